"""What several checks of a scheme say: a word that refers to nothing, and what it is."""

from collections.abc import Iterable

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed, nearest
from toolkit.problems.problem import Problem
from toolkit.reading.document import Path
from toolkit.schemes.edition import Edition

UNKNOWN_WORD = declare(
    "S201",
    "error",
    title=both("引用了不存在的名称", "Reference to nothing"),
    message=both(
        "这里引用的{what} “{word}” 不存在。", "The {what} “{word}” referred to here does not exist."
    ),
    remedy=both("检查拼写；可用：{allowed}。", "Check the spelling; there are: {allowed}."),
)
FIELD, OPTION, CLASS = both("栏目", "field"), both("选项", "option"), both("类别", "class")
ATTRIBUTE, INDICATOR = both("属性", "attribute"), both("指标", "indicator")


def unknown(edition: Edition, path: Path, what: Text, word: str, allowed: Iterable[str]) -> Problem:
    """Return the problem of a word that should be one of those allowed."""
    words = list(allowed)
    return Problem(
        UNKNOWN_WORD,
        edition.document.place(path),
        {"what": what, "word": word, "allowed": listed(words)},
        word,
        nearest(word, words),
    )
