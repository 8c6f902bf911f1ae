"""The scheme as a value: one edition of a policy, everything a round under it needs to know."""

import datetime
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from toolkit.language import Text, both
from toolkit.numbers import Mode, Rounding, exact
from toolkit.problems.catalogue import declare
from toolkit.reading.shape import Shape, refusal
from toolkit.reading.slips import as_written
from toolkit.schemes import values
from toolkit.schemes.expectations import Eligibility, Expectation
from toolkit.schemes.facts import Fact
from toolkit.schemes.official_form import OfficialForm
from toolkit.schemes.outcomes import Outcomes
from toolkit.schemes.panels import Panels
from toolkit.schemes.rules import Rule
from toolkit.schemes.rules.setting import Setting
from toolkit.schemes.values import Key, Name, Points

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

SCORED_OR_NOT = declare(
    "S123",
    "error",
    title=both("计分与否不清楚", "Scored or not?"),
    message=both(
        "计分的办法要写 points（总分）和 rounding（取整）；不计分的写 scored: false，两者都不写。",
        "A scored scheme states points and rounding; one that is not says scored: false and neither.",
    ),
    remedy=both("补上缺少的一项，或改正 scored。", "Add what is missing, or correct scored."),
)
POINTS_OR_NOT = declare(
    "S124",
    "error",
    title=both("指标的分值与办法不合", "Points of an indicator"),
    message=both(
        "指标 {id}：计分的办法每项指标都要写 points，不计分的都不写（不封顶的加分项可以不写）。",
        "Indicator {id}: a scored scheme gives every indicator points, an unscored one none (an uncapped bonus may go without).",
    ),
    remedy=both("补上或删去 points。", "Add or remove points."),
)
NOT_SAID_WHAT_IS_LIFTED = declare(
    "S125",
    "error",
    title=both("没有写不封顶到哪一层", "What uncapped lifts"),
    message=both(
        "指标 {id} 不封顶，办法却没有写 uncapped_lifts。",
        "Indicator {id} is uncapped, but the scheme does not state uncapped_lifts.",
    ),
    remedy=both(
        "写 uncapped_lifts: item（只这一项）、ancestors（连上级）或 total（连总分）。",
        "Write uncapped_lifts: item, ancestors (the groups above too) or total.",
    ),
)

ATTRIBUTE_KIND = declare(
    "S126",
    "error",
    title=both("登记的属性没有写对", "Attribute not stated"),
    message=both(
        "属性要么写 options（选项），要么写 kind: day 或 kind: id；unique 只用于 kind: id。",
        "An attribute has options, or kind: day or kind: id; unique goes with kind: id only.",
    ),
    remedy=both("补上或删去 options、unique。", "Add or remove options, unique."),
)

DAY = both("日期", "the date")
Day = Annotated[datetime.date, BeforeValidator(values.date(DAY))]


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
    issued: Day | None = None
    number: str | None = None
    based_on: tuple[Text, ...] = ()
    in_force_from: Day | None = None
    in_force_until: Day | None = None
    is_trial: bool = Field(alias="trial")
    interpreted_by: Text | None = None


class ClassOfUnits(Shape):
    """A class of units. ``defined`` is false where the policy names the class but does not define it."""

    label: Text
    defined: bool = True


