"""What may be written for an id, a day, an address …, as patterns that every editor understands."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from toolkit.checking.evidence_kinds.kinds import KINDS
from toolkit.problems.problem import Code
from toolkit.schemes.ids import NOT_A_NAME
from toolkit.schemes.values import NOT_A_DATE, NOT_A_LINK
from toolkit.submissions.evidence import BAD_FILE_NAME, BAD_HASH

Schema: TypeAlias = dict[str, Any]

_DAY_OF_MONTH = (
    r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8])"
)
_LEAP = r"(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29"
_UNWANTED = r"\s<>\"'`\\^{}|"
_PORT = r"(?::(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[0-5]?[0-9]{0,4}))?"
#: The endings that evidence may have, in letters of either size.
_ENDINGS = "|".join(
    "".join(f"[{sign.upper()}{sign}]" if sign.isalpha() else sign for sign in ending)
    for ending in KINDS
)


def _pattern(pattern: str, code: Code) -> Schema:
    """Return a pattern, and what an editor says where it is not met: the words of ``check``."""
    message, remedy = code.title, code.remedy.general()
    return {
        "pattern": pattern,
        "patternErrorMessage": f"{code.id} {message.zh}：{remedy.zh} / {message.en}. {remedy.en}",
    }


#: Shapes that many entries share. Each holds for what is text; the type is said where it is used.
SHARED: Mapping[str, Schema] = {
    "id": {"minimum": 0, **_pattern("^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$", NOT_A_NAME)},
    "day": _pattern(f"^(?!0000)(?:[0-9]{{4}}-(?:{_DAY_OF_MONTH})|{_LEAP})$", NOT_A_DATE),
    "link": {
        "maxLength": 500,
        **_pattern(
            rf"^[Hh][Tt][Tt][Pp][Ss]?://(?![^/?#]*@)(?:\[[0-9A-Fa-f:.]+\]|[^{_UNWANTED}/?#:@\[\]]+)"
            rf"{_PORT}(?:[/?#][^{_UNWANTED}]*)?$",
            NOT_A_LINK,
        ),
    },
    "sha256": _pattern("^[0-9a-f]{64}$", BAD_HASH),
    "file": _pattern(
        rf"^(?=.*\.(?:{_ENDINGS})$)(?!.*\.\.)"
        r"(?!([Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|"
        r"[Cc][Oo][Mm][0-9]|[Ll][Pp][Tt][0-9])(\.|$))"
        r"[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9_-])?$",
        BAD_FILE_NAME,
    ),
}
