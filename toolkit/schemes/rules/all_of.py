"""All-of: full points where every one of several facts is true, else none."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from toolkit.language import Text, both, joined
from toolkit.schemes.formula import Min, Multiply, Node
from toolkit.schemes.gain import Gain, Several
from toolkit.schemes.rules.kind import Read, RuleKind
from toolkit.schemes.rules.setting import Setting, Told, points_of
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
            return both("做到即得分", "to be met")
        every = "both met" if len(self.facts_) == 2 else "all {n} met"
        return both("{n} 项齐备", every).filled(n=len(self.facts_))

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words."""
        first = next(iter(settings.values()))
        sentence = (
            both(
                "{facts}的，得 {points}，否则不得分。",
                "{points} for “{facts}”, otherwise none.",
            )
            if len(self.facts_) == 1
            else both(
                "以下各项齐备才得 {points}：{facts}。",
                "{points} only where all of these are met: {facts}.",
            )
        )
        return sentence.filled(
            facts=self._labels(first, self.facts_), points=points_of(first.points)
        )

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how this score came about."""
        missing = tuple(fact for fact in self.facts_ if told.of(setting, fact) == 0)
        if not missing:
            return both("已满足，得 {score} 分。", "Met, {score} {score:point|points}.").filled(
                score=told.printed
            )
        return both(
            "未满足：{facts}，得 {score} 分。", "Not met ({facts}), {score} {score:point|points}."
        ).filled(facts=self._labels(setting, missing), score=told.printed)

    def gain(self, setting: Setting, score: Node) -> Gain:
        """Return what is missing."""
        missing = tuple(
            Gain(both("{fact}", "{fact}"), {"fact": setting.facts[fact].label}, unless)
            for fact in self.facts_
            for unless in (setting.quantity(fact, fact),)
        )
        facts = Several(missing, both("、", ", "))
        return Gain(
            both("满足“{facts}”可得 {points}", "{points} once met ({facts})"),
            {"facts": facts, "points": points_of(setting.points)},
        )
