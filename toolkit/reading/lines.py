"""Lines as every editor counts them, and the other line breaks that YAML knows and editors do not."""

import re

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Place, Problem

OTHER_LINE_BREAK = declare(
    "Y311",
    "error",
    title=both("少见的换行符", "Unusual line break"),
    message=both(
        "这里有一个少见的换行符（{character}），文件里共 {count} 个；不同的软件对它的看法不同，行号会对不上。",
        "There is an unusual line break here ({character}), {count} in the file; tools disagree on it, so line numbers would differ.",
    ),
    remedy=both(
        "删去它，用回车键重新换行；整个文件都是这样的，另存时换行符选 LF 或 CRLF。",
        "Remove it and press Enter instead; if the whole file has them, save it again with LF or CRLF line ends.",
    ),
)

_OTHER = re.compile("\r(?!\n)|[\x85\u2028\u2029]")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, which end with LF or CRLF and with nothing else."""
    return text.replace("\r\n", "\n").split("\n")


def spot_of(text: str, index: int) -> tuple[int, int]:
    """Return line and column (from 1) of the character at an index."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def other_line_breaks(text: str, shown: str) -> list[Problem]:
    """Return a problem for each kind of unusual line break, at the first of its kind."""
    # Four searches for one character are many times faster than one for a class of four.
    if not ("\r" in text or "\x85" in text or "\u2028" in text or "\u2029" in text):
        return []
    firsts: dict[str, int] = {}
    for found in _OTHER.finditer(text):
        firsts.setdefault(found.group(), found.start())
    return [
        Problem(
            OTHER_LINE_BREAK,
            Place(shown, *spot_of(text, index)),
            {
                "character": f"U+{ord(char):04X}",
                "count": len(re.findall(char + ("(?!\n)" if char == "\r" else ""), text)),
            },
        )
        for char, index in firsts.items()
    ]


def indented_like_its_neighbour(lines: list[str], number: int, widths: set[int]) -> int | None:
    """Return the one of the widths by which line ``number`` fits below the line before, if any.

    Below ``key:`` that is two more than the key's, below anything else the same.
    """
    before = next((each for each in reversed(lines[:number]) if each.strip()), None)
    if before is None or before.lstrip(" ").startswith(("\t", "\u3000", "\u00a0", "-", "#")):
        return None
    indent = len(before) - len(before.lstrip(" "))
    opens = re.fullmatch(r" *[^\s#\"'][^#\"']*:", before.rstrip()) is not None
    fitting = indent + 2 if opens else indent
    return fitting if fitting in widths else None
