"""One unit in one round, and what followed; the case from which it is made."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias, TypeVar

from toolkit.language import Text, both
from toolkit.outcomes.standing import Standing
from toolkit.schemes.outcomes import Outcomes
from toolkit.submissions.decisions import Decision

Kind: TypeAlias = Literal[
    "notice",
    "deadline",
    "payment",
    "award",
    "ground",
    "ending",
    "claw-back",
    "veto",
    "commendation",
]
DecisionT = TypeVar("DecisionT")

#: How an act is told that people took.
ENDED = both("{day} 由{by}决定", "decided on {day} by {by}")


@dataclass(frozen=True)
class Follow:
    """One thing that follows: what it is, how it stands, money in the scheme's unit, the decision.

    ``is_open`` is true where people still have to do something.
    """

    id: str
    kind: Kind
    label: Text
    article: str
    readings: tuple[str, ...]
    state: Text
    amount: Fraction | None = None
    money_unit: Text | None = None
    until: datetime.date | None = None
    decision: Decision | None = None
    is_open: bool = False


@dataclass(frozen=True)
class UnitYear:
    """One unit in one round: rank, grade, what followed. ``year`` is that of the window's last day."""

    scheme: str
    round: str
    title: Text
    year: int
    standing: Standing
    rank: int | None
    grade: str | None
    how: Text
    follows: tuple[Follow, ...]
    #: How many times in a row the unit has a grade that ends its status, by ground.
    in_a_row: Mapping[str, int] = field(default_factory=dict)
    #: True if the unit cannot have the best grade whatever its score: a veto, or its status ends.
    is_barred: bool = False

    def paid(self, payments: Sequence[str]) -> Fraction:
        """Return what was due to the unit under these payments."""
        return sum(
            (each.amount for each in self.follows if each.id in payments and each.amount),
            Fraction(0),
        )

    @property
    def has_ended(self) -> bool:
        """True if the unit's status was ended by a decision in this round."""
        return any(each.kind == "ending" and each.decision for each in self.follows)


@dataclass(frozen=True)
class Case:
    """Everything that bears on what follows for one unit in one round."""

    outcomes: Outcomes
    standing: Standing
    grade: str | None
    year: int
    past: Sequence[UnitYear]
    decisions: Sequence[Decision]
    recognised: Mapping[str, datetime.date]

    def decided(self, kind: type[DecisionT]) -> Iterator[DecisionT]:
        """Yield the decisions of a kind about this unit."""
        return (each for each in self.decisions if isinstance(each, kind))
