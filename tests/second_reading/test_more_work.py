"""More verified work never lowers a score, where the policy only rewards work."""

import copy
import random
from typing import Any

import pytest

from tests.demonstrations import demonstrations
from tests.second_reading.test_whole_submissions import facts_of, second_reading
from toolkit.schemes.edition import Edition
from toolkit.scoring.evaluation import Absent, evaluate

#: Policies whose points come from counted work; the others are judged by people.
SCHEMES = ("hefei-alliance", "quzhou-service-station")
SUBMISSIONS = 300


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    found = demonstrations().editions
    return {scheme: edition for (scheme, _), edition in found.items()}


def total(edition: Edition, submission: dict[str, Any]) -> Any:
    lowered = edition.lowered(submission["class"], submission["attributes"])
    value = evaluate(lowered.total, facts_of(edition, submission)).value
    return None if isinstance(value, Absent) else value


def with_more(submission: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """One more of something: a record like one there is, one more counted, or something done."""
    more = copy.deepcopy(submission)
    name = chance.choice(
        [key for key, value in more["facts"].items() if value is not None and value != ""]
    )
    value = more["facts"][name]
    if isinstance(value, list):
        value += [copy.deepcopy(chance.choice(value))] if value else []
    elif isinstance(value, bool):
        more["facts"][name] = True
    elif isinstance(value, int):
        more["facts"][name] = value + chance.randint(1, 60)
    return more


@pytest.mark.parametrize("scheme", SCHEMES)
def test_more_work_never_lowers_the_total(editions: dict[str, Edition], scheme: str) -> None:
    edition, chance = editions[scheme], random.Random(f"more {scheme}")
    moved = 0
    for _ in range(SUBMISSIONS):
        submission = second_reading(scheme).random_submission(chance)
        before = total(edition, submission)
        more = with_more(submission, chance)
        after = total(edition, more)
        if before is not None and after is not None:
            assert after >= before, (submission, more)
            moved += after > before
    assert moved > SUBMISSIONS // 20, "the test must see scores move"
