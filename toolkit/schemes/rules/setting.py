"""What a rule kind is given, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from toolkit.language import Text, both
from toolkit.numbers import plain
from toolkit.schemes.facts import Fact, Records
from toolkit.schemes.formula import CountWhere, FactValue, Node
from toolkit.schemes.predicates import AllOf, Predicate

MORE = both("再有 {n} {unit}可得满分 {points} 分", "{n} more {unit} for full points ({points})")


@dataclass(frozen=True)
class Setting:
    """The surroundings of a rule: its indicator's points, the scheme's facts, the unit's class."""

    points: Fraction
    facts: Mapping[str, Fact]
    class_of_unit: str
    class_labels: Mapping[str, Text]

    def quantity(self, fact: str) -> Node:
        """Return the node that gives a fact's quantity: its number, or how many records count."""
        declared = self.facts[fact]
        if isinstance(declared, Records):
            return CountWhere(
                fact,
                where_counted(declared),
                name="value",
                label=declared.label,
                article=declared.article,
            )
        return FactValue(fact, name="value", label=declared.label, article=declared.article)

    def unit_of(self, fact: str) -> Text:
        """Return the measure word of a fact."""
        declared: Any = self.facts[fact]
        unit: Text = declared.unit
        return unit

    def more(self, missing: Fraction, fact: str) -> Text | None:
        """Return how much more of a fact reaches its target; None where nothing is missing."""
        if missing <= 0:
            return None
        return MORE.filled(n=plain(missing), unit=self.unit_of(fact), points=plain(self.points))


@dataclass(frozen=True)
class Told:
    """What an evaluator hands a rule for its sentence: named values, the score, and it as printed."""

    values: Mapping[str, Fraction]
    score: Fraction
    printed: str


@dataclass(frozen=True)
class Finding:
    """Something a lint noticed in what the *policy* says. ``about`` names the class or part."""

    id: str
    text: Text
    about: str = ""


def where_counted(records: Records) -> Predicate | None:
    """Return the predicate that a record meets to count; None where every record counts."""
    computed = tuple(each.when for each in records.conditions if each.when is not None)
    if not computed:
        return None
    return computed[0] if len(computed) == 1 else AllOf(all=computed)
