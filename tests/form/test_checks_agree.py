"""The form tells the problems that ``check`` tells: the same codes, words, lines and columns."""

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from tests.codes.cases import NAMED, Case
from tests.codes.tree import MARK, TINY
from tests.form.test_claim_text_agrees import forms_and_claims
from tests.form.typed import form_of, told_by_check, typed_entries
from toolkit.contribute.entries import (
    ClaimEntries,
    FactEntry,
    LedgerEntry,
    RecordEntry,
    as_object,
    claim_text,
    entries_of,
)
from toolkit.contribute.form_rules import CODES, rules_object
from toolkit.reading.reader import parse
from toolkit.submissions.repository import Repository, SubmissionId

ALPHA = ("tiny-society", "2020", "tiny-alpha")
UNREACHABLE = Path(__file__).parent / "unreachable.yml"

CHECK = """async (given) => {
  const { forms, rules, cases } = JSON.parse(given);
  const { check } = await import("./form/check.js");
  return JSON.stringify(cases.map(([form, entries]) => check(forms[form], rules, entries)));
}"""


@dataclass(frozen=True)
class Typed:
    """What was typed for one claim."""

    name: str
    id: SubmissionId
    entries: ClaimEntries


def told_by_form(page: Page, repository: Repository, typed: list[Typed]) -> list[dict[str, Any]]:
    """Return what the form's script says of each."""
    rounds = {each.id[:2] for each in typed}
    given = {
        "forms": {"/".join(id): form_of(repository.rounds[id]) for id in rounds},
        "rules": rules_object(),
        "cases": [["/".join(each.id[:2]), as_object(each.entries)] for each in typed],
    }
    told: list[dict[str, Any]] = json.loads(page.evaluate(CHECK, json.dumps(given)))
    return told


def assert_agreed(page: Page, repository: Repository, typed: list[Typed]) -> dict[str, set[str]]:
    """Assert that form and check tell the same of everything typed; return the codes told of each."""
    codes: dict[str, set[str]] = {}
    known: dict[tuple[SubmissionId, str], list[dict[str, Any]]] = {}
    for each, told in zip(typed, told_by_form(page, repository, typed), strict=True):
        edition = repository.rounds[each.id[:2]].edition
        assert edition is not None
        text = claim_text(edition.scheme, each.entries)
        assert told["text"] == text, each.name
        if (each.id, text) not in known:
            known[each.id, text] = told_by_check(repository, each.id, text)
        paths = [problem.pop("path") for problem in told["problems"]]
        for problem in told["problems"]:
            problem.pop("other", None)  # where its twin stands, to go there
        assert told["problems"] == known[each.id, text], f"{each.name}\n{text}"
        assert all(paths), "every problem belongs to an entry of the form"
        codes[each.name] = {problem["code"] for problem in told["problems"]}
    return codes


# The cases of every code


def cases_of_claims() -> dict[str, tuple[Case, SubmissionId]]:
    """Return the cases whose file is a claim of a scheme of the tiny organisation."""
    schemes = {path.name for path in (TINY / "schemes").iterdir()}
    found = {}
    for name, case in NAMED.items():
        parts = Path(case.file).parts
        if parts[0] == "units" and parts[2:3] == ("2020",) and Path(case.file).stem in schemes:
            found[name] = case, (Path(case.file).stem, "2020", parts[1])
    return found


def entries_in(
    case: Case, id: SubmissionId, content: Any, repository: Repository
) -> ClaimEntries | None:
    """Return what somebody typed who meant the changed file; None where it cannot be read."""
    edition = repository.rounds[id[:2]].edition
    assert edition is not None
    path = TINY / case.file
    before = path.read_text("utf-8") if path.is_file() else ""
    if not isinstance(content, str):
        if not callable(content):
            return None
        content = content(before.encode()).decode()
    if case.passage is not None:
        content = before.replace(case.passage, content)
    document, _ = parse(content.replace(MARK, ""), "claim")
    return None if document is None else typed_entries(document.data, edition.scheme, id)


