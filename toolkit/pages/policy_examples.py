"""The worked examples on a policy page: by hand beside what the program computes."""

from decimal import Decimal
from typing import Any

from toolkit.numbers import exact, printed, rounded
from toolkit.pages.renderer import Renderer
from toolkit.schemes.reaching import asked_beside
from toolkit.schemes.scheme import Scheme
from toolkit.scoring.examples import Worked
from toolkit.scoring.scorecard import OUTCOMES, missing_value, quantity

#: Rows that stand for no indicator; they are called by a word of the pages.
SUMS = ("base", "bonus", "total")


def example(renderer: Renderer, scheme: Scheme, worked: Worked) -> dict[str, Any]:
    """Return one example; ``total`` is None where it expects none, as in a scheme without points."""
    language, stated = renderer.language, worked.example
    rows = [_score(renderer, scheme, worked, code) for code in stated.expect]
    is_told_apart = len(scheme.classes) > 1
    label = scheme.classes[stated.class_of_unit].label.said(language)
    return {
        "id": stated.id,
        "label": stated.label.said(language),
        "class_label": label if is_told_apart else "",
        "working": stated.working.said(language),
        "total": _by_hand(scheme, stated.expect["total"]) if "total" in stated.expect else None,
        "has_values": any(row["value"] for row in rows),
        "rows": rows,
        "conditions": [_condition(renderer, scheme, worked, id) for id in stated.conditions],
    }


def _score(renderer: Renderer, scheme: Scheme, worked: Worked, code: str) -> dict[str, str]:
    is_leaf = code in [leaf.code for leaf in scheme.leaves()]
    value = quantity(worked.quantity(code)) if is_leaf else None
    return {
        "code": renderer.word(code) if code in SUMS else code,
        "value": "" if value is None else value,
        "expected": _by_hand(scheme, worked.example.expect[code]),
        "computed": _computed(renderer, scheme, worked, code),
    }


def _by_hand(scheme: Scheme, score: Decimal | None) -> str:
    """Return a score as it is published, zero included; a dash where there is none."""
    if score is None:
        return "–"
    return printed(rounded(exact(score), scheme.printing), scheme.printing.places)


def _computed(renderer: Renderer, scheme: Scheme, worked: Worked, code: str) -> str:
    reason = missing_value(worked.scores[code])
    if reason is not None:
        return reason.said(renderer.language)
    return worked.printed(code, scheme.printing)


def _condition(renderer: Renderer, scheme: Scheme, worked: Worked, id: str) -> dict[str, str]:
    [condition] = [each for _, each in asked_beside(scheme) if each.id == id]
    return {
        "id": id,
        "label": condition.label.said(renderer.language),
        "expected": OUTCOMES[worked.example.conditions[id]].said(renderer.language),
        "computed": OUTCOMES[worked.outcomes[id]].said(renderer.language),
    }
