"""`check --fix` mends what has one meaning, shows the change, and leaves all else alone."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.codes.tree import Tree
from toolkit.commands import check
from toolkit.commands.refusals import WrongUse
from toolkit.reading.reader import parse
from toolkit.submissions.mending import _reader, mended
from toolkit.submissions.repairs import iso_day
from toolkit.submissions.walk import open_repository

CLAIM = "units/tiny-alpha/2020/tiny-society.yml"
UNIT = "units/tiny-alpha/unit.yml"
REVIEW = "units/tiny-alpha/2020/tiny-society.review.yml"


def edit(tree: Tree, file: str, *changes: tuple[str, str]) -> str:
    """Replace passages of a file, each once; return its text."""
    path = tree.root / file
    text = path.read_text("utf-8")
    for passage, instead in changes:
        assert text.count(passage) == 1, passage
        text = text.replace(passage, instead)
    path.write_text(text, "utf-8")
    return text


def fix(tree: Tree) -> int:
    return check.run(tree.root, "text", "zh", fix=True)


MENDED = [
    # written with a slip, instead of what it is mended to
    ("members：120", "members: 120"),
    ("members： 120", "members: 120"),
    ("members:120", "members: 120"),
    ("members:　120", "members: 120"),
    ("members: １２０", "members: 120"),
    ('members: "120"', "members: 120"),
    ("growth: －3.25", "growth: -3.25"),
    ("growth: -３．２５", "growth: -3.25"),
    ("founded_on: 1979.10.1", "founded_on: 1979-10-01"),
    ("founded_on: 1979/10/01", "founded_on: 1979-10-01"),
    ("founded_on: 1979-10-1", "founded_on: 1979-10-01"),
    ("founded_on: 1979年10月1日", "founded_on: 1979-10-01"),
    ("founded_on: １９７９－１０－０１", "founded_on: 1979-10-01"),
    ('founded_on: "1979.10.1"', "founded_on: 1979-10-01"),
    ("　members: 120", "  members: 120"),
    ("　 income: 36000.50", "   income: 36000.50"),
]


@pytest.mark.parametrize(("slip", "meant"), MENDED[:-1])
def test_a_slip_with_one_meaning_is_mended(
    tree: Tree, slip: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (tree.root / CLAIM).read_text("utf-8")
    edit(tree, CLAIM, (meant, slip))
    assert check.run(tree.root, "text", "zh") == 1
    capsys.readouterr()
    assert fix(tree) == 0
    assert (tree.root / CLAIM).read_text("utf-8") == before
    out = capsys.readouterr().out
    assert f"--- {tree.root.as_posix()}/{CLAIM}" in out
    assert "改了 1 个文件的 1 行。" in out
    assert [line[1:].strip() for line in out.splitlines() if line.startswith("+ ")] == [
        meant.strip()
    ]


AMBIGUOUS = ["012", "yes", "12:30", "1e3", "2018", "0x1F", "1.50"]


@pytest.mark.parametrize("word", AMBIGUOUS)
def test_quotes_are_put_round_a_text(tree: Tree, word: str) -> None:
    edit(tree, CLAIM, ("motto: 求真务实", f"motto: {word}"))
    assert fix(tree) == 0
    assert f'motto: "{word}"\n' in (tree.root / CLAIM).read_text("utf-8")


LEFT = [
    ("members: 120", "members: 012"),  # a number, but which?
    ("members: 120", "members: 1_000"),
    ("members: 120", "members: 1,200"),
    ("members: 120", "members: １，２００"),
    ("members: 120", "members: 120人"),
    ("members: 120", "members: 12²"),
    ("members: 120", "members: ①"),
    ("members: 120", "members: １２．５"),
    ("members: 120", "members: yes"),
    ("founded_on: 1979-10-01", "founded_on: 10/1/1979"),
    ("founded_on: 1979-10-01", "founded_on: 79.10.1"),
    ("founded_on: 1979-10-01", "founded_on: 1979.10"),
    ("founded_on: 1979-10-01", "founded_on: 1979-13-01"),
    ("founded_on: 1979-10-01", "founded_on: 2019.2.30"),
    ("founded_on: 1979-10-01", "founded_on: 1979.10-1"),
    ("founded_on: 1979-10-01", "founded_on: 12:30"),
    ("motto: 求真务实", "motto: ２０１８"),  # a text that may be meant so
    ("motto: 求真务实", "motto: ２０１８－３－５"),
    ("motto: 求真务实", "motto: true"),
    ("has_office: true", "has_office: 是"),
    ("has_office: true", "has_office: yes"),
    ("level: city", "level: ctiy"),
    ("  members: 120", "  membres: 120"),
    ("  members: 120", "\tmembers: 120"),
    ("members: 120", "成员：120"),
    ("motto: 求真务实", "motto：# 求真务实"),
]


@pytest.mark.parametrize(("passage", "instead"), LEFT)
def test_what_people_must_decide_is_left(
    tree: Tree, passage: str, instead: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = edit(tree, CLAIM, (passage, instead))
    assert fix(tree) == 1
    assert (tree.root / CLAIM).read_text("utf-8") == before
    assert capsys.readouterr().out.startswith("没有可以自动改的地方。")


@pytest.mark.parametrize(
    ("passage", "instead"),
    [
        ("[sheets, books]", "[sheets，books]"),
        ("[sheets, books]", "[sheets、books]"),
        ("{id: t1, title", "{id: t1，title"),
        ("{id: t1, title", "{id：t1, title"),
        ("{id: t1, title", "{id:t1, title"),
    ],
)
def test_signs_between_braces_and_brackets(tree: Tree, passage: str, instead: str) -> None:
    before = (tree.root / CLAIM).read_text("utf-8")
    edit(tree, CLAIM, (passage, instead))
    assert fix(tree) == 0
    assert (tree.root / CLAIM).read_text("utf-8") == before


def test_many_slips_are_mended_and_the_rest_is_told(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(
        tree,
        CLAIM,
        ("scheme: tiny-society", "scheme：tiny-society"),
        ("unit: tiny-alpha", "unit：tiny-alpha"),
        ("members: 120", "members：１２０"),
        ("growth: -3.25", "growth: 约3"),
        ("founded_on: 1979-10-01", "founded_on：1979.10.1"),
        ("motto: 求真务实", "motto: 012"),
    )
    assert fix(tree) == 1
    text = (tree.root / CLAIM).read_text("utf-8")
    for line in (
        "scheme: tiny-society\n",
        "unit: tiny-alpha\n",
        "  members: 120\n",
        "  growth: 约3\n",
        "  founded_on: 1979-10-01\n",
        '  motto: "012"\n',
    ):
        assert line in text
    out = capsys.readouterr().out
    assert "改了 1 个文件的 5 行。" in out
    assert "F202" in out.split("改了 1 个文件的 5 行。")[1]
    assert fix(tree) == 1
    assert (tree.root / CLAIM).read_text("utf-8") == text
    assert capsys.readouterr().out.startswith("没有可以自动改的地方。")


def test_wide_indentation_becomes_plain(tree: Tree) -> None:
    before = edit(
        tree,
        UNIT,
        ("name: {zh: 示例·甲学会, en: Demo Society Alpha}", "name:\n  zh: 示例·甲学会\n  en: Demo"),
    )
    edit(tree, UNIT, ("\n  zh", "\n　zh"), ("\n  en", "\n　en"))
    assert fix(tree) == 0
    assert (tree.root / UNIT).read_text("utf-8") == before


def test_text_in_a_block_is_not_taken_for_keys(tree: Tree) -> None:
    before = edit(tree, CLAIM, ("motto: 求真务实", "motto: |\n    a:b\n  x"))
    assert fix(tree) == 1
    assert (tree.root / CLAIM).read_text("utf-8") == before


# Files


def test_other_files_are_never_touched(tree: Tree) -> None:
    others = {
        REVIEW: ("reviewed_on: ", "reviewed_on： "),
        "schemes/tiny-society/rounds/2020/round.yml": ("deadline: ", "deadline： "),
        "schemes/tiny-society/rounds/2020/register.yml": ("units:", "units："),
        "schemes/tiny-society/2020/scheme.yml": ("points: 100", "points：100"),
    }
    after = {file: edit(tree, file, change) for file, change in others.items()}
    assert fix(tree) == 1
    for file, text in after.items():
        assert (tree.root / file).read_text("utf-8") == text


def test_mode_line_ends_and_mark_stay(tree: Tree) -> None:
    path = tree.root / UNIT
    raw = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(raw.replace(b"kind: ", b"kind:\xe3\x80\x80"))
    path.chmod(0o640)
    assert fix(tree) == 0
    assert path.read_bytes() == raw
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [each.name for each in path.parent.iterdir() if each.name.endswith(".tmp")] == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("what", ["file", "folder", "units"])
def test_no_link_is_followed(tree: Tree, tmp_path: Path, what: str) -> None:
    before = edit(tree, UNIT, ("kind: society", "kind：society"))
    place = {"file": UNIT, "folder": "units/tiny-alpha", "units": "units"}[what]
    outside = tmp_path / "outside"
    (tree.root / place).rename(outside)
    (tree.root / place).symlink_to(outside)
    fix(tree)
    assert (tree.root / UNIT).read_text("utf-8") == before
    assert (tree.root / place).is_symlink()


def test_a_failed_write_leaves_the_file_and_nothing_beside_it(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = edit(tree, UNIT, ("kind: society", "kind：society"))

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    assert fix(tree) == 3
    assert capsys.readouterr().err == "文件写不进去：disk full\n"
    assert (tree.root / UNIT).read_text("utf-8") == before
    beside = sorted(each.name for each in (tree.root / UNIT).parent.iterdir())
    assert beside == ["2019", "2020", "unit.yml"]


def test_fix_goes_with_text_only(tree: Tree) -> None:
    for format in ("json", "github"):
        with pytest.raises(WrongUse, match="--fix"):
            check.run(tree.root, format, "zh", fix=True)


def test_without_the_flag_nothing_is_changed(tree: Tree) -> None:
    before = edit(tree, UNIT, ("kind: society", "kind：society"))
    assert check.run(tree.root, "text", "zh") == 1
    assert (tree.root / UNIT).read_text("utf-8") == before


# Any slips at all

SLIPS = [(meant, slip) for slip, meant in MENDED[:-2]] + LEFT


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(SLIPS), max_size=6), st.lists(st.integers(0, 3000), max_size=3))
def test_what_could_be_read_is_unchanged_and_twice_is_once(
    tree: Tree, slips: list[tuple[str, str]], cuts: list[int]
) -> None:
    text = (tree.root / CLAIM).read_text("utf-8")
    for passage, instead in slips:
        text = text.replace(passage, instead, 1)
    for cut in cuts:
        text = text[:cut] + "：　,:１#"[cut % 6] + text[cut:]
    repository = open_repository(tree.root)
    read = _reader(repository, f"{repository.shown}/{CLAIM}", CLAIM)
    assert read is not None
    after = mended(text, read)
    assert mended(after, read) == after
    assert len(after.split("\n")) == len(text.split("\n"))
    before, _ = parse(text, "x")
    now, _ = parse(after, "x")
    refused = {each.place.line for each in read(text)[1]}
    if before is not None:
        assert now is not None
        for path, spot in before.values_at.items():
            if spot[0] not in refused and not isinstance(
                value := at(before.data, path), dict | tuple
            ):
                assert at(now.data, path) == value
        assert len(errors(read(after)[1])) <= len(errors(read(text)[1]))


def errors(problems: list) -> list:  # type: ignore[type-arg]
    return [each for each in problems if each.severity == "error"]


def at(value: object, path: tuple) -> object:  # type: ignore[type-arg]
    for step in path:
        value = value[step]  # type: ignore[index]
    return value


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2018.3.5", "2018-03-05"),
        ("2018/3/5", "2018-03-05"),
        ("2018年3月5日", "2018-03-05"),
        ("2018年03月05号", "2018-03-05"),
        ("２０１８．３．５", "2018-03-05"),
        ("3/5/2018", None),
        ("2018.3", None),
        ("2018.3/5", None),
        ("2018年3月", None),
        ("2018.2.30", None),
        ("0000.1.1", None),
        ("18.3.5", None),
        ("2018.3.5起", None),
        ("²018.3.5", None),
    ],
)
def test_days_written_in_other_forms(written: str, day: str | None) -> None:
    assert iso_day(written) == day


def test_a_slip_is_mended_beside_keys_that_are_missing(tree: Tree) -> None:
    row = "own: {received: 100, printing: 0, rent: 60, spent: 60, balance: 40}"
    edit(tree, CLAIM, (row, "own: {received：100, printing: 0, rent: 60}"))
    assert fix(tree) == 1
    assert "own: {received: 100, printing: 0, rent: 60}" in (tree.root / CLAIM).read_text("utf-8")
