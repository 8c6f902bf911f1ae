"""Syntax errors in the reader's own words: the likely slip first, the parser's view last."""

import re
from collections.abc import Callable

import yaml

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Code, Place, Problem

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

_Hint = Callable[[str], re.Match[str] | None]


def syntax_problem(error: yaml.YAMLError, text: str, shown: str) -> Problem:
    """Return the problem that a parser error stands for, blamed on the line where the slip is."""
    if isinstance(error, yaml.reader.ReaderError):
        return _forbidden_character(error, text, shown)
    assert isinstance(error, yaml.MarkedYAMLError)
    mark = error.problem_mark or error.context_mark
    assert mark is not None  # libyaml marks every error it finds in the text
    lines = text.splitlines() or [""]
    at = min(mark.line, len(lines) - 1)
    for number in _suspects(lines, at, error):
        problem = _hinted(lines[number], Place(shown, number + 1), number == at, mark.column)
        if problem is not None:
            return problem
    line, column = _opened(lines, at, error) or (at, min(mark.column, len(lines[at])))
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


def _suspects(lines: list[str], at: int, error: yaml.MarkedYAMLError) -> list[int]:
    """The line blamed by the parser, then the one before: a missing colon shows one line late."""
    before = at - 1
    while before > 0 and not lines[before].strip():
        before -= 1
    return [number for number in (at, before) if number >= 0]


def _hinted(line: str, place: Place, is_blamed: bool, column: int) -> Problem | None:
    for code, pattern, always in _HINTS:
        found = pattern.search(line)
        if found is not None and (always or is_blamed):
            spot = Place(place.file, place.line, found.start("at") + 1)
            sign = found.group("at")
            values = {"sign": sign} if code is RESERVED_START else {}
            return Problem(code, spot, values, sign, _mended(code, line, found))
    return None


def _mended(code: Code, line: str, found: re.Match[str]) -> str | None:
    if code is FULL_WIDTH_COLON:
        return f"{line[: found.start('at')]}: {line[found.end('at') :].lstrip()}".rstrip()
    if code is NO_SPACE_AFTER_COLON:
        return f"{line[: found.end('at')]} {line[found.end('at') :]}"
    if code is TAB:
        return line.expandtabs(2)
    if code is WIDE_SPACE:
        return f"{line[: found.start('at')]} {line[found.end('at') :].lstrip()}"
    if code is FULL_WIDTH_COMMA:
        return f"{line[: found.start('at')]}, {line[found.end('at') :].lstrip()}"
    return None


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
    (WIDE_SPACE, re.compile(r"^ *(?:- *)*(?P<at>[\u3000\u00a0])"), True),
    (WIDE_SPACE, re.compile(r"^ *(?:- +)*[\w-]+:(?P<at>[\u3000\u00a0])"), True),
    (FULL_WIDTH_COLON, re.compile(r"^[ ]*(?:- +)*[^\s\"'#:：]+(?P<at>：)"), True),
    (FULL_WIDTH_COMMA, re.compile(r"\{[^\"'}]*?(?P<at>，)\s*[\w-]+:"), False),
    (TEXT_AFTER_QUOTE, re.compile(r""": +(?:"[^"]*"|'[^']*')\s*(?P<at>[^\s,\]}#])"""), True),
    (RESERVED_START, re.compile(r"(?:: +|- +|^)(?P<at>[@`%])"), False),
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
    lines = f"{text[:index]}|".splitlines()
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
