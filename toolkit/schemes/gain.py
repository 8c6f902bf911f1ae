"""Gains: what would bring points that are left, as plain data beside the formulas.

A rule says once, for all units of a class, what brings the next points: a sentence with blanks, and
formulas that fill them. Evaluators fill it for one unit (``scoring/gaining.py``, and the form in
the browser) and know no rule kind.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from toolkit.language import Text, both
from toolkit.schemes.formula import Add, Constant, Multiply, Node

BETWEEN = both("；", "; ")


@dataclass(frozen=True)
class Figure:
    """A number in a sentence, exact; a rough one is shortened after ≈.

    With ``places`` it is printed as scores are, with so many decimals; it must have no more.
    """

    number: Node
    is_rough: bool = False
    places: int | None = None


@dataclass(frozen=True)
class Word:
    """A word beside a number: ``one`` where the number is exactly 1, else ``other``."""

    number: Node
    one: Text
    other: Text


@dataclass(frozen=True)
class Several:
    """Those of several gains that are offered, joined; not offered where none of them is."""

    gains: tuple["Gain", ...]
    between: Text = BETWEEN


Value: TypeAlias = "Text | Figure | Word | Several | Gain"


@dataclass(frozen=True)
class Gain:
    """A sentence and what stands in its blanks, by name.

    It is not offered where ``unless`` is not 0, where a value of its formulas is absent, and where
    what should stand in a blank is not offered.
    """

    text: Text
    values: Mapping[str, Value] = field(default_factory=dict)
    unless: Node | None = None


def difference(one: Node, other: Node) -> Node:
    """Return the first number less the second."""
    return Add((one, Multiply((Constant(Fraction(-1)), other))))


def word(number: Node, one: Text, other: Text) -> Value:
    """Return the word beside a number; the word itself where it is the same for every number."""
    return other if one == other else Word(number, one, other)
