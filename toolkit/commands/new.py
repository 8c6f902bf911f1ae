"""``new``: a judge's blank sheet as a file or a workbook, or a filled-in workbook as the file."""

import sys
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from toolkit.commands.options import chosen, language_of
from toolkit.commands.refusals import WrongUse
from toolkit.commands.writing import write_new
from toolkit.contribute.sheet_form import SheetForm, form_of
from toolkit.contribute.sheets import blank_sheet
from toolkit.contribute.workbooks.sheet_reading import sheet_of
from toolkit.contribute.workbooks.sheet_workbook import sheet_workbook
from toolkit.language import Language
from toolkit.problems.printing import as_text, visible
from toolkit.problems.problem import in_order
from toolkit.schemes.values import Name
from toolkit.submissions.repository import FiledRound, Repository
from toolkit.submissions.walk import open_repository


def run(
    data: Path,
    sheet: str,
    scheme: str,
    year: str,
    panel: str,
    unit: str,
    excel: bool,
    from_: str,
    lang: str = "zh",
) -> int:
    """Write JUDGE.yml into the round, or JUDGE.xlsx into this directory; never write over a file.

    1 where the round or the workbook has errors, which are printed.
    """
    language = language_of(lang)
    if excel and from_:
        raise WrongUse("--excel 和 --from 不能一起用", "--excel and --from do not go together")
    _judge(sheet)
    repository = open_repository(data)
    filed = _round(repository, scheme, year)
    if filed is None:
        return _refused(repository, language)
    form = _form(repository, filed, sheet, panel, unit)
    if excel:
        return write_new(Path(f"{sheet}.xlsx"), sheet_workbook(form))
    text, problems = (blank_sheet(form), []) if not from_ else sheet_of(_workbook(from_), form)
    if text is None:
        sys.stderr.write(as_text(problems, language, lambda _: ()))
        return 1
    folder = data / "schemes" / scheme / "rounds" / year / "sheets"
    return write_new(folder / f"{sheet}.yml", text.encode())


def _judge(id: str) -> None:
    """Refuse what is no id of a judge: it becomes the name of a file."""
    try:
        TypeAdapter(Name).validate_python(id)
    except ValidationError:
        raise WrongUse(
            f"--sheet 要评委的代号：小写英文字母、数字和连字符，不超过 40 个，例如 county-1；写的是“{visible(id)}”",
            "--sheet needs the id of a judge: lower-case letters, digits and hyphens, at most 40, "
            f'such as county-1; not "{visible(id)}"',
        ) from None


def _round(repository: Repository, scheme: str, year: str) -> FiledRound | None:
    """Return the round of a scheme with panels; None where its files have errors."""
    rounds = {*repository.rounds, *repository.unreadable_rounds}
    chosen("--scheme", scheme, {of: of for of, _ in sorted(rounds)})
    chosen("--year", year, {of_year: 0 for of, of_year in sorted(rounds) if of == scheme})
    filed = repository.rounds.get((scheme, year))
    if filed is None or filed.edition is None or filed.register is None:
        return None
    if filed.edition.scheme.panels is None:
        with_panels = sorted(
            {
                each.round.scheme
                for each in repository.rounds.values()
                if each.edition is not None and each.edition.scheme.panels is not None
            }
        )
        raise WrongUse(
            f"办法 {scheme} 没有评委组，不用评分表；有评委组的：{'、'.join(with_panels) or '—'}",
            f"the scheme {scheme} has no panels and needs no sheets; with panels: {', '.join(with_panels) or '–'}",
        )
    return filed


def _form(
    repository: Repository, filed: FiledRound, judge: str, panel: str, unit: str
) -> SheetForm:
    assert filed.edition is not None
    assert filed.edition.scheme.panels is not None
    chosen("--panel", panel, filed.edition.scheme.panels.of)
    if unit:
        chosen("--unit", unit, filed.units)
    return form_of(repository, filed, judge, panel, unit or None)


def _refused(repository: Repository, language: Language) -> int:
    """Print what stands against reading the round."""
    sys.stderr.write(as_text(in_order(repository.problems), language, repository.lines))
    return 1


def _workbook(path: str) -> Path:
    file = Path(path)
    if not file.is_file():
        raise WrongUse(
            f"--from 没有这个文件：“{visible(path)}”", f'--from: no file "{visible(path)}"'
        )
    return file
