"""The sheets of a claim that are tables: what is listed one by one, evidence, ledgers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from toolkit.contribute.entries import REMARKS, LedgerEntry
from toolkit.contribute.workbooks import claim_layout as at
from toolkit.contribute.workbooks import looks
from toolkit.contribute.workbooks.cells import WORDS, Asked, put
from toolkit.contribute.workbooks.claim_form import ClaimForm, about
from toolkit.contribute.workbooks.claim_limits import Limits, about_cell
from toolkit.contribute.workbooks.looks import BOX, LINE_HEIGHT, ROOM, SOFT, Formats, lines
from toolkit.language import both
from toolkit.schemes.ledger import PLACES, Ledger

#: Blank rows prepared below the entries, and the rows that a list has in all.
SPARE, MOST_ENTRIES = 12, 2000

LIST_TO_DO = both(
    "一行一条，从第一个空行填起。编号可以不填，程序会补上；证据编号写“证据材料”表里的编号，几个之间用逗号隔开。",
    "One entry a row. The id may be left blank, one is given; under evidence write ids from the sheet “证据材料”, with commas between.",
)
PROOF_TO_DO = both(
    "每份材料一行。放在哪里，至少写一项：文件名、网址、存放处连同 sha256。",
    "One row for each. Say where it is kept by one of these: file name, web address, or place with its sha256.",
)
LEDGER_TO_DO = both(
    "金额单位：{unit}，没有的写 0。白色的格子由公式算出，不用填。",
    "Amounts in {unit}; where there is none, write 0. White cells are computed; leave them alone.",
)
COMPUTED = both("由公式算出：{formula}", "computed: {formula}")
DIFFERS = both("按其他格算是 {computed}", "the other cells give {computed}")
AMOUNT = Asked("number", PLACES)
_NARROW, _WIDE, _DAY, _NUMBER = 9, 24, 13, 12


def write_list(
    form: ClaimForm, plan: at.Plan, sheet: Any, formats: Formats, limits: Limits
) -> None:
    """Write a list with its entries, and blank rows as many as a program has."""
    _, _, name = plan.id.partition(":")
    declared = form.scheme.facts[name] if name else None
    widths = [_width(id, column.asked) for id, column in plan.columns.items()]
    said = [PROOF_TO_DO] if declared is None else [LIST_TO_DO, *about(form.scheme, declared)]
    words = (lines(plan.label), "\n".join(lines(each) for each in said))
    looks.heading(sheet, formats, words, at.TITLE, at.FIRST_COLUMN, widths)
    entries = _proofs(form) if declared is None else list(_records(form, name))
    last = at.FIRST_ROW + len(entries) + SPARE - 1
    fields = {} if declared is None else getattr(declared, "fields", {})
    for (id, column), characters in zip(plan.columns.items(), widths, strict=True):
        _column(plan, sheet, formats, (id, column, characters), last)
        area = (at.FIRST_ROW, plan.at[id], at.FIRST_ROW + MOST_ENTRIES - 1, plan.at[id])
        if id in fields:
            limits.set(sheet, area, fields[id], column.asked)
            if note := about_cell(fields[id]):
                sheet.write_comment(at.HEAD, plan.at[id], note, {"x_scale": 2})
        else:
            limits.choose(sheet, area, column.asked)
    for row in range(at.FIRST_ROW, last + 1):
        sheet.set_row(row, LINE_HEIGHT + ROOM)
    for row, entry in enumerate(entries, at.FIRST_ROW):
        for id, column in plan.columns.items():
            cell = put(column.asked, entry.get(id, ""))
            looks.write(sheet, row, plan.at[id], cell, formats)
        tallest = max(
            looks.lines_of(entry.get(id, ""), characters - 1)
            for id, characters in zip(plan.columns, widths, strict=True)
        )
        sheet.set_row(row, tallest * LINE_HEIGHT + ROOM)
    sheet.set_row(at.HEAD, _heading_height(plan, widths))
    sheet.print_area(0, 0, last, len(widths))


def _column(
    plan: at.Plan, sheet: Any, formats: Formats, shown: tuple[str, at.Column, int], last: int
) -> None:
    """Prepare a column: its heading, its blank cells as far down as a program goes."""
    id, column, characters = shown
    blank = put(column.asked, "")
    below = formats.of(locked=False, num_format=blank.format, text_wrap=True)
    sheet.set_column(plan.at[id], plan.at[id], characters, below)
    look = {"text_wrap": True, "align": "center", "bg_color": SOFT, **BOX}
    heading = formats.of(bold=column.is_required, **look)
    sheet.write_string(at.HEAD, plan.at[id], lines(column.label), heading)
    for row in range(at.FIRST_ROW, last + 1):
        looks.write(sheet, row, plan.at[id], blank, formats)


def _records(form: ClaimForm, name: str) -> Iterator[Mapping[str, str]]:
    entry = form.entry(name)
    for each in entry if isinstance(entry, tuple) else ():
        yield {**each.fields, at.ITEM_ID: each.id, at.CITED: ", ".join(each.evidence)}


def _proofs(form: ClaimForm) -> list[Mapping[str, str]]:
    return list(form.entries.evidence)


def _width(id: str, asked: Asked) -> int:
    if id == at.ITEM_ID:
        return _NARROW
    widths = {"number": _NUMBER, "day": _DAY, "words": _WIDE}
    longest = max((looks.lines_of(each, 1) for each in asked.options.values()), default=0)
    return widths.get(asked.holds, min(_WIDE, max(_NUMBER, longest + 2)))


def _heading_height(plan: at.Plan, widths: list[int]) -> float:
    tallest = max(
        looks.lines_of(lines(column.label), characters - 1)
        for column, characters in zip(plan.columns.values(), widths, strict=True)
    )
    return tallest * LINE_HEIGHT + ROOM


def write_ledger(form: ClaimForm, plan: at.Plan, sheet: Any, formats: Formats) -> None:
    """Write a ledger; what follows from other cells is a formula, with its value."""
    name = plan.id.partition(":")[2]
    ledger, entry = form.ledgers[name], form.entry(name)
    given = entry if isinstance(entry, LedgerEntry) else LedgerEntry("", {})
    _Table(plan, ledger, given, sheet, formats).write()


@dataclass(frozen=True)
class _Table:
    """One ledger as it is written."""

    plan: at.Plan
    ledger: Ledger
    given: LedgerEntry
    sheet: Any
    formats: Formats

    def write(self) -> None:
        plan, sheet = self.plan, self.sheet
        widths = [30, *(14 for _ in self.ledger.columns), _WIDE]
        for column, characters in zip(plan.at.values(), widths, strict=True):
            sheet.set_column(column, column, characters)
        words = (lines(self.ledger.label), lines(LEDGER_TO_DO.filled(unit=self.ledger.unit)))
        looks.heading(sheet, self.formats, words, at.TITLE, at.FIRST_COLUMN, widths)
        look = {"bold": True, "text_wrap": True, "bg_color": SOFT, **BOX}
        for id, heading in plan.columns.items():
            words_of = lines(heading.label)
            sheet.write_string(at.HEAD, plan.at[id], words_of, self.formats.of(**look))
            if id in self.ledger.columns and self.ledger.columns[id].is_derived:
                note = COMPUTED.filled(formula=self.ledger.formula_words(id))
                sheet.write_comment(at.HEAD, plan.at[id], lines(note))
        sheet.set_row(at.HEAD, _heading_height(plan, widths))
        for line in plan.lines:
            sheet.set_row(plan.rows[line.id], 2 * LINE_HEIGHT + ROOM)
            label = self.formats.of(**look)
            sheet.write_string(plan.rows[line.id], plan.at[at.LABEL], lines(line.label), label)
        first = next(iter(self.ledger.columns))
        self._put(at.YEAR, first, Asked("number"), self.given.year)
        for row in self.ledger.all_rows:
            for name in self.ledger.columns:
                self._amount(row, name)
            self._put(row, REMARKS, WORDS, self.given.rows.get(row, {}).get(REMARKS, ""))
        sheet.print_area(0, 0, max(plan.rows.values()), len(widths))

    def _put(self, row: str, column: str, asked: Asked, text: str) -> None:
        cell = put(asked, text)
        spot = self.plan.rows[row], self.plan.at[column]
        looks.write(self.sheet, *spot, cell, self.formats)

    def _amount(self, row: str, column: str) -> None:
        """Write an amount, as a formula where it follows from others and does not contradict them."""
        typed = self._typed(row, column)
        plus, minus = at.made_of(self.ledger, row, column)
        computed = self._computed(plus, minus)
        cell = put(AMOUNT, typed or ("" if computed is None else f"{computed:f}"))
        agrees = not typed or (isinstance(cell.value, float) and Decimal(typed) == computed)
        if not plus or not agrees:
            self._put(row, column, AMOUNT, typed)
        spot = self.plan.rows[row], self.plan.at[column]
        if plus and agrees:
            look = self.formats.of(num_format=cell.format, **BOX)
            self.sheet.write_formula(*spot, self._formula(plus, minus), look, cell.value)
        elif plus and computed is not None:
            note = lines(DIFFERS.filled(computed=f"{computed:f}"))
            self.sheet.write_comment(*spot, note)

    def _formula(self, plus: list[at.Amount], minus: list[at.Amount]) -> str:
        """Return the formula; it shows nothing as long as none of its cells has an amount."""
        added, taken_off = (",".join(map(self._name, each)) for each in (plus, minus))
        amount = f"SUM({added})-SUM({taken_off})" if minus else f"SUM({added})"
        cells = f"{added},{taken_off}" if minus else added
        return f'=IF(COUNT({cells})=0,"",ROUND({amount},{PLACES}))'

    def _computed(self, plus: list[at.Amount], minus: list[at.Amount]) -> Decimal | None:
        """Return the amount that a formula gives; None where none of its cells has one."""
        added, taken_off = ([self._held(*each) for each in cells] for cells in (plus, minus))
        if all(amount is None for amount in (*added, *taken_off)):
            return None
        return sum(filter(None, added), Decimal(0)) - sum(filter(None, taken_off), Decimal(0))

    def _held(self, row: str, column: str) -> Decimal | None:
        """Return the amount in a cell: what was typed, or else what its formula gives."""
        typed = self._typed(row, column)
        if typed:
            return Decimal(typed) if isinstance(put(AMOUNT, typed).value, float) else None
        return self._computed(*at.made_of(self.ledger, row, column))

    def _typed(self, row: str, column: str) -> str:
        return self.given.rows.get(row, {}).get(column, "")

    def _name(self, amount: at.Amount) -> str:
        row, column = amount
        return xl_rowcol_to_cell(self.plan.rows[row], self.plan.at[column])
