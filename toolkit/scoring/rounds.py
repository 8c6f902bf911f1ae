"""Scoring whole rounds: a scorecard for every registered unit, whether it submitted or not."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from toolkit.collector import resting
from toolkit.language import Text, both
from toolkit.schemes.edition import Edition
from toolkit.scoring.evaluation import Absent
from toolkit.scoring.score import score
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.repository import FiledRound, Repository
from toolkit.submissions.review import Review
from toolkit.submissions.round import Round

SUMMARY = both(
    "应参评 {all} 个单位：已核定 {reviewed} 个，未核定 {unreviewed} 个，{aside}未申报 {missing} 个。",
    "{all} {all:unit|units} to be assessed: {reviewed} verified, {unreviewed} not yet verified, {aside}{missing} not submitted.",
)
SUMMARY_ASIDE = both("不予受理 {n} 个，", "{n} set aside, ")
VERDICT_ASIDE = both(
    "申报不予受理，没有核定，没有得分。",
    "The claim was set aside without verification; there is no score.",
)
Wanted = Callable[[str, str, str], bool]


@dataclass(frozen=True)
class ScoredRound:
    """One round and the scorecards of its units, in the order of the register."""

    round: Round
    edition: Edition
    scorecards: tuple[Scorecard, ...]

    @property
    def id(self) -> tuple[str, str]:
        """Scheme and round."""
        return self.round.scheme, self.round.round

    @cached_property
    def by_unit(self) -> Mapping[str, Scorecard]:
        """The scorecards by the id of their unit."""
        return {card.unit.id: card for card in self.scorecards}

    def name_of(self, unit: str) -> Text:
        """Return the name of a unit; its id where it has no scorecard."""
        return self.by_unit[unit].unit.name if unit in self.by_unit else both(unit, unit)

    def in_order(self) -> list[Scorecard]:
        """Return the scorecards class by class, highest total first, those without a total last."""
        classes = list(self.edition.scheme.classes)

        def key(card: Scorecard) -> tuple[int, bool, Fraction]:
            has_none = isinstance(card.total, Absent)
            total = Fraction(0) if isinstance(card.total, Absent) else -card.total
            return classes.index(card.class_of_unit), has_none, total

        return sorted(self.scorecards, key=key)

    @property
    def summary(self) -> Text:
        """How many units took part and how far their verification is, in one sentence."""
        counts = Counter(card.status for card in self.scorecards)
        aside = sum(card.is_set_aside for card in self.scorecards)
        return SUMMARY.filled(
            all=len(self.scorecards),
            reviewed=counts["reviewed"],
            unreviewed=counts["unreviewed"] - aside,
            aside=SUMMARY_ASIDE.filled(n=aside) if aside else both("", ""),
            missing=counts["not-submitted"],
        )

    @property
    def is_demo(self) -> bool:
        """True if any unit of the round is invented."""
        return any(scorecard.unit.demo for scorecard in self.scorecards)


def score_rounds(repository: Repository, wanted: Wanted = lambda *_: True) -> Iterator[ScoredRound]:
    """Yield every readable round, scored. ``wanted`` takes scheme, round and unit."""
    for (scheme, name), filed in sorted(repository.rounds.items()):
        if filed.edition is not None:
            with resting():
                scorecards = tuple(
                    scorecard_of(repository, filed, unit)
                    for unit in filed.units
                    if unit in repository.units and wanted(scheme, name, unit)
                )
            yield ScoredRound(filed.round, filed.edition, scorecards)


def scorecard_of(
    repository: Repository, filed: FiledRound, unit: str, other: Review | None = None
) -> Scorecard:
    """Return the scorecard of a registered unit, as reviewed or under another review of its claim."""
    assert filed.edition is not None
    key = (filed.round.scheme, filed.round.round, unit)
    review = repository.reviews.get(key)
    card = score(
        repository.units[unit].unit,
        filed.round,
        filed.edition,
        filed.units[unit],
        repository.claims.get(key),
        other or (review.review if review else None),
        repository.canonical,
        review.document.file if review else None,
        filed.sheets,
        review.swapped if review else frozenset(),
    )
    decisions = filed.decisions.decisions if filed.decisions is not None else ()
    if card.status != "unreviewed" or all(
        each.kind != "set-aside" or each.unit != unit for each in decisions
    ):
        return card
    return replace(card, is_set_aside=True, verdict=VERDICT_ASIDE)
