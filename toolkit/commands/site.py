"""``site``: check, score, publish, stage and build, into ``site/`` — all of it or nothing.

Everything is built aside and put in place at the end by renaming, so that a failed check or a
killed build leaves the last good site as it was.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from toolkit.commands.check import all_problems
from toolkit.commands.environment import ROOT
from toolkit.commands.refusals import WrongUse
from toolkit.contribute.form_files import write_forms
from toolkit.contribute.form_settings import NOWHERE, Submit, WrongSetting, submit_settings
from toolkit.language import LANGUAGES, both
from toolkit.outcomes.results import Results, results_of
from toolkit.outcomes.source import UNKNOWN, Source
from toolkit.pages.content_security import seal
from toolkit.pages.finder import FINDER, finder_json
from toolkit.pages.search_index import write_search
from toolkit.pages.site_address import WrongAddress, site_address, tell_search_engines
from toolkit.pages.site_pages import kinds_of_units, pages_of_units, site_pages
from toolkit.pages.stage import write_stage
from toolkit.pages.stamp import frame_pages, stamp
from toolkit.problems.catalogue import all_codes
from toolkit.problems.printing import as_text, summary
from toolkit.problems.problem import has_errors
from toolkit.publishing.places import TREES
from toolkit.publishing.publish import publish
from toolkit.publishing.release import released
from toolkit.publishing.settings import Settings, WrongLicence, licence_setting
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

SITE, BUILD = ROOT / "site", ROOT / "build"
#: Where the last site stands while the new one takes its place.
LAST = BUILD / "site.last"

BUILT = both("网站建好了：{path}", "The site is built: {path}")
REFUSED = both("数据有错误，网站没有更新。", "The data has errors; the site was not updated.")
FAILED = both("建站失败，网站没有更新。", "The build failed; the site was not updated.")


def run(data: Path) -> int:
    """Build the site; 0, or 1 where the data has errors or the build fails."""
    recover()
    repository = open_repository(data)
    problems = all_problems(repository)
    if has_errors(problems):
        sys.stderr.write(as_text(problems, "zh", repository.lines, len(repository.unfinished)))
        _say(REFUSED.zh, REFUSED.en)
        return 1
    _say(summary(problems, "zh"), summary(problems, "en"))
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="stage-") as stage:
        built = build(repository, Path(stage), source_of(data))
        if built is None:
            _say(FAILED.zh, FAILED.en)
            return 1
        put_in_place(built)
    words = BUILT.filled(path=os.path.relpath(SITE))
    _say(words.zh, words.en)
    return 0


def build(repository: Repository, stage: Path, source: Source = UNKNOWN) -> Path | None:
    """Build both languages and the data below the stage; return the finished tree, None if it fails.

    ``source`` is the commit that the pages name; nothing else in them depends on it.
    """
    submit, settings = where_to_submit(), what_is_told()
    results = released(results_of(repository, score_rounds(repository)), source)
    engines = start_engines(repository, results, stage, submit, settings)
    publish(stage / "published", results, repository, settings)  # while the engines work
    write_forms(stage / "published", repository, submit)
    if not have_built(engines):
        return None
    stamp_units(repository, results, stage)
    return assembled(stage)


def where_to_submit() -> Submit:
    """Return where finished files go, as the site's configuration says; WrongUse if it is wrong."""
    try:
        return submit_settings(ROOT / "mkdocs.yml")
    except WrongSetting as wrong:
        raise WrongUse(wrong.said.zh, wrong.said.en) from None


def start_engines(
    repository: Repository,
    results: Results,
    stage: Path,
    submit: Submit = NOWHERE,
    settings: Settings | None = None,
) -> "list[subprocess.Popen[bytes]]":
    """Stage both languages, units left out but for their frames, and start the engine on each."""
    codes = list(all_codes().values())
    engines = []
    for language in LANGUAGES:
        pages = site_pages(language, repository, results, codes, submit, settings)
        pages += frame_pages(kinds_of_units())
        config = write_stage(stage, language, pages, ROOT / "docs", ROOT / "mkdocs.yml")
        engines.append(_mkdocs(config, stage / language, stage / "out" / language))
    return engines


