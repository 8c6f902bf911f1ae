"""The SQLite file holds what the CSV holds, exactly, with keys that hold, and the same bytes each time."""

import html
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from tests.codes.tree import TINY
from tests.publishing.open_data import SOURCE, data_in_notice, publish_to, rows_of
from toolkit.language import LANGUAGES, Language
from toolkit.outcomes.results import results_of
from toolkit.pages.data_page import data_page
from toolkit.pages.renderer import Renderer
from toolkit.publishing.database import Database
from toolkit.publishing.release import released
from toolkit.publishing.settings import Settings
from toolkit.publishing.tables import SCHEMES
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.walk import open_repository

#: What the file has of its own.
OWN = {"options", "about"}


@pytest.fixture(scope="module")
def database(api: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{(api / 'kaohe.sqlite').as_uri()}?mode=ro", uri=True)) as read:
        read.row_factory = sqlite3.Row
        yield read


def tables_of(database: sqlite3.Connection) -> set[str]:
    return {row["name"] for row in database.execute("SELECT name FROM sqlite_master")}


def test_it_has_every_table_row_and_cell_of_the_csv(
    api: Path, database: sqlite3.Connection
) -> None:
    published = {path.stem for path in (api / "tables").glob("*.csv")}
    assert tables_of(database) == published | OWN
    for name in published:
        written = rows_of(api / f"tables/{name}.csv")
        found = [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')]
        if name != "dictionary":  # here it tells of more
            assert len(found) == len(written)
        cells = {
            tuple(said(row[column]) for column in each) for each in written[:1] for row in found
        }
        assert {tuple(as_kept(row).values()) for row in written} <= cells, name


def as_kept(row: dict[str, str]) -> dict[str, str]:
    """A row of a CSV without the apostrophes that stop formulas, true and false as numbers."""
    kept = {"true": "1", "false": "0"}
    return {name: kept.get(cell, cell).removeprefix("'") for name, cell in row.items()}


def said(cell: object) -> str:
    return "" if cell is None else str(cell)


def test_its_keys_hold_and_it_is_sound(database: sqlite3.Connection) -> None:
    assert [row[0] for row in database.execute("PRAGMA integrity_check")] == ["ok"]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    referred = {
        row["table"] for row in database.execute("PRAGMA foreign_key_list(scores)").fetchall()
    }
    assert referred == {"scorecards", "indicators"}
    assert database.execute("PRAGMA foreign_key_list(units)").fetchall() == []


def test_no_number_in_it_is_inexact(database: sqlite3.Connection) -> None:
    for name in tables_of(database):
        for row in database.execute(f'SELECT * FROM "{name}"'):
            assert not any(isinstance(cell, float) for cell in tuple(row)), name
            for column in filter(re.compile(".*_millionths").fullmatch, row.keys()):
                text = row[column.removesuffix("_millionths")]
                if text is not None and "/" not in text:
                    assert row[column] == Decimal(text) * 1_000_000


@pytest.mark.parametrize(
    ("number", "counted"),
    [
        ("9.95", 9_950_000),
        ("-0.05", -50_000),
        ("0", 0),
        ("100", 100_000_000),
        ("0.000001", 1),
        ("999999999999.999999", 999_999_999_999_999_999),
        ("0.0000001", None),
        ("1000000000000", None),
        ("1/3", None),
        (None, None),
    ],
)
def test_numbers_are_counted_in_millionths_only_where_that_is_exact(
    tmp_path: Path, number: str | None, counted: int | None
) -> None:
    with Database() as database:
        database.keep(SCHEMES, [("one", "2018", "一", "One", number)])
        database.write(tmp_path / "one.sqlite")
    with closing(sqlite3.connect(tmp_path / "one.sqlite")) as read:
        found = read.execute("SELECT points, points_millionths FROM schemes").fetchall()
    assert found == [(number, counted)]


def test_it_says_what_its_columns_and_codes_mean(database: sqlite3.Connection) -> None:
    told = {tuple(row) for row in database.execute('SELECT "table", field FROM dictionary')}
    for name in tables_of(database):
        columns = database.execute(f'SELECT * FROM "{name}"').description
        assert {(name, column[0]) for column in columns} <= told
    means = database.execute(
        "SELECT label_zh, label_en FROM options WHERE field = 'kind' AND value = 'society'"
    ).fetchall()
    assert [tuple(each) for each in means] == [("学会", "learned society")]
    about = dict(database.execute("SELECT name, value FROM about").fetchall())
    assert (about["commit"], about["date"], about["licence"]) == (
        *(SOURCE.commit, "2021-03-13"),
        "CC-BY-4.0",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_queries_on_the_page_of_downloads_work(
    database: sqlite3.Connection, language: Language
) -> None:
    repository = open_repository(TINY, "data")
    results = released(results_of(repository, score_rounds(repository)))
    page = data_page(Renderer(language), results, repository.editions.values(), Settings())
    ranked, corrected = map(
        html.unescape, re.findall(r"<pre[^>]*><code>(.*?)</code>", page.body, re.S)
    )
    rows = [tuple(row) for row in database.execute(ranked)]
    assert [row[1] for row in rows] == ["90.00", "70.00", "68.00", "40.00", None]
    assert rows[0][0] == {"zh": "示例·甲学会", "en": "Demo Society Alpha"}[language]
    assert database.execute(corrected).fetchall() == []
    with closing(sqlite3.connect(":memory:")) as changed:
        database.backup(changed)
        changed.execute("UPDATE scores SET verified_score = '9.50' WHERE unit = 'tiny-alpha'")
        assert [row[-1] for row in changed.execute(corrected)] == [1, 1]  # as text it is more


def test_the_same_data_give_the_same_bytes(api: Path, tmp_path: Path) -> None:
    again = publish_to(tmp_path / "site", data_in_notice(tmp_path)) / "api/v1"
    assert (again / "SHA256SUMS").read_bytes() == (api / "SHA256SUMS").read_bytes()
    kept = (again / "kaohe.sqlite").read_bytes()
    assert kept[96:100] == (3_040_000).to_bytes(4, "big")
