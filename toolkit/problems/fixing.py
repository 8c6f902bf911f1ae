"""Repairs as exact edits of a text."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fix:
    """An edit within one line: the text from ``start`` up to ``end`` becomes ``replacement``.

    ``line`` counts from 1, ``start`` and ``end`` are columns from 1; the end is not included.
    """

    line: int
    start: int
    end: int
    replacement: str


def fixed(text: str, fixes: Iterable[Fix]) -> str:
    """Return the text with the fixes made; of two that overlap, the first one counts.

    Lines end with LF or CRLF. A fix never adds or removes a line, so line numbers stay true.
    """
    lines = text.split("\n")
    chosen: list[Fix] = []
    for fix in sorted(set(fixes)):
        if "\n" in fix.replacement or not 1 <= fix.line <= len(lines):
            raise ValueError(f"not an edit within a line of the text: {fix}")
        if not chosen or (chosen[-1].line, chosen[-1].end) <= (fix.line, fix.start):
            chosen.append(fix)
    for fix in reversed(chosen):
        line = lines[fix.line - 1]
        lines[fix.line - 1] = line[: fix.start - 1] + fix.replacement + line[fix.end - 1 :]
    return "\n".join(lines)
