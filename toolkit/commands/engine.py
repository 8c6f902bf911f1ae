"""The engine: MkDocs, which builds a staged tree in a process of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit.commands.environment import ROOT


@dataclass(frozen=True)
class Job:
    """A tree to build: its configuration, the folder of its pages, the folder it is built into."""

    config: Path
    docs: Path
    out: Path


def build_all(jobs: Iterable[Job], meanwhile: Callable[[], None]) -> bool:
    """Let the engine build the trees side by side; False, and what it said, where it fails."""
    running = [_begin(job) for job in jobs]
    try:
        meanwhile()
        said = [process.communicate()[1] for process in running]
    finally:
        for process in running:
            process.kill()
            process.wait()
    failed = [
        words for process, words in zip(running, said, strict=True) if process.returncode != 0
    ]
    for words in failed:
        sys.stderr.write(words.decode("utf-8", "replace"))
    return not failed


def _begin(job: Job) -> "subprocess.Popen[bytes]":
    """Start one build. Never -q: it would hide warnings from --strict."""
    environment = os.environ | {
        "KAOHE_STAGE": str(job.docs.resolve()),
        "KAOHE_OUT": str(job.out.resolve()),
        "SOURCE_DATE_EPOCH": str(_source_date()),
        "NO_MKDOCS_2_WARNING": "1",
    }
    arguments = ["build", "--strict", "--config-file", str(job.config)]
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def _source_date() -> int:
    """The time of the last commit, so that the same commit gives the same bytes; else a fixed day."""
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except FileNotFoundError:
        found = ""
    return int(found) if found.isdigit() else int(time.mktime((2018, 11, 5, 0, 0, 0, 0, 0, 0)))
