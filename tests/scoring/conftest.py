"""A desk that scores claims and reviews written as YAML, and the demonstration round."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import pytest

from tests.contact_points import copy_to
from toolkit.problems.problem import Problem
from toolkit.reading.document import Document
from toolkit.reading.reader import parse
from toolkit.schemes.edition import Edition
from toolkit.scoring.rounds import ScoredRound, score_rounds
from toolkit.scoring.score import score
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.claim import Claim, shaped_claim
from toolkit.submissions.repository import Repository
from toolkit.submissions.review import Review, shaped_review
from toolkit.submissions.round import Registered, Round
from toolkit.submissions.unit import Unit
from toolkit.submissions.walk import open_repository

T = TypeVar("T")
FACTS = ["contact_points", "experts", "results", "needs", "exchanges", "matchmaking", "members"]

#: What a claim states of a fact: a number as written, or records as written.
Stated = str | Sequence[str]
#: What a review decides: on the fact, or on its records by id.
Decided = str | Mapping[str, str]


@dataclass(frozen=True)
class Desk:
    """Scores one unit of the contact-point scheme; facts that are not named are 0 and accepted."""

    edition: Edition
    round: Round
    unit: Unit

    def claim(self, facts: Mapping[str, Stated]) -> Claim:
        lines = ["scheme: keqiao-contact-point", f"unit: {self.unit.id}", "round: 2018", "facts:"]
        for name, stated in {**dict.fromkeys(FACTS, "0"), **facts}.items():
            if isinstance(stated, str):
                lines.append(f"  {name}: {stated}")
            else:
                lines.append(f"  {name}:{'' if stated else ' []'}")
                lines += [f"    - {record}" for record in stated]
        claim, problems = shaped_claim(self._document(lines, "claim"), self.edition.scheme)
        return _sound(claim, problems)

    def review(
        self, claim: Claim, decisions: Mapping[str, Decided], sha256: str | None = None
    ) -> Review:
        zeros = [name for name in FACTS if claim.facts[name].value == 0]
        decided = {**dict.fromkeys(zeros, "{decision: accepted}"), **decisions}
        lines = ["scheme: keqiao-contact-point", f"unit: {self.unit.id}", "round: 2018"]
        lines += [f"claim_sha256: {sha256 or claim.document.sha256}", "reviewed_on: 2018-12-03"]
        lines += ["reviewers: [{id: r1, stage: county}]"]
        facts = {name: each for name, each in decided.items() if isinstance(each, str)}
        lines += ["facts:" if facts else "facts: {}"]
        lines += [f"  {name}: {each}" for name, each in facts.items()]
        records = {name: each for name, each in decided.items() if not isinstance(each, str)}
        lines += ["records:" if records else "records: {}"]
        for name, each in records.items():
            lines += [f"  {name}:" if each else f"  {name}: {{}}"]
            lines += [f"    {id}: {decision}" for id, decision in each.items()]
        review, problems = shaped_review(self._document(lines, "review"), self.edition.scheme)
        return _sound(review, problems)

    def score(
        self,
        class_of_unit: str,
        facts: Mapping[str, Stated],
        decisions: Mapping[str, Decided] | None = None,
        sha256: str | None = None,
    ) -> Scorecard:
        """Score a claim; without ``decisions`` there is no review at all."""
        claim = self.claim(facts)
        review = None if decisions is None else self.review(claim, decisions, sha256)
        return self.card(class_of_unit, claim, review)

    def card(self, class_of_unit: str, claim: Claim | None, review: Review | None) -> Scorecard:
        registered = Registered.model_validate({"class": class_of_unit})
        return score(self.unit, self.round, self.edition, registered, claim, review)

    @staticmethod
    def _document(lines: list[str], file: str) -> Document:
        text = "\n".join(lines) + "\n"
        document, problems = parse(text, f"{file}.yml", hashlib.sha256(text.encode()).hexdigest())
        return _sound(document, problems)


def _sound(value: T | None, problems: list[Problem]) -> T:
    assert [problem.message.en for problem in problems] == []
    assert value is not None
    return value


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The contact-point scheme and its demonstration units."""
    repository = open_repository(copy_to(tmp_path_factory.mktemp("demo") / "data"), "data")
    assert repository.problems == []
    return repository


@pytest.fixture(scope="session")
def demo_round(demo: Repository) -> ScoredRound:
    """The round of 2018, scored."""
    [scored] = [each for each in score_rounds(demo) if each.id == ("keqiao-contact-point", "2018")]
    return scored


@pytest.fixture(scope="session")
def desk(demo: Repository) -> Desk:
    filed = demo.rounds["keqiao-contact-point", "2018"]
    assert filed.edition is not None
    return Desk(filed.edition, filed.round, demo.units["keqiao-demo-loom"].unit)
