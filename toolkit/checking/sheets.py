"""Judges' sheets against their round: a panel there is, every unit of the round and no other."""

from collections.abc import Iterator

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed, nearest
from toolkit.problems.problem import Problem
from toolkit.schemes.panels import Panels
from toolkit.submissions.repository import FiledRound, Repository
from toolkit.submissions.sheet import Sheet

NO_PANEL = declare(
    "C601",
    "error",
    title=both("不是评委组", "Judge outside the panels"),
    message=both("办法没有 “{panel}” 这个评委组。", "The scheme has no panel called “{panel}”."),
    remedy=both("检查拼写；评委组有：{allowed}。", "Check the spelling; there are: {allowed}."),
)
NOT_OF_THE_ROUND = declare(
    "C602",
    "error",
    title=both("给没有登记的单位打了分", "Marks of a unit outside the round"),
    message=both("{unit} 没有登记参加这一轮考核。", "{unit} is not registered for this round."),
    remedy=both(
        "检查拼写；登记的单位有：{allowed}。", "Check the spelling; registered are: {allowed}."
    ),
)
NOT_MARKED = declare(
    "C603",
    "error",
    title=both("评分表没有打完", "Sheet with blanks"),
    message=both("没有给 {units} 打分。", "There are no marks for {units}."),
    remedy=both(
        "给每个单位都打分；打不完的评分表不能用。",
        "Mark every unit; a sheet with blanks cannot be used.",
    ),
)


def check_sheets(repository: Repository) -> Iterator[Problem]:
    """Yield a problem for every sheet that does not fit its round."""
    for filed in repository.rounds.values():
        panels = filed.edition.scheme.panels if filed.edition is not None else None
        for sheet in filed.sheets:
            if filed.edition is not None:
                yield from _panel(sheet, panels)
            if filed.register is not None:
                yield from _units(sheet, filed)


def _panel(sheet: Sheet, panels: Panels | None) -> Iterator[Problem]:
    known = list(panels.of) if panels is not None else []
    if sheet.panel not in known:
        values: dict[str, Text | str] = {"panel": sheet.panel, "allowed": listed(known)}
        place = sheet.document.place(("panel",))
        yield Problem(NO_PANEL, place, values, sheet.panel, nearest(sheet.panel, known))


def _units(sheet: Sheet, filed: FiledRound) -> Iterator[Problem]:
    known = list(filed.units)
    places = {unit: sheet.document.key_place(("marks", unit)) for unit in sheet.marks}
    if sheet.unit is not None:
        places[sheet.unit] = sheet.document.place(("unit",))
    for unit, place in places.items():
        if unit not in filed.units:
            values: dict[str, Text | str] = {"unit": unit, "allowed": listed(known)}
            yield Problem(NOT_OF_THE_ROUND, place, values, unit, nearest(unit, known))
    missing = [unit for unit in known if unit not in sheet.marks]
    if missing:
        place = sheet.document.key_place(("marks",))
        yield Problem(NOT_MARKED, place, {"units": listed(missing)})
