"""Issues read back: one issue, one file, whatever a stranger wrote into it."""

import random
import re
import string
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.codes.issues import ISSUES, IssueCase
from tests.codes.tree import MARK
from tests.contribute.front_door import ask
from tests.contribute.issue_bodies import body_of
from tests.contribute.opened import opened
from toolkit.checking.one_claim import check_one_claim
from toolkit.contribute.entries import ClaimEntries, RecordEntry, as_object, claim_text, entries_of
from toolkit.contribute.issue_form import IssueForm, issue_form
from toolkit.contribute.issue_lines import cells_of, line_of
from toolkit.contribute.issue_reading import IssueRead, read_issue
from toolkit.language import LANGUAGES
from toolkit.reading.files import LARGEST_FILE
from toolkit.submissions.repository import Repository, SubmissionId

ALPHA = ("tiny-society", "2020", "tiny-alpha")
FILE = "data/units/tiny-alpha/2020/tiny-society.yml"
_SEEN: Counter[str] = Counter()


def _name(case: IssueCase) -> str:
    _SEEN[case.code] += 1
    return f"{case.code}-{_SEEN[case.code]}"


def form_of(repository: Repository, id: SubmissionId) -> IssueForm:
    return issue_form(repository, repository.rounds[id[:2]])


def entries_in(repository: Repository, id: SubmissionId) -> ClaimEntries:
    edition = repository.rounds[id[:2]].edition
    assert edition is not None
    return entries_of(repository.claims[id], edition.scheme)


@pytest.fixture(scope="module")
def body(tiny: Repository) -> str:
    """The issue in which alpha's claim was typed."""
    return body_of(form_of(tiny, ALPHA), entries_in(tiny, ALPHA))


def codes(read: IssueRead) -> list[str]:
    return [each.code.id for each in read.problems if each.severity == "error"]


# There and back


def test_a_claim_comes_back_from_its_issue(tiny: Repository, body: str) -> None:
    read = read_issue(tiny, body, "1.md")
    assert codes(read) == []
    assert read.id == ALPHA
    assert read.entries is not None
    entries = entries_in(tiny, ALPHA)
    assert without_blanks(read.entries) == without_blanks(entries)
    edition = tiny.rounds["tiny-society", "2020"].edition
    assert edition is not None
    assert read.text == claim_text(edition.scheme, entries)


def test_every_demonstration_claim_of_an_open_round_comes_back(data: Repository) -> None:
    ids = [id for id in data.claims if data.rounds[id[:2]].round.state == "draft"]
    assert ids
    for id in ids:
        entries = entries_in(data, id)
        read = read_issue(data, body_of(form_of(data, id), entries), "1.md")
        edition = data.rounds[id[:2]].edition
        assert edition is not None
        assert read.text == claim_text(edition.scheme, entries)
        assert read.is_sound


def without_blanks(entries: ClaimEntries) -> object:
    """Return entries as plain data; what was left blank is as if it were not there."""

    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {key: bare(each) for key, each in value.items() if each != ""}
        return [bare(each) for each in value] if isinstance(value, list) else value

    return bare(as_object(entries))


TYPED = st.text(st.sampled_from("ab|\\`#_é数 \t,:\"'-[]<>@&"), max_size=12).map(str.strip)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(TYPED, min_size=2, max_size=4), min_size=1, max_size=3))
def test_whatever_is_typed_into_cells_comes_back(rows: list[list[str]]) -> None:
    for row in rows:
        read = [cell.text for cell in cells_of(line_of(row))]
        assert read + [""] * (len(row) - len(read)) == row


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(TYPED, TYPED), min_size=1, max_size=4))
def test_whatever_is_typed_into_records_comes_back(
    tiny: Repository, body: str, rows: list[tuple[str, str]]
) -> None:
    rows = [(id or "x", title) for id, title in rows]
    entries = entries_in(tiny, ALPHA)
    talks = tuple(RecordEntry(id, {"title": title, "held_on": "2020-01-01"}) for id, title in rows)
    typed = ClaimEntries(
        entries.scheme,
        entries.unit,
        entries.round,
        {**entries.facts, "talks": talks},
        entries.evidence,
    )
    read = read_issue(tiny, body_of(form_of(tiny, ALPHA), typed), "1.md")
    assert read.entries is not None
    assert without_blanks(read.entries) == without_blanks(typed)


def test_labels_stand_for_ids_and_what_is_unknown_stays_as_typed(
    tiny: Repository, body: str
) -> None:
    changed = body.replace("| talk | small | true |", "| 报告会 | 小学会 | 是 |")
    changed = changed.replace("| fair | small | false |", "| fair | small societies | no |")
    changed = changed.replace("sheets | events | sheet |", "sheets | 活动 | 签到单 |")
    assert "| 报告会 | 小学会 | 是 |" in changed
    assert "sheets | 活动 | 签到单 |" in changed
    assert read_issue(tiny, changed, "1.md").text == read_issue(tiny, body, "1.md").text
    read = read_issue(tiny, body.replace("| talk |", "| 讲座 |"), "1.md")
    assert codes(read) == ["F210"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("7", None),
        ("[]", None),
        ("0", None),
        ("七", "F201"),
        ("_No response_", "F103"),
        ("", "F103"),
    ],
)
def test_a_list_may_be_its_number_or_none(
    tiny: Repository, body: str, typed: str, code: str | None
) -> None:
    heading = "### 活动 / Events (events)\n\n"
    start = body.index(heading) + len(heading)
    end = body.index("###", start)
    read = read_issue(tiny, f"{body[:start]}{typed}\n\n{body[end:]}", "1.md")
    # Evidence that belongs to the records is then of the fact.
    assert codes(read) == ([] if code is None else [code])


