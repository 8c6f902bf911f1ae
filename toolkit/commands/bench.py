"""``bench``: how fast it is, by stage, on synthetic units; each size in a process of its own."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from toolkit.commands.benchmark.hugo import seconds_of_hugo
from toolkit.commands.benchmark.impacts import impacts
from toolkit.commands.benchmark.report import Measured, goals, table
from toolkit.commands.benchmark.synthetic import make
from toolkit.commands.environment import ROOT
from toolkit.commands.refusals import WrongUse
from toolkit.submissions.unit_folder import REVIEW

#: Above this plain MkDocs takes many minutes and says nothing new.
MOST_PLAIN = 4_000


def run(sizes: str, no_site: bool) -> int:
    """Measure every size asked for and print tables and goals; 0 whether the goals are met or not."""
    measured = []
    for size in _sizes(sizes):
        with tempfile.TemporaryDirectory(prefix="kaohe-bench-") as folder:
            data = Path(folder) / "data"
            data.mkdir()
            make(data, ROOT / "data", size)
            body = json.loads(_process("stages", str(data), "no-site" if no_site else "site"))
            changed = _changed(data)
            of_claim, of_scheme = impacts(data)
            plain, by_hugo = None, None
            if not no_site and size <= MOST_PLAIN:
                plain = _plain(data, Path(folder) / "plain")
                by_hugo = seconds_of_hugo(Path(folder) / "plain")
        measured.append(
            Measured(
                plain=plain,
                hugo=by_hugo,
                changed=changed,
                claim_impact=of_claim,
                scheme_impact=of_scheme,
                **body,
            )
        )
        print(table(measured[-1]), end="\n\n", flush=True)
    print("目标 / Goals")
    for goal in goals(measured):
        print(goal.line)
    return 0


def _sizes(words: str) -> list[int]:
    sizes = words.split(",")
    if not all(size.isascii() and size.isdigit() and int(size) > 0 for size in sizes):
        raise WrongUse(
            f"--sizes 应是正整数，以逗号分隔：“{words}”",
            f'--sizes takes numbers such as 100,1000: "{words}"',
        )
    return [int(size) for size in sizes]


def _process(module: str, *arguments: str) -> str:
    """Run a module of the benchmark in a process of its own and return what it printed."""
    command = [sys.executable, "-m", f"toolkit.commands.benchmark.{module}", *arguments]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout


def _changed(data: Path) -> float:
    """Return the seconds ``check`` takes for one claim: of the median unit, evidence and all."""
    claims = sorted(
        path
        for path in data.glob("units/*/*/*.yml")
        if not path.name.endswith(REVIEW) and "sha256: " in path.read_text("utf-8")
    )
    claim = str(claims[len(claims) // 2])
    command = [sys.executable, str(ROOT / "tasks.py"), "check", claim, "--data", str(data)]
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def _plain(data: Path, target: Path) -> float:
    """Return the seconds plain MkDocs takes for the same pages."""
    _process("plain", str(data), str(target))
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(target / "mkdocs.yml")]
    start = time.perf_counter()
    subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, cwd=target
    )
    return time.perf_counter() - start
