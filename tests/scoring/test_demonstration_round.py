"""The demonstration units of 2018, worked out by hand from their claims and reviews."""

from decimal import Decimal

import pytest

from toolkit.scoring.rounds import ScoredRound
from toolkit.scoring.scorecard import NodeScore, Scorecard, quantity
from toolkit.submissions.repository import Repository

# code: claimed quantity and score, verified quantity and score
Row = tuple[str, str, str | None, str | None]

LOOM: dict[str, Row] = {
    # class 1. Six contact points, cp6 struck: 5 of 5.
    "C1": ("6", "25.00", "5", "25.00"),
    # Twelve senior experts; e10 and e11 are intermediate, e12 is struck: 15 × 9 ÷ 10.
    "C2": ("12", "15.00", "9", "13.50"),
    # r5 struck: 15 × 4 ÷ 5.
    "C3": ("5", "15.00", "4", "12.00"),
    # n5 and n6 struck: 15 × 4 ÷ 5.
    "C4": ("6", "15.00", "4", "12.00"),
    "C5": ("1", "10.00", "1", "10.00"),
    # 29 people: true, accepted, and not enough.
    "C6": ("0", "0.00", "0", "0.00"),
    # 205 claimed, 10 counted twice: 10 × 195 ÷ 200.
    "C7": ("205", "10.00", "195", "9.75"),
}
DYEING: dict[str, Row] = {
    # class 1, numbers alone, every target reached, all accepted
    "C1": ("10", "25.00", "10", "25.00"),
    "C2": ("12", "15.00", "12", "15.00"),
    "C3": ("6", "15.00", "6", "15.00"),
    "C4": ("5", "15.00", "5", "15.00"),
    "C5": ("2", "10.00", "2", "10.00"),
    "C6": ("1", "10.00", "1", "10.00"),
    "C7": ("260", "10.00", "260", "10.00"),
}
GARDEN: dict[str, Row] = {
    # class 1, not reviewed. cp3 without service or project: 25 × 3 ÷ 5.
    "C1": ("3", "15.00", None, None),
    "C2": ("8", "12.00", None, None),  # 15 × 8 ÷ 10
    "C3": ("3", "9.00", None, None),  # 15 × 3 ÷ 5
    "C4": ("2", "6.00", None, None),  # 15 × 2 ÷ 5
    "C5": ("0", "0.00", None, None),  # no expert of the superior society
    "C6": ("1", "10.00", None, None),
    "C7": ("120", "6.00", None, None),  # 10 × 120 ÷ 200
}
DIGITAL: dict[str, Row] = {
    # class 2. cp10 struck: 25 × 9 ÷ 10.
    "C1": ("10", "25.00", "9", "22.50"),
    # e14 struck: 15 × 14 ÷ 20 and 15 × 13 ÷ 20.
    "C2": ("14", "10.50", "13", "9.75"),
    "C3": ("7", "10.50", "7", "10.50"),  # 15 × 7 ÷ 10
    "C4": ("10", "15.00", "10", "15.00"),
    "C5": ("2", "10.00", "2", "10.00"),
    "C6": ("2", "10.00", "2", "10.00"),  # one of them with exactly 30 people
    "C7": ("43", "1.08", "43", "1.08"),  # 10 × 43 ÷ 400 = 1.075
}
FOOD: dict[str, Row] = {
    # class 2. Seven contact points, corrected to six: 25 × 7 ÷ 10 and 25 × 6 ÷ 10.
    "C1": ("7", "17.50", "6", "15.00"),
    "C2": ("15", "11.25", "15", "11.25"),  # 15 × 15 ÷ 20
    "C3": ("6", "9.00", "6", "9.00"),  # 15 × 6 ÷ 10
    "C4": ("8", "12.00", "8", "12.00"),  # 15 × 8 ÷ 10
    # x2 had no expert of the superior society after all: 10 × 1 ÷ 2.
    "C5": ("2", "10.00", "1", "5.00"),
    # at m2 the society only took part: 10 × 1 ÷ 2
    "C6": ("1", "5.00", "1", "5.00"),
    "C7": ("205", "5.13", "205", "5.13"),  # 10 × 205 ÷ 400 = 5.125
}

