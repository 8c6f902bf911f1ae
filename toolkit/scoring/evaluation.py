"""The tracing evaluator: interprets the calculus and keeps every step."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from types import MappingProxyType
from typing import Any, TypeAlias

from toolkit.numbers import exact, rounded
from toolkit.schemes import formula as f
from toolkit.schemes.predicates import Attributes, Predicate, Record


@dataclass(frozen=True)
class Absent:
    """There is no value, for a reason. Null is never zero."""

    reason: f.Reason


Value: TypeAlias = Fraction | Absent


@dataclass(frozen=True)
class Quantity:
    """A fact as an evaluator sees it: a number, or records; or absent."""

    number: Fraction | None = None
    records: tuple[Record, ...] | None = None
    absent: Absent | None = None


@dataclass(frozen=True)
class Step:
    """One node evaluated: its value and the steps of the operands that were looked at."""

    node: f.Node
    value: Value
    parts: tuple["Step", ...] = ()

    def steps(self) -> Iterator["Step"]:
        """Yield this step and every step below it, outermost first."""
        waiting = [self]
        while waiting:
            step = waiting.pop()
            yield step
            waiting += reversed(step.parts)

    def named(self) -> dict[str, "Step"]:
        """Return the named steps; the outermost wins where a name stands twice."""
        found: dict[str, Step] = {}
        for step in self.steps():
            if step.node.name is not None:
                found.setdefault(step.node.name, step)
        return found


@dataclass(frozen=True)
class Facts:
    """What formulas are evaluated on: quantities by fact, and the unit's attributes."""

    quantities: Mapping[str, Quantity]
    attributes: Attributes


#: Steps that were worked out before, by the identity of their node.
Known: TypeAlias = Mapping[int, Step]
NOTHING_KNOWN: Known = MappingProxyType({})


def evaluate(node: f.Node, facts: Facts, known: Known = NOTHING_KNOWN) -> Step:
    """Return the node's value and trace. Absent operands make the result absent; ``if`` is lazy.

    ``known`` are steps on the same facts, which are not worked out again.
    """
    if id(node) in known:
        return known[id(node)]
    if isinstance(node, f.If):
        return _if(node, facts, known)
    parts = tuple(evaluate(part, facts, known) for part in f.parts_of(node))
    for part in parts:
        if isinstance(part.value, Absent):
            return Step(node, part.value, parts)
    return Step(node, OPERATIONS[type(node)](node, _values(parts), facts), parts)


def _values(parts: tuple[Step, ...]) -> list[Fraction]:
    return [part.value for part in parts if isinstance(part.value, Fraction)]


def _if(node: f.If, facts: Facts, known: Known) -> Step:
    test = evaluate(node.parts[0], facts, known)
    if isinstance(test.value, Absent):
        return Step(node, test.value, (test,))
    branch = evaluate(node.parts[1] if test.value != 0 else node.parts[2], facts, known)
    return Step(node, branch.value, (test, branch))


def _fact(node: Any, values: list[Fraction], facts: Facts) -> Value:
    quantity = facts.quantities[node.fact]
    if quantity.absent is not None:
        return quantity.absent
    return Absent("incomplete") if quantity.number is None else quantity.number


def _count(node: Any, values: list[Fraction], facts: Facts) -> Value:
    quantity = facts.quantities[node.fact]
    if quantity.records is None:
        return _fact(node, values, facts)
    return Fraction(sum(1 for _ in _meeting(quantity.records, node.where, facts)))


def _sum(node: Any, values: list[Fraction], facts: Facts) -> Value:
    quantity = facts.quantities[node.fact]
    if quantity.records is None:
        return quantity.absent or Absent("incomplete")
    amounts = (record.get(node.field) for record in _meeting(quantity.records, node.where, facts))
    return sum((exact(amount) for amount in amounts if amount is not None), Fraction(0))


def _meeting(
    records: tuple[Record, ...], where: Predicate | None, facts: Facts
) -> Iterator[Record]:
    return (record for record in records if where is None or where.holds(record, facts.attributes))


def _divide(node: Any, values: list[Fraction], facts: Facts) -> Value:
    return values[0] / values[1] if values[1] != 0 else Absent("incomplete")


_Operation: TypeAlias = Callable[[Any, list[Fraction], Facts], Value]
#: What each operation does with the values of its parts.
OPERATIONS: dict[type[f.Node], _Operation] = {
    f.Constant: lambda node, values, facts: node.value,
    f.NoValue: lambda node, values, facts: Absent(node.reason),
    f.FactValue: _fact,
    f.CountWhere: _count,
    f.SumWhere: _sum,
    f.Add: lambda node, values, facts: sum(values, Fraction(0)),
    f.Multiply: lambda node, values, facts: reduce(lambda a, b: a * b, values, Fraction(1)),
    f.Divide: _divide,
    f.Min: lambda node, values, facts: min(values),
    f.Max: lambda node, values, facts: max(values),
    f.Floor: lambda node, values, facts: Fraction(values[0].numerator // values[0].denominator),
    f.Round: lambda node, values, facts: rounded(values[0], node.rounding),
    f.AtLeast: lambda node, values, facts: Fraction(values[0] >= values[1]),
}
