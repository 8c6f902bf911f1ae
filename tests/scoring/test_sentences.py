"""What is told beside the numbers: the verdict, the fate of records, the state of a round."""

from typing import Any

import pytest

from toolkit.scoring.fact_uses import fate_of
from toolkit.scoring.rounds import ScoredRound
from toolkit.scoring.scorecard import Scorecard, missing_value

YES = "{decision: accepted}"


def card_of(scored: ScoredRound, name: str) -> Scorecard:
    [card] = [each for each in scored.scorecards if each.unit.id == f"keqiao-demo-{name}"]
    return card


def test_the_verdict_on_a_unit_that_submitted_nothing(demo_round: ScoredRound) -> None:
    verdict = card_of(demo_round, "craft").verdict
    assert verdict.zh == "没有申报，没有得分。"
    assert verdict.en == "Nothing was submitted; there is no score."


def test_the_verdict_before_everything_is_verified(demo_round: ScoredRound, desk: Any) -> None:
    # its claim was set aside: nobody will verify it
    assert card_of(demo_round, "garden").verdict.zh == "申报不予受理，没有核定，没有得分。"
    assert card_of(demo_round, "garden").status_in_words.en == "claim set aside"
    card = desk.score("class-1", {"members": "100", "results": "5"}, {"members": YES})
    assert "1 indicator still has something to verify" in card.verdict.en


def test_the_verdict_counts_full_points_and_names_what_moved(demo_round: ScoredRound) -> None:
    loom = card_of(demo_round, "loom").verdict
    # C1 and C5 are full; C2, C3, C4 and C7 are below the claim; C6 is 0 on both sides
    assert loom.zh.startswith("7 项指标中 2 项得满分。")
    lower = loom.zh.split("。")[1]
    assert [code for code in ("C1", "C2", "C3", "C4", "C5", "C6", "C7") if code in lower] == [
        *["C2", "C3", "C4", "C7"],
    ]
    assert "Verified above the claim" not in loom.en
    dyeing = card_of(demo_round, "dyeing").verdict
    assert dyeing.zh.startswith("7 项指标全部满分。")
    assert "C1" not in dyeing.zh


def test_the_verdict_says_what_does_not_count_and_why(demo_round: ScoredRound) -> None:
    loom = card_of(demo_round, "loom").verdict
    assert "C3 贮备可转化成果或推广项目（1 条不计，没有证据或证据不足）" in loom.zh
    # a number put right is told with both numbers; a record of an indicator that did not move, too
    assert "（由 205 改为 195，与另一条重复）" in loom.zh
    assert "（1 条不计，不符合“30 人以上”）" in loom.zh.split("有记录不计入的：")[1]
    assert "(205 corrected to 195, duplicates another record)" in loom.en
    assert "不计" not in card_of(demo_round, "dyeing").verdict.zh


def test_the_verdict_names_what_was_raised(desk: Any) -> None:
    right = "{decision: corrected, value: 120, reason: not-as-stated}"
    card = desk.score("class-1", {"members": "100"}, {"members": right})
    assert "核定比自评高的有：C7" in card.verdict.zh
    assert "Verified below the claim" not in card.verdict.en
    same = desk.score("class-1", {"members": "100"}, {"members": YES})
    assert "核定与自评一致" in same.verdict.zh


def test_which_way_verification_moved_a_score(demo_round: ScoredRound, desk: Any) -> None:
    loom = {node.code: node.direction for node in card_of(demo_round, "loom").nodes()}
    assert loom == {"C1": 0, "C2": -1, "C3": -1, "C4": -1, "C5": 0, "C6": 0, "C7": -1}
    assert {node.direction for node in card_of(demo_round, "garden").nodes()} == {0}
    right = "{decision: corrected, value: 120, reason: not-as-stated}"
    raised = desk.score("class-1", {"members": "100"}, {"members": right})
    assert [node.code for node in raised.nodes() if node.direction == 1] == ["C7"]


@pytest.mark.parametrize(
    ("unit", "code", "all_", "kept"),
    [("loom", "C1", 6, 5), ("loom", "C2", 12, 9), ("loom", "C6", 1, 0), ("garden", "C1", 4, 3)],
)
def test_how_many_records_count_is_told(
    demo_round: ScoredRound, unit: str, code: str, all_: int, kept: int
) -> None:
    [node] = [each for each in card_of(demo_round, unit).nodes() if each.code == code]
    fate = fate_of(node.facts[0])
    assert fate is not None
    assert fate.zh.startswith(f"{all_} 条记录，计 {kept} 条")
    records, count = "record" if all_ == 1 else "records", "counts" if kept == 1 else "count"
    assert fate.en.startswith(f"{all_} {records}, {kept} {count}")


def test_records_that_do_not_count_are_gathered_by_reason(demo_round: ScoredRound) -> None:
    [experts] = [each for each in card_of(demo_round, "loom").nodes() if each.code == "C2"]
    fate = fate_of(experts.facts[0])
    assert fate is not None
    # e10 and e11 are intermediate, e12 could not be called on
    dropped = fate.zh.split("不计 ")[1:]
    assert [each[0] for each in dropped] == ["2", "1"]
    assert "高级职称级以上" in dropped[0]
    assert "有效专家" in dropped[1]


def test_records_that_all_count_and_no_records(demo_round: ScoredRound) -> None:
    nodes = {node.code: node for node in card_of(demo_round, "digital").nodes()}
    kept = fate_of(nodes["C3"].facts[0])
    assert kept is not None
    assert kept.en == "7 records, all count"
    assert fate_of(nodes["C4"].facts[0]) is None  # a number alone


def test_why_there_is_no_number_is_told(demo_round: ScoredRound) -> None:
    told = {
        name: missing_value(card_of(demo_round, name).total) for name in ("craft", "garden", "loom")
    }
    assert {name: each.zh if each else None for name, each in told.items()} == {
        "craft": "未申报",
        "garden": "未核定",
        "loom": None,
    }


def test_the_state_of_a_round_in_one_sentence(demo_round: ScoredRound) -> None:
    assert (
        demo_round.summary.zh
        == "应参评 6 个单位：已核定 4 个，未核定 0 个，不予受理 1 个，未申报 1 个。"
    )
    assert demo_round.summary.en == (
        "6 units to be assessed: 4 verified, 0 not yet verified, 1 set aside, 1 not submitted."
    )
