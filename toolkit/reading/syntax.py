"""Syntax errors in the reader's own words: the likely slip first, the parser's view last."""

import yaml

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Place, Problem
from toolkit.reading.fault import fault_of
from toolkit.reading.layout import conflict, misplaced
from toolkit.reading.lines import lines_of
from toolkit.reading.pairs import certain_fault, unpaired
from toolkit.reading.signs import reserved_start, sign_slip

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


def syntax_problem(error: yaml.YAMLError, text: str, shown: str) -> Problem:
    """Return the problem that a parser error stands for, blamed on the line where the slip is."""
    if isinstance(error, yaml.reader.ReaderError):
        return _forbidden_character(error, text, shown)
    assert isinstance(error, yaml.MarkedYAMLError)
    fault = fault_of(error, text, shown)
    for explain in (conflict, certain_fault, reserved_start, sign_slip, unpaired, misplaced):
        problem = explain(fault)
        if problem is not None:
            return problem
    return fault.problem(SYNTAX, fault.row, fault.column)


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
