"""``form``: the form of a round as one HTML file that works without a network."""

import sys
from pathlib import Path

from toolkit.commands.options import chosen, language_of
from toolkit.commands.refusals import WrongUse
from toolkit.commands.site import where_to_submit
from toolkit.contribute.form_files import rounds_with_forms, saved_form
from toolkit.contribute.form_model import form_object
from toolkit.contribute.form_rules import rules_object
from toolkit.language import both
from toolkit.problems.printing import as_text
from toolkit.problems.problem import in_order
from toolkit.submissions.walk import open_repository

WRITTEN = both("已写好：{path}", "Written: {path}")


def run(data: Path, scheme: str, year: str, lang: str = "zh") -> int:
    """Write SCHEME-YEAR.html into this directory; never write over a file.

    1 where the files of the round have errors, which are printed.
    """
    language = language_of(lang)
    repository = open_repository(data)
    known = {*repository.rounds, *repository.unreadable_rounds}
    chosen("--scheme", scheme, {of: 0 for of, _ in sorted(known)})
    chosen("--year", year, {of_year: 0 for of, of_year in sorted(known) if of == scheme})
    filed = repository.rounds.get((scheme, year))
    if filed is None or filed not in list(rounds_with_forms(repository)):
        sys.stderr.write(as_text(in_order(repository.problems), language, repository.lines))
        return 1
    model = form_object(repository, filed)
    page = saved_form(filed, language, where_to_submit(), model, rules_object())
    return _write(Path(f"{scheme}-{year}{'' if language == 'zh' else f'.{language}'}.html"), page)


def _write(path: Path, text: str) -> int:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise WrongUse(
            f"{path} 已经有了，不覆盖；要重做，先移走它",
            f"{path} is there already and is never written over; to start anew, move it away",
        ) from None
    words = WRITTEN.filled(path=str(path))
    print(f"{words.zh} / {words.en}")
    return 0
