"""Files broken by chance are answered: no crash, no stall, no other file's problem hidden."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.fuzz import SIGNS, run
from tests.long import LONG, cases
from toolkit.problems.printing import as_text
from toolkit.reading.lines import lines_of
from toolkit.reading.reader import parse

SECONDS = cases(usually=3, long=60)


@pytest.mark.parametrize("seed", [1, 2] if LONG else [1])
def test_files_broken_by_chance_are_answered(seed: int, tmp_path: Path) -> None:
    kept = tmp_path / "tried.yml"
    done = run(seed, SECONDS, kept)
    assert done.returncode == 0, (done.stderr[-3000:], kept.read_bytes())
    assert int(done.stdout.split()[0]) >= 1  # how many depends on the machine


WORDS = st.sampled_from([*SIGNS, "a", "b", "甲", "12", "title", "a: ", "\n  ", "\n- ", "\nb: "])


@settings(deadline=None, max_examples=cases(usually=200, long=4_000))
@given(st.lists(WORDS, max_size=30).map("".join))
def test_every_place_and_mended_line_makes_sense(text: str) -> None:
    document, problems = parse(text, "x.yml")
    assert document is not None or problems
    lines = lines_of(text.removeprefix("\ufeff"))
    for problem in problems:
        assert 1 <= problem.place.line <= len(lines) + 1
        if problem.place.line <= len(lines):
            assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 2
    assert as_text(problems, "zh", lambda file: lines)
