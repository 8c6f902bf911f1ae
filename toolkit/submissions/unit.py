"""A unit: its permanent id, its names, its kind."""

import unicodedata
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from toolkit.language import Text, TextShape, both
from toolkit.problems.catalogue import declare
from toolkit.reading.characters import BAD_CHARACTER
from toolkit.reading.models import described
from toolkit.reading.shape import Shape, refusal
from toolkit.schemes import values
from toolkit.schemes.ids import UnitId

DEMO_NAME = declare(
    "F301",
    "error",
    title=both("示例单位的名称", "Name of a demonstration unit"),
    message=both(
        "示例单位的名称应以“示例”开头，读到的是 “{name}”。",
        "The name of a demonstration unit begins with 示例; “{name}” was read.",
    ),
    remedy=both(
        "在名称前加上“示例·”，或删去 demo: true。",
        "Put 示例· before the name, or remove demo: true.",
    ),
)
OTHER_SCRIPT = declare(
    "F309",
    "error",
    title=both("名称里有容易混淆的字母", "Look-alike letter in a unit’s name"),
    message=both(
        "{label}的第 {position} 个字“{char}”（U+{number}）不是汉字，也不是普通的拉丁字母。",
        "Character {position} of {label}, “{char}” (U+{number}), is neither Chinese nor an ordinary Latin letter.",
    ),
    remedy=both(
        "重新输入这个字：形似的字母会让两个单位看起来是一个。",
        "Type it anew: letters that look alike make two units look like one.",
    ),
)

UnitKind = Literal["society", "station", "alliance", "county", "enterprise", "university", "other"]

KINDS: dict[str, Text] = {
    "society": both("学会", "learned society"),
    "station": both("服务站", "service station"),
    "alliance": both("联盟", "alliance"),
    "county": both("县（区）科协", "county association"),
    "enterprise": both("企业", "enterprise"),
    "university": both("高校", "university"),
    "other": both("其他", "other"),
}


def _name(label: Text, longest: int) -> values.Check:
    """A text in one line whose letters are Chinese or Latin: no other could pass for one of them."""
    plain = values.text(label, longest)

    def check(value: Any) -> str:
        text: str = plain(value)
        for position, char in enumerate(text, 1):
            if char == "\n":
                raise refusal(BAD_CHARACTER, label=label, position=position, character="U+000A")
            if unicodedata.category(char)[0] in "LM" and not _is_plain(char):
                number = f"{ord(char):04X}"
                raise refusal(
                    OTHER_SCRIPT, label=label, position=position, char=char, number=number
                )
        return text

    return check


def _is_plain(char: str) -> bool:
    name = unicodedata.name(char, "")
    return name.startswith(("CJK UNIFIED ", "LATIN SMALL LETTER ", "LATIN CAPITAL LETTER "))


class UnitNameShape(TextShape):
    """How a unit's file writes its name: it is published everywhere."""

    zh: Annotated[str, BeforeValidator(_name(both("中文名称", "the Chinese name"), 60))]
    en: Annotated[str, BeforeValidator(_name(both("英文名称", "the English name"), 120))]


class UnitName(Text):
    """A unit's name in both languages."""

    __slots__ = ()
    written_as = UnitNameShape


Alias = Annotated[str, BeforeValidator(_name(both("别名", "the alias"), 60))]
#: More names than this nobody has; a list without an end would be read into every page.
MOST_ALIASES = 8


class Unit(Shape):
    """One assessed body. ``demo`` marks invented units; every page built from them says so.

    ``aliases`` are short and former names by which readers may look for it.
    """

    id: UnitId
    name: UnitName
    aliases: Annotated[tuple[Alias, ...], Field(max_length=MOST_ALIASES)] = ()
    kind: UnitKind = Field(json_schema_extra=described(options=KINDS))
    demo: bool = False

    @model_validator(mode="after")
    def _demonstrations_say_so(self) -> "Unit":
        if self.demo and not self.name.zh.startswith("示例"):
            raise refusal(DEMO_NAME, "name", "zh", name=self.name.zh)
        for position, alias in enumerate(self.aliases):
            if self.demo and not alias.startswith("示例"):
                raise refusal(DEMO_NAME, "aliases", position, name=alias)
        return self
