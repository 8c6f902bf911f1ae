"""What all tests of a process share: one browser, one tiny organisation, and what is read once."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.chromium import chromium
from tests.codes.tree import Tree
from tests.once import read_once

QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

#: Files whose tests are few and long go first: at the end one process would wait for another.
LONG_FILES = (
    "site/test_pages_in_browser",  # builds the site; while it does, others do what needs none
    "schemes/",
    "hostile/",
    "second_reading/",
    "site/",
    "form/",
    "outcomes/",
)


#: So many new objects before the collector looks for circles: what tests read once stays, and to go
#: through it over and over takes a tenth of their time.
NEW_OBJECTS = 200_000

#: Where Linux keeps files in memory, and how much has to be free there.
IN_MEMORY, ENOUGH = Path("/dev/shm"), 4 * 1024**3


def pytest_configure() -> None:
    """Let the tests' folders lie in memory where there is enough: they hold ten thousands of files."""
    gc.set_threshold(NEW_OBJECTS)
    if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free >= ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    folder = Path(__file__).parent

    def place(item: pytest.Item) -> int:
        file = item.path.relative_to(folder).as_posix() if folder in item.path.parents else ""
        return next((n for n, long in enumerate(LONG_FILES) if file.startswith(long)), 99)

    items.sort(key=place)


@pytest.fixture(scope="session", autouse=True)
def _what_does_not_change_is_read_once() -> Iterator[None]:
    with read_once():
        yield


@pytest.fixture(scope="session")
def _copied(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return Tree(tmp_path_factory.mktemp("tiny"))


@pytest.fixture
def tree(_copied: Tree) -> Iterator[Tree]:
    """A copy of the tiny organisation to be changed; it is made whole again for the next test."""
    yield _copied
    _copied.put_back()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: the pages cannot be tested in a browser")
        pytest.skip(
            "no Chromium on this machine: install Debian's chromium-headless-shell, fonts-noto-cjk"
        )
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=program, headless=True, chromium_sandbox=False, args=list(QUIET)
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """One window for all tests that need none of their own: for a new one programs start anew."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    yield context
    context.close()
