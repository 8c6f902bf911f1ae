"""The tables under pandera: one call for each, every failure back to its place and explained.

What a check is called in pandera (``error=``) is the id of a problem code.
"""

import datetime
from collections.abc import Callable
from typing import Any, TypeAlias

from toolkit.checking.failures import Failure, failures
from toolkit.checking.references import NO_TARGET, reference_problem
from toolkit.checking.tables import SCALE, Origin, Table, Tables
from toolkit.language import Text, both
from toolkit.numbers import exact, plain
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Code, Place, Problem

TOO_SMALL = declare(
    "C101",
    "error",
    title=both("数太小", "Below the least possible"),
    message=both(
        "{label}写的是 {read}，比最小值 {bound} 少 {by}。",
        "{label}: {read} is {by} below the least possible, {bound}.",
    ),
    remedy=both("改正这个数；没有就写 0。", "Correct the number; none is written 0."),
)
TOO_LARGE = declare(
    "C102",
    "error",
    title=both("数太大", "Above the most possible"),
    message=both(
        "{label}写的是 {read}，比最大值 {bound} 多 {by}。",
        "{label}: {read} is {by} above the most possible, {bound}.",
    ),
    remedy=both("改正这个数，检查是否多写了数位。", "Correct the number; check for extra digits."),
)
TOO_EARLY = declare(
    "C103",
    "error",
    title=both("早于考核期", "Before the window"),
    message=both(
        "{label}写的是 {read}，比考核期的第一天 {bound} 早 {by} 天。",
        "{label}: {read} is {by} {by:day|days} before the first day of the window, {bound}.",
    ),
    remedy=both(
        "改正日期；不在考核期内的请删去。", "Correct the date; remove what lies outside the window."
    ),
)
TOO_LATE = declare(
    "C104",
    "error",
    title=both("晚于考核期", "After the window"),
    message=both(
        "{label}写的是 {read}，比考核期的最后一天 {bound} 晚 {by} 天。",
        "{label}: {read} is {by} {by:day|days} after the last day of the window, {bound}.",
    ),
    remedy=both(
        "改正日期；考核期之后的事归下一次申报。",
        "Correct the date; later facts belong to the next round.",
    ),
)
DUPLICATE_ID = declare(
    "C105",
    "error",
    title=both("编号或名称重复", "Id or name used twice"),
    message=both("“{id}” 在{where}已经用过。", "“{id}” is already used at {where}."),
    remedy=both("换一个没有用过的编号或名称。", "Choose one that is not taken."),
)
SAME_EVENT = declare(
    "C107",
    "warning",
    title=both("同一件事可能报了两次", "One event reported twice?"),
    message=both(
        "{id} 与{where}的 {other} 像是同一件事。",
        "{id} looks like the same event as {other} at {where}.",
    ),
    remedy=both(
        "若是同一件事，删去一处；若不是，不用改，由核定人员决定。",
        "If it is one event, remove one of the two; if not, leave it: the reviewer decides.",
    ),
)
SAME_EVIDENCE = declare(
    "C108",
    "warning",
    title=both("同一份证据用了两次", "Evidence used twice"),
    message=both(
        "证据 {id} 的 sha256 与{where}的 {other} 相同。",
        "Evidence {id} has the same sha256 as {other} at {where}.",
    ),
    remedy=both(
        "检查是否同一件事报了两次，或粘贴错了。",
        "See whether one thing is reported twice, or the paste went wrong.",
    ),
)
#: What makes the pandera columns of a table.
Columns: TypeAlias = Callable[[Any, Tables], dict[str, Any]]

HERE = both("本文件第 {line} 行", "line {line} of this file")
THERE = both("{file} 第 {line} 行", "{file}:{line}")


def validate(tables: Tables) -> list[Problem]:
    """Return the problems of all tables."""
    problems: list[Problem] = []
    checks = (
        (tables.numbers, _number_columns, _bounds),
        (tables.days, _day_columns, _bounds),
        (tables.ids, _id_columns, _duplicates),
        (tables.references, _reference_columns, _missing),
        (tables.events, _event_columns, _duplicates),
        (tables.hashes, _hash_columns, _duplicates),
    )
    for table, columns, explain in checks:
        if table.origins:
            found = failing(table, columns, tables)
            problems += [explain(tables, table, failure) for failure in found]
    return problems


def failing(table: Table, columns: Columns, tables: Tables) -> list[Failure]:
    """Return what fails in a table, which depends on its values and on the targets alone."""
    import pandera.pandas as pa  # pandas and pandera cost a second: only where tables are checked

    return failures(_frame(table), columns(pa, tables), _EXPLAINED)


