"""Work shared with copies of this process: every piece is done once, and a failure is told."""

import subprocess
import sys
from pathlib import Path

from toolkit.commands.aside import TURN
from toolkit.commands.environment import ROOT

PIECES = 3 * TURN

SHARED = f"""
import os, sys, time
from functools import partial
from pathlib import Path
from toolkit.commands.aside import can_fork, side_by_side

folder, failing = Path(sys.argv[1]), int(sys.argv[2])

def do(number):
    with (folder / str(number)).open("x"):  # a piece done twice fails
        pass
    if number == failing:
        raise SystemExit(7)

def first():
    while can_fork() and len(os.sched_getaffinity(0)) > 1 and not (folder / "0").exists():
        time.sleep(0.01)  # until a copy has begun
    (folder / "first").touch()

print(side_by_side([partial(do, number) for number in range({PIECES})], first))
"""


def shared(folder: Path, failing: int = -1) -> subprocess.CompletedProcess[str]:
    """Share the pieces in a process with one thread; ``failing`` is the piece that ends its copy."""
    command = [sys.executable, "-c", SHARED, str(folder), str(failing)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


def test_every_piece_is_done_once_and_copies_give_way_to_fresh_ones(tmp_path: Path) -> None:
    done = shared(tmp_path)
    assert (done.stdout, done.stderr) == ("True\n", "")
    names = {file.name for file in tmp_path.iterdir()}
    assert names == {"first", *map(str, range(PIECES))}


def test_a_copy_that_fails_is_told(tmp_path: Path) -> None:
    assert "True" not in shared(tmp_path, failing=0).stdout
