"""Indicators below indicators: a group is the sum of its parts, and the total of the tops."""

from dataclasses import replace
from typing import Any

import pytest

from toolkit.reading.reader import parse
from toolkit.schemes.edition import load
from toolkit.schemes.lint import lint
from toolkit.scoring.scorecard import NodeScore, quantity

YES = "{decision: accepted}"
GROUP = """\
  - code: G1
    label: {zh: 规模, en: Size}
    points: 35
    article: a1-4-c1
    parts:
"""


@pytest.fixture(scope="module")
def grouped(desk: Any) -> Any:
    """The desk under a scheme in which C1 and C7 are the parts of a group of 35 points."""
    text: str = desk.edition.document.text
    marks = ["  - code: C1\n", "  - code: C2\n", "  - code: C7\n", "\n# ------"]
    c1, c2, c7 = (text.index(mark) for mark in marks[:3])
    end = text.index(marks[3], c7)
    parts = "".join(f"    {line}\n" for line in (text[c1:c2] + text[c7:end]).splitlines())
    form, clauses = (
        text.index("\nform:\n"),
        text.index("\nclauses:\n"),
    )  # it has no column for groups
    rest = text[c2:c7] + text[end:form] + text[clauses:]
    document, _ = parse(text[:c1] + GROUP + parts + rest, "scheme.yml")
    assert document is not None
    edition, problems = load(document)
    assert problems == []
    assert edition is not None
    assert lint(edition) == []
    return replace(desk, edition=edition)


def score(desk: Any, members: str | None) -> tuple[Any, dict[str, NodeScore]]:
    """Score class 2 with 9 contact points (22.5), 43 members (1.075) and 4 results (6)."""
    decisions = {"contact_points": YES, "results": YES}
    if members is not None:
        decisions["members"] = members
    facts = {"contact_points": "9", "members": "43", "results": "4"}
    card = desk.score("class-2", facts, decisions)
    return card, {node.code: node for node in card.nodes()}


def test_a_group_is_the_sum_of_its_parts(grouped: Any) -> None:
    card, nodes = score(grouped, YES)
    assert list(nodes) == ["G1", "C1", "C7", "C2", "C3", "C4", "C5", "C6"]
    assert [part.code for part in nodes["G1"].parts] == ["C1", "C7"]
    scores = {code: card.printed(nodes[code].verified.score) for code in ("G1", "C1", "C7", "C3")}
    assert scores == {"G1": "23.58", "C1": "22.50", "C7": "1.08", "C3": "6.00"}
    assert card.printed(card.total) == "29.58"
    assert nodes["G1"].points == "35"
    assert nodes["G1"].verified.how.zh == "各部分合计 23.58 分。"
    assert nodes["G1"].verified.how.en == "The parts add up to 23.58 points."


def test_a_group_measures_nothing_itself(grouped: Any) -> None:
    _, nodes = score(grouped, YES)
    group = nodes["G1"]
    assert quantity(group.verified.value) is None
    assert (group.asked, group.unit, group.rule, group.gain) == (None, None, None, None)
    assert group.facts == ()


def test_a_part_without_a_score_leaves_the_group_without_one(grouped: Any) -> None:
    card, nodes = score(grouped, None)
    scores = {code: card.printed(nodes[code].verified.score) for code in ("G1", "C1", "C7", "C3")}
    assert scores == {"G1": None, "C1": "22.50", "C7": None, "C3": "6.00"}
    assert card.printed(nodes["G1"].claimed.score) == "23.58"
    assert card.printed(card.total) is None


def test_grouping_changes_no_score(grouped: Any, desk: Any) -> None:
    (whole, nodes), (plain, others) = score(grouped, YES), score(desk, YES)
    assert whole.printed(whole.total) == plain.printed(plain.total)
    for code, node in others.items():
        assert nodes[code].verified.score == node.verified.score
