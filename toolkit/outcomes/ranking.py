"""Ranks: units in order of the published total, ties on one rank."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from fractions import Fraction
from itertools import groupby

from toolkit.outcomes.standing import Standing
from toolkit.schemes.outcomes import Ranking


def ranked(
    standings: Iterable[Standing], ranking: Ranking, barred: Collection[str] = ()
) -> dict[str, int]:
    """Return the rank of every unit that has a total and is not barred, 1 for the highest.

    Ties share a rank; whether the next ones are left out (1, 2, 2, 4) or not (1, 2, 2, 3) is the
    policy's, as is whether classes are ranked apart. The order of the units does not matter.
    """
    pools: dict[str, list[tuple[Fraction, str]]] = defaultdict(list)
    for each in standings:
        if each.total is not None and each.unit not in barred:
            pool = each.class_of_unit if ranking.pool == "class" else ""
            pools[pool].append((each.total, each.unit))
    ranks: dict[str, int] = {}
    for entries in pools.values():
        before = 0
        ordered = sorted(entries, key=lambda entry: -entry[0])
        for position, (_, group) in enumerate(groupby(ordered, key=lambda entry: entry[0])):
            units = [unit for _, unit in group]
            rank = 1 + (before if ranking.ties == "shared" else position)
            ranks |= dict.fromkeys(units, rank)
            before += len(units)
    return ranks
