"""A data folder being opened: listing its folders, reading its files, keeping every problem."""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path as FilePath
from typing import TypeVar

from pydantic import BaseModel

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed, nearest
from toolkit.problems.problem import Code, Place, Problem, has_errors
from toolkit.reading.document import Document, Shapes
from toolkit.reading.files import NOT_REGULAR
from toolkit.reading.personal import personal_data, personal_in_text
from toolkit.reading.reader import read
from toolkit.reading.shape import shaped
from toolkit.submissions.part import Part
from toolkit.submissions.repository import Repository
from toolkit.submissions.strangers import stranger

WRONG_PLACE = declare(
    "F402",
    "error",
    title=both("内容与所在位置不符", "Content and folder differ"),
    message=both(
        "{key} 写的是 “{read}”，但文件放在 “{folder}” 之下。",
        "{key} says “{read}”, but the file lies under “{folder}”.",
    ),
    remedy=both(
        "改正 {key}，或把文件移到对应的文件夹。", "Correct {key}, or move the file to its folder."
    ),
)
MISSING_FILE = declare(
    "F405",
    "error",
    title=both("缺少文件", "Missing file"),
    message=both("缺少 {name}。", "{name} is missing."),
    remedy=both("按说明补上这个文件。", "Add the file as the guide says."),
)
BAD_FOLDER_NAME = declare(
    "F406",
    "error",
    title=both("文件夹名不对", "Bad folder name"),
    message=both("文件夹名 “{name}” 不合要求。", "The folder name “{name}” is not allowed."),
    remedy=both(
        "只用小写英文字母、数字和连字符。", "Use lower-case letters, digits and hyphens only."
    ),
)

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?", re.ASCII)
ModelT = TypeVar("ModelT", bound=BaseModel)


class Opening:
    """What those who read the parts of a data folder share. Nothing in it raises.

    With a ``part`` only the paths in it are looked at, as if nothing else were there.
    """

    def __init__(self, repository: Repository, part: Part | None = None) -> None:
        self.repository = repository
        self._part = part
        self._shapes = Shapes()

    # ------------------------------------------------------------------ folders

    def folders(
        self,
        folder: FilePath,
        allowed: tuple[str, ...] | None = None,
        files: tuple[str, ...] = (),
        suffix: str | None = None,
    ) -> dict[str, FilePath]:
        """Return the folders in a folder by name; complain of whatever does not belong there."""
        found = {}
        for path in self._entries(folder):
            name = path.name
            if name.startswith("."):
                continue
            if path.is_dir() and not path.is_symlink():
                if name in files or (suffix is not None and name.endswith(suffix)):
                    self._not_a_file(path, both("文件夹", "a folder"))
                elif allowed is not None and name not in allowed:
                    self._unknown(path, [*allowed, *files])
                elif not _NAME.fullmatch(name):
                    shown = readable(name)
                    self.complain(BAD_FOLDER_NAME, Place(self.shown(path)), name, [], name=shown)
                else:
                    found[name] = path
            elif name not in files and not (suffix is not None and name.endswith(suffix)):
                self._unknown(path, [*(allowed or ()), *files, *([f"*{suffix}"] if suffix else [])])
        return found

    def files(self, folder: FilePath, suffix: str) -> list[FilePath]:
        """Return the files in a folder whose names end like this, links among them."""
        return [
            path
            for path in self._entries(folder)
            if path.name.endswith(suffix)
            and not path.name.startswith(".")
            and (path.is_symlink() or not path.is_dir())
        ]

    def _entries(self, folder: FilePath) -> list[FilePath]:
        if not folder.is_dir():
            return []
        if self._part is None:
            return sorted(folder.iterdir())
        inside = folder.relative_to(self.repository.root).as_posix()
        paths = (folder / name for name in self._part.names("" if inside == "." else inside))
        return sorted(path for path in paths if os.path.lexists(path))

    def _unknown(self, path: FilePath, allowed: list[str]) -> None:
        if path.is_symlink():
            self._not_a_file(path, both("符号链接", "a symbolic link"))
        else:
            self.stranger(path, allowed)

    def stranger(self, path: FilePath, allowed: list[str]) -> None:
        """Complain of a file or folder that is not expected where it lies."""
        name, place = readable(path.name), Place(self.shown(path))
        is_of_unit = path.is_relative_to(self.repository.root / "units")
        self.add([stranger(place, path.name, name, allowed, is_of_unit)])

    def _not_a_file(self, path: FilePath, what: Text) -> None:
        self.add([Problem(NOT_REGULAR, Place(self.shown(path)), {"what": what})])

    # ------------------------------------------------------------------ files

    def read(self, path: FilePath, required: bool = False) -> Document | None:
        """Return the document of a file; None where it is not there or cannot be read."""
        shown = self.shown(path)
        if required and not path.is_symlink() and not path.exists():
            self.complain(MISSING_FILE, Place(shown), path.name, [], name=path.name)
            return None
        document, problems = read(path, shown)
        self.add(problems)
        if document is not None:
            self.repository.documents[shown] = document
            if self._part is None or not self._part.untold:
                self.add(personal_data(document))
        else:  # what cannot be read must not be printed either
            self.repository.unfinished.add(shown)
            text = "\n".join(self.repository.lines(shown))
            self.add(personal_in_text(text, shown))
        return document

    def shaped(self, model: type[ModelT], document: Document | None) -> ModelT | None:
        """Return the value of a document; None where its shape has errors."""
        if document is None:
            return None
        value, problems = shaped(model, document)
        self.add(problems)
        if value is None or has_errors(problems):
            self.unfinished(document)
            return None
        return value

    def settled(self, document: Document) -> Document:
        """Keep a document without the values that were made of it: there are many of them."""
        self.repository.documents[document.file] = settled = document.settled(self._shapes)
        return settled

    def unfinished(self, document: Document | None) -> None:
        """Note that a file was read and yet not checked to the end."""
        if document is not None:
            self.repository.unfinished.add(document.file)

    # ------------------------------------------------------------------ problems

    def add(self, problems: Iterable[Problem]) -> None:
        """Keep problems."""
        self.repository.problems += problems

    def compare(self, document: Document, stated: Mapping[str, tuple[str, str]]) -> None:
        """Complain where a file says it belongs somewhere else than it lies."""
        for key, (read_, folder) in stated.items():
            if read_ != folder:
                values = {"key": key, "read": read_, "folder": folder}
                self.add([Problem(WRONG_PLACE, document.place((key,)), values, read_, folder)])

    def complain(
        self, code: Code, place: Place, word: str, allowed: list[str], **values: str
    ) -> None:
        """Complain of a word, with the words that are allowed and the nearest of them."""
        texts: dict[str, Text | str | int] = {**values, "allowed": listed(allowed)}
        self.add([Problem(code, place, texts, suggestion=nearest(word, allowed))])

    def shown(self, path: FilePath) -> str:
        """Return a path as it is shown to people."""
        inside = path.relative_to(self.repository.root).as_posix()
        return f"{self.repository.shown}/{readable(inside)}"


def readable(path: str) -> str:
    """Return a path that can be printed: bytes of a name that are not UTF-8 are spelled out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
