"""What all tests of a process share: one real browser, and files that are read over and over."""

import os
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.codes.tree import Tree
from toolkit.problems.problem import Problem
from toolkit.reading import reader
from toolkit.reading.document import Document
from toolkit.schemes.edition import Edition
from toolkit.submissions import scheme_folder

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
    "site/test_pages_in_browser",
    "second_reading/",
    "site/",
    "schemes/",
    "hostile/",
    "form/",
    "outcomes/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    folder = Path(__file__).parent

    def place(item: pytest.Item) -> int:
        file = item.path.relative_to(folder).as_posix() if folder in item.path.parents else ""
        return next((n for n, long in enumerate(LONG_FILES) if file.startswith(long)), 99)

    items.sort(key=place)


@pytest.fixture(scope="session", autouse=True)
def _a_text_is_parsed_once() -> Iterator[None]:
    """Most tests check a whole small organisation in which one file differs from the last test's.

    Documents are values. Tests of the reader call ``parse`` itself, which stays as it is.
    """
    remembered = lru_cache(maxsize=512)(reader.parse)

    def parse(text: str, shown: str, sha256: str = "") -> tuple[Document | None, list[Problem]]:
        document, problems = remembered(text, shown, sha256)
        return document, list(problems)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "parse", parse)
        yield


@pytest.fixture(scope="session", autouse=True)
def _a_scheme_is_built_once() -> Iterator[None]:
    """Schemes are values too, and building the models of one takes a tenth of a second."""
    load = scheme_folder.load
    built: dict[tuple[str, str], tuple[Edition | None, list[Problem]]] = {}

    def load_once(document: Document) -> tuple[Edition | None, list[Problem]]:
        key = document.file, document.sha256 or document.text
        if key not in built:
            built[key] = load(document)
        edition, problems = built[key]
        return edition, list(problems)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scheme_folder, "load", load_once)
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
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        if os.environ.get("CI"):
            pytest.fail("no chromium: the pages cannot be tested in a browser")
        pytest.skip(
            "no chromium on this machine: install Debian's packages chromium, fonts-noto-cjk"
        )
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium, headless=True, chromium_sandbox=False, args=list(QUIET)
        )
        yield running
        running.close()
