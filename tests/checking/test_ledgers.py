"""The fund ledger of a station: sixteen columns, three rows, every rule, the difference stated."""

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from tests.reopened import reopened
from toolkit.checking.check import check
from toolkit.commands.environment import ROOT
from toolkit.problems.problem import Problem
from toolkit.submissions.walk import open_repository

CLAIM = "units/keqiao-demo-station-fabric/2018/keqiao-service-station.yml"
#: Columns that follow from others, by the numbers the form prints over them.
DERIVED = {"basic": 5, "activity": 12, "spent": 14, "balance": 15}
COLUMNS = [
    "received",
    "equipment",
    "materials",
    "basic_other",
    "basic",
    "research",
    "exchange",
    "labour",
    "consulting",
    "meetings",
    "activity_other",
    "activity",
    "other",
    "spent",
    "balance",
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The stations alone: their scheme, round and claims."""
    target = tmp_path / "data"
    scheme = "schemes/keqiao-service-station"
    shutil.copytree(ROOT / "data" / scheme, target / scheme)
    for unit in (ROOT / "data/units").glob("keqiao-demo-station-*"):
        shutil.copytree(unit, target / "units" / unit.name)
    return reopened(target)


def changed(data: Path, row: str, column: str, by: Decimal) -> list[Problem]:
    """Add to one cell as written, and return what the check says of ledgers."""
    path = data / CLAIM
    text = path.read_text(encoding="utf-8")
    start = text.index(f"    {row}:\n", text.index("fund_ledger:"))
    cell = re.compile(rf"      {column}: (-?[0-9.]+)\n")
    found = cell.search(text, start)
    assert found is not None
    written = Decimal(found.group(1)) + by
    path.write_text(f"{text[: found.start(1)]}{written}{text[found.end(1) :]}", encoding="utf-8")
    problems = check(open_repository(data, "data"))
    return [each for each in problems if each.code.id in ("C501", "C502", "C504")]


def test_the_demonstrations_add_up(data: Path) -> None:
    problems = check(open_repository(data, "data"))
    assert [each.code.id for each in problems if each.code.id.startswith("C50")] == ["C503", "C503"]


@pytest.mark.parametrize("row", ["subsidy", "own"])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_cent_in_any_cell_of_a_row_is_noticed(data: Path, row: str, column: str) -> None:
    problems = changed(data, row, column, Decimal("0.01"))
    assert {each.code.id for each in problems} == {"C501", "C502"}
    for problem in problems:
        assert "差 0.01" in problem.message.zh
        assert "a difference of 0.01" in problem.message.en


@pytest.mark.parametrize("column", COLUMNS)
def test_a_cent_in_any_cell_of_the_total_row_is_noticed(data: Path, column: str) -> None:
    problems = changed(data, "total", column, Decimal("-0.01"))
    assert "C502" in {each.code.id for each in problems}
    assert any("合计" in each.message.zh and "差 0.01" in each.message.zh for each in problems)


@pytest.mark.parametrize(("column", "number"), DERIVED.items())
def test_a_wrong_derived_cell_names_its_column_formula_and_difference(
    data: Path, column: str, number: int
) -> None:
    formulas = {5: "2+3+4", 12: "6+7+8+9+10+11", 14: "5+12+13", 15: "1-14"}
    first = changed(data, "subsidy", column, Decimal("250.50"))[0]
    assert first.code.id == "C501"
    assert f"第 {number} 栏" in first.message.zh
    assert f"应等于 {formulas[number]}：" in first.message.zh
    assert "差 250.5" in first.message.zh


def test_what_builds_on_a_wrong_subtotal_names_the_first_cause(data: Path) -> None:
    problems = changed(data, "own", "basic", Decimal("100"))
    on_spent = [each for each in problems if "第 14 栏" in each.message.zh]
    assert on_spent
    assert "先看自筹资金第 5 栏" in on_spent[0].message.zh


def test_the_year_is_the_round_s(data: Path) -> None:
    path = data / CLAIM
    path.write_text(path.read_text().replace("    year: 2018\n", "    year: 2017\n"))
    problems = [each for each in check(open_repository(data, "data")) if each.code.id == "C504"]
    assert len(problems) == 1
    lines = path.read_text().splitlines()
    assert lines[problems[0].place.line - 1] == "    year: 2017"


def test_a_negative_balance_warns_and_a_negative_input_is_an_error(data: Path) -> None:
    path = data / CLAIM
    text = path.read_text()
    path.write_text(text.replace("      equipment: 82000.00", "      equipment: -82000.00", 1))
    problems = check(open_repository(data, "data"))
    assert any(each.code.id == "C101" and "第 2 栏" in each.message.zh for each in problems)
    warned = [each for each in problems if each.code.id == "C503"]
    assert {each.severity for each in warned} == {"warning"}
    assert all("-21000" in each.message.zh for each in warned)


def test_every_ledger_is_judged_whatever_the_others_say(data: Path) -> None:
    other = data / "units/keqiao-demo-station-knit/2018/keqiao-service-station.yml"
    text = other.read_text()
    other.write_text(text.replace("      received: 250000.00", "      received: 250001.00", 1))
    problems = changed(data, "subsidy", "basic", Decimal("1"))
    assert {each.place.file.split("/")[2] for each in problems if each.severity == "error"} == {
        "keqiao-demo-station-fabric",
        "keqiao-demo-station-knit",
    }
