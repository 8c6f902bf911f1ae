"""Words in both languages of the project: Chinese first, English complete."""

import dataclasses
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar, Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import core_schema

Language: TypeAlias = Literal["zh", "en"]
#: Fields of a sentence that only some cases fill: what was meant, and how to mend that.
UNSAID: Mapping[str, str] = MappingProxyType({"note": "", "hint": ""})
LANGUAGES: tuple[Language, ...] = get_args(Language)


class TextShape(BaseModel):
    """How a file writes a Text: both keys, nothing else."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    zh: str
    en: str


class _Filling(str):
    """What stands in a blank; asked for ``one|many``, the form that a noun has beside it."""

    __slots__ = ()

    def __format__(self, forms: str) -> str:
        one, _, many = forms.partition("|")
        return (one if self == "1" else many) if forms else str(self)


@dataclass(frozen=True, slots=True)
class Text:
    """One statement in Chinese and in English; neither may be missing.

    Scorecards are made of thousands: it is a small value, and a model only while a file is read.
    """

    zh: str
    en: str

    written_as: ClassVar[type[BaseModel]] = TextShape

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read the text as its shape says; write it as the two keys."""

        def made(read: Any) -> Text:
            return cls(**{key: getattr(read, key) for key in cls.written_as.model_fields})

        return core_schema.no_info_after_validator_function(
            made,
            handler.generate_schema(cls.written_as),
            serialization=core_schema.plain_serializer_function_ser_schema(dataclasses.asdict),
        )

    def said(self, language: Language) -> str:
        """Return the words in that language."""
        return self.zh if language == "zh" else self.en

    def filled(self, **values: "Text | str | int") -> "Text":
        """Return the text with ``{name}`` replaced by the value's words in each language.

        ``{n:point|points}`` gives the first form where the value is 1, else the second. Values are
        inserted as they are; braces inside a value stay what they are.
        """
        return Text(zh=self.said_with("zh", values), en=self.said_with("en", values))

    def said_with(self, language: Language, values: "Mapping[str, Text | str | int]") -> str:
        """Return the words in that language, filled as by ``filled``."""
        filling = {key: _Filling(said(each, language)) for key, each in values.items()}
        return self.said(language).format_map(filling)

    def general(self) -> "Text":
        """Return the text with dots where a case would say what was read, without ``UNSAID``."""
        blank = defaultdict(lambda: _Filling("…"), {key: _Filling(UNSAID[key]) for key in UNSAID})
        return Text(zh=self.zh.format_map(blank), en=self.en.format_map(blank))


class MeasureShape(TextShape):
    """How a file writes a Measure."""

    one: str = ""


@dataclass(frozen=True, slots=True)
class Measure(Text):
    """A measure word; ``one`` is the English one beside a 1 where that differs."""

    one: str = ""

    written_as = MeasureShape

    def beside(self, number: str) -> Text:
        """Return the words beside a number."""
        return Text(self.zh, self.one if self.one and number == "1" else self.en)


def both(zh: str, en: str) -> Text:
    """Return a Text from its two languages."""
    return Text(zh=zh, en=en)


def said(value: Text | str | int, language: Language) -> str:
    """Return the words of a text, or a plain value as it stands."""
    return value.said(language) if isinstance(value, Text) else str(value)


def joined(parts: "list[Text] | tuple[Text, ...]", zh: str = "；", en: str = "; ") -> Text:
    """Return several texts as one, with each language's own separator."""
    return Text(zh=zh.join(part.zh for part in parts), en=en.join(part.en for part in parts))


def one_of(parts: "list[Text] | tuple[Text, ...]") -> Text:
    """Return several texts as alternatives: “a, b or c”."""
    return (
        joined([joined(parts[:-1], "、", ", "), parts[-1]], "或", " or ") if parts[1:] else parts[0]
    )
