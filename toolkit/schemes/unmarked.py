"""What a claim can score by itself: a formula without the parts that wait for people's marks.

A claim has no total where people mark. What its own facts bring is a formula all the same: the sums
of the whole without the parts that read marks.
"""

from dataclasses import replace
from typing import Any

from toolkit.schemes.formula import (
    Add,
    Constant,
    CountWhere,
    FactValue,
    Max,
    Min,
    Node,
    Round,
    SumWhere,
    nodes_of,
    parts_of,
)
from toolkit.schemes.marks import code_of


def reads_marks(node: Node) -> bool:
    """True if a formula reads what people mark."""
    return any(map(_is_mark, nodes_of(node)))


def unmarked(node: Node) -> Node | None:
    """Return a formula without the parts that read marks; None where nothing else is in it."""
    return _split(node)[0]


def _is_mark(node: Node) -> bool:
    return isinstance(node, FactValue | CountWhere | SumWhere) and code_of(node.fact) is not None


def _split(node: Node) -> tuple[Node | None, bool]:
    """Return a formula without the parts that read marks, and whether it had any."""
    parts = [_split(part) for part in parts_of(node)]
    if not (_is_mark(node) or any(reads for _, reads in parts)):
        return node, False
    kept: Any = tuple(part for part, _ in parts if part is not None)
    if not isinstance(node, Add | Max | Min | Round):
        return None, True
    if all(isinstance(part, Constant) for part in kept):
        return None, True
    return replace(node, parts=kept), True
