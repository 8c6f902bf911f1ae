"""Submissions to tables: one row for every number, day, id, reference and event, over all units.

Tables are long, so that pandera is called once for each whatever the number of schemes. Beside
its columns a row keeps what a message needs: the document, the path and a label.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from toolkit.language import Text
from toolkit.reading.document import Document, Path
from toolkit.schemes.examples import Example
from toolkit.schemes.facts import NUMERIC, Date, Records
from toolkit.schemes.ledger import Ledger, cells_of
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.stated import Record, Stated
from toolkit.submissions.claim import Claim
from toolkit.submissions.repository import FiledReview, FiledRound, Repository, SubmissionId
from toolkit.submissions.round import Window

#: Numbers stand in tables as whole multiples of 10**-SCALE.
SCALE = 4

#: So many submissions stand in one set of tables.
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row comes from, and what to call it."""

    document: Document
    path: Path
    label: Text | str
    is_key: bool = False


@dataclass
class Table:
    """Columns of equal length, and the origin of each row."""

    columns: dict[str, list[Any]]
    origins: list[Origin] = field(default_factory=list)

    def add(self, origin: Origin, **values: Any) -> None:
        """Add a row."""
        self.origins.append(origin)
        for name, value in values.items():
            self.columns[name].append(value)

    def first_like(self, row: int) -> int:
        """Return the first row that equals this one; for a table that is complete."""
        return self._first_rows[self._row(row)]

    @cached_property
    def _first_rows(self) -> dict[tuple[Any, ...], int]:
        return {self._row(row): row for row in reversed(range(len(self.origins)))}

    def _row(self, row: int) -> tuple[Any, ...]:
        return tuple(column[row] for column in self.columns.values())


def table(*columns: str) -> Table:
    """Return an empty table with these columns."""
    return Table({name: [] for name in columns})


@dataclass
class Tables:
    """All tables of one repository."""

    numbers: Table = field(default_factory=lambda: table("value", "least", "most"))
    days: Table = field(default_factory=lambda: table("day", "first", "last"))
    ids: Table = field(default_factory=lambda: table("scope", "id"))
    references: Table = field(default_factory=lambda: table("scope", "id"))
    events: Table = field(default_factory=lambda: table("event"))
    hashes: Table = field(default_factory=lambda: table("sha256"))
    #: What a reference may point at: the words there are, by scope.
    targets: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    #: What each piece of evidence is for, by file and id.
    purposes: dict[tuple[str, str], str] = field(default_factory=dict)
    #: The schemes that say what the words of a file or round are called.
    schemes: dict[str, Scheme] = field(default_factory=dict)


def build(repository: Repository) -> Iterator[Tables]:
    """Yield the tables of everything that could be read, each small enough to hold.

    What is compared across the whole repository stands in the first, with as many submissions as
    go together: what they hold is compared within one file.
    """
    tables = _of_all(repository)
    for number, key in enumerate(sorted({*repository.claims, *repository.reviews}), 1):
        _submission(tables, repository, key)
        if number % AT_ONCE == 0:
            yield tables
            tables = Tables()
    yield tables


def _of_all(repository: Repository) -> Tables:
    tables = Tables()
    tables.targets["unit"] |= set(repository.unreadable_units)
    for unit, filed in repository.units.items():
        tables.targets["unit"].add(unit)
        tables.ids.add(
            Origin(filed.document, ("name", "zh"), filed.unit.name.zh),
            scope="unit-name",
            id=filed.unit.name.zh,
        )
    for (scheme, name), filed_round in repository.rounds.items():
        _register(tables, filed_round, f"{scheme} {name}")
    for key, examples in repository.examples.items():
        if key in repository.editions:
            _examples(tables, repository.editions[key].scheme, examples)
    for claim in repository.claims.values():
        _hashes(tables, claim)
    return tables


def _submission(tables: Tables, repository: Repository, key: SubmissionId) -> None:
    claim, filed_round = repository.claims.get(key), repository.rounds[key[:2]]
    if claim is not None and filed_round.edition is not None:
        _claim(tables, claim, filed_round.edition.scheme, filed_round.round.window)
    filed = repository.reviews.get(key)
    if filed is not None and claim is not None:
        _review(tables, filed, claim, filed_round)


def _register(tables: Tables, filed: FiledRound, round_id: str) -> None:
    document = filed.register_document
    if document is None:
        return
    for unit, registered in filed.units.items():
        tables.references.add(
            Origin(document, ("units", unit), unit, is_key=True), scope="unit", id=unit
        )
        if filed.edition is not None:
            tables.references.add(
                Origin(document, ("units", unit, "class"), registered.class_),
                scope=f"class {round_id}",
                id=registered.class_,
            )
    if filed.edition is not None:
        tables.targets[f"class {round_id}"] |= set(filed.edition.scheme.classes)
        tables.schemes[round_id] = filed.edition.scheme


def _claim(tables: Tables, claim: Claim, scheme: Scheme, window: Window) -> None:
    file = claim.document.file
    _facts(tables, claim.document, scheme, claim.facts, window)
    for stated in claim.facts.values():
        declared: Any = scheme.facts[stated.fact]
        for record in stated.records or ():
            _record(tables, claim.document, stated, declared, record)
    tables.schemes[file] = scheme
    tables.targets[f"for {file}"] |= {*scheme.facts, *scheme.attachments}
    tables.targets[f"kind {file}"] |= set(scheme.evidence_kinds)
    for index, evidence in enumerate(claim.evidence):
        path: Path = ("evidence", index)
        tables.targets[f"evidence {file} {evidence.for_}"].add(evidence.id)
        tables.purposes[file, evidence.id] = evidence.for_
        tables.ids.add(
            Origin(claim.document, (*path, "id"), evidence.id),
            scope=f"{file} evidence",
            id=evidence.id,
        )
        tables.references.add(
            Origin(claim.document, (*path, "for"), evidence.for_),
            scope=f"for {file}",
            id=evidence.for_,
        )
        tables.references.add(
            Origin(claim.document, (*path, "kind"), evidence.kind),
            scope=f"kind {file}",
            id=evidence.kind,
        )


