"""What a table and its columns mean, said once: for CSV, XLSX, Table Schema and the dictionary."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from toolkit.language import Text, both

#: What the cells of a column are. A quantity is a number, or a fraction where no decimal is exact.
Kind: TypeAlias = Literal["text", "code", "number", "quantity", "count", "yes-no", "day"]
#: A cell as it is published; None where there is nothing.
Cell: TypeAlias = str | None

KINDS: Mapping[Kind, Text] = {
    "text": both("文字", "text"),
    "code": both("代号", "code"),
    "number": both("数", "number"),
    "quantity": both("数，除不尽的写成分数", "number, or a fraction where no decimal is exact"),
    "count": both("整数", "whole number"),
    "yes-no": both("是否（true、false）", "true or false"),
    "day": both("日期（年-月-日）", "date (year-month-day)"),
}
CHINESE = both("{title}（中文）", "{title} (in Chinese)")
ENGLISH = both("{title}（英文）", "{title} (in English)")


@dataclass(frozen=True)
class Field:
    """One column. ``empty`` says what an empty cell means; without it no cell is empty."""

    name: str
    kind: Kind
    title: Text
    about: Text | None = None
    empty: Text | None = None
    unit: Text | None = None
    options: Mapping[str, Text] = field(default_factory=dict)
    article: str | None = None


@dataclass(frozen=True)
class Reference:
    """Columns whose values stand in another table, there under the names of its key."""

    fields: tuple[str, ...]
    table: str
    there: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table: its columns, the columns that together name a row, and what they refer to."""

    name: str
    title: Text
    about: Text
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()


def in_both(name: str, title: Text, empty: Text | None = None) -> tuple[Field, Field]:
    """Return the two columns of a text, one for each language; the title says which."""
    return (
        Field(f"{name}_zh", "text", CHINESE.filled(title=title), empty=empty),
        Field(f"{name}_en", "text", ENGLISH.filled(title=title), empty=empty),
    )


def yes_no(value: bool | None) -> Cell:
    """Return a statement as a cell."""
    return None if value is None else str(value).lower()
