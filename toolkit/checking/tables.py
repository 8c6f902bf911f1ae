"""Submissions to tables: one row for every number, day, id, reference and event, over all units.

Tables are long, so that pandera is called once for each whatever the number of schemes. Beside
its columns a row keeps what a message needs: the document, the path and a label.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from toolkit.language import Text
from toolkit.reading.document import Document, Path
from toolkit.schemes.facts import NUMERIC, Date, Records
from toolkit.schemes.stated import Record, Stated
from toolkit.submissions.claim import Claim
from toolkit.submissions.repository import FiledRound, Repository

#: Numbers stand in tables as whole multiples of 10**-SCALE.
SCALE = 4


@dataclass(frozen=True)
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


def table(*columns: str) -> Table:
    """Return an empty table with these columns."""
    return Table({name: [] for name in columns})


@dataclass
class Tables:
    """All tables of one repository."""

    numbers: Table = field(default_factory=lambda: table("value", "least", "most"))
    days: Table = field(default_factory=lambda: table("day", "first", "last"))
    ids: Table = field(default_factory=lambda: table("scope", "id"))
    references: Table = field(default_factory=lambda: table("target"))
    events: Table = field(default_factory=lambda: table("event"))
    hashes: Table = field(default_factory=lambda: table("sha256"))
    #: Everything a reference may point at.
    targets: set[str] = field(default_factory=set)


def build(repository: Repository) -> Tables:
    """Return the tables of everything that could be read."""
    tables = Tables()
    for unit, filed in repository.units.items():
        tables.targets.add(f"unit {unit}")
        tables.ids.add(
            Origin(filed.document, ("name", "zh"), filed.unit.name.zh),
            scope="unit-name",
            id=filed.unit.name.zh,
        )
    for (scheme, name), filed_round in repository.rounds.items():
        _register(tables, filed_round, f"{scheme} {name}")
    for (scheme, name, unit), claim in repository.claims.items():
        filed_round = repository.rounds[scheme, name]
        tables.references.add(
            Origin(claim.document, ("unit",), unit), target=f"registered {scheme} {name} {unit}"
        )
        if filed_round.edition is not None:
            _claim(tables, claim, filed_round)
    _reviews(tables, repository)
    return tables


def _register(tables: Tables, filed: FiledRound, round_id: str) -> None:
    document = filed.register_document
    if document is None or filed.edition is None:
        return
    for name in filed.edition.scheme.classes:
        tables.targets.add(f"class {round_id} {name}")
    for unit, registered in filed.units.items():
        tables.targets.add(f"registered {round_id} {unit}")
        tables.references.add(
            Origin(document, ("units", unit), unit, is_key=True), target=f"unit {unit}"
        )
        tables.references.add(
            Origin(document, ("units", unit, "class"), registered.class_),
            target=f"class {round_id} {registered.class_}",
        )


def _claim(tables: Tables, claim: Claim, filed: FiledRound) -> None:
    assert filed.edition is not None
    scheme, file = filed.edition.scheme, claim.document.file
    for stated in claim.facts.values():
        declared: Any = scheme.facts[stated.fact]
        if stated.records is None:
            _value(tables, claim.document, stated.path, declared, stated.value, filed)
        for record in stated.records or ():
            _record(tables, claim.document, stated, declared, record, filed)
    tables.targets |= {f"for {file} {name}" for name in (*scheme.facts, *scheme.attachments)}
    tables.targets |= {f"kind {file} {name}" for name in scheme.evidence_kinds}
    for index, evidence in enumerate(claim.evidence):
        path: Path = ("evidence", index)
        tables.targets.add(f"evidence {file} {evidence.for_} {evidence.id}")
        tables.ids.add(
            Origin(claim.document, (*path, "id"), evidence.id),
            scope=f"{file} evidence",
            id=evidence.id,
        )
        tables.references.add(
            Origin(claim.document, (*path, "for"), evidence.for_),
            target=f"for {file} {evidence.for_}",
        )
        tables.references.add(
            Origin(claim.document, (*path, "kind"), evidence.kind),
            target=f"kind {file} {evidence.kind}",
        )
        if evidence.sha256 is not None:
            tables.hashes.add(
                Origin(claim.document, (*path, "sha256"), evidence.id), sha256=evidence.sha256
            )


def _record(
    tables: Tables,
    document: Document,
    stated: Stated,
    declared: Records,
    record: Record,
    filed: FiledRound,
) -> None:
    tables.ids.add(
        Origin(document, (*record.path, "id"), record.id),
        scope=f"{document.file} {stated.fact}",
        id=record.id,
    )
    for name, each in declared.fields.items():
        _value(tables, document, (*record.path, name), each, record.values[name], filed)
    for position, evidence in enumerate(record.evidence):
        tables.references.add(
            Origin(document, (*record.path, "evidence", position), evidence),
            target=f"evidence {document.file} {stated.fact} {evidence}",
        )
    if declared.event:
        same = " ".join(str(record.values[name]) for name in declared.event)
        tables.events.add(Origin(document, record.path, record.id), event=f"{document.file} {same}")


def _value(
    tables: Tables, document: Document, path: Path, declared: Any, value: Any, filed: FiledRound
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
    elif isinstance(declared, Date) and declared.window != "any":
        window = filed.round.window
        first = window.from_.toordinal() if declared.window == "within" else None
        tables.days.add(origin, day=value.toordinal(), first=first, last=window.to.toordinal())


def _bound(declared: Any, name: str, otherwise: int | None) -> int | None:
    bound = getattr(declared, name, otherwise)
    return None if bound is None else scaled(bound)


def scaled(value: int | Decimal) -> int:
    """Return a number as a whole multiple of 10**-SCALE; the shape of a fact keeps it exact."""
    return int(Decimal(value).scaleb(SCALE))


def _reviews(tables: Tables, repository: Repository) -> None:
    for (scheme, name, unit), claim in repository.claims.items():
        for stated in claim.facts.values():
            kind = "listed" if stated.is_listed else "plain"
            tables.targets.add(f"{kind} {scheme} {name} {unit} {stated.fact}")
            for record in stated.records or ():
                tables.targets.add(f"record {scheme} {name} {unit} {stated.fact} {record.id}")
    for key, filed in repository.reviews.items():
        if key not in repository.claims:
            continue
        for fact in filed.review.facts:
            tables.references.add(
                Origin(filed.document, ("facts", fact), fact, is_key=True),
                target=f"plain {' '.join(key)} {fact}",
            )
        for fact, decisions in filed.review.records.items():
            for record_id in decisions:
                origin = Origin(
                    filed.document, ("records", fact, record_id), record_id, is_key=True
                )
                tables.references.add(origin, target=f"record {' '.join(key)} {fact} {record_id}")


def known(tables: Tables, target: str) -> Iterator[str]:
    """Yield the words that would have been right in place of the last word of a reference."""
    start = target.rpartition(" ")[0] + " "
    for each in tables.targets:
        if each.startswith(start) and " " not in each[len(start) :]:
            yield each[len(start) :]