CARDS: dict[str, tuple[dict[str, Row], str, str | None, str]] = {
    # rows, claimed total, total, status
    "keqiao-demo-loom": (LOOM, "90.00", "82.25", "reviewed"),
    "keqiao-demo-dyeing": (DYEING, "100.00", "100.00", "reviewed"),
    "keqiao-demo-garden": (GARDEN, "58.00", None, "unreviewed"),
    "keqiao-demo-digital": (DIGITAL, "82.08", "78.83", "reviewed"),
    "keqiao-demo-food": (FOOD, "69.88", "62.38", "reviewed"),
}


def card_of(scored: ScoredRound, unit: str) -> Scorecard:
    [card] = [each for each in scored.scorecards if each.unit.id == unit]
    return card


def node_of(card: Scorecard, code: str) -> NodeScore:
    [node] = [each for each in card.nodes() if each.code == code]
    return node


def row(card: Scorecard, node: NodeScore) -> tuple[str | None, ...]:
    return (
        quantity(node.claimed.value),
        card.printed(node.claimed.score),
        quantity(node.verified.value),
        card.printed(node.verified.score),
    )


@pytest.mark.parametrize("unit", CARDS)
def test_every_score_is_what_the_policy_gives_by_hand(demo_round: ScoredRound, unit: str) -> None:
    rows, claimed_total, total, status = CARDS[unit]
    card = card_of(demo_round, unit)
    assert {node.code: row(card, node) for node in card.nodes()} == rows
    assert card.printed(card.claimed_total) == claimed_total
    assert card.printed(card.total) == total
    assert card.printed(card.base) == total
    assert card.status == status


def test_the_tables_above_add_up() -> None:
    for unit, (rows, claimed_total, total, _) in CARDS.items():
        assert sum(Decimal(row[1]) for row in rows.values()) == Decimal(claimed_total), unit
        if total is not None:
            assert sum(Decimal(row[3] or "") for row in rows.values()) == Decimal(total), unit


def test_a_unit_that_submitted_nothing_has_no_number_at_all(demo_round: ScoredRound) -> None:
    card = card_of(demo_round, "keqiao-demo-craft")
    assert card.status == "not-submitted"
    assert [node.code for node in card.nodes()] == list(LOOM)
    assert {row(card, node) for node in card.nodes()} == {(None, None, None, None)}
    assert {card.printed(each) for each in (card.claimed_total, card.total, card.base)} == {None}
    assert (card.claim_file, card.claim_sha256, card.review_file) == (None, None, None)
    assert card.flags == ()
    assert {node.verified.how.en for node in card.nodes()} == {"not submitted, no score"}


def test_every_registered_unit_has_a_card_in_the_order_of_the_register(
    demo_round: ScoredRound,
) -> None:
    assert [card.unit.id for card in demo_round.scorecards] == [
        "keqiao-demo-loom",
        "keqiao-demo-dyeing",
        "keqiao-demo-garden",
        "keqiao-demo-digital",
        "keqiao-demo-food",
        "keqiao-demo-craft",
    ]
    assert [card.class_of_unit for card in demo_round.scorecards] == ["class-1"] * 3 + [
        "class-2"
    ] * 3
    assert demo_round.is_demo


def test_for_reading_the_highest_total_of_a_class_comes_first_and_none_last(
    demo_round: ScoredRound,
) -> None:
    assert [card.unit.id.removeprefix("keqiao-demo-") for card in demo_round.in_order()] == [
        *["dyeing", "loom", "garden"],
        *["digital", "food", "craft"],
    ]


def test_what_verification_took_away(demo_round: ScoredRound) -> None:
    taken = {
        card.unit.id.removeprefix("keqiao-demo-"): card.printed(card.deduction)
        for card in demo_round.scorecards
    }
    assert taken == {
        "loom": "7.75",
        "dyeing": "0.00",
        "garden": None,
        "digital": "3.25",
        "food": "7.50",
        "craft": None,
    }


def test_what_a_reader_should_notice(demo_round: ScoredRound) -> None:
    flags = {card.unit.id: [flag.id for flag in card.flags] for card in demo_round.scorecards}
    assert flags == {
        "keqiao-demo-loom": [],
        "keqiao-demo-dyeing": ["class-1-size"],  # ten contact points in class 1
        "keqiao-demo-garden": ["missing-annual-summary"],
        "keqiao-demo-digital": [],
        "keqiao-demo-food": [],
        "keqiao-demo-craft": [],
    }


