"""``word``: the official form of a unit as a Word file, with its scores or blank."""

import sys
from pathlib import Path

from toolkit.commands.check import all_problems
from toolkit.commands.options import chosen, language_of
from toolkit.commands.writing import write_new
from toolkit.problems.printing import as_text
from toolkit.problems.problem import has_errors
from toolkit.publishing.official_form import official_form
from toolkit.publishing.word_form import word_file
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.walk import open_repository


def run(
    data: Path, unit: str, scheme: str, year: str, blank: bool = False, lang: str = "zh"
) -> int:
    """Write UNIT-SCHEME-YEAR.docx into this directory; never write over a file.

    ``blank`` leaves out what was claimed and verified. 1 where the data has errors, which are
    printed. The file is for whoever holds the repository: it is made before results are out too.
    """
    language = language_of(lang)
    repository = open_repository(data)
    chosen("SCHEME", scheme, {of: 0 for of, _ in sorted(repository.rounds)})
    chosen("YEAR", year, {each: 0 for of, each in sorted(repository.rounds) if of == scheme})
    problems = all_problems(repository)
    if has_errors(problems):
        sys.stderr.write(as_text(problems, language, repository.lines, len(repository.unfinished)))
        return 1
    rounds = {scored.id: scored for scored in score_rounds(repository)}
    card = chosen("UNIT", unit, rounds[scheme, year].by_unit)
    parts = [unit, scheme, year, *(["blank"] if blank else []), *([lang] if lang != "zh" else [])]
    return write_new(
        Path("-".join(parts) + ".docx"), word_file(official_form(card, language, blank), language)
    )
