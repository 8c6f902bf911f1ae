"""The claim of a tiny unit as a workbook, and what is read back from it."""

from dataclasses import replace
from pathlib import Path

from toolkit.contribute.entries import FactEntry
from toolkit.contribute.workbooks.claim_form import ClaimForm, form_of
from toolkit.contribute.workbooks.claim_reading import ClaimRead, read_claim
from toolkit.contribute.workbooks.claim_workbook import claim_workbook
from toolkit.submissions.repository import Repository

SOCIETY, FAIR, PRIZE = "tiny-society", "tiny-fair", "tiny-prize"


def open_form(repository: Repository, scheme: str, unit: str = "tiny-alpha") -> ClaimForm:
    """The claim of a unit in a round that is open."""
    form = form_of(repository, repository.rounds[scheme, "2020"], unit)
    return replace(form, round=form.round.model_copy(update={"state": "draft"}))


def back(form: ClaimForm, repository: Repository, folder: Path) -> ClaimRead:
    path = folder / "back.xlsx"
    path.write_bytes(claim_workbook(form))
    return read_claim(path, form, repository)


def with_facts(form: ClaimForm, **facts: FactEntry) -> ClaimForm:
    entries = replace(form.entries, facts={**form.entries.facts, **facts})
    return replace(form, entries=entries)
