"""A document: what one file says, and where it says it."""

import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from toolkit.problems.problem import Place

#: What YAML can hold here. Lists come as tuples; there is no float, date or other tag.
Value: TypeAlias = bool | int | Decimal | str | tuple["Value", ...] | Mapping[str, "Value"] | None
Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]
Spot: TypeAlias = tuple[int, int]


def packed(line: int, column: int) -> int:
    """Return a line and a column, both from 0, as one number."""
    return line << 32 | column


def unpacked(spot: int) -> Spot:
    """Return the line and column, both from 1, of a packed spot."""
    return (spot >> 32) + 1, (spot & 0xFFFFFFFF) + 1


#: A value's packed spot, its key's (-1 where it has none), and the same of what it holds, by step.
_Node: TypeAlias = tuple[int, int, "dict[Any, _Node]"]


class Shapes:
    """The shapes of values met so far: the same keys and lengths all the way down are one object."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Value] = {}

    def of(self, value: Value) -> Value:
        """Return the shape of a value: what it holds by key or position, and nothing in the leaves."""
        if isinstance(value, dict):
            named = {key: self.of(each) for key, each in value.items()}
            return self._known.setdefault((*named, *map(id, named.values())), named)
        if isinstance(value, tuple):
            listed = tuple(map(self.of, value))
            return self._known.setdefault((None, *map(id, listed)), listed)
        return None


class _Written:
    """The spots of a file's keys and values in the order in which they are written.

    Thousands of documents are held and few are asked where something stands: a number for each
    spot is kept, and the tree of spots is made when somebody asks; only the last few stay.
    """

    def __init__(self, spots: Sequence[int], root: Value) -> None:
        self.spots, self.root = array("Q", spots), root

    def settle(self, shapes: "Shapes") -> None:
        """Keep of the values only their shape, one for all files that have the same."""
        self.root = shapes.of(self.root)

    def tree(self) -> _Node:
        """Give every value and key its spot: they follow each other as the values do."""
        following = iter(self.spots).__next__

        def walk(value: Value, key: int) -> _Node:
            spot = following()
            if isinstance(value, dict):
                return spot, key, {name: walk(each, following()) for name, each in value.items()}
            if isinstance(value, tuple):
                return spot, key, {index: walk(each, -1) for index, each in enumerate(value)}
            return spot, key, {}

        return walk(self.root, -1)


@lru_cache(maxsize=8)
def _tree(written: _Written) -> _Node:
    return written.tree()


class _Spots(Mapping[Path, Spot]):
    """The spots of values (part 0) or of keys (part 1) by path."""

    def __init__(self, written: _Written, part: Literal[0, 1]) -> None:
        self._written, self._part = written, part

    def settle(self, shapes: Shapes) -> None:
        """Let go of the values."""
        self._written.settle(shapes)

    def __getitem__(self, path: Path) -> Spot:
        node = _tree(self._written)
        for step in path:
            node = node[2][step]
        if node[self._part] < 0:
            raise KeyError(path)
        return unpacked(node[self._part])

    def __iter__(self) -> Iterator[Path]:
        return (path for path, _ in self._found())

    def __len__(self) -> int:
        return sum(1 for _ in self._found())

    def _found(self) -> Iterator[tuple[Path, int]]:
        for path, node in _below(_tree(self._written), ()):
            if node[self._part] >= 0:
                yield path, node[self._part]


class Overlaid(Mapping[Path, Spot]):
    """Spots of which some stand elsewhere now; the others are not copied."""

    def __init__(self, now: Mapping[Path, Spot], before: Mapping[Path, Spot]) -> None:
        self._now, self._before = now, before

    def __getitem__(self, path: Path) -> Spot:
        spot = self._now.get(path)
        return self._before[path] if spot is None else spot

    def __iter__(self) -> Iterator[Path]:
        yield from self._before
        yield from (path for path in self._now if path not in self._before)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _below(node: _Node, path: Path) -> Iterator[tuple[Path, _Node]]:
    yield path, node
    for step, inner in node[2].items():
        yield from _below(inner, (*path, step))


def positions(spots: Sequence[int], root: Value) -> tuple[Mapping[Path, Spot], Mapping[Path, Spot]]:
    """Return where each value stands and where its key, by path.

    ``spots`` are packed and in the order in which keys and values are written.
    """
    written = _Written(spots, root)
    return _Spots(written, 0), _Spots(written, 1)


@dataclass(frozen=True, slots=True)
class Document:
    """One file read: its values, and line and column (from 1) of every value and key.

    ``values_at`` has the spot of each value by its path, ``keys_at`` that of each key by the
    path of its value. ``unsound`` holds the paths of values that were already refused: they stand
    in ``data`` as the text that was written, and nobody should complain about them again.
    ``content`` is the text, compressed once the document is settled.
    """

    file: str
    content: str | bytes
    sha256: str
    data: Value
    values_at: Mapping[Path, Spot]
    keys_at: Mapping[Path, Spot]
    unsound: frozenset[Path] = frozenset()

    def settled(self, shapes: Shapes) -> "Document":
        """Return the document without its values: they are held elsewhere, places are still told."""
        if isinstance(self.values_at, _Spots):
            self.values_at.settle(shapes)
        return replace(self, data=None, content=zlib.compress(self.text.encode(), 1))

    @property
    def text(self) -> str:
        """The whole text of the file."""
        content = self.content
        return content if isinstance(content, str) else zlib.decompress(content).decode()

    def place(self, path: Path) -> Place:
        """Return the place of the value at the path, or of the nearest enclosing value."""
        for end in range(len(path), -1, -1):
            spot = self.values_at.get(path[:end])
            if spot is not None:
                return Place(self.file, *spot)
        return Place(self.file)

    def key_place(self, path: Path) -> Place:
        """Return the place of the key of the value at the path."""
        spot = self.keys_at.get(path)
        return self.place(path) if spot is None else Place(self.file, *spot)

    def line(self, path: Path) -> int:
        """Return the line on which the entry at the path begins (its key, where it has one)."""
        return self.key_place(path).line

    def is_unsound(self, path: Path) -> bool:
        """True if the value at the path, or one that encloses it, was refused while reading."""
        return any(path[:end] in self.unsound for end in range(len(path) + 1))
