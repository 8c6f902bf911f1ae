"""A workbook of a claim that comes back: the words of check at its cells, and files to beware of."""

import io
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from tests.contribute.claim_books import SOCIETY, back, open_form, with_facts
from toolkit.checking.one_claim import check_one_claim
from toolkit.commands.environment import ROOT
from toolkit.contribute.entries import (
    ClaimEntries,
    FactEntry,
    LedgerEntry,
    RecordEntry,
    claim_text,
)
from toolkit.contribute.workbooks.claim_form import ClaimForm
from toolkit.contribute.workbooks.claim_limits import NOTHING_LISTED
from toolkit.contribute.workbooks.claim_reading import read_claim
from toolkit.contribute.workbooks.claim_workbook import claim_workbook
from toolkit.contribute.workbooks.opening import LARGEST_SHEET
from toolkit.problems.problem import Problem
from toolkit.submissions.repository import Repository


@pytest.fixture(scope="module")
def form(tiny: Repository) -> ClaimForm:
    return open_form(tiny, SOCIETY)


# The same codes and words as check

#: What is typed, where it is blamed, and the code.
SLIPS: tuple[tuple[str, FactEntry, str, str], ...] = (
    ("members", "3.5万", "申报表!F9", "F201"),
    ("members", "１２人", "申报表!F9", "F201"),
    ("members", "12.0", "申报表!F9", "F201"),
    ("members", "9001", "申报表!F9", "C102"),
    ("members", "", "申报表!F9", "F103"),
    ("income", "1,200.5", "申报表!F11", "F202"),
    ("income", "1.005", "申报表!F11", "F203"),
    ("income", "无", "申报表!F11", "F202"),
    ("growth", "-100.01", "申报表!F12", "C101"),
    ("founded_on", "1979-02-30", "申报表!F17", "F206"),
    ("founded_on", "1979年10月", "申报表!F17", "F205"),
    ("founded_on", "2021-01-01", "申报表!F17", "C104"),
    ("motto", "求" * 11, "申报表!F19", "F208"),
    ("motto", "a\u200bb", "申报表!F19", "F209"),
    ("motto", "电话 139" + "12345678", "申报表!F19", "Y401"),
    ("level", "市级的", "申报表!F20", "F210"),
    ("has_office", "有", "申报表!F21", "F211"),
    ("site", "example.org", "申报表!F22", "F212"),
    ("talks", "3", "申报表!F15", "F320"),
    ("events", "二十", "申报表!F7", "F201"),
)
FIELDS: tuple[tuple[str, str, str, str], ...] = (
    ("id", "E 1", "活动!B5", "F213"),
    ("id", "e2", "活动!B6", "C105"),
    ("title", "", "活动!C5", "F103"),
    ("held_on", "2021-01-01", "活动!D5", "C104"),
    ("people", "约30", "活动!E5", "F201"),
    ("cost", "-1", "活动!F5", "C101"),
    ("form", "讲座", "活动!G5", "F210"),
    ("open", "对", "活动!I5", "F211"),
    ("evidence", "nothing", "活动!K5", "C106"),
)
PROOFS: tuple[tuple[str, str, str, str], ...] = (
    ("for", "nothing", "证据材料!C5", "C106"),
    ("kind", "签到", "证据材料!D5", "F213"),
    ("date", "2020-2-3x", "证据材料!F5", "F205"),
    ("file", "../a.pdf", "证据材料!H5", "F310"),
    ("sha256", "123", "证据材料!K5", "F311"),
)


Change = Callable[[ClaimForm], ClaimForm]


class Slip(NamedTuple):
    """A slip: of what, how it is made, the cell that is to blame and the code."""

    of: str
    change: Change
    cell: str
    code: str

    def goes_with(self, others: "list[Slip]") -> bool:
        """True if all can be made in one claim, where check then looks as far for each."""
        return all(
            (self.code[0] == "C") == (other.code[0] == "C")
            and self.of != other.of
            and "events" not in (self.of, other.of)
            for other in others
        )


