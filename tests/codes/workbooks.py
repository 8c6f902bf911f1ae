"""Codes that no file of the data folder earns: those of a workbook that comes back to `new --from`.

Every case changes the filled-in workbook of one judge of the tiny fair: D5 and E5 are the marks of
tiny-alpha and tiny-beta, A5 the code of the mark. ``cell`` is the cell that is blamed, A1 the file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

#: What is done to the workbook as openpyxl has it; bytes stand for the whole file.
Change: TypeAlias = Callable[[Any], None] | bytes


@dataclass(frozen=True)
class BookCase:
    """A change that earns the code at a cell, and one near it that does not."""

    code: str
    cell: str
    bad: Change
    good: Change


def put(cell: str, value: object, sheet: str = "评分表") -> Change:
    """Write a value into a cell."""

    def change(book: Any) -> None:
        book[sheet][cell] = value

    return change


def without_table(book: Any) -> None:
    del book["kaohe"]


def added_sheet(book: Any) -> None:
    book.create_sheet("草稿", 0)


def inserted_row(book: Any) -> None:
    book["评分表"].insert_rows(5)


# A row is easier to read as a row.
# fmt: off
BOOKS = (
    BookCase("C610", "A1", b"PK\x03\x04 no workbook", added_sheet),
    BookCase("C610", "A1", without_table, added_sheet),
    BookCase("C610", "A1", put("A1", "version", "kaohe"), put("A1", "format", "kaohe")),
    BookCase("C610", "A1", put("B1", 2, "kaohe"), put("B1", 1, "kaohe")),
    BookCase("C610", "A1", put("C8", "fifth", "kaohe"), put("C8", 4, "kaohe")),
    BookCase("C610", "A1", b"PK" * 2**22, added_sheet),
    BookCase("C611", "A1", put("B2", "tiny-society", "kaohe"), put("B2", "tiny-fair", "kaohe")),
    BookCase("C611", "A1", put("B4", "2019", "kaohe"), put("B4", "2020", "kaohe")),
    BookCase("C611", "A1", put("B5", "p1", "kaohe"), put("B5", "p3", "kaohe")),
    BookCase("C611", "A1", put("B7", None, "kaohe"), put("B7", "tiny-alpha", "kaohe")),
    BookCase("C612", "A1", put("B9", "tiny-gamma", "kaohe"), put("B9", "tiny-alpha", "kaohe")),
    BookCase("C613", "A5", inserted_row, added_sheet),
    BookCase("C613", "E4", put("E4", "示例·丙学会"), put("A1", "示例·丙学会")),
    BookCase("C614", "D5", put("D5", None), put("D5", 0)),
    BookCase("C614", "E5", put("E5", "  "), put("E5", " 20.5 ")),
    BookCase("C615", "D5", put("D5", "3.5分"), put("D5", "3.5")),
    BookCase("C615", "D5", put("D5", True), put("D5", 1)),
    BookCase("C615", "D5", put("D5", "#REF!"), put("D5", 30)),
    BookCase("C616", "D5", put("D5", 30.01), put("D5", 30)),
    BookCase("C616", "D5", put("D5", -1), put("D5", 0)),
    BookCase("C617", "D5", put("D5", 20.125), put("D5", 20.12)),
    BookCase("C618", "D5", put("D5", "=10+10"), put("D5", 20)),
)
# fmt: on
