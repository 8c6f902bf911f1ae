"""Sum and best: several items, each with a rule of its own, added up or the highest of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import Discriminator, Field, model_validator

from toolkit.language import Text, both, joined
from toolkit.numbers import about, exact, plain
from toolkit.problems.catalogue import declare
from toolkit.reading.document import Path
from toolkit.reading.shape import Shape, refusal
from toolkit.schemes.adding import unrounded
from toolkit.schemes.formula import Add, Constant, Max, Min, Node, named
from toolkit.schemes.gain import Gain, Several
from toolkit.schemes.rules.all_of import AllOfFacts
from toolkit.schemes.rules.bands import BandsOfNumber
from toolkit.schemes.rules.each import Each
from toolkit.schemes.rules.each_band import EachBand
from toolkit.schemes.rules.first_and_extra import FirstAndExtra
from toolkit.schemes.rules.judged import Judged
from toolkit.schemes.rules.kind import Read, RuleKind
from toolkit.schemes.rules.least_ratio import LeastRatio
from toolkit.schemes.rules.proportional import Proportional
from toolkit.schemes.rules.setting import Finding, Setting, Told, points_of
from toolkit.schemes.rules.threshold import Threshold
from toolkit.schemes.values import Name, Points

NO_WORTH = declare(
    "S115",
    "error",
    title=both("没有写值几分", "Worth not stated"),
    message=both("{id} 没有写 points（值几分）。", "{id} states no points."),
    remedy=both(
        "补上 points；只有 each、each-band、first-and-extra 可以不写。",
        "Add points; only each, each-band and first-and-extra may go without.",
    ),
)

ItemRule: TypeAlias = Annotated[
    Proportional
    | LeastRatio
    | Threshold
    | BandsOfNumber
    | AllOfFacts
    | Each
    | EachBand
    | FirstAndExtra
    | Judged,
    Discriminator("kind"),
]
#: The kinds that have a score of their own without points being stated.
PRICED = (Each, EachBand, FirstAndExtra)


class Item(Shape):
    """One item: a rule, what it is worth, and the classes that alone can earn it.

    ``cap_stated`` is false where the policy gives a price and no highest score for the item.
    """

    id: Name
    label: Text
    points: Points | None = None
    rule: ItemRule
    classes: tuple[Name, ...] = ()
    uncapped: bool = False
    cap_stated: bool = True

    @model_validator(mode="after")
    def _is_worth_something(self) -> "Item":
        if self.points is None and not isinstance(self.rule, PRICED):
            raise refusal(NO_WORTH, id=self.id)
        return self

    def concerns(self, class_of_unit: str) -> bool:
        """True if units of the class can earn it."""
        return not self.classes or class_of_unit in self.classes


class Combined(RuleKind):
    """Items with rules of their own."""

    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    join: ClassVar[type[Add] | type[Max]] = Add

    @property
    def reads(self) -> tuple[Read, ...]:
        """The facts read, each with its path below the rule."""
        return tuple(
            replace(
                read,
                path=(*_at(index), *read.path),
                field=None
                if read.field is None
                else ((*_at(index), *read.field[0]), read.field[1]),
            )
            for index, item in enumerate(self.items)
            for read in item.rule.reads
        )

    @property
    def names_classes(self) -> tuple[tuple[Path, tuple[str, ...]], ...]:
        """The lists of classes that have to be complete, with their paths below the rule."""
        return tuple(
            ((*_at(index), *path), classes)
            for index, item in enumerate(self.items)
            for path, classes in item.rule.names_classes
        )

    @property
    def mentions_classes(self) -> tuple[tuple[Path, str], ...]:
        """The classes mentioned, each with its path below the rule."""
        return tuple(
            (("items", index, "classes", position), name)
            for index, item in enumerate(self.items)
            for position, name in enumerate(item.classes)
        )

    def _open_to(self, setting: Setting) -> Iterator[tuple[Item, Setting]]:
        """Yield the items a unit of this class can earn, with their surroundings."""
        for item in self.items:
            if item.concerns(setting.class_of_unit):
                yield item, within(setting, item)

    def marks(self, setting: Setting) -> Mapping[str, Fraction]:
        """Return the marks that people give, by id, each with its maximum."""
        return {
            id: most
            for item in self.items
            for id, most in item.rule.marks(within(setting, item)).items()
        }

    def _reaches(self, setting: Setting) -> list[Fraction | None]:
        return [_reach(item, inside) for item, inside in self._open_to(setting)]

    def formula(self, setting: Setting) -> Node:
        """Return the score before any cap of the whole."""
        nodes = tuple(_scored(item, inside, setting) for item, inside in self._open_to(setting))
        return self.join(nodes or (Constant(Fraction(0)),))

    def heading(self, settings: Mapping[str, Setting]) -> Text:
        """Return how the items make the score, in a sentence."""
        raise NotImplementedError

    def items_in_words(self, settings: Mapping[str, Setting]) -> list[tuple[Text, Text]]:
        """Return the label of every item, with the classes it is for, and its rule in words."""
        first = next(iter(settings.values()))
        found = []
        for item in self.items:
            inner = {name: within(each, item) for name, each in settings.items()}
            label = item.label
            if item.classes and {*item.classes} != {*first.class_labels}:
                labels = joined([first.class_labels[name] for name in item.classes], "、", ", ")
                label = both("{label}（限{classes}）", "{label} (for {classes} only)").filled(
                    label=label, classes=labels
                )
            found.append((label, item.rule.explain_item(inner)))
        return found

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words."""
        items = [
            both("{label}：{rule}", "{label}: {rule}").filled(label=label, rule=rule)
            for label, rule in self.items_in_words(settings)
        ]
        return joined([self.heading(settings), *items], "", " ")

    def told_of_items(self, setting: Setting, told: Told) -> Text:
        """Return how every item's score came about."""
        parts = [
            both("{label}：{told}", "{label}: {told}").filled(
                label=item.label, told=item.rule.tell(inside, told.within(setting, item.id))
            )
            for item, inside in self._open_to(setting)
        ]
        return joined(parts, "", " ")

    def gain(self, setting: Setting, score: Node) -> Gain:
        """Return what would bring points in each item, until the whole has its cap."""
        gains = tuple(
            Gain(both("{label}：{gain}", "{label}: {gain}"), {"label": item.label, "gain": found})
            for item, inside in self._open_to(setting)
            if (found := item.rule.gain(inside, _scored(item, inside, setting)))
        )
        return Gain(both("{gains}", "{gains}"), {"gains": Several(gains)}, setting.at_cap(score))

    def lint(self, setting: Setting) -> Iterator[Finding]:
        """Yield what the policy leaves open in any item."""
        for item in self.items:
            for found in item.rule.lint(within(setting, item)):
                yield replace(found, about=item.id)
            if not item.cap_stated:
                yield Finding("no-cap", NO_CAP, item.id)


