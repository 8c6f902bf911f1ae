"""What a change does, as a value: what moves, which line moves it, who acts next."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal, TypeAlias

from toolkit.language import Text

What: TypeAlias = Literal["indicator", "total", "rank", "grade", "money", "consequence"]


@dataclass(frozen=True)
class Value:
    """Something as it is printed, before and after, or in words; None where there was none."""

    before: str | Text | None
    after: str | Text | None


@dataclass(frozen=True)
class Moved:
    """Something of a unit that moves; a side that does not move is None.

    ``without_marks``: the claimed total is that of what can be claimed, without the marks of
    people, and so is not to be held against the verified one.
    """

    scheme: str
    round: str
    unit: str
    name: Text
    what: What
    label: Text
    claimed: Value | None
    verified: Value | None
    without_marks: bool = False


@dataclass(frozen=True)
class Cause:
    """A changed line and what it alone does to a unit's total; without ``file`` the remainder.

    The values run from the total of the base to the total with this change and no other. Of a
    remainder they run from what the changes come to one by one to what they come to together.
    ``without_marks`` is as of what moves.
    """

    scheme: str
    round: str
    unit: str
    file: str | None
    line: int | None
    change: Text
    claimed: Value | None
    verified: Value | None
    without_marks: bool = False


@dataclass(frozen=True)
class Share:
    """One row of the distribution over a round: units of a grade, or a middle of the totals."""

    scheme: str
    round: str
    label: Text
    value: Value


@dataclass(frozen=True)
class Next:
    """Who acts next, doing what, until which day."""

    who: Text
    what: Text
    until: datetime.date | None


@dataclass(frozen=True)
class Impact:
    """What a change does to scores, grades and money; ``differences`` says how schemes differ."""

    moved: Sequence[Moved] = ()
    causes: Sequence[Cause] = ()
    distribution: Sequence[Share] = ()
    differences: Sequence[Text] = ()
    remarks: Sequence[Text] = ()
    next: Sequence[Next] = ()


def as_data(impact: Impact) -> dict[str, Any]:
    """Return an impact as plain data for a report; texts stay in both languages."""
    found: dict[str, Any] = _plain(impact)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value) and not isinstance(value, Text):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value
