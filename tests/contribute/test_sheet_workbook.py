"""The workbook of a judge's sheet: what it looks like, and that every mark comes back from it."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.contribute.conftest import OWN
from toolkit.contribute.sheet_form import SheetForm
from toolkit.contribute.workbooks.opening import LARGEST_UNPACKED
from toolkit.contribute.workbooks.sheet_reading import sheet_of
from toolkit.contribute.workbooks.sheet_workbook import sheet_workbook
from toolkit.language import both
from toolkit.problems.problem import Problem
from toolkit.reading.reader import parse
from toolkit.submissions.sheet import shaped_sheet

Marks = dict[str, dict[str, Decimal]]
FIRST = 5


@pytest.fixture(scope="module")
def content(form: SheetForm) -> bytes:
    return sheet_workbook(form)


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(form: SheetForm) -> dict[str, int]:
    return {row.id: number for number, row in enumerate(form.rows, FIRST) if row.is_mark}


def filled(form: SheetForm, content: bytes, marks: Marks) -> Any:
    book = opened(content)
    for column, unit in enumerate(form.units, 4):
        for id, row in rows(form).items():
            if id in marks[unit]:
                book["评分表"].cell(row, column).value = float(marks[unit][id])
    return book


def full(form: SheetForm) -> Marks:
    return {unit: dict(form.marks) for unit in form.units}


def read(book: Any, form: SheetForm, folder: Path) -> tuple[str | None, list[Problem]]:
    book.save(folder / "back.xlsx")
    return sheet_of(folder / "back.xlsx", form)


# How it is made


def test_the_same_form_gives_the_same_bytes(form: SheetForm, content: bytes) -> None:
    assert sheet_workbook(form) == content
    core = zipfile.ZipFile(io.BytesIO(content)).read("docProps/core.xml").decode()
    assert "2018-01-01T00:00:00Z" in core
    assert "<dc:creator></dc:creator>" in core


def test_marks_alone_can_be_changed_and_each_within_its_range(
    form: SheetForm, content: bytes
) -> None:
    sheet = opened(content)["评分表"]
    assert sheet.protection.sheet
    free = {cell.coordinate for row in sheet.rows for cell in row if not cell.protection.locked}
    asked = {f"{column}{row}" for row in rows(form).values() for column in "DEFGHI"}
    assert free == asked
    ranges = {str(each.sqref): each for each in sheet.data_validations.dataValidation}
    assert len(ranges) == 26
    first = ranges["D6:I6"]
    assert (first.type, first.formula1, first.formula2) == ("decimal", "0", "4")
    assert first.errorTitle == "评分超出范围"
    assert first.error.startswith("请填 0 到 4 之间的数")


def test_it_prints_on_a4_across_with_its_head_on_every_page(content: bytes) -> None:
    sheet = opened(content)["评分表"]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$4:$4", "$A:$C")
    assert sheet.freeze_panes == "D5"


def test_groups_are_headings_and_the_end_is_a_total_and_a_signature(
    form: SheetForm, content: bytes
) -> None:
    sheet = opened(content)["评分表"]
    assert [sheet.cell(5, column).value for column in (1, 3)] == ["G1", 13]
    assert sheet["B5"].font.b
    last = FIRST + len(form.rows) - 1
    assert sheet.cell(last + 1, 2).value.startswith("合计（含加分）")
    assert sheet.cell(last + 1, 3).value == 110
    assert sheet.cell(last + 1, 4).value == f"=SUM(D5:D{last})"
    assert "评委签名" in sheet.cell(last + 2, 1).value


def test_the_own_unit_is_shaded_and_noted(form: SheetForm, content: bytes) -> None:
    sheet = opened(content)["评分表"]
    assert sheet["D6"].fill.fgColor.rgb != sheet["E6"].fill.fgColor.rgb
    assert "算平均分时不计" in sheet["D4"].comment.text
    assert "算平均分时不计" in sheet["A3"].value
    assert sheet["E4"].comment is None
    plain = opened(sheet_workbook(replace(form, unit=None)))["评分表"]
    assert plain["D4"].comment is None
    assert "底纹" not in plain["A3"].value


def test_the_table_of_ids_is_shown_by_no_menu(form: SheetForm, content: bytes) -> None:
    table = opened(content)["kaohe"]
    assert table.sheet_state == "veryHidden"
    assert [[cell.value for cell in row[:2]] for row in table["A1:B7"]] == [
        ["format", 1],
        ["scheme", "lianyungang-county"],
        ["round", "2018"],
        ["edition", "2018"],
        ["judge", "county-jia"],
        ["panel", "counties"],
        ["unit", OWN],
    ]


def test_a_name_is_never_a_formula(form: SheetForm) -> None:
    odd = replace(form, units={OWN: both("=1+1", "=cmd|x"), "b": both("https://x.org", "+1")})
    sheet = opened(sheet_workbook(odd))["评分表"]
    assert [(cell.value, cell.data_type) for cell in sheet["D4:E4"][0]] == [
        ("=1+1\n=cmd|x", "s"),
        ("https://x.org\n+1", "s"),
    ] or all(cell.hyperlink is None for cell in sheet["D4:E4"][0])


# Reading it back


@given(st.data())
@settings(max_examples=12, deadline=None)
def test_every_mark_comes_back(
    form: SheetForm, content: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    marks: Marks = {
        unit: {
            id: data.draw(st.integers(0, int(most * 100)).map(lambda n: Decimal(n) / 100))
            for id, most in form.marks.items()
        }
        for unit in form.units
    }
    text, problems = read(filled(form, content, marks), form, tmp_path_factory.mktemp("book"))
    assert problems == []
    assert text is not None
    document, problems = parse(text, "county-jia.yml")
    assert document is not None
    assert problems == []
    sheet, problems = shaped_sheet(document, form.scheme)
    assert problems == []
    assert sheet is not None
    assert sheet.marks == marks
    assert (sheet.judge, sheet.panel, sheet.unit) == ("county-jia", "counties", OWN)


def test_a_blank_workbook_says_so_of_every_cell(
    form: SheetForm, content: bytes, tmp_path: Path
) -> None:
    text, problems = read(opened(content), form, tmp_path)
    assert text is None
    assert len(problems) == 26 * 6
    assert {each.code.id for each in problems} == {"C614"}
    assert problems[0].message.zh == (
        "评分表!D6：没有给 示例县甲科协 的 L01 科技工作者日与创新争先 打分。"
    )
    assert [each.place for each in problems] == sorted(each.place for each in problems)


def stored(value: str) -> Callable[[str], str]:
    """Put a formula with a stored value into D6, as a spreadsheet program leaves it."""
    return lambda xml: xml.replace("<v>1.25</v>", f"<f>SUM(1,2)</f><v>{value}</v>", 1)


def rewritten(path: Path, change: Callable[[str], str]) -> None:
    """Change the first sheet inside a workbook."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = "xl/worksheets/sheet1.xml"
    before = parts[name].decode()
    parts[name] = change(before).encode()
    assert parts[name].decode() != before
    with zipfile.ZipFile(path, "w") as packed:
        for each, content in parts.items():
            packed.writestr(each, content)


