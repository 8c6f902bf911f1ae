"""A judge's sheet: one judge's marks of all units of a round."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, Field, create_model

from toolkit.problems.problem import Problem
from toolkit.reading.document import Document
from toolkit.reading.shape import Shape, shaped
from toolkit.schemes.marking import marks_given, marks_model
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.stated import SchemeKey
from toolkit.schemes.values import Name


@dataclass(frozen=True, slots=True)
class Sheet:
    """One judge's marks by unit and mark id. ``unit`` is the assessed unit the judge belongs to."""

    scheme: str
    round: str
    judge: str
    panel: str
    unit: str | None
    marks: Mapping[str, Mapping[str, Decimal]]
    document: Document


def shaped_sheet(document: Document, scheme: Scheme) -> tuple[Sheet | None, list[Problem]]:
    """Return the sheet a document holds under a scheme, or None and the problems of its shape."""
    value, problems = shaped(_model(SchemeKey(scheme)), document)
    if value is None:
        return None, problems
    read: Any = value
    marks = {unit: marks_given(given) for unit, given in read.marks.items()}
    sheet = Sheet(read.scheme, read.round, read.judge, read.panel, read.unit, marks, document)
    return sheet, problems


@lru_cache(maxsize=64)
def _model(key: SchemeKey) -> type[BaseModel]:
    """Build the model of a sheet under a scheme."""
    marks: Any = marks_model(key, "judges")
    return create_model(
        "SheetFile",
        __base__=Shape,
        scheme=(Name, ...),
        round=(Name, ...),
        judge=(Name, ...),
        panel=(Name, ...),
        unit=(Name | None, None),
        marks=(Mapping[Name, marks], Field(min_length=1)),
    )