class Sum(Combined):
    """The items added up."""

    about: ClassVar[Text] = both(
        "一个指标里有几个小项，各有各的规则，得分相加。",
        "Several items in one indicator, each with a rule of its own, added up.",
    )
    written: ClassVar[str] = """\
kind: sum
items:
  - id: desk
    label: {zh: 服务台, en: Service desk}
    points: 5
    rule: {kind: all-of, facts: [desk]}
  - id: helpers
    label: {zh: 志愿者, en: Helpers}
    points: 4
    rule: {kind: each, quantity: helpers, points: 1, per: 2}
"""

    kind: Literal["sum"]

    def reach(self, setting: Setting) -> Fraction | None:
        """Return the sum of what the items can reach."""
        reaches = self._reaches(setting)
        known = [reach for reach in reaches if reach is not None]
        return sum(known, Fraction(0)) if len(known) == len(reaches) else None

    def asked(self, setting: Setting) -> Text:
        """Return how many items there are; what is asked where there is one alone."""
        open_to = list(self._open_to(setting))
        if len(open_to) == 1:
            item, inside = open_to[0]
            return item.rule.asked(inside)
        return both("{n} 个小项得分相加", "sum of {n} parts").filled(n=len(open_to))

    def heading(self, settings: Mapping[str, Setting]) -> Text:
        """Return that the items are added up, and what ends their sum."""
        first = next(iter(settings.values()))
        if not first.is_capped:
            return both(
                "各小项得分相加，合计不封顶。",
                "The parts below are added up, without a ceiling.",
            )
        reach = self.reach(first)
        if first.worth is None or (reach is not None and reach <= first.worth):
            return both("各小项得分相加。", "The parts below are added up.")
        return both(
            "各小项得分相加，合计最多 {most}。", "The parts below are added up, {most} at most."
        ).filled(most=points_of(first.worth))

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how this score came about."""
        values = [told.of(setting, item.id) for item, _ in self._open_to(setting)]
        raw = sum(values, Fraction(0))
        words = self.told_of_items(setting, told)
        if setting.worth is not None and raw > setting.worth and told.score < raw:
            end = both("封顶得 {score} 分。", "Capped at {score} {score:point|points}.")
            return joined([words, end.filled(score=told.printed)], "", " ")
        end = both("合计 {score} 分。", "Together {score} {score:point|points}.")
        note = unrounded(map(about, values), told.printed)
        return joined([words, end.filled(score=told.printed), *([note] if note else [])], "", " ")

    def lint(self, setting: Setting) -> Iterator[Finding]:
        """Yield also items that do not add up to the points."""
        yield from super().lint(setting)
        worths = [item.points for item in self.items]
        if setting.worth is not None and all(worth is not None for worth in worths):
            computed = sum((exact(worth or 0) for worth in worths), Fraction(0))
            if computed != setting.worth and not any(item.uncapped for item in self.items):
                yield Finding(
                    "sum", SUM_DIFFERS.filled(stated=plain(setting.worth), computed=plain(computed))
                )


class Best(Combined):
    """The highest of the items."""

    about: ClassVar[Text] = both(
        "一个指标里有几个小项，各有各的规则，只取得分最高的一项。",
        "Several items in one indicator, each with a rule of its own; only the highest counts.",
    )
    written: ClassVar[str] = """\
