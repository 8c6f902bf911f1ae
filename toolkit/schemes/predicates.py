"""Predicates on records: closed, plain data, explained in two languages.

A predicate is written as one of::

    {field: title, is: full-senior}      {field: title, in: [full-senior, associate-senior]}
    {field: people, at_least: 30}        {field: people, below: 30}
    {field: held_on, within: [2018-01-01, 2018-06-30]}
    {field: signed_on, present: true}    {all: [...]}   {any: [...]}   {not: {...}}

An operand is a constant or an attribute of the unit, ``{attribute: level}``. A value that was not
given satisfies no comparison.
"""

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field

from toolkit.language import Text, both, joined
from toolkit.problems.catalogue import declare
from toolkit.reading.shape import Shape, refusal
from toolkit.schemes import values

UNKNOWN_PREDICATE = declare(
    "S101",
    "error",
    title=both("不认识的条件", "Unknown condition"),
    message=both("这不是一个条件。", "This is not a condition."),
    remedy=both(
        "写 field 加 is、in、at_least、below、within、present 之一，或 all、any、not 之一。",
        "Write field with one of is, in, at_least, below, within, present; or one of all, any, not.",
    ),
)


class AttributeOf(Shape):
    """The unit's attribute of that name, as the register states it."""

    attribute: str


Constant: TypeAlias = bool | int | Decimal | str
Operand: TypeAlias = Constant | AttributeOf
Record: TypeAlias = Mapping[str, Any]
Attributes: TypeAlias = Mapping[str, str]


class Is(Shape):
    """The field equals the operand."""

    field: str
    is_: Operand = Field(alias="is")

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if the record's field equals the operand."""
        value = record.get(self.field)
        return value is not None and value == resolved(self.is_, attributes)


class In(Shape):
    """The field is one of the operands."""

    field: str
    in_: tuple[Operand, ...] = Field(alias="in")

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if the record's field is one of the operands."""
        return record.get(self.field) in [resolved(operand, attributes) for operand in self.in_]


class AtLeast(Shape):
    """The field is the operand or more."""

    field: str
    at_least: int | Decimal | AttributeOf

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if the record's field is the operand or more."""
        value = record.get(self.field)
        return value is not None and value >= resolved(self.at_least, attributes)


class Below(Shape):
    """The field is less than the operand."""

    field: str
    below: int | Decimal | AttributeOf

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if the record's field is less than the operand."""
        value = record.get(self.field)
        return value is not None and value < resolved(self.below, attributes)


Day = Annotated[datetime.date, BeforeValidator(values.date(both("日期", "the date")))]


class Within(Shape):
    """The field is a day from the first to the second, both included."""

    field: str
    within: tuple[Day, Day]

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if the record's day lies between the two days."""
        value = record.get(self.field)
        return value is not None and self.within[0] <= value <= self.within[1]


class Present(Shape):
    """The field was given (true) or left out (false)."""

    field: str
    present: bool

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if the field was given, or left out where that is asked."""
        return (record.get(self.field) is not None) == self.present


class AllOf(Shape):
    """Every part holds."""

    all: tuple["Predicate", ...]

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if every part holds."""
        return all(part.holds(record, attributes) for part in self.all)


class AnyOf(Shape):
    """At least one part holds."""

    any: tuple["Predicate", ...]

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if at least one part holds."""
        return any(part.holds(record, attributes) for part in self.any)


class Not(Shape):
    """The part does not hold."""

    not_: "Predicate" = Field(alias="not")

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if the part does not hold."""
        return not self.not_.holds(record, attributes)


_KINDS: dict[str, type[Shape]] = {
    "is": Is,
    "in": In,
    "at_least": AtLeast,
    "below": Below,
    "within": Within,
    "present": Present,
    "all": AllOf,
    "any": AnyOf,
    "not": Not,
}


def _of_its_kind(value: Any) -> Any:
    if isinstance(value, Shape):
        return value
    kinds = [kind for key, kind in _KINDS.items() if isinstance(value, dict) and key in value]
    if len(kinds) != 1:
        raise refusal(UNKNOWN_PREDICATE)
    return kinds[0].model_validate(value)


Predicate: TypeAlias = Annotated[
    Is | In | AtLeast | Below | Within | Present | AllOf | AnyOf | Not,
    BeforeValidator(_of_its_kind),
]
for _composite in (AllOf, AnyOf, Not):
    _composite.model_rebuild()


def resolved(operand: Operand, attributes: Attributes) -> Any:
    """Return the operand's value for a unit with these attributes."""
    return attributes[operand.attribute] if isinstance(operand, AttributeOf) else operand


def fields_of(predicate: Predicate) -> Iterator[str]:
    """Yield every field the predicate reads."""
    if isinstance(predicate, AllOf | AnyOf):
        for part in predicate.all if isinstance(predicate, AllOf) else predicate.any:
            yield from fields_of(part)
    elif isinstance(predicate, Not):
        yield from fields_of(predicate.not_)
    else:
        yield predicate.field


def explained(predicate: Predicate, fields: Mapping[str, Any]) -> Text:
    """Return the predicate in words, with the labels of the record's fields."""
    match predicate:
        case AllOf():
            return joined([explained(part, fields) for part in predicate.all], "，并且", " and ")
        case AnyOf():
            return joined([explained(part, fields) for part in predicate.any], "，或者", " or ")
        case Not():
            return both("并非（{part}）", "not ({part})").filled(
                part=explained(predicate.not_, fields)
            )
        case Present(present=True):
            sentence = both("有“{field}”", "“{field}” is given")
        case Present():
            sentence = both("没有“{field}”", "“{field}” is not given")
        case Is():
            sentence = both("“{field}”为{value}", "“{field}” is {value}")
        case In():
            sentence = both("“{field}”为{value}", "“{field}” is {value}")
        case AtLeast():
            sentence = both("“{field}”不少于 {value}", "“{field}” is at least {value}")
        case Below():
            sentence = both("“{field}”少于 {value}", "“{field}” is below {value}")
        case Within():
            sentence = both("“{field}”在 {value} 之间", "“{field}” lies in {value}")
    declared = fields[predicate.field]
    return sentence.filled(field=declared.label, value=_operand_words(predicate, declared))


def _operand_words(predicate: Predicate, declared: Any) -> Text:
    match predicate:
        case Is():
            return _constant_words(predicate.is_, declared)
        case In():
            return joined([_constant_words(each, declared) for each in predicate.in_], "或", " or ")
        case AtLeast():
            return _constant_words(predicate.at_least, declared)
        case Below():
            return _constant_words(predicate.below, declared)
        case Within():
            first, last = predicate.within
            return both(f"{first} 至 {last}", f"{first} to {last}")
    return both("", "")


def _constant_words(operand: Operand, declared: Any) -> Text:
    if isinstance(operand, AttributeOf):
        return both(f"本单位的 {operand.attribute}", f"the unit's {operand.attribute}")
    if isinstance(operand, bool):
        return both("是", "yes") if operand else both("否", "no")
    options = getattr(declared, "options", {})
    if operand in options:
        return both("“{it}”", "“{it}”").filled(it=options[str(operand)])
    unit = getattr(declared, "unit", None)
    if unit is None:
        return both(str(operand), str(operand))
    return both("{n} {unit}", "{n} {unit}").filled(n=str(operand), unit=unit)
