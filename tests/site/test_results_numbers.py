"""Every number in the tables of results, read from the HTML, is the published one; ranks and grades follow from them."""

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html

RESULTS = "api/v1/results"
Row = dict[str, str | None]


@cache
def rows(page: Path) -> list[Row]:
    """The rows of the table of units: by column, the text of a cell, None where there is no value."""
    found = []
    [table] = html.fromstring(page.read_bytes()).xpath("//table[@data-table]")
    keys = [th.get("data-key", "") for th in table.xpath("thead/tr/th")]
    for tr in table.xpath("tbody/tr"):
        cells = dict(zip(keys, tr, strict=True))
        row = {
            key: None
            if cell.xpath(".//*[contains(@class,'k-null')]")
            else cell.text_content().strip()
            for key, cell in cells.items()
        }
        [row["link"]] = [cells["unit"].xpath(".//a/@href")[0]]
        found.append(row)
    return found


def unit_in(row: Row) -> str:
    assert row["link"] is not None
    return row["link"].split("units/")[1].split("/")[0]


def rounds(built: Path) -> Iterator[Any]:
    for file in sorted((built / RESULTS).glob("*/*.json")):
        body = json.loads(file.read_text("utf-8"))
        if body["withheld"] is None:
            yield body


@pytest.mark.parametrize("tree", ["", "en/"])
def test_every_number_in_the_tables_of_rounds(built: Path, tree: str) -> None:
    seen = 0
    for body in rounds(built):
        page = built / tree / f"results/{body['scheme']}/{body['year']}/index.html"
        cards = {card["unit"]: card for card in body["scorecards"]}
        assert {unit_in(row) for row in rows(page)} == set(cards)
        for row in rows(page):
            card = cards[unit_in(row)]
            leaves = {
                each["code"]: each["verified_score"]
                for each in card["indicators"]
                if not each["parts"]
            }
            wanted = {"total": card["total"], "claimed": card["claimed_total"], **leaves}
            if "rank" in row:
                wanted["rank"] = card["rank"]
            assert {key: row[key] for key in wanted} == wanted, (page, unit_in(row))
            if "grade" in row:
                label = card["grade_label"] and card["grade_label"]["en" if tree else "zh"]
                assert row["grade"] == label
            seen += len(wanted)
    assert seen > 500


def test_every_number_in_the_tables_of_indicators(built: Path) -> None:
    seen = 0
    for body in rounds(built):
        folder = built / f"results/{body['scheme']}/{body['year']}/indicators"
        if body["points"] is None:
            assert not folder.exists()
            continue
        leaves: dict[str, dict[str, Any]] = {}
        for card in body["scorecards"]:
            for each in card["indicators"]:
                if not each["parts"]:
                    leaves.setdefault(each["code"].lower(), {})[card["unit"]] = each
        assert {path.name for path in folder.iterdir()} == set(leaves)
        for code, of_units in leaves.items():
            found = rows(folder / code / "index.html")
            assert [unit_in(row) for row in found] == [
                unit_in(row) for row in rows(folder.parent / "index.html")
            ]
            keys = {
                "value": "verified_value",
                "claimed-value": "claimed_value",
                "score": "verified_score",
                "claimed": "claimed_score",
            }
            for row in found:
                each = of_units[unit_in(row)]
                for column, key in keys.items():
                    assert row.get(column) == each[key], (body["scheme"], code, unit_in(row), key)
                    seen += 1
    assert seen > 1000


def test_score_and_points_left_make_the_points_as_printed(built: Path) -> None:
    seen = 0
    for body in rounds(built):
        for card in body["scorecards"]:
            for each in card["indicators"]:
                score, gain = each["verified_score"], each["gain"]
                if score is None or each["left"] is None:
                    continue
                assert Fraction(score) + Fraction(each["left"]) == Fraction(each["points"])
                left = re.match(r"离满分还差 ([0-9.]+) 分，由人评定$", gain["zh"]) if gain else None
                assert left is None or left[1] == each["left"], (card["unit"], each["code"])
                seen += left is not None
    assert seen > 100


