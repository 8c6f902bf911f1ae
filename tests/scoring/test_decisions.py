"""What reviewers decide, and what it does to the score: claimed and verified never mix."""

import re
from typing import Any

import pytest

from toolkit.scoring.scorecard import NodeScore, Scorecard, quantity

YES = "{decision: accepted}"
STRUCK = "{decision: struck, reason: no-evidence}"
SENIOR = "{id: %s, title: full-senior, specialty: 纺织}"
JUNIOR = "{id: %s, title: intermediate, specialty: 纺织}"


def verified(card: Scorecard, code: str) -> tuple[str | None, str | None]:
    """Return the verified quantity and score of an indicator, as published."""
    node = node_of(card, code)
    return quantity(node.verified.value), card.printed(node.verified.score)


def claimed(card: Scorecard, code: str) -> tuple[str | None, str | None]:
    node = node_of(card, code)
    return quantity(node.claimed.value), card.printed(node.claimed.score)


def node_of(card: Scorecard, code: str) -> NodeScore:
    [node] = [each for each in card.nodes() if each.code == code]
    return node


def totals(card: Scorecard) -> tuple[str | None, str | None]:
    return card.printed(card.claimed_total), card.printed(card.total)


# A fact stated as a number. Class 1, 10 points for 200 members.


@pytest.mark.parametrize(
    ("decision", "number", "score"),
    [
        (YES, "100", "5.00"),
        ("{decision: corrected, value: 90, reason: duplicate}", "90", "4.50"),
        ("{decision: corrected, value: 120, reason: not-as-stated}", "120", "6.00"),
        ("{decision: corrected, value: 0, reason: not-as-stated}", "0", "0.00"),
        (STRUCK, "0", "0.00"),
    ],
)
def test_a_number_is_accepted_corrected_or_struck(
    desk: Any, decision: str, number: str, score: str
) -> None:
    card = desk.score("class-1", {"members": "100"}, {"members": decision})
    assert claimed(card, "C7") == ("100", "5.00")
    assert verified(card, "C7") == (number, score)
    assert totals(card) == ("5.00", score)
    assert card.status == "reviewed"


def test_a_number_nobody_decided_has_no_score_and_there_is_no_total(desk: Any) -> None:
    facts = {"members": "100", "results": "5"}
    card = desk.score("class-1", facts, {"results": YES})
    assert claimed(card, "C7") == ("100", "5.00")
    assert verified(card, "C7") == (None, None)
    assert verified(card, "C3") == ("5", "15.00")  # what was decided stands
    assert totals(card) == ("20.00", None)
    assert card.status == "unreviewed"
    assert node_of(card, "C7").verified.how.zh == "未核定，暂不计分"


def test_no_review_is_no_score_not_the_claim_s(desk: Any) -> None:
    card = desk.score("class-1", {"members": "200", "results": "5"})
    assert totals(card) == ("25.00", None)
    assert {verified(card, node.code) for node in card.nodes()} == {(None, None)}
    assert card.printed(card.base) is None
    assert (card.status, card.flags[0].id) == ("unreviewed", "missing-annual-plan")


def test_zero_is_a_number_and_is_verified_like_one(desk: Any) -> None:
    card = desk.score("class-1", {}, {})
    assert totals(card) == ("0.00", "0.00")
    assert verified(card, "C1") == ("0", "0.00")
    assert card.status == "reviewed"


# A fact stated record by record. Class 1, 15 points for 10 senior experts.

TWO = [SENIOR % "e1", SENIOR % "e2"]


@pytest.mark.parametrize(
    ("decisions", "number", "score"),
    [
        ({"e1": YES, "e2": YES}, "2", "3.00"),
        ({"e1": YES, "e2": STRUCK}, "1", "1.50"),
        ({"e1": STRUCK, "e2": STRUCK}, "0", "0.00"),
        # a correction that costs the condition, and one that does not touch it
        (
            {"e1": YES, "e2": "{decision: corrected, values: {title: other}, reason: senior}"},
            "1",
            "1.50",
        ),
        (
            {"e1": YES, "e2": "{decision: corrected, values: {specialty: 印染}, reason: not-as-stated}"},
            "2",
            "3.00",
        ),
    ],
)  # fmt: skip
def test_a_record_is_accepted_corrected_or_struck(
    desk: Any, decisions: dict[str, str], number: str, score: str
) -> None:
    card = desk.score("class-1", {"experts": TWO}, {"experts": decisions})
    assert claimed(card, "C2") == ("2", "3.00")
    assert verified(card, "C2") == (number, score)
    assert totals(card) == ("3.00", score)


