"""The next grade: which comes next above a score, how much is missing, and what else decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain, printed, rounded
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.years import UnitYear
from toolkit.schemes.outcomes import Grades
from toolkit.schemes.scheme import Scheme
from toolkit.scoring.evaluation import Value
from toolkit.scoring.scorecard import Scorecard

#: The score that is looked at: what reviewers decided; before that, what the unit claims; where
#: people mark and have not, what it claims without their marks.
Side: TypeAlias = Literal["verified", "claimed", "unmarked"]

SIDES: Mapping[Side, tuple[Text, ...]] = {
    "verified": (),
    "claimed": (both("按自评，", "as claimed: "),),
    "unmarked": (both("按自评、不计评定分，", "as claimed and without marks: "),),
}
MISSING = both(
    "离“{grade}”（{from_} 分起）还差 {n} 分",
    "{n} {n:point|points} short of “{grade}” (from {from_})",
)
REACHED = both(
    "“{grade}”的分数（{from_} 分）已经够了",
    "the score is high enough for “{grade}” (from {from_})",
)
OF_BASE = both("，只看基础分，不含加分", ", counting the base without bonus")
CAPPED = both("，总分最多按 {most} 分算", ", counting {most} {most:point|points} at most")
BY_PLACES = both("，还要看名额", "; the number of places is limited")


@dataclass(frozen=True)
class Rung:
    """A grade with a cut-off, which is compared with the published score."""

    grade: str
    label: Text
    from_: Fraction
    has_quota: bool


@dataclass(frozen=True)
class NextGrade:
    """The grade above a score: where it begins, what is missing, whether places decide as well.

    ``missing`` is 0 where the points are there and only the places are not.
    """

    rung: Rung
    side: Side
    missing: Fraction
    places: int
    text: Text

    @property
    def printed(self) -> str:
        """What is missing, as scores are printed."""
        return printed(self.missing, self.places)


def rungs(grades: Grades) -> tuple[Rung, ...]:
    """Return the grades that have a cut-off, the lowest first."""
    return tuple(
        Rung(name, grade.label, exact(grade.from_), grade.quota is not None)
        for name, grade in reversed(list(grades.of.items()))
        if grade.from_ is not None
    )


def next_above(
    value: Fraction, ladder: Sequence[Rung], grade: str | None = None
) -> tuple[Rung, Fraction] | None:
    """Return the next rung above a printed score, and what is missing to it.

    Where every cut-off is reached it is the rung whose places decide, unless that is the ``grade``
    already given; else None.
    """
    for rung in ladder:
        if rung.from_ > value:
            return rung, rung.from_ - value
    limited = [rung for rung in ladder if rung.has_quota and rung.grade != grade]
    return (limited[-1], Fraction(0)) if limited else None


def sentence(scheme: Scheme, rung: Rung, side: Side, is_reached: bool) -> Text:
    """Return what is said of a rung, with ``{grade}``, ``{from_}``, ``{n}`` and ``{most}`` to fill."""
    assert scheme.outcomes.grades is not None
    basis = scheme.outcomes.grades.basis
    parts = [*SIDES[side], REACHED if is_reached else MISSING]
    parts += {"base": [OF_BASE], "capped-total": [CAPPED], "total": []}[basis]
    return joined([*parts, BY_PLACES] if rung.has_quota else parts, "", "")


def next_grade(outcome: RoundOutcome, card: Scorecard) -> NextGrade | None:
    """Return the next grade of a unit; None at the top, and where points bring no grade."""
    scheme, year = card.edition.scheme, outcome.year_of(card)
    found = _score(scheme, card, year)
    if found is None:
        return None
    value, side = found
    assert scheme.outcomes.grades is not None
    ladder = rungs(scheme.outcomes.grades)
    best = next(iter(scheme.outcomes.grades.of))
    if year.is_barred:
        ladder = tuple(rung for rung in ladder if rung.grade != best)
    above = next_above(value, ladder, year.grade)
    if above is None:
        return None
    rung, missing = above
    places = scheme.printing.places
    text = sentence(scheme, rung, side, missing == 0).filled(
        grade=rung.label,
        from_=plain(rung.from_),
        n=printed(missing, places),
        most=str(scheme.points),
    )
    return NextGrade(rung, side, missing, places, text)


def _score(scheme: Scheme, card: Scorecard, year: UnitYear) -> tuple[Fraction, Side] | None:
    """Return the printed score that is graded; None where no points would bring a grade."""
    grades, veto = scheme.outcomes.grades, scheme.outcomes.veto
    is_zero = veto is not None and veto.effect == "zero"
    if grades is None or not year.standing.took_part or (is_zero and _is_vetoed(year)):
        return None
    is_base = grades.basis == "base"
    sides: dict[Side, Value | None] = {
        "verified": card.base if is_base else card.total,
        "claimed": card.claimed_base if is_base else card.claimed_total,
        "unmarked": card.claimed_unmarked,
    }
    for side, score in sides.items():
        if isinstance(score, Fraction):
            value = rounded(score, scheme.printing)
            is_capped = grades.basis == "capped-total" and scheme.points is not None
            return (min(value, exact(scheme.points or 0)) if is_capped else value), side
    return None


def _is_vetoed(year: UnitYear) -> bool:
    return any(each.kind == "veto" for each in year.follows)
