"""Threshold: full points from a stated quantity on, nothing below it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from toolkit.language import Text, both
from toolkit.numbers import plain
from toolkit.reading.document import Path
from toolkit.reading.shape import Shape
from toolkit.schemes.formula import AtLeast, Constant, Multiply, Node
from toolkit.schemes.rules.setting import Finding, Setting, Told
from toolkit.schemes.values import Key


class Threshold(Shape):
    """``points`` where the quantity of one fact is at least ``at_least``, else 0."""

    kind: Literal["threshold"]
    quantity: Key
    at_least: Annotated[int, Field(gt=0)]

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts the rule reads."""
        return (self.quantity,)

    @property
    def reads(self) -> tuple[tuple[Path, str], ...]:
        """The facts read, each with its path below the rule."""
        return ((("quantity",), self.quantity),)

    @property
    def names_classes(self) -> tuple[tuple[Path, tuple[str, ...]], ...]:
        """The classes named: none, it is the same for all."""
        return ()

    def value(self, setting: Setting) -> Node:
        """Return the quantity that is measured."""
        return setting.quantity(self.quantity)

    def formula(self, setting: Setting) -> Node:
        """Return the score before rounding."""
        reached = AtLeast((self.value(setting), Constant(Fraction(self.at_least), name="target")))
        return Multiply((Constant(setting.points, name="points"), reached))

    def asked(self, setting: Setting) -> Text:
        """Return what has to be reached, with its measure word."""
        unit = setting.unit_of(self.quantity)
        return both("{n} {unit}", "{n} {unit}").filled(n=str(self.at_least), unit=unit)

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words."""
        first = next(iter(settings.values()))
        return both(
            "达到 {asked}得满分 {points} 分，达不到不得分。",
            "Full {points} points from {asked} on, none below.",
        ).filled(asked=self.asked(first), points=plain(first.points))

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how this score came about."""
        is_reached = told.values["value"] >= told.values["target"]
        sentence = (
            both(
                "{value} {unit}，达到 {asked}，得满分 {score} 分。",
                "{value} {unit}: {asked} reached, full points, {score}.",
            )
            if is_reached
            else both(
                "{value} {unit}，没有达到 {asked}，得 {score} 分。",
                "{value} {unit}: {asked} not reached, {score} points.",
            )
        )
        return sentence.filled(
            value=plain(told.values["value"]),
            unit=setting.unit_of(self.quantity),
            asked=self.asked(setting),
            score=told.printed,
        )

    def gain(self, setting: Setting, values: Mapping[str, Fraction]) -> Text | None:
        """Return what is missing to full points; None where nothing is."""
        return setting.more(self.at_least - values["value"], self.quantity)

    def lint(self) -> Iterator[Finding]:
        """Yield what the policy leaves open: nothing."""
        return iter(())
