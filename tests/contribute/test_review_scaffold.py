"""`new --review`: a review in which only the decisions are blank, and its renewal after a change."""

import hashlib
import re
import subprocess
from pathlib import Path

import pytest

from tests.codes.tree import TINY
from tests.contribute.front_door import ask
from tests.contribute.opened import opened
from toolkit.commands.check import all_problems
from toolkit.contribute.comments import comment
from toolkit.contribute.review_scaffold import Judged, review_scaffold
from toolkit.language import both
from toolkit.problems.problem import Problem
from toolkit.reading.files import LARGEST_FILE
from toolkit.reading.reader import parse
from toolkit.schemes.ledger import Ledger
from toolkit.scoring.evaluation import Absent
from toolkit.scoring.rounds import score_rounds
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.claim import shaped_claim
from toolkit.submissions.repository import Repository, SubmissionId
from toolkit.submissions.review import shaped_review
from toolkit.submissions.walk import open_repository

ALPHA = "data/units/tiny-alpha/2020/tiny-society.yml"
REVIEW = "data/units/tiny-alpha/2020/tiny-society.review.yml"
ASKED = ("tiny-alpha", "tiny-society", "2020", "--data=data")


def judged(repository: Repository, id: SubmissionId) -> Judged:
    filed, unit = repository.rounds[id[:2]], repository.units[id[2]].unit
    assert filed.edition is not None
    claim, folder = repository.claims[id], repository.evidence_folder(id)
    return Judged(filed.edition, filed.round, filed.units[id[2]], unit.name, claim, folder)


def signed(text: str) -> str:
    """Return a review with a day and a reviewer, as whoever works on it writes first."""
    day = text.replace("\nreviewed_on:\n", "\nreviewed_on: 2021-02-03\n")
    return day.replace("\nreviewers:\n", "\nreviewers: [{id: county-1, stage: county}]\n")


def card(repository: Repository, unit: str) -> Scorecard:
    rounds = score_rounds(repository, lambda *id: id == ("tiny-society", "2020", unit))
    return next(each for scored in rounds for each in scored.scorecards)


def told(problems: list[Problem]) -> list[str]:
    return [each.code.id for each in problems]


# What stands in it


def test_every_claim_of_the_repository_has_a_review_with_all_of_it_blank(data: Repository) -> None:
    first = {id[0]: id for id in data.claims}
    assert len(first) > 8
    for id in first.values():
        given = judged(data, id)
        text = review_scaffold(given)
        document, problems = parse(signed(text), "r.yml")
        assert document is not None
        assert problems == []
        review, problems = shaped_review(document, given.edition.scheme)
        assert problems == []
        assert review is not None
        assert (review.facts, review.marks, any(review.records.values())) == ({}, {}, False)
        claimed = given.claim.facts.values()
        assert set(review.undecided) == {
            *(("facts", each.fact) for each in claimed if each.records is None),
            *(("records", each.fact, one.id) for each in claimed for one in each.records or ()),
        }
        assert review.evidence.keys() == {each.id for each in given.claim.evidence}
        assert not any(each.seen_on for each in review.evidence.values())
        assert review.claim_sha256 == given.claim.document.sha256


def test_what_is_not_published_of_a_ledger_is_not_in_it(data: Repository) -> None:
    id = next(
        id
        for id, claim in data.claims.items()
        for each in claim.facts.values()
        if isinstance(data.rounds[id[:2]].edition.scheme.facts[each.fact], Ledger)  # type: ignore[union-attr]
    )
    given = judged(data, id)
    (ledger,) = (
        name for name, each in given.edition.scheme.facts.items() if isinstance(each, Ledger)
    )
    part = review_scaffold(given).split(f"  {ledger}: {{decision: }}")[0].rpartition("\n\n")[2]
    assert "逐栏见申报文件" in part
    assert "自报" in part


