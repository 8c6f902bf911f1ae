"""An official form as a Word file: the same lines, tables and blocks as the page, byte for byte anew.

Text is only ever put into runs, never into fields or markup, and characters that XML or Word would
take for something else are left out.
"""

import datetime
import io
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from toolkit.language import Language, both
from toolkit.publishing.form_parts import Cell, FilledForm, Row, Signing, Table

FONT, LATIN = "宋体", "Times New Roman"
#: Nothing in the file tells when it was made, so the same data gives the same bytes.
MOMENT = datetime.datetime(2000, 1, 1)
A4 = Mm(210), Mm(297)
MARGIN = Mm(14)
#: Widths in millimetres; other columns share what is left.
WIDTHS = {
    "number": 9,
    "points": 11,
    "claimed": 15,
    "verified": 15,
    "asked": 17,
    "value": 15,
    "group": 22,
    "label": 48,
    "source": 18,
}
SIDES = {"text": WD_ALIGN_PARAGRAPH.LEFT, "number": WD_ALIGN_PARAGRAPH.RIGHT}
FROM, DEMO = both("依据：{source}", "From: {source}"), both("示例数据", "Demonstration data")
COLON = both("：", ": ")


def word_file(form: FilledForm, language: Language) -> bytes:
    """Return the form as the bytes of a Word file."""
    document = Document()
    _prepare(document, form.title)
    writer = _Writer(document, language)
    writer.head(form)
    for table in form.tables:
        writer.table(table, form.notes if table is form.tables[-1] else ())
    for each in form.signatures:
        writer.signature(each)
    for table in form.annexes:
        writer.annex(table)
    written = io.BytesIO()
    document.save(written)
    return _fixed(written.getvalue())


def _prepare(document: WordDocument, title: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = A4
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, MARGIN)
    style = document.styles["Normal"]
    style.font.name, style.font.size = LATIN, Pt(9)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = plain(title), "", ""
    properties.comments = ""
    properties.created = properties.modified = MOMENT
    _page_number(section.footer.paragraphs[0])


def _page_number(paragraph: Paragraph) -> None:
    """Put the number of the page at the foot: the one field of the file, and our own."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def plain(text: str) -> str:
    """Return a text without control characters, signs of direction and unassigned characters."""
    flat = " ".join(text.splitlines()) if "\n" in text or "\r" in text else text
    return "".join(sign for sign in flat if unicodedata.category(sign)[0] != "C")


class _Writer:
    def __init__(self, document: WordDocument, language: Language) -> None:
        self.document, self.language = document, language
        self.width = A4[0] - 2 * MARGIN

    def paragraph(self, text: str, size: float = 9, bold: bool = False) -> Paragraph:
        paragraph = self.document.add_paragraph()
        _run(paragraph, text, size, bold)
        return paragraph

    def head(self, form: FilledForm) -> None:
        if form.is_demo:
            self.paragraph(DEMO.said(self.language), 8)
        heading = self.paragraph(form.title, 16, bold=True)
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        source = self.paragraph(FROM.filled(source=form.source).said(self.language), 8)
        source.alignment = WD_ALIGN_PARAGRAPH.CENTER
        colon = COLON.said(self.language)
        self.paragraph("    ".join(f"{label}{colon}{value}" for label, value in form.lines), 10)
        for label in form.blanks:
            self.paragraph(f"{label}{colon}", 10)

    def table(self, table: Table, notes: Iterable[str]) -> None:
        if table.caption:
            caption = self.paragraph(table.caption, 11, bold=True)
            caption.paragraph_format.keep_with_next = True
        rows = (*table.head, *table.body, *table.foot)
        made = self.document.add_table(len(rows), len(table.columns), "Table Grid")
        made.autofit = False
        _set_widths(made, self._widths(table.columns))
        _fill(made, rows, len(table.head), 7 if table.is_wide else 9)
        for number, row in enumerate(made.rows):
            _mark(row, "w:cantSplit")
            if number < len(table.head):
                _mark(row, "w:tblHeader")
        for note in notes:
            self.paragraph(note, 8)
        self.paragraph("", 6)

    def _widths(self, columns: Sequence[str]) -> list[Length]:
        fixed = [Mm(WIDTHS[each]) if each in WIDTHS else None for each in columns]
        left = self.width - sum(each for each in fixed if each is not None)
        share = Length(left // max(fixed.count(None), 1))
        return [share if each is None else each for each in fixed]

    def signature(self, signing: Signing) -> None:
        """Write a block of one cell that stays on one page."""
        table = self.document.add_table(1, 1, "Table Grid")
        _mark(table.rows[0], "w:cantSplit")
        cell = table.cell(0, 0)
        _run(cell.paragraphs[0], signing.label, 10)
        colon = COLON.said(self.language)
        lines = [signing.says] if signing.says else []
        for line in (*lines, *(f"{each}{colon}" for each in signing.lines), "", ""):
            _run(cell.add_paragraph(), line, 10)
        last = cell.add_paragraph()
        last.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _run(last, f"{signing.seal}        {signing.date}", 10)
        for paragraph in cell.paragraphs[:-1]:
            paragraph.paragraph_format.keep_with_next = True
        self.paragraph("", 2)

    def annex(self, table: Table) -> None:
        """Write a table on a page of its own, lying where it is wide."""
        if table.is_wide:
            section = self.document.add_section(WD_SECTION.NEW_PAGE)
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = A4[1], A4[0]
            self.width = A4[1] - 2 * MARGIN
        else:
            self.document.paragraphs[-1].paragraph_format.page_break_before = True
        self.table(table, table.notes)


def _run(paragraph: Paragraph, text: str, size: float, bold: bool = False) -> None:
    run = paragraph.add_run(plain(text))
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, LATIN
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _set_widths(table: WordTable, widths: Sequence[Length]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _fill(table: WordTable, rows: Sequence[Row], heads: int, size: float) -> None:
    """Write the cells, each where it begins, and merge those over several rows and columns."""
    grid = [list(row.cells) for row in table.rows]
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        for cell in row:
            x = next(i for i in range(len(grid[y])) if (y, i) not in taken)
            below, right = y + cell.rows - 1, x + cell.columns - 1
            taken |= {(j, i) for j in range(y, below + 1) for i in range(x, right + 1)}
            place = grid[y][x]
            if (below, right) != (y, x):
                place = place.merge(grid[below][right])
            _write(place, cell, size, y < heads)


def _write(place: _Cell, cell: Cell, size: float, in_head: bool) -> None:
    place.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = place.paragraphs[0]
    side = "centre" if in_head else cell.kind
    paragraph.alignment = SIDES.get(side, WD_ALIGN_PARAGRAPH.CENTER)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
    _run(paragraph, cell.text, size, cell.is_head)


def _fixed(content: bytes) -> bytes:
    """Return the archive with one date on every entry."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(written, "w") as fixed:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, MOMENT.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, read.read(name))
    return written.getvalue()
