"""Second reading of scheme XYF: taking over government functions (承接政府转移职能), Xiangyang 2019.

Written from the policy text alone (襄阳《2019年学会服务能力提升行动计划项目内容及考核指标》, annex 1); "XY:n"
is line n of that text. Where the text leaves a choice, the default reading of the domain
reference is taken and named. Exact fractions throughout.
"""

import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

Facts = dict[str, Any]
Marks = dict[str, dict[str, Decimal]]

CLASSES = ("society",)
# Points without a scale: marked by reviewers from 0 to the points (XY-JUDGED). With F1 they are
# 10 + 40 + 40 + 10 = 100.
JUDGED = {
    "F2a": Fraction(10),  # XY:65: 分工责任制度（10分）
    "F2b": Fraction(10),  # XY:67: 项目负责人制度（10分）
    "F2c": Fraction(10),  # XY:69: 例会制度（10分）
    "F2d": Fraction(10),  # XY:71: 信息交流制度及其他制度（10分）
    "F3": Fraction(40),  # XY:73: 工作规范情况（40分）
    "F4": Fraction(10),  # XY:75: 工作成果及评价（10分）
}
# XY:56: the five categories; they have no bearing on the points.
CATEGORIES = "evaluation qualification standards awards other-services"
RANKS = ("president", "vice-president", "secretary-general", "deputy-secretary-general", "other")


def two_places(points: Fraction) -> Fraction:
    """Round half-up to two decimals (G-ROUND; the text itself is silent on rounding)."""
    hundredths = points * 100 + Fraction(1, 2)
    return Fraction(hundredths.numerator // hundredths.denominator, 100)


def written(points: Fraction) -> str:
    hundredths = points * 100
    assert hundredths.denominator == 1
    return f"{hundredths.numerator // 100}.{hundredths.numerator % 100:02d}"


def judged(marks: Marks, code: str) -> Fraction:
    """The plain mean of the reviewers who marked the item, from 0 to its points (XY-JUDGED, XY-MEAN)."""
    given = [Fraction(sheet[code]) for sheet in marks.values() if code in sheet]
    if not given:
        raise ValueError(f"{code}: nobody has marked it")
    assert all(0 <= mark <= JUDGED[code] for mark in given)
    return two_places(sum(given, Fraction(0)) / len(given))


def yes(facts: Facts, key: str) -> bool:
    """A yes or a no has to be stated; not told is an error (G-MISSING)."""
    value = facts[key]
    assert isinstance(value, bool)
    return value


def verdict(fulfilled: bool) -> str:
    return "met" if fulfilled else "not-met"


def concrete_project(facts: Facts) -> Fraction:
    # XY:61: 要有具体转移项目，并且与相关职能部门签署项目任务书 - both or nothing (XYF-BOTH). The task
    # book with the department is enough here; that of the three parties is F2a's (XYF-1).
    both = yes(facts, "concrete_project") and yes(facts, "department_task_book")
    return Fraction(10 if both else 0)


def score(submission: dict[str, Any]) -> dict[str, str | None]:
    """The leaves and their sum, each leaf rounded once and the total the sum of them (G-ROUND)."""
    assert submission["class"] in CLASSES
    marks = {"F1": concrete_project(submission["facts"])}
    marks |= {code: judged(submission["marks"], code) for code in JUDGED}
    total = sum(marks.values(), Fraction(0))
    return {code: written(points) for code, points in (marks | {"total": total}).items()}


def conditions(submission: dict[str, Any]) -> dict[str, str]:
    facts: Facts = submission["facts"]
    # XY:67: 原则上有学会秘书长以上级别的学会负责同志担任 - the secretary-general included (G-UPPER), a
    # deputy is below. In principle: missing it costs nothing (XYF-2), but it is still not met.
    rank = facts["leader_rank"]
    assert rank in RANKS
    of_rank = rank in ("president", "vice-president", "secretary-general")
    # XY:65: 明确…权利义务、合作方式等，确定项目目标…资金来源等 - the task book has to say all of it.
    content = yes(facts, "task_book_duties") and yes(facts, "task_book_plan")
    return {
        # XY:58: 襄阳市科协所属学会.
        "affiliated": verdict(yes(facts, "affiliated_society")),
        "leader-of-rank": verdict(of_rank),
        # XY:65: 职能部门、承担学会与市科协签署…试点项目任务书 - all three parties (XYF-1).
        "three-parties-sign": verdict(yes(facts, "three_party_task_book")),
        "task-book-content": verdict(content),
        # XY:67: 应经学会理事会或常务理事会同意.
        "consent-of-council": verdict(yes(facts, "leader_consent")),
        # XY:67: 重大事项…由学会理事会、常务理事会讨论决定.
        "council-decides": verdict(yes(facts, "matters_decided")),
    }


# ---------------------------------------------------------------- random submissions
def likely(chance: random.Random) -> bool:
    return chance.random() < 0.7


def some_day(chance: random.Random) -> str:
    """A day from August 2018 to March 2019, its first and last day often among them."""
    month = chance.choice(("2018-08", "2018-09", "2018-11", "2018-12", "2019-01", "2019-03"))
    return chance.choice(("2018-08-01", "2019-03-31", f"{month}-{chance.randint(1, 28):02d}"))


def some_records(chance: random.Random, name: str, day: str, forms: str, key: str = "form") -> Any:
    """Evidence for the reviewers without points of its own: records, or their number alone."""
    if chance.random() < 1 / 3:
        return chance.randint(0, 5)
    found: list[dict[str, str]] = []
    for index in range(chance.randint(0, 3)):
        record = {"title": f"{name} {index}", day: some_day(chance)}
        if forms:
            record[key] = chance.choice(forms.split())
        found.append(record)
    return found


def some_mark(chance: random.Random, full: Fraction) -> Decimal:
    """Nothing, full points, a hundredth below, or anything between in hundredths."""
    most = int(full * 100)
    hundredths = chance.choice(
        (0, most, most - 1, chance.randint(0, most), chance.randint(0, most))
    )
    return Decimal(hundredths) / 100


def some_marks(chance: random.Random) -> Marks:
    """One to four reviewers; every item is marked by at least one of them, mostly by all."""
    reviewers = [f"r{index}" for index in range(1, chance.choice((1, 2, 2, 3, 3, 4)) + 1)]
    marks: Marks = {reviewer: {} for reviewer in reviewers}
    for code, full in JUDGED.items():
        fewer = chance.random() < 0.1
        chosen = chance.sample(reviewers, chance.randint(1, len(reviewers))) if fewer else reviewers
        for reviewer in chosen:
            marks[reviewer][code] = some_mark(chance, full)
    return marks


def random_submission(chance: random.Random) -> dict[str, Any]:
    """Every required fact; what is marked by reviewers has no bearing on the score by itself."""
    asked = (
        "affiliated_society concrete_project department_task_book three_party_task_book "
        "task_book_duties task_book_plan leader_consent matters_decided disclosure_rules "
        "management supervision restraint evaluation"
    )
    facts: Facts = {key: likely(chance) for key in asked.split()}
    facts["category"] = chance.choice(CATEGORIES.split())
    facts["leader_rank"] = chance.choice(RANKS)
    facts["transferred_projects"] = [
        {"title": f"project {index}", "department": "department"}
        for index in range(chance.randint(0, 2))
    ]
    facts["meetings"] = some_records(chance, "meeting", "held_on", "")
    facts["progress_reports"] = some_records(
        chance, "report", "sent_on", "association department both", "sent_to"
    )
    return {
        "class": "society",
        "attributes": {},
        "facts": facts,
        "marks": some_marks(chance),
        "sheets": [],
    }
