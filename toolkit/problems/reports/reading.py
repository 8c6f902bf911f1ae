"""A report read from bytes that nobody vouches for: the room with rights takes no other kind."""

import json
from collections.abc import Sequence
from typing import Any, NoReturn

from pydantic import ValidationError

from toolkit.language import Text, both
from toolkit.problems.reports.report import LARGEST, Report

TOO_LARGE = both("超过 {most} 字节", "it has more than {most} bytes")
NOT_JSON = both("不是规范的 JSON", "it is no proper JSON")
NOT_A_REPORT = both(
    "有 {count} 处不合格式，第一处在 {where}",
    "{count} {count:part is|parts are} not as a report has them, the first at {where}",
)
_MOST_DIGITS = 10
_MOST_NAMED = 100


class _Improper(ValueError):
    pass


def read_report(data: bytes) -> Report | Text:
    """Return the report, or why it is none. Nothing of a refused report is repeated.

    Refused are: more bytes than a report may have, bytes that are not UTF-8, keys that stand
    twice or are unknown, numbers that are no whole numbers, texts that are too long or not
    visible, and a summary that says other than its entries.
    """
    if len(data) > LARGEST:
        return TOO_LARGE.filled(most=LARGEST)
    try:
        body = json.loads(
            data.decode(),
            object_pairs_hook=_object,
            parse_float=_refuse,
            parse_constant=_refuse,
            parse_int=_whole,
        )
    except (ValueError, RecursionError):  # bad bytes and bad JSON are values, nesting is not
        return NOT_JSON
    try:
        return Report.model_validate(body)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=False, include_input=False)
        return NOT_A_REPORT.filled(count=len(errors), where=_where(errors[0]["loc"]))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    body = dict(pairs)
    if len(body) != len(pairs):
        raise _Improper("a key stands twice")
    return body


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise _Improper("a number is too long")
    return int(digits)


def _refuse(_: str) -> NoReturn:
    raise _Improper("a number is no whole number")


def _where(place: Sequence[int | str]) -> str:
    """Return a place by known keys and numbers; a key that is not ours is a dot."""
    words = (str(each) if isinstance(each, int) or each in _KNOWN else "…" for each in place)
    return ".".join(words)[:_MOST_NAMED] or "."


def _keys(schema: Any) -> set[str]:
    """Return every key that the shape of a report has."""
    if isinstance(schema, list):
        return set().union(*map(_keys, schema))
    if not isinstance(schema, dict):
        return set()
    return {*schema.get("properties", ()), *set().union(*map(_keys, schema.values()))}


_KNOWN = _keys(Report.model_json_schema())
