"""Facts as a scheme declares them: the kinds, their labels, and the conditions records must meet."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Discriminator, Field

from toolkit.language import Measure, Text, both
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

    unit: Measure
    least: Bound | None = 0
    most: Bound | None = None


class Count(_Numeric):
    """A whole number of things or people."""

    about: ClassVar[Text] = both(
        "个数、人数，整数。",
        "A whole number of things or people.",
    )
    written: ClassVar[str] = """\
kind: count
label: {zh: 发放资料, en: Leaflets handed out}
unit: {zh: 份, en: leaflets}
"""

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

    about: ClassVar[Text] = both(
        "金额和其他可以有小数的量。",
        "Money, or another quantity that may have decimals.",
    )
    written: ClassVar[str] = """\
kind: amount
label: {zh: 活动经费, en: Spending on events}
unit: {zh: 元, en: yuan}
places: 2
"""

    kind: Literal["amount"]
    places: Annotated[int, Field(ge=0, le=4)] = 2

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.number(self.label, self.places, self.unit)


class Percent(_Numeric):
    """A percentage: 12.5 means 12.5 %."""

    about: ClassVar[Text] = both(
        "百分比，12.5 表示 12.5%。可以为负的，写明 least。",
        "A percentage: 12.5 means 12.5 %. Where it may be negative, state least.",
    )
    written: ClassVar[str] = """\
kind: percent
label: {zh: 会员增幅, en: Growth in members}
unit: {zh: "%", en: "%"}
least: -100
"""

    kind: Literal["percent"]
    places: Annotated[int, Field(ge=0, le=4)] = 2

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.number(self.label, self.places, self.unit)


class Days(_Numeric):
    """A length of time in days; halves may be written."""

    about: ClassVar[Text] = both(
        "天数，可以有半天。",
        "A length of time in days, halves allowed.",
    )
    written: ClassVar[str] = """\
kind: days
label: {zh: 展出天数, en: Days open}
unit: {zh: 天, en: days}
"""

    kind: Literal["days"]
    places: Literal[0, 1] = 1

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.number(self.label, self.places, self.unit)


class Date(_Declared):
    """A day. ``window`` says how it stands to the round: within it, not after its end, or any."""

    about: ClassVar[Text] = both(
        "某一天，写成 2025-03-05。",
        "A day, written 2025-03-05.",
    )
    written: ClassVar[str] = """\
kind: date
label: {zh: 开幕日期, en: Opened on}
window: within
"""

    kind: Literal["date"]
    window: Window = "within"

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.date(self.label)


class Words(_Declared):
    """Free text that will be published."""

    about: ClassVar[Text] = both(
        "一段文字，会公开。",
        "Text that will be published.",
    )
    written: ClassVar[str] = """\
kind: text
label: {zh: 活动名称, en: Title of the event}
longest: 60
"""

    kind: Literal["text"]
    longest: Annotated[int, Field(gt=0, le=2000)] = 200

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.text(self.label, self.longest)


class Choice(_Declared):
    """One of a closed list."""

    about: ClassVar[Text] = both(
        "从列出的选项里选一个。",
        "One of a closed list.",
    )
    written: ClassVar[str] = """\
kind: choice
label: {zh: 级别, en: Level}
options:
  city: {zh: 市级, en: city}
  province: {zh: 省级, en: province}
"""

    kind: Literal["choice"]
    options: Mapping[Name, Text]

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.choice(self.label, dict(self.options))


class YesNo(_Declared):
    """True or false."""

    about: ClassVar[Text] = both(
        "是或否，写 true 或 false。",
        "True or false.",
    )
    written: ClassVar[str] = """\
kind: yes-no
label: {zh: 设有服务台, en: There is a service desk}
"""

    kind: Literal["yes-no"]

    def check(self) -> Check:
        """Return the validator of a value."""
        return values.yes_no(self.label)


class Link(_Declared):
    """A web address."""

    about: ClassVar[Text] = both(
        "网址。",
        "A web address.",
    )
    written: ClassVar[str] = """\
kind: link
label: {zh: 公告网页, en: Web page of the notice}
"""

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

    about: ClassVar[Text] = both(
        "逐条填写的事，每条有若干栏目；可以写明什么样的记录才计入。",
        "Things listed one by one, each with fields; conditions may say which of them count.",
    )
    written: ClassVar[str] = """\
kind: records
label: {zh: 科普活动, en: Science events}
item: {zh: 活动, en: event}
unit: {zh: 场, en: events}
fields:
  held_on: {kind: date, label: {zh: 举办日期, en: Held on}}
  people: {kind: count, label: {zh: 人数, en: People}, unit: {zh: 人, en: people}}
counts_if:
  - id: size
    label: {zh: 20 人以上, en: 20 people or more}
    article: art-2
    when: {field: people, at_least: 20}
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
