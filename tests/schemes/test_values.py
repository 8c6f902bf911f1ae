"""What may be written for a count, an amount, a date …: below, on and above every edge."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import pytest
from pydantic import BeforeValidator, create_model

from toolkit.language import both
from toolkit.problems.problem import Problem
from toolkit.reading.reader import parse
from toolkit.reading.shape import Shape, shaped
from toolkit.schemes import ids, values

LABEL = both("人数", "People")
CHECKS = {
    "count": values.count(LABEL),
    "whole": values.number(LABEL, 0),
    "amount": values.number(LABEL, 2),
    "yuan": values.number(LABEL, 2, both("元", "yuan")),
    "wan-yuan": values.number(LABEL, 2, both("万元", "10,000 yuan")),
    "people": values.count(LABEL, both("人", "people")),
    "date": values.date(LABEL),
    "text": values.text(LABEL, 10),
    "choice": values.choice(
        LABEL, {"full-senior": both("正高级", "full senior"), "other": both("其他", "other")}
    ),
    "yes-no": values.yes_no(LABEL),
    "link": values.link(LABEL),
    "name": ids.id_for(ids.OF_ANYTHING),
    "key": ids.key,
}
LONG_LINK = "https://example.org/" + "a" * 480


def shape(kind: str, written: str) -> tuple[Any, list[Problem]]:
    """Read what a file says of one fact of that kind."""
    document, problems = parse(f"f: {written}\n", "v.yml")
    assert document is not None
    assert problems == []
    model = create_model(
        "File", __base__=Shape, f=(Annotated[Any, BeforeValidator(CHECKS[kind])], ...)
    )
    value, problems = shaped(model, document)
    return getattr(value, "f", None), problems


ACCEPTED: list[tuple[str, str, Any]] = [
    ("count", "0", 0),
    ("count", "-1", -1),  # the sign is the tables' matter
    ("count", "1000000000000", 10**12),
    ("amount", "12", Decimal(12)),
    ("amount", "12.5", Decimal("12.5")),
    ("amount", "12.50", Decimal("12.50")),
    ("amount", "12.500", Decimal("12.5")),  # zeros at the end lose nothing
    ("amount", "-0.01", Decimal("-0.01")),
    ("amount", "1000000000000.00", Decimal(10**12)),
    ("whole", "12.0", Decimal(12)),
    ("date", "2018-01-01", date(2018, 1, 1)),
    ("date", "2016-02-29", date(2016, 2, 29)),
    ("date", "'2018-12-31'", date(2018, 12, 31)),
    ("text", "一二三四五六七八九十", "一二三四五六七八九十"),
    ("text", '" 甲 "', "甲"),
    ("text", "'12'", "12"),
    ("text", '"甲\\n乙"', "甲\n乙"),
    ("text", '"e\\u0301"', "é"),  # one character, however it was typed
    ("choice", "full-senior", "full-senior"),
    ("yes-no", "true", True),
    ("yes-no", "false", False),
    ("link", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    ("link", "http://例子.中国/路", "http://例子.中国/路"),
    ("link", LONG_LINK, LONG_LINK),
    ("name", "e01", "e01"),
    ("name", "2018", "2018"),
    ("name", "a" * 40, "a" * 40),
    ("key", "in_keqiao", "in_keqiao"),
    ("key", "a" * 40, "a" * 40),
]

REFUSED: list[tuple[str, str, str]] = [
    ("count", "1.0", "F201"),
    ("count", "'12'", "F201"),
    ("count", "12人", "F201"),
    ("count", "'１２'", "F201"),
    ("count", "true", "F201"),
    ("count", "[1]", "F201"),
    ("count", "{a: 1}", "F201"),
    ("count", "", "F103"),
    ("count", "null", "F103"),
    ("count", "1000000000001", "F204"),
    ("count", "-1000000000001", "F204"),
    ("amount", "12.345", "F203"),
    ("amount", "0.001", "F203"),
    ("whole", "12.5", "F203"),
    ("amount", "1000000000000.01", "F204"),
    ("amount", "'12.5'", "F202"),
    ("amount", "1,234.5", "F202"),
    ("amount", "12.5 元", "F202"),
    ("amount", "false", "F202"),
    ("amount", "", "F103"),
    ("date", "2018-02-29", "F206"),
    ("date", "2018-13-01", "F206"),
    ("date", "2018-00-10", "F206"),
    ("date", "0000-01-01", "F206"),
    ("date", "2018-1-5", "F205"),
    ("date", "2018/01/05", "F205"),
    ("date", "2018-01-05 10:00:00", "F205"),
    ("date", "'２０１８-01-05'", "F205"),
    ("date", "2018年1月5日", "F205"),
    ("date", "20180105", "F205"),
    ("date", "", "F103"),
    ("text", "一二三四五六七八九十一", "F208"),
    ("text", "12", "F207"),
    ("text", "2018.5", "F207"),
    ("text", "true", "F207"),
    ("text", "[甲]", "F207"),
    ("text", "''", "F103"),
    ("text", '"  "', "F103"),
    ("text", '"甲\\u200b"', "F209"),
    ("text", '"甲\\u202e乙"', "F209"),
    ("text", '"甲\\t乙"', "F209"),
    ("text", '"甲\\u2028乙"', "F209"),
    ("choice", "Full-Senior", "F210"),
    ("choice", "senior", "F210"),
    ("choice", "12", "F210"),
    ("choice", "[other]", "F210"),
    ("choice", "", "F103"),
    ("yes-no", "1", "F211"),
    ("yes-no", "'true'", "F211"),
    ("yes-no", "是", "F211"),
    ("link", "example.org", "F212"),
    ("link", "ftp://example.org", "F212"),
    ("link", "'javascript:alert(1)'", "F212"),
    ("link", "https://", "F212"),
    ("link", "https://user:pass@example.org", "F212"),
    ("link", "https://example.org/a b", "F212"),
    ("link", "https://example.org/<script>", "F212"),
    ("link", "'https://[::1'", "F212"),
    ("link", LONG_LINK + "a", "F212"),
    ("link", "12", "F212"),
    ("name", "E01", "F213"),
    ("name", "e_1", "F213"),
    ("name", "-e", "F213"),
    ("name", "e-", "F213"),
    ("name", "甲", "F213"),
    ("name", "a/b", "F213"),
    ("name", "..", "F213"),
    ("name", "a" * 41, "F213"),
    ("name", "true", "F213"),
    ("name", "1.5", "F213"),
    ("key", "In_Keqiao", "F213"),
    ("key", "in-keqiao", "F213"),
    ("key", "1a", "F213"),
    ("key", "a" * 41, "F213"),
]


@pytest.mark.parametrize(("kind", "written", "value"), ACCEPTED)
def test_what_is_accepted_and_what_it_becomes(kind: str, written: str, value: Any) -> None:
    found, problems = shape(kind, written)
    assert problems == []
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(("kind", "written", "code"), REFUSED)
def test_what_is_refused_and_why(kind: str, written: str, code: str) -> None:
    found, problems = shape(kind, written)
    assert found is None
    [problem] = problems
    assert problem.code.id == code
    # an empty entry is blamed at its key, anything else at the value
    assert problem.place.column == (1 if written in ("", "null") else 4)


@pytest.mark.parametrize(
    ("kind", "written", "zh", "en"),
    [
        ("count", "12人", "人数应是整数，读到的是 “12人”。", "People should be a whole number, “12人” was read."),
        ("yes-no", "是", "人数应是 true（是）或 false（否），读到的是 “是”。", "People should be true or false, “是” was read."),
        ("amount", "12.345", "人数最多 2 位小数，读到的是 12.345。", "People has at most 2 decimal places, 12.345 was read."),
        ("text", "一二三四五六七八九十一", "人数有 11 个字，上限是 10 个字。", "People has 11 characters, the limit is 10."),
    ],
)  # fmt: skip
def test_the_message_names_the_entry_and_what_was_read(
    kind: str, written: str, zh: str, en: str
) -> None:
    _, [problem] = shape(kind, written)
    assert (problem.message.zh, problem.message.en) == (zh, en)


@pytest.mark.parametrize(
    ("length", "shown"),
    [(59, "x" * 59), (60, "x" * 60), (61, "x" * 57 + "…"), (500, "x" * 57 + "…")],
)
def test_a_long_word_is_told_in_part(length: int, shown: str) -> None:
    _, [problem] = shape("count", "x" * length)
    assert f"“{shown}”" in problem.message.zh


@pytest.mark.parametrize(
    ("kind", "written", "suggestion"),
    [
        ("count", "12人", "12"),
        ("count", "'１２'", "12"),
        ("count", "1,200", "1200"),
        ("count", "'12'", "12"),
        ("count", "12.5人", None),  # no whole number
        ("amount", "12.5 元", "12.5"),
        ("amount", "1,234.5", "1234.5"),
        ("amount", "1.26万", None),  # not 1.26
        ("amount", "3 到 5", None),  # which of the two?
        ("yuan", "3.5万", "35000"),
        ("yuan", "1.26 万元", "12600"),
        ("yuan", "0.1亿", "10000000"),
        ("yuan", "12,000.55万", "120005500"),
        ("yuan", "12,6万", None),
        ("yuan", "1,2345", None),
        ("yuan", "1,234,567万", "12345670000"),
        ("yuan", "约3.5万", None),
        ("yuan", "3.5万余", None),
        ("yuan", "无", "0"),
        ("yuan", "'—'", "0"),
        ("yuan", "[3.5]", "3.5"),
        ("yuan", "[3, 5]", None),
        ("wan-yuan", "3.5万元", "3.5"),
        ("wan-yuan", "35000元", None),  # which unit was meant?
        ("people", "1.2万", "12000"),
        ("people", "1.23456万", None),  # no whole number
        ("people", "没有", "0"),
        ("choice", "[other]", "other"),
        ("choice", "[other, other]", None),
        ("date", "2018-1-5", "2018-01-05"),
        ("date", "2018/01/05", "2018-01-05"),
        ("date", "2018年1月5日", "2018-01-05"),
        ("date", "20180105", "2018-01-05"),
        ("date", "2018.2.30", None),  # there is no such day
        ("date", "去年", None),
        ("text", "12", '"12"'),
        ("text", "[甲]", None),
    ],
)
def test_the_number_or_day_that_was_meant_is_suggested(
    kind: str, written: str, suggestion: str | None
) -> None:
    _, [problem] = shape(kind, written)
    assert problem.suggestion == suggestion


@pytest.mark.parametrize(
    ("kind", "written", "how"),
    [
        ("people", "无", "没有就写 0；"),
        ("yuan", "3.5万", "按元写，把“万”乘出来；"),
        ("yuan", "[3.5]", "这里只写一个数，不用方括号；"),
        ("date", "2018年3月", "要写到哪一天；"),
        ("choice", "[other]", "只能选一个，不用方括号；"),
    ],
)
def test_how_to_mend_it_begins_with_the_slip(kind: str, written: str, how: str) -> None:
    _, [problem] = shape(kind, written)
    assert problem.remedy.zh.startswith(how)


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("E01", "e01"),
        ("e_1", "e-1"),
        ("e 1", "e-1"),
        ("2018年", "2018"),
        ("甲", None),
        ("第1条", None),
        ("a/b", None),
    ],
)
def test_an_id_in_another_writing_is_suggested(written: str, suggestion: str | None) -> None:
    _, [problem] = shape("name", written)
    assert problem.suggestion == suggestion


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("正高级", "full-senior"),  # the label in place of the id
        ("full_senior", "full-senior"),
        ("Full-Senior", "full-senior"),
        ("othr", "other"),
        ("其它", None),
        ("教授", None),
    ],
)
def test_a_choice_is_suggested_by_id_or_label(written: str, suggestion: str | None) -> None:
    _, [problem] = shape("choice", written)
    assert problem.suggestion == suggestion
    assert problem.remedy.zh == "可选：full-senior（正高级），other（其他）。"
