"""The rule kinds, one module each. A new kind is a module and a name in this union."""

from typing import Annotated, TypeAlias

from pydantic import Discriminator

from toolkit.schemes.rules.least_ratio import LeastRatio
from toolkit.schemes.rules.proportional import Proportional
from toolkit.schemes.rules.threshold import Threshold

#: Every rule kind; ``kind`` in the scheme file tells them apart.
Rule: TypeAlias = Annotated[Proportional | Threshold | LeastRatio, Discriminator("kind")]
