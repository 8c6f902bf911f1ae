"""Every problem code is earned by its slip, at the very character, and not by the nearest writing."""

import re
from string import Formatter

import pytest

from tests.codes.cases import CASES, NAMED, Case
from tests.codes.issues import ISSUES
from tests.codes.tree import SHOWN, TINY, Content, Spot, Tree
from tests.codes.workbooks import BOOKS, CLAIM_BOOKS
from tests.review.cases import CHANGES
from toolkit.commands.check import all_problems
from toolkit.language import LANGUAGES, Text
from toolkit.problems.catalogue import all_codes
from toolkit.problems.problem import Code, Problem
from toolkit.submissions.walk import open_repository

CODES = all_codes()
CHINESE = re.compile(r"[\u4e00-\u9fff]")


every_case = pytest.mark.parametrize("case", NAMED.values(), ids=NAMED.keys())
every_code = pytest.mark.parametrize("code", CODES.values(), ids=CODES.keys())


def changed(tree: Tree, case: Case, file: str, content: Content) -> list[Problem]:
    """Return the problems of a tree that was changed as a case says."""
    for other, passage, instead in case.given:
        tree.change(other, passage, instead)
    tree.change(file, case.passage, content)
    return all_problems(open_repository(tree.root, SHOWN))


def errors_in(problems: list[Problem]) -> set[str]:
    return {each.code.id for each in problems if each.severity == "error"}


def blamed(tree: Tree, case: Case) -> list[Spot]:
    also = [spot for each in case.and_at for spot in tree.spots(*each)]
    if case.at is not None:
        return also + tree.spots(*case.at)
    return also + (tree.marked or tree.spots(case.file, ""))


# The cases


def test_the_tiny_organisation_has_no_problem_at_all() -> None:
    assert all_problems(open_repository(TINY)) == []


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    shown = {case.code for case in (*CASES, *BOOKS, *CLAIM_BOOKS, *ISSUES, *CHANGES)}
    assert CODES.keys() - shown == set(), "codes without a case"
    assert shown - CODES.keys() == set(), "cases of codes that do not exist"


@every_case
def test_the_slip_is_told_where_it_is(case: Case, tree: Tree) -> None:
    problems = changed(tree, case, case.file, case.bad)
    found = [each for each in problems if each.code.id == case.code]
    places = [(each.place.file, each.place.line, each.place.column) for each in found]
    assert places == blamed(tree, case), [
        (each.code.id, each.place, each.message.zh) for each in problems
    ]
    own = {case.code} if CODES[case.code].severity == "error" else set()
    assert errors_in(problems) == own | set(case.also)
    for problem in found:
        for text in (problem.message, problem.remedy):
            assert_filled(text, problem.code)


@every_case
def test_the_nearest_writing_is_not_a_slip(case: Case, tree: Tree) -> None:
    problems = changed(tree, case, case.twin_file or case.file, case.good)
    assert tree.marked == []
    assert [each for each in problems if each.code.id == case.code] == []
    assert errors_in(problems) == set(case.twin_also)


def test_what_is_true_does_not_fail_the_check() -> None:
    """The slip of a case earns its code and ``also``, so nothing fails where neither is an error."""
    true = [case for case in CASES if CODES[case.code].severity != "error"]
    assert len(true) > 20
    assert [case for case in true if case.also] == []


# The words


def fields_of(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def assert_filled(text: Text, code: Code) -> None:
    """Assert that a sentence of a problem says everything: no field is left open."""
    fields = fields_of(code.message.zh) | fields_of(code.remedy.zh)
    for language in LANGUAGES:
        said = text.said(language)
        assert not [field for field in fields if f"{{{field}}}" in said], said
        assert "None" not in said
        assert "  " not in said


@every_code
def test_every_code_speaks_both_languages(code: Code) -> None:
    for text in (code.title, code.message, code.remedy):
        assert CHINESE.search(text.zh), text.zh
        assert text.en.strip()
        assert not CHINESE.search(text.en.replace("示例·", "").replace("示例", "")), text.en
        assert fields_of(text.zh) == fields_of(text.en), text
    assert fields_of(code.title.zh) == set()


@every_code
def test_every_sentence_ends_and_every_title_does_not(code: Code) -> None:
    for text in (code.message, code.remedy):
        assert text.zh[-1] in "。？", text.zh
        assert text.en[-1] in ".?", text.en
    assert code.title.zh[-1] not in "。.", code.title.zh
    assert code.title.en[-1] not in "。.", code.title.en
