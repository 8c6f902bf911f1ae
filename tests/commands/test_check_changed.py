"""Checking what changed: the answer of the whole check, from a fraction of the files."""

import importlib
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from invoke.collection import Collection

import tasks
from tests.codes.cases import (
    ALL,
    ALPHA,
    ALPHA_REVIEW,
    BETA,
    BETA_REVIEW,
    CASES,
    EVIDENCE,
    GAMMA_UNIT,
    MEMBERS,
    ONES,
    SHEET,
    Case,
)
from tests.codes.tree import SHOWN, TINY, Gone, Tree
from toolkit.checking.changed import check_changed, open_changed
from toolkit.commands import check, program
from toolkit.commands.check import Checked, check_everything, check_files
from toolkit.commands.refusals import WrongUse
from toolkit.problems.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
#: Rules that look beyond one file, or at the folders around it: two cases of each are tried.
BEYOND = ("Y101", "F40", "C105", "C106", "C108", "C110", "C114", "C30", "C40")
#: Files that are asked about whatever was changed elsewhere.
OTHERS = [ALPHA, BETA_REVIEW, GAMMA_UNIT, SHEET]


def chosen_cases() -> Iterator[Case]:
    """Two cases of each rule that looks further, and one of every ninth other code."""
    others = {case.code: case for case in CASES if not case.code.startswith(BEYOND)}
    beyond: dict[str, list[Case]] = {}
    for case in CASES:
        if case.code.startswith(BEYOND):
            beyond.setdefault(case.code, []).append(case)
    for cases in beyond.values():
        yield from cases[:2]
    yield from list(others.values())[::9]


def around(file: str) -> set[str]:
    """Return the shown path of a file and of the folders it lies in."""
    parts = file.split("/")
    return {"/".join((SHOWN, *parts[:depth])) for depth in range(1, len(parts) + 1)}


def about(problems: Sequence[Problem], *files: str) -> list[Problem]:
    told = set().union(*map(around, files))
    return [each for each in problems if each.place.file in told]


def asked(tree: Tree, *files: str) -> Checked:
    return check_files(tree.root, SHOWN, files)


def whole(tree: Tree) -> list[Problem]:
    return check_everything(tree.root, SHOWN).problems


# The same answer


def test_a_file_has_the_problems_that_the_whole_check_has_of_it(tree: Tree) -> None:
    alone = 0
    for case in chosen_cases():
        tree.put_back()
        for other, passage, instead in case.given:
            tree.change(other, passage, instead)
        tree.change(case.file, case.passage, case.bad)
        problems = whole(tree)
        assert asked(tree, *OTHERS).problems == about(problems, *OTHERS), case
        found = asked(tree, case.file)
        if found.because is not None:
            assert found.problems == problems, case
        else:
            alone += 1
            also = [ALPHA, EVIDENCE] if case.file.startswith(EVIDENCE) else []
            if case.file == BETA and not (tree.root / BETA).is_file():
                also = [BETA_REVIEW]
            assert found.problems == about(problems, case.file, *also), case
    assert alone > 40  # the comparison above is not one of the whole check with itself


def test_the_demonstrations_have_the_remarks_that_the_whole_check_has() -> None:
    folder = ROOT / "data"
    problems = check_everything(folder, SHOWN).problems
    assert problems
    for unit in sorted((folder / "units").iterdir())[::5]:
        files = [path.relative_to(folder).as_posix() for path in unit.rglob("*.yml")]
        found = check_changed(open_changed(folder, SHOWN, files))
        assert found == about(problems, *files), unit.name


def test_only_what_the_file_needs_is_read() -> None:
    changed = open_changed(TINY, SHOWN, [BETA])
    society = f"{SHOWN}/schemes/tiny-society"
    assert changed.repository.documents.keys() == {
        f"{society}/2020/scheme.yml",
        f"{society}/rounds/2020/register.yml",
        f"{society}/rounds/2020/round.yml",
        f"{SHOWN}/units/tiny-beta/unit.yml",
        f"{SHOWN}/{BETA}",
        f"{SHOWN}/{BETA_REVIEW}",
    }


# What units repeat of each other


ESCAPED = "".join(f"\\u{ord(character):04x}" for character in "示例·甲学会")


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("示例·甲学会", "示例·甲学会"),
        ("示例·甲学会", f'"{ESCAPED}"'),
        ("示例·甲学会", "' 示例·甲学会 '"),
        ("示例·甲 学会", "示例·甲\n    学会"),
        ("示例·'甲'学会", "'示例·''甲''学会'"),
        ("示例·Café", unicodedata.normalize("NFD", "示例·Café")),
    ],
)
def test_a_name_is_found_however_the_other_unit_writes_it(
    tree: Tree, name: str, first: str
) -> None:
    tree.change("units/tiny-alpha/unit.yml", "示例·甲学会", first)
    tree.change(GAMMA_UNIT, "示例·丙学会", name)
    found = asked(tree, GAMMA_UNIT).problems
    assert [each.code.id for each in found] == ["C105"]
    assert found == about(whole(tree), GAMMA_UNIT)
    told = asked(tree, "units/tiny-alpha/unit.yml").problems  # the first may have taken the name
    assert [each.code.id for each in told] == ["C114"]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("示例甲学会", "示例·甲学会"),
        ("示例·A Café", "示例 · a CAFÉ"),
        ("示例·甲 学会", f'"{ESCAPED}"'),
    ],
)
def test_a_name_that_only_looks_different_is_told_of_both_units(
    tree: Tree, name: str, first: str
) -> None:
    tree.change("units/tiny-alpha/unit.yml", "示例·甲学会", first)
    tree.change(GAMMA_UNIT, "示例·丙学会", name)
    for unit, other in (("tiny-alpha", "tiny-gamma"), ("tiny-gamma", "tiny-alpha")):
        file = f"units/{unit}/unit.yml"
        found = asked(tree, file).problems
        assert found == about(whole(tree), file)
        assert [(each.code.id, each.place.line) for each in found] == [("C114", 2)]
        assert other in found[0].message.zh


