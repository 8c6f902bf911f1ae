"""Official forms as Word files: read back by python-docx, and once by LibreOffice."""

import importlib
import io
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from invoke.collection import Collection

import tasks
from tests.codes.tree import TINY
from tests.site.test_card import flat, text_of
from tests.site.test_official_form import APPLICATION, STATION, Key
from toolkit.commands import program
from toolkit.publishing.form_parts import Cell, FilledForm, Table
from toolkit.publishing.official_form import official_form
from toolkit.publishing.word_form import word_file
from toolkit.scoring.scorecard import Scorecard

LONG: Key = ("quzhou-demo-station-tea", "2022", "quzhou-service-station")


def written(form: FilledForm) -> "Document":  # type: ignore[valid-type]
    return Document(io.BytesIO(word_file(form, "zh")))


@pytest.mark.parametrize("key", [STATION, LONG, APPLICATION], ids=lambda key: key[2])
def test_the_file_holds_every_line_and_cell_of_the_form(
    cards: dict[Key, Scorecard], key: Key
) -> None:
    form = official_form(cards[key], "zh")
    document = written(form)
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert form.title in lines
    for said in (*form.notes, *(table.caption for table in form.tables)):
        assert said in ("", *lines)
    for label in form.blanks:
        assert f"{label}：" in lines
    tables = [*form.tables, *form.annexes]
    blocks = document.tables[len(form.tables)]
    assert [text.split("\n")[0] for text in texts(blocks) if text] == [
        each.label for each in form.signatures
    ]
    rest = [each for each in document.tables if each._tbl is not blocks._tbl]
    assert len(rest) == len(tables)
    for table, made in zip(tables, rest, strict=True):
        rows = (*table.head, *table.body, *table.foot)
        assert [cell.text for row in rows for cell in row] == texts(made)
        marks = [{child.tag for child in row._tr.trPr} for row in made.rows]
        assert all(qn("w:cantSplit") in each for each in marks)
        repeated = [qn("w:tblHeader") in each for each in marks]
        assert repeated == [True] * len(table.head) + [False] * (len(rows) - len(table.head))


def texts(table: object) -> list[str]:
    """Return the texts of the cells of a table, each merged cell once, where it begins."""
    seen, found = set(), []
    for row in table.rows:  # type: ignore[attr-defined]
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                found.append(cell.text)
    return found


def test_paper_fonts_and_the_sheet_of_the_ledger(cards: dict[Key, Scorecard]) -> None:
    document = written(official_form(cards[STATION], "zh"))
    sizes = [(round(each.page_width.mm), round(each.page_height.mm)) for each in document.sections]
    assert sizes == [(210, 297), (297, 210)]
    assert document.sections[1].orientation == WD_ORIENT.LANDSCAPE
    runs = document.element.body.iter(qn("w:r"))
    fonts = {run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:eastAsia")) for run in runs}
    assert fonts == {"宋体"}


def test_the_same_form_gives_the_same_bytes(cards: dict[Key, Scorecard]) -> None:
    form = official_form(cards[STATION], "zh")
    content = word_file(form, "zh")
    assert content == word_file(form, "zh")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2000-01-01T00:00:00Z"}


def test_hostile_text_is_text(cards: dict[Key, Scorecard]) -> None:
    hostile = '{ HYPERLINK "http://x.org" }\x13 DDE "cmd"\x15\u202e</w:t><w:fldSimple/>\x00'
    form = official_form(cards["keqiao-demo-loom", "2018", "keqiao-contact-point"], "zh")
    cell = Cell(hostile, is_head=True)
    table = Table("x", hostile, ("rule",), ((cell,),), ((cell,),), notes=(hostile,))
    signed = tuple(replace(each, label=hostile, lines=(hostile,)) for each in form.signatures)
    content = word_file(
        replace(
            form, title=hostile, lines=(("单位", hostile),), tables=(table,), signatures=signed
        ),
        "zh",
    )
    document = Document(io.BytesIO(content))
    inert = '{ HYPERLINK "http://x.org" } DDE "cmd"</w:t><w:fldSimple/>'
    assert document.tables[0].cell(0, 0).text == inert
    assert document.core_properties.title == inert
    body = {element.tag.partition("}")[2] for element in document.element.body.iter()}
    assert body.isdisjoint({"fldSimple", "instrText", "hyperlink", "fldChar", "object"})


def test_the_task_writes_the_file_and_never_over_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    def ask(*words: str) -> int:
        front_door = Collection.from_module(importlib.reload(tasks))
        return program.answer(front_door, ["word", *words, "--data", str(TINY)])

    assert ask("tiny-alpha", "tiny-society", "2020", "--blank") == 0
    [table] = Document("tiny-alpha-tiny-society-2020-blank.docx").tables[:1]
    assert table.rows[-1].cells[-1].text == ""
    assert ask("tiny-alpha", "tiny-society", "2020", "--blank") == 2
    assert "不覆盖" in capsys.readouterr().err
    assert ask("tiny-alpha", "tiny-society", "2020") == 0
    [table] = Document("tiny-alpha-tiny-society-2020.docx").tables[:1]
    assert re.fullmatch(r"\d+\.\d\d", table.rows[-1].cells[-1].text)
    assert ask("tiny-omega", "tiny-society", "2020") == 2
    assert "tiny-alpha" in capsys.readouterr().err


def test_libreoffice_reads_the_file_as_it_was_meant(
    cards: dict[Key, Scorecard], tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    if office is None or not (Path(office).resolve().parent / "libswlo.so").exists():
        assert not os.environ.get("CI"), "CI installs libreoffice-writer-nogui"
        pytest.skip("no LibreOffice Writer here (Debian: libreoffice-writer-nogui)")
    form = official_form(cards[STATION], "zh")
    (tmp_path / "form.docx").write_bytes(word_file(form, "zh"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "pdf", "form.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=90)
    text = flat(text_of(tmp_path / "form.pdf"))
    tables = (*form.tables, *form.annexes)
    cells = [cell.text for table in tables for row in (*table.body, *table.foot) for cell in row]
    assert len(cells) > 100
    assert [each for each in cells if flat(each) not in text] == []