def test_the_fate_of_every_record_and_why(demo_round: ScoredRound) -> None:
    loom = card_of(demo_round, "keqiao-demo-loom")
    records = {
        record.id: record
        for code in ("C1", "C2", "C6")
        for record in node_of(loom, code).facts[0].records
    }
    fates = {
        id: (record.counts_as_claimed, record.counts_as_verified, record.decision)
        for id, record in records.items()
    }
    assert fates["cp5"] == (True, True, "accepted")
    assert fates["cp6"] == (True, False, "struck")
    assert fates["e09"] == (True, True, "accepted")
    assert fates["e10"] == (True, False, "corrected")
    assert fates["e12"] == (True, False, "struck")
    assert fates["m1"] == (False, False, "accepted")
    for id, zh, en in (
        ("cp6", "协议写有双方应尽的事项", "the agreement states what each side has to do"),
        ("e10", "高级职称级以上", "senior title or above"),
        ("e12", "有效专家", "effective"),
        ("m1", "30 人以上", "30 people or more"),
    ):
        [reason] = records[id].reasons
        assert zh in reason.zh
        assert en in reason.en
    assert records["cp6"].note == "协议只写了参观交流，没有双方应尽的事项"
    assert "副高级 → 中级" in [shown.zh for _, shown in records["e10"].fields]
    [exchanges] = node_of(card_of(demo_round, "keqiao-demo-food"), "C5").facts
    corrected = {label.zh: shown.zh for label, shown in exchanges.records[1].fields}
    assert corrected["到场的同业上级学会专家"].startswith("3")
    assert corrected["到场的同业上级学会专家"].endswith("→ 0")


def test_what_evidence_was_asked_for_and_is_missing(demo_round: ScoredRound) -> None:
    missing = {
        name: [
            text.en for text in node_of(card_of(demo_round, unit), "C1").facts[0].evidence_missing
        ]
        for name, unit in (("loom", "keqiao-demo-loom"), ("dyeing", "keqiao-demo-dyeing"))
    }
    # loom filed agreements and activity material, dyeing all four kinds
    assert missing == {"loom": ["photos", "project contract"], "dyeing": []}


def test_every_fact_points_at_its_line(demo_round: ScoredRound, demo: Repository) -> None:
    loom = card_of(demo_round, "keqiao-demo-loom")
    file = "data/units/keqiao-demo-loom/2018/keqiao-contact-point.yml"
    lines = demo.documents[file].text.splitlines()
    for node in loom.nodes():
        [fact] = node.facts
        assert fact.file == file
        assert lines[fact.line - 1].startswith(f"  {fact.id}:")
        for record in fact.records:
            assert lines[record.line - 1].startswith(f"    - {{id: {record.id},")


def test_the_sentences_say_how_the_scores_came_about(demo_round: ScoredRound) -> None:
    loom = card_of(demo_round, "keqiao-demo-loom")
    assert node_of(loom, "C2").verified.how.zh == "9 名，目标 10 名，15 × 9 ÷ 10 = 13.50 分。"
    assert node_of(loom, "C7").claimed.how.zh == "205 人，达到目标 200 人，得满分 10.00 分。"
    digital = card_of(demo_round, "keqiao-demo-digital")
    assert node_of(digital, "C7").verified.how.en == (
        "43 of the target of 400 members, so 10 × 43 ÷ 400 ≈ 1.08 points."
    )
    garden = card_of(demo_round, "keqiao-demo-garden")
    assert node_of(garden, "C1").verified.how.zh == "有 4 条记录未核定，暂不计分"
    assert node_of(garden, "C2").verified.how.en == "not yet verified, no score"


def test_an_indicator_cites_its_article(demo_round: ScoredRound) -> None:
    node = node_of(card_of(demo_round, "keqiao-demo-food"), "C6")
    assert node.article_id == "a1-4-c6"
    assert node.article.zh == "附件1 考核表 第6行"
    assert node.asked is not None
    assert node.asked.zh == "2 次"
    assert node.points == "10"
