"""Open data: schemas, index, tables, workbooks, dictionary, data package and checksums agree."""

import hashlib
import json
import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import openpyxl
import pytest
import referencing
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.publishing.open_data import rows_of
from toolkit.language import both
from toolkit.publishing.fields import Field, Table
from toolkit.publishing.workbook import is_held, write_workbook

#: JSON that others have specified.
UNTYPED = ("/openapi.json", "/schema/{kind}.schema.json")
#: Files of one scorecard or unit each: too many to be listed one by one.
ONE_BY_ONE = ("scorecards/", "badges/")
#: The sheet that says what columns mean.
DICTIONARY = "数据字典 dictionary"


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def files_in(api: Path) -> set[str]:
    return {path.relative_to(api).as_posix() for path in api.rglob("*") if path.is_file()}


def test_every_json_file_has_a_schema_and_keeps_it(api: Path) -> None:
    schemas = {path.name: read(path) for path in (api / "schema").glob("*.json")}
    others = referencing.Registry().with_contents(schemas.items())
    validators = {}
    for name, said in schemas.items():
        jsonschema.Draft202012Validator.check_schema(said)
        kind = name.removesuffix(".schema.json")
        validators[kind] = jsonschema.Draft202012Validator(said, registry=others)
    described = read(api / "openapi.json")
    used = set()
    for name in files_in(api):
        [path] = [path for path in described["paths"] if fits(name, path, described)]
        [(media, content)] = described["paths"][path]["get"]["responses"]["200"]["content"].items()
        assert (media == "application/json") == name.endswith(".json"), name
        assert ("schema" in content) == (name.endswith(".json") and path not in UNTYPED), name
        if "schema" not in content:
            continue
        kind = content["schema"]["$ref"].removeprefix("schema/").removesuffix(".schema.json")
        errors = [error.message for error in validators[kind].iter_errors(read(api / name))]
        assert errors == [], name
        used.add(kind)
    assert used == set(validators)


def fits(name: str, path: str, described: Any) -> bool:
    """Whether a file stands where a path of the description says, with such values."""
    pattern = re.escape(path)
    for said in described["paths"][path]["get"]["parameters"]:
        if "$ref" in said:
            said = described["components"]["parameters"][said["$ref"].rpartition("/")[2]]
        values = said["schema"]
        one = values.get("pattern") or "|".join(map(re.escape, values["enum"]))
        pattern = pattern.replace(f"\\{{{said['name']}\\}}", f"({one.strip('^$')})")
    return re.fullmatch(pattern, f"/{name}") is not None


def test_the_description_of_the_interface_is_valid_and_complete(api: Path) -> None:
    described = read(api / "openapi.json")
    errors = OpenAPIV31SpecValidator(described, base_uri=(api / "openapi.json").as_uri())
    assert list(errors.iter_errors()) == []
    assert described["info"]["version"] == "v1"
    assert described["info"]["license"]["name"] == "CC-BY-4.0"
    assert described["servers"] == [{"url": "."}]
    names = files_in(api)
    for path, said in described["paths"].items():
        assert any(fits(name, path, described) for name in names), path
        told = [
            each.get("$ref", each.get("name")).rpartition("/")[2]
            for each in said["get"]["parameters"]
        ]
        assert told == re.findall(r"\{(\w+)\}", path)
    enum = described["paths"]["/tables/{table}.csv"]["get"]["parameters"][0]["schema"]["enum"]
    assert {f"tables/{name}.csv" for name in enum} == {
        name for name in names if name.startswith("tables/") and name.endswith(".csv")
    }


