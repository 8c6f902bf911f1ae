"""A filled-in workbook of a judge's sheet, read back as the sheet in YAML."""

import datetime
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from toolkit.contribute.sheet_form import Row, SheetForm
from toolkit.contribute.sheets import sheet_text
from toolkit.contribute.workbooks import sheet_layout as at
from toolkit.contribute.workbooks import sheet_problems as codes
from toolkit.contribute.workbooks.opening import Grid, opened
from toolkit.language import Text, both
from toolkit.numbers import exact, plain
from toolkit.problems.nearest import listed
from toolkit.problems.privacy import HIDDEN
from toolkit.problems.problem import Code, Place, Problem
from toolkit.reading.personal import find
from toolkit.reading.slips import as_written
from toolkit.schemes.marking import PLACES
from toolkit.schemes.numerals import meant

#: Rows and columns beyond which no sheet goes.
MOST = 2000
_TABLE_COLUMNS = 4

NO_TABLE = both(
    "不是 tasks.py new 生成的，或内部的编号表不见了",
    "tasks.py new did not make it, or its table of ids is gone",
)
OTHER_FORMAT = both(
    "是另一版程序生成的，请重新生成一份", "another version of the program made it; make a new one"
)

_PLAIN = re.compile(r"\s*-?[0-9]+(\.[0-9]+)?\s*", re.ASCII)


def sheet_of(path: Path, form: SheetForm) -> tuple[str | None, list[Problem]]:
    """Return the sheet that a workbook holds as YAML, or None and every problem of its cells.

    ``form`` says which sheet is asked for. OSError where the file cannot be opened.
    """
    grids = opened(path)
    book = grids if isinstance(grids, Text) else _book(grids)
    if isinstance(book, Text):
        return None, [Problem(codes.UNREADABLE, Place(path.name), {"why": book})]
    reading = _Reading(path.name, form, book)
    problems = list(reading.foreign()) or list(reading.moved())
    if problems:
        return None, problems
    marks, problems = reading.marks()
    return (None, problems) if problems else (sheet_text(form, marks), [])


@dataclass(frozen=True)
class _Book:
    """What a workbook holds: of what it is, what stands where, and the sheet that is filled in."""

    identity: Mapping[str, str]
    told: tuple[at.Told, ...]
    grid: Grid

    def value(self, row: int, column: int) -> Any:
        """Return the value of a cell; None of one that is blank or beyond the sheet."""
        cell = self.grid.cells.get((row, column))
        return None if cell is None else cell.value

    def is_formula(self, row: int, column: int) -> bool:
        """True if there is a formula in the cell."""
        cell = self.grid.cells.get((row, column))
        return cell is not None and cell.is_formula


def _book(grids: Sequence[Grid]) -> _Book | Text:
    """Return what a workbook holds, or why it is no judge's sheet."""
    by_title = {grid.title: grid for grid in grids}
    names = (each for each in (at.SHEET, *by_title) if each in by_title and each != at.TABLE)
    name = next(names, None)
    if at.TABLE not in by_title or name is None:
        return NO_TABLE
    table = _table(_rows(by_title[at.TABLE]))
    return table if isinstance(table, Text) else _Book(*table, by_title[name])


def _rows(grid: Grid) -> Iterator[list[Any]]:
    """Yield the rows of the table of ids, without their blank cells."""
    last = max((row for row, _ in grid.cells), default=-1)
    for row in range(min(last + 1, MOST)):
        cells = (grid.cells.get((row, column)) for column in range(_TABLE_COLUMNS))
        yield [cell.value for cell in cells if cell is not None and cell.value is not None]


def _table(
    written: Iterable[list[Any]],
) -> tuple[dict[str, str], tuple[at.Told, ...]] | Text:
    """Read the table of ids; why it cannot be read, where somebody changed it."""
    rows = list(written)
    if not rows or rows[0][:1] != ["format"]:
        return NO_TABLE
    if rows[0][1:] != [at.FORMAT]:
        return OTHER_FORMAT
    identity: dict[str, str] = {}
    told: list[at.Told] = []
    for row in filter(None, rows[1:]):
        match row:
            case ["row" | "column" as kind, str(id), int(number), str(words)] if 0 <= number < MOST:
                told.append(at.Told(kind, id, number, words))
            case [str(key), str(value)]:
                identity[key] = value
            case [str(key)]:
                identity[key] = ""
            case _:
                return NO_TABLE
    return identity, tuple(told)


