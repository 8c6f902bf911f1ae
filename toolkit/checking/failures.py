"""Pandera, called one way: every check on, no coercion, each failure back to its row and column.

A failure that names no code, or an error without failure cases, is a bug of ours and never a pass.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Failure:
    """One value that failed: its row, its column, the code its check is named by, the value."""

    row: int
    column: str
    code: str
    value: Any


def failures(frame: Any, columns: Mapping[str, Any], codes: Collection[str]) -> list[Failure]:
    """Validate a frame against pandera columns whose checks are named (``error=``) by codes."""
    import pandera.pandas as pa
    from pandera.config import ValidationDepth, config_context

    schema = pa.DataFrameSchema(dict(columns), strict=False, coerce=False)
    with config_context(validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_AND_DATA):
        try:
            schema.validate(frame, lazy=True)
        except pa.errors.SchemaErrors as errors:
            return list(_failures(errors, codes))
    return []


def _failures(errors: Any, codes: Collection[str]) -> Iterator[Failure]:
    cases = errors.failure_cases.drop_duplicates(["check", "column", "index"])
    if cases.empty:
        raise RuntimeError(f"pandera failed without failure cases: {errors}")
    for case in cases.to_dict("records"):
        code, row = str(case["check"]), case["index"]
        if code not in codes or row is None:
            raise RuntimeError(f"pandera failed outside our checks: {case}")
        yield Failure(int(row), str(case["column"]), code, case["failure_case"])
