"""The folder of published files: every file written is remembered by its size and digest."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Written:
    """One file: how many bytes, and their sha256."""

    bytes: int
    sha256: str


class Folder:
    """A folder to write into. ``written`` has every file by its path below the folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written: dict[str, Written] = {}

    def write(self, name: str, body: bytes | Iterable[bytes]) -> None:
        """Write a file, piece by piece where it comes in pieces."""
        digest, count = hashlib.sha256(), 0
        with self._new(name).open("wb") as file:
            for piece in [body] if isinstance(body, bytes) else body:
                file.write(piece)
                digest.update(piece)
                count += len(piece)
        self.written[name] = Written(count, digest.hexdigest())

    def write_json(self, name: str, body: Any) -> None:
        """Write an object as JSON."""
        self.write(name, as_json(body))

    def let_write(self, name: str, write: Callable[[Path], None]) -> None:
        """Let somebody else write a file at the path given."""
        path = self._new(name)
        write(path)
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        self.written[name] = Written(path.stat().st_size, digest)

    def sums(self) -> Iterator[bytes]:
        """Yield the digests of all files in the form of ``sha256sum``, sorted by path."""
        for name in sorted(self.written):
            yield f"{self.written[name].sha256}  {name}\n".encode()

    def _new(self, name: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


def as_json(body: Any) -> bytes:
    """Return the body as JSON bytes: UTF-8, readable, ending in a line break."""
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()