def test_the_index_has_the_address_of_everything(root: Path, api: Path) -> None:
    listed = set(addresses(read(api / "index.json")))
    for address in listed:
        assert (api / address).is_file(), address
    inside = {address for address in listed if not address.startswith("../")}
    missing = files_in(api) - inside - {"index.json"}
    assert {name for name in missing if not name.startswith(ONE_BY_ONE)} == set()
    told = {
        template.replace("{unit}", card["unit"])
        for entry in read(api / "index.json")["rounds"]
        for card in read(api / entry["json"])["scorecards"]
        for template in entry["scorecards"].values()
    }
    patterns = read(api / "index.json")["badges"].values()
    told |= {
        pattern.replace("{scheme}", row["scheme"]).replace("{unit}", row["unit"])
        for row in rows_of(api / "tables/scorecards.csv")
        for pattern in patterns
    }
    assert told == {name for name in missing if name.startswith(ONE_BY_ONE)}
    outside = {(api / address).resolve() for address in listed - inside}
    others = {path.resolve() for path in root.rglob("*") if path.suffix in (".atom", ".ics")}
    assert outside == others


def addresses(value: Any, key: str = "") -> list[str]:
    if isinstance(value, dict):
        return [each for name, inner in value.items() for each in addresses(inner, name)]
    if isinstance(value, list):
        return [each for inner in value for each in addresses(inner, key)]
    is_address = isinstance(value, str) and re.fullmatch(r"[.\w/-]+\.\w+|SHA256SUMS", value)
    return [value] if is_address and not value.startswith("CC") else []


def test_checksums_are_those_of_every_file(api: Path) -> None:
    lines = (api / "SHA256SUMS").read_text("utf-8").splitlines()
    names = [line.partition("  ")[2] for line in lines]
    assert names == sorted(names)
    assert set(names) == files_in(api) - {"SHA256SUMS"}
    for line in lines:
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((api / name).read_bytes()).hexdigest() == digest


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_the_usual_program_checks_them(api: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=api, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "")


# The data package


def test_the_data_package_is_valid_and_says_where_it_comes_from(api: Path) -> None:
    report = frictionless.validate(str(api / "datapackage.json"))
    assert report.flatten(["title", "rowNumber", "message"]) == []
    package = read(api / "datapackage.json")
    assert package["version"] == "2021-03-13+0123456789ab"
    assert [each["name"] for each in package["licenses"]] == ["CC-BY-4.0"]
    assert {each["path"] for each in package["resources"]} == {
        name for name in files_in(api) if name.endswith(".csv") and not name.startswith(ONE_BY_ONE)
    }


@pytest.mark.parametrize(
    ("was", "now", "error"),
    [
        ("tiny-beta,2019", "tiny-nobody,2019", "foreign-key"),
        ("90.00,90.00", "90.00,lots", "type-error"),
        ("tiny-alpha,2019", "tiny-beta,2019", "primary-key"),
    ],
)
def test_a_table_that_breaks_its_promise_is_found_out(
    api: Path, tmp_path: Path, was: str, now: str, error: str
) -> None:
    copy = Path(shutil.copytree(api, tmp_path / "copy"))
    file = copy / "tables/scorecards.csv"
    text = file.read_bytes().decode()
    assert was in text
    file.write_bytes(text.replace(was, now, 1).encode())
    package = frictionless.Package(str(copy / "datapackage.json"))
    found = package.get_resource("scorecards").validate().flatten(["type"])
    assert [error] in found


def test_empty_cells_are_only_where_the_dictionary_says_what_they_mean(api: Path) -> None:
    for table in read(api / "dictionary.json")["tables"]:
        rows = rows_of(api / f"tables/{table['name']}.csv")
        for field in table["fields"]:
            cells = {row[field["name"]] for row in rows}
            assert field["empty"] is not None or "" not in cells, (table["name"], field["name"])
            if field["options"]:
                assert cells - {""} <= field["options"].keys(), (table["name"], field["name"])


# The tables


def test_scores_in_long_form(api: Path) -> None:
    rows = rows_of(api / "tables/scores.csv")
    [beta] = [row for row in rows if (row["unit"], row["year"]) == ("tiny-beta", "2020")]
    assert beta == {
        **{"scheme": "tiny-prize", "year": "2020", "unit": "tiny-beta", "edition": "2019"},
        **{"indicator": "K", "points": "100", "claimed_value": "90", "claimed_score": "90.00"},
        **{"claimed_missing": "", "verified_value": "90", "verified_score": "90.00"},
        "verified_missing": "",
    }


