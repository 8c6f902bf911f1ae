"""Rounds worked out by hand: totals in, ranks, grades and what follows out."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from toolkit.language import both
from toolkit.numbers import plain
from toolkit.outcomes.settling import settle
from toolkit.outcomes.standing import Standing
from toolkit.outcomes.years import UnitYear
from toolkit.schemes.scheme import Scheme
from toolkit.submissions.decisions import Decisions
from toolkit.submissions.repository import FiledRound
from toolkit.submissions.round import Register, Registered, Round, Window

CASES: dict[str, list[dict[str, Any]]] = yaml.load(
    (Path(__file__).parent / "worked_rounds.yml").read_text("utf-8"), yaml.BaseLoader
)


@dataclass(frozen=True)
class Told:
    """One value of one unit in one year: worked out by hand, and as computed."""

    what: str
    expected: Any
    computed: Any


def told(scheme: Scheme, case: dict[str, Any]) -> Iterator[Told]:
    """Yield everything a case says, beside what the scheme computes for it."""
    past: dict[str, tuple[UnitYear, ...]] = {}
    for year in case["years"]:
        filed, standings = _round(scheme, year)
        years = settle(filed, scheme, standings, past).years
        for unit, expected in year["expect"].items():
            found = _found(years[unit])
            for key, value in _expected(expected).items():
                yield Told(f"{case['what']}: {year['year']} {unit} {key}", value, found[key])
        past |= {unit: (*past.get(unit, ()), one) for unit, one in years.items()}


def _expected(stated: dict[str, Any]) -> dict[str, Any]:
    return {"follows": [], "money": {}, "grade": "none", **stated}


def _found(year: UnitYear) -> dict[str, Any]:
    return {
        "rank": "none" if year.rank is None else str(year.rank),
        "grade": year.grade or "none",
        "total": "none" if year.standing.total is None else plain(year.standing.total),
        "follows": [each.id for each in year.follows if each.amount is None],
        "money": {each.id: plain(each.amount) for each in year.follows if each.amount},
    }


def _round(scheme: Scheme, year: dict[str, Any]) -> tuple[FiledRound, list[Standing]]:
    first = next(iter(scheme.classes))
    units = year.get("units") or {
        f"u{index}": [first, total] for index, total in enumerate(year["totals"], 1)
    }
    standings, registered = [], {}
    for unit, (class_of_unit, total, *rest) in units.items():
        attributes = rest[0] if rest else {}
        value = None if total == "absent" else Fraction(total)
        standings.append(Standing(unit, class_of_unit, value is not None, value, value, attributes))
        registered[unit] = Registered.model_construct(class_=class_of_unit, attributes=attributes)
    number = int(year["year"])
    window = Window.model_construct(
        from_=datetime.date(number, 1, 1), to=datetime.date(number, 12, 31)
    )
    round_ = Round.model_construct(
        state="final",
        scheme=scheme.id,
        round=year["year"],
        title=both("手算", "by hand"),
        window=window,
    )
    decisions = [{**each, "on": each["on"]} for each in year.get("decisions", ())]
    decided = (
        Decisions.model_validate(
            {"scheme": scheme.id, "round": year["year"], "decisions": tuple(decisions)}
        )
        if decisions
        else None
    )
    register = Register.model_construct(scheme=scheme.id, round=year["year"], units=registered)
    document: Any = None
    return FiledRound(document, round_, None, register, None, decisions=decided), standings