# Told at the line of the issue, in the words of check


def test_the_codes_words_and_lines_are_those_of_check(tiny: Repository, body: str) -> None:
    lines = body.split("\n")
    slips = {
        "members)": ("120", "一百二十", "F201", 1),
        "income)": ("36000.50", "36,000.50", "F202", 1),
        "e1 |": ("2020-03-05", "2020.3.5", "F205", lines_column(body, "e1 |", "2020-03-05")),
        "t2 |": ("2020-12-31", "2021-01-01", "C104", lines_column(body, "t2 |", "2020-12-31")),
        "own |": ("60 | 40", "60 | 41", "C501", lines_column(body, "own |", "40")),
        "sheets |": ("sheet", "stamp", "C106", lines_column(body, "sheets |", "sheet |")),
    }
    for at, (before, after, code, column) in slips.items():
        index = next(i for i, line in enumerate(lines) if line.startswith(at) or line.endswith(at))
        number = next(i for i in range(index, len(lines)) if before in lines[i])
        changed = [*lines]
        changed[number] = (
            changed[number].replace(before, after, 1)
            if code != "C106"
            else changed[number].replace("| sheet |", "| stamp |")
        )
        read = read_issue(tiny, "\n".join(changed), "1.md")
        found = [each for each in read.problems if each.code.id == code]
        assert [(each.place.file, each.place.line, each.place.column) for each in found][:1] == [
            ("1.md", number + 1, column)
        ], (code, [(each.code.id, each.place) for each in read.problems])
        assert read.text is not None
        _, judged = check_one_claim(tiny, ALPHA, read.text)
        assert sorted((each.code.id, each.message.zh, each.remedy.en) for each in judged) == sorted(
            (each.code.id, each.message.zh, each.remedy.en) for each in read.problems
        )


def lines_column(body: str, start: str, words: str) -> int:
    line = next(line for line in body.split("\n") if line.startswith(start))
    return line.index(f"| {words}") + 3


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    opened(tmp_path)
    (tmp_path / FILE).unlink()
    return tmp_path


def issue(*words: str) -> int:
    return ask("issue", "--data=data", *words)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", ISSUES, ids=map(_name, ISSUES))
def test_the_slip_is_told_at_its_line(
    case: IssueCase, language: str, here: Path, body: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if case.is_there:
        (here / FILE).write_text("mine\n")
    marked = replaced(body, case.passage, case.bad)
    before = marked[: marked.index(MARK)]
    Path("7.md").write_text(marked.replace(MARK, ""), "utf-8")
    assert issue("7.md", f"--lang={language}") == 1
    said = capsys.readouterr().err
    spot = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    found = re.findall(r"^7\.md:(\d+):(\d+) \S+ ([A-Z]\d+) (.*)$", said, re.MULTILINE)
    of_code = [(int(line), int(column)) for line, column, code, _ in found if code == case.code]
    assert of_code == [spot], said
    assert "{" not in said
    assert (here / FILE).exists() == case.is_there


@pytest.mark.parametrize("case", ISSUES, ids=map(_name, ISSUES))
def test_the_nearest_writing_is_no_slip(case: IssueCase, tiny: Repository, body: str) -> None:
    read = read_issue(tiny, replaced(body, case.passage, case.good), "7.md")
    assert case.code not in codes(read)
    assert not [code for code in codes(read) if code.startswith("C65")]


def replaced(body: str, passage: str, instead: str) -> str:
    if not passage:
        return instead + body
    assert body.count(passage) == 1, passage
    return body.replace(passage, instead)


# One issue, one file


def test_each_issue_is_judged_by_itself(
    here: Path, body: str, capsys: pytest.CaptureFixture[str]
) -> None:
    beta = here / "data/units/tiny-beta/2020/tiny-society.yml"
    beta.unlink()
    Path("1.md").write_text(body.replace("### 会员", "### 人"), "utf-8")
    Path("2.md").write_text(body.replace("\n", "\r\n"), "utf-8", newline="")
    alpha = body[body.index("### 单位") :].split("\n")[2]
    of_beta = body.replace(alpha, "tiny-beta").replace("|  | members.txt |", "| https://x.org |  |")
    Path("3.md").write_text(of_beta, "utf-8")
    assert issue("1.md", "2.md", "3.md", "nowhere.md") == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f"已写好：{FILE} / Written: {FILE}",
        f"已写好：{FILE} / Written: {FILE}".replace("alpha", "beta"),
    ]
    assert "1.md:1:1 错误 C651" in said.err
    assert "nowhere.md:1:1 错误 Y101" in said.err
    assert not re.search(r"^[23]\.md:.* 错误 ", said.err, re.MULTILINE)
    assert (here / FILE).read_text("utf-8").startswith("# yaml-language-server: $schema=")
    assert "unit: tiny-beta" in beta.read_text("utf-8")


