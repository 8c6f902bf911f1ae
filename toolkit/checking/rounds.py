"""Rounds: an edition in force, steps in order, money and decisions within what the policy knows."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed, nearest
from toolkit.problems.problem import Problem
from toolkit.reading.document import Document, Path
from toolkit.schemes.scheme import Scheme
from toolkit.submissions.decisions import (
    AwardGiven,
    Commended,
    DeadlineSet,
    Decision,
    Excepted,
    GradeGiven,
    GroundFound,
    MoneyReturned,
    StatusEnded,
    Vetoed,
)
from toolkit.submissions.repository import FiledRound, Repository
from toolkit.submissions.results import Correction
from toolkit.submissions.round import STATES

NOT_IN_FORCE = declare(
    "C701",
    "error",
    title=both("办法不在施行期内", "Edition not in force"),
    message=both(
        "考核期最后一天是 {day}，这一版办法{times}。",
        "The last day of the window is {day}; the edition is in force {times}.",
    ),
    remedy=both(
        "换用那一天施行的版本，或改正考核期。",
        "Take the edition in force on that day, or correct the window.",
    ),
)
NOT_DATED = declare(
    "C702",
    "error",
    title=both("没有写办法从何时施行", "No proof that the edition is in force"),
    message=both(
        "办法没有写从哪一天施行，这一轮也没有写假定。",
        "The policy bears no day of coming into force, and the round states no assumption.",
    ),
    remedy=both(
        "写 in_force: {{from: …, why: {{zh: …, en: …}}}}，页面上会列为假定。",
        "Write in_force: {{from: …, why: {{zh: …, en: …}}}}; pages show it as an assumption.",
    ),
)
STEPS = declare(
    "C703",
    "error",
    title=both("步骤先后不对", "Steps out of order"),
    message=both(
        "{state}（{day}）不能排在 {before}（{day_before}）之后。",
        "{state} ({day}) cannot follow {before} ({day_before}).",
    ),
    remedy=both(
        "步骤按先后写，期限也从早到晚，都在申报截止之后。",
        "State the steps in order, each later than the one before and than the deadline of claims.",
    ),
)
NOT_OF_THE_POLICY = declare(
    "C704",
    "error",
    title=both("办法里没有这一项", "Not in the policy"),
    message=both("办法里没有{what} “{word}”。", "The policy has no {what} “{word}”."),
    remedy=both("检查拼写；可用：{allowed}。", "Check the spelling; there are: {allowed}."),
)
OUTSIDE = declare(
    "C705",
    "error",
    title=both("决定涉及没有登记的单位", "Decision about a unit outside the round"),
    message=both("{unit} 没有登记参加这一轮考核。", "{unit} is not registered for this round."),
    remedy=both(
        "检查拼写；登记的单位有：{allowed}。", "Check the spelling; registered are: {allowed}."
    ),
)
ABOVE_CAP = declare(
    "C706",
    "error",
    title=both("奖励超过每家的上限", "Award above the cap"),
    message=both(
        "给 {unit} 的奖励是 {amount}，办法规定每家不超过 {most}（{money}）。",
        "The award of {unit} is {amount}; the policy allows at most {most} ({money}).",
    ),
    remedy=both("改正 amount。", "Correct amount."),
)
ABOVE_TOTAL = declare(
    "C707",
    "error",
    title=both("奖励总额超支", "Awards above the total"),
    message=both(
        "奖励合计 {sum}，超过这一轮的总额 {total}（{money}）。",
        "The awards add up to {sum}, above the round’s total of {total} ({money}).",
    ),
    remedy=both(
        "改正 amount，或在 round.yml 的 awards 里改正总额。",
        "Correct amount, or the total under awards in round.yml.",
    ),
)
NO_TOTAL = declare(
    "C708",
    "error",
    title=both("没有写奖励总额", "Total of awards not stated"),
    message=both(
        "发了{award}，round.yml 里却没有写它的总额。",
        "{award} is given out, but round.yml states no total of it.",
    ),
    remedy=both(
        "在 round.yml 里写 awards: {{{id}: 总额}}。", "Write awards: {{{id}: total}} in round.yml."
    ),
)
TOO_EARLY = declare(
    "C709",
    "error",
    title=both("期限早于决定", "Deadline before the decision"),
    message=both(
        "期限 {until} 早于决定的日期 {on}。", "The deadline {until} is before the decision, {on}."
    ),
    remedy=both("改正 until 或 on。", "Correct until or on."),
)
TWICE = declare(
    "C710",
    "error",
    title=both("编号重复", "Id used twice"),
    message=both("编号 “{id}” 用了不止一次。", "The id “{id}” is used more than once."),
    remedy=both("每条用不同的编号。", "Give every entry an id of its own."),
)
UNVERIFIED = declare(
    "C711",
    "error",
    title=both("结果已定，仍有申报没有核定", "Final, with claims not verified"),
    message=both(
        "这一轮已是{state}，{unit} 的申报还没有核定。",
        "The round is {state}, but the claim of {unit} is not verified.",
    ),
    remedy=both(
        "补上核定；不予受理的，在 decisions.yml 里记一条 kind: set-aside。",
        "Add the review; a claim that is set aside needs a decision of kind set-aside.",
    ),
)
FROM_TO = both("自 {from} 起，至 {to}", "from {from} to {to}")
FROM = both("自 {from} 起", "from {from}")


def check_rounds(repository: Repository) -> Iterator[Problem]:
    """Yield a problem for every round and decision that the policy or the calendar does not allow."""
    for filed in repository.rounds.values():
        yield from _steps(filed)
        if filed.corrections is not None and filed.corrections_document is not None:
            entries, document = filed.corrections.corrections, filed.corrections_document
            yield from _twice("corrections", entries, document)
        if filed.edition is None:
            continue
        scheme = filed.edition.scheme
        yield from _in_force(filed, scheme)
        yield from _unverified(repository, filed)
        known = {each.id: each for each in scheme.outcomes.awards}
        for name in filed.round.awards:
            if name not in known:
                yield _unknown(filed.document, ("awards", name), AWARD, name, known, is_key=True)
        if filed.decisions is not None and filed.decisions_document is not None:
            for index, decision in enumerate(filed.decisions.decisions):
                yield from _decision(filed, scheme, index, decision)
            yield from _twice("decisions", filed.decisions.decisions, filed.decisions_document)
            yield from _awards(filed, scheme)


def _in_force(filed: FiledRound, scheme: Scheme) -> Iterator[Problem]:
    policy, assumed = scheme.policy, filed.round.in_force
    first = policy.in_force_from or (assumed.from_ if assumed else None)
    last = policy.in_force_until or (assumed.until if assumed else None)
    day = filed.round.window.to
    if first is None:
        yield Problem(NOT_DATED, filed.document.place(("edition",)))
    elif day < first or (last is not None and day > last):
        times = FROM.filled(**{"from": first.isoformat()})
        if last is not None:
            times = FROM_TO.filled(**{"from": first.isoformat(), "to": last.isoformat()})
        values: dict[str, Text | str] = {"day": day.isoformat(), "times": times}
        yield Problem(NOT_IN_FORCE, filed.document.place(("window", "to")), values, day.isoformat())


def _steps(filed: FiledRound) -> Iterator[Problem]:
    order = list(STATES)
    days = [("submitted", filed.round.deadline)]
    days += [(step.state, step.until) for step in filed.round.steps]
    for index, ((before, day_before), (state, day)) in enumerate(pairwise(days)):
        if order.index(state) <= order.index(before) or day < day_before:
            values: dict[str, Text | str] = {
                "state": state,
                "day": day.isoformat(),
                "before": before,
                "day_before": day_before.isoformat(),
            }
            yield Problem(STEPS, filed.document.place(("steps", index)), values)


def _unverified(repository: Repository, filed: FiledRound) -> Iterator[Problem]:
    """Claims nobody has reviewed although the round is final and they were not set aside."""
    if filed.round.state not in ("final", "corrected") or "decisions.yml" in filed.unread:
        return
    decisions = filed.decisions.decisions if filed.decisions is not None else ()
    aside = {each.unit for each in decisions if each.kind == "set-aside"}
    for unit in filed.units:
        key = (filed.round.scheme, filed.round.round, unit)
        is_open = key in repository.claims and key not in repository.reviews
        if is_open and key not in repository.unreadable_reviews and unit not in aside:
            values: dict[str, Text | str] = {"state": STATES[filed.round.state], "unit": unit}
            yield Problem(UNVERIFIED, filed.document.place(("state",)), values)


GRADE, CONSEQUENCE = both("等次", "grade"), both("处理", "consequence")
AWARD, GROUND = both("奖励", "award"), both("情形", "ground")
ENDING, COMMENDATION = both("处理决定", "ending"), both("表彰", "commendation")
ATTRIBUTE = both("登记事项", "attribute")


def _named(decision: Decision, scheme: Scheme) -> tuple[str, Text, str, list[str]] | None:
    """Return what a decision names: the key, what it is, the word, the words there are."""
    outcomes = scheme.outcomes
    match decision:
        case GradeGiven():
            known = list(outcomes.grades.of) if outcomes.grades else []
            return "grade", GRADE, decision.grade, known
        case DeadlineSet():
            known = [each.id for each in outcomes.consequences if each.kind == "deadline"]
            return "consequence", CONSEQUENCE, decision.consequence, known
        case AwardGiven():
            return "award", AWARD, decision.award, [each.id for each in outcomes.awards]
        case GroundFound():
            grounds = [ground for ending in outcomes.endings for ground in ending.grounds]
            known = [ground.id for ground in grounds if ground.found_by is not None]
            return "ground", GROUND, decision.ground, known
        case StatusEnded() | MoneyReturned():
            return "ending", ENDING, decision.ending, [each.id for each in outcomes.endings]
        case Vetoed():
            return (
                "ground",
                GROUND,
                decision.ground,
                list(outcomes.veto.grounds if outcomes.veto else ()),
            )
        case Commended():
            known = [each.id for each in outcomes.commendations]
            return "commendation", COMMENDATION, decision.commendation, known
        case Excepted():
            known = [name for name, each in scheme.attributes.items() if each.unique]
            return "attribute", ATTRIBUTE, decision.attribute, known
    return None


def _decision(
    filed: FiledRound, scheme: Scheme, index: int, decision: Decision
) -> Iterator[Problem]:
    document = filed.decisions_document
    assert document is not None
    path: Path = ("decisions", index)
    named = [((*path, "unit"), decision.unit)]
    if isinstance(decision, Commended):
        named += [
            ((*path, "passed_over", position, "unit"), each.unit)
            for position, each in enumerate(decision.passed_over)
        ]
    for at, unit in named:
        if filed.register is not None and unit not in filed.units:
            values: dict[str, Text | str] = {"unit": unit, "allowed": listed(list(filed.units))}
            yield Problem(OUTSIDE, document.place(at), values, unit, nearest(unit, filed.units))
    found = _named(decision, scheme)
    if found is not None and found[2] not in found[3]:
        key, what, word, known = found
        yield _unknown(document, (*path, key), what, word, known)
    if isinstance(decision, DeadlineSet) and decision.until < decision.on:
        days = {"until": decision.until.isoformat(), "on": decision.on.isoformat()}
        yield Problem(TOO_EARLY, document.place((*path, "until")), days, days["until"])


def _awards(filed: FiledRound, scheme: Scheme) -> Iterator[Problem]:
    """Awards keep the cap of each unit and the total of the round."""
    decisions, document = filed.decisions, filed.decisions_document
    assert decisions is not None
    assert document is not None
    for award in scheme.outcomes.awards:
        given = [
            (index, each)
            for index, each in enumerate(decisions.decisions)
            if isinstance(each, AwardGiven) and each.award == award.id
        ]
        spent: dict[str, Decimal] = {}
        for index, each in given:
            spent[each.unit] = spent.get(each.unit, Decimal(0)) + each.amount
            if spent[each.unit] > award.at_most:
                values: dict[str, Text | str] = {
                    "unit": each.unit,
                    "amount": str(spent[each.unit]),
                    "most": str(award.at_most),
                    "money": award.unit,
                }
                yield Problem(
                    ABOVE_CAP,
                    document.place(("decisions", index, "amount")),
                    values,
                    str(each.amount),
                )
        total, sum_ = filed.round.awards.get(award.id), sum(spent.values(), Decimal(0))
        if given and total is None:
            place = document.place(("decisions", given[0][0], "award"))
            yield Problem(NO_TOTAL, place, {"award": award.label, "id": award.id}, award.id)
        elif total is not None and sum_ > total:
            texts: dict[str, Text | str] = {
                "sum": str(sum_),
                "total": str(total),
                "money": award.unit,
            }
            place = document.place(("decisions", given[-1][0], "amount"))
            yield Problem(ABOVE_TOTAL, place, texts, str(given[-1][1].amount))


def _twice(
    key: str, entries: Iterable[Decision | Correction], document: Document
) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, each in enumerate(entries):
        if each.id in seen:
            place = document.place((key, index, "id"))
            yield Problem(TWICE, place, {"id": each.id}, each.id)
        seen.add(each.id)


def _unknown(
    document: Document,
    path: Path,
    what: Text,
    word: str,
    known: Iterable[str],
    is_key: bool = False,
) -> Problem:
    allowed = list(known)
    place = document.key_place(path) if is_key else document.place(path)
    values: dict[str, Text | str] = {"what": what, "word": word, "allowed": listed(allowed)}
    return Problem(NOT_OF_THE_POLICY, place, values, word, nearest(word, allowed))
