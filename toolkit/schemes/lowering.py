"""Lowering: a scheme and a profile of units become plain formulas of the calculus."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache

from toolkit.language import Text
from toolkit.numbers import exact
from toolkit.schemes.formula import Add, Constant, Min, Node, NoValue, Round, named
from toolkit.schemes.gain import Gain
from toolkit.schemes.predicates import Attributes
from toolkit.schemes.rules.kind import RuleKind
from toolkit.schemes.rules.setting import Setting
from toolkit.schemes.scheme import Indicator, Scheme
from toolkit.schemes.unmarked import reads_marks, unmarked

#: The attributes of a unit that a scheme declares, the class among them, in one order.
Profile = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Lowered:
    """The formulas of one scheme for one profile of units, by indicator code.

    ``settings`` and ``scores`` have every indicator, groups included (a setting is capped where
    its points end the score), ``rules`` those that have a rule; ``asked`` says what is asked
    of these units and ``quantities`` the measured quantity, where there is one; ``expectations``
    and ``eligibility`` a 0/1 formula by id, None where people decide. ``base``, ``bonus`` (None
    where the policy has none) and ``total`` are the whole; ``unmarked`` is what of it is graded,
    without the parts that wait for people's marks, where there are any.
    """

    settings: Mapping[str, Setting]
    rules: Mapping[str, RuleKind]
    asked: Mapping[str, Text]
    quantities: Mapping[str, Node]
    scores: Mapping[str, Node]
    #: The highest score of each indicator under the readings; None where there is no end to it.
    reaches: Mapping[str, Fraction | None]
    expectations: Mapping[str, Node]
    eligibility: Mapping[str, Node | None]
    base: Node
    bonus: Node | None
    total: Node
    unmarked: Node | None

    @cached_property
    def gains(self) -> Mapping[str, Gain]:
        """What would bring points, by code of those indicators where anything would."""
        return {
            code: gain
            for code, rule in self.rules.items()
            if (gain := rule.gain(self.settings[code], self.scores[code])) is not None
        }

    @cached_property
    def claimable(self) -> Mapping[str, Node]:
        """What a claim's facts bring by themselves, by code of those where people mark the rest."""
        return {
            code: part
            for code, node in self.scores.items()
            if reads_marks(node) and (part := unmarked(node)) is not None
        }


def setting(scheme: Scheme, indicator: Indicator, class_of_unit: str) -> Setting:
    """Return the surroundings of an indicator's rule for one class."""
    labels = {name: each.label for name, each in scheme.classes.items()}
    worth = None if indicator.points is None else exact(indicator.points)
    return Setting(
        scheme.facts,
        class_of_unit,
        labels,
        worth,
        indicator.code,
        panels=scheme.panels,
        is_capped=not indicator.uncapped,
        printing=scheme.printing,
    )


class Lowerings:
    """The lowered formulas of one scheme, made once for each profile of units."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._of = lru_cache(maxsize=None)(self._lower)

    def of_units(self, attributes: Attributes) -> Lowered:
        """Return the formulas for units with these attributes; those not declared do not matter."""
        known = ("class", *self.scheme.choices)
        return self._of(tuple((name, attributes[name]) for name in known if name in attributes))

    def _lower(self, profile: Profile) -> Lowered:
        scheme, attributes = self.scheme, dict(profile)
        class_of_unit = attributes["class"]
        work = _Work(scheme, class_of_unit)
        base = work.whole(scheme.indicators, scheme.points, "base")
        bonus = work.whole(scheme.bonus, scheme.bonus_points, "bonus") if scheme.bonus else None
        total = replace(base, name="total") if bonus is None else Add((base, bonus), name="total")
        grades = scheme.outcomes.grades
        graded = base if grades is not None and grades.basis == "base" else total
        anyone = Setting(scheme.facts, class_of_unit, {})
        return Lowered(
            work.settings,
            {leaf.code: leaf.rule for leaf in scheme.leaves() if leaf.rule is not None},
            work.asked,
            work.quantities,
            work.scores,
            work.reaches,
            {
                each.id: each.formula(anyone, attributes)
                for each in scheme.expectations
                if each.concerns(class_of_unit)
            },
            {
                each.id: each.formula(anyone, attributes)
                for each in scheme.eligibility
                if each.concerns(class_of_unit)
            },
            base,
            bonus,
            total,
            unmarked(graded) if reads_marks(graded) else None,
        )


class _Work:
    """One scheme lowered for one class, parts before their groups."""

    def __init__(self, scheme: Scheme, class_of_unit: str) -> None:
        self.scheme, self.class_of_unit = scheme, class_of_unit
        self.settings: dict[str, Setting] = {}
        self.asked: dict[str, Text] = {}
        self.quantities: dict[str, Node] = {}
        self.scores: dict[str, Node] = {}
        #: The highest score of each indicator; None where there is no end to it.
        self.reaches: dict[str, Fraction | None] = {}
        for indicator in reversed(list(scheme.nodes())):
            self._indicator(indicator)

    def _indicator(self, indicator: Indicator) -> None:
        code, scheme = indicator.code, self.scheme
        self.settings[code] = surroundings = setting(scheme, indicator, self.class_of_unit)
        if indicator.rule is None:
            score: Node = Add(tuple(self.scores[part.code] for part in indicator.parts))
            reach = self._sum_of(indicator.parts)
            is_lifted = scheme.uncapped_lifts != "item" and _has_uncapped(indicator)
        else:
            self.asked[code] = indicator.rule.asked(surroundings)
            quantity = indicator.rule.value(surroundings)
            if quantity is not None:
                self.quantities[code] = quantity
            score = indicator.rule.formula(surroundings)
            reach = indicator.rule.reach(surroundings) if scheme.scored else Fraction(0)
            is_lifted = indicator.uncapped
        self.settings[code] = replace(surroundings, is_capped=not is_lifted)
        worth = surroundings.worth
        if worth is not None and not is_lifted and (reach is None or reach > worth):
            score, reach = Min((score, Constant(worth))), worth
        is_leaf = indicator.rule is not None
        if is_leaf and scheme.rounding is not None and scheme.rounding.at == "leaf":
            score = Round((score,), scheme.rounding.rounding)
        self.reaches[code] = reach
        self.scores[code] = named(score, code, indicator.label, indicator.article)

    def _sum_of(self, parts: tuple[Indicator, ...]) -> Fraction | None:
        reaches = [self.reaches[part.code] for part in parts]
        known = [reach for reach in reaches if reach is not None]
        return sum(known, Fraction(0)) if len(known) == len(reaches) else None

    def whole(self, tops: tuple[Indicator, ...], most: Decimal | None, name: str) -> Node:
        """Return the sum of the top indicators with its cap and rounding, under a name."""
        scheme = self.scheme
        parts = tuple(self.scores[top.code] for top in tops)
        if not scheme.scored:
            return Add((NoValue("not-scored"), *parts), name=name)
        score: Node = Add(parts)
        reach = self._sum_of(tops)
        is_lifted = scheme.uncapped_lifts == "total" and any(map(_has_uncapped, tops))
        worth = None if most is None else exact(most)
        if worth is not None and not is_lifted and (reach is None or reach > worth):
            score = Min((score, Constant(worth)))
        if scheme.rounding is not None and scheme.rounding.at == "total":
            score = Round((score,), scheme.rounding.rounding)
        return replace(score, name=name)


def _has_uncapped(indicator: Indicator) -> bool:
    return indicator.uncapped or any(map(_has_uncapped, indicator.parts))
