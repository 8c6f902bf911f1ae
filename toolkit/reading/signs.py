"""Slips of typing that one line shows: signs of a Chinese keyboard, text that needs quotes.

The likely slip comes first; the parser's own view is not asked here.
"""

import re

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Code, Place, Problem
from toolkit.reading.fault import Fault, in_quotes
from toolkit.reading.lines import indented_like_its_neighbour

FULL_WIDTH_COLON = declare(
    "Y301",
    "error",
    title=both("用了中文冒号", "Full-width colon"),
    message=both("这里用了中文冒号 “：”。", "There is a full-width colon “：” here."),
    remedy=both("改成英文冒号 “:”，后面空一格。", "Use “:” followed by a space."),
)
TAB = declare(
    "Y302",
    "error",
    title=both("用了制表符缩进", "Tab in the indentation"),
    message=both("行首有制表符（Tab）。", "There is a tab in the indentation."),
    remedy=both("用空格缩进，每层两个空格。", "Indent with spaces, two for each level."),
)
NO_SPACE_AFTER_COLON = declare(
    "Y303",
    "error",
    title=both("冒号后少一个空格", "No space after the colon"),
    message=both(
        "冒号后面没有空格，冒号前后被当成了一段文字。",
        "There is no space after the colon, so both sides of it were taken for one text.",
    ),
    remedy=both("在冒号后空一格。", "Put a space after the colon."),
)
COLON_IN_TEXT = declare(
    "Y304",
    "error",
    title=both("文字里有 “: ”", "“: ” inside text"),
    message=both(
        "一项里有两个 “: ”，不知道哪个是键的结尾。",
        "Two “: ” in one entry: which one ends the key?",
    ),
    remedy=both(
        "若第二个在文字里面，给整段文字加英文引号；若是两项，分成两行写。",
        "If the second belongs to the text, put the whole text in quotes; write two entries on two lines.",
    ),
)
TEXT_AFTER_QUOTE = declare(
    "Y305",
    "error",
    title=both("引号后还有文字", "Text after the closing quote"),
    message=both("引号结束之后，这一行还有别的文字。", "The line goes on after the closing quote."),
    remedy=both(
        "把整段文字放进一对英文引号里；文字里面的引号用中文引号 “”。",
        "Put the whole text into one pair of quotes.",
    ),
)
RESERVED_START = declare(
    "Y306",
    "error",
    title=both("文字以特殊符号开头", "Text begins with a reserved sign"),
    message=both(
        "文字不能直接以 “{sign}” 开头，这个符号有特殊的意思。",
        "Text cannot begin with “{sign}”, which has a special meaning.",
    ),
    remedy=both("给整段文字加英文引号。", "Put the whole text in quotes."),
)
WIDE_SPACE = declare(
    "Y309",
    "error",
    title=both("用了全角空格", "Wide space"),
    message=both(
        "这里的空格是全角空格或不换行空格，不是普通空格。",
        "The space here is a full-width or no-break space, not a plain one.",
    ),
    remedy=both("删去它，改用英文输入法的空格。", "Replace it by a plain space."),
)
FULL_WIDTH_COMMA = declare(
    "Y310",
    "error",
    title=both("用了中文逗号", "Full-width comma"),
    message=both(
        "括号里用了中文逗号 “，” 来分隔。", "The entries in brackets are separated by “，”."
    ),
    remedy=both("改成英文逗号 “,”，后面空一格。", "Use “,” followed by a space."),
)

