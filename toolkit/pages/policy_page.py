"""The policy page: what is asked, what is it worth, where is it written? Made from the scheme."""

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.language import Language, Text, joined
from toolkit.numbers import exact, plain
from toolkit.outcomes.laboratory import Alternative
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages import addresses
from toolkit.pages.outcome_views import reading_effects
from toolkit.pages.page import Page
from toolkit.pages.policy_conditions import affected, eligibility, expectations, is_recomputed
from toolkit.pages.policy_examples import example
from toolkit.pages.policy_facts import asked_facts
from toolkit.pages.policy_keys import keys
from toolkit.pages.policy_outcomes import outcome_rows
from toolkit.pages.renderer import Renderer
from toolkit.schemes.edition import Edition
from toolkit.schemes.findings import policy_findings
from toolkit.schemes.lowering import setting
from toolkit.schemes.reaching import asked_beside, reachable
from toolkit.schemes.rules.combined import Combined
from toolkit.schemes.rules.kind import RuleKind
from toolkit.schemes.rules.setting import Setting
from toolkit.schemes.scheme import Clause, Indicator, Scheme
from toolkit.scoring.examples import Worked
from toolkit.scoring.rounds import ScoredRound


def policy_page(
    renderer: Renderer,
    edition: Edition,
    rounds: Sequence[ScoredRound],
    examples: Sequence[Worked],
    tried: Sequence[tuple[RoundOutcome, Alternative]] = (),
) -> Page:
    """Return the page of one edition, with its worked examples as computed now.

    ``tried`` are the other options of its readings with what they would change in its rounds.
    """
    language, scheme = renderer.language, edition.scheme
    outcomes = outcome_rows(renderer, scheme)
    recomputed = [each for each in tried if is_recomputed(edition, each[1].reading)]
    effects = reading_effects(language, recomputed)
    title = scheme.title.said(language)
    sections = (
        "indicators",
        "keys",
        *(["outcomes"] if outcomes else []),
        *(["eligibility"] if scheme.eligibility else []),
        *(["expectations"] if scheme.expectations or scheme.attachments else []),
        *(["reported_facts"] if scheme.reported else []),
        "readings",
        "findings",
        "examples",
        "clauses",
    )
    highest = reachable(edition)
    return renderer.page(
        addresses.policy(scheme.id, scheme.edition),
        title,
        scheme.assessed.said(language),
        [(name, renderer.word(name)) for name in sections],
        "policy.html",
        scheme=scheme,
        points="–" if scheme.points is None else plain(exact(scheme.points)),
        class_labels=[each.label.said(language) for each in scheme.classes.values()],
        rounding=_rounding(renderer, scheme),
        rounds=[
            (addresses.results(scored), scored.round.title.said(language))
            for scored in rounds
            if scored.edition is edition
        ],
        json=addresses.scheme_data(scheme.id, scheme.edition),
        indicators=[_indicator(edition, node, language) for node in scheme.nodes()],
        keys=keys(renderer, scheme),
        reachable="–" if highest is None else plain(highest),
        bonus_points=str(scheme.bonus_points or ""),
        outcomes=outcomes,
        effects=effects,
        eligibility=eligibility(renderer, edition),
        expectations=expectations(renderer, edition),
        attachments=list(scheme.attachments.values()),
        reported=[scheme.facts[name] for name in scheme.reported],
        readings=[_reading(renderer, edition, id) for id in scheme.readings],
        findings=policy_findings(edition),
        examples=[example(renderer, scheme, worked) for worked in examples],
        clauses=[_clause(renderer, scheme, clause) for clause in scheme.clauses],
    )


def policies_page(renderer: Renderer, editions: Sequence[Edition]) -> Page:
    """Return the list of all editions."""
    language = renderer.language
    rows = [
        (
            addresses.policy(edition.scheme.id, edition.scheme.edition),
            edition.scheme.title.said(language),
            edition.scheme.policy.issuer.said(language),
        )
        for edition in editions
    ]
    title = renderer.word("policies")
    return renderer.page("policies/", title, title, [], "units.html", rows=rows, is_demo=False)


def _rounding(renderer: Renderer, scheme: Scheme) -> str:
    rule = scheme.rounding
    if rule is None:
        return renderer.word("not_scored")
    whole = "whole_and_bonus" if scheme.bonus else "whole"
    name = "leaf" if rule.at == "leaf" else whole
    return renderer.word(name, places=rule.places, mode=renderer.word(rule.mode))


