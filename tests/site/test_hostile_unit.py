"""What one unit writes stays text: on every page, in the browser, and in every published file."""

import csv
import io
import json
import re
import sqlite3
import xml.etree.ElementTree as xml
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.site import hostile_unit as hostile
from tests.site.conftest import Watched, served
from tests.site.hostile_unit import SCHEME, UNIT, hostile_data
from toolkit.commands import site
from toolkit.commands.check import all_problems
from toolkit.problems.problem import has_errors
from toolkit.publishing.official_form import official_form
from toolkit.publishing.word_form import word_file
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

CARD = f"units/{UNIT}/2018/{SCHEME}/"
ROUND = f"results/{SCHEME}/2018/"
LATER = f"results/{SCHEME}/2019/"
#: Every kind of page, and what of the hostile words a reader sees on it.
PAGES = {
    "": (),
    "units/": (hostile.NAME, hostile.ALIAS, hostile.FORMULA),
    f"units/{UNIT}/": (hostile.NAME, hostile.ALIAS),
    CARD: (hostile.NAME, hostile.TITLE, hostile.NOTE, hostile.ENTERPRISE, hostile.PLACE),
    f"en/{CARD}": (hostile.NAME, hostile.TITLE, hostile.NOTE, hostile.ENTERPRISE, hostile.PLACE),
    f"{CARD}form/": (hostile.NAME,),
    f"{CARD}claim/": (hostile.NAME, hostile.TITLE, hostile.ENTERPRISE),
    f"{CARD}review/": (hostile.NOTE,),
    ROUND: (hostile.NAME, hostile.FORMULA, hostile.GROUND),
    f"{ROUND}indicators/c7/": (hostile.NAME, hostile.FORMULA),
    f"{LATER}compare/2018/": (hostile.NAME, hostile.FORMULA),
    "notices/": (hostile.NAME, hostile.GROUND),
    f"policies/{SCHEME}/2018/": (),
    f"submit/{SCHEME}/2018/": (),
    "data/": (),
    "data/dictionary/": (),
}
#: What would run, load or lead somewhere, had any of the words become part of the page.
ALIVE = """() => [...document.querySelectorAll("*")].filter(each =>
    each.matches("img[src='x'], iframe, object, embed")
    || (each.localName === "script" && each.type !== "application/json"
        && each.textContent.includes("alert("))
    || [...each.attributes].some(one => /^on/i.test(one.name)
        || (/^(href|src|action|srcdoc|formaction)$/.test(one.name)
            && /^\\s*javascript:/i.test(one.value)))
).map(each => each.outerHTML.slice(0, 200))"""
RAW = re.compile(r"<img src=x|<script>alert|<svg onload|<iframe|onmouseover='", re.IGNORECASE)
RISKY = re.compile(r"\s*[=@+|%-]")
NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return open_repository(hostile_data(tmp_path_factory.mktemp("hostile") / "data"), "data")


