"""The real scheme with one thing changed: what is said of it, and exactly where.

Each case changes a passage of the file and names the passage, and the mark in it, that is blamed.
"""

from typing import Any

import pytest

from toolkit.schemes.edition import Edition
from toolkit.schemes.findings import policy_findings
from toolkit.schemes.lint import lint

Change = tuple[str, str]
Blame = tuple[str, str, str]  # code, passage of the changed file, mark in it

RULE_C2 = "rule: {kind: proportional, quantity: experts, targets: {class-1: 10, class-2: 20}}"
PEOPLE = "when: {field: people, at_least: {reading: G-UPPER, part: people}}"
TARGETS_C1 = """      targets:
        class-1: {from: 5, to: 9, at: {reading: G-RANGE}}
        class-2: 10
"""
LAST_FACT = "    article: a1-3-4\n\nreported: ["

CASES: dict[str, tuple[list[Change], list[Blame]]] = {
    # points
    "the total is not the sum": (
        [("points: 100\n", "points: 99\n")],
        [("S206", "points: 99\n", "points")],
    ),
    "a part is not what the total says": (
        [("points: 25\n    article", "points: 24\n    article")],
        [("S206", "points: 100\n", "points")],
    ),
    "a group is not the sum of its parts": (
        [
            (
                f"  - code: C2\n    label: {{zh: 共建共享高级专家库, en: Shared pool of senior experts}}\n"
                f"    points: 15\n    article: a1-4-c2\n    readings: [G-PROP, KQC-9]\n    {RULE_C2}\n",
                "  - code: G1\n    label: {zh: 组, en: Group}\n    points: 15\n    article: a1-4-c2\n"
                "    parts:\n      - code: C2\n        label: {zh: 专家, en: Experts}\n"
                "        points: 14\n        article: a1-4-c2\n        readings: [G-PROP, KQC-9]\n"
                f"        {RULE_C2}\n",
            )
        ],
        [
            ("S206", "label: {zh: 组, en: Group}\n    points: 15", "points"),
            ("S127", "  columns:\n    - {shows", "- {"),  # one level more than the form has
        ],
    ),
    # targets
    "targets name a class that is not": (
        [("        class-2: 10\n", "        class-3: 10\n")],
        [
            ("S201", "        class-3: 10\n", "class-3"),
            ("S204", "targets:\n        class-1: {from", "targets"),
        ],
    ),
    "a class has no target": (
        [(RULE_C2, RULE_C2.replace(", class-2: 20", ""))],
        [("S204", "quantity: experts, targets: {class-1: 10}", "targets")],
    ),
    "no target at all": (
        [(RULE_C2, "rule: {kind: proportional, quantity: experts}")],
        [("S110", "rule: {kind: proportional, quantity: experts}", "{")],
    ),
    "targets by class, but of no class": (
        [(RULE_C2, "rule: {kind: proportional, quantity: experts, targets: {}}")],
        [("S110", "rule: {kind: proportional, quantity: experts, targets: {}}", "{")],
    ),
    "two ways of stating the target": (
        [(RULE_C2, RULE_C2.replace("targets", "target: 10, targets"))],
        [("S110", "{kind: proportional, quantity: experts, target: 10", "{")],
    ),
    "a target of nothing": (
        [(RULE_C2, RULE_C2.replace("class-1: 10", "class-1: 0"))],
        [("S111", "{kind: proportional, quantity: experts", "{")],
    ),
    "a range that does not say which end counts": (
        [(", at: {reading: G-RANGE}}", "}")],
        [("F102", "class-1: {from: 5, to: 9}", "class-1")],
    ),
    "a range with an end that is not": (
        [("at: {reading: G-RANGE}}", "at: lower}")],
        [("F105", "class-1: {from: 5, to: 9, at: lower}", "lower")],
    ),
    "a target that is no number": (
        [("        class-2: 10\n", "        class-2: ten\n")],
        [("F104", "        class-2: ten\n", "ten")],
    ),
    "a target written as a float": (
        [("        class-2: 10\n", "        class-2: 1e3\n")],
        [("Y206", "        class-2: 1e3\n", "1e3")],
    ),
    "a target with a decimal": (
        [("        class-2: 10\n", "        class-2: 10.5\n")],
        [("F104", "        class-2: 10.5\n", "10.5")],
    ),
    # words
    "an English label is missing": (
        [("{zh: 建立学会服务联系点个数, en: Service contact points set up}", "{zh: 建立学会服务联系点个数}")],
        [("F102", "label: {zh: 建立学会服务联系点个数}", "label")],
    ),
    "an English label is empty": (
        [("label: {zh: 贮备可转化成果或推广项目, en: Reserve of transferable results or projects}",
          "label: {zh: 贮备可转化成果或推广项目, en: }")],
        [("F103", "label: {zh: 贮备可转化成果或推广项目, en: }", "en")],
    ),
    "an English label of nothing but blanks": (
        [("en: Service contact points set up}", 'en: "  "}')],
        [("F103", 'en: "  "}', '"  "')],
    ),
    "a label with a character nobody sees": (
        [("en: Service contact points set up}", "en: Service\u200b contact points}")],
        [("F209", "en: Service\u200b contact points}", "Service")],
    ),
    # rules and structure
    "a rule kind that is not": (
        [("kind: proportional\n      quantity", "kind: proportionl\n      quantity")],
        [("F105", "kind: proportionl", "proportionl")],
    ),
    "a key that is not": (
        [("      quantity: contact_points\n      targets", "      quantitty: contact_points\n      targets")],
        [
            ("F101", "quantitty: contact_points", "quantitty"),
            ("F102", "    rule:\n      kind: proportional\n", "rule"),
        ],
    ),
    "an indicator without a rule": (
        [(f"    {RULE_C2}\n", "")],
        [("S120", "  - code: C2\n", "code")],
    ),
    "a rounding that says no place": (
        [("{at: leaf, mode: half-up, places: 2}", "{at: leaf, mode: half-up}")],
        [("F102", "rounding: {reading: G-ROUND}", "rounding")],
    ),
    "no rounding at all": (
        [("rounding: {reading: G-ROUND}\n", "")],
        [("S123", "format: 1\n", "format")],
    ),
    # facts
    "a fact that nothing uses": (
        [("reported: [contracts_brokered, ", "reported: [")],
        [("S202", "  contracts_brokered:\n    kind", "contracts_brokered")],
    ),
    "a rule reads a fact that is not": (
        [("quantity: contact_points\n      targets", "quantity: contact_point\n      targets")],
        [("S201", "quantity: contact_point\n", "contact_point")],
    ),
    "a rule reads a fact that is no quantity": (
        [("quantity: contact_points\n      targets", "quantity: other_benefits\n      targets")],
        [("S205", "quantity: other_benefits\n", "other_benefits")],
    ),
    "an expectation reads a fact that is not": (
        [("    quantity: contact_points\n    at_most: 9", "    quantity: contact_pointz\n    at_most: 9")],
        [("S201", "quantity: contact_pointz", "contact_pointz")],
    ),
    "an expectation with two bounds": (
        [("    at_most: 9\n", "    at_most: 9\n    at_least: 5\n")],
        [("S112", "  - id: class-1-size\n", "id")],
    ),
    "a fact reported that is not": (
        [("output_growth, other_benefits]", "output_growth, other_benefit]")],
        [
            ("S201", "output_growth, other_benefit]", "other_benefit"),
            ("S202", "  other_benefits:\n    kind", "other_benefits"),
        ],
    ),
    "a condition reads a field that is not": (
        [(PEOPLE, PEOPLE.replace("people, at", "peple, at"))],
        [("S201", "{field: peple, at_least", "peple")],
    ),
    "a kind of evidence that is not": (
        [("evidence: [information, photo]", "evidence: [information, foto]")],
        [("S201", "evidence: [information, foto]", "foto")],
    ),
    # clauses
    "an indicator cites a clause that is not": (
        [("    article: a1-4-c1\n    readings: [G-PROP", "    article: a1-4-c0\n    readings: [G-PROP")],
        [("S201", "article: a1-4-c0", "a1-4-c0")],
    ),
    "a clause is carried by nothing there is": (
        [("carries: [C1]", "carries: [C0]")],
        [("S201", "carries: [C0]", "C0")],
    ),
    "a clause does not say what carries it": (
        [("    carries: [C1]\n", "")],
        [("S121", "  - id: a1-4-c1\n", "id")],
    ),
    "a clause says two things of what carries it": (
        [("    carries: [C1]\n", "    carries: [C1]\n    prose: true\n")],
        [("S121", "  - id: a1-4-c1\n", "id")],
    ),
    # ids
    "an indicator code twice": (
        [("  - code: C3\n", "  - code: C4\n")],
        [
            ("S201", "carries: [C3]", "C3"),
            ("S201", "carries: [C1, C2, C3, C4", "C3"),
            ("S203", "  - code: C4\n    label: {zh: 摸排", "C4"),
        ],
    ),
    "a clause id twice": (
        [("  - id: a1-3-2\n", "  - id: a1-3-1\n"), ("    article: a1-3-2\n", "    article: a1-3-1\n")],
        [("S203", "  - id: a1-3-1\n    cite: {zh: 附件1 第3项（2）", "a1-3-1")],
    ),
    # readings
    "a reading that nothing cites": (
        [("readings: [G-PROP, G-PERSON]", "readings: [G-PROP]")],
        [("S202", "  G-PERSON:\n", "G-PERSON")],
    ),
    "an indicator cites a reading that is not": (
        [("readings: [G-PROP, G-PERSON]", "readings: [G-PROP, G-PERSONS]")],
        [("S201", "readings: [G-PROP, G-PERSONS]", "G-PERSONS"), ("S202", "  G-PERSON:\n", "G-PERSON")],
    ),
    "a reading put in that is not": (
        [("at: {reading: G-RANGE}", "at: {reading: G-RANG}")],
        [("S130", "at: {reading: G-RANG}", "G-RANG")],
    ),
    "a choice that is no option": (
        [("chosen: leaf-half-up\n", "chosen: leaf-half-upp\n")],
        [("S131", "chosen: leaf-half-upp\n", "leaf-half-upp")],
    ),
    "a choice that is no option, of a reading that steers nothing": (
        [("chosen: from-zero\n", "chosen: from-nought\n")],
        [("S131", "chosen: from-nought\n", "from-nought")],
    ),
    "a reading put in whose option has no value": (
        [("en: the lower end (5)}, value: lower-end}", "en: the lower end (5)}}")],
        [("S132", "at: {reading: G-RANGE}", "G-RANGE")],
    ),
    "a part of a reading that is not": (
        [("part: people}", "part: peeple}")],
        [("S132", "{reading: G-UPPER, part: peeple}", "G-UPPER")],
    ),
    # what the policy leaves open
    "a range that no reading settles": (
        [("  - {finding: range, at: C1/class-1, reading: G-RANGE}\n", "")],
        [("S206", "    rule:\n      kind: proportional\n      quantity: contact_points\n", "rule")],
    ),
    "a class without a definition that no reading settles": (
        [("  - {finding: undefined-class, at: class-2, reading: KQC-CLASS-DECLARED}\n", "")],
        [("S206", "  class-2:\n    label", "class-2")],
    ),
    "a paper without points that no reading settles": (
        [("  - {finding: no-points, at: annual-plan, reading: KQS-6}\n", "")],
        [("S206", "  annual-plan: {label", "annual-plan")],
    ),
    "something accepted that does not occur": (
        [("accepted:\n", "accepted:\n  - {finding: sum, at: total, reading: KQS-6}\n")],
        [("S207", "{finding: sum, at: total", "{")],
    ),
    "something accepted by a reading that is not": (
        [("{finding: no-points, at: annual-plan, reading: KQS-6}", "{finding: no-points, at: annual-plan, reading: KQS-7}")],
        [("S201", "at: annual-plan, reading: KQS-7", "KQS-7")],
    ),
}  # fmt: skip


