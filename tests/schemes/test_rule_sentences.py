"""The sentences of the policy page say the cap, the edge and the brackets that the formula has."""

import pytest

from tests.codes.tree import TINY
from toolkit.language import both
from toolkit.schemes.edition import Edition
from toolkit.schemes.predicates import AllOf, AnyOf, Below, Is, explained
from toolkit.schemes.rules.each import Each
from toolkit.schemes.rules.edges import Bands
from toolkit.submissions.walk import open_repository


@pytest.fixture(scope="module")
def fair() -> Edition:
    return open_repository(TINY, "data").editions["tiny-fair", "2020"]


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("X1", "最多 5 分", "at most 5"),
        ("X2", "不封顶", "without a ceiling"),
        (
            *("A2", "正好在界限上的，归高的一档"),
            "a number exactly on an edge counts in the higher band",
        ),
        (
            *("A2", "30–40 天得 3 分，40 天以上得 10 分"),
            "30 to 40 days earns 3 points; 40 days or more earns 10 points",
        ),
        ("A6", "（限主办）", "(for Host only)"),
        ("A1", "用心：由评定人在 0 到 4 分之间打分", "Each reviewer gives 0 to 4 points"),
        ("A5", "各小项中只取得分最高的一项", "Only the highest of the parts below counts"),
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


def test_bands_without_an_end_last_until_the_next_begins() -> None:
    bands = Bands.model_validate(
        {"bands": ({"from": 50, "points": 1}, {"from": 80, "to": 90, "points": 3})}
    )
    percent = bands.stated(both("%", "%"))
    assert (percent.zh, percent.en) == (
        "满 50% 不到 80% 得 1 分，80–90% 得 3 分",
        "50% to below 80% earns 1 point; 80 to 90% earns 3 points",
    )
    days = bands.stated(both("天", "days"))
    assert days.zh.startswith("满 50 天不到 80 天得 1 分")
    assert days.en.startswith("50 days to below 80 days earns 1 point")


def test_words_for_what_is_taken_stand_in_for_the_predicate(fair: Edition) -> None:
    settings = {name: fair.lowered(name).settings["A3"] for name in fair.scheme.classes}
    rule = Each.model_validate(
        {
            "kind": "each",
            "quantity": "fairs",
            "points": 5,
            "where": {"field": "people", "at_least": 100},
            "what": {"zh": "大型展会", "en": "large fairs"},
        }
    )
    said = rule.explain(settings)
    assert said.zh == "展会：每场 5 分（只计大型展会），最多 15 分。"
    assert said.en == "Fairs: 5 points for each fair (only large fairs), at most 15."


def test_parts_of_the_same_sort_need_no_brackets(fair: Edition) -> None:
    crowd = Below.model_validate({"field": "people", "below": 9})
    fields = fair.scheme.facts["fairs"].fields  # type: ignore[union-attr]
    said = explained(AllOf(all=(AllOf(all=(crowd, crowd)), crowd)), fields)
    assert "（" not in said.zh
    assert said.en.count(", and ") == 2


def test_one_record_is_named_in_the_singular(fair: Edition) -> None:
    surroundings = next(iter(fair.lowered(name).settings["A3"] for name in fair.scheme.classes))
    assert surroundings.counted("1", "fairs").en == "1 fair"
    assert surroundings.counted("2", "fairs").en == "2 fairs"
