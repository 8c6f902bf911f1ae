"""Conditions of eligibility that look at other units: what may be there once only."""

from collections.abc import Mapping
from dataclasses import replace

from toolkit.language import Text, both, joined
from toolkit.schemes.expectations import Eligibility, Unique
from toolkit.scoring.rounds import ScoredRound
from toolkit.scoring.scorecard import Condition, Measured, Scorecard
from toolkit.scoring.verdict import verdict
from toolkit.submissions.decisions import Excepted
from toolkit.submissions.repository import FiledRound, Repository

ALONE = both("没有其他单位", "no other unit")
EXCEPTED = both("有记录的例外", "a recorded exception")


def with_others(repository: Repository, scored: ScoredRound) -> ScoredRound:
    """Return the round with the conditions decided that look at other units of it and of others."""
    asked = {
        each.id: each
        for each in scored.edition.scheme.eligibility
        if isinstance(each.met_if, Unique)
    }
    if not asked:
        return scored
    filed = repository.rounds[scored.id]
    taken = {id: _taken(repository, filed, each) for id, each in asked.items()}
    cards = tuple(_decided(repository, filed, card, asked, taken) for card in scored.scorecards)
    return replace(scored, scorecards=cards)


def _taken(repository: Repository, filed: FiledRound, each: Eligibility) -> dict[str, list[str]]:
    """Return the units that have each value of the attribute, in this round and those it looks at."""
    assert isinstance(each.met_if, Unique)
    rounds = [filed]
    for scheme in each.met_if.among:
        begun = [
            other
            for (of_scheme, _), other in repository.rounds.items()
            if of_scheme == scheme and other.round.window.from_ <= filed.round.window.to
        ]
        rounds += sorted(begun, key=lambda other: other.round.window.to)[-1:]
    found: dict[str, list[str]] = {}
    for each_round in rounds:
        for unit, registered in each_round.units.items():
            value = registered.attributes.get(each.met_if.unique)
            if value is not None and unit not in found.setdefault(value, []):
                found[value].append(unit)
    return found


def _decided(
    repository: Repository,
    filed: FiledRound,
    card: Scorecard,
    asked: Mapping[str, Eligibility],
    taken: Mapping[str, Mapping[str, list[str]]],
) -> Scorecard:
    eligibility = tuple(
        _outcome(repository, filed, card, each, asked[each.id], taken[each.id])
        if each.id in asked
        else each
        for each in card.eligibility
    )
    words = verdict(card.status, list(card.leaves()), card.edition.scheme.scored, eligibility)
    return replace(card, eligibility=eligibility, verdict=words)


def _outcome(
    repository: Repository,
    filed: FiledRound,
    card: Scorecard,
    condition: Condition,
    asked: Eligibility,
    taken: Mapping[str, list[str]],
) -> Condition:
    assert isinstance(asked.met_if, Unique)
    attribute = asked.met_if.unique
    value = card.attributes.get(attribute, "")
    decisions = filed.decisions.decisions if filed.decisions is not None else ()
    excepted = {
        each.unit
        for each in decisions
        if isinstance(each, Excepted) and each.attribute == attribute
    }
    is_excepted = card.unit.id in excepted
    others = [
        unit
        for unit in taken.get(value, [])
        if unit != card.unit.id and (is_excepted or unit not in excepted)
    ]
    shown: Text = ALONE if not others else joined([_name(repository, unit) for unit in others])
    if others and is_excepted:
        shown = EXCEPTED
    outcome = "met" if not others or is_excepted else "not-met"
    if outcome == "not-met" and asked.in_principle:
        outcome = "warning"
    return replace(condition, claimed=outcome, verified=outcome, values=(Measured(shown, ()),))


def _name(repository: Repository, unit: str) -> Text:
    filed = repository.units.get(unit)
    return filed.unit.name if filed is not None else both(unit, unit)
