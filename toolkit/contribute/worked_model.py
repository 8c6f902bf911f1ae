"""The worked examples of an edition as plain data for its page, where their numbers can be changed.

It is the model of a form with an example for each unit, so that the form's scorer reads it as it
is. What people mark in an example is a list like any other: who, on which panel, the mark.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from toolkit.contribute.entries import FactEntry, fact_entries, typed_as
from toolkit.contribute.form_facts import facts_object
from toolkit.contribute.form_model import sections
from toolkit.contribute.form_scoring import scoring_object
from toolkit.language import Text, both
from toolkit.numbers import exact, plain
from toolkit.publishing.outcomes import languages
from toolkit.schemes.edition import Edition
from toolkit.schemes.examples import OWN, Example
from toolkit.schemes.marks import BY, MARK, OF_UNIT, PANEL, UNIT, marks_of
from toolkit.schemes.reaching import asked_beside
from toolkit.schemes.rules.combined import Combined
from toolkit.schemes.scheme import Indicator, Scheme
from toolkit.submissions.round import Registered

FORMAT = 1
#: A mark has at most that many places.
PLACES = "4"

MARKS = both("评分", "Marks")
ITEM_MARKS = both("评分：{item}", "Marks: {item}")
WHO = both("评分人", "Marked by")
ITS_PANEL = both("评审组", "Panel")
ITS_UNIT = both("评委来自", "Judge from")
OWN_UNIT = both("被评单位", "the unit assessed")
ONE = both("分（满分 {most}）", "Mark out of {most}")
ITEM = both("个评分", "mark")


def worked_object(edition: Edition, examples: Sequence[Example]) -> dict[str, Any]:
    """Return the examples of an edition, what they state, and what scores them."""
    scheme = edition.scheme
    units = {
        each.id: Registered.model_validate({"class": each.class_of_unit}).model_copy(
            update={"attributes": dict(each.attributes)}
        )
        for each in examples
    }
    marks = dict(_mark_facts(scheme))
    return {
        "format": FORMAT,
        "points": None if scheme.points is None else str(scheme.points),
        "facts": facts_object(scheme) | {fact: shown for fact, (_, shown) in marks.items()},
        "sections": _with_marks(sections(edition, list(units.values())), marks),
        "units": {
            id: {"class": unit.class_, "attributes": {**unit.attributes, UNIT: OWN}}
            for id, unit in units.items()
        },
        "conditions": {
            each.id: {
                "label": languages(each.label),
                **({"lenient": True} if getattr(each, "in_principle", False) else {}),
            }
            for _, each in asked_beside(scheme)
        },
        "examples": {each.id: _stated(scheme, each, marks) for each in examples},
        "scoring": scoring_object(edition, units, has_marks=True),
    }


def _stated(scheme: Scheme, example: Example, marks: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an example states of each fact, and the marks, as it would be typed."""
    facts = fact_entries(example.facts, scheme)
    stated = {name: _plain(entry) for name, entry in facts.items()}
    for fact, rows in _marks(example).items():
        if fact in marks:
            stated[fact] = rows
    return stated


def _plain(entry: FactEntry) -> Any:
    if isinstance(entry, str):
        return entry
    assert isinstance(entry, tuple)  # an example has no ledger
    return [{"id": each.id, "fields": asdict(each)["fields"], "evidence": []} for each in entry]


def _marks(example: Example) -> dict[str, list[dict[str, Any]]]:
    """Return the marks of an example, by the fact they are."""
    found: dict[str, list[dict[str, Any]]] = {}
    for by, panel, unit, given in _markers(example):
        for code, mark in given.items():
            fields = {BY: by, PANEL: panel, OF_UNIT: unit, MARK: typed_as(mark)}
            rows = found.setdefault(marks_of(code), [])
            rows.append({"id": f"m{len(rows) + 1}", "fields": fields, "evidence": []})
    return found


def _markers(example: Example) -> Iterator[tuple[str, str, str, Mapping[str, Decimal]]]:
    """Yield who marked: the person, the panel, whether of the unit's own, the marks."""
    for by, given in example.marks.items():
        yield by, "", "", given
    for sheet in example.sheets:
        yield sheet.judge, sheet.panel, OWN if sheet.is_own else "", sheet.marks


def _with_marks(
    shown: Iterator[dict[str, Any]], marks: Mapping[str, tuple[str, Any]]
) -> list[dict[str, Any]]:
    """Return the sections with the marks that each indicator takes among its facts."""
    found = []
    for each in shown:
        taken = [fact for fact, (code, _) in marks.items() if code == each.get("code")]
        found.append({**each, "facts": [*each.get("facts", ()), *taken]} if taken else each)
    return found


def _mark_facts(scheme: Scheme) -> Iterator[tuple[str, tuple[str, dict[str, Any]]]]:
    """Yield the marks that people give as facts: name, the indicator's code, how it is entered."""
    judged = scheme.marks("judges")
    for id, most in {**scheme.marks("reviewers"), **judged}.items():
        node, label = _marked(scheme, id)
        yield marks_of(id), (node.code, _declared(scheme, label, most, id in judged))


def _marked(scheme: Scheme, id: str) -> tuple[Indicator, Text]:
    """Return the indicator that a mark is given for, and what the mark is called."""
    for leaf in scheme.leaves():
        if leaf.code == id:
            return leaf, MARKS
        items = leaf.rule.items if isinstance(leaf.rule, Combined) else ()
        for item in items:
            if f"{leaf.code}-{item.id}" == id:
                return leaf, ITEM_MARKS.filled(item=item.label)
    raise KeyError(id)


def _declared(scheme: Scheme, label: Text, most: Decimal, by_judges: bool) -> dict[str, Any]:
    """Return the list of the marks of one indicator or item, as the form declares a list."""
    fields: dict[str, Any] = {BY: {"kind": "text", "label": languages(WHO), "required": False}}
    if by_judges and scheme.panels is not None:
        panels = {name: languages(each.label) for name, each in scheme.panels.of.items()}
        fields[PANEL] = {"kind": "choice", "label": languages(ITS_PANEL), "options": panels}
        fields[OF_UNIT] = {
            **{"kind": "choice", "label": languages(ITS_UNIT), "required": False},
            "options": {OWN: languages(OWN_UNIT)},
        }
    worth = languages(ONE.filled(most=plain(exact(most))))
    fields[MARK] = {"kind": "amount", "label": worth, "places": PLACES}
    return {
        **{"kind": "records", "label": languages(label), "item": languages(ITEM)},
        **{"unit": languages(ITEM), "fields": fields},
    }
