"""Bounds of targets and conditions in words."""

from collections.abc import Sequence
from typing import Any

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain
from toolkit.schemes.expectations import ByAttribute, Part, Quantity, ShareOf, SumOf
from toolkit.schemes.facts import YesNo
from toolkit.schemes.predicates import Attributes
from toolkit.schemes.scheme import Scheme

AT_LEAST = both("不少于 {n} {unit}", "at least {n} {unit}")
AT_MOST = both("不多于 {n} {unit}", "at most {n} {unit}")
MUST_BE = both("须为“是”", "must be yes")
NO_BOUND = both("无要求", "no target")


def asked_of(parts: Sequence[Part], scheme: Scheme, attributes: Attributes) -> Text | None:
    """Return the bounds of a unit with these attributes; None where none applies."""
    words = [
        _stated(part, plain(number), scheme)
        for part in parts
        if (number := part.number(attributes)) is not None
    ]
    return joined(words, "，", ", ") if words else None


def bound_words(part: Part, scheme: Scheme) -> Text:
    """Return a bound for whomever it holds, option by option where it depends on an attribute."""
    bound = part.bound
    if not isinstance(bound, ByAttribute):
        return _stated(part, plain(exact(bound)), scheme)
    options: Any = (
        {name: each.label for name, each in scheme.classes.items()}
        if bound.by == "class"
        else scheme.attributes[bound.by].options
    )
    return joined(
        [
            both("{option}：{bound}", "{option}: {bound}").filled(
                option=options[name],
                bound=NO_BOUND if number == "none" else _stated(part, plain(exact(number)), scheme),
            )
            for name, number in bound.options.items()
        ],
        "；",
        "; ",
    )


def _stated(part: Part, number: str, scheme: Scheme) -> Text:
    if isinstance(part.quantity, str) and isinstance(scheme.facts[part.quantity], YesNo):
        return MUST_BE
    sentence = AT_LEAST if part.at_most is None else AT_MOST
    return sentence.filled(n=number, unit=_unit(part.quantity, scheme))


def _unit(quantity: Quantity, scheme: Scheme) -> Text:
    if isinstance(quantity, ShareOf):
        return both("%", "%")
    declared: Any = scheme.facts[quantity.sum[0] if isinstance(quantity, SumOf) else quantity]
    unit: Text = getattr(declared, "unit", both("", ""))
    return unit
