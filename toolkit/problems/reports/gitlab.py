"""The printer for GitLab's Code Quality widget, which compares reports by fingerprint."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from toolkit.language import Language
from toolkit.problems.printing import MEND, visible
from toolkit.problems.problem import Severity
from toolkit.problems.reports.report import Finding, Report

SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def as_gitlab(report: Report, language: Language) -> str:
    """Return a report as a Code Quality artifact; what is solved is not in it."""
    present = [each for each in report.problems if each.standing != "solved"]
    body = [
        {
            "description": _plain(
                f"{each.message.said(language)} {MEND.said(language)}: {each.remedy.said(language)}"
            ),
            "check_name": each.code,
            "fingerprint": mark,
            "severity": SEVERITIES[each.severity],
            "location": {"path": each.file, "lines": {"begin": each.line}},
        }
        for each, mark in zip(present, fingerprints(present), strict=True)
    ]
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return what a finding is known by when lines move and values change: file, code, which one."""
    seen: Counter[tuple[str, str]] = Counter()
    marks = []
    for each in findings:
        seen[each.file, each.code] += 1
        number = seen[each.file, each.code]
        told = json.dumps([each.file, each.code, number])
        marks.append(hashlib.sha256(told.encode()).hexdigest())
    return marks


def _plain(text: str) -> str:
    return visible(text).replace("@", "<U+0040>")