def test_tables_say_what_the_scorecards_say(api: Path) -> None:
    scores = {
        (row["scheme"], row["year"], row["unit"], row["indicator"]): row
        for row in rows_of(api / "tables/scores.csv")
    }
    totals = {
        (row["scheme"], row["year"], row["unit"]): row
        for row in rows_of(api / "tables/scorecards.csv")
    }
    for entry in read(api / "index.json")["rounds"]:
        for card in read(api / entry["json"])["scorecards"]:
            key = (card["scheme"], card["year"], card["unit"])
            total = totals.pop(key)
            for name in ("claimed_total", "base", "bonus", "total", "deduction", "rank", "grade"):
                assert total[name] == (card[name] or "")
            for each in card["indicators"]:
                score = scores.pop((*key, each["code"]))
                for name in ("claimed_value", "claimed_score", "verified_value", "verified_score"):
                    assert score[name] == (each[name] or "")
                for side in ("claimed", "verified"):
                    is_missing = each[f"{side}_score"] is None
                    assert bool(score[f"{side}_missing"]) == is_missing
    assert (scores, totals) == ({}, {})


def test_ids_have_their_words_beside_them(api: Path) -> None:
    told = {(row["unit"], row["year"]): row for row in rows_of(api / "tables/scorecards.csv")}
    alpha = told["tiny-alpha", "2019"]
    names = ("grade", "grade_zh", "grade_en", "class_zh", "class_en", "status_zh", "status_en")
    assert [alpha[name] for name in names] == [
        *("good", "良好", "good", "大社团", "Big club", "已核定", "verified")
    ]
    book = openpyxl.load_workbook(api / "tables/scorecards.xlsx")
    heads = [cell.value for cell in book["总分 scorecards"][1]]
    assert {"考核合计\nTotal", "等次（中文）\nGrade (in Chinese)", "等次代号\nGrade (id)"} <= set(
        heads
    )
    book = openpyxl.load_workbook(api / "results/tiny-prize/2020.xlsx")
    heads = [cell.value for cell in book["考核结果 results"][1]]
    assert "活动：考核得分\nMeetings: score" in heads
    rows = rows_of(api / "results/tiny-prize/2020.csv")
    assert [row["grade_zh"] for row in rows if row["unit"] == "tiny-alpha"] == ["良好"]


def test_objections_and_corrections(api: Path) -> None:
    [told] = rows_of(api / "tables/objections.csv")
    assert (told["unit"], told["value"], told["before"], told["after"]) == (
        *("tiny-beta", "59"),
        *("90.00", "59.00"),
    )
    assert (told["answered_on"], told["decision"], told["why_en"]) == (
        *("2021-03-12", "rejected"),
        "Proven.",
    )
    corrected = rows_of(api / "tables/corrections.csv")
    assert [row["correction"] for row in corrected] == ["k1", "k2", "k3", "k4", "k5"]
    assert (corrected[2]["was"], corrected[2]["now"]) == ("65.00", "68.00")


def test_nothing_of_a_withheld_round_is_in_a_table(api: Path) -> None:
    entries = read(api / "index.json")["rounds"]
    withheld = [(each["scheme"], each["year"]) for each in entries if each["withheld"]]
    assert ("tiny-society", "2020") in withheld
    tables = ("scorecards", "scores", "records", "consequences", "objections", "corrections")
    for name in tables:
        rows = rows_of(api / f"tables/{name}.csv")
        assert not {(row["scheme"], row["year"]) for row in rows} & set(withheld)
        assert rows or name == "records", name
    for scheme, year in withheld:
        assert rows_of(api / f"results/{scheme}/{year}.csv") == []
        book = openpyxl.load_workbook(api / f"results/{scheme}/{year}.xlsx")
        assert book.sheetnames == ["考核结果 results", "结果运用 consequences", DICTIONARY]
        assert [book[name].max_row for name in book.sheetnames[:2]] == [2, 2]


