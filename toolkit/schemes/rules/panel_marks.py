"""Panels: judges mark on sheets; the weighted means of their panels make the score."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import ClassVar, Literal

from toolkit.language import Text, both, joined
from toolkit.numbers import about, exact, plain
from toolkit.schemes.formula import (
    Add,
    Constant,
    CountWhere,
    Divide,
    If,
    Multiply,
    Node,
    SumWhere,
)
from toolkit.schemes.gain import Gain
from toolkit.schemes.marks import MARK, OF_UNIT, PANEL, UNIT, marks_of
from toolkit.schemes.panels import Panels
from toolkit.schemes.predicates import Is, Not, Predicate
from toolkit.schemes.rules.kind import RuleKind
from toolkit.schemes.rules.setting import Setting, Told, both_hold


class PanelMarks(RuleKind):
    """The sum over the panels of weight × mean of the marks; a mark of one's own unit is left out."""

    about: ClassVar[Text] = both(
        "评委分组打分，每组取平均分，再按各组的权重相加。评委组写在办法的 panels 里，分数写在评委的评分表里。",
        "Judges mark in panels; the mean of each panel counts by its weight. The panels stand under panels in the scheme, the marks on the judges' sheets.",
    )
    written: ClassVar[str] = "kind: panels"

    kind: Literal["panels"]

    def marks(self, setting: Setting) -> Mapping[str, Fraction]:
        """Return the mark, with its maximum."""
        return {setting.code: setting.points}

    def formula(self, setting: Setting) -> Node:
        """Return the weighted mean; absent where a panel is empty, unless its weight is shared out."""
        panels = _panels(setting)
        weighted = [self._weighted(setting, name) for name in panels.of]
        if panels.empty_panel == "incomplete":
            return Add(tuple(weighted))
        some = [self._count(setting, name) for name in panels.of]
        shares = [Constant(exact(each.weight) / 100) for each in panels.of.values()]
        zero = Constant(Fraction(0))
        there = [If((count, node, zero)) for count, node in zip(some, weighted, strict=True)]
        weights = [If((count, share, zero)) for count, share in zip(some, shares, strict=True)]
        return Divide((Add(tuple(there)), Add(tuple(weights))))

    def _weighted(self, setting: Setting, panel: str) -> Node:
        share = exact(_panels(setting).of[panel].weight) / 100
        return Multiply((Constant(share), self._mean(setting, panel)))

    def _mean(self, setting: Setting, panel: str) -> Node:
        fact, where = marks_of(setting.code), _counted(setting, panel)
        total = SumWhere(fact, MARK, where)
        return Divide((total, self._count(setting, panel)), name=setting.named(f"mean {panel}"))

    def _count(self, setting: Setting, panel: str) -> Node:
        return CountWhere(
            marks_of(setting.code),
            _counted(setting, panel),
            name=setting.named(f"judges {panel}"),
        )

    def asked(self, setting: Setting) -> Text:
        """Return the range of the mark."""
        return both("评委打分 0–{points} 分", "marked by judges, 0–{points}").filled(
            points=plain(setting.points)
        )

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words."""
        first = next(iter(settings.values()))
        weights = joined(
            [
                both("{label} {weight}%", "{label} {weight}%").filled(
                    label=each.label, weight=plain(exact(each.weight))
                )
                for each in _panels(first).of.values()
            ],
            "、",
            ", ",
        )
        return both(
            "评委各自在 0 到 {points} 分之间打分，每组取平均分，按权重相加：{weights}。",
            "Each judge marks from 0 to {points}; the mean of each panel is taken and weighted: {weights}.",
        ).filled(points=plain(first.points), weights=weights)

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how this score came about."""
        parts = [
            both(
                "{label} {n} 人平均 {mean} × {weight}%",
                "{label}, mean of {n} {n:mark|marks} {mean} × {weight}%",
            ).filled(
                label=each.label,
                n=plain(told.of(setting, f"judges {name}")),
                mean=about(told.of(setting, f"mean {name}")),
                weight=plain(exact(each.weight)),
            )
            for name, each in _panels(setting).of.items()
            if setting.named(f"mean {name}") in told.values
        ]
        return both(
            "{parts}，得 {score} 分。", "{parts}; in all {score} {score:point|points}."
        ).filled(parts=joined(parts, "；", "; "), score=told.printed)

    def gain(self, setting: Setting, score: Node) -> Gain:
        """Return the points that are left to those who mark."""
        return setting.judged(score)


def _panels(setting: Setting) -> Panels:
    assert setting.panels is not None  # the lint asks for them
    return setting.panels


def _counted(setting: Setting, panel: str) -> Predicate | None:
    """Return which marks count for a panel."""
    return _marks_of_panel(panel, _panels(setting).own_marks == "included")


@lru_cache(maxsize=1024)
def _marks_of_panel(panel: str, is_own_included: bool) -> Predicate | None:
    of_panel = Is.model_validate({"field": PANEL, "is": panel})
    if is_own_included:
        return of_panel
    is_own = Is.model_validate({"field": OF_UNIT, "is": {"attribute": UNIT}})
    return both_hold(of_panel, Not.model_validate({"not": is_own}))
