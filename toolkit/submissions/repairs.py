"""Which problems can be repaired without asking anyone, and the exact edit of each.

A suggestion is for people; a repair is only what has one meaning. So it is decided anew here,
from the place of the problem and the line as it stands: one entry per code.
"""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.problems.fixing import Fix
from toolkit.problems.problem import Problem
from toolkit.reading.doubtful import AMBIGUOUS, FULL_WIDTH_DIGITS
from toolkit.reading.signs import (
    FULL_WIDTH_COLON,
    FULL_WIDTH_COMMA,
    FULL_WIDTH_QUOTES,
    NO_SPACE_AFTER_COLON,
    WIDE_SPACE,
)
from toolkit.reading.traps import COMMA_IN_LIST
from toolkit.schemes.values import NOT_A_COUNT, NOT_A_DATE, NOT_A_NUMBER, NOT_TEXT


@dataclass(frozen=True)
class Repair:
    """An edit. ``unless`` is one that, if it is as good, shows that a text was meant."""

    fix: Fix
    unless: Fix | None = None


_Rule = Callable[[Problem, Sequence[str]], Repair | None]

#: Full-width forms of what numbers and dates are made of; nothing that NFKC only folds (¹, ①).
_PLAIN = str.maketrans("０１２３４５６７８９．－／", "0123456789.-/")
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)", re.ASCII)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_DAY = re.compile(
    r"[0-9]{4}([-./])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}[日号]", re.ASCII
)
_KEY_BEFORE = re.compile(r"(?:^ *(?:- +)*|[{,] *)[a-z][a-z0-9_-]*$", re.ASCII)
_IDS = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9_.-]*(?:\s*[，、,]\s*[A-Za-z0-9][A-Za-z0-9_.-]*)+", re.ASCII
)
_ENDS = re.compile(r"\s*(?:$|,|\]|\}|\s#)")
_WIDE = "\u3000\u00a0"
_IN_QUOTES = re.compile(r"“([^“”]+)”|‘([^‘’]+)’|＂([^＂]+)＂|＇([^＇]+)＇")
_BLOCK_TEXT = re.compile(r"(?::|-) +[|>][-+0-9]*\s*(?:#.*)?$")


def repair_of(problem: Problem, lines: Sequence[str]) -> Repair | None:
    """Return the repair of a problem of a file with these lines; None where people must decide."""
    rule = REPAIRS.get(problem.code.id)
    if rule is None or not 1 <= problem.place.line <= len(lines):
        return None
    return rule(problem, lines)


def iso_day(written: str) -> str | None:
    """Return the day that 2018.3.5, ２０１８－３－５ or 2018年3月5日 means; None for 3/5/2018."""
    plain = written.translate(_PLAIN)
    if not _DAY.fullmatch(plain):
        return None
    year, month, day = (int(part) for part in re.findall("[0-9]+", plain))
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


# ------------------------------------------------------------------ slips of syntax


def _colon(problem: Problem, lines: Sequence[str]) -> Repair | None:
    line, at = _at(problem, lines)
    rest = line[at + 1 :]
    if line[at : at + 1] not in ("：", ":") or not _KEY_BEFORE.search(line[:at]):
        return None
    after = rest.lstrip(" " + _WIDE)
    if after.startswith("#") or _in_block_text(lines, problem.place.line - 1):
        return None
    end = len(line) - len(after)
    return Repair(_edit(problem, at, end, ": " if after.strip() else ":"))


def _comma_in_braces(problem: Problem, lines: Sequence[str]) -> Repair | None:
    line, at = _at(problem, lines)
    after = line[at + 1 :].lstrip(" " + _WIDE)
    if line[at : at + 1] != "，" or not re.match(r"[a-z][a-z0-9_-]*[:：]", after, re.ASCII):
        return None
    return Repair(_edit(problem, at, len(line) - len(after), ", "))


def _comma_in_list(problem: Problem, lines: Sequence[str]) -> Repair | None:
    line, _ = _at(problem, lines)
    whole = str(problem.values.get("read", ""))
    if not _IDS.fullmatch(whole) or line.count(whole) != 1:
        return None
    start = line.index(whole)
    plain = re.sub(r"\s*[，、]\s*", ", ", whole)
    return Repair(_edit(problem, start, start + len(whole), plain))


def _wide_space(problem: Problem, lines: Sequence[str]) -> Repair | None:
    line, at = _at(problem, lines)
    after = line[at:].lstrip(" " + _WIDE)
    end, before = len(line) - len(after), line[:at]
    if at == end or not after.strip() or after.startswith("#"):
        return None
    if before.endswith(":") and _KEY_BEFORE.search(before[:-1]):
        return Repair(_edit(problem, at, end, " "))
    if before.strip() or not _fits(lines, problem.place.line - 1):
        return None
    return Repair(_edit(problem, 0, end, " " * _indent(line)))


def _indent(line: str) -> int:
    """How far a line looks indented: a full-width space is two columns wide."""
    blanks = line[: len(line) - len(line.lstrip(" " + _WIDE))]
    return len(blanks) + blanks.count("\u3000")


