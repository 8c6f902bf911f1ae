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
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
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
#: Room for a seal, which has a diameter of 42 mm and stands across label and date.
SEAL_HEIGHT = Mm(30)
TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
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
#: What the name of an item takes where the rule stands beside it.
BESIDE_RULE = 36
SIDES = {"text": WD_ALIGN_PARAGRAPH.LEFT, "number": WD_ALIGN_PARAGRAPH.RIGHT}
DEMO = both("示例数据", "Demonstration data")
COLON = both("：", ": ")


def word_file(form: FilledForm, language: Language) -> bytes:
    """Return the form as the bytes of a Word file."""
    document = Document()
    _prepare(document, form.title, language)
    writer = _Writer(document, language)
    writer.head(form)
    for table in form.tables:
        is_last = table is form.tables[-1]
        writer.table(table, form.notes if is_last else (), with_next=is_last)
    writer.signatures(form.signatures)
    for table in form.annexes:
        writer.annex(table)
    written = io.BytesIO()
    document.save(written)
    return _fixed(written.getvalue())


def _prepare(document: WordDocument, title: str, language: Language) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = A4
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, MARGIN)
    style = document.styles["Normal"]
    style.font.name, style.font.size = LATIN, Pt(9)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)
    # Without it an office programme sets Chinese stops in the middle, as in Taiwan.
    for tongue in document.styles.element.iter(qn("w:lang")):
        tongue.set(qn("w:eastAsia"), "zh-CN")
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # the library's, of an empty page
            del package.rels[key]
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = plain(title), "", ""
    properties.comments, properties.language = "", TAGS[language]
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
        source = self.paragraph(form.source, 8)
        source.alignment = WD_ALIGN_PARAGRAPH.CENTER
        colon = COLON.said(self.language)
        self.paragraph("    ".join(f"{label}{colon}{value}" for label, value in form.lines), 10)
        for label in form.blanks:
            self.paragraph(f"{label}{colon}", 10)

    def table(self, table: Table, notes: Iterable[str], with_next: bool = False) -> None:
        """Write a table; ``with_next`` keeps its end on the page of what comes after it."""
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
        if with_next:
            for row in made.rows[len(rows) - max(len(table.foot), 1) - 1 :]:
                _keep(row)
        for note in notes:
            self.paragraph(note, 8).paragraph_format.keep_with_next = with_next
        self.paragraph("", 6).paragraph_format.keep_with_next = with_next

    def _widths(self, columns: Sequence[str]) -> list[Length]:
        widths = {**WIDTHS, "indicator": BESIDE_RULE} if "rule" in columns else WIDTHS
        fixed = [Mm(widths[each]) if each in widths else None for each in columns]
        left = self.width - sum(each for each in fixed if each is not None)
        share = Length(left // max(fixed.count(None), 1))
        return [share if each is None else each for each in fixed]

    def signatures(self, signings: Sequence[Signing]) -> None:
        """Write the blocks side by side, two or three in a row, each with room for a seal.

        They stay together; what stands above them keeps the last row of the table with them.
        """
        if not signings:
            return
        across = 3 if len(signings) == 3 else min(2, len(signings))
        rows = -(-len(signings) // across)
        table = self.document.add_table(rows, across, "Table Grid")
        table.autofit = False
        _set_widths(table, [Length(self.width // across)] * across)
        for row in table.rows:
            _mark(row, "w:cantSplit")
            row.height, row.height_rule = SEAL_HEIGHT, WD_ROW_HEIGHT_RULE.AT_LEAST
        for number, signing in enumerate(signings):
            self._signature(table.cell(number // across, number % across), signing)
        if len(signings) % across:
            table.rows[-1].cells[-2].merge(table.rows[-1].cells[-1])
        for row in table.rows[:-1]:
            _keep(row)
        self.paragraph("", 2)

    def _signature(self, cell: _Cell, signing: Signing) -> None:
        _run(cell.paragraphs[0], signing.label, 10)
        colon = COLON.said(self.language)
        lines = [signing.says] if signing.says else []
        for line in (*lines, *(f"{each}{colon}" for each in signing.lines), "", ""):
            _run(cell.add_paragraph(), line, 10)
        last = cell.add_paragraph()
        last.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _run(last, f"{signing.seal}    {signing.date}", 10)

    def annex(self, table: Table) -> None:
        """Write a table, a wide one on a lying page of its own; a short one is not divided."""
        if table.is_wide:
            section = self.document.add_section(WD_SECTION.NEW_PAGE)
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = A4[1], A4[0]
            self.width = A4[1] - 2 * MARGIN
        self.table(table, table.notes)
        for row in self.document.tables[-1].rows[:-1] if not table.is_wide else ():
            _keep(row)


def _run(paragraph: Paragraph, text: str, size: float, bold: bool = False) -> None:
    run = paragraph.add_run(plain(text))
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, LATIN
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), FONT)
    if any(sign >= "\u2e80" for sign in text):  # quotation marks and dashes are wide in Chinese
        fonts.set(qn("w:hint"), "eastAsia")


def _mark(row: _Row, name: str) -> None:
    """Mark a row; in the schema's order, ``cantSplit`` before ``tblHeader``."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _keep(row: _Row) -> None:
    """Keep a row on the page of the row or paragraph after it."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


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
