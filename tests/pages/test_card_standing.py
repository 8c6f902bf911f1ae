"""The head of a scorecard: what is lost adds up, and who is before, beside or without the unit."""

from dataclasses import replace
from fractions import Fraction

import pytest
from lxml import html

from tests.codes.tree import TINY
from tests.demonstrations import demonstrations, their_results
from toolkit.language import Language
from toolkit.outcomes.results import Results, results_of
from toolkit.pages.renderer import Renderer
from toolkit.pages.scorecard_page import scorecard_pages
from toolkit.scoring.rounds import score_rounds
from toolkit.scoring.scorecard import Scorecard
from toolkit.scoring.shortfalls import largest_shortfalls
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

QUZHOU = "quzhou-service-station"


def card_of(results: Results, scheme: str, year: str, unit: str) -> Scorecard:
    cards = results.outcomes[scheme, year].scored.scorecards
    return next(card for card in cards if card.unit.id == unit)


def page_of(
    language: Language, repository: Repository, results: Results, scheme: str, year: str, unit: str
) -> str:
    """Return the text of a scorecard, without blanks where lines break."""
    outcome = results.outcomes[scheme, year]
    card = card_of(results, scheme, year, unit)
    page, *_ = scorecard_pages(Renderer(language), repository, outcome, card)
    return " ".join(html.fromstring(page.body).text_content().split())


@pytest.mark.parametrize(
    ("year", "unit", "total"),
    [
        # 100 - 10 - 2 - 0.75 - 1 that nobody gets + 8 + 5 + 0.25
        ("2023", "quzhou-demo-station-citrus", "99.50"),
        # 100 - 10 - 5 - 2 - 0.50 - 1 + 5 + 5 + 4 + 2.25
        ("2023", "quzhou-demo-station-fluorine", "97.75"),
        ("2021", "quzhou-demo-station-paper", None),
        ("2023", "quzhou-demo-station-fishery", "32.25"),
    ],
)
def test_what_is_lost_and_out_of_reach_leaves_the_total(
    year: str, unit: str, total: str | None
) -> None:
    card = card_of(their_results(), QUZHOU, year, unit)
    lost = largest_shortfalls(card)
    assert total is None or card.printed(card.total) == total
    gone = [Fraction(n) for _, n in (*lost.named, *lost.unreachable)]
    gone += [Fraction(lost.named[-1][1])] * len(lost.alike)
    gone += [Fraction(lost.others[1])]
    more = [Fraction(n) for _, n in lost.above]
    assert 100 - sum(gone) + sum(more) == Fraction(card.printed(card.total) or "")
    assert [(node.code, n) for node, n in lost.unreachable] == [("Q04", "1.00")]
    # every indicator is told: full, short of what can be reached, or short of its points alone
    short = len(lost.named) + len(lost.alike) + lost.others[0]
    short += sum(not card.missing(node) for node, _ in lost.unreachable)
    full = sum(
        Fraction(card.printed(leaf.verified.score) or 0) >= Fraction(leaf.points or 0)
        for leaf in card.leaves()
    )
    assert full + short == 14


