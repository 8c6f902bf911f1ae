"""What changes in the files of units that are there before and after, in words."""

from collections.abc import Iterator

from toolkit.language import Text, both
from toolkit.submissions.repository import Repository
from toolkit.submissions.unit import KINDS, Unit

CHANGED = both("单位 {unit} 的{what}：{old} → {new}", "unit {unit}, {what}: {old} → {new}")
NAME, ENGLISH = both("名称", "Chinese name"), both("英文名称", "English name")
ALIASES, NONE = both("别名", "aliases"), both("无", "none")
KIND, DEMO = both("类别", "kind"), both("示例单位", "demonstration unit")
YES, NO = both("是", "yes"), both("否", "no")


def unit_differences(before: Repository, after: Repository) -> Iterator[Text]:
    """Yield what differs in the units that both states have, by their ids."""
    for id in sorted(before.units.keys() & after.units.keys()):
        old, new = before.units[id].unit, after.units[id].unit
        if old != new:
            for what, was, now in _parts(old, new):
                if was != now:
                    yield CHANGED.filled(unit=id, what=what, old=was, new=now)


def _parts(old: Unit, new: Unit) -> Iterator[tuple[Text, Text | str, Text | str]]:
    yield NAME, old.name.zh, new.name.zh
    yield ENGLISH, old.name.en, new.name.en
    yield ALIASES, _listed(old.aliases), _listed(new.aliases)
    yield KIND, KINDS[old.kind], KINDS[new.kind]
    yield DEMO, YES if old.demo else NO, YES if new.demo else NO


def _listed(aliases: tuple[str, ...]) -> Text:
    """Return aliases as a list in words."""
    return both("、".join(aliases), ", ".join(aliases)) if aliases else NONE