def test_a_correction_can_make_a_record_count(desk: Any) -> None:
    right = "{decision: corrected, values: {title: full-senior}, reason: not-as-stated}"
    card = desk.score("class-1", {"experts": [JUNIOR % "e1"]}, {"experts": {"e1": right}})
    assert claimed(card, "C2") == ("0", "0.00")
    assert verified(card, "C2") == ("1", "1.50")
    assert card.printed(card.deduction) == "-1.50"


def test_an_accepted_record_still_has_to_meet_the_conditions(desk: Any) -> None:
    facts = {"experts": [SENIOR % "e1", JUNIOR % "e2"]}
    card = desk.score("class-1", facts, {"experts": {"e1": YES, "e2": YES}})
    assert verified(card, "C2") == ("1", "1.50")


@pytest.mark.parametrize("decisions", [{"e1": YES}, {"e1": STRUCK}, {}])
def test_one_undecided_record_leaves_indicator_and_total_without_a_score(
    desk: Any, decisions: dict[str, str]
) -> None:
    card = desk.score(
        "class-1", {"experts": TWO, "members": "100"}, {"experts": decisions, "members": YES}
    )
    assert verified(card, "C2") == (None, None)
    assert verified(card, "C7") == ("100", "5.00")
    assert totals(card) == ("8.00", None)
    assert card.status == "unreviewed"
    waiting = 2 - len(decisions)
    records = "1 record" if waiting == 1 else f"{waiting} records"
    assert node_of(card, "C2").verified.how.en == f"{records} not yet verified, no score"
    fates = {each.id: each.counts_as_verified for each in node_of(card, "C2").facts[0].records}
    assert fates["e2"] is None
    assert fates["e1"] is {YES: True, STRUCK: False, None: None}[decisions.get("e1")]


def test_no_records_at_all_need_no_decision(desk: Any) -> None:
    card = desk.score("class-1", {"experts": []}, {})
    assert claimed(card, "C2") == ("0", "0.00")
    assert verified(card, "C2") == ("0", "0.00")
    # but where nobody reviewed anything, nothing is verified
    assert verified(desk.score("class-1", {"experts": []}), "C2") == (None, None)


def test_a_decision_on_the_fact_does_not_decide_its_records(desk: Any) -> None:
    card = desk.score("class-1", {"experts": TWO}, {"experts": YES})
    assert verified(card, "C2") == (None, None)
    assert totals(card) == ("3.00", None)


def test_every_kind_of_record_can_be_struck(desk: Any) -> None:
    facts = {
        "contact_points": [
            "{id: a1, enterprise: 甲, agreement_signed_on: 2018-03-01, services: 1, projects: 0}"
        ],
        "results": ["{id: a1, title: 甲, moved_on: 2018-03-01}"],
        "needs": ["{id: a1, enterprise: 甲, need: 乙, surveyed_on: 2018-03-01}"],
        "exchanges": [
            "{id: a1, title: 甲, form: forum, held_on: 2018-03-01, in_keqiao: true, superior_experts: 1}"
        ],
        "matchmaking": [
            "{id: a1, title: 甲, form: release, held_on: 2018-03-01, role: organiser, people: 30}"
        ],
        "members": ["{id: a1, activity: survey, took_part_on: 2018-03-01}"],
    }
    # 25 × 1 ÷ 5, 15 × 1 ÷ 5 twice, 10 twice, 10 × 1 ÷ 200
    worth = {"C1": "5.00", "C3": "3.00", "C4": "3.00", "C5": "10.00", "C6": "10.00", "C7": "0.05"}
    all_kept = desk.score("class-1", facts, {name: {"a1": YES} for name in facts})
    assert {code: verified(all_kept, code)[1] for code in worth} == worth
    assert totals(all_kept) == ("31.05", "31.05")
    for name, code in zip(facts, worth, strict=True):
        decisions = {other: {"a1": STRUCK if other == name else YES} for other in facts}
        card = desk.score("class-1", facts, decisions)
        struck = {each for each in worth if verified(card, each)[1] == "0.00"}
        assert struck == {code}


