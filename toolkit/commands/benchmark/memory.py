"""The memory of a process with all that it started, as a process of its own that looks on.

Each line read asks for the highest since the last: the sum of what every process has alone and
its share of what it has with others (``Pss``), in MB.
"""

import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
PAUSE = 0.4


def main() -> None:
    """Look at the process whose number is given until nothing more is asked."""
    root = int(sys.argv[1])
    highest = 0

    def look() -> None:
        nonlocal highest
        while True:
            highest = max(highest, sum(_share(pid) for pid in _family(root)))
            time.sleep(PAUSE)

    threading.Thread(target=look, daemon=True).start()
    for _ in sys.stdin:
        print(highest // 1024, flush=True)
        highest = 0


def _family(root: int) -> set[int]:
    """Return a process and everything it started that still runs, this one left out."""
    parents = {}
    for folder in PROC.glob("[0-9]*"):
        with suppress(OSError, IndexError, ValueError):
            after_name = (folder / "stat").read_text().rpartition(")")[2].split()
            parents[int(folder.name)] = int(after_name[1])
    family, found = set(), {root}
    while found:
        family |= found
        found = {pid for pid, parent in parents.items() if parent in found} - family
    return family - {int(Path("/proc/self").resolve().name)}


def _share(pid: int) -> int:
    """Return a process's share of memory in kB; 0 if it is gone."""
    with suppress(OSError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


if __name__ == "__main__":
    main()
