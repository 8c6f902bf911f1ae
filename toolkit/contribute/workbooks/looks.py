"""How our workbooks look: formats, colours, heights of rows, and what makes their bytes the same."""

import datetime
import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import xlsxwriter

from toolkit.contribute.workbooks.cells import Put
from toolkit.language import Text
from toolkit.problems.printing import width

#: Always the same day, so that the same workbook has the same bytes.
CREATED = datetime.datetime(2018, 1, 1)
A4 = 9
LINE_HEIGHT, ROOM = 14.5, 4
SHADE, SOFT, FILL, LINE = "#E7E6E6", "#F4F6F8", "#FFF9E0", "#8A949E"
BOX: dict[str, Any] = {"border": 1, "border_color": LINE}


@contextmanager
def new_book(content: io.BytesIO, title: str) -> Iterator[Any]:
    """Write a workbook into ``content``. No text of it becomes a formula or a link."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"title": title, "created": CREATED})
        yield book


class Formats:
    """The looks of cells, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, **look: Any) -> Any:
        """Return the format with this look, in the middle of its row unless it says otherwise."""
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "vcenter", **look})
        return self._made[key]


def lines(text: Text) -> str:
    """Return a text in both languages, Chinese above English; once where they are the same."""
    return text.zh if text.zh == text.en else f"{text.zh}\n{text.en}"


def lines_of(words: str, columns: int) -> int:
    """Return how many lines words take where so many characters fit."""
    return sum(math.ceil(max(1, width(line)) / columns) for line in words.split("\n"))


def write(
    sheet: Any,
    row: int,
    column: int,
    cell: Put,
    formats: Formats,
    locked: bool = False,
    **look: Any,
) -> None:
    """Write what is put into a cell that is filled in."""
    shade = {} if locked else {"bg_color": FILL}
    format = formats.of(
        locked=locked, num_format=cell.format, text_wrap=True, **BOX, **shade, **look
    )
    if isinstance(cell.value, datetime.date):
        sheet.write_datetime(row, column, cell.value, format)
    elif isinstance(cell.value, str):
        write_words(sheet, row, column, cell.value, format)
    else:
        sheet.write_number(row, column, cell.value, format)


def write_words(sheet: Any, row: int, column: int, words: str, format: Any) -> None:
    """Write words, which never become anything else; a cell without any is blank."""
    if words:
        sheet.write_string(row, column, words, format)
    else:
        sheet.write_blank(row, column, None, format)


def heading(
    sheet: Any,
    formats: Formats,
    words: tuple[str, str],
    first_row: int,
    first_column: int,
    widths: list[int],
) -> None:
    """Write the title of a sheet and, below it, what to do, each across all columns."""
    last_column = first_column + len(widths) - 1
    title = formats.of(text_wrap=True, bold=True, font_size=13, align="center")
    for row, (text, look) in enumerate(
        zip(words, (title, formats.of(text_wrap=True)), strict=True), first_row
    ):
        tall = lines_of(text, sum(widths) - 2)
        sheet.set_row(row, tall * (LINE_HEIGHT if row > first_row else 18) + ROOM)
        if last_column > first_column:
            sheet.merge_range(row, first_column, row, last_column, text, look)
        else:
            sheet.write_string(row, first_column, text, look)
