"""Second reading of scheme HF: strategic alliances for industrial technology, Hefei.

Written from the policy text alone (合肥市产业技术创新战略联盟考核办法(试行)). "Annex n" is item n of
its 考核内容及评分细则, "Bonus n" its 加分项 n, 一 to 五 the articles of the body. Where the text leaves a
choice, the default reading of the domain reference is taken and named. Exact fractions throughout.
"""

import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

Record = dict[str, Any]
Facts = dict[str, Any]
Counts = Callable[[Record], bool]
Make = Callable[[random.Random], Any]

CLASSES = ("general", "incubator", "finance")  # annex 7 names two kinds in brackets
# Annex 10: 行业现状清楚、问题准确、举措可行、发展成效明显, 2.5 points each.
RUBRICS = ("H10-state", "H10-problems", "H10-measures", "H10-effect")
MONTHS = {f"m{month:02d}" for month in range(1, 13)}
YEAR = 2018  # HF-SCOPE: everything counted belongs to the calendar year of the round


def two_places(points: Fraction) -> Fraction:
    """Round half-up to two decimals (reading G-ROUND; the text itself is silent on rounding)."""
    hundredths = points * 100 + Fraction(1, 2)
    return Fraction(hundredths.numerator // hundredths.denominator, 100)


def written(points: Fraction) -> str:
    hundredths = points * 100
    assert hundredths.denominator == 1  # rounded before, or whole and half points
    return f"{hundredths.numerator // 100}.{hundredths.numerator % 100:02d}"


def yes(facts: Facts, *keys: str) -> bool:
    """One mark for several conditions needs them all (G-ALLORNOTHING); untold: KeyError."""
    return sum(facts[key] is True for key in keys) == len(keys)


def number(facts: Facts, key: str, counts: Counts = lambda record: True) -> int:
    """Count the records that count, or take the number stated alone; untold: KeyError (G-MISSING)."""
    value = facts[key]
    return value if isinstance(value, int) else sum(1 for record in value if counts(record))


def institutions(facts: Facts) -> dict[str, int | Fraction]:
    # Annex 1: 专门办公室并配备专职人员计2分; 定期召开理事会议计2分 (regular: the reviewer's yes or no,
    # HF-REGULAR); 资源共享平台、网站、qq群等 3分, all three (HF-H01). Other organs: no price (HF-TEXT).
    inside = yes(facts, "dedicated_office", "fulltime_staff") + yes(facts, "regular_meetings")
    platforms = 3 * yes(facts, "resource_platform", "website", "group_channel")
    # Annex 2: 半年及年度工作计划和总结，并实施情况良好，计5分. With 三(一)1 the papers are the yearly plan
    # and the summaries of mid-year and year end (HF-H02); no half-year plan of its own is needed.
    papers = ("annual_plan", "midyear_summary", "annual_summary", "well_implemented")
    # Annex 3: 制度 2分; 自查报告中报告 2分; 审计报告中单独体现 6分. 内部监督机制 bears no price.
    rules, reported = 2 * yes(facts, "fund_rules"), 2 * yes(facts, "use_reported")
    funds = rules + reported + 6 * yes(facts, "shown_in_audit")
    return {"H01": 2 * inside + platforms, "H02": 5 * yes(facts, *papers), "H03": funds}


def transfer_of_results(facts: Facts) -> int:
    # Annex 4: four kinds of matters, 每项计1分; 上限为10分.
    kinds = ("tech_contracts", "results_registered", "projects_attracted", "new_products")
    return min(10, sum(number(facts, kind) for kind in kinds))


def foreign_cooperation(facts: Facts) -> int:
    # Annex 6: 国际科技合作，国际论坛和展会，每次计1分, 分值 10 (G-CAP). 国际 governs forum and fair alike:
    # the indicator is called 对外合作, and domestic fairs have their place in annex 9.
    return min(10, number(facts, "foreign_activities", lambda record: record["international"]))


def services_to_the_field(kind: str, facts: Facts) -> int:
    # Annex 7: 每项计2分，不超过10分; open to every kind of alliance (HF-H07MIX).
    points = 2 * number(facts, "services")
    if (
        kind == "incubator"
    ):  # 成员每新认定国家级孵化器1家计2分、省级1家计1分; own kind only (HF-TYPES)
        for record in facts["incubators_recognised"]:
            if record["member"]:
                points += {"national": 2, "provincial": 1}[record["level"]]
    if kind == "finance":
        # 经省区域性股权市场培育每转板上市、转板新三板挂牌、高企科创板挂牌1家计2分: nurture is asked of all
        # three, 高企 of the science board alone.
        for record in facts["listings"]:
            if record["nurtured"] and (record["board"] != "science" or record["high_tech"]):
                points += 2
        # 每新创设一项服务于科技型创新型企业的金融产品，计2分.
        points += 2 * number(facts, "financial_products", lambda one: one["innovative_clients"])
    return min(10, points)


def standardisation(facts: Facts) -> int:
    # Annex 8: 国际、国内、行业、团体技术标准 (a company's own is none of them): 主持每项5分, 参与每项2分;
    # 当年进入实审的发明专利，每2件计1分, full pairs only (HF-FLOOR); 分值 10 (G-CAP).
    def public(record: Record) -> bool:
        return record["level"] in ("international", "domestic", "industry", "group")

    led, joined = number(facts, "standards_led", public), number(facts, "standards_joined", public)
    return min(10, 5 * led + 2 * joined + number(facts, "patents_examined") // 2)


def white_paper(facts: Facts, marks: dict[str, dict[str, Decimal]]) -> Fraction:
    # Annex 10: 发布…专家评分即为得分. None published: 0 (HF-NOPAPER); several experts: the mean of
    # their sums (HF-EXPERTMEAN). A published report without a mark has no score: an error here.
    if number(facts, "white_papers", lambda paper: paper["published_on"] is not None) == 0:
        return Fraction(0)
    given = [Fraction(mark[rubric]) for mark in marks.values() for rubric in RUBRICS]
    assert all(0 <= part <= Fraction(5, 2) for part in given)
    return two_places(sum(given, Fraction(0)) / len(marks))


def influence(facts: Facts) -> int:
    # Annex 11: 新成员 1-5家 1分, 6-10家 2分, 11家以上 3分 (G-UPPER: 11 included); 每月报送不少于4条 2分, in
    # each of the twelve months (HF-MONTHLY); 市科技局活动每次1分，最多3分.
    members = number(facts, "new_members")
    full = {record["month"] for record in facts["monthly_reports"] if record["items"] >= 4}
    band = sum(1 for least in (1, 6, 11) if members >= least)
    return band + 2 * (full == MONTHS) + min(3, number(facts, "bureau_events"))


def bonus_points(facts: Facts) -> dict[str, int | Fraction]:
    # Bonus 1: 在合肥举办全国或国际性相关活动，每次计5分; no limit (HF-BONUS).
    reach = ("national", "international")
    events = number(facts, "hefei_events", lambda one: one["in_hefei"] and one["reach"] in reach)
    # Bonus 2: 龙头企业 or 关键、薄弱、缺失环节; 在合肥落地; 事前提供项目招商信息 (HF-PRIOR). 5个亿以上 5,
    # 1亿-5亿 2.5, 1亿以下 1, 每项; an edge belongs to the higher band (HF-EDGE); no limit (HF-BONUS).
    projects = Fraction(0)
    for one in facts["major_projects"]:
        major = one["link_of_chain"] in ("leading", "key", "weak", "absent")
        if major and one["in_hefei"] and one["announced_before"]:
            projects += 5 if one["amount"] >= 5 else Fraction(5, 2) if one["amount"] >= 1 else 1
    return {"B1": 5 * events, "B2": projects}


def score(submission: dict[str, Any]) -> dict[str, str | None]:
    """Every mark, the 100 points of the two groups, the bonus and their sum (四(二))."""
    kind, facts = submission["class"], submission["facts"]
    marks = institutions(facts)
    marks |= {
        "H04": transfer_of_results(facts),
        # Annex 5: 攻克关键共性技术项目，每项计5分, 分值 10 (G-CAP).
        "H05": min(10, 5 * number(facts, "joint_projects")),
        "H06": foreign_cooperation(facts),
        "H07": services_to_the_field(kind, facts),
        "H08": standardisation(facts),
        # Annex 9: 组织活动每次计5分，参与活动每次计1分, 分值 10 (G-CAP).
        "H09": min(10, 5 * number(facts, "events_organised") + number(facts, "events_joined")),
        "H10": white_paper(facts, submission["marks"]),
        "H11": influence(facts),
    }
    extra = bonus_points(facts)
    # 四(二): the bonus is one of three parts of the yearly score, so it may pass 100 (HF-BONUS).
    base, bonus = sum(marks.values(), Fraction(0)), sum(extra.values(), Fraction(0))
    every = marks | extra | {"base": base, "bonus": bonus, "total": base + bonus}
    return {code: written(Fraction(points)) for code, points in every.items()}


def conditions(submission: dict[str, Any]) -> dict[str, str]:
    # 一: 经市科技局批准组建 - the approval is in the bureau's papers, no fact of the claim tells it.
    return {"approved": "judged"}


# ---------------------------------------------------------------- random submissions
def one_of(*choices: Any) -> Make:
    return lambda chance: chance.choice(choices)


def day(chance: random.Random) -> str:
    date = f"{YEAR}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    return chance.choice((f"{YEAR}-01-01", f"{YEAR}-12-31", date))


TITLE = one_of(*(f"第{index}项" for index in range(1, 1000)))
MOSTLY = one_of(True, True, True, False)
LEVEL = {"level": one_of("international", "domestic", "industry", "group", "other")}
FOREIGN = {"form": one_of("cooperation", "forum", "fair"), "international": MOSTLY}
SERVICE = {"form": one_of("research", "transfer", "sharing", "training", "other")}
INCUBATOR = {"level": one_of("national", "provincial"), "member": MOSTLY}
LISTING = {"nurtured": MOSTLY, "high_tech": MOSTLY, "board": one_of("exchange", "neeq", "science")}
EVENT = {"in_hefei": MOSTLY, "reach": one_of("national", "international", "regional")}
AMOUNT = one_of(*map(Decimal, ("0.0001", "0.9999", "1", "1.0001", "4.9999", "5", "5.0001", "12")))
MAJOR = {"amount": AMOUNT, "in_hefei": MOSTLY, "announced_before": MOSTLY}
MAJOR["link_of_chain"] = one_of("leading", "key", "weak", "absent", "other")
PAPER: dict[str, Make] = {"published_on": lambda chance: chance.choice((day(chance), None))}
YES_NO = """dedicated_office fulltime_staff regular_meetings resource_platform website group_channel
    annual_plan half_year_plan midyear_summary annual_summary well_implemented
    fund_rules use_reported shown_in_audit"""
# The fact, the most records, the fields of its name and date, and, in LISTED, the other fields.
BARE = """tech_contracts 4 title registered_on, results_registered 4 title registered_on,
    projects_attracted 4 title landed_on, new_products 4 title recognised_on,
    joint_projects 3 title solved_on, patents_examined 9 title examined_on,
    events_organised 2 title held_on, events_joined 10 title held_on,
    new_members 12 name joined_on, bureau_events 5 title held_on"""
LISTED: dict[str, dict[str, Make]] = {
    "foreign_activities 14 title held_on": FOREIGN,
    "services 6 title done_on": SERVICE,
    "incubators_recognised 5 name recognised_on": INCUBATOR,
    "listings 3 enterprise listed_on": LISTING,
    "financial_products 3 title created_on": {"innovative_clients": MOSTLY},
    "standards_led 2 title issued_on": LEVEL,
    "standards_joined 4 title issued_on": LEVEL,
    "white_papers 3 title published_on": PAPER,
    "hefei_events 4 title held_on": EVENT,
    "major_projects 5 title landed_on": MAJOR,
}
# The number may stand alone for these as for the bare ones.
ALONE = ("foreign_activities", "services", "standards_led", "standards_joined")
OWN = {"incubators_recognised": "incubator", "listings": "finance", "financial_products": "finance"}


def months(chance: random.Random) -> list[Record]:
    """Make the monthly records: mostly all twelve with enough items, or one short, or some left out."""
    filed = [{"month": month, "items": chance.choice((4, 4, 5, 30))} for month in sorted(MONTHS)]
    if chance.random() < 1 / 4:
        chance.choice(filed)["items"] = chance.randint(0, 3)
    return filed if chance.random() < 2 / 3 else chance.sample(filed, chance.choice((0, 6, 11)))


def random_submission(chance: random.Random) -> dict[str, Any]:
    """One alliance: edges met, missed by one and passed by one as often as anything else."""
    kind, good = chance.choice(CLASSES), chance.choice((0.5, 0.9, 1.0))
    facts: Facts = {name: chance.random() < good for name in YES_NO.split()}
    bare: dict[str, dict[str, Make]] = {row: {} for row in BARE.split(",")}
    for row, fields in (bare | LISTED).items():
        name, limit, *named = row.split()
        least, most = (int(limit) // 2 if good == 1 else 0), int(limit)
        size = chance.choice((least, least + 1, most, chance.randint(least, most)))
        makers = dict(zip(named, (TITLE, day), strict=True)) | fields
        facts[name] = [{key: make(chance) for key, make in makers.items()} for _ in range(size)]
        if (row in bare or name in ALONE) and chance.random() < 1 / 4:
            facts[name] = size
        # The claim asks other kinds to write []; one in three does not and must earn nothing by it.
        if OWN.get(name, kind) != kind and chance.random() < 2 / 3:
            facts[name] = []
    facts["monthly_reports"] = months(chance)
    if chance.random() < 1 / 2:  # reported without a price (HF-TEXT)
        facts |= {"bodies": True, "strategy_studies": 7, "council_meetings": []}
    # 1 to 5 experts; four of them with one decimal give means that end on 5 in the third place.
    step, top = chance.choice(((Decimal("0.5"), 5), (Decimal("0.1"), 25), (Decimal("0.25"), 10)))
    marks = {
        f"expert-{index}": {rubric: step * chance.randint(0, top) for rubric in RUBRICS}
        for index in range(chance.randint(1, 5))
    }
    published = any(record["published_on"] for record in facts["white_papers"])
    marks = marks if published or chance.random() < 1 / 2 else {}
    return {"class": kind, "attributes": {}, "facts": facts, "marks": marks, "sheets": []}
