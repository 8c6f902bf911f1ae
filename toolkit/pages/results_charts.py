"""The charts of a round: how the totals are spread, and the grades against the places."""

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from toolkit.numbers import exact, plain
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages.charts.distribution import Cut, Distribution, distribution
from toolkit.pages.charts.grade_bar import Part, grade_bar
from toolkit.pages.renderer import Renderer

#: With so many different scores each has a row of its own; with more there are ranges.
FEW = 8
#: The style of units without a grade. No grade of a policy has a shape of its own but these.
NO_GRADE = "none"
SHAPES = {"excellent": "★", "fail": "▽", NO_GRADE: "–"}


@dataclass(frozen=True)
class Spread:
    """A distribution with its heading, and how many units have each score or are in each range."""

    drawn: Distribution
    heading: str
    ranges: tuple[tuple[str, int], ...]
    is_by_score: bool


@dataclass(frozen=True)
class GradeCount:
    """How many units have a grade, with its word and the name of its style."""

    grade: str
    label: str
    count: int


@dataclass(frozen=True)
class Grades:
    """The bar of grades, and the counts to stand below it."""

    svg: Markup
    counts: tuple[GradeCount, ...]


def spread_of_totals(renderer: Renderer, outcome: RoundOutcome) -> Spread | None:
    """Return how the scores that are graded are spread; None where there is none."""
    language, scheme = renderer.language, outcome.scored.edition.scheme
    grades = scheme.outcomes.grades
    is_base = grades is not None and grades.basis == "base"
    cuts = [
        Cut(
            plain(exact(grade.from_)),
            renderer.word(
                "cut_places" if grade.quota else "cut",
                grade=grade.label,
                points=plain(exact(grade.from_)),
            ),
        )
        for grade in ([] if grades is None else grades.of.values())
        if grade.from_ is not None
    ]
    scores = [
        (card.unit.name.said(language), card.printed(card.base if is_base else card.total))
        for card in outcome.scored.scorecards
    ]
    points = None if scheme.points is None else str(scheme.points)
    return spread(
        renderer,
        scores,
        points,
        cuts,
        "spread_title_base" if is_base else "spread_title",
    )


def spread(
    renderer: Renderer,
    scores: list[tuple[str, str | None]],
    points: str | None,
    cuts: list[Cut],
    heading: str,
    **values: str,
) -> Spread | None:
    """Return how scores are spread; ``heading`` is a word of the pages, filled with ``values`` too."""
    given = [(name, score) for name, score in scores if score is not None]
    if not given:
        return None
    lowest, highest = range_of([score for _, score in given])
    title = renderer.word(heading, n=len(given), low=lowest, high=highest, **values)
    rest = [renderer.word("spread_cuts")] if cuts else []
    if len(given) < len(scores):
        rest.append(renderer.word("spread_left_out", n=len(scores) - len(given)))
    space = "" if renderer.language == "zh" else " "
    dots, bars = (
        space.join([renderer.word(each), *rest]) for each in ("spread_dots", "spread_bars")
    )
    drawn = distribution(given, points, cuts, title, dots, bars)
    assert drawn is not None
    by_score = sorted(Counter(score for _, score in given).items(), key=lambda each: exact(each[0]))
    if len(by_score) <= FEW:
        return Spread(drawn, title, tuple(by_score), is_by_score=True)
    ranges = tuple(
        (
            renderer.word(
                "range_last" if each.is_last else "range_below", low=each.low, high=each.high
            ),
            each.count,
        )
        for each in drawn.ranges
    )
    return Spread(drawn, title, ranges, is_by_score=False)


def range_of(scores: list[str]) -> tuple[str, str]:
    """Return the lowest and the highest of scores as printed."""
    return min(scores, key=exact), max(scores, key=exact)


def grades_of(renderer: Renderer, outcome: RoundOutcome) -> Grades | None:
    """Return how many units have each grade, drawn against the places; None without grades."""
    language, scheme = renderer.language, outcome.scored.edition.scheme
    grades, places = scheme.outcomes.grades, outcome.places
    if grades is None:
        return None
    counts = [
        GradeCount(name, grades.of[name].label.said(language), count)
        for name, count in outcome.grade_counts.items()
    ]
    without = sum(year.grade is None for year in outcome.years.values())
    if without:
        counts.append(GradeCount(NO_GRADE, renderer.word("no_grade_yet"), without))
    parts = [
        Part(each.grade, f"{SHAPES.get(each.grade, '●')} {each.label} {each.count}", each.count)
        for each in counts
    ]
    mark = None
    if places is not None:
        label = grades.of[places.grade].label
        mark = places.allowed, renderer.word("places_n", grade=label, n=places.allowed)
    title = renderer.word("grades_title", n=len(outcome.years))
    svg = grade_bar(parts, mark, title, renderer.word("grades_desc"))
    return None if svg is None else Grades(svg, tuple(counts))
