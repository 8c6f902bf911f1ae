"""What a policy says beyond the score: ranks, grades, money, what follows, what ends a status.

None of it is a formula: it looks at all units of a round, and at the rounds before it. Every number
that a reading settles stands as ``{reading: ID}`` in the file, as anywhere else.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.reading.document import Path
from toolkit.reading.shape import Shape, refusal
from toolkit.schemes.values import Key, Name, Points, Weight, number

GRADES = declare(
    "S140",
    "error",
    title=both("等次没有写全", "Grades not covered"),
    message=both(
        "等次要从高到低写：前面的各写 from（多少分以上），从大到小；最后一个不写，其余的都归它。读到的是 {read}。",
        "Grades run from the best down: each but the last states from, falling; the last takes the rest. {read} was read.",
    ),
    remedy=both(
        "例如 pass: {{label: …, from: 60}}，fail: {{label: …}}。",
        "For example pass: {{label: …, from: 60}}, fail: {{label: …}}.",
    ),
)
UNDECIDED_GROUND = declare(
    "S141",
    "error",
    title=both("情形没有说明怎么认定", "Ground without a finding"),
    message=both(
        "情形 {id} 要么写 in_a_row（连续几次），要么写 found_by（由谁认定），二者取一。",
        "The ground {id} states either in_a_row or found_by.",
    ),
    remedy=both(
        "例如 in_a_row: {{grade: fail, times: 2}}，或 found_by: {{zh: 行政机关, en: an agency}}。",
        "For example in_a_row: {{grade: fail, times: 2}}, or found_by: {{zh: …, en: an agency}}.",
    ),
)

NO_BEST = declare(
    "S142",
    "error",
    title=both("没有等次，却只公示最好的", "Notice of the best without grades"),
    message=both(
        "notice 写的是 list: best，办法却没有等次。",
        "The notice lists the best alone, but the policy has no grades.",
    ),
    remedy=both("改为 list: all，或写上 grades。", "Write list: all, or state the grades."),
)

Money = Annotated[Decimal, BeforeValidator(number(both("金额", "the amount"), 4)), Field(gt=0)]


class _Said(Shape):
    """Something the policy says: what it is called, where it stands, the readings it needs."""

    label: Text
    article: Name
    readings: tuple[str, ...] = ()


class Ranking(Shape):
    """Units are put in order of the published total.

    ``pool`` ranks all units together or each class by itself; ``shared`` gives ties the same rank
    and leaves the next ones out (1, 2, 2, 4), ``dense`` goes on counting (1, 2, 2, 3).
    """

    article: Name
    pool: Literal["all", "class"] = "all"
    ties: Literal["shared", "dense"] = "shared"
    readings: tuple[str, ...] = ()


class Quota(Shape):
    """A grade for the first so many of a round: a share of those that took part, or of all.

    ``ties`` says what becomes of units with the same total across the cut.
    """

    percent: Weight
    of: Literal["participants", "register"]
    rounding: Literal["floor", "nearest", "ceiling"]
    ties: Literal["none-of-group", "all-of-group"]


class Grade(Shape):
    """A grade: from which published total on, and for how many where there is a quota."""

    label: Text
    from_: Points | None = Field(None, alias="from")
    quota: Quota | None = None


class Grades(Shape):
    """The grades of a policy, best first.

    ``basis`` is what is graded: the total, the total but no more than the points, or the base
    without bonus. ``absent`` is the grade of a registered unit that took no part.
    """

    article: Name
    basis: Literal["total", "capped-total", "base"] = "total"
    of: Annotated[Mapping[Name, Grade], Field(min_length=2)]
    absent: Name | Literal["none"] = "none"
    readings: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _covered(self) -> "Grades":
        grades = list(self.of.values())
        floors = [grade.from_ for grade in grades[:-1]]
        known = [grade.from_ for grade in grades if grade.from_ is not None and grade.quota is None]
        is_falling = all(a >= b for a, b in pairwise(known))
        if None in floors or grades[-1].from_ is not None or not is_falling:
            read = ", ".join(f"{id} {grade.from_ or ''}".strip() for id, grade in self.of.items())
            raise refusal(GRADES, read=read)
        return self


class Consequence(_Said):
    """What follows from a grade: a ``notice``, or a ``deadline`` that people have to set."""

    id: Name
    kind: Literal["notice", "deadline"]
    grades: Annotated[tuple[Name, ...], Field(min_length=1)]


class Payment(_Said):
    """Money due for a grade in the years after a unit was recognised.

    ``since`` is the attribute of the register with the day of recognition; ``first_year`` says
    whether the round in whose window that day lies is year one, or the one after it. ``amounts``
    has, year by year, an amount for each class. ``missed`` is what becomes of a year without the
    grade: ``lost``, or ``deferred`` to the next year that has it.
    """

    id: Name
    unit: Text
    grades: Annotated[tuple[Name, ...], Field(min_length=1)]
    since: Key
    first_year: Literal["of-recognition", "after-recognition"]
    missed: Literal["lost", "deferred"]
    amounts: Annotated[tuple[Mapping[Name, Money], ...], Field(min_length=1)]


class Award(_Said):
    """Money that people give out: the policy only says to whom, and how much at most.

    The total of a round stands in its file.
    """

    id: Name
    unit: Text
    grades: Annotated[tuple[Name, ...], Field(min_length=1)]
    at_most: Money


class InARow(Shape):
    """The same grade in several rounds on end.

    ``absence_counts`` says whether a grade for taking no part is one of them, ``gap_breaks``
    whether a year in which the unit was not assessed starts the count anew.
    """

    grade: Name
    times: Annotated[int, Field(ge=2)]
    absence_counts: bool = True
    gap_breaks: bool = True


class Ground(_Said):
    """A ground on which a status ends: grades in a row, or what somebody has found."""

    id: Name
    in_a_row: InARow | None = None
    found_by: Text | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "Ground":
        if (self.in_a_row is None) == (self.found_by is None):
            raise refusal(UNDECIDED_GROUND, id=self.id)
        return self


class Ending(_Said):
    """The end of a unit's status: due on any of the grounds, done by a recorded decision.

    ``claw_back`` says which earlier payments become due for return.
    """

    id: Name
    claw_back: Literal["all", "last", "none"] = "none"
    grounds: Annotated[tuple[Ground, ...], Field(min_length=1)]


class Veto(_Said):
    """A recorded ground that takes the rank and every honour; ``effect`` may take the score too."""

    effect: Literal["no-rank", "zero"]
    grounds: Annotated[Mapping[Name, Text], Field(min_length=1)]


class Commendation(_Said):
    """An honour that people give by rank; passing over a unit with more needs a recorded ground."""

    id: Name


class OrderedNotice(Shape):
    """The public notice a policy orders before a result is final: of all units, or of the best grade alone."""

    list: Literal["all", "best"]
    article: Name
    readings: tuple[str, ...] = ()


class Outcomes(Shape):
    """Everything a policy says about what comes of the scores."""

    ranking: Ranking | None = None
    grades: Grades | None = None
    consequences: tuple[Consequence, ...] = ()
    payments: tuple[Payment, ...] = ()
    awards: tuple[Award, ...] = ()
    endings: tuple[Ending, ...] = ()
    veto: Veto | None = None
    commendations: tuple[Commendation, ...] = ()
    notice: OrderedNotice | None = None

    @model_validator(mode="after")
    def _best_of_grades(self) -> "Outcomes":
        if self.notice is not None and self.notice.list == "best" and self.grades is None:
            raise refusal(NO_BEST, "notice", "list")
        return self

    def said(self) -> Iterator[tuple[Path, Any]]:
        """Yield everything that carries a clause, each with its path."""
        for key in ("ranking", "grades", "veto", "notice"):
            if getattr(self, key) is not None:
                yield (key,), getattr(self, key)
        for key in ("consequences", "payments", "awards", "endings", "commendations"):
            for index, each in enumerate(getattr(self, key)):
                yield (key, index), each
        for index, ending in enumerate(self.endings):
            for position, ground in enumerate(ending.grounds):
                yield ("endings", index, "grounds", position), ground

    def ids(self) -> list[str]:
        """Return what each part is called: its own id, or the key it stands under."""
        return [getattr(each, "id", str(path[0])) for path, each in self.said()]

    def grades_named(self) -> Iterator[tuple[Path, str]]:
        """Yield every grade that is referred to, with its path."""
        if self.grades is not None and self.grades.absent != "none":
            yield ("grades", "absent"), self.grades.absent
        for key in ("consequences", "payments", "awards"):
            for index, each in enumerate(getattr(self, key)):
                for position, grade in enumerate(each.grades):
                    yield (key, index, "grades", position), grade
        for index, ending in enumerate(self.endings):
            for position, ground in enumerate(ending.grounds):
                if ground.in_a_row is not None:
                    path: Path = ("endings", index, "grounds", position, "in_a_row", "grade")
                    yield path, ground.in_a_row.grade
