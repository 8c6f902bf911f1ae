"""Mending files: every repair that needs no decision, and no other.

Only what units write is touched: ``unit.yml`` and claims. A repair is kept if the file then has
fewer errors, no new one, and says the same wherever it could be read before. A file that could
not be read at all is judged by whether the parser gets further.
"""

import os
import re
import stat
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TypeAlias

import yaml

from toolkit.problems.fixing import Fix, fixed
from toolkit.problems.privacy import private_lines
from toolkit.problems.problem import Problem, in_order
from toolkit.reading.document import Document, Path, Value
from toolkit.reading.files import read_text
from toolkit.reading.lines import lines_of
from toolkit.reading.reader import parse
from toolkit.reading.shape import shaped
from toolkit.reading.slips import missing_keys
from toolkit.submissions.claim import shaped_claim
from toolkit.submissions.repairs import REPAIRS, SYNTAX_REPAIRS, Repair, repair_of
from toolkit.submissions.repository import Repository
from toolkit.submissions.unit import Unit

#: More repairs than this are not tried at once: every try reads the file again.
MOST_AT_ONCE = 200

_UNIT = re.compile(r"units/[a-z0-9-]+/unit\.yml", re.ASCII)
_CLAIM = re.compile(
    r"units/(?P<unit>[a-z0-9-]+)/(?P<round>[a-z0-9-]+)/(?P<scheme>[a-z0-9-]+)\.yml", re.ASCII
)

#: Given a text, the document it holds (None if unreadable) and every problem of the file alone.
Read: TypeAlias = Callable[[str], tuple[Document | None, list[Problem]]]


@dataclass(frozen=True)
class Mended:
    """A file that was mended: its text before and after. ``hidden`` are lines nobody may show."""

    file: str
    before: str
    after: str
    hidden: frozenset[int]


def mend(repository: Repository, problems: Sequence[Problem]) -> list[Mended]:
    """Mend the files that these problems of the data folder are about, and say what was changed."""
    private = private_lines(problems)
    candidates = {each.place.file for each in problems if each.code.id in REPAIRS}
    changes = []
    for file in sorted(candidates):
        hidden = frozenset(line for each, line in private if each == file)
        inside = file.removeprefix(repository.shown).removeprefix("/")
        read = _reader(repository, file, inside)
        path = repository.root / inside
        if read is None or not _is_own_file(repository.root, path):
            continue
        found = read_text(path, file)
        if isinstance(found, Problem):
            continue
        before, _ = found
        after = mended(before, read, hidden)
        if after != before and _replaced(path, before, after):
            changes.append(Mended(file, before, after, hidden))
    return changes


def mended(text: str, read: Read, hidden: frozenset[int] = frozenset()) -> str:
    """Return the text with every repair made that needs no decision; doing it again changes nothing.

    Lines in ``hidden`` are left alone: what may not be shown is not changed.
    """
    while True:
        document, problems = read(text)
        step = _Step(text, document, problems, read, hidden)
        better = step.read_further() if document is None else step.improved()
        if better is None:
            return text
        text = better


@dataclass(frozen=True)
class _Step:
    """One round of repairs on a text."""

    text: str
    document: Document | None
    problems: list[Problem]
    read: Read
    hidden: frozenset[int]

    # ------------------------------------------------------------------ a file that can be read

    def improved(self) -> str | None:
        """Return the text with as many of its repairs as can be kept together; None if none can."""
        repairs = _repairs(self.problems, self.text, self.hidden, REPAIRS)[:MOST_AT_ONCE]
        return self._kept([each.fix for each in repairs if not self._means_text(each)])

    def _kept(self, fixes: list[Fix]) -> str | None:
        if not fixes:
            return None
        after = fixed(self.text, fixes)
        if self._is_better(after, fixes):
            return after
        half = len(fixes) // 2
        return None if half == 0 else self._kept(fixes[:half]) or self._kept(fixes[half:])

    def _is_better(self, after: str, fixes: Sequence[Fix]) -> bool:
        document, problems = self.read(after)
        before, now = _errors(self.problems), _errors(problems)
        if document is None or now.total() >= before.total() or now - before:
            return False
        assert self.document is not None
        return _says_the_same(self.document, document, fixes)

    def _means_text(self, repair: Repair) -> bool:
        """True if the value is just as good as a text: then nobody knows which was meant."""
        if repair.unless is None:
            return False
        _, problems = self.read(fixed(self.text, [repair.unless]))
        return _errors(problems).total() < _errors(self.problems).total()

    # ------------------------------------------------------------------ a file that cannot be read

    def read_further(self) -> str | None:
        """Return the text with its syntax repaired as far as the parser gets further by it.

        A slip may show only when the next is mended too, so repairs are made one after another
        and judged by the result.
        """
        text, problems, best = self.text, self.problems, None
        unread = _unread(text)
        for _ in range(MOST_AT_ONCE):
            repairs = _repairs(problems, text, self.hidden, SYNTAX_REPAIRS)
            if not repairs:
                break
            text = fixed(text, [each.fix for each in repairs])
            document, problems = self.read(text)
            if document is not None or _unread(text) < unread:
                best = text
            if document is not None:
                break
        return best


