"""What the base of a change says: owners, rounds and registers, read from one revision of git.

Nothing here is read from the change itself, which may say of itself what it likes.
"""

import hashlib
from functools import cache
from typing import TypeVar

from pydantic import BaseModel

from toolkit.problems.problem import has_errors
from toolkit.reading.document import Document
from toolkit.reading.files import LARGEST_FILE
from toolkit.reading.reader import parse
from toolkit.reading.shape import shaped
from toolkit.review.objects import REGULAR, Entry, Objects, TooMuch
from toolkit.review.signed import signed
from toolkit.submissions.owners import OWNERS, Owners
from toolkit.submissions.review import ReviewerShape
from toolkit.submissions.round import Register, Registered, Round

ModelT = TypeVar("ModelT", bound=BaseModel)


class Base:
    """The tree of the revision that a change is to be merged into.

    ``data`` is how paths of the data folder begin. What is missing or has errors is None.
    """

    def __init__(self, objects: Objects, tree: str, data: bytes) -> None:
        self._objects, self._tree, self._data = objects, tree, data
        self.owners = self._read(Owners, f"units/{OWNERS}")
        self.round = cache(self._round)
        self.register = cache(self._register)

    def has(self, path: bytes) -> bool:
        """True if there is anything at a path of the repository."""
        return self._objects.at(self._tree, path) is not None

    def _round(self, scheme: str, name: str) -> Round | None:
        return self._read(Round, f"schemes/{scheme}/rounds/{name}/round.yml")

    def _register(self, scheme: str, name: str) -> Register | None:
        return self._read(Register, f"schemes/{scheme}/rounds/{name}/register.yml")

    def registered(self, scheme: str, round_: str, unit: str) -> Registered | None:
        """Return a unit's entry in the register of a round; None where it is not registered."""
        register = self.register(scheme, round_)
        return None if register is None else register.units.get(unit)

    def rounds_of(self, unit: str, name: str) -> list[Round]:
        """Return the rounds of that name, under all schemes, in which a unit is registered."""
        schemes = self._objects.names(self._tree, self._data + b"schemes")
        found = (
            self.round(scheme, name)
            for scheme in map(bytes.decode, filter(bytes.isascii, schemes))
            if self.registered(scheme, name, unit) is not None
        )
        return [each for each in found if each is not None]

    def reviewers(self, scheme: str, round_: str, unit: str) -> tuple[ReviewerShape, ...]:
        """Return whom the review that is there already names; nobody where there is none."""
        return signed(self._document(f"units/{unit}/{round_}/{scheme}.review.yml")).reviewers

    def _read(self, model: type[ModelT], path: str) -> ModelT | None:
        document = self._document(path)
        return None if document is None else shaped(model, document)[0]

    def _document(self, path: str) -> Document | None:
        entry = self._objects.at(self._tree, self._data + path.encode())
        return document_of(self._objects, entry, path)


def document_of(objects: Objects, entry: Entry | None, path: str) -> Document | None:
    """Return the document that an entry of a tree is; None where it is none, or one with errors."""
    if entry is None or entry.mode != REGULAR:
        return None
    try:
        raw = objects.content(entry.object, LARGEST_FILE)
        text = raw.decode("utf-8-sig")
    except (TooMuch, UnicodeDecodeError):
        return None
    document, problems = parse(text, path, hashlib.sha256(raw).hexdigest())
    return None if has_errors(problems) else document
