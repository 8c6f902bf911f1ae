"""Verified totals under several readings at once, without a trace: what the laboratory needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.numbers import rounded
from toolkit.schemes.edition import HasFormulas
from toolkit.schemes.marks import UNIT
from toolkit.scoring import verification
from toolkit.scoring.evaluation import Absent, Facts, Quantity, Value
from toolkit.scoring.score import markers
from toolkit.scoring.shared import SharedFormulas
from toolkit.submissions.repository import FiledRound, Repository


@dataclass(frozen=True)
class Totals:
    """The verified total and base of one unit as printed; None where there is none."""

    total: Fraction | None
    base: Fraction | None


class TotalsOfRound:
    """The totals of the units of a round under each of several versions of its scheme."""

    def __init__(
        self, repository: Repository, filed: FiledRound, versions: Sequence[HasFormulas]
    ) -> None:
        self.repository, self.filed, self.versions = repository, filed, versions
        self.pool = SharedFormulas()
        self._numbers: dict[tuple[int, str], tuple[int, int]] = {}

    def of(self, unit: str) -> list[Totals]:
        """Return the totals of a unit, one for each version in their order."""
        assert self.filed.edition is not None
        scheme = self.filed.edition.scheme
        registered = self.filed.units[unit]
        key = (self.filed.round.scheme, self.filed.round.round, unit)
        claim, filed_review = self.repository.claims.get(key), self.repository.reviews.get(key)
        review = filed_review.review if filed_review is not None else None
        if claim is None:
            return [Totals(None, None)] * len(self.versions)
        if filed_review is not None:
            review = verification.standing(claim, review, filed_review.swapped)
        marked_by = markers(unit, review, self.filed.sheets)
        quantities = _Quantities(verification.verified(scheme, claim.facts, review, marked_by))
        value = self.pool.valued(Facts(quantities, {**registered.read_by_rules, UNIT: unit}))
        found = []
        for index, version in enumerate(self.versions):
            total, base = self._of_version(index, registered.class_)
            found.append(Totals(_printed(version, value(total)), _printed(version, value(base))))
        return found

    def _of_version(self, index: int, class_of_unit: str) -> tuple[int, int]:
        """Return the numbers of total and base in the pool; scores depend on the class alone."""
        key = (index, class_of_unit)
        if key not in self._numbers:
            lowered = self.versions[index].lowered(class_of_unit)
            self._numbers[key] = (self.pool.add(lowered.total), self.pool.add(lowered.base))
        return self._numbers[key]


class _Quantities(dict[str, Quantity]):
    """Quantities by fact; marks that only another reading asks for were given by nobody."""

    def __missing__(self, fact: str) -> Quantity:
        return Quantity(absent=verification.NOT_REVIEWED)


def _printed(version: HasFormulas, value: Value) -> Fraction | None:
    return None if isinstance(value, Absent) else rounded(value, version.scheme.printing)
