"""A round as CSV: one row for each unit, one pair of columns for each indicator.

UTF-8 with BOM and CRLF, so that spreadsheet programs read it; text that a spreadsheet would take
for a formula is neutralised with an apostrophe.
"""

import csv
import io
import re

from toolkit.outcomes.rounds import RoundOutcome
from toolkit.scoring.scorecard import Scorecard

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?", re.ASCII)
_FORMULA_STARTS = tuple("=+-@|%＝＋－＠\t\r\n")


def neutralised(cell: str) -> str:
    """Return the cell with an apostrophe before anything a spreadsheet might run."""
    if _NUMBER.fullmatch(cell):
        return cell
    is_risky = cell.startswith(_FORMULA_STARTS) or cell.lstrip().startswith(_FORMULA_STARTS)
    return f"'{cell}" if is_risky else cell


def round_csv(outcome: RoundOutcome) -> bytes:
    """Return the results of a round as CSV bytes; a score that does not exist is an empty cell."""
    scored = outcome.scored
    codes = [node.code for node in scored.edition.scheme.nodes()]
    head = ["unit", "name_zh", "name_en", "class", "status", "demo"]
    for code in codes:
        head += [f"{code}_claimed", f"{code}_verified"]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*head, "claimed_total", "total", "rank", "grade"])
    for scorecard in scored.scorecards:
        year = outcome.year_of(scorecard)
        row = [*_row(scorecard), "" if year.rank is None else str(year.rank), year.grade or ""]
        writer.writerow([neutralised(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _row(scorecard: Scorecard) -> list[str]:
    unit = scorecard.unit
    label = scorecard.edition.scheme.classes[scorecard.class_of_unit].label.zh
    row = [
        unit.id,
        unit.name.zh,
        unit.name.en,
        label,
        scorecard.status_in_words.zh,
        "true" if unit.demo else "false",
    ]
    for node in scorecard.nodes():
        row += [
            scorecard.printed(node.claimed.score) or "",
            scorecard.printed(node.verified.score) or "",
        ]
    return [
        *row,
        scorecard.printed(scorecard.claimed_total) or "",
        scorecard.printed(scorecard.total) or "",
    ]
