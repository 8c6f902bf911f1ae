"""How the workbook of a judge's sheet is laid out: what is written where, and read back there."""

from typing import NamedTuple

from toolkit.contribute.sheet_form import SheetForm

#: Raised whenever a workbook made before could be misread.
FORMAT = 1
#: The sheet that is filled in, and the one that says what the cells of it are.
SHEET, TABLE = "评分表", "kaohe"

#: Rows and columns count from 0. Above the header stand the title, who marks, and what to do.
TITLE, JUDGE, TO_DO, HEADER = range(4)
FIRST_ROW = HEADER + 1
CODE, LABEL, MOST = range(3)
FIRST_UNIT = MOST + 1


class Told(NamedTuple):
    """A row of the table: ``row`` or ``column``, its id, its number, what stands at its beginning."""

    kind: str
    id: str
    number: int
    words: str


def told(form: SheetForm) -> list[Told]:
    """Return where each mark's row and each unit's column is, and the words by which it is known."""
    rows = [
        Told("row", row.id, number, row.id)
        for number, row in enumerate(form.rows, FIRST_ROW)
        if row.is_mark
    ]
    columns = [
        Told("column", id, number, f"{name.zh}\n{name.en}")
        for number, (id, name) in enumerate(form.units.items(), FIRST_UNIT)
    ]
    return [*rows, *columns]


def identity(form: SheetForm) -> dict[str, str]:
    """Return what the workbook is of."""
    return {
        "scheme": form.round.scheme,
        "round": form.round.round,
        "edition": form.round.edition,
        "judge": form.judge,
        "panel": form.panel,
        "unit": form.unit or "",
    }
