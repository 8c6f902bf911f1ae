"""The scaffold of a judge's sheet: all that is asked for, nothing filled in, refused while blank."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.contribute.conftest import OWN, SHEETS, copy_to
from toolkit.commands.check import all_problems
from toolkit.contribute.sheet_form import SheetForm
from toolkit.contribute.sheets import blank_sheet, sheet_text
from toolkit.language import both
from toolkit.reading.reader import parse
from toolkit.submissions.repository import Repository
from toolkit.submissions.sheet import shaped_sheet
from toolkit.submissions.walk import open_repository


def test_every_unit_and_every_mark_is_asked_for_once(form: SheetForm) -> None:
    lines = blank_sheet(form).splitlines()
    assert lines[0].startswith("# 在每个冒号后面写分数：0 到注明的满分")
    assert "Write a mark after every colon" in lines[0]
    assert [line.strip() for line in lines if re.fullmatch(r"  [a-z0-9-]+:", line)] == [
        f"{unit}:" for unit in form.units
    ]
    blanks = [line for line in lines if re.match(r"    \w+:", line)]
    assert len(blanks) == 26 * 6
    assert blanks[0] == (
        "    L01:  # 科技工作者日与创新争先，满分 4"
        " / Science Workers’ Day and the innovation campaign, at most 4"
    )
    assert lines[lines.index(f"  {OWN}:") - 2] == "  # 示例县甲科协 / Demo County A Association"


def test_a_blank_is_refused_at_each_blank_and_nowhere_else(form: SheetForm) -> None:
    text = blank_sheet(form)
    document, problems = parse(text, "county-jia.yml")
    assert document is not None
    assert problems == []
    _, problems = shaped_sheet(document, form.scheme)
    blanks = [
        number for number, line in enumerate(text.splitlines(), 1) if re.match(r"    \w+:  #", line)
    ]
    assert [(each.code.id, each.place.line) for each in problems] == [
        ("F103", line) for line in blanks
    ]
    assert problems[0].message.zh == "L01 是空的，还没有填。"


def test_filled_in_it_passes_the_check_and_says_the_same(
    counties: Repository, form: SheetForm, tmp_path: Path
) -> None:
    data = copy_to(tmp_path / "data")
    before = open_repository(data, "data")
    [sheet] = [
        each for each in before.rounds[form.scheme.id, "2018"].sheets if each.judge == form.judge
    ]
    path = data / SHEETS / "county-jia.yml"
    path.write_text(sheet_text(form, sheet.marks), "utf-8")
    after = open_repository(data, "data")
    [again] = [
        each for each in after.rounds[form.scheme.id, "2018"].sheets if each.judge == form.judge
    ]
    assert again.marks == sheet.marks
    assert (again.panel, again.unit) == (sheet.panel, sheet.unit)
    found = [each for each in all_problems(after) if each.place.file.endswith("county-jia.yml")]
    assert found == []


def test_only_the_judge_s_own_unit_bears_a_remark(form: SheetForm, included: SheetForm) -> None:
    for each, words in ((form, "算平均分时不计"), (included, "也计入平均分")):
        lines = blank_sheet(each).splitlines()
        [at] = [number for number, line in enumerate(lines) if words in line]
        assert lines[at + 1] == f"  {OWN}:"
    assert "本单位" not in blank_sheet(replace(form, unit=None))


def test_a_judge_of_no_unit_states_none(form: SheetForm) -> None:
    assert "\nunit:" not in blank_sheet(replace(form, unit=None))


@pytest.mark.parametrize("id", ["no", "007", "1e3", "2018", "null", "0x1f", "a-1"])
def test_ids_are_read_as_themselves(form: SheetForm, id: str) -> None:
    name = both("示例", "Demo")
    odd = replace(form, judge=id, unit=id, units={id: name, "b": name})
    full = {unit: dict.fromkeys(form.marks, Decimal("0.5")) for unit in odd.units}
    document, problems = parse(sheet_text(odd, full), "x.yml")
    assert document is not None
    assert problems == []
    sheet, problems = shaped_sheet(document, form.scheme)
    assert problems == []
    assert sheet is not None
    assert (sheet.judge, sheet.unit, sheet.marks) == (id, id, full)


def test_a_name_cannot_leave_its_comment(form: SheetForm) -> None:
    name = both("示例\nmarks: {}", "Demo\nmarks: {}")
    text = blank_sheet(replace(form, units={OWN: name}))
    assert [line for line in text.splitlines() if line.startswith("marks")] == ["marks:"]
