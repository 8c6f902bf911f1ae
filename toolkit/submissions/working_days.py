"""Working days in China: weekends and public holidays left out, make-up working days counted.

The days come from the yearly announcements of the State Council, as the library ``chinesecalendar``
has them; a year it does not know yet is refused, never guessed.
"""

import datetime
from collections.abc import Callable

import chinese_calendar
from pydantic import Field, model_validator

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.reading.shape import Shape, refusal

UNKNOWN_YEAR = declare(
    "F304",
    "error",
    title=both("还没有这一年的节假日安排", "Holidays not known"),
    message=both(
        "{year} 年的节假日和调休安排不在日历库里，工作日算不出来。",
        "The holidays and make-up working days of {year} are not in the calendar; working days cannot be counted.",
    ),
    remedy=both(
        "写明最后一天（to 或 until）。国务院办公厅公布安排、日历库更新以后可以删去。",
        "State the last day (to or until); it can go once the holidays are announced and the calendar is updated.",
    ),
)
NO_LENGTH = declare(
    "F305",
    "error",
    title=both("期限没有写清", "Length not stated"),
    message=both(
        "天数要么按工作日（working_days），要么按日历日（calendar_days），二者取一；也可以只写最后一天（{last}）。",
        "The length is in working_days or in calendar_days, one of the two; or the last day alone is stated ({last}).",
    ),
    remedy=both(
        "例如 working_days: 5；按日历算的写 calendar_days: 7。",
        "For example working_days: 5, or calendar_days: 7.",
    ),
)
_IS_WORKED: Callable[[datetime.date], bool] = chinese_calendar.is_workday
ONE_DAY = datetime.timedelta(days=1)


class UnknownYear(Exception):
    """A year whose holidays the calendar does not know."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


def is_working_day(day: datetime.date) -> bool:
    """Return whether a day is worked; UnknownYear where the calendar does not say."""
    try:
        return _IS_WORKED(day)
    except NotImplementedError:
        raise UnknownYear(day.year) from None


def last_of(first: datetime.date, working_days: int) -> datetime.date:
    """Return the day on which that many working days are full, the first day counted if worked."""
    day, left = first, working_days
    while True:
        left -= is_working_day(day)
        if left == 0:
            return day
        day += ONE_DAY


class Length(Shape):
    """A number of days: working days, or calendar days."""

    working_days: int | None = Field(default=None, ge=1, le=250)
    calendar_days: int | None = Field(default=None, ge=1, le=366)

    def last_from(self, first: datetime.date) -> datetime.date | None:
        """Return the last day, the first one counted; None where no length is stated."""
        if self.working_days is not None:
            return last_of(first, self.working_days)
        if self.calendar_days is not None:
            return first + (self.calendar_days - 1) * ONE_DAY
        return None


class AnswerWithin(Length):
    """How soon an objection is answered: counted from the day after it was received."""

    @model_validator(mode="after")
    def _one_of_two(self) -> "AnswerWithin":
        if (self.working_days is None) == (self.calendar_days is None):
            raise refusal(NO_LENGTH, last="–")
        return self

    def until(self, received: datetime.date) -> datetime.date | None:
        """Return the last day of an answer; None where the holidays are not known yet."""
        try:
            return self.last_from(received + ONE_DAY)
        except UnknownYear:
            return None
