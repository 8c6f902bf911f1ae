"""What the check says of one entry of the table: ``python -m tests.hostile.answer NAME …``.

Run by the tests in a process of its own with little memory and stack; one line of JSON for each.
"""

import json
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.codes.tree import SHOWN, Tree
from tests.hostile.corpus import CORPUS, Hostile
from tests.once import read_once
from toolkit.commands.check import all_problems
from toolkit.language import LANGUAGES
from toolkit.problems.printing import as_text
from toolkit.problems.reports.making import Findings, report_of
from toolkit.problems.reports.report import as_json
from toolkit.submissions.walk import open_repository

#: Another file, and what is wrong with it in every run: one bad file must not hide it.
OTHER, SLIP, OTHER_CODE = "units/tiny-beta/unit.yml", ("kind: society", "kind: sosiety"), "F105"


@dataclass(frozen=True)
class Answer:
    """The errors told of the file, how many problems, and if the other file's was told.

    ``seconds`` are those of the processor, ``printed`` the bytes of the longer of both printings.
    """

    codes: tuple[str, ...]
    count: int
    tells_the_other: bool
    seconds: float
    printed: int


def answer(entry: Hostile, tree: Tree) -> Answer:
    """Put an entry into a copy of the tiny organisation and check it."""
    tree.change(OTHER, *SLIP)
    path = tree.root / entry.file
    entry.make(path, path.read_bytes() if path.is_file() else b"")
    start = time.process_time()
    opened = open_repository(tree.root, SHOWN)
    problems = all_problems(opened)
    printed = max(len(as_text(problems, language, opened.lines).encode()) for language in LANGUAGES)
    as_json(report_of(Findings(problems)))
    seconds = time.process_time() - start
    told = [each for each in problems if each.place.file == f"{SHOWN}/{entry.blamed}"]
    return Answer(
        tuple(sorted({each.code.id for each in told if each.severity == "error"})),
        len(told),
        any((p.code.id, p.place.file) == (OTHER_CODE, f"{SHOWN}/{OTHER}") for p in problems),
        seconds,
        printed,
    )


def main() -> None:
    """Answer the entries named on the command line."""
    with tempfile.TemporaryDirectory() as folder, read_once(texts=64):
        tree = Tree(Path(folder))
        for name in sys.argv[1:]:
            print(json.dumps({"name": name, **asdict(answer(CORPUS[name], tree))}), flush=True)
            tree.put_back()


if __name__ == "__main__":
    main()
