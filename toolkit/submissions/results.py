"""The frozen results of a final round, and the corrections made after it became final.

``results.yml`` is written once, by the toolkit; nothing in it is ever changed. A correction keeps the
old value beside the new one, with day, authority and reason.
"""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, model_validator

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.reading.shape import Shape, refusal
from toolkit.schemes.ids import OwnId, RoundId, SchemeId, UnitId
from toolkit.schemes.scheme import Day
from toolkit.schemes.values import Name
from toolkit.submissions.evidence import Sha256
from toolkit.submissions.round import Window

ONE_OF_TWO = declare(
    "F350",
    "error",
    title=both("更正写得不全", "Correction not stated"),
    message=both(
        "更正要么写 unit、what、was、now（哪个单位的什么从多少改为多少），要么写 file、was、now（哪个文件）。",
        "A correction states unit, what, was and now, or file, was and now.",
    ),
    remedy=both("补上缺少的，删去多余的。", "Add what is missing, remove what is too much."),
)

#: A number or word as published; ``none`` where there is none.
Published = str


class Frozen(Shape):
    """What was published of one unit when the round became final.

    ``scores`` has every indicator by code. ``follows`` has the ids of what follows from the grade,
    ``money`` the amounts by id of payment, award or ending.
    """

    scores: Mapping[str, Published]
    base: Published
    bonus: Published
    total: Published
    rank: Published
    grade: Published
    follows: tuple[Name, ...] = ()
    money: Mapping[Name, Published] = Field(default_factory=dict)


class Results(Shape):
    """The results of a round that is final, with the toolkit and the inputs they were made from.

    ``inputs`` has the sha256 of every file that was read, by its path in the repository;
    ``decisions`` that of every decision, by its id: others may be added later.
    """

    scheme: SchemeId
    round: RoundId
    edition: Name
    window: Window
    toolkit: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
    inputs: Mapping[str, Sha256]
    decisions: Mapping[Name, Sha256] = Field(default_factory=dict)
    units: Mapping[UnitId, Frozen]


class Correction(Shape):
    """A value, or the version of an input, that was changed after the round became final."""

    id: OwnId
    on: Day
    by: Text
    why: Text
    unit: UnitId | None = None
    what: str | None = None
    file: str | None = None
    was: str
    now: str

    @model_validator(mode="after")
    def _value_or_file(self) -> "Correction":
        is_of_value = self.unit is not None and self.what is not None
        if is_of_value == (self.file is not None) or (self.unit is None) != (self.what is None):
            raise refusal(ONE_OF_TWO)
        return self


class Corrections(Shape):
    """The corrections of a final round, in the order they were made."""

    scheme: SchemeId
    round: RoundId
    corrections: Annotated[tuple[Correction, ...], Field(min_length=1)]
