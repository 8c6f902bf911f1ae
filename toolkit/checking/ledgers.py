"""Ledgers under pandera: one wide frame for each ledger fact, a residual column for each rule.

A residual is what is written less what the other cells give, so a failure's value *is* the
difference that the message states. A derived cell is judged against the cells as written: one
wrong subtotal shows up again in what builds on it, and the message names the first cause.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from toolkit.checking.failures import Failure, failures
from toolkit.checking.tables import SCALE, scaled
from toolkit.language import Text, both
from toolkit.numbers import exact, plain
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem
from toolkit.reading.document import Document, Path
from toolkit.schemes.ledger import TOTAL, Ledger, cells_of
from toolkit.submissions.repository import Repository

DOES_NOT_FOLLOW = declare(
    "C501",
    "error",
    title=both("这一格与其他栏对不上", "Cell does not follow from its columns"),
    message=both(
        "{cell}应等于 {formula}：写的是 {read}，按其他格算是 {computed}，差 {difference}{cause}。",
        "{cell} should be {formula}: {read} is written, the other cells give {computed}, a difference of {difference}{cause}.",
    ),
    remedy=both(
        "核对这一行的各格，改正写错的那一格。",
        "Check the cells of this row and correct the wrong one.",
    ),
)
TOTAL_DIFFERS = declare(
    "C502",
    "error",
    title=both("合计行对不上", "Total row does not add up"),
    message=both(
        "{cell}应等于各行之和：写的是 {read}，各行相加是 {computed}，差 {difference}{cause}。",
        "{cell} should be the sum of the rows: {read} is written, the rows give {computed}, a difference of {difference}{cause}.",
    ),
    remedy=both(
        "核对这一栏的各行，改正写错的那一格。",
        "Check the rows of this column and correct the wrong cell.",
    ),
)
OVERSPENT = declare(
    "C503",
    "warning",
    title=both("结余为负", "Negative balance"),
    message=both("{cell}是负数：{read}。", "{cell} is negative: {read}."),
    remedy=both(
        "数字无误就不用改，成绩单上会注明；写错了请改正。",
        "If the figures are right, leave them: the scorecard will say so. If it is a slip, correct it.",
    ),
)
WRONG_YEAR = declare(
    "C504",
    "error",
    title=both("明细表的年度不对", "Ledger of another year"),
    message=both(
        "{label}写的是 {read} 年，这一轮考核的是 {year} 年。",
        "{label} is of {read}; this round assesses {year}.",
    ),
    remedy=both("填报考核年度当年的收支。", "Report the year that is assessed."),
)
LOOK_FIRST = both("；先看{cell}", "; look first at {cell}")
_CODES = {code.id: code for code in (DOES_NOT_FOLLOW, TOTAL_DIFFERS, OVERSPENT)}


@dataclass
class _Books:
    """All claims' ledgers of one fact: cells by claim, and where each ledger stands."""

    ledger: Ledger
    places: list[tuple[Document, Path]] = field(default_factory=list)
    cells: dict[str, list[int]] = field(default_factory=dict)


def check_ledgers(repository: Repository) -> Iterator[Problem]:
    """Yield every problem of every ledger claimed."""
    books: dict[tuple[str, str, str], _Books] = {}
    for (scheme, name, _), claim in repository.claims.items():
        edition = repository.rounds[scheme, name].edition
        if edition is None:
            continue
        for stated in claim.facts.values():
            declared = edition.scheme.facts[stated.fact]
            if isinstance(declared, Ledger):
                key = (scheme, edition.scheme.edition, stated.fact)
                kept = books.setdefault(key, _Books(declared))
                kept.places.append((claim.document, stated.path))
                for row, column, amount in cells_of(declared, stated.value):
                    kept.cells.setdefault(f"{row}.{column}", []).append(scaled(amount))
                if stated.value.year != name:
                    yield Problem(
                        WRONG_YEAR,
                        claim.document.place((*stated.path, "year")),
                        {"label": declared.label, "read": stated.value.year, "year": name},
                        stated.value.year,
                    )
    for kept in books.values():
        yield from _judged(kept)


def _judged(books: _Books) -> Iterator[Problem]:
    import pandas as pd
    import pandera.pandas as pa

    ledger = books.ledger
    frame = pd.DataFrame(
        {name: pd.Series(cells, dtype="Int64") for name, cells in books.cells.items()}
    )
    residuals: dict[str, Any] = {}
    rules: dict[str, Any] = {}
    for row in ledger.all_rows:
        for name, column in ledger.derived():
            given = sum(
                (frame[f"{row}.{part}"] for part in column.plus), start=frame[f"{row}.{name}"] * 0
            )
            for part in column.minus:
                given = given - frame[f"{row}.{part}"]
            residuals[f"across {row}.{name}"] = frame[f"{row}.{name}"] - given
            rules[f"across {row}.{name}"] = pa.Check.eq(0, error=DOES_NOT_FOLLOW.id)
        for name, column in ledger.columns.items():
            if column.may_be_negative:
                residuals[f"balance {row}.{name}"] = frame[f"{row}.{name}"]
                rules[f"balance {row}.{name}"] = pa.Check.ge(0, error=OVERSPENT.id)
    for name in ledger.columns:
        rows = sum(
            (frame[f"{row}.{name}"] for row in ledger.rows), start=frame[f"{TOTAL}.{name}"] * 0
        )
        residuals[f"down {TOTAL}.{name}"] = frame[f"{TOTAL}.{name}"] - rows
        rules[f"down {TOTAL}.{name}"] = pa.Check.eq(0, error=TOTAL_DIFFERS.id)
    columns = {name: pa.Column("Int64", check) for name, check in rules.items()}
    found = failures(pd.DataFrame(residuals), columns, _CODES)
    by_ledger: dict[int, list[Failure]] = {}
    for failure in found:
        by_ledger.setdefault(failure.row, []).append(failure)
    for row_number, together in by_ledger.items():
        yield from _explained(books, row_number, together)


def _explained(books: _Books, number: int, together: list[Failure]) -> Iterator[Problem]:
    """Explain the failures of one claim's ledger, each with the first cause among the others."""
    document, path = books.places[number]
    wrong = {failure.column.split(" ")[1] for failure in together if failure.code != OVERSPENT.id}
    for failure in together:
        rule, _, cell = failure.column.partition(" ")
        row, column = cell.split(".")
        written = books.cells[cell][number]
        difference = 0 if rule == "balance" else int(failure.value)
        values: dict[str, Text | str] = {
            "cell": books.ledger.cell_words(row, column),
            "formula": books.ledger.formula_words(column),
            "read": _amount(written),
            "computed": _amount(written - difference),
            "difference": _amount(abs(difference)),
            "cause": _cause(books.ledger, rule, row, column, wrong),
        }
        place = document.place((*path, row, column))
        yield Problem(_CODES[failure.code], place, values, _amount(written))


def _cause(ledger: Ledger, rule: str, row: str, column: str, wrong: set[str]) -> Text | str:
    """Name the first cell that this one is made of and that is itself wrong."""
    each = ledger.columns[column]
    made_of = (
        [f"{other}.{column}" for other in ledger.rows]
        if rule == "down"
        else [f"{row}.{part}" for part in (*each.plus, *each.minus)]
    )
    first = next((cell for cell in made_of if cell in wrong), None)
    if first is None:
        return ""
    return LOOK_FIRST.filled(cell=ledger.cell_words(*first.split(".")))


def _amount(value: int) -> str:
    return plain(exact(value) / 10**SCALE)
