"""The two sides of a change as plain folders: where it left the base, and what it makes of it.

The head is a revision written out as data, or the working tree as it lies there. Nothing of
either is run. Of the base only what is asked for is written out.
"""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from toolkit.checking.alike import alike_of, repeating
from toolkit.checking.changed import told_of
from toolkit.language import Text, both
from toolkit.review.changes import changes_between
from toolkit.review.git import Git, GitFailed
from toolkit.review.objects import opened
from toolkit.review.tree import exported

#: What the toolkit is made of, from the top of its repository; a name with a slash is a folder.
_CODE = ("toolkit/", "tasks.py", "requirements.lock")
#: A change of more paths is not compared.
MOST_PATHS = 50_000

#: No sound git has a path with such a step; what has one is not written out, nor looked for.
_STEPS = frozenset({"", ".", ".."})

TOO_MANY = both("改动的文件超过 {n} 个", "more than {n} files change")
NOTHING_SHARED = both(
    "{base} 和 {head} 没有共同的历史", "{base} and {head} have no history in common"
)
OUTSIDE = both(
    "这次还改动了数据和程序以外的 {n} 个文件，这里没有看。",
    "{n} {n:file that is|files that are} neither data nor program {n:changes|change} too; {n:it was|they were} not looked at.",
)
LEFT_OUT = both(
    "有 {n} 个路径不是普通文件，或者名称、大小不合要求，没有读：{paths}",
    "{n} {n:path is no plain file|paths are no plain files}, or of a name or size that nobody reads, and {n:was|were} left out: {paths}",
)


@dataclass(frozen=True)
class Sides:
    """A change: its commits, the paths in the data folder that differ, and both sides.

    ``code`` are the paths of the toolkit that differ, from the top of the repository. ``head`` is None where it is the working tree. ``start`` is where the head left the base: the
    change is what it does from there, whatever the base has become since.
    """

    git: Git
    base: str
    head: str | None
    start: str
    paths: Sequence[str]
    code: Sequence[str]
    after: Path
    remarks: Sequence[Text]

    @contextmanager
    def before(self, wanted: Callable[[str], bool] = lambda path: True) -> Iterator[Path]:
        """Write out the start of the change, or those paths of its data that are wanted."""
        with _folder() as folder:
            exported(self.git, self.start, folder, wanted)
            yield folder

    @contextmanager
    def before_part(self) -> Iterator[Path]:
        """Write out of the start what it takes to check the paths alone, and all schemes."""
        units = {_unit_of(path) for path in self.paths}
        with self.before(lambda path: _is_near(path, units)) as folder:
            told = {each for path in self.paths for each in told_of(folder, path)}
            alike = alike_of(folder, told)
            near = {_unit_of(path) for path in repeating(self.after, alike)} - units
            if not near:
                yield folder
                return
        with self.before(lambda path: _is_near(path, units | near)) as folder:
            yield folder


@contextmanager
def sides(data: Path, base: str, head: str) -> Iterator[Sides]:
    """Open a change of the data in a folder; without ``head`` it is what lies there now."""
    git = Git(data)
    base_commit, head_commit = git.commit(base), git.commit(head or "HEAD")
    starts = git.starts(base_commit, head_commit)
    if not starts:
        raise GitFailed(NOTHING_SHARED.filled(base=base, head=head or "HEAD"))
    start = starts[0]
    changed = _between(git, start, head_commit) if head else _in_working_tree(git, start)
    prefix = git.prefix
    inside = [os.fsdecode(each[len(prefix) :]) for each in changed if each.startswith(prefix)]
    code = [path for path in map(os.fsdecode, changed) if prefix and is_code(path)]
    outside = len(changed) - len(inside) - len(code)
    paths = [path for path in inside if _STEPS.isdisjoint(path.split("/"))]
    remarks = [OUTSIDE.filled(n=outside)] if outside else []
    if not head:
        yield Sides(git, base_commit, None, start, paths, code, data, remarks)
        return
    with _folder() as folder:
        left = exported(git, head_commit, folder).left
        if left:
            shown = ", ".join(left[:5]) + (" …" if len(left) > 5 else "")
            remarks.append(LEFT_OUT.filled(n=len(left), paths=shown))
        yield Sides(git, base_commit, head_commit, start, paths, code, folder, remarks)


def is_code(path: str) -> bool:
    """True for a path of the toolkit, from the top of its repository."""
    return any(path == each or (each[-1] == "/" and path.startswith(each)) for each in _CODE)


def _between(git: Git, start: str, head: str) -> list[bytes]:
    with opened(git) as objects:
        changes = changes_between(objects, objects.top(start), objects.top(head), MOST_PATHS)
    if changes is None:
        raise GitFailed(TOO_MANY.filled(n=MOST_PATHS))
    return [each.path for each in changes]


def _in_working_tree(git: Git, start: str) -> list[bytes]:
    """Return what differs in the working tree, files that git does not know among it."""
    known = ("diff-index", "--name-only", "--no-renames", "--ignore-submodules=all", "-z", start)
    unknown = ("ls-files", "--others", "--exclude-standard", "--full-name", "-z")
    found = {each for ask in (known, unknown) for each in git.ask(*ask, given=b"").split(b"\0")}
    if len(found) > MOST_PATHS:
        raise GitFailed(TOO_MANY.filled(n=MOST_PATHS))
    return sorted(found - {b""})


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="kaohe-impact-") as name:
        yield Path(name)


def _unit_of(path: str) -> str:
    return "/".join(path.split("/")[:2])


def _is_near(path: str, units: set[str]) -> bool:
    return path.startswith("schemes/") or _unit_of(path) in units
