"""The policy page says what its scheme says: examples, choices, bounds, what a reading affects."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.codes.tree import TINY
from tests.demonstrations import demonstrations
from toolkit.language import Language
from toolkit.outcomes.results import results_of
from toolkit.pages.policy_conditions import affected
from toolkit.pages.policy_examples import example
from toolkit.pages.policy_facts import stands_in
from toolkit.pages.policy_outcomes import outcome_rows
from toolkit.pages.policy_page import policy_page
from toolkit.pages.reading_views import reading_effects
from toolkit.pages.renderer import Renderer
from toolkit.reading.reader import parse
from toolkit.schemes.edition import Edition, load
from toolkit.schemes.expectations import Part
from toolkit.schemes.stating import asked_of, bounds_in_words
from toolkit.scoring.examples import Worked, work
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

FAIR = ("tiny-fair", "2020")
ZH, EN = Renderer("zh"), Renderer("en")


@pytest.fixture(scope="module")
def tiny() -> Repository:
    return open_repository(TINY, "data")


@pytest.fixture(scope="module")
def fair(tiny: Repository) -> Edition:
    return tiny.editions[FAIR]


@pytest.fixture(scope="module")
def below(tiny: Repository, fair: Edition) -> Worked:
    """The example in which almost nothing is met."""
    [found] = [each for each in tiny.examples[FAIR] if each.id == "below-every-edge"]
    return work(fair, found)


def changed(old: str, new: str) -> Edition:
    """Return the fair's edition with one passage of its file replaced."""
    text = (TINY / "schemes/tiny-fair/2020/scheme.yml").read_text("utf-8")
    assert text.count(old) == 1
    document, _ = parse(text.replace(old, new), "scheme.yml")
    assert document is not None
    edition, problems = load(document)
    assert edition is not None, problems
    return edition


def body(edition: Edition, language: Language, *examples: Worked) -> str:
    return str(policy_page(Renderer(language), edition, [], examples).body)


def test_a_total_of_0_is_printed(fair: Edition, below: Worked) -> None:
    expect = {"A2": Decimal(0), "total": Decimal(0)}
    nothing = replace(below, example=replace(below.example, expect=expect))
    shown = example(ZH, fair.scheme, nothing)
    assert shown["total"] == "0.00"
    assert [(row["code"], row["expected"]) for row in shown["rows"]] == [
        ("A2", "0.00"),
        ("合计", "0.00"),
    ]
    assert "处处差一点（参展）：0.00</summary>" in body(fair, "zh", nothing)


def test_an_example_without_a_total_states_none(fair: Edition, below: Worked) -> None:
    unscored = replace(below, example=replace(below.example, expect={}))
    assert example(ZH, fair.scheme, unscored)["total"] is None
    page = body(fair, "en", unscored)
    assert "Just below every edge (Guest)</summary>" in page
    assert "Quantity" not in page  # no table of scores


def test_only_indicators_with_a_quantity_of_their_own_show_one(
    fair: Edition, below: Worked
) -> None:
    values = {row["code"]: row["value"] for row in example(EN, fair.scheme, below)["rows"]}
    assert values["A2"] == "29.5"
    assert (values["Base"], values["Bonus"], values["Total"]) == ("", "", "")


def test_the_conditions_of_an_example_are_shown(fair: Edition, below: Worked) -> None:
    told = {
        language.language: {
            row["id"]: (row["label"], row["expected"], row["computed"])
            for row in example(language, fair.scheme, below)["conditions"]
        }
        for language in (ZH, EN)
    }
    assert told["zh"]["helpers-by-place"] == ("志愿者人数", "不适用", "不适用")
    assert told["zh"]["crowd"] == ("志愿者和接待", "未达到", "未达到")
    assert told["zh"]["legal-person"] == ("具备法人资格", "未达到", "未达到")
    assert told["zh"]["trade-listed"] == (
        "属于所列行业",
        "原则上要求，未达到",
        "原则上要求，未达到",
    )
    assert told["zh"]["enough-stay"] == ("驻会 10 天以上", "达到", "达到")
    assert told["en"]["few-mentions"] == ("Not too many mentions", "not met", "not met")
    page = body(fair, "zh", below)
    assert '<a href="#condition-crowd">志愿者和接待</a></th><td data-label="手算">未达到' in page


def test_the_label_of_a_choice_is_escaped_once() -> None:
    page = body(changed("en: crafts}", 'en: "crafts & trades"}'), "en")
    assert "<code>crafts</code> (crafts &amp; trades); <code>food</code> (food)" in page
    assert "&amp;amp;" not in page