def _fits(lines: Sequence[str], at: int) -> bool:
    """True if a line, by its looks, is indented like its neighbours, so that it has one place."""
    before = [line for line in lines[:at] if line.strip() and not line.lstrip().startswith("#")]
    if not before or _in_block_text(lines, at):
        return False
    indent, last = _indent(lines[at]), before[-1]
    if indent == _indent(last):
        return True
    if indent > _indent(last):
        opens = last.rstrip().endswith((":", "："))
        return opens or (last.lstrip(" " + _WIDE).startswith("- ") and indent == _indent(last) + 2)
    return any(_indent(line) == indent for line in before)


def _in_block_text(lines: Sequence[str], at: int) -> bool:
    """True if a line belongs to a text that began with | or > above it."""
    indent = _indent(lines[at])
    for line in reversed(lines[:at]):
        if line.strip() and _indent(line) < indent:
            if _BLOCK_TEXT.search(line):
                return True
            indent = _indent(line)
    return False


# ------------------------------------------------------------------ values


def _quoted(problem: Problem, lines: Sequence[str]) -> Repair | None:
    line, at = _at(problem, lines)
    read = problem.read or ""
    if read in ("", "<<", "=") or not line.startswith(read, at):
        return None
    return Repair(_edit(problem, at, at + len(read), f'"{read}"'))


def _number_as_text(problem: Problem, lines: Sequence[str]) -> Repair | None:
    line, at = _at(problem, lines)
    found = _NUMBER.match(line, at)
    if found is None or not _ENDS.match(line, found.end()):
        return None
    return Repair(_edit(problem, at, found.end(), f'"{found.group()}"'))


def _plain_count(problem: Problem, lines: Sequence[str]) -> Repair | None:
    return _replaced(problem, lines, lambda read: _matching(_WHOLE, read))


def _plain_number(problem: Problem, lines: Sequence[str]) -> Repair | None:
    return _replaced(problem, lines, lambda read: _matching(_NUMBER, read))


def _date(problem: Problem, lines: Sequence[str]) -> Repair | None:
    return _replaced(problem, lines, iso_day)


def _wide_digits(problem: Problem, lines: Sequence[str]) -> Repair | None:
    return _unless_text(
        problem, _replaced(problem, lines, lambda read: iso_day(read) or _matching(_NUMBER, read))
    )


def _wide_quotes(problem: Problem, lines: Sequence[str]) -> Repair | None:
    line, at = _at(problem, lines)
    found = _IN_QUOTES.match(line, at)
    if found is None or not _ENDS.match(line, found.end()):
        return None
    inner = found.group(found.lastindex or 0)
    plain = iso_day(inner) or _matching(_NUMBER, inner)
    if plain is None:
        return None
    repair = Repair(_edit(problem, at, found.end(), plain))
    return _unless_text(problem, repair, found.group())


def _matching(pattern: re.Pattern[str], read: str) -> str | None:
    plain = read.translate(_PLAIN)
    return plain if pattern.fullmatch(plain) else None


def _replaced(
    problem: Problem, lines: Sequence[str], meant: Callable[[str], str | None]
) -> Repair | None:
    """Return the repair that writes what a value means in its place, quotes included."""
    line, at = _at(problem, lines)
    read = problem.read or ""
    plain = meant(read)
    for written in (read, f'"{read}"', f"'{read}'"):
        end = at + len(written)
        if plain and line.startswith(written, at) and _ENDS.match(line, end) and plain != written:
            return Repair(_edit(problem, at, end, plain))
    return None


def _unless_text(problem: Problem, repair: Repair | None, read: str | None = None) -> Repair | None:
    if repair is None:
        return None
    text = Fix(repair.fix.line, repair.fix.start, repair.fix.end, f'"{read or problem.read}"')
    return Repair(repair.fix, text)


def _at(problem: Problem, lines: Sequence[str]) -> tuple[str, int]:
    return lines[problem.place.line - 1], problem.place.column - 1


def _edit(problem: Problem, start: int, end: int, replacement: str) -> Fix:
    return Fix(problem.place.line, start + 1, end + 1, replacement)


#: The repairs that can be made although the file cannot be read as it stands.
SYNTAX_REPAIRS: Mapping[str, _Rule] = {
    FULL_WIDTH_COLON.id: _colon,
    NO_SPACE_AFTER_COLON.id: _colon,
    FULL_WIDTH_COMMA.id: _comma_in_braces,
    WIDE_SPACE.id: _wide_space,
}
REPAIRS: Mapping[str, _Rule] = {
    **SYNTAX_REPAIRS,
    COMMA_IN_LIST.id: _comma_in_list,
    AMBIGUOUS.id: _quoted,
    FULL_WIDTH_DIGITS.id: _wide_digits,
    FULL_WIDTH_QUOTES.id: _wide_quotes,
    NOT_A_COUNT.id: _plain_count,
    NOT_A_NUMBER.id: _plain_number,
    NOT_A_DATE.id: _date,
    NOT_TEXT.id: _number_as_text,
}
