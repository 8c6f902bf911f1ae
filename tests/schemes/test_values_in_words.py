"""How a stated value is shown to people."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from toolkit.language import Measure, Text, both
from toolkit.schemes.edition import Edition
from toolkit.schemes.facts import Records
from toolkit.schemes.showing import for_readers, more_of, shown, with_unit


@pytest.mark.parametrize(
    ("fact", "value", "zh", "en"),
    [
        ("contracts_brokered", 3, "3 项", "3 contracts"),
        ("contracts_brokered", 0, "0 项", "0 contracts"),
        ("contracts_brokered", None, "未填", "not given"),
        ("output_value", Decimal("1860000.00"), "1860000 元", "1860000 yuan"),
        ("output_value", Decimal("12750000.50"), "12750000.5 元", "12750000.5 yuan"),
        ("output_growth", Decimal("-1.20"), "-1.2%", "-1.2%"),
        ("other_benefits", "经验在区内推广。", "经验在区内推广。", "经验在区内推广。"),
        ("exchanges.held_on", date(2018, 6, 8), "2018-06-08", "2018-06-08"),
        ("exchanges.in_keqiao", True, "是", "yes"),
        ("exchanges.in_keqiao", False, "否", "no"),
        ("exchanges.form", "forum", "高峰论坛", "forum"),
        ("experts.title", "associate-senior", "副高级", "associate senior"),
        ("exchanges.superior_experts", 0, "0 人", "0 experts"),
        ("contact_points.agreement_signed_on", None, "未填", "not given"),
    ],
)
def test_a_value_in_words(edition: Edition, fact: str, value: Any, zh: str, en: str) -> None:
    name, _, field = fact.partition(".")
    declared: Any = edition.scheme.facts[name]
    if field:
        assert isinstance(declared, Records)
        declared = declared.fields[field]
    words = shown(declared, value)
    assert (words.zh, words.en) == (zh, en)


@pytest.mark.parametrize(
    ("number", "unit", "zh", "en"),
    [
        ("1", Measure("人", "people", "person"), "1 人", "1 person"),
        ("2", Measure("人", "people", "person"), "2 人", "2 people"),
        ("1", Measure("元", "yuan"), "1 元", "1 yuan"),
        ("-1.2", both("%", "%"), "-1.2%", "-1.2%"),
        ("20", both("万元", "10,000 yuan"), "20 万元", "200,000 yuan"),
        ("0", both("万元", "10,000 yuan"), "0 万元", "0 yuan"),
        ("1.25", both("万元", "10,000 yuan"), "1.25 万元", "12,500 yuan"),
        ("0.00005", both("万元", "10,000 yuan"), "0.00005 万元", "0.5 yuan"),
        ("-3", both("万元", "10,000 yuan"), "-3 万元", "-30,000 yuan"),
        ("8–10", both("万元", "10,000 yuan"), "8–10 万元", "80,000–100,000 yuan"),
        ("1/3", both("万元", "10,000 yuan"), "1/3 万元", "10,000/3 yuan"),
        ("5", both("亿元", "100 million yuan"), "5 亿元", "500 million yuan"),
        ("0.0001", both("亿元", "100 million yuan"), "0.0001 亿元", "0.01 million yuan"),
    ],
)
def test_a_number_with_its_measure_word(number: str, unit: Text, zh: str, en: str) -> None:
    assert with_unit(number, unit) == both(zh, en)


def test_more_of_what_is_counted_by_ten_thousand_stays_recognisable() -> None:
    more = more_of(both("万元", "10,000 yuan"))
    assert more.filled(n="2", unit=both("万元", "10,000 yuan")).en == "2 × 10,000 yuan more"


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        ("260000", "26 万元", "260,000 yuan"),
        ("5200000", "520 万元", "5,200,000 yuan"),
        ("12340000000", "1,234,000 万元", "12,340,000,000 yuan"),
        ("135500", "135,500 元", "135,500 yuan"),
        ("12750000.5", "12,750,000.5 元", "12,750,000.5 yuan"),
        ("9999", "9999 元", "9999 yuan"),
        ("-30000", "-3 万元", "-30,000 yuan"),
    ],
)
def test_people_read_large_quantities_in_groups(number: str, zh: str, en: str) -> None:
    assert for_readers(both(f"{number} 元", f"{number} yuan")) == both(zh, en)


def test_what_is_no_quantity_is_left_as_it_is() -> None:
    for said in ("20180608", "2018-06-08", "文号 20180608 号", "12345 67890 元", "12345%"):
        assert for_readers(both(said, said)) == both(said, said)