# Workbooks


def test_a_workbook_says_what_its_csv_says_and_explains_its_columns(api: Path) -> None:
    books = sorted(api.rglob("*.xlsx"))
    assert len(books) == 4 + 9
    for path in books:
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        words, head, *rows = list(sheet.iter_rows(values_only=True))
        assert len(set(words)) == len(words)
        assert all(len(str(each).split("\n")) == 2 for each in words)
        written = rows_of(path.with_suffix(".csv"))
        assert len(rows) == len(written)
        for row, told in zip(rows, written, strict=True):
            assert list(head) == list(told)
            for cell, text in zip(row, told.values(), strict=True):
                assert same(cell, text), (path, cell, text)
        explained = {
            (row[0], row[1]) for row in book[DICTIONARY].iter_rows(min_row=3, values_only=True)
        }
        if path.stem != "dictionary":
            assert {name for _, name in explained} >= set(head)


def same(cell: object, text: str) -> bool:
    """Whether a cell of a workbook is what the CSV says; a spreadsheet drops closing zeros."""
    if isinstance(cell, bool):
        return text == str(cell).lower()
    if isinstance(cell, int | float):
        return Decimal(str(cell)) == Decimal(text)
    return (cell or "") == text.removeprefix("'")


AWKWARD = ("9.95", "8.95", "0.07", "62.50", "-0.05", "999999999999.99", "0")
ONE = Table(
    "one",
    both("一", "one"),
    both("一", "one"),
    (
        Field("amount", "quantity", both("数", "amount")),
        Field("name", "text", both("名", "name")),
        Field("code", "code", both("号", "code")),
    ),
    ("amount",),
)


def sheet_of(path: Path) -> str:
    with zipfile.ZipFile(path) as packed:
        return packed.read("xl/worksheets/sheet1.xml").decode()


def test_numbers_in_a_workbook_have_the_published_digits(tmp_path: Path) -> None:
    path = tmp_path / "one.xlsx"
    write_workbook(path, "one", [(ONE, [(each, "x", "007") for each in AWKWARD])])
    assert re.findall(r"<v>([^<]*)</v>", sheet_of(path)) == list(AWKWARD)
    shown = openpyxl.load_workbook(path)["一 one"]
    assert shown["A6"].number_format == "0.00"
    assert (shown["C3"].value, shown["C3"].number_format) == ("007", "@")


@pytest.mark.parametrize(
    ("number", "held"),
    [
        ("123456789012.345", True),
        ("1234567890123.456", False),
        ("0.000000000000001", True),
        ("1/3", False),
    ],
)
def test_what_a_spreadsheet_would_round_is_text(tmp_path: Path, number: str, held: bool) -> None:
    assert is_held(number) == held
    path = tmp_path / "one.xlsx"
    write_workbook(path, "one", [(ONE, [(number, None, None)])])
    assert ("<v>" in sheet_of(path)) == held


def test_nothing_in_a_workbook_runs_and_nothing_is_lost(tmp_path: Path) -> None:
    names = ['=HYPERLINK("http://x.org")', "@x", "+1", "http://x.org", "\u202e甲<b>&", "{=1}"]
    path = tmp_path / "one.xlsx"
    write_workbook(path, "one", [(ONE, [(None, each, each) for each in names])])
    written = sheet_of(path)
    assert "<f>" not in written
    assert "<hyperlink" not in written
    sheet = openpyxl.load_workbook(path)["一 one"]
    assert [row[1] for row in sheet.iter_rows(min_row=3, values_only=True)] == names
    assert {cell.data_type for cell in sheet["B"]} == {"s"}


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for name in ("a", "b"):
        write_workbook(tmp_path / name, "one", [(ONE, [("9.95", "x", "y")])])
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
