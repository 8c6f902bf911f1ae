"""Who comes within a quota by a change, and who falls out of it, in words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.language import Text, both, joined

FLIPS = both("{title}：{grade}名额{places}{flips}。", "{title}: {places} for {grade}{flips}.")
SAME = both(" {now} 个", "{now} {now:place|places}")
OTHER = both(" {was} → {now} 个", "{was} → {now} {now:place|places}")
IN, OUT = (
    both("；进入：{units}", "; now in: {units}"),
    both("；退出：{units}", "; now out: {units}"),
)
OPEN = both(
    "；还有单位没有核定，谁在名额之内未定",
    "; units are still to be verified, so who is within the places is open",
)
MORE = both("等 {n} 个单位", "and others, {n} {n:unit|units} in all")
NO_PLACE = "—"
#: So many are named.
MOST_NAMED = 10


@dataclass(frozen=True)
class Held:
    """The places of a round's quota: for which grade, how many, and the units that have them.

    ``is_open``: units are still to be verified, so that it is not known who is within the places.
    """

    grade: Text
    allowed: str
    given: Sequence[str]
    is_open: bool


def quota_said(
    title: Text, before: Held | None, after: Held | None, names: Mapping[str, Text]
) -> Iterator[Text]:
    """Yield the sentence on the quota of a round where its places are others, or given to others."""
    stands = after or before
    if stands is None:
        return
    was, now = (each.allowed if each else NO_PLACE for each in (before, after))
    held, holds = (each.given if each else () for each in (before, after))
    if was == now and set(held) == set(holds):
        return
    flips = [
        form.filled(units=_named([unit for unit in ones if unit not in others], names))
        for form, ones, others in ((IN, holds, held), (OUT, held, holds))
        if not set(ones) <= set(others)
    ]
    if after is not None and after.is_open:
        flips.append(OPEN)
    places = (SAME if was == now else OTHER).filled(was=was, now=now)
    said = joined(flips, "", "")
    yield FLIPS.filled(title=title, grade=stands.grade, places=places, flips=said)


def _named(units: Collection[str], names: Mapping[str, Text]) -> Text:
    shown = [names.get(unit, Text(unit, unit)) for unit in list(units)[:MOST_NAMED]]
    more = [MORE.filled(n=len(units))] if len(units) > MOST_NAMED else []
    return joined([*shown, *more], "、", ", ")
