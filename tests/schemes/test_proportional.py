"""Full points at the target, below it in proportion: the scheme of the contact points by hand."""

from fractions import Fraction
from typing import Any

import pytest

from toolkit.numbers import printed
from toolkit.schemes.edition import Edition
from toolkit.schemes.rules.setting import Told
from toolkit.scoring.evaluation import Absent, Facts, Quantity, evaluate

FACTS = {
    "C1": "contact_points",
    "C2": "experts",
    "C3": "results",
    "C4": "needs",
    "C5": "exchanges",
    "C6": "matchmaking",
    "C7": "members",
}


def scores(edition: Edition, class_of_unit: str, **numbers: int) -> dict[str, str]:
    """Return the score of every indicator and the total, as printed; facts not named are 0."""
    quantities = {fact: Quantity(number=Fraction(0)) for fact in FACTS.values()}
    quantities |= {FACTS[code]: Quantity(number=Fraction(n)) for code, n in numbers.items()}
    named = evaluate(edition.lowered(class_of_unit).total, Facts(quantities, {})).named()
    found = {}
    for code in (*FACTS, "total"):
        value = named[code].value
        assert not isinstance(value, Absent)
        found[code] = printed(value, 2)
    return found


# Targets of the form (domain.md a.1), points, and the scores worked out by hand.
BY_HAND = [
    # class 1: 25 points for 5, 15 for 10, 15 for 5, 15 for 5, 10 for 1, 10 for 1, 10 for 200
    *[("class-1", "C1", n, s) for n, s in [(0, "0.00"), (1, "5.00"), (4, "20.00"), (5, "25.00")]],
    *[("class-1", "C1", n, "25.00") for n in (6, 9, 10, 50)],
    *[("class-1", "C2", n, s) for n, s in [(1, "1.50"), (9, "13.50"), (10, "15.00"), (11, "15.00")]],
    *[("class-1", "C3", n, s) for n, s in [(1, "3.00"), (4, "12.00"), (5, "15.00"), (6, "15.00")]],
    *[("class-1", "C4", n, s) for n, s in [(1, "3.00"), (4, "12.00"), (5, "15.00"), (6, "15.00")]],
    *[("class-1", "C5", n, s) for n, s in [(0, "0.00"), (1, "10.00"), (2, "10.00")]],
    *[("class-1", "C6", n, s) for n, s in [(0, "0.00"), (1, "10.00"), (2, "10.00")]],
    *[("class-1", "C7", n, s) for n, s in [(1, "0.05"), (199, "9.95"), (200, "10.00"), (201, "10.00")]],
    # class 2: 25 for 10, 15 for 20, 15 for 10, 15 for 10, 10 for 2, 10 for 2, 10 for 400
    *[("class-2", "C1", n, s) for n, s in [(1, "2.50"), (9, "22.50"), (10, "25.00"), (11, "25.00")]],
    *[("class-2", "C2", n, s) for n, s in [(1, "0.75"), (19, "14.25"), (20, "15.00"), (21, "15.00")]],
    *[("class-2", "C3", n, s) for n, s in [(1, "1.50"), (9, "13.50"), (10, "15.00"), (11, "15.00")]],
    *[("class-2", "C4", n, s) for n, s in [(1, "1.50"), (9, "13.50"), (10, "15.00"), (11, "15.00")]],
    *[("class-2", "C5", n, s) for n, s in [(1, "5.00"), (2, "10.00"), (3, "10.00")]],
    *[("class-2", "C6", n, s) for n, s in [(1, "5.00"), (2, "10.00"), (3, "10.00")]],
    # 0.025, 1.075, 5.125 and 9.975 are ties and go up
    *[("class-2", "C7", n, s) for n, s in [(1, "0.03"), (43, "1.08"), (205, "5.13"), (399, "9.98")]],
    *[("class-2", "C7", n, "10.00") for n in (400, 401, 1_000_000)],
]  # fmt: skip


@pytest.mark.parametrize(("class_of_unit", "code", "number", "score"), BY_HAND)
def test_below_on_and_above_the_target(
    edition: Edition, class_of_unit: str, code: str, number: int, score: str
) -> None:
    found = scores(edition, class_of_unit, **{code: number})
    assert found[code] == score
    assert found["total"] == score
    assert {found[other] for other in FACTS if other != code} == {"0.00"}


