"""The finder's file has all that a unit may be known by, each list said once; a change of aliases is told."""

import json
import shutil
from pathlib import Path

import pytest

from tests.codes.tree import TINY
from toolkit.pages.finder import finder_json
from toolkit.review.impact.unit_differences import unit_differences
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

UNIT = "units/tiny-zeta/unit.yml"


@pytest.fixture
def named(tmp_path: Path) -> Repository:
    """The tiny organisation, in which one unit has other names."""
    shutil.copytree(TINY, tmp_path / "data")
    file = tmp_path / "data" / UNIT
    file.write_text(file.read_text("utf-8") + "aliases: [示例·重庆会, 示例长乐]\n", "utf-8")
    return open_repository(tmp_path / "data", "data")


def test_a_row_leads_to_kind_latest_round_aliases_and_attributes(named: Repository) -> None:
    body = json.loads(finder_json(named))
    rows = {row[0]: row for row in body["units"]}
    assert list(rows) == list(named.units)
    id, zh, en, kind, last, aliases, attributes = rows["tiny-zeta"]
    unit = named.units[id].unit
    assert (zh, en, aliases) == (unit.name.zh, unit.name.en, ["示例·重庆会", "示例长乐"])
    assert body["kinds"][kind] == {"society": ["学会", "learned society"]}[unit.kind]
    # registered for the prize alone, in 2019 and 2020; the result of 2020 is not out
    assert body["rounds"][last] == [
        "2019 年示例社团评优",
        "Demo prize for clubs 2019",
        "已更正",
        "corrected",
        "out",
    ]
    said = [body["attributes"][each] for each in attributes]
    assert ["white", "white"] in said  # the sponsor, an id
    assert len(said) == len({tuple(each) for each in said})
    assert not any("2019-03-01" in each for each in said)  # nobody looks for days
    assert len(body["rounds"]) == len({tuple(each) for each in body["rounds"]})


def test_a_character_has_all_its_common_readings(named: Repository) -> None:
    sounds = json.loads(finder_json(named))["sounds"]
    for char, readings in {
        "重": "zhong chong",
        "长": "zhang chang",
        "会": "hui",
        "庆": "qing",
    }.items():
        assert set(readings.split()) <= set(sounds[char].split())
    assert set(sounds) >= set("示例学会")
    assert all(char not in sounds for char in "·A ")


def test_new_aliases_are_told_in_a_change(named: Repository) -> None:
    before = open_repository(TINY, "data")
    (told,) = unit_differences(before, named)
    assert told.zh == "单位 tiny-zeta 的别名：无 → 示例·重庆会、示例长乐"
    assert told.en == "unit tiny-zeta, aliases: none → 示例·重庆会, 示例长乐"
