"""Nothing that is put into a file ends, stalls or fills the check, or hides another file's problem."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.codes.tree import Tree
from tests.hostile.answer import answer
from tests.hostile.corpus import CORPUS, Hostile
from tests.hostile.table import TABLES, table
from toolkit.language import LANGUAGES, Language
from toolkit.problems.catalogue import all_codes

ROOT = Path(__file__).resolve().parents[2]
needs_posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files and limits")
HARMLESS = [each for each in CORPUS.values() if not each.is_dangerous]
DANGEROUS = [each for each in CORPUS.values() if each.is_dangerous]
#: Seconds of the processor for one file, kilobytes of stack and memory for all, bytes printed.
LONGEST, STACK, MEMORY, MOST_PRINTED = 5, 512, 1_500_000, 200_000


@pytest.mark.parametrize("entry", HARMLESS, ids=[each.name for each in HARMLESS])
def test_each_has_its_verdict(entry: Hostile, tree: Tree) -> None:
    if entry.needs_posix and os.name != "posix":
        pytest.skip("needs POSIX files")
    said = answer(entry, tree)
    assert said.codes == tuple(sorted(entry.codes))
    assert said.tells_the_other, "one bad file hides another's problem"
    assert said.printed < MOST_PRINTED


@needs_posix
def test_the_dangerous_ones_have_theirs_with_little_stack_and_memory() -> None:
    limits = f'ulimit -s {STACK} && ulimit -v {MEMORY} && exec "$@"'
    words = [sys.executable, "-m", "tests.hostile.answer", *(each.name for each in DANGEROUS)]
    done = subprocess.run(
        ["bash", "-c", limits, "-", *words], cwd=ROOT, capture_output=True, text=True, timeout=240
    )
    answers = {said["name"]: said for said in map(json.loads, done.stdout.splitlines())}
    for entry in DANGEROUS:
        assert entry.name in answers, f"{entry.name} ended the process: {done.stderr[-2000:]}"
        said = answers[entry.name]
        assert said["codes"] == sorted(entry.codes), entry.name
        assert said["tells_the_other"], entry.name
        assert said["seconds"] < LONGEST, entry.name
        assert said["printed"] < MOST_PRINTED, entry.name
    assert (done.returncode, done.stderr) == (0, "")


# The table in the help pages


def test_every_code_of_the_table_exists() -> None:
    assert {code for each in CORPUS.values() for code in each.codes} <= all_codes().keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_in_the_help_pages_is_this_one(language: Language) -> None:
    written = TABLES[language].read_text("utf-8")
    assert written == table(language), "run: python -m tests.hostile.table"
