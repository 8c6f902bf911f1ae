"""`excel` at the front door: where it writes, what it writes over, what it says and refuses."""

import importlib
import shutil
from pathlib import Path

import openpyxl
import pytest
from invoke.collection import Collection

import tasks
from tests.codes.tree import TINY
from toolkit.commands import program

WORDS = {"unit": "tiny-alpha", "scheme": "tiny-prize", "year": "2020"}
BOOK = "tiny-alpha-tiny-prize-2020.xlsx"
#: The only thing that the claim states.
COUNTED = "meetings"
CLAIM = "data/units/tiny-alpha/2020/tiny-prize.yml"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with the tiny organisation's data in it."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(TINY, tmp_path / "data")
    return tmp_path


def excel(*words: str, **instead: str) -> int:
    asked = [f"--{flag}={word}" for flag, word in {**WORDS, **instead}.items()]
    door = Collection.from_module(importlib.reload(tasks))
    return program.answer(door, ["excel", "--data=data", *asked, *words])


def fill_in(cell: str, value: object) -> None:
    book = openpyxl.load_workbook(BOOK, data_only=True)
    book["申报表"][cell] = value
    book.save(BOOK)


def cell_of(fact: str) -> str:
    sheet = openpyxl.load_workbook(BOOK)["申报表"]
    ids = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    return f"F{ids[fact]}"


def test_the_workbook_goes_into_this_directory_and_comes_back_as_the_same_claim(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert excel() == 0
    assert capsys.readouterr().out == f"已写好：{BOOK} / Written: {BOOK}\n"
    before = (here / CLAIM).read_bytes()
    assert excel(f"--from={BOOK}", "--replace") == 0
    assert "内容相同" in capsys.readouterr().out
    assert (here / CLAIM).read_bytes() == before
    (here / CLAIM).unlink()
    assert excel(f"--from={BOOK}") == 0
    assert capsys.readouterr().out == f"已写好：{CLAIM} / Written: {CLAIM}\n"
    assert (here / CLAIM).read_text("utf-8").startswith("# yaml-language-server:")


def test_nothing_is_written_over_unless_it_is_asked_for_and_then_the_change_is_shown(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert excel() == 0
    assert excel() == 2
    assert "已经有了，不覆盖" in capsys.readouterr().err
    before = (here / CLAIM).read_bytes()
    fill_in(cell_of(COUNTED), 7)
    assert excel(f"--from={BOOK}") == 2
    assert "加上 --replace" in capsys.readouterr().err
    assert (here / CLAIM).read_bytes() == before
    assert excel(f"--from={BOOK}", "--replace") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "与原来的申报相比（-原来，+现在）："
    assert said[2] == f"+  {COUNTED}: 7"
    assert [line[0] for line in said[1:3]] == ["-", "+"]
    assert f"  {COUNTED}: 7\n" in (here / CLAIM).read_text("utf-8")


def test_an_error_names_sheet_and_cell_and_nothing_is_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert excel() == 0
    cell = cell_of(COUNTED)
    fill_in(cell, "七个")
    (here / CLAIM).unlink()
    assert excel(f"--from={BOOK}") == 1
    assert f"{BOOK} 申报表!{cell} 错误 F201 " in capsys.readouterr().err
    assert excel(f"--from={BOOK}", "--lang=en") == 1
    assert f"{BOOK} 申报表!{cell} error F201 " in capsys.readouterr().err
    assert not (here / CLAIM).exists()


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        ({"unit": "tiny-alph"}, "是不是 tiny-alpha？"),
        ({"scheme": "tiny-pize"}, "是不是 tiny-prize？"),
        ({"year": "2021"}, "2020"),
        ({"unit": "../tiny-alpha"}, "--unit 没有"),
        ({"from": "missing.xlsx"}, "--from 没有这个文件"),
    ],
)
def test_what_is_not_there_is_refused(
    instead: dict[str, str], said: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert excel(**instead) == 2
    assert said in capsys.readouterr().err
    assert not list(here.glob("*.xlsx"))


def test_replace_alone_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert excel("--replace") == 2
    assert "--replace 要和 --from 一起用" in capsys.readouterr().err


def test_a_claim_that_cannot_be_read_makes_no_workbook_but_can_be_replaced_by_one(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert excel() == 0
    (here / CLAIM).write_text("facts: [", "utf-8")
    (here / BOOK).rename(here / "mine.xlsx")
    assert excel() == 1
    assert CLAIM in capsys.readouterr().err
    assert excel("--from=mine.xlsx", "--replace") == 0
    assert "facts:\n" in (here / CLAIM).read_text("utf-8")