@pytest.mark.parametrize("first", [ONES, f'"\\x31{ONES[1:]}"', f"'{ONES}'"])
def test_evidence_of_another_unit_is_found_however_its_hash_is_written(
    tree: Tree, first: str
) -> None:
    tree.change(ALPHA, ONES, first)
    tree.change(BETA, "3" * 64, ONES)
    found = asked(tree, BETA).problems
    assert [each.code.id for each in found] == ["C108"]
    assert found == about(whole(tree), BETA)
    assert f"{SHOWN}/{ALPHA}" in found[0].message.zh


# What takes a look at everything


@pytest.mark.parametrize(
    "file",
    [
        "schemes/tiny-society/2020/scheme.yml",
        "schemes/tiny-society/2020/examples/worked.yml",
        "schemes/tiny-society/rounds/2020/register.yml",
        "schemes/tiny-prize/rounds/2020/decisions.yml",
        "schemes/tiny-prize/rounds/2019/results.yml",
        "units/owners.yml",
        "notes.txt",
        "units/tiny-omega/unit.yml",
        "units/tiny-alpha/2019/tiny-prize.yml",
    ],
)
def test_a_file_that_bears_on_others_has_everything_checked(tree: Tree, file: str) -> None:
    tree.change(GAMMA_UNIT, "kind: society", "kind: societies")
    found = asked(tree, file)
    assert found.because is not None
    assert found.problems == whole(tree) != []


# What is told besides the file itself


def test_a_new_unit_without_its_own_file_is_told_so(tree: Tree) -> None:
    tree.change(GAMMA_UNIT, ALL, Gone())
    found = asked(tree, "units/tiny-gamma/2020/tiny-prize.yml").problems
    assert [(each.code.id, each.place.file) for each in found] == [
        ("F405", f"{SHOWN}/{GAMMA_UNIT}")
    ]


def test_evidence_is_searched_with_the_claim_that_names_it(tree: Tree) -> None:
    tree.change(MEMBERS, ALL, "联系电话 13800138000\n")
    found = asked(tree, ALPHA).problems
    assert [(each.code.id, each.place.file) for each in found] == [
        ("Y401", f"{SHOWN}/{MEMBERS}"),
        ("C402", f"{SHOWN}/{ALPHA}"),
    ]
    assert asked(tree, MEMBERS).problems == found


# The command


def test_the_command_answers_for_the_files_named(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.change(GAMMA_UNIT, "kind: society", "kind: societies")
    good, bad = str(tree.root / BETA), str(tree.root / GAMMA_UNIT)
    assert check.run(tree.root, "text", "en", files=[good]) == 0
    assert capsys.readouterr().out == "No problems found.\n"
    assert check.run(tree.root, "text", "en", files=[good, bad]) == 1
    assert "societies" in capsys.readouterr().out
    assert check.run(tree.root, "text", "en", files=[str(tree.root / ALPHA_REVIEW)]) == 0
    scheme = str(tree.root / "schemes/tiny-society/2020/scheme.yml")
    capsys.readouterr()
    assert check.run(tree.root, "json", "en", files=[scheme]) == 1
    assert capsys.readouterr().err.endswith(
        "scheme.yml bears on other files, so all data was checked.\n"
    )


def test_the_files_stand_after_the_task(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.change(GAMMA_UNIT, "kind: society", "kind: societies")
    good, bad, data = str(tree.root / BETA), str(tree.root / GAMMA_UNIT), str(tree.root)
    for words, code in (
        ([good], 0),
        ([good, bad], 1),
        (["--files", good, "--lang", "en"], 0),
        ([good, str(ROOT / "README.md")], 2),
        ([], 1),
    ):
        front_door = Collection.from_module(importlib.reload(tasks))
        assert program.answer(front_door, ["check", *words, "--data", data]) == code, words
    capsys.readouterr()


def test_only_the_files_named_are_mended(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    for file in (GAMMA_UNIT, "units/tiny-beta/unit.yml"):
        tree.change(file, "kind: society", "kind：society")
    assert check.run(tree.root, "text", "zh", fix=True, files=[str(tree.root / GAMMA_UNIT)]) == 0
    assert "kind: society" in (tree.root / GAMMA_UNIT).read_text("utf-8")
    assert "kind：society" in (tree.root / "units/tiny-beta/unit.yml").read_text("utf-8")
    capsys.readouterr()


@pytest.mark.parametrize(
    "file", ["", "..", "../data2/unit.yml", "{data}", "/etc/passwd", "{data}/../x"]
)
def test_a_file_outside_the_data_is_refused(tree: Tree, file: str) -> None:
    with pytest.raises(WrongUse, match="不在数据文件夹"):
        check.run(tree.root, "text", "zh", files=[file.format(data=tree.root)])


def test_a_link_is_not_followed_out_of_the_data(tree: Tree, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (outside / "2020").mkdir(parents=True)
    (outside / "unit.yml").write_text("id: x\n", "utf-8")
    (tree.root / "units/tiny-omega").symlink_to(outside)
    found = asked(tree, "units/tiny-omega/unit.yml")
    assert [(each.code.id, each.place.file) for each in found.problems] == [
        ("Y101", f"{SHOWN}/units/tiny-omega")
    ]
    assert not any("omega" in file for file in found.repository.documents)
