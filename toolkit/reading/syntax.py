"""Syntax errors in the reader's own words: the likely slip first, the parser's view last."""

import re
from collections.abc import Callable

import yaml

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Code, Place, Problem
from toolkit.reading.lines import indented_like_its_neighbour, lines_of

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
        "一行里有两个 “: ”，不知道哪个是键。", "Two “: ” on one line: which one ends the key?"
    ),
    remedy=both("给文字加英文引号。", "Put the text in quotes."),
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
    message=both("文字不能以 “{sign}” 开头。", "Text cannot begin with “{sign}”."),
    remedy=both("给文字加英文引号。", "Put the text in quotes."),
)
FORBIDDEN_CHARACTER = declare(
    "Y307",
    "error",
    title=both("不许出现的字符", "Forbidden character"),
    message=both(
        "这里有一个看不见的控制字符（{character}）。",
        "There is an invisible control character here ({character}).",
    ),
    remedy=both("删去这个字符，重新键入这一处。", "Remove the character and type this spot again."),
)
SYNTAX = declare(
    "Y308",
    "error",
    title=both("格式读不懂", "Cannot be read"),
    message=both(
        "从这里开始读不懂：可能是缩进没对齐，或括号、引号没有配对。",
        "It cannot be read from here: perhaps the indentation is off, or a bracket or quote is not closed.",
    ),
    remedy=both(
        "对照样例检查这一行和上一行的缩进、括号和引号。",
        "Compare the indentation, brackets and quotes of this line and the one before with the example.",
    ),
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
        "大括号里用了中文逗号 “，” 来分隔。", "The entries in braces are separated by “，”."
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

_Hint = Callable[[str], re.Match[str] | None]


def syntax_problem(error: yaml.YAMLError, text: str, shown: str) -> Problem:
    """Return the problem that a parser error stands for, blamed on the line where the slip is."""
    if isinstance(error, yaml.reader.ReaderError):
        return _forbidden_character(error, text, shown)
    assert isinstance(error, yaml.MarkedYAMLError)
    mark = error.problem_mark or error.context_mark
    assert mark is not None  # libyaml marks every error it finds in the text
    lines = lines_of(text)
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    at = min(mark.line, len(lines) - 1)
    for number in _suspects(lines, at):
        problem = _hinted(lines, number, shown, number == at)
        if problem is not None:
            return problem
    opened = _opened(lines, at, error)
    if opened is not None and (cut := _cut_after(lines[opened[0]], opened[1])) is not None:
        value, sign = cut.span("value"), cut.start("at")
        whole = lines[opened[0]]
        mended = f'{whole[: value[0]]}"{cut["value"].rstrip()}"{whole[value[1] :]}'
        place = Place(shown, opened[0] + 1, sign + 1)
        return Problem(CUT_TEXT, place, {"read": cut["head"].strip()}, "#", mended)
    line, column = opened or (at, min(mark.column, len(lines[at])))
    return Problem(SYNTAX, Place(shown, line + 1, column + 1))


def _opened(lines: list[str], at: int, error: yaml.MarkedYAMLError) -> tuple[int, int] | None:
    """Return where a bracket or quote was opened that an earlier line should have closed."""
    mark = error.context_mark
    if mark is not None and mark.line < at and error.context in _OPENING:
        return mark.line, mark.column
    for number in range(at - 1, -1, -1):
        found = _OPEN_QUOTE.search(lines[number])
        if found is not None:
            # A quote on the blamed line closed it, and the text after that made no sense.
            return (number, found.start("at")) if found.group("at") in lines[at] else None
    return None


_OPENING = (
    "while parsing a flow sequence",
    "while parsing a flow mapping",
    "while scanning a quoted scalar",
)
_OPEN_QUOTE = re.compile(r"""(?:: +|- +)(?P<at>["'])(?:(?!(?P=at)).)*$""")


#: Text in brackets that goes on behind “ #”, where a comment hides the closing bracket.
_CUT_IN_BRACKETS = re.compile(
    r"""(?:[:,] +|[\[{] *)(?P<value>(?P<head>[^\s,:#"'\[\]{}][^,:#"'\[\]{}]*)[ ]+(?P<at>\#)(?=[^\s\#!])[^,"'\[\]{}]*)"""
)


def _cut_after(line: str, column: int) -> re.Match[str] | None:
    # The pattern takes the square of a run of blanks; nobody types a line as long as that.
    return _CUT_IN_BRACKETS.search(line, column) if len(line) <= 2000 else None


def _suspects(lines: list[str], at: int) -> list[int]:
    """The line blamed by the parser, then the one before: a missing colon shows one line late."""
    before = at - 1
    while before > 0 and (not lines[before].strip() or lines[before].lstrip().startswith("#")):
        before -= 1
    return [number for number in (at, before) if number >= 0]


def _hinted(lines: list[str], number: int, shown: str, is_blamed: bool) -> Problem | None:
    line = lines[number]
    for code, pattern, always in _HINTS:
        found = pattern.search(line)
        if found is not None and (always or is_blamed):
            spot = Place(shown, number + 1, found.start("at") + 1)
            sign = found.group("at")
            values = {"sign": sign} if code is RESERVED_START else {}
            mended = _mended(code, line, found)
            if code is TAB:
                mended = _untabbed(lines, number)
            elif code is WIDE_SPACE and mended is None:
                mended = with_plain_indentation(lines, number)
            return Problem(code, spot, values, sign, mended)
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
    return None


_CLOSING = {"“": "”", "‘": "’", "＂": "＂", "＇": "＇"}


def _with_plain_quotes(before: str, after: str) -> str | None:
    """Return the line with one pair of plain quotes, where it is clear which sign closes it."""
    sign, closing = after[0], _CLOSING[after[0]]
    if after.count(closing) - (sign == closing) != 1 or '"' in before + after or "\\" in after:
        return None
    return before + '"' + after[1:].replace(closing, '"')


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
    (COLON_IN_TEXT, re.compile(r"^[^:\"'\[{]+: +[^\"'\[{].*?(?P<at>: )"), False),
    (NO_SPACE_AFTER_COLON, re.compile(r"^[ ]*(?:- +)*[\w-]+(?P<at>:)(?=[^\s/])"), True),
)

_SLIPS_IN_KEY: tuple[tuple[Code, re.Pattern[str]], ...] = (
    (WIDE_SPACE, re.compile(r"^(?P<at>[\u3000\u00a0])")),
    (WIDE_SPACE, re.compile(r"^[\w-]+:(?P<at>[\u3000\u00a0])")),
    (FULL_WIDTH_COLON, re.compile(r"^[\w-]+(?P<at>：)")),
    (NO_SPACE_AFTER_COLON, re.compile(r"^[\w-]+(?P<at>:)(?=[^\s/])")),
)


def _forbidden_character(error: yaml.reader.ReaderError, text: str, shown: str) -> Problem:
    index = next((i for i, char in enumerate(text) if _is_forbidden(char)), 0)
    lines = lines_of(f"{text[:index]}|")
    name = f"U+{ord(text[index]):04X}" if text else "?"
    return Problem(
        FORBIDDEN_CHARACTER, Place(shown, len(lines), len(lines[-1])), {"character": name}
    )


def _is_forbidden(char: str) -> bool:
    code = ord(char)
    return (
        (code < 0x20 and char not in "\t\n\r")
        or (0x7F <= code <= 0x9F and code != 0x85)
        or (code in (0xFFFE, 0xFFFF))
    )
