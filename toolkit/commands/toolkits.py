"""A change of the toolkit itself: the base's toolkit and the one that runs, each over all data.

Only two toolkits are ever run: that of the base, which was merged, and the one that is asked. A
head whose toolkit is another one is data like any other, and what it would do is not known here.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.commands.check import Checked, check_everything
from toolkit.commands.environment import ROOT
from toolkit.language import Text, both
from toolkit.outcomes.results import results_of
from toolkit.problems.problem import Code, Place, Problem
from toolkit.publishing.publish import round_json
from toolkit.review.git import Git
from toolkit.review.impact.published import NotAsPublished, Published, published
from toolkit.review.impact.sides import Sides, is_code
from toolkit.review.tree import exported
from toolkit.scoring.rounds import score_rounds

COMPARED = both(
    "这次改动了程序（{n} 个文件）。以下是原来的程序算原来的数据、现在的程序算现在的数据，全部数据都比较过。",
    "The toolkit itself changes ({n} {n:file|files}). Told is what the toolkit of the base makes of its data, and this one of the data as it is now; all data was compared.",
)
NOT_RUN = both(
    "这次改动了程序（{n} 个文件），但这里运行的不是改动后的程序，所以没有比较。在改动后的工作目录里运行 impact 才能比较。",
    "The toolkit itself changes ({n} {n:file|files}), but the one that runs here is not the changed one, so it was not compared. Run impact in a checkout of the change to compare it.",
)
BASE_HAS_ERRORS = both(
    "这次改动了程序，但按原来的程序，原来的数据有错误，没有算出得分，所以没有比较。",
    "The toolkit itself changes, but by the toolkit of the base the data of the base has errors and no scores, so they were not compared.",
)
BASE_FAILED = both(
    "这次改动了程序，但原来的程序在这里运行不了，所以没有比较。",
    "The toolkit itself changes, but the one of the base does not run here, so they were not compared.",
)
#: What stands in for `python tasks.py`, which would set up an environment of its own.
_FRONT_DOOR = """
import sys
from contextlib import redirect_stdout
code, pages, data = sys.argv[1:]
sys.path.insert(0, code)
import tasks
from invoke.collection import Collection
from toolkit.commands import program
door, ends = Collection.from_module(tasks, name="kaohe"), []
for task in ("check", "score"):
    with open(f"{pages}/{task}", "w", encoding="utf-8") as page, redirect_stdout(page):
        ends.append(program.answer(door, [task, "--format=json", f"--data={data}"]))
print(*ends)
"""
#: Seconds; ten thousand units take one or two minutes.
PATIENCE = 1800


@dataclass(frozen=True)
class BothToolkits:
    """What the toolkit of the base tells of its data, and this one of the data as it is now."""

    before: Published
    after: Published
    problems: Sequence[Problem]
    checked: Checked


def both_toolkits(change: Sides, shown: str) -> BothToolkits | Text:
    """Run both toolkits over all data, or return why they cannot be compared."""
    if not _is_running(change):
        return NOT_RUN.filled(n=len(change.code))
    with tempfile.TemporaryDirectory(prefix="kaohe-base-") as name, change.before() as data:
        code, pages = Path(name) / "code", Path(name) / "pages"
        code.mkdir()
        pages.mkdir()
        if exported(Git(ROOT), change.start, code, is_code).left:
            return BASE_FAILED
        ends = _run(code, pages, data)
        if ends in ("0 1", "1 1"):
            return BASE_HAS_ERRORS
        if ends not in ("0 0", "1 0"):
            return BASE_FAILED
        try:
            report, scores = ((pages / each).read_text("utf-8") for each in ("check", "score"))
            before = published(scores)
            problems = _problems(report.replace(f"{data.name}/", f"{shown}/"))
        except (OSError, NotAsPublished, ValueError, TypeError, KeyError):
            return BASE_FAILED
    checked = check_everything(change.after, shown)
    return BothToolkits(before, _here(checked), problems, checked)


def _is_running(change: Sides) -> bool:
    """True if the toolkit that runs is the changed one: that of the checkout, and unchanged in it."""
    top = Path(os.fsdecode(change.git.ask("rev-parse", "--show-toplevel", given=b"").rstrip(b"\n")))
    if not top.is_dir() or not os.path.samefile(top, ROOT):
        return False
    if change.head is None:
        return True
    words = ("diff-index", "--name-only", "--no-renames", "--ignore-submodules=all", "-z")
    others = Git(ROOT).ask(*words, change.head, given=b"").split(b"\0")
    return not any(is_code(os.fsdecode(each)) for each in others)


def _run(code: Path, pages: Path, data: Path) -> str:
    """Return how the tasks of the base's toolkit end, and write what each prints to its page."""
    words = [sys.executable, "-I", "-c", _FRONT_DOOR, str(code), str(pages), data.name]
    with suppress(subprocess.TimeoutExpired):
        return subprocess.run(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=data.parent,
            timeout=PATIENCE,
            check=False,
            text=True,
        ).stdout.strip()
    return ""


def _here(checked: Checked) -> Published:
    """Return what this toolkit publishes of the data."""
    repository = checked.repository
    results = results_of(repository, score_rounds(repository))
    rounds: dict[Any, Any] = {}
    cards: dict[Any, Any] = {}
    for id, outcome in results.outcomes.items():
        body = b"".join(round_json(outcome, results.laboratories[id])).decode()
        one = published(f"[{body}]")
        rounds |= one.rounds
        cards |= one.cards
    return Published(rounds, cards)


def _problems(report: str) -> list[Problem]:
    """Return the problems that a report tells of."""
    found = json.loads(report)
    return [_problem(each, found["codes"][each["code"]]) for each in found["problems"]]


def _problem(told: Mapping[str, Any], title: Mapping[str, str]) -> Problem:
    message, remedy = both("{said}", "{said}"), both("{mend}", "{mend}")
    code = Code(told["code"], told["severity"], Text(**title), message, remedy)
    values = {"said": Text(**told["message"]), "mend": Text(**told["remedy"])}
    place = Place(told["file"], told["line"], told["column"])
    return Problem(code, place, values, told["read"], told["suggestion"])
