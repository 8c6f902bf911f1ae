"""Each: points for every occurrence, or for every so many of them."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from toolkit.language import Text, both
from toolkit.numbers import about, exact, plain
from toolkit.schemes.facts import Count, Records
from toolkit.schemes.formula import Constant, Divide, Floor, Multiply, Node
from toolkit.schemes.gain import Figure, Gain, Value, difference
from toolkit.schemes.predicates import Predicate, comparisons, explained
from toolkit.schemes.rules.kind import Read, RuleKind
from toolkit.schemes.rules.setting import Setting, Told, more_points, points_of
from toolkit.schemes.values import Key, Points

GAIN = both("再增加 {n} {unit}，加 {price}", "{price} for {n} more {unit}")


class Each(RuleKind):
    """``points × floor(quantity ÷ per)``. ``where`` takes only the records that meet it.

    ``what`` says in words which these are, where the predicate itself would not read well.
    """

    about: ClassVar[Text] = both(
        "每一个（或每若干个，零头不计）得若干分，相加；指标或项目的分值封顶。",
        "Points for every one, or for every so many (a remainder brings nothing), up to the points of the indicator or item.",
    )
    written: ClassVar[str] = """\
kind: each
quantity: fairs
points: 5
where: {field: people, at_least: 100}
"""

    kind: Literal["each"]
    quantity: Key
    points: Points
    where: Predicate | None = None
    what: Text | None = None
    per: Annotated[int, Field(gt=0)] = 1

    @property
    def reads(self) -> tuple[Read, ...]:
        """The facts read, each with its path below the rule."""
        if self.where is None:
            return (Read(("quantity",), self.quantity),)
        return tuple(
            Read(("quantity",), self.quantity, "records", ((*path, "field"), each.field))
            for each, path in comparisons(self.where, ("where",))
        )

    def unit(self, setting: Setting) -> Text:
        """Return the measure word of the quantity."""
        return setting.unit_of(self.quantity)

    def value(self, setting: Setting) -> Node:
        """Return the quantity that is measured."""
        return setting.quantity(self.quantity, where=self.where)

    def reach(self, setting: Setting) -> None:
        """There is no end to it without a cap."""
        return

    def formula(self, setting: Setting) -> Node:
        """Return the score before any cap."""
        number = self.value(setting)
        if self.per > 1:
            number = Floor((Divide((number, Constant(Fraction(self.per)))),))
        return Multiply((setting.constant(exact(self.points), "price"), number))

    def asked(self, setting: Setting) -> Text:
        """Return the price of one."""
        unit, price = self.unit(setting), points_of(exact(self.points))
        if self.per > 1:
            return both("每满 {n} {unit} {price}", "{price} for every {n} {unit}").filled(
                n=self.per, unit=unit, price=price
            )
        item = getattr(setting.facts[self.quantity], "item", None)
        if item is None:
            return both("每{unit} {price}", "{price} for each of the {unit}").filled(
                unit=unit, price=price
            )
        return both("每{unit} {price}", "{price} for each {item}").filled(
            unit=unit, price=price, item=item
        )

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words."""
        first = next(iter(settings.values()))
        return both("{label}：{words}", "{label}: {words}").filled(
            label=first.facts[self.quantity].label, words=self.explain_item(settings)
        )

    def explain_item(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words below the label of its item."""
        first = next(iter(settings.values()))
        words = self.asked(first)
        if self.where is not None:
            words = both("{words}{only}", "{words} {only}").filled(
                words=words, only=self._only(first, self.where)
            )
        if not first.is_capped:
            return both("{words}，不封顶。", "{words}, without a ceiling.").filled(words=words)
        if first.worth is None:
            return both("{words}。", "{words}.").filled(words=words)
        return both("{words}，最多 {most} 分。", "{words}, at most {most}.").filled(
            words=words, most=plain(first.points)
        )

    def _only(self, setting: Setting, where: Predicate) -> Text:
        """Return which records are taken, in the words of ``what`` where there are any."""
        if self.what is not None:
            return both("（只计{what}）", "(only {what})").filled(what=self.what)
        declared: Any = setting.facts[self.quantity]
        return both("（只计{where}的）", "(only where {where})").filled(
            where=explained(where, declared.fields)
        )

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how this score came about."""
        value = told.of(setting, "value")
        raw = exact(self.points) * (value // self.per)
        words: dict[str, Text | str | int] = {
            "held": setting.counted(plain(value), self.quantity),
            "unit": self.unit(setting),
            "price": plain(exact(self.points)),
            "raw": about(raw),
            "score": told.printed,
            "n": self.per,
        }
        if self.per > 1:
            told_so = both(
                "{held}，每满 {n} {unit} {price} 分，共 {raw} 分",
                "{held}, {price} for every {n}, {raw}",
            )
        else:
            told_so = both("{held} × {price} 分 = {raw} 分", "{held} × {price} = {raw}")
        end = (
            both("，封顶得 {score} 分。", ", capped at {score} {score:point|points}.")
            if told.score < raw
            else both("。", " {raw:point|points}.")
        )
        return both(told_so.zh + end.zh, told_so.en + end.en).filled(**words)

    def gain(self, setting: Setting, score: Node) -> Gain:
        """Return what the next one brings, until the cap is reached."""
        per = Constant(Fraction(self.per))
        value = self.value(setting)
        is_whole = isinstance(setting.facts[self.quantity], Count | Records)
        full = Multiply((per, Floor((Divide((value, per)),))))
        missing = per if self.per == 1 and is_whole else difference(per, difference(value, full))
        values: dict[str, Value] = {
            "n": Figure(missing),
            "unit": setting.word_of(self.quantity, missing),
            "price": more_points(Constant(exact(self.points))),
        }
        return Gain(GAIN, values, setting.at_cap(score))

    def narrowed(self) -> Iterator[Predicate]:
        """Yield the predicate that narrows the records, if there is one."""
        if self.where is not None:
            yield self.where
