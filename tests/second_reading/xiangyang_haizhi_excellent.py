"""Second reading of scheme XYE: excellent Haizhi stations (优秀海智工作站), Xiangyang 2019.

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

# XY:27 names no kind of unit; those of XY:25 are the only ones that have such a station.
CLASSES = ("university", "institute", "enterprise", "park")
# XY:44: 基础工作（10分）, five parts of two points each.
CHECKED = {
    "E1a": ("in_work_plan", 2),  # 把海智工作纳入本单位工作计划（2分）
    "E1b": ("staff", 2),  # 有专兼职工作人员负责海智工作（2分）
    "E1c": ("office", 2),  # 有办公场地（2分）
    "E1d": ("funds", 2),  # 有配套经费（2分）
    "E1e": ("plate", 2),  # 有海智工作站牌子（2分）
}
# Points without a scale: marked by reviewers from 0 to the points (XY-JUDGED).
JUDGED = {
    "E2a": Fraction(15),  # XY:46: 引进海外人才、智力（15分）
    "E2b": Fraction(15),  # XY:46: 与海外开展科技项目合作、技术引进、技术攻关（15分）
    "E2c": Fraction(15),  # XY:46: 与海外人才、团队签订合作协议（15分）
    "E3a": Fraction(25, 2),  # XY:48: 开展海智工作产生的经济效益（12.5分）
    "E3b": Fraction(25, 2),  # XY:48: 社会效益（12.5分）
    "E4a": Fraction(5),  # XY:50: 开展学术交流活动（5分）
    "E4b": Fraction(5),  # XY:50: 开展人才培养活动（5分）
    "E5": Fraction(10),  # XY:52: 完成市科协交办的海智工作任务（10分）
}


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


def score(submission: dict[str, Any]) -> dict[str, str | None]:
    """The leaves and their sum, each leaf rounded once and the total the sum of them (G-ROUND)."""
    assert submission["class"] in CLASSES
    facts: Facts = submission["facts"]
    # XY:44: each part stands with its own points: all of them or none.
    marks = {
        code: Fraction(points if yes(facts, key) else 0) for code, (key, points) in CHECKED.items()
    }
    marks |= {code: judged(submission["marks"], code) for code in JUDGED}
    total = sum(marks.values(), Fraction(0))
    return {code: written(points) for code, points in (marks | {"total": total}).items()}


def conditions(submission: dict[str, Any]) -> dict[str, str]:
    # XY:27: 申报单位必须已经建立海智工作站; nothing else is asked of this project.
    return {"existing-station": verdict(yes(submission["facts"], "has_station"))}


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
    of_class = chance.choice(CLASSES)
    facts: Facts = {"has_station": likely(chance)}
    facts |= {key: likely(chance) for key, _ in CHECKED.values()}
    forms = "full-time part-time team expertise"
    facts["overseas_talents"] = [
        {"form": chance.choice(forms.split()), "specialty": "field", "came_on": some_day(chance)}
        for _ in range(chance.randint(0, 3))
    ]
    # Name of the records, their date, their kinds and the field of the kind.
    for name, day, kinds, field in (
        ("overseas_projects", "started_on", "cooperation import problem", "form"),
        ("overseas_agreements", "signed_on", "talent team", "partner"),
        ("exchange_events", "held_on", "conference report seminar visit other", "form"),
        ("training_events", "held_on", "", ""),
        ("assigned_tasks", "done_on", "", ""),
    ):
        facts[name] = some_records(chance, name, day, kinds, field)
    facts["economic_benefit"] = Decimal(chance.choice((0, chance.randint(1, 9_000_000))))
    return {
        "class": of_class,
        "attributes": {},
        "facts": facts,
        "marks": some_marks(chance),
        "sheets": [],
    }
