"""A scheme's facts as plain data for the form: all that its script needs to check what is typed.

What goes without saying is left out: a fact is required, has no bound and asks for no evidence
unless it says so. Numbers are strings.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from toolkit.numbers import exact, plain
from toolkit.publishing.outcomes import languages
from toolkit.schemes.expectations import ByAttribute, Part
from toolkit.schemes.facts import (
    Amount,
    Choice,
    Condition,
    Count,
    Date,
    Days,
    Percent,
    Records,
    Words,
)
from toolkit.schemes.formula import numbers_as_text
from toolkit.schemes.ledger import Column, Ledger
from toolkit.schemes.scheme import Scheme


def facts_object(scheme: Scheme) -> dict[str, Any]:
    """Return every fact of a scheme by its id, in order.

    ``expected`` are the bounds without points that a number or a list is held against: each with its
    label, ``at_least`` or ``at_most``, the classes it concerns where not all, and ``by`` where the
    bound is one for each option of an attribute.
    """
    expected = _expected(scheme)
    return {
        name: {**_declared(declared), **_given(expected=expected[name])}
        for name, declared in scheme.facts.items()
    }


def _declared(declared: Any) -> dict[str, Any]:
    """Return a fact, or a field of a record."""
    found: dict[str, Any] = {"kind": declared.kind, "label": languages(declared.label)}
    if declared.help is not None:
        found["help"] = languages(declared.help)
    if not declared.required:
        found["required"] = False
    found |= _given(evidence=declared.evidence)
    match declared:
        case Ledger():
            found |= _ledger(declared)
        case Records():
            found |= _records(declared)
        case Choice():
            found["options"] = _labels(declared.options)
        case Date():
            found["window"] = declared.window
        case Words():
            found["longest"] = str(declared.longest)
        case Count() | Amount() | Percent() | Days():
            found |= {"unit": languages(declared.unit), "places": str(declared.places)}
            bounds = {"least": declared.least, "most": declared.most}
            found |= {name: str(bound) for name, bound in bounds.items() if bound is not None}
    return found


def _records(declared: Records) -> dict[str, Any]:
    return {
        "item": languages(declared.item),
        "unit": languages(declared.unit),
        **_given(plain=declared.plain, event=declared.event),
        "fields": {name: _declared(each) for name, each in declared.fields.items()},
        **_given(counts_if=[_condition(each) for each in declared.conditions]),
    }


def _condition(condition: Condition) -> dict[str, Any]:
    """Return a condition; one without ``when`` is for people to decide."""
    found: dict[str, Any] = {"label": languages(condition.label)}
    if condition.when is not None:
        found["when"] = numbers_as_text(condition.when.model_dump(mode="json", by_alias=True))
    return found


def _ledger(ledger: Ledger) -> dict[str, Any]:
    remarks = {"number": str(ledger.remarks.number), "label": languages(ledger.remarks.label)}
    return {
        "unit": languages(ledger.unit),
        "rows": _labels(ledger.rows),
        "total": languages(ledger.total),
        "columns": {name: _column(each) for name, each in ledger.columns.items()},
        "remarks": remarks,
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "number": str(column.number),
        "label": languages(column.label),
        **_given(plus=column.plus, minus=column.minus, may_be_negative=column.may_be_negative),
    }


def _expected(scheme: Scheme) -> Mapping[str, list[dict[str, Any]]]:
    """Return the bounds that ``check`` warns of, by the fact they are about."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for each in scheme.expectations:
        for part in each.all_parts if each.indicator is None else ():
            if isinstance(part.quantity, str):
                about = {"label": languages(each.label), **_given(classes=each.classes)}
                found[part.quantity].append({**about, **_bound(part)})
    return found


def _bound(part: Part) -> dict[str, Any]:
    bound = part.bound
    if not isinstance(bound, ByAttribute):
        number = part.number({})
        assert number is not None  # it depends on nothing
        return {part.key: plain(number)}
    stated = {option: each for option, each in bound.options.items() if each != "none"}
    return {
        "by": bound.by,
        part.key: {option: plain(exact(each)) for option, each in stated.items()},
    }


def _labels(texts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: languages(text) for name, text in texts.items()}


def _given(**values: bool | Iterable[Any]) -> dict[str, Any]:
    """Return the values that say something."""
    listed = {
        name: value if isinstance(value, bool) else list(value) for name, value in values.items()
    }
    return {name: value for name, value in listed.items() if value}
