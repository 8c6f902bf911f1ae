"""Worked examples run: what the scheme computes against what was worked out by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from toolkit.language import both
from toolkit.numbers import Rounding, exact, plain, printed, rounded
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import nearest
from toolkit.problems.problem import Problem, has_errors
from toolkit.schemes.edition import Edition
from toolkit.schemes.examples import Example
from toolkit.schemes.lint import lint
from toolkit.scoring import verification
from toolkit.scoring.evaluation import Absent, Facts, Step, Value, evaluate

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

    def quantity(self, code: str) -> Value | None:
        """Return the measured quantity of an indicator; None where it has none."""
        step = self.steps[code].named().get("value") if code != "total" else None
        return step.value if step is not None else None

    def printed(self, code: str, rounding: Rounding) -> str:
        """Return a score as it is published; ValueError where there is none."""
        value = self.scores[code]
        if isinstance(value, Absent):
            raise ValueError(f"{code} has no score")
        return printed(rounded(value, rounding), rounding.places)


def work(edition: Edition, example: Example) -> Worked:
    """Return what the scheme computes for an example of a class it has."""
    facts = Facts(
        verification.claimed(edition.scheme, example.facts), {"class": example.class_of_unit}
    )
    steps = evaluate(edition.lowered(example.class_of_unit).total, facts).named()
    codes = [*(node.code for node in edition.scheme.nodes()), "total"]
    return Worked(example, {code: steps[code].value for code in codes}, steps)


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
        for code in (*leaves, "total"):
            if code not in example.expect:
                place = example.document.key_place((*example.path, "expect"))
                yield Problem(INCOMPLETE, place, {"example": example.id, "code": code})
        for code, expected in example.expect.items():
            if code not in worked.scores:
                yield _unknown(example, "expect", code, list(worked.scores))
            else:
                yield from _compared(example, code, expected, worked.scores[code])


def _compared(example: Example, code: str, expected: Decimal, computed: Value) -> Iterator[Problem]:
    if isinstance(computed, Absent) or computed != exact(expected):
        shown = computed.reason if isinstance(computed, Absent) else plain(computed)
        place = example.document.place((*example.path, "expect", code))
        values = {"example": example.id, "code": code, "expected": str(expected), "computed": shown}
        yield Problem(DIFFERS, place, values, str(expected))


def _unknown(example: Example, key: str, word: str, allowed: list[str]) -> Problem:
    path = (*example.path, key)
    place = (
        example.document.key_place((*path, word))
        if key == "expect"
        else example.document.place(path)
    )
    values = {"example": example.id, "word": word, "allowed": "、".join(allowed)}
    return Problem(UNKNOWN, place, values, word, nearest(word, allowed))
