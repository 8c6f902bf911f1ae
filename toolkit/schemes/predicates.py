"""Predicates on records: closed, plain data, explained in two languages.

A predicate is written as one of::

    {field: title, is: full-senior}      {field: title, in: [full-senior, associate-senior]}
    {field: people, at_least: 30}        {field: people, below: 30}
    {field: held_on, within: [2018-01-01, 2018-06-30]}
    {field: signed_on, present: true}    {all: [...]}   {any: [...]}   {not: {...}}

An operand of ``is`` and ``in`` is a constant or an attribute of the unit, ``{attribute: level}``.
A value that was not given satisfies no comparison.
"""

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag

from toolkit.language import Text, both, joined, one_of
from toolkit.problems.catalogue import declare
from toolkit.reading.document import Path
from toolkit.reading.shape import Shape, refusal
from toolkit.reading.slips import WRONG_SHAPE, as_written
from toolkit.schemes import values
from toolkit.schemes.showing import with_unit

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

BOUND = both("界限", "the bound")
OPERAND = both(
    "数、文字、true 或 false，或者 {attribute: 属性}",
    "a number, text, true, false or {attribute: name}",
)


class AttributeOf(Shape):
    """The unit's attribute of that name, as the register states it."""

    attribute: str


def _constant(value: Any) -> Any:
    if type(value) not in (bool, int, Decimal, str):
        raise refusal(WRONG_SHAPE, expected=OPERAND)
    return value


def _bound(value: Any) -> Any:
    if type(value) not in (int, Decimal):
        raise refusal(values.NOT_A_NUMBER, label=BOUND, read=as_written(value))
    return value


Constant: TypeAlias = bool | int | Decimal | str
Operand: TypeAlias = Annotated[
    Annotated[Constant, BeforeValidator(_constant), Tag("constant")]
    | Annotated[AttributeOf, Tag("attribute of the unit")],
    Discriminator(
        lambda value: (
            "attribute of the unit" if isinstance(value, dict | AttributeOf) else "constant"
        )
    ),
]
Bound: TypeAlias = Annotated[int | Decimal, BeforeValidator(_bound)]
Record: TypeAlias = Mapping[str, Any]
Attributes: TypeAlias = Mapping[str, str]


class Is(Shape):
    """The field equals the operand."""

    about: ClassVar[Text] = both(
        "栏目等于某个值，或等于单位在名册里的属性。",
        "The field equals a value, or an attribute of the unit.",
    )
    written: ClassVar[str] = "{field: form, is: lecture}"

    field: str
    is_: Operand = Field(alias="is")

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if the record's field equals the operand."""
        value = record.get(self.field)
        return value is not None and value == resolved(self.is_, attributes)


class In(Shape):
    """The field is one of the operands."""

    about: ClassVar[Text] = both(
        "栏目是列出的值之一。",
        "The field is one of several values.",
    )
    written: ClassVar[str] = "{field: level, in: [city, province]}"

    field: str
    in_: tuple[Operand, ...] = Field(alias="in", min_length=1)

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if the record's field is one of the operands."""
        value = record.get(self.field)
        return value is not None and value in [resolved(each, attributes) for each in self.in_]


class AtLeast(Shape):
    """The field is the operand or more."""

    about: ClassVar[Text] = both(
        "栏目不少于某个数，含本数。",
        "The field is this number or more.",
    )
    written: ClassVar[str] = "{field: people, at_least: 20}"

    field: str
    at_least: Bound

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if the record's field is the operand or more."""
        value = record.get(self.field)
        return value is not None and value >= self.at_least


class Below(Shape):
    """The field is less than the operand."""

    about: ClassVar[Text] = both(
        "栏目少于某个数，不含本数。",
        "The field is less than this number.",
    )
    written: ClassVar[str] = "{field: people, below: 200}"

    field: str
    below: Bound

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if the record's field is less than the operand."""
        value = record.get(self.field)
        return value is not None and value < self.below


Day = Annotated[datetime.date, BeforeValidator(values.date(both("日期", "the date")))]


class Within(Shape):
    """The field is a day from the first to the second, both included."""

    about: ClassVar[Text] = both(
        "栏目的日期在两天之间，含首尾。",
        "The day lies between two days, both included.",
    )
    written: ClassVar[str] = "{field: held_on, within: [2025-01-01, 2025-06-30]}"

    field: str
    within: tuple[Day, Day]

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if the record's day lies between the two days."""
        value = record.get(self.field)
        return value is not None and self.within[0] <= value <= self.within[1]


class Present(Shape):
    """The field was given (true) or left out (false)."""

    about: ClassVar[Text] = both(
        "栏目填了（true），或没有填（false）。",
        "The field was given (true) or left out (false).",
    )
    written: ClassVar[str] = "{field: registered_on, present: true}"

    field: str
    present: bool

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if the field was given, or left out where that is asked."""
        return (record.get(self.field) is not None) == self.present


class AllOf(Shape):
    """Every part holds."""

    about: ClassVar[Text] = both(
        "列出的条件全部成立。",
        "Every one of several conditions holds.",
    )
    written: ClassVar[str] = """\
all:
  - {field: people, at_least: 20}
  - {field: minutes, at_least: 60}
"""

    all: Annotated[tuple["Predicate", ...], Field(min_length=1)]

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if every part holds."""
        return all(part.holds(record, attributes) for part in self.all)


