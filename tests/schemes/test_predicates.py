"""Conditions on records: what each means, for values given and not given, and in words."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from toolkit.problems.problem import Problem
from toolkit.reading.reader import parse
from toolkit.reading.shape import Shape, shaped
from toolkit.schemes.edition import Edition
from toolkit.schemes.facts import Records
from toolkit.schemes.predicates import Predicate, explained, fields_of

HERE = {"class": "class-1", "level": "city"}
DAY = date(2018, 6, 30)


class Holder(Shape):
    when: Predicate


def shape(written: str) -> tuple[Holder | None, list[Problem]]:
    document, problems = parse(f"when: {written}\n", "p.yml")
    assert document is not None
    holder, further = shaped(Holder, document)
    return holder, problems + further


def condition(written: str) -> Predicate:
    holder, problems = shape(written)
    assert problems == []
    assert holder is not None
    return holder.when


TABLE: list[tuple[str, dict[str, Any], bool]] = [
    # is
    ("{field: title, is: full-senior}", {"title": "full-senior"}, True),
    ("{field: title, is: full-senior}", {"title": "associate-senior"}, False),
    ("{field: title, is: full-senior}", {"title": None}, False),
    ("{field: title, is: full-senior}", {}, False),
    ("{field: open, is: true}", {"open": True}, True),
    ("{field: open, is: true}", {"open": False}, False),
    ("{field: open, is: false}", {"open": False}, True),
    ("{field: open, is: false}", {"open": None}, False),
    ("{field: people, is: 30}", {"people": 30}, True),
    ("{field: people, is: 30}", {"people": 31}, False),
    ("{field: cost, is: 1.50}", {"cost": Decimal("1.5")}, True),
    # is, with an attribute of the unit
    ("{field: for, is: {attribute: level}}", {"for": "city"}, True),
    ("{field: for, is: {attribute: level}}", {"for": "county"}, False),
    ("{field: for, is: {attribute: level}}", {"for": None}, False),
    # in
    ("{field: role, in: [organiser, undertaker]}", {"role": "organiser"}, True),
    ("{field: role, in: [organiser, undertaker]}", {"role": "undertaker"}, True),
    ("{field: role, in: [organiser, undertaker]}", {"role": "participant"}, False),
    ("{field: role, in: [organiser, undertaker]}", {"role": None}, False),
    ("{field: role, in: [organiser, undertaker]}", {}, False),
    ("{field: for, in: [{attribute: class}, all]}", {"for": "class-1"}, True),
    ("{field: for, in: [{attribute: class}, all]}", {"for": "all"}, True),
    ("{field: for, in: [{attribute: class}, all]}", {"for": "class-2"}, False),
    # what was not given equals nothing, an attribute that the unit lacks included
    ("{field: for, in: [{attribute: nowhere}]}", {"for": None}, False),
    # at least
    ("{field: people, at_least: 30}", {"people": 29}, False),
    ("{field: people, at_least: 30}", {"people": 30}, True),
    ("{field: people, at_least: 30}", {"people": 31}, True),
    ("{field: people, at_least: 0}", {"people": None}, False),
    ("{field: people, at_least: 0}", {}, False),
    ("{field: cost, at_least: 0.50}", {"cost": Decimal("0.49")}, False),
    ("{field: cost, at_least: 0.50}", {"cost": Decimal("0.5")}, True),
    # below
    ("{field: people, below: 30}", {"people": 29}, True),
    ("{field: people, below: 30}", {"people": 30}, False),
    ("{field: people, below: 30}", {"people": None}, False),
    ("{field: people, below: 30}", {}, False),
    # within, both days included
    ("{field: day, within: [2018-01-01, 2018-06-30]}", {"day": date(2017, 12, 31)}, False),
    ("{field: day, within: [2018-01-01, 2018-06-30]}", {"day": date(2018, 1, 1)}, True),
    ("{field: day, within: [2018-01-01, 2018-06-30]}", {"day": date(2018, 6, 30)}, True),
    ("{field: day, within: [2018-01-01, 2018-06-30]}", {"day": date(2018, 7, 1)}, False),
    ("{field: day, within: [2018-01-01, 2018-06-30]}", {"day": None}, False),
    ("{field: day, within: [2018-01-01, 2018-06-30]}", {}, False),
    # present
    ("{field: day, present: true}", {"day": DAY}, True),
    ("{field: day, present: true}", {"day": None}, False),
    ("{field: day, present: true}", {}, False),
    ("{field: day, present: false}", {"day": DAY}, False),
    ("{field: day, present: false}", {"day": None}, True),
    ("{field: day, present: false}", {}, True),
    ("{field: number, present: true}", {"number": 0}, True),  # 0 and "no" are given
    ("{field: number, present: true}", {"number": False}, True),
    # not: also of a comparison that nothing satisfies
    ("{not: {field: people, at_least: 30}}", {"people": 30}, False),
    ("{not: {field: people, at_least: 30}}", {"people": 29}, True),
    ("{not: {field: people, at_least: 30}}", {"people": None}, True),
    ("{not: {not: {field: people, at_least: 30}}}", {"people": 30}, True),
]

BOTH = "[{field: a, is: true}, {field: b, is: true}]"
TRUTH = [(a, b) for a in (True, False, None) for b in (True, False, None)]


@pytest.mark.parametrize(("written", "record", "expected"), TABLE)
def test_what_a_condition_means(written: str, record: dict[str, Any], expected: bool) -> None:
    assert condition(written).holds(record, HERE) is expected


@pytest.mark.parametrize(("a", "b"), TRUTH)
def test_all_any_and_not_of_two_conditions(a: bool | None, b: bool | None) -> None:
    record = {"a": a, "b": b}
    is_a, is_b = a is True, b is True
    assert condition(f"{{all: {BOTH}}}").holds(record, {}) is (is_a and is_b)
    assert condition(f"{{any: {BOTH}}}").holds(record, {}) is (is_a or is_b)
    assert condition(f"{{not: {{all: {BOTH}}}}}").holds(record, {}) is not (is_a and is_b)
    assert condition(f"{{not: {{any: {BOTH}}}}}").holds(record, {}) is not (is_a or is_b)


def test_the_fields_a_condition_reads() -> None:
    nested = "{any: [{field: a, is: 1}, {all: [{field: b, below: 2}, {not: {field: c, present: true}}]}]}"
    assert list(fields_of(condition(nested))) == ["a", "b", "c"]


# How it is written


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{field: people}", ("S101", 1, 7)),
        ("{}", ("S101", 1, 7)),
        ("people", ("S101", 1, 7)),
        ("[]", ("S101", 1, 7)),
        ("{field: people, at_most: 3}", ("S101", 1, 7)),
        ("{field: people, at_least: 1, below: 3}", ("S101", 1, 7)),
        ("{all: [{field: a, is: 1}, {field: b}]}", ("S101", 1, 33)),
        ("{not: {field: b}}", ("S101", 1, 13)),
        ("{field: people, at_least: 30, unit: x}", ("F101", 1, 37)),
        ("{at_least: 30}", ("F102", 1, 1)),
        ("{field: day, within: [2018-01-01, 2018-02-30]}", ("F206", 1, 41)),
        ("{field: day, within: [1, 2018-01-01]}", ("F205", 1, 29)),
        ("{field: day, within: [20180101, 2018-01-01]}", ("F205", 1, 29)),
        ("{field: day, present: perhaps}", ("F104", 1, 29)),
    ],
)
def test_what_is_no_condition_is_refused_in_its_place(
    written: str, expected: tuple[str, int, int]
) -> None:
    holder, problems = shape(written)
    assert holder is None
    assert [(p.code.id, p.place.line, p.place.column) for p in problems] == [expected]


# In words


@pytest.mark.parametrize(
    ("fact", "written", "zh", "en"),
    [
        (
            "experts",
            "{field: title, is: full-senior}",
            "“职称级别”为“正高级”",
            "“Title” is “full senior”",
        ),
        (
            "experts",
            "{field: title, in: [full-senior, associate-senior]}",
            "“职称级别”为“正高级”或“副高级”",
            "“Title” is “full senior” or “associate senior”",
        ),
        (
            "matchmaking",
            "{field: people, at_least: 30}",
            "“参加人数”不少于 30 人",
            "“People present” is at least 30",
        ),
        (
            "matchmaking",
            "{field: people, below: 30}",
            "“参加人数”少于 30 人",
            "“People present” is below 30",
        ),
        (
            "exchanges",
            "{field: form, is: {attribute: level}}",
            "“活动形式”为本单位的 level",
            "“Form” is the unit's level",
        ),
        (
            "matchmaking",
            "{field: held_on, within: [2018-01-01, 2018-06-30]}",
            "“举办日期”在 2018-01-01 至 2018-06-30 之间",
            "“Held on” lies in 2018-01-01 to 2018-06-30",
        ),
        (
            "contact_points",
            "{field: agreement_signed_on, present: true}",
            "有“协议签订日期”",
            "“Agreement signed on” is given",
        ),
        (
            "contact_points",
            "{field: agreement_signed_on, present: false}",
            "没有“协议签订日期”",
            "“Agreement signed on” is not given",
        ),
        (
            "exchanges",
            "{field: in_keqiao, is: true}",
            "“在柯桥举办”为“是”",
            "“Held in Keqiao” is “yes”",
        ),
        (
            "exchanges",
            "{field: in_keqiao, is: false}",
            "“在柯桥举办”为“否”",
            "“Held in Keqiao” is “no”",
        ),
        (
            "matchmaking",
            "{all: [{field: role, is: organiser}, {field: people, at_least: 30}]}",
            "“学会的角色”为“自主开展”，并且“参加人数”不少于 30 人",
            "“Role of the society” is “organised it”, and “People present” is at least 30",
        ),
        (
            "contact_points",
            "{any: [{field: services, at_least: 1}, {field: projects, at_least: 1}]}",
            "“当年咨询、指导、调研次数”不少于 1 次，或者“当年项目合作数”不少于 1 项",
            "“Consultations, guidance and surveys in the year” is at least 1,"
            " or “Joint projects in the year” is at least 1",
        ),
        (
            "exchanges",
            "{not: {field: form, is: other}}",
            "并非（“活动形式”为“其他同类活动”）",
            "not (“Form” is “other of this kind”)",
        ),
    ],
)
def test_a_condition_in_words(edition: Edition, fact: str, written: str, zh: str, en: str) -> None:
    declared = edition.scheme.facts[fact]
    assert isinstance(declared, Records)
    words = explained(condition(written), declared.fields)
    assert (words.zh, words.en) == (zh, en)
