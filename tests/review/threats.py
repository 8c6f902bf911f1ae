"""The threats of a change by a stranger: each row with its fixtures, and with the verdict on each.

Changes are tried here, by ``owners`` over a scripted history, and so is what reads and prints
reports, tables and links. What is put into files is tried where its corpus is; the row holds its
verdict, so that neither can change without the other.
"""

import json
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from tests.codes import cases as codes
from tests.hostile.corpus import CORPUS
from tests.hostile.test_hostile import DANGEROUS, HARMLESS
from tests.problems.hostile_words import WORDS
from tests.problems.reported import everything
from tests.problems.test_report_printers import assert_inert
from tests.review.cases import (
    ALPHA,
    ALPHA_CLAIM,
    ALPHA_EVIDENCE,
    BETA,
    BETA_CLAIM,
    HALF,
    MEMBERS,
    OWN,
    OWNERS,
    P2,
    POINTER,
    REGISTER,
    STRANGER,
    Attempt,
    attempted,
    entry,
    evidence,
    files_in,
    judge_of_beta,
    put,
)
from tests.review.conftest import World, tiny
from tests.review.history import EXECUTABLE, LINK, PLAIN, SUBMODULE, As, Gone
from tests.workflows import test_comment, test_files
from toolkit.problems.github import as_annotations
from toolkit.problems.printing import as_text
from toolkit.problems.reports.markdown import as_markdown
from toolkit.problems.reports.page import as_html
from toolkit.problems.reports.reading import read_report
from toolkit.problems.reports.report import LARGEST, as_json
from toolkit.publishing.table import neutralised
from toolkit.review.git import Git
from toolkit.review.links import answer_of
from toolkit.review.tree import exported

#: Codes by the path that is blamed.
Verdict: TypeAlias = dict[str, set[str]]


@dataclass(frozen=True)
class Change:
    """A change that somebody attempts; all that is told of it, and it is refused."""

    name: str
    attempt: Attempt
    told: Verdict

    def run(self, world: World) -> None:
        verdict = attempted(world, self.attempt)
        found: Verdict = {}
        for problem in verdict.problems:
            found.setdefault(problem.place.file, set()).add(problem.code.id)
        assert (verdict.answer, found) == ("refused", self.told)
        # None of it acts where it is printed, and nothing of it is lost there.
        printed = as_text(verdict.problems, "en", lambda _: ())
        assert all(code in printed for each in self.told.values() for code in each)
        assert not any(each.startswith("::") for each in printed.splitlines())


@dataclass(frozen=True)
class Put:
    """What is put into a file of the data, by its name in the corpus, which tests/hostile tries."""

    name: str
    told: set[str]

    def run(self, _: World) -> None:
        entry = CORPUS[self.name]
        assert entry in (*HARMLESS, *DANGEROUS)
        assert set(entry.codes) == self.told


@dataclass(frozen=True)
class Slip:
    """A case of tests/codes, which tries it: what is told, be it a warning that is only seen."""

    name: str
    case: codes.Case
    told: set[str]

    def run(self, _: World) -> None:
        assert self.case in codes.NAMED.values()
        assert {self.case.code, *self.case.also} == self.told


@dataclass(frozen=True)
class Held:
    """Something that holds, asserted by a function."""

    name: str
    holds: Callable[[World], None]

    def run(self, world: World) -> None:
        self.holds(world)


@dataclass(frozen=True)
class Tried:
    """What a test of its own tries."""

    test: Callable[..., None]

    @property
    def name(self) -> str:
        return self.test.__name__

    def run(self, _: World) -> None:
        assert self.name.startswith("test_")


@dataclass(frozen=True)
class Threat:
    """A row: what somebody may try, and the fixtures that show it refused."""

    name: str
    fixtures: tuple[Change | Put | Slip | Held | Tried, ...]


def case(code: str, part: str = "") -> codes.Case:
    """Return the first case of a code whose bad writing has this in it."""
    return next(each for each in codes.CASES if each.code == code and part in str(each.bad))


# What holds


def nothing_of_a_tree_runs(world: World) -> None:
    """A program, a link and an order to filter, written out: plain files of the data alone."""
    made = world.change(
        {
            "toolkit/__init__.py": "raise SystemExit(99)\n",
            "data/.gitattributes": "* filter=evil\n",
            evidence("run.txt"): As(EXECUTABLE, b"#!/bin/sh\nexit 99\n"),
            evidence("link.txt"): As(LINK, b"/etc/passwd"),
        },
        world.bases["draft"],
    )
    with tempfile.TemporaryDirectory() as folder:
        out = exported(Git(world.history.data), made, Path(folder))
        files = [path for path in Path(folder).rglob("*") if not path.is_dir()]
        assert out.written == len(files)
        assert {path.name for path in files}.isdisjoint({"link.txt", ".gitattributes"})
        assert not list(Path(folder).rglob("__init__.py"))
        assert all(stat.S_ISREG(path.lstat().st_mode) for path in files)
        assert not any(path.stat().st_mode & 0o111 for path in files)


