"""A judge's sheet as a workbook: to fill in on a screen, or to print and fill in by hand."""

import io
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from toolkit.contribute.sheet_form import Row, SheetForm
from toolkit.contribute.workbooks import looks
from toolkit.contribute.workbooks import sheet_layout as at
from toolkit.contribute.workbooks.looks import (
    BOX,
    LINE_HEIGHT,
    ROOM,
    SHADE,
    SOFT,
    Formats,
    lines,
    lines_of,
)
from toolkit.language import Text, both
from toolkit.numbers import exact, plain

TITLE = both("评分表", "Judge’s sheet")
WHO = both(
    "评委代号：{judge}　评委组：{panel}　所在单位：{unit}",
    "Judge: {judge}   Panel: {panel}   Unit: {unit}",
)
NO_UNIT = both("无", "none")
TO_DO = both(
    "只填空白格：0 到满分之间的数，最多两位小数；每格都要填，打 0 分也要填 0。",
    "Fill in the blank cells only: numbers from 0 to the maximum, two decimals at most; fill in every cell, a 0 as well.",
)
SHADED = both("有底纹的一列是{own}。", "The shaded column is {own}.")
HEADINGS = (both("编号", "Code"), both("指标", "Indicator"), both("满分", "Maximum"))
TOTAL = both("合计", "Total")
TOTAL_WITH_BONUS = both("合计（含加分）", "Total (bonus included)")
SIGNED = both(
    "评委签名：＿＿＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿",
    "Signature of the judge                                            Date",
)
ERROR_TITLE = "评分超出范围"
ERROR = (
    "请填 0 到 {most} 之间的数，最多两位小数。 / A number from 0 to {most}, two decimals at most."
)

_WIDTHS = {at.CODE: 7, at.LABEL: 46, at.MOST: 9}
_UNIT_WIDTH = 14


def sheet_workbook(form: SheetForm) -> bytes:
    """Return the workbook; the same form gives the same bytes."""
    content = io.BytesIO()
    with looks.new_book(content, TITLE.zh) as book:
        _Sheet(form, book.add_worksheet(at.SHEET), Formats(book)).write()
        _write_table(form, book.add_worksheet(at.TABLE))
    return content.getvalue()


def _write_table(form: SheetForm, sheet: Any) -> None:
    """Write what the cells are onto a sheet that no menu shows."""
    sheet.write_row(0, 0, ["format", at.FORMAT])
    given = at.identity(form)
    for row, (key, value) in enumerate(given.items(), 1):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
    for row, each in enumerate(at.told(form), 1 + len(given)):
        sheet.write_row(row, 0, each)
    sheet.protect()
    sheet.very_hidden()


