"""Lines that stand wrong: out of line with their neighbours, a list entry without its blank."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Place, Problem
from toolkit.reading.fault import Fault, open_brackets

NO_SPACE_AFTER_DASH = declare(
    "Y325",
    "error",
    title=both("“-” 后少一个空格", "No space after “-”"),
    message=both(
        "“-” 和 “{read}” 之间没有空格，没有被当作列表的一项。",
        "There is no space between “-” and “{read}”, so this is no entry of a list.",
    ),
    remedy=both("在 “-” 后面空一格。", "Put a space after “-”."),
)
MISPLACED_DASH = declare(
    "Y326",
    "error",
    title=both("这里不能用 “-”", "“-” out of place"),
    message=both(
        "“-” 后面空着或有空格，就成了列表一项的开头，可是列表不能从这里开始。",
        "“-” with a space or nothing behind it begins an entry of a list, and no list can begin here.",
    ),
    remedy=both(
        "要表示没有，数量写 0，列表写 []；要写列表，每项另起一行，以 “- ” 开头；若是文字，加英文引号。",
        "For none write 0 for a quantity and [] for a list; begin each entry of a list on a line of its own with “- ”; put a text in quotes.",
    ),
)
INDENTATION = declare(
    "Y327",
    "error",
    title=both("缩进没有对齐", "Indentation off"),
    message=both(
        "这一行前面有 {found} 个空格，与上下文对不上；应有 {wanted} 个，同第 {line} 行的 “{word}” 对齐。",
        "This line begins with {found} {found:space|spaces}, which fits nothing above; it should be {wanted}, in line with “{word}” on line {line}.",
    ),
    remedy=both(
        "改这一行前面的空格数；属于同一条的其他行也要对齐。",
        "Change the number of spaces before this line, and keep the other lines of the entry in line with it.",
    ),
)
NO_COLON = declare(
    "Y328",
    "error",
    title=both("缺少冒号", "No colon"),
    message=both("“{read}” 后面没有冒号。", "There is no colon after “{read}”."),
    remedy=both(
        "写成 “键: 值” 的样子，冒号用英文冒号，后面空一格。",
        "Write it as “key: value”, with a space after the colon.",
    ),
)
CONFLICT = declare(
    "Y329",
    "error",
    title=both("没有解决的合并冲突", "Unresolved merge conflict"),
    message=both(
        "这一行是合并冲突的标记：同一处有两种写法，还没有选定。",
        "This line marks a merge conflict: there are two versions of a passage and none was chosen.",
    ),
    remedy=both(
        "在 <<<<<<< 和 >>>>>>> 之间留下对的一种写法，删去另一种和三行标记。",
        "Between <<<<<<< and >>>>>>> keep the right version; remove the other and the three marks.",
    ),
)

_MARK = re.compile(r"(?:<{7}|>{7})(?: |$)")
_TIGHT_DASH = re.compile(r"^ *(?:- +)*(?P<at>-)(?P<read>[a-z][a-z0-9_-]*(?=: |:$)|[\[{])", re.ASCII)
_TIGHT_KEY = re.compile(r"-[a-z][a-z0-9_-]*", re.ASCII)
_DASH = re.compile(r"- +|-$")
_KEY = re.compile(
    r"""(?P<key>"[^"]*"|'[^']*'|[^\s\#"'\[{&*!|>][^:#]*?)[ ]*:(?:[ ]|$)""", re.VERBOSE
)
_COLONLESS = re.compile(
    r"(?P<indent> *)(?:- +)?(?P<key>[a-z][a-z0-9_-]*)(?: +(?P<value>[^\s:#][^:#]*))?", re.ASCII
)
_ALIGNED = (
    "did not find expected key",
    "did not find expected '-' indicator",
    "did not find expected node content",
    "mapping values are not allowed in this context",
)


@dataclass(frozen=True)
class _Level:
    """A column at which the lines above write keys or list entries, and the last line that does."""

    column: int
    kind: Literal["key", "dash"]
    row: int
    word: str


def conflict(fault: Fault) -> Problem | None:
    """Return the problem of the first mark of a merge conflict in a file that cannot be read."""
    for row, line in enumerate(fault.lines):
        if _MARK.match(line):
            return fault.problem(CONFLICT, row, 0, line)
    return None


