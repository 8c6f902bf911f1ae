"""What tests read over and over is read once: texts and schemes are values.

Most tests check a whole small organisation in which one file differs from the last test's. Tests of
the reader call ``parse`` itself, which stays as it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from unittest import mock

from toolkit.problems.problem import Problem
from toolkit.reading import reader
from toolkit.reading.document import Document
from toolkit.schemes.edition import Edition
from toolkit.submissions import scheme_folder


@contextmanager
def read_once(texts: int = 512) -> Iterator[None]:
    """Parse each of so many texts once, and build the models of a scheme once."""
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

    with (
        mock.patch.object(reader, "parse", parse),
        mock.patch.object(scheme_folder, "load", load_once),
    ):
        yield
