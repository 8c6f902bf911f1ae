"""Escaping as the templates do it thousands of times a page: the same few texts over and over."""

from functools import lru_cache
from typing import Any

from markupsafe import Markup
from markupsafe import escape as escaped

#: Longer texts seldom come twice.
LONGEST = 80


def escape(value: Any) -> Markup:
    """Return what ``markupsafe.escape`` returns."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str and len(value) <= LONGEST:
        return _of_text(value)
    return escaped(value)


_of_text = lru_cache(maxsize=8192)(escaped)
