"""The years of one unit under one scheme: a row each, and the line of the totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup

from toolkit.outcomes.results import Results
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.years import UnitYear
from toolkit.pages import addresses
from toolkit.pages.charts.trend import trend
from toolkit.pages.outcome_views import grade_label
from toolkit.pages.renderer import Renderer
from toolkit.scoring.scorecard import STATUSES

#: The rounds of one unit under one scheme that are out, oldest first.
Years: TypeAlias = Sequence[tuple[RoundOutcome, UnitYear]]


@dataclass(frozen=True)
class PastYear:
    """One year of a unit in one language; None for a total that does not exist."""

    round: str
    title: str
    address: str
    total: str | None
    reason: str
    points: str
    rank: int | None
    grade: str | None
    grade_label: str


def years_of(results: Results, unit: str, scheme: str) -> Years:
    """Return the rounds of a unit under one scheme, oldest first."""
    return [
        (results.outcomes[each.scheme, each.round], each)
        for each in results.history.get(unit, ())
        if each.scheme == scheme
    ]


def past_years(renderer: Renderer, unit: str, years: Years) -> list[PastYear]:
    """Return the years of a unit as rows, the latest first; nothing where there is but one."""
    language = renderer.language
    if len(years) < 2:
        return []
    found = []
    for outcome, year in reversed(years):
        scheme = outcome.scored.edition.scheme
        label = grade_label(scheme, year.grade)
        status = STATUSES["unreviewed" if year.standing.took_part else "not-submitted"]
        found.append(
            PastYear(
                round=year.round,
                title=year.title.said(language),
                address=addresses.scorecard_of(unit, year.round, year.scheme),
                total=year.standing.printed(year.standing.total),
                reason=status.said(language),
                points="–" if scheme.points is None else str(scheme.points),
                rank=year.rank,
                grade=year.grade,
                grade_label=label.said(language) if label else "",
            )
        )
    return found


def trend_of(renderer: Renderer, years: Years) -> Markup:
    """Return the line of a unit's totals; nothing with fewer than two, or without points."""
    totals = [year.standing.printed(year.standing.total) for _, year in years]
    points = [outcome.scored.edition.scheme.points for outcome, _ in years]
    if sum(total is not None for total in totals) < 2:
        return Markup("")
    slots: list[tuple[str, str | None]] = []
    for (_, year), total in zip(years, totals, strict=True):
        while slots and int(slots[-1][0]) + 1 < year.year:
            slots.append((str(int(slots[-1][0]) + 1), None))
        slots.append((str(year.year), total))
    colon, none = renderer.word("colon"), renderer.word("no_total")
    words = renderer.word("semicolon").join(f"{at}{colon}{total or none}" for at, total in slots)
    most = str(max(each or 0 for each in points))
    title = renderer.word("trend_title", points=most)
    return trend(slots, most, title, words)
