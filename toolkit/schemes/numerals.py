"""What was meant where a number is wanted and something else is written: 无, 3.5万, 120人, [12]."""

import re
import unicodedata
from decimal import Decimal
from typing import Any

from toolkit.language import Text, both
from toolkit.numbers import exact, plain
from toolkit.reading.slips import as_written

#: Commas stand between groups of three; 12,6 may be a slip for 12.6.
_DIGITS = r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_NUMERAL = re.compile(_DIGITS)
NONE = frozenset(
    ("无", "没有", "暂无", "未有", "零", "〇", "-", "--", "—", "——", "/", "none", "nil", "n/a")
)
TIMES = {"万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_BIG = re.compile(rf"({_DIGITS})\s*(万|百万|千万|亿)\s*(\w{{0,3}})")
#: Beside these words no number says what was meant: (135000) is a minus in accounts.
UNSURE = tuple("十百千万亿约近余多()~")

WRITE_ZERO = both("没有就写 0；", "; where there were none, write 0")
MULTIPLIED = both(
    "按{unit}写，把“{word}”乘出来；", "; write it in {unit}, with {word} multiplied out"
)
ONE_NUMBER = both("这里只写一个数，不用方括号；", "; one number only, without brackets")


def meant(value: Any, unit: Text | None, is_whole: bool) -> dict[str, Any]:
    """Return the suggestion and the hint for what was written, as far as they can be told.

    ``unit`` is what the number counts; without it nothing in 万 is multiplied out.
    """
    if isinstance(value, tuple):
        inner = str(value[0]) if len(value) == 1 and type(value[0]) in (int, Decimal) else None
        return {"hint": ONE_NUMBER, **_if_whole(inner, is_whole)}
    if isinstance(value, Decimal) and is_whole and value == value.to_integral_value():
        return {"suggestion": str(int(value))}
    if type(value) is not str:
        return {}
    text = unicodedata.normalize("NFKC", value).strip()
    if is_none(value):
        return {"hint": WRITE_ZERO, "suggestion": "0"}
    big = _BIG.fullmatch(text)
    if big is not None and unit is not None and big[3] in ("", "元", unit.zh, unit.zh[-1:]):
        return _multiplied(big[1], big[2], unit, is_whole)
    found = _NUMERAL.findall(text)
    is_sure = len(found) == 1 and not any(sign in text for sign in UNSURE)
    if not is_sure or (unit is not None and unit.zh.startswith("万") and "元" in text):
        return {}
    return _if_whole(found[0].replace(",", ""), is_whole)


def is_none(value: Any) -> bool:
    """True for a word that says there is none."""
    if type(value) is not str:
        return False
    return unicodedata.normalize("NFKC", value).strip().lower() in NONE


def quoted(value: Any) -> str:
    """Return a value as it was written, in quotes where without them it would be a number."""
    is_numeral = type(value) is str and _NUMERAL.fullmatch(value)
    return f'"{as_written(value)}"' if is_numeral and "," not in value else as_written(value)


def _multiplied(digits: str, word: str, unit: Text, is_whole: bool) -> dict[str, Any]:
    own = 10**4 if unit.zh.startswith("万") else 1
    number = plain(exact(Decimal(digits.replace(",", ""))) * TIMES[word] / own)
    hint = {} if own != 1 else {"hint": MULTIPLIED.filled(unit=unit, word=word)}
    return {**hint, **_if_whole(number, is_whole)}


def _if_whole(number: str | None, is_whole: bool) -> dict[str, str]:
    return {} if number is None or (is_whole and "." in number) else {"suggestion": number}
