"""Finds in a workbook that comes back what was written into it: by hidden ids, never by captions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from toolkit.contribute.workbooks import claim_layout as at
from toolkit.contribute.workbooks import claim_problems as codes
from toolkit.contribute.workbooks.claim_form import ClaimForm
from toolkit.contribute.workbooks.opening import MOST_ROWS, Grid
from toolkit.language import Text, both
from toolkit.problems.nearest import listed
from toolkit.problems.problem import Code, Place, Problem

NO_TABLE = both(
    "不是 tasks.py excel 生成的，或内部的编号表不见了",
    "tasks.py excel did not make it, or its table of ids is gone",
)
OTHER_FORMAT = both(
    "是另一版程序生成的，请重新生成一份", "another version of the program made it; make a new one"
)
TOUCHED = both("内部的编号表被改动过", "its table of ids was changed")
_WHAT: Mapping[str, Text] = {
    "scheme": both("办法", "scheme"),
    "edition": both("办法版本", "edition"),
    "round": both("年度", "year"),
    "unit": both("单位", "unit"),
}


@dataclass(frozen=True)
class Sheet:
    """A sheet that was found: its plan, its cells, and where its rows and columns are now."""

    plan: at.Plan
    grid: Grid
    rows: Mapping[str, int]
    columns: Mapping[str, int]

    def place(self, file: str, row: int, column: int) -> Place:
        """Return the place of a cell."""
        return place(file, self.grid, row, column)


@dataclass(frozen=True)
class Found:
    """The sheets of a claim by id, and the names of all sheets in their order."""

    sheets: Mapping[str, Sheet]
    titles: Sequence[str]


def place(file: str, grid: Grid, row: int, column: int) -> Place:
    """Return the place of a cell, row and column from 0."""
    cell = f"{grid.title}!{get_column_letter(column + 1)}{row + 1}"
    return Place(file, row + 1, column + 1, cell)


def found_in(
    file: str, grids: Sequence[Grid], form: ClaimForm
) -> tuple[Found | None, list[Problem]]:
    """Return the sheets of the claim that is asked for; None and what is wrong where they are not."""
    told = _table(grids)
    if isinstance(told, Text):
        return None, [Problem(codes.UNREADABLE, Place(file), {"why": told})]
    search = _Search(file, grids, form, told)
    for problems in (search.foreign, search.changed):
        if found := list(problems()):
            return None, found
    sheets = search.sheets()
    if not search.problems:
        search.problems += [each for sheet in sheets.values() for each in search.moved(sheet)]
    if search.problems:
        return None, search.problems
    return Found(sheets, [each.title for each in grids]), []


def _table(grids: Sequence[Grid]) -> list[tuple[str, ...]] | Text:
    """Return the rows of the table of ids, or why they cannot be trusted."""
    grid = next((each for each in grids if each.title == at.TABLE), None)
    if grid is None:
        return NO_TABLE
    last = max((row for row, _ in grid.cells), default=-1)
    written = [
        tuple(words for column in range(5) if (words := grid.words(row, column)))
        for row in range(min(last + 1, MOST_ROWS))
    ]
    match written:
        case [("format", number), ("checksum", checksum), *rows]:
            if number != str(at.FORMAT):
                return OTHER_FORMAT
            return rows if checksum == at.checksum(rows) else TOUCHED
        case _:
            return NO_TABLE


@dataclass
class _Search:
    """The search for what the table tells of, in one workbook."""

    file: str
    grids: Sequence[Grid]
    form: ClaimForm
    told: list[tuple[str, ...]]

    def __post_init__(self) -> None:
        self.plans = at.plans_of(self.form)
        self.problems: list[Problem] = []
        self.captions: dict[tuple[str, str, str], str] = {
            (sheet, row, column): words
            for kind, *rest in self.told
            if kind == "caption"
            for sheet, row, column, words in [rest]
        }

    def foreign(self) -> Iterator[Problem]:
        """Yield what makes this the workbook of another claim."""
        is_of = {key: value for kind, key, value in self._of_three("is")}
        for key, wanted in at.identity(self.form).items():
            read = is_of.get(key, "")
            if read != wanted:
                yield Problem(
                    codes.OF_ANOTHER,
                    Place(self.file),
                    {"what": _WHAT[key], "read": read, "wanted": wanted},
                    read,
                )

    def changed(self) -> Iterator[Problem]:
        """Yield what the scheme asks for now and the workbook does not, or the other way round."""
        wanted, read = at.ids_of(at.table(self.form, self.plans)), at.ids_of(self.told)
        if wanted != read:
            values: dict[str, Text | str | int] = {
                "missing": listed(_names(wanted - read)),
                "extra": listed(_names(read - wanted)),
            }
            yield Problem(codes.CHANGED_SINCE, Place(self.file), values)

    def _of_three(self, kind: str) -> list[tuple[str, str, str]]:
        return [(row[0], row[1], row[2]) for row in self.told if row[0] == kind and len(row) == 3]

    def sheets(self) -> dict[str, Sheet]:
        """Return the sheets by id; what is missing or there twice becomes a problem."""
        titles = {id: title for _, id, title in self._of_three("sheet")}
        grids: dict[str, Grid] = {}
        for grid in self.grids:
            id = grid.words(at.IDS, 0).removeprefix(at.MARK)
            if id in grids and grid.words(at.IDS, 0).startswith(at.MARK):
                self._tell(codes.TWICE, grid, at.IDS, 0, titles.get(id, id))
            elif grid.words(at.IDS, 0).startswith(at.MARK):
                grids[id] = grid
        found: dict[str, Sheet] = {}
        for plan in self.plans:
            if plan.id in grids:
                found[plan.id] = self._sheet(plan, grids[plan.id])
            else:
                values = {"sheet": titles[plan.id]}
                self.problems.append(Problem(codes.SHEET_GONE, Place(self.file), values))
        return found

    def _sheet(self, plan: at.Plan, grid: Grid) -> Sheet:
        first_column = {row: grid.words(row, 0) for row, column in grid.cells if column == 0}
        first_row = {
            column: grid.words(at.IDS, column) for row, column in grid.cells if row == at.IDS
        }
        rows = self._positions(plan, grid, first_column, list(plan.rows), is_row=True)
        columns = self._positions(plan, grid, first_row, list(plan.columns), is_row=False)
        return Sheet(plan, grid, rows, columns)

    def _positions(
        self,
        plan: at.Plan,
        grid: Grid,
        written: Mapping[int, str],
        wanted: list[str],
        is_row: bool,
    ) -> dict[str, int]:
        """Return where each id stands among those written in the hidden row or column."""
        found: dict[str, int] = {}
        for position, id in sorted(written.items()):
            if id in wanted and id in found:
                spot = (position, 0) if is_row else (at.IDS, position)
                self._tell(codes.TWICE, grid, *spot, self._called(plan, id, is_row))
            elif id in wanted:
                found[id] = position
        for id in wanted:
            if id not in found:
                values = {"sheet": grid.title, "what": self._called(plan, id, is_row)}
                self.problems.append(Problem(codes.LINE_GONE, Place(self.file), values))
        return found

    def _called(self, plan: at.Plan, id: str, is_row: bool) -> str:
        """Return the caption of a row or column; its id where it has none."""
        key = (plan.id, id, at.LABEL) if is_row else (plan.id, at.HEADINGS, id)
        return self.captions.get(key, id).partition("\n")[0]

    def _tell(self, code: Code, grid: Grid, row: int, column: int, what: str) -> None:
        self.problems.append(Problem(code, place(self.file, grid, row, column), {"what": what}))

    def moved(self, sheet: Sheet) -> Iterator[Problem]:
        """Yield every caption that does not stand beside its id."""
        for (of, row, column), words in self.captions.items():
            if of == sheet.plan.id:
                spot = sheet.rows[row], sheet.columns[column]
                if sheet.grid.words(*spot).split() != words.split():
                    values = {"wanted": words.partition("\n")[0]}
                    yield Problem(codes.MOVED, sheet.place(self.file, *spot), values)


def _names(ids: set[tuple[str, ...]]) -> list[str]:
    return sorted({each[-1] for each in ids})