def in_event(field: str, text: str) -> Change:
    def change(form: ClaimForm) -> ClaimForm:
        events = form.entry("events")
        assert isinstance(events, tuple)
        first, *rest = events
        if field == "id":
            first = replace(first, id=text)
        elif field == "evidence":
            first = replace(first, evidence=(text,))
        else:
            first = replace(first, fields={**first.fields, field: text})
        return with_facts(form, events=(first, *rest))

    return change


def in_proof(key: str, text: str) -> Change:
    def change(form: ClaimForm) -> ClaimForm:
        first, *rest = form.entries.evidence
        evidence = ({**first, key: text}, *rest)
        return replace(form, entries=replace(form.entries, evidence=evidence))

    return change


def in_ledger(row: str, column: str, text: str) -> Change:
    def change(form: ClaimForm) -> ClaimForm:
        ledger = form.entry("accounts")
        assert isinstance(ledger, LedgerEntry)
        if row == "year":
            return with_facts(form, accounts=replace(ledger, year=text))
        rows = {**ledger.rows, row: {**ledger.rows[row], column: text}}
        return with_facts(form, accounts=replace(ledger, rows=rows))

    return change


def in_fact(name: str, entry: FactEntry) -> Change:
    return lambda form: with_facts(form, **{name: entry})


def batches() -> list[list[Slip]]:
    """The slips in as few claims as can be."""
    slips = [Slip(name, in_fact(name, entry), *rest) for name, entry, *rest in SLIPS]
    slips += [Slip(f"event {name}", in_event(name, text), *rest) for name, text, *rest in FIELDS]
    slips += [Slip(f"proof {name}", in_proof(name, text), *rest) for name, text, *rest in PROOFS]
    slips += [
        Slip("year", in_ledger("year", "", "2019"), "经费表!C5", "C504"),
        Slip("rent", in_ledger("own", "rent", "六十"), "经费表!E7", "F202"),
    ]
    found: list[list[Slip]] = []
    for slip in slips:
        batch = next((each for each in found if slip.goes_with(each)), None)
        if batch is None:
            found.append([slip])
        else:
            batch.append(slip)
    return found


def said(problems: list[Problem]) -> list[tuple[str, str, str, str, str, str | None]]:
    return sorted(
        (
            each.code.id,
            each.message.zh,
            each.message.en,
            each.remedy.zh,
            each.remedy.en,
            each.suggestion,
        )
        for each in problems
    )


def test_slips_get_the_codes_and_words_of_check_at_their_cells(
    form: ClaimForm, tiny: Repository, tmp_path: Path
) -> None:
    for batch in batches():
        slipped = form
        for slip in batch:
            slipped = slip.change(slipped)
        text = claim_text(slipped.scheme, slipped.entries)
        _, judged = check_one_claim(tiny, (SOCIETY, "2020", "tiny-alpha"), text)
        problems = back(slipped, tiny, tmp_path).problems
        assert said(problems) == said(judged)
        found = {(each.code.id, each.place.cell) for each in problems}
        assert {(slip.code, slip.cell) for slip in batch} <= found


def test_a_closed_round_is_said_on_the_form_and_when_it_comes_back(
    tiny: Repository, form: ClaimForm, tmp_path: Path
) -> None:
    closed = replace(form, round=form.round.model_copy(update={"state": "checked"}))
    read = back(closed, tiny, tmp_path)
    assert [each.code.id for each in read.problems if each.severity == "warning"] == ["C638"]
    book = openpyxl.load_workbook(tmp_path / "back.xlsx")
    assert "已不在填报阶段" in book["申报表"]["B3"].value
    assert read.text == claim_text(form.scheme, form.entries)


# Hostile files

_OPENS = """
import json, resource, sys
from pathlib import Path
from toolkit.contribute.workbooks.opening import opened
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
said = [getattr(opened(Path(path)), "zh", "") for path in sys.argv[1:]]
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([said, (after - before) // 1024]))
"""


