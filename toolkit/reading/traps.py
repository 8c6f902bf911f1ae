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
from toolkit.reading.doubtful import full_width, plain_digits
from toolkit.reading.key_traps import KEY_IN_VALUE, hidden_in_comments, slip_of_key
from toolkit.reading.layout import NO_SPACE_AFTER_DASH
from toolkit.reading.lines import lines_of
from toolkit.reading.signs import (
    CUT_TEXT,
    FULL_WIDTH_COLON,
    FULL_WIDTH_HASH,
    FULL_WIDTH_QUOTES,
    NO_SPACE_AFTER_COLON,
    WIDE_SPACE,
    mended_slip,
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
    ("-", re.compile(r"^ *-[a-z]", re.MULTILINE)),
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
#: What is no prose: a number, a date, an id, a file name, a truth value, an address.
_NO_PROSE = re.compile(r"[-+.a-z0-9_][-+.a-z0-9_:]*|https?://\S+", re.ASCII)
_IN_QUOTES = re.compile(
    r"“([^“”]+)”|‘([^‘’]+)’|＂([^＂]+)＂|＇([^＇]+)＇|”([^“”]+)”|「([^「」]+)」"
)
_PLAIN_WORD = re.compile(r"[-+]?[a-z0-9][a-z0-9_.-]*", re.ASCII)
_CUT = re.compile(r"[ \t]+(?P<cut>#(?=[^\s#!]).*)")
_MEANT_AS_COMMENT = re.compile(r"[ \t\u3000\u00a0](?P<at>[#＃])")
_BLANKS = " \t\u3000\u00a0"
_TIGHT_KEY = re.compile(r"[a-z][a-z0-9_-]*(?P<at>:)(?=[^\s/:])", re.ASCII)


def without_slips(document: Document) -> tuple[Document, list[Problem]]:
    """Return the document with what slipped marked as unsound, and the problem of each slip."""
    text = document.text
    if not (_RARE.search(text) or any(s in text and at.search(text) for s, at in _PLACED)):
        return document, []
    search = _Search(document)
    problems = [*search.within(document.data, ()), *hidden_in_comments(document, search.lines)]
    if search.unsound:
        document = replace(document, unsound=document.unsound | search.unsound)
    return document, problems


def slip_at_the_top(text: str, shown: str, written: str, line: int, column: int) -> Problem | None:
    """Return the slip that made one text of a whole file, as in ``id：x`` on every line."""
    for code, pattern in ((FULL_WIDTH_COLON, KEY_IN_VALUE), (NO_SPACE_AFTER_COLON, _TIGHT_KEY)):
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
                problem = slip_of_key(self.document, self.lines, (*path, key), names)
                if problem is not None:
                    self.unsound.add(path if problem.code is NO_SPACE_AFTER_DASH else (*path, key))
                    yield problem
                yield from self.within(entry, (*path, key))
        elif isinstance(value, tuple):
            for index, entry in enumerate(value):
                yield from self.within(entry, (*path, index))

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
            self._wide_number(value, path, line, start)
            or self._wide_quotes(value, line, start)
            or self._bracket(value, line, start)
            or self._late_key(value, path, line, start)
            or self._comma(value, path, line, start)
            or self._not_a_comment(value, line, start)
            or self._cut(value, line, start)
        )

    def _wide_number(self, value: str, path: Path, line: int, start: int) -> Problem | None:
        meant = plain_digits(value)
        if meant is None:
            return None
        whole = self.lines[line - 1]
        mended = f"{whole[:start]}{meant}{whole[start + len(value) :]}".rstrip()
        return full_width(Place(self.document.file, line, start + 1), path, value, mended)

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
        found = KEY_IN_VALUE.match(value)
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
        problem = Problem(COMMA_IN_LIST, Place(self.document.file, line, at), values, sign)
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

    def _mended(
        self, code: Code, line: int, start: int, length: int, instead: str, read: str | None = None
    ) -> Problem:
        place = Place(self.document.file, line, start + 1)
        return mended_slip(code, place, self.lines[line - 1], length, instead, read)


def _is_no_prose(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text).strip("“”‘’\"' ")
    return _NO_PROSE.fullmatch(plain) is not None
