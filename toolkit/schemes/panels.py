"""Panels of judges: their weights, what becomes of a judge's mark of their own unit."""

from collections.abc import Mapping
from typing import Literal

from toolkit.language import Text
from toolkit.reading.shape import Shape
from toolkit.schemes.values import Name, Weight


class Panel(Shape):
    """One panel and its weight in percent."""

    label: Text
    weight: Weight


class Panels(Shape):
    """The panels of a scheme.

    ``own_marks`` says whether a judge's mark of the unit they belong to counts; ``empty_panel``
    what becomes of the score where a panel has no mark that counts.
    """

    own_marks: Literal["excluded", "included"]
    empty_panel: Literal["incomplete", "renormalised"]
    of: Mapping[Name, Panel]
