"""``freeze`` and ``score --readings`` through their doors, on a copy of the tiny organisation."""

import re
import shutil
from pathlib import Path

import pytest

from tests.codes.tree import TINY
from toolkit.commands import check, freeze, score
from toolkit.commands.refusals import WrongUse

ROUND = "schemes/tiny-prize/rounds/2019"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The tiny organisation with its final round not recorded yet."""
    copy = Path(shutil.copytree(TINY, tmp_path / "data"))
    for name in ("results.yml", "corrections.yml"):
        (copy / ROUND / name).unlink()
    change(copy / ROUND / "round.yml", "state: corrected", "state: final")
    return copy


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def test_a_final_round_is_recorded_once(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.run(data, "text", "en") == 1
    assert "python3 tasks.py freeze --scheme tiny-prize --year 2019" in capsys.readouterr().out
    assert freeze.run(data, "tiny-prize", "2019") == 0
    recorded = (data / ROUND / "results.yml").read_bytes()
    assert check.run(data, "text", "en") == 0
    with pytest.raises(WrongUse, match="never written over"):
        freeze.run(data, "tiny-prize", "2019")
    assert (data / ROUND / "results.yml").read_bytes() == recorded


def test_what_is_recorded_is_what_is_published(data: Path) -> None:
    freeze.run(data, "tiny-prize", "2019")
    text = (data / ROUND / "results.yml").read_text("utf-8")
    beta = text[text.index("  tiny-beta:") : text.index("  tiny-gamma:")]
    assert re.findall(r'(\w+): "?([\w.]+)"?$', beta, re.MULTILINE) == [
        *[("base", "68.00"), ("bonus", "none"), ("total", "68.00"), ("rank", "3")],
        ("grade", "fair"),
    ]
    assert 'money: {subsidy: "5"}' in beta


def test_a_changed_fact_is_told_with_what_it_moves(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    freeze.run(data, "tiny-prize", "2019")
    register = data / ROUND / "register.yml"
    change(register, "tiny-alpha: {class: big", "tiny-alpha: {class: little")
    capsys.readouterr()
    assert check.run(data, "text", "en") == 1
    said = capsys.readouterr().out
    assert "error C732 data/schemes/tiny-prize/rounds/2019/register.yml differs" in said
    assert "error C733 money/subsidy of tiny-alpha: 10 is recorded, 5 is computed." in said


@pytest.mark.parametrize(
    ("scheme", "year", "said"),
    [
        ("tiny-prize", "2020", "the round is not final"),
        ("tiny-prize", "2031", "there is no round"),
        ("", "", "there is no round"),
    ],
)
def test_only_a_final_round_can_be_recorded(data: Path, scheme: str, year: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        freeze.run(data, scheme, year)


def test_an_error_in_the_data_stops_the_recording(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(data / "units/tiny-alpha/2019/tiny-prize.yml", "meetings: 90", "meetings: -1")
    assert freeze.run(data, "tiny-prize", "2019") == 1
    assert "C101" in capsys.readouterr().err
    assert not (data / ROUND / "results.yml").exists()


def test_what_another_reading_would_change(capsys: pytest.CaptureFixture[str]) -> None:
    """Without the decision the tie of 90 is open; with “all of them” both would be good."""
    assert score.run(TINY, "tiny-prize", "2020", "", "text", "en", readings=True) == 0
    said = capsys.readouterr().out
    block = said[said.index("T-TIE → all of them") :].partition("\n  rounding")[0]
    assert "    tiny-beta: grade fair → good" in block
    assert "Units whose results depend on disputed readings: tiny-beta" in said
