"""A workbook that somebody hands in, opened within limits: sheets, cells, nothing else of it.

Nothing in it is run or followed. What is not needed is not read, and what is read is bounded
before it is unpacked, part by part, so that no file takes more memory than an honest one.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import range_boundaries

from toolkit.language import Text, both

#: In bytes: the file as it is, all of it unpacked, a part that may be large, and any other part.
LARGEST, LARGEST_UNPACKED = 4 * 2**20, 8 * 2**20
LARGEST_SHEET, LARGEST_PART = 2 * 2**20, 2**18
MOST_PARTS = 1000
#: Rows and columns of a sheet, and merged ranges, beyond which nothing is read.
MOST_ROWS, MOST_COLUMNS, MOST_MERGED = 2200, 100, 1000

TOO_LARGE = both("文件太大", "the file is too large")
NO_WORKBOOK = both("不是 .xlsx 工作簿，或已损坏", "it is no .xlsx workbook, or it is damaged")
OLD_OR_LOCKED = both(
    "是旧格式 .xls，或加了打开密码", "it is in the old format .xls, or needs a password to open"
)
WITH_MACROS = both("含有宏（.xlsm）", "it has macros in it (.xlsm)")
OTHER_PROGRAM = both("是 .ods 或 .xlsb，不是 .xlsx", "it is an .ods or .xlsb, not an .xlsx")
PLAIN_TEXT = both("是文本（例如 .csv），不是 .xlsx", "it is text, such as .csv, not an .xlsx")

_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]{2,40})"')
_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="([0-9]{1,7})"')
_CONTENT = re.compile(rb"<(?:\w+:)?(?:v|t|f)[ >]")
_LARGE_PARTS = re.compile(r"xl/(worksheets|sharedStrings|media|drawings|comments|printer)")
_SHEETS = re.compile(r"xl/[a-z]+sheets/[^/]+\.xml")
_LISTED_SHEET = re.compile(rb"<(?:\w+:)?sheet\s")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not blank, as openpyxl reads it. ``kind`` is its type (n, s, b, d, e)."""

    value: Any
    kind: str
    format: str
    is_formula: bool = False


@dataclass(frozen=True)
class Grid:
    """A sheet: its name, its cells by row and column from 0, the ranges that are merged.

    A range is its first and last row, its first and last column. ``beyond`` is the first row in
    which there is something and that is too far down to be read.
    """

    title: str
    cells: Mapping[tuple[int, int], Cell]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    beyond: int | None = None

    def words(self, row: int, column: int) -> str:
        """Return the text of a cell; "" where there is none."""
        cell = self.cells.get((row, column))
        return cell.value if cell is not None and isinstance(cell.value, str) else ""


def opened(path: Path) -> tuple[Grid, ...] | Text:
    """Return the sheets of a workbook, or why it cannot be read. OSError where it cannot be opened."""
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    refused = _refused(content)
    if refused is not None:
        return refused
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what other programs add and nobody here reads
            return tuple(_grids(content))
    except Exception:  # a damaged file makes openpyxl raise whatever it stumbles over
        return NO_WORKBOOK


def _refused(content: bytes) -> Text | None:
    """Return why a file is not unpacked at all."""
    if len(content) > LARGEST:
        return TOO_LARGE
    if content.startswith(_OLE):
        return OLD_OR_LOCKED
    if not content.startswith(_ZIP):
        return NO_WORKBOOK if b"\0" in content or not content else PLAIN_TEXT
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            return _refused_parts(parts) or _refused_kind(packed, parts)
    except Exception:  # of a damaged archive
        return NO_WORKBOOK


def _refused_parts(parts: list[zipfile.ZipInfo]) -> Text | None:
    """Return TOO_LARGE where a part, or all of them, would take more room than any form does."""
    if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > LARGEST_UNPACKED:
        return TOO_LARGE
    for each in parts:
        most = LARGEST_SHEET if _LARGE_PARTS.match(each.filename) else LARGEST_PART
        if each.file_size > most:
            return TOO_LARGE
    return None


def _refused_kind(packed: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Text | None:
    """Return why the parts, each bounded by now, are not those of a plain workbook."""
    names = {each.filename for each in parts}
    if "mimetype" in names or "xl/workbook.bin" in names:
        return OTHER_PROGRAM
    types = packed.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    has_macros = any(name.endswith("vbaProject.bin") for name in names)
    if has_macros or b"macroEnabled" in types:
        return WITH_MACROS
    listed = 0
    for each in parts:
        content = packed.read(each)
        if b"<!DOCTYPE" in content or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return NO_WORKBOOK  # no program writes these; they hide what is counted here
        listed += len(_LISTED_SHEET.findall(content))
    # a sheet that is listed over and over would be read over and over
    return TOO_LARGE if listed > sum(1 for name in names if _SHEETS.fullmatch(name)) else None


def _grids(content: bytes) -> Iterator[Grid]:
    values, formulas = (
        openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False
        )
        for data_only in (True, False)
    )
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for number, with_formulas in enumerate(formulas.worksheets):
            sheet: Any = values.worksheets[number]
            # openpyxl tells merged ranges only of sheets that it holds in memory as a whole
            xml = packed.read(sheet._worksheet_path)
            cells = _cells(sheet, with_formulas)
            yield Grid(sheet.title, cells, tuple(_merged(xml)), _beyond(xml))


def _cells(sheet: Any, with_formulas: Any) -> dict[tuple[int, int], Cell]:
    bounds = {"max_row": MOST_ROWS, "max_col": MOST_COLUMNS}
    formulas = {
        (row, column)
        for row, cells in enumerate(with_formulas.iter_rows(**bounds))
        for column, cell in enumerate(cells)
        if cell.data_type == "f"
    }
    return {
        (row, column): Cell(cell.value, cell.data_type, cell.number_format, is_formula)
        for row, cells in enumerate(sheet.iter_rows(**bounds))
        for column, cell in enumerate(cells)
        if (is_formula := (row, column) in formulas) or cell.value not in (None, "")
    }


def _merged(xml: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield the first and last row and column, from 0, of the ranges that are merged."""
    for number, found in enumerate(_MERGED.finditer(xml)):
        if number < MOST_MERGED:
            left, top, right, bottom = range_boundaries(found[1].decode())
            yield (top or 1) - 1, (bottom or 1) - 1, (left or 1) - 1, (right or 1) - 1


def _beyond(xml: bytes) -> int | None:
    """Return the first row, from 0, beyond those that are read and with something in it."""
    for found in _ROW.finditer(xml):
        number = int(found[1])
        if number > MOST_ROWS:
            following = _ROW.search(xml, found.end())
            end = len(xml) if following is None else following.start()
            if _CONTENT.search(xml, found.end(), end):
                return number - 1
    return None