def test_a_sum_states_its_bound_in_all(fair: Edition) -> None:
    alike = Part.model_validate({"quantity": {"sum": ("helpers", "trained")}, "at_least": 10})
    unlike = Part.model_validate({"quantity": {"sum": ("helpers", "visits")}, "at_most": 9})
    said = bounds_in_words([alike], fair.scheme)
    assert (said.zh, said.en) == ("两项合计不少于 10 名", "10 or more helpers in all")
    said = bounds_in_words([unlike], fair.scheme)
    assert (said.zh, said.en) == ("两项合计不多于 9", "at most 9 in all")


def test_each_of_several_bounds_names_what_it_is_about(fair: Edition) -> None:
    [crowd] = [each for each in fair.scheme.expectations if each.id == "crowd"]
    said = bounds_in_words(crowd.all_parts, fair.scheme)
    assert said.zh == "两项合计不少于 10；接待：不少于 2 批"
    assert said.en == "10 or more in all; Visits: 2 or more visits"
    assert asked_of(crowd.all_parts, fair.scheme, {}) == said
    yes = [Part.model_validate({"quantity": name, "at_least": 1}) for name in ("plan", "report")]
    said = bounds_in_words(yes, fair.scheme)
    assert said.zh == "“有计划”“有总结”都须为“是”"
    assert said.en == "“A plan” and “A report” must both be yes"


def test_a_percentage_has_no_space_before_its_sign(fair: Edition) -> None:
    [share] = [each for each in fair.scheme.expectations if each.id == "trained-share"]
    said = bounds_in_words(share.all_parts, fair.scheme)
    assert (said.zh, said.en) == ("不低于 50%", "at least 50%")


def test_a_bound_that_its_label_says_is_not_repeated(fair: Edition) -> None:
    page = body(fair, "zh")
    assert '<li id="condition-enough-stay">驻会 10 天以上 <a' in page
    assert '<li id="condition-legal-person">具备法人资格 <a' in page
    assert '<li id="condition-helpers-by-place">' in page
    assert "志愿者人数（城镇：不少于 4 名；乡村：无要求）" in page


@pytest.mark.parametrize(
    ("number", "label", "is_there"),
    [
        ("10", "at least 10 events", True),
        ("10", "满 10天", True),
        ("10", "100 people", False),
        ("10", "10.5 points", False),
        ("5", "1.5 days", False),
        ("3", "in 3.", True),
    ],
)
def test_a_number_stands_in_a_label(number: str, label: str, is_there: bool) -> None:
    assert stands_in(number, label) == is_there


@pytest.mark.parametrize(
    ("scheme", "edition", "reading", "zh", "en"),
    [
        ("xiangyang-haizhi-new", "2019", "G-ROUND", "影响得分", "affects the score"),
        (
            *("xiangyang-haizhi-new", "2019", "XY-ENTERPRISE"),
            *("影响条件是否达到", "affects whether a condition is met"),
        ),
        (
            *("lianyungang-county", "2018", "LYG-60"),
            *("影响目标是否达到，不影响得分", "affects whether a target is met, not the score"),
        ),
    ],
)
def test_what_a_reading_affects(scheme: str, edition: str, reading: str, zh: str, en: str) -> None:
    found = demonstrations().editions[scheme, edition]
    assert (affected(ZH, found, reading), affected(EN, found, reading)) == (zh, en)


def test_the_items_of_a_sum_stand_in_a_list(fair: Edition) -> None:
    zh, en = body(fair, "zh"), body(fair, "en")
    assert "<p>各小项得分相加。</p>\n<ul><li>服务台：" in zh
    assert "<li>志愿者：每满 2 名 1 分，最多 6 分。</li></ul>" in zh
    assert "<p>The parts below are added up.</p>\n<ul><li>Desk: " in en
    assert "<li>Helpers: 1 point for every 2 helpers, at most 6.</li></ul>" in en


def test_the_grounds_of_an_ending_stand_below_a_lead(tiny: Repository) -> None:
    scheme = tiny.editions["tiny-prize", "2019"].scheme
    rows = {row["id"]: row for row in outcome_rows(ZH, scheme)}
    assert rows["veto"]["lead"] == "有下列情形之一的："
    [ending] = scheme.outcomes.endings
    assert rows[ending.id]["words"][0].startswith(ending.grounds[0].label.zh)
    assert rows[ending.id]["after"][-1].endswith("以记录的决定为准。")


def test_an_option_is_told_once_for_all_rounds(tiny: Repository) -> None:
    results = results_of(tiny, score_rounds(tiny))
    tried = [
        (results.outcomes[id], each)
        for id, laboratory in results.laboratories.items()
        if id[0] == "tiny-prize"
        for each in laboratory.alternatives
    ]
    told = reading_effects("zh", tried)
    assert told
    for sentences in told.values():
        assert all(each.startswith("取“") for each in sentences)
        assert len({each.partition("：")[0] for each in sentences}) == len(sentences)