def test_every_slip_that_a_form_can_produce_is_told_alike(
    form_page: Page, repositories: dict[str, Repository]
) -> None:
    repository = repositories["tiny"]
    typed = []
    for name, (case, id) in cases_of_claims().items():
        for which, content in ((name, case.bad), (f"{name} twin", case.good)):
            entries = entries_in(case, id, content, repository)
            if entries is not None:
                typed.append(Typed(which, id, entries))
    codes = assert_agreed(form_page, repository, [*typed, *without_case(repository)])
    assert set().union(*codes.values()) == {code.id for code in CODES}, "some code is never earned"
    reached = {
        name for name, (case, _) in cases_of_claims().items() if case.code in codes.get(name, ())
    }
    unreachable: dict[str, str] = yaml.safe_load(UNREACHABLE.read_text("utf-8"))
    assert set(unreachable) == cases_of_claims().keys() - reached
    assert all(len(reason) > 10 for reason in unreachable.values())


def claimed(repository: Repository, id: SubmissionId) -> ClaimEntries:
    """Return the entries of a claim that is there."""
    edition = repository.rounds[id[:2]].edition
    assert edition is not None
    return entries_of(repository.claims[id], edition.scheme)


def without_case(repository: Repository) -> Iterator[Typed]:
    """Yield what earns the codes that the cases earn in files no form writes."""
    entries = claimed(repository, ALPHA)
    summary = {"for": "summary", "place": "示例档案室"}
    yield Typed("evidence without", ALPHA, replace(entries, evidence=({}, summary)))
    stranger = replace(entries, unit="tiny-stranger")
    yield Typed("a stranger", (*ALPHA[:2], "tiny-stranger"), stranger)
    asking = replace(entries, facts={**entries.facts, "motto": "? " * 25})
    yield Typed("keys within keys", ALPHA, asking)


# Whole claims


@pytest.mark.parametrize("source", ["data", "tiny"])
def test_claims_as_they_are_are_told_alike(
    source: str, form_page: Page, repositories: dict[str, Repository]
) -> None:
    repository = repositories[source]
    typed = [
        Typed("/".join((*id, entries.unit)), (*id, entries.unit), entries)
        for id, entries in forms_and_claims(repository)
    ]
    assert_agreed(form_page, repository, typed)


# Anything typed anywhere

CITIZEN = "11010519491231002X"  # the example of GB 11643
CARD = "6222000000000000" + "13"
JUNK = (
    "", "  ", "0", "-1", "007", "+3", "12.0", "12.50", "1.005", "0.0000000001", "1000000000001", "1" * 41, "abc",
    "无", "没有", "N/A", "—", "零", "12人", "12 个", "约12", "3.5万", "2万元", "-0.5亿", "1,200", "1,200.50元", "１２",
    "１２.5", "(500)", "3~5", "12%", "1e3", "0x10", "五", "3 4", '"7"', "true", "TRUE", "是", "有", "no", "否",
    "2018-03-05", "2018.3.5", "2018/3/5", "2018年3月5日", "20180305", "2018-3-5", "2018 03 05", "２０１８-０３-０５",
    "18-3-5", "2018年3月", "2018-02-30", "2020-02-29", "0000-01-01", "2019-12-31", "2021-01-01", "2018.13.1",
    "city", "City", "citi", "市级", "县", "讲座", "报告", "其他", "other", "talks", "e1", "e01", "E1", "Event 1",
    "e_1", "编号", "2020年", "a" * 41, "book", "sheets", "members", "member", "会员", "总结", "paper", "papers",
    "https://example.org/a", "http://example.org:80/", "https://example.org:99999/", "https://me@example.org",
    "example.org", "ftp://example.org", "https://", "https://exa mple.org", "https://[::1]/", "https://[x/",
    "HTTPS://EXAMPLE.ORG/?q=１", "https://例子.中国/路", "https://ex\u2100mple.org", "https://a:b:c/",
    "字" * 21, "字" * 2001, "求真\u200b务实", "\u202e反", "\ufeff头", "a\u00adb", "tab\there", "两\n行", "\x07", "\x85",
    "\u2028", "\u2003", "\ud800", "😀好", "e\u0301", "Å", "ﬁ", "“引号”", '引"号', "back\\slash", "it's #1", "# 注",
    '引" #\u200b', "{a: b}", "[a, b]", "- a", "&a", "*a", "!!str x", "a: b", "a,b、c", "<b>粗</b>", "null", "~",
    "? " * 25, "members.txt", "../x", "con.txt", "a..b", "名单.pdf", "ab" * 32, "AB" * 32, "ab " * 32, "1" * 64,
    "电话 13800138000", "138 0013 8000", "０５７１－８７６５４３２１", "(0571)87654321", "a.b@example.org", "ａ＠ｂ.ｃｎ",
    "QQ：1234567", "微信 wx_abcdef", CITIZEN, f"{CITIZEN[:6]} {CITIZEN[6:14]} {CITIZEN[14:]}", CARD, "tel: 87654321",
    "联系\\电话：8765-4321", 'mail "x@y.cn"', "热线02187654321", "13800138000人",
)  # fmt: skip


