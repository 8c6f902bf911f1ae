"""A scheme's folder: its editions with their worked examples, its rounds with all that belongs to them."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.reading.document import Document
from toolkit.schemes.edition import Edition, load
from toolkit.schemes.examples import Example, shaped_examples
from toolkit.submissions.decisions import Decisions
from toolkit.submissions.objection import Objection
from toolkit.submissions.opening import ModelT, Opening
from toolkit.submissions.repository import FiledRound, RoundId
from toolkit.submissions.results import Corrections, Results
from toolkit.submissions.round import Register, Round
from toolkit.submissions.sheet import Sheet, shaped_sheet

NO_EDITION = declare(
    "F404",
    "error",
    title=both("没有这一版办法", "No such edition"),
    message=both(
        "办法 {scheme} 没有 {edition} 这一版。", "The scheme {scheme} has no edition {edition}."
    ),
    remedy=both("检查 edition；现有的版本：{allowed}。", "Check edition; there are: {allowed}."),
)

#: The files of a round; the first two must be there.
ROUND_FILES = ("round.yml", "register.yml", "decisions.yml", "results.yml", "corrections.yml")


def read_scheme(opening: Opening, scheme: str, folder: FilePath) -> None:
    """Read a scheme into the repository: editions first, for rounds name theirs."""
    folders = opening.folders(folder)
    for name, inner in folders.items():
        if name != "rounds":
            _edition(opening, scheme, name, inner)
    rounds = opening.folders(folder / "rounds") if "rounds" in folders else {}
    for name, inner in rounds.items():
        _round(opening, scheme, name, inner)


def _edition(opening: Opening, scheme: str, edition: str, folder: FilePath) -> None:
    repository = opening.repository
    folders = opening.folders(folder, ("examples",), ("scheme.yml",), ".schema.json")
    document = opening.read(folder / "scheme.yml", required=True)
    loaded, problems = (None, []) if document is None else load(document)
    opening.add(problems)
    examples = [each for inner in folders.values() for each in _examples(opening, inner, loaded)]
    if loaded is None or document is None:
        opening.unfinished(document)
        repository.unreadable_editions.add((scheme, edition))
        return
    opening.compare(
        document,
        {"id": (loaded.scheme.id, scheme), "edition": (loaded.scheme.edition, edition)},
    )
    repository.editions[scheme, edition] = loaded
    repository.examples[scheme, edition] = examples


def _examples(opening: Opening, folder: FilePath, edition: Edition | None) -> list[Example]:
    opening.folders(folder, (), suffix=".yml")
    examples: list[Example] = []
    for path in opening.files(folder, ".yml"):
        document = opening.read(path)
        if document is None or edition is None:
            opening.unfinished(document)
            continue
        found, problems = shaped_examples(document, edition.scheme)
        opening.add(problems)
        if problems:
            opening.unfinished(document)
        examples += found
    return examples


def _round(opening: Opening, scheme: str, name: str, folder: FilePath) -> None:
    repository, id = opening.repository, (scheme, name)
    folders = opening.folders(folder, ("sheets", "objections"), files=ROUND_FILES)
    document, round_ = _of_round(opening, Round, folder, id)
    register_document, register = _of_round(opening, Register, folder, id)
    decisions_document, decisions = _of_round(opening, Decisions, folder, id)
    results_document, results = _of_round(opening, Results, folder, id)
    corrections_document, corrections = _of_round(opening, Corrections, folder, id)
    edition = repository.editions.get((scheme, round_.edition)) if round_ else None
    of_sheets, of_objections = folders.get("sheets"), folders.get("objections")
    sheets = tuple(_sheets(opening, of_sheets, id, edition)) if of_sheets else ()
    objections = tuple(_objections(opening, of_objections, id)) if of_objections else ()
    if round_ is None or document is None:
        repository.unreadable_rounds.add(id)
        return
    _compare_edition(opening, scheme, round_, document)
    optional = {"decisions.yml": decisions, "results.yml": results, "corrections.yml": corrections}
    repository.rounds[id] = FiledRound(
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
            file
            for file, value in optional.items()
            if value is None and os.path.lexists(folder / file)
        ),
        objections,
    )


def _compare_edition(opening: Opening, scheme: str, round_: Round, document: Document) -> None:
    repository = opening.repository
    editions = {*repository.editions, *repository.unreadable_editions}
    if (scheme, round_.edition) not in editions:
        known = sorted(each for owner, each in editions if owner == scheme)
        place, edition = document.place(("edition",)), round_.edition
        opening.complain(NO_EDITION, place, edition, known, scheme=scheme, edition=edition)


def _of_round(
    opening: Opening, model: type[ModelT], folder: FilePath, id: RoundId
) -> tuple[Document | None, ModelT | None]:
    """Read the file of a round that is called like the model; the first two must be there."""
    path = folder / f"{model.__name__.lower()}.yml"
    is_required = path.name in ROUND_FILES[:2]
    if not is_required and not os.path.lexists(path):
        return None, None
    document = opening.read(path, required=is_required)
    value: Any = opening.shaped(model, document)
    if value is not None and document is not None:
        stated = {"scheme": (value.scheme, id[0]), "round": (value.round, id[1])}
        opening.compare(document, stated)
    return document, value


def _sheets(
    opening: Opening, folder: FilePath, round_: RoundId, edition: Edition | None
) -> Iterator[Sheet]:
    """Yield the judges' sheets of a round."""
    opening.folders(folder, (), suffix=".yml")
    for path in opening.files(folder, ".yml"):
        document = opening.read(path)
        if document is None or edition is None:
            opening.unfinished(document)
            continue
        sheet, problems = shaped_sheet(document, edition.scheme)
        opening.add(problems)
        if sheet is None:
            opening.unfinished(document)
        else:
            stated = {"scheme": sheet.scheme, "round": sheet.round, "judge": sheet.judge}
            folders = dict(zip(stated, (*round_, path.name.removesuffix(".yml")), strict=True))
            opening.compare(document, {key: (stated[key], folders[key]) for key in stated})
            yield replace(sheet, document=opening.settled(document))


def _objections(
    opening: Opening, folder: FilePath, round_: RoundId
) -> Iterator[tuple[Objection, Document]]:
    """Yield the objections of a round, each called by its id."""
    opening.folders(folder, (), suffix=".yml")
    for path in opening.files(folder, ".yml"):
        document = opening.read(path)
        read = opening.shaped(Objection, document)
        if read is not None and document is not None:
            stated = {"scheme": read.scheme, "round": read.round, "id": read.id}
            folders = dict(zip(stated, (*round_, path.name.removesuffix(".yml")), strict=True))
            opening.compare(document, {key: (stated[key], folders[key]) for key in stated})
            yield read, document
