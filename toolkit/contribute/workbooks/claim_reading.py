"""A filled-in workbook of a claim, read back and judged as ``check`` would judge its file."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.checking.one_claim import check_one_claim
from toolkit.contribute.entries import ClaimEntries, claim_text
from toolkit.contribute.places import Places
from toolkit.contribute.workbooks import claim_problems as codes
from toolkit.contribute.workbooks.claim_entries import Entries, Spot
from toolkit.contribute.workbooks.claim_finding import Found, found_in
from toolkit.contribute.workbooks.claim_form import ClaimForm
from toolkit.contribute.workbooks.opening import opened
from toolkit.language import Text
from toolkit.problems.problem import Place, Problem
from toolkit.submissions.repository import Repository
from toolkit.submissions.round import STATES


@dataclass(frozen=True)
class ClaimRead:
    """What a workbook says: the entries, the claim file they make, and every problem of its cells.

    ``entries`` is None and ``text`` empty where the workbook is not one of this claim.
    """

    entries: ClaimEntries | None
    text: str = ""
    problems: list[Problem] = field(default_factory=list)


def read_claim(path: Path, form: ClaimForm, repository: Repository) -> ClaimRead:
    """Read a workbook of a claim; problems name sheet and cell. OSError where it cannot be opened."""
    file = path.name
    grids = opened(path)
    if isinstance(grids, Text):
        why = Problem(codes.UNREADABLE, Place(file), {"why": grids})
        return ClaimRead(None, problems=[why])
    found, problems = found_in(file, grids, form)
    if found is None:
        return ClaimRead(None, problems=problems)
    reading = Entries(file, form, found)
    entries = reading.all()
    text = claim_text(form.scheme, entries)
    problems = [*reading.problems, *_judged(reading, text, repository)]
    order = {title: number for number, title in enumerate(found.titles)}
    problems.sort(key=lambda each: (order.get(_sheet_of(each.place), -1), each.place, each.code.id))
    if form.round.state != "draft":
        known = {"round": form.round.title, "state": STATES[form.round.state]}
        problems.append(Problem(codes.CLOSED, Place(file), known))
    return ClaimRead(entries, text, problems)


def _judged(reading: Entries, text: str, repository: Repository) -> list[Problem]:
    """Return what ``check`` says of the claim, at the cells; nothing of a cell that was refused."""
    form = reading.form
    id = (form.scheme.id, form.round.round, form.unit)
    document, problems = check_one_claim(repository, id, text)
    places = None if document is None else Places(document)
    told = []
    for problem in problems:
        spot = None if places is None else reading.cell(places.path(problem.place))
        if spot not in reading.refused:
            told.append(replace(problem, place=_place(reading.file, reading.found, spot)))
    return told


def _place(file: str, found: Found, spot: Spot | None) -> Place:
    if spot is None:
        return Place(file)
    sheet, row, column = spot
    return found.sheets[sheet].place(file, row, column)


def _sheet_of(place: Place) -> str:
    return place.cell.rpartition("!")[0]
