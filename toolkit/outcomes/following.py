"""What follows for one unit: notices, deadlines, money, grounds, endings, honours.

The toolkit states what is due and on what ground; what people decide stands in the decisions of the
round and is shown with who, when and why. Nothing is invented where a decision is missing.
"""

from collections.abc import Iterator

from toolkit.language import both
from toolkit.numbers import exact, plain
from toolkit.outcomes.endings import ending_of, grounds_of
from toolkit.outcomes.years import ENDED, Case, Follow
from toolkit.schemes.outcomes import Payment
from toolkit.schemes.showing import with_unit
from toolkit.submissions.decisions import AwardGiven, Commended, DeadlineSet, Vetoed

DUE = both("应办；没有办结的记录", "due; no record that it was done")
NO_DATE = both("期限还没有定", "no deadline set yet")
UNTIL = both("{day} 前", "by {day}")
PAID = both("第 {year} 年，应付 {amount}", "year {year}: {amount} due")


def follows_of(case: Case) -> tuple[Follow, ...]:
    """Return what follows for a unit, in the order of the policy."""
    grounds = [(ending, list(grounds_of(case, ending))) for ending in case.outcomes.endings]
    is_ending = any(found for _, found in grounds)
    has_ended = any(year.has_ended for year in case.past)
    found = [*_by_grade(case)]
    if not is_ending and not has_ended:
        found += _payments(case)
    found += _awards(case)
    for ending, stated in grounds:
        found += stated
        if stated and not has_ended:
            found += ending_of(case, ending)
    return (*found, *_veto(case), *_commendations(case))


def _by_grade(case: Case) -> Iterator[Follow]:
    set_for = {each.consequence: each for each in case.decided(DeadlineSet)}
    for each in case.outcomes.consequences:
        if case.grade not in each.grades:
            continue
        decision = set_for.get(each.id)
        if each.kind == "notice":
            state = DUE
        else:
            state = UNTIL.filled(day=decision.until.isoformat()) if decision else NO_DATE
        yield Follow(
            each.id,
            each.kind,
            each.label,
            each.article,
            each.readings,
            state,
            until=decision.until if decision else None,
            decision=decision,
            is_open=each.kind == "deadline" and decision is None,
        )


def instalment(payment: Payment, case: Case) -> int | None:
    """Return which year's money it is, from 1; None where the years are over or not begun."""
    since = case.recognised.get(payment.since)
    if since is None:
        return None
    number = case.year - since.year + (payment.first_year == "of-recognition")
    if number < 1:
        return None
    if payment.missed == "deferred":
        number = 1 + sum(1 for year in case.past if year.paid([payment.id]))
    return number if number <= len(payment.amounts) else None


def _payments(case: Case) -> Iterator[Follow]:
    for each in case.outcomes.payments:
        number = instalment(each, case)
        if case.grade not in each.grades or number is None:
            continue
        amount = exact(each.amounts[number - 1][case.standing.class_of_unit])
        state = PAID.filled(year=number, amount=with_unit(plain(amount), each.unit))
        yield Follow(
            each.id, "payment", each.label, each.article, each.readings, state, amount, each.unit
        )


def _awards(case: Case) -> Iterator[Follow]:
    for each in case.outcomes.awards:
        for given in case.decided(AwardGiven):
            if given.award == each.id:
                amount = exact(given.amount)
                yield Follow(
                    each.id,
                    "award",
                    each.label,
                    each.article,
                    each.readings,
                    with_unit(plain(amount), each.unit),
                    amount,
                    each.unit,
                    decision=given,
                )


def _veto(case: Case) -> Iterator[Follow]:
    veto = case.outcomes.veto
    for each in case.decided(Vetoed) if veto is not None else ():
        assert veto is not None
        yield Follow(
            "veto",
            "veto",
            veto.label,
            veto.article,
            veto.readings,
            both("{ground}，由{by}认定", "{ground}; found by {by}").filled(
                ground=veto.grounds.get(each.ground, both(each.ground, each.ground)), by=each.by
            ),
            decision=each,
        )


def _commendations(case: Case) -> Iterator[Follow]:
    for each in case.outcomes.commendations:
        for given in case.decided(Commended):
            if given.commendation == each.id:
                yield Follow(
                    each.id,
                    "commendation",
                    each.label,
                    each.article,
                    each.readings,
                    ENDED.filled(day=given.on.isoformat(), by=given.by),
                    decision=given,
                )
