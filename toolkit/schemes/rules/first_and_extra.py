"""First and extra: points for the first, and for every further one more by its level."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain
from toolkit.reading.document import Path
from toolkit.schemes.formula import Add, AtLeast, Constant, If, Multiply, Node
from toolkit.schemes.gain import Gain, Value
from toolkit.schemes.predicates import Is
from toolkit.schemes.rules.kind import Read, RuleKind
from toolkit.schemes.rules.setting import ONE_MORE, Setting, Told, more_points, points_of
from toolkit.schemes.values import Key, Name, Points

NONE = Constant(Fraction(0))
ONE = Constant(Fraction(1))


class FirstAndExtra(RuleKind):
    """``first`` for one, plus the ``extra`` of its level for each of the others.

    ``extra`` names the levels from the lowest to the highest; ``order`` says which is the first.
    """

    about: ClassVar[Text] = both(
        "有一个得首个的分，其余每个按级别加分。哪一个算首个，由 order 说明。",
        "Points for the first, and for every other one more by its level. order says which is the first.",
    )
    written: ClassVar[str] = """\
kind: first-and-extra
quantity: prizes
field: level
first: 5
extra: {city: 2, province: 3}
order: lowest
"""

    kind: Literal["first-and-extra"]
    quantity: Key
    field: Key
    first: Points
    extra: Annotated[Mapping[Name, Points], Field(min_length=1)]
    order: Literal["lowest", "highest"]

    @property
    def reads(self) -> tuple[Read, ...]:
        """The facts read, each with its path below the rule."""
        return (Read(("quantity",), self.quantity, "records", (("field",), self.field)),)

    @property
    def levels_at(self) -> Path:
        """Where the levels are named below the rule."""
        return ("extra",)

    def unit(self, setting: Setting) -> Text:
        """Return the measure word of the records."""
        return setting.unit_of(self.quantity)

    def value(self, setting: Setting) -> Node:
        """Return how many records count."""
        return setting.quantity(self.quantity)

    def reach(self, setting: Setting) -> None:
        """There is no end to it without a cap."""
        return

    def formula(self, setting: Setting) -> Node:
        """Return the score before any cap: all extras less that of the one taken as the first."""
        counts = {level: self._count(setting, level) for level in self.extra}
        extras = [
            Multiply((Constant(exact(points)), counts[level]))
            for level, points in self.extra.items()
        ]
        levels = list(self.extra) if self.order == "highest" else list(self.extra)[::-1]
        taken: Node = NONE
        for level in levels:  # the last one wrapped around is asked first
            taken = If((counts[level], Constant(-exact(self.extra[level])), taken))
        return If(
            (
                AtLeast((self.value(setting), ONE)),
                Add((Constant(exact(self.first)), *extras, taken)),
                NONE,
            )
        )

    def _count(self, setting: Setting, level: str) -> Node:
        where = Is.model_validate({"field": self.field, "is": level})
        return setting.quantity(self.quantity, f"level {level}", where)

    def _level(self, setting: Setting, level: str) -> Text:
        declared: Any = setting.facts[self.quantity]
        label: Text = declared.fields[self.field].options[level]
        return label

    def asked(self, setting: Setting) -> Text:
        """Return the prices."""
        declared: Any = setting.facts[self.quantity]
        extras = joined(
            [
                both("{level} {points} 分", "{points} ({level})").filled(
                    level=self._level(setting, level), points=plain(exact(points))
                )
                for level, points in self.extra.items()
            ],
            "、",
            ", ",
        )
        return both(
            "第一{unit} {first}，其余每{unit}另加：{extras}",
            "{first} for the first {item}; each other one adds {extras}",
        ).filled(
            unit=self.unit(setting),
            item=declared.item,
            first=points_of(exact(self.first)),
            extras=extras,
        )

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words."""
        first = next(iter(settings.values()))
        order = (
            both("级别最低的算第一{unit}", "the {item} of the lowest level counts as the first")
            if self.order == "lowest"
            else both(
                "级别最高的算第一{unit}", "the {item} of the highest level counts as the first"
            )
        )
        declared: Any = first.facts[self.quantity]
        return both("{asked}；{order}。", "{asked}; {order}.").filled(
            asked=self.asked(first),
            order=order.filled(unit=declared.unit, item=declared.item),
        )

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how this score came about."""
        if told.of(setting, "value") == 0:
            return both("没有，得 {score} 分。", "None, {score} {score:point|points}.").filled(
                score=told.printed
            )
        counted = [
            both("{level} {n}", "{n} ({level})").filled(
                level=self._level(setting, level),
                n=setting.counted(plain(count), self.quantity),
            )
            for level in self.extra
            if (count := told.of(setting, f"level {level}"))
        ]
        extra = told.score - exact(self.first)
        return both(
            "{counted}：第一{unit} {first} 分，其余加 {extra} 分，得 {score} 分。",
            "{counted}; {first} for the first, {extra} for the others, {score} {score:point|points}.",
        ).filled(
            counted=joined(counted, "，", ", "),
            unit=self.unit(setting),
            first=plain(exact(self.first)),
            extra=plain(extra),
            score=told.printed,
        )

    def gain(self, setting: Setting, score: Node) -> Gain:
        """Return what one more of the highest level brings, until the cap is reached."""
        level = list(self.extra)[-1]
        first, extra = Constant(exact(self.first)), Constant(exact(self.extra[level]))
        values: dict[str, Value] = {
            "unit": setting.unit_of(self.quantity).beside("1"),
            "which": self._level(setting, level),
            "points": more_points(If((self.value(setting), extra, first))),
        }
        return Gain(ONE_MORE, values, setting.at_cap(score))
