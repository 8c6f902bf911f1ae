"""Which comparisons suit which kind of field, and how they are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from toolkit.language import Text, both
from toolkit.schemes.predicates import COMPARISONS, AttributeOf, Comparison, operands_of


@dataclass(frozen=True)
class _Ways:
    """The comparisons a kind of field allows, the types of their constants, how to write them."""

    keys: tuple[str, ...]
    constants: tuple[type, ...]
    written: Text


_NUMBERS = _Ways(
    ("is", "in", "at_least", "below", "present"),
    (int, Decimal),
    both("is: 数、in: [数]、at_least: 数、below: 数", "is, in, at_least or below with numbers"),
)
_WORDS = _Ways(
    ("is", "in", "present"), (str,), both("is: 文字、in: [文字]", "is: text, in: [text]")
)
_WAYS: Mapping[str, _Ways] = {
    "count": _NUMBERS,
    "amount": _NUMBERS,
    "percent": _NUMBERS,
    "days": _NUMBERS,
    "text": _WORDS,
    "link": _WORDS,
    "choice": _Ways(
        ("is", "in", "present"), (str,), both("is: 选项、in: [选项]", "is: option, in: [options]")
    ),
    "yes-no": _Ways(("is", "present"), (bool,), both("is: true、is: false", "is: true, is: false")),
    "date": _Ways(
        ("within", "present"),
        (),
        both("within: [起日, 止日]、present: true", "within: [first day, last day], present: true"),
    ),
}


def key_of(comparison: Comparison) -> str:
    """Return the key that tells what kind of comparison it is."""
    return next(key for key, kind in COMPARISONS.items() if isinstance(comparison, kind))


def suits(comparison: Comparison, declared: Any) -> bool:
    """True if a field of the declared kind can be compared in this way."""
    ways = _WAYS[declared.kind]
    return key_of(comparison) in ways.keys and all(
        isinstance(operand, AttributeOf) or type(operand) in ways.constants
        for operand in operands_of(comparison)
    )


def ways_of(declared: Any) -> Text:
    """Return how a field of the declared kind is compared, as it is written."""
    return _WAYS[declared.kind].written


def unknown_options(comparison: Comparison, declared: Any) -> Iterator[tuple[int, str]]:
    """Yield the operands, by position, that are no option of a choice."""
    if declared.kind == "choice":
        for position, operand in enumerate(operands_of(comparison)):
            if isinstance(operand, str) and operand not in declared.options:
                yield position, operand
