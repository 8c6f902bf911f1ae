"""`check --staged` and the git hook: what is about to be committed, whatever lies on the disk."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.codes.cases import ALPHA, BETA, BETA_REVIEW, GAMMA_UNIT, MEMBERS
from tests.codes.tree import SHOWN, Tree
from toolkit.commands import staged
from toolkit.commands.check import check_everything
from toolkit.commands.refusals import WrongUse

ROOT = Path(__file__).resolve().parents[2]
HOOKS = ROOT / ".githooks"
PHONE = "联系电话 13800138000\n"


class Clone:
    """A git repository with the tiny organisation, its first commit made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tree = Tree(folder)
        self.git("init", "--quiet")
        self.git("add", ".")
        self.commit()

    def git(self, *words: str, **more: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=self.folder, capture_output=True, text=True, check=False,
            env=os.environ | more,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def commit(self, *words: str) -> None:
        self.git("commit", "--quiet", "--message", "x", *words)

    def write(self, file: str, old: str, new: str) -> None:
        path = self.tree.root / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")

    def check(self) -> int:
        return staged.run(Path(SHOWN), "text", "zh")


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    for name in [each for each in os.environ if each.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "tester")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "tester@example.org")
    monkeypatch.chdir(tmp_path)
    return Clone(tmp_path)


Said = pytest.CaptureFixture[str]


def test_what_is_staged_counts_and_not_what_lies_on_the_disk(clone: Clone, capsys: Said) -> None:
    clone.write(GAMMA_UNIT, "kind: society", "kind: societies")
    clone.git("add", ".")
    clone.write(GAMMA_UNIT, "kind: societies", "kind: society")
    assert clone.check() == 1
    said = capsys.readouterr().out
    assert f"{SHOWN}/{GAMMA_UNIT}:3:7" in said
    assert "societies" in said  # the line shown is the staged one


def test_what_is_not_staged_does_not_count(clone: Clone, capsys: Said) -> None:
    clone.write(GAMMA_UNIT, "Demo Society Gamma", "Demo Society Three")
    clone.git("add", ".")
    clone.write(GAMMA_UNIT, "kind: society", "kind: societies")
    assert clone.check() == 0
    assert capsys.readouterr().out == "没有发现问题。\n"


def test_a_commit_without_data_passes_at_once(clone: Clone, capsys: Said) -> None:
    (clone.folder / "notes.txt").write_text(PHONE, "utf-8")
    clone.git("add", "notes.txt")
    clone.write(GAMMA_UNIT, "kind: society", "kind: societies")
    assert clone.check() == 0
    assert capsys.readouterr() == ("", "没有要提交的数据文件。\n")


