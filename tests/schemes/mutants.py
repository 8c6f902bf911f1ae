"""Mutants of a scheme: every number, rounding and reading of it shifted by one step.

A mutant dies where a worked example comes out differently or the lint of the scheme speaks up.
One that lives says that nobody would notice the slip: a worked example is missing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from tests.schemes.worked_rounds import CASES, told
from toolkit.numbers import exact, rounded
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.settling import settle
from toolkit.outcomes.years import UnitYear
from toolkit.problems.problem import has_errors
from toolkit.schemes.edition import Edition, load
from toolkit.schemes.examples import Example
from toolkit.schemes.facts import Records
from toolkit.schemes.formula import Node, parts_of
from toolkit.schemes.lint import lint
from toolkit.schemes.scheme import Scheme
from toolkit.scoring.evaluation import Absent, Facts, Step, evaluate
from toolkit.scoring.examples import facts_of, outcomes_of

Path = tuple[str | int, ...]
#: What does not enter a computation: labels, notes, the marks of what the policy leaves unsaid.
NOT_COMPUTED = {
    "label",
    "article",
    "readings",
    "cap_stated",
    "unpriced",
    "other_unit",
    "judge_named",
    "uncapped",
}


BESIDE = ("expectations", "eligibility")


def _told(year: UnitYear) -> tuple[Any, ...]:
    """Return what is published of an outcome: total, rank, grade, what follows with its amounts."""
    return (
        year.standing.total,
        year.rank,
        year.grade,
        [(each.id, each.amount) for each in year.follows],
    )


@dataclass(frozen=True)
class Mutant:
    """One shift: where, from what to what, and the edition it makes."""

    path: Path
    was: str
    now: str
    edition: Edition

    @property
    def name(self) -> str:
        """The shift as the list of unobservable ones names it."""
        return f"{'/'.join(map(str, self.path))}: {self.was} -> {self.now}"

    @property
    def words(self) -> str:
        """The shift for a policy office."""
        return f"{self.where()}从 {self.was} 改成 {self.now}，没有一个算例因此改变"

    def where(self) -> str:
        """Say which indicator, condition or reading was shifted, and which key of it."""
        label, node = "", self.edition.scheme
        for step in self.path:
            node = node[step] if isinstance(node, tuple | Mapping) else getattr(node, str(step))
            code = getattr(node, "code", getattr(node, "id", ""))
            if code and hasattr(node, "label"):
                label = f"{code} {node.label.zh}："
        return f"{label}{self.path[-1]} "


def mutants(edition: Edition) -> Iterator[Mutant]:
    """Yield every mutant of an edition."""
    scheme = edition.scheme
    roots: list[Path] = [("indicators",), ("bonus",), ("bonus_points",), ("expectations",)]
    roots += [("eligibility",), ("panels",), ("outcomes",)]
    for name, fact in scheme.facts.items():
        if isinstance(fact, Records):
            roots.append(("facts", name, "counts_if"))
    for root in roots:
        for path, value in numbers(at(scheme, root), root):
            for now in shifted(value):
                yield Mutant(path, str(value), str(now), _with(edition, path, now))
    if scheme.rounding is not None:
        for key, other in _roundings(scheme.rounding):
            path = ("rounding", key)
            was = str(getattr(scheme.rounding, key))
            yield Mutant(path, was, str(other), _with(edition, path, other))
    yield from _readings(edition)


def _roundings(rule: Any) -> Iterator[tuple[str, Any]]:
    yield "mode", "half-even" if rule.mode == "half-up" else "half-up"
    yield "at", "total" if rule.at == "leaf" else "leaf"
    yield "places", rule.places - 1


def _readings(edition: Edition) -> Iterator[Mutant]:
    for id, reading in edition.scheme.readings.items():
        for option in reading.options if reading.is_steering else ():
            if option != reading.chosen:
                other, _ = load(edition.document, {id: option})
                assert other is not None, (id, option)
                yield Mutant(("readings", id, "chosen"), reading.chosen, option, other)


def shifted(value: int | Decimal) -> list[int | Decimal]:
    """Return the value one step down and up; nothing at or below zero."""
    step = 1 if exact(value).denominator == 1 else Decimal("0.5")
    return [each for each in (value - step, value + step) if each > 0]


def numbers(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Yield every number that enters a computation, with its path."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in NOT_COMPUTED:
                yield from numbers(getattr(value, name), (*path, name))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from numbers(each, (*path, key))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from numbers(each, (*path, index))
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        yield path, value


def at(value: Any, path: Path) -> Any:
    """Return what stands at a path of a model."""
    for step in path:
        value = value[step] if isinstance(value, tuple | Mapping) else getattr(value, str(step))
    return value


def _with(edition: Edition, path: Path, now: Any) -> Edition:
    return Edition(replaced(edition.scheme, path, now), edition.document, edition.readings_at)


def replaced(value: Any, path: Path, now: Any) -> Any:
    """Return a copy of a model with another value at a path."""
    if not path:
        return now
    step, rest = path[0], path[1:]
    if isinstance(value, BaseModel):
        inner = replaced(getattr(value, str(step)), rest, now)
        return value.model_copy(update={str(step): inner})
    inner = replaced(value[step], rest, now)
    if isinstance(value, tuple):
        return (*value[:step], inner, *value[step + 1 :])  # type: ignore[operator, misc]
    return {**value, step: inner}


def _unshifted(node: Node, before: Step) -> Iterator[tuple[int, Step]]:
    """Yield the steps before the shift of all formulas below a node that are the same after it."""
    if node == before.node:
        yield id(node), before
    elif type(node) is type(before.node):
        parts = parts_of(node)
        if len(parts) == len(before.parts):
            for part, step in zip(parts, before.parts, strict=True):
                yield from _unshifted(part, step)


def _differs(example: Example, total: Step, scheme: Scheme) -> bool:
    """True if a score of an example is not the expected one, as printed."""
    steps = total.named()
    for code, expected in example.expect.items():
        value = steps[code].value
        number = None if isinstance(value, Absent) else rounded(value, scheme.printing)
        if number != (None if expected is None else exact(expected)):
            return True
    return False


class Bench:
    """The worked examples and the rounds of an edition, made ready once for all its mutants."""

    def __init__(
        self, edition: Edition, examples: list[Example], rounds: Sequence[RoundOutcome] = ()
    ) -> None:
        self.edition, self.rounds = edition, rounds
        self.examples = [(each, facts_of(edition, each)) for each in examples]
        self.before = {
            each.id: evaluate(edition.lowered(each.class_of_unit, each.attributes).total, facts)
            for each, facts in self.examples
            if each.expect
        }
        for each, _ in self.examples:
            assert not each.expect or not _differs(each, self.before[each.id], edition.scheme)

    def notices(self, mutant: Mutant) -> bool:
        """True if a worked example or a round comes out differently, or the lint speaks up."""
        if mutant.path[0] == "outcomes":
            return self._rounds_differ(mutant) or has_errors(lint(mutant.edition))
        differs = self._condition_differs if mutant.path[0] in BESIDE else self._score_differs
        for number, each in enumerate(self.examples):
            if differs(mutant, *each):
                self.examples.insert(0, self.examples.pop(number))  # it may well notice the next
                return True
        return has_errors(lint(mutant.edition)) or self._rounds_differ(mutant)

    def _rounds_differ(self, mutant: Mutant) -> bool:
        """Settle the rounds again, with the same totals, under the mutant's outcomes."""
        scheme = mutant.edition.scheme
        if scheme.outcomes == self.edition.scheme.outcomes:
            return False
        worked = CASES.get(scheme.id, [])
        if any(each.expected != each.computed for case in worked for each in told(scheme, case)):
            return True
        past: dict[str, tuple[UnitYear, ...]] = {}
        for outcome in self.rounds:
            standings = [year.standing for year in outcome.years.values()]
            years = settle(outcome.filed, scheme, standings, past).years
            if any(_told(years[unit]) != _told(year) for unit, year in outcome.years.items()):
                return True
            past |= {unit: (*past.get(unit, ()), year) for unit, year in years.items()}
        return False

    def _condition_differs(self, mutant: Mutant, example: Example, facts: Facts) -> bool:
        """Look only at the target or condition that was shifted."""
        id = at(mutant.edition.scheme, mutant.path[:2]).id
        return (
            id in example.conditions
            and self._outcome(mutant, example, facts, id) != (example.conditions[id])
        )

    def _outcome(self, mutant: Mutant, example: Example, facts: Facts, id: str) -> str:
        return outcomes_of(mutant.edition, example, facts, (id,))[id]

    def _score_differs(self, mutant: Mutant, example: Example, facts: Facts) -> bool:
        scheme = mutant.edition.scheme
        total = mutant.edition.lowered(example.class_of_unit, example.attributes).total
        known: dict[int, Step] = {}
        if mutant.path[0] == "readings":  # another option may ask for other marks
            facts = facts_of(mutant.edition, example)
        elif example.expect:
            known = dict(_unshifted(total, self.before[example.id]))
        is_same = id(total) in known and scheme.printing == self.edition.scheme.printing
        if example.expect and not is_same:  # what is the same was compared before
            steps = evaluate(total, facts, known)
            if _differs(example, steps, scheme):
                return True
        if mutant.path[0] not in ("facts", "readings"):
            return False
        return any(
            self._outcome(mutant, example, facts, id) != expected
            for id, expected in example.conditions.items()
        )
