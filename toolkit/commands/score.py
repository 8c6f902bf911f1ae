"""``score``: scorecards, printed as text or as the published JSON."""

import sys
from pathlib import Path

from toolkit.commands.check import all_problems
from toolkit.commands.options import chosen, language_of
from toolkit.language import Language, both
from toolkit.problems.printing import as_text, visible, width
from toolkit.problems.problem import has_errors
from toolkit.publishing.publish import round_json
from toolkit.scoring.rounds import ScoredRound, score_rounds
from toolkit.scoring.scorecard import OUTCOMES, STATUSES, NodeScore, Scorecard, quantity
from toolkit.submissions.repository import Repository, open_repository

TOTAL = both("合计", "Total")
CLAIMED, VERIFIED = both("自报", "claimed"), both("核定", "verified")
SELF_SCORE, SCORE = both("自评得分", "self-score"), both("考核得分", "score")


def run(data: Path, scheme: str, year: str, unit: str, format: str, lang: str) -> int:
    """Print the scorecards asked for; 1 and the problems where the data has errors."""
    language = language_of(lang)
    chosen("--format", format, {"text": 1, "json": 1})
    repository = open_repository(data)
    problems = all_problems(repository)
    if has_errors(problems):
        sys.stderr.write(as_text(problems, language, repository.lines, len(repository.unfinished)))
        return 1
    _known(repository, scheme, year, unit)
    rounds = [
        scored
        for scored in score_rounds(repository, lambda s, y, u: unit in ("", u))
        if scheme in ("", scored.id[0]) and year in ("", scored.id[1]) and scored.scorecards
    ]
    if format == "json":
        sys.stdout.write("[")
        for position, scored in enumerate(rounds):
            sys.stdout.write("," if position else "")
            sys.stdout.writelines(part.decode() for part in round_json(scored))
        sys.stdout.write("]\n")
    else:
        sys.stdout.write("\n".join(_round(scored, language) for scored in rounds))
    return 0


def _known(repository: Repository, scheme: str, year: str, unit: str) -> None:
    """Refuse a scheme, year or unit that does not exist as wrong use."""
    for flag, word, allowed in (
        ("--scheme", scheme, [each for each, _ in repository.rounds]),
        ("--year", year, [each for _, each in repository.rounds]),
        ("--unit", unit, list(repository.units)),
    ):
        if word:
            chosen(flag, word, dict.fromkeys(allowed, 0))


def _round(scored: ScoredRound, language: Language) -> str:
    head = f"{scored.round.title.said(language)} · {scored.id[0]} {scored.id[1]}\n"
    return head + "".join(_scorecard(scorecard, language) for scorecard in scored.scorecards)


def _scorecard(scorecard: Scorecard, language: Language) -> str:
    label = scorecard.edition.scheme.classes[scorecard.class_of_unit].label.said(language)
    status = STATUSES[scorecard.status].said(language)
    rows = [["", "", *(text.said(language) for text in (CLAIMED, VERIFIED, SELF_SCORE, SCORE))]]
    rows += [_row(scorecard, node, language) for node in scorecard.nodes()]
    claimed, total = (
        scorecard.printed(each) or "–" for each in (scorecard.claimed_total, scorecard.total)
    )
    rows.append([TOTAL.said(language), "", "", "", claimed, total])
    name = visible(scorecard.unit.name.said(language))
    flags = "".join(f"  ! {visible(flag.text.said(language))}\n" for flag in scorecard.flags)
    return (
        f"\n{name} · {label} · {status}\n{_aligned(rows)}{_conditions(scorecard, language)}{flags}"
    )


def _conditions(scorecard: Scorecard, language: Language) -> str:
    """Return the conditions of eligibility and the targets that are not met or not decided."""
    asked = [each for each in scorecard.targets if each.verified not in ("met", "not-applicable")]
    return "".join(
        f"  {OUTCOMES[each.verified].said(language)}: {visible(each.label.said(language))}\n"
        for each in (*scorecard.eligibility, *asked)
    )


def _row(scorecard: Scorecard, node: NodeScore, language: Language) -> list[str]:
    return [
        node.code,
        node.label.said(language),
        quantity(node.claimed.value) or "–",
        quantity(node.verified.value) or "–",
        scorecard.printed(node.claimed.score) or "–",
        scorecard.printed(node.verified.score) or "–",
    ]


def _aligned(rows: list[list[str]]) -> str:
    """Return the rows in columns: the first two to the left, numbers to the right."""
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = []
        for column, cell in enumerate(row):
            blank = " " * (widths[column] - width(cell))
            cells.append(cell + blank if column < 2 else blank + cell)
        lines.append("  " + "  ".join(cells).rstrip() + "\n")
    return "".join(lines)
