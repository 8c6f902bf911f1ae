"""Everything published of the tiny organisation, with a notice, an objection and its answer."""

import csv
import io
import shutil
from pathlib import Path

from tests.codes.cases import OBJECTED
from tests.codes.tree import TINY
from tests.publishing.test_objections import ABOUT_BETA, NOTICE, PRIZES
from toolkit.outcomes.results import results_of
from toolkit.outcomes.source import Source
from toolkit.publishing.publish import publish
from toolkit.publishing.release import released
from toolkit.publishing.settings import Settings
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.walk import open_repository

ANSWER = OBJECTED[OBJECTED.index("answer:") :]
SOURCE = Source("0123456789abcdef0123456789abcdef01234567", "2021-03-13")


def data_in_notice(folder: Path, objection: str = ABOUT_BETA + ANSWER) -> Path:
    """Copy the tiny organisation; its prizes of 2020 are in notice, with one objection."""
    data = Path(shutil.copytree(TINY, folder / "data"))
    (data / PRIZES).parent.mkdir()
    (data / PRIZES).write_text(objection, "utf-8")
    round_ = data / "schemes/tiny-prize/rounds/2020/round.yml"
    text = round_.read_text("utf-8").replace("state: reviewed\n", f"state: notice\n{NOTICE}")
    round_.write_text(text, "utf-8")
    return data


def publish_to(target: Path, data: Path, settings: Settings | None = None) -> Path:
    """Publish what is out of that data; return the folder."""
    repository = open_repository(data, "data")
    assert repository.problems == []
    results = released(results_of(repository, score_rounds(repository)), SOURCE)
    publish(target, results, repository, settings)
    return target


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a published CSV."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
