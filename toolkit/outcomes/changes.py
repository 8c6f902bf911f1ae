"""The result of a unit, and what another reading or an objection would change of it, in words."""

from dataclasses import dataclass
from fractions import Fraction

from toolkit.language import Text, both, joined
from toolkit.numbers import plain
from toolkit.outcomes.years import UnitYear
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.showing import with_unit

TOTAL, RANK = both("总分", "total"), both("名次", "rank")
GRADE, MONEY = both("等次", "grade"), both("资金", "money")
ENDS = both("应予撤销或取消资格", "the status ends")
STAYS = both("不再撤销或取消资格", "the status does not end")
NONE = both("无", "none")
RETURNED = both("应退 {amount}", "{amount} to be returned")
FROM_EARLIER = both("{changes}（原因在 {year} 年度）", "{changes} (because of {year})")


@dataclass(frozen=True)
class Result:
    """What a reading may change for a unit: total as printed, rank, grade, money, the end of its status."""

    total: str | None
    rank: int | None
    grade: str | None
    money: Fraction
    ends: bool


@dataclass(frozen=True)
class Change:
    """A unit whose result another option changes; ``earlier`` is the year it comes from, if not this."""

    unit: str
    before: Result
    after: Result
    earlier: str = ""

    @property
    def is_of_score_alone(self) -> bool:
        """True if only the total moves: no rank, grade, money or status."""
        a, b = self.before, self.after
        return (a.rank, a.grade, a.money, a.ends) == (b.rank, b.grade, b.money, b.ends)


def result_of(year: UnitYear) -> Result:
    """Return what a reading may change of an outcome; money due less money to be returned."""
    signs = {"payment": 1, "claw-back": -1}
    money = sum(
        (
            signs[each.kind] * each.amount
            for each in year.follows
            if each.kind in signs and each.amount
        ),
        Fraction(0),
    )
    ends = any(each.kind == "ending" for each in year.follows)
    return Result(year.standing.printed(year.standing.total), year.rank, year.grade, money, ends)


def changed(scheme: Scheme, change: Change) -> Text:
    """Return what changes for a unit, in words."""
    before, after = change.before, change.after
    parts = [
        both("{what} {a} → {b}", "{what} {a} → {b}").filled(what=what, a=a, b=b)
        for what, a, b in (
            (TOTAL, before.total or NONE, after.total or NONE),
            (RANK, _rank(before.rank), _rank(after.rank)),
            (GRADE, _grade(scheme, before), _grade(scheme, after)),
            (MONEY, _money(scheme, before), _money(scheme, after)),
        )
        if a != b
    ]
    if before.ends != after.ends:
        parts.append(ENDS if after.ends else STAYS)
    told = joined(parts, "，", ", ")
    return FROM_EARLIER.filled(changes=told, year=change.earlier) if change.earlier else told


def _money(scheme: Scheme, result: Result) -> Text | str:
    payments = scheme.outcomes.payments
    amount = plain(abs(result.money))
    if not payments or not result.money:
        return amount
    told = with_unit(amount, payments[0].unit)
    return RETURNED.filled(amount=told) if result.money < 0 else told


def _rank(value: int | None) -> Text | str:
    return NONE if value is None else str(value)


def _grade(scheme: Scheme, result: Result) -> Text:
    grades = scheme.outcomes.grades
    return NONE if grades is None or result.grade is None else grades.of[result.grade].label
