"""Each: points for every occurrence, or for every so many of them."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from toolkit.language import Text, both
from toolkit.numbers import about, exact, plain
from toolkit.schemes.formula import Constant, Divide, Floor, Multiply, Node
from toolkit.schemes.predicates import Predicate, comparisons, explained
from toolkit.schemes.rules.kind import Read, RuleKind
from toolkit.schemes.rules.setting import Setting, Told
from toolkit.schemes.values import Key, Points


class Each(RuleKind):
    """``points × floor(quantity ÷ per)``. ``where`` takes only the records that meet it."""

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
        unit, price = self.unit(setting), plain(exact(self.points))
        if self.per > 1:
            return both("每 {n} {unit} {price} 分", "{price} for every {n} {unit}").filled(
                n=self.per, unit=unit, price=price
            )
        return both("每{unit} {price} 分", "{price} each ({unit})").filled(unit=unit, price=price)

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words."""
        first = next(iter(settings.values()))
        words = both("{label}：{asked}", "{label}: {asked}").filled(
            label=first.facts[self.quantity].label, asked=self.asked(first)
        )
        if self.where is not None:
            declared: Any = first.facts[self.quantity]
            words = both("{words}（只计{where}的）", "{words} (only where {where})").filled(
                words=words, where=explained(self.where, declared.fields)
            )
        if not first.is_capped:
            return both("{words}，不封顶。", "{words}, without a ceiling.").filled(words=words)
        if first.worth is None:
            return both("{words}。", "{words}.").filled(words=words)
        return both("{words}，最多 {most} 分。", "{words}, at most {most}.").filled(
            words=words, most=plain(first.points)
        )

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how this score came about."""
        value = told.of(setting, "value")
        raw = exact(self.points) * (value // self.per)
        words: dict[str, Text | str | int] = {
            "value": plain(value),
            "unit": self.unit(setting),
            "price": plain(exact(self.points)),
            "raw": about(raw),
            "score": told.printed,
            "n": self.per,
        }
        if self.per > 1:
            told_so = both(
                "{value} {unit}，每 {n} {unit} {price} 分，共 {raw} 分",
                "{value} {unit}, {price} for every {n}: {raw}",
            )
        else:
            told_so = both(
                "{value} {unit} × {price} 分 = {raw} 分", "{value} {unit} × {price} = {raw}"
            )
        end = (
            both("，封顶得 {score} 分。", ", capped at {score} points.")
            if told.score < raw
            else both("。", " points.")
        )
        return both(told_so.zh + end.zh, told_so.en + end.en).filled(**words)

    def gain(self, setting: Setting, told: Told) -> Text | None:
        """Return what the next one brings; None where the cap is reached."""
        value, price = told.of(setting, "value"), exact(self.points)
        missing = self.per - value % self.per
        if (
            setting.is_capped
            and setting.worth is not None
            and price * (value // self.per) >= setting.worth
        ):
            return None
        return both("再有 {n} {unit}加 {price} 分", "{n} more {unit} for {price} more").filled(
            n=plain(missing), unit=self.unit(setting), price=plain(price)
        )

    def narrowed(self) -> Iterator[Predicate]:
        """Yield the predicate that narrows the records, if there is one."""
        if self.where is not None:
            yield self.where
