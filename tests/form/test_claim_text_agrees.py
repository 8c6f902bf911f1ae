"""The form writes the claim file that the toolkit writes from the same entries, byte for byte."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.form.typed import form_of
from toolkit.contribute.entries import (
    ClaimEntries,
    LedgerEntry,
    RecordEntry,
    as_object,
    claim_text,
    entries_of,
)
from toolkit.reading.reader import parse
from toolkit.submissions.repository import Repository

WRITE = """async (given) => {
  const { forms, cases } = JSON.parse(given);
  const { claimFile } = await import("./form/claim_text.js");
  const written = cases.map(([form, entries]) => {
    const file = claimFile(forms[form], entries);
    const places = [...file.places.values()].map((each) => [each.path, each.value, each.key]);
    return [file.text, places];
  });
  return JSON.stringify(written);
}"""

TYPED = [
    "", " ", "\u3000", "\u00a0x\u00a0", "0", "-0", "+5", "007", "1.", ".5", "1.50", "1e3", "9" * 39, "9" * 40,
    "1." + "3" * 38, "1." + "3" * 39, "y", "No", "NULL", "true", "False", "~", "null", "a", "A-b_c.d", "a.",
    "a-", "z9", "e1", "中文", "中 文", "中文：，", "2020-01-01", "2020-1-1", "[]", "{}", "#", "# 注", "a #b",
    '"', '\\"', "\\", "'", "a: b", "- a", "&a", "*a", "!a", "\x00", "\t", "a\tb", "a\nb", "\r\n", "\x7f",
    "\x85", "\u2028", "\ufeff", "\u200b", "\ufffe", "\uffff", "\ud800", "a\udc00b", "😀", "é", "e\u0301", "\u2003",
]  # fmt: skip


def forms_and_claims(repository: Repository) -> Iterator[tuple[tuple[str, str], ClaimEntries]]:
    for (scheme, round_, _), claim in repository.claims.items():
        edition = repository.rounds[scheme, round_].edition
        assert edition is not None
        yield (scheme, round_), entries_of(claim, edition.scheme)


def odd_entries(word: str) -> ClaimEntries:
    """One thing typed everywhere in a claim of the tiny society."""
    fields = dict.fromkeys(("title", "held_on", "people", "cost", "form", "open", "report"), word)
    record = RecordEntry(word, fields, (word, "a", word))
    cells = dict.fromkeys(("received", "spent", "remarks"), word)
    facts = {
        **dict.fromkeys(("members", "income", "motto", "has_office", "founded_on", "level"), word),
        "events": (record, RecordEntry("", {})),
        "talks": (),
        "accounts": LedgerEntry(word, {"grant": cells}),
    }
    evidence = (dict.fromkeys(("id", "for", "title", "sha256"), word), {})
    return ClaimEntries(word or "x", word, word, facts, evidence)


@pytest.mark.parametrize("source", ["data", "tiny"])
def test_the_same_file_from_the_same_entries(
    source: str, form_page: Page, repositories: dict[str, Repository]
) -> None:
    repository = repositories[source]
    cases = list(forms_and_claims(repository))
    if source == "tiny":
        society = ("tiny-society", "2020")
        cases += [(society, odd_entries(word)) for word in TYPED]
        cases += [(society, ClaimEntries("tiny-society", "tiny-alpha", "2020"))]
    editions = {id: filed.edition for id, filed in repository.rounds.items() if filed.edition}
    given = {
        "forms": {"/".join(id): form_of(repository.rounds[id]) for id in editions},
        "cases": [["/".join(id), as_object(entries)] for id, entries in cases],
    }
    written = json.loads(form_page.evaluate(WRITE, json.dumps(given)))
    for number, ((id, entries), (text, places)) in enumerate(zip(cases, written, strict=True)):
        assert text == claim_text(editions[id].scheme, entries)
        if source == "data" and number % 6:
            continue  # the places of some will do
        document, _ = parse(text, "claim")
        assert document is not None
        found = {tuple(path): (tuple(value), key and tuple(key)) for path, value, key in places}
        expected = {
            path: (spot, document.keys_at.get(path))
            for path, spot in document.values_at.items()
            if path
        }
        assert found == expected
