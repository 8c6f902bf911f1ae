"""The printer for SARIF 2.1.0, as code scanning of several platforms reads it."""

import json
from typing import Any
from urllib.parse import quote

from toolkit.language import Language
from toolkit.problems.printing import MEND, WRITE, visible
from toolkit.problems.problem import Severity
from toolkit.problems.reports.gitlab import fingerprints
from toolkit.problems.reports.report import Finding, Report, Standing

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "note"}
BASELINES: dict[Standing, str] = {"new": "new", "remaining": "unchanged"}


def as_sarif(report: Report, language: Language) -> str:
    """Return a report as a SARIF log of one run; problems that are solved are not results."""
    rules = [
        {"id": id, "shortDescription": {"text": _plain(title.said(language))}}
        for id, title in report.codes.items()
    ]
    present = [each for each in report.problems if each.standing != "solved"]
    indices = {id: index for index, id in enumerate(report.codes)}
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "Kaohe", "version": report.version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": [
            _result(each, indices[each.code], mark, language)
            for each, mark in zip(present, fingerprints(present), strict=True)
        ],
    }
    body = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _result(each: Finding, rule: int, mark: str, language: Language) -> dict[str, Any]:
    rows = [
        each.message.said(language),
        f"{MEND.said(language)}: {each.remedy.said(language)}",
    ]
    if each.suggestion is not None:
        rows.append(f"{WRITE.said(language)}: {each.suggestion}")
    result: dict[str, Any] = {
        "ruleId": each.code,
        "ruleIndex": rule,
        "level": LEVELS[each.severity],
        "message": {"text": "\n".join(map(_plain, rows))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _relative(each.file), "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": each.line, "startColumn": each.column},
                }
            }
        ],
        "partialFingerprints": {"kaohe/v1": mark},
    }
    if each.standing in BASELINES:
        result["baselineState"] = BASELINES[each.standing]
    return result


def _plain(text: str) -> str:
    r"""Return text without what SARIF reads in messages: ``[links](to)`` and ``{0}``; no mention."""
    text = visible(text).replace("@", "<U+0040>").replace("\\", "\\\\")
    text = text.replace("[", "\\[").replace("]", "\\]")
    return text.replace("{", "{{").replace("}", "}}")


def _relative(path: str) -> str:
    """Return a path as a relative address: no scheme, no host, no folder above."""
    names = (name for name in path.split("/") if name not in ("", ".", ".."))
    return quote("/".join(names), safe="/") or "."
