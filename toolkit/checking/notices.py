"""The public notice and its objections: days, what they are about, answers in time."""

from collections.abc import Iterable, Iterator

from toolkit.checking.rounds import NOT_OF_THE_POLICY, OUTSIDE
from toolkit.checking.upheld import check_upheld
from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed, nearest
from toolkit.problems.problem import Problem
from toolkit.reading.document import Document
from toolkit.schemes.facts import Records
from toolkit.submissions.objection import Objection
from toolkit.submissions.repository import FiledRound, Repository

NO_NOTICE = declare(
    "C712",
    "error",
    title=both("没有写公示的日期", "Public notice without its days"),
    message=both(
        "这一轮的 state 是 {state}，要有公示，却没有写 notice。",
        "The round is {state} and has to have a public notice, but states none.",
    ),
    remedy=both(
        "写 notice: {{from: 第一天, working_days: 5, objections: …}}。",
        "Write notice: {{from: first day, working_days: 5, objections: …}}.",
    ),
)
OUT_OF_TIME = declare(
    "C740",
    "error",
    title=both("异议不在公示期内", "Objection outside the public notice"),
    message=both(
        "异议收到的日期是 {day}，公示期是 {first} 至 {last}。",
        "The objection was received on {day}; the public notice runs from {first} to {last}.",
    ),
    remedy=both(
        "改正 received_on；公示期外收到的不在这里记。",
        "Correct received_on; what came outside these days is not recorded here.",
    ),
)
UNANSWERED = declare(
    "C741",
    "error",
    title=both("结果已定，异议没有答复", "Final, with an objection unanswered"),
    message=both(
        "这一轮已经是 {state}，异议 {id} 还没有答复。",
        "The round is {state}, but objection {id} has no answer.",
    ),
    remedy=both(
        "写上 answer，或把 state 改回 notice。", "State the answer, or set state to notice."
    ),
)
ANSWERED_EARLY = declare(
    "C742",
    "error",
    title=both("答复早于异议", "Answer before the objection"),
    message=both(
        "答复的日期 {on} 早于收到异议的日期 {received}。",
        "The answer of {on} is before the objection of {received}.",
    ),
    remedy=both("改正 on 或 received_on。", "Correct on or received_on."),
)
ANSWERED_LATE = declare(
    "C743",
    "warning",
    title=both("答复超过期限", "Answer after its deadline"),
    message=both(
        "答复的日期是 {on}，期限是 {until}。", "The answer is of {on}; it was due by {until}."
    ),
    remedy=both("日期写错的，改正；确实超期的，不用改。", "Correct the day if it is wrong."),
)
NO_SUCH_CORRECTION = declare(
    "C744",
    "error",
    title=both("没有这条更正", "No such correction"),
    message=both("corrections.yml 里没有 {id}。", "There is no {id} in corrections.yml."),
    remedy=both("检查编号；现有的更正：{allowed}。", "Check the id; there are: {allowed}."),
)
NO_SUCH_RECORD = declare(
    "C745",
    "error",
    title=both("申报里没有这一条", "Not in the claim"),
    message=both("{unit} 的申报里没有 {word}。", "The claim of {unit} has no {word}."),
    remedy=both("检查编号；申报里有：{allowed}。", "Check the id; the claim has: {allowed}."),
)
INDICATOR, FACT = both("指标", "indicator"), both("事实", "fact")


def check_notices(repository: Repository) -> Iterator[Problem]:
    """Yield a problem for every notice without days, and whatever an objection does not agree with."""
    for filed in repository.rounds.values():
        yield from _notice(filed)
        for objection, document in filed.objections:
            yield from _times(filed, objection, document)
            yield from _about(repository, filed, objection, document)
        yield from check_upheld(repository, filed)


def _notice(filed: FiledRound) -> Iterator[Problem]:
    state = filed.round.state
    ordered = filed.edition is not None and filed.edition.scheme.outcomes.notice is not None
    is_asked = state == "notice" or (ordered and state in ("final", "corrected"))
    if filed.round.notice is None and (is_asked or filed.objections):
        yield Problem(NO_NOTICE, filed.document.place(("state",)), {"state": state}, state)


def _times(filed: FiledRound, objection: Objection, document: Document) -> Iterator[Problem]:
    """The objection came within the notice, the answer after it and in time."""
    notice, received, answer = filed.round.notice, objection.received_on, objection.answer
    if notice is not None and not notice.from_ <= received <= notice.last:
        days: dict[str, Text | str] = {
            "day": received.isoformat(),
            "first": notice.from_.isoformat(),
            "last": notice.last.isoformat(),
        }
        yield Problem(OUT_OF_TIME, document.place(("received_on",)), days, received.isoformat())
    if answer is None:
        if filed.round.state in ("final", "corrected"):
            told: dict[str, Text | str] = {"state": filed.round.state, "id": objection.id}
            yield Problem(UNANSWERED, document.place(("id",)), told, objection.id)
        return
    on, place = answer.on.isoformat(), document.place(("answer", "on"))
    if answer.on < received:
        yield Problem(ANSWERED_EARLY, place, {"on": on, "received": received.isoformat()}, on)
    until = filed.answer_until(objection)
    if until is not None and answer.on > until:
        yield Problem(ANSWERED_LATE, place, {"on": on, "until": until.isoformat()}, on)
    known = [each.id for each in filed.corrections.corrections] if filed.corrections else []
    is_readable = "corrections.yml" not in filed.unread
    if answer.correction is not None and answer.correction not in known and is_readable:
        at = document.place(("answer", "correction"))
        said: dict[str, Text | str] = {"id": answer.correction, "allowed": listed(known)}
        yield Problem(NO_SUCH_CORRECTION, at, said, answer.correction)


def _about(
    repository: Repository, filed: FiledRound, objection: Objection, document: Document
) -> Iterator[Problem]:
    """The unit is registered; indicator and fact are of the policy, the record of the claim."""
    unit = objection.unit
    if filed.register is not None and unit not in filed.units:
        values: dict[str, Text | str] = {"unit": unit, "allowed": listed(list(filed.units))}
        place = document.place(("unit",))
        yield Problem(OUTSIDE, place, values, unit, nearest(unit, filed.units))
    if filed.edition is None:
        return
    scheme = filed.edition.scheme
    codes = [leaf.code for leaf in scheme.nodes()]
    if objection.indicator not in codes:
        yield _unknown(document, "indicator", INDICATOR, objection.indicator, codes)
    if objection.fact is not None and objection.fact not in scheme.facts:
        yield _unknown(document, "fact", FACT, objection.fact, scheme.facts)
        return
    claim = repository.claims.get((filed.round.scheme, filed.round.round, unit))
    if objection.record is None or claim is None or objection.fact is None:
        return
    is_listed = isinstance(scheme.facts[objection.fact], Records)
    stated = claim.facts.get(objection.fact)
    known = [each.id for each in stated.records] if is_listed and stated and stated.records else []
    if objection.record not in known:
        told: dict[str, Text | str] = {
            "unit": unit,
            "word": objection.record,
            "allowed": listed(known),
        }
        place = document.place(("record",))
        near = nearest(objection.record, known)
        yield Problem(NO_SUCH_RECORD, place, told, objection.record, near)


def _unknown(document: Document, key: str, what: Text, word: str, known: Iterable[str]) -> Problem:
    allowed = list(known)
    values: dict[str, Text | str] = {"what": what, "word": word, "allowed": listed(allowed)}
    place = document.place((key,))
    return Problem(NOT_OF_THE_POLICY, place, values, word, nearest(word, allowed))
