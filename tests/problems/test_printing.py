"""Problems as people read them in a terminal."""

import unicodedata
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.problems.printing import as_text, summary, visible, width
from toolkit.problems.problem import Problem

QUICK = settings(deadline=None, max_examples=40)
Make = Callable[..., Problem]

#: Characters whose width is beyond doubt: GBK writes the narrow ones in one byte, the wide in two.
PLAIN_SIGNS = "abcXYZ019 :,-[]{}示例学会纺织，。：（）"


def excerpt(problem: Problem, lines: Sequence[str]) -> tuple[str, str]:
    """Return the source line and the line of carets, without the gutter."""
    _, source, carets, *_ = as_text([problem], "en", lambda file: lines).splitlines()
    assert source[:9] == f"{problem.place.line:>6} | "
    assert carets[:9] == "       | "
    return source[9:], carets[9:]


def columns(text: str) -> int:
    """Return how wide a terminal shows the text, by the bytes GBK takes for it."""
    return len(text.encode("gbk"))


# The whole block


def test_a_problem_is_shown_with_its_line_its_caret_and_the_mend(make: Make) -> None:
    problem = make(2, 13, read="29.5", suggestion="29")
    lines = ["甲: 1", "名称: 示例, 人数: 29.5"]
    assert as_text([problem], "zh", lambda file: lines) == (
        "data/x.yml:2:13 错误 T001 人数应是整数，读到 “29.5”。\n"
        "     2 | 名称: 示例, 人数: 29.5\n"
        "       |                   ^^^^\n"
        "    怎么改: 写整数。\n"
        "    可写成: 29\n"
        "\n"
        "共 1 个错误，0 个提醒，0 条说明。\n"
    )
    assert as_text([problem], "en", lambda file: lines) == (
        "data/x.yml:2:13 error T001 People should be whole, “29.5” was read.\n"
        "     2 | 名称: 示例, 人数: 29.5\n"
        "       |                   ^^^^\n"
        "    mend: Write a whole number.\n"
        "    write: 29\n"
        "\n"
        "1 error, 0 warnings, 0 notes.\n"
    )


@pytest.mark.parametrize(
    ("severity", "zh", "en"),
    [("error", "错误", "error"), ("warning", "提醒", "warning"), ("note", "说明", "note")],
)
def test_the_severity_is_said(make: Make, severity: str, zh: str, en: str) -> None:
    problem = make(severity=severity)
    assert as_text([problem], "zh", lambda file: []).startswith(f"data/x.yml:1:1 {zh} T001 ")
    assert as_text([problem], "en", lambda file: []).startswith(f"data/x.yml:1:1 {en} T001 ")


@pytest.mark.parametrize(
    ("line", "lines"), [(1, []), (3, ["a: 1", "b: 2"]), (2, ["a: 1", "   "]), (2, ["a: 1", ""])]
)
def test_a_line_that_is_not_there_is_not_shown(make: Make, line: int, lines: list[str]) -> None:
    assert as_text([make(line)], "en", lambda file: lines).splitlines()[1] == (
        "    mend: Write a whole number."
    )


def test_each_problem_shows_a_line_of_its_own_file(make: Make) -> None:
    files = {"a.yml": ["甲: 1"], "b.yml": ["乙: 2"]}
    text = as_text([make(file="a.yml"), make(file="b.yml")], "en", files.__getitem__)
    assert [line for line in text.splitlines() if line.startswith("     1 | ")] == [
        "     1 | 甲: 1",
        "     1 | 乙: 2",
    ]


# The closing line


def test_the_problems_are_counted(make: Make) -> None:
    problems = [
        *(make(id="T1") for _ in range(2)),
        make(severity="warning"),
        *(make(severity="note") for _ in range(3)),
    ]
    assert summary(problems, "zh") == "共 2 个错误，1 个提醒，3 条说明。"
    assert summary(problems, "en") == "2 errors, 1 warning, 3 notes."


def test_files_not_checked_to_the_end_are_counted(make: Make) -> None:
    assert summary([make()], "zh", 2) == (
        "共 1 个错误，0 个提醒，0 条说明。\n"
        "有 2 个文件还没有查完：改好上面的错误，再检查一次，可能还有别的问题。"
    )
    assert as_text([make()], "en", lambda file: [], 1).endswith(
        "\n\n1 error, 0 warnings, 0 notes.\n"
        "1 file was not checked to the end: mend the errors above and check again, more may show.\n"
    )


def test_nothing_found_is_said() -> None:
    assert as_text([], "zh", lambda file: []) == "没有发现问题。\n"
    assert as_text([], "en", lambda file: []) == "No problems found.\n"


# The caret


@pytest.mark.parametrize(
    ("line", "column", "read", "carets"),
    [
        ("people: 29", 9, "29", "        ^^"),
        ("人数: 29", 5, "29", "      ^^"),
        ("人数：29", 3, "：", "    ^^"),
        ("名称: 示例学会", 5, "示例学会", "      ^^^^^^^^"),
        ("ａ: 1", 4, "1", "    ^"),  # a full-width letter takes two columns
        ("e\u0301: 1", 5, "1", "   ^"),  # a combining accent takes none
        ("ｱ: 1", 4, "1", "   ^"),  # half-width katakana takes one
        ("a: '29'", 4, "29", "   ^"),  # what was read stands in quotes: the place alone
        ("a: 1", 5, None, "    ^"),  # the end of the line
        ("\ta: 1", 5, "1", "    ^"),  # a tab is shown as one blank
    ],
)
def test_the_caret_stands_below_the_place(
    make: Make, line: str, column: int, read: str | None, carets: str
) -> None:
    assert excerpt(make(1, column, read=read), [line])[1] == carets


