"""Text to a Document: PyYAML's C parser under a strict builder of our own.

The builder takes parser *events* and keeps its own stack, so that depth is bounded exactly and
before anything recurses (PyYAML's C composer recurses on the C stack: 32 KB of brackets kill the
process). Anchors, aliases, tags, merge keys and second documents are refused at their own place;
a file with several such problems reports them all.
"""

import re
from collections.abc import Callable
from pathlib import Path as FilePath
from sys import intern
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Code, Place, Problem
from toolkit.reading.document import (
    Document,
    Path,
    Spot,
    Step,
    Value,
    packed,
    positions,
    unpacked,
)
from toolkit.reading.doubtful import ambiguous
from toolkit.reading.files import read_text
from toolkit.reading.layout import tight_dash
from toolkit.reading.lines import lines_of, other_line_breaks, spot_of
from toolkit.reading.scalars import Ambiguous, typed
from toolkit.reading.signs import slip_in_key
from toolkit.reading.syntax import syntax_problem
from toolkit.reading.traps import slip_at_the_top, without_slips

DEEPEST = 24
_SOUND: frozenset[Path] = frozenset()

TOO_DEEP = declare(
    "Y201",
    "error",
    title=both("嵌套过深", "Nested too deep"),
    message=both("嵌套超过 {limit} 层。", "Nested deeper than {limit} levels."),
    remedy=both(
        "删去多余的括号或缩进；这里没有内容需要这么多层。",
        "Remove brackets or indentation; nothing here needs that many levels.",
    ),
)
ANCHOR = declare(
    "Y202",
    "error",
    title=both("不许用锚点和引用", "Anchors and aliases are refused"),
    message=both(
        "以 & 或 * 开头的写法（锚点、引用）不许用。", "Anchors (&) and aliases (*) are refused."
    ),
    remedy=both(
        "把内容完整写出来；若是文字本身以 & 或 * 开头，请加引号。",
        "Write the content out; if the text itself begins with & or *, put it in quotes.",
    ),
)
TAG = declare(
    "Y203",
    "error",
    title=both("不许用标签", "Tags are refused"),
    message=both("以 ! 开头的写法（标签）不许用。", "Tags (!) are refused."),
    remedy=both(
        "删去标签；若是文字本身以 ! 开头，请加引号。",
        "Remove the tag; if the text itself begins with !, put it in quotes.",
    ),
)
SECOND_DOCUMENT = declare(
    "Y204",
    "error",
    title=both("一个文件只能有一份内容", "One document per file"),
    message=both("“---” 之后又开始了第二份内容。", "A second document begins after “---”."),
    remedy=both(
        "删去 “---”，或把第二份内容放进自己的文件。",
        "Remove “---”, or move the second document to a file of its own.",
    ),
)
DUPLICATE_KEY = declare(
    "Y205",
    "error",
    title=both("同一个键写了两次", "Duplicate key"),
    message=both(
        "键 “{key}” 在第 {line} 行已经写过。", "The key “{key}” was already written on line {line}."
    ),
    remedy=both("保留一处，删去另一处。", "Keep one and remove the other."),
)
KEY_NOT_TEXT = declare(
    "Y207",
    "error",
    title=both("键必须是一个词", "A key must be one word"),
    message=both("这里的键不是一个词。", "The key here is not one word."),
    remedy=both(
        "写成 “键: 值” 的样子，冒号用英文冒号，后面空一格。",
        "Write it as “key: value”, with a space after the colon.",
    ),
)
EMPTY = declare(
    "Y208",
    "error",
    title=both("文件是空的", "The file is empty"),
    message=both("文件里没有内容。", "There is nothing in the file."),
    remedy=both(
        "按说明填写；不用的文件请删去。", "Fill it in as the guide says, or remove the file."
    ),
)
NOT_A_MAPPING = declare(
    "Y209",
    "error",
    title=both("开头不是 “键: 值”", "Not “key: value” at the top"),
    message=both("文件应由 “键: 值” 的行组成。", "The file should consist of “key: value” lines."),
    remedy=both(
        "写成 “键: 值” 的样子，冒号用英文冒号，后面空一格。",
        "Write it as “key: value”, with a space after the colon.",
    ),
)


