"""Tables as XLSX: one table for each sheet, the dictionary last.

The first row of a sheet says in both languages what the columns are, the second has their names as in
the CSV.

A number is stored with the very digits that are published, as long as a spreadsheet can hold them;
longer ones, fractions, codes and dates are text. Nothing of a cell becomes a formula or a link.
"""

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import xlsxwriter

from toolkit.publishing.dictionary import DICTIONARY, dictionary_rows
from toolkit.publishing.fields import Cell, Field, Kind, Table

Filled: TypeAlias = tuple[Table, Iterable[Sequence[Cell]]]
#: Always the same day, so that the same tables have the same bytes.
CREATED = datetime.datetime(2018, 1, 1)
#: Digits that a spreadsheet's numbers hold without loss; characters that a cell holds.
DIGITS, LONGEST = 15, 32_767
#: Rows of a sheet, its head included.
MOST_ROWS = 2**20
NUMERIC: tuple[Kind, ...] = ("number", "quantity", "count")
#: Rows above the first row of a table; the sheet of a round; how wide a number is at most for its head.
HEADS, RESULTS, WIDEST_HEAD = 2, "考核结果", 24
WIDTHS: dict[Kind, int] = {"text": 30, "day": 12}


def write_workbook(path: Path, title: str, tables: Sequence[Filled]) -> None:
    """Write the tables and their dictionary as one workbook."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    told = [table for table, _ in tables]
    sheets: list[Filled] = [*tables]
    if told != [DICTIONARY]:
        sheets.append((DICTIONARY, dictionary_rows(told)))
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": title, "created": CREATED})
        looks = _Looks(book)
        for table, rows in sheets:
            _write_sheet(book, looks, table, rows)


class _Looks:
    """The formats of a book: heads, text, and one for each number of places."""

    def __init__(self, book: Any) -> None:
        self._book, self._places = book, dict[int, Any]()
        look = {"num_format": "@", "valign": "vcenter"}
        self.words = book.add_format({**look, "bold": True, "text_wrap": True})
        self.head = book.add_format({**look, "font_color": "#595959", "bottom": 1})
        self.text = book.add_format({"num_format": "@"})

    def number(self, places: int) -> Any:
        """Return the format that shows a number with that many places."""
        if places not in self._places:
            shown = f"0.{'0' * places}" if places else "0"
            self._places[places] = self._book.add_format({"num_format": shown})
        return self._places[places]


def _write_sheet(book: Any, looks: _Looks, table: Table, rows: Iterable[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet(sheet_name(table))
    sheet.freeze_panes(HEADS, 1)
    for column, field in enumerate(table.fields):
        is_number = field.kind in NUMERIC
        sheet.set_column(column, column, _width(field), None if is_number else looks.text)
        sheet.write_string(0, column, f"{field.title.zh}\n{field.title.en}", looks.words)
    for column, field in enumerate(table.fields):
        sheet.write_string(1, column, field.name, looks.head)
    for row, cells in enumerate(rows, HEADS):
        if row == MOST_ROWS:
            raise ValueError(f"{table.name} has more rows than a sheet")
        for column, (field, cell) in enumerate(zip(table.fields, cells, strict=True)):
            if cell is not None:
                _write_cell(sheet, looks, (row, column), field, cell)


def sheet_name(table: Table) -> str:
    """Return the name of a table's sheet: in Chinese and as the file is named."""
    name = table.name.partition("-")[0]
    return f"{RESULTS if table.name != name else table.title.zh} {name}"


def _width(field: Field) -> int:
    """Return how wide a column is, in characters: its words stand in few lines."""
    longest = max(2 * len(field.title.zh), len(field.title.en))
    return max(WIDTHS.get(field.kind, 10), len(field.name) + 2, min(longest // 2 + 2, WIDEST_HEAD))


def _write_cell(sheet: Any, looks: _Looks, at: tuple[int, int], field: Field, cell: str) -> None:
    if field.kind in NUMERIC and is_held(cell):
        sheet.write_number(*at, Decimal(cell), looks.number(len(cell.partition(".")[2])))
    elif field.kind == "yes-no":
        sheet.write_boolean(*at, cell == "true")
    else:
        sheet.write_string(*at, cell[:LONGEST], looks.text)


def is_held(cell: str) -> bool:
    """Return whether a spreadsheet holds a number without loss; a fraction it does not."""
    return "/" not in cell and len(cell.lstrip("-").replace(".", "").lstrip("0")) <= DIGITS
