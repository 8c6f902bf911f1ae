"""The words of the pages that no scheme supplies, in both languages, by the pages they are for."""

from toolkit.language import Text
from toolkit.pages.words import (
    badges,
    card_targets,
    cards,
    database,
    format_reference,
    forms,
    general,
    home,
    lists,
    notices,
    official_forms,
    open_data,
    policy,
    readings,
    results,
    sheets,
    sources,
    standing,
    verdicts,
)

_PARTS = (
    general,
    home,
    lists,
    notices,
    forms,
    official_forms,
    results,
    readings,
    sheets,
    sources,
    format_reference,
    policy,
    cards,
    card_targets,
    standing,
    verdicts,
    open_data,
    database,
    badges,
)

WORDS: dict[str, Text] = {name: text for part in _PARTS for name, text in part.WORDS.items()}
assert len(WORDS) == sum(len(part.WORDS) for part in _PARTS), "a word is there twice"
