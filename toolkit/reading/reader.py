"""Text to a Document: PyYAML's C parser under a strict builder of our own.

The builder takes parser *events* and keeps its own stack, so that depth is bounded exactly and
before anything recurses (PyYAML's C composer recurses on the C stack: 32 KB of brackets kill the
process). Anchors, aliases, tags, merge keys and second documents are refused at their own place;
a file with several such problems reports them all.
"""

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Code, Place, Problem
from toolkit.reading.document import Document, Path, Spot, Step, Value
from toolkit.reading.files import read_text
from toolkit.reading.scalars import Ambiguous, typed
from toolkit.reading.syntax import slip_in_key, syntax_problem

DEEPEST = 24

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
AMBIGUOUS = declare(
    "Y206",
    "error",
    title=both("写法有歧义", "Ambiguous value"),
    message=both(
        "“{value}” 在不同的软件里意思不同（可能是文字、数、时间或真假）。",
        "“{value}” means different things to different tools (text, number, time, truth value).",
    ),
    remedy=both(
        "若是文字，加英文引号；若是数，写成普通的十进制数；若是真假，写 true 或 false。",
        "If it is text, put it in quotes; if a number, write a plain decimal; if a truth value, true or false.",
    ),
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
    builder = _Builder(shown, text)
    try:
        builder.build(_events(text))
    except yaml.YAMLError as error:
        return None, [*builder.problems, syntax_problem(error, text, shown)]
    except _GivenUp:
        return None, builder.problems
    if builder.root is None and not builder.problems:
        return None, [Problem(EMPTY, Place(shown))]
    if not isinstance(builder.root, dict):
        if not builder.problems:
            builder.complain(NOT_A_MAPPING, builder.values_at.get((), (1, 1)))
        return None, builder.problems
    document = Document(
        shown,
        text,
        sha256,
        builder.root,
        builder.values_at,
        builder.keys_at,
        frozenset(builder.unsound),
    )
    return document, builder.problems


def _events(text: str) -> Iterator[Any]:
    parser = _Parser(text)
    while (event := parser.get_event()) is not None:
        yield event


class _GivenUp(Exception):
    """The rest of the file cannot be read; what was found is in the builder's problems."""


class _Builder:
    """Builds values from events with a stack of its own.

    A frame is [container, path, key]: ``container`` a dict or list being filled, ``path`` its
    place in the document, ``key`` the key that waits for its value (dict only).
    """

    def __init__(self, shown: str, text: str) -> None:
        self.shown = shown
        self.text = text
        self.problems: list[Problem] = []
        self.root: Value = None
        self.values_at: dict[Path, Spot] = {}
        self.keys_at: dict[Path, Spot] = {}
        self.unsound: set[Path] = set()
        self.frames: list[list[Any]] = []
        self.documents = 0
        #: Where in the text the last plain key ended; None after a quoted one.
        self.key_end: int | None = None

    def complain(
        self, code: Code, spot: Spot, read: str | None = None, **values: str | int
    ) -> None:
        """Record a problem at a spot of this file."""
        self.problems.append(Problem(code, Place(self.shown, *spot), values, read))

    def build(self, events: Iterator[Any]) -> None:
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
        for event in events:
            action = actions.get(type(event))
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
        frame = self.frames[-1] if self.frames else None
        if frame is not None and type(frame[0]) is dict and frame[2] is None:
            self._key(event, frame)
            return
        path = self._next_path(frame)
        self.values_at[path] = spot = _spot(event)
        value: Value = event.value
        if event.value == event.style == "" and path in self.keys_at:
            self._complain_of_slip(path, event.start_mark.index)
        if event.style == "" and event.implicit[0]:
            try:
                value = typed(event.value)
            except Ambiguous:
                self.complain(AMBIGUOUS, spot, event.value, value=event.value)
                self.unsound.add(path)
        self._put(frame, value)

    def _key(self, event: Any, frame: list[Any]) -> None:
        key: str = event.value
        path = (*frame[1], key)
        spot = _spot(event)
        if key == "<<" and event.style == "":
            self.complain(AMBIGUOUS, spot, key, value=key)
        elif path in self.keys_at:
            self.complain(DUPLICATE_KEY, spot, key, key=key, line=self.keys_at[path][0])
            # A number cannot collide with a written key: the second value is read, then dropped.
            path = (*frame[1], len(self.keys_at))
        self.keys_at[path] = spot
        self.key_end = event.end_mark.index if event.style == "" else None
        frame[2] = path[-1]

    def _complain_of_slip(self, path: Path, at: int) -> None:
        """Complain where there is no value because the key took it in, as in ``{people：29}``."""
        if self.key_end is not None and ":" not in self.text[self.key_end : at]:
            slip = slip_in_key(str(path[-1]), Place(self.shown, *self.keys_at[path]))
            if slip is not None:
                self.problems.append(slip)
                self.unsound.add(path)

    def _open(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if len(self.frames) >= DEEPEST:
            self.complain(TOO_DEEP, _spot(event), limit=DEEPEST)
            raise _GivenUp
        frame = self.frames[-1] if self.frames else None
        if frame is not None and type(frame[0]) is dict and frame[2] is None:
            self.complain(KEY_NOT_TEXT, _spot(event))
            raise _GivenUp
        path = self._next_path(frame)
        self.values_at[path] = _spot(event)
        self.frames.append([{} if type(event) is yaml.MappingStartEvent else [], path, None])

    def _close(self, event: Any) -> None:
        container, _, _ = self.frames.pop()
        if type(container) is dict:
            value: Value = {key: entry for key, entry in container.items() if type(key) is str}
        else:
            value = tuple(container)
        self._put(self.frames[-1] if self.frames else None, value)

    def _alias(self, event: Any) -> None:
        self.complain(ANCHOR, _spot(event), f"*{event.anchor}")
        frame = self.frames[-1] if self.frames else None
        if frame is not None and type(frame[0]) is dict and frame[2] is None:
            raise _GivenUp
        path = self._next_path(frame)
        self.values_at[path] = _spot(event)
        self.unsound.add(path)
        self._put(frame, None)

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self.complain(ANCHOR, _spot(event), f"&{event.anchor}")
        if event.tag is not None:
            self.complain(TAG, _spot(event))

    @staticmethod
    def _next_path(frame: list[Any] | None) -> Path:
        if frame is None:
            return ()
        step: Step = frame[2] if type(frame[0]) is dict else len(frame[0])
        return (*frame[1], step)

    def _put(self, frame: list[Any] | None, value: Value) -> None:
        if frame is None:
            self.root = value
        elif type(frame[0]) is dict:
            frame[0][frame[2]] = value
            frame[2] = None
        else:
            frame[0].append(value)


def _spot(event: Any) -> Spot:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
