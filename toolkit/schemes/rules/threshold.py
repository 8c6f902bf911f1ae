"""Threshold: full points from a stated quantity on, nothing below it."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from toolkit.language import Text, both
from toolkit.numbers import exact, plain
from toolkit.schemes.formula import AtLeast, Multiply, Node
from toolkit.schemes.gain import Gain
from toolkit.schemes.rules.kind import Read, RuleKind
from toolkit.schemes.rules.setting import Setting, Told, points_of
from toolkit.schemes.values import Key


class Threshold(RuleKind):
    """``points`` where the quantity of one fact is at least ``at_least``, else 0."""

    about: ClassVar[Text] = both(
        "达到规定的数（含本数）得满分，达不到得 0 分。",
        "Full points from the stated number on, that number included; none below it.",
    )
    written: ClassVar[str] = """\
kind: threshold
quantity: volunteers
at_least: 6
"""

    kind: Literal["threshold"]
    quantity: Key
    at_least: Annotated[int, Field(gt=0)]

    @property
    def reads(self) -> tuple[Read, ...]:
        """The facts read, each with its path below the rule."""
        return (Read(("quantity",), self.quantity),)

    def unit(self, setting: Setting) -> Text:
        """Return the measure word of the quantity."""
        return setting.unit_of(self.quantity)

    def value(self, setting: Setting) -> Node:
        """Return the quantity that is measured."""
        return setting.quantity(self.quantity)

    def formula(self, setting: Setting) -> Node:
        """Return the score before rounding."""
        reached = AtLeast((self.value(setting), setting.constant(self.at_least, "target")))
        return Multiply((setting.constant(setting.points, "points"), reached))

    def asked(self, setting: Setting) -> Text:
        """Return what has to be reached, with its measure word."""
        return setting.counted(str(self.at_least), self.quantity)

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words."""
        first = next(iter(settings.values()))
        return both("{label}{words}", "{label}: {words}").filled(
            label=first.facts[self.quantity].label, words=self.explain_item(settings)
        )

    def explain_item(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words below the label of its item."""
        first = next(iter(settings.values()))
        return both(
            "达到 {asked}得 {points}，否则不得分。",
            "{points} at {asked} or more, otherwise none.",
        ).filled(asked=self.asked(first), points=points_of(first.points))

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how this score came about."""
        value = told.of(setting, "value")
        sentence = (
            both(
                "{value}，达到 {asked}，得满分 {score} 分。",
                "{value} ({asked} or more asked), which gives full points, {score}.",
            )
            if value >= self.at_least
            else both(
                "{value}，没有达到 {asked}，得 {score} 分。",
                "{value} ({asked} or more asked), {score} {score:point|points}.",
            )
        )
        return sentence.filled(
            value=setting.counted(plain(value), self.quantity),
            asked=self.asked(setting),
            score=told.printed,
        )

    def gain(self, setting: Setting, score: Node) -> Gain:
        """Return what is missing to full points."""
        return setting.reaching(exact(self.at_least), self.value(setting), self.quantity)
