"""Targets, expectations and conditions of eligibility: what carries no points, and how it turned out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.language import Text, both, joined
from toolkit.numbers import about
from toolkit.schemes.expectations import Eligibility, Expectation, Part
from toolkit.schemes.formula import Node
from toolkit.schemes.lowering import Lowered
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.stating import asked_of
from toolkit.scoring.evaluation import Absent, Facts, Step, evaluate
from toolkit.scoring.scorecard import Condition, Flag

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

    def target(self, expectation: Expectation) -> Condition:
        """Return what was expected without points, and how it turned out."""
        node = self.lowered.expectations[expectation.id]
        return Condition(
            expectation.id,
            expectation.label,
            self.scheme.clause(expectation.article).cite,
            expectation.article,
            expectation.readings,
            asked=asked_of(expectation.all_parts, self.scheme, self.claimed.attributes),
            value=self._values_in(node),
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
            value=self._values_in(node) if node is not None and parts else None,
            claimed=outcome(evaluate(node, self.claimed) if node else None, asked.in_principle),
            verified=outcome(evaluate(node, self.verified) if node else None, asked.in_principle),
            in_principle=asked.in_principle,
        )

    def _values_in(self, node: Node) -> Text | None:
        """Return the quantities that were held against their bounds, as decided or as claimed."""
        values = [
            about(step.value)
            for step in self._decided(node).steps()
            if (step.node.name or "").split(" ")[0] == "value" and isinstance(step.value, Fraction)
        ]
        return joined([both(value, value) for value in values], "、", ", ") if values else None

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
