"""Targets: the quantity of a fact against a number to be reached, the same for all or by class."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag, model_validator

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain
from toolkit.problems.catalogue import declare
from toolkit.reading.document import Path
from toolkit.reading.shape import Shape, refusal
from toolkit.schemes.rules.kind import Read
from toolkit.schemes.rules.setting import Finding, Setting
from toolkit.schemes.showing import figure
from toolkit.schemes.values import Key, Name

TARGETS = declare(
    "S110",
    "error",
    title=both("目标写法不对", "Targets not stated"),
    message=both(
        "目标应写成 target（各类相同）或 targets（按类），二者取一。",
        "State either target (the same for all) or targets (by class).",
    ),
    remedy=both(
        "例如 targets: {{class-1: 10, class-2: 20}}。",
        "For example targets: {{class-1: 10, class-2: 20}}.",
    ),
)
TARGET_NOT_POSITIVE = declare(
    "S111",
    "error",
    title=both("目标不是正数", "Target not positive"),
    message=both(
        "目标应大于 0，读到的是 {target}。", "A target must be above 0, {target} was read."
    ),
    remedy=both("按办法原文改正目标。", "Correct the target as the policy states it."),
)

RANGE_BACKWARDS = declare(
    "S113",
    "error",
    title=both("范围颠倒", "Range ends before it begins"),
    message=both("目标从 {first} 到 {last}，前后颠倒。", "The target runs from {first} to {last}."),
    remedy=both("改正 from 和 to。", "Correct from and to."),
)


class Range(Shape):
    """A target stated as a range; ``at`` says which end counts, by a reading."""

    from_: int = Field(alias="from")
    to: int
    at: Literal["lower-end", "middle", "upper-end"]

    @model_validator(mode="after")
    def _forwards(self) -> "Range":
        if self.to < self.from_:
            raise refusal(RANGE_BACKWARDS, "to", first=str(self.from_), last=str(self.to))
        return self

    @property
    def number(self) -> Fraction:
        """The number that has to be reached."""
        ends = {
            "lower-end": self.from_ * 2,
            "middle": self.from_ + self.to,
            "upper-end": self.to * 2,
        }
        return Fraction(ends[self.at], 2)

    @property
    def written(self) -> str:
        """The range as the policy writes it."""
        return f"{self.from_}–{self.to}"

    @property
    def finding(self) -> Text:
        """What a range leaves open, and which end is taken."""
        return both(
            "目标写成范围 {range}，按“{at}”取 {number}",
            "the target is a range, {range}; “{at}” takes {number}",
        ).filled(range=self.written, at=_ENDS[self.at], number=plain(self.number))


Target: TypeAlias = Annotated[
    Annotated[int, Tag("number")] | Annotated[Range, Tag("range")],
    Discriminator(lambda value: "range" if isinstance(value, Range | dict) else "number"),
]


class Targeted(Shape):
    """A fact's quantity and the target it is held against."""

    #: A target stated as a range, and the number in it that counts.
    range_asked: ClassVar[Text] = both(
        "{range}（达到 {number} {unit}即得满分）", "{range} (full points from {number})"
    )

    quantity: Key
    target: Target | None = None
    targets: Mapping[Name, Target] | None = None

    @model_validator(mode="after")
    def _one_way_of_stating(self) -> "Targeted":
        if (self.target is None) == (self.targets is None) or self.targets == {}:
            raise refusal(TARGETS)
        for target in [self.target] if self.target is not None else (self.targets or {}).values():
            lowest = target.from_ if isinstance(target, Range) else target
            if lowest is not None and lowest <= 0:
                raise refusal(TARGET_NOT_POSITIVE, target=str(lowest))
        return self

    @property
    def reads(self) -> tuple[Read, ...]:
        """The facts read, each with its path below this part of the file."""
        return (Read(("quantity",), self.quantity),)

    @property
    def names_classes(self) -> tuple[tuple[Path, tuple[str, ...]], ...]:
        """The classes named, with the path below this part of the file; empty if none are."""
        return () if self.targets is None else ((("targets",), tuple(self.targets)),)

    def target_for(self, class_of_unit: str) -> Target:
        """Return the target of a class."""
        target = self.target if self.targets is None else self.targets[class_of_unit]
        assert target is not None
        return target

    def number(self, setting: Setting) -> Fraction:
        """Return the number that the unit's class has to reach."""
        target = self.target_for(setting.class_of_unit)
        return target.number if isinstance(target, Range) else exact(target)

    def asked(self, setting: Setting) -> Text:
        """Return the target of the unit's class as the policy writes it, with its measure word."""
        target = self.target_for(setting.class_of_unit)
        if not isinstance(target, Range):
            return setting.counted(str(target), self.quantity)
        return self.range_asked.filled(
            range=setting.counted(target.written, self.quantity),
            number=figure(plain(target.number), setting.unit_of(self.quantity)),
            unit=setting.unit_of(self.quantity),
        )

    def lint(self, setting: Setting) -> Iterator[Finding]:
        """Yield what the policy leaves open: a target stated as a range."""
        stated = self.targets if self.targets is not None else {"": self.target}
        for name, target in stated.items():
            if isinstance(target, Range):
                yield Finding("range", target.finding, name)


_ENDS = {
    "lower-end": both("下限", "lower end"),
    "middle": both("中间值", "middle"),
    "upper-end": both("上限", "upper end"),
}


def by_class(settings: Mapping[str, Setting], asked: Mapping[str, Text]) -> Text:
    """Return what is asked of every class, in one line; once where it is the same for all."""
    if len(set(asked.values())) == 1:
        return next(iter(asked.values()))
    parts = [
        both("{label}：{asked}", "{label}: {asked}").filled(
            label=setting.class_labels[name], asked=asked[name]
        )
        for name, setting in settings.items()
    ]
    return joined(parts)