def test_without_data_nothing_heavy_is_imported(clone: Clone) -> None:
    code = (
        "import sys, pathlib; from toolkit.commands import staged;"
        f"staged.run(pathlib.Path('{SHOWN}'), 'text', 'zh'); print(*sys.modules)"
    )
    loaded = subprocess.check_output(
        [sys.executable, "-c", code], text=True, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    assert not {"pandas", "pandera", "toolkit.scoring", "toolkit.submissions"} & set(loaded.split())


def test_a_file_that_moves_is_judged_where_it_goes_and_missed_where_it_was(
    clone: Clone, capsys: Said
) -> None:
    clone.git("mv", f"{SHOWN}/{BETA}", f"{SHOWN}/units/tiny-gamma/2020/tiny-society.yml")
    assert clone.check() == 1
    said = capsys.readouterr().out
    assert "tiny-gamma/2020/tiny-society.yml:2:7" in said  # it says unit: tiny-beta
    assert f"{SHOWN}/{BETA_REVIEW}:1:1" in said  # a review without a claim


def test_a_deletion_tells_of_what_refers_to_the_file(clone: Clone, capsys: Said) -> None:
    clone.git("rm", "--quiet", f"{SHOWN}/{MEMBERS}")
    assert clone.check() == 1
    said = capsys.readouterr().out
    assert " C401 " in said
    assert f"{SHOWN}/{ALPHA}:" in said


def test_a_unit_that_goes_has_everything_checked(clone: Clone, capsys: Said) -> None:
    clone.git("rm", "--quiet", "-r", f"{SHOWN}/units/tiny-gamma")
    assert clone.check() == 1
    shown = capsys.readouterr()
    assert "所以检查了全部数据" in shown.err
    assert " C106 " in shown.out  # the register still names it


def test_a_changed_scheme_has_everything_checked_as_staged(clone: Clone, capsys: Said) -> None:
    register = "schemes/tiny-society/rounds/2020/register.yml"
    clone.write(register, "  tiny-beta: {class: large}\n", "")
    clone.git("add", ".")
    clone.write(GAMMA_UNIT, "kind: society", "kind: societies")
    assert clone.check() == 1
    said = capsys.readouterr().out
    assert " C110 " in said  # the claim of a unit that is not registered any more
    assert "societies" not in said
    clone.git("restore", SHOWN)
    told = {each.code.id for each in check_everything(clone.tree.root, SHOWN).problems}
    assert all(f" {code} " in said for code in told)


def test_what_another_unit_has_already_is_found_in_the_index(clone: Clone, capsys: Said) -> None:
    clone.write(GAMMA_UNIT, "示例·丙学会", "示例·甲学会")
    clone.git("add", ".")
    clone.write("units/tiny-alpha/unit.yml", "示例·甲学会", "示例·子学会")
    assert clone.check() == 1
    said = capsys.readouterr().out
    assert " C105 " in said
    assert f"{SHOWN}/units/tiny-alpha/unit.yml" in said


def test_personal_data_is_caught_in_evidence_that_no_claim_names_yet(
    clone: Clone, capsys: Said
) -> None:
    new = clone.tree.root / "units/tiny-beta/2020/evidence/note.txt"
    new.parent.mkdir()
    new.write_text(PHONE, "utf-8")
    clone.git("add", ".")
    assert clone.check() == 1
    said = capsys.readouterr().out
    assert f"{SHOWN}/units/tiny-beta/2020/evidence/note.txt:1:" in said
    assert "13800138000" not in said


def test_the_first_commit_of_a_repository_is_checked_too(clone: Clone) -> None:
    clone.git("update-ref", "-d", "HEAD")
    assert clone.check() == 0
    clone.write(GAMMA_UNIT, "kind: society", "kind: societies")
    clone.git("add", ".")
    assert clone.check() == 1


def test_a_folder_without_git_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    tree = Tree(tmp_path)
    with pytest.raises(WrongUse, match="git rev-parse"):
        staged.run(tree.root, "text", "zh")


@pytest.mark.parametrize("more", [{"fix": True}, {"files": ["x"]}])
def test_what_does_not_go_with_it_is_wrong_use(clone: Clone, more: dict[str, bool]) -> None:
    with pytest.raises(WrongUse, match="--staged does not go with"):
        staged.run(Path(SHOWN), "text", "zh", **more)  # type: ignore[arg-type]


@pytest.mark.skipif(os.name == "nt", reason="the hook is a shell script")
def test_git_runs_the_hook_and_refuses_the_commit(clone: Clone) -> None:
    clone.git("config", "core.hooksPath", str(HOOKS))
    before = clone.git("rev-parse", "HEAD")
    clone.write(ALPHA, "motto: 求真务实", "motto: 13800138000")
    command = ["git", "commit", "--all", "--message", "x"]  # git makes an index of its own for it
    done = subprocess.run(command, cwd=clone.folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert " Y401 " in done.stdout + done.stderr
    assert "13800138000" not in done.stdout + done.stderr
    assert clone.git("rev-parse", "HEAD") == before
    (clone.folder / "notes.txt").write_text("x", "utf-8")
    clone.git("add", "notes.txt")
    clone.commit("notes.txt")  # the data on the disk is none of this commit's business
    assert clone.git("rev-parse", "HEAD") != before
