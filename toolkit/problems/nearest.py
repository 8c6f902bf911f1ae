"""The words that are allowed, and the nearest of them: "你是不是想写 …"."""

import difflib
from collections.abc import Iterable

from toolkit.language import Text


def nearest(read: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word that is nearest to what was read, or None if none is near."""
    words = list(allowed)
    folded = {word.casefold().replace("_", "-"): word for word in words}
    found = difflib.get_close_matches(read.casefold().replace("_", "-"), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def listed(words: Iterable[str], most: int | None = None) -> Text:
    """Return words as a list for a sentence, no more than so many; a dash where there is none."""
    every = list(words)
    shown, more = every[:most], "…" if len(every[:most]) < len(every) else ""
    return Text(zh="、".join(shown) + more or "—", en=", ".join(shown) + more or "—")
