"""`impact` at the front door: which side is read, what blocks, and what a stranger's change can do."""

import importlib
import json
import shutil
from pathlib import Path

import pytest
from invoke.collection import Collection

import tasks
from tests.codes.tree import TINY
from tests.review.conftest import World, tiny
from tests.review.history import LINK, As, Files, Gone
from toolkit.commands import program, toolkits
from toolkit.commands.environment import ROOT

ALPHA = "data/units/tiny-alpha/2020/tiny-society.yml"
BETA = "data/units/tiny-beta/2020/tiny-society.yml"
BETA_PRIZE = "data/units/tiny-beta/2020/tiny-prize.yml"
UNIT = "data/units/tiny-alpha/unit.yml"
PRIZE_SCHEME = "data/schemes/tiny-prize/2019/scheme.yml"
ROUND = "data/schemes/tiny-prize/rounds/2020/round.yml"


def ask(data: Path, *words: str) -> int:
    door = Collection.from_module(importlib.reload(tasks))
    return program.answer(door, ["impact", f"--data={data}", *words])


def edited(path: str, old: str, new: str) -> str:
    text = tiny(path)
    assert old in text
    return text.replace(old, new, 1)


def asked(world: World, change: Files, *words: str, base: str = "reviewed") -> int:
    tip = world.bases[base]
    head = world.change(change, tip)
    return ask(world.history.data, f"--base={tip}", f"--head={head}", *words)


FEWER = {ALPHA: edited(ALPHA, "members: 120", "members: 80")}
POORER = {BETA_PRIZE: edited(BETA_PRIZE, "90", "55")}


