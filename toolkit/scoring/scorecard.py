"""The scorecard: every number of one unit in one round, and how each came about.

Pages and JSON are rendered from it and from nothing else. It mirrors the indicator tree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain, printed, rounded
from toolkit.schemes.edition import Edition
from toolkit.scoring.evaluation import Absent, Quantity, Value
from toolkit.submissions.evidence import Evidence
from toolkit.submissions.review import Reviewer
from toolkit.submissions.round import Round
from toolkit.submissions.unit import Unit

Status: TypeAlias = Literal["reviewed", "unreviewed", "not-submitted"]

STATUSES: Mapping[Status, Text] = {
    "reviewed": both("已核定", "verified"),
    "unreviewed": both("未核定", "not yet verified"),
    "not-submitted": both("未申报", "not submitted"),
}

ASIDE = both("不予受理", "claim set aside")

#: Flags of what changed after verification.
STALE_REVIEW, SWAPPED_EVIDENCE = "stale-review", "swapped-evidence"
CHANGED_AFTER: Mapping[str, Text] = {
    STALE_REVIEW: both("核定后申报改过，待重核", "claim changed after review"),
    SWAPPED_EVIDENCE: both("核定后证据换过，待重核", "evidence changed after review"),
}

ABSENT: Mapping[str, Text] = {
    "not-applicable": both("不适用", "not applicable"),
    "not-reviewed": both("未核定", "not verified"),
    "not-submitted": both("未申报", "not submitted"),
    "incomplete": both("不完整", "incomplete"),
    "not-scored": both("不计分", "not scored"),
    "judged": both("评定，无自评", "judged by others, no self-score"),
}

#: What is claimed where people mark the rest.
UNMARKED = both("{n}（不含评定部分）", "{n}, without what reviewers mark")

#: How a condition that carries no points turned out.
OUTCOMES: Mapping[str, Text] = {
    "met": both("达到", "met"),
    "not-met": both("未达到", "not met"),
    "warning": both("原则上要求，未达到", "asked in principle, not met"),
    "not-applicable": both("不适用", "not applicable"),
    "judged": both("由人认定", "decided by people"),
    "not-reviewed": both("未核定", "not verified"),
    "not-submitted": both("未申报", "not submitted"),
    "incomplete": both("不完整", "incomplete"),
}


@dataclass(frozen=True)
class RecordUse:
    """One record: whether it counts as claimed and as verified (None: undecided), and why not.

    ``reasons`` say why it does not count, ``corrected_for`` why its values were corrected.
    """

    id: str
    line: int
    fields: tuple[tuple[Text, Text], ...]
    evidence: tuple[str, ...]
    counts_as_claimed: bool
    counts_as_verified: bool | None
    decision: str | None
    reasons: tuple[Text, ...]
    corrected_for: Text | None
    note: str | None


@dataclass(frozen=True)
class FactUse:
    """One fact as a rule used it: where it was stated, its quantity claimed and verified."""

    id: str
    label: Text
    file: str
    line: int
    is_listed: bool
    claimed: Value
    verified: Value
    stated: Text | None
    records: tuple[RecordUse, ...]
    decision: str | None
    reason: Text | None
    note: str | None
    evidence: tuple[Evidence, ...]
    evidence_missing: tuple[Text, ...]

    @property
    def has_anything(self) -> bool:
        """True if anything was claimed that evidence could support: records, a number, a yes."""
        return bool(self.records) or (self.stated is not None and self.claimed != 0)


@dataclass(frozen=True)
class Side:
    """The claimed or the verified half of an indicator: quantity, score, its sentence."""

    value: Value | None
    score: Value
    how: Text
    #: What the facts bring by themselves where people mark the rest and there is no score yet.
    part: Fraction | None = None


@dataclass(frozen=True)
class NodeScore:
    """One indicator: what it is worth, what was asked, and both halves.

    ``uncapped`` is what the policy says of it, ``is_capped`` whether its points end its score;
    ``reach`` is the highest score there can be under the readings, None where there is no end.
    """

    code: str
    label: Text
    points: str | None
    asked: Text | None
    unit: Text | None
    rule: Text | None
    is_bonus: bool
    is_capped: bool
    uncapped: bool
    reach: Fraction | None
    article: Text
    article_id: str
    readings: tuple[str, ...]
    claimed: Side
    verified: Side
    facts: tuple[FactUse, ...]
    gain: Text | None
    parts: tuple["NodeScore", ...]

    @property
    def direction(self) -> int:
        """How verification moved the score: 1 up, -1 down, 0 not at all or undecided."""
        claimed, verified = self.claimed.score, self.verified.score
        if isinstance(claimed, Absent) or isinstance(verified, Absent):
            return 0
        return (verified > claimed) - (verified < claimed)

    @property
    def most(self) -> str | None:
        """What can be reached where that is less than the points; None where the points can be."""
        if self.points is None or self.reach is None or not self.is_capped:
            return None
        return plain(self.reach) if self.reach < exact(self.points) else None

    def nodes(self) -> Iterator["NodeScore"]:
        """Yield this node and every node below it, groups before their parts."""
        yield self
        for part in self.parts:
            yield from part.nodes()


@dataclass(frozen=True)
class Flag:
    """Something a reader should know about this scorecard, by a stable id."""

    id: str
    text: Text


@dataclass(frozen=True)
class Measured:
    """What was held against a bound: in words, after what it is where there are several; its facts."""

    shown: Text
    facts: tuple[FactUse, ...]


@dataclass(frozen=True)
class Condition:
    """A target, expectation or condition of eligibility: what is asked and how it turned out.

    ``claimed`` and ``verified`` are keys of ``OUTCOMES``; ``values`` are what there is, as verified
    or, before that, as claimed. ``indicator`` is the one beside which it is shown.
    """

    id: str
    label: Text
    article: Text
    article_id: str
    readings: tuple[str, ...]
    asked: Text | None
    values: tuple[Measured, ...]
    claimed: str
    verified: str
    indicator: str | None = None
    in_principle: bool = False

    @property
    def value(self) -> Text | None:
        """What there is, all of it; None where there is nothing to say."""
        return joined([each.shown for each in self.values]) if self.values else None


@dataclass(frozen=True)
class Reported:
    """A fact that is shown beside the score and carries no points."""

    id: str
    label: Text
    shown: Text
    line: int | None


@dataclass(frozen=True)
class LedgerTotals:
    """The total row of a ledger, by column number. The other rows are not published."""

    id: str
    label: Text
    unit: Text
    year: str
    line: int
    cells: tuple[tuple[int, Text, str], ...]


@dataclass(frozen=True)
class Paper:
    """A paper that had to be handed in, and the evidence that stands for it."""

    id: str
    label: Text
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Scorecard:
    """One unit in one round: the tree, the totals, what was handed in, what to notice."""

    unit: Unit
    round: Round
    edition: Edition
    class_of_unit: str
    status: Status
    indicators: tuple[NodeScore, ...]
    claimed_total: Value
    claimed_base: Value
    claimed_bonus: Value | None
    #: What is claimed without the marks of people; None where nobody marks.
    claimed_unmarked: Value | None
    base: Value
    bonus: Value | None
    total: Value
    deduction: Value
    verdict: Text
    targets: tuple[Condition, ...]
    eligibility: tuple[Condition, ...]
    reported: tuple[Reported, ...]
    ledgers: tuple[LedgerTotals, ...]
    papers: tuple[Paper, ...]
    flags: tuple[Flag, ...]
    claim_file: str | None
    claim_sha256: str | None
    review_file: str | None
    reviewed_on: str | None
    #: Who reviewed the claim as it is now, under pseudonymous ids.
    reviewers: tuple[Reviewer, ...]
    #: Lines of the claim file that are not published.
    withheld: frozenset[int]
    #: What the verified scores were computed from, by fact; single marks are never published.
    quantities: Mapping[str, Quantity]
    attributes: Mapping[str, str]
    #: What takes the place of single marks: means and numbers of marks, by leaf and name of the step.
    means: Mapping[str, Mapping[str, Fraction]]
    #: True if people decided not to verify the claim: it will not have a score.
    is_set_aside: bool = False

    def nodes(self) -> Iterator[NodeScore]:
        """Yield every indicator, groups before their parts."""
        for indicator in self.indicators:
            yield from indicator.nodes()

    def leaves(self) -> Iterator[NodeScore]:
        """Yield the indicators that have a rule."""
        return (node for node in self.nodes() if not node.parts)

    @property
    def status_in_words(self) -> Text:
        """How far the verification is, or what has changed since."""
        if self.is_set_aside:
            return ASIDE
        late = [CHANGED_AFTER[flag.id] for flag in self.flags if flag.id in CHANGED_AFTER]
        return late[0] if late else STATUSES[self.status]

    @property
    def address(self) -> tuple[str, str, str]:
        """Unit, round and scheme: what names this scorecard."""
        return self.unit.id, self.round.round, self.edition.scheme.id

    def printed(self, score: Value | None) -> str | None:
        """Return a score as it is published, or None where there is none."""
        if score is None or isinstance(score, Absent):
            return None
        rounding = self.edition.scheme.printing
        return printed(rounded(score, rounding), rounding.places)

    def left(self, node: NodeScore) -> str | None:
        """Return the points less the score; None where it has no cap or no score."""
        missing = self._below(node, None if node.points is None else exact(node.points))
        return None if missing is None or not node.is_capped else self.printed(missing)

    def missing(self, node: NodeScore) -> Fraction | None:
        """Return what the printed score lacks of what can be reached; None where there is no score.

        It is below 0 where an item without a ceiling has more than its points.
        """
        most = node.most or node.points
        return self._below(node, None if most is None else exact(most))

    def _below(self, node: NodeScore, most: Fraction | None) -> Fraction | None:
        score = node.verified.score
        if most is None or isinstance(score, Absent):
            return None
        return most - rounded(score, self.edition.scheme.printing)


def quantity(value: Value | None) -> str | None:
    """Return a quantity as it is published, or None where there is none."""
    return None if value is None or isinstance(value, Absent) else plain(value)


def missing_value(value: Value | None) -> Text | None:
    """Return why there is no value, in words; None where there is one."""
    return ABSENT[value.reason] if isinstance(value, Absent) else None
