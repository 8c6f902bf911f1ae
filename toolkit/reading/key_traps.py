"""Slips in keys that YAML reads without a word: invisible and look-alike letters, twins, dashes.

Comments are searched here too for what nobody can see.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Place, Problem
from toolkit.reading.document import Document, Path
from toolkit.reading.layout import tight_dash
from toolkit.reading.signs import (
    FULL_WIDTH_COLON,
    WIDE_SPACE,
    mended_slip,
    with_plain_indentation,
)

INVISIBLE = declare(
    "Y317",
    "error",
    title=both("键或注释里有看不见的字符", "Invisible character in a key or comment"),
    message=both(
        "这里有一个看不见的字符（{character}）。",
        "There is an invisible character here ({character}).",
    ),
    remedy=both("删去它，重新键入这一处。", "Remove it and type this spot again."),
)
LOOK_ALIKE = declare(
    "Y318",
    "error",
    title=both("键里有形似的字母", "Look-alike letter in a key"),
    message=both(
        "键 “{key}” 的第 {position} 个字 “{sign}” 不是英文字母，只是看起来像（{character}）。",
        "Character {position} of the key “{key}”, “{sign}”, only looks like a plain letter ({character}).",
    ),
    remedy=both("用英文输入法重新键入这个键。", "Type the key again on an English keyboard."),
)
TWIN_KEY = declare(
    "Y319",
    "error",
    title=both("两个键看起来一样", "Two keys look the same"),
    message=both(
        "键 “{key}” 与第 {line} 行的键看起来一样，只是编码不同。",
        "The key “{key}” looks the same as the key on line {line}; only its encoding differs.",
    ),
    remedy=both("保留一处，删去另一处。", "Keep one and remove the other."),
)
#: A key of the usual form before a full-width colon.
KEY_IN_VALUE = re.compile(r"[a-z][a-z0-9_-]*(?P<at>：)", re.ASCII)
_HIDDEN = re.compile(r"[\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_COMMENT = re.compile(r"(?:^|[ \t])#")
_LATIN = re.compile(r"[A-Za-z]")
_OTHER_LETTER = re.compile(r"[\u0370-\u052f\u13a0-\u13ff\u1f00-\u1fff\u2c60-\u2c7f\ua640-\ua69f]")
_LOOKS_LIKE = str.maketrans("аеорсухіјѕԁһԛԝкмтвпгαοερνικυτχ", "aeopcyxijsdhqwkmtbnraoepvikutx")


def slip_of_key(
    document: Document, lines: Sequence[str], path: Path, names: dict[str, str]
) -> Problem | None:
    """Return the slip of the key of a path; ``names`` gathers the keys seen beside it."""
    key = str(path[-1])
    if key.isascii() and key[:1] != "-":
        return None
    place = document.key_place(path)
    line = lines[place.line - 1]
    if key.isascii():
        return tight_dash(key, line, place)
    at = place.column - 1
    is_plain = line.startswith(key, at)
    if key[0] in "\u3000\u00a0" and is_plain:
        is_first = not line[:at].strip()
        mended = with_plain_indentation(list(lines), place.line - 1) if is_first else None
        return Problem(WIDE_SPACE, place, {}, key[0], mended)
    hidden = _HIDDEN.search(key)
    if hidden is not None:
        within = hidden.start() if is_plain else 0
        return _hidden(hidden.group(), replace(place, column=place.column + within))
    if is_plain and (colon := KEY_IN_VALUE.match(key)) is not None and key[-1] != "：":
        spot = replace(place, column=place.column + colon.start("at"))
        return mended_slip(FULL_WIDTH_COLON, spot, line, 1, ": ")
    first = names.setdefault(unicodedata.normalize("NFC", key), key)
    if first != key:
        row = document.key_place((*path[:-1], first)).line
        return Problem(TWIN_KEY, place, {"key": key, "line": row}, key)
    return _look_alike(key, place)


def hidden_in_comments(document: Document, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield the invisible characters of comments; those of values have a code of their own."""
    for number, line in enumerate(lines, 1):
        if line.isascii() or not _HIDDEN.search(line):
            continue
        starts = (found.start() for found in _COMMENT.finditer(line))
        comment = next((at for at in starts if _is_outside_quotes(line[:at])), len(line))
        for found in _HIDDEN.finditer(line, comment):
            yield _hidden(found.group(), Place(document.file, number, found.start() + 1))


def _look_alike(key: str, place: Place) -> Problem | None:
    meant = unicodedata.normalize("NFKC", key).translate(_LOOKS_LIKE)
    if not meant.isascii() and not (_LATIN.search(key) and _OTHER_LETTER.search(key)):
        return None
    position, sign = next(
        (at, char)
        for at, char in enumerate(key, 1)
        if not char.isascii() and (meant.isascii() or _OTHER_LETTER.match(char))
    )
    values: dict[str, Text | str | int] = {"key": key, "position": position, "sign": sign}
    values["character"] = f"U+{ord(sign):04X}"
    return Problem(LOOK_ALIKE, place, values, key, meant if meant.isascii() else None)


def _hidden(char: str, place: Place) -> Problem:
    return Problem(INVISIBLE, place, {"character": f"U+{ord(char):04X}"}, char)


def _is_outside_quotes(before: str) -> bool:
    quotes = before.count('"') - before.count('\\"')  # an escaped one does not end a text
    return quotes % 2 == 0 and before.count("'") % 2 == 0
