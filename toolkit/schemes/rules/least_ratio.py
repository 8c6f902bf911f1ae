"""The least of several ratios: each quantity against its own target, the lowest ratio counts."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain
from toolkit.reading.document import Path
from toolkit.schemes.formula import Constant, Divide, Min, Multiply, Node
from toolkit.schemes.gain import Gain, Several
from toolkit.schemes.rules.kind import Read, RuleKind
from toolkit.schemes.rules.setting import Finding, Setting, Told
from toolkit.schemes.rules.target import Targeted, by_class


class Part(Targeted):
    """One quantity and its target. ``applies`` is false where a chosen reading drops it."""

    range_asked: ClassVar[Text] = both(
        "{range}（按 {number} {unit}算）", "{range} ({number} taken)"
    )

    applies: bool = True


class LeastRatio(RuleKind):
    """``points × min(1, q1 ÷ t1, q2 ÷ t2 …)``. The first part gives the value that is shown."""

    about: ClassVar[Text] = both(
        "几个数各有目标，都达到得满分，否则按最低的一个比例得分：分值 × 最低的比例。",
        "Several quantities, each with a target; full points where all are reached, else the lowest ratio counts: points × the lowest ratio.",
    )
    written: ClassVar[str] = """\
kind: least-ratio
parts:
  - {quantity: volunteers, targets: {town: 12, village: 6}}
  - {quantity: leaflets, target: 300}
"""

    kind: Literal["least-ratio"]
    parts: Annotated[tuple[Part, ...], Field(min_length=2)]

    @property
    def _counted(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.applies)

    @property
    def reads(self) -> tuple[Read, ...]:
        """The facts read, each with its path below the rule; one that is dropped is shown too."""
        return tuple(
            Read(("parts", index, "quantity"), part.quantity)
            for index, part in enumerate(self.parts)
        )

    @property
    def names_classes(self) -> tuple[tuple[Path, tuple[str, ...]], ...]:
        """The classes named, with the path below the rule."""
        return tuple(
            (("parts", index, *path), classes)
            for index, part in enumerate(self.parts)
            for path, classes in part.names_classes
        )

    def unit(self, setting: Setting) -> Text:
        """Return the measure word of the quantity that is shown."""
        return setting.unit_of(self.parts[0].quantity)

    def value(self, setting: Setting) -> Node:
        """Return the quantity that is shown: the first part's."""
        return setting.quantity(self.parts[0].quantity)

    def formula(self, setting: Setting) -> Node:
        """Return the score before rounding. Each quantity bears its fact's name in the trace."""
        ratios = tuple(
            Divide((self._quantity(setting, part), Constant(part.number(setting))))
            for part in self._counted
        )
        return Multiply(
            (setting.constant(setting.points, "points"), Min((Constant(Fraction(1)), *ratios)))
        )

    def _quantity(self, setting: Setting, part: Part) -> Node:
        return setting.quantity(part.quantity, self._name(part))

    def _name(self, part: Part) -> str:
        return "value" if part is self.parts[0] else part.quantity

    def asked(self, setting: Setting) -> Text:
        """Return what the unit's class has to reach."""
        return joined([part.asked(setting) for part in self._counted], "和 ", " and ")

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words, with the targets of all classes."""
        first = next(iter(settings.values()))
        stated = by_class(settings, {name: self.asked(each) for name, each in settings.items()})
        return both(
            "各项都达到目标得满分 {points} 分，否则按各项中最低的比例得分。目标：{stated}。",
            "Full {points} {points:point|points} where all targets are reached, else the lowest ratio counts. Targets: {stated}.",
        ).filled(points=plain(first.points), stated=stated)

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how this score came about."""
        stated = joined([self._held(setting, told, part) for part in self._counted], "；", "; ")
        lowest = min(self._counted, key=lambda part: self._ratio(setting, told, part))
        ratio = self._ratio(setting, told, lowest)
        if ratio >= 1:
            return both(
                "{stated}；都已达到，得满分 {score} 分。",
                "{stated}; all reached, which gives full points, {score}.",
            ).filled(stated=stated, score=told.printed)
        is_exact = exact(told.printed) == setting.points * ratio
        return both(
            "{stated}；按最低的比例，{points} × {value} ÷ {target} {sign} {score} 分。",
            "{stated}; by the lowest ratio, {points} × {value} ÷ {target} {sign} {score} {score:point|points}.",
        ).filled(
            stated=stated,
            points=plain(setting.points),
            value=plain(self._of(setting, told, lowest)),
            target=plain(lowest.number(setting)),
            sign="=" if is_exact else "≈",
            score=told.printed,
        )

    def _of(self, setting: Setting, told: Told, part: Part) -> Fraction:
        return told.of(setting, self._name(part))

    def _ratio(self, setting: Setting, told: Told, part: Part) -> Fraction:
        return self._of(setting, told, part) / part.number(setting)

    def _held(self, setting: Setting, told: Told, part: Part) -> Text:
        value = plain(self._of(setting, told, part))
        return both("{value}（目标 {target}）", "{value} (target {target})").filled(
            value=setting.counted(value, part.quantity),
            target=plain(part.number(setting)),
        )

    def gain(self, setting: Setting, score: Node) -> Gain:
        """Return what is missing to full points in every part."""
        missing = tuple(
            setting.reaching(part.number(setting), self._quantity(setting, part), part.quantity)
            for part in self._counted
        )
        return Gain(both("{parts}", "{parts}"), {"parts": Several(missing, both("，", " and "))})

    def lint(self, setting: Setting) -> Iterator[Finding]:
        """Yield what the policy leaves open in any part."""
        for part in self.parts:
            yield from part.lint(setting)
