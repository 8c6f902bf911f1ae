"""Brackets and quotes that do not pair: the opening one is blamed, wherever the parser stumbled."""

import re
from collections.abc import Mapping

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem
from toolkit.reading.fault import CLOSING, Fault, in_quotes, open_brackets, open_columns
from toolkit.reading.signs import COLON_IN_TEXT, CUT_TEXT, FULL_WIDTH_COMMA

NOT_CLOSED = declare(
    "Y321",
    "error",
    title=both("括号或引号没有关上", "Bracket or quote not closed"),
    message=both(
        "第 {line} 行的{what} “{sign}” 打开以后没有关上，缺少与它配对的 “{closing}”。",
        "The {what} “{sign}” on line {line} is opened and not closed: its “{closing}” is missing.",
    ),
    remedy=both(
        "在这一项结束的地方补上 “{closing}”；若本来不该有 “{sign}”，删去它。",
        "Write “{closing}” where this entry ends; if “{sign}” should not be there, remove it.",
    ),
)
CLOSED_IN_COMMENT = declare(
    "Y322",
    "error",
    title=both("关括号的符号写在 “#” 后面", "Closing bracket behind “#”"),
    message=both(
        "“#” 起到行末是说明，不会读，所以前面的 “{sign}” 没有关上。",
        "From “#” to the end of the line is a comment and is not read, so “{sign}” is not closed.",
    ),
    remedy=both(
        "说明移到 “{closing}” 的后面；若 “#” 是文字的一部分，给这段文字加英文引号。",
        "Move the comment behind “{closing}”; if “#” belongs to the text, put the text in quotes.",
    ),
)
EXTRA_SIGN = declare(
    "Y323",
    "error",
    title=both("多了一个符号", "One sign too many"),
    message=both(
        "这里的 “{sign}” 多了，前面没有与它对应的内容。",
        "There is one “{sign}” too many here: nothing before it belongs to it.",
    ),
    remedy=both(
        "删去它；若前面漏了括号或一项内容，补上。",
        "Remove it, or write the bracket or entry that is missing before it.",
    ),
)
BACKSLASH = declare(
    "Y324",
    "error",
    title=both("双引号里用了反斜杠", "Backslash in double quotes"),
    message=both(
        "双引号里的 “{read}” 读不懂：“\\” 在双引号里有特殊的意思。",
        "“{read}” in double quotes makes no sense: “\\” has a special meaning there.",
    ),
    remedy=both(
        "把这一对双引号改成单引号 '，或把 “\\” 改成 “/”。",
        "Use single quotes ' instead of the double ones, or write “/” for “\\”.",
    ),
)

NO_COMMA = declare(
    "Y330",
    "error",
    title=both("括号里少了逗号", "No comma in brackets"),
    message=both(
        "括号里的两项之间没有逗号：“{read}” 前面少了一个。",
        "Two entries in brackets have no comma between them: one is missing before “{read}”.",
    ),
    remedy=both(
        "两项之间写英文逗号 “,”，后面空一格；若本来是一段文字，给整段文字加英文引号。",
        "Write “,” and a space between the entries; if it is one text, put the whole text in quotes.",
    ),
)

_NAMES: Mapping[str, Text] = {
    "[": both("方括号", "square bracket"),
    "{": both("大括号", "curly bracket"),
    '"': both("英文双引号", "double quote"),
    "'": both("英文单引号", "single quote"),
}
_IN_BRACKETS = ("while parsing a flow sequence", "while parsing a flow mapping")
_IN_QUOTES = "while scanning a quoted scalar"
_OPEN_QUOTE = re.compile(r"""(?:: +|- +)(?P<at>["'])(?:(?!(?P=at)).)*$""")
_COMMENT = re.compile(r"[ \t](?P<at>#).*$")
_NEXT_ENTRY = re.compile(r" *(?:- |-$|[\w-]+:(?: |$))")
#: Text in brackets that goes on behind “ #”, where a comment hides the closing bracket.
_CUT_IN_BRACKETS = re.compile(
    r"""(?:[:,] +|[\[{] *)(?P<value>(?P<head>[^\s,:#"'\[\]{}][^,:#"'\[\]{}]*)[ ]+(?P<at>\#)(?=[^\s\#!])[^,"'\[\]{}]*)"""
)
_LAST_VALUE = re.compile(r"""(?:[:,] +|[\[{] *)(?P<value>[^\s,:#"'\[\]{}][^,:#"'\[\]{}]*)$""")
_KEY_BEHIND = re.compile(r"\s(?P<key>[a-z][a-z0-9_]*)$", re.ASCII)
#: The patterns take the square of a run of blanks; nobody types a line longer than that.
_LONGEST = 2000


