"""Broken files by chance: ``python -m tests.hostile.fuzz --seconds 600``.

Each is made from the files of the tiny organisation (bytes deleted, inserted, doubled, replaced,
lines spliced) or from nothing but bytes, written in the place of one, and checked and printed in
both languages. A process of its own does the work, so that an end or a stall is noticed; the file
that caused it is kept in the folder that ``--keep`` names.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.codes.tree import SHOWN, TINY
from tests.hostile.answer import OTHER, OTHER_CODE, SLIP
from tests.once import read_once
from toolkit.commands.check import all_problems
from toolkit.language import LANGUAGES
from toolkit.problems.printing import as_text
from toolkit.problems.reports.making import Findings, report_of
from toolkit.problems.reports.report import as_json
from toolkit.submissions.walk import open_repository

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(
    path.relative_to(TINY).as_posix()
    for path in TINY.rglob("*.yml")
    if path.relative_to(TINY).as_posix() != OTHER
)
CLAIMS = [file for file in FILES if file.startswith("units/")]
#: What a file may take to be checked, in seconds of the processor.
LONGEST = 5
SIGNS = [
    *"[]{}:,-?&*!|>'\"%@`#~<= \t\n\r\0",
    "- ", "? ", ": ", " #", "---\n", "...\n", "<<: ", "&a ", "*a", "!!str ", "| \n", "\r\n",
    "：", "，", "、", "＃", "１", "“", "”", "‘", "［", "｛", "\u3000", "\u00a0", "\u200b", "\u202e", "\u2028",
    "\x85", "\ufeff", "\ufffe", "е", "a\u0308", "\U0001f600", "\ud7ff", "\ue000", "9" * 50, "1e9", ".nan", "0x1",
    "\x7f", "\x1b",
]  # fmt: skip


def broken(chance: random.Random, source: bytes) -> bytes:
    """Return the bytes of a file, broken in one to six places; now and then nothing but chance."""
    if chance.random() < 0.05:
        return chance.randbytes(chance.randrange(200))
    if chance.random() < 0.05:
        return "".join(chance.choices(SIGNS, k=chance.randrange(1, 80))).encode()
    for _ in range(chance.randrange(1, 7)):
        source = chance.choice((_deleted, _inserted, _doubled, _replaced, _spliced))(chance, source)
    return source


def _span(chance: random.Random, source: bytes, longest: int) -> tuple[int, int]:
    start = chance.randrange(len(source) + 1)
    return start, min(len(source), start + chance.randrange(1, longest))


def _deleted(chance: random.Random, source: bytes) -> bytes:
    start, end = _span(chance, source, 12)
    return source[:start] + source[end:]


def _inserted(chance: random.Random, source: bytes) -> bytes:
    start, _ = _span(chance, source, 2)
    sign = chance.choice(SIGNS).encode() if chance.random() < 0.9 else chance.randbytes(2)
    return source[:start] + sign * chance.choice((1, 1, 1, 2, 30)) + source[start:]


def _doubled(chance: random.Random, source: bytes) -> bytes:
    start, end = _span(chance, source, 200)
    return source[:end] + source[start:]


def _replaced(chance: random.Random, source: bytes) -> bytes:
    start, end = _span(chance, source, 4)
    return source[:start] + chance.choice(SIGNS).encode() + source[end:]


def _spliced(chance: random.Random, source: bytes) -> bytes:
    lines = source.splitlines(keepends=True)
    if not lines:
        return source
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randrange(len(lines) + 1), b" " * chance.randrange(4) + line)
    return b"".join(lines)


def prepared(folder: Path) -> Path:
    """Return a copy of the tiny organisation in which one other file has a problem."""
    root = Path(shutil.copytree(TINY, folder / SHOWN))
    other = root / OTHER
    other.write_text(other.read_text("utf-8").replace(*SLIP), "utf-8")
    return root


def try_one(root: Path, file: str, content: bytes) -> None:
    """Check the tree with that content in the file's place; AssertionError if it is not answered."""
    path = root / file
    before = path.read_bytes()
    path.write_bytes(content)
    start = time.process_time()
    try:
        repository = open_repository(root, SHOWN)
        problems = all_problems(repository)
        told = {(each.code.id, each.place.file) for each in problems}
        assert (OTHER_CODE, f"{SHOWN}/{OTHER}") in told, "another file's problem is hidden"
        assert all(each.place.line >= 1 and each.place.column >= 1 for each in problems)
        for language in LANGUAGES:
            as_text(problems, language, repository.lines).encode()
        as_json(report_of(Findings(problems))).encode()
    finally:
        path.write_bytes(before)
    assert time.process_time() - start < LONGEST, "it takes too long"


def work(seed: int, seconds: float, kept: Path) -> None:
    """Try files until the time is over; the one being tried lies in ``kept``."""
    chance, end, tried = random.Random(seed), time.monotonic() + seconds, 0
    with tempfile.TemporaryDirectory() as folder, read_once(texts=64):
        root = prepared(Path(folder))
        while time.monotonic() < end:
            file = chance.choice(CLAIMS if chance.random() < 0.8 else FILES)
            content = broken(chance, (root / file).read_bytes())
            kept.with_suffix(".name").write_text(file, "utf-8")
            kept.write_bytes(content)
            try_one(root, file, content)
            tried += 1
    print(f"{tried} files tried")


def run(seed: int, seconds: float, kept: Path) -> subprocess.CompletedProcess[str]:
    """Run a batch in a process of its own with a small stack and bounded memory."""
    words = [sys.executable, "-m", "tests.hostile.fuzz"]
    words += ["--work", str(seed), "--seconds", str(seconds), "--keep", str(kept)]
    if sys.platform != "win32":
        words = ["bash", "-c", 'ulimit -s 512 && ulimit -v 1500000 && exec "$@"', "-", *words]
    return subprocess.run(
        words, cwd=ROOT, capture_output=True, text=True, timeout=seconds + 90, check=False
    )


def main() -> int:
    """Try files in batches of half a minute; 1 at the first that is not answered."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.fuzz")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz-failure.yml"))
    parser.add_argument("--work", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work is not None:
        work(given.work, given.seconds, given.keep)
        return 0
    given.keep.parent.mkdir(parents=True, exist_ok=True)
    seed = random.randrange(2**32) if given.seed is None else given.seed
    end = time.monotonic() + given.seconds
    while (left := end - time.monotonic()) > 0:
        try:
            done = run(seed, min(left, 30), given.keep)
            failed, said = done.returncode != 0, done.stderr
        except subprocess.TimeoutExpired:
            failed, said = True, "it does not come to an end"
        if failed:
            place = given.keep.with_suffix(".name").read_text("utf-8")
            print(f"seed {seed}: {given.keep} in the place of {place}:\n{said}")
            print(repr(given.keep.read_bytes()[:2000]))
            return 1
        print(f"seed {seed}: {done.stdout.strip()}", flush=True)
        seed += 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