class Attribute(Shape):
    """Something the register says of a unit besides its class.

    One of a closed list (``options``), a day, or an id such as that of the society behind a
    station. ``unique`` allows an id once in a round, but for a recorded exception.
    """

    label: Text
    kind: Literal["choice", "day", "id"] = "choice"
    options: Mapping[Name, Text] = Field(default_factory=dict)
    unique: bool = False
    article: Name | None = None
    readings: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _of_its_kind(self) -> "Attribute":
        if (self.kind == "choice") != bool(self.options) or (self.unique and self.kind != "id"):
            raise refusal(ATTRIBUTE_KIND)
        return self


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
    """An indicator of the tree: points and either a rule or the indicators below it.

    ``points`` end its score unless it is ``uncapped``. What the policy leaves unsaid is marked:
    ``cap_stated`` is false where it gives a price and does not repeat the highest score,
    ``unpriced`` names what the title has and no rule prices, ``other_unit`` another
    measure word that the policy uses for what is counted, ``judge_named`` is false where nobody is
    named who gives the mark.
    """

    code: IndicatorCode
    label: Text
    points: Points | None = None
    article: Name
    rule: Rule | None = None
    parts: tuple["Indicator", ...] = ()
    readings: tuple[str, ...] = ()
    uncapped: bool = False
    cap_stated: bool = True
    unpriced: Text | None = None
    other_unit: Text | None = None
    judge_named: bool = True

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
    classes: Annotated[Mapping[Name, ClassOfUnits], Field(min_length=1)]
    attributes: Mapping[Key, Attribute] = Field(default_factory=dict)
    scored: bool = True
    points: Points | None = None
    rounding: RoundingRule | None = None
    uncapped_lifts: Literal["item", "ancestors", "total"] | None = None
    panels: Panels | None = None
    readings: Mapping[ReadingId, Reading] = Field(default_factory=dict)
    evidence_kinds: Mapping[Name, Text]
    strike_reasons: Mapping[Name, Text]
    facts: Mapping[Key, Fact]
    reported: tuple[Key, ...] = ()
    attachments: Mapping[Name, Attachment] = Field(default_factory=dict)
    expectations: tuple[Expectation, ...] = ()
    eligibility: tuple[Eligibility, ...] = ()
    indicators: tuple[Indicator, ...]
    bonus: tuple[Indicator, ...] = ()
    bonus_points: Points | None = None
    form: OfficialForm | None = None
    outcomes: Outcomes = Outcomes()
    clauses: tuple[Clause, ...]
    accepted: tuple[Accepted, ...] = ()

    @model_validator(mode="after")
    def _points_where_scored(self) -> "Scheme":
        """Points and rounding are stated where the scheme is scored, and nowhere else."""
        if self.scored != (self.points is not None and self.rounding is not None):
            raise refusal(SCORED_OR_NOT, "rounding" if self.points is not None else "points")
        for node in self.nodes():
            is_open = node.uncapped and node in self.bonus
            if (node.points is None) == self.scored and not (is_open and self.scored):
                raise refusal(POINTS_OR_NOT, id=node.code)
            if node.uncapped and self.uncapped_lifts is None:
                raise refusal(NOT_SAID_WHAT_IS_LIFTED, id=node.code)
        return self

    @property
    def depth(self) -> int:
        """How many levels the tree of indicators has."""
        return max(map(_levels, self.indicators))

    @property
    def printing(self) -> Rounding:
        """How scores are printed; an unscored scheme prints none."""
        return Rounding("half-up", 2) if self.rounding is None else self.rounding.rounding

    @property
    def choices(self) -> Mapping[str, Attribute]:
        """The attributes that are one of a closed list: those that rules and targets may read."""
        return {name: each for name, each in self.attributes.items() if each.kind == "choice"}

    def marks(self, by: Literal["reviewers", "judges"]) -> dict[str, Decimal]:
        """Return the marks that reviewers or the judges of panels give, by id, with their maximum."""
        found: dict[str, Decimal] = {}
        for leaf in self.leaves():
            assert leaf.rule is not None
            if (leaf.rule.kind == "panels") == (by == "judges"):
                worth = None if leaf.points is None else exact(leaf.points)
                inside = Setting(self.facts, next(iter(self.classes)), {}, worth, leaf.code)
                for id, most in leaf.rule.marks(inside).items():
                    found[id] = Decimal(most.numerator) / Decimal(most.denominator)
        return found

    def expectations_of(self, class_of_unit: str) -> tuple[Expectation, ...]:
        """Return the expectations that concern a class."""
        return tuple(each for each in self.expectations if each.concerns(class_of_unit))

    def eligibility_of(self, class_of_unit: str) -> tuple[Eligibility, ...]:
        """Return the conditions of eligibility that concern a class."""
        return tuple(each for each in self.eligibility if each.concerns(class_of_unit))

    def is_bonus(self, code: str) -> bool:
        """True if the indicator is part of the bonus."""
        return any(code == node.code for top in self.bonus for node in _below(top))

    def leaves(self) -> Iterator[Indicator]:
        """Yield the indicators that have a rule, in the order of the policy."""
        return (node for node in self.nodes() if node.rule is not None)

    def nodes(self) -> Iterator[Indicator]:
        """Yield every indicator, groups before their parts."""
        waiting = list(reversed((*self.indicators, *self.bonus)))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.parts))

    def clause(self, id: str) -> Clause:
        """Return the clause of that id; KeyError if there is none."""
        return {clause.id: clause for clause in self.clauses}[id]


def _below(indicator: Indicator) -> Iterator[Indicator]:
    yield indicator
    for part in indicator.parts:
        yield from _below(part)


def _levels(indicator: Indicator) -> int:
    return 1 + max(map(_levels, indicator.parts), default=0)