def certain_fault(fault: Fault) -> Problem | None:
    """Return the problem of a quote that is never closed, or of an escape that there is not."""
    if fault.context == _IN_QUOTES and fault.begun is not None:
        return _not_closed(fault, *fault.begun)
    if fault.context == "while parsing a quoted scalar" and fault.sign == "\\":
        written = fault.line[fault.column : fault.column + 2]
        quoted = fault.begun is not None and fault.begun[0] == fault.row
        mended = _in_single_quotes(fault.line, fault.begun[1]) if quoted and fault.begun else None
        return fault.problem(BACKSLASH, fault.row, fault.column, written, mended, read=written)
    return None


def unpaired(fault: Fault) -> Problem | None:
    """Return the problem of a bracket or quote without its partner, if that made the fault."""
    opened = _opened(fault)
    if opened is not None and opened[0] < fault.row:
        return _cut(fault, *opened) or _hidden(fault, *opened) or _not_closed(fault, *opened)
    is_open = opened is not None or open_brackets(fault.line, fault.column)
    if is_open and fault.sign == ":" and (problem := _second_colon(fault)) is not None:
        return problem
    if opened is not None and (fault.sign in ("]", "}", "") or fault.sign == "#"):
        return _cut(fault, *opened) or _hidden(fault, *opened) or _not_closed(fault, *opened)
    if fault.sign and fault.sign in ",]}" and not fault.said.startswith("mapping values"):
        mended = _without(fault.line, fault.column)
        values = {"sign": fault.sign}
        return fault.problem(EXTRA_SIGN, fault.row, fault.column, fault.sign, mended, **values)
    if opened is not None and fault.sign == "，":
        mended = f"{fault.line[: fault.column]}, {fault.line[fault.column + 1 :].lstrip()}"
        return fault.problem(FULL_WIDTH_COMMA, fault.row, fault.column, "，", mended)
    return _no_comma(fault, fault.column, fault.sign) if opened is not None else None


def _opened(fault: Fault) -> tuple[int, int] | None:
    """Return where the bracket or quote was opened that should have been closed before the fault."""
    if fault.begun is not None and fault.context in _IN_BRACKETS:
        return fault.begun
    if fault.context == "while parsing a flow node" and not fault.sign:
        above = ((row, open_columns(fault.lines[row])) for row in range(fault.row, -1, -1))
        return next(((row, columns[-1]) for row, columns in above if columns), None)
    for row in range(fault.row - 1, -1, -1):
        found = _OPEN_QUOTE.search(fault.lines[row])
        if found is not None:
            # A quote on the blamed line closed it, and the text after that made no sense.
            return (row, found.start("at")) if found.group("at") in fault.line else None
    return None


def _not_closed(fault: Fault, row: int, column: int) -> Problem:
    sign = fault.lines[row][column]
    closing = CLOSING.get(sign, sign)
    mended = _closed(fault, row, column)
    values: dict[str, Text | str | int] = {
        "sign": sign,
        "closing": closing,
        "line": row + 1,
        "what": _NAMES.get(sign, ""),
    }
    return fault.problem(NOT_CLOSED, row, column, sign, mended, **values)


def _closed(fault: Fault, row: int, column: int) -> str | None:
    """Return the line with what is missing at its end; None where it may belong elsewhere."""
    line = fault.lines[row].rstrip()
    if row == fault.row and fault.sign in ("]", "}"):
        return _with_other_sign(fault, column)
    if row + 1 < len(fault.lines) and not _NEXT_ENTRY.match(fault.lines[row + 1]):
        return None
    sign, rest = line[column], line[column + 1 :]
    if sign in "\"'":
        is_last = not open_brackets(line, column) and sign not in rest and "\\" not in rest
        rest = rest[:-1] if rest.endswith(("”", "“", "’", "‘")) else rest
        return f"{line[: column + 1]}{rest}{sign}" if is_last and rest else None
    if _COMMENT.search(line, column) or line.count('"') % 2 or line.count("'") % 2:
        return None
    missing = "".join(CLOSING[each] for each in reversed(open_brackets(line)))
    return f"{line.rstrip(' ,')}{missing}" if missing else None


