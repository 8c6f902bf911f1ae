"""The policy page: what is asked, what is it worth, where is it written? Made from the scheme."""

from collections.abc import Sequence
from typing import Any

from toolkit.language import Language, joined
from toolkit.numbers import exact, plain
from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.pages.words import WORDS
from toolkit.schemes.edition import Edition
from toolkit.schemes.expectations import Eligibility, Expectation, Part
from toolkit.schemes.facts import Records
from toolkit.schemes.findings import policy_findings, reachable
from toolkit.schemes.ledger import PLACES, Ledger
from toolkit.schemes.lowering import setting
from toolkit.schemes.predicates import explained
from toolkit.schemes.scheme import Clause, Indicator, Scheme
from toolkit.schemes.stating import bound_words
from toolkit.scoring.examples import Worked
from toolkit.scoring.rounds import ScoredRound
from toolkit.scoring.scorecard import missing_value, quantity


def policy_page(
    renderer: Renderer, edition: Edition, rounds: Sequence[ScoredRound], examples: Sequence[Worked]
) -> Page:
    """Return the page of one edition, with its worked examples as computed now."""
    language, scheme = renderer.language, edition.scheme
    title = scheme.title.said(language)
    sections = (
        "indicators",
        "keys",
        *(["eligibility"] if scheme.eligibility else []),
        "expectations",
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
        keys=_keys(renderer, scheme),
        reachable="–" if highest is None else plain(highest),
        bonus_points=str(scheme.bonus_points or ""),
        eligibility=[_condition(renderer, scheme, each) for each in scheme.eligibility],
        expectations=[_condition(renderer, scheme, each) for each in scheme.expectations],
        attachments=list(scheme.attachments.values()),
        reported=[scheme.facts[name] for name in scheme.reported],
        readings=[_reading(scheme, id, language) for id in scheme.readings],
        findings=policy_findings(edition),
        examples=[_example(scheme, worked, language) for worked in examples],
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
    name = "leaf" if rule.at == "leaf" else "whole"
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
        "rule": rule.explain(settings).said(language) if rule else "",
        "article": scheme.clause(node.article).cite.said(language),
        "article_id": node.article,
        "facts": [_fact(scheme, fact, language) for fact in (rule.facts if rule else ())],
        "readings": [
            (id, scheme.readings[id].question.said(language))
            for id in edition.readings_of(node.code)
        ],
    }


def _condition(
    renderer: Renderer, scheme: Scheme, each: Expectation | Eligibility
) -> dict[str, Any]:
    """Return a target or condition of eligibility: whom it concerns, what it asks."""
    language = renderer.language
    notes = [scheme.classes[name].label.said(language) for name in each.classes]
    if isinstance(each, Eligibility):
        parts: tuple[Part, ...] = (each.met_if,) if isinstance(each.met_if, Part) else ()
        notes += [renderer.word("in_principle")] if each.in_principle else []
        notes += [renderer.word("by_people")] if each.met_if is None else []
        indicator = None
    else:
        parts, indicator = each.all_parts, each.indicator
    asked = joined([bound_words(part, scheme) for part in parts], "，", ", ")
    return {
        "id": each.id,
        "indicator": indicator or "",
        "label": each.label.said(language),
        "asked": asked.said(language),
        "notes": notes,
        "article": scheme.clause(each.article).cite.said(language),
        "article_id": each.article,
    }


def _fact(scheme: Scheme, name: str, language: Language) -> dict[str, Any]:
    declared = scheme.facts[name]
    conditions = declared.conditions if isinstance(declared, Records) else ()
    fields = declared.fields if isinstance(declared, Records) else {}
    kinds = tuple(scheme.evidence_kinds[kind] for kind in declared.evidence)
    return {
        "conditions": [
            {
                "label": condition.label.said(language),
                "how": explained(condition.when, fields).said(language)
                if condition.when is not None
                else WORDS["judged"].said(language),
            }
            for condition in conditions
        ],
        "label": declared.label.said(language),
        "is_listed": isinstance(declared, Records),
        "plain": isinstance(declared, Records) and declared.plain,
        "help": declared.help.said(language) if declared.help else "",
        "evidence": joined(kinds, "、", ", ").said(language) if kinds else "",
    }


