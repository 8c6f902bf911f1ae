"""What would have been typed into a form to get a claim file, and the data of that form."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from toolkit.checking.one_claim import check_one_claim
from toolkit.contribute.entries import (
    EVIDENCE,
    ClaimEntries,
    FactEntry,
    LedgerEntry,
    RecordEntry,
    typed_as,
)
from toolkit.contribute.form_facts import facts_object
from toolkit.problems.privacy import shown
from toolkit.reading.document import Value
from toolkit.reading.slips import as_written
from toolkit.schemes.facts import Records
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.scheme import Scheme
from toolkit.submissions.repository import FiledRound, Repository, SubmissionId

#: What only the folder beside a claim can tell: its evidence files.
OF_OTHER_FILES = ("C401", "C402", "C403", "C404", "C405", "C406", "C407")


def form_of(filed: FiledRound) -> dict[str, Any]:
    """Return what the check of a form knows of a round."""
    assert filed.edition is not None
    scheme = filed.edition.scheme
    window = filed.round.window
    return {
        "scheme": scheme.id,
        "edition": scheme.edition,
        "round": filed.round.round,
        "window": [window.from_.isoformat(), window.to.isoformat()],
        "units": {
            unit: {"class": each.class_, "attributes": dict(each.attributes)}
            for unit, each in filed.units.items()
        },
        "facts": facts_object(scheme),
        "evidence_kinds": {name: asdict(each) for name, each in scheme.evidence_kinds.items()},
        "attachments": {
            name: {"label": asdict(each.label)} for name, each in scheme.attachments.items()
        },
    }


def told_by_check(repository: Repository, id: SubmissionId, text: str) -> list[dict[str, Any]]:
    """Return the problems of a claim's text as a form shows them, but for those of other files."""
    _, problems = check_one_claim(repository, id, text)
    file = Path(f"{repository.shown}/units/{id[2]}/{id[1]}/{id[0]}.yml").as_posix()
    return [
        {
            "code": problem.code.id,
            "severity": problem.severity,
            "line": problem.place.line,
            "column": problem.place.column,
            "message": asdict(problem.message),
            "remedy": asdict(problem.remedy),
            "suggestion": problem.suggestion,
        }
        for problem in (each.problem for each in shown(problems))
        if problem.place.file == file and problem.code.id not in OF_OTHER_FILES
    ]


def typed_entries(data: Value, scheme: Scheme, id: SubmissionId) -> ClaimEntries | None:
    """Return the entries that somebody typed who meant this file; None where it says nothing of facts.

    A form has no place for what the scheme does not know, and knows scheme, unit and round itself.
    """
    given = data.get("facts") if isinstance(data, Mapping) else None
    if not isinstance(data, Mapping) or not isinstance(given, Mapping):
        return None
    facts = {
        name: _entry(declared, given[name])
        for name, declared in scheme.facts.items()
        if name in given
    }
    listed = data.get("evidence", ())
    evidence = tuple(
        {key: _typed(each[key]) for key in EVIDENCE if key in each}
        for each in (listed if isinstance(listed, tuple) else ())
        if isinstance(each, Mapping)
    )
    stated = [_typed(data.get(key, own)) for key, own in zip(("scheme", "round"), id, strict=False)]
    return ClaimEntries(stated[0], _typed(data.get("unit", id[2])), stated[1], facts, evidence)


def _entry(declared: Any, value: Value) -> FactEntry:
    if isinstance(declared, Ledger) and isinstance(value, Mapping):
        rows = {
            row: cells for row in declared.all_rows if isinstance(cells := value.get(row), Mapping)
        }
        return LedgerEntry(
            _typed(value.get("year")),
            {
                row: {name: _typed(cell) for name, cell in cells.items()}
                for row, cells in rows.items()
            },
        )
    if isinstance(declared, Records) and isinstance(value, tuple | Mapping):
        listed = value if isinstance(value, tuple) else (value,)
        return tuple(_record(declared, each) for each in listed if isinstance(each, Mapping))
    return _typed(value)


def _record(declared: Records, value: Mapping[str, Value]) -> RecordEntry:
    fields = {name: _typed(value[name]) for name in declared.fields if name in value}
    evidence = value.get("evidence", ())
    ids = evidence if isinstance(evidence, tuple) else (evidence,)
    return RecordEntry(_typed(value.get("id")), fields, tuple(map(_typed, ids)))


def _typed(value: Any) -> str:
    if value is None:
        return ""
    return as_written(value) if isinstance(value, tuple | Mapping) else typed_as(value)
