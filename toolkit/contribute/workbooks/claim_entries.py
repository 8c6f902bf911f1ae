"""The cells of a claim's workbook as entries, each with the cell that it was typed into."""

import re
from collections.abc import Iterator, Mapping
from string import ascii_lowercase

from toolkit.contribute.entries import (
    REMARKS,
    ClaimEntries,
    FactEntry,
    LedgerEntry,
    RecordEntry,
    stripped,
)
from toolkit.contribute.workbooks import cells
from toolkit.contribute.workbooks import claim_layout as at
from toolkit.contribute.workbooks import claim_problems as codes
from toolkit.contribute.workbooks.cells import Asked
from toolkit.contribute.workbooks.claim_finding import Found, Sheet
from toolkit.contribute.workbooks.claim_form import ClaimForm
from toolkit.contribute.workbooks.claim_limits import NOTHING_LISTED
from toolkit.contribute.workbooks.claim_tables import MOST_ENTRIES
from toolkit.language import Text
from toolkit.problems.problem import Code, Problem
from toolkit.reading.document import Path
from toolkit.schemes.facts import Records
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.numerals import is_none

#: Cells outside a table that are told of, for each sheet.
_MOST_TOLD = 5
_BETWEEN_IDS = re.compile(r"[,，、;；\s]+")

#: The id of a sheet, and a row and column of it from 0.
Spot = tuple[str, int, int]
#: The first and last row and column of merged cells.
Area = tuple[int, int, int, int]


