"""The files of a revision, written out as plain files: no checkout, no filter, no link, no hook."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.language import both
from toolkit.review.changes import Change, shown
from toolkit.review.git import Git, GitFailed
from toolkit.review.names import folded, name_problems
from toolkit.review.objects import EXECUTABLE, REGULAR, Found, Objects, TooMuch, opened
from toolkit.submissions.evidence import LARGEST_EVIDENCE

#: Files and folders: ten thousand units with several claims, reviews and evidence each.
MOST_FILES = 200_000
LARGEST_WHOLE = 2 * 1024 * 1024 * 1024

TOO_MUCH = both(
    "版本 {revision} 的数据太多，或者文件夹套得太深，没有取出",
    "revision {revision} has too much data, or folders nested too deep, and was not written out",
)
NOT_EMPTY = both("文件夹 {folder} 不是空的", "the folder {folder} is not empty")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written out of a revision, and what was left: not plain, not safely named, too large.

    Paths start at the top of the repository and are as people are shown them.
    """

    commit: str
    written: int
    left: tuple[str, ...]


def exported(
    git: Git, revision: str, folder: Path, wanted: Callable[[str], bool] = lambda path: True
) -> Exported:
    """Write the data of a revision into an empty folder, which becomes the data folder.

    ``wanted`` is asked for each path within the data folder; the others are as if not there.
    Written are plain files of bounded size under safe names, executable or not, always as files
    that are not executable. GitFailed where the folder is not empty or there is too much.
    """
    if any(folder.iterdir()):
        raise GitFailed(NOT_EMPTY.filled(folder=folder.as_posix()))
    commit = git.commit(revision)
    with opened(git) as objects:
        try:
            below = _below(objects, objects.top(commit), git.prefix)
            found = [each for each in below if wanted(_inside(each, git.prefix))]
            plain = [each for each in found if each.entry.mode in (REGULAR, EXECUTABLE)]
            sizes = objects.sizes(each.entry.object for each in plain)
            if sum(sizes[each.entry.object] for each in plain) > LARGEST_WHOLE:
                raise TooMuch
        except TooMuch:
            raise GitFailed(TOO_MUCH.filled(revision=revision)) from None
        places = _Places()
        written = [
            each
            for each in plain
            if _is_safe(each, git.prefix, sizes[each.entry.object]) and places.take(each.path)
        ]
        _write(objects, {_inside(each, git.prefix): each.entry.object for each in written}, folder)
    taken = {id(each) for each in written}
    left = (shown(each.path) for each in found if id(each) not in taken)
    return Exported(commit, len(written), tuple(left))


def _write(objects: Objects, files: Mapping[str, str], folder: Path) -> None:
    """Write objects by the paths at which they go, which are safe."""
    made: set[Path] = set()
    contents = objects.contents(list(files.values()), LARGEST_EVIDENCE)
    for inside, content in zip(files, contents, strict=True):
        path = folder / inside
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(content)


def _inside(each: Found, data: bytes) -> str:
    """Return a path within the data folder; bytes that are not UTF-8 are spelled out."""
    return each.path.removeprefix(data).decode("utf-8", "backslashreplace")


class _Places:
    """The places already taken: on some machines names that fold into each other are one."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._folders: dict[str, bytes] = {}

    def take(self, path: bytes) -> bool:
        """Take the place of a file; False where a file or folder is in its way."""
        parts = path.split(b"/")
        above = {folded(each): each for n in range(1, len(parts)) if (each := b"/".join(parts[:n]))}
        own = folded(path)
        if own in self._files or own in self._folders or not self._files.isdisjoint(above):
            return False
        if any(self._folders.get(name, each) != each for name, each in above.items()):
            return False
        self._files.add(own)
        self._folders |= above
        return True


def _below(objects: Objects, tree: str, data: bytes) -> list[Found]:
    """Return what lies in the data folder of a tree."""
    if data:
        entry = objects.at(tree, data.rstrip(b"/"))
        if entry is None or not entry.is_folder:
            return []
        tree = entry.object
    return objects.files(tree, data, MOST_FILES)


def _is_safe(each: Found, data: bytes, size: int) -> bool:
    """True for a name that nothing can be said against, and a size that anybody reads."""
    if size > LARGEST_EVIDENCE:
        return False
    return not any(name_problems(Change(each.path, None, each.entry), data))