def have_built(engines: "Iterable[subprocess.Popen[bytes]]") -> bool:
    """Wait for the engines; return whether all did their work, and show what the others said."""
    failed = [log for code, log in [_finished(process) for process in engines] if code != 0]
    sys.stderr.write("\n".join(failed))
    return not failed


def stamp_units(repository: Repository, results: Results, stage: Path) -> None:
    """Seal what the engines built, write the pages of units into its frames, and what is searched."""
    for language in LANGUAGES:
        built, kinds = stage / "out" / language, kinds_of_units()
        seal(built, frame_pages(kinds)[0].path)
        stamp(built, kinds, pages_of_units(language, repository, results))
        write_search(built, language, [filed.unit for filed in repository.units.values()])
    (stage / "out" / "zh" / FINDER).write_bytes(finder_json(repository))


def assembled(stage: Path) -> Path:
    """Put the languages' trees and the published data together; return the finished tree."""
    finished = stage / "out" / "zh"
    for language, tree in TREES.items():
        if tree:
            (stage / "out" / language).rename(finished / tree)
    (stage / "published" / "api").rename(finished / "api")
    shutil.copytree(stage / "published", finished, dirs_exist_ok=True)  # beside the pages
    (finished / "en" / "404.html").unlink()  # the other says it in both languages
    tell_search_engines(finished, where_it_stands())
    return finished


def where_it_stands() -> str:
    """Return the address of the site, "" while there is none; WrongUse if it is wrong."""
    try:
        return site_address(ROOT / "mkdocs.yml")
    except WrongAddress as wrong:
        raise WrongUse(wrong.said.zh, wrong.said.en) from None


def what_is_told() -> Settings:
    """Return what publishing is told of the site; WrongUse where the configuration is wrong."""
    try:
        return Settings(where_it_stands(), licence_setting(ROOT / "mkdocs.yml"))
    except WrongLicence as wrong:
        raise WrongUse(wrong.said.zh, wrong.said.en) from None


def put_in_place(built: Path) -> None:
    """Make the built tree the site. Between the two renames the last site stands at LAST."""
    shutil.rmtree(LAST, ignore_errors=True)
    if SITE.exists():
        SITE.rename(LAST)
    built.rename(SITE)
    shutil.rmtree(LAST, ignore_errors=True)


def recover() -> None:
    """Put the last site back if a build was killed between the two renames."""
    if LAST.exists() and not SITE.exists():
        LAST.rename(SITE)


def _mkdocs(config: Path, docs: Path, out: Path) -> "subprocess.Popen[bytes]":
    """Start the engine on one language. Never -q: it would hide warnings from --strict."""
    environment = os.environ | {
        "KAOHE_STAGE": str(docs.resolve()),
        "KAOHE_OUT": str(out.resolve()),
        "SOURCE_DATE_EPOCH": str(_source_date()),
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def _finished(process: "subprocess.Popen[bytes]") -> tuple[int, str]:
    """Wait for a build; return its exit code and what it said."""
    _, said = process.communicate()
    return process.returncode, said.decode("utf-8", "replace")


def source_of(data: Path) -> Source:
    """Return the commit the data stands at, its day, and whether files differ from it."""
    said = _git(data, "log", "-1", "--format=%H %cs", "--", ".").split()
    if len(said) != 2:
        return UNKNOWN
    return Source(said[0], said[1], bool(_git(data, "status", "--porcelain", "--", ".").strip()))


def _git(folder: Path, *arguments: str) -> str:
    """Return what git says of a folder; nothing where there is no git or no repository."""
    try:
        run = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return ""
    return run.stdout if run.returncode == 0 else ""


def _source_date() -> int:
    """The time of the last commit, so that the same commit gives the same bytes; else a fixed day."""
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except FileNotFoundError:
        found = ""
    return int(found) if found.isdigit() else int(time.mktime((2018, 11, 5, 0, 0, 0, 0, 0, 0)))


def _say(zh: str, en: str) -> None:
    print(f"{zh} / {en}", file=sys.stderr)
