"""The printer for comments on a platform: GitHub, GitLab, Gitea, Gitee.

Every text is inert, so that the structure of the page is ours alone. Gitee's pages show no folded
parts: for it the same page has no HTML at all.
"""

from collections.abc import Iterator, Sequence
from html import escape

from toolkit.language import Language, both
from toolkit.problems.markdown import inert_code, inert_markdown
from toolkit.problems.reports.blocks import Block, Exact, Part, Row, Rows, Table
from toolkit.problems.reports.boxes import TITLE, boxes, opening
from toolkit.problems.reports.report import Report

#: Platforms refuse a longer comment, GitHub above 65,536 characters.
LARGEST_COMMENT = 60_000
#: Bytes for one list or table; characters of one text in it, as it was and as it is written.
_ROOM = 12_000
_LONGEST, _LONGEST_WRITTEN, _LONGEST_ABOUT = 400, 1000, 100
MORE = both("另有 {count} 处没有在这里列出。", "{count} more are not listed here.")


def as_markdown(report: Report, language: Language, folds: bool = True) -> str:
    """Return a report as one comment, within the platforms' limit; ``folds`` by HTML's details."""
    parts = [f"## {inert_markdown(TITLE.said(language))}"]
    parts.append(inert_markdown(" ".join(opening(report, language))))
    room = LARGEST_COMMENT - 2_000  # for headings, and for saying what is left out
    for box in boxes(report, language):
        parts.append(f"### {inert_markdown(box.title)}")
        for block in box.blocks:
            written = "\n\n".join(_block(block, language, folds, min(room, _ROOM)))
            room -= len(written.encode()) + 2
            parts.append(written)
    return "\n\n".join(parts) + "\n"


def as_gitee(report: Report, language: Language) -> str:
    """Return a report as one comment without any HTML."""
    return as_markdown(report, language, folds=False)


def _block(block: Block, language: Language, folds: bool, room: int) -> Iterator[str]:
    if isinstance(block, str):
        yield _part(block)
    else:
        yield from _under_heading(block, language, folds, room)


def _under_heading(
    block: Rows | Table, language: Language, folds: bool, room: int
) -> Iterator[str]:
    """Yield a list or table, folded below its heading or beneath it. Headings are our own words."""
    is_folded = block.folded and folds
    if is_folded:
        yield f"<details><summary>{escape(block.heading)} ({len(block.rows)})</summary>"
    elif block.heading:
        about = f" {inert_code(_short(block.about, _LONGEST_ABOUT))}" if block.about else ""
        yield f"**{block.heading}**{about}"
    if block.folded and block.about:
        yield inert_code(_short(block.about, _LONGEST_ABOUT))
    head: list[str] = []
    if isinstance(block, Table):
        head = [_cells(tuple(block.head)), "|" + " --- |" * len(block.head)]
        lines = [_cells(row) for row in block.rows]
    else:
        lines = ["- " + " ".join(map(_part, row)) for row in block.rows]
    kept, left = _within(lines, room)
    if kept:
        yield "\n".join([*head, *kept])
    yield from _more(left, language)
    if is_folded:
        yield "</details>"


def _cells(row: Row) -> str:
    return "| " + " | ".join(map(_part, row)) + " |"


def _part(part: Part) -> str:
    """Return a text as Markdown; what takes much room for its signs is shown in part."""
    text, write = (part.text, inert_code) if isinstance(part, Exact) else (part, inert_markdown)
    most = _LONGEST
    while len(written := write(_short(text, most))) > _LONGEST_WRITTEN:
        most //= 2
    return written


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _within(lines: Sequence[str], room: int) -> tuple[list[str], int]:
    """Return the first lines that fit, and how many do not."""
    kept: list[str] = []
    for line in lines:
        room -= len(line.encode()) + 1
        if room < 0:
            break
        kept.append(line)
    return kept, len(lines) - len(kept)


def _more(left: int, language: Language) -> Iterator[str]:
    if left:
        yield inert_markdown(MORE.filled(count=left).said(language))
