"""Reported: a quantity that the policy asks for and gives no points."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from toolkit.language import Text, both
from toolkit.schemes.facts import Records
from toolkit.schemes.formula import Add, Node, NoValue
from toolkit.schemes.rules.kind import Read, RuleKind
from toolkit.schemes.rules.setting import Setting, Told
from toolkit.schemes.values import Key


class ReportedOnly(RuleKind):
    """Shown without points: the score is absent, never 0."""

    about: ClassVar[Text] = both(
        "列出这个数，不计分。用在不计分的办法里。",
        "The quantity is shown and carries no points. For schemes without points.",
    )
    written: ClassVar[str] = """\
kind: reported
quantity: leaflets
"""

    kind: Literal["reported"]
    quantity: Key

    @property
    def reads(self) -> tuple[Read, ...]:
        """The facts read, each with its path below the rule."""
        return (Read(("quantity",), self.quantity),)

    def unit(self, setting: Setting) -> Text:
        """Return the measure word of the quantity."""
        return setting.unit_of(self.quantity)

    def value(self, setting: Setting) -> Node:
        """Return the quantity that is shown."""
        return setting.quantity(self.quantity)

    def formula(self, setting: Setting) -> Node:
        """Return no score; the quantity stands in the trace."""
        return Add((NoValue("not-scored"), self.value(setting)))

    def asked(self, setting: Setting) -> Text:
        """Return that it is only shown."""
        return both("不计分", "no points")

    def explain(self, settings: Mapping[str, Setting]) -> Text:
        """Return the rule in words."""
        declared = next(iter(settings.values())).facts[self.quantity]
        if isinstance(declared, Records):
            sentence = both("逐条列出{label}，不计分。", "{label} are listed, without points.")
        else:
            sentence = both("填报{label}，不计分。", "{label}: stated, without points.")
        return sentence.filled(label=declared.label)

    def tell(self, setting: Setting, told: Told) -> Text:
        """There is never a score to tell of."""
        return both("不计分。", "No points.")
