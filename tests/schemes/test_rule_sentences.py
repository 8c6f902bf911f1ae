"""The sentences of the policy page say the cap, the edge and the brackets that the formula has."""

import pytest

from tests.codes.tree import TINY
from toolkit.schemes.edition import Edition
from toolkit.schemes.predicates import AllOf, AnyOf, Below, Is, explained
from toolkit.submissions.repository import open_repository


@pytest.fixture(scope="module")
def fair() -> Edition:
    return open_repository(TINY, "data").editions["tiny-fair", "2020"]


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("X1", "最多 5 分", "at most 5"),
        ("X2", "不封顶", "without a ceiling"),
        ("A2", "正好在界限上的归高的一档", "an exact edge counts in the higher band"),
        ("A2", "30–40 天 3 分，40 天以上 10 分", "30 to 40 days: 3, 40 days or more: 10"),
        ("A6", "（限主办）", "(only Host)"),
        ("A1", "用心：由评定人在 0 到 4 分之间打分", "Reviewers give 0 to 4"),
        ("A5", "各项中取最高的一项", "The highest item counts"),
    ],
)
def test_a_rule_says_what_its_formula_does(fair: Edition, code: str, zh: str, en: str) -> None:
    said = fair.rules_in_words[code]
    assert zh in said.zh
    assert en in said.en


def test_a_composite_within_a_composite_stands_in_brackets(fair: Edition) -> None:
    crowd = Below.model_validate({"field": "people", "below": 9})
    few = Is.model_validate({"field": "people", "is": 0})
    either = AnyOf(any=(AllOf(all=(crowd, few)), few))
    fields = fair.scheme.facts["fairs"].fields  # type: ignore[union-attr]
    assert explained(either, fields).zh == (
        "（“人数”少于 9 人，并且“人数”为0 人），或者“人数”为0 人"
    )
