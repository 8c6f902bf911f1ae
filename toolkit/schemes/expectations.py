"""What a policy expects without giving points: a miss is a warning on the scorecard."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field, model_validator

from toolkit.language import Text, both
from toolkit.numbers import exact
from toolkit.problems.catalogue import declare
from toolkit.reading.shape import Shape, refusal
from toolkit.schemes.formula import AtLeast, Constant, Node
from toolkit.schemes.rules.setting import Setting
from toolkit.schemes.values import Key, Name

ONE_BOUND = declare(
    "S112",
    "error",
    title=both("期望没有界限", "Expectation without a bound"),
    message=both(
        "期望应写 at_least 或 at_most，二者取一。",
        "An expectation states at_least or at_most, one of them.",
    ),
    remedy=both("例如 at_least: 20。", "For example at_least: 20."),
)


class Expectation(Shape):
    """A quantity with a bound and no points. ``classes`` limits it to some classes of units."""

    id: Name
    label: Text
    article: Name
    quantity: Key
    at_least: Annotated[int, Field(ge=0)] | None = None
    at_most: Annotated[int, Field(ge=0)] | None = None
    classes: tuple[Name, ...] = ()
    readings: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_bound(self) -> "Expectation":
        if (self.at_least is None) == (self.at_most is None):
            raise refusal(ONE_BOUND)
        return self

    def concerns(self, class_of_unit: str) -> bool:
        """True if units of the class are expected to meet it."""
        return not self.classes or class_of_unit in self.classes

    def is_met(self, value: int | Decimal) -> bool:
        """True if a claimed quantity keeps the bound."""
        if self.at_least is not None:
            return value >= self.at_least
        return self.at_most is None or value <= self.at_most

    def formula(self, setting: Setting) -> Node:
        """Return the node that is 1 where the expectation is met and 0 where it is not."""
        value = setting.quantity(self.quantity)
        if self.at_least is not None:
            return AtLeast((value, Constant(exact(self.at_least))))
        return AtLeast((Constant(exact(self.at_most or 0)), value))