# The review as a whole


def test_a_review_of_another_version_of_the_claim_decides_nothing(desk: Any) -> None:
    card = desk.score("class-1", {"members": "100"}, {"members": YES}, sha256="0" * 64)
    assert totals(card) == ("5.00", None)
    assert {verified(card, node.code) for node in card.nodes()} == {(None, None)}
    assert card.status == "unreviewed"
    assert card.flags[0].id == "stale-review"
    assert card.reviewed_on is None
    sound = desk.score("class-1", {"members": "100"}, {"members": YES})
    assert "stale-review" not in {flag.id for flag in sound.flags}
    assert sound.reviewed_on == "2018-12-03"


def test_one_changed_byte_makes_a_review_stale(desk: Any) -> None:
    claim = desk.claim({"members": "100"})
    review = desk.review(claim, {"members": YES})
    changed = desk.claim({"members": "101"})
    assert totals(desk.card("class-1", claim, review)) == ("5.00", "5.00")
    assert totals(desk.card("class-1", changed, review)) == ("5.05", None)


def test_nothing_submitted_is_nothing_scored_with_or_without_a_review(desk: Any) -> None:
    review = desk.review(desk.claim({}), {})
    for given in (None, review):
        card = desk.card("class-1", None, given)
        assert card.status == "not-submitted"
        assert totals(card) == (None, None)
        assert {claimed(card, node.code) for node in card.nodes()} == {(None, None)}
        assert {verified(card, node.code) for node in card.nodes()} == {(None, None)}
        assert (card.claim_file, card.reviewed_on) == (None, None)


# What a reader should notice


@pytest.mark.parametrize(
    ("class_of_unit", "number", "decision", "is_flagged"),
    [
        ("class-1", "8", YES, False),
        ("class-1", "9", YES, False),
        ("class-1", "10", YES, True),
        ("class-2", "10", YES, False),
        # the verified number decides, and while there is none, the claimed one
        ("class-1", "10", "{decision: corrected, value: 9, reason: no-evidence}", False),
        ("class-1", "9", "{decision: corrected, value: 10, reason: not-as-stated}", True),
        ("class-1", "10", None, True),
        ("class-1", "9", None, False),
    ],
)
def test_more_than_nine_contact_points_are_noticed_in_class_1(
    desk: Any, class_of_unit: str, number: str, decision: str | None, is_flagged: bool
) -> None:
    decisions = {} if decision is None else {"contact_points": decision}
    card = desk.score(class_of_unit, {"contact_points": number}, decisions)
    assert ("class-1-size" in {flag.id for flag in card.flags}) is is_flagged


@pytest.mark.parametrize(
    ("class_of_unit", "stated", "decision", "missing"),
    [
        ("class-1", "0", YES, "5"),
        ("class-1", "3", YES, "2"),
        ("class-1", "4", YES, "1"),
        ("class-1", "5", YES, None),
        ("class-1", "6", YES, None),
        ("class-2", "6", YES, "4"),
        ("class-2", "9", YES, "1"),
        ("class-2", "10", YES, None),
        # what was verified decides, and nothing is promised before
        ("class-1", "5", "{decision: corrected, value: 4, reason: no-evidence}", "1"),
        ("class-1", "3", None, None),
    ],
)
def test_what_would_bring_the_points_that_are_left(
    desk: Any, class_of_unit: str, stated: str, decision: str | None, missing: str | None
) -> None:
    decisions = {} if decision is None else {"contact_points": decision}
    card = desk.score(class_of_unit, {"contact_points": stated}, decisions)
    gain = node_of(card, "C1").gain
    if missing is None:
        assert gain is None
    else:
        assert gain is not None
        assert f" {missing} " in gain.zh
        assert "个" in gain.zh
        assert re.search(rf"\b{missing}\b", gain.en)
