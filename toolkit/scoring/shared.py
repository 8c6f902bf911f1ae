"""Formulas of many readings evaluated at once: what they have in common is worked out once.

A formula under another reading differs in a few places only. Every distinct operation gets a number,
names and labels apart, and for one unit its value is kept by that number. There is no trace.
"""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from toolkit.schemes import formula as f
from toolkit.scoring.evaluation import OPERATIONS, Absent, Facts, Value

#: Fields of a node that do not bear on its value.
_WORDS = ("name", "label", "article", "parts")


class SharedFormulas:
    """A pool of formulas; each that is added shares its parts with those before it."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}
        self._nodes: list[tuple[f.Node, tuple[int, ...]]] = []

    def add(self, node: f.Node) -> int:
        """Return the number of the formula; equal formulas have one."""
        parts = tuple(self.add(part) for part in f.parts_of(node))
        payload = tuple(
            _key(getattr(node, each.name)) for each in fields(node) if each.name not in _WORDS
        )
        key = (type(node), payload, parts)
        if key not in self._numbers:
            self._numbers[key] = len(self._nodes)
            self._nodes.append((node, parts))
        return self._numbers[key]

    def valued(self, facts: Facts) -> Callable[[int], Value]:
        """Return what gives the value of a formula for one unit, by its number."""
        known: dict[int, Value] = {}

        def value(number: int) -> Value:
            if number not in known:
                known[number] = worked_out(number)
            return known[number]

        def worked_out(number: int) -> Value:
            node, parts = self._nodes[number]
            if isinstance(node, f.If):
                test = value(parts[0])
                if isinstance(test, Absent):
                    return test
                return value(parts[1] if test != 0 else parts[2])
            values = []
            for part in parts:
                found = value(part)
                if isinstance(found, Absent):
                    return found
                values.append(found)
            return OPERATIONS[type(node)](node, values, facts)

        return value


def _key(value: Any) -> Any:
    """Return something that can be compared and kept in place of a node's field."""
    return value.model_dump_json(by_alias=True) if hasattr(value, "model_dump_json") else value
