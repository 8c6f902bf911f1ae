"""The toolkit against the second readings: random submissions of each scheme, every score.

The second readings are plain calculations written from the policy text by somebody who had not
seen the schemes; they import nothing of the toolkit. Seeds are fixed, so a failure can be repeated.
"""

import ast
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.demonstrations import demonstrations
from tests.long import cases
from tests.second_reading import keqiao_contact_point, keqiao_service_station
from toolkit.numbers import Rounding, printed, rounded
from toolkit.schemes.edition import Edition
from toolkit.schemes.stated import Record, Stated
from toolkit.scoring import verification
from toolkit.scoring.evaluation import Absent, Facts, evaluate

SUBMISSIONS = cases(usually=300, long=2_000)
CENTS = Rounding("half-up", 2)
Make = Callable[[random.Random], Any]


def number(most: int) -> Make:
    """A number near the targets as often as anywhere."""
    return lambda chance: chance.choice([chance.randint(0, most), chance.randint(0, 12)])


def records(most: int, **fields: Make) -> Make:
    """A list of records, or their number alone in one case of three."""

    def make(chance: random.Random) -> Any:
        if chance.random() < 1 / 3:
            return chance.randint(0, most)
        return [
            {name: value(chance) for name, value in fields.items()}
            for _ in range(chance.randint(0, most))
        ]

    return make


def one_of(*choices: Any) -> Make:
    return lambda chance: chance.choice(choices)


def people(edge: int) -> Make:
    return lambda chance: chance.choice([edge - 1, edge, edge + 1, chance.randint(0, 200)])


TITLE = one_of("full-senior", "associate-senior", "intermediate", "other")
SCHEMES: Mapping[str, tuple[Any, tuple[str, ...], Mapping[str, Make]]] = {
    "keqiao-contact-point": (
        keqiao_contact_point,
        ("class-1", "class-2"),
        {
            "contact_points": records(
                12,
                agreement_signed_on=one_of("2018-03-01", None),
                services=one_of(0, 0, 1, 2),
                projects=one_of(0, 0, 1),
            ),
            "experts": records(25, title=TITLE),
            "results": records(12),
            "needs": records(12),
            "exchanges": records(
                4, in_keqiao=one_of(True, True, False), superior_experts=one_of(0, 1, 2)
            ),
            "matchmaking": records(
                4, role=one_of("organiser", "undertaker", "participant"), people=people(30)
            ),
            "members": number(420),
        },
    ),
    "keqiao-service-station": (
        keqiao_service_station,
        ("national", "provincial"),
        {
            "experts": records(60, title=TITLE),
            "results": records(22),
            "enterprises": number(60),
            "services": number(14),
            "needs": records(60),
            "large_events": records(3, people=people(50)),
            "diagnoses": records(2),
            "reports": records(2),
            "problems": records(4),
            "projects": records(12, contract=one_of(True, False)),
        },
    ),
}


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    found = demonstrations().editions
    return {scheme: edition for (scheme, _), edition in found.items()}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_random_submissions_agree(editions: dict[str, Edition], scheme: str) -> None:
    second, classes, makers = SCHEMES[scheme]
    chance = random.Random(scheme)
    for _ in range(SUBMISSIONS):
        class_of_unit = chance.choice(classes)
        facts = {name: make(chance) for name, make in makers.items()}
        assert ours(editions[scheme], class_of_unit, facts) == second.score(class_of_unit, facts), (
            facts
        )


def ours(edition: Edition, class_of_unit: str, facts: Mapping[str, Any]) -> dict[str, str]:
    """The toolkit's printed scores of every leaf and the total."""
    stated = {name: as_stated(edition, name, value) for name, value in facts.items()}
    quantities = verification.claimed(edition.scheme, stated)
    total = evaluate(
        edition.lowered(class_of_unit).total, Facts(quantities, {"class": class_of_unit})
    )
    steps = total.named()
    scores = {}
    for code in (*(leaf.code for leaf in edition.scheme.leaves()), "total"):
        value = steps[code].value
        assert not isinstance(value, Absent)
        scores[code] = printed(rounded(value, CENTS), 2)
    return scores


def as_stated(edition: Edition, name: str, value: Any) -> Stated:
    if isinstance(value, int):
        return Stated(name, ("facts", name), value=value)
    fields: Any = edition.scheme.facts[name]
    blank = dict.fromkeys(fields.fields)
    listed = tuple(
        Record(f"r{index}", {**blank, **record}, (), ("facts", name, index))
        for index, record in enumerate(value)
    )
    return Stated(name, ("facts", name), records=listed)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_second_reading_imports_nothing_of_the_toolkit(scheme: str) -> None:
    source = Path(SCHEMES[scheme][0].__file__).read_text(encoding="utf-8")
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(source))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= {"__future__", "collections", "fractions", "decimal", "typing"}
