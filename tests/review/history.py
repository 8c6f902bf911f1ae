"""Histories of git made by hand: commits of whatever a stranger could push, without a checkout."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

PLAIN, EXECUTABLE, LINK, SUBMODULE, FOLDER = "100644", "100755", "120000", "160000", "40000"


@dataclass(frozen=True)
class As:
    """A content under another mode than that of a plain file."""

    mode: str
    content: bytes


@dataclass(frozen=True)
class Gone:
    """The path is deleted, a folder with all that it holds."""


#: By path, what stands there.
Files: TypeAlias = Mapping[str | bytes, str | bytes | As | Gone]
#: Entries of a tree that no sound git would write: mode, name, object.
Entries: TypeAlias = Sequence[tuple[str, bytes, str]]

_IDENTITY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "T",
    "GIT_AUTHOR_EMAIL": "t@example.org",
    "GIT_COMMITTER_NAME": "T",
    "GIT_COMMITTER_EMAIL": "t@example.org",
    "GIT_AUTHOR_DATE": "1600000000 +0000",
    "GIT_COMMITTER_DATE": "1600000000 +0000",
}


class History:
    """A repository without a checkout whose commits are written as they are asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet")
        # Where a command is called from: below it nothing need be checked out.
        self.data = folder / "data"
        self.data.mkdir()

    def git(self, *words: str, given: bytes = b"") -> str:
        done = subprocess.run(
            ["git", *words],
            input=given,
            capture_output=True,
            cwd=self.folder,
            env={**os.environ, **_IDENTITY},
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().strip()

    def commit(self, files: Files, *parents: str) -> str:
        """Return a commit that changes the first parent's files; without parents these are all."""
        marks: dict[bytes, int] = {}
        stream = [b"commit refs/heads/made\ncommitter T <t@example.org> 1600000000 +0000\ndata 0\n"]
        if not parents:
            stream[0] = b"reset refs/heads/made\n" + stream[0]
        for word, parent in zip(("from", *["merge"] * len(parents)), parents, strict=False):
            stream.append(f"{word} {parent}\n".encode())
        for path, content in files.items():
            raw = path if isinstance(path, bytes) else path.encode()
            stream.append(_change(raw, content, marks))
        blobs = [
            b"blob\nmark :%d\ndata %d\n%s\n" % (mark, len(content), content)
            for content, mark in marks.items()
        ]
        self.git("fast-import", "--quiet", "--force", given=b"".join([*blobs, *stream]))
        return self.git("rev-parse", "refs/heads/made")

    def blob(self, content: bytes) -> str:
        return self.git("hash-object", "-w", "--stdin", given=content)

    def tree(self, entries: Entries) -> str:
        """Return a tree of any entries, in their order."""
        raw = b"".join(
            mode.encode() + b" " + name + b"\0" + bytes.fromhex(id) for mode, name, id in entries
        )
        return self.git("hash-object", "-t", "tree", "--literally", "-w", "--stdin", given=raw)

    def with_entries(self, parent: str, folder: str, entries: Entries) -> str:
        """Return a commit in which a folder of the parent holds these entries besides its own."""
        tree, parts = self._listed(f"{parent}^{{tree}}"), folder.split("/")
        levels = [tree]
        for depth in range(1, len(parts) + 1):
            levels.append(self._listed(f"{parent}:{'/'.join(parts[:depth])}"))
        made = self.tree([*levels[-1], *entries])
        for depth in range(len(parts) - 1, -1, -1):
            name = parts[depth].encode()
            made = self.tree([(m, n, made if n == name else id) for m, n, id in levels[depth]])
        return self.git("commit-tree", made, "-p", parent)

    def _listed(self, tree: str) -> list[tuple[str, bytes, str]]:
        entries = []
        for line in self.git("ls-tree", tree).splitlines():
            about, _, name = line.partition("\t")
            mode, _, id = about.split(" ")
            entries.append((mode.lstrip("0"), name.encode(), id))
        return entries


def _change(path: bytes, content: str | bytes | As | Gone, marks: dict[bytes, int]) -> bytes:
    """Return the command for one path; the same content is sent once."""
    quoted = b'"' + b"".join(_quoted(byte) for byte in path) + b'"'
    if isinstance(content, Gone):
        return b"D " + quoted + b"\n"
    if isinstance(content, As) and content.mode == SUBMODULE:
        return b"M 160000 " + content.content + b" " + quoted + b"\n"
    mode = content.mode if isinstance(content, As) else PLAIN
    raw = content.content if isinstance(content, As) else content
    mark = marks.setdefault(raw.encode() if isinstance(raw, str) else raw, len(marks) + 1)
    return b"M %s :%d %s\n" % (mode.encode(), mark, quoted)


def _quoted(byte: int) -> bytes:
    return b"\\%03o" % byte if byte < 32 or byte > 126 or byte in b'"\\' else bytes([byte])
