"""Lines that stand wrong: told with the line they should be in line with, and as they should be."""

import pytest

from toolkit.reading.reader import parse

EVENTS = "facts:\n  events:\n    - id: e2\n      title: 甲\n"
SLIPS = [
    # indentation: at the first word of the line
    ("facts:\n  m: 1\n   n: 2\n", "Y327", 3, 4, "  n: 2"),
    ("facts:\n  m: 1\n n: 2\n", "Y327", 3, 2, "  n: 2"),
    ("facts:\n  m: 1\n\n  # 说明\n   n: 2\n", "Y327", 5, 4, "  n: 2"),
    (f"{EVENTS}     on: 2020\n      people: 1\n", "Y327", 5, 6, "      on: 2020"),
    (f"{EVENTS}        on: 2020\n", "Y327", 5, 9, "      on: 2020"),
    (f"{EVENTS}    on: 2020\n    - id: e3\n", "Y327", 5, 5, "      on: 2020"),
    (f"{EVENTS}   - id: e3\n", "Y327", 5, 4, "    - id: e3"),
    (f"{EVENTS}     - id: e3\n", "Y327", 5, 6, "    - id: e3"),
    ("a: 1\n  b: 2\n", "Y327", 2, 3, "b: 2"),
    # a dash without its blank
    ("a:\n  -id: x\n   b: 1\n", "Y325", 2, 3, "  - id: x"),
    ("a:\n  - id: x\n  -id: z\n", "Y325", 3, 3, "  - id: z"),
    ("a:\n  -{id: x, b: 1}\n", "Y325", 2, 3, "  - {id: x, b: 1}"),
    ("a:\n  -id: x\n", "Y325", 2, 3, "  - id: x"),  # YAML reads this one
    # a dash where no list can begin
    ("a: -\nb: 1\n", "Y326", 1, 4, None),
    ("a: - x\n", "Y326", 1, 4, None),
    ("a: 1\n-\nb: 1\n", "Y326", 2, 1, None),
    # no colon: at the key
    ("facts:\n  m 12\n  n: 2\n", "Y328", 2, 3, "  m: 12"),
    ("a: 1\nfacts\nb: 2\n", "Y328", 2, 1, "facts:"),
    ("facts\n  a: 1\n", "Y328", 1, 1, "facts:"),
    # a conflict: at its first mark
    ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> main\n", "Y329", 2, 1, None),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "mended"), SLIPS)
def test_the_line_is_blamed_and_mended(
    text: str, code: str, line: int, column: int, mended: str | None
) -> None:
    _, problems = parse(text, "x.yml")
    assert [(p.code.id, p.place.line, p.place.column) for p in problems] == [(code, line, column)]
    assert problems[0].suggestion == mended


def test_the_line_to_align_with_is_named() -> None:
    _, [problem] = parse(f"{EVENTS}     on: 2020\n", "x.yml")
    assert problem.message.zh == (
        "这一行前面有 5 个空格，与上下文对不上；应有 6 个，同第 4 行的 “title” 对齐。"
    )
    assert "in line with “title” on line 4" in problem.message.en


def test_every_entry_without_its_blank_is_told() -> None:
    document, problems = parse("a:\n  -id: x\n  -id: z\n  -id: w\nb: 1\n", "x.yml")
    told = sorted((each.code.id, each.place.line) for each in problems)
    assert told == [("Y325", 2), ("Y325", 3), ("Y325", 4)]
    assert document is not None
    assert document.is_unsound(("a",))  # nobody complains that it is no list


@pytest.mark.parametrize(
    "text",
    [
        "a: -5\n",
        "a:\n  - -5\n",
        "'-id': 1\n",
        "a: 甲\n  -乙\n",
        "a: |\n  -id: 1\n  <<<<<<< HEAD\n",
        "a:\n- id: x\n- id: z\n",
    ],
)
def test_what_is_rightly_written_so_is_left_alone(text: str) -> None:
    document, problems = parse(text, "x.yml")
    assert document is not None
    assert problems == []
