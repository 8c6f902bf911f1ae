"""`new UNIT SCHEME YEAR`: a file with every fact, in which every blank is told and nothing else."""

import re
from pathlib import Path

import pytest

from tests.contribute.front_door import ask
from tests.contribute.opened import GAMMA, SOCIETY, opened
from toolkit.checking.one_claim import check_one_claim
from toolkit.contribute.entries import claim_text, entries_of
from toolkit.contribute.scaffold import Blank, scaffold
from toolkit.problems.problem import Problem
from toolkit.schemes.facts import Records
from toolkit.schemes.ledger import Ledger
from toolkit.submissions.claim import Claim
from toolkit.submissions.repository import Repository

PATH = "data/units/tiny-gamma/2020/tiny-society.yml"


def blank(repository: Repository, scheme: str, round_: str, unit: str) -> str:
    filed = repository.rounds[scheme, round_]
    assert filed.edition is not None
    name = repository.units[unit].unit.name
    return scaffold(Blank(filed.edition, filed.round, unit, name, filed.units[unit]))


def errors(problems: list[Problem]) -> list[tuple[str, int]]:
    return [(each.code.id, each.place.line) for each in problems if each.severity == "error"]


def blanks(text: str, optional: set[str]) -> list[int]:
    """Return the lines on which something has to be filled in: a key with nothing after it."""
    lines = text.split("\n")
    found = []
    for number, line in enumerate(lines, 1):
        key = re.fullmatch(r"( *)([a-z0-9_]+):(?:  #.*)?", line)
        inner = next((each for each in lines[number:] if each.strip()), "")
        while inner.lstrip().startswith("#"):
            inner = lines[lines.index(inner, number) + 1]
        is_parent = key is not None and inner.startswith(f"{key[1]}  ")
        if key is not None and not is_parent and key[2] not in optional:
            found.append(number)
    return found


def filled(repository: Repository, claim: Claim, text: str) -> str:
    """Fill in a scaffold as a unit would: each blank with what stands in the claim for it."""
    scheme = repository.rounds[claim.scheme, claim.round].edition
    assert scheme is not None
    written = claim_text(scheme.scheme, entries_of(claim, scheme.scheme)).split("\n")
    for name, declared in scheme.scheme.facts.items():
        at = next((at for at, line in enumerate(written) if re.match(rf"  {name}:", line)), None)
        own = [] if at is None else [written[at]]
        if at is not None:
            rest = written[at + 1 :]
            own += rest[: next(i for i, line in enumerate(rest) if not line.startswith("    "))]
        blank_lines = re.compile(rf"^  {name}:\n(?:    .*\n)*", re.MULTILINE)
        if own or isinstance(declared, Ledger):
            text, count = blank_lines.subn("".join(f"{line}\n" for line in own), text)
            assert count == 1, name
    evidence = written[next(i for i, line in enumerate(written) if line.startswith("evidence:")) :]
    return text.removesuffix("evidence:\n") + "\n".join(evidence)


# What stands in it


def test_the_tiny_scaffold_says_what_is_asked_of_the_unit(tiny: Repository) -> None:
    text = blank(tiny, *GAMMA)
    head, members, income = text[: text.index("\n  income:")].split("\n\n")
    assert head.split("\n")[0] == (
        "# yaml-language-server: $schema=../../../schemes/tiny-society/2020/claim.schema.json"
    )
    assert "# 示例·丙学会，类别：小学会 / Demo Society Gamma, class: Small society" in head
    assert '\nscheme: tiny-society\nunit: tiny-gamma\nround: "2020"' in head
    assert members.split("\n") == [
        "facts:",
        "  # 会员 / Members",
        "  # 填法：写阿拉伯数字，一个都没有就写 0；单位：人；0 到 9000",
        "  # How to fill in: write it in digits; where there were none, write 0; unit: members; from 0 to 9000",
        "  # 依据：第一条 / Source: Article 1",
        "  # 证据：sheet（签到单） / Evidence: sheet (sign-in sheet)",
        "  # 对应指标 A2 会员（30 分）：100 人 / Indicator A2 Members (30 points): 100 members",
        "  members:",
    ]
    assert "50000 元" in income
    # Members: 100 are asked of a small society, 300 of a large one.
    assert "100 人" not in blank(tiny, "tiny-society", "2020", "tiny-beta")
    assert "300 人" in blank(tiny, "tiny-society", "2020", "tiny-beta")
    # One lecture is expected of small societies alone.
    target = "  # 要求：每年至少一场学术报告，不少于 1 场"
    assert target in text
    assert target not in blank(tiny, "tiny-society", "2020", "tiny-beta")


