"""What a policy says beyond the score, for its page: ranks, grades, money, endings, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from toolkit.language import Text, both, joined, one_of
from toolkit.numbers import exact, plain
from toolkit.pages.renderer import Renderer
from toolkit.schemes.outcomes import Ending, Grade, Grades, Outcomes, Payment, Quota
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.showing import with_unit

NOTHING = both("", "")
TOGETHER = both("所有单位一起，按总分排名", "all units are ranked together, by total")
BY_CLASS = both("各类分别按总分排名", "each class is ranked by itself, by total")
SHARED = both(
    "同分并列，后面的名次空出，例如 1、2、2、4",
    "ties share a rank and the next one is left out: 1, 2, 2, 4",
)
DENSE = both(
    "同分并列，后面的名次接着排，例如 1、2、2、3",
    "ties share a rank and no rank is left out: 1, 2, 2, 3",
)
FROM = both("{n} 分以上（含 {n} 分）", "{n} {n:point|points} or more")
OTHERS_FROM = both("其余 {n} 分以上的（含 {n} 分）", "the others with {n} {n:point|points} or more")
REST = both("其余的", "the rest")
QUOTA = both(
    "{floor}，按分数由高到低，不超过{base}的 {percent}%（{rounding}）；{ties}",
    "{floor}, by score from the top, at most {percent}% of {base} ({rounding}); {ties}",
)
BASES = {
    "participants": both("实际参评单位数", "the units that took part"),
    "register": both("登记单位数", "the units registered"),
}
ROUNDINGS = {
    "floor": both("小数舍去", "rounded down"),
    "nearest": both("四舍五入", "rounded half up"),
    "ceiling": both("小数进一", "rounded up"),
}
TIES = {
    "none-of-group": both(
        "最后的名额有几个单位同分、不能都列入的，都不列入，由主办方决定",
        "where units tie for the last places and do not all fit, none of them is taken and the organiser decides",
    ),
    "all-of-group": both(
        "最后的名额有几个单位同分的，都列入",
        "where units tie for the last places, all of them are taken",
    ),
}
BASIS = {
    "total": both("按总分评定", "graded by the total"),
    "capped-total": both(
        "按总分评定，超过满分的按满分算", "graded by the total, counted up to full points"
    ),
    "base": both("按基础分评定，不计加分", "graded by the base score, without the bonus"),
}
ABSENT = both("没有参加考核的，视作{grade}", "taking no part counts as: {grade}")
NO_GRADE = both("没有参加考核的，没有等次", "a unit that took no part gets no grade")
ON_GRADE = both("等次为{grades}的单位", "for units graded {grades}")
DEADLINE = both(
    "等次为{grades}的单位；期限由主办方定",
    "for units graded {grades}; the organiser sets the deadline",
)
YEAR = both("第 {n} 年：{amounts}", "year {n}: {amounts}")
OF_CLASS = both("{label} {amount}", "{label} {amount}")
FIRST_YEAR = {
    "of-recognition": both("第一年从认定当年算起", "year 1 is the year of recognition"),
    "after-recognition": both("第一年从认定的下一年算起", "year 1 is the year after recognition"),
}
MISSED = {
    "lost": both(
        "哪一年没有达到等次，那一年的不补",
        "money for a year without that grade is not made up later",
    ),
    "deferred": both(
        "哪一年没有达到等次，那一年的顺延",
        "money for a year without that grade is paid in a later one",
    ),
}
AWARD = both(
    "等次为{grades}的单位，每家不超过 {most}；总额和各家的数额由主办方定",
    "for units graded {grades}, at most {most} each; the organiser sets the total and the amounts",
)
ANY_GROUND = both("有下列情形之一的：", "On any of these grounds:")
FOUND = both("{label}（由{by}认定）", "{label} (found by {by})")
CLAW_BACK = {
    "all": both("追缴以前的全部资助。", "All earlier payments are to be returned."),
    "last": both("追缴上一笔资助。", "The last payment is to be returned."),
}
ACT = both(
    "结果页只列出情形；是否{label}，以记录的决定为准。",
    "The results only state the ground; the act itself is a recorded decision.",
)
ACT_AND_AMOUNT = both(
    "结果页只列出情形和应追缴的数额；是否{label}，以记录的决定为准。",
    "The results only state the ground and the amount due; the act itself is a recorded decision.",
)
VETO = {
    "no-rank": both(
        "分数保留，不排名次，不表彰。", "The score stays; there is no rank and no commendation."
    ),
    "zero": both(
        "得分归零，不排名次，不表彰。",
        "The score becomes zero; there is no rank and no commendation.",
    ),
}
BY_RANK = both(
    "由主办方决定；越过名次在前的单位，要写明理由",
    "the organiser decides; passing over a unit of higher rank needs a stated reason",
)
NOTICE_LISTS = {
    "all": both(
        "结果最终确定以前先公示，公示全部结果",
        "all results are put up for public notice before they are final",
    ),
    "best": both(
        "结果最终确定以前先公示，只公示最高等次的单位",
        "the units of the best grade alone are put up for public notice before results are final",
    ),
}


@dataclass(frozen=True)
class Row:
    """Something the policy says: ``said`` is its part of the scheme, ``after`` follows the list."""

    id: str
    label: Text
    words: list[Text]
    said: Any
    lead: Text = NOTHING
    after: tuple[Text, ...] = ()


def outcome_rows(renderer: Renderer, scheme: Scheme) -> list[dict[str, Any]]:
    """Return a row for everything the policy says beyond the score: id, label, words, article."""
    language = renderer.language
    return [
        {
            "id": row.id,
            "label": row.label.said(language),
            "lead": row.lead.said(language),
            "words": [each.said(language) for each in row.words],
            "after": [each.said(language) for each in row.after],
            "article": scheme.clause(row.said.article).cite.said(language),
            "article_id": row.said.article,
            "readings": row.said.readings,
        }
        for row in _rows(scheme)
    ]


def _rows(scheme: Scheme) -> Iterator[Row]:
    outcomes = scheme.outcomes
    if outcomes.ranking is not None:
        pool = TOGETHER if outcomes.ranking.pool == "all" else BY_CLASS
        ties = SHARED if outcomes.ranking.ties == "shared" else DENSE
        yield Row("ranking", both("名次", "Ranks"), [pool, ties], outcomes.ranking)
    if outcomes.grades is not None:
        yield Row("grades", both("等次", "Grades"), _grades(outcomes.grades), outcomes.grades)
    for each in outcomes.consequences:
        sentence = DEADLINE if each.kind == "deadline" else ON_GRADE
        words = sentence.filled(grades=_names(outcomes, each.grades))
        yield Row(each.id, each.label, [words], each)
    for payment in outcomes.payments:
        yield Row(payment.id, payment.label, _payment(scheme, payment), payment)
    for award in outcomes.awards:
        grades = _names(outcomes, award.grades)
        words = AWARD.filled(grades=grades, most=with_unit(plain(exact(award.at_most)), award.unit))
        yield Row(award.id, award.label, [words], award)
    for ending in outcomes.endings:
        yield _ending(ending)
    if outcomes.veto is not None:
        grounds, effect = list(outcomes.veto.grounds.values()), VETO[outcomes.veto.effect]
        yield Row("veto", outcomes.veto.label, grounds, outcomes.veto, ANY_GROUND, (effect,))
    for honour in outcomes.commendations:
        yield Row(honour.id, honour.label, [BY_RANK], honour)
    if outcomes.notice is not None:
        listed = [NOTICE_LISTS[outcomes.notice.list]]
        yield Row("notice", both("公示", "Public notice"), listed, outcomes.notice)


def _ending(ending: Ending) -> Row:
    grounds = [
        each.label if each.found_by is None else FOUND.filled(label=each.label, by=each.found_by)
        for each in ending.grounds
    ]
    after = (ACT,) if ending.claw_back == "none" else (CLAW_BACK[ending.claw_back], ACT_AND_AMOUNT)
    lead = ANY_GROUND if len(grounds) > 1 else NOTHING
    filled = tuple(each.filled(label=ending.label) for each in after)
    return Row(ending.id, ending.label, grounds, ending, lead, filled)


def _grades(grades: Grades) -> list[Text]:
    words = [BASIS[grades.basis]]
    words += [
        both("{label}：{asked}", "{label}: {asked}").filled(
            label=each.label, asked=_asked(each, is_first=position == 0)
        )
        for position, each in enumerate(grades.of.values())
    ]
    if grades.absent == "none":
        return [*words, NO_GRADE]
    return [*words, ABSENT.filled(grade=grades.of[grades.absent].label)]


def _asked(grade: Grade, is_first: bool) -> Text:
    if grade.from_ is None:
        return REST
    floor = (FROM if is_first else OTHERS_FROM).filled(n=plain(Fraction(grade.from_)))
    return floor if grade.quota is None else _quota(floor, grade.quota)


def _quota(floor: Text, quota: Quota) -> Text:
    return QUOTA.filled(
        floor=floor,
        base=BASES[quota.of],
        percent=plain(Fraction(quota.percent)),
        rounding=ROUNDINGS[quota.rounding],
        ties=TIES[quota.ties],
    )


def _payment(scheme: Scheme, payment: Payment) -> list[Text]:
    years = [
        YEAR.filled(
            n=number,
            amounts=joined(
                [
                    OF_CLASS.filled(
                        label=scheme.classes[name].label,
                        amount=with_unit(plain(exact(amount)), payment.unit),
                    )
                    for name, amount in amounts.items()
                ],
                "、",
                ", ",
            ),
        )
        for number, amounts in enumerate(payment.amounts, 1)
    ]
    grades = ON_GRADE.filled(grades=_names(scheme.outcomes, payment.grades))
    return [grades, *years, FIRST_YEAR[payment.first_year], MISSED[payment.missed]]


def _names(outcomes: Outcomes, grades: tuple[str, ...]) -> Text:
    known = outcomes.grades.of if outcomes.grades is not None else {}
    return one_of([known[name].label for name in grades if name in known])
