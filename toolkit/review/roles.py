"""What a path of the data is, by its place: a claim, evidence, a review, a judge's sheet …"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

#: ``shared`` is everything that no unit, reviewer or judge writes.
Kind: TypeAlias = Literal["claim", "evidence", "review", "unit", "sheet", "objection", "shared"]


@dataclass(frozen=True, slots=True)
class Role:
    """What a file is and whom it is about; what does not apply is empty."""

    kind: Kind
    unit: str = ""
    round: str = ""
    scheme: str = ""
    judge: str = ""


_ID = r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?"
_UNIT, _YEAR = rf"units/(?P<unit>{_ID})", rf"units/(?P<unit>{_ID})/(?P<round>{_ID})"
#: What lies in the folder of a unit and is none of the files that belong there.
_STRAY = re.compile(rf"(?s:units/(?P<unit>{_ID})/.+)")
_PLACES: Mapping[Kind, re.Pattern[str]] = {
    "unit": re.compile(rf"{_UNIT}/unit\.yml"),
    "review": re.compile(rf"{_YEAR}/(?P<scheme>{_ID})\.review\.yml"),
    "claim": re.compile(rf"{_YEAR}/(?P<scheme>{_ID})\.yml"),
    "evidence": re.compile(rf"{_YEAR}/evidence/[^/]+"),
    "sheet": re.compile(
        rf"schemes/(?P<scheme>{_ID})/rounds/(?P<round>{_ID})/sheets/(?P<judge>{_ID})\.yml"
    ),
    "objection": re.compile(
        rf"schemes/(?P<scheme>{_ID})/rounds/(?P<round>{_ID})/objections/{_ID}\.yml"
    ),
}


def role_of(path: bytes, data: bytes) -> Role:
    """Return what a path of the repository is; ``data`` is how paths of the data folder begin."""
    inside = path.removeprefix(data).decode("utf-8", "replace") if path.startswith(data) else ""
    for kind, place in _PLACES.items():
        found = place.fullmatch(inside)
        if found is not None:
            return Role(kind, **found.groupdict())
    stray = _STRAY.fullmatch(inside)
    return Role("shared", **(stray.groupdict() if stray is not None else {}))
