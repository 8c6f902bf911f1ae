"""`check --format github`: annotations on the screen, the whole report on the summary page."""

from pathlib import Path

import pytest

from tests.codes.tree import Tree
from toolkit.commands import check

UNIT = "units/tiny-alpha/unit.yml"


def broken(folder: Path) -> Path:
    """Return a data folder with one error, whose text is hostile."""
    tree = Tree(folder)
    path = tree.root / UNIT
    text = path.read_text("utf-8").replace(
        "kind: society", 'kind: "```\\n::error::forged @team ##[error]"'
    )
    path.write_text(text, "utf-8")
    return tree.root


def test_annotations_are_printed_and_the_report_goes_to_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    assert check.run(broken(tmp_path), "github", "zh") == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("::error file=")
    assert [line for line in out if not line.startswith(("::error file=", "::notice file="))] == [
        *out[-2:]
    ]
    assert "##[" not in "".join(out)
    text = page.read_text("utf-8")
    assert text.startswith("before\n## 检查结果\n")
    assert "````text\n" in text
    assert "@" not in text


@pytest.mark.parametrize("given", [None, ""])
def test_without_a_page_only_annotations_are_printed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    given: str | None,
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    if given is not None:
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", given)
    assert check.run(broken(tmp_path), "github", "en") == 1
    assert capsys.readouterr().out.startswith("::error file=")


def test_other_formats_write_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    check.run(broken(tmp_path), "text", "zh")
    assert not page.exists()


def test_data_without_errors_passes(tmp_path: Path) -> None:
    assert check.run(Tree(tmp_path).root, "github", "zh") == 0