def _frame(table: Table) -> Any:
    """Build the frame with explicit types, and its residual columns: by how much a bound is missed."""
    import pandas as pd

    frame = pd.DataFrame(
        {
            name: pd.Series(values, dtype="Int64" if name in _INTEGERS else "str")
            for name, values in table.columns.items()
        }
    )
    for name, (value, bound) in _RESIDUALS.items():
        if value in frame and bound in frame:
            frame[name] = frame[value] - frame[bound]
    if "scope" in frame:
        frame["scoped"] = frame["scope"] + " " + frame["id"]
    return frame


_INTEGERS = {"value", "least", "most", "day", "first", "last"}
_RESIDUALS = {
    "over_least": ("value", "least"),
    "over_most": ("value", "most"),
    "after_first": ("day", "first"),
    "after_last": ("day", "last"),
}


def _number_columns(pa: Any, tables: Tables) -> dict[str, Any]:
    return {
        "over_least": pa.Column("Int64", pa.Check.ge(0, error=TOO_SMALL.id), nullable=True),
        "over_most": pa.Column("Int64", pa.Check.le(0, error=TOO_LARGE.id), nullable=True),
    }


def _day_columns(pa: Any, tables: Tables) -> dict[str, Any]:
    return {
        "after_first": pa.Column("Int64", pa.Check.ge(0, error=TOO_EARLY.id), nullable=True),
        "after_last": pa.Column("Int64", pa.Check.le(0, error=TOO_LATE.id), nullable=True),
    }


def _unique(pa: Any, code: Code) -> Any:
    return pa.Column("str", pa.Check(lambda column: ~column.duplicated(), error=code.id))


def _id_columns(pa: Any, tables: Tables) -> dict[str, Any]:
    return {"scoped": _unique(pa, DUPLICATE_ID)}


def _event_columns(pa: Any, tables: Tables) -> dict[str, Any]:
    return {"event": _unique(pa, SAME_EVENT)}


def _hash_columns(pa: Any, tables: Tables) -> dict[str, Any]:
    return {"sha256": _unique(pa, SAME_EVIDENCE)}


def _reference_columns(pa: Any, tables: Tables) -> dict[str, Any]:
    there = {f"{scope} {word}" for scope, words in tables.targets.items() for word in words}
    return {"scoped": pa.Column("str", pa.Check.isin(there, error=NO_TARGET.id))}


_EXPLAINED: dict[str, Code] = {
    code.id: code
    for code in (
        TOO_SMALL,
        TOO_LARGE,
        TOO_EARLY,
        TOO_LATE,
        DUPLICATE_ID,
        NO_TARGET,
        SAME_EVENT,
        SAME_EVIDENCE,
    )
}


def _bounds(tables: Tables, table: Table, failure: Failure) -> Problem:
    """Explain a bound that is missed, with the bound and the difference."""
    code, origin = _EXPLAINED[failure.code], table.origins[failure.row]
    column = {"C101": "least", "C102": "most", "C103": "first", "C104": "last"}[code.id]
    bound, by = table.columns[column][failure.row], abs(int(failure.value))
    if column in ("first", "last"):
        read, limit, difference = _day(table.columns["day"][failure.row]), _day(bound), str(by)
    else:
        read, limit, difference = map(_plain, (table.columns["value"][failure.row], bound, by))
    return _problem(code, origin, label=origin.label, read=read, bound=limit, by=difference)


def _day(ordinal: int) -> str:
    return datetime.date.fromordinal(ordinal).isoformat()


def _plain(scaled: int) -> str:
    return plain(exact(scaled) / 10**SCALE)


def _duplicates(tables: Tables, table: Table, failure: Failure) -> Problem:
    """Explain a repetition by naming the first place."""
    code, origin = _EXPLAINED[failure.code], table.origins[failure.row]
    first = table.origins[table.first_like(failure.row)]
    place = first.document.place(first.path)
    where = (HERE if place.file == origin.document.file else THERE).filled(
        file=place.file, line=place.line
    )
    return _problem(code, origin, id=_written(origin), other=_written(first), where=where)


def _missing(tables: Tables, table: Table, failure: Failure) -> Problem:
    """Explain a reference to nothing by naming what there is."""
    origin = table.origins[failure.row]
    scope, word = (str(table.columns[name][failure.row]) for name in ("scope", "id"))
    return reference_problem(tables, _place(origin), scope, word)


def _written(origin: Origin) -> str:
    return origin.label if isinstance(origin.label, str) else origin.label.zh


def _problem(code: Code, origin: Origin, **values: Text | str | int) -> Problem:
    return Problem(code, _place(origin), values)


def _place(origin: Origin) -> Place:
    document = origin.document
    return document.key_place(origin.path) if origin.is_key else document.place(origin.path)
