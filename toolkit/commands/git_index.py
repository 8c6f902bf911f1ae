"""git's index below the data folder: what a commit is about to record, read file by file."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from toolkit.commands.refusals import WrongUse

#: Set by git for its hooks: they name the repository and the index of the commit being made.
_OF_A_HOOK = ("GIT_DIR", "GIT_INDEX_FILE")


class Index:
    """The staged files below a data folder; paths are relative to that folder, with slashes.

    WrongUse where git is missing, refuses, or has no repository there.
    """

    def __init__(self, data: Path) -> None:
        # A hook is called at the top, with paths to git's own files that hold only there.
        in_hook = any(name in os.environ for name in _OF_A_HOOK)
        self._top = Path() if in_hook else data
        self._top = Path(os.fsdecode(self._git("rev-parse", "--show-toplevel").rstrip(b"\n")))
        top, folder = os.path.realpath(self._top), os.path.realpath(data)
        inside = os.path.relpath(folder, top).replace(os.sep, "/")
        if inside.startswith(".."):
            raise WrongUse(
                f"数据文件夹 {data.as_posix()} 不在这个 git 仓库里",
                f"the data directory {data.as_posix()} does not lie in this git repository",
            )
        #: How paths of the data folder begin in the repository: ``data/``, or nothing.
        self.prefix = "" if inside == "." else f"{inside}/"

    def changed(self) -> list[str]:
        """Return what the commit adds, changes or deletes; a file that moves is both."""
        command = ("diff", "--cached", "--name-only", "--no-renames", "--no-ext-diff", "-z")
        return self._paths(self._git(*command, "--", self._below))

    def paths(self) -> list[str]:
        """Return all files there are."""
        return self._paths(self._git("ls-files", "--cached", "-z", "--", self._below))

    def contents(self, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of every regular file whose path is wanted."""
        listed = self._git("ls-files", "--cached", "--stage", "-z", "--", self._below)
        found = []
        for entry in listed.split(b"\0")[:-1]:
            stage, _, name = entry.partition(b"\t")
            mode, object_id, _ = stage.split(b" ")
            path = os.fsdecode(name).removeprefix(self.prefix)
            if mode.startswith(b"100") and wanted(path):
                found.append((path, object_id))
        yield from self._objects(found)

    def export(self, paths: Iterable[str], folder: Path) -> None:
        """Write these files below a folder, by their paths in the repository, as a checkout would."""
        names = b"".join(os.fsencode(self.prefix + path) + b"\0" for path in sorted(set(paths)))
        into = f"--prefix={folder.as_posix()}/"
        self._git("checkout-index", "--quiet", "--force", "-z", "--stdin", into, given=names)

    @property
    def _below(self) -> str:
        return f":(top,literal){self.prefix}" if self.prefix else ":(top)"

    def _paths(self, listed: bytes) -> list[str]:
        names = {os.fsdecode(name) for name in listed.split(b"\0")[:-1]}
        return sorted(name.removeprefix(self.prefix) for name in names)

    def _objects(self, found: list[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
        with (
            tempfile.TemporaryFile() as asked
        ):  # a pipe might fill up while nobody reads the answer
            asked.write(b"".join(object_id + b"\n" for _, object_id in found))
            asked.seek(0)
            command = ["git", "cat-file", "--batch"]
            with subprocess.Popen(
                command, stdin=asked, stdout=subprocess.PIPE, cwd=self._top
            ) as process:
                assert process.stdout is not None
                for path, _ in found:
                    size = int(process.stdout.readline().split()[2])
                    yield path, process.stdout.read(size + 1)[:size]

    def _git(self, *words: str, given: bytes = b"") -> bytes:
        try:
            done = subprocess.run(
                ["git", *words], input=given, capture_output=True, cwd=self._top, check=False
            )
        except FileNotFoundError:
            raise WrongUse("找不到 git", "there is no git here") from None
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise WrongUse(
                f"git {words[0]} 没有成功：{said}", f"git {words[0]} did not succeed: {said}"
            )
        return done.stdout
