"""Bands with stated edges: points by where an amount lies."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, model_validator

from toolkit.language import Text, both, joined
from toolkit.numbers import plain
from toolkit.problems.catalogue import declare
from toolkit.reading.shape import Shape, refusal
from toolkit.schemes.rules.setting import Finding
from toolkit.schemes.values import Edge, Points

EDGES = declare(
    "S114",
    "error",
    title=both("分档的界限不对", "Band edges out of order"),
    message=both(
        "分档应从低到高、互不重叠：“{first}”后面不能是“{second}”。",
        "Bands run from low to high without overlap: “{second}” cannot follow “{first}”.",
    ),
    remedy=both(
        "对照原文检查每一档的 from 和 to，数小的一档写在前面；相邻两档可以共用一个界限，由 edge 说明归哪一档。",
        "Compare from and to of every band with the policy and write the lower band first; neighbours may share an edge, and edge says whose it is.",
    ),
)

Side: TypeAlias = Literal["higher", "lower"]
_EDGE = {
    "higher": both("正好在界限上的归高的一档", "an exact edge counts in the higher band"),
    "lower": both("正好在界限上的归低的一档", "an exact edge counts in the lower band"),
}


class Band(Shape):
    """Points from ``from`` to ``to``, as the policy states the ends; either may be open."""

    from_: Edge | None = Field(default=None, alias="from")
    to: Edge | None = None
    points: Points

    @property
    def written(self) -> Text:
        """The band as the policy writes it, without its unit."""
        return self.stated(both("", ""))

    def stated(self, unit: Text) -> Text:
        """Return the band as the policy writes it, with its measure word."""
        first, last = (
            None if end is None else _with_unit(plain(Fraction(end)), unit)
            for end in (self.from_, self.to)
        )
        if first is None:
            return both("{last}以下", "up to {last}").filled(last=last or "…")
        if last is None:
            return both("{first}以上", "{first} or more").filled(first=first)
        if first == last:
            return both("正好 {first}", "exactly {first}").filled(first=first)
        return both("{first}–{last}", "{first} to {last}").filled(
            first=plain(Fraction(self.from_ or 0)), last=last
        )


def _with_unit(number: str, unit: Text) -> Text:
    """Return a number with its measure word; a percent sign follows at once."""
    is_close = unit.zh in ("", "%")
    return both(
        "{n}{unit}" if is_close else "{n} {unit}", "{n}{unit}" if is_close else "{n} {unit}"
    ).filled(n=number, unit=unit)


def _in_order(bands: tuple[Band, ...]) -> tuple[Band, ...]:
    for band in bands:
        if band.from_ is not None and band.to is not None and band.to < band.from_:
            raise refusal(EDGES, "bands", first=str(band.from_), second=str(band.to))
    for one, other in pairwise(bands):
        end = one.to if one.to is not None else one.from_
        if (
            end is None
            or other.from_ is None
            or other.from_ < end
            or (one.to is None and other.from_ == end)
        ):
            raise refusal(EDGES, "bands", first=one.written, second=other.written)
    return bands


class Bands(Shape):
    """Bands from low to high; ``edge`` says to which a shared edge belongs."""

    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    edge: Side = "higher"

    @model_validator(mode="after")
    def _run_upwards(self) -> "Bands":
        _in_order(self.bands)
        return self

    @property
    def most(self) -> Fraction:
        """The points of the dearest band."""
        return max(Fraction(band.points) for band in self.bands)

    def limits(self) -> Iterator[tuple[Band, "Limit | None", "Limit | None"]]:
        """Yield each band with the limit it begins with and the one it ends with."""
        for index, band in enumerate(self.bands):
            before = self.bands[index - 1] if index else None
            after = self.bands[index + 1] if index + 1 < len(self.bands) else None
            shared_below = before is not None and before.to == band.from_
            low = (
                None
                if band.from_ is None
                else Limit(band.from_, not (shared_below and self.edge == "lower"))
            )
            high: Limit | None = None
            if band.to is not None:
                shared_above = after is not None and after.from_ == band.to
                high = Limit(band.to, not (shared_above and self.edge == "higher"))
            elif after is not None and after.from_ is not None:
                high = Limit(after.from_, False)
            yield band, low, high

    def stated(self, unit: Text) -> Text:
        """Return the bands in words, and whose an edge is that two of them share."""
        words = joined(
            [
                both("{band} {points} 分", "{band}: {points}").filled(
                    band=band.stated(unit), points=plain(Fraction(band.points))
                )
                for band in self.bands
            ],
            "，",
            ", ",
        )
        is_shared = any(
            one.to is not None and one.to == other.from_ for one, other in pairwise(self.bands)
        )
        return joined([words, _EDGE[self.edge]], "；", "; ") if is_shared else words

    def next_above(self, value: Fraction) -> tuple[Band, Fraction] | None:
        """Return the next dearer band above a value and what is missing to it, if any."""
        now = self.points_of(value)
        for band in self.bands:
            if band.from_ is not None and band.from_ > value and Fraction(band.points) > now:
                return band, Fraction(band.from_) - value
        return None

    def points_of(self, value: Fraction) -> Fraction:
        """Return the points of a value; 0 outside every band."""
        for band, low, high in self.limits():
            if (low is None or low.lets_above(value)) and (high is None or high.lets_below(value)):
                return Fraction(band.points)
        return Fraction(0)

    def findings(self, is_whole: bool) -> Iterator[Finding]:
        """Yield shared edges and gaps; whole numbers leave no gap between 5 and 6."""
        for one, other in pairwise(self.bands):
            if one.to is None or other.from_ is None:
                continue
            if one.to == other.from_:
                text = both(
                    "{edge} 同时写在两档里（{one} 和 {other}）",
                    "{edge} stands in two bands ({one} and {other})",
                )
                yield Finding(
                    "shared-edge",
                    text.filled(edge=str(one.to), one=one.written, other=other.written),
                )
            elif other.from_ - one.to > (1 if is_whole else 0):
                text = both(
                    "{one} 和 {other} 之间没有写怎么算",
                    "nothing is said between {one} and {other}",
                )
                yield Finding("gap", text.filled(one=one.written, other=other.written))


@dataclass(frozen=True)
class Limit:
    """An end of a band, and whether it belongs to the band."""

    at: Decimal
    is_inside: bool

    def lets_above(self, value: Fraction) -> bool:
        """True if the value is not below the limit."""
        return value > self.at or (self.is_inside and value == self.at)

    def lets_below(self, value: Fraction) -> bool:
        """True if the value is not above the limit."""
        return value < self.at or (self.is_inside and value == self.at)
