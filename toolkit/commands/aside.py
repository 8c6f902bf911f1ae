"""Work done side by side: by copies of this process, where the system can make them."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import Synchronized
from typing import TypeAlias

Work: TypeAlias = Callable[[], None]

#: Processes at work, for each needs memory of its own.
MOST = 4
#: Pieces that a copy does before it ends.
TURN = 40


def can_fork() -> bool:
    """True where a copy is safe: on Linux, in a process that has one thread alone."""
    return sys.platform == "linux" and threading.active_count() == 1


def side_by_side(pieces: Sequence[Work], first: Work = lambda: None) -> bool:
    """Do all pieces, in this process and in copies of it, each taking the next; False if one fails.

    This process does what is ``first`` before it helps. A copy gets what this process knows and
    gives nothing back; what it writes to files stays. It shares this one's memory until either
    touches it, so copies end after some pieces, and fresh ones go on. Without copies all is done
    in turn.
    """
    number = min(len(os.sched_getaffinity(0)), MOST) - 1 if can_fork() else 0
    fork = multiprocessing.get_context("fork" if number else None)
    taken = fork.Value("i", 0)
    copies: list[BaseProcess] = []

    def start() -> None:
        while sum(each.is_alive() for each in copies) < number and taken.value < len(pieces):
            copies.append(fork.Process(target=_help, args=(pieces, taken)))
            copies[-1].start()

    gc.freeze()  # a copy's collector then touches less of the memory that it shares with this one
    try:
        start()
        first()
        while _took(pieces, taken):
            start()
    except BaseException:
        for each in copies:
            each.terminate()
        raise
    finally:
        for each in copies:
            each.join()
        gc.unfreeze()
    return all(each.exitcode == 0 for each in copies)


def _help(pieces: Sequence[Work], taken: "Synchronized[int]") -> None:
    """Do some pieces that nobody has taken."""
    for _ in range(TURN):
        if not _took(pieces, taken):
            return


def _took(pieces: Sequence[Work], taken: "Synchronized[int]") -> bool:
    """Do the next piece; False if there was none left."""
    with taken.get_lock():
        number = taken.value
        taken.value += 1
    if number < len(pieces):
        pieces[number]()
    return number < len(pieces)
