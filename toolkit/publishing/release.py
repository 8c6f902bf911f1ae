"""The release switch: what of the results is out, by the state of a round. Only that is published.

Before a round is in public notice nobody reads a total, a rank, a grade or what follows, and nothing
that they could be reckoned from: the scorecards themselves are taken out before anything is written.
Where the policy puts up the best alone, their names are all there is to see until the round is final.
"""

from collections.abc import Mapping
from dataclasses import replace

from toolkit.language import both
from toolkit.outcomes.laboratory import Laboratory
from toolkit.outcomes.results import Results
from toolkit.outcomes.rounds import EmptiedRound, Listed, RoundOutcome, Withheld
from toolkit.outcomes.source import Source
from toolkit.outcomes.years import UnitYear
from toolkit.submissions.round import STATES

NOT_YET = both(
    "这一轮的状态：{state}。结果公示以前不公开：自评得分、核定、总分、名次、等次和资金都不在本站，也不在数据文件里。{claims}",
    "State of the round: {state}. Until the public notice results are withheld: claimed and verified scores, totals, ranks, grades and money are neither on this site nor in its data. {claims}",
)
CLAIMS_TOO = both("各单位的申报也不公开。", "The claims of the units are withheld too.")
CLAIMS_OUT = both(
    "各单位填报的内容可以在填报页查看。", "What the units state can be read in the form."
)
BEST_ALONE = both(
    "这一轮已公示。办法只公示最高等次的单位，这里只列它们；其他结果等最终确定后再公开。",
    "The round has been put up for public notice. The policy puts up the units of the best grade alone; they are listed, and everything else is withheld until the results are final.",
)


def released(results: Results, source: Source | None = None) -> Results:
    """Return the results as the public may see them, made from that state of the data."""
    outcomes = {id: _released(outcome) for id, outcome in results.outcomes.items()}
    if source is not None:
        outcomes = {id: replace(each, source=source) for id, each in outcomes.items()}
    laboratories = {
        id: each if outcomes[id].withheld is None else Laboratory(())
        for id, each in results.laboratories.items()
    }
    return Results(outcomes, laboratories, _history(results, outcomes))


def _released(outcome: RoundOutcome) -> RoundOutcome:
    """Return a round as the public may see it: as it is, or without anything of its results."""
    withheld = _withheld(outcome) if outcome.withheld is None else None
    if withheld is None:
        return outcome
    filed = replace(outcome.filed, sheets=(), decisions=None, corrections=None)
    was = outcome.scored
    scored = EmptiedRound(was.round, was.edition, (), withheld.why, was.is_demo)
    return RoundOutcome(scored, filed, {}, None, {}, withheld)


def _withheld(outcome: RoundOutcome) -> Withheld | None:
    """Return what is said in the place of a result that is not out; None where it is out."""
    filed, said = outcome.filed, outcome.scored.edition.scheme.outcomes
    if filed.results_are_out:
        return None
    units = tuple(card.unit.id for card in outcome.scored.scorecards)
    if not filed.lists_best_alone:
        why = NOT_YET.filled(
            state=STATES[filed.round.state],
            claims=CLAIMS_OUT if filed.round.publish_claims else CLAIMS_TOO,
        )
        return Withheld(why, units, ())
    assert said.grades is not None  # the scheme says so: only what is graded has a best
    best = next(iter(said.grades.of))
    listed = tuple(
        Listed(card.unit, said.grades.of[best].label)
        for card in outcome.scored.scorecards
        if outcome.years[card.unit.id].grade == best
    )
    return Withheld(BEST_ALONE, units, listed)


def withheld_rounds(results: Results, unit: str) -> list[RoundOutcome]:
    """Return the rounds of a unit whose results are not out."""
    return [
        outcome
        for outcome in results.outcomes.values()
        if outcome.withheld is not None and unit in outcome.withheld.units
    ]


def _history(
    results: Results, outcomes: Mapping[tuple[str, str], RoundOutcome]
) -> dict[str, list[UnitYear]]:
    """Return the years of every unit that are out."""
    return {
        unit: [each for each in years if outcomes[each.scheme, each.round].withheld is None]
        for unit, years in results.history.items()
    }