def test_no_file_takes_more_memory_than_a_form_does(form: ClaimForm, tmp_path: Path) -> None:
    large, bomb, dense = (tmp_path / f"{name}.xlsx" for name in ("large", "bomb", "dense"))
    with large.open("wb") as file:
        file.write(b"PK")
        file.truncate(50 * 2**20)
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * (100 * 2**20))
    with (
        zipfile.ZipFile(io.BytesIO(claim_workbook(form))) as before,
        zipfile.ZipFile(dense, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            content = before.read(name)
            if name == "xl/worksheets/sheet2.xml":
                start, end = content[: content.index(b"<sheetData>")], b"</sheetData></worksheet>"
                row = b"<sheetData><row>"
                room = LARGEST_SHEET - len(start) - len(row) - len(end) - 6
                content = start + row + b"<c/>" * (room // 4) + b"</row>" + end
            after.writestr(name, content)
    done = subprocess.run(
        [sys.executable, "-c", _OPENS, *map(str, (large, bomb, dense))],
        capture_output=True,
        check=True,
        cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30)),
    )
    words, megabytes = json.loads(done.stdout)
    assert words == ["文件太大", "文件太大", ""]
    assert megabytes < 400


# Filled in by another program

SOFFICE = shutil.which("soffice")
#: The Python that LibreOffice's own bridge is installed for.
SYSTEM_PYTHON = "/usr/bin/python3"
FILL = Path(__file__).with_name("fill_in_libreoffice.py")


def has_libreoffice() -> bool:
    """Tell whether LibreOffice is here, and its bridge to Python."""
    if SOFFICE is None or not Path(SYSTEM_PYTHON).exists():
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True).returncode == 0


def filled_in_libreoffice(
    content: bytes, folder: Path, cells: Mapping[str, Mapping[str, str | float]]
) -> Path:
    """Return the workbook as LibreOffice saves it after these cells were typed into it."""
    source, target = folder / "blank.xlsx", folder / "claim.xlsx"
    source.write_bytes(content)
    pipe = f"kaohe-{os.getpid()}"
    arguments = ["--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = subprocess.Popen(
        [str(SOFFICE), *arguments, profile],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    order = {"pipe": pipe, "source": source.as_uri(), "target": target.as_uri(), "cells": cells}
    try:
        subprocess.run(
            [SYSTEM_PYTHON, str(FILL)], input=json.dumps(order), text=True, check=True, timeout=90
        )
    finally:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()
    return target


def test_libreoffice_fills_in_the_form_and_computes_the_ledger(
    form: ClaimForm, tiny: Repository, tmp_path: Path
) -> None:
    if not has_libreoffice():
        assert not os.environ.get("CI"), "CI installs LibreOffice and python3-uno"
        pytest.skip("LibreOffice or its bridge (Debian: python3-uno) is not installed here")
    blank = replace(form, entries=ClaimEntries(SOCIETY, "tiny-alpha", "2020"))
    filled = filled_in_libreoffice(
        claim_workbook(blank),
        tmp_path,
        {
            "申报表": {"F7": NOTHING_LISTED.zh, "F9": 120, "F11": 36000.5},
            "学术报告": {"B5": "t1", "C5": "小数据", "D5": "2020年1月1日"},
            "经费表": {
                **{"C5": 2020, "C6": 900.1, "D6": 300.2, "E6": 400},
                **{"C7": 100, "D7": 0, "E7": 60.05},
            },
        },
    )
    read = read_claim(filled, form, tiny)
    assert [each for each in read.problems if each.severity == "error"] == []
    assert read.entries is not None
    facts = read.entries.facts
    assert (facts["members"], facts["income"], facts["events"]) == ("120", "36000.5", ())
    assert facts["talks"] == (RecordEntry("t1", {"title": "小数据", "held_on": "2020-01-01"}),)
    accounts = facts["accounts"]
    assert isinstance(accounts, LedgerEntry)
    assert accounts.rows["grant"] == {
        "received": "900.1",
        "printing": "300.2",
        "rent": "400",
        "spent": "700.2",
        "balance": "199.9",
    }
    assert accounts.rows["total"] == {
        "received": "1000.1",
        "printing": "300.2",
        "rent": "460.05",
        "spent": "760.25",
        "balance": "239.85",
    }
