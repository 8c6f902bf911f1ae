"""Decisions: what people decided in a round and no rule computes, with who, when and why.

A decision changes nothing by itself beyond what it says; each is held against what the policy
allows.
"""

from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field

from toolkit.language import Text, both
from toolkit.reading.shape import Shape
from toolkit.schemes.ids import OwnId, RoundId, SchemeId, UnitId
from toolkit.schemes.outcomes import Money
from toolkit.schemes.scheme import Day
from toolkit.schemes.values import Key, Name


class _Decided(Shape):
    """Who decided, on which day, and why; about which unit."""

    id: OwnId
    on: Day
    by: Text
    why: Text
    unit: UnitId


class GradeGiven(_Decided):
    """A grade given to a unit whose tie at the cut leaves it open."""

    kind: Literal["grade"]
    grade: Name


class DeadlineSet(_Decided):
    """The last day of a consequence that has a deadline."""

    kind: Literal["deadline"]
    consequence: Name
    until: Day


class AwardGiven(_Decided):
    """Money given out to a unit under an award of the policy."""

    kind: Literal["award"]
    award: Name
    amount: Money


class GroundFound(_Decided):
    """A ground for ending a status that somebody found; ``by`` is who found it."""

    kind: Literal["ground"]
    ground: Name


class StatusEnded(_Decided):
    """The act that ends a unit's status."""

    kind: Literal["ending"]
    ending: Name


class MoneyReturned(_Decided):
    """Money that a unit gave back."""

    kind: Literal["returned"]
    ending: Name
    amount: Money


class Vetoed(_Decided):
    """A unit that a veto bars from rank and honour."""

    kind: Literal["veto"]
    ground: Name


class PassedOver(Shape):
    """A unit with a higher rank that was not commended, and the ground."""

    unit: UnitId
    ground: Text


class Commended(_Decided):
    """A unit that is commended; ``passed_over`` names those above it that are not."""

    kind: Literal["commendation"]
    commendation: Name
    passed_over: tuple[PassedOver, ...] = ()


class SetAside(_Decided):
    """A claim that is set aside without verification; the unit has no result."""

    kind: Literal["set-aside"]


class Excepted(_Decided):
    """An exception from what may be there once only, such as one station of a society."""

    kind: Literal["exception"]
    attribute: Key


Decision: TypeAlias = Annotated[
    GradeGiven
    | DeadlineSet
    | AwardGiven
    | GroundFound
    | StatusEnded
    | MoneyReturned
    | Vetoed
    | Commended
    | SetAside
    | Excepted,
    Discriminator("kind"),
]

KINDS: dict[str, Text] = {
    "grade": both("等次", "grade"),
    "deadline": both("期限", "deadline"),
    "award": both("奖励", "award"),
    "ground": both("认定情形", "ground established"),
    "ending": both("处理决定", "status ended"),
    "returned": both("追缴到位", "money returned"),
    "veto": both("一票否决", "veto"),
    "commendation": both("表彰", "commendation"),
    "set-aside": both("不予受理", "claim set aside"),
    "exception": both("例外", "exception"),
}


class Decisions(Shape):
    """The decisions of a round, in the order they were taken."""

    scheme: SchemeId
    round: RoundId
    decisions: Annotated[tuple[Decision, ...], Field(min_length=1)]