def test_what_was_claimed_stands_beside_each_blank(tmp_path: Path) -> None:
    data = opened(tmp_path)
    claim = data.parent / ALPHA
    claim.write_text(claim.read_text("utf-8").replace("people: 20", "people: 19"), "utf-8")
    text = review_scaffold(
        judged(open_repository(data, "data"), ("tiny-society", "2020", "tiny-alpha"))
    )
    assert "  # 自报：120 人（申报第 6 行） / Claimed: 120 members (line 6 of the claim)\n" in text
    # Two events, of which the second has one person too few.
    assert "  # 自报：2 条（申报第 8 行起），按自动判断的条件计入 1 条\n" in text
    second = text[text.index("    e1: {decision: }\n") : text.index("    e2: {decision: }\n")]
    assert (
        "    # 不计入，不符合：20 人以上 / Does not count, not met: 20 people or more\n" in second
    )
    assert "    # 证据：sheets, books / Evidence: sheets, books\n" in second
    assert "# 通用的理由（写编号）：no-evidence（没有证据）、duplicate（重复）" in text
    assert "cheap（花费不多）" in text
    own = hashlib.sha256((data / "units/tiny-alpha/2020/evidence/members.txt").read_bytes())
    assert f"  roll: {{sha256: {own.hexdigest()}, seen_on: }}\n" in text
    assert "  books: {seen_on: }\n" in text  # a link has no sha256
    order = re.findall(r"^  ([a-z]+): \{(?:sha256|seen_on)", text, re.M)
    assert order == ["roll", "ledger", "sheets", "books", "summary"]  # as the scheme has its facts


def test_hostile_words_stay_in_their_comment() -> None:
    hostile = "a\nreviewers: []\u2028facts: {x: 1}\u202e\x1b[2J"
    (line,) = comment("  ", both(hostile, hostile))
    assert line == "  # a reviewers: [] facts: {x: 1}<U+202E><U+001B>[2J"
    assert len(list(comment("", both("长" * 90, "long " * 30)))) == 2


def test_of_a_very_long_claim_the_records_are_not_told_again(tiny: Repository) -> None:
    given = judged(tiny, ("tiny-society", "2020", "tiny-alpha"))
    rows = "".join(
        f"    - {{id: t{n}, title: 很长的报告题目一二三四五六七八九十, held_on: 2020-01-01}}\n"
        for n in range(2200)
    )
    text = re.sub(r"  talks:\n(?:    - .*\n)+", f"  talks:\n{rows}", given.claim.document.text)
    document, _ = parse(text, "c.yml", "0" * 64)
    assert document is not None
    claim, _ = shaped_claim(document, given.edition.scheme)
    written = review_scaffold(Judged(**{**vars(given), "claim": claim}))
    assert len(written.encode()) < LARGEST_FILE
    assert written.count("{decision: }") == 11 + 2 + 2200
    assert "很长的报告题目" not in written


# Half-done work


def test_half_done_work_passes_the_check_and_verifies_nothing_it_does_not_say(
    tmp_path: Path,
) -> None:
    data = opened(tmp_path)
    given = judged(open_repository(data, "data"), ("tiny-society", "2020", "tiny-alpha"))
    text = review_scaffold(given)
    (tmp_path / REVIEW).write_text(text, "utf-8")
    # Whose review it is and of which day has to be said; nothing else.
    assert told(all_problems(open_repository(data, "data"))) == ["F103", "F103"]
    half = signed(text).replace("  members: {decision: }", "  members: {decision: accepted}")
    (tmp_path / REVIEW).write_text(half, "utf-8")
    repository = open_repository(data, "data")
    (problem,) = all_problems(repository)
    assert (problem.code.id, problem.severity) == ("C304", "note")
    # Eleven facts stated alone and four records; one of them is decided.
    assert "还有 14 处" in problem.message.zh
    found = card(repository, "tiny-alpha")
    scores = {leaf.code: leaf.verified.score for leaf in found.leaves()}
    assert scores["A2"] == 30  # 120 members of 100
    assert isinstance(scores["B"], Absent)
    assert isinstance(found.total, Absent)