class _Parser(CParser):
    """libyaml's event parser alone, without PyYAML's composer, resolver and constructor."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)


def read(path: FilePath, shown: str) -> tuple[Document | None, list[Problem]]:
    """Return the document of a file (None where nothing of it can be used) and its problems."""
    found = read_text(path, shown)
    if isinstance(found, Problem):
        return None, [found]
    text, sha256 = found
    return parse(text, shown, sha256)


def parse(text: str, shown: str, sha256: str = "") -> tuple[Document | None, list[Problem]]:
    """Return the document of a text and its problems."""
    breaks = other_line_breaks(text, shown)
    if breaks:
        return None, breaks
    runaway = _runaway_keys(text)
    if runaway is not None:
        return None, [Problem(KEY_NOT_TEXT, Place(shown, *runaway))]
    builder = _Builder(shown, text)
    try:
        builder.build(_Parser(text).get_event)
    except yaml.YAMLError as error:
        return None, [*builder.problems, syntax_problem(error, text, shown)]
    except _GivenUp:
        return None, builder.problems
    if builder.root is None and not builder.problems:
        return None, [Problem(EMPTY, Place(shown))]
    if not isinstance(builder.root, dict):
        if not builder.problems:
            spot = unpacked(builder.spots[0]) if builder.spots else (1, 1)
            slip = slip_at_the_top(text, shown, str(builder.root), *spot)
            if slip is not None:
                return None, [slip]
            builder.complain(NOT_A_MAPPING, spot)
        return None, builder.problems
    values_at, keys_at = positions(builder.spots, builder.root)
    data = _without_dropped(builder.root) if builder.has_dropped else builder.root
    unsound = frozenset(builder.unsound) if builder.unsound else _SOUND
    document = Document(shown, text, sha256, data, values_at, keys_at, unsound)
    document, slips = without_slips(document)
    return document, [*builder.problems, *slips]


#: libyaml takes the square of their number in time to find the end of these.
_RUNAWAY_KEYS = re.compile(r"(?:\?[ \t]+){24}")


def _runaway_keys(text: str) -> Spot | None:
    """Return where the second of very many keys within keys stands, as in ``? ? ? ?``."""
    found = _RUNAWAY_KEYS.search(text) if "? ? ? " in text else None
    return None if found is None else spot_of(text, text.index("?", found.start() + 1))


class _GivenUp(Exception):
    """The rest of the file cannot be read; what was found is in the builder's problems."""


