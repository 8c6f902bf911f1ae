"""The data folder as a value: everything read from it, and every problem found while reading."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from toolkit.problems.problem import Problem
from toolkit.reading.document import Document
from toolkit.reading.files import read_text
from toolkit.schemes.edition import Edition
from toolkit.schemes.examples import Example
from toolkit.submissions.claim import Claim
from toolkit.submissions.decisions import Decisions
from toolkit.submissions.objection import Objection
from toolkit.submissions.owners import Owners
from toolkit.submissions.results import Corrections, Results
from toolkit.submissions.review import Review
from toolkit.submissions.round import RELEASED, Register, Registered, Round
from toolkit.submissions.sheet import Sheet
from toolkit.submissions.unit import Unit


@dataclass(frozen=True)
class Filed:
    """A value together with the document it was read from."""

    document: Document


@dataclass(frozen=True)
class FiledUnit(Filed):
    """A unit and its file."""

    unit: Unit


@dataclass(frozen=True)
class FiledRound(Filed):
    """A round, what belongs to it, and their files; None where there is none or it was unreadable."""

    round: Round
    edition: Edition | None
    register: Register | None
    register_document: Document | None
    sheets: tuple[Sheet, ...] = ()
    decisions: Decisions | None = None
    decisions_document: Document | None = None
    results: Results | None = None
    results_document: Document | None = None
    corrections: Corrections | None = None
    corrections_document: Document | None = None
    #: Files that are there and could not be read, so that nobody calls what they say missing.
    unread: frozenset[str] = frozenset()
    #: In the order of their ids, each with its file.
    objections: tuple[tuple[Objection, Document], ...] = ()

    @property
    def units(self) -> Mapping[str, Registered]:
        """The units registered, by id."""
        return {} if self.register is None else self.register.units

    def answer_until(self, objection: Objection) -> datetime.date | None:
        """Return the last day of an answer; None where the round, or the calendar, does not say."""
        notice = self.round.notice
        if notice is None or notice.answer_within is None:
            return None
        return notice.answer_within.until(objection.received_on)

    @property
    def lists_best_alone(self) -> bool:
        """True while the public notice names the units of the best grade and nothing else."""
        ordered = None if self.edition is None else self.edition.scheme.outcomes.notice
        return self.round.state == "notice" and ordered is not None and ordered.list == "best"

    @property
    def results_are_out(self) -> bool:
        """True where everybody may see the results: from the public notice on, of all or of none."""
        return self.round.state in RELEASED and not self.lists_best_alone

    @property
    def claims_are_out(self) -> bool:
        """True where everybody may read what units state: with the results, or as the round says."""
        return self.round.publish_claims or self.results_are_out


@dataclass(frozen=True)
class FiledReview(Filed):
    """A review and its file.

    ``swapped`` are the ids of the evidence that reviewers saw and that is another one now.
    """

    review: Review
    swapped: frozenset[str] = frozenset()


#: scheme, round
RoundId = tuple[str, str]
#: scheme, round, unit
SubmissionId = tuple[str, str, str]


@dataclass
class Repository:
    """Everything read from one data folder, and every problem found while reading.

    ``documents`` has each file by the path shown to people, for printing source lines.
    """

    root: FilePath
    shown: str
    documents: dict[str, Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    editions: dict[tuple[str, str], Edition] = field(default_factory=dict)
    examples: dict[tuple[str, str], list[Example]] = field(default_factory=dict)
    units: dict[str, FiledUnit] = field(default_factory=dict)
    rounds: dict[RoundId, FiledRound] = field(default_factory=dict)
    claims: dict[SubmissionId, Claim] = field(default_factory=dict)
    reviews: dict[SubmissionId, FiledReview] = field(default_factory=dict)
    #: Who may change what; None where no file says so or it was unreadable.
    owners: Owners | None = None
    owners_document: Document | None = None
    #: What exists as a file but could not be read, so that nobody calls it missing.
    unreadable_claims: set[SubmissionId] = field(default_factory=set)
    unreadable_reviews: set[SubmissionId] = field(default_factory=set)
    unreadable_units: set[str] = field(default_factory=set)
    unreadable_rounds: set[RoundId] = field(default_factory=set)
    unreadable_editions: set[tuple[str, str]] = field(default_factory=set)
    #: The shown paths of files that no value was made of: what is beyond their shape was not checked.
    unfinished: set[str] = field(default_factory=set)

    def evidence_folder(self, id: SubmissionId) -> FilePath:
        """Return the folder in which the unit of a submission keeps the evidence of that year."""
        return self.root / "units" / id[2] / id[1] / "evidence"

    def canonical(self, file: str) -> str:
        """Return a shown path as it stands in the repository: ``data/…`` wherever the folder lies."""
        return "data" + file.removeprefix(self.shown)

    def lines(self, file: str) -> list[str]:
        """Return the lines of a file for printing; empty where it has none to show."""
        document = self.documents.get(file)
        if document is not None:
            return document.text.splitlines()
        found = read_text(self.root / file.removeprefix(self.shown).lstrip("/"), file)
        return [] if isinstance(found, Problem) else found[0].splitlines()

    def lines_of(self, canonical: str) -> list[str]:
        """Return the lines of a file by its published path."""
        return self.lines(self.shown + canonical.removeprefix("data"))
