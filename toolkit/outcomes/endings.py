"""What ends a status: grades in a row and grounds that were found, the act, money to be returned."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain
from toolkit.outcomes.years import ENDED, Case, Follow
from toolkit.schemes.outcomes import Ending, Ground, InARow
from toolkit.schemes.showing import with_unit
from toolkit.submissions.decisions import GroundFound, MoneyReturned, StatusEnded

IN_A_ROW = both("{years} 连续 {n} 次{grade}", "{grade} {n} times in a row: {years}")
FOUND = both("由{by}认定", "found by {by}")
TO_BE_ENDED = both("应予执行，尚无决定", "due, not yet decided")
TO_RETURN = both("应追缴 {amount}", "{amount} due for return")
RETURNED = both(
    "应追缴 {amount}，已追缴 {back}",
    "{amount} due for return, {back} returned",
)
CLAW_BACK = both("追缴前期资助", "Return of earlier payments")


def grounds_of(case: Case, ending: Ending) -> Iterator[Follow]:
    """Yield the grounds that there are for ending a status."""
    found = {each.ground: each for each in case.decided(GroundFound)}
    for ground in ending.grounds:
        state = _in_a_row(case, ground.in_a_row) if ground.in_a_row is not None else None
        decision = found.get(ground.id) if ground.in_a_row is None else None
        if decision is not None:
            state = FOUND.filled(by=decision.by)
        if state is not None:
            yield _ground(ground, state, decision)


def _ground(ground: Ground, state: Text, decision: GroundFound | None) -> Follow:
    return Follow(
        ground.id, "ground", ground.label, ground.article, ground.readings, state, decision=decision
    )


def rows_of(case: Case) -> dict[str, int]:
    """Return how many times in a row the unit has the grade of each ground, this year included."""
    return {
        ground.id: len(_row(case, ground.in_a_row))
        for ending in case.outcomes.endings
        for ground in ending.grounds
        if ground.in_a_row is not None
    }


def _row(case: Case, asked: InARow) -> list[int]:
    """Return the years of the grade in a row, the latest first."""
    years = [(case.year, case.grade, case.standing.took_part)]
    years += [(each.year, each.grade, each.standing.took_part) for each in reversed(case.past)]
    row: list[int] = []
    for year, grade, took_part in years:
        if grade is None and not asked.gap_breaks:
            continue
        is_next = not row or not asked.gap_breaks or row[-1] - year == 1
        counts = took_part or asked.absence_counts
        if grade != asked.grade or not counts or not is_next:
            break
        row.append(year)
    return row


def _in_a_row(case: Case, asked: InARow) -> Text | None:
    """Return the years of the grade in a row, in words; None where there are not enough."""
    row = _row(case, asked)
    if len(row) < asked.times:
        return None
    assert case.outcomes.grades is not None
    label = case.outcomes.grades.of[asked.grade].label
    shown = joined([both(str(year), str(year)) for year in reversed(row)], "、", ", ")
    return IN_A_ROW.filled(years=shown, n=len(row), grade=label)


def ending_of(case: Case, ending: Ending) -> Iterator[Follow]:
    """Yield the ending, due or decided, and the money that becomes due for return."""
    act = next((each for each in case.decided(StatusEnded) if each.ending == ending.id), None)
    yield Follow(
        ending.id,
        "ending",
        ending.label,
        ending.article,
        ending.readings,
        ENDED.filled(day=act.on.isoformat(), by=act.by) if act else TO_BE_ENDED,
        decision=act,
        is_open=act is None,
    )
    amount = _to_return(case, ending)
    if amount:
        back = sum(
            (
                exact(each.amount)
                for each in case.decided(MoneyReturned)
                if each.ending == ending.id
            ),
            Fraction(0),
        )
        unit = case.outcomes.payments[0].unit
        sentence = RETURNED if back else TO_RETURN
        yield Follow(
            f"{ending.id}-claw-back",
            "claw-back",
            CLAW_BACK,
            ending.article,
            ending.readings,
            sentence.filled(
                amount=with_unit(plain(amount), unit), back=with_unit(plain(back), unit)
            ),
            amount,
            unit,
            is_open=back < amount,
        )


def _to_return(case: Case, ending: Ending) -> Fraction:
    """Return the earlier payments that become due for return."""
    payments = [each.id for each in case.outcomes.payments]
    paid = [amount for year in case.past if (amount := year.paid(payments))]
    if ending.claw_back == "none" or not paid:
        return Fraction(0)
    return sum(paid, Fraction(0)) if ending.claw_back == "all" else paid[-1]
