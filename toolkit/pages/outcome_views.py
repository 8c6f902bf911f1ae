"""What comes of the scores, in one language: for the pages of rounds, units and scorecards."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from toolkit.language import Language, Text, both, joined, one_of
from toolkit.numbers import exact, plain, printed, rounded
from toolkit.outcomes.changes import changed
from toolkit.outcomes.laboratory import ROUNDING, Alternative, Laboratory
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.years import Follow, UnitYear
from toolkit.pages import addresses
from toolkit.pages.calendar_view import calendar
from toolkit.pages.grade_reasons import places_in_words
from toolkit.pages.renderer import Renderer
from toolkit.schemes.outcomes import Award, Payment
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.showing import with_unit
from toolkit.submissions.decisions import KINDS, Decision

TIED = both(
    "名额末位同分：{units}。办法没有写怎么取舍，须由主办方决定并记录。",
    "Tied for the last place: {units}. The policy does not say who goes first; a decision has to be recorded.",
)
TIE_DECIDED = both(
    "名额末位同分：{units}。由{by}决定（{day}）：{why}",
    "Tied for the last place: {units}. Decided by {by} on {day}: {why}",
)
COUNT = both("{grade} {n} 个", "{grade} {n}")
SPENT = both("{label}：{n} 个单位，合计 {sum}。", "{label}: {n} {n:unit|units}, {sum} in all.")
SPENT_OF = both(
    "{label}：{n} 个单位，合计 {sum}，总额 {total}。",
    "{label}: {n} {n:unit|units}, {sum} in all, of {total}.",
)
EFFECTS = both("取“{option}”：{effects}", "“{option}”: {effects}")
IN_YEAR = both("{year} 年度{effect}", "in {year} {effect}")
NO_EFFECT = both("不变", "nothing changes")
NOWHERE = both("各单位的结果都不变", "no result changes")
OF_TOTALS = both("有 {n} 个单位的总分会变", "the total of {units} changes")
OF_RESULTS = both("有 {n} 个单位的{what}会变", "the {what} of {units} changes")
OF_SOME = both(
    "有 {n} 个单位的结果会变，其中 {telling} 个的{what}会变",
    "the result of {units} changes, for {telling} of them the {what}",
)
IN_A_ROW = both(
    "已连续 {n} 次{grade}；连续 {times} 次，应予：{ending}",
    "{grade} {n} {n:time|times} in a row; at {times} in a row: {ending}",
)
#: What follows that a reader has to be told who does it, and what is not known of it, by the word.
EXPLAINED = frozenset({
    "follow_notice",
    "follow_deadline",
    "follow_deadline_open",
    "follow_payment",
    "follow_ending_open",
})  # fmt: skip
NEXT = both("下一步：{state}，{by}，{day} 前", "next: {state}, by {by}, until {day}")
NONE = both("无", "none")
OF_ROUNDING = both("取整", "rounding")


def grade_label(scheme: Scheme, grade: str | None) -> Text | None:
    """Return what a grade is called; None where there is none."""
    grades = scheme.outcomes.grades
    return None if grades is None or grade is None else grades.of[grade].label


def unit_outcome(renderer: Renderer, scheme: Scheme, year: UnitYear) -> dict[str, Any]:
    """Return rank, grade and what follows of one unit in one round."""
    language = renderer.language
    label = grade_label(scheme, year.grade)
    return {
        "rank": year.rank,
        "has_ranks": scheme.outcomes.ranking is not None,
        "grade": year.grade,
        "has_grades": scheme.outcomes.grades is not None,
        "grade_label": label.said(language) if label else "",
        "how": year.how.said(language),
        "follows": [_follow(renderer, scheme, each) for each in year.follows],
    }


def rows_in_words(renderer: Renderer, scheme: Scheme, year: UnitYear) -> list[str]:
    """Return how often in a row the unit has a grade that ends its status, while it does not yet."""
    said = []
    for ending in scheme.outcomes.endings:
        for ground in ending.grounds:
            count = year.in_a_row.get(ground.id, 0)
            if ground.in_a_row is not None and 0 < count < ground.in_a_row.times:
                words = IN_A_ROW.filled(
                    n=count,
                    grade=grade_label(scheme, ground.in_a_row.grade) or NONE,
                    times=ground.in_a_row.times,
                    ending=ending.label,
                )
                said.append(words.said(renderer.language))
    return said


def _follow(renderer: Renderer, scheme: Scheme, each: Follow) -> dict[str, Any]:
    language, decision = renderer.language, each.decision
    about = f"follow_{each.kind}{'_open' if each.is_open else ''}"
    return {
        "id": each.id,
        "kind": each.kind,
        "label": each.label.said(language),
        "state": each.state.said(language),
        "is_open": each.is_open,
        "about": renderer.word(about) if about in EXPLAINED else "",
        "why": decision.why.said(language) if decision is not None else "",
        "article": scheme.clause(each.article).cite.said(language),
        "article_id": each.article,
        "readings": each.readings,
    }


def grades_in_words(renderer: Renderer, outcome: RoundOutcome) -> list[str]:
    """Return the counts of grades and the use of the quota, a sentence each."""
    language, scheme = renderer.language, outcome.scored.edition.scheme
    if scheme.outcomes.grades is None:
        return []
    counts = [
        COUNT.filled(grade=scheme.outcomes.grades.of[grade].label, n=count)
        for grade, count in outcome.grade_counts.items()
    ]
    sentences = [joined(counts, "，", ", ").said(language) + ("。" if language == "zh" else ".")]
    places = outcome.places
    if places is not None:
        sentences.append(places_in_words(renderer, outcome.scored.edition, places))
    return sentences


def tied(outcome: RoundOutcome, tied: Sequence[str]) -> Text:
    """Return which units are tied across the cut, and who decided, if anybody has."""
    names = {card.unit.id: card.unit.name for card in outcome.scored.scorecards}
    units = joined([names[unit] for unit in tied], "、", ", ")
    decided = [each for each in outcome.decisions if each.kind == "grade" and each.unit in tied]
    if not decided:
        return TIED.filled(units=units)
    first = decided[0]
    return TIE_DECIDED.filled(units=units, by=first.by, day=first.on.isoformat(), why=first.why)


def money(renderer: Renderer, outcome: RoundOutcome) -> list[str]:
    """Return the money of a round by what it is for, a sentence each; an award with its total."""
    scheme = outcome.scored.edition.scheme
    said = []
    kinds: tuple[Payment | Award, ...] = (*scheme.outcomes.payments, *scheme.outcomes.awards)
    for each in kinds:
        amounts = [
            follow.amount
            for year in outcome.years.values()
            for follow in year.follows
            if follow.id == each.id and follow.amount
        ]
        total = outcome.scored.round.awards.get(each.id)
        if not amounts and total is None:
            continue
        sentence = SPENT if total is None else SPENT_OF
        said.append(
            sentence.filled(
                label=each.label,
                n=len(amounts),
                sum=with_unit(plain(sum(amounts, Fraction(0))), each.unit),
                total="" if total is None else with_unit(plain(exact(total)), each.unit),
            ).said(renderer.language)
        )
    return said


def steps(renderer: Renderer, outcome: RoundOutcome) -> list[dict[str, Any]]:
    """Return the calendar of a round: each step with its day, who acts, and whether it is done."""
    return calendar(renderer, outcome.scored.round)


def decisions(renderer: Renderer, outcome: RoundOutcome, unit: str = "") -> list[dict[str, Any]]:
    """Return what people decided, all or what concerns a unit: about whom, what, who, when, why."""
    language = renderer.language
    decided = [each for each in outcome.decisions if unit in ("", *concerned(each))]
    if not decided:
        return []
    names = {card.unit.id: card.unit.name.said(language) for card in outcome.scored.scorecards}
    cards = {card.unit.id: card for card in outcome.scored.scorecards}
    return [
        {
            "id": f"decision-{each.id}",
            "about": concerned(each),
            "unit": names.get(each.unit, each.unit),
            "address": addresses.scorecard(cards[each.unit]) if each.unit in cards else "",
            **_said_once(
                KINDS[each.kind].said(language),
                _decided(outcome.scored.edition.scheme, each, names).said(language),
            ),
            "by": each.by.said(language),
            "on": each.on.isoformat(),
            "why": each.why.said(language),
        }
        for each in decided
    ]


def concerned(decision: Decision) -> tuple[str, ...]:
    """Return the units that a decision is about: its own, and those it passes over."""
    passed_over = decision.passed_over if decision.kind == "commendation" else ()
    return (decision.unit, *(each.unit for each in passed_over))


def _said_once(kind: str, what: str) -> dict[str, str]:
    """Return the kind of a decision and what it says, without the kind twice."""
    if what.casefold().startswith(kind.casefold()):
        return {"kind": what, "what": ""}
    return {"kind": kind, "what": what}


def _decided(scheme: Scheme, each: Decision, names: dict[str, str]) -> Text:
    outcomes = scheme.outcomes
    labels: dict[str, Text] = {one.id: one.label for one in outcomes.consequences}
    labels |= {one.id: one.label for one in outcomes.awards}
    labels |= {one.id: one.label for one in outcomes.commendations}
    for ending in outcomes.endings:
        labels |= {ending.id: ending.label, **{one.id: one.label for one in ending.grounds}}
    units = {one.id: one.unit for one in outcomes.awards}
    match each.kind:
        case "grade":
            return grade_label(scheme, each.grade) or NONE
        case "deadline":
            return both("{label}，{day} 前", "{label} by {day}").filled(
                label=labels[each.consequence], day=each.until.isoformat()
            )
        case "award":
            return both("{label} {amount}", "{label} {amount}").filled(
                label=labels[each.award],
                amount=with_unit(plain(exact(each.amount)), units[each.award]),
            )
        case "returned":
            return with_unit(plain(exact(each.amount)), outcomes.payments[0].unit)
        case "ground":
            return labels[each.ground]
        case "ending":
            return labels[each.ending]
        case "veto":
            assert outcomes.veto is not None
            return outcomes.veto.grounds[each.ground]
        case "commendation":
            over = [
                both("{unit}：{ground}", "{unit}: {ground}").filled(
                    unit=names.get(one.unit, one.unit), ground=_within_a_sentence(one.ground)
                )
                for one in each.passed_over
            ]
            if not over:
                return labels[each.commendation]
            return both("{label}；越过 {over}", "{label}; passed over {over}").filled(
                label=labels[each.commendation], over=joined(over, "；", "; ")
            )
        case "exception":
            return scheme.attributes[each.attribute].label
    return both("", "")


def readings_of_round(
    renderer: Renderer, outcome: RoundOutcome, laboratory: Laboratory
) -> list[dict[str, Any]]:
    """Return what other options would change in a round; those without effect are left out."""
    language, scheme = renderer.language, outcome.scored.edition.scheme
    names = {card.unit.id: card.unit.name.said(language) for card in outcome.scored.scorecards}
    return [
        {
            "id": "" if each.reading == ROUNDING else each.reading,
            "name": OF_ROUNDING.said(language) if each.reading == ROUNDING else each.reading,
            "label": each.label.said(language),
            "contest": renderer.word(f"contest_{each.contest}"),
            "is_contested": each.contest != "low",
            "telling": [
                (names[change.unit], changed(scheme, change).said(language))
                for change in each.changes
                if not change.is_of_score_alone
            ],
            "alone": sum(change.is_of_score_alone for change in each.changes),
        }
        for each in laboratory.alternatives
        if each.changes
    ]


def reading_effects(
    language: Language, tried: Sequence[tuple[RoundOutcome, Alternative]]
) -> dict[str, list[str]]:
    """Return by reading what each other option would change, a sentence each for all rounds."""
    rounds: dict[tuple[str, str], list[tuple[RoundOutcome, Alternative]]] = {}
    for outcome, each in tried:
        rounds.setdefault((each.reading, each.option), []).append((outcome, each))
    found: dict[str, list[str]] = {}
    for (reading, _), of_rounds in rounds.items():
        effects = [
            IN_YEAR.filled(year=outcome.scored.round.round, effect=_effect(outcome, each))
            for outcome, each in of_rounds
        ]
        label = _within_quotes(of_rounds[0][1].label)
        if not any(each.changes for _, each in of_rounds):
            effects = [NOWHERE]
        words = EFFECTS.filled(option=label, effects=joined(effects))
        found.setdefault(reading, []).append(words.said(language))
    return found


def _effect(outcome: RoundOutcome, tried: Alternative) -> Text:
    """Return what another option would change in a round."""
    n = len(tried.changes)
    telling = sum(not change.is_of_score_alone for change in tried.changes)
    units = both("", "{n} {n:unit|units}").filled(n=n)
    if not n:
        return NO_EFFECT
    if not telling:
        return OF_TOTALS.filled(n=n, units=units)
    sentence = OF_RESULTS if telling == n else OF_SOME
    what = _what_follows(outcome.scored.edition.scheme)
    return sentence.filled(n=n, units=units, telling=telling, what=what)


def _what_follows(scheme: Scheme) -> Text:
    """Return what besides the total a reading may change under a scheme."""
    said = scheme.outcomes
    known = [
        (said.ranking, both("名次", "rank")),
        (said.grades, both("等次", "grade")),
        (said.payments, both("资金", "money")),
        (said.endings, both("资格", "status")),
    ]
    return one_of([words for part, words in known if part])


def _within_quotes(text: Text) -> Text:
    """Return a text as it stands within quotes: its own become single ones."""
    single = str.maketrans("“”", "‘’")
    return both(text.zh.translate(single), text.en.translate(single))


def _within_a_sentence(text: Text) -> Text:
    """Return a sentence as a part of another: without its full stop."""
    return both(text.zh.rstrip("。"), text.en.rstrip("."))


def panel_means(renderer: Renderer, outcome: RoundOutcome) -> dict[str, Any] | None:
    """Return the means of every panel by unit, judges' own units left out; None without panels.

    Sheets of single judges are never shown.
    """
    scheme = outcome.scored.edition.scheme
    if scheme.panels is None:
        return None
    language = renderer.language
    rows = []
    for card in outcome.in_order():
        means = [
            sum(
                (of.get(f"mean {panel}", Fraction(0)) for of in card.means.values()),
                Fraction(0),
            )
            for panel in scheme.panels.of
        ]
        has_all = all(
            any(f"mean {panel}" in of for of in card.means.values()) for panel in scheme.panels.of
        )
        rows.append(
            {
                "name": card.unit.name.said(language),
                "address": addresses.scorecard(card),
                "means": [
                    printed(rounded(mean, scheme.printing), 2) if has_all else None
                    for mean in means
                ],
                "own": sum(1 for sheet in outcome.filed.sheets if sheet.unit == card.unit.id),
                "total": card.printed(card.total),
            }
        )
    labels = [
        f"{each.label.said(language)} {plain(Fraction(each.weight))}%"
        for each in scheme.panels.of.values()
    ]
    counts = [
        sum(1 for sheet in outcome.filed.sheets if sheet.panel == panel)
        for panel in scheme.panels.of
    ]
    return {"labels": labels, "judges": counts, "rows": rows}