def test_what_people_left_by_hand(built: Path) -> None:
    """L03 of association A: 1.75 of the leaders, 5 thirds of the departments, 1.75 of the others.

    40% × 1.75 + 30% × 5/3 + 30% × 1.75 = 0.7 + 0.5 + 0.525 = 1.725, printed 1.73 of 2.
    """
    body = json.loads((built / f"{RESULTS}/lianyungang-county/2018.json").read_text("utf-8"))
    [card] = [each for each in body["scorecards"] if each["unit"] == "lianyungang-demo-jia"]
    [row] = [each for each in card["indicators"] if each["code"] == "L03"]
    assert (row["verified_score"], row["points"]) == ("1.73", "2")
    assert row["gain"]["zh"] == "离满分还差 0.27 分，由人评定"


def test_every_number_of_two_rounds_compared(built: Path) -> None:
    files = sorted((built / "api/v1/compare").rglob("*.json"))
    assert [file.relative_to(built / "api/v1/compare").as_posix() for file in files] == [
        "quzhou-service-station/2022/2021.json",
        "quzhou-service-station/2023/2022.json",
    ]
    for file in files:
        body = json.loads(file.read_text("utf-8"))
        page = f"results/{body['scheme']}/{body['after']['year']}/compare/{body['before']['year']}/"
        found = rows(built / page / "index.html")
        assert [unit_in(row) for row in found] == [each["unit"] for each in body["units"]]
        for row, each in zip(found, body["units"], strict=True):
            total, rank = each["total"], each["rank"]
            assert (row["total-before"], row["total"]) == (total["before"], total["after"])
            assert row["difference"] == total["difference"]
            assert (row["rank-before"], row["rank"]) == (rank["before"], rank["after"])
            if total["difference"] is not None:
                assert Fraction(total["after"]) - Fraction(total["before"]) == Fraction(
                    total["difference"]
                )


def printed_totals(built: Path, path: str) -> list[tuple[Fraction, Row]]:
    found = rows(built / "results" / path / "index.html")
    return [(Fraction(row["total"]), row) for row in found if row["total"] is not None]


@pytest.mark.parametrize("year", ["2021", "2022", "2023"])
def test_ranks_and_grades_of_quzhou_follow_from_the_printed_totals(built: Path, year: str) -> None:
    """Art. 17: 60 and more pass, the first 20 % of those taking part are excellent, the rest fail."""
    page = f"quzhou-service-station/{year}"
    totals = printed_totals(built, page)
    for total, row in totals:
        assert row["rank"] == str(1 + sum(other > total for other, _ in totals))
    places = len(totals) // 5
    for total, row in totals:
        above = sum(other > total for other, _ in totals)
        as_good = sum(other >= total for other, _ in totals)
        if total < 60:
            assert row["grade"] == "不合格"
        elif as_good <= places:
            assert row["grade"] == "优秀"
        elif above >= places:
            assert row["grade"] == "合格"
        else:  # tied across the cut: excellent only by a recorded decision
            assert row["grade"] in ("优秀", "合格")
    assert sum(row["grade"] == "优秀" for _, row in totals) <= places
    for row in rows(built / "results" / page / "index.html"):
        if row["total"] is None:
            assert (row["rank"], row["grade"]) == (None, "不合格")


def test_grades_of_hefei_follow_from_the_printed_totals(built: Path) -> None:
    """Five (2): 90 and more are excellent, 60 and more pass; the bonus counts."""
    found = printed_totals(built, "hefei-alliance/2018")
    assert len(found) == 8
    for total, row in found:
        assert row["grade"] == ("优秀" if total >= 90 else "合格" if total >= 60 else "不合格")


def test_ranks_of_lianyungang_follow_from_the_printed_totals(built: Path) -> None:
    """By total; the unit under a veto (五) has no rank and takes nobody's."""
    ranked = [pair for pair in printed_totals(built, "lianyungang-county/2018") if pair[1]["rank"]]
    assert len(ranked) == 4
    for total, row in ranked:
        assert row["rank"] == str(1 + sum(other > total for other, _ in ranked))


def test_rounds_that_are_not_out_have_none_of_it(built: Path) -> None:
    for file in (built / RESULTS).glob("*/*.json"):
        body = json.loads(file.read_text("utf-8"))
        if body["withheld"] is not None:
            folder = built / f"results/{body['scheme']}/{body['year']}"
            assert not (folder / "indicators").exists()
            assert not (folder / "compare").exists()
            text = (folder / "index.html").read_text("utf-8")
            assert "k-plot" not in text
            assert "data-table" not in text