def _with_other_sign(fault: Fault, column: int) -> str | None:
    """Return the line with the closing sign it should have: ``[x}`` is ``[x]``, ``{a: [x}`` lacks one."""
    before, sign = fault.line[: fault.column], fault.line[column]
    if fault.line.count('"') % 2 or fault.line.count("'") % 2:
        return None
    if fault.sign in {CLOSING[each] for each in open_brackets(before)}:
        is_plain = ": " not in before[column:]
        return f"{before}{CLOSING[sign]}{fault.line[fault.column :]}" if is_plain else None
    return f"{before}{CLOSING[sign]}{fault.line[fault.column + 1 :]}"


def _cut(fault: Fault, row: int, column: int) -> Problem | None:
    """Return the problem of a text in brackets that goes on behind “ #”."""
    line = fault.lines[row]
    found = _CUT_IN_BRACKETS.search(line, column) if len(line) <= _LONGEST else None
    if found is None:
        return None
    start, end = found.span("value")
    mended = f'{line[:start]}"{found["value"].rstrip()}"{line[end:]}'
    read = found["head"].strip()
    return fault.problem(CUT_TEXT, row, found.start("at"), "#", mended, read=read)


def _hidden(fault: Fault, row: int, column: int) -> Problem | None:
    """Return the problem of a comment that has the closing sign in it."""
    for number in range(row, fault.row + 1):
        line = fault.lines[number]
        found = _COMMENT.search(line, column if number == row else 0)
        sign = fault.lines[row][column]
        if found is None or sign not in CLOSING or CLOSING[sign] not in found.group():
            continue
        at, mended = found.start("at"), None
        if len(line) <= _LONGEST:
            mended = _comment_in_quotes(line, at) or _comment_behind(line, at)
        values: dict[str, str | int] = {"sign": sign, "closing": CLOSING[sign]}
        return fault.problem(CLOSED_IN_COMMENT, number, at, "#", mended, **values)
    return None


def _comment_in_quotes(line: str, at: int) -> str | None:
    """Return the line with the text round “#” in quotes, where entries follow behind it."""
    found = _LAST_VALUE.search(line[:at])
    if found is None or not re.search(r", *[\w-]+: ", line[at:]):
        return None
    end = line.index(",", at)
    return (
        f'{line[: found.start("value")]}"{line[found.start("value") : end].rstrip()}"{line[end:]}'
    )


def _comment_behind(line: str, at: int) -> str | None:
    """Return the line with the closing signs before “#”, where nothing but they ended the comment."""
    head, comment = line[:at].rstrip(" ,"), line[at:].rstrip()
    words = comment.rstrip("]} ")
    missing = "".join(CLOSING[each] for each in reversed(open_brackets(head)))
    if comment[len(words) :].replace(" ", "") != missing:
        return None
    return f"{head}{missing}  {words}"


def _second_colon(fault: Fault) -> Problem | None:
    """Return the problem of a “: ” within braces behind a value: a text, or an entry without comma."""
    before = fault.line[: fault.column]
    found = _LAST_VALUE.search(before) if len(before) <= _LONGEST else None
    if found is None:
        return None
    key = _KEY_BEHIND.search(found["value"])
    if key is not None:
        return _no_comma(fault, found.start("value") + key.start("key"), key["key"])
    mended = in_quotes(fault.line, found.start("value"))
    return fault.problem(COLON_IN_TEXT, fault.row, fault.column, ": ", mended)


def _no_comma(fault: Fault, at: int, read: str) -> Problem:
    before, mended = fault.line[:at].rstrip(), None
    if len(fault.line) <= _LONGEST and fault.sign != "#":
        mended = f"{before}, {fault.line[at:]}".rstrip()
    return fault.problem(NO_COMMA, fault.row, at, read, mended, read=read[:40])


def _without(line: str, at: int) -> str:
    before, after = line[:at], line[at + 1 :]
    if line[at] == ",":
        before = before.rstrip()
        after = after.lstrip() if before.endswith(("[", "{")) else after
    return (before + after).rstrip()


def _in_single_quotes(line: str, start: int) -> str | None:
    end = line.find('"', start + 1)
    inner = line[start + 1 : end]
    is_clear = end > 0 and "'" not in inner and not inner.endswith("\\")
    return f"{line[:start]}'{inner}'{line[end + 1 :]}" if is_clear else None