class _Builder:
    """Builds values from events with a stack of its own.

    ``container`` is the dict or list being filled (None before the first), ``key`` the key that
    waits for its value and ``keys`` the spots of all keys of a dict so far; ``frames`` holds the
    same three of everything around it. The value of a key written twice is kept under a number,
    which cannot collide with a written key, and dropped when everything is read.
    """

    def __init__(self, shown: str, text: str) -> None:
        self.shown = shown
        self.text = text
        self.problems: list[Problem] = []
        self.root: Any = None
        #: Where each key and value begins, packed, in the order in which they are written.
        self.spots: list[int] = []
        self.unsound: set[Path] = set()
        self.has_dropped = False
        self.container: Any = None
        self.key: Step | None = None
        self.keys: dict[str, int] = {}
        self.frames: list[tuple[Any, Step | None, dict[str, int]]] = []
        self.documents = 0
        #: Where in the text the last plain key ended; None after a quoted one.
        self.key_end: int | None = None

    def complain(
        self, code: Code, spot: Spot, read: str | None = None, **values: str | int
    ) -> None:
        """Record a problem at a spot of this file."""
        self.problems.append(Problem(code, Place(self.shown, *spot), values, read))

    def _place(self, event: Any) -> Place:
        return Place(self.shown, *_spot(event))

    def build(self, next_event: Callable[[], Any]) -> None:
        """Consume the events of one file; _GivenUp where going on would make no sense."""
        actions = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        action_on = actions.get
        while (event := next_event()) is not None:
            action = action_on(type(event))
            if action is not None:
                action(event)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.complain(SECOND_DOCUMENT, _spot(event))
            raise _GivenUp

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        mark = event.start_mark
        self.spots.append(mark.line << 32 | mark.column)  # packed(), without the cost of a call
        value = event.value
        if self.key is None and type(self.container) is dict:
            self._key(event, value)
            return
        if event.style == "":
            if value == "" and type(self.container) is dict:
                self._complain_of_slip(mark.index)
            if event.implicit[0]:
                try:
                    value = typed(value)
                except Ambiguous:
                    path = self._path()
                    self.problems.append(ambiguous(self._place(event), path, value))
                    self.unsound.add(path)
        self._put(value)

    def _awaits_key(self) -> bool:
        return self.key is None and type(self.container) is dict

    def _key(self, event: Any, key: str) -> None:
        is_plain = event.style == ""
        if is_plain and key == "<<":
            self.problems.append(ambiguous(self._place(event), (), key))
        elif key in self.keys:
            self._twice(event, key)
        if self.key is None:
            self.key = key = intern(key)
            self.keys[key] = self.spots[-1]
        self.key_end = event.end_mark.index if is_plain else None

    def _twice(self, event: Any, key: str) -> None:
        place = self._place(event)
        slip = None
        if key[:1] == "-":  # more than one entry of a list, as in ``-id: x``
            slip = tight_dash(key, lines_of(self.text)[place.line - 1], place)
        first = unpacked(self.keys[key])[0]
        values: dict[str, Text | str | int] = {"key": key, "line": first}
        self.problems.append(slip or Problem(DUPLICATE_KEY, place, values, key))
        self.has_dropped = True
        self.key = len(self.container)

    def _complain_of_slip(self, at: int) -> None:
        """Complain where there is no value because the key took it in, as in ``{people：29}``."""
        if self.key_end is not None and ":" not in self.text[self.key_end : at]:
            place = Place(self.shown, *unpacked(self.spots[-2]))
            slip = slip_in_key(str(self.key), place)
            if slip is not None:
                self.problems.append(slip)
                self.unsound.add(self._path())

    def _open(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if len(self.frames) >= DEEPEST:
            self.complain(TOO_DEEP, _spot(event), limit=DEEPEST)
            raise _GivenUp
        if self._awaits_key():
            self.complain(KEY_NOT_TEXT, _spot(event))
            raise _GivenUp
        mark = event.start_mark
        self.spots.append(packed(mark.line, mark.column))
        self.frames.append((self.container, self.key, self.keys))
        self.container = {} if type(event) is yaml.MappingStartEvent else []
        self.key, self.keys = None, {}

    def _close(self, event: Any) -> None:
        value = self.container if type(self.container) is dict else tuple(self.container)
        self.container, self.key, self.keys = self.frames.pop()
        self._put(value)

    def _alias(self, event: Any) -> None:
        self.complain(ANCHOR, _spot(event), f"*{event.anchor}")
        if self._awaits_key():
            raise _GivenUp
        self.spots.append(packed(event.start_mark.line, event.start_mark.column))
        self.unsound.add(self._path())
        self._put(None)

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self.complain(ANCHOR, _spot(event), f"&{event.anchor}")
        if event.tag is not None:
            self.complain(TAG, _spot(event))

    def _path(self) -> Path:
        """Return the path of the value that is about to be put."""
        around = [*((container, key) for container, key, _ in self.frames[1:])]
        steps = [*around, (self.container, self.key)] if self.frames else []
        return tuple(len(each) if key is None else key for each, key in steps)

    def _put(self, value: Value) -> None:
        container = self.container
        if type(container) is dict:
            container[self.key] = value
            self.key = None
        elif container is None:
            self.root = value
        else:
            container.append(value)


def _without_dropped(value: Any) -> Any:
    """Return the value without the entries of keys that were written twice."""
    if isinstance(value, dict):
        return {
            key: _without_dropped(entry) for key, entry in value.items() if isinstance(key, str)
        }
    return tuple(map(_without_dropped, value)) if isinstance(value, tuple) else value


def _spot(event: Any) -> Spot:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
