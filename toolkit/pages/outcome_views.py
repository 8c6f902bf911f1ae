"""What comes of the scores, in one language: for the pages of rounds, units and scorecards."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain, printed, rounded
from toolkit.outcomes.panels import panel_means as of_panels
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.years import Follow, UnitYear
from toolkit.pages import addresses
from toolkit.pages.grade_reasons import places_in_words
from toolkit.pages.renderer import Renderer
from toolkit.schemes.outcomes import Award, Payment
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.showing import with_unit
from toolkit.scoring.sums import means_told

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
NONE = both("无", "none")


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
    words = joined(counts, "，", ", ").said(language)
    sentences = [words[:1].upper() + words[1:] + ("。" if language == "zh" else ".")]
    places = outcome.places
    if places is not None:
        sentences.append(places_in_words(renderer, outcome.scored.edition, places))
    return sentences


def tied(outcome: RoundOutcome, tied: Sequence[str]) -> Text:
    """Return which units are tied across the cut, and who decided, if anybody has."""
    units = joined([outcome.scored.name_of(unit) for unit in tied], "、", ", ")
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


def panel_means(renderer: Renderer, outcome: RoundOutcome) -> dict[str, Any] | None:
    """Return the means of every panel by unit, judges' own units left out; None without panels.

    Sheets of single judges are never shown.
    """
    scheme = outcome.scored.edition.scheme
    if scheme.panels is None:
        return None
    language = renderer.language
    rows, unrounded = [], None
    for card in outcome.in_order():
        means = of_panels(card)
        unrounded = unrounded or (means_told(card, means) if means else None)
        rows.append(
            {
                "name": card.unit.name.said(language),
                "address": addresses.scorecard(card),
                "means": [
                    None if means is None else printed(rounded(means[panel], scheme.printing), 2)
                    for panel in scheme.panels.of
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
    return {
        "labels": labels,
        "judges": counts,
        "rows": rows,
        "unrounded": unrounded.said(language) if unrounded else "",
        "reading": outcome.scored.edition.reading_of_rounding,
    }
