"""The page on the format of schemes shows every kind there is, in both languages."""

import re
from html import unescape
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from toolkit.language import LANGUAGES, Language
from toolkit.pages.format_page import (
    ADDRESS,
    GROUPS,
    anchor,
    described,
    format_page,
    keys_of,
    meaning,
    name_of,
    word_of,
)
from toolkit.pages.format_parts import DECISIONS, PARTS
from toolkit.pages.format_words import KEYS
from toolkit.pages.renderer import Renderer
from toolkit.reading.reader import parse
from toolkit.reading.shape import Shape
from toolkit.schemes.facts import Fact
from toolkit.schemes.outcomes import Outcomes
from toolkit.schemes.predicates import COMPARISONS, Predicate
from toolkit.schemes.rules import Rule
from toolkit.submissions import decisions, objection, results, round
from toolkit.submissions.decisions import KINDS as DECIDED
from toolkit.submissions.decisions import Decision

UNIONS: dict[str, Any] = {
    "rule": Rule,
    "fact": Fact,
    "predicate": Predicate,
    "decision": Decision,
}
KINDS = [
    pytest.param(group, kind, id=f"{group}-{name_of(kind)}")
    for group, listed in GROUPS.items()
    for kind in listed
]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def members(union: Any) -> list[Any]:
    """Return the members of a union by hand, tags taken off."""
    found = [get_args(each)[0] if get_args(each) else each for each in get_args(get_args(union)[0])]
    assert len(found) > 5
    return found


@pytest.mark.parametrize("group", UNIONS)
def test_every_kind_of_the_union_is_there(group: str) -> None:
    assert dict(GROUPS)[group] == tuple(members(UNIONS[group]))  # type: ignore[index]


def test_conditions_are_named_by_their_keys() -> None:
    words = [name_of(kind) for kind in GROUPS["predicate"]]
    assert words == [*COMPARISONS, "all", "any", "not"]


def test_every_part_of_the_outcomes_is_there() -> None:
    assert [name_of(kind) for kind in GROUPS["outcome"]] == list(Outcomes.model_fields)


def test_every_file_that_people_write_for_a_round_is_there() -> None:
    # a sheet has a guide of its own, and results.yml is written by the program
    files = {
        model
        for module in (round, decisions, objection, results)
        for model in vars(module).values()
        if isinstance(model, type) and issubclass(model, Shape) and "scheme" in model.model_fields
    }
    assert files - {results.Results} == set(GROUPS["round"])


def test_decisions_are_named_by_their_kinds() -> None:
    assert [name_of(kind) for kind in GROUPS["decision"]] == list(DECIDED)


def test_what_is_described_is_on_the_page() -> None:
    assert set(PARTS) == {*GROUPS["outcome"], *GROUPS["round"]}
    assert set(DECISIONS) == set(GROUPS["decision"])


@pytest.mark.parametrize(("group", "kind"), KINDS)
def test_a_kind_is_described_in_both_languages(group: str, kind: Any) -> None:
    about = described(kind).about
    assert CHINESE.search(about.zh)
    assert about.zh.endswith("。")
    assert about.en.endswith(".")
    assert not CHINESE.search(about.en)
    # its own words, not those of a kind it is made from
    if kind not in PARTS and kind not in DECISIONS:
        assert "about" in vars(kind)
        assert "written" in vars(kind)


@pytest.mark.parametrize(("group", "kind"), KINDS)
def test_the_example_loads_as_that_kind(group: str, kind: Any) -> None:
    document, problems = parse(f"example:\n{_indented(described(kind).written)}", "example.yml")
    assert problems == []
    assert document is not None
    data: Any = document.data
    of_group: Any = UNIONS.get(group, kind)
    loaded: Any = TypeAdapter(of_group).validate_python(data["example"])
    assert type(loaded) is kind


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.strip().splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_every_kind(language: Language) -> None:
    page = format_page(Renderer(language))
    assert page.path == ADDRESS
    body = unescape(str(page.body))
    listed = {heading.id for heading in page.headings}
    for group, kinds in GROUPS.items():
        for kind in kinds:
            id = anchor(group, kind)
            assert id in listed
            section = body.partition(f'<h3 id="{id}">')[2].partition("<h3 ")[0]
            assert described(kind).about.said(language) in section
            assert described(kind).written.strip() in section
            for way, owner, _ in keys_of(kind):
                assert f"<code>{' › '.join(way)}</code>" in section
                assert meaning(owner, way[-1]).said(language) in section


def test_every_key_is_told_and_none_that_is_not_there() -> None:
    used = set()
    for kinds in GROUPS.values():
        for kind in kinds:
            for way, owner, _ in keys_of(kind):
                used.add(word_of(owner, way[-1]))
    assert used == set(KEYS)
    assert not [key for key, text in KEYS.items() if CHINESE.search(text.en)]
