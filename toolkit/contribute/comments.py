"""Comments in a file that is made for people to fill in: both languages, Chinese first."""

from collections.abc import Iterator

from toolkit.language import Text
from toolkit.problems.printing import visible

WIDEST = 100


def comment(indent: str, text: Text) -> Iterator[str]:
    """Yield a comment, Chinese first: on one line where that is short, else on two."""
    line = f"{indent}# {one_line(text)}"
    if len(line) <= WIDEST:
        yield line
    else:
        yield from (f"{indent}# {_line(each)}" for each in dict.fromkeys((text.zh, text.en)))


def one_line(text: Text) -> str:
    """Return both languages on one line; what is the same in both stands there once."""
    return _line(text.zh) if text.zh == text.en else _line(f"{text.zh} / {text.en}")


def _line(words: str) -> str:
    """Return words that end no line and hide nothing, whoever wrote them."""
    return visible(" ".join(words.split()))
