"""Ledgers under pandera: one long frame, a row for each cell with a rule, a residual column for each kind.

A residual is what is written less what the other cells give, so a failure's value *is* the
difference that the message states. A derived cell is judged against the cells as written: one
wrong subtotal shows up again in what builds on it, and the message names the first cause.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

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

#: A row and a column.
Cell = tuple[str, str]


@dataclass(frozen=True)
class _Book:
    """One ledger of one claim: what it declares, where it stands, its cells as written."""

    ledger: Ledger
    document: Document
    path: Path
    cells: Mapping[Cell, int]


@dataclass(frozen=True)
class _Residual:
    """What is written in a cell less what the other cells give, by one kind of rule."""

    book: _Book
    kind: str
    cell: Cell
    value: int


def check_ledgers(repository: Repository) -> Iterator[Problem]:
    """Yield every problem of every ledger claimed."""
    residuals: list[_Residual] = []
    for (scheme, name, _), claim in repository.claims.items():
        edition = repository.rounds[scheme, name].edition
        if edition is None:
            continue
        for stated in claim.facts.values():
            declared = edition.scheme.facts[stated.fact]
            if isinstance(declared, Ledger):
                cells = {
                    (row, column): scaled(amount)
                    for row, column, amount in cells_of(declared, stated.value)
                }
                residuals += _residuals(_Book(declared, claim.document, stated.path, cells))
                if stated.value.year != name:
                    yield Problem(
                        WRONG_YEAR,
                        claim.document.place((*stated.path, "year")),
                        {"label": declared.label, "read": stated.value.year, "year": name},
                        stated.value.year,
                    )
    if residuals:
        yield from _judged(residuals)


def _residuals(book: _Book) -> Iterator[_Residual]:
    """Yield the residual of every rule: across a row, of a balance, down to the total row."""
    ledger, cells = book.ledger, book.cells
    for row in ledger.all_rows:
        for name, column in ledger.derived():
            plus = sum(cells[row, part] for part in column.plus)
            minus = sum(cells[row, part] for part in column.minus)
            yield _Residual(book, "across", (row, name), cells[row, name] - plus + minus)
        for name, column in ledger.columns.items():
            if column.may_be_negative:
                yield _Residual(book, "balance", (row, name), cells[row, name])
    for name in ledger.columns:
        rows = sum(cells[row, name] for row in ledger.rows)
        yield _Residual(book, "down", (TOTAL, name), cells[TOTAL, name] - rows)


def _judged(residuals: list[_Residual]) -> Iterator[Problem]:
    found = failing([(each.kind, each.value) for each in residuals])
    for _, together in groupby(found, key=lambda failure: id(residuals[failure.row].book)):
        yield from _explained([(failure.code, residuals[failure.row]) for failure in together])


def failing(residuals: Sequence[tuple[str, int]]) -> list[Failure]:
    """Return which residuals fail, in their order; each is of a kind, and values are all that counts."""
    import pandas as pd
    import pandera.pandas as pa

    checks = {
        "across": pa.Check.eq(0, error=DOES_NOT_FOLLOW.id),
        "down": pa.Check.eq(0, error=TOTAL_DIFFERS.id),
        "balance": pa.Check.ge(0, error=OVERSPENT.id),
    }
    frame = pd.DataFrame(
        {
            kind: pd.Series(
                [value if own == kind else None for own, value in residuals], dtype="Int64"
            )
            for kind in checks
        }
    )
    columns = {kind: pa.Column("Int64", check, nullable=True) for kind, check in checks.items()}
    return sorted(failures(frame, columns, _CODES), key=lambda failure: failure.row)


_CODES = {code.id: code for code in (DOES_NOT_FOLLOW, TOTAL_DIFFERS, OVERSPENT)}


def _explained(wrong: list[tuple[str, _Residual]]) -> Iterator[Problem]:
    """Explain what is wrong in one ledger, each with the first cause among the others."""
    cells = {each.cell for code, each in wrong if code != OVERSPENT.id}
    for code, each in wrong:
        row, column = each.cell
        ledger, written = each.book.ledger, each.book.cells[each.cell]
        difference = 0 if each.kind == "balance" else each.value
        values: dict[str, Text | str] = {
            "cell": ledger.cell_words(row, column),
            "formula": ledger.formula_words(column),
            "read": _amount(written),
            "computed": _amount(written - difference),
            "difference": _amount(abs(difference)),
            "cause": _cause(each, cells),
        }
        place = each.book.document.place((*each.book.path, row, column))
        yield Problem(_CODES[code], place, values, _amount(written))


def _cause(residual: _Residual, wrong: set[Cell]) -> Text | str:
    """Name the first cell that this one is made of and that is itself wrong."""
    ledger, (row, column) = residual.book.ledger, residual.cell
    each = ledger.columns[column]
    made_of = (
        [(other, column) for other in ledger.rows]
        if residual.kind == "down"
        else [(row, part) for part in (*each.plus, *each.minus)]
    )
    first = next((cell for cell in made_of if cell in wrong), None)
    return "" if first is None else LOOK_FIRST.filled(cell=ledger.cell_words(*first))


def _amount(value: int) -> str:
    return plain(exact(value) / 10**SCALE)
