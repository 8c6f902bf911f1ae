"""How an entry of the wrong type is rewritten: a list of one, entries by name, text in quotes."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from pydantic import BaseModel

from toolkit.language import Text, both
from toolkit.reading.document import Path
from toolkit.reading.doubtful import plain_number, truth
from toolkit.reading.models import by_name, required_at, with_labels

_IN_BRACKETS = both(
    "放进方括号里，几个之间用英文逗号隔开",
    "put it into square brackets, with commas between several",
)
_ONE_BY_ONE = both(
    "每条另起一行，以 “- ” 开头（减号加一个空格），写上 {keys}",
    "give each a line that begins with “- ” (hyphen and blank) and has {keys}",
)
_DASHES = both(
    "每条前面加 “- ”（减号加一个空格），只有一条也要加",
    "put “- ” (hyphen and blank) before each, even if there is one only",
)
_NO_DASHES = both("去掉每行前面的 “- ”", "remove the “- ” before each line")
_NAMED = both("每项写成 “名称: 内容”", "write each as “name: value”")
_QUOTES = both("加上英文引号", "put it in quotes")
_PLAIN_TEXT = both("只写一段文字", "write one text")
_NO_QUOTES = both("只写数字，不加引号和单位", "write digits only, without quotes or unit")
_WHOLE = both(
    "只写整数，不带小数、引号和单位", "write a whole number, without decimals, quotes or unit"
)
_MENDED = both("改正这个数", "correct the number")
_TRUTH = both("写 true 或 false，不加引号", "write true or false, without quotes")
_SEVERAL = re.compile(r"[\s、，,;；]+")
_PLAIN = re.compile(r"[\w.-]+")

Rewriting: TypeAlias = tuple[Text | None, str | None]
_MAPPINGS = ("dict_type", "mapping_type", "model_type", "model_attributes_type")
_LIMITS = ("greater_than", "greater_than_equal", "less_than_equal")
_NUMBERS = ("int_type", "int_from_float", "decimal_type", "is_instance_of")


def rewriting(kind: str, read: object, path: Path, model: type[BaseModel]) -> Rewriting:
    """Return how to rewrite an entry that pydantic refused by its type, and what to write if known."""
    if kind == "tuple_type":
        return _list(read, path, model)
    if kind in _MAPPINGS:
        return _mapping(read, path, model)
    if kind == "string_type":
        is_scalar = isinstance(read, int | Decimal) and not isinstance(read, bool)
        return (_QUOTES, f'"{read}"') if is_scalar else (_PLAIN_TEXT, None)
    if kind in _NUMBERS:
        number = plain_number(str(read)) if isinstance(read, str | Decimal) else None
        is_fit = number is not None and (not kind.startswith("int") or "." not in number)
        how = _WHOLE if isinstance(read, Decimal) and not is_fit else _NO_QUOTES
        return how, number if is_fit else None
    if kind in _LIMITS:
        return _MENDED, None
    return (_TRUTH, truth(read)) if kind == "bool_type" else (None, None)


def _list(read: object, path: Path, model: type[BaseModel]) -> Rewriting:
    if isinstance(read, Mapping):
        return _DASHES, None
    needed = required_at(model, (*path, 0))
    if needed:
        return _ONE_BY_ONE.filled(keys=with_labels(needed, needed, "、")), None
    if isinstance(read, bool) or not isinstance(read, str | int):
        return _IN_BRACKETS, None
    words = [word for word in _SEVERAL.split(str(read)) if word]
    is_plain = all(_PLAIN.fullmatch(word) for word in words)
    return _IN_BRACKETS, f"[{', '.join(words)}]" if is_plain else None


def _mapping(read: object, path: Path, model: type[BaseModel]) -> Rewriting:
    if isinstance(read, tuple):
        return _NO_DASHES, None
    needed, how = required_at(model, path), by_name(model, path) or _NAMED
    is_word = isinstance(read, str) and _PLAIN.fullmatch(read)
    return how, f"{{{next(iter(needed))}: {read}}}" if is_word and len(needed) == 1 else None
