"""Targets, expectations and conditions of eligibility: what carries no points, and how it turned out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.language import both
from toolkit.schemes.expectations import (
    Eligibility,
    Expectation,
    OneOf,
    Part,
    Quantity,
    facts_in,
    names_of,
)
from toolkit.schemes.formula import Node
from toolkit.schemes.lowering import Lowered
from toolkit.schemes.marks import VALUE
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.showing import shown
from toolkit.schemes.stating import asked_of, found_of
from toolkit.scoring.evaluation import Absent, Facts, Step, evaluate
from toolkit.scoring.scorecard import Condition, FactUse, Flag, Measured

NOW = both("{label}（现为 {value}）", "{label} (now {value})")
FULL_AND_MISSED = both(
    "{code} 得满分，但目标没有达到：{label}（现为 {value}）",
    "{code} has full points although a target is missed: {label} (now {value})",
)


@dataclass(frozen=True)
class Conditions:
    """The conditions of one submission, evaluated as claimed and as verified."""

    scheme: Scheme
    lowered: Lowered
    claimed: Facts
    verified: Facts
    use: Callable[[str], FactUse]

    def target(self, expectation: Expectation) -> Condition:
        """Return what was expected without points, and how it turned out."""
        node, parts = self.lowered.expectations[expectation.id], expectation.all_parts
        return Condition(
            expectation.id,
            expectation.label,
            self.scheme.clause(expectation.article).cite,
            expectation.article,
            expectation.readings,
            asked=asked_of(parts, self.scheme, self.claimed.attributes),
            values=self._measured(node, [part.quantity for part in parts], names_of(parts)),
            claimed=outcome(evaluate(node, self.claimed)),
            verified=outcome(evaluate(node, self.verified)),
            indicator=expectation.indicator,
        )

    def condition(self, asked: Eligibility) -> Condition:
        """Return a condition of eligibility and how it turned out."""
        node = self.lowered.eligibility[asked.id]
        parts = (asked.met_if,) if isinstance(asked.met_if, Part) else ()
        return Condition(
            asked.id,
            asked.label,
            self.scheme.clause(asked.article).cite,
            asked.article,
            asked.readings,
            asked=asked_of(parts, self.scheme, self.claimed.attributes) if parts else None,
            values=self._values_of(asked, node),
            claimed=outcome(evaluate(node, self.claimed) if node else None, asked.in_principle),
            verified=outcome(evaluate(node, self.verified) if node else None, asked.in_principle),
            in_principle=asked.in_principle,
        )

    def _values_of(self, asked: Eligibility, node: Node | None) -> tuple[Measured, ...]:
        """Return what a condition looks at; nothing where people decide, or other units do."""
        if node is None:
            return ()
        if isinstance(asked.met_if, OneOf):
            return self._chosen(asked.met_if.fact)
        if isinstance(asked.met_if, Part):
            return self._measured(node, (asked.met_if.quantity,), ("value",))
        facts = tuple(read.fact for read in asked.reads)
        return self._measured(node, facts, facts)

    def _measured(
        self, node: Node, quantities: Sequence[Quantity], names: Sequence[str]
    ) -> tuple[Measured, ...]:
        """Return quantities as decided or as claimed; ``names`` are those of their steps."""
        named, is_alone, found = self._decided(node).named(), len(quantities) == 1, []
        for name, quantity in zip(names, quantities, strict=True):
            step = named.get(name)
            if step is None or isinstance(step.value, Absent):
                continue
            facts = facts_in(quantity)
            numbers = [of.value for fact in facts if (of := step.named().get(fact)) is not None]
            words = found_of(
                quantity,
                step.value,
                [number for number in numbers if not isinstance(number, Absent)],
                self.scheme,
                is_alone,
            )
            found.append(Measured(words, tuple(map(self.use, facts))))
        return tuple(found)

    def _chosen(self, fact: str) -> tuple[Measured, ...]:
        """Return the option that was chosen, as decided or as claimed."""
        for facts in (self.verified, self.claimed):
            for record in facts.quantities[fact].records or ():
                words = shown(self.scheme.facts[fact], record[VALUE])
                return (Measured(words, (self.use(fact),)),)
        return ()

    def flags(self, targets: Sequence[Condition], scores: Mapping[str, Step]) -> list[Flag]:
        """Return a flag for every target that is missed: where it stands beside a mark, only if full."""
        found = []
        for each in targets:
            decided = each.verified if each.verified in ("met", "not-met") else each.claimed
            value = each.value or both("", "")
            if decided != "not-met":
                continue
            if each.indicator is None:
                found.append(Flag(each.id, NOW.filled(label=each.label, value=value)))
            elif scores[each.indicator].value == self.lowered.settings[each.indicator].worth:
                found.append(
                    Flag(
                        f"full-{each.indicator.lower()}-{each.id}",
                        FULL_AND_MISSED.filled(code=each.indicator, label=each.label, value=value),
                    )
                )
        return found

    def _decided(self, node: Node) -> Step:
        """Evaluate on the verified facts; on the claimed ones where nothing is decided yet."""
        step = evaluate(node, self.verified)
        return evaluate(node, self.claimed) if isinstance(step.value, Absent) else step


def outcome(step: Step | None, is_lenient: bool = False) -> str:
    """Return how a 0/1 formula turned out, as a key of OUTCOMES; without one people decide.

    ``is_lenient`` makes a miss a warning: what is asked in principle.
    """
    if step is None:
        return "judged"
    if isinstance(step.value, Absent):
        return step.value.reason
    if step.value >= 1:
        return "met"
    return "warning" if is_lenient else "not-met"
