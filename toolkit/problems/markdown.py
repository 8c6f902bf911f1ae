"""Text that a stranger wrote, made inert for Markdown.

Escaping is not enough: platforms look for ``@names``, ``#123``, ``:signs:``, addresses and commit
hashes in what Markdown made of a text, and some of them for commands in its lines. In code they
look for nothing. So plain words and numbers stay as they are, and whatever else is written in
ASCII becomes code.
"""

import re

from toolkit.problems.printing import visible

_ASCII = re.compile(r"[!-~]+")
_WORD = re.compile(r"\(?[A-Za-z]+(?:['-][A-Za-z]+)*(?:\(s\))?\)?[,;]?")
_NUMBER = re.compile(r"\d{4}-\d\d-\d\d[,;]?|\d{1,6}(?:\.\d{1,6})?[,;]?")
#: Seven letters may be a commit: words such as ``defaced`` are code, too.
_COMMIT = re.compile(r"[0-9a-f]{7,}", re.IGNORECASE)
_NOTHING = "—"


def inert_markdown(text: str) -> str:
    """Return text as one line of Markdown with no link, mention, command, markup or table bar.

    It may stand anywhere in a line, also in a cell of a table and at the beginning of an item.
    """
    line = " ".join(visible(text).split())
    return _ASCII.sub(_word_or_code, line) or _NOTHING


def inert_code(text: str) -> str:
    """Return text as Markdown code: paths, codes, and what is to be written instead."""
    line = visible(text).replace("`", "<U+0060>").replace("|", "<U+007C>")
    return f"`{line}`" if line.strip() else _NOTHING


def _word_or_code(found: re.Match[str]) -> str:
    written, whole, end = found[0], found.string, found.end()
    # A sentence ends before a blank; www. and http: go on, and 1. at the start counts a list.
    is_last = end == len(whole) or whole[end] == " "
    is_last &= found.start() > 0 or written[0].isalpha()
    word = written[:-1] if is_last and written[-1] in ".:?" else written
    is_plain = _WORD.fullmatch(word) or _NUMBER.fullmatch(word)
    return written if is_plain and not _COMMIT.search(word) else inert_code(written)
