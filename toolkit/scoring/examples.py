"""Worked examples run: what the scheme computes against what was worked out by hand."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from toolkit.language import both
from toolkit.numbers import Rounding, exact, plain, printed, rounded
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import nearest
from toolkit.problems.problem import Problem, has_errors
from toolkit.schemes.edition import Edition
from toolkit.schemes.examples import NO_SCORE, OWN, Example
from toolkit.schemes.lint import lint
from toolkit.schemes.marks import UNIT
from toolkit.schemes.scheme import Scheme
from toolkit.scoring import verification
from toolkit.scoring.conditions import outcome
from toolkit.scoring.evaluation import Absent, Facts, Step, Value, evaluate
from toolkit.scoring.verification import Marker

DIFFERS = declare(
    "S301",
    "error",
    title=both("例子与算出的不同", "Worked example differs"),
    message=both(
        "例子 {example} 的 {code} 写明 {expected}，算出的是 {computed}。",
        "Example {example} states {expected} for {code}; {computed} is computed.",
    ),
    remedy=both(
        "对照办法原文，改正例子或规则。",
        "Correct the example or the rule against the text of the policy.",
    ),
)
INCOMPLETE = declare(
    "S302",
    "error",
    title=both("例子不完整", "Worked example incomplete"),
    message=both(
        "例子 {example} 没有写 {code} 的分数。", "Example {example} states no score for {code}."
    ),
    remedy=both(
        "每项指标和 total 都要写明分数。", "State the score of every indicator and of total."
    ),
)
UNKNOWN = declare(
    "S303",
    "error",
    title=both("例子用了不存在的名称", "Worked example names nothing"),
    message=both(
        "例子 {example} 的 {word} 不存在。", "{word} of example {example} does not exist."
    ),
    remedy=both("检查拼写；可用：{allowed}。", "Check the spelling; there are: {allowed}."),
)


@dataclass(frozen=True)
class Worked:
    """An example and what the scheme computes for it: the score by code, ``total`` included."""

    example: Example
    scores: dict[str, Value]
    steps: dict[str, Step]
    outcomes: dict[str, str]

    def quantity(self, code: str) -> Value | None:
        """Return the measured quantity of an indicator; None where it has none."""
        step = self.steps[code].named().get("value") if code != "total" else None
        return step.value if step is not None else None

    def published(self, code: str, scheme: Scheme) -> Value:
        """Return a score as it is published: rounded, whatever is carried on to the total."""
        value = self.scores[code]
        return value if isinstance(value, Absent) else rounded(value, scheme.printing)

    def printed(self, code: str, rounding: Rounding) -> str:
        """Return a score as it is published; ValueError where there is none."""
        value = self.scores[code]
        if isinstance(value, Absent):
            raise ValueError(f"{code} has no score")
        return printed(rounded(value, rounding), rounding.places)


def facts_of(edition: Edition, example: Example) -> Facts:
    """Return what the formulas of a scheme are evaluated on for an example."""
    attributes = {"class": example.class_of_unit, **example.attributes, UNIT: OWN}
    markers = [Marker(by, None, None, given) for by, given in example.marks.items()]
    markers += [
        Marker(each.judge, each.panel, OWN if each.is_own else None, each.marks)
        for each in example.sheets
    ]
    stated = verification.claimed(edition.scheme, example.facts)
    return Facts({**stated, **verification.marked(edition.scheme, markers)}, attributes)


def outcomes_of(
    edition: Edition, example: Example, facts: Facts, ids: Collection[str] | None = None
) -> dict[str, str]:
    """Return how targets and conditions of eligibility turn out, all or those named."""
    lowered = edition.lowered(example.class_of_unit, example.attributes)
    scheme = edition.scheme
    lenient = {each.id for each in scheme.eligibility if each.in_principle}
    asked = [each.id for each in scheme.expectations] + [each.id for each in scheme.eligibility]
    found = dict.fromkeys(asked, "not-applicable")
    for id, node in {**lowered.expectations, **lowered.eligibility}.items():
        if ids is None or id in ids:
            found[id] = outcome(None if node is None else evaluate(node, facts), id in lenient)
    return found


def work(edition: Edition, example: Example) -> Worked:
    """Return what the scheme computes for an example of a class it has."""
    facts = facts_of(edition, example)
    lowered = edition.lowered(example.class_of_unit, example.attributes)
    steps = evaluate(lowered.total, facts).named()
    codes = [*(node.code for node in edition.scheme.nodes()), "total"]
    codes += ["base", "bonus"] if edition.scheme.bonus else []
    outcomes = outcomes_of(edition, example, facts)
    return Worked(example, {code: steps[code].value for code in codes}, steps, outcomes)


def check_examples(edition: Edition, examples: list[Example]) -> Iterator[Problem]:
    """Yield a problem for every score that differs, is missing, or belongs to nothing.

    A scheme that does not hold together cannot be computed; its lint says why.
    """
    if has_errors(lint(edition)):
        return
    for example in examples:
        if example.class_of_unit not in edition.scheme.classes:
            yield _unknown(example, "class", example.class_of_unit, list(edition.scheme.classes))
            continue
        worked = work(edition, example)
        leaves = [leaf.code for leaf in edition.scheme.leaves()]
        for code in (*leaves, "total") if edition.scheme.scored else ():
            if code not in example.expect:
                place = example.document.key_place((*example.path, "expect"))
                yield Problem(INCOMPLETE, place, {"example": example.id, "code": code})
        for code, expected in example.expect.items():
            if code not in worked.scores:
                yield _unknown(example, "expect", code, list(worked.scores))
            else:
                yield from _compared(
                    example, code, expected, worked.published(code, edition.scheme)
                )
        for id, outcome_expected in example.conditions.items():
            found = worked.outcomes.get(id)
            if found is None:
                yield _unknown(example, "conditions", id, list(worked.outcomes))
            elif found != outcome_expected:
                place = example.document.place((*example.path, "conditions", id))
                values = {"example": example.id, "code": id}
                words = {"expected": outcome_expected, "computed": found}
                yield Problem(DIFFERS, place, {**values, **words}, outcome_expected)


def _compared(
    example: Example, code: str, expected: Decimal | None, computed: Value
) -> Iterator[Problem]:
    reason = computed.reason if isinstance(computed, Absent) else None
    number = None if isinstance(computed, Absent) else computed
    if number != (None if expected is None else exact(expected)):
        shown = reason or plain(number or exact(0))
        word = NO_SCORE if expected is None else str(expected)
        place = example.document.place((*example.path, "expect", code))
        values = {"example": example.id, "code": code, "expected": word, "computed": shown}
        yield Problem(DIFFERS, place, values, word)


def _unknown(example: Example, key: str, word: str, allowed: list[str]) -> Problem:
    path = (*example.path, key)
    place = (
        example.document.key_place((*path, word))
        if key != "class"
        else example.document.place(path)
    )
    values = {"example": example.id, "word": word, "allowed": "、".join(allowed)}
    return Problem(UNKNOWN, place, values, word, nearest(word, allowed))
