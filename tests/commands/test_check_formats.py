"""`check --format`: every printer at the front door, over data with a hostile error."""

import json
from pathlib import Path

import pytest

from tests.codes.tree import Tree
from toolkit.commands import check
from toolkit.commands.options import PRINTERS
from toolkit.commands.refusals import WrongUse
from toolkit.problems.reports.reading import read_report
from toolkit.problems.reports.report import Report

UNIT = "units/tiny-alpha/unit.yml"
BEGINNINGS = {
    "text": "",
    "json": "{\n",
    "github": "::error file=",
    "gitlab": "[\n",
    "sarif": '{\n  "$schema"',
    "markdown": "## Check of the assessment data\n\nThe check failed.\n\n### To be mended\n",
    "gitee": "## Check of the assessment data\n\nThe check failed.\n\n### To be mended\n",
    "html": "<!doctype html>\n",
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = Tree(tmp_path_factory.mktemp("formats"))
    path = tree.root / UNIT
    text = path.read_text("utf-8").replace("kind: society", 'kind: "@team <script> `x`"')
    path.write_text(text, "utf-8")
    return tree.root


def test_every_format_has_its_printer() -> None:
    assert BEGINNINGS.keys() == PRINTERS.keys()


@pytest.mark.parametrize(("format", "beginning"), BEGINNINGS.items())
def test_the_data_is_told_in_every_format(
    broken: Path, format: str, beginning: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.run(broken, format, "en") == 1
    said = capsys.readouterr().out
    assert said.startswith(beginning)
    assert "F105" in said
    assert ("<script>" in said) is (
        format in ("text", "json", "github", "gitlab", "sarif", "markdown", "gitee")
    )
    if format in ("gitlab", "sarif", "json"):
        json.loads(said)


def test_what_check_prints_as_json_is_a_report(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check.run(broken, "json", "zh")
    report = read_report(capsys.readouterr().out.encode())
    assert isinstance(report, Report)
    assert (report.command, report.ok, report.errors) == ("check", False, 1)
    assert report.problems[0].file.endswith(UNIT)


def test_an_unknown_format_is_refused_with_the_nearest(broken: Path) -> None:
    with pytest.raises(WrongUse) as refused:
        check.run(broken, "markdwon", "zh")
    assert "markdown" in str(refused.value)