@dataclass(frozen=True)
class _Reading:
    """One workbook under the form that is asked for."""

    file: str
    form: SheetForm
    book: _Book

    def foreign(self) -> Iterator[Problem]:
        """Yield what makes this the workbook of another sheet, or of another list of units."""
        for key, wanted in at.identity(self.form).items():
            read = self.book.identity.get(key, "")
            if read != wanted:
                values = {"key": key, "read": read or "—", "wanted": wanted or "—"}
                yield Problem(codes.OF_ANOTHER, Place(self.file), values, read)
        wanted_ids, read_ids = (
            [each.id for each in told] for told in (at.told(self.form), self.book.told)
        )
        missing = [id for id in wanted_ids if id not in read_ids]
        extra = [id for id in read_ids if id not in wanted_ids]
        if missing or extra or len(read_ids) != len(wanted_ids):
            lists: dict[str, Text | str | int] = {
                "missing": listed(missing),
                "extra": listed(extra),
            }
            yield Problem(codes.OTHER_LIST, Place(self.file), lists)

    def moved(self) -> Iterator[Problem]:
        """Yield every code and every name of a unit that does not stand where it was written."""
        for each in self.book.told:
            row, column = (each.number, at.CODE) if each.kind == "row" else (at.HEADER, each.number)
            if str(self.book.value(row, column)) != each.words:
                words = each.words.partition("\n")[0]
                yield self._problem(codes.MOVED, row, column, {"wanted": words})

    def marks(self) -> tuple[dict[str, dict[str, Decimal]], list[Problem]]:
        """Return all marks by unit and id, and the problems of the cells that hold none."""
        at_row = {each.id: each.number for each in self.book.told if each.kind == "row"}
        marks: dict[str, dict[str, Decimal]] = {}
        problems = []
        asked = [row for row in self.form.rows if row.is_mark]
        for each in self.book.told:
            for row in asked if each.kind == "column" else ():
                mark = self._mark(at_row[row.id], each.number, row, each.id)
                if isinstance(mark, Problem):
                    problems.append(mark)
                else:
                    marks.setdefault(each.id, {})[row.id] = mark
        return marks, sorted(problems, key=lambda problem: problem.place)

    def _mark(self, row: int, column: int, asked: Row, unit: str) -> Decimal | Problem:
        value = self.book.value(row, column)
        known: dict[str, Text | str | int] = {
            "mark": both("{id} {label}", "{id} {label}").filled(id=asked.id, label=asked.label),
            "unit": self.form.units[unit],
            "most": asked.most,
        }
        if value is None or (isinstance(value, str) and not value.strip()):
            is_formula = self.book.is_formula(row, column)
            code = codes.NOT_CALCULATED if is_formula else codes.BLANK
            return self._problem(code, row, column, known)
        number = _number(value)
        read = as_written(value.isoformat() if isinstance(value, datetime.date) else value)
        if number is None:
            near = meant(value, None, False).get("suggestion")
            return self._problem(codes.NOT_A_MARK, row, column, known, read, near)
        assert asked.points is not None  # a mark has a maximum
        if not 0 <= number <= asked.points:
            return self._problem(codes.OUT_OF_RANGE, row, column, known, read)
        if number != round(number, PLACES):
            return self._problem(codes.TOO_FINE, row, column, known, read)
        return Decimal(plain(exact(number)))

    def _problem(
        self,
        code: Code,
        row: int,
        column: int,
        values: Mapping[str, Text | str | int],
        read: str | None = None,
        suggestion: str | None = None,
    ) -> Problem:
        cell = f"{self.book.grid.title}!{get_column_letter(column + 1)}{row + 1}"
        if read is not None and find(read):
            read, suggestion = (
                HIDDEN,
                None,
            )  # what a person must not read elsewhere, not here either
        place = Place(self.file, row + 1, column + 1)
        told = {**values, "cell": cell, **({} if read is None else {"read": read})}
        return Problem(code, place, told, read, suggestion)


def _number(value: Any) -> Decimal | None:
    """Return the number of a cell as its program shows it, to 15 digits; None where it is none."""
    if isinstance(value, str):
        return Decimal(value.strip()) if _PLAIN.fullmatch(value) else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
