"""Every code of a claim's workbook is earned at its cell, and its twin does not earn it."""

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.codes.tree import TINY
from tests.codes.workbooks import CLAIM_BOOKS, ClaimBookCase, ClaimChange, Formula, Packed
from toolkit.contribute.workbooks.claim_form import ClaimForm, form_of
from toolkit.contribute.workbooks.claim_reading import read_claim
from toolkit.contribute.workbooks.claim_workbook import claim_workbook
from toolkit.problems.catalogue import all_codes
from toolkit.problems.problem import Problem
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

_SEEN: Counter[str] = Counter()
_MARKER = 987654


def _name(case: ClaimBookCase) -> str:
    _SEEN[case.code] += 1
    return f"{case.code}-{_SEEN[case.code]}"


every_case = pytest.mark.parametrize("case", CLAIM_BOOKS, ids=map(_name, CLAIM_BOOKS))


@pytest.fixture(scope="module")
def tiny() -> Repository:
    return open_repository(TINY)


@pytest.fixture(scope="module")
def form(tiny: Repository) -> ClaimForm:
    """The claim of tiny-alpha in a round that is open."""
    filed = tiny.rounds["tiny-society", "2020"]
    return in_state(form_of(tiny, filed, "tiny-alpha"), "draft")


def in_state(form: ClaimForm, state: str) -> ClaimForm:
    return replace(form, round=form.round.model_copy(update={"state": state}))


@pytest.fixture(scope="module")
def content(form: ClaimForm) -> bytes:
    """The workbook with amounts in place of formulas, for openpyxl keeps no value of a formula."""
    book = openpyxl.load_workbook(io.BytesIO(claim_workbook(form)), data_only=True)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def changed(content: bytes, change: ClaimChange) -> bytes:
    if isinstance(change, bytes):
        return change
    if isinstance(change, Packed):
        return change.change(content)
    book = openpyxl.load_workbook(io.BytesIO(content))
    if isinstance(change, Formula):
        book[change.sheet][change.cell] = _MARKER
        return with_formula(saved(book), change)
    change(book)
    return saved(book)


def with_formula(content: bytes, formula: Formula) -> bytes:
    """Put a formula with its stored value in the place of the marker."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            xml = before.read(name)
            if name.startswith("xl/worksheets/"):
                instead = rf'\1 t="{formula.kind}"><f>A1</f><v>{formula.value}</v>'
                marked = rf'(<c r="{formula.cell}" s="\d+") t="n"><v>{_MARKER}</v>'
                xml = re.sub(marked, instead, xml.decode()).encode()
            after.writestr(name, xml)
    assert b"<f>A1</f>" in b"".join(
        zipfile.ZipFile(made).read(name) for name in zipfile.ZipFile(made).namelist()
    )
    return made.getvalue()


def problems_of(content: bytes, folder: Path, form: ClaimForm, tiny: Repository) -> list[Problem]:
    path = folder / "back.xlsx"
    path.write_bytes(content)
    return read_claim(path, form, tiny).problems


@every_case
def test_the_slip_is_told_at_its_cell(
    case: ClaimBookCase, content: bytes, form: ClaimForm, tiny: Repository, tmp_path: Path
) -> None:
    asked = in_state(form, case.state)
    problems = problems_of(changed(content, case.bad), tmp_path, asked, tiny)
    found = [each for each in problems if each.code.id == case.code]
    assert case.cell in [each.place.cell for each in found], problems
    for each in found:
        assert each.place.shown == f"back.xlsx {each.place.cell}" if each.place.cell else True
        for text in (each.message, each.remedy):
            assert "{" not in f"{text.zh}{text.en}"
            assert "None" not in f"{text.zh}{text.en}"
    if all_codes()[case.code].severity == "error":
        own = {each.code.id for each in problems if each.place.cell == case.cell}
        assert own == {case.code}, "check says nothing of a cell that was refused"


@every_case
def test_the_nearest_workbook_does_not_earn_the_code(
    case: ClaimBookCase, content: bytes, form: ClaimForm, tiny: Repository, tmp_path: Path
) -> None:
    problems = problems_of(changed(content, case.good), tmp_path, form, tiny)
    assert case.code not in {each.code.id for each in problems}, problems


def test_the_workbook_as_it_is_has_no_problem_but_what_check_says(
    content: bytes, form: ClaimForm, tiny: Repository, tmp_path: Path
) -> None:
    assert {each.code.id for each in problems_of(content, tmp_path, form, tiny)} <= {"C201"}
