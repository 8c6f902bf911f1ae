"""Edits of a text: exact, from the end to the start, never two in one place."""

import pytest

from toolkit.problems.fixing import Fix, fixed


@pytest.mark.parametrize(
    ("text", "fixes", "expected"),
    [
        ("a：1", [Fix(1, 2, 3, ": ")], "a: 1"),
        ("a：1\r\nb：2\r\n", [Fix(2, 2, 3, ": "), Fix(1, 2, 3, ": ")], "a: 1\r\nb: 2\r\n"),
        ("{a：1, b：2}", [Fix(1, 3, 4, ": "), Fix(1, 8, 9, ": ")], "{a: 1, b: 2}"),
        ("abcd", [Fix(1, 1, 3, "x"), Fix(1, 2, 4, "y")], "xcd"),  # they overlap: the first
        ("abcd", [Fix(1, 1, 3, "x"), Fix(1, 3, 4, "y")], "xyd"),  # they touch
        ("abcd", [Fix(1, 1, 3, "x"), Fix(1, 1, 3, "x")], "xcd"),
        ("abcd", [], "abcd"),
    ],
)
def test_fixes(text: str, fixes: list[Fix], expected: str) -> None:
    assert fixed(text, fixes) == expected


@pytest.mark.parametrize("fix", [Fix(2, 1, 1, ""), Fix(0, 1, 1, ""), Fix(1, 1, 1, "\n")])
def test_a_fix_stays_within_a_line_of_the_text(fix: Fix) -> None:
    with pytest.raises(ValueError, match="not an edit"):
        fixed("a", [fix])
