"""The stages of one size, each timed in this process; run as a process of its own for its memory."""

import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

#: How often the two readers read the same files, in turn; the median of the ratios counts.
PAIRS = 3


class Clock:
    """Seconds by stage, and the highest memory up to the end of each, in MB.

    It is that of this process and, where the system tells, of all that it started.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.memory: dict[str, int] = {}
        command = [sys.executable, "-m", "toolkit.commands.benchmark.memory", str(os.getpid())]
        self._onlooker = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what happens inside."""
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        self.memory[name] = self._looked_on() or own

    def _looked_on(self) -> int:
        """Return the highest memory that the onlooker has seen since it was last asked, in MB."""
        assert self._onlooker.stdin is not None
        assert self._onlooker.stdout is not None
        self._onlooker.stdin.write("\n")
        self._onlooker.stdin.flush()
        return int(self._onlooker.stdout.readline())

    def close(self) -> None:
        """Let the onlooker go."""
        self._onlooker.communicate()


def main() -> None:
    """Measure the data folder named, with the site or without, and print one JSON object."""
    data, with_site = Path(sys.argv[1]), sys.argv[2] == "site"
    clock = Clock()
    with clock.stage("imports"):
        import pandera.pandas

        from toolkit.checking.check import check
        from toolkit.commands.trees import Content, assembled, build_languages
        from toolkit.contribute.form_files import write_forms
        from toolkit.contribute.form_settings import NOWHERE
        from toolkit.outcomes.results import results_of
        from toolkit.publishing.publish import publish
        from toolkit.publishing.release import released
        from toolkit.scoring.rounds import score_rounds
        from toolkit.submissions.walk import open_repository

        assert pandera.pandas
    with clock.stage("read"):
        repository = open_repository(data, "data")
    with clock.stage("check"):
        problems = check(repository)
    assert not [each for each in problems if each.severity == "error"], problems[:3]
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder)
        with clock.stage("score"):
            results = released(results_of(repository, score_rounds(repository)))
        with clock.stage("publish"):
            publish(stage / "published", results, repository)
            if with_site:
                write_forms(stage / "published", repository, NOWHERE)
        if with_site:
            with clock.stage("pages"):
                assert build_languages(Content(repository, results), stage)
                assembled(stage, repository, "")
        clock.close()
        pages = sum(1 for _ in stage.glob("out/**/index.html"))
    measured = {
        "units": len(repository.units),
        "pages": pages,
        "seconds": clock.seconds,
        "memory": clock.memory,
        "readers": _readers(data),
    }
    print(json.dumps(measured))


def _readers(data: Path) -> dict[str, float]:
    """Read every file with CSafeLoader and with the strict reader, in turn."""
    from toolkit.reading.reader import parse

    gc.collect()
    texts = [path.read_text(encoding="utf-8") for path in sorted(data.glob("units/**/*.yml"))]
    pairs = []
    for _ in range(PAIRS):
        start = time.perf_counter()
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)
        middle = time.perf_counter()
        for text in texts:
            parse(text, "x.yml")[0]
        pairs.append((middle - start, time.perf_counter() - middle))
    return {
        "CSafeLoader": statistics.median(theirs for theirs, _ in pairs),
        "strict reader": statistics.median(ours for _, ours in pairs),
        "ratio": statistics.median(ours / theirs for theirs, ours in pairs),
    }


if __name__ == "__main__":
    main()
