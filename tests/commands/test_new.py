"""`new` at the front door: where it writes, what it never writes over, what it refuses."""

import importlib
import shutil
from pathlib import Path

import pytest
from invoke.collection import Collection

import tasks
from tests.codes.tree import TINY
from toolkit.commands import program

SHEETS = "data/schemes/tiny-fair/rounds/2020/sheets"
WORDS = {"sheet": "p3", "scheme": "tiny-fair", "year": "2020", "panel": "peers"}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with the tiny organisation's data in it."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(TINY, tmp_path / "data")
    return tmp_path


def new(*words: str, **instead: str) -> int:
    asked = [f"--{flag}={word}" for flag, word in {**WORDS, **instead}.items()]
    door = Collection.from_module(importlib.reload(tasks))
    return program.answer(door, ["new", "--data=data", *asked, *words])


def test_a_blank_sheet_goes_into_the_round(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(unit="tiny-beta") == 0
    path = f"{SHEETS}/p3.yml"
    assert capsys.readouterr().out == f"已写好：{path} / Written: {path}\n"
    text = (here / path).read_text("utf-8")
    assert "judge: p3\npanel: peers" in text
    assert "  tiny-alpha:\n    H:  # 评委打分，满分 30 / Judges, at most 30\n" in text


def test_the_first_sheet_of_a_round_makes_the_folder(here: Path) -> None:
    shutil.rmtree(here / SHEETS)
    assert new() == 0
    assert [each.name for each in (here / SHEETS).iterdir()] == ["p3.yml"]


def test_a_workbook_goes_into_this_directory_alone(here: Path) -> None:
    assert new("--excel") == 0
    assert (here / "p3.xlsx").is_file()
    assert not (here / SHEETS / "p3.yml").exists()


@pytest.mark.parametrize(("words", "file"), [([], f"{SHEETS}/p3.yml"), (["--excel"], "p3.xlsx")])
def test_nothing_is_written_over(
    words: list[str], file: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / file).write_text("mine")
    assert new(*words) == 2
    assert f"{file} 已经有了，不覆盖" in capsys.readouterr().err
    assert (here / file).read_text() == "mine"


def test_a_dangling_link_is_not_written_through(here: Path) -> None:
    (here / SHEETS / "p3.yml").symlink_to(here / "elsewhere.yml")
    assert new() == 2
    assert not (here / "elsewhere.yml").exists()


@pytest.mark.parametrize(
    ("instead", "allowed"),
    [
        ({"panel": "pears"}, "board、peers；是不是 peers"),
        ({"panel": ""}, "board、peers"),
        ({"unit": "tiny-gamma"}, "tiny-alpha、tiny-beta"),
        ({"scheme": "tiny-fare"}, "tiny-fair"),
        ({"scheme": "../tiny-fair"}, "tiny-fair"),
        ({"scheme": "tiny-society"}, "有评委组的：tiny-fair"),
        ({"year": "2021"}, "2020"),
        ({"year": "../../2020"}, "2020"),
        ({"sheet": ""}, "例如 county-1"),
        ({"sheet": "../p3"}, "例如 county-1"),
        ({"sheet": "/p3"}, "例如 county-1"),
        ({"sheet": "P3"}, "例如 county-1"),
        ({"sheet": "王"}, "例如 county-1"),
        ({"sheet": "p3\x1b[2J"}, "<U+001B>"),
        ({"sheet": "p" * 41}, "例如 county-1"),
        ({"from": "nowhere.xlsx"}, "没有这个文件"),
        ({"from": "data"}, "没有这个文件"),
        ({"lang": "de"}, "--lang"),
    ],
)
def test_wrong_use_names_what_may_be_said(
    instead: dict[str, str], allowed: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(here.rglob("*"))
    assert new(**instead) == 2
    said = capsys.readouterr()
    assert said.out == ""
    for word in allowed.split("；"):
        assert word in said.err
    assert " / " in said.err
    assert sorted(here.rglob("*")) == before


def test_excel_and_from_do_not_go_together(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "x.xlsx").touch()
    assert new("--excel", "--from=x.xlsx") == 2
    assert "--excel 和 --from 不能一起用" in capsys.readouterr().err


@pytest.mark.parametrize("file", ["register.yml", "round.yml"])
def test_a_round_that_cannot_be_read_is_told(
    file: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / SHEETS).parent.joinpath(file).write_text("nonsense: 1\n", "utf-8")
    assert new() == 1
    assert file in capsys.readouterr().err
    assert not (here / SHEETS / "p3.yml").exists()
