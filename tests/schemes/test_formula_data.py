"""Formulas as plain data: what another program needs to compute a score, and nothing else."""

import json
from fractions import Fraction
from typing import Any

import pytest

from toolkit.language import both
from toolkit.numbers import Rounding
from toolkit.schemes import formula as f
from toolkit.schemes.edition import Edition

ONE, TWO = f.Constant(Fraction(1)), f.Constant(Fraction(5, 2))
ONE_DATA, TWO_DATA = {"op": "constant", "value": "1"}, {"op": "constant", "value": "2.5"}


@pytest.mark.parametrize(
    ("node", "data"),
    [
        (ONE, ONE_DATA),
        (TWO, TWO_DATA),
        (f.Constant(Fraction(1, 3)), {"op": "constant", "value": "1/3"}),
        (f.FactValue("people"), {"op": "fact", "fact": "people"}),
        (f.CountWhere("events"), {"op": "count", "fact": "events"}),
        (f.SumWhere("events", "people"), {"op": "sum", "fact": "events", "field": "people"}),
        (f.Add(()), {"op": "add", "parts": []}),
        (f.Add((ONE, TWO)), {"op": "add", "parts": [ONE_DATA, TWO_DATA]}),
        (f.Multiply((ONE, TWO)), {"op": "multiply", "parts": [ONE_DATA, TWO_DATA]}),
        (f.Divide((ONE, TWO)), {"op": "divide", "parts": [ONE_DATA, TWO_DATA]}),
        (f.Min((ONE, TWO)), {"op": "min", "parts": [ONE_DATA, TWO_DATA]}),
        (f.Max((ONE, TWO)), {"op": "max", "parts": [ONE_DATA, TWO_DATA]}),
        (f.Floor((TWO,)), {"op": "floor", "parts": [TWO_DATA]}),
        (
            f.Round((TWO,), Rounding("half-even", 2)),
            {"op": "round", "parts": [TWO_DATA], "rounding": {"mode": "half-even", "places": 2}},
        ),
        (f.AtLeast((ONE, TWO)), {"op": "at-least", "parts": [ONE_DATA, TWO_DATA]}),
        (f.If((ONE, TWO, ONE)), {"op": "if", "parts": [ONE_DATA, TWO_DATA, ONE_DATA]}),
        (f.NoValue("not-scored"), {"op": "absent", "reason": "not-scored"}),
        (
            f.Constant(Fraction(5), name="target", label=both("目标", "target"), article="a1"),
            {
                "op": "constant",
                "value": "5",
                "name": "target",
                "label": {"zh": "目标", "en": "target"},
                "article": "a1",
            },
        ),
    ],
)
def test_every_operation_as_data(node: f.Node, data: dict[str, Any]) -> None:
    assert f.as_object(node) == data


def test_the_formula_of_an_indicator_as_data(edition: Edition) -> None:
    total = f.as_object(edition.lowered("class-2").total)
    assert (total["op"], total["name"]) == ("add", "total")
    by_code = {part["name"]: part for part in total["parts"]}
    assert list(by_code) == ["C1", "C2", "C3", "C4", "C5", "C6", "C7"]
    assert by_code["C2"] == {
        "op": "round",
        "name": "C2",
        "label": {"zh": "共建共享高级专家库", "en": "Shared pool of senior experts"},
        "article": "a1-4-c2",
        "rounding": {"mode": "half-up", "places": 2},
        "parts": [
            {
                "op": "multiply",
                "parts": [
                    {"op": "constant", "name": "points", "value": "15"},
                    {
                        "op": "min",
                        "parts": [
                            {"op": "constant", "value": "1"},
                            {
                                "op": "divide",
                                "name": "ratio",
                                "parts": [
                                    {
                                        "op": "count",
                                        "name": "value",
                                        "label": {
                                            "zh": "高级专家库专家",
                                            "en": "Experts in the senior expert pool",
                                        },
                                        "article": "a1-2-c2",
                                        "fact": "experts",
                                        "where": {
                                            "field": "title",
                                            "in": ["associate-senior", "full-senior"],
                                        },
                                    },
                                    {"op": "constant", "name": "target", "value": "20"},
                                ],
                            },
                        ],
                    },
                ],
            }
        ],
    }


def test_two_conditions_are_both_in_the_data(edition: Edition) -> None:
    [count] = [
        node
        for node in f.nodes_of(edition.lowered("class-1").scores["C5"])
        if isinstance(node, f.CountWhere)
    ]
    where = f.as_object(count)["where"]
    assert [part["field"] for part in where["all"]] == ["in_keqiao", "superior_experts"]


def test_the_data_is_json_without_floats(edition: Edition) -> None:
    def refuse(text: str) -> None:
        raise AssertionError(f"a float: {text}")

    for name in edition.scheme.classes:
        text = json.dumps(f.as_object(edition.lowered(name).total))
        assert json.loads(text, parse_float=refuse)["op"] == "add"


def test_the_facts_a_formula_reads_in_order_of_use() -> None:
    node = f.Add(
        (
            f.Multiply((f.FactValue("b"), f.CountWhere("a"))),
            f.If((ONE, f.SumWhere("c", "x"), f.FactValue("b"))),
        )
    )
    assert f.facts_of(node) == ["b", "a", "c"]
    assert [type(each).__name__ for each in f.nodes_of(node)] == [
        "Add",
        "Multiply",
        "FactValue",
        "CountWhere",
        "If",
        "Constant",
        "SumWhere",
        "FactValue",
    ]
