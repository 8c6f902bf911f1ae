"""Judged: a mark that people give, from 0 to the points; the mean of theirs counts."""

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Literal

from toolkit.language import Text, both
from toolkit.numbers import about, plain
from toolkit.schemes.formula import AtLeast, Constant, CountWhere, Divide, If, Node, SumWhere
from toolkit.schemes.gain import Gain
from toolkit.schemes.marks import MARK, marks_of
from toolkit.schemes.rules.kind import Read, RuleKind
from toolkit.schemes.rules.setting import Setting, Told
from toolkit.schemes.values import Key


class Judged(RuleKind):
    """The mean of the reviewers' marks. ``only_with`` names a fact without which it is 0."""

    about: ClassVar[Text] = both(
        "由评定人在 0 到分值之间打分，几位评定人的，取平均分。自评时没有这项得分。",
        "Reviewers give a mark from 0 to the points; the mean of theirs counts. The claim has no score here.",
    )
    written: ClassVar[str] = """\
kind: judged
only_with: fairs
"""

    kind: Literal["judged"]
    only_with: Key | None = None

    @property
    def reads(self) -> tuple[Read, ...]:
        """The facts read, each with its path below the rule."""
        return () if self.only_with is None else (Read(("only_with",), self.only_with),)

    def marks(self, setting: Setting) -> Mapping[str, Fraction]:
        """Return the mark, with its maximum."""
        return {setting.code: setting.points}

    def formula(self, setting: Setting) -> Node:
        """Return the mean of the marks."""
        fact = marks_of(setting.code)
        mean = Divide(
            (SumWhere(fact, MARK), CountWhere(fact, name=setting.named("markers"))),
            name=setting.named("mean"),
        )
        if self.only_with is None:
            return mean
        has_any = AtLeast((setting.quantity(self.only_with, "needed"), Constant(Fraction(1))))
        return If((has_any, mean, Constant(Fraction(0))))

    def asked(self, setting: Setting) -> Text:
        """Return the range of the mark."""
        return both("评定 0–{points} 分", "judged, 0–{points}").filled(points=plain(setting.points))

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words."""
        first = next(iter(settings.values()))
        if self.only_with is not None:
            return both(
                "由评定人在 0 到 {points} 分之间打分；几位评定人的，取平均分。没有{fact}的得 0 分。",
                "Each reviewer gives 0 to {points} {points:point|points}, and the mean counts; without any ({fact}) the score is 0.",
            ).filled(points=plain(first.points), fact=first.facts[self.only_with].label)
        return both(
            "由评定人在 0 到 {points} 分之间打分；几位评定人的，取平均分。",
            "Each reviewer gives 0 to {points} {points:point|points}, and the mean counts.",
        ).filled(points=plain(first.points))

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how this score came about."""
        if setting.named("mean") not in told.values:
            assert self.only_with is not None
            return both(
                "没有{fact}，得 {score} 分。", "Without {fact}, {score} {score:point|points}."
            ).filled(fact=setting.facts[self.only_with].label, score=told.printed)
        return both(
            "{n} 位评定人的平均分 {mean}，得 {score} 分。",
            "The mean of {n} {n:mark|marks} is {mean}, which gives {score} {score:point|points}.",
        ).filled(
            n=plain(told.of(setting, "markers")),
            mean=about(told.of(setting, "mean")),
            score=told.printed,
        )

    def gain(self, setting: Setting, score: Node) -> Gain:
        """Return the points that are left to those who mark."""
        return setting.judged(score)
