"""``explain CODE``: what a problem's code means and how to mend it."""

import sys

from toolkit.commands.options import chosen, language_of
from toolkit.language import Language, both
from toolkit.problems.catalogue import all_codes
from toolkit.problems.problem import SEVERITY_NAMES, Code

WHAT = both("说的是什么", "What it says")
MEND = both("怎么改", "How to mend it")


def run(code: str, lang: str) -> int:
    """Print one code's texts; wrong use if there is no such code."""
    language = language_of(lang)
    found = chosen("CODE", code.upper(), all_codes())
    sys.stdout.write(explained(found, language))
    return 0


def explained(code: Code, language: Language) -> str:
    """Return a code's texts as a few lines."""
    severity = SEVERITY_NAMES[code.severity].said(language)
    return (
        f"{code.id} · {severity} · {code.title.said(language)}\n"
        f"  {WHAT.said(language)}: {code.message.general().said(language)}\n"
        f"  {MEND.said(language)}: {code.remedy.general().said(language)}\n"
    )
