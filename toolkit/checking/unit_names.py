"""Units of the same name: to a reader they are one, whatever their ids say."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem
from toolkit.reading.document import Path
from toolkit.submissions.repository import Repository
from toolkit.submissions.unit import Unit

SAME_NAME = declare(
    "C114",
    "warning",
    title=both("与别的单位同名", "Name of another unit"),
    message=both(
        "“{name}” 与单位 {others} 的名称相同（空格、间隔号、全角半角和大小写不论）。",
        "“{name}” is also the name of {others} (blanks, middle dots, widths and case aside).",
    ),
    remedy=both(
        "写错了请改正；确实同名的不用改，合并的人看清楚是哪个单位。",
        "Correct a slip; if both are truly called so, leave it: who merges sees which unit is meant.",
    ),
)
_ASIDE = re.compile(r"[\s·•・‧∙⋅]+")
_MOST_NAMED = 3


def folded(name: str) -> str:
    """Return what is left of a name when blanks, middle dots, widths and case are set aside."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return _ASIDE.sub("", plain)


def check_unit_names(repository: Repository) -> Iterator[Problem]:
    """Yield a warning for every unit that is called what another is called, in any of its names.

    Both are told, for either may be the one that took the name. The same Chinese name to the
    letter is an error of the later one (C105), which is not told of it twice.
    """
    called: dict[str, list[str]] = defaultdict(list)
    for unit, filed in repository.units.items():
        for name in {folded(name) for name in _names(filed.unit).values()}:
            called[name].append(unit)
    for units in called.values():
        units.sort()
    first: dict[str, str] = {}
    for unit, filed in repository.units.items():
        if first.setdefault(filed.unit.name.zh, unit) != unit:
            continue
        for path, name in _names(filed.unit).items():
            others = [each for each in called[folded(name)] if each != unit]
            if others:
                values = {"name": name, "others": _listed(others)}
                yield Problem(SAME_NAME, filed.document.place(path), values)
                break


def _names(unit: Unit) -> dict[Path, str]:
    """Return every name of a unit, by where its file has it."""
    names: dict[Path, str] = {("name", "zh"): unit.name.zh, ("name", "en"): unit.name.en}
    return names | {("aliases", at): alias for at, alias in enumerate(unit.aliases)}


def _listed(units: list[str]) -> str:
    more = "…" if len(units) > _MOST_NAMED else ""
    return ", ".join(units[:_MOST_NAMED]) + more
