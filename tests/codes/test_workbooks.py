"""Every code of a workbook is earned through the front door, at its cell, and its twin is read."""

import importlib
import io
import re
import shutil
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from invoke.collection import Collection

import tasks
from tests.codes.tree import TINY
from tests.codes.workbooks import BOOKS, BookCase, Change
from toolkit.commands import program
from toolkit.language import LANGUAGES

WORDS = ("--sheet=p3", "--scheme=tiny-fair", "--year=2020", "--panel=peers", "--unit=tiny-alpha")
_SEEN: Counter[str] = Counter()


def _name(case: BookCase) -> str:
    _SEEN[case.code] += 1
    return f"{case.code}-{_SEEN[case.code]}"


every_case = pytest.mark.parametrize("case", BOOKS, ids=map(_name, BOOKS))


def new(data: Path, *words: str) -> int:
    tasks_now = Collection.from_module(importlib.reload(tasks))
    return program.answer(tasks_now, ["new", f"--data={data}", *WORDS, *words])


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny fair, in the directory from which the front door is called."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "data"
    shutil.copytree(TINY / "schemes/tiny-fair", folder / "schemes/tiny-fair")
    for unit in ("tiny-alpha", "tiny-beta"):
        (folder / "units" / unit).mkdir(parents=True)
        shutil.copy(TINY / "units" / unit / "unit.yml", folder / "units" / unit)
    return folder


def book(data: Path, change: Change) -> Path:
    """Have the workbook made, fill it in, change it; return it under another name."""
    assert new(data, "--excel") == 0
    made = openpyxl.load_workbook(io.BytesIO(Path("p3.xlsx").read_bytes()))
    made["评分表"]["D5"], made["评分表"]["E5"] = 30, 20.5
    path = Path("back.xlsx")
    if isinstance(change, bytes):
        path.write_bytes(change)
    else:
        change(made)
        made.save(path)
    return path


@pytest.mark.parametrize("language", LANGUAGES)
@every_case
def test_the_slip_is_told_at_its_cell(
    case: BookCase, language: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(data, f"--from={book(data, case.bad)}", f"--lang={language}") == 1
    said = capsys.readouterr().err
    found = re.findall(r"^back\.xlsx:(\d+):(\d+) \S+ (C\d+) (.*)$", said, re.MULTILINE)
    column, row = ord(case.cell[0]) - ord("A") + 1, int(case.cell[1:])
    assert (str(row), str(column), case.code) in [each[:3] for each in found], said
    assert {each[2] for each in found} == {case.code}
    assert "{" not in said
    if case.cell != "A1":
        assert f"评分表!{case.cell}" in found[0][3]
    assert not (data / "schemes/tiny-fair/rounds/2020/sheets/p3.yml").exists()


@every_case
def test_the_nearest_workbook_is_read(case: BookCase, data: Path) -> None:
    assert new(data, f"--from={book(data, case.good)}") == 0
    assert (data / "schemes/tiny-fair/rounds/2020/sheets/p3.yml").is_file()