def test_a_claim_is_written_over_only_when_told_and_once(
    here: Path, body: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / FILE).write_text("mine\n")
    for name in ("1.md", "2.md"):
        Path(name).write_text(body, "utf-8")
    assert issue("1.md") == 1
    assert (here / FILE).read_text() == "mine\n"
    assert issue("1.md", "2.md", "--replace") == 1
    assert re.findall(r"^(\d)\.md:.* C656 ", capsys.readouterr().err, re.MULTILINE) == ["1", "2"]
    assert "unit: tiny-alpha" in (here / FILE).read_text("utf-8")
    assert ask("check", "--data=data") == 0


# What a stranger may write


def in_members(body: str, answer: str) -> str:
    heading = "### 会员 / Members (members)\n\n120"
    assert heading in body
    return body.replace(heading, heading.replace("120", answer))


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("../../../etc", "F213"),
        ("/etc/passwd", "F213"),
        ("tiny-alpha/../tiny-beta", "F213"),
        ("-", "F213"),
        ("..", "F213"),
        ("tiny-zeta", "C110"),
        ("tiny-new", "C110"),
        ("@tiny-alpha", "F213"),
        ("<b>tiny-alpha</b>", "F213"),
        ("_No response_", "F213"),
    ],
)
def test_a_unit_that_is_none_leads_nowhere(
    unit: str, code: str, tiny: Repository, body: str
) -> None:
    alpha = body[body.index("### 单位") :].split("\n")[2]
    read = read_issue(tiny, body.replace(alpha, unit), "1.md")
    assert code in codes(read)
    assert not read.is_sound
    line = body[: body.index(alpha)].count("\n") + 1
    assert {each.place.line for each in read.problems if each.code.id == code} == {line}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("120\n\n### 收入 / Income (income)\n\n9", {"C652"}),
        ("120\n### 别的 / Other\n1", {"C653"}),
        ("<script>alert(1)</script>", {"F201"}),
        ("<!-- 120 -->", {"F201"}),
        ("@everyone", {"F201"}),
        ("1\x00", {"F201"}),
        ("\u202e021", {"F201"}),
        ("&a 120", {"F201"}),
        ("120 # x", {"F201"}),
        ("13800138000", set()),  # a number is left alone, as in the file
        ("电话13800138000", {"F201", "Y401"}),
        ("9" * 50_000, {"F201"}),
    ],
)
def test_hostile_answers_are_answers(
    answer: str, expected: set[str], tiny: Repository, body: str
) -> None:
    read = read_issue(tiny, in_members(body, answer), "1.md")
    found = set(codes(read)) - {"C102", "F204"}  # above the most there may be
    assert found == expected
    line = body[: body.index("\n120\n")].count("\n") + 2
    assert {each.place.line for each in read.problems if each.code.id in ("F201", "Y401")} <= {line}


def test_text_keeps_what_looks_like_markup(tiny: Repository, body: str) -> None:
    read = read_issue(tiny, body.replace("\n求真务实\n", "\n``` # <b>\n"), "1.md")
    assert read.entries is not None
    assert read.entries.facts["motto"] == "``` # <b>"
    assert read.is_sound


def test_what_is_too_much_is_refused_in_bounded_time(tiny: Repository, body: str) -> None:
    start = body.index("t1 | ")
    many = body[:start] + "a|\n" * 60_000 + body[start:]
    assert len(many.encode()) < LARGEST_FILE
    assert codes(read_issue(tiny, many, "1.md")) == ["Y102"]


def test_an_issue_that_is_too_large_is_not_read(
    here: Path, body: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("1.md").write_text(body + "\n" * LARGEST_FILE, "utf-8")
    Path("2.md").write_bytes(body.encode("gbk", "ignore"))
    assert issue("1.md", "2.md") == 1
    said = capsys.readouterr().err
    assert "1.md:1:1 错误 Y102" in said
    assert "2.md" in said
    assert "Y103" in said


def test_any_issue_is_answered(tiny: Repository, body: str) -> None:
    """Lines shuffled, dropped, doubled and garbled: always an answer, never a claim of another."""
    chance = random.Random(6)
    lines = body.split("\n")
    for _ in range(150):
        changed = [*lines]
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(changed))
            match chance.randrange(4):
                case 0:
                    del changed[at]
                case 1:
                    changed.insert(at, chance.choice(lines))
                case 2:
                    changed[at] = "".join(chance.choices(string.printable + "数|\\", k=9))
                case _:
                    other = chance.randrange(len(changed))
                    changed[at], changed[other] = changed[other], changed[at]
        read = read_issue(tiny, "\n".join(changed), "1.md")
        assert all(1 <= each.place.line <= len(changed) for each in read.problems)
        assert all(each.place.file == "1.md" for each in read.problems)
