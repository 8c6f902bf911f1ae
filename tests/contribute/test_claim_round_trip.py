"""Whatever is typed into the workbook of a claim comes back as it was typed."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.contribute.claim_books import FAIR, PRIZE, SOCIETY, back, open_form, with_facts
from toolkit.contribute.entries import (
    ClaimEntries,
    LedgerEntry,
    RecordEntry,
    claim_text,
)
from toolkit.contribute.workbooks.cells import Asked, put, read
from toolkit.contribute.workbooks.claim_form import ClaimForm, form_of
from toolkit.contribute.workbooks.claim_reading import read_claim
from toolkit.contribute.workbooks.claim_workbook import claim_workbook
from toolkit.contribute.workbooks.opening import Cell
from toolkit.schemes.facts import Choice, Date, Link, Records, Words, YesNo
from toolkit.schemes.ledger import Ledger
from toolkit.submissions.repository import Repository


@pytest.fixture(scope="module")
def form(tiny: Repository) -> ClaimForm:
    return open_form(tiny, SOCIETY)


SIGNS = "会员活动示例甲乙ab9Z =+-@'\"<>&_#:;,，。%!?/\\()[]{}|*~`^$é😀ß"
WORDS = st.text(SIGNS, min_size=1, max_size=20).map(str.strip).filter(bool)
IDS = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?", fullmatch=True)
LINKS = st.sampled_from(["https://example.org/a?b=1&c=2", "http://例子.example/路径"])


def numerals(least: int | None, most: int | None, places: int) -> st.SearchStrategy[str]:
    low, high = least if least is not None else -(10**9), most if most is not None else 10**9
    whole = st.integers(low, high).map(str)
    if not places:
        return whole
    parts = st.text("0123456789", min_size=1, max_size=places)
    return whole | st.builds("{}.{}".format, st.integers(max(low, 0), high - 1), parts)


def typed(declared: Any) -> st.SearchStrategy[str]:
    """What may be typed for a plain fact or field."""
    match declared:
        case Date():
            return st.dates().map(lambda day: day.isoformat())
        case Words():
            return WORDS
        case Choice():
            return st.sampled_from(list(declared.options))
        case YesNo():
            return st.sampled_from(["true", "false"])
        case Link():
            return LINKS
        case _:
            return numerals(declared.least, declared.most, declared.places)


def optional(declared: Any, entry: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return entry if declared.required else st.just("") | entry


@st.composite
def records(draw: st.DrawFn, declared: Records) -> tuple[RecordEntry, ...]:
    found = []
    for id in draw(st.lists(IDS, max_size=3, unique=True)):
        fields = {name: draw(optional(each, typed(each))) for name, each in declared.fields.items()}
        evidence = tuple(draw(st.lists(IDS, max_size=3, unique=True)))
        found.append(RecordEntry(id, {k: v for k, v in fields.items() if v}, evidence))
    return tuple(found)


@st.composite
def ledgers(draw: st.DrawFn, ledger: Ledger) -> LedgerEntry:
    rows = {
        row: {
            **{name: draw(numerals(-99, 10**9, 2)) for name in ledger.columns},
            **({"remarks": draw(WORDS)} if draw(st.booleans()) else {}),
        }
        for row in ledger.all_rows
    }
    return LedgerEntry(draw(st.sampled_from(["2020", "1999"])), rows)


@st.composite
def claims(draw: st.DrawFn, form: ClaimForm) -> ClaimEntries:
    """Whatever a unit may have typed for a claim."""
    scheme, facts = form.scheme, {}
    for name, declared in scheme.facts.items():
        match declared:
            case Ledger():
                entry: Any = draw(optional(declared, ledgers(declared)))
            case Records():
                listed = records(declared)
                plain = numerals(0, 10**6, 0) if declared.plain else listed
                entry = draw(optional(declared, listed | plain))
            case _:
                entry = draw(optional(declared, typed(declared)))
        facts[name] = entry
    about = [*scheme.facts, *scheme.attachments]
    proofs = st.fixed_dictionaries(
        {
            "id": IDS,
            "for": st.sampled_from(about),
            "kind": st.sampled_from(list(scheme.evidence_kinds)),
            "title": WORDS,
            "date": st.dates().map(lambda day: day.isoformat()),
        },
        optional={
            "issuer": WORDS,
            "file": st.sampled_from(["a.pdf", "1e5.txt"]),
            "link": LINKS,
            "place": WORDS,
            "sha256": st.text("0123456789abcdef", min_size=64, max_size=64),
        },
    )
    evidence = tuple(draw(st.lists(proofs, max_size=3, unique_by=lambda each: each["id"])))
    return ClaimEntries(scheme.id, form.unit, form.round.round, facts, evidence)


@pytest.mark.parametrize(
    ("scheme", "unit", "examples"),
    [(SOCIETY, "tiny-alpha", 15), (FAIR, "tiny-alpha", 4), (PRIZE, "tiny-alpha", 4)],
)
def test_every_entry_comes_back_as_it_was_typed(
    tiny: Repository,
    scheme: str,
    unit: str,
    examples: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    form, folder = open_form(tiny, scheme, unit), tmp_path_factory.mktemp("books")

    @settings(max_examples=examples, deadline=None)
    @given(claims(form))
    def comes_back(entries: ClaimEntries) -> None:
        read = back(replace(form, entries=entries), tiny, folder)
        assert read.entries == entries
        assert read.text == claim_text(form.scheme, entries)

    comes_back()


def first_of_each_scheme(repository: Repository) -> Iterator[tuple[str, str, str]]:
    seen: set[str] = set()
    for id in repository.claims:
        if id[0] not in seen:
            seen.add(id[0])
            yield id


def test_the_claims_of_demonstration_units_come_back(
    data: Repository, tiny: Repository, tmp_path: Path
) -> None:
    found = 0
    for repository in (tiny, data):
        for scheme, round_, unit in first_of_each_scheme(repository):
            form = form_of(repository, repository.rounds[scheme, round_], unit)
            read = back(form, repository, tmp_path)
            assert read.text == claim_text(form.scheme, form.entries), (scheme, unit)
            errors = [each for each in read.problems if each.severity == "error"]
            assert errors == [], (scheme, unit)
            found += 1
    assert found == 2 + 11


def test_blank_is_blank_and_none_is_none(form: ClaimForm, tiny: Repository, tmp_path: Path) -> None:
    blank = replace(form, entries=ClaimEntries(SOCIETY, "tiny-alpha", "2020"))
    read = back(blank, tiny, tmp_path)
    assert read.entries is not None
    assert set(read.entries.facts.values()) == {""}
    assert {each.code.id for each in read.problems} <= {"F103", "C202", "C203"}
    assert {(each.code.id, each.place.cell) for each in read.problems} >= {
        ("F103", "申报表!F7"),
        ("F103", "申报表!F9"),
        ("F103", "申报表!F15"),
    }
    none = back(with_facts(blank, events=(), talks=()), tiny, tmp_path)
    assert none.entries is not None
    assert (none.entries.facts["events"], none.entries.facts["talks"]) == ((), ())
    assert openpyxl.load_workbook(tmp_path / "back.xlsx")["申报表"]["F15"].value == "一条都没有"


@pytest.mark.parametrize("word", ["无", "没有", "一条都没有", "none", " 一条都没有 "])
def test_words_for_none_are_none(
    word: str, form: ClaimForm, tiny: Repository, tmp_path: Path
) -> None:
    read = back(with_facts(form, talks=word), tiny, tmp_path)
    assert read.entries is not None
    assert read.entries.facts["talks"] == ()


def test_rows_added_far_below_are_read_and_gaps_do_no_harm(
    form: ClaimForm, tiny: Repository, tmp_path: Path
) -> None:
    opened = openpyxl.load_workbook(io.BytesIO(claim_workbook(form)), data_only=True)
    sheet = opened["学术报告"]
    sheet["C1500"], sheet["D1500"] = "大会", "2020-06-01"
    opened.save(tmp_path / "back.xlsx")
    read = read_claim(tmp_path / "back.xlsx", form, tiny)
    assert read.entries is not None
    talks = read.entries.facts["talks"]
    assert isinstance(talks, tuple)
    assert [each.id for each in talks] == ["t1", "t2", "t01"]
    assert dict(talks[2].fields) == {"title": "大会", "held_on": "2020-06-01"}
    given_id = [each for each in read.problems if each.code.id == "C636"]
    assert [(each.place.cell, each.message.zh) for each in given_id] == [
        ("学术报告!B1500", "这一行没有编号，写成了 t01。")
    ]


def test_moved_rows_and_columns_take_their_ids_along(
    form: ClaimForm, tiny: Repository, tmp_path: Path
) -> None:
    opened = openpyxl.load_workbook(io.BytesIO(claim_workbook(form)), data_only=True)
    events, claim = opened["活动"], opened["申报表"]
    for row in (1, 4, 5, 6):  # people and cost change places
        one, other = events.cell(row, 5), events.cell(row, 6)
        one.value, other.value = other.value, one.value
    for column in range(1, 9):  # growth and open days change places, and so do two events
        for sheet, first, second in ((claim, 12, 16), (events, 5, 6)):
            one, other = sheet.cell(first, column), sheet.cell(second, column)
            one.value, other.value = other.value, one.value
    for sheet, first, second in ((events, 5, 6),):
        for column in range(9, 12):
            one, other = sheet.cell(first, column), sheet.cell(second, column)
            one.value, other.value = other.value, one.value
    events.title = "全部活动"
    opened.save(tmp_path / "back.xlsx")
    read = read_claim(tmp_path / "back.xlsx", form, tiny)
    assert not [each for each in read.problems if each.severity == "error"]
    assert read.entries is not None
    events_before, events_after = form.entry("events"), read.entries.facts["events"]
    assert isinstance(events_before, tuple)
    assert isinstance(events_after, tuple)
    assert [each.id for each in events_after] == ["e2", "e1"]
    costs = {each.id: float(each.fields["cost"]) for each in events_after}
    assert costs == {"e1": 800, "e2": 999.99}
    assert float(str(read.entries.facts["growth"])) == -3.25


@pytest.mark.parametrize(
    ("asked", "value", "form", "entry"),
    [
        (Asked("number", 2), 0.30000000000000004, "General", "0.3"),
        (Asked("number", 2), 2.2999999999999998, "General", "2.3"),
        (Asked("number", 2), 36000.5, "0.00", "36000.50"),
        (Asked("number", 2), 36000.5, "0.0000", "36000.50"),
        (Asked("number", 0), 12, "0.00", "12"),
        (Asked("number", 0), 12.0, "General", "12"),
        (Asked("number", 4), 1e-05, "General", "0.00001"),
        (Asked("number", 0), 999999999999999, "General", "999999999999999"),
        (Asked("number", 0), True, "General", "TRUE"),
        (Asked("day"), 20200305, "General", "20200305"),
        (Asked("choice", options={"true": "是", "false": "否"}), True, "General", "true"),
        (Asked("choice", options={"true": "是", "false": "否"}), " 否 ", "@", "false"),
        (Asked("choice", options={"city": "市级"}), "city", "@", "city"),
        (Asked("choice", options={"city": "市级"}), "区级", "@", "区级"),
        (Asked("words"), "ab_x0007_", "@", "ab\x07"),
    ],
)
def test_a_cell_is_read_as_its_program_shows_it(
    asked: Asked, value: Any, form: str, entry: str
) -> None:
    kind = "b" if isinstance(value, bool) else "s" if isinstance(value, str) else "n"
    assert read(asked, Cell(value, kind, form)).text == entry


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("120", 120.0),
        ("1.50", 1.5),
        ("-0", "-0"),
        ("+5", "+5"),
        ("007", "007"),
        ("1,200", "1,200"),
        ("12345678901234567", "12345678901234567"),
        ("0.1000000000000000001", "0.1000000000000000001"),
    ],
)
def test_what_a_program_would_change_is_put_as_text(text: str, value: Any) -> None:
    assert put(Asked("number", 2), text).value == value
