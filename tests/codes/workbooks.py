"""Codes that no file of the data folder earns: those of workbooks that come back.

The cases of `new --from` change the filled-in workbook of one judge of the tiny fair: D5 and E5 are
the marks of tiny-alpha and tiny-beta, A5 the code of the mark. ``cell`` is the cell that is blamed,
A1 the file. Those of `excel --from` change the workbook of the claim of tiny-alpha; its form has
what is filled in in F, its list of events begins in row 5. There ``cell`` names the sheet as well,
and is empty where the file is blamed.
"""

import datetime
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from toolkit.contribute.workbooks.claim_layout import checksum
from toolkit.contribute.workbooks.opening import LARGEST_SHEET

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


# ---------------------------------------------------------------------- the workbook of a claim


@dataclass(frozen=True)
class Formula:
    """A formula in a cell, with the value that the program stored for it."""

    sheet: str
    cell: str
    value: str
    kind: Literal["n", "str"] = "n"


@dataclass(frozen=True)
class Packed:
    """What is done to the bytes of the file."""

    change: Callable[[bytes], bytes]


ClaimChange: TypeAlias = Callable[[Any], None] | bytes | Formula | Packed


@dataclass(frozen=True)
class ClaimBookCase:
    """A change that earns the code at a cell, and one near it that does not.

    ``state`` is that of the round when the bad one comes back.
    """

    code: str
    cell: str
    bad: ClaimChange
    good: ClaimChange
    state: str = "draft"


def unchanged(book: Any) -> None:
    """The workbook as it is."""


def on(sheet: str, what: str, *given: Any) -> Callable[[Any], None]:
    """Have a sheet do something."""

    def change(book: Any) -> None:
        getattr(book[sheet], what)(*given)

    return change


def renamed(book: Any) -> None:
    book["活动"].title = "活动清单"


def without(sheet: str) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        del book[sheet]

    return change


def copied(book: Any) -> None:
    book.copy_worksheet(book["活动"])


def retold(*changes: tuple[tuple[str, ...], tuple[str, ...] | None]) -> Callable[[Any], None]:
    """Have the table of ids, checksum and all, say something else; None takes a row away."""

    def change(book: Any) -> None:
        table = book["kaohe"]
        rows = [tuple(cell for cell in row if cell) for row in table.values][2:]
        for before, after in changes:
            assert before in rows, before
            rows = [after if row == before else row for row in rows]  # type: ignore[misc]
        kept = [row for row in rows if row]
        table.delete_rows(3, len(rows))
        for row in kept:
            table.append(row)
        table["B2"] = checksum(kept)

    return change


