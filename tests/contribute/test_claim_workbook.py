"""The workbook of a claim: what it looks like."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.contribute.claim_books import SOCIETY, back, open_form, with_facts
from toolkit.contribute.entries import LedgerEntry
from toolkit.contribute.workbooks.claim_form import ClaimForm
from toolkit.contribute.workbooks.claim_layout import plans_of
from toolkit.contribute.workbooks.claim_workbook import claim_workbook
from toolkit.language import both
from toolkit.submissions.repository import Repository


@pytest.fixture(scope="module")
def form(tiny: Repository) -> ClaimForm:
    return open_form(tiny, SOCIETY)


@pytest.fixture(scope="module")
def book(form: ClaimForm) -> Any:
    return openpyxl.load_workbook(io.BytesIO(claim_workbook(form)))


def test_the_same_form_gives_the_same_bytes(form: ClaimForm) -> None:
    assert claim_workbook(form) == claim_workbook(form)


def test_the_sheets_are_the_form_its_lists_its_ledger_and_the_evidence(book: Any) -> None:
    shown = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert shown == ["申报表", "活动", "学术报告", "经费表", "证据材料"]
    assert book["选项"].sheet_state == "hidden"
    assert book["kaohe"].sheet_state == "veryHidden"


def test_indicators_come_in_order_with_points_and_what_is_asked_of_the_class(book: Any) -> None:
    rows = [[cell.value for cell in row] for row in book["申报表"]["B5:E9"]]
    assert [row[0] for row in rows] == ["A", "A1", "→", "A2", None]
    assert [row[2] for row in rows] == ["70", "40", None, "30", None]
    assert rows[1][3].startswith("2–4 次")
    assert rows[3][3] == "100 人\n100 members"
    assert rows[4][1] == "会员\nMembers"
    assert book["申报表"]["F9"].value == 120
    assert book["申报表"]["E15"].value == "不少于 1 场\n1 or more lectures"


def test_another_class_is_asked_for_more(tiny: Repository, form: ClaimForm) -> None:
    registered = form.registered.model_copy(update={"class_": "large"})
    rows = {row.id: row for row in replace(form, registered=registered).rows()}
    asked = rows["A2"].asked
    assert asked is not None
    assert asked.zh == "300 人"


def test_only_the_cells_to_fill_in_can_be_changed(book: Any) -> None:
    for sheet in book:
        assert sheet.protection.sheet
    free = [cell.coordinate for (cell,) in book["申报表"]["F5:F24"] if not cell.protection.locked]
    assert free == ["F7", "F9", "F11", "F12", *(f"F{row}" for row in range(15, 23))]
    ledger = book["经费表"]
    assert not ledger["C6"].protection.locked
    assert ledger["G6"].protection.locked


def test_choices_drop_down_in_chinese_and_numbers_and_days_have_their_limits(book: Any) -> None:
    limits = {
        sheet: {
            str(each.sqref): (each.type, each.formula1, each.formula2)
            for each in book[sheet].data_validations.dataValidation
        }
        for sheet in ("申报表", "活动")
    }
    assert limits["申报表"]["F9"] == ("whole", "0", "9000")
    events = limits["活动"]
    # 43831 and 44196 are the first and the last day of 2020
    assert events["D5:D2004"] == ("date", "43831", "44196")
    kind, source, _ = events["G5:G2004"]
    assert kind == "list"
    column = source.split("$")[1]
    assert [cell.value for cell in book["选项"][column][:3]] == ["报告会", "展会", "参观"]
    kind, source, _ = events["I5:I2004"]
    column = source.split("$")[1]
    assert [cell.value for cell in book["选项"][column][:2]] == ["是", "否"]


def test_words_and_codes_are_text_beforehand_as_far_down_as_one_goes(book: Any) -> None:
    events, proof = book["活动"], book["证据材料"]
    assert [events.column_dimensions[each].number_format for each in "BCD"] == [
        "@",
        "@",
        "yyyy-mm-dd",
    ]
    assert proof["K5"].number_format == "@"
    assert proof["K5"].value == "1" * 64


def test_it_prints_on_a4_across_with_its_headings_on_every_page(book: Any) -> None:
    for name in ("申报表", "活动", "经费表", "证据材料"):
        sheet = book[name]
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$4:$4"


def test_the_ledger_computes_what_follows_and_holds_its_value(form: ClaimForm, book: Any) -> None:
    assert book["经费表"]["G6"].value == '=IF(COUNT(C6,F6)=0,"",ROUND(SUM(C6)-SUM(F6),2))'
    assert book["经费表"]["C8"].value == '=IF(COUNT(C6,C7)=0,"",ROUND(SUM(C6,C7),2))'
    values = openpyxl.load_workbook(io.BytesIO(claim_workbook(form)), data_only=True)["经费表"]
    assert [cell.value for cell in values["C8:G8"][0]] == [1000, 300.5, 460, 760.5, 239.5]


def test_what_contradicts_the_formula_stays_as_it_was_typed(
    form: ClaimForm, tiny: Repository, tmp_path: Path
) -> None:
    ledger = form.entry("accounts")
    assert isinstance(ledger, LedgerEntry)
    rows = {**ledger.rows, "grant": {**ledger.rows["grant"], "spent": "700.05"}}
    wrong = with_facts(form, accounts=LedgerEntry(ledger.year, rows))
    sheet = openpyxl.load_workbook(io.BytesIO(claim_workbook(wrong)))["经费表"]
    assert (sheet["F6"].value, sheet["F6"].protection.locked) == (700.05, False)
    assert "700.50" in sheet["F6"].comment.text
    found = [each for each in back(wrong, tiny, tmp_path).problems if each.code.id == "C501"]
    assert found[0].place.cell == "经费表!F6"


def test_names_of_sheets_keep_to_the_rules_and_differ(form: ClaimForm) -> None:
    events, talks = form.scheme.facts["events"], form.scheme.facts["talks"]
    odd = both("a/b：" + "很" * 40 + "'", "x")
    facts = {
        "a": events.model_copy(update={"label": odd}),
        "b": talks.model_copy(update={"label": odd}),
        "c": talks.model_copy(update={"label": both("申报表", "x")}),
        "d": talks.model_copy(update={"label": both("History", "x")}),
        "e": talks.model_copy(update={"label": both("'[]'", "x")}),
    }
    scheme = form.scheme.model_copy(update={"facts": {**form.scheme.facts, **facts}})
    named = replace(form, edition=replace(form.edition, scheme=scheme))
    titles = [plan.title for plan in plans_of(named)]
    assert len({title.lower() for title in titles}) == len(titles)
    assert all(0 < len(title) <= 31 for title in titles)
    assert not [title for title in titles if set("[]:*?/\\") & set(title)]
    assert "申报表（2）" in titles
    assert "History" not in titles


def test_a_label_is_never_a_formula(form: ClaimForm, tiny: Repository, tmp_path: Path) -> None:
    odd = replace(form, name=both("=1+1", "=cmd|x"))
    odd = with_facts(odd, motto="=SUM(1)", site="https://example.org/a")
    sheet = openpyxl.load_workbook(io.BytesIO(claim_workbook(odd)))["申报表"]
    assert sheet["F19"].data_type == "s"
    assert sheet["F22"].hyperlink is None
    entries = back(odd, tiny, tmp_path).entries
    assert entries is not None
    assert entries.facts["motto"] == "=SUM(1)"
