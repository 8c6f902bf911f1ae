"""Between what the value of a formula can lie, whatever a unit states.

The bounds are safe and not always sharp: every quantity is taken for itself, so what is found to
be out of reach is out of reach.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import islice, product
from math import prod
from typing import Any

from toolkit.numbers import exact, rounded
from toolkit.schemes.facts import NUMERIC, Choice, Date, Records, YesNo
from toolkit.schemes.formula import (
    Add,
    AtLeast,
    Constant,
    CountWhere,
    Divide,
    FactValue,
    Floor,
    If,
    Max,
    Min,
    Multiply,
    Node,
    NoValue,
    Round,
    parts_of,
)
from toolkit.schemes.predicates import AttributeOf, Predicate, Within, comparisons, operands_of

#: So many records are tried to find one that meets a predicate; beyond, it is taken as possible.
TRIED = 20_000


@dataclass(frozen=True)
class Span:
    """The lowest and the highest value, both included; None where there is no end."""

    low: Fraction | None = None
    high: Fraction | None = None


ZERO, ONE = Fraction(0), Fraction(1)
ANY, COUNTED, TRUTH = Span(), Span(ZERO), Span(ZERO, ONE)


def span_of(node: Node, facts: Mapping[str, Any]) -> Span | None:
    """Return between what the value lies; None where there never is one."""
    if isinstance(node, NoValue):
        return None
    if isinstance(node, Constant):
        return Span(node.value, node.value)
    if isinstance(node, FactValue):
        return _of_fact(facts.get(node.fact))
    if isinstance(node, CountWhere):
        return COUNTED if _can_count(node, facts) else Span(ZERO, ZERO)
    if isinstance(node, If):
        return _of_choice(node, facts)
    found = [span_of(part, facts) for part in parts_of(node)]
    spans = [each for each in found if each is not None]
    if len(spans) < len(found):
        return None
    return _joined(node, spans)


def _joined(node: Node, spans: list[Span]) -> Span:
    lows, highs = [each.low for each in spans], [each.high for each in spans]
    match node:
        case Add():
            return Span(_sum(lows), _sum(highs))
        case Multiply():
            return _product(spans)
        case Divide():
            return COUNTED if all(low is not None and low >= 0 for low in lows) else ANY
        case Min():
            return Span(_least(lows), min((h for h in highs if h is not None), default=None))
        case Max():
            return Span(max((low for low in lows if low is not None), default=None), _most(highs))
        case Floor():
            return Span(*(None if each is None else Fraction(each // 1) for each in _ends(spans)))
        case Round():
            ends = [None if each is None else rounded(each, node.rounding) for each in _ends(spans)]
            return Span(*ends)
        case AtLeast():
            (low, high), (least, most) = ((each.low, each.high) for each in spans)
            if low is not None and most is not None and low >= most:
                return Span(ONE, ONE)
            is_never = high is not None and least is not None and high < least
            return Span(ZERO, ZERO) if is_never else TRUTH
    return ANY


def _ends(spans: list[Span]) -> tuple[Fraction | None, Fraction | None]:
    return spans[0].low, spans[0].high


def _sum(ends: list[Fraction | None]) -> Fraction | None:
    known = [end for end in ends if end is not None]
    return sum(known, ZERO) if len(known) == len(ends) else None


def _least(ends: list[Fraction | None]) -> Fraction | None:
    known = [end for end in ends if end is not None]
    return min(known) if len(known) == len(ends) else None


def _most(ends: list[Fraction | None]) -> Fraction | None:
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None


def _product(spans: list[Span]) -> Span:
    if any(each == Span(ZERO, ZERO) for each in spans):
        return Span(ZERO, ZERO)
    lows = [each.low for each in spans if each.low is not None]
    highs = [each.high for each in spans if each.high is not None]
    if len(lows) == len(spans) == len(highs):
        corners = [prod(corner, start=ONE) for corner in product(*zip(lows, highs, strict=True))]
        return Span(min(corners), max(corners))
    if len(lows) == len(spans) and min(lows) >= 0:
        return Span(prod(lows, start=ONE))
    return ANY


def _of_choice(node: If, facts: Mapping[str, Any]) -> Span | None:
    asked, then, other = (span_of(part, facts) for part in node.parts)
    if asked is None:
        return None
    if asked == Span(ZERO, ZERO):
        return other
    is_sure = (asked.low is not None and asked.low > 0) or (
        asked.high is not None and asked.high < 0
    )
    if is_sure or other is None:
        return then
    if then is None:
        return other
    return Span(_least([then.low, other.low]), _most([then.high, other.high]))


def _of_fact(declared: Any) -> Span:
    if isinstance(declared, YesNo):
        return TRUTH
    if isinstance(declared, NUMERIC):
        least, most = declared.least, declared.most
        return Span(None if least is None else exact(least), None if most is None else exact(most))
    return COUNTED if isinstance(declared, Records) else ANY


def _can_count(node: CountWhere, facts: Mapping[str, Any]) -> bool:
    """Tell whether any record of the fact could be counted."""
    declared = facts.get(node.fact)
    if not isinstance(declared, Records) or node.where is None or declared.plain:
        return True
    return can_hold(node.where, declared.fields)


def can_hold(predicate: Predicate, fields: Mapping[str, Any]) -> bool:
    """Tell whether a record with these fields can meet the predicate.

    Tried are the values at which a comparison turns; an attribute of the unit is tried with every
    option of the field that is compared with it.
    """
    compared = [each for each, _ in comparisons(predicate)]
    names = list(dict.fromkeys(each.field for each in compared))
    turns = {name: list(_turns(name, fields.get(name), compared)) for name in names}
    attributes = {
        operand.attribute: list(getattr(fields.get(each.field), "options", {}))
        for each in compared
        for operand in operands_of(each)
        if isinstance(operand, AttributeOf)
    }
    options = [*turns.values(), *attributes.values()]
    candidates = list(islice(product(*options), TRIED + 1))
    if len(candidates) > TRIED:
        return True
    split = len(names)
    return any(
        predicate.holds(
            dict(zip(names, values[:split], strict=True)),
            dict(zip(attributes, values[split:], strict=True)),
        )
        for values in candidates
    )


def _turns(name: str, declared: Any, compared: Iterable[Any]) -> Iterator[Any]:
    """Yield the values of a field at which a comparison can change its answer."""
    if not getattr(declared, "required", True):
        yield None
    of_field = [each for each in compared if each.field == name]
    constants = [
        operand
        for each in of_field
        for operand in operands_of(each)
        if not isinstance(operand, AttributeOf)
    ]
    if isinstance(declared, Choice):
        yield from declared.options
    elif isinstance(declared, YesNo):
        yield from (True, False)
    elif isinstance(declared, NUMERIC):
        places: int = getattr(declared, "places", 0)
        step = Decimal(1).scaleb(-places)
        least, most = declared.least, declared.most
        ends = [Decimal(end) for end in (least, most) if end is not None]
        around = [Decimal(each) + way for each in constants for way in (-step, 0, step)]
        for value in (*ends, *around, Decimal(0)):
            if (least is None or value >= least) and (most is None or value <= most):
                yield value
    elif isinstance(declared, Date):
        yield date.min
        for each in of_field:
            if isinstance(each, Within):
                first, last = each.within
                yield from (first, last, first - timedelta(days=1), last + timedelta(days=1))
    else:
        yield from ("", *constants)
