"""The guides say what is true: their files pass the check, their outputs are what is printed.

A guide marks its fenced blocks by a comment on the line before:

``file: PATH``
    the block is that file of a data folder; several blocks of one file are its pieces in order
``instead: PATH``
    another way to write the piece of that file that begins with the same line
``rule: INDICATOR``
    another rule of that indicator in the scheme
``check CODE: PATH | OLD => NEW``
    what ``check`` says of that code once OLD is NEW in the file; ``check CODE`` changes nothing
``score: PATH | OLD => NEW``
    what ``score`` prints of the unit, in the same way, before anything was decided;
    ``score SCHEME`` is of all units of a scheme
``readings SCHEME``
    what ``score --readings`` prints of a scheme
``frozen SCHEME``
    the results that ``freeze`` writes once the round of that scheme is final
``final CODE: PATH | OLD => NEW``
    what ``check`` says of that code once OLD is NEW in the file, after the round became final
``corrected: PATH | OLD => NEW``
    the corrections of the final round in which OLD became NEW in that file
``mutants: SCHEME``
    the shifts of that scheme's numbers that none of its worked examples notices
``proposal``
    what ``review`` reads of a proposed change
``json``
    part of an indicator as published

Every YAML block is a file, ``instead``, ``rule`` or ``corrected``. With KAOHE_BLESS=1 in the environment the outputs in the
guides are written anew; the diff is the review.
"""

import json
import os
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

import pytest

from tests.schemes.mutants import Bench, mutants
from toolkit.commands import freeze, score
from toolkit.commands.check import all_problems
from toolkit.language import LANGUAGES, Language
from toolkit.problems.printing import as_text
from toolkit.problems.problem import has_errors
from toolkit.review.platforms.proposal import Proposal, read_proposal
from toolkit.submissions.walk import open_repository

DOCS = Path(__file__).resolve().parents[2] / "docs"
UNIT = "demo-north"
#: The scheme whose round the guides bring to its end.
SCHEME = "demo-posts"
GUIDES = sorted(path.name for path in (DOCS / "zh" / "help").glob("*.md"))