def misplaced(fault: Fault) -> Problem | None:
    """Return the problem of a line that stands wrong, if that made the fault."""
    for row in (fault.row, _before(fault.lines, fault.row)):
        if row is not None and (problem := _tight_dash(fault, row)) is not None:
            return problem
    if fault.said.startswith("block sequence entries") and fault.sign == "-":
        return fault.problem(MISPLACED_DASH, fault.row, fault.column, "-")
    return _colonless(fault) or _unaligned(fault)


def tight_dash(key: str, line: str, place: Place) -> Problem | None:
    """Return the problem of a key that was to begin a list entry, as in ``-id: x``."""
    if not _TIGHT_KEY.fullmatch(key) or line[: place.column - 1].strip(" -"):
        return None
    at = place.column
    mended = f"{line[:at]} {line[at:]}"
    return Problem(NO_SPACE_AFTER_DASH, place, {"read": key[1:41]}, "-", mended)


def _tight_dash(fault: Fault, row: int) -> Problem | None:
    line = fault.lines[row]
    found = _TIGHT_DASH.match(line)
    if found is None:
        return None
    mended = f"{line[: found.end('at')]} {line[found.end('at') :]}"
    return fault.problem(
        NO_SPACE_AFTER_DASH, row, found.start("at"), "-", mended, read=found["read"][:40]
    )


def _before(lines: list[str], row: int) -> int | None:
    """Return the row of the nearest line above that is neither blank nor a comment."""
    above = (at for at in range(row - 1, -1, -1) if lines[at].strip())
    return next((at for at in above if not lines[at].lstrip().startswith("#")), None)


# ------------------------------------------------------------------ a key without its colon


def _colonless(fault: Fault) -> Problem | None:
    """Return the problem of a line such as ``members 12``, which the next line made unreadable."""
    if fault.said == "could not find expected ':'" and fault.begun is not None:
        row: int | None = fault.begun[0]
    elif fault.said.startswith("mapping values"):
        row = _before(fault.lines, fault.row)
    else:
        return None
    if row is None or open_brackets(fault.lines[row]):
        return None
    line = fault.lines[row].rstrip()
    found = _COLONLESS.fullmatch(line)
    if found is None or _goes_on(fault.lines, row, len(found["indent"])):
        return None
    mended = f"{line[: found.end('key')]}:{line[found.end('key') :]}"
    key = found["key"]
    return fault.problem(NO_COLON, row, found.start("key"), key, mended, read=key[:40])


def _goes_on(lines: list[str], row: int, indent: int) -> bool:
    """True if a line may be the second of a text that began on the line above."""
    above = _before(lines, row)
    if above is None or lines[above].rstrip().endswith(":"):
        return False
    return indent > len(lines[above]) - len(lines[above].lstrip(" -"))


# ------------------------------------------------------------------ indentation


def _unaligned(fault: Fault) -> Problem | None:
    """Return the problem of a line that is indented like nothing above it."""
    if fault.said not in _ALIGNED or fault.context.startswith("while parsing a flow"):
        return None
    parts = list(_parts(fault.line))
    if not parts or not parts[0][0] <= fault.column <= parts[-1][0] + len(parts[-1][2]):
        return None
    column, kind, word = parts[0]
    alike = [each for each in _levels(fault.lines[: fault.row]) if each.kind == kind]
    if any(each.column == column for each in alike):
        return None
    if not alike:
        return fault.problem(MISPLACED_DASH, fault.row, column, "-") if kind == "dash" else None
    near = min(alike, key=lambda each: (abs(each.column - column), -each.row))
    mended = " " * near.column + fault.line.lstrip(" ")
    values: dict[str, str | int] = {"found": column, "wanted": near.column}
    values |= {"line": near.row + 1, "word": near.word[:40]}
    return fault.problem(INDENTATION, fault.row, column, word, mended, **values)


def _levels(lines: list[str]) -> list[_Level]:
    """Return the levels that are open below the lines, the outermost first."""
    levels: list[_Level] = []
    for row, line in enumerate(lines):
        for column, kind, word in _parts(line):
            levels = [
                each
                for each in levels
                if each.column < column or (each.column == column and kind == "dash" != each.kind)
            ]
            levels.append(_Level(column, kind, row, word))
    return levels


def _parts(line: str) -> Iterator[tuple[int, Literal["key", "dash"], str]]:
    """Yield the dashes with which a line begins and its key, each with its column."""
    at = len(line) - len(line.lstrip(" "))
    while (dash := _DASH.match(line, at)) is not None:
        yield at, "dash", "-"
        at = dash.end()
    key = _KEY.match(line, at)
    if key is not None:
        yield at, "key", key["key"]
