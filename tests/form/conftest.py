"""A blank page beside the form's scripts, on which they can be imported and called."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.codes.tree import TINY
from tests.demonstrations import demonstrations
from tests.site.conftest import served
from toolkit.commands.environment import ROOT
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

SCRIPTS = ROOT / "site_overrides/assets/form"


@pytest.fixture(scope="session")
def form_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("form")
    (folder / "blank.html").write_text("<!doctype html><title>blank</title>", encoding="utf-8")
    (folder / "form").symlink_to(SCRIPTS)
    yield from served(folder)


@pytest.fixture(scope="session")
def form_page(browser: Browser, form_address: str) -> Iterator[Page]:
    """A page on which ``import("./form/check.js")`` finds the form's scripts."""
    page = browser.new_page()
    page.goto(f"{form_address}blank.html")
    yield page
    page.close()


@pytest.fixture(scope="session")
def repositories() -> dict[str, Repository]:
    """The repository's own data and the tiny organisation's."""
    return {"data": demonstrations(), "tiny": open_repository(TINY, "data")}
