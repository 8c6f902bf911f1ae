"""How two editions of a scheme differ, in sentences written by hand from the two texts."""

import pytest

from tests.codes.tree import TINY
from toolkit.reading.reader import parse
from toolkit.schemes.differences.scheme_differences import Difference, scheme_differences
from toolkit.schemes.edition import Edition, load

PRIZE = (TINY / "schemes/tiny-prize/2019/scheme.yml").read_text("utf-8")
FAIR = (TINY / "schemes/tiny-fair/2020/scheme.yml").read_text("utf-8")
K = "  - {code: K, label: {zh: 活动, en: Meetings}, points: 100, article: e1, rule: {kind: proportional, quantity: meetings, target: 100}}\n"


def edition(text: str) -> Edition:
    document, problems = parse(text, "scheme.yml")
    assert document is not None, problems
    found, problems = load(document)
    assert found is not None, problems
    return found


def differences(text: str, *edits: tuple[str, str]) -> list[Difference]:
    changed = text
    for old, new in edits:
        assert changed.count(old) == 1, old
        changed = changed.replace(old, new)
    return scheme_differences(edition(text), edition(changed))


def said(text: str, *edits: tuple[str, str]) -> list[tuple[str, str]]:
    return [(each.sentence.zh, each.sentence.en) for each in differences(text, *edits)]


def test_an_edition_by_another_name_alone_is_no_difference() -> None:
    assert said(PRIZE, ("edition: 2019", "edition: 2022")) == []


@pytest.mark.parametrize(
    ("edit", "zh", "en"),
    [
        (
            ("in_force_until: 2021-12-31", "in_force_until: 2024-12-31"),
            "办法的有效期由 2021-12-31 改为 2024-12-31。",
            "The scheme: last day in force changed from 2021-12-31 to 2024-12-31.",
        ),
        (
            ("{zh: 一般, en: fair}, from: 60", "{zh: 一般, en: fair}, from: 55"),
            "等次“一般”的起点分由 60 改为 55。",
            "Grade “fair”: cut-off changed from 60 to 55.",
        ),
        (
            ("percent: 25", "percent: 30"),
            "等次“良好”的名额比例由 25 改为 30。",
            "Grade “good”: share of places in percent changed from 25 to 30.",
        ),
        (
            ("{big: 4, little: 2.5}", "{big: 4, little: 3}"),
            "处理“补助”的第 2 年小社团的数额由 2.5 改为 3。",
            "Consequence “Subsidy”: amount of year 2, Little club changed from 2.5 to 3.",
        ),
        (
            ("at_most: 3", "at_most: 5"),
            "处理“奖金”的最高数额由 3 改为 5。",
            "Consequence “Cup”: highest amount changed from 3 to 5.",
        ),
        (
            (
                "{zh: 名额不能超过。, en: The places must not be exceeded.}",
                "{zh: 名额有限。, en: Places are few.}",
            ),
            "口径 T-TIE 的理由由“名额不能超过”改为“名额有限”。",
            "Reading T-TIE: reason changed from “The places must not be exceeded” to “Places are few”.",
        ),
    ],
)
def test_a_change_is_one_sentence(edit: tuple[str, str], zh: str, en: str) -> None:
    assert said(PRIZE, edit) == [(zh, en)]


def test_the_target_of_a_rule_is_told_by_the_rule_s_sentence() -> None:
    [(zh, en)] = said(PRIZE, ("target: 100", "target: 90"))
    assert zh.startswith("指标 K 活动的规则由“")
    assert "目标：100 次”改为“" in zh
    assert zh.endswith("目标：90 次”。")
    assert en.startswith("Indicator K Meetings: rule changed from “")


def test_an_indicator_that_is_new_is_told_once_with_points_and_rule() -> None:
    two = K.replace("points: 100", "points: 60") + K.replace("code: K", "code: M").replace(
        "points: 100", "points: 40"
    )
    found = differences(PRIZE, (K, two))
    assert [(each.kind, each.code, each.change) for each in found] == [
        ("indicator", "K", "changed"),
        ("indicator", "K", "changed"),
        ("indicator", "M", "added"),
    ]
    assert found[0].sentence.zh == "指标 K 活动的分值由 100 改为 60。"
    assert found[2].sentence.zh.startswith("新增指标 M 活动：40 分；")
    assert found[2].sentence.en.startswith("New: indicator M Meetings: 40 points; ")


def test_what_one_edition_alone_has_is_added_or_removed() -> None:
    notice = "    - {id: notice, label: {zh: 通报, en: Notice}, article: e4, kind: notice, grades: [poor]}\n"
    edits = [(notice, ""), ("carries: [notice, mending]", "carries: [mending]")]
    assert said(PRIZE, *edits) == [
        ("删去处理“通报”。", "Removed: consequence “Notice”."),
        (
            "条款“第四条”的落实之处由“notice、mending”改为“mending”。",
            "Clause “Article 4”: what carries it changed from “notice, mending” to “mending”.",
        ),
    ]


def test_bounds_and_conditions_to_count_are_told_as_the_policy_page_says_them() -> None:
    [bound] = said(FAIR, ("town: 4, village: none", "town: 6, village: none"))
    assert (
        bound[0]
        == "目标“志愿者人数”的要求由“城镇：不少于 4 名；乡村：无要求”改为“城镇：不少于 6 名；乡村：无要求”。"
    )
    assert bound[1].startswith("Target “Number of helpers”: bound changed from “")
    old = "label: {zh: 市级以上, en: city level or above}, article: b4, when: {field: level, in: [city, province]}"
    [condition] = said(FAIR, (old, old.replace("[city, province]", "[province]")))
    assert condition[0].startswith("事实“奖项”的计入条件由“市级以上（")
    assert condition[1].startswith(
        "Fact “Prizes”: condition to count changed from “city level or above ("
    )


def test_weights_of_panels_are_told_by_panel() -> None:
    edits = [("en: Board}, weight: 60", "en: Board}, weight: 50")]
    edits += [("en: Peers}, weight: 40", "en: Peers}, weight: 50")]
    assert said(FAIR, *edits)[0] == (
        "评审组“理事会”的权重由 60 改为 50。",
        "Panel “Board”: weight changed from 60 to 50.",
    )


def test_another_choice_of_a_reading_is_told_with_what_it_steers() -> None:
    assert said(PRIZE, ("chosen: none", "chosen: all")) == [
        (
            "等次“良好”的名额末位同分时的取舍由“同分的都不列入”改为“同分的都列入”。",
            "Grade “good”: ties for the last place changed from “none of those that tie” to “all of those that tie”.",
        ),
        (
            "口径 T-TIE 的读法由“都不列入”改为“都列入”。",
            "Reading T-TIE: chosen option changed from “none of them” to “all of them”.",
        ),
    ]
