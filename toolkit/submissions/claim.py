"""The claim: what a unit states in one round under one scheme."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, create_model

from toolkit.problems.problem import Problem
from toolkit.reading.document import Document
from toolkit.reading.shape import Shape, shaped
from toolkit.schemes.ids import RoundId, SchemeId, UnitId
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.stated import SchemeKey, Stated, facts_model, stated_facts
from toolkit.submissions.evidence import Evidence, evidence_model


@dataclass(frozen=True, slots=True)
class Claim:
    """One unit's claim. ``facts`` has every fact of the scheme that was given."""

    scheme: str
    unit: str
    round: str
    facts: Mapping[str, Stated]
    evidence: tuple[Evidence, ...]
    document: Document


def shaped_claim(document: Document, scheme: Scheme) -> tuple[Claim | None, list[Problem]]:
    """Return the claim a document holds under a scheme, or None and the problems of its shape."""
    value, problems = shaped(_model(SchemeKey(scheme)), document)
    if value is None:
        return None, problems
    read: Any = value
    facts = stated_facts(scheme, read.facts, ("facts",))
    evidence = tuple(each.lasting() for each in read.evidence)
    return Claim(read.scheme, read.unit, read.round, facts, evidence, document), problems


@lru_cache(maxsize=64)
def _model(key: SchemeKey) -> type[BaseModel]:
    """Build the model of a claim under a scheme."""
    evidence: Any = tuple[evidence_model(key.scheme), ...]  # type: ignore[misc]
    return create_model(
        "ClaimFile",
        __base__=Shape,
        scheme=(SchemeId, ...),
        unit=(UnitId, ...),
        round=(RoundId, ...),
        facts=(facts_model(key), ...),
        evidence=(evidence, ()),
    )
