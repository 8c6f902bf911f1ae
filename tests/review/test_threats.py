"""Every row of the threat table is tried, and each of its fixtures has its verdict."""

from dataclasses import replace

import pytest

from tests.review.cases import Attempt, attempted
from tests.review.conftest import World
from tests.review.threats import THREATS, Change, Held, Threat, Tried
from toolkit.problems.catalogue import all_codes


@pytest.mark.parametrize("threat", THREATS, ids=[each.name for each in THREATS])
def test_a_threat_meets_its_verdict(threat: Threat, world: World) -> None:
    for fixture in threat.fixtures:
        try:
            fixture.run(world)
        except AssertionError as failed:
            raise AssertionError(f"{threat.name}: {fixture.name}: {failed}") from failed


def test_every_row_has_fixtures_with_names_of_their_own_and_codes_that_exist() -> None:
    fixtures = [each for threat in THREATS for each in threat.fixtures]
    assert all(threat.fixtures for threat in THREATS)
    assert len({each.name for each in fixtures}) == len(fixtures)
    told = {
        code
        for each in fixtures
        if not isinstance(each, Held | Tried)
        for codes in (each.told.values() if isinstance(each, Change) else [each.told])
        for code in codes
    }
    assert told <= all_codes().keys()


def test_no_threat_hides_another(world: World) -> None:
    # All that alpha attempts in a draft round in one change, but what is refused as a whole.
    told: dict[str, set[str]] = {}
    files = {}
    for fixture in (each for threat in THREATS for each in threat.fixtures):
        if (
            isinstance(fixture, Change)
            and isinstance(fixture.attempt.head, dict)
            and "." not in fixture.told
            and fixture.attempt == replace(Attempt(fixture.attempt.head))
            and not files.keys() & fixture.attempt.head.keys()
        ):
            files.update(fixture.attempt.head)
            told.update(fixture.told)
    assert len(told) > 10
    verdict = attempted(world, Attempt(files))
    found = {(each.place.file, each.code.id) for each in verdict.problems}
    assert {(path, code) for path, codes in told.items() for code in codes} <= found
    # One file more is seen in company: members.txt beside MEMBERS.TXT.
    assert {path for path, _ in found} == told.keys()
