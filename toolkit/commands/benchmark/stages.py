"""The stages of one size, each timed in this process; run as a process of its own for its memory."""

import gc
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml


def main() -> None:
    """Time the stages on the data folder named and print one JSON object."""
    data, with_site = Path(sys.argv[1]), sys.argv[2] == "site"
    seconds: dict[str, float] = {}
    memory: dict[str, int] = {}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        gc.collect()
        start = time.perf_counter()
        yield
        seconds[name] = time.perf_counter() - start
        memory[name] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

    files = sorted(data.glob("units/**/*.yml"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    from toolkit.reading.reader import parse

    _pairs(texts, seconds, parse)
    del texts
    with stage("imports"):
        import pandera.pandas

        from toolkit.checking.check import check
        from toolkit.pages.site_pages import site_pages
        from toolkit.problems.catalogue import all_codes
        from toolkit.publishing.publish import publish
        from toolkit.scoring.rounds import score_rounds
        from toolkit.submissions.repository import open_repository

        assert pandera.pandas
    with stage("read"):
        repository = open_repository(data, "data")
    with stage("check"):
        problems = check(repository)
    assert not [each for each in problems if each.severity == "error"], problems[:3]
    with stage("score"):
        rounds = list(score_rounds(repository))
    with tempfile.TemporaryDirectory() as folder, stage("publish"):
        publish(Path(folder), rounds, repository.editions.values())
    if with_site:
        with stage("pages"):
            codes = list(all_codes().values())
            count = len([page.staged() for page in site_pages("zh", repository, rounds, codes)])
        seconds["page count"] = count
    units = len(repository.units)
    print(json.dumps({"units": units, "seconds": seconds, "memory": memory}))


def _pairs(texts: list[str], seconds: dict[str, float], parse: Callable[..., Any]) -> None:
    """Read every text with CSafeLoader and with the strict reader, in turn, three times each."""
    ours, theirs = [], []
    for _ in range(3):
        start = time.perf_counter()
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)
        middle = time.perf_counter()
        for text in texts:
            parse(text, "x.yml")
        ours.append(time.perf_counter() - middle)
        theirs.append(middle - start)
    seconds["CSafeLoader"], seconds["strict reader"] = sorted(theirs)[1], sorted(ours)[1]


if __name__ == "__main__":
    main()
