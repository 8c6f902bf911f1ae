"""The lines of an answer in an issue: its cells between bars, each with the column it begins at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

BAR, ESCAPE = "|", "\\"


@dataclass(frozen=True)
class Line:
    """One line of an issue: its number, counted from 1, and its text."""

    number: int
    text: str


@dataclass(frozen=True)
class Cell:
    """What stands between two bars, without the blanks around it, and where it begins."""

    text: str
    column: int


def cells_of(text: str) -> list[Cell]:
    """Return the cells of a line. A bar or backslash after a backslash is meant as such."""
    found, start, said, is_escaped = [], 0, "", False
    for position, sign in enumerate(text):
        if is_escaped:
            said += sign if sign in (BAR, ESCAPE) else ESCAPE + sign
            is_escaped = False
        elif sign == ESCAPE:
            is_escaped = True
        elif sign == BAR:
            found.append(_cell(text, start, said))
            start, said = position + 1, ""
        else:
            said += sign
    found.append(_cell(text, start, said + ESCAPE if is_escaped else said))
    return found


def _cell(text: str, start: int, said: str) -> Cell:
    blanks = len(text[start:]) - len(text[start:].lstrip())
    return Cell(said.strip(), start + blanks + 1)


def has_bar(text: str) -> bool:
    """True if the line has several cells."""
    return len(cells_of(text)) > 1


def line_of(cells: Iterable[str]) -> str:
    """Return the line of these cells; it reads back as them but for blanks around them."""
    return f" {BAR} ".join(_escaped(each) for each in cells).rstrip()


def _escaped(cell: str) -> str:
    return cell.replace(ESCAPE, ESCAPE * 2).replace(BAR, ESCAPE + BAR)


def within_fence(lines: list[Line]) -> list[Line]:
    """Return the lines of an answer without blank ones at the ends and without its code fence."""
    lines = _trimmed(lines)
    if len(lines) > 1:
        fence = lines[0].text[: len(lines[0].text) - len(lines[0].text.lstrip("`"))]
        if len(fence) >= 3 and lines[-1].text.rstrip() == fence:
            return _trimmed(lines[1:-1])
    return lines


def _trimmed(lines: list[Line]) -> list[Line]:
    said = [index for index, each in enumerate(lines) if each.text.strip()]
    return lines[said[0] : said[-1] + 1] if said else []


def not_blank(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines that say something."""
    return (each for each in lines if each.text.strip())
