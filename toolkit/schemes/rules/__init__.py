"""The rule kinds, one module each. A new kind is a module and a name in this union."""

from typing import Annotated, TypeAlias

from pydantic import Discriminator

from toolkit.schemes.rules.all_of import AllOfFacts
from toolkit.schemes.rules.bands import BandsOfNumber
from toolkit.schemes.rules.combined import Best, Sum
from toolkit.schemes.rules.each import Each
from toolkit.schemes.rules.each_band import EachBand
from toolkit.schemes.rules.first_and_extra import FirstAndExtra
from toolkit.schemes.rules.judged import Judged
from toolkit.schemes.rules.least_ratio import LeastRatio
from toolkit.schemes.rules.panel_marks import PanelMarks
from toolkit.schemes.rules.proportional import Proportional
from toolkit.schemes.rules.reported import ReportedOnly
from toolkit.schemes.rules.threshold import Threshold

#: Every rule kind; ``kind`` in the scheme file tells them apart.
Rule: TypeAlias = Annotated[
    Proportional
    | LeastRatio
    | Threshold
    | BandsOfNumber
    | AllOfFacts
    | Each
    | EachBand
    | FirstAndExtra
    | Judged
    | PanelMarks
    | ReportedOnly
    | Sum
    | Best,
    Discriminator("kind"),
]
