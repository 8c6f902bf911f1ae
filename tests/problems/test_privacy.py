"""A problem about personal data, and every other problem of its line, is told without the line."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from toolkit.language import both
from toolkit.problems.catalogue import _codes, declare
from toolkit.problems.github import as_annotations, as_summary
from toolkit.problems.printing import as_text
from toolkit.problems.problem import Problem
from toolkit.problems.reports.making import Findings, report_of
from toolkit.problems.reports.report import as_json

Make = Callable[..., Problem]
SECRET = "13900139000"
LINES = ["甲: 1", f"电话: {SECRET}", "丙: 3"]


def printed(problems: list[Problem]) -> list[str]:
    """Return what every printer makes of the problems."""
    return [
        as_text(problems, "zh", lambda file: LINES),
        as_json(report_of(Findings(problems))),
        as_annotations(problems, "zh", lambda file: LINES),
        as_summary(problems, "en", lambda file: LINES),
    ]


def private(problem: Problem) -> Problem:
    return replace(problem, code=replace(problem.code, private=True))


def test_what_was_read_is_not_repeated(make: Make) -> None:
    problem = private(make(2, 5, said="电话", read=SECRET, suggestion=SECRET))
    for output in printed([problem]):
        assert SECRET not in output
        assert "电话" in output  # the sentence is its author's own


def test_other_problems_of_the_line_do_not_repeat_it_either(make: Make) -> None:
    other = make(2, 1, said=SECRET, read=SECRET, suggestion=f"电话: {SECRET}")
    hidden = private(make(2, 5, said="", read=SECRET, id="T900"))
    for problems in ([other, hidden], [hidden, other]):
        for output in printed(problems):
            assert SECRET not in output
            assert "T001" in output


def test_what_is_not_private_is_told_all_the_same(make: Make) -> None:
    other = make(2, 1, said="电话", read="电话", suggestion="phone", id="T900")
    hidden = private(make(2, 5, said="", read=SECRET))
    text, json, *_ = printed([other, hidden])
    assert "读到 “电话”" in text
    assert "可写成: phone" in text
    assert '"read": "电话"' in json
    assert "     2 | " not in text


@pytest.mark.parametrize(
    "words",
    [
        SECRET,
        f"请拨 {SECRET}",
        "139-0013-9000",
        "１３９００１３９０００",
        SECRET[:6] + "…",
        "x9000",
    ],
)
def test_no_part_of_it_is_told_however_it_is_written(make: Make, words: str) -> None:
    other = make(2, 1, said=words, read=words, suggestion=words, id="T900")
    several = private(make(2, 5, said="", read=f"a.b@example.org\n{SECRET}"))
    for output in printed([other, several]):
        assert words not in output


def test_where_nobody_knows_what_was_found_no_words_are_told(make: Make) -> None:
    other = make(2, 1, said="电话", read="电话", id="T900")
    text, *_ = printed([other, private(make(2, 5, said="手机号"))])
    assert "读到 “…”" in text


def test_lines_without_personal_data_are_shown_as_ever(make: Make) -> None:
    problems = [make(1, 4, said="1", read="1"), private(make(2, 5, said="", read=SECRET))]
    text = as_text(problems, "zh", lambda file: LINES)
    assert "     1 | 甲: 1" in text
    assert "读到 “1”" in text
    assert SECRET not in text


def test_the_same_line_of_another_file_is_shown(make: Make) -> None:
    problems = [make(2, 1, file="a.yml"), private(make(2, 5, said="", file="b.yml"))]
    assert "     2 | " in as_text(problems, "zh", lambda file: LINES if file == "a.yml" else [])


@pytest.mark.parametrize("flag", [True, False])
def test_a_code_is_declared_private(flag: bool) -> None:
    words = both("试", "trial")
    try:
        code = declare("T999", "error", title=words, message=words, remedy=words, private=flag)
        assert code.private is flag
    finally:
        _codes.pop("T999", None)