def _keys(renderer: Renderer, scheme: Scheme) -> list[dict[str, Any]]:
    """Return a row for every fact, each followed by the fields of its records."""
    rows = []
    for name, declared in scheme.facts.items():
        rows.append(_key(renderer, name, declared, is_fact=True))
        if isinstance(declared, Records):
            rows += [_key(renderer, f"· {key}", each) for key, each in declared.fields.items()]
        elif isinstance(declared, Ledger):
            rows += _ledger_keys(renderer, declared)
    for name, paper in scheme.attachments.items():
        label = paper.label.said(renderer.language)
        written = renderer.word("kind_attachment")
        rows.append({"key": name, "label": label, "written": written, "is_fact": True})
    return rows


def _ledger_keys(renderer: Renderer, ledger: Ledger) -> list[dict[str, Any]]:
    language = renderer.language
    return [
        {
            "key": f"· {key}",
            "label": column.label.said(language),
            "written": renderer.word("kind_amount", places=PLACES, unit=ledger.unit),
            "is_fact": False,
        }
        for key, column in ledger.columns.items()
    ]


def _key(renderer: Renderer, name: str, declared: Any, is_fact: bool = False) -> dict[str, Any]:
    language = renderer.language
    kind = f"kind_{declared.kind}" + ("_plain" if getattr(declared, "plain", False) else "")
    options = getattr(declared, "options", {})
    listed = renderer.listed([f"{id} {label.said(language)}" for id, label in options.items()])
    written = renderer.word(
        kind,
        unit=getattr(declared, "unit", ""),
        places=getattr(declared, "places", 0),
        longest=getattr(declared, "longest", 0),
        options=str(listed),
        rows=", ".join(getattr(declared, "all_rows", ())),
        columns=len(getattr(declared, "columns", ())),
    )
    if not declared.required:
        written += str(renderer.inside(renderer.word("optional")))
    return {
        "key": name,
        "label": declared.label.said(language),
        "written": written,
        "is_fact": is_fact,
    }


def _reading(scheme: Scheme, id: str, language: Language) -> dict[str, Any]:
    reading = scheme.readings[id]
    others = tuple(each.label for name, each in reading.options.items() if name != reading.chosen)
    return {
        "id": id,
        "question": reading.question.said(language),
        "chosen": reading.options[reading.chosen].label.said(language),
        "others": joined(others).said(language),
        "reason": reading.reason.said(language),
        "contest": reading.contest,
        "is_steering": reading.is_steering,
    }


def _example(scheme: Scheme, worked: Worked, language: Language) -> dict[str, Any]:
    example = worked.example
    return {
        "id": example.id,
        "label": example.label.said(language),
        "class_label": scheme.classes[example.class_of_unit].label.said(language),
        "working": example.working.said(language),
        "total": str(example.expect.get("total") or "–"),
        "rows": [
            {
                "code": code,
                "value": quantity(worked.quantity(code)) or "",
                "expected": "–" if expected is None else str(expected),
                "computed": _computed(scheme, worked, code, language),
            }
            for code, expected in example.expect.items()
        ],
    }


def _computed(scheme: Scheme, worked: Worked, code: str, language: Language) -> str:
    value = worked.scores[code]
    reason = missing_value(value)
    if reason is not None:
        return reason.said(language)
    return worked.printed(code, scheme.printing)


def _clause(renderer: Renderer, scheme: Scheme, clause: Clause) -> dict[str, Any]:
    language = renderer.language
    said = ""
    if clause.not_carried is not None:
        said = f"{renderer.word('not_carried')}: {clause.not_carried.said(language)}"
    elif clause.prose:
        said = renderer.word("prose")
    return {
        "id": clause.id,
        "cite": clause.cite.said(language),
        "text": clause.text.said(language),
        "said": said,
        "carriers": [
            (_carrier(scheme, name, renderer), _anchor(scheme, name)) for name in clause.carries
        ],
        "readings": clause.readings,
    }


def _anchor(scheme: Scheme, name: str) -> str:
    """Return the address of a carrier on this page; empty where it has no place of its own."""
    if any(node.code == name for node in scheme.nodes()):
        return f"#indicator-{name.lower()}"
    beside = [each.id for each in scheme.expectations] + [each.id for each in scheme.eligibility]
    return f"#condition-{name}" if name in beside else ""


def _carrier(scheme: Scheme, name: str, renderer: Renderer) -> str:
    """Return a carrier's name for people: an indicator's code, a label, or a part of the round."""
    language = renderer.language
    if name in scheme.facts:
        return scheme.facts[name].label.said(language)
    if name in scheme.attachments:
        return scheme.attachments[name].label.said(language)
    expected = {each.id: each.label for each in scheme.expectations}
    expected |= {each.id: each.label for each in scheme.eligibility}
    if name in expected:
        return expected[name].said(language)
    return renderer.word(f"carrier_{name}") if name.islower() else name
