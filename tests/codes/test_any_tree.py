"""Whatever stands in the data folder is answered: without a crash, and each file for itself."""

import os
import random
import re
from collections.abc import Iterator
from itertools import chain, combinations

import pytest
import yaml

from tests.codes.tree import SHOWN, TINY, Tree
from toolkit.commands.check import all_problems
from toolkit.language import LANGUAGES
from toolkit.problems.printing import as_text
from toolkit.problems.problem import Problem
from toolkit.problems.reports.making import Findings, report_of
from toolkit.problems.reports.report import as_json
from toolkit.submissions.walk import open_repository

FILES = sorted(path.relative_to(TINY).as_posix() for path in TINY.rglob("*.yml"))
JUNK = [
    '""',
    "~",
    "[]",
    "{}",
    "-1",
    "4.5",
    "true",
    "x",
    ".nan",
    "2018-02-30",
    "[1, {a: b}]",
    "9" * 20,
]
KEYS = ["zzz", '"Bad Key"', "id", "model_config", "copy"]


def answered(tree: Tree) -> list[Problem]:
    """Return the problems of a tree; every printer can print them."""
    repository = open_repository(tree.root, SHOWN)
    problems = all_problems(repository)
    for language in LANGUAGES:
        as_text(problems, language, repository.lines).encode("utf-8")
    as_json(report_of(Findings(problems))).encode("utf-8")
    return problems


def blamed(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(each.code.id, each.place.file) for each in problems if each.severity == "error"]


# One file cannot spoil another


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_cannot_be_read_is_blamed_alone(file: str, tree: Tree) -> None:
    tree.change(file, None, "a: [\n")
    assert blamed(answered(tree)) == [("Y321", f"{SHOWN}/{file}")]


def one_of_each_role() -> list[str]:
    """Two files of every role, one where the scheme is tiny-prize: units and years make no other."""
    roles: dict[str, list[str]] = {}
    for file in FILES:
        role = re.sub(r"tiny-(alpha|beta|gamma|zeta|theta)|/20\d\d/|/[bp]\d\.", "/", file)
        roles.setdefault(role, []).append(file)
    several = [files[:2] for role, files in roles.items() if "prize" not in role]
    return sorted([*chain(*several), *(f[0] for role, f in roles.items() if "prize" in role)])


def test_of_two_unreadable_files_neither_hides_the_other(tree: Tree) -> None:
    for pair in list(combinations(one_of_each_role(), 2))[::7]:
        before = {file: (tree.root / file).read_bytes() for file in pair}
        for file in pair:
            (tree.root / file).write_bytes(b"")
        assert blamed(answered(tree)) == [("Y208", f"{SHOWN}/{file}") for file in pair]
        for file, content in before.items():
            (tree.root / file).write_bytes(content)


def test_a_scheme_that_does_not_hold_together_hides_no_other_scheme(tree: Tree) -> None:
    for path in tree.root.glob("schemes/tiny-society/**/*.yml"):
        to = tree.root / "schemes/other" / path.relative_to(tree.root / "schemes/tiny-society")
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(path.read_text("utf-8").replace("tiny-society", "other"), "utf-8")
    other = tree.root / "units/tiny-beta/2020/other.yml"
    claim = (tree.root / "units/tiny-beta/2020/tiny-society.yml").read_text("utf-8")
    other.write_text(claim.replace("tiny-society", "other").replace("280", "-1"), "utf-8")
    tree.change("schemes/tiny-society/2020/scheme.yml", "points: 100\n", "points: 99\n")
    assert blamed(answered(tree)) == [
        ("S206", f"{SHOWN}/schemes/tiny-society/2020/scheme.yml"),
        ("C101", f"{SHOWN}/units/tiny-beta/2020/other.yml"),
    ]


# Names and contents of any kind


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (b"\xca\xbe\xff.txt", "F401"),  # not UTF-8
        (b"\xb1\xed", "F401"),
        (b"two\nlines.md", "F401"),
        ("\u202elmy.txt".encode(), "F401"),
    ],
)
def test_a_file_of_any_name_is_told(name: bytes, code: str, tree: Tree) -> None:
    folder = os.fsencode(tree.root / "units/tiny-beta/2020")
    try:
        os.close(os.open(os.path.join(folder, name), os.O_CREAT))
    except OSError:
        pytest.skip("this file system knows no such names")
    assert [code for code, _ in blamed(answered(tree))] == [code]


def test_a_folder_of_any_name_is_told(tree: Tree) -> None:
    (tree.root / "units/tiny-beta/二〇二〇").mkdir()
    (tree.root / "papers").mkdir()
    assert [code for code, _ in blamed(answered(tree))] == ["F401", "F406"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tree: Tree) -> None:
    os.mkfifo(tree.root / "units/tiny-gamma/2020.yml")
    (tree.root / "units/tiny-gamma/unit.yml").unlink()
    os.mkfifo(tree.root / "units/tiny-gamma/unit.yml")
    assert [code for code, _ in blamed(answered(tree))] == ["F401", "Y101"]


def spans(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the start, the end and the junk to try of every value and key of a file."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def walk(node: yaml.Node, junk: list[str]) -> Iterator[tuple[int, int, list[str]]]:
        ends = [starts[mark.line] + mark.column for mark in (node.start_mark, node.end_mark)]
        yield ends[0], ends[0] + len(text[ends[0] : ends[1]].rstrip()), junk
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                yield from walk(key, KEYS)
                yield from walk(value, JUNK)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                yield from walk(value, JUNK)

    yield from walk(yaml.compose(text, Loader=yaml.CSafeLoader), JUNK)


@pytest.mark.parametrize("seed", range(40))
def test_junk_anywhere_is_answered(seed: int, tree: Tree) -> None:
    chance = random.Random(seed)
    file = chance.choice(FILES)
    text = (tree.root / file).read_text("utf-8")
    start, end, junk = chance.choice(list(spans(text)))
    tree.change(file, None, text[:start] + chance.choice(junk) + text[end:])
    answered(tree)