def mutated(entries: ClaimEntries, chance: random.Random) -> ClaimEntries:
    """Return entries with a few things typed that nobody should type."""
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        entries = chance.choice((_in_fact, _in_fact, _in_fact, _in_evidence))(entries, chance)
    return entries


def _in_fact(entries: ClaimEntries, chance: random.Random) -> ClaimEntries:
    name = chance.choice(list(entries.facts))
    return replace(entries, facts={**entries.facts, name: _retyped(entries.facts[name], chance)})


def _retyped(entry: FactEntry, chance: random.Random) -> FactEntry:
    if isinstance(entry, str):
        return chance.choice(JUNK)
    if isinstance(entry, LedgerEntry):
        if chance.random() < 0.1:
            return replace(entry, year=chance.choice(JUNK))
        row = chance.choice(list(entry.rows))
        cell = chance.choice([*entry.rows[row], "remarks"])
        amount = chance.choice((*JUNK, "1", "-5.25"))
        return replace(entry, rows={**entry.rows, row: {**entry.rows[row], cell: amount}})
    if not entry or chance.random() < 0.1:
        return chance.choice(("", "0", "无", "3", "3场"))
    at = chance.randrange(len(entry))
    records = list(entry)
    records[at] = _retyped_record(records[at], entry, chance)
    if chance.random() < 0.1:
        records.insert(at, chance.choice(entry))
    return tuple(records)


def _retyped_record(
    record: RecordEntry, others: tuple[RecordEntry, ...], chance: random.Random
) -> RecordEntry:
    if chance.random() < 0.15:
        return replace(record, id=chance.choice((chance.choice(JUNK), others[0].id)))
    if chance.random() < 0.15:
        return replace(record, evidence=(*record.evidence, chance.choice(JUNK)))
    field = chance.choice(list(record.fields))
    return replace(record, fields={**record.fields, field: chance.choice(JUNK)})


def _in_evidence(entries: ClaimEntries, chance: random.Random) -> ClaimEntries:
    items: list[Mapping[str, str]] = list(entries.evidence or ({},))
    at = chance.randrange(len(items))
    item = dict(items[at])
    match chance.randrange(4):
        case 0:
            items[at] = {**items[0], "for": item.get("for", "")}
        case 1:
            del items[at]
        case 2:
            item.pop(chance.choice([*item, "id"]), None)
            items[at] = item
        case _:
            key = chance.choice([*item, "issuer", "file", "link", "place", "sha256"])
            items[at] = {**item, key: chance.choice(JUNK)}
    return replace(entries, evidence=tuple(items))


def everywhere(entries: ClaimEntries) -> Iterator[tuple[str, ClaimEntries]]:
    """Yield the entries with each junk in every fact that is one line, and in every record."""
    for word in JUNK:
        facts = {
            name: _all_fields(entry, lambda _, word=word: word)
            for name, entry in entries.facts.items()
        }
        yield repr(word[:40]), replace(entries, facts=facts)