def test_every_fact_field_and_cell_stands_in_it_in_the_order_of_the_scheme(
    data: Repository,
) -> None:
    for (scheme, round_), filed in data.rounds.items():
        assert filed.edition is not None
        text = blank(data, scheme, round_, next(iter(filed.units)))
        facts = filed.edition.scheme.facts
        found = re.findall(r"^  ([a-z0-9_]+):$", text, re.MULTILINE)
        assert found == list(facts), scheme
        for name, declared in facts.items():
            if isinstance(declared, Records):
                part = text[: text.index(f"\n  {name}:\n")].rpartition("\n\n")[2]
                keys = re.findall(r"^  #   [- ] ([a-z0-9_]+): \S", part, re.MULTILINE)
                more = ["evidence"] if declared.evidence else []
                assert keys == ["id", *declared.fields, *more], (scheme, name)


def test_check_says_of_every_blank_that_it_is_one(tiny: Repository, data: Repository) -> None:
    optional = {"growth", "open_days", "founded_on", "next_meeting_on", "motto", "level"}
    optional |= {"has_office", "site", "remarks"}
    text = blank(tiny, *GAMMA)
    told = errors(check_one_claim(tiny, GAMMA, text)[1])
    # Four facts, a year and three rows of five amounts, the evidence.
    assert told == [("F103", number) for number in blanks(text, optional)]
    assert len(told) == 4 + 1 + 3 * 5 + 1
    for (scheme, round_), filed in data.rounds.items():
        unit = next(iter(filed.units))
        text = blank(data, scheme, round_, unit)
        problems = check_one_claim(data, (scheme, round_, unit), text)[1]
        assert {code for code, _ in errors(problems)} == {"F103"}, scheme


def test_filled_in_it_is_the_claim(data: Repository, tiny: Repository) -> None:
    first = {}
    for (scheme, _, _), claim in [*data.claims.items(), *tiny.claims.items()]:
        first.setdefault(scheme, claim)
    assert len(first) > 10
    for claim in first.values():
        repository = tiny if claim.scheme.startswith("tiny") else data
        id = (claim.scheme, claim.round, claim.unit)
        text = filled(repository, claim, blank(repository, *id))
        assert text.count("#") > 20
        _, problems = check_one_claim(repository, id, text)
        assert errors(problems) == [], claim.scheme
        edition = repository.rounds[id[:2]].edition
        assert edition is not None
        _, before = check_one_claim(
            repository, id, claim_text(edition.scheme, entries_of(claim, edition.scheme))
        )
        assert [each.code.id for each in problems] == [each.code.id for each in before]


def test_the_examples_are_entries_once_their_sign_is_taken_away(tiny: Repository) -> None:
    text = blank(tiny, *GAMMA)
    for name in ("events", "talks"):
        part = text[: text.index(f"\n  {name}:\n")].rpartition("\n\n")[2]
        example = "".join(f"  {line[4:]}\n" for line in re.findall(r"^  #   .*$", part, re.M))
        assert "- id: e01" in example
        text = text.replace(f"\n  {name}:\n", f"\n  {name}:\n{example}")
    evidence = "".join(f"{line[2:]}\n" for line in re.findall(r"^#   .*$", text, re.M))
    text = text.removesuffix("evidence:\n") + f"evidence:\n{evidence}"
    text = re.sub(r"^  (members|income):$", r"  \1: 1", text, flags=re.M)
    text = re.sub(r"^  accounts:\n(?:    .*\n)*", "", text, flags=re.M)
    assert errors(check_one_claim(tiny, GAMMA, text)[1]) == []


