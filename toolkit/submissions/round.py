"""A round: one year's assessment under one edition, and the register of the units assessed."""

import datetime
from collections.abc import Mapping
from typing import Literal

from pydantic import Field, model_validator

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.reading.models import described
from toolkit.reading.shape import Shape, refusal
from toolkit.schemes.ids import ClassId, RoundId, SchemeId, UnitId
from toolkit.schemes.outcomes import Money
from toolkit.schemes.scheme import Day
from toolkit.schemes.values import Key, Name
from toolkit.submissions.working_days import (
    NO_LENGTH,
    UNKNOWN_YEAR,
    AnswerWithin,
    Length,
    UnknownYear,
)

WINDOW_BACKWARDS = declare(
    "F302",
    "error",
    title=both("起止日期颠倒", "Window ends before it begins"),
    message=both(
        "考核期从 {first} 到 {last}，前后颠倒。", "The window runs from {first} to {last}."
    ),
    remedy=both("改正 from 和 to。", "Correct from and to."),
)

State = Literal["draft", "submitted", "checked", "reviewed", "notice", "final", "corrected"]

STATES: dict[str, Text] = {
    "draft": both("填报中", "draft, units are filling in"),
    "submitted": both("已申报，待初审", "submitted, first check next"),
    "checked": both("已初审，核定中", "checked, verification under way"),
    "reviewed": both("已核定，待公示", "verified, public notice next"),
    "notice": both("已公示，结果未定", "notice given, results not final"),
    "final": both("最终结果", "final"),
    "corrected": both("已更正", "corrected"),
}


#: The states from which on a result is out.
RELEASED = ("notice", "final", "corrected")


class Window(Shape):
    """The days whose facts count, first and last included."""

    from_: Day = Field(alias="from")
    to: Day

    @model_validator(mode="after")
    def _forwards(self) -> "Window":
        if self.to < self.from_:
            raise refusal(WINDOW_BACKWARDS, "to", first=str(self.from_), last=str(self.to))
        return self


class InForce(Shape):
    """Since when, and until when, the edition is taken to be in force where the policy bears no date."""

    from_: Day = Field(alias="from")
    until: Day | None = None
    why: Text


class Step(Shape):
    """A step of the round after filing: the state it ends in, its last day, who acts."""

    state: Literal["checked", "reviewed", "notice", "final"]
    until: Day
    by: Text


class Notice(Length):
    """The public notice: its first day, its length or its last day (included), and how to object.

    A stated last day stands, whatever the length would give: it is how an announcement is followed
    that the calendar of holidays does not know. ``answer_within`` is how soon objections are answered.
    """

    from_: Day = Field(alias="from")
    to: Day | None = None
    objections: Text
    answer_within: AnswerWithin | None = None

    @model_validator(mode="after")
    def _has_an_end(self) -> "Notice":
        lengths = (self.working_days is not None) + (self.calendar_days is not None)
        if lengths > 1 or (lengths == 0 and self.to is None):
            raise refusal(NO_LENGTH, last="to")
        if self.to is not None and self.to < self.from_:
            raise refusal(WINDOW_BACKWARDS, "to", first=str(self.from_), last=str(self.to))
        try:
            self._end()
        except UnknownYear as unknown:
            raise refusal(UNKNOWN_YEAR, year=unknown.year) from None
        return self

    def _end(self) -> datetime.date:
        end = self.to or self.last_from(self.from_)
        assert end is not None
        return end

    @property
    def last(self) -> datetime.date:
        """The last day of the notice."""
        return self._end()


class Round(Shape):
    """One round: which edition applies, which facts count, who does what until when.

    ``publish_claims`` shows what units state before the results are out. ``in_force`` is the assumption about the edition's time where the policy bears no date; ``awards``
    has the total of each award that people give out.
    """

    scheme: SchemeId
    round: RoundId
    edition: Name
    title: Text
    window: Window
    deadline: Day
    state: State = Field(json_schema_extra=described(options=STATES))
    publish_claims: bool = False
    in_force: InForce | None = None
    steps: tuple[Step, ...] = ()
    notice: Notice | None = None
    awards: Mapping[Name, Money] = Field(default_factory=dict)
    assumptions: tuple[Text, ...] = ()

    @property
    def next_step(self) -> Step | None:
        """The step that comes next, and with it who acts; None where none is stated or left."""
        order = list(STATES)
        reached = order.index(self.state)
        return next((step for step in self.steps if order.index(step.state) > reached), None)


class Registered(Shape):
    """A unit in the register with every attribute that a rule, target or payment reads."""

    class_: ClassId = Field(alias="class")
    attributes: Mapping[Key, Name] = Field(default_factory=dict)

    @property
    def read_by_rules(self) -> Mapping[str, str]:
        """Every attribute by name, the class included."""
        return {"class": self.class_, **self.attributes}


class Register(Shape):
    """The units assessed in a round. Written by the policy office, never by a unit."""

    scheme: SchemeId
    round: RoundId
    units: Mapping[UnitId, Registered]
