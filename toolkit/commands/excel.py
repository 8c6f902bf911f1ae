"""``excel``: a unit's claim as a workbook, or a filled-in workbook as the claim file."""

import difflib
import sys
from pathlib import Path

from toolkit.commands.options import chosen, language_of
from toolkit.commands.refusals import WrongUse
from toolkit.commands.writing import claim_path, write_new, write_over
from toolkit.contribute.entries import claim_text
from toolkit.contribute.workbooks.claim_form import ClaimForm, form_of
from toolkit.contribute.workbooks.claim_reading import read_claim
from toolkit.contribute.workbooks.claim_workbook import claim_workbook
from toolkit.language import Language, both
from toolkit.problems.printing import as_text, visible
from toolkit.problems.problem import has_errors, in_order
from toolkit.submissions.repository import Repository, SubmissionId
from toolkit.submissions.walk import open_repository

CHANGED = both(
    "与原来的申报相比（-原来，+现在）：", "Compared with the claim before (- before, + now):"
)
SAME = both(
    "与原来的申报内容相同，没有改动文件。", "The claim says the same as before; the file stays."
)


def run(
    data: Path,
    unit: str,
    scheme: str,
    year: str,
    from_: str = "",
    replace: bool = False,
    lang: str = "zh",
) -> int:
    """Write UNIT-SCHEME-YEAR.xlsx into this directory, or with ``from_`` the claim it makes.

    Neither is written over a file, but for a claim with ``replace``, and then what changes is
    shown. 1 where the files of the round, the claim or the workbook have errors, which are printed.
    """
    language = language_of(lang)
    if replace and not from_:
        raise WrongUse("--replace 要和 --from 一起用", "--replace goes with --from")
    repository = open_repository(data)
    id = (scheme, year, unit)
    form = _form(repository, id, may_be_unreadable=bool(from_))
    if form is None:
        sys.stderr.write(as_text(in_order(repository.problems), language, repository.lines))
        return 1
    if not from_:
        return write_new(Path(f"{unit}-{scheme}-{year}.xlsx"), claim_workbook(form))
    return _import(_workbook(from_), form, repository, claim_path(data, id), replace, language)


def _form(repository: Repository, id: SubmissionId, may_be_unreadable: bool) -> ClaimForm | None:
    """Return the form of a registered unit; None where what it is made from has errors."""
    scheme, year, unit = id
    rounds = {*repository.rounds, *repository.unreadable_rounds}
    chosen("--scheme", scheme, {of: of for of, _ in sorted(rounds)})
    chosen("--year", year, {of_year: 0 for of, of_year in sorted(rounds) if of == scheme})
    filed = repository.rounds.get((scheme, year))
    if filed is None or filed.edition is None or filed.register is None:
        return None
    chosen("--unit", unit, filed.units)
    if id in repository.unreadable_claims and not may_be_unreadable:
        return None
    return form_of(repository, filed, unit)


def _workbook(path: str) -> Path:
    file = Path(path)
    if not file.is_file():
        raise WrongUse(
            f"--from 没有这个文件：“{visible(path)}”", f'--from: no file "{visible(path)}"'
        )
    return file


def _import(
    workbook: Path,
    form: ClaimForm,
    repository: Repository,
    target: Path,
    replace: bool,
    language: Language,
) -> int:
    """Write the claim that a workbook makes, unless it has errors."""
    read = read_claim(workbook, form, repository)
    if read.problems:
        sys.stderr.write(as_text(read.problems, language, lambda _: ()))
    if has_errors(read.problems):
        return 1
    content = read.text.encode()
    if not target.exists():
        return write_new(target, content)
    if not replace:
        raise WrongUse(
            f"{target} 已经有了；要用工作簿里的内容改写它，加上 --replace，改动会列出来",
            f"{target} is there already; to write over it, add --replace, which shows what changes",
        )
    changes = _changes(form, read.text)
    if changes == []:
        print(SAME.said(language))
        return 0
    if changes is not None:
        print("\n".join([CHANGED.said(language), *changes]))
    write_over(target, content)
    return 0


def _changes(form: ClaimForm, text: str) -> list[str] | None:
    """Return the lines that go and those that come; None where the claim before was unreadable.

    Both are compared in the order and the writing of the workbook, so that only content counts.
    """
    if not form.entries.facts:
        return None
    before = claim_text(form.scheme, form.entries).splitlines()
    compared = difflib.unified_diff(before, text.splitlines(), n=0, lineterm="")
    return [visible(line) for line in compared if not line.startswith(("---", "+++", "@@"))]
