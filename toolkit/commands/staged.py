"""``check --staged``: the files about to be committed, as they stand in git's index.

The index is what a commit records; the files on disk may say something else. As much of it as the
check needs is written into a folder that only its owner can read and that is removed again.
"""

import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.commands.git_index import Index
from toolkit.commands.options import language_of, printer_of
from toolkit.commands.refusals import WrongUse
from toolkit.language import Text, both
from toolkit.problems.problem import Problem, in_order

if TYPE_CHECKING:  # nothing that takes long is imported where nothing is staged
    from toolkit.submissions.repository import Repository

NOTHING = both("没有要提交的数据文件。", "No data file is about to be committed.")


def run(data: Path, format: str, lang: str, fix: bool = False, files: Sequence[str] = ()) -> int:
    """Print the problems of the staged files below the data folder; 0 without errors, else 1.

    ``fix`` and ``files`` are wrong use: a commit is not mended on its way, nor checked in part.
    """
    language = language_of(lang)
    printer_of(format)
    if fix:
        raise WrongUse("--staged 不能和 --fix 一起用", "--staged does not go with --fix")
    if files:
        raise WrongUse("--staged 不能和文件名一起用", "--staged does not go with names of files")
    index = Index(data)
    changed = index.changed()
    if not changed:
        print(NOTHING.said(language), file=sys.stderr)
        return 0
    from toolkit.commands.check import check_alone, check_everything, report

    with tempfile.TemporaryDirectory(prefix="kaohe-staged-") as name:
        folder, shown = Path(name), data.as_posix()
        root = folder / index.prefix
        root.mkdir(exist_ok=True, parents=True)
        _export_enough(index, changed, folder, root)
        checked = check_alone(root, shown, changed)
        if isinstance(checked, Text):
            index.export(index.paths(), folder)
            checked = check_everything(root, shown, checked)
        private = _personal(checked.repository, changed)
        found = replace(checked, problems=in_order([*checked.problems, *private]))
        return report(found, format, language)


def _export_enough(index: Index, changed: Sequence[str], folder: Path, root: Path) -> None:
    """Write what is needed to check these files alone: schemes, their units, and units alike."""
    from toolkit.checking.alike import alike_of
    from toolkit.checking.changed import told_of

    paths = index.paths()
    index.export(_below(paths, {"schemes", *map(_top_of, changed)}), folder)
    told = {each for path in changed for each in told_of(root, path)}
    alike = alike_of(root, told)
    if alike.names or alike.hashes:
        contents = index.contents(alike.asks_for)
        near = {_top_of(path) for path, raw in contents if alike.may_stand_in(path, raw)}
        index.export(_below(paths, near), folder)


def _top_of(path: str) -> str:
    """Return the folder of the unit a path lies in, or the first name of another path."""
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] == "units" else parts[0]


def _below(paths: Iterable[str], folders: set[str]) -> Iterator[str]:
    return (path for path in paths if _top_of(path) in folders)


def _personal(repository: "Repository", changed: Iterable[str]) -> Iterator[Problem]:
    """Yield personal data in the staged texts that the check has not read, such as new evidence.

    What is committed can be read by everyone, and no later commit takes it back.
    """
    from toolkit.reading.files import is_regular
    from toolkit.reading.personal import personal_in_text
    from toolkit.submissions.evidence import LARGEST_EVIDENCE
    from toolkit.submissions.opening import readable

    searched = repository.documents.keys() | repository.unfinished
    for path in changed:
        file, shown = repository.root / path, f"{repository.shown}/{readable(path)}"
        if shown in searched or not is_regular(file) or file.stat().st_size > LARGEST_EVIDENCE:
            continue
        try:
            text = file.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            continue  # for the reviewers' eyes, as all evidence that is no text
        yield from personal_in_text(text, shown)
