"""Lowering: a scheme and a class of units become plain formulas of the calculus."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from toolkit.language import Text
from toolkit.numbers import exact
from toolkit.schemes.formula import Add, Node, Round
from toolkit.schemes.rules.setting import Setting
from toolkit.schemes.scheme import Indicator, Scheme


@dataclass(frozen=True)
class Lowered:
    """The formulas of one scheme for one class of units, by indicator code.

    ``settings`` and ``scores`` have every indicator, groups included; ``asked`` says what is asked
    of this class and ``quantities`` the measured quantity, where there is a rule; ``expectations`` a 0/1 formula by expectation id. ``total`` is the whole.
    """

    settings: Mapping[str, Setting]
    asked: Mapping[str, Text]
    quantities: Mapping[str, Node]
    scores: Mapping[str, Node]
    expectations: Mapping[str, Node]
    total: Node


def setting(scheme: Scheme, indicator: Indicator, class_of_unit: str) -> Setting:
    """Return the surroundings of an indicator's rule for one class."""
    labels = {name: each.label for name, each in scheme.classes.items()}
    return Setting(exact(indicator.points), scheme.facts, class_of_unit, labels)


class Lowerings:
    """The lowered formulas of one scheme, made once for each class."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.of_class = lru_cache(maxsize=None)(self._lower)

    def _lower(self, class_of_unit: str) -> Lowered:
        scheme = self.scheme
        settings: dict[str, Setting] = {}
        asked: dict[str, Text] = {}
        quantities: dict[str, Node] = {}
        scores: dict[str, Node] = {}
        for indicator in reversed(list(scheme.nodes())):  # parts before their groups
            settings[indicator.code] = setting(scheme, indicator, class_of_unit)
            if indicator.rule is None:
                parts = tuple(scores[part.code] for part in indicator.parts)
                score: Node = Add(parts)
            else:
                surroundings = settings[indicator.code]
                asked[indicator.code] = indicator.rule.asked(surroundings)
                quantities[indicator.code] = indicator.rule.value(surroundings)
                score = indicator.rule.formula(surroundings)
                if scheme.rounding.at == "leaf":
                    score = Round((score,), scheme.rounding.rounding)
            scores[indicator.code] = replace(
                score, name=indicator.code, label=indicator.label, article=indicator.article
            )
        total: Node = Add(tuple(scores[top.code] for top in scheme.indicators), name="total")
        if scheme.rounding.at == "total":
            total = Round((total,), scheme.rounding.rounding, name="total")
        anyone = Setting(exact(scheme.points), scheme.facts, class_of_unit, {})
        expectations = {
            each.id: each.formula(anyone)
            for each in scheme.expectations
            if each.concerns(class_of_unit)
        }
        return Lowered(settings, asked, quantities, scores, expectations, total)
