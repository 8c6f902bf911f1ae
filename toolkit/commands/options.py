"""Options that several tasks share: what may be given, and what is wrong use."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from toolkit.commands.refusals import WrongUse
from toolkit.language import LANGUAGES, Language
from toolkit.problems.github import as_annotations
from toolkit.problems.nearest import nearest
from toolkit.problems.printing import Source, as_json, as_text
from toolkit.problems.problem import Problem

#: Problems, language, source lines and the number of files not checked to the end.
Printer = Callable[[Sequence[Problem], Language, Source, int], str]
PRINTERS: Mapping[str, Printer] = {
    "text": as_text,
    "json": lambda problems, language, source, unfinished: as_json(problems, unfinished),
    "github": as_annotations,
}
T = TypeVar("T")
_MOST_LISTED = 12


def printer_of(format: str) -> Printer:
    """Return the printer of that name; WrongUse if there is none."""
    return chosen("--format", format, PRINTERS)


def language_of(lang: str) -> Language:
    """Return the language; WrongUse if it is not one of ours."""
    return chosen("--lang", lang, {language: language for language in LANGUAGES})


def chosen(flag: str, word: str, allowed: Mapping[str, T]) -> T:
    """Return what a word stands for; WrongUse with the nearest word if it stands for nothing."""
    if word not in allowed:
        near = nearest(word, allowed)
        hint_zh = f"，是不是 {near}？" if near else ""
        hint_en = f"; did you mean {near}?" if near else ""
        listed, more = list(allowed)[:_MOST_LISTED], " …" if len(allowed) > _MOST_LISTED else ""
        raise WrongUse(
            f"{flag} 没有 “{word}”，可用：{'、'.join(listed)}{more}{hint_zh}",
            f"{flag} knows no “{word}”; there are: {', '.join(listed)}{more}{hint_en}",
        )
    return allowed[word]
