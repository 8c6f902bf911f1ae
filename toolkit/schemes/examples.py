"""Worked examples: facts and the scores the policy's text gives for them, worked out by hand.

An example has no tolerance: every expected score is compared exactly.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field, create_model

from toolkit.language import Text, both
from toolkit.problems.problem import Problem
from toolkit.reading.document import Document, Path
from toolkit.reading.shape import Shape, shaped
from toolkit.schemes import values
from toolkit.schemes.marking import marks_given, marks_model
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.stated import SchemeKey, Stated, facts_model, stated_facts
from toolkit.schemes.values import Key, Name

NO_SCORE = "none"
_number = values.number(both("分数", "the score"), 4)


def _score(value: Any) -> Any:
    """Take a score, or the word that says there is none."""
    return None if value == NO_SCORE else _number(value)


Score = Annotated[Decimal | None, BeforeValidator(_score)]


#: What a judge's sheet says of the judge's own unit in an example: it is the one assessed.
OWN = "own"
_Own: Any = Literal["own"] | None
Outcome = Literal["met", "not-met", "warning", "not-applicable", "judged", "incomplete"]


@dataclass(frozen=True)
class ExampleSheet:
    """One judge's marks in an example; ``is_own`` where the judge belongs to the assessed unit."""

    judge: str
    panel: str
    is_own: bool
    marks: Mapping[str, Decimal]


@dataclass(frozen=True)
class Example:
    """One worked example: a class of units, facts, the expected score by code, and the working.

    ``expect`` has every leaf and ``total``, None where there is no score; ``conditions`` whether expectations and conditions of
    eligibility are met. ``path`` is where it stands in its file.
    """

    id: str
    label: Text
    class_of_unit: str
    attributes: Mapping[str, str]
    facts: Mapping[str, Stated]
    marks: Mapping[str, Mapping[str, Decimal]]
    sheets: tuple["ExampleSheet", ...]
    expect: Mapping[str, Decimal | None]
    conditions: Mapping[str, str]
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
            case.attributes,
            stated_facts(scheme, case.facts, ("cases", index, "facts")),
            {by: marks_given(given) for by, given in case.marks.items()},
            tuple(
                ExampleSheet(each.judge, each.panel, each.unit == OWN, marks_given(each.marks))
                for each in case.sheets
            ),
            case.expect,
            case.conditions,
            case.working,
            document,
            ("cases", index),
        )
        for index, case in enumerate(read.cases)
    ], problems


@lru_cache(maxsize=64)
def _model(key: SchemeKey) -> type[BaseModel]:
    by_reviewers: Any = marks_model(key, "reviewers")
    sheet = create_model(
        "Sheet",
        __base__=Shape,
        judge=(Name, ...),
        panel=(Name, ...),
        unit=(_Own, None),
        marks=(marks_model(key, "judges"), ...),
    )
    case = create_model(
        "Case",
        __base__=Shape,
        id=(Name, ...),
        label=(Text, ...),
        class_of_unit=(Name, Field(alias="class")),
        attributes=(Mapping[Key, Name], Field(default_factory=dict)),
        facts=(facts_model(key, has_ledgers=False), ...),
        marks=(Mapping[Name, by_reviewers], Field(default_factory=dict)),
        sheets=(tuple[sheet, ...], ()),
        expect=(Mapping[str, Score], Field(default_factory=dict)),
        conditions=(Mapping[Name, Outcome], Field(default_factory=dict)),
        working=(Text, ...),
    )
    return create_model(
        "ExamplesFile", __base__=Shape, cases=(tuple[case, ...], Field(min_length=1))
    )
