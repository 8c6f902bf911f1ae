"""Worked examples: facts and the scores the policy's text gives for them, worked out by hand.

An example has no tolerance: every expected score is compared exactly.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, create_model

from toolkit.language import Text, both
from toolkit.problems.problem import Problem
from toolkit.reading.document import Document, Path
from toolkit.reading.shape import Shape, shaped
from toolkit.schemes import values
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.stated import SchemeKey, Stated, facts_model, stated_facts
from toolkit.schemes.values import Name

Score = Annotated[Decimal, BeforeValidator(values.number(both("分数", "the score"), 4))]


@dataclass(frozen=True)
class Example:
    """One worked example: a class of units, facts, the expected score by code, and the working.

    ``expect`` has every leaf and ``total``. ``path`` is where it stands in its file.
    """

    id: str
    label: Text
    class_of_unit: str
    facts: Mapping[str, Stated]
    expect: Mapping[str, Decimal]
    working: Text
    document: Document
    path: Path


def shaped_examples(document: Document, scheme: Scheme) -> tuple[list[Example], list[Problem]]:
    """Return the worked examples of a document and the problems of its shape."""
    value, problems = shaped(_model(SchemeKey(scheme)), document)
    if value is None:
        return [], problems
    read: Any = value
    return [
        Example(
            case.id,
            case.label,
            case.class_of_unit,
            stated_facts(scheme, case.facts, ("cases", index, "facts")),
            case.expect,
            case.working,
            document,
            ("cases", index),
        )
        for index, case in enumerate(read.cases)
    ], problems


@lru_cache(maxsize=64)
def _model(key: SchemeKey) -> type[BaseModel]:
    case = create_model(
        "Case",
        __base__=Shape,
        id=(Name, ...),
        label=(Text, ...),
        class_of_unit=(Name, Field(alias="class")),
        facts=(facts_model(key, has_ledgers=False), ...),
        expect=(Mapping[str, Score], ...),
        working=(Text, ...),
    )
    return create_model(
        "ExamplesFile", __base__=Shape, cases=(tuple[case, ...], Field(min_length=1))
    )
