"""How the results of a round are spread before and after a change, and the places of a quota."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from toolkit.language import Text, both
from toolkit.numbers import exact, printed, rounded
from toolkit.review.impact.impact import Share, Value
from toolkit.review.impact.quotas import Held
from toolkit.review.impact.settled import SettledRound
from toolkit.submissions.repository import RoundId

OF_GRADE = both("{grade}（单位数）", "{grade} (units)")
NO_GRADE = both("等次未定（单位数）", "grade open (units)")
PLACES = both("{grade}的名额", "places for {grade}")
TAKEN = both("{grade}名额中已定的", "places for {grade} that are taken")
LEAST = both("最低总分", "lowest total")
MIDDLE = both("总分中位数", "median total")
MOST = both("最高总分", "highest total")


def distribution(
    id: RoundId, before: SettledRound | None, after: SettledRound | None
) -> Iterator[Share]:
    """Yield how a round's grades, totals and places are spread in both states."""
    rows = [dict(_rows(each)) if each is not None else {} for each in (before, after)]
    for label in {**rows[1], **rows[0]}:
        yield Share(*id, label, Value(rows[0].get(label), rows[1].get(label)))


def held(settled: SettledRound | None) -> Held | None:
    """Return the places of a round's quota; None where it has none."""
    if settled is None or settled.places is None or settled.edition.scheme.outcomes.grades is None:
        return None
    places = settled.places
    label = settled.edition.scheme.outcomes.grades.of[places.grade].label
    return Held(label, str(places.allowed), places.given, places.is_open)


def _rows(settled: SettledRound) -> Iterator[tuple[Text, str]]:
    grades, places = settled.edition.scheme.outcomes.grades, settled.places
    counts = Counter(year.grade for year in settled.years.values())
    if grades is not None:
        for name, grade in grades.of.items():
            yield OF_GRADE.filled(grade=grade.label), str(counts[name])
        yield NO_GRADE, str(counts[None])
    if grades is not None and places is not None:
        label = grades.of[places.grade].label
        yield PLACES.filled(grade=label), str(places.allowed)
        yield TAKEN.filled(grade=label), str(len(places.given))
    totals = [exact(t) for each in settled.scores.values() if (t := each.verified.total)]
    rounding = settled.edition.scheme.printing
    for label, middle in MIDDLES if totals else ():
        yield label, printed(rounded(middle(totals), rounding), rounding.places)


def _median(totals: Sequence[Fraction]) -> Fraction:
    """Return the middle total, or halfway between the two in the middle."""
    ordered, half = sorted(totals), len(totals) // 2
    return ordered[half] if len(totals) % 2 else (ordered[half - 1] + ordered[half]) / 2


#: What is told of all totals: each with its words.
MIDDLES: tuple[tuple[Text, Callable[[Sequence[Fraction]], Fraction]], ...] = (
    (LEAST, min),
    (MIDDLE, _median),
    (MOST, max),
)
