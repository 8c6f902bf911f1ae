"""What every rule kind says of itself; a kind overrides what it has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Literal, TypeAlias

from toolkit.language import Text
from toolkit.reading.document import Path
from toolkit.reading.shape import Shape
from toolkit.schemes.formula import Node
from toolkit.schemes.gain import Gain
from toolkit.schemes.rules.setting import Finding, Setting, Told

#: What a fact that is read has to be: a number or records to count, true or false, records, a
#: choice; ``number`` takes true or false as 1 or 0 as well.
Want: TypeAlias = Literal["quantity", "yes-no", "records", "choice", "number", "anything"]


@dataclass(frozen=True)
class Read:
    """A fact that a rule reads, where the rule says so, and what it has to be.

    ``field`` is the field of its records that is read, by path and name, where there is one.
    """

    path: Path
    fact: str
    want: Want = "quantity"
    field: tuple[Path, str] | None = None


class RuleKind(Shape):
    """A rule kind: it lowers itself into a formula and tells about it in words.

    For the page on the format, ``about`` says what the kind is for and ``written`` is an example.
    """

    about: ClassVar[Text]
    written: ClassVar[str]

    @property
    def reads(self) -> tuple[Read, ...]:
        """The facts read, each with its path below the rule."""
        return ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts the rule reads, each once."""
        return tuple(dict.fromkeys(read.fact for read in self.reads))

    @property
    def names_classes(self) -> tuple[tuple[Path, tuple[str, ...]], ...]:
        """The lists of classes that have to be complete, with their paths below the rule."""
        return ()

    @property
    def mentions_classes(self) -> tuple[tuple[Path, str], ...]:
        """The classes mentioned, each with its path below the rule."""
        return ()

    def value(self, setting: Setting) -> Node | None:
        """Return the quantity that is measured; None where there is no single one."""
        return None

    def unit(self, setting: Setting) -> Text | None:
        """Return the measure word of the quantity."""
        return None

    def marks(self, setting: Setting) -> Mapping[str, Fraction]:
        """Return the marks that people give, by id, each with its maximum."""
        return {}

    def reach(self, setting: Setting) -> Fraction | None:
        """Return the highest score there can be before any cap; None where there is no end."""
        return setting.points

    def formula(self, setting: Setting) -> Node:
        """Return the score before cap and rounding."""
        raise NotImplementedError

    def asked(self, setting: Setting) -> Text:
        """Return what is asked of a unit of this class, in a few words."""
        raise NotImplementedError

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words; ``settings`` has every class."""
        raise NotImplementedError

    def explain_item(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words below the label of its item, which says what is counted."""
        return self.explain(settings)

    def tell(self, setting: Setting, told: Told) -> Text:
        """Return how a score came about."""
        raise NotImplementedError

    def gain(self, setting: Setting, score: Node) -> Gain | None:
        """Return what would bring the points that are left; None where nothing ever would.

        ``score`` is the score as it counts, after cap and rounding.
        """
        return None

    def lint(self, setting: Setting) -> Iterator[Finding]:
        """Yield what the policy leaves open."""
        return iter(())
