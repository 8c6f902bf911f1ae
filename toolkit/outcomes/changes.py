"""What another reading would change for a unit, in words."""

from toolkit.language import Text, both, joined
from toolkit.numbers import plain
from toolkit.outcomes.laboratory import Change, Result
from toolkit.schemes.scheme import Scheme

TOTAL, RANK = both("总分", "total"), both("名次", "rank")
GRADE, MONEY = both("等次", "grade"), both("资金", "money")
ENDS = both("应予撤销或取消资格", "the status ends")
STAYS = both("不再撤销或取消资格", "the status does not end")
NONE = both("无", "none")


def changed(scheme: Scheme, change: Change) -> Text:
    """Return what changes for a unit, in words."""
    before, after = change.before, change.after
    parts = [
        both("{what} {a} → {b}", "{what} {a} → {b}").filled(what=what, a=a, b=b)
        for what, a, b in (
            (TOTAL, before.total or NONE, after.total or NONE),
            (RANK, _rank(before.rank), _rank(after.rank)),
            (GRADE, _grade(scheme, before), _grade(scheme, after)),
            (MONEY, plain(before.money), plain(after.money)),
        )
        if a != b
    ]
    if before.ends != after.ends:
        parts.append(ENDS if after.ends else STAYS)
    return joined(parts, "，", ", ")


def _rank(value: int | None) -> Text | str:
    return NONE if value is None else str(value)


def _grade(scheme: Scheme, result: Result) -> Text:
    grades = scheme.outcomes.grades
    return NONE if grades is None or result.grade is None else grades.of[result.grade].label
