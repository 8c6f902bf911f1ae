"""The tiny organisation, copied and changed in one place."""

import hashlib
import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

#: Stands before the character that is blamed; taken out before anything is read.
MARK = "‸"
TINY = Path(__file__).resolve().parents[1] / "tiny" / "data"
#: How the copy's files are called in problems.
SHOWN = "data"

Spot: TypeAlias = tuple[str, int, int]


@dataclass(frozen=True)
class Gone:
    """The file is deleted."""


@dataclass(frozen=True)
class Folder:
    """A folder stands in the file's place."""


@dataclass(frozen=True)
class Link:
    """A symbolic link stands in the file's place."""

    to: str


#: A text that replaces the passage (or the whole file), bytes, or what is made of the file's bytes.
Content: TypeAlias = str | bytes | Gone | Folder | Link | Callable[[bytes], bytes]


def same(before: bytes) -> bytes:
    """The file as it is."""
    return before


def padded(size: int) -> Callable[[bytes], bytes]:
    """The file, filled up to that many bytes."""
    return lambda before: before + b"#" * (size - len(before))


def gbk(text: str) -> bytes:
    """The text in the encoding GBK, as old editors save it."""
    return MARK.encode().join(part.encode("gbk") for part in text.split(MARK))


class Tree:
    """A copy of the tiny organisation in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / SHOWN
        shutil.copytree(TINY, self.root)
        self._wanted = _entries(TINY)
        self.marked: list[Spot] = []

    def change(self, file: str, passage: str | None, content: Content) -> None:
        """Replace a passage of a file, which stands in it once, or the whole file; note the marks."""
        path = self.root / file
        before = path.read_bytes() if path.is_file() else b""
        if passage is not None:
            assert isinstance(content, str), "a passage is replaced by a text"
            text = before.decode()
            assert text.count(passage) == 1, f"{text.count(passage)} times in {file}: {passage!r}"
            content = text.replace(passage, content)
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        match content:
            case Gone():
                pass
            case Folder():
                path.mkdir()
            case Link():
                path.symlink_to(content.to)
            case str() | bytes():
                self._write(file, content.encode() if isinstance(content, str) else content)
            case _:
                self._write(file, content(before))
        self._restamp(file, before)

    def put_back(self) -> None:
        """Make the copy whole again, whatever was done to it."""
        there, wanted = _entries(self.root), self._wanted
        for path in reversed(there):  # what a folder holds comes before the folder
            if there[path] != wanted.get(path):
                entry = self.root / path
                entry.rmdir() if there[path] == () else entry.unlink()
        for path, entry in wanted.items():
            if there.get(path) != entry:
                if entry == ():
                    (self.root / path).mkdir()
                else:
                    shutil.copy2(TINY / path, self.root / path)
        self.marked.clear()

    def spots(self, file: str, passage: str) -> list[Spot]:
        """Return where the mark in a passage stands, which stands in the file once."""
        path, words = self.root / file, passage.replace(MARK, "")
        if not passage:
            return [(f"{SHOWN}/{file}", 1, 1)]
        text = path.read_text("utf-8")
        assert text.count(words) == 1, f"{text.count(words)} times in {file}: {words!r}"
        before = text[: text.index(words) + passage.index(MARK)]
        return [_spot(file, before)]

    def _write(self, file: str, content: bytes) -> None:
        *parts, last = content.split(MARK.encode())
        written = b""
        for part in parts:
            written += part
            self.marked.append(_spot(file, written.decode("utf-8", "surrogateescape")))
        (self.root / file).write_bytes(written + last)

    def _restamp(self, file: str, before: bytes) -> None:
        """Let the review of a changed claim be one of the changed claim."""
        path = self.root / file
        review = path.with_name(f"{path.name.removesuffix('.yml')}.review.yml")
        if path.is_file() and review.is_file():
            old, new = (hashlib.sha256(each).hexdigest() for each in (before, path.read_bytes()))
            review.write_text(review.read_text("utf-8").replace(old, new), "utf-8")


def _entries(root: Path) -> dict[str, tuple[int, ...]]:
    """Return what lies below a folder, each after the folder it is in: how files look, () a folder."""
    found: dict[str, tuple[int, ...]] = {}
    below = len(str(root)) + 1
    for folder, folders, files in os.walk(root):
        for name in (*folders, *files):
            path = os.path.join(folder, name)
            said = os.lstat(path)
            is_folder = stat.S_ISDIR(said.st_mode)
            found[path[below:]] = (
                () if is_folder else (said.st_mode, said.st_size, said.st_mtime_ns)
            )
    return found


def _spot(file: str, before: str) -> Spot:
    return f"{SHOWN}/{file}", before.count("\n") + 1, len(before) - before.rfind("\n")
