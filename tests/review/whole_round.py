"""A whole round of one new unit, told as a history of git: who proposes what, and what comes of it."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.codes.tree import TINY
from tests.review.history import Files, History
from toolkit.commands.check import check_everything
from toolkit.commands.impact import found_in
from toolkit.outcomes.results import Results, results_of
from toolkit.pages.many_pages import Many
from toolkit.pages.renderer import Renderer
from toolkit.pages.results_page import results_page
from toolkit.pages.withheld_page import withheld_page
from toolkit.problems.reports.making import Findings, report_of
from toolkit.problems.reports.report import Report
from toolkit.publishing.objects import scorecard_object
from toolkit.publishing.publish import round_json
from toolkit.publishing.release import released
from toolkit.review.git import Git
from toolkit.review.impact.impact import as_data
from toolkit.review.impact.sides import sides
from toolkit.review.ownership import Person, Verdict, judge
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.repository import Repository

OFFICE, SECOND, DELTA, COUNTY, CITY, BOARD, PEER = range(900000000001, 900000000008)
ID = ("tiny-fair", "2020")
ROUND = "data/schemes/tiny-fair/rounds/2020"
UNIT, CLAIM, REVIEW = (
    f"data/units/tiny-delta/{name}"
    for name in ("unit.yml", "2020/tiny-fair.yml", "2020/tiny-fair.review.yml")
)
OWNERS = "data/units/owners.yml"


@dataclass(frozen=True)
class State:
    """What a tip holds: its report, and the round as reviewers know it and as it is published.

    ``pages`` are those of the round and of the unit, by path.
    """

    report: Report
    known: dict[str, Any] = field(default_factory=dict)
    published: dict[str, Any] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)

    @property
    def told(self) -> list[tuple[str, str, int]]:
        """Each problem: code, file, line."""
        return [(each.code, each.file, each.line) for each in self.report.problems]

    def scores(self, side: str) -> dict[str, str | None]:
        """The unit's scores by indicator on a side, as those know them who review."""
        return {each["code"]: each[f"{side}_score"] for each in self.known["indicators"]}

    @property
    def totals(self) -> tuple[str | None, str | None]:
        """What is claimed in total, and what is verified."""
        return self.known["claimed_total"], self.known["total"]


@dataclass
class Walk:
    """The repository, its tip, and how a change becomes the next tip."""

    history: History
    tip: str

    @property
    def data(self) -> Path:
        """The data of the tip, checked out."""
        return self.history.data

    def proposed(self, files: Files, actor: int, *approved_by: int) -> tuple[str, Verdict]:
        """Return the commit that somebody proposes upon the tip, and the verdict on it."""
        head = self.history.commit(files, self.tip)
        person = Person(actor, frozenset(approved_by))
        return head, judge(Git(self.data), self.tip, head, person)

    def merged(self, files: Files, actor: int, *approved_by: int) -> Verdict:
        """Make what somebody proposes the tip, which may only be where it is allowed."""
        head, verdict = self.proposed(files, actor, *approved_by)
        assert verdict.answer == "allowed", verdict
        self.checkout(head)
        return verdict

    def checkout(self, commit: str) -> None:
        """Make a commit the tip, and the files those of the tip."""
        self.history.git("checkout", "--quiet", "--force", "--detach", commit)
        self.history.git("clean", "--quiet", "--force", "-d")
        self.tip = commit

    def text(self, path: str) -> str:
        """The text of a file of the tip."""
        return (self.history.folder / path).read_text("utf-8")

    def changed(self, path: str, *changes: tuple[str, str]) -> dict[str, str]:
        """A file with passages replaced, each of which stands in it once."""
        text = self.text(path)
        for old, new in changes:
            assert text.count(old) == 1, (text.count(old), old)
            text = text.replace(old, new)
        return {path: text}

    def state(self) -> State:
        """Return what the files hold now."""
        checked = check_everything(self.data, "data")
        report = report_of(Findings(checked.problems, checked.unfinished))
        if not report.ok:
            return State(report, {}, {})
        results = results_of(checked.repository, score_rounds(checked.repository))
        return _state(report, checked.repository, results)

    def impact(self, base: str) -> dict[str, Any]:
        """Return what the change from a base to the tip does, with the codes it brings and mends."""
        with sides(self.data, base, self.tip) as change:
            found = found_in(change, "data")
        body = as_data(found.impact)
        body["new"] = [each.code.id for each in found.compared.new]
        body["solved"] = [each.code.id for each in found.compared.solved]
        return body


def _state(report: Report, repository: Repository, results: Results) -> State:
    """Return what is known inside, and what is published of it."""
    outcome = results.outcomes[ID]
    cards = {each.unit.id: each for each in outcome.scored.scorecards}
    known = scorecard_object(outcome, cards["tiny-delta"]) if "tiny-delta" in cards else {}
    out = released(results)
    published, laboratory = out.outcomes[ID], out.laboratories[ID]
    renderer = Renderer("en")
    page = (
        results_page(renderer, published, laboratory)
        if published.withheld is None
        else withheld_page(renderer, published)
    )
    pages = [page, *Many(repository, out).all("en")]
    body = json.loads(b"".join(round_json(published, laboratory)))
    return State(report, known, body, {each.path: each.staged() for each in pages})


def begun(folder: Path, owners: str, register: str, round_: str) -> Walk:
    """Return a repository with the scheme of fairs, two old units and nothing filed."""
    history = History(folder / "repository")
    files: dict[str | bytes, Any] = {
        f"data/{path.relative_to(TINY).as_posix()}": path.read_bytes()
        for unit in ("tiny-alpha", "tiny-beta")
        for path in [TINY / "units" / unit / "unit.yml"]
    }
    for path in sorted((TINY / "schemes/tiny-fair").rglob("*.yml")):
        if "sheets" not in path.parts:
            files[f"data/{path.relative_to(TINY).as_posix()}"] = path.read_bytes()
    files |= {OWNERS: owners, f"{ROUND}/register.yml": register, f"{ROUND}/round.yml": round_}
    walk = Walk(history, "")
    walk.checkout(history.commit(files))
    return walk
