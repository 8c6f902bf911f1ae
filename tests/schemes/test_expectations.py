"""What a policy expects without points: met or missed, on and around the bound."""

from fractions import Fraction

import pytest

from toolkit.reading.reader import parse
from toolkit.reading.shape import shaped
from toolkit.schemes.edition import Edition
from toolkit.schemes.expectations import Expectation
from toolkit.scoring.evaluation import Facts, Quantity, evaluate

HEAD = "id: size\nlabel: {zh: 数量, en: Size}\narticle: a1\nquantity: members\n"


def expectation(rest: str) -> Expectation:
    document, _ = parse(HEAD + rest + "\n", "e.yml")
    assert document is not None
    value, problems = shaped(Expectation, document)
    assert problems == []
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("bound", "number", "is_met"),
    [
        ("at_least: 20", 19, False),
        ("at_least: 20", 20, True),
        ("at_least: 20", 21, True),
        ("at_least: 0", 0, True),
        ("at_most: 9", 8, True),
        ("at_most: 9", 9, True),
        ("at_most: 9", 10, False),
        ("at_most: 0", 0, True),
        ("at_most: 0", 1, False),
    ],
)
def test_on_and_around_the_bound(edition: Edition, bound: str, number: int, is_met: bool) -> None:
    setting = edition.lowered("class-1").settings["C7"]
    facts = Facts({"members": Quantity(number=Fraction(number))}, {})
    assert evaluate(expectation(bound).formula(setting, {}), facts).value == int(is_met)


def test_it_concerns_the_classes_it_names_or_all() -> None:
    named = expectation("at_least: 1\nclasses: [class-1]")
    assert (named.concerns("class-1"), named.concerns("class-2")) == (True, False)
    assert expectation("at_least: 1").concerns("class-2")
