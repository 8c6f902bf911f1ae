"""What a rule kind is given, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from toolkit.language import Measure, Text, both
from toolkit.numbers import Number, Rounding, about, exact, plain
from toolkit.schemes.facts import Fact, Records
from toolkit.schemes.formula import AtLeast, Constant, CountWhere, FactValue, Node, Round
from toolkit.schemes.gain import Figure, Gain, Value, difference, word
from toolkit.schemes.panels import Panels
from toolkit.schemes.predicates import AllOf, Predicate
from toolkit.schemes.showing import MORE_OF, measure_of, more_of, with_unit

MORE = both("再有 {more}可得满分 {points} 分", "{more} for full points ({points})")
ONE_MORE = both("再增加 1 {unit}（{which}），加 {points}", "{points} for 1 more {unit} ({which})")
PERCENTAGE_POINTS = both("个百分点", "percentage points")
LEFT_TO_PEOPLE = both(
    "离满分还差 {n} 分，由人评定", "{n} short of full marks (reviewers’ judgement)"
)


@dataclass(frozen=True)
class Setting:
    """The surroundings of a rule: its indicator's points, the scheme's facts, the unit's class.

    ``code`` names the indicator, or the item within it, as marks do. ``prefix`` stands before the
    names of an item in the trace. ``printing`` is how the scheme prints the score of an indicator;
    an item within one is told exactly and has none.
    """

    facts: Mapping[str, Fact]
    class_of_unit: str
    class_labels: Mapping[str, Text]
    worth: Fraction | None = None
    code: str = ""
    prefix: str = ""
    panels: Panels | None = None
    is_capped: bool = True
    printing: Rounding | None = None

    @property
    def points(self) -> Fraction:
        """What the indicator or item is worth; an error of ours where nothing is stated."""
        assert self.worth is not None, self.code
        return self.worth

    def named(self, name: str) -> str:
        """Return the name of a step of this rule in the trace."""
        return self.prefix + name

    def within(self, item: str, points: Fraction | None, is_capped: bool) -> "Setting":
        """Return the surroundings of an item's rule."""
        return replace(
            self,
            worth=points,
            is_capped=is_capped,
            code=f"{self.code}-{item}",
            prefix=f"{self.prefix}{item}/",
            printing=None,
        )

    def constant(self, value: Number, name: str) -> Constant:
        """Return a number of the scheme under a name."""
        return Constant(exact(value), name=self.named(name))

    def quantity(self, fact: str, name: str = "value", where: Predicate | None = None) -> Node:
        """Return the node that gives a fact's quantity: its number, or how many records count.

        ``where`` narrows the records further.
        """
        declared = self.facts[fact]
        words: Any = {"label": declared.label, "article": declared.article}
        if isinstance(declared, Records):
            meeting = both_hold(where_counted(declared), where)
            return CountWhere(fact, meeting, name=self.named(name), **words)
        return FactValue(fact, name=self.named(name), **words)

    def unit_of(self, fact: str) -> Measure:
        """Return the measure word of a fact."""
        return measure_of(self.facts[fact])

    def counted(self, number: str, fact: str) -> Text:
        """Return a number of a fact with its measure word."""
        return with_unit(number, self.unit_of(fact))

    def word_of(self, fact: str, number: Node) -> Value:
        """Return the measure word of a fact beside a number that a formula gives."""
        unit = self.unit_of(fact)
        return word(number, unit.beside("1"), unit.beside(""))

    def more(self, missing: Node, fact: str) -> Gain:
        """Return so much more of a fact, with its measure word."""
        if self.unit_of(fact).zh == "%":
            points = word(missing, both("个百分点", "percentage point"), PERCENTAGE_POINTS)
            return Gain(MORE_OF, {"n": Figure(missing), "unit": points})
        values: dict[str, Value] = {"n": Figure(missing), "unit": self.word_of(fact, missing)}
        return Gain(more_of(self.unit_of(fact)), values)

    def reaching(self, target: Fraction, value: Node, fact: str) -> Gain:
        """Return how much more of a fact reaches its target; not offered where it is reached."""
        goal = Constant(target)
        points = plain(self.points)
        values: dict[str, Value] = {
            "more": self.more(difference(goal, value), fact),
            "points": both(points, points),
        }
        return Gain(MORE, values, AtLeast((value, goal)))

    def at_cap(self, score: Node) -> Node | None:
        """Return the node that is 1 where a score has reached its cap; None where there is none."""
        if not self.is_capped or self.worth is None:
            return None
        return AtLeast((score, Constant(self.worth)))

    def judged(self, score: Node) -> Gain:
        """Return the points that are left to those who mark; not offered where none are.

        They are what the printed score lacks, so that the two printed numbers make the points.
        """
        goal = Constant(self.points)
        if self.printing is None:
            figure = Figure(difference(goal, score), is_rough=True)
            return Gain(LEFT_TO_PEOPLE, {"n": figure}, AtLeast((score, goal)))
        shown = Round((score,), self.printing)
        missing = Round((difference(goal, shown),), self.printing)
        figure = Figure(missing, places=self.printing.places)
        return Gain(LEFT_TO_PEOPLE, {"n": figure}, AtLeast((shown, goal)))


def points_of(number: Fraction) -> Text:
    """Return so many points in words."""
    return both("{n} 分", "{n} {n:point|points}").filled(n=plain(number))


def more_points(number: Node) -> Gain:
    """Return so many more points in words."""
    points = word(number, both("分", "point"), both("分", "points"))
    return Gain(both("{n} {points}", "{n} more {points}"), {"n": Figure(number), "points": points})


def both_hold(one: Predicate | None, other: Predicate | None) -> Predicate | None:
    """Return the predicate that holds where both do; None holds everywhere."""
    if one is None or other is None:
        return other if one is None else one
    return AllOf(all=(one, other))


@dataclass(frozen=True)
class Told:
    """What an evaluator hands a rule for its sentence: named values, the score, and it as printed."""

    values: Mapping[str, Fraction]
    score: Fraction
    printed: str

    def of(self, setting: Setting, name: str) -> Fraction:
        """Return a named value of the rule in that setting."""
        return self.values[setting.named(name)]

    def within(self, setting: Setting, item: str) -> "Told":
        """Return what is told of an item of the rule in that setting."""
        score = self.of(setting, item)
        return Told(self.values, score, about(score))


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
