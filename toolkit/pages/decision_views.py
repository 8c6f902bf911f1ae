"""What people decided in a round, in one language: about whom, what, who, when and why."""

from typing import Any

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages import addresses
from toolkit.pages.outcome_views import NONE, grade_label
from toolkit.pages.renderer import Renderer
from toolkit.schemes.showing import with_unit
from toolkit.scoring.rounds import ScoredRound
from toolkit.submissions.decisions import KINDS, Decision

OVER = both(
    "名次在前的{unit}没有列入，理由：{ground}", "{unit}, ahead in rank, is not included: {ground}"
)


def decisions(renderer: Renderer, outcome: RoundOutcome, unit: str = "") -> list[dict[str, Any]]:
    """Return what people decided, all or what concerns a unit: about whom, what, who, when, why."""
    language = renderer.language
    decided = [each for each in outcome.decisions if unit in ("", *concerned(each))]
    if not decided:
        return []
    scored = outcome.scored
    return [
        {
            "id": f"decision-{each.id}",
            "about": concerned(each),
            "unit": scored.name_of(each.unit).said(language),
            "address": addresses.scorecard(scored.by_unit[each.unit])
            if each.unit in scored.by_unit
            else "",
            **_said_once(
                KINDS[each.kind].said(language),
                _decided(scored, each).said(language),
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


def _decided(scored: ScoredRound, each: Decision) -> Text:
    scheme = scored.edition.scheme
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
            return both("{label}，{day} 前", "{label}, by {day}").filled(
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
                OVER.filled(unit=scored.name_of(one.unit), ground=_within_a_sentence(one.ground))
                for one in each.passed_over
            ]
            if not over:
                return labels[each.commendation]
            return joined([labels[each.commendation], *over])
        case "exception":
            return scheme.attributes[each.attribute].label
    return both("", "")


def _within_a_sentence(text: Text) -> Text:
    """Return a sentence as a part of another: without its full stop."""
    return both(text.zh.rstrip("。"), text.en.rstrip("."))
