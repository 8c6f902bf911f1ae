"""A report in which every text that can come from outside is the same word."""

from functools import cache
from typing import Any

from tests.problems.conftest import code
from toolkit.language import both
from toolkit.problems.problem import Place, Problem, Severity
from toolkit.problems.reports.making import Findings, Origin, report_of
from toolkit.problems.reports.report import Report

BASE, HEAD = "a" * 40, "b" * 40


def problem(word: str, line: int = 3, id: str = "T001", severity: Severity = "error") -> Problem:
    """A problem that repeats the word wherever a problem can."""
    return Problem(code(id, severity), Place(word, line, 7), {"read": word}, word, word)


def owners(word: str) -> dict[str, Any]:
    """A verdict that waits for somebody called by the word."""
    touched = {"path": word, "change": "added", "answer": "pending", "codes": ["O330"]}
    missing = {"who": both(word, word), "accounts": ["9001"], "paths": [word], "files": 1}
    return {
        "actor": "9002",
        "start": BASE,
        "answer": "pending",
        "files": 1,
        "paths": [touched],
        "missing": [missing],
    }


def impact(word: str) -> dict[str, Any]:
    """An impact with one entry of each kind, and indicators enough to be folded."""
    text, value = both(word, word), {"before": word, "after": both("2", "2")}
    of = {"scheme": word, "round": word}
    moves = {"claimed": value, "verified": value}
    kinds = "total", "rank", "grade", "money", "consequence", "indicator"
    unit = {**of, "unit": word, "name": text, "label": text}
    plain = {**unit, "name": both("1", "1"), "label": both("1", "1"), "what": "indicator"}
    others = [{**plain, "claimed": None, "verified": None}] * 12
    return {
        "moved": [*({**unit, "what": kind, **moves} for kind in kinds), *others],
        "causes": [
            {**of, "unit": word, "file": word, "line": 3, "change": text, **moves},
            {**of, "unit": word, "file": None, "line": None, "change": text, **moves},
        ],
        "distribution": [{**of, "label": text, "value": value}],
        "differences": [text],
        "remarks": [text],
        "next": [{"who": text, "what": text, "until": "2018-11-30"}],
    }


@cache
def everything(word: str) -> Report:
    """A report with every part it can have, full of the word."""
    return report_of(
        Findings(
            [problem(word), problem(word, 4, "T002", "warning")],
            2,
            Origin("impact", BASE, HEAD, "2018-11-05"),
            remaining=[problem(word, 5)],
            solved=[problem(word, 6)],
            owners=owners(word),
            impact=impact(word),
        )
    )
