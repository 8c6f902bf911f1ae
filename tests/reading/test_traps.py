"""Slips that YAML reads without a word: each at its sign, with the line as it should be."""

import pytest

from toolkit.reading.reader import parse

SLIPS = [
    ("id：x\nname：y\n", "Y301", 1, 3, "id: x"),
    ("facts:\n  members：120\n  income：5\n", "Y301", 2, 10, "  members: 120"),
    ("a:\n  - id：x\n", "Y301", 2, 7, "  - id: x"),
    ("a: 1\nkind：society\n\n# c\nb: 2\n", "Y301", 2, 5, "kind: society"),
    ("id:x\nkind:y\n", "Y303", 1, 3, "id: x"),
    ("a:\n  b: 1\n\tc: 2\n", "Y302", 3, 1, "  c: 2"),
    ("a:\n\t\tb: 1\n", "Y302", 2, 1, None),  # two levels or one?
    ("a: 1\n\u3000b: 2\n", "Y309", 2, 1, None),
    ("a:\n  b: 1\n\u3000c: 2\n", "Y309", 3, 1, "  c: 2"),
    ("n: 120\u3000# 说明\n", "Y309", 1, 7, "n: 120  # 说明"),
    ("n: １２\n", "Y312", 1, 4, "n: 12"),
    ("d: ２０１８-０３-０５\n", "Y312", 1, 4, "d: 2018-03-05"),
    ("n: 120 ＃名\n", "Y313", 1, 8, "n: 120 # 名"),
    ("t: 讲座 ＃ 注\n", "Y313", 1, 7, "t: 讲座 # 注"),
    ("a:\n  b: 1\n  ＃ 说明\n  c: 2\n", "Y313", 3, 3, "  # 说明"),
    ("x: [a，b]\n", "Y314", 1, 6, "x: [a, b]"),
    ("x: [教育、养老, c]\n", "Y314", 1, 7, "x: [教育, 养老, c]"),
    ("d: “2018-03-05”\n", "Y315", 1, 4, "d: 2018-03-05"),
    ("x: [“a1”]\n", "Y315", 1, 5, "x: [a1]"),
    ("t: “a: b”\nc: 1\n", "Y315", 1, 4, 't: "a: b"'),
    ("t: 讲座 #1\n", "Y316", 1, 7, 't: "讲座 #1"'),
    ("t: Report #1\n", "Y316", 1, 11, 't: "Report #1"'),
    ("t: 这是一段\n  文字 #1 在此\n", "Y316", 2, 6, None),
    ("x: {t: 甲 #1, b: 2}\nc: 1\n", "Y316", 1, 10, 'x: {t: "甲 #1", b: 2}'),
    ("a: 1 # x\u202ey\n", "Y317", 1, 9, None),
    ("mеmbers: 1\n", "Y318", 1, 1, "members"),
    ("ｍembers: 1\n", "Y318", 1, 1, "members"),
    ("n\u00e4me: 1\nna\u0308me: 2\n", "Y319", 2, 1, None),
    ("e: ［a，b］\n", "Y320", 1, 4, "e: [a, b]"),
]
RIGHT = [
    'a: "引\\"号 #\u200b好"\n',  # an escaped quote does not end a text
    "t: 讲座 ＃1\n",
    "t: 讲座 # 1\n",
    "n: 15  # 说明\n",
    "n: 15 #说明\n",
    "id: abc #说明\n",
    "u: https://example.org/a #说明\n",
    "t: “小数据”\n",
    "t: 他说：“好，１２ 个”\n",
    "x: ['教育，养老']\n",
    "t: '讲座 #1'\n",
    "t: |\n  讲座 #1\n  ＃ 注\n",
    "note:\n  说明：如下\n",
    "名称: 甲\n",
]


@pytest.mark.parametrize(("text", "code", "line", "column", "mended"), SLIPS)
def test_a_slip_is_told_at_its_sign_with_the_mended_line(
    text: str, code: str, line: int, column: int, mended: str | None
) -> None:
    _, problems = parse(text, "x.yml")
    assert [(p.code.id, p.place.line, p.place.column) for p in problems] == [(code, line, column)]
    assert problems[0].suggestion == mended


@pytest.mark.parametrize("text", RIGHT)
def test_what_chinese_text_rightly_contains_is_left_alone(text: str) -> None:
    document, problems = parse(text, "x.yml")
    assert document is not None
    assert problems == []
