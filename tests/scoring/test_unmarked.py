"""What a claim brings before people mark: the sums without what waits for them."""

from fractions import Fraction

import pytest

from tests.codes.tree import TINY
from toolkit.schemes import formula as f
from toolkit.schemes.marks import marks_of
from toolkit.schemes.unmarked import unmarked
from toolkit.scoring.evaluation import Facts, Quantity, evaluate
from toolkit.submissions.walk import open_repository

MARK = f.Divide((f.SumWhere(marks_of("C1"), "mark"), f.CountWhere(marks_of("C1"))))
OWN = f.FactValue("members")
FIVE = f.Constant(Fraction(5))


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (OWN, OWN),
        (MARK, None),
        (f.Add((OWN, MARK)), f.Add((OWN,))),
        (f.Add((MARK, MARK)), None),
        # a cap alone is no score
        (f.Min((MARK, FIVE)), None),
        (f.Min((f.Add((MARK, OWN)), FIVE)), f.Min((f.Add((OWN,)), FIVE))),
        (f.Max((MARK, OWN)), f.Max((OWN,))),
        # a mark that is asked for only with a fact is left out whole
        (f.Add((f.If((OWN, MARK, FIVE)), OWN)), f.Add((OWN,))),
        (f.Multiply((FIVE, MARK)), None),
    ],
)
def test_parts_that_read_marks_are_left_out(node: f.Node, expected: f.Node | None) -> None:
    assert unmarked(node) == expected


def test_a_claim_of_a_scheme_with_judges_by_hand() -> None:
    edition = open_repository(TINY, "data").editions["tiny-fair", "2020"]
    numbers = {"desk": 1, "plan": 1, "report": 0, "helpers": 5, "papers": 3, "stay": 30}
    numbers |= {"near": 1, "far": 0, "visits": 6, "mentions": 3}
    quantities = {name: Quantity(number=Fraction(number)) for name, number in numbers.items()}
    quantities |= dict.fromkeys(("prizes", "deals"), Quantity(records=()))
    quantities["fairs"] = Quantity(records=({"people": 100}, {"people": 99}))
    node = edition.lowered("guest").unmarked
    assert node is not None
    # A1 5 + 0 + 2 (of 5 helpers), A2 3, A3 5, A4 0, A5 3, A6 0; X1 5 at most, X2 1.5
    assert evaluate(node, Facts(quantities, {"class": "guest"})).value == Fraction("24.5")