FULL_WIDTH_HASH = declare(
    "Y313",
    "error",
    title=both("用了全角井号", "Full-width number sign"),
    message=both(
        "这里用了全角井号 “＃”，它后面的内容没有被当作说明。",
        "There is a full-width “＃” here; what follows is not a comment.",
    ),
    remedy=both(
        "说明用半角 “#” 开头，前后各空一格；若本来就是文字，给整段文字加英文引号。",
        "Begin a comment with “#” and a space on both sides; if it is text, put the whole text in quotes.",
    ),
)
FULL_WIDTH_QUOTES = declare(
    "Y315",
    "error",
    title=both("用了中文引号", "Full-width quotes"),
    message=both(
        "这里用了中文引号，程序不当作引号。",
        "The quotes here are not plain ones, so they were taken for a part of the text.",
    ),
    remedy=both(
        "数、日期和编号去掉引号；文字要加引号的，用英文引号。",
        "Remove the quotes from a number, a date or an id; use plain quotes round text.",
    ),
)
CUT_TEXT = declare(
    "Y316",
    "error",
    title=both("“ #” 后面的文字没有读", "Text cut by “ #”"),
    message=both(
        "“{read}” 后面的 “#” 被当作说明的开头，从它起到行末都没有读。",
        "The “#” behind “{read}” begins a comment: from there to the end of the line nothing was read.",
    ),
    remedy=both(
        "若是文字的一部分，给整段文字加英文引号；若是说明，在 “#” 后面空一格。",
        "If it belongs to the text, put the whole text in quotes; if it is a comment, put a space after “#”.",
    ),
)


def sign_slip(fault: Fault) -> Problem | None:
    """Return the slip that the blamed line shows, or the one before: a missing colon shows late."""
    for number in _suspects(fault.lines, fault.row):
        problem = _hinted(fault, number, number == fault.row)
        if problem is not None:
            return problem
    return None


def reserved_start(fault: Fault) -> Problem | None:
    """Return the problem of a text that begins with a sign of YAML's own, as in ``>50``."""
    if fault.context in _RESERVED and fault.begun is not None:
        row, column = fault.begun
    elif fault.said.startswith("mapping keys are not allowed"):
        row, column = fault.row, fault.column
    else:
        return None
    line = fault.lines[row]
    sign, mended = line[column : column + 1], in_quotes(line, column)
    return fault.problem(RESERVED_START, row, column, sign, mended, sign=sign) if sign else None


_RESERVED = (
    "while scanning an alias",
    "while scanning an anchor",
    "while scanning a tag",
    "while scanning a block scalar",
)


def _suspects(lines: list[str], at: int) -> list[int]:
    before = at - 1
    while before > 0 and (not lines[before].strip() or lines[before].lstrip().startswith("#")):
        before -= 1
    return [number for number in (at, before) if number >= 0]


def _hinted(fault: Fault, number: int, is_blamed: bool) -> Problem | None:
    line = fault.lines[number]
    for code, pattern, always in _HINTS:
        found = pattern.search(line)
        if found is not None and (always or is_blamed):
            sign = found.group("at")
            values = {"sign": sign} if code is RESERVED_START else {}
            mended = _mended(code, line, found)
            if code is TAB:
                mended = _untabbed(fault.lines, number)
            elif code is WIDE_SPACE and mended is None:
                mended = with_plain_indentation(fault.lines, number)
            return fault.problem(code, number, found.start("at"), sign, mended, **values)
    return None


def _untabbed(lines: list[str], number: int) -> str | None:
    """Return the line indented by spaces, where the line before leaves one indentation only."""
    line = lines[number]
    rest = line.lstrip(" \t")
    width = len(line[: len(line) - len(rest)].expandtabs(2))
    fitting = indented_like_its_neighbour(lines, number, {width})
    return None if fitting is None else " " * fitting + rest


def with_plain_indentation(lines: list[str], number: int) -> str | None:
    """Return the line indented by plain spaces, where the line before leaves one indentation only."""
    rest = lines[number].lstrip("\u3000\u00a0 ")
    blanks = lines[number][: len(lines[number]) - len(rest)]
    widths = {len(blanks), len(blanks) + blanks.count("\u3000")}
    fitting = indented_like_its_neighbour(lines, number, widths)
    return None if fitting is None else " " * fitting + rest


def _mended(code: Code, line: str, found: re.Match[str]) -> str | None:
    before, after = line[: found.start("at")], line[found.end("at") :]
    if code is FULL_WIDTH_COLON:
        return f"{before}: {after.lstrip()}".rstrip()
    if code is NO_SPACE_AFTER_COLON:
        return f"{before}: {after}"
    if code is WIDE_SPACE:
        return f"{before} {after.lstrip()}" if before.strip() else None
    if code is FULL_WIDTH_COMMA:
        return f"{before}, {after.lstrip()}"
    if code is FULL_WIDTH_HASH:
        return f"{before}# {after.lstrip()}"
    if code is FULL_WIDTH_QUOTES:
        return _with_plain_quotes(before, found.group("at") + after)
    if code is RESERVED_START:
        return in_quotes(line, found.start("at")) if before else None
    if code is COLON_IN_TEXT and not _SECOND_KEY.search(before):
        return in_quotes(line, found.start("value"))
    return None


