"""What every key on the page on the format means, by the part of the format it belongs to."""

from collections.abc import Mapping

from toolkit.language import Text
from toolkit.pages.format_words import facts, outcomes, rounds, rules

_PARTS = (rules, facts, outcomes, rounds)

#: By key; where a key means something else in one place, by the class and the key.
KEYS: Mapping[str, Text] = {key: text for part in _PARTS for key, text in part.KEYS.items()}
assert len(KEYS) == sum(len(part.KEYS) for part in _PARTS), "a key is there twice"
