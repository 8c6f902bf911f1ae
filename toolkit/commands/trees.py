"""The trees of the site: the engine's pages and the units' of each language, and all put together."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from toolkit.commands.aside import side_by_side
from toolkit.commands.environment import ROOT
from toolkit.contribute.form_settings import NOWHERE, Submit
from toolkit.language import LANGUAGES, Language
from toolkit.outcomes.results import Results
from toolkit.pages import addresses
from toolkit.pages.content_security import seal
from toolkit.pages.finder import FINDER, finder_json
from toolkit.pages.search_index import write_search
from toolkit.pages.site_address import tell_search_engines
from toolkit.pages.site_pages import site_pages, stamped_kinds, stamped_pages
from toolkit.pages.stage import write_stage
from toolkit.pages.stamp import frame_pages, stamp
from toolkit.problems.catalogue import all_codes
from toolkit.problems.problem import Code
from toolkit.publishing.places import TREES
from toolkit.publishing.settings import Settings
from toolkit.submissions.repository import Repository


@dataclass(frozen=True)
class Content:
    """What the pages are made of."""

    repository: Repository
    results: Results
    submit: Submit = NOWHERE
    settings: Settings | None = None


def build_languages(
    content: Content, stage: Path, meanwhile: Callable[[], None] = lambda: None
) -> bool:
    """Build the tree of every language below the stage, side by side; False if the engine fails."""
    codes = list(all_codes().values())
    pieces = [partial(_build, language, content, codes, stage) for language in LANGUAGES]
    return side_by_side(pieces, meanwhile)


def assembled(stage: Path, repository: Repository, address: str) -> Path:
    """Put the languages' trees and the published data together; return the finished tree."""
    finished = stage / "out" / "zh"
    for language, tree in TREES.items():
        if tree:
            (stage / "out" / language).rename(finished / tree)
    (finished / FINDER).write_bytes(finder_json(repository))
    (stage / "published" / "api").rename(finished / "api")
    shutil.copytree(stage / "published", finished, dirs_exist_ok=True)  # beside the pages
    (finished / "en" / "404.html").unlink()  # the other says it in both languages
    tell_search_engines(finished, address)
    return finished


def _build(language: Language, content: Content, codes: Sequence[Code], stage: Path) -> bool:
    """Build one language: stage its pages, let the engine build them, seal them, print the many."""
    repository, results = content.repository, content.results
    pages = site_pages(language, repository, results, codes, content.submit, content.settings)
    kinds = stamped_kinds()
    pages += frame_pages(kinds)
    linked = {addresses.problem(code.id) for code in codes}
    config = write_stage(stage, language, pages, ROOT / "docs", ROOT / "mkdocs.yml", linked)
    built = stage / "out" / language
    if not _mkdocs(config, stage / language, built):
        return False
    seal(built, frame_pages(kinds)[0].path)
    stamp(built, kinds, stamped_pages(language, repository, results, codes, content.settings))
    write_search(built, language, codes, [filed.unit for filed in repository.units.values()])
    return True


def _mkdocs(config: Path, docs: Path, out: Path) -> bool:
    """Let the engine build; False, and what it said, where it fails.

    Never -q: it would hide warnings from --strict.
    """
    environment = os.environ | {
        "KAOHE_STAGE": str(docs.resolve()),
        "KAOHE_OUT": str(out.resolve()),
        "SOURCE_DATE_EPOCH": str(_source_date()),
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)]
    done = subprocess.run(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    if done.returncode != 0:
        sys.stderr.write(done.stderr.decode("utf-8", "replace"))
    return done.returncode == 0


def _source_date() -> int:
    """The time of the last commit, so that the same commit gives the same bytes; else a fixed day."""
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except FileNotFoundError:
        found = ""
    return int(found) if found.isdigit() else int(time.mktime((2018, 11, 5, 0, 0, 0, 0, 0, 0)))
