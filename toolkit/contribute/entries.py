"""What a unit fills in, entry by entry, as it was typed: the one value behind form and workbook.

Nothing is judged here. A form, a workbook or an issue gives entries; ``claim_text`` writes them as
the claim file, and ``check`` judges that file, so that all of them get the same codes and words.
The form's script writes the same file from the same entries, byte for byte
(``site_overrides/assets/form/claim_text.js``).
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from toolkit.schemes.facts import NUMERIC, Records, YesNo
from toolkit.schemes.ledger import Ledger, cells_of
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.stated import Stated
from toolkit.submissions.claim import Claim

#: The keys of a piece of evidence, in the order in which they are written.
EVIDENCE = ("id", "for", "kind", "title", "date", "issuer", "file", "link", "place", "sha256")
REMARKS = "remarks"


@dataclass(frozen=True)
class RecordEntry:
    """One row of a list: its id, what was typed into each field, the ids of its evidence."""

    id: str
    fields: Mapping[str, str]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class LedgerEntry:
    """A ledger: the year, and what was typed by row and column (``remarks`` among the columns)."""

    year: str
    rows: Mapping[str, Mapping[str, str]]


#: What was typed for a fact: words, "" where nothing was; rows, () where there is none.
FactEntry: TypeAlias = str | tuple[RecordEntry, ...] | LedgerEntry


@dataclass(frozen=True)
class ClaimEntries:
    """A claim as typed. A fact that is not among ``facts`` was left blank, as one with "" was."""

    scheme: str
    unit: str
    round: str
    facts: Mapping[str, FactEntry] = field(default_factory=dict)
    evidence: tuple[Mapping[str, str], ...] = ()


# ---------------------------------------------------------------------- entries as the claim file

#: What is taken off both ends of whatever was typed.
BLANKS = " \t\r\n\u3000\u00a0"
_NUMERAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,38})(\.[0-9]{1,38})?", re.ASCII)
_WHOLE = re.compile(r"(0|[1-9][0-9]{0,38})", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
#: Words that need no quotes: they begin with a letter or a Chinese character.
_BARE = re.compile(r"[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff_.-]*", re.ASCII)
_RESERVED = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
#: Characters that cannot stand in a file as they are.
_UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def claim_text(scheme: Scheme, entries: ClaimEntries) -> str:
    """Return the claim file that says what was typed; problems of it are for ``check`` to find."""
    return "\n".join(_lines(scheme, entries)) + "\n"


def modeline(scheme: Scheme) -> str:
    """Return the first line of a claim file: where editors find its schema."""
    place = f"../../../schemes/{scheme.id}/{scheme.edition}/claim.schema.json"
    return f"# yaml-language-server: $schema={place}"


def _lines(scheme: Scheme, entries: ClaimEntries) -> Iterator[str]:
    yield modeline(scheme)
    yield f"scheme: {words(entries.scheme)}"
    yield f"unit: {words(entries.unit)}"
    yield f"round: {entries.round if _WHOLE.fullmatch(entries.round) else words(entries.round)}"
    yield ""
    yield "facts:"
    for name, declared in scheme.facts.items():
        yield from _fact(name, declared, entries.facts.get(name, ""))
    yield ""
    if not entries.evidence:
        yield "evidence: []"
        return
    yield "evidence:"
    for each in entries.evidence:
        given = [(key, stripped(each.get(key, ""))) for key in EVIDENCE]
        yield from _item("  ", [f"{key}: {words(text)}" for key, text in given if text])


def _fact(name: str, declared: Any, entry: FactEntry) -> Iterator[str]:
    if isinstance(entry, LedgerEntry):
        yield f"  {name}:"
        yield from _ledger(declared, entry)
    elif isinstance(entry, tuple):
        yield f"  {name}:" if entry else f"  {name}: []"
        for record in entry:
            yield from _item("    ", list(_record(declared, record)))
    elif stripped(entry):
        yield f"  {name}: {scalar(declared, entry)}"
    elif declared.required:
        yield f"  {name}:"


def _record(declared: Records, record: RecordEntry) -> Iterator[str]:
    yield f"id: {words(record.id)}" if stripped(record.id) else "id:"
    for name, each in declared.fields.items():
        text = record.fields.get(name, "")
        if stripped(text):
            yield f"{name}: {scalar(each, text)}"
        elif each.required:
            yield f"{name}:"
    if record.evidence:
        yield f"evidence: [{', '.join(map(words, record.evidence))}]"


def _ledger(ledger: Ledger, entry: LedgerEntry) -> Iterator[str]:
    year = stripped(entry.year)
    yield f"    year: {year if _WHOLE.fullmatch(year) else words(year)}" if year else "    year:"
    for row in ledger.all_rows:
        given = entry.rows.get(row, {})
        yield f"    {row}:"
        for column in ledger.columns:
            cell = stripped(given.get(column, ""))
            yield f"      {column}: {number(cell)}" if cell else f"      {column}:"
        if remarks := stripped(given.get(REMARKS, "")):
            yield f"      {REMARKS}: {words(remarks)}"


def _item(indent: str, lines: list[str]) -> Iterator[str]:
    """Yield the lines of an entry of a list."""
    for position, line in enumerate(lines or ["{}"]):
        yield f"{indent}{'  ' if position else '- '}{line}"


def scalar(declared: Any, text: str) -> str:
    """Return what was typed as it stands in the file: a number bare, whatever is none in quotes."""
    if isinstance(declared, (*NUMERIC, Records)):
        return number(text)
    if isinstance(declared, YesNo) and stripped(text) in ("true", "false"):
        return stripped(text)
    return words(text)


def number(text: str) -> str:
    """Return a numeral bare; anything else in quotes, for ``check`` to say what is wrong with it."""
    text = stripped(text)
    return text if _NUMERAL.fullmatch(text) else _quoted(text)


def words(text: str) -> str:
    """Return words so that they are read as themselves, in quotes wherever there is a doubt."""
    text = stripped(text)
    is_bare = _DAY.fullmatch(text) or (
        _BARE.fullmatch(text) and text.lower() not in _RESERVED and text[-1] not in ".-"
    )
    return text if is_bare else _quoted(text)


def stripped(text: str) -> str:
    """Return what was typed without the blanks around it."""
    return text.strip(BLANKS)


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _UNPRINTED.sub(_escaped, plain) + '"'


def _escaped(found: re.Match[str]) -> str:
    sign = found.group()
    return "\ufffd" if "\ud800" <= sign <= "\udfff" else f"\\u{ord(sign):04x}"


# ---------------------------------------------------------------------- a claim as entries


def entries_of(claim: Claim, scheme: Scheme) -> ClaimEntries:
    """Return a claim as it would have been typed."""
    evidence = tuple(
        {
            key: typed_as(value)
            for key in EVIDENCE
            if (value := getattr(each, "for_" if key == "for" else key)) is not None
        }
        for each in claim.evidence
    )
    facts = fact_entries(claim.facts, scheme)
    return ClaimEntries(claim.scheme, claim.unit, claim.round, facts, evidence)


def fact_entries(facts: Mapping[str, Stated], scheme: Scheme) -> dict[str, FactEntry]:
    """Return what was stated of facts as it would have been typed."""
    return {name: _entry(scheme.facts[name], stated) for name, stated in facts.items()}


def _entry(declared: Any, stated: Stated) -> FactEntry:
    if isinstance(declared, Ledger):
        rows: dict[str, dict[str, str]] = {row: {} for row in declared.all_rows}
        for row, column, amount in cells_of(declared, stated.value):
            rows[row][column] = typed_as(amount)
        for row in declared.all_rows:
            if remarks := getattr(getattr(stated.value, row), REMARKS):
                rows[row][REMARKS] = remarks
        return LedgerEntry(stated.value.year, rows)
    if stated.records is None:
        return typed_as(stated.value)
    return tuple(
        RecordEntry(
            record.id,
            {name: typed_as(value) for name, value in record.values.items() if value is not None},
            record.evidence,
        )
        for record in stated.records
    )


def typed_as(value: bool | int | Decimal | str | datetime.date) -> str:
    """Return a value as it is typed."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


# ---------------------------------------------------------------------- entries as plain data


def as_object(entries: ClaimEntries) -> dict[str, Any]:
    """Return entries as plain data for JSON: what the form keeps as a draft and reads again."""
    return {
        "scheme": entries.scheme,
        "unit": entries.unit,
        "round": entries.round,
        "facts": {name: _plain(entry) for name, entry in entries.facts.items()},
        "evidence": [dict(each) for each in entries.evidence],
    }


def _plain(entry: FactEntry) -> Any:
    if isinstance(entry, LedgerEntry):
        return {"year": entry.year, "rows": {row: dict(cells) for row, cells in entry.rows.items()}}
    if isinstance(entry, str):
        return entry
    return [
        {"id": each.id, "fields": dict(each.fields), "evidence": list(each.evidence)}
        for each in entry
    ]
