"""Python's cyclic collector, and where it only costs time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Let the collector rest while much is made and kept; a decorator too.

    It would search everything that was read again and again for cycles that are not there.
    What was made is not searched later either. Inside another rest nothing changes.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()
            gc.enable()
