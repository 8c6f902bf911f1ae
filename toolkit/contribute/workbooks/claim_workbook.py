"""A claim as a workbook in the look of the official form, filled in with what the unit has."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.contribute.entries import LedgerEntry
from toolkit.contribute.workbooks import claim_layout as at
from toolkit.contribute.workbooks import looks
from toolkit.contribute.workbooks.cells import asked_of, put
from toolkit.contribute.workbooks.claim_form import ClaimForm, Row
from toolkit.contribute.workbooks.claim_limits import NOTHING_LISTED, Limits, about_cell
from toolkit.contribute.workbooks.claim_tables import write_ledger, write_list
from toolkit.contribute.workbooks.looks import BOX, LINE_HEIGHT, ROOM, SOFT, Formats, lines
from toolkit.language import Text, both, joined
from toolkit.schemes.facts import NUMERIC, Records
from toolkit.schemes.ledger import Ledger
from toolkit.submissions.round import STATES

TITLE = both("{scheme} · 申报表", "{scheme} · claim")
WHO = both(
    "单位：{name}（{label}）　{round}　考核期 {first} 至 {last}　申报截止 {deadline}",
    "{name} ({label}) · {round} · window {first} to {last} · claims due by {deadline}",
)
CLOSED = both(
    "注意：这一轮现在是“{state}”，已不在填报阶段。",
    "This round is no longer being filled in: {state}.",
)
TO_DO = both(
    "只填浅黄色的格子。空着不等于 0，没有就写 0。逐条填写的内容各有一张工作表。不写个人的姓名、电话和证件号码。",
    "Fill in the yellow cells only. Where there is none, write 0; a blank is not zero. What is listed one by one has a sheet of its own. No person’s name, telephone number or identity number.",
)
LISTED_ON = both(
    "逐条填在“{sheet}”表；没有可填的，在这里选“{none}”",
    "list them on the sheet “{sheet}”, or choose “{none}” here",
)
OR_NUMBER = both("也可以在这里只写个数", "or give their number here")
TABLE_ON = both("填在“{sheet}”表", "filled in on the sheet “{sheet}”")
TO_SHEET = "→"
_WIDTHS: Mapping[str, int] = {
    "code": 7,
    at.LABEL: 36,
    "points": 7,
    "asked": 28,
    at.VALUE: 22,
    "unit": 10,
    "note": 60,
}


def claim_workbook(form: ClaimForm) -> bytes:
    """Return the workbook; the same form gives the same bytes."""
    content, plans = io.BytesIO(), at.plans_of(form)
    with looks.new_book(content, form.scheme.title.zh) as book:
        formats = Formats(book)
        sheets = {plan.id: book.add_worksheet(plan.title) for plan in plans}
        limits = Limits(form.round, book.add_worksheet(at.CHOICES))
        for plan in plans:
            sheet = sheets[plan.id]
            _ids(plan, sheet)
            _set_up(form, plan, sheet)
            match plan.kind:
                case "form":
                    _Form(form, plan, sheet, formats, limits, _titles(plans)).write()
                case "list":
                    write_list(form, plan, sheet, formats, limits)
                case "ledger":
                    write_ledger(form, plan, sheet, formats)
        _write_table(form, plans, book.add_worksheet(at.TABLE))
    return content.getvalue()


def _titles(plans: tuple[at.Plan, ...]) -> dict[str, str]:
    """Return the names of the sheets of facts that have one."""
    return {plan.id.partition(":")[2]: plan.title for plan in plans if ":" in plan.id}


def _write_table(form: ClaimForm, plans: tuple[at.Plan, ...], sheet: Any) -> None:
    """Write what the cells are onto a sheet that no menu shows."""
    rows = at.table(form, plans)
    told = [("format", str(at.FORMAT)), ("checksum", at.checksum(rows)), *rows]
    for number, row in enumerate(told):
        for column, words in enumerate(row):
            sheet.write_string(number, column, words)
    sheet.protect()
    sheet.very_hidden()


def _ids(plan: at.Plan, sheet: Any) -> None:
    """Write the ids of a sheet, its rows and its columns, where nobody sees them."""
    sheet.write_string(at.IDS, 0, f"{at.MARK}{plan.id}")
    for id, column in plan.at.items():
        sheet.write_string(at.IDS, column, id)
    for id, row in plan.rows.items():
        sheet.write_string(row, 0, id)
    sheet.set_row(at.IDS, None, None, {"hidden": True})
    sheet.set_column(0, 0, None, None, {"hidden": True})


def _set_up(form: ClaimForm, plan: at.Plan, sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(looks.A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(at.HEAD)
    sheet.freeze_panes(at.FIRST_ROW, 3 if plan.kind == "form" else 2)
    sheet.set_footer(f"&L{form.unit}&C&A&R&P / &N")
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD3000"})
    changes = ("format_columns", "format_rows", "insert_rows", "delete_rows", "sort")
    allowed = changes if plan.kind == "list" else changes[:2]
    sheet.protect("", dict.fromkeys(allowed, True))


@dataclass(frozen=True)
class _Form:
    """The sheet in the shape of the official form. ``titles`` are the sheets of facts by fact."""

    form: ClaimForm
    plan: at.Plan
    sheet: Any
    formats: Formats
    limits: Limits
    titles: Mapping[str, str]

    def write(self) -> None:
        for id, characters in _WIDTHS.items():
            self.sheet.set_column(self.plan.at[id], self.plan.at[id], characters)
        self._head()
        for number, row in enumerate(self.plan.lines, at.FIRST_ROW):
            self._row(number, row)
            if row.kind == "fact":
                self._value(number, row.id)
        self.sheet.print_area(0, 0, at.HEAD + len(self.plan.lines), len(_WIDTHS))

    def _head(self) -> None:
        form, round_ = self.form, self.form.round
        who = WHO.filled(
            name=form.name,
            label=form.scheme.classes[form.registered.class_].label,
            round=round_.title,
            first=str(round_.window.from_),
            last=str(round_.window.to),
            deadline=str(round_.deadline),
        )
        said = [lines(who), lines(TO_DO)]
        if round_.state != "draft":
            said.append(lines(CLOSED.filled(state=STATES[round_.state])))
        looks.heading(
            self.sheet,
            self.formats,
            (lines(TITLE.filled(scheme=form.scheme.title)), "\n".join(said)),
            at.TITLE,
            at.FIRST_COLUMN,
            list(_WIDTHS.values()),
        )
        look = self.formats.of(bold=True, text_wrap=True, align="center", bg_color=SOFT, **BOX)
        self.sheet.set_row(at.HEAD, 2 * LINE_HEIGHT + ROOM)
        for id, column in self.plan.columns.items():
            self.sheet.write_string(at.HEAD, self.plan.at[id], lines(column.label), look)

    def _row(self, number: int, row: Row) -> None:
        is_fact = row.kind in ("fact", "paper")
        look: dict[str, Any] = {"text_wrap": True, **BOX}
        if not is_fact:
            look |= {"bg_color": SOFT, "bold": row.kind != "indicator"}
        unit = self._unit(row)
        words = {
            "code": row.id if row.kind in ("group", "indicator") else "",
            at.LABEL: lines(row.label),
            "points": row.points,
            "asked": lines(row.asked) if row.asked else "",
            at.VALUE: "",
            "unit": lines(unit) if unit else "",
            "note": self._note(row),
        }
        tallest = max(looks.lines_of(words[id], _WIDTHS[id] - 1) for id in words)
        self.sheet.set_row(number, tallest * LINE_HEIGHT + ROOM)
        for id, text in words.items():
            shift: dict[str, Any] = {"align": "center"} if id in ("code", "points") else {}
            if is_fact and id == at.LABEL:
                shift = {"indent": 1}
            format = self.formats.of(**look, **shift)
            looks.write_words(self.sheet, number, self.plan.at[id], text, format)
        if row.kind == "fact" and row.id in self.titles:
            there = f"internal:'{self.titles[row.id].replace(chr(39), chr(39) * 2)}'!A1"
            linked = self.formats.of(**look, align="center", underline=1)
            self.sheet.write_url(number, self.plan.at["code"], there, linked, TO_SHEET)

    def _unit(self, row: Row) -> Text | None:
        declared: Any = self.form.scheme.facts[row.id] if row.kind == "fact" else None
        is_measured = isinstance(declared, (*NUMERIC, Records, Ledger))
        return declared.unit if is_measured else None

    def _note(self, row: Row) -> str:
        said = [] if row.note is None else [row.note]
        declared = self.form.scheme.facts[row.id] if row.kind == "fact" else None
        if isinstance(declared, Records):
            if declared.plain:
                said.insert(0, OR_NUMBER)
            said.insert(0, LISTED_ON.filled(sheet=self.titles[row.id], none=NOTHING_LISTED))
        elif isinstance(declared, Ledger):
            said.insert(0, TABLE_ON.filled(sheet=self.titles[row.id]))
        return lines(joined(said)) if said else ""

    def _value(self, number: int, name: str) -> None:
        declared, entry = self.form.scheme.facts[name], self.form.entry(name)
        column = self.plan.at[at.VALUE]
        if isinstance(declared, Ledger) or isinstance(entry, LedgerEntry):
            return
        asked = asked_of(declared)
        text = entry if isinstance(entry, str) else "" if entry else NOTHING_LISTED.zh
        looks.write(self.sheet, number, column, put(asked, text), self.formats, align="center")
        self.limits.set(self.sheet, (number, column, number, column), declared, asked)
        if note := about_cell(declared):
            self.sheet.write_comment(number, column, note, {"x_scale": 2, "y_scale": 1.5})