_BLOCK = re.compile(
    r"^(?:<!-- (?P<kind>\w+)(?: (?P<code>[\w-]+))?(?:: (?P<rest>.*?))? ?-->\n)?"
    r"```(?P<language>\w+)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_CHANGE = re.compile(r"(?P<path>\S+) \| (?P<old>.+?) =>(?: (?P<new>.*))?")
_HEADING = re.compile(r"^#+ .*?(?: \{: #(?P<id>[a-z0-9-]+) \})?$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block of a guide, by what its mark says; ``rest`` is what follows the colon."""

    guide: str
    kind: str
    code: str
    rest: str
    language: str
    body: str

    @property
    def mark(self) -> str:
        """The comment on the line before, as it is written."""
        code = f" {self.code}" if self.code else ""
        rest = f": {self.rest}" if self.rest else ""
        return f"<!-- {self.kind}{code}{rest} -->\n"


def text_of(language: Language, guide: str) -> str:
    return (DOCS / language / "help" / guide).read_text(encoding="utf-8")


def blocks(language: Language, *kinds: str) -> list[Block]:
    """Return the blocks of all guides of a language, in order; of these kinds, if any are given."""
    return [
        Block(guide, *(found[name] or "" for name in ("kind", "code", "rest", "language", "body")))
        for guide in GUIDES
        for found in _BLOCK.finditer(text_of(language, guide))
        if not kinds or (found["kind"] or "") in kinds
    ]


def files(language: Language) -> dict[str, list[str]]:
    """Return the pieces of every file the guides write, by its path in a data folder."""
    pieces: dict[str, list[str]] = defaultdict(list)
    for block in blocks(language, "file"):
        pieces[block.rest].append(block.body)
    return pieces


def write(folder: Path, pieces: dict[str, list[str]]) -> Path:
    for name, bodies in pieces.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(bodies), encoding="utf-8", newline="\n")
    return folder


def changed(block: Block, language: Language, folder: Path) -> Path:
    """Write the data folder of the guides with the change that a block's mark names."""
    write(folder, files(language))
    if block.rest:
        change_in(folder, block)
    return folder


def change_in(folder: Path, block: Block) -> None:
    """Make the change that a block's mark names."""
    change = _CHANGE.fullmatch(block.rest)
    assert change is not None, f"{block.guide}: {block.rest}"
    put(folder / change["path"], change["old"], change["new"] or "")


def put(path: Path, old: str, new: str) -> None:
    before = path.read_text(encoding="utf-8")
    assert old in before, f"{path}: {old}"
    path.write_text(before.replace(old, new, 1), encoding="utf-8", newline="\n")


def final(language: Language, folder: Path, scheme: str = SCHEME) -> Path:
    """Write the data folder of the guides with the round final and its results recorded."""
    write(folder, files(language))
    put(folder / "schemes" / scheme / "rounds/2025/round.yml", "state: reviewed", "state: final")
    assert freeze.run(folder, scheme, "2025") == 0
    return folder


def every(kind: str) -> list[object]:
    """Return every block of a kind in each language, as parameters of a test."""
    return [
        pytest.param(language, block, id=f"{language}-{block.guide}-{block.code}-{number}")
        for language in LANGUAGES
        for number, block in enumerate(blocks(language, kind))
    ]


def printed(language: Language, block: Block, now: str) -> None:
    """Assert that a block shows what is printed now; under KAOHE_BLESS=1 make it so."""
    if block.body != now and os.environ.get("KAOHE_BLESS"):
        path = DOCS / language / "help" / block.guide
        old, new = (f"{block.mark}```{block.language}\n{body}```" for body in (block.body, now))
        text = text_of(language, block.guide)
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
        return
    assert block.body == now


# The files


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_of_the_guides_have_no_errors(language: Language, tmp_path: Path) -> None:
    problems = all_problems(open_repository(write(tmp_path, files(language))))
    assert [(each.code.id, each.place) for each in problems if each.severity == "error"] == []
    # One event is below 20 people: the guides say that this is a note.
    assert [each.code.id for each in problems] == ["C201"]


@pytest.mark.parametrize(("language", "block"), every("instead"))
def test_the_other_ways_of_writing_have_no_errors(
    language: Language, block: Block, tmp_path: Path
) -> None:
    pieces = files(language)
    first = block.body.splitlines()[0]
    replaced = [each.splitlines()[0] == first for each in pieces[block.rest]]
    assert replaced.count(True) == 1
    pieces[block.rest][replaced.index(True)] = block.body
    assert not has_errors(all_problems(open_repository(write(tmp_path, pieces))))


@pytest.mark.parametrize(("language", "block"), every("rule"))
def test_the_other_rules_have_no_errors(language: Language, block: Block, tmp_path: Path) -> None:
    pieces = files(language)
    of_indicator = re.compile(rf"(- code: {block.rest}\n(?:    .+\n)*?)    rule: .+\n")
    rule = indent(block.body, "    ")
    found = 0
    for name, bodies in pieces.items():
        for number, body in enumerate(bodies):
            bodies[number], count = of_indicator.subn(lambda match: match[1] + rule, body)
            found += count if name.startswith("schemes/") else 0
    assert found == 1
    problems = all_problems(open_repository(write(tmp_path, pieces)))
    # The scores worked out by hand are those of the rule that is in force.
    assert {each.code.id for each in problems if each.severity == "error"} <= {"S301"}


@pytest.mark.parametrize(("language", "block"), every("corrected"))
def test_the_corrections_are_all_that_a_changed_file_asks_for(
    language: Language, block: Block, tmp_path: Path
) -> None:
    data = final(language, tmp_path)
    change_in(data, block)
    folder = data / "schemes" / SCHEME / "rounds/2025"
    put(folder / "round.yml", "state: final", "state: corrected")
    (folder / "corrections.yml").write_text(block.body, encoding="utf-8", newline="\n")
    problems = all_problems(open_repository(data))
    assert [(each.code.id, each.values) for each in problems if each.severity == "error"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_is_one_of_ours(language: Language) -> None:
    kinds = {"", "file", "instead", "rule", "check", "score", "json", "proposal", "mutants"}
    kinds |= {"readings", "frozen", "final", "corrected"}
    assert {block.kind for block in blocks(language)} == kinds


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_yaml_block_is_checked(language: Language) -> None:
    unchecked = [
        block
        for block in blocks(language)
        if block.language == "yaml" and block.kind not in ("file", "instead", "rule", "corrected")
    ]
    assert unchecked == []


def test_both_languages_write_the_same_files() -> None:
    zh, en = files("zh"), files("en")
    assert list(zh) == list(en)
    assert any(name.endswith(".review.yml") for name in zh)
    for name in zh:
        if name.startswith("schemes/"):
            assert zh[name] == en[name]


# The outputs


@pytest.mark.parametrize(("language", "block"), every("check"))
def test_the_check_says_what_the_guides_show(
    language: Language, block: Block, tmp_path: Path
) -> None:
    repository = open_repository(changed(block, language, tmp_path), shown="data")
    found = [each for each in all_problems(repository) if each.code.id == block.code]
    assert found, f"{block.guide}: no {block.code} after {block.rest}"
    now = as_text(found[:1], language, repository.lines).split("\n\n")[0]
    printed(language, block, now + "\n")


@pytest.mark.parametrize(("language", "block"), every("score"))
def test_the_scores_are_what_the_guides_show(
    language: Language, block: Block, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = changed(block, language, tmp_path)
    if block.rest:
        # Decisions follow a review that is complete; the guides look back to one that is not.
        (data / "schemes" / SCHEME / "rounds/2025/decisions.yml").unlink()
    unit = "" if block.code else UNIT
    assert score.run(data, block.code, "", unit, "text", language) == 0
    printed(language, block, capsys.readouterr().out.split("\n\n", 1)[1])


@pytest.mark.parametrize(("language", "block"), every("readings"))
def test_the_other_readings_change_what_the_guides_show(
    language: Language, block: Block, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = write(tmp_path, files(language))
    assert score.run(data, block.code, "2025", "", "text", language, readings=True) == 0
    printed(language, block, capsys.readouterr().out)


@pytest.mark.parametrize(("language", "block"), every("frozen"))
def test_the_results_are_recorded_as_the_guides_show(
    language: Language, block: Block, tmp_path: Path
) -> None:
    data = final(language, tmp_path, block.code)
    results = data / "schemes" / block.code / "rounds/2025/results.yml"
    printed(language, block, results.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "block"), every("final"))
def test_the_check_of_a_final_round_says_what_the_guides_show(
    language: Language, block: Block, tmp_path: Path
) -> None:
    data = final(language, tmp_path)
    change_in(data, block)
    repository = open_repository(data, shown="data")
    found = [each for each in all_problems(repository) if each.code.id == block.code]
    assert found, f"{block.guide}: no {block.code} after {block.rest}"
    printed(language, block, as_text(found[:1], language, repository.lines).split("\n\n")[0] + "\n")


@pytest.mark.parametrize(("language", "block"), every("mutants"))
def test_the_shifts_are_those_that_nobody_notices(
    language: Language, block: Block, tmp_path: Path
) -> None:
    repository = open_repository(write(tmp_path, files(language)))
    [(key, edition)] = [each for each in repository.editions.items() if each[0][0] == block.rest]
    bench = Bench(edition, repository.examples[key])
    words = [each.words for each in mutants(edition) if not bench.notices(each)]
    printed(language, block, "".join(f"{each}\n" for each in words))


@pytest.mark.parametrize(("language", "block"), every("json"))
def test_the_json_is_part_of_what_is_published(
    language: Language, block: Block, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = write(tmp_path, files(language))
    assert score.run(data=data, scheme="", year="", unit=UNIT, format="json", lang=language) == 0
    [scorecard] = json.loads(capsys.readouterr().out)[0]["scorecards"]
    shown = json.loads(block.body)
    [indicator] = [each for each in scorecard["indicators"] if each["code"] == shown["code"]]
    assert shown.items() <= indicator.items()


@pytest.mark.parametrize(("language", "block"), every("proposal"))
def test_the_proposal_is_one_that_is_read(language: Language, block: Block, tmp_path: Path) -> None:
    (tmp_path / "proposal.json").write_text(block.body, encoding="utf-8")
    assert read_proposal(tmp_path / "proposal.json") is not None
    table = text_of(language, block.guide).split(block.mark)[1]
    keys = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert keys == list(json.loads(block.body)) == list(Proposal.model_fields)


# The two languages


def test_both_languages_have_the_same_guides() -> None:
    assert GUIDES == [
        "card.md",
        "claim-file.md",
        "hostile.md",
        "index.md",
        "platforms.md",
        "policy-offices.md",
        "public.md",
        "reviewers.md",
        "units.md",
    ]
    assert sorted(path.name for path in (DOCS / "en" / "help").glob("*.md")) == GUIDES


@pytest.mark.parametrize("guide", GUIDES)
def test_both_languages_have_the_same_headings_by_id(guide: str) -> None:
    ids = {}
    for language in LANGUAGES:
        text = _BLOCK.sub("", text_of(language, guide))
        ids[language] = [found["id"] for found in _HEADING.finditer(text)]
        assert None not in ids[language], f"a heading of {language}/{guide} has no id"
        assert len(set(ids[language])) == len(ids[language])
    assert ids["zh"]
    assert ids["zh"] == ids["en"]


@pytest.mark.parametrize("guide", GUIDES)
def test_both_languages_show_the_same_blocks_and_links(guide: str) -> None:
    link = re.compile(r"\]\(([^)]+)\)")
    zh, en = (
        [
            (block.kind, block.code, block.language)
            for block in blocks(language)
            if block.guide == guide
        ]
        for language in LANGUAGES
    )
    assert zh == en
    assert sorted(link.findall(text_of("zh", guide))) == sorted(link.findall(text_of("en", guide)))
