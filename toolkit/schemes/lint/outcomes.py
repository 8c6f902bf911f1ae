"""What comes of the scores: grades that exist, money for every class, days of recognition, ids."""

from collections.abc import Iterator
from typing import Any

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed
from toolkit.problems.problem import Problem
from toolkit.reading.document import Path
from toolkit.schemes.edition import Edition
from toolkit.schemes.expectations import Unique
from toolkit.schemes.lint.references import WRONG_KIND
from toolkit.schemes.lint.units import NO_TARGET
from toolkit.schemes.lint.words import ATTRIBUTE, CLASS, unknown

GRADE = both("等次", "grade")
DAY, ID = (
    both("日期（kind: day）", "a day (kind: day)"),
    both("编号（kind: id）", "an id (kind: id)"),
)
QUOTA_BELOW = declare(
    "S211",
    "error",
    title=both("名额写在下面的等次里", "Quota below the best grade"),
    message=both(
        "只有最高的等次可以写 quota，{id} 不是。",
        "Only the best grade has a quota; {id} is not it.",
    ),
    remedy=both("把 quota 移到最高的等次，或删去。", "Move quota to the best grade, or remove it."),
)


def check_outcomes(edition: Edition) -> Iterator[Problem]:
    """Yield a problem for every part of the outcomes that does not hold together."""
    outcomes = edition.scheme.outcomes
    grades = list(outcomes.grades.of) if outcomes.grades is not None else []
    for path, grade in outcomes.grades_named():
        if grade not in grades:
            yield unknown(edition, ("outcomes", *path), GRADE, grade, grades)
    for position, (id, each) in enumerate(outcomes.grades.of.items() if outcomes.grades else ()):
        if position and each.quota is not None:
            place = edition.place(("outcomes", "grades", "of", id, "quota"))
            yield Problem(QUOTA_BELOW, place, {"id": id})
    yield from _payments(edition)
    for index, condition in enumerate(edition.scheme.eligibility):
        if isinstance(condition.met_if, Unique):
            at: Path = ("eligibility", index, "met_if", "unique")
            yield from _attribute(edition, at, condition.met_if.unique, "id")


def _payments(edition: Edition) -> Iterator[Problem]:
    """The day of recognition is an attribute; every year has an amount for every class."""
    classes = edition.scheme.classes
    for index, payment in enumerate(edition.scheme.outcomes.payments):
        path: Path = ("outcomes", "payments", index)
        yield from _attribute(edition, (*path, "since"), payment.since, "day")
        for year, amounts in enumerate(payment.amounts):
            at: Path = (*path, "amounts", year)
            for name in amounts:
                if name not in classes:
                    yield unknown(edition, (*at, name), CLASS, name, classes)
            missing = [name for name in classes if name not in amounts]
            if missing:
                values: dict[str, Any] = {"code": payment.id, "classes": listed(missing)}
                yield Problem(NO_TARGET, edition.place(at), values)


def _attribute(edition: Edition, path: Path, name: str, kind: str) -> Iterator[Problem]:
    """The attribute is declared, and of that kind."""
    declared = edition.scheme.attributes.get(name)
    if declared is None:
        yield unknown(edition, path, ATTRIBUTE, name, edition.scheme.attributes)
    elif declared.kind != kind:
        wanted = DAY if kind == "day" else ID
        yield Problem(WRONG_KIND, edition.place(path), {"word": name, "wanted": wanted}, name)
