"""The county scheme with its round, register and sheets, alone, as a data folder to work on."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.contribute.opened import opened
from tests.demonstrations import demonstrations
from toolkit.commands.environment import ROOT
from toolkit.contribute.sheet_form import SheetForm, form_of
from toolkit.schemes.edition import load
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

SCHEME = "lianyungang-county"
OWN = "lianyungang-demo-jia"
SHEETS = f"schemes/{SCHEME}/rounds/2018/sheets"


def copy_to(folder: Path) -> Path:
    """Copy the scheme and all that its units submitted under it."""
    source = ROOT / "data"
    shutil.copytree(source / "schemes" / SCHEME, folder / "schemes" / SCHEME)
    for unit in sorted((source / "units").glob("lianyungang-demo-*")):
        shutil.copytree(unit, folder / "units" / unit.name)
    return folder


@pytest.fixture(scope="session")
def data() -> Repository:
    """The repository's own data."""
    return demonstrations()


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The tiny organisation with its society's round open."""
    return open_repository(opened(tmp_path_factory.mktemp("tiny")), "data")


@pytest.fixture(scope="session")
def counties(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return open_repository(copy_to(tmp_path_factory.mktemp("counties") / "data"), "data")


@pytest.fixture(scope="session")
def form(counties: Repository) -> SheetForm:
    """The sheet of a judge from the first county, not yet filled in."""
    return form_of(counties, counties.rounds[SCHEME, "2018"], "county-jia", "counties", OWN)


@pytest.fixture(scope="session")
def included(counties: Repository, form: SheetForm) -> SheetForm:
    """The same sheet where the mark of one's own unit counts."""
    edition, _ = load(counties.editions[SCHEME, "2018"].document, {"LYG-SELF": "included"})
    assert edition is not None
    return replace(form, scheme=edition.scheme)