#: The key of a second entry on the same line, as in ``a: 1 b: 2``.
_SECOND_KEY = re.compile(r": .*\s[a-z][a-z0-9_]*$", re.ASCII)
_CLOSING = {"“": "”", "‘": "’", "＂": "＂", "＇": "＇"}


def _with_plain_quotes(before: str, after: str) -> str | None:
    """Return the line with one pair of plain quotes, where it is clear which sign closes it."""
    sign, closing = after[0], _CLOSING[after[0]]
    if after.count(closing) - (sign == closing) != 1 or '"' in before + after or "\\" in after:
        return None
    return before + '"' + after[1:].replace(closing, '"')


def mended_slip(
    code: Code, place: Place, line: str, length: int, instead: str, read: str | None = None
) -> Problem:
    """Return a problem with its line mended: so many characters replaced by others."""
    start = place.column - 1
    written, tail = line[start : start + length], line[start + length :]
    mended = line[:start] + instead + (tail.lstrip() if instead.endswith(" ") else tail)
    said = written if read is None else read
    return Problem(code, place, {"read": said, "sign": said}, said, mended.rstrip())


def slip_in_key(key: str, place: Place) -> Problem | None:
    """Return the problem of a key that took its value in, as in ``{people：29}``."""
    for code, pattern in _SLIPS_IN_KEY:
        found = pattern.search(key)
        if found is not None:
            spot = Place(place.file, place.line, place.column + found.start("at"))
            return Problem(code, spot, {}, found.group("at"), _mended(code, key, found))
    return None


#: (code, pattern whose group "at" is the slip, whether it also counts on the line before).
_HINTS: tuple[tuple[Code, re.Pattern[str], bool], ...] = (
    (TAB, re.compile(r"^ *(?P<at>\t)"), True),
    (FULL_WIDTH_HASH, re.compile(r"^ *(?P<at>＃)"), True),
    (WIDE_SPACE, re.compile(r"^ *(?:- *)*(?P<at>[\u3000\u00a0])"), True),
    (WIDE_SPACE, re.compile(r"^ *(?:- +)*[\w-]+:(?P<at>[\u3000\u00a0])"), True),
    (FULL_WIDTH_COLON, re.compile(r"^[ ]*(?:- +)*[^\s\"'#:：]+(?P<at>：)"), True),
    (FULL_WIDTH_COMMA, re.compile(r"\{[^\"'}]*?(?P<at>，)\s*[\w-]+:"), False),
    (TEXT_AFTER_QUOTE, re.compile(r""": +(?:"[^"]*"|'[^']*')\s*(?P<at>[^\s,\]}#])"""), True),
    (RESERVED_START, re.compile(r"(?:: +|- +|^)(?P<at>[@`%])"), False),
    (
        FULL_WIDTH_QUOTES,
        re.compile(r"(?:: +|- +|[\[{,] *)(?P<at>[“‘＂＇])[^“”‘’＂＇]*[”’＂＇](?= *(?:[,#}\]]|$))"),
        False,
    ),
    (COLON_IN_TEXT, re.compile(r"^[^:\"'\[{]+: +(?P<value>[^\"'\[{].*?(?P<at>: ))"), False),
    (NO_SPACE_AFTER_COLON, re.compile(r"^[ ]*(?:- +)*[\w-]+(?P<at>:)(?=[^\s/])"), True),
)

_SLIPS_IN_KEY: tuple[tuple[Code, re.Pattern[str]], ...] = (
    (WIDE_SPACE, re.compile(r"^(?P<at>[\u3000\u00a0])")),
    (WIDE_SPACE, re.compile(r"^[\w-]+:(?P<at>[\u3000\u00a0])")),
    (FULL_WIDTH_COLON, re.compile(r"^[\w-]+(?P<at>：)")),
    (NO_SPACE_AFTER_COLON, re.compile(r"^[\w-]+(?P<at>:)(?=[^\s/])")),
)