def _all_fields(entry: FactEntry, typed: Callable[[str], str]) -> FactEntry:
    if isinstance(entry, str):
        return typed(entry)
    if isinstance(entry, LedgerEntry):
        rows = {
            row: {name: typed(cell) for name, cell in cells.items()}
            for row, cells in entry.rows.items()
        }
        return replace(entry, rows=rows)
    return tuple(
        replace(each, fields={name: typed(text) for name, text in each.fields.items()})
        for each in entry[:1]
    )


@pytest.mark.parametrize("source", ["data", "tiny"])
def test_whatever_is_typed_is_told_alike(
    source: str, form_page: Page, repositories: dict[str, Repository]
) -> None:
    repository, chance = repositories[source], random.Random(6)
    claims = [(id, entries) for id, entries in forms_and_claims(repository) if entries.evidence]
    typed = []
    for number in range(150):
        id, entries = chance.choice(claims)
        unit = (*id, entries.unit)
        typed.append(Typed(f"{number} {unit}", unit, mutated(entries, chance)))
    if source == "tiny":
        typed += [Typed(name, ALPHA, each) for name, each in everywhere(claimed(repository, ALPHA))]
    assert_agreed(form_page, repository, typed)


# While something is blank

AHEAD = """async (given) => {
  const { forms, rules, pairs } = JSON.parse(given);
  const { ahead, check } = await import("./form/check.js");
  const places = (problems) => problems.map(({ code, path }) => [code, path.join("/")]);
  return JSON.stringify(pairs.map(([form, whole, partly]) => ({
    whole: places(check(forms[form], rules, whole).problems),
    ahead: places(ahead(forms[form], rules, partly)),
    partly: places(check(forms[form], rules, partly).problems),
  })));
}"""
TOLD_AHEAD = {"C101", "C102", "C103", "C104", "C105", "C107", "C108"}


def test_what_is_wrong_is_told_while_another_thing_is_blank(
    form_page: Page, repositories: dict[str, Repository]
) -> None:
    """What check says of the whole is said already while one fact of it is blank."""
    repository, chance = repositories["data"], random.Random(7)
    claims = [(id, entries) for id, entries in forms_and_claims(repository) if entries.evidence]
    pairs, blanks, rounds = [], [], set()
    for _ in range(120):
        id, entries = chance.choice(claims)
        typed = wrong_values(entries, chance)
        blank = chance.choice(list(entries.facts))
        partly = replace(typed, facts={**typed.facts, blank: ""})
        rounds.add(id)
        blanks.append(f"facts/{blank}")
        pairs.append(["/".join(id), as_object(typed), as_object(partly)])
    given = {
        "forms": {"/".join(id): form_of(repository.rounds[id]) for id in rounds},
        "rules": rules_object(),
        "pairs": pairs,
    }
    told = json.loads(form_page.evaluate(AHEAD, json.dumps(given)))
    codes = set()
    for blank, each in zip(blanks, told, strict=True):
        whole = [tuple(found) for found in each["whole"] if found[0] in TOLD_AHEAD]
        expected = {(code, path) for code, path in whole if not f"{path}/".startswith(f"{blank}/")}
        ahead = {tuple(found) for found in each["ahead"]}
        if not any(code.startswith("F") for code, _ in each["partly"]):
            assert not ahead  # what was left blank may be blank: check says it all by itself
            continue
        events = {found for found in expected if found[0] == "C107"}  # their twins may be blank
        assert expected - events <= ahead <= expected
        codes |= {code for code, _ in ahead}
    assert codes >= {"C101", "C103", "C104", "C105"}


def wrong_values(entries: ClaimEntries, chance: random.Random) -> ClaimEntries:
    """Return entries with numbers and days that are well written and beyond their bounds."""
    facts: dict[str, FactEntry] = dict(entries.facts)
    for name, entry in entries.facts.items():
        if isinstance(entry, str) and entry.isdigit() and chance.random() < 0.5:
            facts[name] = f"-{int(entry) + 1}"
        elif isinstance(entry, tuple) and entry and chance.random() < 0.7:
            day = chance.choice(("1999-12-31", "2099-01-01"))
            fields = {
                field: day if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else text
                for field, text in entry[0].fields.items()
            }
            facts[name] = (replace(entry[0], fields=fields), *entry[1:], *entry[-1:])
    return replace(entries, facts=facts)
