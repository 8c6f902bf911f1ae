"""What the facts of a claim bring of an indicator of which people mark the rest."""

from fractions import Fraction

from toolkit.schemes.unmarked import reads_marks, unmarked
from toolkit.scoring import verification
from toolkit.scoring.evaluation import Facts, Value, evaluate
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.claim import Claim


def part_of(card: Scorecard, claim: Claim, code: str) -> Value | None:
    """Return the number; None where there is none, or where nobody marks."""
    score = card.edition.lowered(card.class_of_unit, card.attributes).scores[code]
    part = unmarked(score) if reads_marks(score) else None
    if part is None:
        return None
    stated = verification.claimed(card.edition.scheme, claim.facts)
    value = evaluate(part, Facts(stated, card.attributes)).value
    return value if isinstance(value, Fraction) else None
