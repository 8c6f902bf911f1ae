"""What is typed into a cell, as an entry of the claim, and an entry as it stands in a cell.

A number is the 15 digits its program keeps and shows. What a program made of an entry without
being asked (a code turned into a number, a number into a day) is refused: it cannot be undone.
"""

import datetime
import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeAlias

from toolkit.contribute.entries import stripped
from toolkit.contribute.workbooks import claim_problems as codes
from toolkit.contribute.workbooks.opening import Cell
from toolkit.language import Text, both
from toolkit.problems.problem import Code
from toolkit.schemes.facts import NUMERIC, Choice, Date, Records, YesNo

#: Digits that a spreadsheet program keeps of a number.
DIGITS = 15
#: Before this day Excel and the calendar disagree.
FIRST_DAY = datetime.date(1900, 3, 1)
DAY_FORMAT, WORDS_FORMAT, NUMBER_FORMAT = "yyyy-mm-dd", "@", "General"
YES_NO: Mapping[str, Text] = MappingProxyType(
    {"true": both("是", "yes"), "false": both("否", "no")}
)

_NUMERAL = re.compile(r"-?(0|[1-9][0-9]*)(?:\.([0-9]+))?", re.ASCII)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_SPELLED = re.compile(
    r"([0-9]{4})(?:([./-])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)", re.ASCII
)
_PLACES = re.compile(r"0\.(0+)")
#: A control character as a program writes it that may not have one in its file.
_CONTROL = re.compile(r"_x(00[01][0-9A-Fa-f])_")

Holds: TypeAlias = Literal["number", "day", "choice", "words"]
WANTED: Mapping[Holds, Text] = MappingProxyType(
    {
        "number": both("数", "a number"),
        "day": both("日期", "a day"),
        "choice": both("选项", "a choice"),
        "words": both("文字", "text"),
    }
)
A_NUMBER, A_DAY, A_TIME = (
    both("数", "a number"),
    both("日期", "a day"),
    both("时间", "a time of day"),
)


@dataclass(frozen=True)
class Asked:
    """What a cell is asked to hold; ``options`` are the words of a choice by its ids."""

    holds: Holds
    places: int = 0
    options: Mapping[str, str] = field(default_factory=dict)


WORDS = Asked("words")


def asked_of(declared: Any) -> Asked:
    """Return what the cell of a fact or field is asked to hold."""
    if isinstance(declared, (*NUMERIC, Records)):
        return Asked("number", getattr(declared, "places", 0))
    if isinstance(declared, Date):
        return Asked("day")
    if isinstance(declared, YesNo):
        return choice_of(YES_NO)
    return choice_of(declared.options) if isinstance(declared, Choice) else WORDS


def choice_of(options: Mapping[str, Text]) -> Asked:
    """Return a choice by Chinese labels; where several are alike, each is followed by its id."""
    labels = [each.zh for each in options.values()]
    return Asked(
        "choice",
        options={
            id: each.zh if labels.count(each.zh) == 1 else f"{each.zh}（{id}）"
            for id, each in options.items()
        },
    )


class Put(NamedTuple):
    """What is put into a cell, and the format it is shown in."""

    value: str | float | datetime.date
    format: str


def put(asked: Asked, text: str) -> Put:
    """Return an entry as it is put into a cell, so that the same entry is read from it again."""
    if asked.holds == "number":
        return _number_put(asked, text) or Put(text, WORDS_FORMAT)
    if asked.holds == "day":
        return _day_put(text) or Put(text, DAY_FORMAT)
    return Put(asked.options.get(text, text), WORDS_FORMAT)


def _number_put(asked: Asked, text: str) -> Put | None:
    found = _NUMERAL.fullmatch(text)
    if not text:
        return Put("", NUMBER_FORMAT)
    if found is None or len(text) > DIGITS + 2:
        return None
    decimals = found[2] or ""
    form = f"0.{'0' * len(decimals)}" if decimals.endswith("0") else NUMBER_FORMAT
    value = float(text) + 0.0  # no program keeps a minus before nothing
    return Put(value, form) if _number_text(value, asked, form) == text else None


def _day_put(text: str) -> Put | None:
    if not _ISO.fullmatch(text):
        return None
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return Put(day, DAY_FORMAT) if day >= FIRST_DAY else None


class Read(NamedTuple):
    """What was read from a cell: the entry, and the problem of the cell, where it has one."""

    text: str
    code: Code | None = None
    values: Mapping[str, Text | str | int] = MappingProxyType({})


def read(asked: Asked, cell: Cell | None) -> Read:
    """Return the entry that a cell holds. A problem that is an error comes without an entry."""
    if cell is None:
        return Read("")
    value = cell.value
    if cell.kind == "e":
        return Read("", codes.ERROR_VALUE)
    if cell.is_formula:
        if value is None:
            return Read("") if cell.kind in ("s", "str") else Read("", codes.NOT_CALCULATED)
        if isinstance(value, str):
            return Read("", codes.FORMULA_TEXT) if stripped(value) else Read("")
    if isinstance(value, bool):
        return Read(
            ("true" if value else "false")
            if asked.options.keys() == YES_NO.keys()
            else str(value).upper()
        )
    if isinstance(value, int | float):
        return _from_number(asked, value, cell.format)
    if isinstance(value, datetime.date):  # a datetime is one
        if asked.holds != "day":
            return _made_into(asked, A_DAY)
        day = value.date() if isinstance(value, datetime.datetime) else value
        return Read(day.isoformat())
    return _from_words(asked, value) if isinstance(value, str) else _made_into(asked, A_TIME)


def _from_words(asked: Asked, value: str) -> Read:
    text = _CONTROL.sub(lambda found: chr(int(found[1], 16)), value)
    if not stripped(text):
        return Read("")
    if asked.holds == "choice":
        ids = {shown: id for id, shown in asked.options.items()}
        return Read(ids.get(stripped(text), text))
    day = _spelled_day(text) if asked.holds == "day" else None
    if day is None:
        return Read(text)
    return Read(day, codes.DAY_READ, {"read": stripped(text), "day": day})


def _spelled_day(text: str) -> str | None:
    """Return the day that 2025.3.1, 2025/3/1 or 2025年3月1日 is; None where it is no such day."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found = _SPELLED.fullmatch(plain)
    if found is None or _ISO.fullmatch(stripped(text)):
        return None
    year, _, *parts = found.groups()
    try:
        return datetime.date(int(year), *(int(each) for each in parts if each)).isoformat()
    except ValueError:
        return None


def _from_number(asked: Asked, value: int | float, form: str) -> Read:
    if asked.holds == "words":
        return _made_into(asked, A_NUMBER)
    if not math.isfinite(value) or abs(value) >= 10**DIGITS:
        return Read("", codes.RUINED, {"digits": DIGITS})
    return Read(_number_text(value, asked, form))


def _number_text(value: int | float, asked: Asked, form: str) -> str:
    """Return a number as its program shows it, with the zeros that its format shows."""
    number = Decimal(f"{value:.{DIGITS}g}")
    text = f"{number:f}"
    found = _PLACES.fullmatch(form)
    places = min(len(found[1]), asked.places) if found else 0
    missing = places - len(text.partition(".")[2])
    if missing <= 0:
        return text
    return f"{text}{'' if '.' in text else '.'}{'0' * missing}"


def _made_into(asked: Asked, what: Text) -> Read:
    return Read("", codes.MADE_INTO, {"wanted": WANTED[asked.holds], "what": what})
