"""Second reading of scheme QZ: stations of national and provincial societies, Quzhou.

Written from the policy text alone (衢州市全国（省级）学会服务站建设管理办法（试行）, 衢市科协〔2021〕24号):
"Art. n" is 第n条, "table" the 衢州市学会服务站绩效考核表 behind the application form. Where the text leaves
a choice, the default reading of the domain reference is taken and named. Exact fractions throughout.
"""

import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

Record = dict[str, Any]
Facts = dict[str, Any]
Marks = dict[str, dict[str, Decimal]]
Make = Callable[[random.Random], Any]

# Art. 7: the level decides the money alone; the table makes no difference between the two.
CLASSES = ("national", "provincial")
PLACES = {"province": 6, "city": 4, "county": 2}


def two_places(points: Fraction) -> Fraction:
    """Round half-up to two decimals (reading G-ROUND; the text itself is silent on rounding)."""
    hundredths = points * 100 + Fraction(1, 2)
    return Fraction(hundredths.numerator // hundredths.denominator, 100)


def written(points: Fraction) -> str:
    hundredths = points * 100
    assert hundredths.denominator == 1  # rounded before, or whole points
    return f"{hundredths.numerator // 100}.{hundredths.numerator % 100:02d}"


def yes(facts: Facts, *keys: str) -> bool:
    """One mark for several conditions needs them all (G-ALLORNOTHING); untold: KeyError."""
    return sum(facts[key] is True for key in keys) == len(keys)


def number(facts: Facts, key: str) -> int:
    """Take the number stated alone, or count the records; untold: KeyError (G-MISSING)."""
    value = facts[key]
    return value if isinstance(value, int) else len(value)


def having(facts: Facts, key: str, field: str, *values: str) -> int:
    """The number of records whose field has one of the values."""
    return sum(1 for record in facts[key] if record[field] in values)


def mean(marks: Marks, mark: str) -> Fraction:
    """The mean of what the reviewers gave."""
    return sum((Fraction(own[mark]) for own in marks.values()), Fraction(0)) / len(marks)


def funds_and_rules(facts: Facts, marks: Marks) -> Fraction:
    # Table 经费保障及制度建设(10分): 有完善的管理制度(2分); 资金使用规范、专款专用(2分), both;
    # 建立专家数据库与项目数据库(3分), both; 投入情况(3分) has no amount, so it is judged (QZ-HOSTFUND).
    rules = 2 * yes(facts, "management_rules")
    funds = 2 * yes(facts, "funds_used_properly", "funds_earmarked")
    databases = 3 * yes(facts, "expert_database", "project_database")
    return two_places(rules + funds + databases + mean(marks, "Q02-host"))


def planning(facts: Facts) -> int:
    # Table 项目策划(5分): 涵盖合同书全部内容(5分), 80%(3分), 50%(1分), 以最高分计 - thresholds, reached
    # when met (QZ-COVERAGE). Without a plan the coverage is 0.
    covered = Fraction(facts["plan_coverage"])
    return max(points for least, points in ((0, 0), (50, 1), (80, 3), (100, 5)) if covered >= least)


def synergy(facts: Facts) -> int:
    # Table 协同机制(4分): 有明确合作内容(1分); 签订共建协议,制定共建计划等(2分), both. The parts give 3 and
    # no fourth point is invented (QZ-SYNERGY).
    return yes(facts, "cooperation_content") + 2 * yes(facts, "agreement_signed", "joint_plan")


def influence(facts: Facts) -> int:
    # Table 辐射效应(6分): 全省 6分, 全市 4分, 全县 2分, 以最高分计.
    return max(points * yes(facts, f"influence_{place}") for place, points in PLACES.items())


def time_on_site(facts: Facts) -> int:
    # Table 在站的工作时间(5分): 低于30天 0; 30-40天 3分; 40天以上 5分. Both bands claim 40; the higher one
    # has it (G-UPPER). Days of the team in the year (QZ-DAYS); the number of stays bears no price.
    days = Fraction(facts["team_days"])
    return 5 if days >= 40 else 3 if days >= 30 else 0


def consulting(facts: Facts) -> int:
    # Table 咨询、讲座、培训(10分): 报告…并有…建言献策等(每次计5分), each report and each advice by itself
    # (QZ-REPORT); 被采纳、获得领导批示(每次计5分). Lectures are listed without points (QZ-Q07). G-CAP.
    return min(10, 5 * number(facts, "reports") + 5 * number(facts, "adoptions"))


def exchange_points(event: Record) -> int:
    # Table 学术交流(10分): 100人次以上的国际或国家级高层次学术会议、行业高峰论坛等(每次计10分), the hundredth
    # included (G-UPPER); 科技沙龙、学术交流、技术研讨等(每次计5分), and so are meetings and summits that
    # are too small or of a lower level (QZ-DOWNGRADE). A large salon is still a salon.
    high = event["form"] in ("meeting", "summit") and event["level"] in (
        "international",
        "national",
    )
    return 10 if high and event["person_times"] >= 100 else 5


def talents(facts: Facts) -> int:
    # Table 人才培养及招才引智(10分): 举办100人以上培训项目(每次计5分), the hundredth included; base, talent
    # projects, education, evaluation bear no price (QZ-Q09). 引进…帮助…建立院士工作站或院士合作项目
    # (每次计5分), each documented act once (QZ-INTRO). G-CAP.
    large = sum(1 for training in facts["trainings"] if training["people"] >= 100)
    return min(10, 5 * large + 5 * number(facts, "introductions"))


def results(facts: Facts) -> int:
    # Table 成果转化(5分): 转化与产业化(每项计5分); 国家标准、行业标准(每项计5分); 团体标准(每项计3分).
    # 本项不封顶. Platforms and teams bear no price (QZ-PLATFORM).
    standards = 5 * having(facts, "standards", "level", "national", "industry")
    return (
        5 * number(facts, "transfers")
        + standards
        + 3 * having(facts, "standards", "level", "group")
    )


def awards(facts: Facts) -> int:
    # Table 奖项(5分): 市级及以上科技奖励1项者获5分，超过1项者，按市厅、省部级和国家级的分别另加2、3和4分.
    # 本项不封顶. County awards do not count; the lowest is the first (QZ-AWARDS), every further one adds
    # by its level (QZ-AWARDS-2).
    extra = {"city": 2, "province": 3, "national": 4}
    counting = sorted(extra[one["level"]] for one in facts["awards"] if one["level"] in extra)
    return 5 + sum(counting[1:]) if counting else 0


def impact(facts: Facts, marks: Marks) -> Fraction:
    # Table 经济社会效益(5分): benefit, technologies, products and leading role are judged, 0 to 5; on top
    # 市级媒体1次加1分, 省级媒体1次加3分, 国家级媒体1次加5分. 本项不封顶 (QZ-IMPACT).
    price = {"city": 1, "province": 3, "national": 5}
    media = sum(price[report["level"]] for report in facts["press_reports"])
    return two_places(mean(marks, "Q14-benefit") + media)


def score(submission: dict[str, Any]) -> dict[str, str | None]:
    """The fourteen marks and their sum, which 本项不封顶 may carry over 100 (G-UNCAPPED)."""
    facts, marks = submission["facts"], submission["marks"]
    points: dict[str, int | Fraction] = {
        # Table 设施保障(10分): 应有办公场所、相应的设备设施等(5分), both (等: QZ-DENG); 工作人员(5分).
        "Q01": 5 * yes(facts, "office", "equipment") + 5 * yes(facts, "staff"),
        "Q02": funds_and_rules(facts, marks),
        "Q03": planning(facts),
        "Q04": synergy(facts),
        "Q05": influence(facts),
        "Q06": time_on_site(facts),
        "Q07": consulting(facts),
        "Q08": min(10, sum(exchange_points(event) for event in facts["exchanges"])),  # G-CAP
        "Q09": talents(facts),
        # Table 招商引资(10分): 引进相关创新性企业(每次计10分), G-CAP.
        "Q10": min(10, 10 * number(facts, "enterprises")),
        "Q11": results(facts),
        # Table 技术攻关(5分): 破解技术难题(每次计5分). 本项不封顶.
        "Q12": 5 * number(facts, "solutions"),
        "Q13": awards(facts),
        "Q14": impact(facts, marks),
    }
    points["total"] = sum(points.values(), Fraction(0))
    return {code: written(Fraction(value)) for code, value in points.items()}


def conditions(submission: dict[str, Any]) -> dict[str, str]:
    """The table sets no targets; the conditions of Art. 3 belong to recognition."""
    return {}


# ---------------------------------------------------------------- random submissions
def one_of(*choices: Any) -> Make:
    return lambda chance: chance.choice(choices)


def near(edge: int) -> Make:
    return lambda chance: chance.choice((edge - 1, edge, edge + 1, chance.randint(0, 3 * edge)))


def day(chance: random.Random) -> str:
    return f"2022-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"


YES_NO = """office equipment staff management_rules funds_used_properly funds_earmarked
expert_database project_database cooperation_content agreement_signed joint_plan"""
COVERAGE = ("0", "49.99", "50", "50.01", "79.99", "80", "80.01", "99.99", "100", "100")
DAYS = ("0", "29", "29.5", "30", "30.5", "35", "39", "39.5", "40", "40.5", "41", "365")
MEETING = one_of("meeting", "summit", "meeting", "summit", "salon", "exchange", "seminar")
HEIGHT = one_of("international", "national", "provincial", "local")
# Records: their field for the name and for the day, then the other fields; ALONE may be a number.
REPORT = one_of("industry", "consulting", "research", "advice")
TALENT = one_of("base", "project", "education", "evaluation")
AWARD = one_of("county", "city", "province", "national")
LISTED: dict[str, dict[str, Make]] = {
    "reports title finished_on": {"form": REPORT, "with_advice": one_of(True, False)},
    "adoptions title adopted_on": {"by": one_of("government", "industry", "enterprise", "leaders")},
    "exchanges title held_on": {"form": MEETING, "level": HEIGHT, "person_times": near(100)},
    "trainings title held_on": {"people": near(100)},
    "talent_activities title done_on": {"form": TALENT},
    "introductions title done_on": {"form": one_of("talent", "station", "project")},
    "enterprises enterprise settled_on": {},
    "platforms title founded_on": {},
    "transfers title moved_on": {},
    "standards title issued_on": {"level": one_of("national", "industry", "group")},
    "solutions title done_on": {"form": one_of("common", "enterprise")},
    "awards title awarded_on": {"level": AWARD, "project": one_of("项目一", "项目二")},
    "press_reports title published_on": {"level": one_of("city", "province", "national")},
}
ALONE = (
    "reports adoptions talent_activities introductions enterprises platforms transfers solutions"
)


def random_submission(chance: random.Random) -> dict[str, Any]:
    """One station: edges met, missed by one and passed by one as often as anything else."""
    good = chance.choice((0.5, 0.9, 1.0))
    facts: Facts = {name: chance.random() < good for name in YES_NO.split()}
    facts |= {f"influence_{place}": chance.random() < 0.5 for place in PLACES}
    money = ("host_running_funds", "host_research_funds", "direct_benefit")
    facts |= {name: Decimal(chance.randint(0, 9_000_000)) / 100 for name in money} | {
        "leading_role": "示范"
    }
    facts["plan_coverage"] = Decimal(chance.choice((*COVERAGE, str(chance.randint(0, 100)))))
    facts["team_days"] = Decimal(chance.choice(DAYS))
    for count in ("team_visits", "lectures", "common_technologies", "new_products"):
        facts[count] = chance.choice((0, 1, chance.randint(0, 40)))
    for row, fields in LISTED.items():
        name, title, date = row.split()
        size = chance.choice((0, 0, 0, 1, 1, 2, chance.randint(0, 8)))
        facts[name] = [{title: f"第{index}项", date: day(chance)} for index in range(size)]
        for record in facts[name]:
            record |= {field: make(chance) for field, make in fields.items()}
        if name in ALONE.split() and chance.random() < 1 / 4:
            facts[name] = size
    # Four reviewers with one decimal give means that end on 5 in the third place.
    parts = chance.choice((2, 10, 4))
    most = {"Q02-host": 3, "Q14-benefit": 5}
    marks: Marks = {}
    for index in range(chance.choice((1, 2, 3, 4, 4, 5, 7, 8))):
        marks[f"expert-{index}"] = {
            mark: Decimal(chance.randint(0, parts * top)) / parts for mark, top in most.items()
        }
    kind = chance.choice(CLASSES)
    return {"class": kind, "attributes": {}, "facts": facts, "marks": marks, "sheets": []}
