"""The calculus: every operation by hand, absence that absorbs, and branches nobody looks at."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.numbers import Rounding
from toolkit.schemes import formula as f
from toolkit.schemes.predicates import AtLeast, Predicate
from toolkit.scoring.evaluation import Absent, Facts, Quantity, Value, evaluate

NOT_REVIEWED = Absent("not-reviewed")
INCOMPLETE = Absent("incomplete")
LARGE: Predicate = AtLeast(field="people", at_least=30)
EVENTS = (
    {"people": 29, "cost": Decimal("0.10")},
    {"people": 30, "cost": Decimal("0.20")},
    {"people": 31, "cost": None},
    {"people": None, "cost": Decimal("1000.00")},
    {},
)
FACTS = Facts(
    {
        "members": Quantity(number=Fraction(205)),
        "events": Quantity(records=EVENTS),
        "none": Quantity(records=()),
        "plain": Quantity(number=Fraction(7)),
        "motto": Quantity(),  # text: it has no number
        "waiting": Quantity(absent=NOT_REVIEWED),
    },
    {"class": "class-1"},
)


def c(value: int | str) -> f.Constant:
    return f.Constant(Fraction(value))


def value(node: f.Node) -> Value:
    return evaluate(node, FACTS).value


def absent(reason: f.Reason = "not-scored") -> f.Node:
    return f.NoValue(reason)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (c("5/3"), "5/3"),
        (f.FactValue("members"), "205"),
        # count: all records, those that meet a condition, or the number stated alone
        (f.CountWhere("events"), "5"),
        (f.CountWhere("events", LARGE), "2"),
        (f.CountWhere("none", LARGE), "0"),
        (f.CountWhere("plain", LARGE), "7"),
        # sum: exact, and what was not given adds nothing
        (f.SumWhere("events", "cost"), "1000.3"),
        (f.SumWhere("events", "cost", LARGE), "0.2"),
        (f.SumWhere("events", "people"), "90"),
        (f.SumWhere("none", "cost"), "0"),
        (f.Add(()), "0"),
        (f.Add((c(1),)), "1"),
        (f.Add((c(1), c("1/3"), c(-2))), "-2/3"),
        (f.Multiply((c(3), c("1/3"), c(-2))), "-2"),
        (f.Multiply(()), "1"),
        (f.Divide((c(1), c(3))), "1/3"),
        (f.Divide((c(0), c(3))), "0"),
        (f.Divide((c(3), c(-2))), "-3/2"),
        (f.Min((c(3), c(-1), c(2))), "-1"),
        (f.Max((c(3), c(-1), c(2))), "3"),
        (f.Floor((c("7/2"),)), "3"),
        (f.Floor((c(3),)), "3"),
        (f.Floor((c("-7/2"),)), "-4"),
        (f.Floor((c("-1/1000"),)), "-1"),
        (f.Round((c("5.125"),), Rounding("half-up", 2)), "5.13"),
        (f.Round((c("5.125"),), Rounding("half-even", 2)), "5.12"),
        (f.Round((c("-0.5"),), Rounding("half-up", 0)), "-1"),
        (f.AtLeast((c("29.999"), c(30))), "0"),
        (f.AtLeast((c(30), c(30))), "1"),
        (f.AtLeast((c("30.001"), c(30))), "1"),
        (f.If((c(1), c(5), c(6))), "5"),
        (f.If((c(0), c(5), c(6))), "6"),
        (f.If((c("-1/2"), c(5), c(6))), "5"),
    ],
)
def test_an_operation_by_hand(node: f.Node, expected: str) -> None:
    found = value(node)
    assert isinstance(found, Fraction)
    assert found == Fraction(expected)


@pytest.mark.parametrize("reason", ["not-applicable", "not-reviewed", "incomplete", "not-scored"])
def test_no_value_keeps_its_reason(reason: f.Reason) -> None:
    assert value(f.NoValue(reason)) == Absent(reason)
    assert value(f.Add((c(1), f.Floor((f.NoValue(reason),))))) == Absent(reason)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (f.FactValue("waiting"), NOT_REVIEWED),
        (f.CountWhere("waiting", LARGE), NOT_REVIEWED),
        (f.SumWhere("waiting", "cost"), NOT_REVIEWED),
        (f.FactValue("motto"), INCOMPLETE),
        (f.CountWhere("motto"), INCOMPLETE),
        (f.FactValue("events"), INCOMPLETE),  # records have no number of their own
        (f.SumWhere("plain", "cost"), INCOMPLETE),  # a number alone has no records to add up
        (f.Divide((c(1), c(0))), INCOMPLETE),
        (f.Divide((c(0), c(0))), INCOMPLETE),
        (f.Divide((c(1), f.Add((c(1), c(-1))))), INCOMPLETE),
    ],
)
def test_there_is_no_value_and_why(node: f.Node, expected: Absent) -> None:
    assert value(node) == expected


PARTS: dict[str, Any] = {
    "add": f.Add,
    "multiply": f.Multiply,
    "divide": f.Divide,
    "min": f.Min,
    "max": f.Max,
    "at least": f.AtLeast,
}


@pytest.mark.parametrize("operation", PARTS)
@pytest.mark.parametrize("other", [0, 1, 100])
def test_a_missing_part_makes_the_whole_missing(operation: str, other: int) -> None:
    make = PARTS[operation]
    assert value(make((absent(), c(other)))) == Absent("not-scored")
    assert value(make((c(other), absent()))) == Absent("not-scored")
    assert value(make((absent("not-reviewed"), absent()))) == NOT_REVIEWED  # the first is told


def test_a_missing_part_is_missing_when_cut_or_rounded() -> None:
    assert value(f.Floor((absent(),))) == Absent("not-scored")
    assert value(f.Round((absent(),), Rounding("half-up", 2))) == Absent("not-scored")


def test_absence_is_never_zero() -> None:
    assert value(absent()) != Fraction(0)
    assert value(f.Multiply((c(0), absent()))) == Absent("not-scored")


# if: only the branch taken is looked at

#: Looking at this is an error: there is no such fact.
TABOO = f.FactValue("no-such-fact")


def test_the_taboo_is_one() -> None:
    with pytest.raises(KeyError):
        value(TABOO)


def test_the_branch_that_is_not_taken_is_not_looked_at() -> None:
    assert value(f.If((c(1), c(5), TABOO))) == 5
    assert value(f.If((c(0), TABOO, c(6)))) == 6
    assert value(f.If((c(1), c(5), absent()))) == 5


def test_the_branch_that_is_taken_may_be_missing() -> None:
    assert value(f.If((c(1), absent(), c(6)))) == Absent("not-scored")


def test_no_branch_is_taken_where_the_question_has_no_answer() -> None:
    assert value(f.If((absent("not-reviewed"), TABOO, TABOO))) == NOT_REVIEWED


# The trace


def test_the_trace_has_every_step_that_was_looked_at() -> None:
    node = f.If((c(1), f.Add((c(2), f.FactValue("members")), name="sum"), TABOO), name="whole")
    step = evaluate(node, FACTS)
    assert [(type(each.node).__name__, each.value) for each in step.steps()] == [
        ("If", 207),
        ("Constant", 1),
        ("Add", 207),
        ("Constant", 2),
        ("FactValue", 205),
    ]
    assert {name: each.value for name, each in step.named().items()} == {"whole": 207, "sum": 207}


def test_the_outermost_step_of_a_name_is_found() -> None:
    inner = f.Add((c(1), c(2)), name="value")
    assert evaluate(f.Multiply((inner, c(10)), name="value"), FACTS).named()["value"].value == 30


def test_a_missing_part_stays_in_the_trace() -> None:
    step = evaluate(f.Add((c(1), f.FactValue("waiting", name="value"))), FACTS)
    assert step.named()["value"].value == NOT_REVIEWED
    assert len(step.parts) == 2


# Against a reading of the operations that raises where there is no value


class Nothing(Exception):
    pass


def naive(node: f.Node) -> Fraction:
    match node:
        case f.Constant():
            return node.value
        case f.NoValue():
            raise Nothing
        case f.If():
            return naive(node.parts[1] if naive(node.parts[0]) else node.parts[2])
    parts = [naive(part) for part in f.parts_of(node)]
    match node:
        case f.Add():
            return sum(parts, Fraction(0))
        case f.Multiply():
            return parts[0] * parts[1]
        case f.Divide():
            if not parts[1]:
                raise Nothing
            return parts[0] / parts[1]
        case f.Min():
            return sorted(parts)[0]
        case f.Max():
            return sorted(parts)[-1]
        case f.AtLeast():
            return Fraction(1 if parts[0] - parts[1] >= 0 else 0)
    raise AssertionError(node)


NUMBERS = st.fractions(-100, 100, max_denominator=20)
TREES = st.recursive(
    st.builds(f.Constant, NUMBERS | st.just(Fraction(0))) | st.just(absent()),
    lambda inner: st.one_of(
        [
            st.builds(make, st.tuples(inner, inner))
            for make in (f.Add, f.Multiply, f.Divide, f.Min, f.Max, f.AtLeast)
        ]
        + [st.builds(f.If, st.tuples(inner, inner, inner))]
    ),
    max_leaves=10,
)


@settings(deadline=None, max_examples=150)
@given(TREES)
def test_any_formula_means_what_its_operations_mean(node: f.Node) -> None:
    found = value(node)
    try:
        assert found == naive(node)
    except Nothing:
        assert isinstance(found, Absent)
