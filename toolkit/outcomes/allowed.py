"""Decisions held against the results: what the policy lets people decide, given grades and ranks."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.years import UnitYear
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed
from toolkit.problems.problem import Problem
from toolkit.schemes.scheme import Scheme
from toolkit.submissions.decisions import (
    AwardGiven,
    Commended,
    DeadlineSet,
    GradeGiven,
    MoneyReturned,
    StatusEnded,
)

NOT_ELIGIBLE = declare(
    "C720",
    "error",
    title=both("等次不够领奖励", "Grade not eligible for the award"),
    message=both(
        "{unit} 的等次是{grade}，{award}只给{allowed}的单位。",
        "The grade of {unit} is {grade}; {award} is for units that are {allowed}.",
    ),
    remedy=both("删去这条决定，或先核对等次。", "Remove this decision, or check the grade first."),
)
NOT_OPEN = declare(
    "C721",
    "error",
    title=both("等次不由人决定", "Grade not open to a decision"),
    message=both(
        "{unit} 的等次按分数和名额已经确定，不能另行决定。",
        "The grade of {unit} follows from score and places and is not open to a decision.",
    ),
    remedy=both(
        "只有在名额末位同分的单位可以由人决定，而且不能超过名额：{tied}。",
        "Only units tied for the last place may be decided on, within the places: {tied}.",
    ),
)
PASSED_OVER = declare(
    "C722",
    "error",
    title=both("越过了得分更高的单位", "Higher score passed over"),
    message=both(
        "{other} 的名次在 {unit} 之前，没有表彰，也没有写理由。",
        "{other} ranks above {unit} and is neither commended nor is a ground stated.",
    ),
    remedy=both(
        "在 passed_over 里写明 {other} 和理由，或改正表彰的单位。",
        "State {other} with its ground under passed_over, or correct the unit.",
    ),
)
NO_GROUND = declare(
    "C723",
    "error",
    title=both("没有撤销的情形", "No ground for ending the status"),
    message=both(
        "{unit} 没有办法规定的情形，不能{ending}。",
        "There is no ground of the policy for {ending} of {unit}.",
    ),
    remedy=both(
        "先用 kind: ground 记下由谁认定的情形，或删去这条决定。",
        "Record who found which ground (kind: ground) first, or remove this decision.",
    ),
)
NO_HONOUR = declare(
    "C724",
    "error",
    title=both("不能表彰", "Not to be commended"),
    message=both(
        "{unit} 没有名次（一票否决或没有总分），不能表彰。",
        "{unit} has no rank (veto or no total) and cannot be commended.",
    ),
    remedy=both("删去这条决定。", "Remove this decision."),
)
TOO_MUCH = declare(
    "C725",
    "error",
    title=both("追缴的多于应追缴的", "More returned than due"),
    message=both(
        "{unit} 应追缴 {due}，记下的是 {amount}。",
        "{due} is due for return from {unit}; {amount} is recorded.",
    ),
    remedy=both("改正 amount。", "Correct amount."),
)
NO_CONSEQUENCE = declare(
    "C726",
    "error",
    title=both("没有要定期限的处理", "No deadline to set"),
    message=both(
        "{unit} 的等次是{grade}，没有{consequence}。",
        "The grade of {unit} is {grade}; there is no {consequence}.",
    ),
    remedy=both("删去这条决定，或先核对等次。", "Remove this decision, or check the grade first."),
)
NO_GRADE = both("（没有等次）", "(none)")


def check_allowed(outcome: RoundOutcome) -> Iterator[Problem]:
    """Yield a problem for every decision that the results do not allow."""
    document = outcome.filed.decisions_document
    scheme = outcome.scored.edition.scheme
    for index, each in enumerate(outcome.decisions):
        year = outcome.years.get(each.unit)
        if year is None or document is None:
            continue
        is_open = year.standing.took_part and year.grade is None
        place = document.place(("decisions", index, "unit"))
        match each:
            case AwardGiven():
                award = {one.id: one for one in scheme.outcomes.awards}.get(each.award)
                if award is not None and not is_open and year.grade not in award.grades:
                    words = _grades(scheme, award.grades)
                    values: dict[str, Text | str] = {
                        "unit": each.unit,
                        "grade": _grade(scheme, year),
                        "award": award.label,
                        "allowed": words,
                    }
                    yield Problem(NOT_ELIGIBLE, place, values, each.unit)
            case DeadlineSet():
                said = {one.id: one for one in scheme.outcomes.consequences}.get(each.consequence)
                if said is not None and not is_open and year.grade not in said.grades:
                    texts: dict[str, Text | str] = {
                        "unit": each.unit,
                        "grade": _grade(scheme, year),
                        "consequence": said.label,
                    }
                    yield Problem(NO_CONSEQUENCE, place, texts, each.unit)
            case GradeGiven():
                places = outcome.places
                tied = places.tied if places is not None else ()
                is_within = places is not None and (
                    each.grade != places.grade or each.unit in places.given
                )
                if each.unit not in tied or not is_within:
                    told = listed(list(tied)) if tied else both("没有", "there is none")
                    yield Problem(NOT_OPEN, place, {"unit": each.unit, "tied": told}, each.unit)
            case StatusEnded():
                grounds = {
                    ground.id
                    for ending in scheme.outcomes.endings
                    if ending.id == each.ending
                    for ground in ending.grounds
                }
                if not any(follow.id in grounds for follow in year.follows) and not is_open:
                    label = next(
                        (one.label for one in scheme.outcomes.endings if one.id == each.ending),
                        both(each.ending, each.ending),
                    )
                    yield Problem(NO_GROUND, place, {"unit": each.unit, "ending": label}, each.unit)
            case MoneyReturned():
                yield from _returned(outcome, index, each, year)
            case Commended():
                yield from _commended(outcome, index, each, year)


def _returned(
    outcome: RoundOutcome, index: int, each: MoneyReturned, year: UnitYear
) -> Iterator[Problem]:
    document = outcome.filed.decisions_document
    assert document is not None
    due = sum(
        (one.amount for one in year.follows if one.kind == "claw-back" and one.amount),
        Fraction(0),
    )
    returned = sum(
        (
            exact(one.amount)
            for one in outcome.decisions[: index + 1]
            if isinstance(one, MoneyReturned) and one.unit == each.unit
        ),
        Fraction(0),
    )
    if returned > due:
        place = document.place(("decisions", index, "amount"))
        values = {"unit": each.unit, "due": plain(due), "amount": plain(returned)}
        yield Problem(TOO_MUCH, place, values, str(each.amount))


def _commended(
    outcome: RoundOutcome, index: int, each: Commended, year: UnitYear
) -> Iterator[Problem]:
    document = outcome.filed.decisions_document
    assert document is not None
    place = document.place(("decisions", index, "unit"))
    if year.rank is None:
        yield Problem(NO_HONOUR, place, {"unit": each.unit}, each.unit)
        return
    commended = {
        one.unit
        for one in outcome.decisions
        if isinstance(one, Commended) and one.commendation == each.commendation
    }
    named = {one.unit for one in each.passed_over}
    for unit, other in outcome.years.items():
        is_above = other.rank is not None and other.rank < year.rank
        if is_above and unit not in commended and unit not in named:
            yield Problem(PASSED_OVER, place, {"unit": each.unit, "other": unit}, each.unit)


def _grade(scheme: Scheme, year: UnitYear) -> Text:
    grades = scheme.outcomes.grades
    return NO_GRADE if grades is None or year.grade is None else grades.of[year.grade].label


def _grades(scheme: Scheme, names: tuple[str, ...]) -> Text:
    grades = scheme.outcomes.grades
    labels = [grades.of[name].label for name in names if grades and name in grades.of]
    return joined(labels, "、", " or ")
