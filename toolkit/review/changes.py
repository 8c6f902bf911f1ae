"""What a change changes: every path at which two trees differ, with what stood and what stands there.

A file that moves is deleted in one place and added in another, and has to be allowed in both.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice, zip_longest
from operator import attrgetter
from typing import Literal, TypeAlias

from toolkit.language import Text, both
from toolkit.review.objects import DEEPEST, Entry, Objects

Kind: TypeAlias = Literal["added", "deleted", "modified"]
KINDS: dict[Kind, Text] = {
    "added": both("新增", "added"),
    "deleted": both("删除", "deleted"),
    "modified": both("修改", "modified"),
}
#: The longest path that is shown whole.
LONGEST_SHOWN = 240
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Change:
    """One path that differs. ``old`` is what stood there, ``new`` what stands there now."""

    path: bytes
    old: Entry | None
    new: Entry | None

    @property
    def kind(self) -> Kind:
        """What happened to the path."""
        return "added" if self.old is None else "deleted" if self.new is None else "modified"

    @property
    def shown(self) -> str:
        """The path as it is shown to people."""
        return shown(self.path)


def shown(path: bytes) -> str:
    """Return a path that can be printed: bytes that are not UTF-8 spelled out, cut where too long."""
    text = path.decode("utf-8", "backslashreplace")
    text = _INVISIBLE.sub(lambda char: f"\\x{ord(char[0]):02x}", text)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def changes_between(objects: Objects, old: str, new: str, most: int) -> list[Change] | None:
    """Return the changes from one tree to another in order; None where there are more than that."""
    found = list(islice(_differences(objects, old, new, b"", 0), most + 1))
    return found if len(found) <= most else None


def _differences(
    objects: Objects, old: str | None, new: str | None, above: bytes, depth: int
) -> Iterator[Change]:
    before, after = _entries(objects, old), _entries(objects, new)
    for name in sorted(before.keys() | after.keys()):
        # A sound folder has a name once; whatever else a damaged one holds is judged too.
        pairs = zip_longest(before.get(name, ()), after.get(name, ()))
        for was, now in pairs:
            if was is None or now is None or (was.mode, was.object) != (now.mode, now.object):
                yield from _difference(objects, was, now, above + name, depth)


def _difference(
    objects: Objects, was: Entry | None, now: Entry | None, path: bytes, depth: int
) -> Iterator[Change]:
    # A folder with nothing in it, which git never writes, is told as such: it must not be free.
    old_folder = was is not None and objects.is_filled(was)
    new_folder = now is not None and objects.is_filled(now)
    if depth == DEEPEST or not (old_folder or new_folder):
        yield Change(path, was, now)
        return
    if (was is not None and not old_folder) or (now is not None and not new_folder):
        # A file in the place of a folder, or the other way round.
        yield Change(path, None if old_folder else was, None if new_folder else now)
    old = was.object if was is not None and old_folder else None
    new = now.object if now is not None and new_folder else None
    yield from _differences(objects, old, new, path + b"/", depth + 1)


def _entries(objects: Objects, tree: str | None) -> dict[bytes, list[Entry]]:
    if tree is None:
        return {}
    by_name = attrgetter("name")
    ordered = sorted(objects.tree(tree), key=by_name)
    return {name: list(same) for name, same in groupby(ordered, by_name)}
