"""How long ``impact`` takes: for one claim, and for a scheme, each from the start of its process."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

from toolkit.commands.environment import ROOT

_GIT = ("git", "-c", "user.name=bench", "-c", "user.email=bench@example.org")
_MEMBERS = re.compile(r"(?<=\n  members: )\d+")
#: A target of the contact points' scheme.
_TARGET = re.compile(r"(?<=class-2: )10\b")


def impacts(data: Path) -> tuple[float, float]:
    """Return the seconds for one claim and for a scheme; the data folder becomes a repository."""
    _git(data, "init", "--quiet")
    _git(data, "add", "--all")
    _git(data, "commit", "--quiet", "--message=base")
    # Files of evidence are the same in all copies of a demonstration, which no two units are.
    claims = sorted(
        path
        for path in data.glob("units/*/*/keqiao-contact-point.yml")
        if "file: " not in path.read_text("utf-8")
    )
    (scheme,) = data.glob("schemes/keqiao-contact-point/*/scheme.yml")
    return _seconds(data, claims[len(claims) // 2], _MEMBERS), _seconds(data, scheme, _TARGET)


def _seconds(data: Path, file: Path, number: re.Pattern[str]) -> float:
    """Return the seconds that a change of one number of a file takes; the file is put back."""
    text = file.read_text("utf-8")
    changed = number.sub(lambda found: str(int(found[0]) + 1), text, count=1)
    assert changed != text
    file.write_text(changed, "utf-8")
    command = [sys.executable, str(ROOT / "tasks.py"), "impact", "--base=HEAD", f"--data={data}"]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    seconds = time.perf_counter() - start
    assert done.returncode in (0, 1), done.returncode  # 1: worked examples that no longer hold
    file.write_text(text, "utf-8")
    return seconds


def _git(data: Path, *words: str) -> None:
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run([*_GIT, *words], cwd=data, check=True, env={**os.environ, **own})
