"""git's objects as they are stored: trees and files of a revision, read one by one.

Trees are taken apart here rather than listed by git: a tree that holds itself a thousandfold is
small when stored and endless when listed, and git lists all before it says the first word.
"""

import subprocess
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TypeVar

from toolkit.language import both
from toolkit.review.git import Git, GitFailed

REGULAR, EXECUTABLE, LINK, SUBMODULE, FOLDER = b"100644", b"100755", b"120000", b"160000", b"40000"
#: A folder of a hundred thousand files fits.
LARGEST_TREE = 16 * 1024 * 1024
#: Nobody nests folders deeper.
DEEPEST = 16
#: How many trees are kept, and how many objects are asked for at once: a pipe holds 64 KB.
MOST_KEPT, AT_ONCE = 1024, 128
T = TypeVar("T")

NOT_THERE = both(
    "缺少对象 {id}：请取来全部历史和全部内容",
    "object {id} is missing: fetch the whole history with all contents",
)
DAMAGED = both("对象 {id} 不完好", "object {id} is damaged")


class TooMuch(Exception):
    """There is more than was asked for: more files, or something larger."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a folder under a name: its mode and its object."""

    name: bytes
    mode: bytes
    object: str

    @property
    def is_folder(self) -> bool:
        """True for a folder."""
        return self.mode == FOLDER


@dataclass(frozen=True, slots=True)
class Found:
    """A file, link or submodule somewhere below a tree."""

    path: bytes
    entry: Entry


class Objects:
    """The objects of a repository. GitFailed where one is missing."""

    def __init__(self, process: "subprocess.Popen[bytes]", git: Git) -> None:
        self._process, self._git = process, git
        self._trees: dict[str, tuple[Entry, ...]] = {}
        self._named = lru_cache(maxsize=256)(self._by_name)

    def content(self, id: str, most: int) -> bytes:
        """Return the bytes of an object; TooMuch where there are more than that."""
        self._ask((id,))
        return self._answer(id, most)

    def contents(self, ids: Sequence[str], most: int) -> Iterator[bytes]:
        """Yield the bytes of many objects in their order; TooMuch where one has more than that."""
        for part in parts(ids):
            self._ask(part)
            waiting = deque(part)
            try:
                while waiting:
                    yield self._answer(waiting.popleft(), most)
            finally:  # whatever is asked next has its answer after these
                for id in waiting:
                    with suppress(TooMuch, GitFailed):
                        self._answer(id, -1)

    def _ask(self, ids: Iterable[str]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("".join(f"{id}\n" for id in ids).encode())
        self._process.stdin.flush()

    def _answer(self, id: str, most: int) -> bytes:
        answer = self._process.stdout
        assert answer is not None
        head = answer.readline().split()
        if len(head) != 3:
            raise GitFailed(NOT_THERE.filled(id=id))
        size = int(head[2])
        if size > most:
            while size > 0:
                size -= len(answer.read(min(size, 1 << 20))) or size
            answer.read(1)
            raise TooMuch
        return answer.read(size + 1)[:size]

    def top(self, commit: str) -> str:
        """Return the id of a commit's tree."""
        first = self.content(commit, LARGEST_TREE).split(b"\n", 1)[0]
        return first.removeprefix(b"tree ").decode()

    def tree(self, id: str) -> tuple[Entry, ...]:
        """Return the entries of a tree in their order, as they are: names may be anything."""
        if id not in self._trees:
            self._keep(id, self.content(id, LARGEST_TREE))
        return self._trees[id]

    def _keep(self, id: str, raw: bytes) -> None:
        if len(self._trees) >= MOST_KEPT:
            self._trees.clear()
        self._trees[id] = tuple(_entries(id, raw))

    def _fetch(self, ids: Sequence[str]) -> None:
        """Keep several trees, which together are no larger than one may be."""
        left = LARGEST_TREE
        for id, raw in zip(ids, self.contents(ids, LARGEST_TREE), strict=True):
            self._keep(id, raw)
            left -= len(raw)
            if left < 0:
                raise TooMuch

    def is_filled(self, entry: Entry) -> bool:
        """True for a folder that holds anything; git writes no other."""
        return entry.is_folder and bool(self.tree(entry.object))

    def at(self, tree: str, path: bytes) -> Entry | None:
        """Return what stands at a path below a tree; None where there is nothing."""
        *folders, last = path.split(b"/")
        for name in folders:
            entry = self._named(tree).get(name)
            if entry is None or not entry.is_folder:
                return None
            tree = entry.object
        return self._named(tree).get(last)

    def _by_name(self, tree: str) -> dict[bytes, Entry]:
        return {each.name: each for each in self.tree(tree)}

    def names(self, tree: str, folder: bytes) -> tuple[bytes, ...]:
        """Return the names in a folder below a tree; none where there is no such folder."""
        if folder:
            entry = self.at(tree, folder)
            if entry is None or not entry.is_folder:
                return ()
            tree = entry.object
        return tuple(each.name for each in self.tree(tree))

    def files(self, tree: str, above: bytes, most: int) -> list[Found]:
        """Return all that lies below a tree and is no folder, in order of path.

        TooMuch where there is more than that, folders counted, or where they nest too deep.
        """
        found: list[Found] = []
        level, folders = [(above, tree)], 0
        for _ in range(DEEPEST):
            below: list[tuple[bytes, str]] = []
            for part in parts(level):
                self._fetch([id for _, id in part if id not in self._trees])
                for path, id in part:
                    for entry in self.tree(id):
                        if entry.is_folder:
                            below.append((path + entry.name + b"/", entry.object))
                        else:
                            found.append(Found(path + entry.name, entry))
                    if len(found) + folders + len(below) > most:
                        raise TooMuch
            level, folders = below, folders + len(below)
        if level:
            raise TooMuch
        return sorted(found, key=attrgetter("path"))

    def sizes(self, ids: Iterable[str]) -> dict[str, int]:
        """Return how many bytes each file has, without reading them."""
        wanted = sorted(set(ids))
        given = "".join(f"{id}\n" for id in wanted).encode()
        found = {}
        for line in self._git.ask("cat-file", "--batch-check", given=given).decode().splitlines():
            id, kind, *size = line.split(" ")
            if kind != "blob":
                raise GitFailed((NOT_THERE if kind == "missing" else DAMAGED).filled(id=id))
            found[id] = int(size[0])
        return found


def _entries(id: str, raw: bytes) -> Iterator[Entry]:
    width, at = len(id) // 2, 0
    while at < len(raw):
        blank = raw.find(b" ", at)
        end = raw.find(b"\0", blank)
        object = raw[end + 1 : end + 1 + width].hex()
        if blank < 0 or end < 0 or len(object) < len(id):
            raise GitFailed(DAMAGED.filled(id=id))
        yield Entry(raw[blank + 1 : end], raw[at:blank], object)
        at = end + 1 + width


def parts(whole: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield as much at a time as can be asked before the first answer is read."""
    return (whole[start : start + AT_ONCE] for start in range(0, len(whole), AT_ONCE))


@contextmanager
def opened(git: Git) -> Iterator[Objects]:
    """Open the objects of a repository for a while."""
    with git.talk("cat-file", "--batch") as process:
        yield Objects(process, git)