def _repairs(
    problems: Sequence[Problem], text: str, hidden: frozenset[int], codes: Mapping[str, object]
) -> list[Repair]:
    lines = lines_of(text)
    found = [
        repair_of(each, lines)
        for each in problems
        if each.code.id in codes and each.place.line not in hidden
    ]
    return [each for each in found if each is not None]


def _errors(problems: Sequence[Problem]) -> Counter[tuple[str, int, str]]:
    """Count errors by code, line and sentence: columns may shift where a line is mended.

    Keys that are missing in one place are told in one sentence and counted each.
    """
    return Counter(
        (each.code.id, each.place.line, said)
        for each in problems
        if each.severity == "error"
        for said in (missing_keys(each) or [each.message.zh])
    )


def _unread(text: str) -> int:
    """Return how many characters the parser leaves unread because it stumbles; 0 if none."""
    try:
        for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return len(text) - (mark.index if mark is not None else 0) + 1
    except yaml.YAMLError:
        return len(text) + 1
    return 0


def _says_the_same(before: Document, after: Document, fixes: Sequence[Fix]) -> bool:
    """True if every value that could be read, and that no fix was about, is still what it was."""
    spots: dict[tuple[int, int], list[Path]] = {}
    for at in (before.values_at, before.keys_at):
        for path, spot in at.items():
            spots.setdefault(spot, []).append(path)
    order = sorted(spots)
    touched: set[Path] = set()
    for fix in fixes:
        last = bisect_right(order, (fix.line, fix.start))
        touched.update(spots[order[last - 1]] if last else ())
    now = dict(_leaves(after.data, ()))
    return all(
        path in touched or before.is_unsound(path) or (path in now and now[path] == value)
        for path, value in _leaves(before.data, ())
    )


def _leaves(value: Value, path: Path) -> Iterator[tuple[Path, tuple[type, Value]]]:
    """Yield every value that holds no others, by its path; what is empty says nothing."""
    if isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _leaves(entry, (*path, key))
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from _leaves(entry, (*path, index))
    elif value is not None:
        yield path, (type(value), value)


# ------------------------------------------------------------------ files


def _reader(repository: Repository, file: str, inside: str) -> Read | None:
    """Return how a file of a unit is read; None for a file that is not to be mended."""
    if _UNIT.fullmatch(inside):
        return lambda text: _with_shape(text, file, lambda document: shaped(Unit, document)[1])
    found = _CLAIM.fullmatch(inside)
    filed = repository.rounds.get((found["scheme"], found["round"])) if found else None
    if filed is None or filed.edition is None:
        return None
    scheme = filed.edition.scheme
    return lambda text: _with_shape(text, file, lambda document: shaped_claim(document, scheme)[1])


def _with_shape(
    text: str, file: str, shape: Callable[[Document], list[Problem]]
) -> tuple[Document | None, list[Problem]]:
    document, problems = parse(text, file)
    return document, problems if document is None else in_order([*problems, *shape(document)])


def _is_own_file(root: FilePath, path: FilePath) -> bool:
    """True for a regular file that lies where its path says: no link leads to it."""
    try:
        real = path.resolve(strict=True)
        is_regular = stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
    return is_regular and real == root.resolve() / path.relative_to(root)


def _replaced(path: FilePath, before: str, after: str) -> bool:
    """Write the text beside the file and put it in its place at once, with the same permissions.

    False if somebody else changed the file meanwhile: theirs stays.
    """
    raw = path.read_bytes()
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    if raw != mark + before.encode():
        return False
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(mark + after.encode())
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, stat.S_IMODE(path.lstat().st_mode))
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
    return True
