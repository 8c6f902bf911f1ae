"""Which changed line moved what: every edit of a claim or review tried alone on the base.

What the edits come to together and not one by one is the remainder: caps, ratios and shared
conditions make it.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, printed
from toolkit.review.impact.edits import Edit, edits_of_claim
from toolkit.review.impact.impact import Cause, Value
from toolkit.review.impact.moves import moved
from toolkit.review.impact.review_edits import edits_of_review
from toolkit.review.impact.settled import SettledRound, State
from toolkit.scoring.printed_scores import PrintedScores, PrintedScoring, Side
from toolkit.scoring.verification import standing
from toolkit.submissions.claim import Claim
from toolkit.submissions.repository import FiledReview, RoundId
from toolkit.submissions.review import Review

#: So many edits of one unit are tried.
MOST_TRIED = 60

WITH_INDICATORS = both("{words}（{moves}）", "{words} ({moves})")
MOVES = both("{code} {before} → {after}", "{code} {before} → {after}")
NO_EFFECT = both("{words}（不影响得分）", "{words} (no effect on scores)")
TOGETHER = both(
    "几处改动合在一起，与逐处相加不同", "the changes together differ from their sum one by one"
)
TOO_MANY = both(
    "{unit} 改了 {n} 处以上，逐处试算的只有前 {n} 处。",
    "{unit} has more than {n} changes; only the first {n} were tried one by one.",
)
ABOUT = both("{what}有改动", "{what} changed")
NONE = "—"


@dataclass(frozen=True)
class Submission:
    """One submission in both states, and the round it is scored in, which is the same in both."""

    round_id: RoundId
    unit: str
    round: SettledRound
    claims: tuple[Claim, Claim]
    reviews: tuple[FiledReview | None, FiledReview | None]
    scores: tuple[PrintedScores, PrintedScores]

    @property
    def has_marks(self) -> bool:
        """True if people mark the unit."""
        return self.round.has_marks(self.unit)

    @property
    def standing(self) -> tuple[Review | None, Review | None]:
        """What holds of the review in each state."""
        old, new = (
            None if each is None else standing(claim, each.review, each.swapped)
            for claim, each in zip(self.claims, self.reviews, strict=True)
        )
        return old, new


def submission(id: RoundId, unit: str, before: State, after: State) -> Submission | None:
    """Return the submission whose edits can be tried one by one; None where there is none.

    It has to be there in both states, and scored in the same way.
    """
    old, new = before.rounds.get(id), after.rounds.get(id)
    claims = before.claim(id, unit), after.claim(id, unit)
    if old is None or new is None or claims[0] is None or claims[1] is None:
        return None
    is_alike = (
        old.edition.document.sha256 == new.edition.document.sha256
        and old.filed.units.get(unit) == new.filed.units.get(unit)
        and old.filed.sheets == new.filed.sheets
    )
    if not is_alike or unit not in old.scores or unit not in new.scores:
        return None
    return Submission(
        id,
        unit,
        old,
        (claims[0], claims[1]),
        (before.review(id, unit), after.review(id, unit)),
        (old.scores[unit], new.scores[unit]),
    )


def causes_of(each: Submission, private: Collection[str]) -> tuple[list[Cause], list[Text]]:
    """Return what each edit alone does, then the remainder; and what has to be said of them.

    Of files that hold personal data (``private``) no value is told.
    """
    found = list(islice(_edits(each), MOST_TRIED + 1))
    tried = found[:MOST_TRIED]
    scoring = PrintedScoring(each.round.filed, each.round.edition)
    holds = all(review is not None for review in each.standing)
    alone = [scoring.of(each.unit, edit.claim, edit.review) for edit in tried]
    causes = [
        _cause(each, edit, scores, holds, private)
        for edit, scores in zip(tried, alone, strict=True)
    ]
    if len(found) > MOST_TRIED:
        return causes, [TOO_MANY.filled(unit=each.unit, n=MOST_TRIED)]
    claimed = _remainder(each, alone, lambda scores: scores.claimed.total)
    verified = _remainder(each, alone, lambda scores: scores.verified.total) if holds else None
    if claimed is not None or verified is not None:
        causes.append(
            Cause(
                *each.round_id, each.unit, None, None, TOGETHER, claimed, verified, each.has_marks
            )
        )
    return causes, []


def _edits(each: Submission) -> Iterator[Edit]:
    scheme, (old, new), (was, now) = each.round.edition.scheme, each.claims, each.standing
    yield from edits_of_claim(scheme, old, new, was)
    before, after = each.reviews
    if was is not None and now is not None and before is not None and after is not None:
        yield from edits_of_review(scheme, old, before, after)


def _cause(
    each: Submission,
    edit: Edit,
    scores: PrintedScores,
    holds: bool,
    private: Collection[str],
) -> Cause:
    base = each.scores[0]
    claimed = moved(base.claimed.total, scores.claimed.total)
    verified = moved(base.verified.total, scores.verified.total) if holds else None
    leaves = [leaf.code for leaf in each.round.edition.scheme.leaves()]
    moves = list(_moves(leaves, base.claimed, scores.claimed))
    if holds:
        of_verified = _moves(leaves, base.verified, scores.verified)
        moves += [one for one in of_verified if one not in moves]
    words = ABOUT.filled(what=edit.what) if edit.file in private else edit.words
    if moves:
        words = WITH_INDICATORS.filled(words=words, moves=joined(moves, "，", ", "))
    elif claimed is None and verified is None:
        words = NO_EFFECT.filled(words=words)
    return Cause(
        *each.round_id, each.unit, edit.file, edit.line, words, claimed, verified, each.has_marks
    )


def _moves(codes: Sequence[str], before: Side, after: Side) -> Iterator[Text]:
    for code in codes:
        was, now = before.of.get(code), after.of.get(code)
        if was != now:
            yield MOVES.filled(code=code, before=was or NONE, after=now or NONE)


def _remainder(
    each: Submission,
    alone: Sequence[PrintedScores],
    total: Callable[[PrintedScores], str | None],
) -> Value | None:
    """Return from what the edits come to one by one to what they come to; None where they agree."""
    base, whole = total(each.scores[0]), total(each.scores[1])
    parts = [total(scores) for scores in alone]
    if base is None or whole is None or None in parts:
        return None
    start = exact(base)
    added = sum((exact(part) - start for part in parts if part is not None), Fraction(0))
    places = each.round.edition.scheme.printing.places
    return moved(printed(start + added, places), whole)
