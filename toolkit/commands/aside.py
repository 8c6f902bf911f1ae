"""Work done side by side: each piece in a copy of this process, where the system can make one."""

import gc
import multiprocessing
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TypeAlias

Work: TypeAlias = Callable[[], bool]


def can_fork() -> bool:
    """True where a copy is safe: on Linux, in a process that has one thread alone."""
    return sys.platform == "linux" and threading.active_count() == 1


def side_by_side(pieces: Sequence[Work], meanwhile: Callable[[], None] = lambda: None) -> bool:
    """Do all pieces and what this process does meanwhile; return whether every piece succeeded.

    A piece gets what this process knows and gives back nothing but its answer; what it writes to
    files stays. Without copies everything is done in turn.
    """
    if not can_fork():
        meanwhile()
        return all(piece() for piece in pieces)
    fork = multiprocessing.get_context("fork")
    gc.freeze()  # a copy's collector then touches less of the memory that it shares with this one
    try:
        copies = [fork.Process(target=_answer, args=(piece,)) for piece in pieces]
        for each in copies:
            each.start()
        try:
            meanwhile()
        except BaseException:
            for each in copies:
                each.terminate()
            raise
        finally:
            for each in copies:
                each.join()
    finally:
        gc.unfreeze()
    return all(each.exitcode == 0 for each in copies)


def _answer(piece: Work) -> None:
    sys.exit(0 if piece() else 1)
