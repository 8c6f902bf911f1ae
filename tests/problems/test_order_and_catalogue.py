"""The order problems are told in, which of them fail a check, and the catalogue of codes."""

import random
from collections.abc import Callable

import pytest

from toolkit.language import both
from toolkit.problems.catalogue import all_codes, declare
from toolkit.problems.nearest import nearest
from toolkit.problems.problem import Problem, has_errors, in_order

Make = Callable[..., Problem]


def test_problems_are_told_by_file_line_column_and_code(make: Make) -> None:
    ordered = [
        make(9, 1, file="a.yml"),
        make(2, 1, file="b.yml"),
        make(2, 9, file="b.yml"),
        make(2, 10, file="b.yml"),  # after 9: a number, not text
        make(10, 1, file="b.yml", id="T001"),
        make(10, 1, file="b.yml", id="T002"),
        make(1, 1, file="c.yml"),
    ]
    for seed in range(20):
        shuffled = random.Random(seed).sample(ordered, len(ordered))
        assert in_order(shuffled) == ordered


def test_the_same_problem_is_told_once(make: Make) -> None:
    assert in_order([make(2, 3), make(1, 1), make(2, 3)]) == [make(1, 1), make(2, 3)]


def test_of_the_same_problem_the_last_with_a_suggestion_is_told(make: Make) -> None:
    first, later = make(2, 3, suggestion="1"), make(2, 3, suggestion="2")
    assert in_order([make(2, 3), first, make(2, 3)]) == [first]
    assert in_order([first, later]) == [later]


@pytest.mark.parametrize("other", [{"said": "30"}, {"id": "T002"}, {"file": "b.yml"}])
def test_different_problems_are_told_apart(make: Make, other: dict[str, str]) -> None:
    assert len(in_order([make(2, 3), make(2, 3, **other)])) == 2


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ([], False),
        (["note", "warning"], False),
        (["note", "error"], True),
    ],
)
def test_only_errors_make_a_check_fail(make: Make, severities: list[str], expected: bool) -> None:
    assert has_errors([make(severity=each) for each in severities]) is expected


def test_a_code_cannot_be_declared_twice() -> None:
    words = both("试", "trial")
    before = all_codes()["Y101"]
    with pytest.raises(ValueError, match="Y101 is declared twice"):
        declare("Y101", "error", title=words, message=words, remedy=words)
    assert all_codes()["Y101"] is before


def test_the_catalogue_is_in_order_of_id() -> None:
    codes = all_codes()
    assert list(codes) == sorted(codes)
    assert all(code.id == id for id, code in codes.items())
    assert {"Y206", "F101", "S206", "S301"} <= codes.keys()


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("contact_point", "contact_points"),
        ("contact-points", "contact_points"),
        ("CONTACT_POINTS", "contact_points"),
        ("experst", "experts"),
        ("wholly-different", None),
        ("", None),
    ],
)
def test_the_nearest_allowed_word(read: str, expected: str | None) -> None:
    assert nearest(read, ["contact_points", "experts", "results"]) == expected


def test_nothing_is_near_where_nothing_is_allowed() -> None:
    assert nearest("experts", []) is None
