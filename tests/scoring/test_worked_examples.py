"""The worked examples of the policy office: compared exactly, and blamed where they differ."""

import re

import pytest

from toolkit.problems.problem import Problem
from toolkit.reading.reader import parse
from toolkit.schemes.edition import Edition, load
from toolkit.schemes.examples import shaped_examples
from toolkit.scoring.examples import check_examples
from toolkit.submissions.repository import Repository

KEY = ("keqiao-contact-point", "2018")
FOLDER = "data/schemes/keqiao-contact-point/2018/examples"

ONE = """\
cases:
  - id: one
    label: {zh: 一例, en: One}
    class: class-2
    facts: {contact_points: 9, experts: 0, results: 0, needs: 0, exchanges: 0, matchmaking: 0, members: 399}
    expect: {C1: 22.50, C2: 0, C3: 0.0, C4: 0, C5: 0, C6: 0, C7: 9.98, total: 32.48}
    working: {zh: 手算, en: by hand}
"""


@pytest.fixture(scope="module")
def edition(demo: Repository) -> Edition:
    return demo.editions[KEY]


def checked(edition: Edition, text: str) -> list[Problem]:
    document, problems = parse(text, "e.yml")
    assert document is not None
    examples, further = shaped_examples(document, edition.scheme)
    return [*problems, *further, *check_examples(edition, examples)]


def found(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(each.code.id, each.place.line, each.place.column) for each in problems]


def spot(text: str, mark: str) -> tuple[int, int]:
    """Return line and column of what stands in the text exactly once."""
    assert text.count(mark) == 1
    before = text[: text.index(mark)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_one(edition: Edition) -> None:
    assert checked(edition, ONE) == []


def test_all_worked_examples_of_the_repository_hold(demo: Repository, edition: Edition) -> None:
    examples = demo.examples[KEY]
    assert {"class-1-on", "class-2-below", "tie-not-to-even", "which-records-count"} <= {
        each.id for each in examples
    }
    assert list(check_examples(edition, examples)) == []


@pytest.mark.parametrize("file", ["targets.yml", "validity.yml"])
def test_any_other_last_digit_is_refused_where_it_stands(
    demo: Repository, edition: Edition, file: str
) -> None:
    text = demo.documents[f"{FOLDER}/{file}"].text
    numbers = [
        match
        for line in re.finditer(r"^ +expect: .*$", text, re.MULTILINE)
        for match in re.compile(r"(?<=: )[0-9.]+").finditer(text, line.start(), line.end())
    ]
    assert len(numbers) == 8 * len(re.findall("expect:", text))  # seven indicators and a total
    for match in numbers:
        digit = str((int(match[0][-1]) + 1) % 10)
        changed = text[: match.end() - 1] + digit + text[match.end() :]
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        assert found(checked(edition, changed)) == [("S301", line, column)]


def test_a_difference_says_what_is_stated_and_what_is_computed(edition: Edition) -> None:
    [problem] = checked(edition, ONE.replace("C7: 9.98", "C7: 9.97"))
    assert problem.message.zh == "例子 one 的 C7 写明 9.97，算出的是 9.98。"
    assert problem.message.en == "Example one states 9.97 for C7; 9.98 is computed."
    assert problem.severity == "error"


@pytest.mark.parametrize("written", ["9.975", "9.9801", "9.9799", "10"])
def test_there_is_no_tolerance(edition: Edition, written: str) -> None:
    changed = ONE.replace("C7: 9.98", f"C7: {written}")
    assert found(checked(edition, changed)) == [("S301", *spot(changed, written))]


@pytest.mark.parametrize("written", ["9.98", "9.980", "9.9800"])
def test_zeros_at_the_end_are_no_difference(edition: Edition, written: str) -> None:
    assert checked(edition, ONE.replace("C7: 9.98", f"C7: {written}")) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "mark"),
    [
        # every indicator and the total have to be stated
        ("C2: 0, ", "", "S302", "expect"),
        (", total: 32.48", "", "S302", "expect"),
        # names that are not
        ("C2: 0, ", "C2: 0, C9: 0, ", "S303", "C9"),
        ("class-2", "class-3", "S303", "class-3"),
        # the shape of the file
        ("expect:", "tolerance: 0.01\n    expect:", "F101", "tolerance"),
        (", members: 399", ", members: 399, memberz: 1", "F101", "memberz"),
        (", members: 399", "", "F102", "facts"),
        ("members: 399", "members: 1e3", "Y206", "1e3"),
        ("members: 399", "members: few", "F201", "few"),
        ("C7: 9.98", "C7: '9.98'", "F202", "'9.98'"),
        ("C7: 9.98", "C7: 9.98001", "F203", "9.98001"),
    ],
)
def test_an_example_is_complete_and_names_what_there_is(
    edition: Edition, old: str, new: str, code: str, mark: str
) -> None:
    assert ONE.count(old) == 1
    changed = ONE.replace(old, new)
    assert found(checked(edition, changed)) == [(code, *spot(changed, mark))]


def test_the_nearest_name_is_suggested(edition: Edition) -> None:
    [problem] = checked(edition, ONE.replace("class-2", "clas-2"))
    assert (problem.read, problem.suggestion) == ("clas-2", "class-2")


def test_a_scheme_that_does_not_hold_together_is_not_computed(
    demo: Repository, edition: Edition
) -> None:
    text = edition.document.text.replace("quantity: experts", "quantity: expertz")
    document, _ = parse(text, "scheme.yml")
    assert document is not None
    broken, _ = load(document)
    assert broken is not None
    assert list(check_examples(broken, demo.examples[KEY])) == []
    assert list(check_examples(edition, demo.examples[KEY])) == []