@pytest.mark.parametrize(
    ("value", "mark"), [("3", "3"), ("0.30000000000000004", "0.3"), ("2.2999999999999998", "2.3")]
)
def test_a_formula_counts_by_its_stored_value(
    form: SheetForm, content: bytes, tmp_path: Path, value: str, mark: str
) -> None:
    marks = full(form)
    marks[OWN]["L01"] = Decimal("1.25")
    filled(form, content, marks).save(tmp_path / "back.xlsx")
    rewritten(tmp_path / "back.xlsx", stored(value))
    text, problems = sheet_of(tmp_path / "back.xlsx", form)
    assert problems == []
    assert text is not None
    assert f"    L01: {mark}  #" in text


@pytest.mark.parametrize("value", ["1E999", "NaN", "1E400"])
def test_what_no_program_writes_is_no_mark(
    form: SheetForm, content: bytes, tmp_path: Path, value: str
) -> None:
    marks = full(form)
    marks[OWN]["L01"] = Decimal("1.25")
    filled(form, content, marks).save(tmp_path / "back.xlsx")
    rewritten(tmp_path / "back.xlsx", stored(value))
    text, problems = sheet_of(tmp_path / "back.xlsx", form)
    assert text is None
    assert {each.code.id for each in problems} <= {"C610", "C615", "C616"}


