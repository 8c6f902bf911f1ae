"""`owners` at the front door: the words, the JSON, the exit codes, and what is wrong use."""

import importlib
import json
from pathlib import Path

import pytest
from invoke.collection import Collection

import tasks
from tests.review.cases import (
    ALPHA,
    ALPHA_CLAIM,
    ALPHA_UNIT,
    BETA_CLAIM,
    CITY,
    CLAIM,
    COUNTY_LARGE,
    OFFICE,
    SECOND_OFFICE,
    evidence,
)
from tests.review.conftest import BETA_REVIEW, World
from tests.review.history import Files
from toolkit.commands import program


def ask(data: Path, *words: str) -> int:
    door = Collection.from_module(importlib.reload(tasks))
    return program.answer(door, ["owners", f"--data={data}", *words])


def asked(world: World, base: str, change: Files, actor: int, *words: str) -> int:
    tip = world.bases[base]
    head = world.change(change, tip)
    about = (f"--base={tip}", f"--head={head}", f"--actor={actor}")
    return ask(world.history.data, *about, *words)


def test_what_is_allowed_is_said_in_one_line(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(world, "draft", {ALPHA_CLAIM: CLAIM}, ALPHA) == 0
    assert capsys.readouterr().out == f"可以合并：1 个文件，都是账号 {ALPHA} 能改的。\n"


def test_who_has_to_approve_is_named(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    change: Files = {BETA_REVIEW: "x"}
    assert asked(world, "checked", change, CITY, "--lang=en") == 1
    said = capsys.readouterr().out
    assert f"{BETA_REVIEW}:1:1 warning O330 This file still needs the approval of" in said
    assert said.endswith(
        "Not allowed yet. These still have to approve:\n"
        f"  a reviewer of tiny-beta at county stage (account {COUNTY_LARGE}): {BETA_REVIEW}\n"
    )
    assert asked(world, "checked", change, CITY, f"--approved-by={OFFICE},{COUNTY_LARGE}") == 0


def test_what_is_refused_is_told_line_by_line_and_safely(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    change: Files = {evidence("\x1b[2J\n::error::x"): "x", BETA_CLAIM: "x"}
    assert asked(world, "draft", change, ALPHA) == 1
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert not any(line.startswith("::") for line in said.splitlines())
    assert f"{BETA_CLAIM}:1:1 错误 O303 这是单位 tiny-beta 的文件，只有它自己的账号能改。" in said
    assert said.endswith("不能合并，原因见上面的错误。\n")


def test_the_verdict_as_json(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    change: Files = {ALPHA_CLAIM: CLAIM, ALPHA_UNIT: "x", BETA_CLAIM: "x"}
    assert asked(world, "draft", change, ALPHA, "--format=json") == 1
    said = json.loads(capsys.readouterr().out)
    tip = world.bases["draft"]
    problems = said["problems"]
    assert {key: said[key] for key in ("format", "command", "base", "head", "ok")} == {
        "format": 1,
        "command": "owners",
        "base": tip,
        "head": world.change(change, tip),
        "ok": False,
    }
    assert said["owners"] == {
        "actor": str(ALPHA),
        "start": tip,
        "answer": "refused",
        "files": 3,
        "paths": [
            {"path": ALPHA_CLAIM, "change": "modified", "answer": "allowed", "codes": []},
            {"path": ALPHA_UNIT, "change": "modified", "answer": "pending", "codes": ["O330"]},
            {"path": BETA_CLAIM, "change": "modified", "answer": "refused", "codes": ["O303"]},
        ],
        "missing": [
            {
                "who": {"zh": "管理员", "en": "an administrator"},
                "accounts": [str(OFFICE), str(SECOND_OFFICE)],
                "paths": [ALPHA_UNIT],
                "files": 1,
            }
        ],
    }
    assert [(each["code"], each["file"]) for each in problems] == [
        ("O330", ALPHA_UNIT),
        ("O303", BETA_CLAIM),
    ]
    assert problems[1]["message"]["en"].startswith("This file belongs to the unit tiny-beta")


def test_a_name_that_is_not_utf8_can_be_printed(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    change: Files = {evidence(b"\xff"): "x", evidence(b"x" * 5000): "x"}
    for form in ("json", "text"):
        assert asked(world, "draft", change, ALPHA, f"--format={form}") == 1
        said = capsys.readouterr().out
        assert "xff" in said
        assert "x" * 300 not in said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ([], "--base"),
        (["--base=x"], "--head"),
        (["--base=HEAD~999", "--head=nowhere", "--actor=1"], "HEAD~999"),
        (["--base=--help", "--head=x", "--actor=1"], "--help"),
        (["--base=x", "--head=x", "--actor=me"], "“me”"),
        (["--base=x", "--head=x", "--actor=１"], "“１”"),
        (["--base=x", "--head=x", "--actor=1", "--approved-by=1,you"], "“you”"),
        (["--base=x", "--head=x", "--actor=1", "--format=xml"], "xml"),
    ],
)
def test_wrong_use_is_said_in_one_line(
    world: World, words: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(world.history.data, *words) == 2
    said = capsys.readouterr().err
    assert why in said
    assert said.count("\n") == 1


def test_a_folder_outside_git_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(tmp_path, "--base=x", "--head=x", "--actor=1") == 2
    assert "git" in capsys.readouterr().err