def _indicator(edition: Edition, node: Indicator, language: Language) -> dict[str, Any]:
    scheme = edition.scheme
    settings = {name: setting(scheme, node, name) for name in scheme.classes}
    rule = node.rule
    return {
        "id": f"indicator-{node.code.lower()}",
        "code": node.code,
        "label": node.label.said(language),
        "points": "–" if node.points is None else str(node.points),
        "is_group": rule is None,
        "is_bonus": scheme.is_bonus(node.code),
        "uncapped": node.uncapped,
        "asked": [rule.asked(each).said(language) if rule else "" for each in settings.values()],
        **_rule(rule, settings, language),
        "article": scheme.clause(node.article).cite.said(language),
        "article_id": node.article,
        "facts": asked_facts(scheme, _facts_of(scheme, node), language),
        "readings": [
            (id, scheme.readings[id].question.said(language))
            for id in edition.readings_of(node.code)
        ],
    }


def _rule(
    rule: RuleKind | None, settings: Mapping[str, Setting], language: Language
) -> dict[str, Any]:
    """Return a rule in words, and its items, by label, where it has some."""
    if rule is None:
        return {"rule": "", "items": []}
    if not isinstance(rule, Combined):
        return {"rule": rule.explain(settings).said(language), "items": []}
    return {
        "rule": rule.heading(settings).said(language),
        "items": [
            (label.said(language), words.said(language))
            for label, words in rule.items_in_words(settings)
        ],
    }


def _facts_of(scheme: Scheme, node: Indicator) -> list[str]:
    """Return the facts an indicator's rule reads, and what is reported for those who mark it."""
    if node.rule is None:
        return []
    reported = [name for name in scheme.reported if scheme.facts[name].article == node.article]
    return [*node.rule.facts, *reported]


def _reading(renderer: Renderer, edition: Edition, id: str) -> dict[str, Any]:
    language, reading = renderer.language, edition.scheme.readings[id]
    others = tuple(each.label for name, each in reading.options.items() if name != reading.chosen)
    return {
        "id": id,
        "question": reading.question.said(language),
        "chosen": reading.options[reading.chosen].label.said(language),
        "others": joined(others).said(language),
        "reason": reading.reason.said(language),
        "contest": reading.contest,
        "affected": affected(renderer, edition, id) if reading.is_steering else "",
    }


def _clause(renderer: Renderer, scheme: Scheme, clause: Clause) -> dict[str, Any]:
    language = renderer.language
    said = ""
    if clause.not_carried is not None:
        said = renderer.word("not_carried") + renderer.word("colon")
        said += clause.not_carried.said(language)
    elif clause.prose:
        said = renderer.word("prose")
    return {
        "id": clause.id,
        "cite": clause.cite.said(language),
        "text": clause.text.said(language),
        "said": said,
        "carriers": _carriers(renderer, scheme, clause),
        "readings": clause.readings,
    }


def _carriers(renderer: Renderer, scheme: Scheme, clause: Clause) -> list[tuple[str, str]]:
    """Return what carries a clause, by name and address; what has the same name stands once."""
    found: dict[str, str] = {}
    for carrier in clause.carries:
        name = _carrier(scheme, carrier, renderer)
        found[name] = found.get(name) or _anchor(scheme, carrier)
    return list(found.items())


def _anchor(scheme: Scheme, name: str) -> str:
    """Return the address of a carrier on this page; empty where it has no place of its own."""
    if any(node.code == name for node in scheme.nodes()):
        return f"#indicator-{name.lower()}"
    beside = [each.id for each in scheme.expectations] + [each.id for each in scheme.eligibility]
    if name in scheme.outcomes.ids():
        return f"#outcome-{_row_of(scheme, name)}"
    return f"#condition-{name}" if name in beside else ""


def _row_of(scheme: Scheme, name: str) -> str:
    """Return the id of the row that tells of an outcome: grounds are told with their ending."""
    for ending in scheme.outcomes.endings:
        if name in [ground.id for ground in ending.grounds]:
            return ending.id
    return name


def _carrier(scheme: Scheme, name: str, renderer: Renderer) -> str:
    """Return a carrier's name for people: its label, an indicator's code, or a part of the round."""
    label = _labels(scheme).get(name)
    if label is not None:
        return label.said(renderer.language)
    return renderer.word(f"carrier_{name}") if name.islower() else name


def _labels(scheme: Scheme) -> dict[str, Text]:
    """Return what is called by a label of its own, by id."""
    named = {**scheme.attributes, **scheme.attachments, **scheme.facts}
    beside = {each.id: each.label for _, each in asked_beside(scheme)}
    outcomes = {
        id: each.label
        for id, (_, each) in zip(scheme.outcomes.ids(), scheme.outcomes.said(), strict=True)
        if hasattr(each, "label")
    }
    return {name: each.label for name, each in named.items()} | beside | outcomes
