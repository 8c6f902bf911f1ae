"""The calculus: every rule lowers itself into these few operations, and nothing else.

A formula is plain data. Evaluators interpret the operations: the tracing one in ``scoring``, and
others outside this package, which know no rule kind. An operation on an absent value is absent;
``if`` looks only at the branch it takes; division by zero is absent ("incomplete").

``count`` and ``sum`` take the records of a fact that meet a predicate. Where a unit stated the
number of a fact alone, without listing records, ``count`` is that number.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from toolkit.language import Text
from toolkit.numbers import Rounding, plain
from toolkit.schemes.predicates import Predicate

#: Why there is no value.
Reason: TypeAlias = Literal[
    "not-applicable", "not-reviewed", "not-submitted", "incomplete", "not-scored", "judged"
]


@dataclass(frozen=True, kw_only=True)
class Node:
    """One operation. ``name`` is how a rule finds it again in the trace; ``label`` is for people."""

    name: str | None = None
    label: Text | None = None
    article: str | None = None


@dataclass(frozen=True)
class Constant(Node):
    """A number from the scheme."""

    value: Fraction


@dataclass(frozen=True)
class FactValue(Node):
    """The number a fact states."""

    fact: str


@dataclass(frozen=True)
class CountWhere(Node):
    """How many records of a fact meet the predicate (all of them without one)."""

    fact: str
    where: Predicate | None = None


@dataclass(frozen=True)
class SumWhere(Node):
    """The sum of a field over the records of a fact that meet the predicate."""

    fact: str
    field: str
    where: Predicate | None = None


@dataclass(frozen=True)
class Add(Node):
    """The sum of the parts; 0 without parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Multiply(Node):
    """The product of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Divide(Node):
    """The first part by the second; absent where the second is 0."""

    parts: tuple[Node, Node]


@dataclass(frozen=True)
class Min(Node):
    """The smallest part: a cap is written this way."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Max(Node):
    """The largest part."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Floor(Node):
    """The whole number not above the part."""

    parts: tuple[Node]


@dataclass(frozen=True)
class Round(Node):
    """The part as a decimal, by the stated rounding."""

    parts: tuple[Node]
    rounding: Rounding


@dataclass(frozen=True)
class AtLeast(Node):
    """1 if the first part is the second or more, else 0."""

    parts: tuple[Node, Node]


@dataclass(frozen=True)
class If(Node):
    """The second part where the first is not 0, else the third; the other branch is not looked at."""

    parts: tuple[Node, Node, Node]


@dataclass(frozen=True)
class NoValue(Node):
    """No value, for a stated reason."""

    reason: Reason


_NAMES: dict[type[Node], str] = {
    Constant: "constant",
    FactValue: "fact",
    CountWhere: "count",
    SumWhere: "sum",
    Add: "add",
    Multiply: "multiply",
    Divide: "divide",
    Min: "min",
    Max: "max",
    Floor: "floor",
    Round: "round",
    AtLeast: "at-least",
    If: "if",
    NoValue: "absent",
}


def named(node: Node, name: str, label: Text, article: str | None = None) -> Node:
    """Return the node under a name; one that has a name already keeps it, inside."""
    inner = node if node.name is None else Add((node,))
    return replace(inner, name=name, label=label, article=article)


def parts_of(node: Node) -> tuple[Node, ...]:
    """Return the operands of an operation."""
    return getattr(node, "parts", ())


def nodes_of(node: Node) -> Iterator[Node]:
    """Yield the node and every node below it, outermost first."""
    yield node
    for part in parts_of(node):
        yield from nodes_of(part)


def facts_of(node: Node) -> list[str]:
    """Return the facts a formula reads, in order of first use."""
    read = [
        each.fact for each in nodes_of(node) if isinstance(each, FactValue | CountWhere | SumWhere)
    ]
    return list(dict.fromkeys(read))


def operation_of(node: Node) -> str:
    """Return the name of an operation, as it stands in JSON."""
    return _NAMES[type(node)]


def as_object(node: Node) -> dict[str, Any]:
    """Return the formula as plain data for JSON; numbers are strings."""
    result: dict[str, Any] = {"op": operation_of(node)}
    for each in fields(node):
        value = getattr(node, each.name)
        if value is not None:
            result[each.name] = _plain_value(value)
    return result


def _plain_value(value: Any) -> Any:
    if isinstance(value, Fraction):
        return plain(value)
    if isinstance(value, Rounding):
        return {"mode": value.mode, "places": value.places}
    if isinstance(value, Text):
        return asdict(value)
    if isinstance(value, tuple):
        return [as_object(part) for part in value]
    if hasattr(value, "model_dump"):
        return numbers_as_text(value.model_dump(mode="json", by_alias=True))
    return value


def numbers_as_text(value: Any) -> Any:
    """Return plain data with every number as a string; true and false stay."""
    if isinstance(value, dict):
        return {key: numbers_as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [numbers_as_text(inner) for inner in value]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value