@pytest.fixture(scope="module")
def tree(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert not has_errors(all_problems(repository))
    built = site.build(repository, tmp_path_factory.mktemp("stage"))
    assert built is not None
    return built


@pytest.fixture(scope="module")
def base(tree: Path) -> Iterator[str]:
    yield from served(tree)


def test_hostile_words_are_inert_in_the_browser(browser: Browser, base: str) -> None:
    page = browser.new_page()
    watched = Watched(page)
    for path, words in PAGES.items():
        response = page.goto(base + path)
        assert response is not None
        assert response.ok, path
        assert page.evaluate(ALIVE) == [], path
        said = " ".join(page.locator("main").evaluate("e => e.textContent").split())
        assert [each for each in words if " ".join(each.split()) not in said] == [], path
    page.goto(base + CARD)
    assert hostile.NAME in page.title()
    page.get_by_role("button", name="全部展开").click()
    _find(page, base)
    _sort_and_filter(page, base)
    assert page.evaluate(ALIVE) == []
    assert watched.trouble == []
    assert watched.foreign(base) == []
    page.close()


def _find(page: Page, base: str) -> None:
    page.goto(base)
    page.get_by_role("combobox").fill("onerror")
    expect(page.get_by_role("option")).to_contain_text(hostile.NAME)
    page.get_by_role("combobox").fill("raw")
    expect(page.get_by_role("option")).to_contain_text(hostile.ALIAS)
    page.locator(".md-search__input").fill("onerror")
    page.locator(".md-search__input").press("End")
    expect(page.locator(".md-search-result__item h1").first).to_have_text(hostile.NAME)
    assert page.evaluate(ALIVE) == []


def _sort_and_filter(page: Page, base: str) -> None:
    page.goto(base + ROUND)
    page.get_by_role("columnheader", name="单位").get_by_role("button").click()
    page.locator("#k-filter-unit").fill("<img src=x")
    expect(page.locator(".k-table--results tbody tr:visible")).to_have_count(1)
    page.reload()
    expect(page.locator(".k-table--results tbody tr:visible")).to_have_count(1)


def test_no_page_holds_them_as_markup(tree: Path) -> None:
    pages = list(tree.rglob("*.html"))
    assert len(pages) > 150
    told = 0
    for file in pages:
        text = file.read_text(encoding="utf-8")
        assert RAW.search(text) is None, file
        told += "onerror" in text
    assert told >= 40


def test_tables_hold_text_and_no_formulas(tree: Path) -> None:
    found: dict[str, set[str]] = {}
    for file in tree.glob("api/v1/**/*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            cells = {cell for row in csv.reader(lines) for cell in row}
        assert [each for each in cells if RISKY.match(each) and not NUMBER.fullmatch(each)] == []
        found[file.name] = cells
    assert {hostile.NAME, f"'{hostile.FORMULA}"} <= found["units.csv"]
    for file in tree.glob("api/v1/**/*.xlsx"):
        for sheet in load_workbook(file):
            cells_ = [cell for row in sheet.iter_rows() for cell in row]
            assert {cell.data_type for cell in cells_} <= {"s", "n", "b"}, file
            assert [cell for cell in cells_ if cell.hyperlink] == []
            if file.name == "units.xlsx" and sheet.title == "单位 units":
                assert {hostile.NAME, hostile.FORMULA} <= {cell.value for cell in cells_}


def test_the_database_holds_the_words_as_they_are(tree: Path) -> None:
    with closing(sqlite3.connect(tree / "api/v1/kaohe.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        names = {row[0] for row in database.execute("SELECT name_zh FROM units")}
        kinds = {row[0] for row in database.execute("SELECT type FROM sqlite_master")}
    assert {hostile.NAME, hostile.FORMULA} <= names
    assert kinds == {"table"}


def test_badges_hold_the_name_as_text(tree: Path) -> None:
    for name in (UNIT, f"{UNIT}.en"):
        root = xml.fromstring((tree / f"api/v1/badges/{SCHEME}/{name}.svg").read_bytes())
        assert {each.tag.rpartition("}")[2] for each in root.iter()} == {
            *("svg", "title", "rect", "path", "g", "text")
        }
        assert hostile.NAME in "".join(root.itertext())


def test_feeds_calendars_and_json_hold_the_words_as_they_are(tree: Path) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    for language in ("", "en/"):
        feed = xml.parse(tree / language / "feeds/changes.atom").getroot()
        assert {child.tag for each in feed.iter(f"{atom}entry") for child in each} == {
            f"{atom}{name}" for name in ("id", "title", "updated", "link", "summary")
        }
        assert hostile.GROUND in " ".join(each.text or "" for each in feed.iter(f"{atom}summary"))
        for file in (tree / language / "calendars").glob("*.ics"):
            body = file.read_bytes()
            events = list(Calendar.from_ical(body).walk("VEVENT"))
            assert body.count(b"\r\nBEGIN:VEVENT\r\n") == body.count(b"\r\nEND:VEVENT\r\n")
            assert body.count(b"\r\nEND:VEVENT\r\n") == len(events) > 3
            assert any(str(each.get("description", "")).endswith(hostile.GROUND) for each in events)
    published = json.loads((tree / f"api/v1/units/{UNIT}.json").read_text("utf-8"))
    assert published["name"] == {"zh": hostile.NAME, "en": hostile.NAME}
    card = (tree / f"api/v1/scorecards/{SCHEME}/2018/{UNIT}.json").read_text("utf-8")
    said = list(_strings(json.loads(card)))
    for words in (hostile.NAME, hostile.TITLE, hostile.NOTE, hostile.ENTERPRISE, hostile.PLACE):
        assert words in said
    for file in ("units/finder.json", "search/pages.json"):
        found = list(_strings(json.loads((tree / file).read_text("utf-8"))))
        assert any(hostile.NAME in each for each in found), file


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)


def test_the_word_file_holds_the_name_as_text(repository: Repository) -> None:
    cards = [card for scored in score_rounds(repository) for card in scored.scorecards]
    [card] = [each for each in cards if each.address == (UNIT, "2018", SCHEME)]
    with zipfile.ZipFile(io.BytesIO(word_file(official_form(card, "zh"), "zh"))) as parts:
        document = xml.fromstring(parts.read("word/document.xml"))
        assert "javascript" not in parts.read("word/_rels/document.xml.rels").decode()
    names = {each.tag.rpartition("}")[2] for each in document.iter()}
    assert not names & {"hyperlink", "instrText", "fldSimple", "object", "altChunk"}
    assert hostile.NAME in "".join(document.itertext())


REFUSED = {
    "示例" + "长" * 198: "F208",
    "示例\\u202e学会": "F209",
    "示例\\u2067学会": "F209",
    "示例\\u200b学会": "F209",
    "示例\\u2028学会": "F209",
    "示例\\n---\\nbody: x": "F209",
    "示例\\u05d0\\u05d1": "F309",
}


def test_names_that_are_too_long_or_turn_the_line_round_are_refused(tmp_path: Path) -> None:
    for number, name in enumerate(REFUSED):
        folder = tmp_path / f"data/units/tiny-{number}"
        folder.mkdir(parents=True)
        words = f'id: tiny-{number}\nname:\n  zh: "{name}"\n  en: Demo\nkind: society\ndemo: true\n'
        (folder / "unit.yml").write_text(words, "utf-8")
    problems = all_problems(open_repository(tmp_path / "data", "data"))
    told = {(each.place.file, each.code.id) for each in problems if each.code.severity == "error"}
    assert told == {
        (f"data/units/tiny-{number}/unit.yml", code) for number, code in enumerate(REFUSED.values())
    }