def forged_reports_are_refused(_: World) -> None:
    sound: dict[str, Any] = json.loads(as_json(everything("示例")))
    for change in ({"ok": True}, {"html": "<b>"}, {"head": "main"}, {"format": 2}, {"errors": -1}):
        assert not hasattr(read_report(json.dumps({**sound, **change}).encode()), "problems")
    assert not hasattr(read_report(b" " * LARGEST + json.dumps(sound).encode()), "problems")


def words_of_strangers_stay_words(_: World) -> None:
    for word in ("@all", "<script>alert(1)</script>", "</details>", "[x](javascript:alert(1))"):
        assert word in WORDS
        assert_inert(as_markdown(everything(word), "en"))
    assert "<script>alert" not in as_html(everything("<script>alert(1)</script>"), "en")


def names_command_no_runner(world: World) -> None:
    told = attempted(world, put(evidence("::stop-commands::x"))).problems
    printed = as_annotations(told, "en", lambda _: ()).splitlines()
    assert [line for line in printed if line.startswith("::")] == printed[:1]
    assert printed[0].startswith("::error file=")
    assert "::" not in printed[0].removeprefix("::").partition(",")[0]


def tables_run_nothing(_: World) -> None:
    for start in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"):
        assert neutralised(f"{start}1+cmd") == f"'{start}1+cmd"
    assert (neutralised("-3.25"), neutralised("示例")) == ("-3.25", "示例")


def links_lead_nowhere_inside(_: World) -> None:
    for link in ("http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/"):
        assert answer_of(link).state == "not-asked"


def nothing_but_the_task_asks_links(_: World) -> None:
    root = Path(__file__).resolve().parents[2] / "toolkit"
    users = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "toolkit.review.links" in path.read_text("utf-8")
    }
    assert users == {"commands/links.py"}


FORGED = tiny(OWNERS).replace("tiny-beta: [", f"tiny-beta: [{ALPHA}, ")
GROWN = 5000

# A row is easier to read as a row.
# fmt: off

