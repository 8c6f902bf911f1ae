"""A document: what one file says, and where it says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from toolkit.problems.problem import Place

#: What YAML can hold here. Lists come as tuples; there is no float, date or other tag.
Value: TypeAlias = bool | int | Decimal | str | tuple["Value", ...] | Mapping[str, "Value"] | None
Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]
Spot: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class Document:
    """One file read: its values, and line and column (from 1) of every value and key.

    ``values_at`` has the spot of each value by its path, ``keys_at`` that of each key by the
    path of its value. ``unsound`` holds the paths of values that were already refused: they stand
    in ``data`` as the text that was written, and nobody should complain about them again.
    """

    file: str
    text: str
    sha256: str
    data: Value
    values_at: Mapping[Path, Spot]
    keys_at: Mapping[Path, Spot]
    unsound: frozenset[Path] = frozenset()

    def place(self, path: Path) -> Place:
        """Return the place of the value at the path, or of the nearest enclosing value."""
        return self._place(self.values_at, path)

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

    def _place(self, spots: Mapping[Path, Spot], path: Path) -> Place:
        for end in range(len(path), -1, -1):
            if path[:end] in spots:
                return Place(self.file, *spots[path[:end]])
        return Place(self.file)