def with_part(name: str, content: bytes) -> Packed:
    """Put one more part into the file."""

    def change(before: bytes) -> bytes:
        after = io.BytesIO(before)
        with zipfile.ZipFile(after, "a", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(name, content)
        return after.getvalue()

    return Packed(change)


_MOTTO = (
    (("row", "form", "motto"), None),
    (("caption", "form", "motto", "#label", "宗旨\nMotto"), None),
)
_DAY = datetime.datetime(2020, 3, 5)
_MACROS, _PICTURE = with_part("xl/vbaProject.bin", b"x"), with_part("xl/media/a.png", b"x")
_BOMB = with_part("xl/worksheets/sheet9.xml", b" " * (LARGEST_SHEET + 1))
_PARTS = with_part("xl/worksheets/sheet9.xml", b" " * LARGEST_SHEET)

_LISTED_TWICE = with_part("docProps/own.xml", b"<sheet />" * 2)

# fmt: off
CLAIM_BOOKS = (
    ClaimBookCase("C620", "", b"PK\x03\x04 no workbook", unchanged),
    ClaimBookCase("C620", "", b"members,120\n", unchanged),
    ClaimBookCase("C620", "", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old one", unchanged),
    ClaimBookCase("C620", "", b"PK" * 2**22, unchanged),
    ClaimBookCase("C620", "", _MACROS, _PICTURE),
    ClaimBookCase("C620", "", _BOMB, _PARTS),
    ClaimBookCase("C620", "", with_part("xl/workbook.bin", b"x"), _PICTURE),
    ClaimBookCase("C620", "", _LISTED_TWICE, unchanged),
    ClaimBookCase("C620", "", with_part("docProps/own.xml", b"<!DOCTYPE a>"), _PICTURE),
    ClaimBookCase("C620", "", without("kaohe"), unchanged),
    ClaimBookCase("C620", "", put("B1", "2", "kaohe"), put("B1", "1", "kaohe")),
    ClaimBookCase("C620", "", put("C6", "tiny-beta", "kaohe"), put("C6", "tiny-alpha", "kaohe")),
    ClaimBookCase("C621", "", retold((("is", "unit", "tiny-alpha"), ("is", "unit", "tiny-beta"))), retold()),
    ClaimBookCase("C621", "", retold((("is", "edition", "2020"), ("is", "edition", "2019"))), retold()),
    ClaimBookCase("C621", "", retold((("is", "round", "2020"), ("is", "round", "2019"))), retold()),
    ClaimBookCase("C621", "", retold((("is", "scheme", "tiny-society"), ("is", "scheme", "tiny-fair"))), retold()),
    ClaimBookCase("C622", "", retold(*_MOTTO), retold()),
    ClaimBookCase("C623", "", without("活动"), renamed),
    ClaimBookCase("C623", "", on("活动", "delete_rows", 1), on("活动", "delete_rows", 6)),
    ClaimBookCase("C623", "", on("经费表", "delete_cols", 1), on("活动", "insert_rows", 2)),
    ClaimBookCase("C624", "", on("申报表", "delete_rows", 9), on("申报表", "insert_rows", 9)),
    ClaimBookCase("C624", "", on("活动", "delete_cols", 5), on("活动", "insert_cols", 5)),
    ClaimBookCase("C625", "活动 Copy!A1", copied, added_sheet),
    ClaimBookCase("C625", "申报表!A16", put("A16", "members", "申报表"), put("A1", "kaohe:form", "申报表")),
    ClaimBookCase("C626", "申报表!C9", put("C9", "收入", "申报表"), put("C9", "会员  Members", "申报表")),
    ClaimBookCase("C626", "活动!E4", put("E4", "花费", "活动"), put("E5", 30, "活动")),
    ClaimBookCase("C627", "申报表!F11", put("F11", 1.1010119900101e17, "申报表"), put("F11", 999999999999999, "申报表")),
    ClaimBookCase("C627", "申报表!F11", put("F11", 10**15, "申报表"), put("F11", "1.1E+17", "申报表")),
    ClaimBookCase("C628", "活动!C5", put("C5", 20200305, "活动"), put("C5", "20200305", "活动")),
    ClaimBookCase("C628", "活动!B5", put("B5", _DAY, "活动"), put("B5", "3-5", "活动")),
    ClaimBookCase("C628", "活动!E5", put("E5", _DAY, "活动"), put("E5", 35, "活动")),
    ClaimBookCase("C628", "证据材料!K5", put("K5", 1e63, "证据材料"), put("K5", "1" * 64, "证据材料")),
    ClaimBookCase("C628", "活动!D5", put("D5", datetime.time(3, 5), "活动"), put("D5", _DAY, "活动")),
    ClaimBookCase("C629", "申报表!F9", put("F9", "#REF!", "申报表"), put("F9", "120", "申报表")),
    ClaimBookCase("C630", "申报表!F9", put("F9", "=100+20", "申报表"), Formula("申报表", "F9", "120")),
    ClaimBookCase("C630", "经费表!G8", put("G8", "=C8-F8", "经费表"), Formula("经费表", "G8", "239.5")),
    ClaimBookCase("C631", "申报表!F9", Formula("申报表", "F9", "120", "str"), Formula("申报表", "F9", "120")),
    ClaimBookCase("C631", "申报表!F19", Formula("申报表", "F19", "求真", "str"), Formula("申报表", "F19", "", "str")),
    ClaimBookCase("C632", "活动!C5", on("活动", "merge_cells", "C5:C6"), on("活动", "merge_cells", "D2:E2")),
    ClaimBookCase("C632", "申报表!F9", on("申报表", "merge_cells", "F9:G9"), on("申报表", "merge_cells", "D5:E5")),
    ClaimBookCase("C633", "活动!B2005", put("C2005", "年会", "活动"), put("C2004", "年会", "活动")),
    ClaimBookCase("C633", "活动!B9000", put("M9000", "年会", "活动"), put("M2004", "年会", "活动")),
    ClaimBookCase("C634", "申报表!F7", put("F7", 2, "申报表"), put("F7", None, "申报表")),
    ClaimBookCase("C634", "申报表!F7", put("F7", "一条都没有", "申报表"), put("F7", " ", "申报表")),
    ClaimBookCase("C635", "活动!D5", put("D5", "2020.3.5", "活动"), put("D5", "2020-03-05", "活动")),
    ClaimBookCase("C635", "活动!D5", put("D5", "2020年3月5日", "活动"), put("D5", "2020年3月", "活动")),
    ClaimBookCase("C635", "申报表!F17", put("F17", " 1979/10/1", "申报表"), put("F17", "1979/2/30", "申报表")),
    ClaimBookCase("C636", "活动!B5", put("B5", None, "活动"), put("B5", "e5", "活动")),
    ClaimBookCase("C637", "活动!M5", put("M5", "待核对", "活动"), put("M5", " ", "活动")),
    ClaimBookCase("C637", "经费表!D5", put("D5", 2020, "经费表"), put("C5", 2020, "经费表")),
    ClaimBookCase("C637", "申报表!F24", put("F24", "已交", "申报表"), put("F24", None, "申报表")),
    ClaimBookCase("C637", "申报表!F40", put("F40", 5, "申报表"), added_sheet),
    ClaimBookCase("C638", "", unchanged, unchanged, state="checked"),
)
# fmt: on