# At the front door


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    opened(tmp_path)
    return tmp_path


def new(*words: str) -> int:
    return ask("new", "--data=data", *words)


def test_it_is_written_where_the_claim_lies_and_never_over_one(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new("tiny-gamma", "tiny-society", "2020") == 0
    assert capsys.readouterr().out == f"已写好：{PATH} / Written: {PATH}\n"
    (here / PATH).write_text("mine")
    assert new("tiny-gamma", "tiny-society", "2020") == 2
    assert f"{PATH} 已经有了，不覆盖" in capsys.readouterr().err
    assert (here / PATH).read_text() == "mine"


def test_the_folder_of_the_year_is_made(here: Path) -> None:
    (here / PATH).parent.joinpath("tiny-prize.yml").unlink()
    (here / PATH).parent.joinpath("tiny-prize.review.yml").unlink()
    (here / PATH).parent.rmdir()
    assert new("tiny-gamma", "tiny-society", "2020") == 0
    assert (here / PATH).is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "写明单位、办法、年度"),
        (("tiny-gamma",), "写明单位、办法、年度"),
        (("tiny-gamma", "tiny-socety", "2020"), "是不是 tiny-society"),
        (("tiny-gamma", "../tiny-society", "2020"), "SCHEME 没有"),
        (("tiny-gamma", "tiny-society", "2021"), "YEAR 没有"),
        (("tiny-gamma", "tiny-society", "../2020"), "YEAR 没有"),
        (("tiny-gama", "tiny-society", "2020"), "没有登记参加这一轮考核，是不是 tiny-gamma"),
        (("../../x", "tiny-society", "2020"), "没有登记参加这一轮考核"),
        (("tiny-zeta", "tiny-society", "2020"), "没有登记参加这一轮考核"),
        (("tiny-alpha", "tiny-prize", "2020"), "现在是“已核定，待公示”，不在填报"),
        (("tiny-gamma", "tiny-society", "2020", "more"), "没有任务“more”"),
        (("tiny-gamma", "tiny-society", "2020", "--lang=de"), "--lang"),
    ],
)
def test_what_cannot_be_made_is_refused_in_one_line(
    words: tuple[str, ...], said: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(here.rglob("*"))
    assert new(*words) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert " / " in told.err
    assert told.err.count("\n") == 1
    assert sorted(here.rglob("*")) == before


def test_a_unit_without_a_file_is_told_what_to_write(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "data/units/tiny-gamma/unit.yml").unlink()
    for path in (here / "data/units/tiny-gamma").rglob("*.yml"):
        path.unlink()
    for folder in ("2019", "2020", ""):
        (here / "data/units/tiny-gamma" / folder).rmdir()
    assert new("tiny-gamma", "tiny-society", "2020") == 2
    err = capsys.readouterr().err
    assert "还没有 data/units/tiny-gamma/unit.yml，先建好它" in err
    assert "id: tiny-gamma" in err


def test_a_round_that_cannot_be_read_is_told(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "data" / SOCIETY).write_text("nonsense: 1\n", "utf-8")
    assert new("tiny-gamma", "tiny-society", "2020") == 1
    assert "round.yml" in capsys.readouterr().err
    assert not (here / PATH).exists()


def test_nothing_is_written_through_a_link(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    year = (here / PATH).parent
    elsewhere = here / "elsewhere"
    year.rename(elsewhere)
    year.symlink_to(elsewhere)
    assert new("tiny-gamma", "tiny-society", "2020") == 2
    assert "是符号链接，不往里写" in capsys.readouterr().err
    assert not (elsewhere / "tiny-society.yml").exists()
