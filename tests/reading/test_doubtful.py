"""Values in doubt: the entry is named, and the mend is of the kind that the entry asks for."""

from decimal import Decimal
from typing import Annotated, Any

import pytest
from pydantic import BeforeValidator, Field

from toolkit.problems.problem import Problem, in_order
from toolkit.reading.doubtful import plain_number, truth
from toolkit.reading.reader import parse
from toolkit.reading.shape import Shape, refusal, shaped
from toolkit.schemes.values import NOT_A_COUNT, NOT_YES_NO


def _count(value: Any) -> int:
    if type(value) is not int:
        raise refusal(NOT_A_COUNT, label="甲", read=str(value))
    return value


def _yes(value: Any) -> bool:
    if type(value) is not bool:
        raise refusal(NOT_YES_NO, label="甲", read=str(value))
    return value


class File(Shape):
    name: str = ""
    names: tuple[str, ...] = ()
    size: int = 0
    cost: Decimal = Field(Decimal(0))
    is_open: bool = False
    own_count: Annotated[int, BeforeValidator(_count)] = 0
    own_truth: Annotated[bool, BeforeValidator(_yes)] = False


def told(text: str) -> list[Problem]:
    document, problems = parse(text, "x.yml")
    assert document is not None
    return in_order([*problems, *shaped(File, document)[1]])


@pytest.mark.parametrize(
    ("text", "code", "mended"),
    [
        ("name: no\n", "Y206", 'name: "no"'),
        ("name: 007  # 编号\n", "Y206", 'name: "007"  # 编号'),
        ("names: [甲, on]\n", "Y206", 'names: [甲, "on"]'),
        ("size: 007\n", "Y206", "size: 7"),
        ("size: 1_000\n", "Y206", "size: 1000"),
        ("size: 1e3\n", "Y206", "size: 1000"),
        ("size: 0x10\n", "Y206", None),
        ("size: 12:30\n", "Y206", None),
        ("cost: .5\n", "Y206", "cost: 0.5"),
        ("is_open: yes\n", "Y206", "is_open: true"),
        ("is_open: Off\n", "Y206", "is_open: false"),
        ("is_open: 007\n", "Y206", None),
        ("own_count: 007\n", "Y206", "own_count: 7"),
        ("own_truth: no\n", "Y206", "own_truth: false"),
        ("nome: no\n", "Y206", None),  # nobody knows what an unknown key asks for
        ("size: １２\n", "Y312", "size: 12"),
        ("name: １２\n", "Y312", 'name: "１２"'),
    ],
)
def test_it_is_told_once_and_mended_by_its_kind(text: str, code: str, mended: str | None) -> None:
    assert [(each.code.id, each.suggestion) for each in told(text)] == [(code, mended)]


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("name: no\n", "name 写的是 “no”", "name is “no”"),
        ("names: [甲, on]\n", "names 的第 2 项写的是 “on”", "Entry 2 of names is “on”"),
        ("size: １２\n", "size 写的 “１２”", "size is “１２”"),
    ],
)
def test_the_entry_is_named(text: str, zh: str, en: str) -> None:
    [problem] = told(text)
    assert problem.message.zh.startswith(zh)
    assert problem.message.en.startswith(en)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("007", "7"),
        ("20.0", "20"),
        ("-0.50", "-0.5"),
        ("1_000", "1000"),
        ("1e3", "1000"),
        ("２０", "20"),
        ("000", "0"),
        ("0x10", None),
        ("12:30", None),
        ("1e999999", None),
        (".", None),
        ("9" * 41, None),
        ("十", None),
    ],
)
def test_a_plain_number_is_found(written: str, meant: str | None) -> None:
    assert plain_number(written) == meant


def test_a_truth_value_is_found_by_its_word() -> None:
    assert [truth(each) for each in ("是", " YES ", "√", "否", "off", "也许", 1)] == [
        *("true", "true", "true"),
        *("false", "false"),
        *(None, None),
    ]
