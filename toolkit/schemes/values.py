"""The value types of facts: what may be written for a count, an amount, a date …

Each type takes what the reader found and returns the typed value, or refuses it with a code of
its own. Ranges and windows need the round and are decided in the tables, not here.
"""

import datetime
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator

from toolkit.language import Text, both
from toolkit.numbers import LARGEST
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import nearest
from toolkit.reading.characters import BAD_CHARACTER, invisible_in
from toolkit.reading.personal import PERSONAL_DATA, find
from toolkit.reading.shape import NOT_FILLED, as_written, refusal

NOT_A_COUNT = declare(
    "F201",
    "error",
    title=both("不是整数", "Not a whole number"),
    message=both(
        "{label}应是整数，读到的是 “{read}”。",
        "{label} should be a whole number, “{read}” was read.",
    ),
    remedy=both(
        "只写阿拉伯数字，不带小数、单位和引号，例如 12。",
        "Write digits only, without decimals, unit or quotes, for example 12.",
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
        "只写数字和小数点，不写单位、逗号和引号，例如 12.5。",
        "Write digits and a decimal point only, without unit, comma or quotes, for example 12.5.",
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
        "{label}应是日期，读到的是 “{read}”。", "{label} should be a date, “{read}” was read."
    ),
    remedy=both(
        "写成 年-月-日，四位年、两位月、两位日，例如 2018-03-05。",
        "Write year-month-day with four, two and two digits, for example 2018-03-05.",
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
    remedy=both("可选：{allowed}。", "Choices: {allowed}."),
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
NOT_A_NAME = declare(
    "F213",
    "error",
    title=both("编号写法不对", "Not a valid id"),
    message=both(
        "编号只能用小写字母、数字和连字符（事实与栏目用下划线），读到的是 “{read}”。",
        "An id consists of lower-case letters, digits and hyphens (facts and fields: underscores); “{read}” was read.",
    ),
    remedy=both(
        "改成例如 e01、event-2 这样的编号，40 个字符以内。",
        "Write an id such as e01 or event-2, at most 40 characters.",
    ),
)
RESERVED = declare(
    "F214",
    "error",
    title=both("名称已有固定用途", "Reserved name"),
    message=both(
        "“{read}” 已有固定用途，不能再作事实或栏目的名称。",
        "“{read}” is reserved and cannot name a fact or field.",
    ),
    remedy=both("换一个名称，例如 {read}_1。", "Choose another name, for example {read}_1."),
)

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_LOOSE_DATE = re.compile(
    r"\s*(\d{4})[-./年\s]*(\d{1,2}(?=\D)|\d{2})[-./月\s]*(\d{1,2})[日号\s]*", re.ASCII
)
_NUMERAL = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?", re.ASCII)
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?", re.ASCII)

_TRUTHS = {"是": "true", "有": "true", "yes": "true", "否": "false", "无": "false", "no": "false"}
#: Names that a model of pydantic keeps for itself.
_RESERVED = frozenset(dir(BaseModel))

Check = Callable[[Any], Any]


def count(label: Text) -> Check:
    """A whole number. Text, truth values and decimals are refused; the sign is the tables' matter."""

    def check(value: Any) -> int:
        _filled(value)
        if type(value) is not int:
            raise refusal(NOT_A_COUNT, label=label, read=_quoted(value), **_whole(value))
        if abs(value) > LARGEST:
            raise refusal(TOO_LARGE, label=label, limit=f"{LARGEST:,}")
        return value

    return check


def number(label: Text, places: int) -> Check:
    """A decimal number with at most that many places, as Decimal."""

    def check(value: Any) -> Decimal:
        _filled(value)
        if type(value) is int:
            value = Decimal(value)
        if type(value) is not Decimal:
            raise refusal(NOT_A_NUMBER, label=label, read=_quoted(value), **_numeral(value))
        if abs(value) > LARGEST:
            raise refusal(TOO_LARGE, label=label, limit=f"{LARGEST:,}")
        if value != value.quantize(Decimal(1).scaleb(-places)):
            raise refusal(TOO_PRECISE, label=label, read=str(value), places=places)
        return value

    return check


def date(label: Text) -> Check:
    """A day written YYYY-MM-DD."""

    def check(value: Any) -> datetime.date:
        _filled(value)
        found = _DATE.fullmatch(value) if type(value) is str else None
        if found is None:
            raise refusal(NOT_A_DATE, label=label, read=as_written(value), **_iso_day(value))
        try:
            return datetime.date(*(int(part) for part in found.groups()))
        except ValueError:
            raise refusal(NO_SUCH_DAY, label=label, read=value) from None

    return check


def text(label: Text, longest: int) -> Check:
    """Text of bounded length without control or format characters, in NFC."""

    def check(value: Any) -> str:
        _filled(value)
        if type(value) is not str:
            if personal := find(as_written(value)):
                raise refusal(PERSONAL_DATA, what=personal[0][2])
            known = {} if isinstance(value, tuple | dict) else {"suggestion": f'"{value}"'}
            raise refusal(NOT_TEXT, label=label, read=as_written(value), **known)
        words = unicodedata.normalize("NFC", value.strip())
        _filled(words or None)
        if len(words) > longest:
            raise refusal(TOO_LONG, label=label, length=len(words), limit=longest)
        found = invisible_in(words)
        if found is not None:
            raise refusal(BAD_CHARACTER, label=label, position=found[0], character=found[1])
        return words

    return check


def choice(label: Text, options: dict[str, Text]) -> Check:
    """One of the ids of the options."""
    allowed = Text(
        zh="，".join(f"{id}（{option.zh}）" for id, option in options.items()),
        en=", ".join(f"{id} ({option.en})" for id, option in options.items()),
    )
    by_label = {option.zh: id for id, option in options.items()}

    def check(value: Any) -> str:
        _filled(value)
        if type(value) is str and value in options:
            return value
        read = as_written(value)
        near = (
            by_label.get(read)
            or nearest(read, options)
            or by_label.get(nearest(read, by_label) or "")
        )
        known = {"suggestion": near} if near else {}
        raise refusal(NOT_A_CHOICE, label=label, read=read, allowed=allowed, **known)

    return check


def yes_no(label: Text) -> Check:
    """true or false."""

    def check(value: Any) -> bool:
        _filled(value)
        if type(value) is not bool:
            near = _TRUTHS.get(as_written(value).lower())
            known = {"suggestion": near} if near else {}
            raise refusal(NOT_YES_NO, label=label, read=as_written(value), **known)
        return value

    return check


def link(label: Text) -> Check:
    """A full http or https address without credentials."""

    def check(value: Any) -> str:
        _filled(value)
        if type(value) is not str or not _is_web_address(value):
            raise refusal(NOT_A_LINK, label=label, read=as_written(value))
        return value

    return check


def name(value: Any) -> str:
    """An id: lower-case ASCII letters, digits and hyphens, at most 40."""
    _filled(value)
    if type(value) is int:
        value = str(value)
    if type(value) is not str or not _NAME.fullmatch(value):
        raise refusal(NOT_A_NAME, read=as_written(value))
    return value


def key(value: Any) -> str:
    """The id of a fact or field: lower-case ASCII letters, digits and underscores, at most 40."""
    _filled(value)
    if type(value) is not str or not _KEY.fullmatch(value):
        raise refusal(NOT_A_NAME, read=as_written(value))
    if value in _RESERVED:
        raise refusal(RESERVED, read=value)
    return value


def field_key(value: Any) -> str:
    """The id of a record's field: a key, but none of those that every record has."""
    if value in ("id", "evidence"):
        raise refusal(RESERVED, read=value)
    return key(value)


#: The id of a fact or of a record's field.
Key = Annotated[str, BeforeValidator(key)]
FieldKey = Annotated[str, BeforeValidator(field_key)]
#: A permanent id of a unit, scheme, record, evidence item … A round's name such as 2018 may be
#: written as a plain number.
Name = Annotated[str, BeforeValidator(name)]


def _filled(value: Any) -> None:
    if value is None:
        raise refusal(NOT_FILLED)


def _numeral(value: Any) -> dict[str, str]:
    """Suggest the one number that a text such as 1,200元 or １２ means."""
    if type(value) is not str:
        return {}
    text = unicodedata.normalize("NFKC", value)
    found = _NUMERAL.findall(text)
    if any(sign in text for sign in "十百千万亿约近余多()~"):
        return {}  # 1.26万 is not 1.26, and (135000) is a minus in accounts
    return {"suggestion": found[0].replace(",", "")} if len(found) == 1 else {}


def _quoted(value: Any) -> str:
    """Return a value as it was written, in quotes where without them it would be a number."""
    is_numeral = type(value) is str and _NUMERAL.fullmatch(value)
    return f'"{as_written(value)}"' if is_numeral and "," not in value else as_written(value)


def _whole(value: Any) -> dict[str, str]:
    known = _numeral(value)
    return known if "." not in known.get("suggestion", ".") else {}


def _iso_day(value: Any) -> dict[str, str]:
    """Suggest the day that 2018.3.5, 20180305 or 2018年3月5日 means."""
    found = _LOOSE_DATE.fullmatch(unicodedata.normalize("NFKC", str(value)))
    if found is None:
        return {}
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
