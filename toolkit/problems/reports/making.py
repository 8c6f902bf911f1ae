"""Findings made into a report: private things left out, every text made visible, all within bounds."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from toolkit import VERSION
from toolkit.language import LANGUAGES, Text
from toolkit.problems.printing import visible
from toolkit.problems.privacy import shown
from toolkit.problems.problem import Problem
from toolkit.problems.reports.report import (
    FORMAT,
    LARGEST,
    LONGEST_LABEL,
    LONGEST_SENTENCE,
    MOST_ENTRIES,
    MOST_PATHS,
    MOST_PROBLEMS,
    Command,
    Report,
    Standing,
)

#: Where a list has its own bound; all others hold MOST_ENTRIES.
_MOST = {
    "problems": MOST_PROBLEMS,
    "missing": MOST_PATHS,
    "remarks": MOST_PATHS,
    "next": MOST_PATHS,
}
_URGENCY = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True)
class Origin:
    """Which command looked at what; revisions as full hashes, the day as YYYY-MM-DD, if known."""

    command: Command = "check"
    base: str | None = None
    head: str | None = None
    data_date: str | None = None


@dataclass(frozen=True)
class Findings:
    """Everything a command found, before it is bounded.

    Where the base was looked at too, ``remaining`` are the problems that it has as well and
    ``solved`` those that only it has; ``problems`` are new then. ``owners`` and ``impact`` are
    plain data in the shape of the report; their texts may be a Text or any string.
    """

    problems: Sequence[Problem]
    unfinished: int = 0
    origin: Origin = Origin()
    remaining: Sequence[Problem] | None = None
    solved: Sequence[Problem] | None = None
    owners: dict[str, Any] | None = None
    impact: dict[str, Any] | None = None


def report_of(findings: Findings) -> Report:
    """Return the report of what was found. What does not fit is cut, and the report says how much."""
    told = _told(findings)
    cut: Counter[str] = Counter(problems=0, entries=0, texts=0)
    entries = [_entry(problem, standing) for problem, standing in told]
    may = findings.owners is None or findings.owners["answer"] == "allowed"
    titles = {problem.code.id: problem.code.title for problem, _ in told}
    body: dict[str, Any] = {
        "problems": entries,
        "owners": _plain(findings.owners),
        "impact": _plain(findings.impact),
    }
    is_ok = may and not any(map(_blocks, entries))
    _cut_lists(body, cut)
    _cut_texts(body, "", cut)
    _fit(body, cut)
    told_codes = sorted({each["code"] for each in body["problems"]})
    names = {id: _plain(titles[id]) for id in told_codes}
    head = _head(findings.origin, [problem for problem, standing in told if standing != "solved"])
    rest = {"unfinished": findings.unfinished, "codes": names, "cut": dict(cut), **body}
    return Report.model_validate({**head, "ok": is_ok, **rest})


def _head(origin: Origin, counted: Sequence[Problem]) -> dict[str, Any]:
    counts = Counter(problem.severity for problem in counted)
    return {
        "format": FORMAT,
        "tool": "kaohe",
        "version": VERSION,
        "command": origin.command,
        "base": origin.base,
        "head": origin.head,
        "data_date": origin.data_date,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "notes": counts["note"],
    }


def _told(findings: Findings) -> list[tuple[Problem, Standing | None]]:
    """Return what may be told of each problem: those of the base stand on lines of their own."""
    is_compared = findings.remaining is not None or findings.solved is not None
    present = [*findings.problems, *(findings.remaining or ())]
    standings: list[Standing | None] = ["new" if is_compared else None] * len(findings.problems)
    standings += ["remaining"] * len(findings.remaining or ())
    told = list(zip((each.problem for each in shown(present)), standings, strict=True))
    return [*told, *((each.problem, "solved") for each in shown(findings.solved or ()))]


def _entry(problem: Problem, standing: Standing | None) -> dict[str, Any]:
    return {
        "code": problem.code.id,
        "severity": problem.severity,
        "file": problem.place.file,
        "line": max(1, problem.place.line),
        "column": max(1, problem.place.column),
        "read": problem.read,
        "message": _plain(problem.message),
        "remedy": _plain(problem.remedy),
        "suggestion": problem.suggestion,
        "standing": standing,
    }


def _plain(value: Any) -> Any:
    """Return data with each Text as its two languages."""
    if isinstance(value, Text):
        return {language: value.said(language) for language in LANGUAGES}
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


#: Texts that are sentences, by their key; every other text is a label.
_SENTENCES = ("message", "remedy", "suggestion", "change", "what", "differences", "remarks")


def _cut_texts(value: Any, key: str, cut: Counter[str]) -> Any:
    """Make every text visible and shorten it to its bound, in place; count those shortened."""
    if isinstance(value, str):
        longest = LONGEST_SENTENCE if key in _SENTENCES else LONGEST_LABEL
        text = visible(value[: longest + 1])  # it never becomes shorter
        if len(text) <= longest:
            return text
        cut["texts"] += 1
        return text[: longest - 1] + "…"
    members: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        members = list(value.items())
    elif isinstance(value, list):
        members = list(enumerate(value))
    for name, each in members:
        of = name if isinstance(name, str) and name not in LANGUAGES else key
        value[name] = _cut_texts(each, of, cut)
    return value


def _cut_lists(body: dict[str, Any], cut: Counter[str]) -> None:
    """Shorten the lists of a report, each to its bound."""
    for holder, key in _lists(body):
        _shorten(holder, key, _MOST.get(key, MOST_ENTRIES), cut)
        for each in holder[key]:
            for inner in ("accounts", "paths"):
                if inner in each:
                    del each[inner][MOST_PATHS:]  # ``files`` says how many there are


def _fit(body: dict[str, Any], cut: Counter[str]) -> None:
    """Shorten the largest list by halves until the whole report fits."""
    room = LARGEST - LARGEST // 10  # for the head of the report and the names of codes
    sizes = {(id(holder), key): _size(holder[key]) for holder, key in _lists(body)}
    while sum(sizes.values()) > room:
        holder, key = max(_lists(body), key=lambda each: sizes[id(each[0]), each[1]])
        _shorten(holder, key, max(1, len(holder[key]) // 2), cut)
        sizes[id(holder), key] = _size(holder[key])


def _lists(body: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    holders = [body, *(body[part] for part in ("owners", "impact") if body[part] is not None)]
    return [(each, key) for each in holders for key, value in each.items() if type(value) is list]


def _shorten(holder: dict[str, Any], key: str, most: int, cut: Counter[str]) -> None:
    """Keep so many entries in their order; of problems the most urgent."""
    entries = holder[key]
    if len(entries) <= most:
        return
    cut["problems" if key == "problems" else "entries"] += len(entries) - most
    if key == "problems":
        numbers = sorted(zip(map(_rank, entries), count(), strict=False))[:most]
        holder[key] = [entries[number] for _, number in sorted(numbers, key=lambda each: each[1])]
    else:
        del entries[most:]


def _rank(entry: dict[str, Any]) -> tuple[bool, bool, int]:
    return not _blocks(entry), entry["standing"] == "solved", _URGENCY[entry["severity"]]


def _blocks(entry: dict[str, Any]) -> bool:
    return entry["severity"] == "error" and entry["standing"] in (None, "new")


def _size(value: Any) -> int:
    """Return about how many bytes a list takes as it is printed, with its indentation."""
    return len(json.dumps(value, ensure_ascii=False, indent=2).encode()) * 11 // 10
