"""Bands: points by where one number lies."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import ClassVar, Literal

from toolkit.language import Text, both
from toolkit.numbers import exact, plain
from toolkit.schemes.facts import Count, Records
from toolkit.schemes.formula import Add, AtLeast, Constant, If, Min, Multiply, Node
from toolkit.schemes.gain import Figure, Gain, difference, word
from toolkit.schemes.rules.edges import NO_UNIT, Bands, Limit
from toolkit.schemes.rules.kind import Read, RuleKind
from toolkit.schemes.rules.setting import Finding, Setting, Told
from toolkit.schemes.values import Key

ONE = Constant(Fraction(1))
NONE: Node = Constant(Fraction(0))
POINTS = both("分", "point"), both("分", "points")


class BandsOfNumber(Bands, RuleKind):
    """The points of the band in which the quantity lies; outside every band 0."""

    about: ClassVar[Text] = both(
        "看一个数落在哪一档，得这一档的分；不在任何一档的得 0 分。",
        "The points of the band in which one number lies; outside every band 0.",
    )
    written: ClassVar[str] = """\
kind: bands
quantity: days_open
edge: higher
bands:
  - {from: 5, to: 10, points: 4}
  - {from: 10, points: 10}
"""

    kind: Literal["bands"]
    quantity: Key

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

    def reach(self, setting: Setting) -> Fraction:
        """Return the points of the dearest band."""
        return self.most

    def formula(self, setting: Setting) -> Node:
        """Return the score: every band's points where the quantity lies in it."""
        value = self.value(setting)
        return Add(
            tuple(
                Multiply((Constant(exact(band.points)), Min((ONE, *_inside(value, low, high)))))
                for band, low, high in self.limits()
            )
        )

    def asked(self, setting: Setting) -> Text:
        """Return the bands."""
        return self.stated(setting.unit_of(self.quantity))

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words."""
        first = next(iter(settings.values()))
        return both(
            "按所在的档得分：{bands}；不在任何一档的得 0 分。",
            "{bands}; anything else earns 0.",
        ).filled(bands=self.asked(first))

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how this score came about."""
        value = setting.counted(plain(told.of(setting, "value")), self.quantity)
        return both("{value}，得 {score} 分。", "{value}, {score} {score:point|points}.").filled(
            value=value, score=told.printed
        )

    def gain(self, setting: Setting, score: Node) -> Gain:
        """Return what brings the next band that is dearer, where there is one above."""
        value, now = self.value(setting), self.formula(setting)
        missing, points = NONE, NONE
        for band in reversed(self.bands):  # the last one wrapped around is asked first
            if band.from_ is not None:
                begins, worth = Constant(exact(band.from_)), Constant(exact(band.points))
                is_next = Min((_not(AtLeast((value, begins))), _not(AtLeast((now, worth)))))
                missing = If((is_next, difference(begins, value), missing))
                points = If((is_next, worth, points))
        earned = {"n": Figure(points), "points": word(points, *POINTS)}
        return Gain(
            both("再有 {more}可得 {points}", "{more} for {points}"),
            {
                "more": setting.more(missing, self.quantity),
                "points": Gain(both("{n} {points}", "{n} {points}"), earned),
            },
            AtLeast((NONE, missing)),
        )

    def lint(self, setting: Setting) -> Iterator[Finding]:
        """Yield shared edges and gaps."""
        declared = setting.facts.get(self.quantity)
        is_whole = isinstance(declared, Count | Records)
        yield from self.findings(getattr(declared, "unit", NO_UNIT), is_whole)


def _inside(value: Node, low: Limit | None, high: Limit | None) -> Iterator[Node]:
    """Yield nodes that are 1 where the value keeps each limit, else 0."""
    if low is not None:
        at = Constant(exact(low.at))
        yield AtLeast((value, at)) if low.is_inside else _not(AtLeast((at, value)))
    if high is not None:
        at = Constant(exact(high.at))
        yield AtLeast((at, value)) if high.is_inside else _not(AtLeast((value, at)))


def _not(node: Node) -> Node:
    return Add((ONE, Multiply((Constant(Fraction(-1)), node))))