@dataclass(frozen=True)
class _Sheet:
    """The sheet that is filled in."""

    form: SheetForm
    sheet: Any
    formats: Formats

    def write(self) -> None:
        rows, last_column = self.form.rows, at.FIRST_UNIT + len(self.form.units) - 1
        last_row = at.FIRST_ROW + len(rows) - 1
        self._set_up(last_row + 2, last_column)
        self._head(last_column)
        for number, row in enumerate(rows, at.FIRST_ROW):
            if row.is_mark:
                self._mark(number, row)
            else:
                self._heading(number, row, last_column)
        self._total(last_row + 1, last_column)
        self._line(last_row + 2, SIGNED, last_column, room=4 * ROOM, valign="bottom")

    def _set_up(self, last_row: int, last_column: int) -> None:
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(looks.A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, last_row, last_column)
        sheet.repeat_rows(at.HEADER)
        sheet.repeat_columns(at.CODE, at.MOST)
        sheet.freeze_panes(at.FIRST_ROW, at.FIRST_UNIT)
        sheet.set_footer(f"&L{self.form.judge}&R&P / &N")
        sheet.protect("", {"format_columns": True, "format_rows": True})
        for column, characters in _WIDTHS.items():
            sheet.set_column(column, column, characters)
        sheet.set_column(at.FIRST_UNIT, last_column, _UNIT_WIDTH)

    def _head(self, last_column: int) -> None:
        form, panels = self.form, self.form.scheme.panels
        assert panels is not None  # there are no sheets without
        title = both("{round} · {title}", "{round} · {title}").filled(
            round=form.round.title, title=TITLE
        )
        unit = NO_UNIT if form.unit is None else form.units[form.unit]
        panel = panels.of[form.panel].label
        to_do = TO_DO if form.unit is None else _after(TO_DO, SHADED.filled(own=form.own))
        self._line(at.TITLE, title, last_column, bold=True, font_size=12)
        who = WHO.filled(judge=form.judge, panel=panel, unit=unit)
        self._line(at.JUDGE, who, last_column)
        self._line(at.TO_DO, to_do, last_column)
        tall = [lines_of(lines(name), _UNIT_WIDTH - 2) for name in form.units.values()]
        self._height(at.HEADER, max(tall, default=2))
        headings = {"bold": True, "text_wrap": True, "bg_color": SOFT, **BOX}
        for column, text in enumerate(HEADINGS):
            words = f"{text.zh}\n{text.en}"
            self.sheet.write_string(at.HEADER, column, words, self.formats.of(**headings))
        for each in at.told(form):
            if each.kind == "column":
                is_own = each.id == form.unit
                look = {**headings, "align": "center", **({"bg_color": SHADE} if is_own else {})}
                self.sheet.write_string(at.HEADER, each.number, each.words, self.formats.of(**look))
                if is_own:
                    note = f"{form.own.zh}。\n{form.own.en}."
                    self.sheet.write_comment(at.HEADER, each.number, note)

    def _heading(self, number: int, row: Row, last_column: int) -> None:
        look = self.formats.of(bold=True, text_wrap=True, bg_color=SOFT, **BOX)
        self._height(number, lines_of(lines(row.label), _WIDTHS[at.LABEL]))
        for column, words in ((at.CODE, row.id), (at.LABEL, lines(row.label))):
            self.sheet.write_string(number, column, words, look)
        self._number(number, at.MOST, row, look)
        for column in range(at.FIRST_UNIT, last_column + 1):
            self.sheet.write_blank(number, column, None, look)

    def _mark(self, number: int, row: Row) -> None:
        look = self.formats.of(text_wrap=True, **BOX)
        self._height(number, lines_of(lines(row.label), _WIDTHS[at.LABEL]))
        self.sheet.write_string(number, at.CODE, row.id, look)
        self.sheet.write_string(number, at.LABEL, lines(row.label), look)
        self._number(number, at.MOST, row, look)
        for column, unit in enumerate(self.form.units, at.FIRST_UNIT):
            shade = {"bg_color": SHADE} if unit == self.form.unit else {}
            blank = self.formats.of(locked=False, align="center", **BOX, **shade)
            self.sheet.write_blank(number, column, None, blank)
        last = at.FIRST_UNIT + len(self.form.units) - 1
        self.sheet.data_validation(
            number,
            at.FIRST_UNIT,
            number,
            last,
            {
                "validate": "decimal",
                "criteria": "between",
                "minimum": 0,
                "maximum": row.most,
                "error_title": ERROR_TITLE,
                "error_message": ERROR.format(most=row.most),
            },
        )

    def _number(self, number: int, column: int, row: Row, look: Any) -> None:
        if row.points is None:
            self.sheet.write_blank(number, column, None, look)
        else:
            self.sheet.write_number(number, column, float(row.points), look)

    def _total(self, number: int, last_column: int) -> None:
        has_bonus = any(row.id in self.form.marks for row in _bonus_of(self.form))
        look = {"bold": True, "top": 2, "bottom": 1, "left": 1, "right": 1}
        label = TOTAL_WITH_BONUS if has_bonus else TOTAL
        self._height(number, 2)
        self.sheet.write_blank(number, at.CODE, None, self.formats.of(**look))
        self.sheet.write_string(
            number, at.LABEL, lines(label), self.formats.of(text_wrap=True, **look)
        )
        most = sum((exact(each) for each in self.form.marks.values()), start=exact(0))
        self.sheet.write_number(number, at.MOST, float(plain(most)), self.formats.of(**look))
        for column in range(at.FIRST_UNIT, last_column + 1):
            first = xl_rowcol_to_cell(at.FIRST_ROW, column)
            last = xl_rowcol_to_cell(number - 1, column)
            centred = self.formats.of(align="center", **look)
            self.sheet.write_formula(number, column, f"=SUM({first}:{last})", centred)

    def _line(
        self, number: int, text: Text, last_column: int, room: int = ROOM, **look: Any
    ) -> None:
        """Write a text across the whole sheet."""
        across = sum(_WIDTHS.values()) + _UNIT_WIDTH * len(self.form.units)
        self._height(number, lines_of(lines(text), across), room)
        shape = self.formats.of(text_wrap=True, **look)
        self.sheet.merge_range(number, 0, number, last_column, lines(text), shape)

    def _height(self, number: int, lines: int, room: int = ROOM) -> None:
        """Make a row high enough for so many lines: not every program does so by itself."""
        self.sheet.set_row(number, lines * LINE_HEIGHT + room)


def _bonus_of(form: SheetForm) -> list[Row]:
    tops = {node.code for node in form.scheme.nodes() if form.scheme.is_bonus(node.code)}
    return [row for row in form.rows if row.id in tops]


def _after(first: Text, then: Text) -> Text:
    return both("{first}{then}", "{first} {then}").filled(first=first, then=then)
