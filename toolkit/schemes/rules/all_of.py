"""All-of: full points where every one of several facts is true, else none."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from toolkit.language import Text, both, joined
from toolkit.numbers import plain
from toolkit.schemes.formula import Min, Multiply, Node
from toolkit.schemes.rules.kind import Read, RuleKind
from toolkit.schemes.rules.setting import Setting, Told
from toolkit.schemes.values import Key


class AllOfFacts(RuleKind):
    """``points`` where all the facts are true, else 0. With one fact it is a tick on a checklist."""

    about: ClassVar[Text] = both(
        "列出的几件事全都有，得满分；缺一件得 0 分。只列一件，就是“有就得分”。",
        "Full points where every fact listed is true, else none. With one fact it is a tick on a checklist.",
    )
    written: ClassVar[str] = """\
kind: all-of
facts: [plan, summary]
"""

    kind: Literal["all-of"]
    facts_: Annotated[tuple[Key, ...], Field(alias="facts", min_length=1)]

    @property
    def reads(self) -> tuple[Read, ...]:
        """The facts read, each with its path below the rule."""
        return tuple(
            Read(("facts", index), fact, "yes-no") for index, fact in enumerate(self.facts_)
        )

    def formula(self, setting: Setting) -> Node:
        """Return the score."""
        every = Min(tuple(setting.quantity(fact, fact) for fact in self.facts_))
        return Multiply((setting.constant(setting.points, "points"), every))

    def _labels(self, setting: Setting, facts: tuple[str, ...]) -> Text:
        return joined([setting.facts[fact].label for fact in facts], "、", ", ")

    def asked(self, setting: Setting) -> Text:
        """Return what has to be there."""
        if len(self.facts_) == 1:
            return self._labels(setting, self.facts_)
        return both("{n} 项齐备", "all {n} there").filled(n=len(self.facts_))

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words."""
        first = next(iter(settings.values()))
        sentence = (
            both(
                "有{facts}，得 {points} 分，没有不得分。",
                "{points} points for: {facts}; none without.",
            )
            if len(self.facts_) == 1
            else both(
                "以下各项都具备才得 {points} 分：{facts}。",
                "{points} points only where all of these are there: {facts}.",
            )
        )
        return sentence.filled(facts=self._labels(first, self.facts_), points=plain(first.points))

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how this score came about."""
        missing = tuple(fact for fact in self.facts_ if told.of(setting, fact) == 0)
        if not missing:
            return both("具备，得 {score} 分。", "There: {score} points.").filled(
                score=told.printed
            )
        return both(
            "不具备：{facts}，得 {score} 分。", "Not there: {facts}; {score} points."
        ).filled(facts=self._labels(setting, missing), score=told.printed)

    def gain(self, setting: Setting, told: Told) -> Text | None:
        """Return what is missing; None where nothing is."""
        missing = tuple(fact for fact in self.facts_ if told.of(setting, fact) == 0)
        if not missing:
            return None
        return both("具备{facts}可得 {points} 分", "{points} points with: {facts}").filled(
            facts=self._labels(setting, missing), points=plain(setting.points)
        )
