"""Facts as a scheme declares them: the kinds, their labels, and the conditions records must meet."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field

from toolkit.language import Text
from toolkit.numbers import LARGEST
from toolkit.reading.shape import Shape
from toolkit.schemes import values
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.predicates import Predicate
from toolkit.schemes.values import Check, FieldKey, Key, Name

Window = Literal["within", "until", "any"]
Bound = Annotated[int, Field(ge=-LARGEST, le=LARGEST)]


class _Declared(Shape):
    """What every fact and field says of itself.

    ``article`` names the clause that asks for it, ``evidence`` the kinds of evidence it asks for.
    """

    label: Text
    help: Text | None = None
    article: Name | None = None
    evidence: tuple[Name, ...] = ()
    required: bool = True


class _Numeric(_Declared):
    """A number. ``unit`` is the measure word; ``least`` and ``most`` bound it, both included."""

    unit: Text
    least: Bound | None = 0
    most: Bound | None = None


class Count(_Numeric):
    """A whole number of things or people."""

    kind: Literal["count"]

    @property
    def places(self) -> int:
        """Decimal places a value may have."""
        return 0

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.count(self.label, self.unit)


class Amount(_Numeric):
    """Money or another measured quantity."""

    kind: Literal["amount"]
    places: Annotated[int, Field(ge=0, le=4)] = 2

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.number(self.label, self.places, self.unit)


class Percent(_Numeric):
    """A percentage: 12.5 means 12.5 %."""

    kind: Literal["percent"]
    places: Annotated[int, Field(ge=0, le=4)] = 2

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.number(self.label, self.places, self.unit)


class Days(_Numeric):
    """A length of time in days; halves may be written."""

    kind: Literal["days"]
    places: Literal[0, 1] = 1

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.number(self.label, self.places, self.unit)


class Date(_Declared):
    """A day. ``window`` says how it stands to the round: within it, not after its end, or any."""

    kind: Literal["date"]
    window: Window = "within"

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.date(self.label)


class Words(_Declared):
    """Free text that will be published."""

    kind: Literal["text"]
    longest: Annotated[int, Field(gt=0, le=2000)] = 200

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.text(self.label, self.longest)


class Choice(_Declared):
    """One of a closed list."""

    kind: Literal["choice"]
    options: Mapping[Name, Text]

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.choice(self.label, dict(self.options))


class YesNo(_Declared):
    """True or false."""

    kind: Literal["yes-no"]

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.yes_no(self.label)


class Link(_Declared):
    """A web address."""

    kind: Literal["link"]

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.link(self.label)


Simple = Annotated[
    Count | Amount | Percent | Days | Date | Words | Choice | YesNo | Link, Discriminator("kind")
]
NUMERIC: tuple[type[_Numeric], ...] = (Count, Amount, Percent, Days)


class Condition(Shape):
    """What a record must meet to count.

    ``when`` is computed from the record; without it the condition is ``judged``: only a reviewer
    can decide it, by striking the record with this condition as the reason. ``applies`` is false
    where a chosen reading drops the condition.
    """

    id: Name
    label: Text
    article: Name
    when: Predicate | None = None
    applies: bool = True

    @property
    def is_judged(self) -> bool:
        """True if only a reviewer can decide it."""
        return self.when is None


class Records(_Declared):
    """Things listed one by one. ``plain`` allows a unit to state their number alone.

    ``event`` names the fields that make two records look like the same event, even under two facts.
    """

    kind: Literal["records"]
    item: Text
    unit: Text
    plain: bool = False
    fields: Mapping[FieldKey, Simple] = Field(default_factory=dict)
    counts_if: tuple[Condition, ...] = ()
    event: tuple[Key, ...] = ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions in force under the chosen readings."""
        return tuple(condition for condition in self.counts_if if condition.applies)


Fact = Annotated[
    Count | Amount | Percent | Days | Date | Words | Choice | YesNo | Link | Records | Ledger,
    Discriminator("kind"),
]


def annotation(declared: Any) -> Any:
    """Return the pydantic type of a simple fact's or field's value.

    A blank line stands for "not given"; a required entry may not be blank.
    """
    kind: Any = Annotated[Any, BeforeValidator(declared.check())]
    return kind if declared.required else kind | None
