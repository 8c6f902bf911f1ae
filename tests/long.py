"""How many random cases a test tries: some hundreds, or thousands where the long way is asked for.

``KAOHE_LONG=1 python3 tasks.py test`` goes the long way; what is tried first is the same.
"""

import os

LONG = bool(os.environ.get("KAOHE_LONG"))


def cases(usually: int, long: int) -> int:
    """Return how many random cases to try."""
    return long if LONG else usually