# At the front door


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny organisation as it is, alpha reviewed, in a repository of git."""
    opened(tmp_path)
    (tmp_path / REVIEW).write_bytes((TINY.parent / REVIEW).read_bytes())
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "x")):
        subprocess.run(
            ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *words],
            cwd=tmp_path,
            check=True,
        )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_is_written_beside_the_claim_and_never_over_a_review(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (here / REVIEW).read_bytes()
    assert ask("new", "--review", *ASKED) == 2
    assert "--update" in capsys.readouterr().err
    assert (here / REVIEW).read_bytes() == before
    (here / REVIEW).unlink()
    assert ask("new", "--review", *ASKED) == 0
    assert capsys.readouterr().out == f"已写好：{REVIEW} / Written: {REVIEW}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tiny-gamma", "tiny-society", "2020"), "没有申报"),
        (("tiny-alpha", "tiny-society", "2019"), "YEAR 没有"),
        (("tiny-alpha", "tiny-prize", "2019"), "不再核定"),
        (("../x", "tiny-society", "2020"), "UNIT 没有"),
        (("tiny-alpha", "tiny-society"), "写明单位、办法、年度"),
        (("tiny-alpha", "tiny-society", "2020", "--excel"), "不能和"),
        (("tiny-beta", "tiny-society", "2020", "--update"), "还没有"),
    ],
)
def test_what_cannot_be_reviewed_is_refused(
    words: tuple[str, ...], said: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask("new", "--review", *words, "--data=data") == 2
    assert said in capsys.readouterr().err


def test_after_a_change_the_decisions_on_what_did_not_change_are_kept(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = here / ALPHA
    changed = claim.read_text("utf-8").replace("people: 20", "people: 21")
    # Another way to write the same is no change.
    changed = changed.replace("income: 36000.50", "income: 36000.5  # 不变")
    claim.write_text(changed, "utf-8")
    assert "C302" in told(all_problems(open_repository(Path("data"), "data")))
    assert ask("new", "--review", "--update", *ASKED) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[-1] == "  events e2"
    text = (here / REVIEW).read_text("utf-8")
    assert (
        "  members: {decision: corrected, value: 118, reason: duplicate, note: 两人重复}\n" in text
    )
    assert "    e1: {decision: corrected, values: {people: 30, form: fair}, reason: size}\n" in text
    assert "    e2: {decision: }\n" in text
    assert "    t2: {decision: accepted}\n" in text
    assert "  income: {decision: accepted}\n" in text
    # It is nobody's decision until somebody writes the day of it.
    assert told(all_problems(open_repository(Path("data"), "data"))) == ["F103"]
    signed_again = text.replace("\nreviewed_on:\n", "\nreviewed_on: 2021-03-01\n")
    (here / REVIEW).write_text(signed_again, "utf-8")
    assert told(all_problems(open_repository(Path("data"), "data"))) == ["C304"]


def test_evidence_that_changed_takes_the_decisions_on_it_along(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = here / ALPHA
    text = claim.read_text("utf-8").replace(
        "title: 花费, date: 2020-06-01", "title: 花费, date: 2020-06-02"
    )
    claim.write_text(text, "utf-8")
    assert ask("new", "--review", "--update", *ASKED) == 0
    # books stands for the second event alone; the first names other evidence.
    assert capsys.readouterr().out.splitlines()[-1] == "  events e2"


def test_nothing_is_done_where_nothing_changed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (here / REVIEW).read_bytes()
    assert ask("new", "--review", "--update", *ASKED) == 0
    assert "不用更新" in capsys.readouterr().out
    assert (here / REVIEW).read_bytes() == before


def test_without_the_version_that_was_reviewed_nothing_is_kept_by_guess(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review = here / REVIEW
    text = re.sub("claim_sha256: .*", f"claim_sha256: {'0' * 64}", review.read_text("utf-8"))
    review.write_text(text, "utf-8")
    assert ask("new", "--review", "--update", *ASKED) == 2
    assert "找不到核定时的那份申报" in capsys.readouterr().err
    assert review.read_text("utf-8") == text
