"""Slips in the repository's own data, through the front door: told in Chinese, with the mend."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reopened import reopened
from toolkit.commands.check import run

ROOT = Path(__file__).resolve().parents[2]
CLAIM = "units/keqiao-demo-garden/2018/keqiao-contact-point.yml"  # submitted, not reviewed
REVIEWED = "units/keqiao-demo-loom/2018/keqiao-contact-point.yml"
REGISTER = "schemes/keqiao-contact-point/rounds/2018/register.yml"
ROUND = "schemes/keqiao-contact-point/rounds/2018/round.yml"
UNIT = "units/keqiao-demo-craft/unit.yml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The Keqiao schemes with their rounds, open again, and their units."""
    target = tmp_path / "data"
    for folder in (ROOT / "data").glob("*/keqiao-*"):
        shutil.copytree(folder, target / folder.relative_to(ROOT / "data"))
    return reopened(target)


def change(path: Path, passage: str, instead: str) -> tuple[int, int]:
    """Replace a passage that stands in the file once; return line and column of the mark ‸."""
    text = path.read_text("utf-8")
    assert text.count(passage) == 1, f"{text.count(passage)} times: {passage!r}"
    before = text[: text.index(passage)] + instead.partition("‸")[0]
    path.write_text(text.replace(passage, instead.replace("‸", "")), "utf-8")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


SLIPS: dict[str, tuple[str, str, str, str, str]] = {
    # what: (file, passage, what is written instead, what is said, how to mend it)
    "a negative count": (
        CLAIM,
        "members: 120",
        "members: ‸-5",
        "C101 参与创新驱动助力工程的会员写的是 -5，比最小值 0 少 5。",
        "改正这个数；没有就写 0。",
    ),
    "a negative count in a record": (
        CLAIM,
        "superior_experts: 0",
        "superior_experts: ‸-1",
        "C101 到场的同业上级学会专家写的是 -1，比最小值 0 少 1。",
        "改正这个数；没有就写 0。",
    ),
    "a measure word": (
        CLAIM,
        "members: 120",
        "members: ‸10名",
        "F201 参与创新驱动助力工程的会员应是整数，读到的是 “10名”。",
        "只写阿拉伯数字，不带小数、单位和引号，例如 12。",
    ),
    "half a contact point": (
        "units/keqiao-demo-food/2018/keqiao-contact-point.yml",
        "contact_points: 7",
        "contact_points: ‸4.5",
        "F201 学会服务联系点应是整数，读到的是 “4.5”。",
        "只写阿拉伯数字，不带小数、单位和引号，例如 12。",
    ),
    "a truth value": (
        CLAIM,
        "members: 120",
        "members: ‸true",
        "F201 参与创新驱动助力工程的会员应是整数，读到的是 “true”。",
        "只写阿拉伯数字，不带小数、单位和引号，例如 12。",
    ),
    "not a number": (
        CLAIM,
        "members: 120",
        "members: ‸.nan",
        "Y206 members 写的是 “.nan”，不同的软件读出的意思不同（可能是文字、数、时间或真假）。",
        "若是文字，加英文引号；若是数，写成普通的十进制数；若是真假，写 true 或 false。",
    ),
    "a class that does not exist": (
        REGISTER,
        "keqiao-demo-garden: {class: class-1}",
        "keqiao-demo-garden: {class: ‸class-3}",
        "C106 类别 “class-3” 不存在。",
        "检查拼写；可用：class-1（1类）、class-2（2类）。",
    ),
    "a key twice": (
        CLAIM,
        "  members: 120\n",
        "  members: 120\n  ‸members: 151\n",
        "Y205 键 “members” 在第 23 行已经写过。",
        "保留一处，删去另一处。",
    ),
    "a misspelt key": (
        ROUND,
        "deadline:",
        "‸deadlin:",
        "F101 这里没有 “deadlin” 这个键。",
        "检查拼写；此处可用的键：assumptions, awards, deadline, edition, in_force, notice, publish_claims, round, scheme, state, steps, title, window。",
    ),
    "a date before the window": (
        CLAIM,
        "held_on: 2018-05-30",
        "held_on: ‸2017-12-31",
        "C103 举办日期写的是 2017-12-31，比考核期的第一天 2018-01-01 早 1 天。",
        "改正日期；不在考核期内的请删去。",
    ),
    "a date after the window": (
        CLAIM,
        "held_on: 2018-05-30",
        "held_on: ‸2018-11-26",
        "C104 举办日期写的是 2018-11-26，比考核期的最后一天 2018-11-25 晚 1 天。",
        "改正日期；考核期之后的事归下一次申报。",
    ),
    "an impossible date": (
        CLAIM,
        "held_on: 2018-05-30",
        "held_on: ‸2018-02-30",
        "F206 举办日期写的是 2018-02-30，日历上没有这一天。",
        "检查月份和日子。",
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_told_with_its_place_and_its_mend(
    slip: tuple[str, str, str, str, str], data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, passage, instead, said, mend = slip
    line, column = change(data / file, passage, instead)
    assert run(data, "text", "zh") == 1
    out = capsys.readouterr().out
    code, _, message = said.partition(" ")
    assert f"{data / file}:{line}:{column} 错误 {code} {message}\n" in out
    block = out[out.index(f"错误 {code}") :].partition("\n\n")[0]
    assert f"    怎么改: {mend}" in block
    assert re.search(rf"^ *{line} \| .*\S", block, re.MULTILINE), "the line is shown"


@pytest.mark.parametrize("file", [CLAIM, REVIEWED, REGISTER, ROUND, UNIT])
def test_an_empty_file_is_told(file: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / file).write_bytes(b"")
    assert run(data, "text", "zh") == 1
    out = capsys.readouterr().out
    assert f"{data / file}:1:1 错误 Y208 文件里没有内容。\n" in out
    assert "共 1 个错误" in out  # and nothing else is blamed for it


def test_29_people_are_a_true_fact(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "text", "zh") == 0
    before = capsys.readouterr().out
    line, column = change(data / CLAIM, "people: 46", "people: ‸29")
    assert run(data, "text", "zh") == 0
    out = capsys.readouterr().out
    note = f"{data / CLAIM}:{line}:{column} 说明 C201 "
    assert note in out
    assert note not in before
    assert "不符合“30 人以上”" in out
    assert "共 0 个错误" in out


def test_the_command_line_says_the_same(data: Path) -> None:
    change(data / CLAIM, "members: 120", "members: ‸10名")
    change(data / REVIEWED, "members: 205", "members: ‸.nan")
    (data / UNIT).write_bytes(b"")
    words = ["tasks.py", "check", "--data", str(data)]
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, timeout=120)
    out = done.stdout.decode("utf-8")
    assert done.returncode == 1
    assert re.findall(r"错误 ([A-Z][0-9]{3}) ", out) == ["Y208", "F201", "Y206"]
    assert "Traceback" not in out + done.stderr.decode("utf-8")
