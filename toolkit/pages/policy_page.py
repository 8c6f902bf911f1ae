"""The policy page: what is asked, what is it worth, where is it written? Made from the scheme."""

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.contribute.form_files import worked_file
from toolkit.language import Language, joined
from toolkit.numbers import exact, plain
from toolkit.outcomes.laboratory import Alternative
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages import addresses
from toolkit.pages.calendar_view import calendar
from toolkit.pages.page import Page
from toolkit.pages.policy_clauses import clause_row
from toolkit.pages.policy_conditions import affected, eligibility, expectations, is_recomputed
from toolkit.pages.policy_editions import earlier, editions_beside, in_force, text_state
from toolkit.pages.policy_examples import example
from toolkit.pages.policy_facts import asked_facts
from toolkit.pages.policy_keys import keys
from toolkit.pages.policy_outcomes import outcome_rows
from toolkit.pages.reading_views import reading_effects
from toolkit.pages.renderer import Renderer
from toolkit.pages.words.policy import WORKED
from toolkit.schemes.edition import Edition
from toolkit.schemes.findings import policy_findings
from toolkit.schemes.lowering import setting
from toolkit.schemes.reaching import reachable
from toolkit.schemes.rules.combined import Combined
from toolkit.schemes.rules.kind import RuleKind
from toolkit.schemes.rules.setting import Setting
from toolkit.schemes.scheme import Indicator, Scheme
from toolkit.scoring.examples import Worked
from toolkit.scoring.rounds import ScoredRound


def policy_page(
    renderer: Renderer,
    edition: Edition,
    rounds: Sequence[ScoredRound],
    examples: Sequence[Worked],
    tried: Sequence[tuple[RoundOutcome, Alternative]] = (),
    editions: Sequence[Edition] = (),
) -> Page:
    """Return the page of one edition, with its worked examples as computed now.

    ``tried`` are the other options of its readings with what they would change in its rounds,
    ``editions`` those of all schemes, among them the others of its own.
    """
    language, scheme = renderer.language, edition.scheme
    outcomes = outcome_rows(renderer, scheme)
    recomputed = [each for each in tried if is_recomputed(edition, each[1].reading)]
    effects = reading_effects(language, recomputed)
    beside = editions_beside(renderer, edition, editions)
    title = scheme.title.said(language)
    if beside:
        named = renderer.word("changes_in_old", edition=scheme.edition)
        title = f"{title}{renderer.inside(named)}"
    sections = (
        "articles",
        "indicators",
        "basics",
        "keys",
        *(["outcomes"] if outcomes else []),
        *(["eligibility"] if scheme.eligibility else []),
        *(["expectations"] if scheme.expectations or scheme.attachments else []),
        *(["reported_facts"] if scheme.reported else []),
        "readings",
        "findings",
        "examples",
        "calendar",
        "clauses",
    )
    highest = reachable(edition)
    held = [scored for scored in rounds if scored.edition is edition]
    findings, before = policy_findings(edition), earlier(edition, editions)
    return renderer.page(
        addresses.policy(scheme.id, scheme.edition),
        title,
        scheme.assessed.said(language),
        [(name, renderer.word(name)) for name in sections],
        "policy.html",
        scheme=scheme,
        sections=sections,
        points="–" if scheme.points is None else plain(exact(scheme.points)),
        class_labels=[each.label.said(language) for each in scheme.classes.values()],
        rounding=_rounding(renderer, scheme),
        rounds=[(addresses.results(scored), scored.round.title.said(language)) for scored in held],
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
        findings=findings,
        examples=[example(renderer, scheme, worked) for worked in examples],
        clauses=[clause_row(renderer, scheme, clause) for clause in scheme.clauses],
        state=text_state(renderer, edition, [each.round for each in held]),
        calendars=[
            (each.round.title.said(language), each.round, calendar(renderer, each.round))
            for each in held
        ],
        worked=worked_file(scheme.id, scheme.edition) if examples else "",
        worked_words={name: text.said(language) for name, text in WORKED.items()},
        editions=beside,
        before="" if before is None else before.scheme.edition,
        in_force=in_force(renderer, scheme.policy),
        changes=addresses.changes(scheme.id, scheme.edition),
    )


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
        "readings": [_short(scheme, id, language) for id in edition.readings_of(node.code)],
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


def _short(scheme: Scheme, id: str, language: Language) -> dict[str, str]:
    """Return a reading as it stands in an indicator's row: question, choice, reason."""
    reading = scheme.readings[id]
    return {
        "id": id,
        "question": reading.question.said(language),
        "chosen": reading.options[reading.chosen].label.said(language),
        "reason": reading.reason.said(language),
    }


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
