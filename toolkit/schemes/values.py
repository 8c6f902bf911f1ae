"""The value types of facts: what may be written for a count, an amount, a date …

Each type takes what the reader found and returns the typed value, or refuses it with a code of
its own. Ranges and windows need the round and are decided in the tables, not here.
"""

import datetime
import re
import unicodedata
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field

from toolkit.language import Text, both
from toolkit.numbers import LARGEST
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import nearest
from toolkit.reading.characters import BAD_CHARACTER, invisible_in
from toolkit.reading.models import with_labels
from toolkit.reading.personal import PERSONAL_DATA, find
from toolkit.reading.shape import refusal
from toolkit.reading.slips import as_written
from toolkit.schemes.ids import RESERVED as RESERVED
from toolkit.schemes.ids import Check as Check
from toolkit.schemes.ids import FieldKey as FieldKey
from toolkit.schemes.ids import Key as Key
from toolkit.schemes.ids import Name as Name
from toolkit.schemes.ids import filled
from toolkit.schemes.numerals import meant, quoted

NOT_A_COUNT = declare(
    "F201",
    "error",
    title=both("不是整数", "Not a whole number"),
    message=both(
        "{label}应是整数，读到的是 “{read}”。",
        "{label} should be a whole number, “{read}” was read.",
    ),
    remedy=both(
        "{hint}只写阿拉伯数字，不带小数、单位和引号，例如 12。",
        "Write digits only, without decimals, unit or quotes, for example 12{hint}.",
    ),
)
NOT_A_NUMBER = declare(
    "F202",
    "error",
    title=both("不是数", "Not a number"),
    message=both(
        "{label}应是数，读到的是 “{read}”。", "{label} should be a number, “{read}” was read."
    ),
    remedy=both(
        "{hint}只写数字和小数点，不写单位、逗号和引号，例如 12.5。",
        "Write digits and a decimal point only, without unit, comma or quotes, for example 12.5{hint}.",
    ),
)
TOO_PRECISE = declare(
    "F203",
    "error",
    title=both("小数位太多", "Too many decimal places"),
    message=both(
        "{label}最多 {places} 位小数，读到的是 {read}。",
        "{label} has at most {places} decimal places, {read} was read.",
    ),
    remedy=both(
        "按原始材料写到 {places} 位小数。",
        "Write it with {places} decimal places, as in the source.",
    ),
)
TOO_LARGE = declare(
    "F204",
    "error",
    title=both("数太大", "Number too large"),
    message=both(
        "{label}的位数太多，超过了 {limit}。", "The number for {label} is beyond {limit}."
    ),
    remedy=both("检查是否多写了数位。", "Check for extra digits."),
)
NOT_A_DATE = declare(
    "F205",
    "error",
    title=both("不是日期", "Not a date"),
    message=both(
        "{label}应是日期，读到的是 “{read}”。", "{label}: “{read}” is not written as a date."
    ),
    remedy=both(
        "{hint}写成 年-月-日，四位年、两位月、两位日，例如 2018-03-05。",
        "Write the day as year-month-day, with four, two and two digits, for example 2018-03-05{hint}.",
    ),
)
NO_SUCH_DAY = declare(
    "F206",
    "error",
    title=both("没有这一天", "No such day"),
    message=both(
        "{label}写的是 {read}，日历上没有这一天。",
        "{label}: there is no {read} in the calendar.",
    ),
    remedy=both("检查月份和日子。", "Check the month and the day."),
)
NOT_TEXT = declare(
    "F207",
    "error",
    title=both("不是文字", "Not text"),
    message=both("{label}应是文字，读到的是 {read}。", "{label} should be text, {read} was read."),
    remedy=both("给它加上英文引号。", "Put it in quotes."),
)
TOO_LONG = declare(
    "F208",
    "error",
    title=both("文字太长", "Text too long"),
    message=both(
        "{label}有 {length} 个字，上限是 {limit} 个字。",
        "{label} has {length} characters, the limit is {limit}.",
    ),
    remedy=both("缩短文字，详情放进证据材料。", "Shorten it; put details into the evidence."),
)
NOT_A_CHOICE = declare(
    "F210",
    "error",
    title=both("不在可选项之内", "Not one of the choices"),
    message=both("{label}没有 “{read}” 这个选项。", "“{read}” is not a choice of {label}."),
    remedy=both("{hint}可选：{allowed}。", "Choices: {allowed}{hint}."),
)
NOT_YES_NO = declare(
    "F211",
    "error",
    title=both("不是“是/否”", "Not yes or no"),
    message=both(
        "{label}应是 true（是）或 false（否），读到的是 “{read}”。",
        "{label} should be true or false, “{read}” was read.",
    ),
    remedy=both("写 true 或 false，不加引号。", "Write true or false, without quotes."),
)
NOT_A_LINK = declare(
    "F212",
    "error",
    title=both("不是网址", "Not a web address"),
    message=both(
        "{label}应是完整的网址，读到的是 “{read}”。",
        "{label} should be a full web address, “{read}” was read.",
    ),
    remedy=both(
        "写以 https:// 开头的完整网址，不带用户名和口令。",
        "Write the full address beginning with https://, without user name or password.",
    ),
)
DAY_MISSING = both("要写到哪一天；", "; the day is missing")
ONE_CHOICE = both("只能选一个，不用方括号；", "; one only, without brackets")

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_LOOSE_DATE = re.compile(
    r"\s*(\d{4})[-./年\s]*(\d{1,2}(?=\D)|\d{2})[-./月\s]*(\d{1,2})[日号\s]*", re.ASCII
)
_MONTH = re.compile(r"\s*\d{4}[-./年]\s*\d{1,2}\s*月?\s*", re.ASCII)

