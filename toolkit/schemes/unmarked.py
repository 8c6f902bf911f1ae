"""What a claim can score by itself: a formula without the parts that wait for people's marks.

A claim has no total where people mark. What its own facts bring is a formula all the same: the sums
of the whole without the parts that read marks.
"""

from dataclasses import replace
from typing import Any

from toolkit.schemes.formula import Add, Constant, Max, Min, Node, Round, facts_of, parts_of
from toolkit.schemes.marks import code_of


def reads_marks(node: Node) -> bool:
    """True if a formula reads what people mark."""
    return any(code_of(fact) is not None for fact in facts_of(node))


def unmarked(node: Node) -> Node | None:
    """Return a formula without the parts that read marks; None where nothing else is in it."""
    if not reads_marks(node):
        return node
    if not isinstance(node, Add | Max | Min | Round):
        return None
    parts = [unmarked(part) for part in parts_of(node)]
    kept: Any = tuple(part for part in parts if part is not None)
    if all(isinstance(part, Constant) for part in kept):
        return None
    return replace(node, parts=kept)
