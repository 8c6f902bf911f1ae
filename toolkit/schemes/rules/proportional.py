"""Proportional to a target: full points at the target, below it in proportion from zero."""

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Literal

from toolkit.language import Text, both
from toolkit.numbers import exact, plain
from toolkit.schemes.formula import Constant, Divide, Min, Multiply, Node
from toolkit.schemes.gain import Gain
from toolkit.schemes.rules.kind import RuleKind
from toolkit.schemes.rules.setting import Setting, Told
from toolkit.schemes.rules.target import Targeted, by_class
from toolkit.schemes.showing import figure


class Proportional(Targeted, RuleKind):
    """``points × min(1, quantity ÷ target)``: the quantity of one fact against a target."""

    about: ClassVar[Text] = both(
        "达到目标得满分，不足的从零起按比例得分，超过不加分：分值 × 数量 ÷ 目标。",
        "Full points at the target, below it in proportion from zero, nothing more above it: points × quantity ÷ target.",
    )
    written: ClassVar[str] = """\
kind: proportional
quantity: events
targets: {town: 8, village: 4}
"""

    kind: Literal["proportional"]

    def unit(self, setting: Setting) -> Text:
        """Return the measure word of the quantity."""
        return setting.unit_of(self.quantity)

    def value(self, setting: Setting) -> Node:
        """Return the quantity that is measured."""
        return setting.quantity(self.quantity)

    def formula(self, setting: Setting) -> Node:
        """Return the score before rounding."""
        target = setting.constant(self.number(setting), "target")
        ratio = Divide((self.value(setting), target), name=setting.named("ratio"))
        return Multiply(
            (setting.constant(setting.points, "points"), Min((Constant(Fraction(1)), ratio)))
        )

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words, with the targets of all classes."""
        first = next(iter(settings.values()))
        stated = by_class(settings, {name: self.asked(each) for name, each in settings.items()})
        return both(
            "达到目标得满分 {points} 分，不足的从零起按比例得分。目标：{stated}。",
            "Full {points} {points:point|points} at the target, below it in proportion from zero. Targets: {stated}.",
        ).filled(points=plain(first.points), stated=stated)

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how this score came about."""
        value, target = told.of(setting, "value"), told.of(setting, "target")
        numbers: dict[str, Text | str] = {
            "value": plain(value),
            "target": plain(target),
            "number": figure(plain(value), setting.unit_of(self.quantity)),
            "held": setting.counted(plain(value), self.quantity),
            "asked": setting.counted(plain(target), self.quantity),
            "points": plain(setting.points),
            "score": told.printed,
        }
        if value >= target:
            return both(
                "{held}，达到目标 {asked}，得满分 {score} 分。",
                "With {held} the target of {asked} is met, which gives full points, {score}.",
            ).filled(**numbers)
        is_exact = exact(told.printed) == setting.points * value / target
        return both(
            "{held}，目标 {asked}，{points} × {value} ÷ {target} {sign} {score} 分。",
            "{number} of the target of {asked}, so {points} × {value} ÷ {target} {sign} {score} {score:point|points}.",
        ).filled(**numbers, sign="=" if is_exact else "≈")

    def gain(self, setting: Setting, score: Node) -> Gain:
        """Return what is missing to full points."""
        return setting.reaching(self.number(setting), self.value(setting), self.quantity)
