"""What is caught as personal data and what is rightly let pass: the table, and where it is told."""

from pathlib import Path

import pytest
from pydantic_core import PydanticCustomError

from toolkit.language import both
from toolkit.problems.printing import as_text
from toolkit.problems.reports.making import Findings, report_of
from toolkit.problems.reports.report import as_json
from toolkit.reading.personal import find, personal_data
from toolkit.reading.reader import parse
from toolkit.schemes.values import text
from toolkit.submissions.walk import open_repository


def citizen_id(first_seventeen: str) -> str:
    """Complete an invented number with the check character of GB 11643."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(first_seventeen, weights, strict=True))
    return first_seventeen + "10X98765432"[total % 11]


def card(beginning: str) -> str:
    """Complete an invented number with the Luhn digit of ISO/IEC 7812."""
    doubled = [int(digit) * (2 - index % 2) for index, digit in enumerate(reversed(beginning))]
    total = sum(each - 9 if each > 9 else each for each in doubled)
    return beginning + str(-total % 10)


ID = citizen_id("33062119800101123")
CARD = card("622202100112345678")

CAUGHT = {
    "a citizen id": ID,
    "with a small check character": citizen_id("33062119800101147").lower(),
    "behind words": f"身份证{ID}",
    "in three groups": f"{ID[:6]} {ID[6:14]} {ID[14:]}",
    "a mobile number": "13800138000",
    "between words": "联系13800138000。",
    "in groups": "138-0013-8000",
    "with the country code": "+86 13800138000",
    "in full-width digits": "１３８００１３８０００",
    "a landline with a hyphen": "0575-84123456",
    "a landline in brackets": "(0575)84123456",
    "a landline in wide brackets": "（0575）84123456",
    "a local number after the word": "电话：84123456",
    "a number in two groups after the word": "联系电话 8412-3456",
    "a fax": "传真:057584123456",
    "a mail address": "a.b@example.org",
    "a mail address with a wide sign": "a＠example.com",
    "a QQ number": "QQ：12345678",
    "a QQ group": "QQ群:87654321",
    "a WeChat id": "微信号：abc_12345",
    "a WeChat id in short": "vx:hello12345",
    "a bank card": CARD,
    "a bank card in groups": f"{CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:16]} {CARD[16:]}",
}
LET_PASS = {
    "an organisation code": "91330621MA2BQ0QJ3X",
    "a society's code": "51330000MJ8733A21K",
    "a day": "2018-03-05",
    "a period": "2018年1月1日至11月25日",
    "an amount": "1860000.00",
    "an amount that begins like a mobile number": "13900139000.5",
    "a public account": "微信公众号 keqiao-kexie",
    "a channel": "建立QQ群等交流平台",
    "a document number": "绍柯创助领办发〔2016〕1号",
    "a hash": "e17533f1cc9da92a6ccb2db8bf8edacd697f717304a0f92bcff93d783070a0c2",
    "a standard": "GB/T 19001-2016",
    "a patent": "ZL201810123456.7",
    "a web address": "https://example.org/keqiao-demo/seminar",
    "an id whose day does not exist": "330621198013011234",
    "an id with a wrong check character": ID[:17] + ("0" if ID[17] != "0" else "1"),
    "a card with a wrong check digit": CARD[:-1] + str((int(CARD[-1]) + 1) % 10),
    "ten digits": "1380013800",
    "twelve digits": "138001380001",
    "the word alone": "联系电话见纸质材料",
}


@pytest.mark.parametrize("name", CAUGHT)
def test_it_is_caught(name: str) -> None:
    assert find(CAUGHT[name])
    assert find(f"前文 {CAUGHT[name]} 后文")


@pytest.mark.parametrize("name", LET_PASS)
def test_it_is_rightly_let_pass(name: str) -> None:
    assert find(LET_PASS[name]) == []
    assert find(f"前文 {LET_PASS[name]} 后文") == []


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 1\nb: 联系 13800138000\n", 2, 7),
        ("a: 1  # 请打 13800138000\n", 1, 12),
        ("a: 1\n13800138000: 2\n", 2, 1),
        ("a:\n  - '13800138000'\n", 2, 6),
        ('a: "138\\u0030013\\u00380\\u00300"\n', 1, 4),
    ],
)
def test_it_is_told_wherever_it_stands(text: str, line: int, column: int) -> None:
    document, problems = parse(text, "x.yml")
    assert document is not None
    assert problems == []
    found = list(personal_data(document))
    assert [(each.place.line, each.place.column) for each in found] == [(line, column)]


def told(text: str) -> list[tuple[int, int, str]]:
    document, _ = parse(text, "x.yml")
    assert document is not None
    return [
        (each.place.line, each.place.column, each.message.zh) for each in personal_data(document)
    ]


def test_every_kind_on_a_line_is_named_once() -> None:
    text = f"a: 1\nb: 电 13800138000 或 13900139000，a.b@example.org，{ID}\nc: QQ 12345678\n"
    assert told(text) == [
        (2, 6, "这里像是手机号、电子邮箱、身份证号。"),
        (3, 7, "这里像是QQ 号。"),
    ]


def test_what_an_escape_hides_is_named_with_what_its_line_shows() -> None:
    assert told('a: "a.b@example.org 138\\u0030013\\u00380\\u00300"\n') == [
        (1, 5, "这里像是电子邮箱、手机号。")
    ]


def test_a_number_field_is_left_alone() -> None:
    document, _ = parse("output: 13800138000\nother: 13800138000.50\n", "x.yml")
    assert document is not None
    assert [each.place.line for each in personal_data(document)] == []
    document, _ = parse("output: 13800138000\nnote: 电 13800138000\n", "x.yml")
    assert document is not None
    assert [each.place.line for each in personal_data(document)] == [2]


def test_no_printer_repeats_it() -> None:
    text = f"a: 联系人 {ID}\n"
    document, _ = parse(text, "x.yml")
    assert document is not None
    found = list(personal_data(document))
    assert found
    for said in (
        as_text(found, "zh", lambda _: text.splitlines()),
        as_json(report_of(Findings(found))),
    ):
        assert "x.yml" in said
        assert ID not in said


def test_a_file_that_cannot_be_read_is_searched_all_the_same(tmp_path: Path) -> None:
    unit = tmp_path / "units/some-unit"
    unit.mkdir(parents=True)
    (unit / "unit.yml").write_text("name: [1 # 13800138000\n", encoding="utf-8")
    problems = open_repository(tmp_path, "data").problems
    assert {"Y401"} <= {each.code.id for each in problems}
    shown = as_text(problems, "zh", lambda _: ["name: [1 # 13800138000"])
    assert "13800138000" not in shown


def test_a_bare_number_where_text_is_asked_is_not_repeated() -> None:
    with pytest.raises(PydanticCustomError) as refused:
        text(both("专业", "Field"), 60)(13800138000)
    assert refused.value.context is not None
    assert refused.value.context["code"].id == "Y401"
