"""An objection to a result in public notice: about what, on which ground, and how it was answered.

The policy office writes it. Who objects is never named: that the person or body is real was found out
outside of the repository, and only who found it out, and when, stands here.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.reading.models import described
from toolkit.reading.shape import Shape, refusal
from toolkit.schemes.ids import OwnId, RoundId, SchemeId, UnitId
from toolkit.schemes.scheme import Day
from toolkit.schemes.values import Key, Name, number

UNCLEAR = declare(
    "F360",
    "error",
    title=both("异议的请求没有写清", "What is asked is unclear"),
    message=both(
        "{key} 与其他内容对不上：写 record 或 asks 的，要先写 fact；asks 是 corrected 的必须写 value，其他的不写；corrected 只用于数，不用于记录。",
        "{key} does not fit: record and asks need a fact; asks: corrected needs a value, and nothing else has one; it is for numbers, not for records.",
    ),
    remedy=both(
        "例如 fact: team_days，asks: corrected，value: 42；对记录写 fact、record、asks: struck 或 accepted。",
        "For example fact: team_days, asks: corrected, value: 42; for a record, fact, record and asks: struck or accepted.",
    ),
)
ASKED: dict[str, Text] = {
    "accepted": both("请求认可", "to be accepted"),
    "struck": both("请求剔除", "to be struck"),
    "corrected": both("请求更正", "to be corrected"),
}
ANSWERS: dict[str, Text] = {
    "sustained": both("成立", "sustained"),
    "partly": both("部分成立", "sustained in part"),
    "rejected": both("不成立", "rejected"),
}
BY: dict[str, Text] = {
    "unit": both("本单位提出", "raised by the unit itself"),
    "other": both("其他单位或个人提出", "raised by a third party"),
}


class Identity(Shape):
    """That whoever objects is real: who checked it, and when, outside of the repository."""

    verified_by: Text
    on: Day


class Answer(Shape):
    """The answer: what was decided, by whom, when and why; the correction that followed, by its id."""

    on: Day
    by: Text
    decision: Literal["sustained", "partly", "rejected"] = Field(
        json_schema_extra=described(options=ANSWERS)
    )
    why: Text
    correction: OwnId | None = None


class Objection(Shape):
    """One objection. ``asks`` and ``value`` are what the fact or record would be if it is sustained."""

    scheme: SchemeId
    round: RoundId
    id: OwnId
    unit: UnitId
    raised_by: Literal["unit", "other"] = Field(json_schema_extra=described(options=BY))
    indicator: str
    fact: Key | None = None
    record: Name | None = None
    asks: Literal["accepted", "struck", "corrected"] | None = Field(
        default=None, json_schema_extra=described(options=ASKED)
    )
    value: (
        Annotated[Decimal, BeforeValidator(number(both("请求的数", "the value asked for"), 4))]
        | None
    ) = None
    ground: Text
    received_on: Day
    identity: Identity
    answer: Answer | None = None

    @model_validator(mode="after")
    def _clear(self) -> "Objection":
        if self.fact is None and (self.record is not None or self.asks is not None):
            key = "record" if self.record is not None else "asks"
            raise refusal(UNCLEAR, key, key=key)
        if (self.value is not None) != (self.asks == "corrected"):
            key = "asks" if self.value is None else "value"
            raise refusal(UNCLEAR, key, key=key)
        if self.record is not None and self.asks == "corrected":
            raise refusal(UNCLEAR, "asks", key="asks")
        return self
