"""Plain scalars: what each means, and which ones YAML tools disagree on."""

import re
from decimal import Decimal

_WORDS: dict[str, bool | None] = {"true": True, "false": False, "": None, "~": None, "null": None}
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+", re.ASCII)
#: YAML 1.1 and 1.2 tools read each of these differently: as a truth value, a number in another
#: base, a time of day, a float without digits on one side, a merge key.
_AMBIGUOUS = re.compile(
    r"""y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF
    |True|TRUE|False|FALSE|Null|NULL
    |[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)
    |[-+]?0[0-9_]+(\.[0-9]*)?|[-+]?0[xX][0-9a-fA-F_]+|[-+]?0o[0-7_]+|[-+]?0b[01_]+
    |[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?
    |[-+]?[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?|[-+]?[0-9][0-9_]*\.[0-9]*_[0-9_]*
    |[-+]?([0-9][0-9_]*)?\.?[0-9_]*[eE][-+]?[0-9]+
    |[-+]?\.[0-9][0-9_]*|[-+]?[0-9][0-9_]*\.
    |<<|=""",
    re.VERBOSE | re.ASCII,
)
#: Longer digit strings are refused by the shape of a fact; here they would only cost time.
_LONGEST_NUMBER = 40


class Ambiguous(Exception):
    """The scalar means different things to different YAML tools."""


def typed(text: str) -> bool | int | Decimal | str | None:
    """Return what a plain (unquoted) scalar means; Ambiguous where tools disagree."""
    if text in _WORDS:
        return _WORDS[text]
    head = text[0]
    if (head > "9" and head not in "ynoftYNOFT<=") or head > "z":
        return text  # the common case: words, Chinese text
    if len(text) <= _LONGEST_NUMBER:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        if _AMBIGUOUS.fullmatch(text):
            raise Ambiguous
    return text