THREATS = (
    Threat("a change whose own code would be run by who reads it", (
        Held("what is written out of a change are plain files of the data, and nothing of it runs", nothing_of_a_tree_runs),
        Tried(test_files.test_the_room_without_rights_checks_out_the_base_and_the_other_the_default_branch),
        Tried(test_files.test_a_job_has_least_permissions_and_an_end),
        Change("an order to filter files", put("data/.gitattributes", "* filter=evil"), {"data/.gitattributes": {"O208", "O302"}}),
    )),
    Threat("a change of workflows, validator or scheme", (
        *(Change(path, put(path), {path: {"O302"}}) for path in (
            ".github/workflows/check.yml", "toolkit/check.py", "data/schemes/tiny-society/2020/scheme.yml", REGISTER)),
    )),
    Threat("a change of another unit, or of who owns it", (
        Change("forged ownership in the change's own owners.yml", Attempt({OWNERS: FORGED, BETA_CLAIM: "x"}), {OWNERS: {"O302"}, BETA_CLAIM: {"O303"}}),
        Change("a rename over another unit's file", Attempt({ALPHA_CLAIM: Gone(), BETA_CLAIM: tiny(ALPHA_CLAIM)}), {BETA_CLAIM: {"O303"}}),
        Change("another unit's file deleted", put(BETA_CLAIM, Gone()), {BETA_CLAIM: {"O303"}}),
        Change("another unit's file made executable", put(BETA_CLAIM, As(EXECUTABLE, tiny(BETA_CLAIM).encode())), {BETA_CLAIM: {"O204", "O303"}}),
        Change("5,000 files, one of them another unit's", Attempt({**files_in(ALPHA_EVIDENCE, GROWN), BETA_CLAIM: "x"}), {".": {"O201"}}),
        Change("a stranger", Attempt(OWN.head, STRANGER), {ALPHA_CLAIM: {"O303"}}),
        Change("a judge's sheet from the judged unit", Attempt({P2: "x"}, BETA, "checked"), {P2: {"O321"}}),
        Change("the same by an owner who is also the judge, and does not say so", Attempt({P2: "x"}, BETA, judge_of_beta("")), {P2: {"O323"}}),
    )),
    Threat("a forged report", (
        Held("a report that is none, says other than its entries or is too large is refused", forged_reports_are_refused),
        Tried(test_comment.test_nothing_of_a_forged_report_is_written),
        Tried(test_comment.test_a_head_that_is_stale_is_not_commented),
        Tried(test_comment.test_a_run_of_another_kind_is_refused),
        Tried(test_comment.test_a_large_archive_is_not_even_asked_for),
        Held("mentions, links and markup in a report stay words", words_of_strangers_stay_words),
    )),
    Threat("a command to the runner in what is printed", (
        Change("::stop-commands:: in a name", put(evidence("::stop-commands::x")), {evidence("::stop-commands::x"): {"O205"}}),
        Held("the same as an annotation", names_command_no_runner),
        Put("workflow-command", {"F201"}),
    )),
    Threat("tags, aliases and bombs of YAML", (
        Put("alias-bomb", {"F101", "F102", "Y202"}), Put("python-object", {"F207", "Y203"}), Put("merge-key", {"F101", "Y206"}),
        Put("second-document", {"Y204"}), Put("closed-brackets", {"Y201"}), Put("1-tb", {"Y102"}),
    )),
    Threat("a key twice", (Put("key-twice", {"Y205"}), Put("nfc-nfd-twin", {"F101", "Y319"}))),
    Threat("values that YAML makes of other writings", (
        Put("norway", {"Y206"}), Put("octal", {"Y206"}), Put("sexagesimal", {"Y206"}), Put("underscores", {"Y206"}), Put("exponent", {"Y206"}),
    )),
    Threat("slips of Chinese typing", (
        Put("wide-colon", {"Y301"}), Put("wide-comma", {"Y314"}), Put("wide-indentation", {"Y309"}), Put("wide-hash", {"Y313"}),
        Put("wide-digits", {"Y312"}), Put("gbk", {"Y103"}),
    )),
    Threat("signs that turn the line round, hide or look alike", (
        Put("bidi", {"F209"}), Put("zero-width-in-key", {"Y317"}), Put("cyrillic-key", {"Y318"}), Put("look-alike-unit", {"F213"}),
        Change("a mixed-script file name", put(evidence("mеmbers.txt")), {evidence("mеmbers.txt"): {"O206"}}),
        Change("a mixed-script unit", put("data/units/tiny-аlpha/unit.yml"), {"data/units/tiny-аlpha/unit.yml": {"O206", "O302"}}),
        Change("a name that differs in case only", put(evidence("MEMBERS.TXT")), {evidence("MEMBERS.TXT"): {"O207"}}),
        Slip("a mixed-script name of a unit", case("F309"), {"F309"}),
        Slip("the name of another unit", case("C105", "甲学会"), {"C105"}),
    )),
    Threat("markup and script in text", (
        Put("script", set()), Put("javascript", {"F212"}), Put("data", {"F212"}), Put("userinfo", {"F212", "Y401"}),
    )),
    Threat("a template in text", (Put("template", set()), Put("format-field", {"F201"}))),
    Threat("paths that lead elsewhere, and what is no plain file", (
        Put("parent", {"F310"}), Put("backslash", {"F310"}), Put("nul-device", {"F310"}), Put("link-to-passwd", {"Y101"}), Put("linked-evidence", {"C401"}),
        Change("traversal in evidence", Attempt(entry(ALPHA_EVIDENCE, PLAIN, b"../../../../tiny-beta/unit.yml")),
               {f"{ALPHA_EVIDENCE}/../../../../tiny-beta/unit.yml": {"O205", "O307"}}),
        Change("a symbolic link", put(MEMBERS, As(LINK, b"/etc/passwd")), {MEMBERS: {"O204"}}),
        Change("a submodule", put(evidence("sub"), As(SUBMODULE, b"1" * 40)), {evidence("sub"): {"O204"}}),
        Change("an executable file", put(MEMBERS, As(EXECUTABLE, b"x")), {MEMBERS: {"O204"}}),
    )),
    Threat("pointers of Git LFS", (
        Put("lfs-pointer", {"Y209"}), Change("one as evidence", put(MEMBERS, POINTER), {MEMBERS: {"O209"}}),
    )),
    Threat("evidence that is huge, disguised or personal", (
        Change("a file", put(MEMBERS, HALF + "x"), {MEMBERS: {"O210"}}),
        Change("a unit", Attempt(files_in(ALPHA_EVIDENCE, 10, HALF)), {"data/units/tiny-alpha": {"O211"}, ".": {"O212"}}),
        Slip("of another kind than its ending says", case("C405"), {"C402", "C405"}),
        Slip("a PDF that runs", case("C406"), {"C402", "C406"}),
        Slip("a picture that says where it was taken", case("C407"), {"C402", "C407"}),
        Slip("a kind that is not allowed", case("C404"), {"C404", "C401"}),
    )),
    Threat("evidence changed together with its hash", (
        Slip("the file is another than the claim says", case("C402"), {"C402"}),
        Slip("the file is another than the reviewer saw", case("C306"), {"C306"}),
    )),
    Threat("formulas in tables", (Held("no cell begins as a formula does", tables_run_nothing), Put("formula", set()))),
    Threat("links that ask inside machines, or of a build", (
        Held("machines that are not public are not asked", links_lead_nowhere_inside),
        Held("only the task of that name asks", nothing_but_the_task_asks_links),
    )),
    Threat("personal data", (
        Slip("a telephone number in a text", case("Y401", "13800138000"), {"Y401", "F208"}),
        Slip("a number in a comment", case("Y401", "12345678"), {"Y401"}),
    )),
)
