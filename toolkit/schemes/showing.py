"""How a stated value is shown to people, in both languages."""

import datetime
import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from toolkit.language import Measure, Text, both
from toolkit.numbers import exact, grouped, plain

NOT_GIVEN = both("未填", "not given")

MORE_OF = both("{n} {unit}", "{n} more {unit}")
MORE_OF_SCALED = both("{n} {unit}", "{n} × {unit} more")
#: The number that an English measure word begins with, such as “10,000 yuan” for 万元.
_SCALE = re.compile(r"([1-9][\d,]*) ")
#: A quantity that is large, all of what is said: its sign, its number, its measure word.
_LARGE = re.compile(r"^(-?)(\d{5,}(?:\.\d+)?)( [^\d]+)$")
_NUMBER = re.compile(r"\d+(?:\.\d+|/\d+)?")


def is_close(unit: Text) -> bool:
    """True if the unit follows its number without a space, as a percent sign does."""
    return unit.zh in ("", "%")


def with_unit(number: str, unit: Text) -> Text:
    """Return a number with its measure word; a percent sign follows at once.

    In English 20 of “10,000 yuan” are 200,000 yuan.
    """
    form = "{n}{unit}" if is_close(unit) else "{n} {unit}"
    return both(form, form).filled(n=figure(number, unit), unit=beside(unit, number))


def figure(number: str, unit: Text) -> Text:
    """Return a number as it stands before its measure word."""
    scale = _SCALE.match(unit.en)
    if scale is None:
        return both(number, number)
    times = int(scale[1].replace(",", ""))
    return both(number, _NUMBER.sub(lambda each: grouped(Fraction(each[0]) * times), number))


def beside(unit: Text, number: str) -> Text:
    """Return a measure word as it stands beside a number: for 1 its own form, without a scale."""
    said = unit.beside(number) if isinstance(unit, Measure) else unit
    return both(said.zh, _SCALE.sub("", said.en))


def measure_of(declared: Any) -> Measure:
    """Return the measure word of a fact; one record is called in English what one of them is."""
    unit: Text = declared.unit
    return unit if isinstance(unit, Measure) else Measure(unit.zh, unit.en, declared.item.en)


def more_of(unit: Text) -> Text:
    """Return the form of so much more of something: ``n`` of ``unit``, as it stands after “再有”."""
    if is_close(unit):
        return both("{n}{unit}", "{n}{unit} more")
    return MORE_OF_SCALED if _SCALE.match(unit.en) else MORE_OF


def shown(declared: Any, value: Any, has_unit: bool = True) -> Text:
    """Return a value in words: the option's label, the number with its measure word, the date.

    Without ``has_unit`` a number stands alone, as under a column heading that says what it is.
    """
    if value is None:
        return NOT_GIVEN
    if isinstance(value, bool):
        return both("是", "yes") if value else both("否", "no")
    if isinstance(value, int | Decimal):
        number = plain(exact(value))
        return with_unit(number, measure_of(declared)) if has_unit else both(number, number)
    if isinstance(value, datetime.date):
        return both(value.isoformat(), value.isoformat())
    options = getattr(declared, "options", {})
    option: Text | None = options.get(value)
    return option if option is not None else both(str(value), str(value))


def for_readers(value: Text) -> Text:
    """Return a shown quantity with its digits in groups; in Chinese whole tens of thousands are 万.

    For pages and paper alone: what is published as data says the number as it was stated.
    """
    return both(_LARGE.sub(_grouped_zh, value.zh), _LARGE.sub(_grouped_en, value.en))


def _grouped_zh(found: re.Match[str]) -> str:
    number = Fraction(found[2])
    if number % 10**4 == 0:
        return f"{found[1]}{grouped(number / 10**4)} 万{found[3].strip()}"
    return f"{found[1]}{grouped(number)}{found[3]}"


def _grouped_en(found: re.Match[str]) -> str:
    return f"{found[1]}{grouped(Fraction(found[2]))}{found[3]}"
