"""Who is ranked together: how many units, of how many classes, and who of them has no rank and why."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.language import Text, both
from toolkit.outcomes.years import UnitYear
from toolkit.schemes.outcomes import Ranking
from toolkit.scoring.scorecard import Scorecard

NO_TOTAL = both("没有总分", "no total")


@dataclass(frozen=True)
class Pool:
    """The units among which one is ranked: how many have a rank, and why how many others do not."""

    ranked: int
    classes: int
    left_out: Mapping[Text, int]


def pools_of(
    ranking: Ranking, cards: Mapping[str, Scorecard], years: Mapping[str, UnitYear]
) -> dict[str, Pool]:
    """Return the pool of every class; all have the same where all are ranked together."""
    members: dict[str, list[UnitYear]] = defaultdict(list)
    for year in years.values():
        members[year.standing.class_of_unit if ranking.pool == "class" else ""].append(year)
    pools = {name: _pool(cards, each) for name, each in members.items()}
    classes = {year.standing.class_of_unit for year in years.values()}
    return {name: pools[name if ranking.pool == "class" else ""] for name in classes}


def _pool(cards: Mapping[str, Scorecard], years: list[UnitYear]) -> Pool:
    ranked = [year for year in years if year.rank is not None]
    return Pool(
        len(ranked),
        len({year.standing.class_of_unit for year in ranked}),
        Counter(_why_no_rank(cards, year) for year in years if year.rank is None),
    )


def _why_no_rank(cards: Mapping[str, Scorecard], year: UnitYear) -> Text:
    """Return why a unit has no rank: a veto, no claim or one set aside, no total."""
    for each in year.follows:
        if each.kind == "veto":
            return both(each.label.zh, each.label.en[:1].lower() + each.label.en[1:])
    if not year.standing.took_part:
        return cards[year.standing.unit].status_in_words
    return NO_TOTAL
