"""What the reader refuses, and where it says so; what it accepts, and where that stands."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.problems.printing import as_text
from toolkit.problems.problem import Problem
from toolkit.problems.reports.making import Findings, report_of
from toolkit.problems.reports.report import as_json
from toolkit.reading.document import Document
from toolkit.reading.lines import lines_of
from toolkit.reading.reader import DEEPEST, parse


def found(problems: list[Problem]) -> list[tuple[str, int, int]]:
    """Return code, line and column of each problem, in the order they were found."""
    return [(each.code.id, each.place.line, each.place.column) for each in problems]


def read(text: str) -> Document:
    document, problems = parse(text, "x.yml")
    assert problems == []
    assert document is not None
    return document


# What is accepted


def test_values_and_their_places() -> None:
    document = read(
        "# 说明\n"
        "名称: 示例·学会\n"
        'id: "007"\n'
        "facts:\n"
        "  people: 29\n"
        "  money: 12.50\n"
        "  list: [1, 'b', {c: true}]\n"
        "  none:\n"
        "  items:\n"
        "    - {id: e1}\n"
        "    - id: e2\n"
        "      on: 2018-03-05\n"
    )
    assert document.data == {
        "名称": "示例·学会",
        "id": "007",
        "facts": {
            "people": 29,
            "money": Decimal("12.50"),
            "list": (1, "b", {"c": True}),
            "none": None,
            "items": ({"id": "e1"}, {"id": "e2", "on": "2018-03-05"}),
        },
    }
    assert dict(document.values_at) == {
        (): (2, 1),
        ("名称",): (2, 5),
        ("id",): (3, 5),
        ("facts",): (5, 3),
        ("facts", "people"): (5, 11),
        ("facts", "money"): (6, 10),
        ("facts", "list"): (7, 9),
        ("facts", "list", 0): (7, 10),
        ("facts", "list", 1): (7, 13),
        ("facts", "list", 2): (7, 18),
        ("facts", "list", 2, "c"): (7, 22),
        ("facts", "none"): (8, 8),
        ("facts", "items"): (10, 5),
        ("facts", "items", 0): (10, 7),
        ("facts", "items", 0, "id"): (10, 12),
        ("facts", "items", 1): (11, 7),
        ("facts", "items", 1, "id"): (11, 11),
        ("facts", "items", 1, "on"): (12, 11),
    }
    assert document.keys_at["facts", "people"] == (5, 3)
    assert document.keys_at["facts", "items", 0, "id"] == (10, 8)


def test_places_are_asked_for_by_path() -> None:
    document = read("facts:\n  people: 29\n  list:\n    - a\n")
    assert document.place(("facts", "people")).line == 2
    assert document.place(("facts", "people")).column == 11
    assert document.key_place(("facts", "people")).column == 3
    # a list entry has no key, a missing entry stands at what encloses it
    assert found_at(document, ("facts", "list", 0)) == (4, 7)
    assert found_at(document, ("facts", "people", "deeper")) == (2, 11)
    assert found_at(document, ("nowhere",)) == (1, 1)
    assert document.line(("facts", "list")) == 3


def found_at(document: Document, path: tuple[str | int, ...]) -> tuple[int, int]:
    place = document.key_place(path)
    assert place.file == "x.yml"
    return place.line, place.column


def test_chinese_counts_as_one_column_and_so_does_an_emoji() -> None:
    document = read('{甲乙: 1, "👩": 2, 丙: 3}')
    assert [document.values_at[key,] for key in ("甲乙", "👩", "丙")] == [(1, 6), (1, 14), (1, 20)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_line_end_counts_as_one(end: str) -> None:
    document = read(f"甲: 1{end}{end}乙:{end}  - 2{end}  - 3{end}")
    assert document.data == {"甲": 1, "乙": (2, 3)}
    assert document.values_at["乙", 1] == (5, 5)


def test_block_text_is_text() -> None:
    document = read("a: |\n  12\n  no\nb: >-\n  one\n  two\n")
    assert document.data == {"a": "12\nno\n", "b": "one two"}
    assert document.values_at["b",] == (4, 4)


def test_keys_are_text_whatever_they_look_like() -> None:
    assert read("1: a\ntrue: b\nnull: c\nyes: d\n").data == {
        "1": "a",
        "true": "b",
        "null": "c",
        "yes": "d",
    }


def test_what_stands_behind_a_hash_is_a_comment_only_after_a_blank() -> None:
    assert read("a: 1 # x\nb: x#1\nc: 'x #1'\n").data == {"a": 1, "b": "x#1", "c": "x #1"}


def test_one_marked_document_is_accepted() -> None:
    assert read("---\na: 1\n...\n").data == {"a": 1}


# What is refused, and where


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the second key, and every further one
        ("a: 1\nb: 2\na: 3\n", [("Y205", 3, 1)]),
        ("a: 1\n'a': 2\n\"a\": 3\n", [("Y205", 2, 1), ("Y205", 3, 1)]),
        ("x: {b: 1, c: 2, b: 3}\n", [("Y205", 1, 17)]),
        ("x:\n  - b: 1\n    b: 1\n", [("Y205", 3, 5)]),
        ("名称: 1\n名称: 2\n", [("Y205", 2, 1)]),
        # anchors and aliases, each at its own place
        ("a: &x 1\n", [("Y202", 1, 4)]),
        ("a: *x\n", [("Y202", 1, 4)]),
        ("a: &x [1]\nb: *x\n", [("Y202", 1, 4), ("Y202", 2, 4)]),
        ("a: [&x 1, *x]\n", [("Y202", 1, 5), ("Y202", 1, 11)]),
        ("&x a: 1\n", [("Y202", 1, 1)]),
        ("a: &x {b: 1}\n", [("Y202", 1, 4)]),
        ("&x\na: 1\n", [("Y202", 1, 1)]),
        ("b: 1\n*x : 1\n", [("Y202", 2, 1)]),
        # nothing is read behind the other line ends that YAML knows
        ("a: 1\rb: *x\r", [("Y311", 1, 5)]),
        ("a: 1\u2028b: &x 1\n", [("Y311", 1, 5)]),
        ("a: 1\r\nb: 1\u2029a: 2\n", [("Y311", 2, 5)]),
        ("a: 'x\x85y'\n", [("Y311", 1, 6)]),
        # tags
        ("a: !!str 1\n", [("Y203", 1, 4)]),
        ("a: !!python/object/apply:os.system [ls]\n", [("Y203", 1, 4)]),
        ("a: !own {b: 1}\n", [("Y203", 1, 4)]),
        ("a: ! 1\n", [("Y203", 1, 4)]),
        ("a: !<tag:yaml.org,2002:int> 1\n", [("Y203", 1, 4)]),
        ("!!map\na: 1\n", [("Y203", 1, 1)]),
        # merge keys
        ("<<: {a: 1}\n", [("Y206", 1, 1)]),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", [("Y202", 1, 4), ("Y206", 3, 3), ("Y202", 3, 7)]),
        # a second document
        ("a: 1\n---\nb: 2\n", [("Y204", 2, 1)]),
        ("---\na: 1\n---\nb: 2\n", [("Y204", 3, 1)]),
        ("a: 1\n...\n---\n", [("Y204", 3, 1)]),
        # keys that are no words
        ("[a]: 1\n", [("Y207", 1, 1)]),
        ("x:\n  ? {a: 1}\n  : 2\n", [("Y207", 2, 5)]),
        # nothing, or no mapping
        ("", [("Y208", 1, 1)]),
        ("# 说明\n\n", [("Y208", 1, 1)]),
        ("- a\n- b\n", [("Y209", 1, 1)]),
        ("\n  示例\n", [("Y209", 2, 3)]),
        ("12\n", [("Y209", 1, 1)]),
    ],
)
def test_a_trap_is_refused_at_its_own_place(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert found(parse(text, "x.yml")[1]) == expected


def test_a_duplicate_key_names_the_line_of_the_first_and_the_first_is_kept() -> None:
    document, [problem] = parse("b: 2\na: 1\nc: 3\na: 4\n", "x.yml")
    assert document is not None
    assert document.data == {"b": 2, "a": 1, "c": 3}
    assert problem.place.line == 4
    assert problem.message.zh == "键 “a” 在第 2 行已经写过。"
    assert problem.message.en == "The key “a” was already written on line 2."
    assert problem.read == "a"


def test_an_alias_in_place_of_a_key_ends_the_reading() -> None:
    document, problems = parse("b: 1\n*x : 1\nc: yes\n", "x.yml")
    assert document is None
    assert found(problems) == [("Y202", 2, 1)]


def test_an_alias_bomb_is_not_built() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    document, problems = parse("\n".join(lines), "x.yml")
    assert len(problems) == 10 + 9 * 9  # every anchor and every alias
    assert {each.code.id for each in problems} == {"Y202"}
    assert document is not None
    assert document.data["a9"] == (None,) * 9  # type: ignore[index, call-overload]


@pytest.mark.parametrize("quoted", ["'&x'", '"*x"', "'!x'", "a&b", "a*b", "a!b", "R&D", "见*注"])
def test_signs_inside_text_are_text(quoted: str) -> None:
    assert read(f"a: {quoted}\n").data == {"a": quoted.strip("'\"")}


def test_all_problems_of_a_file_are_told_at_once() -> None:
    document, problems = parse(
        "a: yes\nb: &x 1\nc: *x\nd: !!int 5\ne: [012, 1e3]\na: 2\n<<: 3\n", "x.yml"
    )
    assert found(problems) == [
        ("Y206", 1, 4),
        ("Y202", 2, 4),
        ("Y202", 3, 4),
        ("Y203", 4, 4),
        ("Y206", 5, 5),
        ("Y206", 5, 10),
        ("Y205", 6, 1),
        ("Y206", 7, 1),
    ]
    assert document is not None  # the rest of the file can still be judged


def test_what_was_found_before_a_syntax_error_is_told_with_it() -> None:
    document, problems = parse("a: yes\nb: [1, 2\n", "x.yml")
    assert document is None
    assert found(problems)[0] == ("Y206", 1, 4)
    assert [each.code.id for each in problems] == ["Y206", "Y321"]


def test_what_was_refused_is_known_with_all_that_is_in_it() -> None:
    document, _ = parse("a: {b: *x, c: yes, d: 1}\n", "x.yml")
    assert document is not None
    assert document.is_unsound(("a", "b"))
    assert document.is_unsound(("a", "b", "deeper"))
    assert document.is_unsound(("a", "c"))
    assert not document.is_unsound(("a", "d"))
    assert not document.is_unsound(("a",))


# Depth


def test_the_deepest_allowed_level_is_read() -> None:
    text = f"a: {'[' * (DEEPEST - 1)}1{']' * (DEEPEST - 1)}\n"
    assert DEEPEST == 24
    value = read(text).data["a"]  # type: ignore[index, call-overload]
    for _ in range(DEEPEST - 1):
        (value,) = value
    assert value == 1


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (f"a: {'[' * 24}1{']' * 24}\n", 1, 27),
        ("- " * 25 + "1\n", 1, 49),
        ("".join(f"{' ' * n}k:\n" for n in range(25)), 25, 25),
        ("{a: " * 25 + "1" + "}" * 25, 1, 97),
    ],
)
def test_one_level_more_is_refused_where_it_opens(text: str, line: int, column: int) -> None:
    document, problems = parse(text, "x.yml")
    assert document is None
    assert found(problems) == [("Y201", line, column)]


# Slips of typing: the line is right and the likely cause is named


@pytest.mark.parametrize(
    ("text", "expected", "suggestion"),
    [
        ("a: 1\n名称：某某\nb: 2\n", ("Y301", 2, 3), "名称: 某某"),
        ("名称：某某\nb: 2\n", ("Y301", 1, 3), "名称: 某某"),
        ("facts:\n  甲：1\n  乙: 2\n", ("Y301", 2, 4), "  甲: 1"),
        ("a:\n\tb: 1\n", ("Y302", 2, 1), "  b: 1"),
        ("a:1\nb: 2\n", ("Y303", 1, 2), "a: 1"),
        ("a: b: c\n", ("Y304", 1, 5), 'a: "b: c"'),
        ('a: "x" y\n', ("Y305", 1, 8), None),
        ("a: @x\n", ("Y306", 1, 4), 'a: "@x"'),
        ("a: `x\n", ("Y306", 1, 4), 'a: "`x"'),
        ("b: 1\na: %x\n", ("Y306", 2, 4), 'a: "%x"'),
    ],
)
def test_a_slip_is_named_and_mended(
    text: str, expected: tuple[str, int, int], suggestion: str | None
) -> None:
    document, problems = parse(text, "x.yml")
    assert document is None
    assert found(problems) == [expected]
    assert problems[0].suggestion == suggestion


@pytest.mark.parametrize(
    ("text", "line", "column", "name"),
    [
        ("a: 1\nb: \x00\n", 2, 4, "U+0000"),
        ("a: x\x1b[2J\n", 1, 5, "U+001B"),
        ("甲: \x7f\n", 1, 4, "U+007F"),
        ("a: 1\r\nb: \x0b\r\n", 2, 4, "U+000B"),
        ("a: \uffff\n", 1, 4, "U+FFFF"),
    ],
)
def test_a_control_character_is_refused_and_named(
    text: str, line: int, column: int, name: str
) -> None:
    document, problems = parse(text, "x.yml")
    assert document is None
    assert found(problems) == [("Y307", line, column)]
    assert name in problems[0].message.zh
    assert name in problems[0].message.en


# Whatever is written, the reader answers

YAML_SIGNS = "ab甲：0129.eE+-_:,[]{}&*!|>'\"%@`#?<=~ \n\t\r\u2028\x85\ufeff\x1b"


def answers(text: str) -> None:
    """Assert that the text is read or refused at places that exist, in both languages."""
    document, problems = parse(text, "x.yml")
    assert document is not None or problems
    lines = lines_of(text)
    for problem in problems:
        assert 1 <= problem.place.line <= len(lines) + 1
        on_line = lines[problem.place.line - 1] if problem.place.line <= len(lines) else ""
        assert 1 <= problem.place.column <= len(on_line) + 1
    for language in ("zh", "en"):
        assert as_text(problems, language, lambda file: lines)  # type: ignore[arg-type]
    assert as_json(report_of(Findings(problems)))


@settings(deadline=None, max_examples=250)
@given(st.text(YAML_SIGNS, max_size=60))
def test_any_jumble_of_yaml_signs_is_answered(text: str) -> None:
    answers(text)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    answers(text)


CLAIM = """\
scheme: keqiao-contact-point
unit: keqiao-demo-loom
facts:
  experts:
    - {id: e01, title: full-senior, specialty: 织机机构学, evidence: [pool]}
  # 到会 29 人
  members: 205
  other_benefits: "经验: 在区内推广"
"""


@settings(deadline=None, max_examples=150)
@given(
    start=st.integers(0, len(CLAIM)),
    length=st.integers(0, 12),
    instead=st.text(YAML_SIGNS, max_size=4),
)
def test_any_slip_in_a_claim_is_answered(start: int, length: int, instead: str) -> None:
    answers(CLAIM[:start] + instead + CLAIM[start + length :])
