"""The trees of the site: each language's few pages by the engine, the many stamped, all put together."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from toolkit.commands.aside import side_by_side
from toolkit.commands.engine import Job, build_all
from toolkit.commands.environment import ROOT
from toolkit.contribute.form_settings import NOWHERE, Submit
from toolkit.language import LANGUAGES, Language
from toolkit.outcomes.results import Results
from toolkit.pages import addresses
from toolkit.pages.finder import FINDER, finder_json
from toolkit.pages.many_pages import KINDS, Many
from toolkit.pages.renderer import compile_templates
from toolkit.pages.search_index import write_search
from toolkit.pages.site_address import tell_search_engines
from toolkit.pages.site_pages import site_pages
from toolkit.pages.stage import write_stage
from toolkit.pages.stamp import Frames, frame_pages
from toolkit.problems.catalogue import all_codes
from toolkit.problems.problem import Code
from toolkit.publishing.places import TREES
from toolkit.publishing.settings import Settings
from toolkit.submissions.repository import Repository

#: Units whose pages are printed in one go.
AT_ONCE = 25


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
    """Build the tree of every language below the stage; False if the engine fails.

    The engine builds the few pages of all languages side by side. Then the many are printed by
    several copies of this process, some units each in every language, so that a copy needs no more
    memory of its own than for the units it meets.
    """
    codes = list(all_codes().values())
    jobs = [_staged(language, content, codes, stage) for language in LANGUAGES]
    if not build_all(jobs, meanwhile=compile_templates):
        return False
    many = Many(content.repository, content.results, codes, content.settings)
    frames = {}
    for language in LANGUAGES:
        built = stage / "out" / language
        frames[language] = Frames(built, KINDS)
        units = [filed.unit for filed in content.repository.units.values()]
        write_search(built, language, codes, units)

    def begin() -> None:
        meanwhile()
        for language in LANGUAGES:
            frames[language].stamp(many.of_no_unit(language))

    def of_units(units: Sequence[str]) -> None:
        for language in LANGUAGES:
            frames[language].stamp(many.of_units(language, units))

    ids = list(content.repository.units)
    some = [ids[n : n + AT_ONCE] for n in range(0, len(ids), AT_ONCE)]
    return side_by_side([partial(of_units, units) for units in some], begin)


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


def _staged(language: Language, content: Content, codes: Sequence[Code], stage: Path) -> Job:
    """Stage the pages of one language for the engine, and the frames of the others."""
    pages = site_pages(
        language, content.repository, content.results, codes, content.submit, content.settings
    )
    pages += frame_pages(KINDS)
    linked = {addresses.problem(code.id) for code in codes}
    config = write_stage(stage, language, pages, ROOT / "docs", ROOT / "mkdocs.yml", linked)
    return Job(config, stage / language, stage / "out" / language)