class Entries:
    """What is typed into one workbook. ``refused`` are the cells from which nothing could be read."""

    def __init__(self, file: str, form: ClaimForm, found: Found) -> None:
        self.file, self.form, self.found = file, form, found
        self.problems: list[Problem] = []
        self.refused: set[Spot | None] = set()
        self._cells: dict[Path, Spot] = {}
        self._read: set[Spot] = set()

    def all(self) -> ClaimEntries:
        """Return the claim as it was typed."""
        facts = {name: self._fact(name, each) for name, each in self.form.scheme.facts.items()}
        evidence = tuple(
            {key: text for key, text in row.items() if text}
            for row in self._rows(at.PROOF, ("evidence",))
        )
        for sheet in self.found.sheets.values():
            self._merged(sheet)
            self._outside(sheet)
        form = self.form
        return ClaimEntries(form.scheme.id, form.unit, form.round.round, facts, evidence)

    def cell(self, path: Path) -> Spot | None:
        """Return the cell of what a claim says at a path, or of what encloses it."""
        for end in range(len(path), 0, -1):
            if path[:end] in self._cells:
                return self._cells[path[:end]]
        return None

    def _fact(self, name: str, declared: object) -> FactEntry:
        path: Path = ("facts", name)
        spot = (at.FORM, self._sheet(at.FORM).rows[name], self._sheet(at.FORM).columns[at.VALUE])
        self._cells[path] = spot
        if isinstance(declared, Ledger):
            return self._ledger(name, declared, path)
        text = self._text(spot, cells.asked_of(declared))
        return self._listed(name, text, spot) if isinstance(declared, Records) else text

    def _listed(self, name: str, text: str, spot: Spot) -> FactEntry:
        """Return the entries of a list, or what the form says of it: a number, or that it has none."""
        sheet = self._sheet(f"list:{name}")
        records = tuple(
            RecordEntry(
                row.pop(at.ITEM_ID),
                {id: words for id, words in row.items() if words and id != at.CITED},
                tuple(filter(None, _BETWEEN_IDS.split(row[at.CITED]))),
            )
            for row in self._rows(sheet.plan.id, ("facts", name))
        )
        if records and stripped(text):
            self._refuse(codes.LISTED_AND_STATED, spot, {"sheet": sheet.grid.title})
        if records:
            return records
        said = stripped(text)
        return () if said in (NOTHING_LISTED.zh, NOTHING_LISTED.en) or is_none(said) else text

    def _ledger(self, name: str, ledger: Ledger, path: Path) -> FactEntry:
        sheet = self._sheet(f"ledger:{name}")
        first = next(iter(ledger.columns))
        year = self._cell(sheet, at.YEAR, first, Asked("number"), (*path, at.YEAR))
        rows: dict[str, dict[str, str]] = {}
        for row in ledger.all_rows:
            self._cells[*path, row] = (sheet.plan.id, sheet.rows[row], sheet.columns[at.LABEL])
            typed = {
                id: self._cell(sheet, row, id, column.asked, (*path, row, id))
                for id, column in sheet.plan.columns.items()
                if id != at.LABEL and not self._is_waiting(sheet, ledger, (row, id))
            }
            rows[row] = {id: text for id, text in typed.items() if text}
        return LedgerEntry(year, rows) if stripped(year) or any(rows.values()) else ""

    def _is_waiting(self, sheet: Sheet, ledger: Ledger, amount: at.Amount) -> bool:
        """True of a formula without a value of which all cells are blank, or waiting as well."""
        spot = sheet.rows[amount[0]], sheet.columns[amount[1]]
        cell = sheet.grid.cells.get(spot)
        if amount[1] == REMARKS or cell is None or not cell.is_formula or cell.value is not None:
            return False
        self._cells["facts", sheet.plan.id.partition(":")[2], *amount] = (sheet.plan.id, *spot)
        plus, minus = at.made_of(ledger, *amount)
        return bool(plus) and all(
            (sheet.rows[row], sheet.columns[column]) not in sheet.grid.cells
            or self._is_waiting(sheet, ledger, (row, column))
            for row, column in (*plus, *minus)
        )

    def _cell(self, sheet: Sheet, row: str, column: str, asked: Asked, path: Path) -> str:
        spot = (sheet.plan.id, sheet.rows[row], sheet.columns[column])
        self._cells[path] = spot
        return self._text(spot, asked)

    def _rows(self, id: str, path: Path) -> list[dict[str, str]]:
        """Return the rows of a list in which anything is filled in, each with an id."""
        sheet = self._sheet(id)
        head, known = sheet.rows[at.HEADINGS], set(sheet.columns.values())
        filled = sorted({row for row, column in sheet.grid.cells if column in known and row > head})
        beyond = [row for row in filled if row > head + MOST_ENTRIES]
        if beyond or sheet.grid.beyond is not None:
            row = beyond[0] if beyond else sheet.grid.beyond or 0
            spot = (id, row, sheet.columns[at.ITEM_ID])
            self._refuse(codes.TOO_MANY, spot, {"most": MOST_ENTRIES})
        rows: list[dict[str, str]] = []
        for row in filled:
            if row <= head + MOST_ENTRIES and (typed := self._row(sheet, row)):
                for column in sheet.plan.columns:
                    spot = (id, row, sheet.columns[column])
                    self._cells[*path, len(rows), column] = spot
                self._cells[*path, len(rows)] = (id, row, sheet.columns[at.ITEM_ID])
                rows.append(typed)
        self._give_ids(path, rows)
        return rows

    def _row(self, sheet: Sheet, row: int) -> dict[str, str] | None:
        """Return what is typed into a row; None where nothing is."""
        typed, is_refused = {}, False
        for id, column in sheet.plan.columns.items():
            spot = (sheet.plan.id, row, sheet.columns[id])
            typed[id] = self._text(spot, column.asked)
            is_refused = is_refused or spot in self.refused
        return typed if is_refused or any(map(stripped, typed.values())) else None

    def _give_ids(self, path: Path, rows: list[dict[str, str]]) -> None:
        """Give every entry without an id one that no other has."""
        taken = {stripped(row[at.ITEM_ID]) for row in rows}
        letter = next((sign for sign in str(path[-1]) if sign in ascii_lowercase), "e")
        number = 0
        for index, row in enumerate(rows):
            spot = self._cells[*path, index]
            if stripped(row[at.ITEM_ID]) or spot in self.refused:
                continue
            while (id := f"{letter}{(number := number + 1):02}") in taken:
                pass
            row[at.ITEM_ID] = id
            self._tell(codes.ID_GIVEN, spot, {"id": id})

    def _text(self, spot: Spot, asked: Asked) -> str:
        """Return the entry of a cell; what is wrong with it becomes a problem."""
        sheet, row, column = spot
        self._read.add(spot)
        read = cells.read(asked, self._sheet(sheet).grid.cells.get((row, column)))
        if read.code is not None:
            tell = self._refuse if read.code.severity == "error" else self._tell
            tell(read.code, spot, read.values)
        return read.text

    def _merged(self, sheet: Sheet) -> None:
        """Refuse merged ranges that cover cells to fill in."""
        for area in sheet.grid.merged:
            top, bottom, left, right = area
            if (top, left) != (bottom, right) and self._covers_inputs(sheet, area):
                self._refuse(codes.MERGED, (sheet.plan.id, top, left), {})

    def _covers_inputs(self, sheet: Sheet, area: Area) -> bool:
        top, bottom, left, right = area
        if sheet.plan.kind == "list":
            return bottom > sheet.rows[at.HEADINGS] and any(
                left <= column <= right for column in sheet.columns.values()
            )
        return any(
            top <= row <= bottom and left <= column <= right for row, column in self._inputs(sheet)
        )

    def _inputs(self, sheet: Sheet) -> Iterator[tuple[int, int]]:
        """Yield the cells that are filled in on a sheet that is no list."""
        if sheet.plan.kind == "form":
            for name in self.form.scheme.facts:
                yield sheet.rows[name], sheet.columns[at.VALUE]
        else:
            for id, row in sheet.rows.items():
                for name, column in sheet.columns.items():
                    if id != at.HEADINGS and name != at.LABEL:
                        yield row, column

    def _outside(self, sheet: Sheet) -> None:
        """Tell of cells that are filled in and belong to nothing."""
        found = [
            (sheet.plan.id, row, column)
            for (row, column), cell in sorted(sheet.grid.cells.items())
            if self._is_outside(sheet, row, column)
            and cell.value is not None
            and stripped(str(cell.value))
        ]
        for spot in found[:_MOST_TOLD]:
            self._tell(codes.OUTSIDE, spot, {})

    def _is_outside(self, sheet: Sheet, row: int, column: int) -> bool:
        """True of a cell that nobody reads and where nothing of ours stands."""
        head = sheet.rows[at.HEADINGS]
        if column == 0 or row <= head or (sheet.plan.id, row, column) in self._read:
            return False
        if sheet.plan.kind == "list":
            return row <= head + MOST_ENTRIES
        if sheet.plan.kind == "ledger":
            return column != sheet.columns[at.LABEL]
        last_row, last_column = max(sheet.rows.values()), max(sheet.columns.values())
        return column == sheet.columns[at.VALUE] or row > last_row or column > last_column

    def _sheet(self, id: str) -> Sheet:
        return self.found.sheets[id]

    def _refuse(self, code: Code, spot: Spot, values: Mapping[str, Text | str | int]) -> None:
        self.refused.add(spot)
        self._tell(code, spot, values)

    def _tell(self, code: Code, spot: Spot, values: Mapping[str, Text | str | int]) -> None:
        sheet, row, column = spot
        place = self._sheet(sheet).place(self.file, row, column)
        self.problems.append(Problem(code, place, values))
