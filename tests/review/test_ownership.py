"""Whether a change may be made by a person: decided from the base, each path for itself."""

import pytest

from tests.review.cases import CHANGES, ChangeCase, attempted
from tests.review.conftest import World

every_case = pytest.mark.parametrize(
    "case", CHANGES, ids=[f"{case.code}-{number}" for number, case in enumerate(CHANGES)]
)


@every_case
def test_what_may_not_be_is_told_at_its_path(case: ChangeCase, world: World) -> None:
    verdict = attempted(world, case.bad)
    found = [each.place.file for each in verdict.problems if each.code.id == case.code]
    assert sorted(found) == sorted({*case.at}), verdict.problems
    assert {each.code.id for each in verdict.problems} == {case.code, *case.also}
    assert verdict.answer == ("pending" if case.code == "O330" else "refused")


@every_case
def test_what_is_near_it_may_be(case: ChangeCase, world: World) -> None:
    verdict = attempted(world, case.good)
    assert {each.code.id for each in verdict.problems} == case.twin_also, verdict.problems
    if not case.twin_also:
        assert verdict.answer == "allowed"
