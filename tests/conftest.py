"""What all tests of a process share: one real browser, and files that are read over and over."""

import os
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from toolkit.problems.problem import Problem
from toolkit.reading import reader
from toolkit.reading.document import Document

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
