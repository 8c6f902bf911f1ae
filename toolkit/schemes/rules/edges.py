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
from toolkit.schemes.rules.setting import Finding, points_of
from toolkit.schemes.showing import figure, is_close, with_unit
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

#: Of a fact that does not exist or is no number, which is told elsewhere.
NO_UNIT = both("", "")
SHARED_EDGE = both(
    "{edge}{after}同时写在两档里（{one}{between}和 {other}）",
    "{edge} stands in two bands ({one} and {other})",
)
GAP = both(
    "{one}{between}和 {other}{end}之间没有写怎么算", "nothing is said between {one} and {other}"
)
Side: TypeAlias = Literal["higher", "lower"]
_EDGE = {
    "higher": both(
        "正好在界限上的，归高的一档", "a number exactly on an edge counts in the higher band"
    ),
    "lower": both(
        "正好在界限上的，归低的一档", "a number exactly on an edge counts in the lower band"
    ),
}


class Band(Shape):
    """Points from ``from`` to ``to``, as the policy states the ends; either may be open."""

    from_: Edge | None = Field(default=None, alias="from")
    to: Edge | None = None
    points: Points

    @property
    def written(self) -> Text:
        """The band as the policy writes it, without its unit."""
        return self.stated(NO_UNIT)

    def stated(self, unit: Text, until: Decimal | None = None) -> Text:
        """Return the band as the policy writes it, with its measure word.

        ``until`` is where the next band begins, for one that states no end of its own.
        """
        first, last, following = (
            None if end is None else with_unit(plain(Fraction(end)), unit)
            for end in (self.from_, self.to, until)
        )
        if first is not None and last is None and following is not None:
            return both(
                "满 {first} 不到 {next}" if is_close(unit) else "满 {first}不到 {next}",
                "{first} to below {next}",
            ).filled(first=first, next=following)
        if first is None:
            end = last or both("…", "…")
            return both("{last}{gap}以下", "up to {last}").filled(last=end, gap=gap_after(end))
        if last is None:
            gap = gap_after(first)
            return both("{first}{gap}以上", "{first} or more").filled(first=first, gap=gap)
        if first == last:
            return both("正好 {first}", "exactly {first}").filled(first=first)
        return both("{first}–{last}", "{first} to {last}").filled(
            first=figure(plain(Fraction(self.from_ or 0)), unit), last=last
        )

    def earning(self, unit: Text, until: Decimal | None) -> Text:
        """Return the band and what it earns."""
        band = self.stated(unit, until)
        return both("{band}{gap}得 {points}", "{band} earns {points}").filled(
            band=band, gap=gap_after(band), points=points_of(Fraction(self.points))
        )


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
        each = [band.earning(unit, until) for band, until in self._with_next()]
        words = joined(each, "，", "; ")
        is_shared = any(
            one.to is not None and one.to == other.from_ for one, other in pairwise(self.bands)
        )
        return joined([words, _EDGE[self.edge]], "；", "; ") if is_shared else words

    def _with_next(self) -> Iterator[tuple[Band, Decimal | None]]:
        """Yield each band with the beginning of the next one; None for the last."""
        return zip(self.bands, (*(band.from_ for band in self.bands[1:]), None), strict=True)

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

    def findings(self, unit: Text, is_whole: bool) -> Iterator[Finding]:
        """Yield shared edges and gaps; whole numbers leave no gap between 5 and 6."""
        for one, other in pairwise(self.bands):
            if one.to is None or other.from_ is None:
                continue
            edge, lower, upper = (
                with_unit(plain(Fraction(one.to)), unit),
                *(band.stated(unit) for band in (one, other)),
            )
            gaps = {"after": gap_after(edge), "between": gap_after(lower), "end": gap_after(upper)}
            if one.to == other.from_:
                text = SHARED_EDGE.filled(edge=edge, one=lower, other=upper, **gaps)
                yield Finding("shared-edge", text)
            elif other.from_ - one.to > (1 if is_whole else 0):
                yield Finding("gap", GAP.filled(one=lower, other=upper, **gaps))


def gap_after(words: Text) -> str:
    """Return the space that Chinese text puts after a figure or a sign, and not after its own."""
    return " " if words.zh[-1].isascii() else ""


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
