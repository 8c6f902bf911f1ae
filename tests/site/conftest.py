"""The site built once from the repository's data, and a real browser to look at it."""

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import BrowserContext, Dialog, Page

from toolkit.commands import site
from toolkit.commands.environment import ROOT
from toolkit.scoring.rounds import score_rounds
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

DATA = ROOT / "data"


@pytest.fixture(scope="session")
def repository() -> Repository:
    return open_repository(DATA, "data")


@pytest.fixture(scope="session")
def cards(repository: Repository) -> dict[tuple[str, str, str], Scorecard]:
    """Every scorecard, out or not, by unit, round and scheme."""
    return {card.address: card for each in score_rounds(repository) for card in each.scorecards}


@pytest.fixture(scope="session")
def built(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built by the process that asks first and read by all of this run."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    where = shared / "site.txt"
    with FileLock(shared / "site.lock"):
        if not where.exists():
            tree = site.build(repository, tmp_path_factory.mktemp("stage"))
            assert tree is not None
            where.write_text(str(tree), encoding="utf-8")
    return Path(where.read_text(encoding="utf-8"))


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def served(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Silent, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    yield from served(built)


class Watched:
    """A page that remembers every request, dialog and error."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.trouble: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.trouble.append(f"error {error}"))
        page.on("dialog", self._dialog)
        page.on("console", self._console)

    def _console(self, message: object) -> None:
        kind, text = getattr(message, "type", ""), getattr(message, "text", "")
        if kind in ("error", "warning"):
            self.trouble.append(f"console {text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.trouble.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def foreign(self, address: str) -> list[str]:
        """Requests that left the site's own host."""
        own = (address, "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]


def page_in(window: BrowserContext) -> Iterator[Watched]:
    """Yield a new page of the window, where no other page is open and nothing is stored."""
    yield Watched(window.new_page())
    for page in window.pages:
        if page.url.startswith(("http:", "file:")):
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.close()
    window.clear_cookies()


@pytest.fixture
def watched(window: BrowserContext) -> Iterator[Watched]:
    yield from page_in(window)
