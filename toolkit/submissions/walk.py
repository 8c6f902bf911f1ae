"""The data folder as a whole: every file read once, every problem kept, nothing hidden by another."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import BaseModel

from toolkit.collector import resting
from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed, nearest
from toolkit.problems.problem import Code, Place, Problem, has_errors
from toolkit.reading.document import Document, Shapes
from toolkit.reading.files import NOT_REGULAR
from toolkit.reading.personal import personal_data, personal_in_text
from toolkit.reading.reader import read
from toolkit.reading.shape import shaped
from toolkit.schemes.edition import Edition, load
from toolkit.schemes.examples import Example, shaped_examples
from toolkit.submissions.claim import Claim, shaped_claim
from toolkit.submissions.decisions import Decisions
from toolkit.submissions.repository import (
    FiledReview,
    FiledRound,
    FiledUnit,
    Repository,
    RoundId,
    SubmissionId,
)
from toolkit.submissions.results import Corrections, Results
from toolkit.submissions.review import Review, shaped_review
from toolkit.submissions.round import Register, Round
from toolkit.submissions.sheet import Sheet, shaped_sheet
from toolkit.submissions.strangers import stranger
from toolkit.submissions.unit import Unit

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
NO_ROUND = declare(
    "F403",
    "error",
    title=both("没有这一轮考核", "No such round"),
    message=both(
        "办法 {scheme} 没有 {round} 这一轮考核。", "The scheme {scheme} has no round {round}."
    ),
    remedy=both(
        "检查年份；现有的轮次：{allowed}。", "Check the year; rounds there are: {allowed}."
    ),
)
NO_EDITION = declare(
    "F404",
    "error",
    title=both("没有这一版办法", "No such edition"),
    message=both(
        "办法 {scheme} 没有 {edition} 这一版。", "The scheme {scheme} has no edition {edition}."
    ),
    remedy=both("检查 edition；现有的版本：{allowed}。", "Check edition; there are: {allowed}."),
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

#: The files of a round; the first two must be there.
ROUND_FILES = ("round.yml", "register.yml", "decisions.yml", "results.yml", "corrections.yml")

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?", re.ASCII)
ModelT = TypeVar("ModelT", bound=BaseModel)


def open_repository(root: FilePath, shown: str | None = None) -> Repository:
    """Read a data folder. Nothing in it raises; every problem is in the result."""
    repository = Repository(root, shown if shown is not None else root.as_posix())
    with resting():
        _Walk(repository).run()
    return repository


class _Walk:
    """One walk over the folder: schemes and rounds first, for claims are read by their scheme."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.schemes: list[str] = []
        self.shapes = Shapes()

    def run(self) -> None:
        """Read everything."""
        root = self.repository.root
        for name, folder in self._folders(root, ("schemes", "units")).items():
            if name == "schemes":
                for scheme, scheme_folder in self._folders(folder).items():
                    self.schemes.append(scheme)
                    self._scheme(scheme, scheme_folder)
        if (root / "units").is_dir():
            for unit, unit_folder in self._folders(root / "units", files=("owners.yml",)).items():
                self._unit(unit, unit_folder)

    # ------------------------------------------------------------------ schemes and rounds

    def _scheme(self, scheme: str, folder: FilePath) -> None:
        folders = self._folders(folder)
        for name, inner in folders.items():
            if name != "rounds":
                self._edition(scheme, name, inner)
        for name, inner in self._folders(folder / "rounds").items() if "rounds" in folders else ():
            self._round(scheme, name, inner)

    def _edition(self, scheme: str, edition: str, folder: FilePath) -> None:
        folders = self._folders(folder, ("examples",), ("scheme.yml",), ".schema.json")
        document = self._read(folder / "scheme.yml", required=True)
        loaded, problems = (None, []) if document is None else load(document)
        self.repository.problems += problems
        examples = [each for inner in folders.values() for each in self._examples(inner, loaded)]
        if loaded is None or document is None:
            self._unfinished(document)
            self.repository.unreadable_editions.add((scheme, edition))
            return
        self._compare(
            document,
            {"id": (loaded.scheme.id, scheme), "edition": (loaded.scheme.edition, edition)},
        )
        self.repository.editions[scheme, edition] = loaded
        self.repository.examples[scheme, edition] = examples

    def _examples(self, folder: FilePath, edition: Edition | None) -> list[Example]:
        self._folders(folder, (), suffix=".yml")
        examples: list[Example] = []
        for path in self._files(folder, ".yml"):
            document = self._read(path)
            if document is None or edition is None:
                self._unfinished(document)
                continue
            found, problems = shaped_examples(document, edition.scheme)
            self.repository.problems += problems
            if problems:
                self._unfinished(document)
            examples += found
        return examples

    def _round(self, scheme: str, name: str, folder: FilePath) -> None:
        folders = self._folders(folder, ("sheets",), files=ROUND_FILES)
        document, round_ = self._of_round(Round, folder, (scheme, name))
        register_document, register = self._of_round(Register, folder, (scheme, name))
        decisions_document, decisions = self._of_round(Decisions, folder, (scheme, name))
        results_document, results = self._of_round(Results, folder, (scheme, name))
        corrections_document, corrections = self._of_round(Corrections, folder, (scheme, name))
        edition = self.repository.editions.get((scheme, round_.edition)) if round_ else None
        sheets = tuple(
            sheet
            for inner in folders.values()
            for sheet in self._sheets(inner, (scheme, name), edition)
        )
        if round_ is None or document is None:
            self.repository.unreadable_rounds.add((scheme, name))
            return
        editions = {*self.repository.editions, *self.repository.unreadable_editions}
        if (scheme, round_.edition) not in editions:
            known = sorted(each for owner, each in editions if owner == scheme)
            self._complain(
                NO_EDITION,
                document.place(("edition",)),
                round_.edition,
                known,
                scheme=scheme,
                edition=round_.edition,
            )
        self.repository.rounds[scheme, name] = FiledRound(
            document,
            round_,
            edition,
            register,
            register_document,
            sheets,
            decisions,
            decisions_document,
            results,
            results_document,
            corrections,
            corrections_document,
            frozenset(
                name
                for name, value in (
                    ("decisions.yml", decisions),
                    ("results.yml", results),
                    ("corrections.yml", corrections),
                )
                if value is None and os.path.lexists(folder / name)
            ),
        )

    def _of_round(
        self, model: type[ModelT], folder: FilePath, id: RoundId
    ) -> tuple[Document | None, ModelT | None]:
        """Read the file of a round that is called like the model; the first two must be there."""
        path = folder / f"{model.__name__.lower()}.yml"
        is_required = path.name in ROUND_FILES[:2]
        if not is_required and not os.path.lexists(path):
            return None, None
        document = self._read(path, required=is_required)
        value: Any = self._shaped(model, document)
        if value is not None and document is not None:
            stated = {"scheme": (value.scheme, id[0]), "round": (value.round, id[1])}
            self._compare(document, stated)
        return document, value

    def _sheets(
        self, folder: FilePath, round_: RoundId, edition: Edition | None
    ) -> Iterator[Sheet]:
        """Yield the judges' sheets of a round."""
        self._folders(folder, (), suffix=".yml")
        for path in self._files(folder, ".yml"):
            document = self._read(path)
            if document is None or edition is None:
                self._unfinished(document)
                continue
            sheet, problems = shaped_sheet(document, edition.scheme)
            self.repository.problems += problems
            if sheet is None:
                self._unfinished(document)
            else:
                stated = {"scheme": sheet.scheme, "round": sheet.round, "judge": sheet.judge}
                folders = dict(zip(stated, (*round_, path.name.removesuffix(".yml")), strict=True))
                self._compare(document, {key: (stated[key], folders[key]) for key in stated})
                yield replace(sheet, document=self._settled(document))

    # ------------------------------------------------------------------ units and submissions

    def _unit(self, unit: str, folder: FilePath) -> None:
        years = self._folders(folder, files=("unit.yml",))
        document = self._read(folder / "unit.yml", required=True)
        value = self._shaped(Unit, document)
        if value is not None and document is not None:
            self._compare(document, {"id": (value.id, unit)})
            self.repository.units[unit] = FiledUnit(document, value)
        else:
            self.repository.unreadable_units.add(unit)
        for year, year_folder in years.items():
            self._year(unit, year, year_folder)

    def _year(self, unit: str, year: str, folder: FilePath) -> None:
        self._folders(folder, ("evidence",), suffix=".yml")
        for path in self._files(folder, ".yml"):
            scheme, is_review = path.name.removesuffix(".yml"), path.name.endswith(".review.yml")
            scheme = scheme.removesuffix(".review")
            document = self._read(path)
            filed_round = self._round_of(scheme, year, path)
            key = (scheme, year, unit)
            if document is None or filed_round is None or filed_round.edition is None:
                self._unfinished(document)
                unread = self.repository.unreadable_claims
                if is_review:
                    unread = self.repository.unreadable_reviews
                unread.add(key)
            elif is_review:
                self._review(key, document, filed_round.edition)
            else:
                self._claim(key, document, filed_round.edition)

    def _round_of(self, scheme: str, year: str, path: FilePath) -> FiledRound | None:
        """Return the round a file belongs to; complain where there is none (but not of one unread)."""
        found = self.repository.rounds.get((scheme, year))
        known = {*self.repository.rounds, *self.repository.unreadable_rounds}
        place = Place(self._shown(path))
        if scheme not in self.schemes:
            files = [each + path.name.removeprefix(scheme) for each in self.schemes]
            self._stranger(path, files)
        elif (scheme, year) not in known:
            rounds = sorted(each for owner, each in known if owner == scheme)
            self._complain(NO_ROUND, place, year, rounds, scheme=scheme, round=year)
        return found

    def _claim(self, key: SubmissionId, document: Document, edition: Edition) -> None:
        claim, problems = shaped_claim(document, edition.scheme)
        self.repository.problems += problems
        if claim is None:
            self._unfinished(document)
            self.repository.unreadable_claims.add(key)
            return
        self._compare(document, _identity(key, claim))
        self.repository.claims[key] = replace(claim, document=self._settled(document))

    def _review(self, key: SubmissionId, document: Document, edition: Edition) -> None:
        review, problems = shaped_review(document, edition.scheme)
        self.repository.problems += problems
        if review is None:
            self._unfinished(document)
            self.repository.unreadable_reviews.add(key)
        else:
            self._compare(document, _identity(key, review))
            self.repository.reviews[key] = FiledReview(self._settled(document), review)

    def _settled(self, document: Document) -> Document:
        """Keep a document without the values that were made of it: there are many of them."""
        self.repository.documents[document.file] = settled = document.settled(self.shapes)
        return settled

    # ------------------------------------------------------------------ files and folders

    def _folders(
        self,
        folder: FilePath,
        allowed: tuple[str, ...] | None = None,
        files: tuple[str, ...] = (),
        suffix: str | None = None,
    ) -> dict[str, FilePath]:
        """Return the folders in a folder by name; complain of whatever does not belong there."""
        found = {}
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            name = path.name
            if name.startswith("."):
                continue
            if path.is_dir() and not path.is_symlink():
                if name in files or (suffix is not None and name.endswith(suffix)):
                    self._not_a_file(path, both("文件夹", "a folder"))
                elif allowed is not None and name not in allowed:
                    self._unknown(path, [*allowed, *files])
                elif not _NAME.fullmatch(name):
                    shown = _readable(name)
                    self._complain(BAD_FOLDER_NAME, Place(self._shown(path)), name, [], name=shown)
                else:
                    found[name] = path
            elif name not in files and not (suffix is not None and name.endswith(suffix)):
                self._unknown(path, [*(allowed or ()), *files, *([f"*{suffix}"] if suffix else [])])
        return found

    def _files(self, folder: FilePath, suffix: str) -> list[FilePath]:
        return [
            path
            for path in sorted(folder.iterdir())
            if path.name.endswith(suffix)
            and not path.name.startswith(".")
            and (path.is_symlink() or not path.is_dir())
        ]

    def _unknown(self, path: FilePath, allowed: list[str]) -> None:
        if path.is_symlink():
            self._not_a_file(path, both("符号链接", "a symbolic link"))
        else:
            self._stranger(path, allowed)

    def _stranger(self, path: FilePath, allowed: list[str]) -> None:
        name, place = _readable(path.name), Place(self._shown(path))
        is_of_unit = path.is_relative_to(self.repository.root / "units")
        self.repository.problems.append(stranger(place, path.name, name, allowed, is_of_unit))

    def _not_a_file(self, path: FilePath, what: Text) -> None:
        place = Place(self._shown(path))
        self.repository.problems.append(Problem(NOT_REGULAR, place, {"what": what}))

    def _read(self, path: FilePath, required: bool = False) -> Document | None:
        shown = self._shown(path)
        if required and not path.is_symlink() and not path.exists():
            self._complain(MISSING_FILE, Place(shown), path.name, [], name=path.name)
            return None
        document, problems = read(path, shown)
        self.repository.problems += problems
        if document is not None:
            self.repository.documents[shown] = document
            self.repository.problems += personal_data(document)
        else:  # what cannot be read must not be printed either
            self.repository.unfinished.add(shown)
            text = "\n".join(self.repository.lines(shown))
            self.repository.problems += personal_in_text(text, shown)
        return document

    def _shaped(self, model: type[ModelT], document: Document | None) -> ModelT | None:
        if document is None:
            return None
        value, problems = shaped(model, document)
        self.repository.problems += problems
        if value is None or has_errors(problems):
            self._unfinished(document)
            return None
        return value

    def _unfinished(self, document: Document | None) -> None:
        """Note that a file was read and yet not checked to the end."""
        if document is not None:
            self.repository.unfinished.add(document.file)

    def _compare(self, document: Document, stated: Mapping[str, tuple[str, str]]) -> None:
        """Complain where a file says it belongs somewhere else than it lies."""
        for key, (read_, folder) in stated.items():
            if read_ != folder:
                self.repository.problems.append(
                    Problem(
                        WRONG_PLACE,
                        document.place((key,)),
                        {"key": key, "read": read_, "folder": folder},
                        read_,
                        folder,
                    )
                )

    def _complain(
        self, code: Code, place: Place, word: str, allowed: list[str], **values: str
    ) -> None:
        texts: dict[str, Text | str | int] = {**values, "allowed": listed(allowed)}
        self.repository.problems.append(
            Problem(code, place, texts, suggestion=nearest(word, allowed))
        )

    def _shown(self, path: FilePath) -> str:
        inside = path.relative_to(self.repository.root).as_posix()
        return f"{self.repository.shown}/{_readable(inside)}"


def _readable(path: str) -> str:
    """Return a path that can be printed: bytes of a name that are not UTF-8 are spelled out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _identity(key: SubmissionId, stated: Claim | Review) -> dict[str, tuple[str, str]]:
    scheme, round_, unit = key
    return {
        "scheme": (stated.scheme, scheme),
        "round": (stated.round, round_),
        "unit": (stated.unit, unit),
    }
