"""``explain CODE``: what a problem's code means and how to mend it."""

import sys
from collections import defaultdict

from toolkit.commands.options import chosen, language_of
from toolkit.language import Language, Text, both
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
        f"{code.id}（{severity}）{code.title.said(language)}\n"
        f"  {WHAT.said(language)}: {_general(code.message, language)}\n"
        f"  {MEND.said(language)}: {_general(code.remedy, language)}\n"
    )


def _general(text: Text, language: Language) -> str:
    """Return a sentence with dots where a case would say what was read."""
    return text.said(language).format_map(defaultdict(lambda: "…"))