@pytest.mark.parametrize(
    ("class_of_unit", "targets"),
    [("class-1", (5, 10, 5, 5, 1, 1, 200)), ("class-2", (10, 20, 10, 10, 2, 2, 400))],
)
def test_every_target_reached_is_a_hundred_points(
    edition: Edition, class_of_unit: str, targets: tuple[int, ...]
) -> None:
    reached = dict(zip(FACTS, targets, strict=True))
    assert scores(edition, class_of_unit, **reached)["total"] == "100.00"
    missed = {code: target - 1 for code, target in reached.items()}
    assert scores(edition, class_of_unit, **missed)["total"] != "100.00"


def rule(edition: Edition, code: str) -> Any:
    return next(leaf.rule for leaf in edition.scheme.leaves() if leaf.code == code)


def test_the_rule_in_words_names_the_targets_of_all_classes(edition: Edition) -> None:
    settings = {name: edition.lowered(name).settings for name in ("class-1", "class-2")}
    words = rule(edition, "C1").explain({name: each["C1"] for name, each in settings.items()})
    assert (
        words.zh
        == "达到目标得满分 25 分，不足的从零起按比例得分。目标：1类：5–9 个（达到 5 个即得满分）；2类：10 个。"
    )
    assert words.en == (
        "Full 25 points at the target, below it in proportion from zero. "
        "Targets: Class 1: 5–9 contact points (full points from 5); Class 2: 10 contact points."
    )


def test_what_is_asked_of_a_class_is_written_as_in_the_policy(edition: Edition) -> None:
    asked = {
        (name, code): rule(edition, code).asked(edition.lowered(name).settings[code]).zh
        for name in ("class-1", "class-2")
        for code in ("C1", "C7")
    }
    assert asked == {
        ("class-1", "C1"): "5–9 个（达到 5 个即得满分）",
        ("class-1", "C7"): "200 人",
        ("class-2", "C1"): "10 个",
        ("class-2", "C7"): "400 人",
    }


@pytest.mark.parametrize(
    ("code", "value", "target", "printed_score", "zh", "en"),
    [
        (
            "C7",
            195,
            400,
            "4.88",  # 4.875
            "195 人，目标 400 人，10 × 195 ÷ 400 ≈ 4.88 分。",
            "195 of the target of 400 members, so 10 × 195 ÷ 400 ≈ 4.88 points.",
        ),
        (
            "C7",
            100,
            400,
            "2.50",
            "100 人，目标 400 人，10 × 100 ÷ 400 = 2.50 分。",
            "100 of the target of 400 members, so 10 × 100 ÷ 400 = 2.50 points.",
        ),
        (
            "C7",
            0,
            400,
            "0.00",
            "0 人，目标 400 人，10 × 0 ÷ 400 = 0.00 分。",
            "0 of the target of 400 members, so 10 × 0 ÷ 400 = 0.00 points.",
        ),
        (
            "C7",
            400,
            400,
            "10.00",
            "400 人，达到目标 400 人，得满分 10.00 分。",
            "With 400 members the target of 400 members is met, which gives full points, 10.00.",
        ),
        (
            "C7",
            401,
            400,
            "10.00",
            "401 人，达到目标 400 人，得满分 10.00 分。",
            "With 401 members the target of 400 members is met, which gives full points, 10.00.",
        ),
    ],
)
def test_the_sentence_says_how_the_score_came_about(
    edition: Edition, code: str, value: int, target: int, printed_score: str, zh: str, en: str
) -> None:
    setting = edition.lowered("class-2").settings[code]
    values = {"value": Fraction(value), "target": Fraction(target)}
    told = rule(edition, code).tell(setting, Told(values, Fraction(printed_score), printed_score))
    assert (told.zh, told.en) == (zh, en)


def test_a_score_that_is_not_rounded_is_still_told_as_rounded(edition: Edition) -> None:
    setting = edition.lowered("class-2").settings["C7"]
    values = {"value": Fraction(205), "target": Fraction(400)}
    told = rule(edition, "C7").tell(setting, Told(values, Fraction(41, 8), "5.13"))
    assert told.zh == "205 人，目标 400 人，10 × 205 ÷ 400 ≈ 5.13 分。"
