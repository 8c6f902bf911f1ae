"""What units may repeat of each other, looked for in the bytes of their files.

Three rules compare all units: no two have the same Chinese name, and names that only look
different and the same evidence in two claims are pointed out. To check one file by them, most others need not be read: what they repeat stands in
their bytes as it is, unless it is written with escapes.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from toolkit.checking.unit_names import folded
from toolkit.reading.document import Document, Value
from toolkit.reading.files import LARGEST_FILE, is_regular
from toolkit.reading.reader import read
from toolkit.submissions.unit_folder import REVIEW

_HASH = re.compile(rb"[0-9a-f]{64}")
#: The signs that quoting adds or doubles; folding leaves no blanks.
_QUOTES = re.compile(r"['\"\\]+")


@dataclass(frozen=True)
class Alike:
    """Names of units, folded and without quotes, and hashes of evidence."""

    names: frozenset[str]
    hashes: frozenset[bytes]

    def asks_for(self, path: str) -> bool:
        """True for a file of the kind that may repeat any of this: path within the data folder."""
        if is_unit_file(path):
            return bool(self.names)
        return bool(self.hashes) and is_claim(path)

    def may_stand_in(self, path: str, raw: bytes) -> bool:
        """True unless a file certainly repeats nothing of this; given its path and its bytes."""
        if len(raw) > LARGEST_FILE:
            return False  # nobody reads it
        if not is_unit_file(path):
            return b"\\" in raw or not self.hashes.isdisjoint(_HASH.findall(raw))
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            return False
        if "\\" in text:
            return True
        written = _comparable(text)
        return any(name in written for name in self.names)


def is_unit_file(path: str) -> bool:
    """True for the path of a unit's own file."""
    parts = path.split("/")
    return parts[0] == "units" and parts[2:] == ["unit.yml"]


def is_claim(path: str) -> bool:
    """True for the path of a claim, by its name."""
    parts = path.split("/")
    is_yaml = parts[-1].endswith(".yml") and not parts[-1].endswith(REVIEW)
    return parts[0] == "units" and len(parts) == 4 and is_yaml


def alike_of(root: FilePath, paths: Iterable[str]) -> Alike:
    """Return what other units may repeat of these files."""
    names: set[str] = set()
    hashes: set[bytes] = set()
    for path in paths:
        if (is_unit_file(path) or is_claim(path)) and _is_reached(root, path):
            document, _ = read(root / path, path)
            if document is not None and is_claim(path):
                hashes |= {word.encode() for word in _words(document.data) if _is_hash(word)}
            elif document is not None:
                names |= {_comparable(name) for name in _names(document)}
    return Alike(frozenset(names), frozenset(hashes))


def _is_reached(root: FilePath, path: str) -> bool:
    """True if a path leads to something without a link on the way."""
    above = root.joinpath(path)
    while (above := above.parent) != root:
        if above.is_symlink():
            return False
    return os.path.lexists(root / path)


def _is_hash(word: str) -> bool:
    return len(word) == 64 and word.isascii() and _HASH.fullmatch(word.encode()) is not None


def _names(document: Document) -> Iterator[str]:
    name = document.data.get("name") if isinstance(document.data, dict) else None
    for language in ("zh", "en"):
        written = name.get(language) if isinstance(name, dict) else None
        if isinstance(written, str):
            yield written
    aliases = document.data.get("aliases") if isinstance(document.data, dict) else None
    if isinstance(aliases, tuple):
        yield from (alias for alias in aliases if isinstance(alias, str))


def _comparable(text: str) -> str:
    return _QUOTES.sub("", folded(text))


def _words(value: Value) -> Iterator[str]:
    """Yield every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _words(each)


def repeating(root: FilePath, alike: Alike) -> Iterator[str]:
    """Yield the path of every file of units that may repeat any of this."""
    for path in _files_of_units(root, alike):
        with open(root / path, "rb") as file:
            if alike.may_stand_in(path, file.read(LARGEST_FILE + 1)):
                yield path


def _files_of_units(root: FilePath, alike: Alike) -> Iterator[str]:
    for unit in _entries(root / "units"):
        path = f"units/{unit.name}/unit.yml"
        if unit.is_dir(follow_symlinks=False):
            if alike.asks_for(path) and is_regular(root / path):
                yield path
            for year in _entries(unit.path) if alike.hashes else ():
                if year.is_dir(follow_symlinks=False):
                    found = {f"units/{unit.name}/{year.name}/{name}" for name in _claims(year.path)}
                    yield from sorted(found)


def _claims(folder: str) -> Iterator[str]:
    for each in _entries(folder):
        is_claim_ = each.name.endswith(".yml") and not each.name.endswith(REVIEW)
        if is_claim_ and each.is_file(follow_symlinks=False):
            yield each.name


def _entries(folder: FilePath | str) -> list["os.DirEntry[str]"]:
    if not os.path.isdir(folder):
        return []
    with os.scandir(folder) as entries:
        return list(entries)
