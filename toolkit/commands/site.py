"""``site``: check, score, publish, stage and build, into ``site/`` — all of it or nothing.

Everything is built aside and put in place at the end by renaming, so that a failed check or a
killed build leaves the last good site as it was.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from toolkit.commands.check import all_problems
from toolkit.commands.environment import ROOT
from toolkit.commands.refusals import WrongUse
from toolkit.commands.trees import Content, assembled, build_languages
from toolkit.contribute.form_files import write_forms
from toolkit.contribute.form_settings import Submit, WrongSetting, submit_settings
from toolkit.language import both
from toolkit.outcomes.results import results_of
from toolkit.outcomes.source import UNKNOWN, Source
from toolkit.pages.site_address import WrongAddress, site_address
from toolkit.problems.printing import as_text, summary
from toolkit.problems.problem import has_errors
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

    def publish_data() -> None:
        publish(stage / "published", results, repository, settings)
        write_forms(stage / "published", repository, submit)

    content = Content(repository, results, submit, settings)
    if not build_languages(content, stage, meanwhile=publish_data):
        return None
    return assembled(stage, repository, where_it_stands())


def where_to_submit() -> Submit:
    """Return where finished files go, as the site's configuration says; WrongUse if it is wrong."""
    try:
        return submit_settings(ROOT / "mkdocs.yml")
    except WrongSetting as wrong:
        raise WrongUse(wrong.said.zh, wrong.said.en) from None


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


def _say(zh: str, en: str) -> None:
    print(f"{zh} / {en}", file=sys.stderr)