@pytest.mark.parametrize(
    ("scheme", "year", "unit", "zh", "en"),
    [
        (
            QUZHOU,
            "2023",
            "quzhou-demo-station-citrus",
            [
                "94.00（不含评定部分）",
                "第 2 名，共 11 个（各类一起排；另有 1 个不排：未申报）",
                "并列第 2，两家同为 99.50 分（另一家：示例·数字经济学会服务站），争最后 1 个优秀名额",
                "本轮还有 1 件没有答复：对示例·装备制造学会服务站的；即使成立，本单位的结果也不变",
                "已用 1 个。名额怎么算、同分怎么办：QZ-BASE、QZ-FLOOR、QZ-TIE。已列入优秀：示例·装备制造学会服务站（123.75 分）。",
                "2024-04-12 前",
            ],
            [
                "Shared rank 2. Tied on 99.50 with Demo Society Station for the Digital Economy",
                "“excellent” so far: Demo Society Station for Machinery (123.75).",
            ],
        ),
        (
            QUZHOU,
            "2023",
            "quzhou-demo-station-fluorine",
            [
                "“优秀”还差名次：名额 2 个，已列入示例·装备制造学会服务站；",
                "（同为 99.50 分）争最后 1 个",
            ],
            ["it has 2 places: Demo Society Station for Machinery within;"],
        ),
        (
            QUZHOU,
            "2023",
            "quzhou-demo-station-machinery",
            [
                "如果成立，本单位总分 123.75 → 121.75，其余不变",
                "示例·柑橘产业学会服务站、示例·数字经济学会服务站同为 99.50 分",
            ],  # 48 days are 5 points, 38 are 3
            ["if sustained, this unit’s total 123.75 → 121.75 and nothing else"],
        ),
        (
            "lianyungang-county",
            "2018",
            "lianyungang-demo-wu",
            [
                "认定。总分照列，但不排名次，也不能评先进、受表彰",
                "名次在前而没有列入：示例县甲科协（94.63 分）。",
            ],
            ["The total stands, but the unit has no rank and cannot be honoured"],
        ),
        (
            "lianyungang-county",
            "2018",
            "lianyungang-demo-yi",
            ["示例县丁科协（99.69 分）、本单位（79.88 分）。名次在前而没有列入：示例县甲科协"],
            ["given to Demo County D Association (99.69), this unit (79.88). Ahead in rank but"],
        ),
        (
            "hefei-alliance",
            "2018",
            "hefei-demo-puppet",
            [
                "按办法只公示最高等次的单位，不包括本单位（正文 四（三）4）。",
                "已连续 1 次不合格；连续 2 次，应予：取消市级联盟资格。",
            ],
            ["Under the policy only units of the best grade are put up for notice; this one is"],
        ),
        (
            "lianyungang-county",
            "2018",
            "lianyungang-demo-jia",
            [
                "没有列入“先进单位，通报表彰”：甲科协来函提出今年不参评先进单位",
                "第 2 名，共 4 个（另有 2 个不排：未申报 1 个、一票否决 1 个）",
                "（五（二）3 先进单位，六、表彰奖励）：示例县丁科协（99.69 分）、示例县乙科协（79.88 分）。口径",
                "口径 LYG-ADV：条文没有名额，也没有分数线",
                "88.84 + 5.79",
                # 100 - 88.84 is 11.16
                "失分合计 11.14；基础分 88.84 比 100 少 11.16，因为各项得分先相加、后取整。",
            ],
            [
                "2 of 4 (2 more not ranked: not submitted 1, veto 1)",
                "3 Advanced units, 6 Commendation): given to Demo County D Association (99.69), Demo",
                "Reading LYG-ADV: The text gives no number and no cut-off",
                "make 11.14; the base of 88.84 is 11.16 below 100, because scores are added before",
            ],
        ),
        (
            "keqiao-contact-point",
            "2018",
            "keqiao-demo-garden",
            ["申报不予受理，没有核定，没有得分。这个办法没有等次，也不排名次。", "不予受理"],
            ["claim set aside"],
        ),
        (
            "hefei-alliance",
            "2018",
            "hefei-demo-kiln",
            [
                "有更正而得分不变的：H11 联盟影响力（由 12 改为 11，与另一条重复）。",
                "其中 1 条自评时也没有计入",
                "申报条件 1 项，由人认定，数据里没有认定结果：经市科技局批准组建。",
                "没有收到异议的记录",
            ],
            ["1 condition of eligibility, left to reviewers’ judgement, which is not recorded:"],
        ),
    ],
)
def test_the_head_says_how_a_unit_stands(
    scheme: str, year: str, unit: str, zh: list[str], en: list[str]
) -> None:
    both_languages: tuple[tuple[Language, list[str]], ...] = (("zh", zh), ("en", en))
    for language, wanted in both_languages:
        text = page_of(language, demonstrations(), their_results(), scheme, year, unit)
        assert [words for words in wanted if words not in text] == []


def test_of_many_within_the_places_six_are_named_and_the_others_counted() -> None:
    outcome = their_results().outcomes[QUZHOU, "2023"]
    card = card_of(their_results(), QUZHOU, "2023", "quzhou-demo-station-citrus")
    assert outcome.places is not None
    given = [unit for unit, year in outcome.years.items() if year.rank and unit != card.unit.id]
    assert len(given) == 10
    crowded = replace(outcome, places=replace(outcome.places, given=tuple(given)))
    page, *_ = scorecard_pages(Renderer("zh"), demonstrations(), crowded, card)
    told = html.fromstring(page.body).text_content().partition("已列入优秀：")[2].partition("。")[0]
    assert told.count("（") == 6
    assert told.endswith("等，另有 4 个")


def test_who_is_within_the_places_and_what_a_decided_tie_leaves() -> None:
    tiny = open_repository(TINY, "data")
    results = results_of(tiny, score_rounds(tiny))
    # 70.00 is enough for the best grade, the one place went to 90.00
    zeta = page_of("en", tiny, results, "tiny-prize", "2019", "tiny-zeta")
    assert "goes by rank: all its places (1) are taken, the last by" in zeta
    assert "the score is high enough" not in zeta
    # tied at 90.00; the organiser gave the place to the other
    beta = page_of("en", tiny, results, "tiny-prize", "2020", "tiny-beta")
    assert "gave it to another unit" in beta
    assert "Next grade" not in beta
