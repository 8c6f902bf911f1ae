"""The scheme as a value: one edition of a policy, everything a round under it needs to know."""

import datetime
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from toolkit.language import Text, both
from toolkit.numbers import Mode, Rounding
from toolkit.problems.catalogue import declare
from toolkit.reading.shape import Shape, as_written, refusal
from toolkit.schemes import values
from toolkit.schemes.expectations import Expectation
from toolkit.schemes.facts import Fact
from toolkit.schemes.rules import Rule
from toolkit.schemes.values import Key, Name

NEITHER_RULE_NOR_PARTS = declare(
    "S120",
    "error",
    title=both("指标没有规则", "Indicator without a rule"),
    message=both(
        "指标应有 rule（怎么得分）或 parts（下级指标），二者取一。",
        "An indicator has either a rule or parts.",
    ),
    remedy=both(
        "补上 rule，或把下级指标写进 parts。",
        "Add a rule, or put the indicators below it into parts.",
    ),
)
CLAUSE_NOT_MAPPED = declare(
    "S121",
    "error",
    title=both("条款没有去处", "Clause not mapped"),
    message=both("条款 {id} 没有说明由什么承接。", "Clause {id} does not say what carries it."),
    remedy=both(
        "写 carries（承接它的指标、事实等）、prose: true（只作说明）或 not_carried（为何不承接），三者取一。",
        "Write one of carries (what carries it), prose: true (explanation only) or not_carried (why not).",
    ),
)

WRONG_CODE = declare(
    "S122",
    "error",
    title=both("编号写法不对", "Not a valid code"),
    message=both(
        "这里的编号应像 {example}，读到的是 “{read}”。",
        "A code here looks like {example}; “{read}” was read.",
    ),
    remedy=both("改成像 {example} 这样的编号。", "Write a code such as {example}."),
)

DAY = both("日期", "the date")
Day = Annotated[datetime.date, BeforeValidator(values.date(DAY))]
#: Points as the policy states them: whole numbers or decimals such as 12.5.
Points = Annotated[Decimal, BeforeValidator(values.number(both("分值", "points"), 2))]


def _like(pattern: str, example: str) -> BeforeValidator:
    """A validator of ids of a form of their own, which the example shows."""
    form = re.compile(pattern, re.ASCII)

    def check(value: Any) -> Any:
        if type(value) is str and not form.fullmatch(value):
            raise refusal(WRONG_CODE, read=as_written(value), example=example)
        return value

    return BeforeValidator(check)


ReadingId = Annotated[str, _like("[A-Z]+(-[A-Z0-9]+)+", "G-ROUND")]
IndicatorCode = Annotated[str, _like("[A-Z]+[0-9]*[a-z]?", "C1")]


class Policy(Shape):
    """The document behind the scheme. ``number`` is the document number, where it bears one."""

    title: Text
    issuer: Text
    issued: Day
    number: str | None = None
    based_on: tuple[Text, ...] = ()
    in_force_from: Day
    in_force_until: Day | None = None
    is_trial: bool = Field(alias="trial")
    interpreted_by: Text | None = None


class ClassOfUnits(Shape):
    """A class of units. ``defined`` is false where the policy names the class but does not define it."""

    label: Text
    defined: bool = True


class Option(Shape):
    """One way to read an ambiguous passage. ``value`` steers a computation where it is present."""

    label: Text
    value: Any = None


class Reading(Shape):
    """An ambiguous passage of the policy and the reading chosen for it."""

    question: Text
    chosen: str
    options: Mapping[str, Option]
    reason: Text
    contest: Literal["low", "medium", "high"]

    @property
    def is_steering(self) -> bool:
        """True if the choice changes a computation; the others are notes."""
        return any(option.value is not None for option in self.options.values())


class RoundingRule(Shape):
    """Where a score becomes a decimal (each leaf, or the total once) and how."""

    at: Literal["leaf", "total"]
    mode: Mode
    places: Annotated[int, Field(ge=0, le=6)]

    @property
    def rounding(self) -> Rounding:
        """The mode and places."""
        return Rounding(self.mode, self.places)


class Clause(Shape):
    """One clause, table row or form field of the policy, in our own words, and what carries it."""

    id: Name
    cite: Text
    text: Text
    carries: tuple[str, ...] = ()
    prose: bool = False
    not_carried: Text | None = None
    readings: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_destination(self) -> "Clause":
        if [bool(self.carries), self.prose, self.not_carried is not None].count(True) != 1:
            raise refusal(CLAUSE_NOT_MAPPED, id=self.id)
        return self


class Attachment(Shape):
    """A paper that has to be handed in but carries no points."""

    label: Text
    article: Name


class Indicator(Shape):
    """An indicator of the tree: points and either a rule or the indicators below it."""

    code: IndicatorCode
    label: Text
    points: Points
    article: Name
    rule: Rule | None = None
    parts: tuple["Indicator", ...] = ()
    readings: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _rule_or_parts(self) -> "Indicator":
        if (self.rule is None) == (not self.parts):
            raise refusal(NEITHER_RULE_NOR_PARTS)
        return self


class Accepted(Shape):
    """A finding of the lint about the policy, and the reading that settles it."""

    finding: str
    at: str
    reading: str


class Scheme(Shape):
    """One edition of a policy as data. See ``docs`` for the meaning of every key."""

    format: Literal[1]
    id: Name
    edition: Name
    title: Text
    policy: Policy
    assessed: Text
    units: Text
    classes: Mapping[Name, ClassOfUnits]
    points: Points
    rounding: RoundingRule
    readings: Mapping[ReadingId, Reading] = Field(default_factory=dict)
    evidence_kinds: Mapping[Name, Text]
    strike_reasons: Mapping[Name, Text]
    facts: Mapping[Key, Fact]
    reported: tuple[Key, ...] = ()
    attachments: Mapping[Name, Attachment] = Field(default_factory=dict)
    expectations: tuple[Expectation, ...] = ()
    indicators: tuple[Indicator, ...]
    clauses: tuple[Clause, ...]
    accepted: tuple[Accepted, ...] = ()

    def leaves(self) -> Iterator[Indicator]:
        """Yield the indicators that have a rule, in the order of the policy."""
        return (node for node in self.nodes() if node.rule is not None)

    def nodes(self) -> Iterator[Indicator]:
        """Yield every indicator, groups before their parts."""
        waiting = list(reversed(self.indicators))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.parts))

    def clause(self, id: str) -> Clause:
        """Return the clause of that id; KeyError if there is none."""
        return {clause.id: clause for clause in self.clauses}[id]
