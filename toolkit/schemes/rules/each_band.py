"""Each band: points for every record by the band in which its amount lies, added up."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, ClassVar, Literal

from toolkit.language import Text, both
from toolkit.numbers import exact, plain
from toolkit.schemes.formula import Add, Constant, Multiply, Node
from toolkit.schemes.gain import Gain, Value
from toolkit.schemes.predicates import AllOf, AnyOf, AtLeast, Below, Is, Not, Predicate
from toolkit.schemes.rules.edges import NO_UNIT, Bands, Limit
from toolkit.schemes.rules.kind import Read, RuleKind
from toolkit.schemes.rules.setting import (
    ONE_MORE,
    Finding,
    Setting,
    Told,
    both_hold,
    more_points,
)
from toolkit.schemes.values import Key


class EachBand(Bands, RuleKind):
    """The sum over the records of the points of the band in which ``field`` lies."""

    about: ClassVar[Text] = both(
        "每条记录看它的一个数落在哪一档，得这一档的分，各条相加。",
        "Every record earns the points of the band in which one of its numbers lies; they are added up.",
    )
    written: ClassVar[str] = """\
kind: each-band
quantity: deals
field: amount
edge: higher
bands:
  - {to: 1, points: 1}
  - {from: 1, to: 5, points: 2.5}
  - {from: 5, points: 5}
"""

    kind: Literal["each-band"]
    quantity: Key
    field: Key

    @property
    def reads(self) -> tuple[Read, ...]:
        """The facts read, each with its path below the rule."""
        return (Read(("quantity",), self.quantity, "records", (("field",), self.field)),)

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
        """Return the score before any cap."""
        return Add(
            tuple(
                Multiply(
                    (
                        Constant(exact(band.points)),
                        setting.quantity(
                            self.quantity, f"band {index}", _between(self.field, low, high)
                        ),
                    )
                )
                for index, (band, low, high) in enumerate(self.limits())
            )
        )

    def asked(self, setting: Setting) -> Text:
        """Return the bands."""
        declared: Any = setting.facts[self.quantity]
        return self.stated(declared.fields[self.field].unit)

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words."""
        first = next(iter(settings.values()))
        declared: Any = first.facts[self.quantity]
        return both(
            "每{unit}按“{field}”所在的档得分，相加：{bands}。",
            "Every {item} earns points by its “{field}”, and the points are added up: {bands}.",
        ).filled(
            unit=declared.unit,
            item=declared.item,
            field=declared.fields[self.field].label,
            bands=self.asked(first),
        )

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how this score came about."""
        parts_zh, parts_en = [], []
        for index, band in enumerate(self.bands):
            count = told.of(setting, f"band {index}")
            if count:
                parts_zh.append(f"{plain(count)} × {plain(Fraction(band.points))}")
                parts_en.append(parts_zh[-1])
        stated = both(" + ".join(parts_zh) or "0", " + ".join(parts_en) or "0")
        return both("{stated} = {score} 分。", "{stated} = {score} {score:point|points}.").filled(
            stated=stated, score=told.printed
        )

    def gain(self, setting: Setting, score: Node) -> Gain:
        """Return what one more in the dearest band brings, until the cap is reached."""
        best = max(self.bands, key=lambda band: band.points)
        declared: Any = setting.facts[self.quantity]
        unit = declared.fields[self.field].unit
        values: dict[str, Value] = {
            "unit": setting.unit_of(self.quantity).beside("1"),
            "which": best.stated(unit),
            "points": more_points(Constant(exact(best.points))),
        }
        return Gain(ONE_MORE, values, setting.at_cap(score))

    def lint(self, setting: Setting) -> Iterator[Finding]:
        """Yield shared edges and gaps."""
        fields: Any = getattr(setting.facts.get(self.quantity), "fields", {})
        yield from self.findings(getattr(fields.get(self.field), "unit", NO_UNIT), is_whole=False)


def _between(field: str, low: Limit | None, high: Limit | None) -> Predicate | None:
    above = below = None
    if low is not None:
        at_least = AtLeast(field=field, at_least=low.at)
        is_at = Is.model_validate({"field": field, "is": low.at})
        above = at_least if low.is_inside else AllOf(all=(at_least, _not(is_at)))
    if high is not None:
        under = Below(field=field, below=high.at)
        is_at = Is.model_validate({"field": field, "is": high.at})
        below = AnyOf(any=(under, is_at)) if high.is_inside else under
    return both_hold(above, below)


def _not(predicate: Predicate) -> Predicate:
    return Not.model_validate({"not": predicate})
