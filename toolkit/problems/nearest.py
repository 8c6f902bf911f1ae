"""The nearest allowed word: "你是不是想写 …"."""

import difflib
from collections.abc import Iterable


def nearest(read: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word that is nearest to what was read, or None if none is near."""
    words = list(allowed)
    folded = {word.casefold().replace("_", "-"): word for word in words}
    found = difflib.get_close_matches(read.casefold().replace("_", "-"), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None
