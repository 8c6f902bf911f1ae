"""How a stated value is shown to people."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from toolkit.schemes.edition import Edition
from toolkit.schemes.facts import Records
from toolkit.schemes.showing import shown


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