kind: best
items:
  - id: province
    label: {zh: 全省有影响, en: Known in the province}
    points: 5
    rule: {kind: all-of, facts: [known_in_province]}
  - id: county
    label: {zh: 全县有影响, en: Known in the county}
    points: 3
    rule: {kind: all-of, facts: [known_in_county]}
"""

    kind: Literal["best"]
    join: ClassVar[type[Add] | type[Max]] = Max

    def reach(self, setting: Setting) -> Fraction | None:
        """Return what the dearest item can reach."""
        reaches = self._reaches(setting)
        known = [reach for reach in reaches if reach is not None]
        return max(known, default=Fraction(0)) if len(known) == len(reaches) else None

    def asked(self, setting: Setting) -> Text:
        """Return how many items there are."""
        number = len(list(self._open_to(setting)))
        return both("{n} 个小项取最高", "the best of {n} parts").filled(n=number)

    def heading(self, settings: Mapping[str, Setting]) -> Text:
        """Return that the highest item counts."""
        return both("各小项中只取得分最高的一项。", "Only the highest of the parts below counts.")

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how this score came about."""
        for item, inside in self._open_to(setting):
            score = told.of(setting, item.id)
            if score and score == told.score:
                words = item.rule.tell(inside, told.within(setting, item.id))
                return both("取“{label}”：{told}", "“{label}” counts: {told}").filled(
                    label=item.label, told=words
                )
        return both(
            "各项都没有，得 {score} 分。", "None of the items, {score} {score:point|points}."
        ).filled(score=told.printed)


SUM_DIFFERS = both(
    "写明 {stated} 分，各部分合计 {computed} 分",
    "{stated} {stated:point|points} stated, the parts add up to {computed}",
)


NO_CAP = both("写了每项（次）计几分，没有写上限", "points for each are stated, but no upper limit")


def within(setting: Setting, item: Item) -> Setting:
    """Return the surroundings of an item's rule."""
    points = None if item.points is None else exact(item.points)
    return setting.within(item.id, points, not item.uncapped)


def _at(index: int) -> Path:
    return ("items", index, "rule")


def _is_capped(item: Item, inside: Setting) -> bool:
    """True if the item's points end what its rule would give beyond them."""
    if item.points is None or item.uncapped:
        return False
    reach = item.rule.reach(inside)
    return reach is None or reach > exact(item.points)


def _reach(item: Item, inside: Setting) -> Fraction | None:
    return exact(item.points or Decimal(0)) if _is_capped(item, inside) else item.rule.reach(inside)


def _scored(item: Item, inside: Setting, setting: Setting) -> Node:
    rule: Any = item.rule
    node: Node = rule.formula(inside)
    if _is_capped(item, inside):
        node = Min((node, Constant(inside.points)))
    return named(node, setting.named(item.id), item.label)
