"""Ids: of units, rounds, schemes, records and evidence, and the names of facts and fields."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import nearest
from toolkit.reading.models import with_labels
from toolkit.reading.shape import refusal
from toolkit.reading.slips import NOT_FILLED, as_written

NOT_A_NAME = declare(
    "F213",
    "error",
    title=both("编号写法不对", "Not a valid id"),
    message=both(
        "{what}只能用小写英文字母、数字和{sign}，读到的是 “{read}”。",
        "{what} has lower-case letters, digits and {sign} only; “{read}” was read.",
    ),
    remedy=both(
        "改成{how}，不超过 40 个字符。",
        "Write {how}, with at most 40 characters.",
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


_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?", re.ASCII)
#: Names that a model of pydantic keeps for itself.
_RESERVED = frozenset(dir(BaseModel))

Check = Callable[[Any], Any]


class Use(NamedTuple):
    """What an id is of: what it is called, how it is written, and whether it is chosen freely."""

    what: Text
    how: Text
    is_own: bool = False


HYPHEN, UNDERSCORE = both("连字符 -", "hyphens"), both("下划线 _", "underscores")
OF_ANYTHING = Use(
    both("编号", "An id"), both("例如 e01、event-2 这样的编号", "an id such as e01 or event-2")
)
OF_ITS_OWN = Use(
    both("编号", "An id"),
    both("本文件里没有用过的编号，例如 e01", "an id not yet taken in this file, such as e01"),
    is_own=True,
)
OF_A_FACT = Use(
    both("事实和栏目的名称", "The name of a fact or field"),
    both("例如 people、held_on 这样的名称", "a name such as people or held_on"),
)
OF_A_UNIT = Use(
    both("单位的编号", "The id of a unit"),
    both(
        "和单位的文件夹（data/units 下面）相同的名称",
        "the same as the name of the unit’s folder, below data/units",
    ),
)
OF_A_ROUND = Use(
    both("考核轮次", "The name of a round"),
    both(
        "和年份文件夹相同的名称，例如 2018", "the same as the name of its folder, for example 2018"
    ),
)
OF_A_SCHEME = Use(
    both("考核办法的编号", "The id of a scheme"),
    both(
        "和办法的文件夹（data/schemes 下面）相同的名称",
        "the same as the name of the scheme’s folder, below data/schemes",
    ),
)
OF_A_CLASS = Use(
    both("类别的编号", "The id of a class"),
    both("考核办法 classes 里的一个编号", "one of the ids under classes of the scheme"),
)
OF_EVIDENCE = Use(
    both("证据的编号", "The id of evidence"),
    both(
        "和 evidence 部分里那条证据的 id 相同的编号，例如 e01",
        "the id of a piece of evidence below evidence, for example e01",
    ),
)


OF_A_KIND = Use(
    both("证据种类", "A kind of evidence"),
    both("考核办法里的种类编号（{kinds}）", "one of the ids in the scheme ({kinds})"),
)


def kind_id(kinds: Mapping[str, Text]) -> Any:
    """Return the type of the id of a kind of evidence, where these are the kinds."""
    how = OF_A_KIND.how.filled(kinds=with_labels(kinds, kinds, "、"))
    return Annotated[str, BeforeValidator(id_for(OF_A_KIND._replace(how=how), kinds))]


def filled(value: Any) -> None:
    """Refuse what is blank."""
    if value is None:
        raise refusal(NOT_FILLED)


def id_for(use: Use, words: Mapping[str, Text] | None = None) -> Check:
    """An id: lower-case ASCII letters, digits and hyphens, at most 40. ``use`` says of what.

    ``words`` are the labels of those there are, by which people call them.
    """
    by_label = {label.zh: id for id, label in (words or {}).items()}

    def check(value: Any) -> str:
        filled(value)
        if type(value) is int:
            value = str(value)
        if type(value) is not str or not _NAME.fullmatch(value):
            known = _told(value, "-", _NAME)
            near = by_label.get(nearest(known["read"], by_label) or "")
            known |= {"suggestion": near} if near else {}
            raise refusal(NOT_A_NAME, **use._asdict(), sign=HYPHEN, **known)
        return value

    return check


def key(value: Any) -> str:
    """The id of a fact or field: lower-case ASCII letters, digits and underscores, at most 40."""
    filled(value)
    if type(value) is not str or not _KEY.fullmatch(value):
        known = _told(value, "_", _KEY)
        raise refusal(NOT_A_NAME, **OF_A_FACT._asdict(), sign=UNDERSCORE, **known)
    if value in _RESERVED:
        raise refusal(RESERVED, read=value)
    return value


def _told(value: Any, sign: str, allowed: re.Pattern[str]) -> dict[str, str]:
    """Return what was read, and the id it becomes in small letters and with the right sign."""
    plain = unicodedata.normalize("NFKC", str(value)).strip().lower().removesuffix("年")
    near = re.sub(r"[\s._-]+", sign, plain)
    known = {"suggestion": near} if type(value) is str and allowed.fullmatch(near) else {}
    return {"read": as_written(value), **known}


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
Name = Annotated[str, BeforeValidator(id_for(OF_ANYTHING))]
UnitId = Annotated[str, BeforeValidator(id_for(OF_A_UNIT))]
RoundId = Annotated[str, BeforeValidator(id_for(OF_A_ROUND))]
SchemeId = Annotated[str, BeforeValidator(id_for(OF_A_SCHEME))]
ClassId = Annotated[str, BeforeValidator(id_for(OF_A_CLASS))]
OwnId = Annotated[str, BeforeValidator(id_for(OF_ITS_OWN))]
EvidenceId = Annotated[str, BeforeValidator(id_for(OF_EVIDENCE))]
