"""What tests read over and over is read once: texts, schemes, submissions and examples are values.

Most tests check a whole small organisation in which one file differs from the last test's. What is
made of the other files is made of the same values again, so it is kept: a function of values gives
the same every time. Tests of the reader call ``parse`` itself, which stays as it is.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from typing import Any
from unittest import mock

from toolkit.checking import ledgers, validation
from toolkit.checking.failures import Failure
from toolkit.checking.tables import Table, Tables
from toolkit.problems.problem import Problem
from toolkit.reading import reader
from toolkit.reading.document import Document
from toolkit.schemes.edition import Edition
from toolkit.scoring import examples
from toolkit.submissions import opening, scheme_folder, unit_folder

#: Functions that give the same for the same documents, schemes, editions and models.
OF_VALUES = (
    (opening, "shaped"),
    (opening, "personal_data"),
    (scheme_folder, "shaped_examples"),
    (scheme_folder, "shaped_sheet"),
    (unit_folder, "shaped_claim"),
    (unit_folder, "shaped_review"),
    (examples, "work"),
)


@contextmanager
def read_once(texts: int = 512) -> Iterator[None]:
    """Parse each of so many texts once, and work out once what is made of the same values."""
    remembered, load = lru_cache(maxsize=texts)(reader.parse), scheme_folder.load
    built: dict[tuple[str, str], tuple[Edition | None, list[Problem]]] = {}

    def parse(text: str, shown: str, sha256: str = "") -> tuple[Document | None, list[Problem]]:
        document, problems = remembered(text, shown, sha256)
        return document, list(problems)

    def load_once(document: Document) -> tuple[Edition | None, list[Problem]]:
        key = document.file, document.text
        if key not in built:
            built[key] = load(document)
        edition, problems = built[key]
        return edition, list(problems)

    with ExitStack() as patches:
        patches.enter_context(mock.patch.object(reader, "parse", parse))
        patches.enter_context(mock.patch.object(scheme_folder, "load", load_once))
        for module in (validation, ledgers):
            once = _by_content(module.failing, 4 * texts)
            patches.enter_context(mock.patch.object(module, "failing", once))
        for module, name in OF_VALUES:
            once = _once(getattr(module, name), 4 * texts)
            patches.enter_context(mock.patch.object(module, name, once))
        yield


class _Same:
    """A value as a key: this very object and no other that equals it."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value


def _once(function: Callable[..., Any], size: int) -> Callable[..., Any]:
    """Return the function, which remembers what it gave for the same objects."""

    @lru_cache(maxsize=size)
    def kept(*values: _Same) -> Any:
        found = function(*(each.value for each in values))
        return tuple(found) if isinstance(found, Iterator) else found

    def once(*values: Any) -> Any:
        found = kept(*map(_Same, values))
        if isinstance(found, tuple):  # whoever gets a list may add to it
            return tuple(list(each) if isinstance(each, list) else each for each in found)
        return found

    return once


def _by_content(function: Callable[..., list[Failure]], size: int) -> Callable[..., Any]:
    """Return what validates a table, and remembers tables of the same values."""
    known: dict[Any, list[Failure]] = {}

    def once(*given: Any) -> list[Failure]:
        key = tuple(map(_content, given))
        if key not in known:
            if len(known) >= size:
                known.clear()
            known[key] = function(*given)
        return list(known[key])

    return once


def _content(given: Any) -> Any:
    """Return all that a validation can depend on of what it is given."""
    if isinstance(given, Table):
        return tuple((name, *column) for name, column in given.columns.items())
    if isinstance(given, Tables):
        return frozenset((scope, *sorted(words)) for scope, words in given.targets.items())
    return tuple(given) if isinstance(given, list) else given
