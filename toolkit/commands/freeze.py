"""``freeze``: record the results of a round that is final; never written over."""

import sys
from pathlib import Path

from toolkit.commands.check import all_problems
from toolkit.commands.refusals import WrongUse
from toolkit.commands.settling import settled
from toolkit.language import both
from toolkit.outcomes.frozen import FINAL, NOT_FROZEN, results_text
from toolkit.problems.printing import as_text
from toolkit.problems.problem import has_errors
from toolkit.submissions.walk import open_repository

WRITTEN = both("结果已固定：{path}", "The results are recorded: {path}")


def run(data: Path, scheme: str, year: str) -> int:
    """Write results.yml beside the round; 1 where the data has errors, 2 where it may not be."""
    repository = open_repository(data)
    filed = repository.rounds.get((scheme, year))
    if filed is None:
        raise WrongUse(f"没有 {scheme} {year} 这一轮", f"there is no round {scheme} {year}")
    if filed.round.state not in FINAL:
        raise WrongUse(
            f"这一轮还不是 final（state: {filed.round.state}）",
            f"the round is not final (state: {filed.round.state})",
        )
    if filed.results_document is not None:
        raise WrongUse(
            "results.yml 已经有了，结果定了以后不再改写；更正写在 corrections.yml",
            "there is a results.yml, which is never written over; record corrections in corrections.yml",
        )
    problems = [each for each in all_problems(repository) if each.code is not NOT_FROZEN]
    if has_errors(problems):
        sys.stderr.write(as_text(problems, "zh", repository.lines, len(repository.unfinished)))
        return 1
    path = data / "schemes" / scheme / "rounds" / year / "results.yml"
    path.write_text(results_text(repository, settled(repository)[scheme, year]), "utf-8")
    words = WRITTEN.filled(path=str(path))
    print(f"{words.zh} / {words.en}")
    return 0
