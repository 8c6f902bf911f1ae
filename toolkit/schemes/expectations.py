"""What a policy expects without giving points, and what it asks of those admitted.

Each is a 0/1 formula of the calculus: met, not met, or without a value (not applicable, unknown).
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from toolkit.language import Text, both
from toolkit.numbers import exact
from toolkit.problems.catalogue import declare
from toolkit.reading.document import Path
from toolkit.reading.shape import Shape, refusal
from toolkit.schemes.formula import (
    Add,
    AtLeast,
    Constant,
    CountWhere,
    Divide,
    Max,
    Min,
    Multiply,
    Node,
    NoValue,
)
from toolkit.schemes.marks import VALUE
from toolkit.schemes.predicates import Attributes, In
from toolkit.schemes.rules.kind import Read
from toolkit.schemes.rules.setting import Setting
from toolkit.schemes.rules.target import Range
from toolkit.schemes.values import Edge, Key, Name

ONE_BOUND = declare(
    "S112",
    "error",
    title=both("期望没有界限", "Expectation without a bound"),
    message=both(
        "期望应写 quantity 加 at_least 或 at_most，或者写 parts，二者取一。",
        "An expectation states quantity with at_least or at_most, or parts.",
    ),
    remedy=both(
        "例如 quantity: events, at_least: 20。", "For example quantity: events, at_least: 20."
    ),
)
NOT_BY_ATTRIBUTE = declare(
    "S116",
    "error",
    title=both("按属性写的界限不对", "Bound by attribute not stated"),
    message=both(
        "按属性写界限要有 by（属性），再给它的每个选项写一个数或 none。",
        "A bound by attribute has by (the attribute) and a number or none for each of its options.",
    ),
    remedy=both(
        "例如 {{by: county, east: 6, west: none}}。",
        "For example {{by: county, east: 6, west: none}}.",
    ),
)


class SumOf(Shape):
    """The sum of several quantities."""

    sum: Annotated[tuple[Key, ...], Field(min_length=2)]


class ShareOf(Shape):
    """One quantity as a percentage of another; without a value where the other is 0."""

    share: Key
    of: Key


def _form(value: Any) -> str:
    if isinstance(value, SumOf) or (isinstance(value, dict) and "sum" in value):
        return "SumOf"
    return "ShareOf" if isinstance(value, ShareOf | dict) else "FactId"


Quantity: TypeAlias = Annotated[
    Annotated[Key, Tag("FactId")]
    | Annotated[SumOf, Tag("SumOf")]
    | Annotated[ShareOf, Tag("ShareOf")],
    Discriminator(_form),
]


def _by_attribute(value: Any) -> Any:
    """Take ``{by: ATTRIBUTE, option: number or none}`` apart."""
    if not isinstance(value, Mapping) or "from" in value:
        return value
    rest = {key: each for key, each in value.items() if key != "by"}
    if type(value.get("by")) is not str or not rest:
        raise refusal(NOT_BY_ATTRIBUTE)
    return {"by": value["by"], "options": rest}


class ByAttribute(Shape):
    """A bound for each option of an attribute of the unit; ``none`` where there is none."""

    by: Key
    options: Mapping[Name, Edge | Literal["none"]]


def _bound_form(value: Any) -> str:
    if isinstance(value, Range) or (isinstance(value, dict) and "from" in value):
        return "range"
    return "by attribute" if isinstance(value, dict | ByAttribute) else "number"


Bound: TypeAlias = Annotated[
    Annotated[Edge, Tag("number")]
    | Annotated[ByAttribute, Tag("by attribute")]
    | Annotated[Range, Tag("range")],
    Discriminator(_bound_form),
    BeforeValidator(_by_attribute),
]


class Part(Shape):
    """A quantity and the bound it has to keep."""

    quantity: Quantity
    at_least: Bound | None = None
    at_most: Bound | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> "Part":
        if (self.at_least is None) == (self.at_most is None):
            raise refusal(ONE_BOUND)
        return self

    @property
    def bound(self) -> Any:
        """The bound, whichever way it goes."""
        return self.at_most if self.at_least is None else self.at_least

    @property
    def key(self) -> str:
        """The key under which the bound stands."""
        return "at_most" if self.at_least is None else "at_least"

    def number(self, attributes: Attributes) -> Fraction | None:
        """Return the bound of a unit with these attributes; None where there is none for it."""
        bound = self.bound
        if isinstance(bound, ByAttribute):
            bound = bound.options.get(attributes.get(bound.by, ""), "none")
        if isinstance(bound, Range):
            return bound.number
        return None if bound == "none" else exact(bound)

    def formula(self, setting: Setting, name: str, attributes: Attributes) -> Node:
        """Return the node that is 1 where the bound is kept; absent where there is none."""
        bound = self.number(attributes)
        if bound is None:
            return NoValue("not-applicable")
        value, limit = node_of(self.quantity, setting, name), Constant(bound)
        return AtLeast((value, limit) if self.at_most is None else (limit, value))


class Expectation(Shape):
    """A target or quantity without points.

    ``classes`` limits it to some classes of units, ``indicator`` is that beside which it is shown.
    """

    id: Name
    label: Text
    article: Name
    indicator: str | None = None
    quantity: Quantity | None = None
    at_least: Bound | None = None
    at_most: Bound | None = None
    parts: tuple[Part, ...] = ()
    classes: tuple[Name, ...] = ()
    readings: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_way_of_stating(self) -> "Expectation":
        is_simple = self.quantity is not None
        has_bound = (self.at_least is None) != (self.at_most is None)
        if is_simple == bool(self.parts) or is_simple != has_bound:
            raise refusal(ONE_BOUND)
        return self

    @property
    def all_parts(self) -> tuple[Part, ...]:
        """Every part; the one it has where it is not composite."""
        if self.quantity is None:
            return self.parts
        return (Part(quantity=self.quantity, at_least=self.at_least, at_most=self.at_most),)

    def concerns(self, class_of_unit: str) -> bool:
        """True if units of the class are expected to meet it."""
        return not self.classes or class_of_unit in self.classes

    def formula(self, setting: Setting, attributes: Attributes) -> Node:
        """Return the node that is 1 where every part is met and 0 where one is not."""
        nodes = tuple(
            part.formula(setting, name, attributes)
            for part, name in zip(self.all_parts, names_of(self.all_parts), strict=True)
        )
        return nodes[0] if len(nodes) == 1 else Min(nodes)

    @property
    def reads(self) -> tuple[Read, ...]:
        """The facts read, each with its path below the expectation."""
        found: list[Read] = []
        for index, part in enumerate(self.all_parts):
            path: Path = () if self.quantity is not None else ("parts", index)
            found += reads_of(part.quantity, (*path, "quantity"))
        return tuple(found)

    @property
    def bounds_at(self) -> Iterator[tuple[Path, Any]]:
        """The bounds, each with its path below the expectation."""
        for index, part in enumerate(self.all_parts):
            path: Path = () if self.quantity is not None else ("parts", index)
            yield (*path, part.key), part.bound


class EveryFact(Shape):
    """Every one of several facts is true."""

    all: Annotated[tuple[Key, ...], Field(min_length=1)]


class AnyFact(Shape):
    """At least one of several facts is true."""

    any: Annotated[tuple[Key, ...], Field(min_length=1)]


class OneOf(Shape):
    """A choice is one of several options."""

    fact: Key
    in_: Annotated[tuple[Name, ...], Field(alias="in", min_length=1)]


class Unique(Shape):
    """No other unit of the round, nor of the latest rounds of ``among``, has the same attribute."""

    unique: Key
    among: tuple[Name, ...] = ()


def _met_if(value: Any) -> str:
    kinds = (("all", EveryFact), ("any", AnyFact), ("fact", OneOf), ("unique", Unique))
    return next(
        (
            kind.__name__
            for key, kind in kinds
            if isinstance(value, kind) or (isinstance(value, dict) and key in value)
        ),
        "Part",
    )


MetIf: TypeAlias = Annotated[
    Annotated[EveryFact, Tag("EveryFact")]
    | Annotated[AnyFact, Tag("AnyFact")]
    | Annotated[OneOf, Tag("OneOf")]
    | Annotated[Unique, Tag("Unique")]
    | Annotated[Part, Tag("Part")],
    Discriminator(_met_if),
]


class Eligibility(Shape):
    """A condition of being admitted. Without ``met_if`` it is judged by people.

    ``in_principle`` marks what the policy asks for in principle only: a miss is a warning.
    """

    id: Name
    label: Text
    article: Name
    met_if: MetIf | None = None
    in_principle: bool = False
    classes: tuple[Name, ...] = ()
    readings: tuple[str, ...] = ()

    def concerns(self, class_of_unit: str) -> bool:
        """True if it is asked of units of the class."""
        return not self.classes or class_of_unit in self.classes

    @property
    def bounds_at(self) -> Iterator[tuple[Path, Any]]:
        """The bound it has, if it holds a quantity against one, with its path below it."""
        if isinstance(self.met_if, Part):
            yield ("met_if", self.met_if.key), self.met_if.bound

    def formula(self, setting: Setting, attributes: Attributes) -> Node | None:
        """Return the node that is 1 where the condition is met; None where it is no formula.

        That is so where people decide, and where other units are looked at.
        """
        match self.met_if:
            case None | Unique():
                return None
            case EveryFact():
                return Min(tuple(setting.quantity(fact, fact) for fact in self.met_if.all))
            case AnyFact():
                return Max(tuple(setting.quantity(fact, fact) for fact in self.met_if.any))
            case OneOf():
                is_one = In.model_validate({"field": VALUE, "in": self.met_if.in_})
                return CountWhere(self.met_if.fact, is_one)
            case Part():
                return self.met_if.formula(setting, "value", attributes)

    @property
    def reads(self) -> tuple[Read, ...]:
        """The facts read, each with its path below the condition."""
        match self.met_if:
            case None | Unique():
                return ()
            case EveryFact():
                key, facts = "all", self.met_if.all
            case AnyFact():
                key, facts = "any", self.met_if.any
            case OneOf():
                return (Read(("met_if", "fact"), self.met_if.fact, "choice"),)
            case Part():
                return reads_of(self.met_if.quantity, ("met_if", "quantity"))
        return tuple(
            Read(("met_if", key, index), fact, "yes-no") for index, fact in enumerate(facts)
        )


def names_of(parts: Sequence[Part]) -> tuple[str, ...]:
    """Return the names under which the steps of several parts stand in the trace."""
    return (VALUE,) if len(parts) == 1 else tuple(f"{VALUE} {n}" for n in range(len(parts)))


def facts_in(quantity: Quantity) -> tuple[str, ...]:
    """Return the facts a quantity is made of."""
    if isinstance(quantity, SumOf):
        return quantity.sum
    return (quantity.share, quantity.of) if isinstance(quantity, ShareOf) else (quantity,)


def node_of(quantity: Quantity, setting: Setting, name: str) -> Node:
    """Return the node that gives a quantity under a name."""
    if isinstance(quantity, SumOf):
        return Add(
            tuple(setting.quantity(fact, fact) for fact in quantity.sum), name=setting.named(name)
        )
    if isinstance(quantity, ShareOf):
        share = Divide(
            (
                setting.quantity(quantity.share, quantity.share),
                setting.quantity(quantity.of, quantity.of),
            )
        )
        return Multiply((Constant(Fraction(100)), share), name=setting.named(name))
    return setting.quantity(quantity, name)


def reads_of(quantity: Quantity, path: Path) -> tuple[Read, ...]:
    """Return the facts a quantity reads, each with its path; a true fact counts as 1."""
    if isinstance(quantity, SumOf):
        return tuple(Read((*path, "sum", index), fact) for index, fact in enumerate(quantity.sum))
    if isinstance(quantity, ShareOf):
        return (Read((*path, "share"), quantity.share), Read((*path, "of"), quantity.of))
    return (Read(path, quantity, "number"),)
