"""The rule kinds, one module each. A new kind is a module and a line here."""

from typing import TypeAlias

from toolkit.schemes.rules.proportional import Proportional

#: Every rule kind; ``kind`` in the scheme file tells them apart.
Rule: TypeAlias = Proportional
