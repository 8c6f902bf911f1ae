"""A scheme of the same text is read once for all trees of a module."""

from collections.abc import Iterator

import pytest

from toolkit.problems.problem import Problem
from toolkit.reading.document import Document
from toolkit.schemes.edition import Edition, load
from toolkit.submissions import scheme_folder


@pytest.fixture(scope="module", autouse=True)
def _every_scheme_is_read_once() -> Iterator[None]:
    """Most cases leave the scheme alone; building its models anew is most of the time."""
    read: dict[str, tuple[Edition | None, list[Problem]]] = {}

    def load_once(document: Document) -> tuple[Edition | None, list[Problem]]:
        if document.text not in read:
            read[document.text] = load(document)
        return read[document.text]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scheme_folder, "load", load_once)
        yield