def test_the_scheme_in_the_repository_holds_together(edition: Edition) -> None:
    assert lint(edition) == []


@pytest.mark.parametrize("name", CASES)
def test_a_slip_is_found_exactly_where_it_is(keqiao: Any, name: str) -> None:
    changes, blamed = CASES[name]
    changed = keqiao.changed(*changes)
    expected = sorted((code, *changed.spot(passage, mark)) for code, passage, mark in blamed)
    assert changed.found() == expected


def test_the_sum_is_told_as_stated_and_as_computed(keqiao: Any) -> None:
    changed = keqiao.changed(("points: 25\n    article", "points: 24.5\n    article"))
    [problem] = changed.load()[1]
    assert "写明 100 分，各部分合计 99.5 分" in problem.message.zh
    assert "100 points stated, the parts add up to 99.5" in problem.message.en


@pytest.mark.parametrize(
    ("old", "new", "suggestion"),
    [
        ("        class-2: 10\n", "        clas-2: 10\n", "class-2"),
        ("kind: proportional\n      q", "kind: proportionl\n      q", "proportional"),
        ("quantity: contact_points\n      t", "quantity: contact_point\n      t", "contact_points"),
        ("at: {reading: G-RANGE}", "at: {reading: G-RANG}", "G-RANGE"),
        ("chosen: leaf-half-up\n", "chosen: leaf-half-pu\n", "leaf-half-up"),
        ("[information, photo]", "[information, photos]", "photo"),
    ],
)
def test_the_nearest_word_is_suggested(keqiao: Any, old: str, new: str, suggestion: str) -> None:
    problems = keqiao.changed((old, new)).load()[1]
    assert suggestion in {problem.suggestion for problem in problems}


def test_what_the_policy_leaves_open_is_listed_with_the_reading_that_settles_it(
    edition: Edition,
) -> None:
    assert {(each.finding, each.at): each.reading for each in policy_findings(edition)} == {
        ("range", "C1/class-1"): "G-RANGE",
        ("undefined-class", "class-1"): "KQC-CLASS-DECLARED",
        ("undefined-class", "class-2"): "KQC-CLASS-DECLARED",
        ("no-points", "annual-plan"): "KQS-6",
        ("no-points", "annual-summary"): "KQS-6",
    }


def test_the_range_is_told_with_the_number_that_is_taken(edition: Edition) -> None:
    [finding] = [each for each in policy_findings(edition) if each.finding == "range"]
    assert finding.text.zh == "目标写成范围 5–9，按“下限”取 5"
    assert finding.text.en == "the target is a range, 5–9; “lower end” takes 5"
    assert finding.where.zh == "C1 建立学会服务联系点个数（1类）"
