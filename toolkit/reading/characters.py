"""Characters nobody can see: what a stranger wrote must not hide, or turn a line around."""

import unicodedata

from toolkit.language import both
from toolkit.problems.catalogue import declare

BAD_CHARACTER = declare(
    "F209",
    "error",
    title=both("有看不见的字符", "Invisible character"),
    message=both(
        "{label}的第 {position} 个字是看不见的字符（{character}）。",
        "Character {position} of {label} is invisible ({character}).",
    ),
    remedy=both("删去它，重新键入这段文字。", "Remove it and type the text again."),
)


def invisible_in(text: str) -> tuple[int, str] | None:
    """Return position (from 1) and name of the first invisible character; a line end is none."""
    if text.isprintable():
        return None
    for position, char in enumerate(text, 1):
        if (unicodedata.category(char)[0] == "C" and char != "\n") or char in "\u2028\u2029":
            return position, f"U+{ord(char):04X}"
    return None