def _hashes(tables: Tables, claim: Claim) -> None:
    for index, evidence in enumerate(claim.evidence):
        if evidence.sha256 is not None:
            origin = Origin(claim.document, ("evidence", index, "sha256"), evidence.id)
            tables.hashes.add(origin, sha256=evidence.sha256)


def _examples(tables: Tables, scheme: Scheme, examples: list[Example]) -> None:
    """Examples belong to no round: their numbers have bounds, their days have no window."""
    for example in examples:
        _facts(tables, example.document, scheme, example.facts, None)
        tables.ids.add(
            Origin(example.document, (*example.path, "id"), example.id),
            scope=f"examples {scheme.id} {scheme.edition}",
            id=example.id,
        )


def _facts(
    tables: Tables,
    document: Document,
    scheme: Scheme,
    facts: Mapping[str, Stated],
    window: Window | None,
) -> None:
    for stated in facts.values():
        declared: Any = scheme.facts[stated.fact]
        if isinstance(declared, Ledger):
            _cells(tables, document, stated, declared)
        elif stated.records is None:
            _value(tables, document, stated.path, declared, stated.value, window)
        for record in stated.records or ():
            for name, each in declared.fields.items():
                path = (*record.path, name)
                _value(tables, document, path, each, record.values[name], window)
            tables.ids.add(
                Origin(document, (*record.path, "id"), record.id),
                scope=f"{document.file} {'/'.join(map(str, stated.path))}",
                id=record.id,
            )


def _cells(tables: Tables, document: Document, stated: Stated, ledger: Ledger) -> None:
    for row, column, amount in cells_of(ledger, stated.value):
        least = None if ledger.columns[column].may_be_negative else 0
        origin = Origin(document, (*stated.path, row, column), ledger.cell_words(row, column))
        tables.numbers.add(origin, value=scaled(amount), least=least, most=None)


def _record(
    tables: Tables, document: Document, stated: Stated, declared: Records, record: Record
) -> None:
    for position, evidence in enumerate(record.evidence):
        tables.references.add(
            Origin(document, (*record.path, "evidence", position), evidence),
            scope=f"evidence {document.file} {stated.fact}",
            id=evidence,
        )
    if declared.event:
        same = " ".join(str(record.values[name]) for name in declared.event)
        tables.events.add(Origin(document, record.path, record.id), event=f"{document.file} {same}")


def _value(
    tables: Tables, document: Document, path: Path, declared: Any, value: Any, window: Window | None
) -> None:
    if value is None:
        return
    origin = Origin(document, path, declared.label)
    if isinstance(declared, (*NUMERIC, Records)):
        tables.numbers.add(
            origin,
            value=scaled(value),
            least=_bound(declared, "least", 0),
            most=_bound(declared, "most", None),
        )
    elif isinstance(declared, Date) and declared.window != "any" and window is not None:
        first = window.from_.toordinal() if declared.window == "within" else None
        tables.days.add(origin, day=value.toordinal(), first=first, last=window.to.toordinal())


def _bound(declared: Any, name: str, otherwise: int | None) -> int | None:
    bound = getattr(declared, name, otherwise)
    return None if bound is None else scaled(bound)


def scaled(value: int | Decimal) -> int:
    """Return a number as a whole multiple of 10**-SCALE; the shape of a fact keeps it exact."""
    return int(Decimal(value).scaleb(SCALE))


def _review(tables: Tables, filed: FiledReview, claim: Claim, filed_round: FiledRound) -> None:
    if filed.review.claim_sha256 != claim.document.sha256:
        return  # what was decided on another version is not held against this one
    if filed_round.edition is not None:
        _corrections(tables, filed, filed_round.edition.scheme, filed_round.round.window)
    _decisions(tables, filed, claim)


def _decisions(tables: Tables, filed: FiledReview, claim: Claim) -> None:
    """Every decision is on something claimed. One in the wrong form is told by ``reviews``."""
    document, scope = filed.document, filed.document.file
    for stated in claim.facts.values():
        tables.targets[f"plain {scope}"].add(stated.fact)
        for record in stated.records or ():
            tables.targets[f"record {scope} {stated.fact}"].add(record.id)
    for fact in filed.review.facts:
        origin = Origin(document, ("facts", fact), fact, is_key=True)
        tables.references.add(origin, scope=f"plain {scope}", id=fact)
    for fact, decisions in filed.review.records.items():
        if fact in claim.facts and not claim.facts[fact].is_listed:
            continue
        for record_id in decisions:
            origin = Origin(document, ("records", fact, record_id), record_id, is_key=True)
            tables.references.add(origin, scope=f"record {scope} {fact}", id=record_id)


def _corrections(tables: Tables, filed: FiledReview, scheme: Scheme, window: Window) -> None:
    """A corrected value has the bounds of a claimed one."""
    for fact, decision in filed.review.facts.items():
        path: Path = ("facts", fact, "value")
        _value(tables, filed.document, path, scheme.facts[fact], decision.value, window)
    for fact, decisions in filed.review.records.items():
        declared: Any = scheme.facts[fact]
        for record_id, decision in decisions.items():
            for name, value in decision.corrections.items():
                path = ("records", fact, record_id, "values", name)
                _value(tables, filed.document, path, declared.fields[name], value, window)
