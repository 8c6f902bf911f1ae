"""The toolkit against the second readings that also mark, judge and hold targets against facts.

Each second reading makes random submissions of its own and scores them from the policy text;
scores, totals and the outcome of every target and condition have to be equal.
"""

import ast
import datetime
import importlib
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.demonstrations import demonstrations
from tests.long import cases
from toolkit.numbers import printed, rounded
from toolkit.schemes.edition import Edition
from toolkit.schemes.facts import Date, Records
from toolkit.schemes.marks import UNIT
from toolkit.schemes.stated import Record, Stated
from toolkit.scoring import verification
from toolkit.scoring.conditions import outcome
from toolkit.scoring.evaluation import Absent, Facts, evaluate
from toolkit.scoring.verification import Marker

SUBMISSIONS = cases(usually=300, long=2_000)
#: Targets are many and say little more after some hundreds.
EVERY = cases(usually=2, long=8)
OWN = "own"
SCHEMES = (
    "hefei-alliance",
    "lianyungang-county",
    "quzhou-recognition",
    "quzhou-service-station",
    "xiangyang-activity-project",
    "xiangyang-excellent-society",
    "xiangyang-function-transfer",
    "xiangyang-haizhi-excellent",
    "xiangyang-haizhi-new",
)
ALLOWED = {"__future__", "collections", "dataclasses", "datetime", "decimal", "fractions"}
ALLOWED |= {"functools", "itertools", "random", "typing"}


def second_reading(scheme: str) -> Any:
    return importlib.import_module(f"tests.second_reading.{scheme.replace('-', '_')}")


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    found = demonstrations().editions
    return {scheme: edition for (scheme, _), edition in found.items()}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_random_submissions_agree(editions: dict[str, Edition], scheme: str) -> None:
    second, edition = second_reading(scheme), editions[scheme]
    chance = random.Random(scheme)
    for number in range(SUBMISSIONS):
        submission = second.random_submission(chance)
        facts = facts_of(edition, submission)
        assert scores(edition, submission, facts) == second.score(submission), submission
        if number % EVERY == 0 and hasattr(second, "conditions"):
            assert conditions(edition, submission, facts) == second.conditions(submission), (
                submission
            )


def facts_of(edition: Edition, submission: Mapping[str, Any]) -> Facts:
    """Put a submission into what formulas are evaluated on."""
    scheme = edition.scheme
    stated = {name: as_stated(edition, name, value) for name, value in submission["facts"].items()}
    markers = [Marker(by, None, None, marks) for by, marks in submission["marks"].items()]
    markers += [
        Marker(sheet["judge"], sheet["panel"], OWN if sheet["own"] else None, sheet["marks"])
        for sheet in submission["sheets"]
    ]
    quantities = verification.claimed(scheme, stated) | verification.marked(scheme, markers)
    return Facts(quantities, {"class": submission["class"], **submission["attributes"], UNIT: OWN})


def as_stated(edition: Edition, name: str, value: Any) -> Stated:
    declared: Any = edition.scheme.facts[name]
    path = ("facts", name)
    if not isinstance(value, list):
        return Stated(name, path, value=typed(declared, value))
    assert isinstance(declared, Records)
    listed = tuple(
        Record(
            f"r{index}",
            {key: typed(field, record.get(key)) for key, field in declared.fields.items()},
            (),
            (*path, index),
        )
        for index, record in enumerate(value)
    )
    return Stated(name, path, records=listed)


def typed(declared: Any, value: Any) -> Any:
    is_day = isinstance(declared, Date) and isinstance(value, str)
    return datetime.date.fromisoformat(value) if is_day else value


def scores(edition: Edition, submission: Mapping[str, Any], facts: Facts) -> dict[str, str | None]:
    """The toolkit's printed scores of every leaf, and the totals."""
    scheme = edition.scheme
    lowered = edition.lowered(submission["class"], submission["attributes"])
    steps = evaluate(lowered.total, facts).named()
    codes = [*(leaf.code for leaf in scheme.leaves()), "total"]
    codes += ["base", "bonus"] if scheme.bonus else []
    found: dict[str, str | None] = {}
    for code in codes:
        value = steps[code].value
        found[code] = (
            None if isinstance(value, Absent) else printed(rounded(value, scheme.printing), 2)
        )
    return found


def conditions(edition: Edition, submission: Mapping[str, Any], facts: Facts) -> dict[str, str]:
    lowered = edition.lowered(submission["class"], submission["attributes"])
    nodes = {**lowered.expectations, **lowered.eligibility}
    asked = (*edition.scheme.expectations, *edition.scheme.eligibility)
    others = {each.id: "not-applicable" for each in asked if each.id not in nodes}
    return others | {
        id: outcome(None if node is None else evaluate(node, facts)) for id, node in nodes.items()
    }


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_second_reading_imports_nothing_of_the_toolkit(scheme: str) -> None:
    source = Path(second_reading(scheme).__file__).read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            assert {alias.name.split(".")[0] for alias in node.names} <= ALLOWED
        elif isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] in ALLOWED