TRUTHS = {"是": "true", "有": "true", "yes": "true", "否": "false", "无": "false", "no": "false"}


def count(label: Text, unit: Text | None = None) -> Check:
    """A whole number. Text, truth values and decimals are refused; the sign is the tables' matter.

    ``unit`` is what is counted, for the suggestion of what was meant.
    """

    def check(value: Any) -> int:
        filled(value)
        if type(value) is not int:
            raise refusal(NOT_A_COUNT, label=label, read=quoted(value), **meant(value, unit, True))
        if abs(value) > LARGEST:
            raise refusal(TOO_LARGE, label=label, limit=f"{LARGEST:,}")
        return value

    return check


def number(label: Text, places: int, unit: Text | None = None) -> Check:
    """A decimal number with at most that many places, as Decimal."""

    def check(value: Any) -> Decimal:
        filled(value)
        if type(value) is int:
            value = Decimal(value)
        if type(value) is not Decimal:
            raise refusal(
                NOT_A_NUMBER, label=label, read=quoted(value), **meant(value, unit, False)
            )
        if abs(value) > LARGEST:
            raise refusal(TOO_LARGE, label=label, limit=f"{LARGEST:,}")
        if value != value.quantize(Decimal(1).scaleb(-places)):
            raise refusal(TOO_PRECISE, label=label, read=str(value), places=places)
        return value

    return check


def date(label: Text) -> Check:
    """A day written YYYY-MM-DD."""

    def check(value: Any) -> datetime.date:
        filled(value)
        found = _DATE.fullmatch(value) if type(value) is str else None
        if found is None:
            raise refusal(NOT_A_DATE, label=label, read=as_written(value), **_day_meant(value))
        try:
            return datetime.date(*(int(part) for part in found.groups()))
        except ValueError:
            raise refusal(NO_SUCH_DAY, label=label, read=value) from None

    return check


def text(label: Text, longest: int) -> Check:
    """Text of bounded length without control or format characters, in NFC."""

    def check(value: Any) -> str:
        filled(value)
        if type(value) is not str:
            if personal := find(as_written(value)):
                raise refusal(PERSONAL_DATA, what=personal[0][2])
            known = {} if isinstance(value, tuple | dict) else {"suggestion": f'"{value}"'}
            raise refusal(NOT_TEXT, label=label, read=as_written(value), **known)
        words = unicodedata.normalize("NFC", value.strip())
        filled(words or None)
        if len(words) > longest:
            raise refusal(TOO_LONG, label=label, length=len(words), limit=longest)
        found = invisible_in(words)
        if found is not None:
            raise refusal(BAD_CHARACTER, label=label, position=found[0], character=found[1])
        return words

    return check


def choice(label: Text, options: dict[str, Text]) -> Check:
    """One of the ids of the options."""
    allowed = with_labels(options, options)
    by_label = {option.zh: id for id, option in options.items()}

    def check(value: Any) -> str:
        filled(value)
        if type(value) is str and value in options:
            return value
        read = as_written(value)
        near = (
            by_label.get(read)
            or nearest(read, options)
            or by_label.get(nearest(read, by_label) or "")
        )
        known: dict[str, Any] = {"suggestion": near} if near else {}
        if isinstance(value, tuple):
            known = {"hint": ONE_CHOICE, **_only(value, options)}
        raise refusal(NOT_A_CHOICE, label=label, read=read, allowed=allowed, **known)

    return check


def _only(read: tuple[Any, ...], options: dict[str, Text]) -> dict[str, str]:
    """Suggest the one choice that was put into brackets."""
    only = read[0] if len(read) == 1 else None
    return {"suggestion": only} if type(only) is str and only in options else {}


def yes_no(label: Text) -> Check:
    """true or false."""

    def check(value: Any) -> bool:
        filled(value)
        if type(value) is not bool:
            near = TRUTHS.get(as_written(value).lower())
            known = {"suggestion": near} if near else {}
            raise refusal(NOT_YES_NO, label=label, read=as_written(value), **known)
        return value

    return check


def link(label: Text) -> Check:
    """A full http or https address without credentials."""

    def check(value: Any) -> str:
        filled(value)
        if type(value) is not str or not _is_web_address(value):
            raise refusal(NOT_A_LINK, label=label, read=as_written(value))
        return value

    return check


#: Points as the policy states them: whole numbers or decimals such as 12.5.
Points = Annotated[Decimal, BeforeValidator(number(both("分值", "points"), 2)), Field(ge=0)]
#: A weight in percent.
Weight = Annotated[Decimal, BeforeValidator(number(both("权重", "the weight"), 2))]
#: An end of a band, in the unit of what is measured.
Edge = Annotated[Decimal, BeforeValidator(number(both("界限", "the edge"), 4))]


def _day_meant(value: Any) -> dict[str, Any]:
    """Suggest the day that 2018.3.5, 20180305 or 2018年3月5日 means, or say that it needs one."""
    written = unicodedata.normalize("NFKC", str(value))
    found = _LOOSE_DATE.fullmatch(written)
    if found is None:
        return {"hint": DAY_MISSING} if _MONTH.fullmatch(written) else {}
    try:
        day = datetime.date(*(int(part) for part in found.groups()))
    except ValueError:
        return {}
    return {"suggestion": day.isoformat()}


def _is_web_address(value: str) -> bool:
    if len(value) > 500 or re.search(r"[\s<>\"'`\\^{}|]", value) or invisible_in(value):
        return False
    try:
        parts = urlsplit(value)
        host = parts.hostname
        _ = parts.port  # ValueError where it is no port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and parts.username is None
