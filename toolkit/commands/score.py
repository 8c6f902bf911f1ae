"""``score``: scorecards, printed as text or as the published JSON."""

import sys
from pathlib import Path

from toolkit.commands.check import all_problems
from toolkit.commands.options import chosen, language_of
from toolkit.commands.readings import as_readings
from toolkit.language import Language, both
from toolkit.outcomes.cutoffs import next_grade
from toolkit.outcomes.results import results_of
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.problems.printing import as_text, visible, width
from toolkit.problems.problem import has_errors
from toolkit.publishing.publish import round_json
from toolkit.scoring.rounds import score_rounds
from toolkit.scoring.scorecard import OUTCOMES, NodeScore, Scorecard, quantity
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

TOTAL = both("合计", "Total")
CLAIMED, VERIFIED = both("自报", "claimed"), both("核定", "verified")
RANK = both("第 {n} 名", "rank {n}")
GRADE = both("等次：{grade}（{how}）", "grade: {grade} ({how})")
OPEN = both("未定", "open")
FOLLOWS = both("{label}：{state}", "{label}: {state}")
SELF_SCORE, SCORE = both("自评得分", "self-score"), both("考核得分", "score")
LEFT = both("还差", "left")
GAIN = both("{code}：{gain}", "{code}: {gain}")


def run(
    data: Path,
    scheme: str,
    year: str,
    unit: str,
    format: str,
    lang: str,
    readings: bool = False,
) -> int:
    """Print the scorecards asked for; 1 and the problems where the data has errors.

    With ``readings`` print what each other option of each reading would change instead.
    """
    language = language_of(lang)
    chosen("--format", format, {"text": 1, "json": 1})
    repository = open_repository(data)
    problems = all_problems(repository)
    if has_errors(problems):
        sys.stderr.write(as_text(problems, language, repository.lines, len(repository.unfinished)))
        return 1
    _known(repository, scheme, year, unit)
    results = results_of(repository, score_rounds(repository))
    outcomes = [
        outcome
        for (of_scheme, of_year), outcome in results.outcomes.items()
        if scheme in ("", of_scheme)
        and year in ("", of_year)
        and any(unit in ("", card.unit.id) for card in outcome.scored.scorecards)
    ]
    if format == "json":
        sys.stdout.write("[")
        for position, outcome in enumerate(outcomes):
            laboratory = results.laboratories[outcome.scored.id]
            sys.stdout.write("," if position else "")
            sys.stdout.writelines(part.decode() for part in round_json(outcome, laboratory, unit))
        sys.stdout.write("]\n")
    elif readings:
        parts = [
            as_readings(outcome, results.laboratories[outcome.scored.id], unit, language)
            for outcome in outcomes
        ]
        sys.stdout.write("\n".join(parts))
    else:
        sys.stdout.write("\n".join(_round(outcome, unit, language) for outcome in outcomes))
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


def _round(outcome: RoundOutcome, unit: str, language: Language) -> str:
    scored = outcome.scored
    head = f"{scored.round.title.said(language)} · {scored.id[0]} {scored.id[1]}\n"
    return head + "".join(
        _scorecard(card, language)
        + (_gains(card, language) if unit else "")
        + _outcome(outcome, card, language)
        for card in scored.scorecards
        if unit in ("", card.unit.id)
    )


def _gains(card: Scorecard, language: Language) -> str:
    """Return what would bring the next points, a line for each indicator."""
    gains = [GAIN.filled(code=node.code, gain=node.gain) for node in card.nodes() if node.gain]
    return "".join(f"  + {visible(gain.said(language))}\n" for gain in gains)


def _outcome(outcome: RoundOutcome, card: Scorecard, language: Language) -> str:
    """Return rank, grade, what is missing to the next one and what follows, a line each."""
    year, above = outcome.year_of(card), next_grade(outcome, card)
    grades = outcome.scored.edition.scheme.outcomes.grades
    lines = [] if year.rank is None else [RANK.filled(n=year.rank)]
    if grades is not None:
        label = grades.of[year.grade].label if year.grade else OPEN
        lines.append(GRADE.filled(grade=label, how=year.how))
    lines += [] if above is None else [above.text]
    lines += [FOLLOWS.filled(label=each.label, state=each.state) for each in year.follows]
    return "".join(f"  {visible(line.said(language))}\n" for line in lines)


def _scorecard(scorecard: Scorecard, language: Language) -> str:
    label = scorecard.edition.scheme.classes[scorecard.class_of_unit].label.said(language)
    status = scorecard.status_in_words.said(language)
    heads = (CLAIMED, VERIFIED, SELF_SCORE, SCORE, LEFT)
    rows = [["", "", *(text.said(language) for text in heads)]]
    rows += [_row(scorecard, node, language) for node in scorecard.nodes()]
    claimed, total = (
        scorecard.printed(each) or "–" for each in (scorecard.claimed_total, scorecard.total)
    )
    rows.append([TOTAL.said(language), "", "", "", claimed, total, ""])
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
        scorecard.left(node) or "–",
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
