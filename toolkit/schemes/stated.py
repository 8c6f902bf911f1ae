"""What is stated of a scheme's facts: a plain value, or records, typed by the scheme."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Discriminator, Field, Tag, create_model

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.reading.document import Path
from toolkit.reading.shape import Shape, refusal
from toolkit.schemes import values
from toolkit.schemes.facts import Records, annotation
from toolkit.schemes.filling import ID, extra
from toolkit.schemes.ids import EvidenceId, OwnId, filled
from toolkit.schemes.ledger import Ledger, ledger_model
from toolkit.schemes.numerals import is_none
from toolkit.schemes.scheme import Scheme

NOT_LISTED = declare(
    "F320",
    "error",
    title=both("要逐条填写", "Has to be listed"),
    message=both(
        "{label}要逐条填写，不能只写个数。",
        "{label} have to be listed one by one, a number is not enough.",
    ),
    remedy=both(
        "每条以 “- id: …” 开头逐条填写；一条都没有时写 []。",
        "List each as “- id: …”; where there is none, write [].",
    ),
)


@dataclass(frozen=True, slots=True)
class Record:
    """One listed thing: its id, its values by field (None where not given), its evidence ids."""

    id: str
    values: Mapping[str, Any]
    evidence: tuple[str, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class Stated:
    """What a unit stated of one fact: a plain value, or records."""

    fact: str
    path: Path
    value: Any = None
    records: tuple[Record, ...] | None = None

    @property
    def is_listed(self) -> bool:
        """True if the fact was stated record by record."""
        return self.records is not None


@dataclass(frozen=True, eq=False)
class SchemeKey:
    """A scheme as a cache key: the same object, whatever it holds."""

    scheme: Scheme

    def __hash__(self) -> int:
        return id(self.scheme)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SchemeKey) and other.scheme is self.scheme


def stated_facts(scheme: Scheme, facts: Any, path: Path) -> dict[str, Stated]:
    """Return what a facts model holds, by fact; ``path`` is where the facts stand in their file."""
    return {
        name: _stated(name, declared, getattr(facts, name), (*path, name))
        for name, declared in scheme.facts.items()
        if getattr(facts, name, None) is not None
    }


def _stated(name: str, declared: Any, value: Any, path: Path) -> Stated:
    if not isinstance(value, tuple):
        return Stated(name, path, value=value)
    records = tuple(
        Record(
            item.id,
            {field: getattr(item, field) for field in declared.fields},
            item.evidence,
            (*path, index),
        )
        for index, item in enumerate(value)
    )
    return Stated(name, path, records=records)


@lru_cache(maxsize=64)
def facts_model(key: SchemeKey, has_ledgers: bool = True) -> type[BaseModel]:
    """Build the model of the facts of a scheme; worked examples have no ledgers."""
    fields: dict[str, Any] = {}
    for name, declared in key.scheme.facts.items():
        if isinstance(declared, Ledger) and not has_ledgers:
            continue
        if isinstance(declared, Ledger):
            kind: Any = ledger_model(name, declared)
        else:
            kind = (
                _records(name, declared) if isinstance(declared, Records) else annotation(declared)
            )
        fields[name] = _field(kind, declared)
    return create_model("Facts", __base__=Shape, **fields)


def _field(kind: Any, declared: Any) -> Any:
    """Return a pydantic field that knows its label and how it is filled in, for messages."""
    default = ... if declared.required else None
    return kind, Field(default, json_schema_extra=extra(declared))


def _records(name: str, declared: Records) -> Any:
    record = create_model(
        name,
        __base__=Shape,
        id=(OwnId, Field(json_schema_extra=ID)),
        evidence=(tuple[EvidenceId, ...], ()),
        **{field: _field(annotation(each), each) for field, each in declared.fields.items()},
    )
    plain = BeforeValidator(
        values.count(declared.label, declared.unit) if declared.plain else _refuse(declared.label)
    )
    return Annotated[
        Annotated[tuple[record, ...], Tag("listed")] | Annotated[Any, plain, Tag("plain")],
        Discriminator(lambda value: "listed" if isinstance(value, tuple | dict) else "plain"),
    ]


def _refuse(label: Text) -> values.Check:
    """Refuse a number alone; where it says that there is none, suggest the empty list."""

    def check(value: Any) -> Any:
        filled(value)
        known = {"suggestion": "[]"} if value == 0 or is_none(value) else {}
        raise refusal(NOT_LISTED, label=label, **known)

    return check