class AnyOf(Shape):
    """At least one part holds."""

    about: ClassVar[Text] = both(
        "列出的条件至少一个成立。",
        "At least one of several conditions holds.",
    )
    written: ClassVar[str] = """\
any:
  - {field: form, is: lecture}
  - {field: people, at_least: 50}
"""

    any: Annotated[tuple["Predicate", ...], Field(min_length=1)]

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if at least one part holds."""
        return any(part.holds(record, attributes) for part in self.any)


class Not(Shape):
    """The part does not hold."""

    about: ClassVar[Text] = both(
        "所写的条件不成立。",
        "The condition does not hold.",
    )
    written: ClassVar[str] = "not: {field: form, is: other}"

    not_: "Predicate" = Field(alias="not")

    def holds(self, record: Record, attributes: Attributes) -> bool:
        """True if the part does not hold."""
        return not self.not_.holds(record, attributes)


Comparison: TypeAlias = Is | In | AtLeast | Below | Within | Present

#: The comparisons by the key that tells them.
COMPARISONS: Mapping[str, type[Comparison]] = {
    "is": Is,
    "in": In,
    "at_least": AtLeast,
    "below": Below,
    "within": Within,
    "present": Present,
}
_KINDS: Mapping[str, type[Shape]] = {**COMPARISONS, "all": AllOf, "any": AnyOf, "not": Not}


def _kind_of(value: Any) -> str | None:
    """Return the tag of a predicate: the name of its class, which no key is called."""
    if isinstance(value, Shape):
        return type(value).__name__
    kinds = [kind for key, kind in _KINDS.items() if isinstance(value, dict) and key in value]
    return kinds[0].__name__ if len(kinds) == 1 else None


def _known(value: Any) -> Any:
    if _kind_of(value) is None:
        raise refusal(UNKNOWN_PREDICATE)
    return value


Predicate: TypeAlias = Annotated[
    Annotated[Is, Tag("Is")]
    | Annotated[In, Tag("In")]
    | Annotated[AtLeast, Tag("AtLeast")]
    | Annotated[Below, Tag("Below")]
    | Annotated[Within, Tag("Within")]
    | Annotated[Present, Tag("Present")]
    | Annotated[AllOf, Tag("AllOf")]
    | Annotated[AnyOf, Tag("AnyOf")]
    | Annotated[Not, Tag("Not")],
    Discriminator(_kind_of),
    BeforeValidator(_known),
]
for _composite in (AllOf, AnyOf, Not):
    _composite.model_rebuild()


def resolved(operand: Operand, attributes: Attributes) -> Any:
    """Return the operand's value for a unit with these attributes; None if it lacks the attribute."""
    return attributes.get(operand.attribute) if isinstance(operand, AttributeOf) else operand


def comparisons(predicate: Predicate, path: Path = ()) -> Iterator[tuple[Comparison, Path]]:
    """Yield every comparison a predicate makes, and where it stands if the predicate is at the path."""
    if isinstance(predicate, AllOf | AnyOf):
        key, parts = (
            ("all", predicate.all) if isinstance(predicate, AllOf) else ("any", predicate.any)
        )
        for index, part in enumerate(parts):
            yield from comparisons(part, (*path, key, index))
    elif isinstance(predicate, Not):
        yield from comparisons(predicate.not_, (*path, "not"))
    else:
        yield predicate, path


def fields_of(predicate: Predicate) -> Iterator[str]:
    """Yield every field the predicate reads."""
    return (comparison.field for comparison, _ in comparisons(predicate))


def operands_of(comparison: Comparison) -> tuple[Operand, ...]:
    """Return the constants or attributes a field is compared with; none for ``present``, ``within``."""
    match comparison:
        case Is():
            return (comparison.is_,)
        case In():
            return comparison.in_
        case AtLeast():
            return (comparison.at_least,)
        case Below():
            return (comparison.below,)
    return ()


def explained(predicate: Predicate, fields: Mapping[str, Any]) -> Text:
    """Return the predicate in words, with the labels of the record's fields."""
    match predicate:
        case AllOf():
            return joined(list(_parts(predicate, fields)), "，并且", ", and ")
        case AnyOf():
            return joined(list(_parts(predicate, fields)), "，或者", ", or ")
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


def _parts(whole: AllOf | AnyOf, fields: Mapping[str, Any]) -> Iterator[Text]:
    """Yield the parts of a composite in words, in brackets where one is of the other sort."""
    for part in whole.all if isinstance(whole, AllOf) else whole.any:
        words = explained(part, fields)
        is_other = isinstance(part, AllOf | AnyOf) and type(part) is not type(whole)
        yield both("（{words}）", "({words})").filled(words=words) if is_other else words


def _operand_words(predicate: Predicate, declared: Any) -> Text:
    match predicate:
        case Is():
            return _constant_words(predicate.is_, declared)
        case In():
            return one_of([_constant_words(each, declared) for each in predicate.in_])
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
        return both("“是”", "“yes”") if operand else both("“否”", "“no”")
    options = getattr(declared, "options", {})
    if operand in options:
        return both("“{it}”", "“{it}”").filled(it=options[str(operand)])
    unit = getattr(declared, "unit", None)
    if unit is None:
        return both(str(operand), str(operand))
    # the field says in English what is counted: “People” is at least 1
    return both(with_unit(str(operand), unit).zh, f"{operand}%" if unit.en == "%" else str(operand))
