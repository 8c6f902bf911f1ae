"""Slips that YAML reads without a word: full-width signs, cut text, letters that only look right.

Each is told with the line as it should be. What a Chinese sentence rightly contains is left alone:
a rule here speaks only where the writing has no other sensible meaning, or where quotes would make
the meaning plain. Quoted and block text is never doubted.

When is text cut? YAML ends a value before a blank and “#”. That is a comment, and stays one, if the
value is no prose (a number, a date, an id, an address) or if “#” is followed by a blank, as in
``experts: 15  # 说明``. It is a cut if prose is followed by “#” and a sign at once, as in
``title: 讲座 #1``: who means a comment there puts a blank after “#”.

The same rule, turned round, tells when “＃” was meant to begin a comment: behind what is no prose,
or before a blank.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Code, Place, Problem
from toolkit.reading.document import Document, Path, Value
from toolkit.reading.lines import lines_of
from toolkit.reading.syntax import (
    CUT_TEXT,
    FULL_WIDTH_COLON,
    FULL_WIDTH_HASH,
    FULL_WIDTH_QUOTES,
    NO_SPACE_AFTER_COLON,
    WIDE_SPACE,
    with_plain_indentation,
)

FULL_WIDTH_DIGITS = declare(
    "Y312",
    "error",
    title=both("用了全角数字", "Full-width digits"),
    message=both(
        "“{read}” 是用全角字符写的，程序不当作数或日期。",
        "“{read}” is written in full-width characters and is no number or date.",
    ),
    remedy=both(
        "改用半角（英文输入法）数字；若本来就是文字，加英文引号。",
        "Use plain digits; if it is meant as text, put it in quotes.",
    ),
)
COMMA_IN_LIST = declare(
    "Y314",
    "error",
    title=both("方括号里用了中文逗号", "Full-width comma in brackets"),
    message=both(
        "方括号里用了 “{sign}”，“{read}” 被当成了一项。",
        "There is a “{sign}” in the brackets, so “{read}” is one entry.",
    ),
    remedy=both(
        "改成英文逗号 “,”，后面空一格；若本来就是一项，给它加英文引号。",
        "Use “,” followed by a space; if it is meant as one entry, put it in quotes.",
    ),
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
FULL_WIDTH_BRACKET = declare(
    "Y320",
    "error",
    title=both("用了全角括号", "Full-width bracket"),
    message=both(
        "这里的 “{sign}” 是全角括号，程序把它和后面的内容当成了一段文字。",
        "“{sign}” is a full-width bracket, so it and what follows was taken for text.",
    ),
    remedy=both(
        "改用半角括号；若本来就是文字，加英文引号。",
        "Use a plain bracket; if it is meant as text, put it in quotes.",
    ),
)

#: Signs that a claim seldom has, and the places where commoner signs are a slip. A file without
#: any of them has no slip of this module: this is asked of every file, so it has to be quick.
_RARE = re.compile(
    r"[\u00a0\u00ad\u0300-\u052f\u061c\u13a0-\u13ff\u1e00-\u1fff\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u2c60-\u2c7f\u3000\ua640-\ua69f\ufeff＃０-９ａ-ｚＡ-Ｚ［｛＂＇]"
)
_PLACED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("#", re.compile(r"\S[ \t]+#[^\s#!]")),
    ("，", re.compile(r"\[[^\[\]\n\"']*，")),
    ("、", re.compile(r"\[[^\[\]\n\"']*、")),
    ("“", re.compile(r"[ \[{,]“[^\s“”]+”")),
    ("‘", re.compile(r"[ \[{,]‘[^\s‘’]+’")),
    ("”", re.compile(r"[ \[{,]”[^\s“”]+”")),
    ("「", re.compile(r"[ \[{,]「[^\s「」]+」")),
    ("：", re.compile(r"(?:^|[ \[{,])[a-z][a-z0-9_-]*：", re.MULTILINE)),
)
#: A value without any of these has no slip, unless it was cut.
_SUSPECT = re.compile(r"[０-９＃]|[ \t\u3000\u00a0]#|^(?:[“‘”＂＇「［｛]|[a-z][a-z0-9_-]*：)")
_HIDDEN = re.compile(r"[\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_COMMENT = re.compile(r"(?:^|[ \t])#")
_NUMBER_OR_DATE = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", re.ASCII)
#: What is no prose: a number, a date, an id, a file name, a truth value, an address.
_NO_PROSE = re.compile(r"[-+.a-z0-9_][-+.a-z0-9_:]*|https?://\S+", re.ASCII)
_IN_QUOTES = re.compile(
    r"“([^“”]+)”|‘([^‘’]+)’|＂([^＂]+)＂|＇([^＇]+)＇|”([^“”]+)”|「([^「」]+)」"
)
_PLAIN_WORD = re.compile(r"[-+]?[a-z0-9][a-z0-9_.-]*", re.ASCII)
_CUT = re.compile(r"[ \t]+(?P<cut>#(?=[^\s#!]).*)")
_MEANT_AS_COMMENT = re.compile(r"[ \t\u3000\u00a0](?P<at>[#＃])")
_BLANKS = " \t\u3000\u00a0"
_KEY_IN_VALUE = re.compile(r"[a-z][a-z0-9_-]*(?P<at>：)", re.ASCII)
_TIGHT_KEY = re.compile(r"[a-z][a-z0-9_-]*(?P<at>:)(?=[^\s/:])", re.ASCII)
_LATIN = re.compile(r"[A-Za-z]")
_OTHER_LETTER = re.compile(r"[\u0370-\u052f\u13a0-\u13ff\u1f00-\u1fff\u2c60-\u2c7f\ua640-\ua69f]")
_LOOKS_LIKE = str.maketrans("аеорсухіјѕԁһԛԝкмтвпгαοερνικυτχ", "aeopcyxijsdhqwkmtbnraoepvikutx")


def without_slips(document: Document) -> tuple[Document, list[Problem]]:
    """Return the document with what slipped marked as unsound, and the problem of each slip."""
    text = document.text
    if not (_RARE.search(text) or any(s in text and at.search(text) for s, at in _PLACED)):
        return document, []
    search = _Search(document)
    problems = [*search.within(document.data, ()), *search.hidden_in_comments()]
    if search.unsound:
        document = replace(document, unsound=document.unsound | search.unsound)
    return document, problems


def slip_at_the_top(text: str, shown: str, written: str, line: int, column: int) -> Problem | None:
    """Return the slip that made one text of a whole file, as in ``id：x`` on every line."""
    for code, pattern in ((FULL_WIDTH_COLON, _KEY_IN_VALUE), (NO_SPACE_AFTER_COLON, _TIGHT_KEY)):
        found = pattern.match(written)
        if found is not None:
            whole, at = lines_of(text)[line - 1], column - 1 + found.start("at")
            mended = f"{whole[:at]}: {whole[at + 1 :].lstrip()}"
            return Problem(code, Place(shown, line, at + 1), {}, whole[at], mended)
    return None


class _Search:
    """The search of one document. ``unsound`` gathers the paths of the values that slipped."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lines = lines_of(document.text)
        self.unsound: set[Path] = set()
        self.may_be_cut = _PLACED[0][1].search(document.text) is not None

    def within(self, value: Value, path: Path) -> Iterator[Problem]:
        """Yield the slips of a value and of all that is in it, in the order they are written."""
        if isinstance(value, str):
            problem = None if self.document.is_unsound(path) else self._text(value, path)
            if problem is not None:
                self.unsound.add(path)
                yield problem
        elif isinstance(value, Mapping):
            names: dict[str, str] = {}
            for key, entry in value.items():
                problem = None if key.isascii() else self._key(key, (*path, key), names)
                if problem is not None:
                    self.unsound.add((*path, key))
                    yield problem
                yield from self.within(entry, (*path, key))
        elif isinstance(value, tuple):
            for index, entry in enumerate(value):
                yield from self.within(entry, (*path, index))

    def hidden_in_comments(self) -> Iterator[Problem]:
        """Yield the invisible characters of comments; those of values have a code of their own."""
        for number, line in enumerate(self.lines, 1):
            if line.isascii() or not _HIDDEN.search(line):
                continue
            starts = (found.start() for found in _COMMENT.finditer(line))
            comment = next((at for at in starts if _is_outside_quotes(line[:at])), len(line))
            for found in _HIDDEN.finditer(line, comment):
                yield self._hidden(found.group(), number, found.start() + 1)

    # ------------------------------------------------------------------ keys

    def _key(self, key: str, path: Path, names: dict[str, str]) -> Problem | None:
        line, column = self.document.keys_at.get(path, (1, 1))
        is_plain = self.lines[line - 1].startswith(key, column - 1)
        if key[0] in "\u3000\u00a0" and is_plain:
            return self._wide_indentation(key, line, column)
        hidden = _HIDDEN.search(key)
        if hidden is not None:
            at = column + hidden.start() if is_plain else column
            return self._hidden(hidden.group(), line, at)
        if is_plain and (colon := _KEY_IN_VALUE.match(key)) is not None and key[-1] != "：":
            return self._mended(FULL_WIDTH_COLON, line, column - 1 + colon.start("at"), 1, ": ")
        first = names.setdefault(unicodedata.normalize("NFC", key), key)
        if first != key:
            at = self.document.keys_at.get((*path[:-1], first), (1, 1))[0]
            return self._problem(TWIN_KEY, line, column, key, {"key": key, "line": at})
        return self._look_alike(key, line, column)

    def _wide_indentation(self, key: str, line: int, column: int) -> Problem:
        problem = self._problem(WIDE_SPACE, line, column, key[0], {})
        if self.lines[line - 1][: column - 1].strip():
            return problem
        return replace(problem, suggestion=with_plain_indentation(self.lines, line - 1))

    def _look_alike(self, key: str, line: int, column: int) -> Problem | None:
        meant = unicodedata.normalize("NFKC", key).translate(_LOOKS_LIKE)
        if not meant.isascii() and not (_LATIN.search(key) and _OTHER_LETTER.search(key)):
            return None
        position, sign = next(
            (at, char)
            for at, char in enumerate(key, 1)
            if not char.isascii() and (meant.isascii() or _OTHER_LETTER.match(char))
        )
        character = f"U+{ord(sign):04X}"
        values: dict[str, str | int] = {"key": key, "position": position}
        values |= {"sign": sign, "character": character}
        problem = self._problem(LOOK_ALIKE, line, column, key, values)
        return replace(problem, suggestion=meant) if meant.isascii() else problem

    # ------------------------------------------------------------------ values

    def _text(self, value: str, path: Path) -> Problem | None:
        is_listed = type(path[-1]) is int and ("，" in value or "、" in value)
        if not (is_listed or self.may_be_cut or _SUSPECT.search(value)):
            return None
        line, column = self.document.values_at.get(path, (1, 1))
        whole = self.lines[line - 1] if line <= len(self.lines) else ""
        if not value or whole[column - 1 : column] in ('"', "'", "|", ">"):
            return None
        start = column - 1
        return (
            self._wide_number(value, line, start)
            or self._wide_quotes(value, line, start)
            or self._bracket(value, line, start)
            or self._late_key(value, path, line, start)
            or self._comma(value, path, line, start)
            or self._not_a_comment(value, line, start)
            or self._cut(value, line, start)
        )

    def _wide_number(self, value: str, line: int, start: int) -> Problem | None:
        if value.isascii() or len(value) > 40:
            return None
        meant = unicodedata.normalize("NFKC", value).replace("。", ".").replace("−", "-").strip()
        if not _NUMBER_OR_DATE.fullmatch(meant) or not any(char.isdigit() for char in value):
            return None
        if all(char.isascii() or char in "\u3000\u00a0" for char in value):
            return None  # the digits are plain, a blank beside them is not
        return self._mended(FULL_WIDTH_DIGITS, line, start, len(value), meant, value)

    def _wide_quotes(self, value: str, line: int, start: int) -> Problem | None:
        found = _IN_QUOTES.fullmatch(value)
        if found is None:
            return None
        meant = unicodedata.normalize("NFKC", found.group(found.lastindex or 0)).strip()
        if not _PLAIN_WORD.fullmatch(meant):
            return None
        return self._mended(FULL_WIDTH_QUOTES, line, start, len(value), meant, value[0])

    def _bracket(self, value: str, line: int, start: int) -> Problem | None:
        if value[0] not in "［｛":
            return None
        end = len(self.lines[line - 1])
        meant = self.lines[line - 1][start:]
        for wide, plain in zip("［］｛｝，：", ("[", "]", "{", "}", ", ", ": "), strict=True):
            meant = re.sub(f"{wide} ?" if plain.endswith(" ") else wide, plain, meant)
        return self._mended(FULL_WIDTH_BRACKET, line, start, end - start, meant, value[0])

    def _late_key(self, value: str, path: Path, line: int, start: int) -> Problem | None:
        """A value on a line of its own, or a list entry, that was to be a key and its value."""
        found = _KEY_IN_VALUE.match(value)
        if found is None or (self.document.key_place(path).line == line and type(path[-1]) is str):
            return None
        return self._mended(FULL_WIDTH_COLON, line, start + found.start("at"), 1, ": ")

    def _comma(self, value: str, path: Path, line: int, start: int) -> Problem | None:
        found = re.search("[，、]", value)
        if found is None or type(path[-1]) is not int or not self._is_flow(path[:-1]):
            return None
        whole = self.lines[line - 1]
        meant = ", ".join(part.strip() for part in re.split("[，、]", value))
        sign, at = found.group(), start + 1 + found.start()
        values = {"sign": sign, "read": value[:40]}
        problem = self._problem(COMMA_IN_LIST, line, at, sign, values)
        if not whole.startswith(value, start):
            return problem
        mended = whole[:start] + meant + whole[start + len(value) :]
        return replace(problem, suggestion=mended.rstrip())

    def _not_a_comment(self, value: str, line: int, start: int) -> Problem | None:
        found = _MEANT_AS_COMMENT.search(value)
        if found is None or not self.lines[line - 1].startswith(value, start):
            return None
        head, rest = value[: found.start()].rstrip(_BLANKS), value[found.end() :]
        if not _is_no_prose(head) and rest[:1].strip():
            return None
        if found["at"] == "#":
            at, read = start + len(head), value[len(head) : found.start("at")]
            return self._mended(WIDE_SPACE, line, at, len(read), "  ", read[0])
        at, length = start + found.start("at"), 1 + len(rest) - len(rest.lstrip())
        return self._mended(FULL_WIDTH_HASH, line, at, length, "# ")

    def _cut(self, value: str, line: int, start: int) -> Problem | None:
        if _is_no_prose(value):
            return None
        line, first, end = self._end(value, line, start)
        whole = self.lines[line - 1]
        found = _CUT.match(whole, end)
        if found is None:
            return None
        mended = None
        if first is not None and '"' not in found["cut"] + value and "\\" not in value:
            mended = f'{whole[:first]}"{whole[first:].rstrip()}"'
        place = Place(self.document.file, line, found.start("cut") + 1)
        return Problem(CUT_TEXT, place, {"read": value[:40]}, "#", mended)

    def _end(self, value: str, line: int, start: int) -> tuple[int, int | None, int]:
        """Return the line on which a plain text ends, its start if on the same line, and its end."""
        if self.lines[line - 1].startswith(value, start):
            return line, start, start + len(value)
        words, at = value.split(), start
        for word in words:
            while (found := self.lines[line - 1].find(word, at)) < 0 and line < len(self.lines):
                line, at = line + 1, 0
            at = max(found, 0) + len(word)
        return line, None, at

    # ------------------------------------------------------------------ problems

    def _is_flow(self, path: Path) -> bool:
        line, column = self.document.values_at.get(path, (1, 1))
        return self.lines[line - 1][column - 1 : column] == "["

    def _problem(
        self, code: Code, line: int, column: int, said: str, values: Mapping[str, str | int]
    ) -> Problem:
        return Problem(code, Place(self.document.file, line, column), dict(values), said)

    def _mended(
        self, code: Code, line: int, start: int, length: int, instead: str, read: str | None = None
    ) -> Problem:
        """Return a problem with its line mended: so many characters replaced by others."""
        whole = self.lines[line - 1]
        written = whole[start : start + length]
        tail = whole[start + length :]
        mended = whole[:start] + instead + (tail.lstrip() if instead.endswith(" ") else tail)
        said = written if read is None else read
        place = Place(self.document.file, line, start + 1)
        return Problem(code, place, {"read": said, "sign": said}, said, mended.rstrip())

    def _hidden(self, char: str, line: int, column: int) -> Problem:
        return self._problem(INVISIBLE, line, column, char, {"character": f"U+{ord(char):04X}"})


def _is_no_prose(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text).strip("“”‘’\"' ")
    return _NO_PROSE.fullmatch(plain) is not None


def _is_outside_quotes(before: str) -> bool:
    return before.count('"') % 2 == 0 and before.count("'") % 2 == 0
