"""Second reading of scheme XYS: excellent societies (优秀学会), Xiangyang 2019.

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
# Points without a scale: marked by reviewers from 0 to the points (XY-JUDGED).
JUDGED = {
    # XY:85: 学会规范性（总计20分） has no parts: one mark of 0 to 20 and no gate (XYS-1).
    "S1": Fraction(20),
    # XY:87: 服务科技创新能力（总计10分）.
    "S2a": Fraction(5),  # 拥有学术活动品牌…高水平学术活动（5分）
    "S2b": Fraction(5),  # 促进学科繁荣…科技成果加快转化…（5分）
    # XY:89: 服务社会能力（总计20分）.
    "S3a": Fraction(4),  # 科技评价、科技奖励、政策咨询…发展规划编制（4分）
    "S3b": Fraction(2),  # 智力支持、建言献策（2分）
    "S3c": Fraction(10),  # 承接政府转移职能工作情况（10分）; XYF may assess the same (XYS-2)
    "S3d": Fraction(4),  # 科学技术普及与传播（4分）
    # XY:91: 服务科技工作者能力（总计20分）.
    "S4a": Fraction(3),  # 会员服务、继续教育、宣传表彰、举荐、认证（3分）
    "S4b": Fraction(4),  # 服务机构和制度、特殊人才、国际交流（4分）
    "S4c": Fraction(10),  # 第二十届襄阳市自然科学优秀学术论文申报工作（10分）
    "S4d": Fraction(3),  # 学风道德和学术诚信建设（3分）
    # XY:93: 学会自我发展能力（总计15分）.
    "S5a": Fraction(6),  # 党建强会（6分）
    "S5b": Fraction(4),  # 组织体制、理事会、理事长（4分）
    "S5c": Fraction(5),  # “两化”建设、会员、会费（5分）
    # XY:95: 完成市科协交办的工作任务（总计15分）.
    "S6a": Fraction(7),  # 市科协重点项目（7分）
    "S6b": Fraction(8),  # 市科协相关活动（8分）
}
BATCHES = ("first-batch", "second-batch-applied", "neither")


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
    assert sum(JUDGED.values()) == 100  # XY:83: 百分制
    marks = {code: judged(submission["marks"], code) for code in JUDGED}
    total = sum(marks.values(), Fraction(0))
    return {code: written(points) for code, points in (marks | {"total": total}).items()}


def conditions(submission: dict[str, Any]) -> dict[str, str]:
    facts: Facts = submission["facts"]
    # XY:81: 第一批…团体会员或已申请成为第二批…团体会员.
    assert facts["membership"] in BATCHES
    member = facts["membership"] in ("first-batch", "second-batch-applied")
    # XY:85: 必须每年按时年检，并且年检审核通过 - both. The papers explaining a failure (说明材料) do not
    # make the inspection passed; what follows from a failure is the reviewers' mark (XYS-1).
    inspected = yes(facts, "inspection_on_time") and yes(facts, "inspection_passed")
    # XY:85: 要有独立的银行账户，且账户信息要与学会一致 - both.
    account = yes(facts, "own_account") and yes(facts, "account_matches")
    return {
        # XY:81: …的市级学会.
        "city-society": verdict(yes(facts, "city_level")),
        "group-member": verdict(member),
        "yearly-inspection": verdict(inspected),
        "bank-account": verdict(account),
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


# What the reviewers see beside their marks: name of the records, their date and their kinds.
LISTED = (
    ("academic_events", "held_on", "salon large seminar youth international"),
    ("transfers", "done_on", "cooperation gathering transfer"),
    (
        "social_services",
        "done_on",
        "evaluation awards policy technical standards certification law-and-planning",
    ),
    ("advice", "submitted_on", "seminar soft-science survey"),
    ("popular_science", "done_on", "works products resources new-form volunteers"),
    (
        "member_services",
        "done_on",
        "service training honours nomination accreditation certification",
    ),
    ("key_projects", "took_part_on", ""),
    ("association_activities", "took_part_on", "exchange-month on-site haizhi papers other"),
)


def random_submission(chance: random.Random) -> dict[str, Any]:
    """Every required fact; what is marked by reviewers has no bearing on the score by itself."""
    asked = (
        "city_level inspection_on_time inspection_passed own_account account_matches "
        "member_service_rules party_organisation party_rules member_register dues_paid"
    )
    counted = (
        "talents_nominated young_members international_projects papers_submitted "
        "integrity_events party_activities council_talents new_members"
    )
    facts: Facts = {key: likely(chance) for key in asked.split()}
    facts |= {key: chance.choice((0, chance.randint(0, 40))) for key in counted.split()}
    facts |= {name: some_records(chance, name, day, forms) for name, day, forms in LISTED}
    if isinstance(facts["academic_events"], list):
        for event in facts["academic_events"]:
            event["role"] = chance.choice(("host", "organiser"))
    facts["functions_taken_over"] = chance.choice((0, 1, [{"title": "function"}]))
    facts["membership"] = chance.choice(BATCHES)
    facts["governance"] = "mechanisms"
    if not facts["inspection_passed"]:
        # XY:85: 年检未通过的学会，要提交年检未通过的说明材料.
        facts["inspection_explanation"] = likely(chance)
    return {
        "class": "society",
        "attributes": {},
        "facts": facts,
        "marks": some_marks(chance),
        "sheets": [],
    }