def test_a_claim_is_told_in_three_parts(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(world, FEWER) == 0
    said = capsys.readouterr().out
    assert said.startswith("【必须改】\n\n")
    assert "这次改动带来 0 个错误、1 个提醒、0 条说明。只有新的错误会挡住这次改动。\n" in said
    lines = [line.split() for line in said.splitlines()]
    assert ["单位", "自评总分", "核定总分"] in lines
    assert ["示例·甲学会", "91.60", "→", "85.60", "71.60", "→", "—"] in lines
    assert ["示例·甲学会", "A2", "会员", "30.00", "→", "24.00", "30.00", "→", "—"] in lines
    cause = next(line for line in said.splitlines() if "society.yml:6" in line)
    assert cause.split()[1:] == [
        "会员：120",
        "人",
        "→",
        "80",
        "人（A2",
        "30.00",
        "→",
        "24.00）",
        "91.60",
        "→",
        "85.60",
        "·",
    ]
    steps = "  核定人员：重新核定示例·甲学会的申报\n  有权合并的人：看过之后合并。\n"
    assert said.endswith(f"【下一步由谁做、到何时】\n\n{steps}")


def test_the_report_has_the_same(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(world, FEWER, "--format=json") == 0
    said = json.loads(capsys.readouterr().out)
    tip = world.bases["reviewed"]
    assert (said["command"], said["base"], said["ok"]) == ("impact", tip, True)
    assert said["head"] == world.change(FEWER, tip)
    assert said["impact"]["moved"][0] == {
        "scheme": "tiny-society",
        "round": "2020",
        "unit": "tiny-alpha",
        "name": {"zh": "示例·甲学会", "en": "Demo Society Alpha"},
        "what": "indicator",
        "label": {"zh": "A1 活动", "en": "A1 Events"},
        "claimed": None,
        "verified": {"before": "20.00", "after": None},
        "without_marks": False,
    }


def test_the_comment_has_three_boxes(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(world, FEWER, "--format=markdown") == 0
    said = capsys.readouterr().out
    boxes = [line for line in said.splitlines() if line.startswith("### ")]
    assert boxes == ["### 必须改", "### 对得分的影响", "### 下一步由谁做、到何时"]
    assert "30.00 → 24.00" in said


def test_a_decision_that_no_longer_fits_blocks(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beta has no total while it is to be verified again: nobody is tied, and beta has no rank."""
    assert asked(world, POORER, "--format=json") == 1
    said = json.loads(capsys.readouterr().out)
    new = [each for each in said["problems"] if each["severity"] == "error"]
    assert [(each["code"], each["standing"]) for each in new] == [("C721", "new"), ("C724", "new")]
    grades = [each for each in said["impact"]["moved"] if each["what"] == "grade"]
    assert grades[0]["verified"] == {"before": {"zh": "一般", "en": "fair"}, "after": None}
    money = [each for each in said["impact"]["moved"] if each["what"] == "money"]
    assert money[0]["verified"] == {"before": "2.5", "after": None}


def test_only_a_new_error_blocks(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """The claim had an error; that one moves down a line and stays, another comes or not."""
    tip = world.bases["reviewed"]
    broken = tiny(ALPHA).replace("members: 120", "members: 120.5")
    before = world.change({ALPHA: broken}, tip)
    kept = world.change({ALPHA: f"# 说明\n{broken}"}, before)
    assert ask(world.history.data, f"--base={before}", f"--head={kept}", "--format=json") == 0
    said = json.loads(capsys.readouterr().out)
    assert [e["standing"] for e in said["problems"] if e["code"] == "F201"] == ["remaining"]
    worse = world.change({ALPHA: broken.replace("open: true", "open: maybe")}, before)
    assert ask(world.history.data, f"--base={before}", f"--head={worse}", "--format=json") == 1
    said = json.loads(capsys.readouterr().out)
    assert {"new", "remaining"} == {
        e["standing"] for e in said["problems"] if e["severity"] == "error"
    }
    assert ask(world.history.data, f"--base={before}", f"--head={tip}", "--format=json") == 0


def test_mending_is_told_as_solved(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    tip = world.bases["reviewed"]
    before = world.change({ALPHA: tiny(ALPHA).replace("members: 120", "members: 120.5")}, tip)
    mended = world.change({ALPHA: tiny(ALPHA)}, before)
    assert ask(world.history.data, f"--base={before}", f"--head={mended}", "--format=json") == 0
    said = json.loads(capsys.readouterr().out)
    assert ("F201", "solved") in [(e["code"], e["standing"]) for e in said["problems"]]


def test_one_claim_alone_tells_what_reading_everything_tells(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """A round whose title changes as well makes it read both sides whole."""
    asked(world, POORER, "--format=json")
    alone = json.loads(capsys.readouterr().out)
    note = {ROUND: world.history.git("show", f"{world.bases['reviewed']}:{ROUND}") + "\n# 说明\n"}
    asked(world, {**POORER, **note}, "--format=json")
    whole = json.loads(capsys.readouterr().out)
    assert alone["impact"] == whole["impact"]
    told = [[e for e in each["problems"] if e["standing"] == "new"] for each in (alone, whole)]
    assert told[0] == told[1]


def test_a_scheme_is_told_with_its_difference(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    change = {PRIZE_SCHEME: edited(PRIZE_SCHEME, "target: 100", "target: 90")}
    asked(world, change, "--lang=en", base="draft")
    said = capsys.readouterr().out
    assert "What changes in schemes and units\n  indicator K Meetings, rule: " in said
    assert "are final and frozen" in said
    assert "Demo Society Theta  75.00 → 83.33   75.00 → 83.33\n" in said


def test_the_files_as_they_lie_there_are_the_head(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What git does not know yet is part of the change, what it is told to ignore is not."""
    clone = tmp_path / "clone"
    world.history.git("clone", "--quiet", str(world.history.folder), str(clone), "--no-checkout")
    tip = world.bases["reviewed"]
    world.history.git("-C", str(clone), "checkout", "--quiet", tip)
    assert ask(clone / "data", "--base=HEAD") == 0
    assert "没有得分、名次、等次或资金因此变化。" in capsys.readouterr().out
    (clone / ALPHA).write_text(FEWER[ALPHA], "utf-8")
    shutil.copy(clone / BETA, clone / "data/units/tiny-gamma/2020/tiny-society.yml")
    (clone / "README.md").write_text("other\n", "utf-8")
    assert ask(clone / "data", f"--base={tip}", "--lang=en") == 1
    said = capsys.readouterr().out
    assert "F402" in said
    assert "Demo Society Alpha  91.60 → 85.60" in said
    assert "1 file that is neither data nor program changes too" in said


def test_a_hostile_head_is_data_only(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """A link and a twin are left out, and said; personal data is told of and never shown."""
    link = As(LINK, b"/etc/passwd")
    change: Files = {
        **POORER,
        "data/units/tiny-beta/2020/evil.yml": link,
        "data/units/Tiny-Beta/unit.yml": "x",
        ALPHA: edited(ALPHA, "motto: 求真务实", "motto: 13900139000"),
    }
    for format in ("text", "json", "markdown", "html"):
        assert asked(world, change, f"--format={format}") == 1
        said = capsys.readouterr().out
        assert "139001" not in said
        assert "evil.yml" in said


@pytest.mark.parametrize("words", [(), ("--base=nothing",), ("--base=HEAD", "--format=x")])
def test_wrong_use(world: World, words: tuple[str, ...]) -> None:
    assert ask(world.history.data, *words) == 2


def test_a_unit_that_cannot_be_read_counts_as_it_was(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    unit = "data/units/tiny-gamma/unit.yml"
    broken = {unit: edited(unit, "kind:", "kin:")}
    assert asked(world, {**FEWER, **broken}, "--format=json") == 1
    said = json.loads(capsys.readouterr().out)["impact"]
    assert {each["unit"] for each in said["moved"]} == {"tiny-alpha"}
    assert [e for e in said["remarks"] if "cannot be read" in e["en"] and unit in e["en"]]


def test_a_unit_that_changes_its_name_is_told(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    change = {UNIT: edited(UNIT, "Demo Society Alpha", "Demo Society Aleph")}
    assert asked(world, change, "--lang=en") == 0
    said = capsys.readouterr().out
    assert "unit tiny-alpha, English name: Demo Society Alpha → Demo Society Aleph\n" in said
    assert asked(world, {**change, **FEWER}, "--lang=en") == 0
    assert "Demo Society Aleph (tiny-alpha)  91.60 → 85.60" in capsys.readouterr().out


def test_a_withdrawn_claim_moves_to_nothing(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    review = ALPHA.replace(".yml", ".review.yml")
    assert asked(world, {ALPHA: Gone(), review: Gone()}, "--lang=en") == 0
    assert "Demo Society Alpha  91.60 → —      71.60 → —" in capsys.readouterr().out


def checkout(world: World, tmp_path: Path, code: Files, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny organisation's data with a toolkit at the base; the one that runs is the changed one."""
    files = {f"data/{each.relative_to(TINY).as_posix()}": each.read_bytes() for each in DATA}
    tip = world.history.commit({**files, **code})
    clone = tmp_path / "clone"
    world.history.git("clone", "--quiet", str(world.history.folder), str(clone), "--no-checkout")
    world.history.git("-C", str(clone), "fetch", "--quiet", "origin", tip)
    world.history.git("-C", str(clone), "update-ref", "--no-deref", "HEAD", tip)
    world.history.git("-C", str(clone), "checkout", "--quiet", tip, "--", "data")
    monkeypatch.setattr(toolkits, "ROOT", clone)
    return clone / "data"


DATA = [path for path in sorted(TINY.rglob("*")) if path.is_file()]


def test_a_toolkit_is_compared_with_that_of_the_base(
    world: World,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The base's toolkit has another word for what is due, and does not know a code of warnings."""
    code: dict[str | bytes, str | bytes | As | Gone] = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in (ROOT / "tasks.py", *(ROOT / "toolkit").rglob("*"))
        if path.suffix in (".py", ".json")
    }
    following = "toolkit/outcomes/following.py"
    code[following] = (
        (ROOT / following)
        .read_text("utf-8")
        .replace('"due; no record that it was done")', '"owed")')
    )
    data = checkout(world, tmp_path, code, monkeypatch)
    assert ask(data, "--base=HEAD", "--format=json") == 0
    said = json.loads(capsys.readouterr().out)
    impact = said["impact"]
    assert impact["remarks"][0]["en"].startswith(f"The toolkit itself changes ({len(code)} files)")
    assert {each["what"] for each in impact["moved"]} == {"consequence"}
    words = [each["verified"] for each in impact["moved"]]
    assert {(each["before"]["en"], each["after"]["en"]) for each in words} == {
        ("owed", "due; no record that it was done")
    }
    assert {each["label"]["en"] for each in impact["moved"]} >= {"Notice"}
    assert said["problems"] == []


def test_a_toolkit_that_cannot_run_is_not_compared(
    world: World,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The base's does not start; or the head's is not the one that runs, which no one starts."""
    data = checkout(world, tmp_path, {"tasks.py": "raise SystemExit(0)\n"}, monkeypatch)
    assert ask(data, "--base=HEAD", "--lang=en") == 0
    assert "the one of the base does not run here" in capsys.readouterr().out
    evil = "import os; os._exit(9)\n"
    assert asked(world, {"tasks.py": evil, "toolkit/new.py": evil}, "--lang=en") == 0
    assert "changes (2 files), but the one that runs here is not the changed one" in (
        capsys.readouterr().out
    )
