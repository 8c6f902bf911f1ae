"""The report: its parts, its bounds, its schema, and what is told of private things."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.problems.hostile_words import WORDS
from tests.problems.reported import BASE, HEAD, everything, impact, owners, problem
from toolkit.problems.problem import Problem
from toolkit.problems.reports import report as shape
from toolkit.problems.reports.making import Findings, Origin, report_of
from toolkit.problems.reports.report import LARGEST, MOST_PROBLEMS, Report, as_json, schema_text

Make = Callable[..., Problem]
SCHEMA = Path(shape.__file__).parent / "report.schema.json"


def test_the_committed_schema_is_fresh() -> None:
    """With KAOHE_BLESS=1 it is written anew."""
    if os.environ.get("KAOHE_BLESS"):
        SCHEMA.write_text(schema_text(), "utf-8")
    assert SCHEMA.read_text("utf-8") == schema_text()
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text()))


@pytest.fixture(scope="module")
def schema() -> Any:
    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


@pytest.mark.parametrize("word", ["示例", *WORDS])
def test_every_report_is_as_the_schema_says(schema: Any, word: str) -> None:
    text = as_json(everything(word))
    schema.validate(json.loads(text))
    assert len(text.encode("utf-8")) <= LARGEST


def test_a_report_has_every_part_of_a_problem_in_both_languages(make: Make) -> None:
    found = make(2, 13, severity="warning", read="29.5", suggestion="29")
    assert json.loads(as_json(report_of(Findings([found], 1)))) == {
        "format": 1,
        "tool": "kaohe",
        "version": "0.1.0",
        "command": "check",
        "base": None,
        "head": None,
        "data_date": None,
        "ok": True,
        "errors": 0,
        "warnings": 1,
        "notes": 0,
        "unfinished": 1,
        "codes": {"T001": {"zh": "试题", "en": "Trial"}},
        "problems": [
            {
                "code": "T001",
                "severity": "warning",
                "file": "data/x.yml",
                "line": 2,
                "column": 13,
                "read": "29.5",
                "message": {
                    "zh": "人数应是整数，读到 “29.5”。",
                    "en": "People should be whole, “29.5” was read.",
                },
                "remedy": {"zh": "写整数。", "en": "Write a whole number."},
                "suggestion": "29",
                "standing": None,
            }
        ],
        "cut": {"problems": 0, "entries": 0, "texts": 0},
        "owners": None,
        "impact": None,
    }


def test_it_is_written_in_readable_chinese_and_ends_the_line(make: Make) -> None:
    text = as_json(report_of(Findings([make(said="示例")])))
    assert "读到 “示例”" in text
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    ("found", "ok"),
    [
        (Findings([]), True),
        (Findings([problem("x", severity="warning")]), True),
        (Findings([problem("x")]), False),
        (Findings([], remaining=[problem("x")], solved=[problem("x")]), True),
        (Findings([problem("x")], remaining=[]), False),
        (Findings([], owners={**owners("x"), "answer": "allowed"}), True),
        (Findings([], owners=owners("x")), False),
    ],
)
def test_only_new_errors_and_a_verdict_stand_in_the_way(found: Findings, ok: bool) -> None:
    assert report_of(found).ok is ok


def test_what_the_base_had_is_told_apart(make: Make) -> None:
    found = Findings([make(1)], remaining=[make(2, severity="note")], solved=[make(3)])
    report = report_of(found)
    assert [(each.line, each.standing) for each in report.problems] == [
        (1, "new"),
        (2, "remaining"),
        (3, "solved"),
    ]
    assert (report.errors, report.warnings, report.notes) == (1, 0, 1)


def test_private_things_are_not_in_it(make: Make) -> None:
    hidden = make(2, 5, said="", read="13900139000")
    hidden = replace(hidden, code=replace(hidden.code, private=True))
    beside = make(2, 1, said="13900139000", read="13900139000", suggestion="13900139000", id="T9")
    beside = replace(beside, code=replace(beside.code, id="T900"))
    for found in (
        Findings([hidden, beside]),
        Findings([beside], remaining=[hidden]),
        Findings([], solved=[hidden, beside]),
    ):
        assert "13900139" not in as_json(report_of(found))


# Bounds


def test_the_most_urgent_problems_are_kept_in_their_order(make: Make) -> None:
    notes = [make(line, severity="note") for line in range(1, MOST_PROBLEMS + 1)]
    report = report_of(Findings([*notes, make(5000), make(5001, severity="warning")]))
    assert len(report.problems) == MOST_PROBLEMS
    assert [each.line for each in report.problems[-3:]] == [998, 5000, 5001]
    assert report.cut.problems == 2
    assert (report.ok, report.errors, report.warnings, report.notes) == (False, 1, 1, 1000)


def test_so_many_problems_as_fit_are_all_told(make: Make) -> None:
    report = report_of(Findings([make(line) for line in range(1, MOST_PROBLEMS + 1)]))
    assert len(report.problems) == MOST_PROBLEMS
    assert report.cut.problems == 0


@pytest.mark.parametrize(("length", "cut"), [(300, 0), (301, 3)])
def test_a_text_too_long_is_cut_and_counted(length: int, cut: int) -> None:
    found = replace(problem("x"), read="a" * length)
    step = {"who": {"zh": "a" * length, "en": "b" * length}, "what": {"zh": "", "en": ""}}
    effect = {**impact("x"), "next": [{**step, "until": None}]}
    report = report_of(Findings([found], impact=effect))
    assert report.cut.texts == cut
    read = report.problems[0].read
    assert read is not None
    assert len(read) == 300
    assert read.endswith("…") is bool(cut)


def test_everything_at_its_largest_is_within_the_bound(schema: Any) -> None:
    long, effect, verdict = "𠀀" * 5000, impact("𠀀" * 5000), owners("𠀀" * 5000)
    verdict["missing"][0]["paths"] = [long] * 50
    verdict["missing"][0]["accounts"] = [str(number) for number in range(50)]
    report = report_of(
        Findings(
            [problem(long, line) for line in range(1, 1102)],
            owners={key: v * 900 if isinstance(v, list) else v for key, v in verdict.items()},
            impact={key: entries * 900 for key, entries in effect.items()},
        )
    )
    text = as_json(report)
    assert LARGEST // 3 < len(text.encode()) <= LARGEST
    schema.validate(json.loads(text))
    assert report.cut.problems + len(report.problems) == 1101
    assert report.owners is not None
    assert report.impact is not None
    assert report.owners.paths
    assert report.impact.moved
    assert report.cut.entries > 900
    assert not report.ok


@pytest.mark.parametrize(
    "change",
    [
        {"ok": True},
        {"errors": 0},
        {"codes": {}},
        {"codes": {"T001": {"zh": "", "en": ""}, "T003": {"zh": "", "en": ""}}},
    ],
)
def test_a_summary_that_says_other_than_its_entries_is_no_report(change: dict[str, Any]) -> None:
    body = everything("x").model_dump() | change
    with pytest.raises(ValueError, match="Value error"):
        Report.model_validate(body)


def test_revisions_are_whole_hashes() -> None:
    report = report_of(Findings([], origin=Origin("check", BASE, HEAD)))
    assert (report.base, report.head) == (BASE, HEAD)
    with pytest.raises(ValueError, match="head"):
        report_of(Findings([], origin=Origin("check", BASE, "main")))
