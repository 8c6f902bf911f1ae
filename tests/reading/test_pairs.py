"""Brackets and quotes that do not pair: the sign that was opened is named, with the mended line."""

import pytest

from toolkit.reading.reader import parse

SLIPS = [
    # not closed: at the sign that was opened
    ("a: [甲, 乙\nb: 1\n", "Y321", 1, 4, "a: [甲, 乙]"),
    ("a: 1\nb: [甲, 乙\n", "Y321", 2, 4, "b: [甲, 乙]"),
    ("a: [\n", "Y321", 1, 4, "a: []"),
    ("a: [甲,\n", "Y321", 1, 4, "a: [甲]"),
    ("a: [甲,\nb: 1\n", "Y321", 1, 4, "a: [甲]"),
    ("a: [甲,\n  乙\nb: 1\n", "Y321", 1, 4, None),  # it ends on another line
    ("- {i: e1, e: [甲\n- {i: e2}\n", "Y321", 1, 14, "- {i: e1, e: [甲]}"),
    ("a: {i: e1 # 已核\nb: 1\n", "Y321", 1, 4, None),
    ("a: [甲, 乙}\nb: 1\n", "Y321", 1, 4, "a: [甲, 乙]"),
    ("a: {b: [甲, 乙}\nc: 1\n", "Y321", 1, 8, "a: {b: [甲, 乙]}"),
    ("a: {b: [甲, c: 乙}\nc: 1\n", "Y321", 1, 8, None),  # before c or behind it?
    ('a: "甲 乙\nb: 1\n', "Y321", 1, 4, 'a: "甲 乙"'),
    ('a: "甲 乙\nb: 1\nc: "丙"\n', "Y321", 1, 4, 'a: "甲 乙"'),
    ("a: '甲 乙\nb: 1\n", "Y321", 1, 4, "a: '甲 乙'"),
    ('a: "甲 乙”\nb: 1\n', "Y321", 1, 4, 'a: "甲 乙"'),
    ('a: [甲, "乙]\nb: 1\n', "Y321", 1, 8, None),  # before the bracket or behind it?
    # closed in a comment: at the comment
    (
        "- {i: e1, on: 2020-01-01 # 已核}\n- {i: e2}\n",
        "Y322",
        1,
        26,
        "- {i: e1, on: 2020-01-01}  # 已核",
    ),
    ("- {i: e1, t: 甲 # 乙, on: 1}\n- {i: e2}\n", "Y322", 1, 16, '- {i: e1, t: "甲 # 乙", on: 1}'),
    ("a: [甲, 乙 # 已核]\nb: 1\n", "Y322", 1, 10, "a: [甲, 乙]  # 已核"),
    # one too many: at the sign
    ("a: {b: 1}}\nc: 1\n", "Y323", 1, 10, "a: {b: 1}"),
    ("a: [甲]]\n", "Y323", 1, 7, "a: [甲]"),
    ("a: [, 甲]\n", "Y323", 1, 5, "a: [甲]"),
    ("a: {b: 1,, c: 2}\n", "Y323", 1, 10, "a: {b: 1, c: 2}"),
    # a backslash: at it
    ('a: "C:\\dir"\n', "Y324", 1, 7, "a: 'C:\\dir'"),
    ('a: "it\'s C:\\dir"\n', "Y324", 1, 12, None),
    # no comma: before the second entry
    ("a: {i: t1 t: 甲, b: 1}\n", "Y330", 1, 11, "a: {i: t1, t: 甲, b: 1}"),
    ("a: {b: [甲] c: 1}\n", "Y330", 1, 12, "a: {b: [甲], c: 1}"),
    ('a: ["甲" "乙"]\n', "Y330", 1, 9, 'a: ["甲", "乙"]'),
    ('a: ["甲"，"乙"]\n', "Y310", 1, 8, 'a: ["甲", "乙"]'),
    # a second colon in braces: the text in quotes
    ("a: {b: 甲: 乙, c: 1}\n", "Y304", 1, 9, 'a: {b: "甲: 乙", c: 1}'),
    ("a: {b: @甲, c: 1}\n", "Y306", 1, 8, 'a: {b: "@甲", c: 1}'),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "mended"), SLIPS)
def test_the_sign_is_blamed_and_the_line_mended(
    text: str, code: str, line: int, column: int, mended: str | None
) -> None:
    document, problems = parse(text, "x.yml")
    assert document is None
    assert [(p.code.id, p.place.line, p.place.column) for p in problems] == [(code, line, column)]
    assert problems[0].suggestion == mended


@pytest.mark.parametrize("slip", [each for each in SLIPS if each[-1] is not None])
def test_the_mended_line_can_be_read(slip: tuple[str, str, int, int, str]) -> None:
    text, _, line, _, mended = slip
    lines = text.split("\n")
    lines[line - 1] = mended
    document, problems = parse("\n".join(lines), "x.yml")
    assert problems == [] or problems[0].code.id == "Y209"  # a list at the top
    assert document is not None or problems


def test_the_sign_and_its_line_are_named() -> None:
    _, [problem] = parse("a: 1\nb: [甲\nc: 2\n", "x.yml")
    assert "第 2 行的方括号 “[”" in problem.message.zh
    assert "“]”" in problem.remedy.zh
    assert "square bracket “[” on line 2" in problem.message.en
