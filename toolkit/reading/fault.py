"""Where the parser stumbled over a file and why, and what every explanation of it needs."""

import re
from dataclasses import dataclass

import yaml

from toolkit.language import Text
from toolkit.problems.problem import Code, Place, Problem
from toolkit.reading.lines import lines_of

CLOSING = {"[": "]", "{": "}", '"': '"', "'": "'"}


@dataclass(frozen=True)
class Fault:
    """A parser's error: what it says, the row and column (from 0) where it stopped, and where the
    thing that it was reading began."""

    shown: str
    lines: list[str]
    row: int
    column: int
    said: str
    context: str
    begun: tuple[int, int] | None

    @property
    def line(self) -> str:
        """The line on which the parser stopped."""
        return self.lines[self.row]

    @property
    def sign(self) -> str:
        """The character at which the parser stopped; nothing at the end of a line."""
        return self.line[self.column : self.column + 1]

    def problem(
        self,
        code: Code,
        row: int,
        column: int,
        read: str | None = None,
        mended: str | None = None,
        /,
        **values: Text | str | int,
    ) -> Problem:
        """Return a problem of this file at a row and column."""
        return Problem(code, Place(self.shown, row + 1, column + 1), values, read, mended)


def fault_of(error: yaml.MarkedYAMLError, text: str, shown: str) -> Fault:
    """Return what a parser's error says of a text."""
    mark = error.problem_mark or error.context_mark
    assert mark is not None  # libyaml marks every error it finds in the text
    lines = lines_of(text)
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    row = min(mark.line, len(lines) - 1)
    column = min(mark.column, len(lines[row])) if mark.line == row else len(lines[row])
    begun = error.context_mark
    return Fault(
        shown,
        lines,
        row,
        column,
        str(error.problem or ""),
        str(error.context or ""),
        None if begun is None or begun.line > row else (begun.line, begun.column),
    )


def open_brackets(line: str, end: int | None = None) -> str:
    """Return the brackets that a line opens and does not close before ``end``, outermost first."""
    return "".join(line[at] for at in open_columns(line, end))


def open_columns(line: str, end: int | None = None) -> list[int]:
    """Return where a line opens the brackets that it does not close before ``end``."""
    found: list[int] = []
    quote, before = "", " "
    for at, char in enumerate(line[:end]):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and before in " [{,:":
            quote = char
        elif char == "#" and before in " \t":
            break
        elif char in "[{" and (found or before in " [{,"):
            found.append(at)
        elif char in "]}" and found and CLOSING[line[found[-1]]] == char:
            found.pop()
        before = char
    return found


_COMMENT = re.compile(r"[ \t]#")


def in_quotes(line: str, start: int) -> str | None:
    """Return the line with the text that begins there in quotes; None where that is not clear."""
    end = len(line)
    if open_brackets(line, start):
        end = next((at for at in range(start, end) if line[at] in ",]}"), end)
    comment = _COMMENT.search(line, start, end)
    end = comment.start() if comment is not None else end
    words = line[start:end].rstrip()
    if not words or ("'" in words and ('"' in words or "\\" in words)):
        return None
    sign = "'" if '"' in words or "\\" in words else '"'
    return f"{line[:start]}{sign}{words}{sign}{line[start + len(words) :]}"