def test_the_nearest_number_is_suggested(form: SheetForm, content: bytes, tmp_path: Path) -> None:
    book = filled(form, content, full(form))
    book["评分表"]["D6"], book["评分表"]["E6"] = "3.5分", "３．５"
    _, problems = read(book, form, tmp_path)
    assert [(each.code.id, each.suggestion) for each in problems] == [
        ("C615", "3.5"),
        ("C615", "3.5"),
    ]


def test_personal_data_in_a_cell_is_not_repeated(
    form: SheetForm, content: bytes, tmp_path: Path
) -> None:
    book = filled(form, content, full(form))
    book["评分表"]["D6"] = "电话13800138000"
    book["评分表"]["E6"] = 13800138000
    _, problems = read(book, form, tmp_path)
    assert [each.code.id for each in problems] == ["C615", "C616"]
    assert not [
        each for each in problems if "138" in f"{each.message} {each.read} {each.suggestion}"
    ]


def test_a_renamed_sheet_is_still_read(form: SheetForm, content: bytes, tmp_path: Path) -> None:
    book = filled(form, content, full(form))
    book["评分表"].title = "张三的表"
    assert read(book, form, tmp_path)[1] == []


def test_a_list_that_changed_since_is_told_by_what_is_missing(
    form: SheetForm, content: bytes, tmp_path: Path
) -> None:
    units = dict(list(form.units.items())[1:]) | {"lianyungang-demo-geng": both("示例", "Demo")}
    now = replace(form, units=units)
    text, problems = read(filled(form, content, full(form)), now, tmp_path)
    assert text is None
    assert [each.code.id for each in problems] == ["C612"]
    assert "缺少 lianyungang-demo-geng，多出 lianyungang-demo-jia" in problems[0].message.zh


def test_a_cell_far_away_and_a_merged_sheet_take_no_time(
    form: SheetForm, content: bytes, tmp_path: Path
) -> None:
    book = filled(form, content, full(form))
    book["kaohe"]["XFD1048576"] = "far"
    book["评分表"]["XFD1048576"] = "far"
    book.save(tmp_path / "back.xlsx")
    rewritten(
        tmp_path / "back.xlsx",
        lambda xml: re.sub(r'<mergeCell ref="[^"]+"', '<mergeCell ref="A50:XFD1048576"', xml),
    )
    text, problems = sheet_of(tmp_path / "back.xlsx", form)
    assert problems == []
    assert text is not None


@pytest.mark.parametrize("name", ["评分表", "kaohe"])
def test_a_chart_in_the_place_of_a_sheet_is_no_sheet(
    form: SheetForm, content: bytes, tmp_path: Path, name: str
) -> None:
    book = filled(form, content, full(form))
    del book[name]
    book.create_chartsheet(name)
    _, problems = read(book, form, tmp_path)
    assert [each.code.id for each in problems] == ["C610"]


def test_a_sheet_cut_short_is_told_cell_by_cell(
    form: SheetForm, content: bytes, tmp_path: Path
) -> None:
    book = filled(form, content, full(form))
    book["评分表"].delete_rows(20, 100)
    _, problems = read(book, form, tmp_path)
    assert {each.code.id for each in problems} == {"C613"}
    assert problems[-1].message.zh.endswith("这里应是 “X3”。")


def test_a_bonus_without_points_of_its_own_is_a_heading_without_a_number(form: SheetForm) -> None:
    scheme = form.scheme.model_copy(update={"bonus_points": None})
    sheet = opened(sheet_workbook(replace(form, scheme=scheme)))["评分表"]
    [row] = [row for row in sheet.iter_rows(values_only=True) if str(row[1]).startswith("加分")]
    assert row[2] is None


def test_a_bomb_is_not_unpacked(form: SheetForm, tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * (LARGEST_UNPACKED + 1))
    _, [problem] = sheet_of(path, form)
    assert problem.message.zh == "读不出评分表：文件太大。"
