"""A revision written out: its plain files and nothing else, and nothing of it runs."""

import shutil
from pathlib import Path

import pytest

from tests.codes.tree import TINY
from tests.review.cases import ALPHA, ALPHA_CLAIM, ALPHA_EVIDENCE, CLAIM, MEMBERS, evidence
from tests.review.conftest import ROUNDS, World, tiny
from tests.review.history import EXECUTABLE, FOLDER, LINK, PLAIN, SUBMODULE, As, History
from toolkit.checking.evidence_files import LARGEST_EVIDENCE
from toolkit.review import tree
from toolkit.review.git import Git, GitFailed
from toolkit.review.ownership import Person, judge
from toolkit.review.tree import Exported, exported


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if not path.is_dir()
    }


def out(world: World, commit: str, folder: Path) -> Exported:
    return exported(Git(world.history.data), commit, folder)


def test_the_data_of_a_revision_is_written_byte_for_byte(world: World, tmp_path: Path) -> None:
    commit = world.change({MEMBERS: "a\r\nb\n"}, world.bases["draft"])
    assert out(world, commit, tmp_path) == Exported(commit, len(files_of(tmp_path)), ())
    expected = files_of(TINY)
    del expected["units/tiny-beta/2020/tiny-society.review.yml"]
    expected["units/tiny-alpha/2020/evidence/members.txt"] = b"a\r\nb\n"
    written = files_of(tmp_path)
    for path in (each.removeprefix("data/") for each in ROUNDS):
        assert b"state: draft" in written.pop(path)
        del expected[path]
    assert written == expected


def test_what_is_not_plain_or_not_safely_named_is_left_and_named(
    world: World, tmp_path: Path
) -> None:
    made = world.change(
        {
            evidence("link.txt"): As(LINK, b"/etc/passwd"),
            evidence("sub"): As(SUBMODULE, b"1" * 40),
            evidence("run.txt"): As(EXECUTABLE, b"#!/bin/sh\n"),
            evidence("nul.txt"): "x",
            evidence("members.TXT"): "x",
            evidence("large.pdf"): "x" * (LARGEST_EVIDENCE + 1),
            "data/.hooks/x": "x",
            "data/units/tiny-Gamma/x.txt": "x",
        },
        world.bases["draft"],
    )
    x = world.history.blob(b"x")
    odd = [(FOLDER, b"..", world.history.tree([(PLAIN, b"up.txt", x)]))]
    commit = world.history.with_entries(made, ALPHA_EVIDENCE, [*odd, (PLAIN, b"members.txt", x)])
    folder = tmp_path / "deep"
    folder.mkdir()
    # Of names that are one elsewhere the first in git's order stays: capitals come first.
    gamma = {
        f"data/units/tiny-gamma/{path.relative_to(TINY / 'units/tiny-gamma').as_posix()}"
        for path in (TINY / "units/tiny-gamma").rglob("*.yml")
    }
    assert set(out(world, commit, folder).left) == {
        "data/.hooks/x",
        *(str(evidence(each)) for each in ("link.txt", "sub", "nul.txt", "large.pdf")),
        *(str(evidence(each)) for each in ("../up.txt", "members.txt")),
        *gamma,
    }
    assert not any(path.is_symlink() for path in tmp_path.rglob("*"))
    run = folder / "units/tiny-alpha/2020/evidence/run.txt"
    assert run.read_bytes() == b"#!/bin/sh\n"
    assert not run.stat().st_mode & 0o111


def test_only_what_is_wanted_is_written(world: World, tmp_path: Path) -> None:
    commit = world.change({"data/schemes/.x": "x"}, world.bases["draft"])
    found = exported(
        Git(world.history.data), commit, tmp_path, lambda path: path.startswith("units/tiny-gamma/")
    )
    assert set(files_of(tmp_path)) == {
        path for path in files_of(TINY) if path.startswith("units/tiny-gamma/")
    }
    assert (found.written, found.left) == (len(files_of(tmp_path)), ())


def test_a_folder_with_anything_in_it_is_refused(world: World, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(GitFailed):
        out(world, world.bases["draft"], tmp_path)


def test_a_revision_without_data_is_empty(world: World, tmp_path: Path) -> None:
    commit = world.history.commit({"README.md": "x"})
    assert out(world, commit, tmp_path) == Exported(commit, 0, ())


def test_too_many_files_are_not_written(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = set(files_of(TINY)) - {"units/tiny-beta/2020/tiny-society.review.yml"}
    folders = {above.as_posix() for path in files for above in Path(path).parents} - {"."}
    count = len(files) + len(folders)
    monkeypatch.setattr(tree, "MOST_FILES", count)
    (tmp_path / "one").mkdir()
    assert out(world, world.bases["draft"], tmp_path / "one").written == len(files)
    monkeypatch.setattr(tree, "MOST_FILES", count - 1)
    (tmp_path / "two").mkdir()
    with pytest.raises(GitFailed):
        out(world, world.bases["draft"], tmp_path / "two")
    assert files_of(tmp_path / "two") == {}


# Nothing runs


def test_settings_hooks_and_filters_of_a_repository_run_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history, trap, ran = History(tmp_path / "r"), tmp_path / "trap", tmp_path / "ran"
    trap.write_text(f"#!/bin/sh\ntouch {ran}\ncat\n")
    trap.chmod(0o755)
    files = {ALPHA_CLAIM: tiny(ALPHA_CLAIM), "data/units/owners.yml": tiny("data/units/owners.yml")}
    start = history.commit({**files, "data/.gitattributes": "* filter=f diff=d merge=m\n"})
    head = history.commit({ALPHA_CLAIM: CLAIM}, start)
    for name in ("filter.f.smudge", "filter.f.clean", "diff.d.textconv", "diff.d.command"):
        history.git("config", name, str(trap))
    for name in ("core.fsmonitor", "diff.external", "core.pager", "core.sshCommand"):
        history.git("config", name, str(trap))
    shutil.copy(trap, history.folder / ".git/hooks/post-checkout")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    git = Git(history.data)
    judge(git, start, head, Person(ALPHA))
    (tmp_path / "out").mkdir()
    exported(git, head, tmp_path / "out")
    assert not ran.exists()
    assert (tmp_path / "out/units/tiny-alpha/2020/tiny-society.yml").read_text("utf-8") == CLAIM


def test_no_other_object_takes_the_place_of_one(tmp_path: Path) -> None:
    """git replaces objects where refs/replace says so: a change could show one and be another."""
    history = History(tmp_path / "r")
    harmless, hostile = (history.blob(each) for each in (b"harmless", b"hostile"))
    commit = history.commit({"data/units/x/2020/evidence/x.txt": "hostile"})
    history.git("replace", hostile, harmless)
    (tmp_path / "out").mkdir()
    exported(Git(history.data), commit, tmp_path / "out")
    assert (tmp_path / "out/units/x/2020/evidence/x.txt").read_bytes() == b"hostile"