@QUICK
@given(
    before=st.text(PLAIN_SIGNS, max_size=120).map(lambda text: f"x{text}"),
    read=st.text(PLAIN_SIGNS, min_size=1, max_size=40),
    after=st.text(PLAIN_SIGNS, max_size=120),
)
def test_the_caret_stands_below_the_place_whatever_is_before_it(
    make: Make, before: str, read: str, after: str
) -> None:
    problem = make(1, len(before) + 1, read=read)
    source, carets = excerpt(problem, [before + read + after])
    blanks = len(carets) - len(carets.lstrip(" "))
    # Cut the shown line where the carets begin and end, and the value stands between.
    shown = source.replace("…", "^")  # one column, like the sign for what was cut off
    start = next(i for i in range(len(shown)) if columns(shown[:i]) == blanks)
    end = next(i for i in range(start, len(shown) + 1) if columns(shown[:i]) == len(carets))
    assert source[start:end] == read


def test_a_long_line_is_shown_around_the_place(make: Make) -> None:
    line = f"note: {'a' * 200}29{'b' * 200}"
    source, carets = excerpt(make(1, 207, read="29"), [line])
    assert source == f"…{'a' * 50}29{'b' * 48}…"
    assert carets == f"{' ' * 51}^^"


def test_a_long_line_is_not_cut_before_its_beginning(make: Make) -> None:
    source, carets = excerpt(make(1, 4, read="x"), [f"a: x{'b' * 200}"])
    assert source == f"a: x{'b' * 96}…"
    assert carets == "   ^"


def test_the_end_of_a_long_line_is_shown_whole(make: Make) -> None:
    source, carets = excerpt(make(1, 301, read="29"), [f"{'示' * 300}29"])
    assert source == f"…{'示' * 50}29"
    assert carets == f"{' ' * 101}^^"


def test_the_carets_end_where_the_shown_line_ends(make: Make) -> None:
    source, carets = excerpt(make(1, 4, read="b" * 300), [f"a: {'b' * 300}"])
    assert source == f"a: {'b' * 97}…"
    assert carets == f"   {'^' * 97}"


# What a stranger wrote must not act on the terminal


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\x1b", "<U+001B>"),  # terminal commands
        ("\x07", "<U+0007>"),
        ("\r", "<U+000D>"),
        ("\n", "<U+000A>"),
        ("\x85", "<U+0085>"),
        ("\u202e", "<U+202E>"),  # writes from right to left
        ("\u2066", "<U+2066>"),
        ("\u200b", "<U+200B>"),  # takes no room
        ("\ufeff", "<U+FEFF>"),
        ("\u2028", "<U+2028>"),
        ("\u2029", "<U+2029>"),
        ("\U000e0041", "<U+E0041>"),  # invisible tag letters
        ("\ue000", "<U+E000>"),  # private use
        ("\ud800", "<U+D800>"),
    ],
)
def test_invisible_characters_are_spelled_out(make: Make, char: str, name: str) -> None:
    assert visible(f"甲{char}乙") == f"甲{name}乙"
    problem = make(1, 3, file=f"data/{char}.yml", said=f"a{char}", read="9", suggestion=f"b{char}c")
    lines = as_text([problem], "en", lambda file: [f"{char}:9"]).split("\n")
    assert lines[0] == (
        f"data/{name}.yml:1:3 error T001 People should be whole, “a{name}” was read."
    )
    assert lines[1] == f"     1 | {name}:9"
    assert lines[2] == f"       | {' ' * (len(name) + 1)}^"
    assert lines[4] == f"    write: b{name}c"


@pytest.mark.parametrize("text", ["示例·学会（甲）", "a-b_c", "é", "₂", "👩", "“引号”", "　"])
def test_visible_text_is_left_alone(text: str) -> None:
    assert visible(text) == text


@QUICK
@given(
    file=st.text(),
    said=st.text(),
    read=st.none() | st.text(),
    suggestion=st.none() | st.text(),
    line=st.text(),
    column=st.integers(1, 200),
)
def test_nothing_printed_can_act_on_the_terminal(
    make: Make,
    file: str,
    said: str,
    read: str | None,
    suggestion: str | None,
    line: str,
    column: int,
) -> None:
    problem = make(1, column, file=file, said=said, read=read, suggestion=suggestion)
    for language in ("zh", "en"):
        text = as_text([problem], language, lambda file: [line])  # type: ignore[arg-type]
        rows = text.split("\n")
        assert len(rows) <= 8
        assert not [char for row in rows for char in row if unicodedata.category(char)[0] == "C"]


@pytest.mark.parametrize(
    ("text", "expected"), [("", 0), ("abc", 3), ("示例", 4), ("：", 2), ("e\u0301", 1), ("ﾃﾞ", 2)]
)
def test_width_in_terminal_columns(text: str, expected: int) -> None:
    assert width(text) == expected
