"""Second reading of scheme LYG: county science associations, Lianyungang 2018.

Written from the policy text alone (连科协〔2018〕32号). "Row n" is 序号 n of its annex,
五(二) an article of the body. Where the text leaves a choice, the default reading of the domain
reference is taken and named. Exact fractions throughout.
"""

import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

Record = dict[str, Any]

# Column 分值 of the annex, rows 1 to 23: 13 + 28 + 26 + 7 + 26 = 100; the bonus 4 + 4 + 2 = 10.
POINTS = (4, 5, 2, 2, 3, 3, 8, 4, 6, 4, 4, 5, 4, 4, 2, 7, 3, 4, 5, 11, 2, 5, 3)
BASE = {f"L{row:02d}": points for row, points in enumerate(POINTS, 1)}
BONUS = {"X1": 4, "X2": 4, "X3": 2}
ITEMS = BASE | BONUS
# 五(二)2: 市科协领导评分占40%，机关各部门评分占30%，县区科协评分占30%; nobody else (LYG-OTHER).
WEIGHTS = {"leaders": Fraction(40, 100), "departments": Fraction(30, 100)}
WEIGHTS["counties"] = Fraction(30, 100)


def two_places(points: Fraction) -> Fraction:
    """Round half-up to two decimals (LYG-TOTAL; the text itself is silent on rounding)."""
    hundredths = points * 100 + Fraction(1, 2)
    return Fraction(hundredths.numerator // hundredths.denominator, 100)


def written(points: Fraction) -> str:
    hundredths = points * 100
    assert hundredths.denominator == 1
    return f"{hundredths.numerator // 100}.{hundredths.numerator % 100:02d}"


def counting(sheets: list[Record], panel: str) -> list[Record]:
    """Sheets of one panel that count: complete (LYG-JUDGEMISS), none of the own county (LYG-SELF)."""
    kept = [one for one in sheets if one["panel"] == panel and one["marks"].keys() == ITEMS.keys()]
    return [one for one in kept if not (panel == "counties" and one["own"])]


def weighted(panels: dict[str, list[Record]], codes: tuple[str, ...]) -> Fraction:
    """Add up each judge's marks, take the mean of each panel, and weight the three means."""
    points = Fraction(0)
    for panel, sheets in panels.items():
        given = (Fraction(one["marks"][code]) for one in sheets for code in codes)
        points += WEIGHTS[panel] * sum(given, Fraction(0)) / len(sheets)
    return points


def score(submission: dict[str, Any]) -> dict[str, str | None]:
    """The items for information, then base and bonus, each rounded once, and their sum."""
    assert submission["class"] == "county"
    for one in submission["sheets"]:
        assert all(0 <= mark <= ITEMS[code] for code, mark in one["marks"].items())
    panels = {panel: counting(submission["sheets"], panel) for panel in WEIGHTS}
    # The weights are fixed, so without one of the three there is no score at all (LYG-MISSING).
    if not all(panels.values()):
        return dict.fromkeys((*ITEMS, "base", "bonus", "total"))
    marks = {code: two_places(weighted(panels, (code,))) for code in ITEMS}
    # 五(二)2: 考核基础分为100分，另设加分项目10分. Base and bonus are rounded apart, from the marks
    # and not from the items shown (LYG-TOTAL); the same judges give the bonus (LYG-BONUSPANEL).
    base, bonus = (two_places(weighted(panels, tuple(part))) for part in (BASE, BONUS))
    every = marks | {"base": base, "bonus": bonus, "total": base + bonus}
    return {code: written(points) for code, points in every.items()}


def target(reached: bool, applies: bool = True) -> str:
    return "not-applicable" if not applies else "met" if reached else "not-met"


# Row 3: 地方党报、主流媒体及新媒体, any of the three. Row 9: 独立接待海外高层次人才. Row 12: 深入社区、
# 学校、农村. Row 16: 市级奖及以上. Row 18: 被当地主要领导批示或采纳. In other lists every record counts.
COUNTS: dict[str, Callable[[Record], bool]] = {
    "featured_people": lambda one: one["medium"] in ("party-paper", "mainstream", "new-media"),
    "overseas_talents": lambda one: one["high_level"] is True and one["independent"] is True,
    "outreach_events": lambda one: one["place"] in ("community", "school", "village"),
    "youth_awards": lambda one: one["level"] in ("national", "provincial", "city"),
    "proposals_adopted": lambda one: one["by"] == "main-leader",
}


def number(facts: Record, key: str) -> int:
    """Count the records that count, or take the number stated alone; untold: KeyError (G-MISSING)."""
    value, counts = facts[key], COUNTS.get(key, bool)
    return value if isinstance(value, int) else sum(1 for record in value if counts(record))


# What a row asks for without a number: yes or no. Rows 14, 16 and 22 have more below.
DONE = """
    l01:innovation_drive; l02:reward_system commendation_held talent_recommended innovation_contest
    youth_talent_nominated academic_award engineer_award innovation_star; l04:online_association
    platforms_linked tasks_on_time; l05:exchange_platform upper_events_joined; l06:capability_plan
    base_applied assistance_project society_resources; l07:functions_taken_over parks_and_makers
    innovation_training expert_visits innovation_emulation factory_society; l08:village_project
    annual_paper poverty_project; l09:haizhi_base haizhi_station haizhi_events;
    l11:outline_in_assessment outline_in_plans outline_inspection; l13:big_screens wechat_platform
    e_stations science_window; l14:venues_open volunteers_managed village_officials;
    l15:action_plan farmer_stations model_communities; l16:youth_contests mayor_prize robot_contest
    tutor_training; l17:think_tank advisers; l18:advice_rewards soft_science think_tank_results;
    l19:heard_by_party heard_by_government leader_in_charge reform_tasks; l20:head_in_congress
    election_on_time committees_held network_managed database_keeper pilot_four_one leaders_coopted
    society_meetings engineers_association parks_reached rural_association; l21:integrity
    congress_study; l22:yearly_goals goals_split county_plan material_on_time staff_training;
    l23:information_system"""
# Rows with one number: 不少于N and N以上 alike, N itself is enough (G-UPPER), in each county (LYG-PER).
# Row 6: of those applied for. Row 9: 年内有海智项目落地, one is enough. Row 11: 1-2次, the lower end
# (LYG-RANGE). Row 20: 创建3A级以上学会1家, a second one is no fault.
NUMBERS = """
    l01-day_activities 3; l03-featured_people 10; l06-stations 2; l06-chief_experts 2;
    l07-typical_cases 5; l09-overseas_talents 5; l09-overseas_projects 10; l09-needs_published 10;
    l09-landed_projects 1; l10-haizhi_entries 15; l11-promotion_meetings 1; l12-lectures 4;
    l12-outreach_events 20; l15-base_applications 2; l16-youth_awards 30; l16-school_applications 1;
    l18-proposals_adopted 2; l19-leaders_attended 2; l20-network_activities 2; l20-new_societies 1;
    l20-societies_3a 1; l21-party_branches 2; l23-research_reports 1"""
AT_LEAST = {row.split()[0]: int(row.split()[1]) for row in NUMBERS.split(";")}
RATES = {"connection_index": 90, "normal_index": 90, "active_index": 90, "volunteer_rate": 85}
POOLS = {"pool_experts": 10, "pool_results": 30, "pool_needs": 20}


def of_its_kind(facts: Record, attributes: dict[str, str]) -> dict[str, str]:
    county, prize, truck = (attributes[key] for key in ("county", "county_prize", "truck"))
    farming, industry = (attributes[key] == "present" for key in ("farm_townships", "high_tech"))
    # Row 5: 东海县、灌云县、灌南县、赣榆区…不少于6场次，海州区、连云区不少于4场次.
    events = number(facts, "academic_events") >= (4 if county in ("haizhou", "lianyun") else 6)
    # Row 7: 东海县、灌云县、灌南县、赣榆区各10家，海州区科协8家，连云区科协6家.
    pushed = number(facts, "info_pushed") >= {"haizhou": 8, "lianyun": 6}.get(county, 10)
    # Row 14: 有科普大篷车…不少于30场次，没有…与市科协做好对接，年内开展活动不少于12场次.
    outreach = number(facts, "grassroots_events") >= (30 if truck == "with" else 12)
    # Row 20: 省级以上高新技术企业成立科协达50%以上; nothing to measure where there is none.
    share = 2 * facts["high_tech_associations"] >= facts["high_tech_enterprises"]
    # Row 20: 涉农乡镇建有4家以上农技协组织, the county's sum (LYG-L20, LYG-TOWNSHIP).
    rural = number(facts, "township_associations") >= 4
    return {
        "l05-academic-events": target(events),
        "l07-info-pushed": target(pushed),
        # Row 8: 2家 each in five counties; 连云区 is not named and has no target (LYG-NA).
        "l08-family-farms": target(number(facts, "family_farms") >= 2, county != "lianyun"),
        "l14-grassroots-events": target(outreach),
        "l14-truck-arranged": target(facts["truck_arranged"], truck == "without"),
        # Row 16: 已设立县（区）长奖的组织开展评选活动.
        "l16-county-prize-held": target(facts["county_prize_held"], prize == "set-up"),
        "l20-high-tech-share": target(share, industry),
        "l20-township-associations": target(rural, farming),
    }


def conditions(submission: dict[str, Any]) -> dict[str, str]:
    facts: Record = submission["facts"]
    found = of_its_kind(facts, submission["attributes"])
    for row, names in (line.split(":") for line in DONE.split(";")):
        found |= {f"{row.strip()}-{key}": target(facts[key]) for key in names.split()}
    found |= {name: target(number(facts, name[4:]) >= n) for name, n in AT_LEAST.items()}
    # Row 10: 不少于60项，专家库10项，成果库30项，需求库20项; sum and parts (LYG-60).
    parts = all(number(facts, pool) >= least for pool, least in POOLS.items())
    pools = parts and sum(number(facts, pool) for pool in POOLS) >= 60
    # Row 12: 组织开展科普周、全国科普日活动，有启动仪式，重点活动不少于10项.
    both = facts["science_week"] and facts["science_day"] and facts["opening_ceremony"]
    # Row 13: 连接指数、正常指数、活跃指数均达90%以上, each of them (LYG-RATE).
    reached = {key: facts[key] >= rate for key, rate in RATES.items()}
    found["l14-volunteer-rate"] = target(reached.pop("volunteer_rate"))  # Row 14: 达85%以上
    # Row 22: 及时完成…年度财务决算、综合统计、报纸征订, one phrase (G-ALLORNOTHING).
    routine = facts["accounts_done"] and facts["statistics_done"] and facts["subscriptions_done"]
    # Row 23: 发稿不少于90篇，其中省科协要闻采用不少于5篇; the 5 are among the 90.
    articles = number(facts, "articles") >= 90 and number(facts, "main_news") >= 5
    found["l10-alliance-pools"] = target(pools)
    found["l13-cloud-indices"] = target(all(reached.values()))
    found |= {"l22-routine-work": target(routine), "l23-article-count": target(articles)}
    found["l12-week-and-day"] = target(both and number(facts, "key_activities") >= 10)
    return {name.replace("_", "-"): verdict for name, verdict in found.items()}


# ---------------------------------------------------------------- random submissions
COUNTIES = ("donghai", "guanyun", "guannan", "ganyu", "haizhou", "lianyun")
OPTIONS = {"county": COUNTIES, "truck": ("with", "without"), "high_tech": ("present", "absent")}
OPTIONS |= {"county_prize": ("set-up", "not-set-up"), "farm_townships": ("present", "absent")}
YES_NO = [key for row in DONE.split(";") for key in row.split(":")[1].split()]
YES_NO += ["science_week", "science_day", "opening_ceremony", "truck_arranged", "top_ten"]
YES_NO += ["county_prize_held", "accounts_done", "statistics_done", "subscriptions_done"]
# Every number that has an edge, or several; lists of records are drawn by the same edges.
EDGES: dict[str, tuple[int, ...]] = {key: (edge,) for key, edge in POOLS.items()}
EDGES |= {name[4:]: (edge,) for name, edge in AT_LEAST.items()} | {"articles": (90,)}
EDGES |= {"info_pushed": (6, 8, 10), "academic_events": (4, 6), "grassroots_events": (12, 30)}
EDGES |= dict.fromkeys(("honours", "brands", "national_site_news", "headline_news"), (1,))
EDGES |= {"family_farms": (2,), "key_activities": (10,), "township_associations": (4,)}
# Lists: the text and the date of a record; then a field, what counts in it, and what does not.
LISTS_TEXT = """day_activities title held_on; academic_events title held_on; key_activities title
    held_on; lectures title held_on; promotion_meetings title held_on; new_societies society
    founded_on; party_branches society founded_on; stations host applied_on; family_farms farm
    applied_on; landed_projects title landed_on; overseas_talents specialty received_on;
    featured_people - published_on medium party-paper,mainstream,new-media other;
    outreach_events title held_on place community,school,village other;
    youth_awards title awarded_on level national,provincial,city county;
    proposals_adopted title answered_on by main-leader other;
    honours title awarded_on from_whom national,provincial,city;
    brands title - reach national,provincial"""
LISTS = {row.split()[0]: row.split()[1:] for row in LISTS_TEXT.split(";")}


def listed(chance: random.Random, key: str, good: int) -> list[Record]:
    """Make so many records that count, and up to three that do not, in any order."""
    text, date, *field = LISTS[key]
    records: list[Record] = []
    for valid in [True] * good + [False] * chance.choice((0, 0, 1, 3)) * (key in COUNTS):
        day = chance.choice(("2018-01-01", "2018-06-30", "2018-12-31"))
        record: Record = {text: "某项", date: day}
        record.pop("-", None)
        if key == "overseas_talents":
            alone = valid or chance.random() < 1 / 2
            record |= {"high_level": valid or not alone, "independent": alone}
        elif field:
            record[field[0]] = chance.choice(field[1 if valid else 2].split(","))
        records.append(record)
    return chance.sample(records, len(records))


def sheet(chance: random.Random, panel: str, index: int) -> Record:
    step = chance.choice((Decimal("0.5"), Decimal("0.1"), Decimal("0.25")))
    every = {code: step * chance.randint(0, int(most / step)) for code, most in ITEMS.items()}
    marks = every | {code: Decimal(ITEMS[code]) for code in ITEMS if chance.random() < 1 / 4}
    own = panel == "counties" and chance.random() < 1 / 4
    return {"judge": f"{panel}-{index}", "panel": panel, "own": own, "marks": marks}


def random_submission(chance: random.Random) -> dict[str, Any]:
    """One county: edges met, missed by one and passed by one; sometimes a panel is empty."""
    attributes = {key: chance.choice(options) for key, options in OPTIONS.items()}
    good = chance.choice((0.5, 0.9, 1.0))
    facts: Record = {key: chance.random() < good for key in YES_NO}
    for key, edges in EDGES.items():
        facts[key] = (edge := chance.choice(edges)) + chance.choice(
            (-1, 0, 0, 1, 9, -chance.randint(0, edge))
        )
        if key in LISTS and chance.random() < 3 / 4:  # else the number stands alone
            facts[key] = listed(chance, key, facts[key])
    for key, rate in RATES.items():
        around = rate + chance.choice((Decimal("-0.01"), 0, 0, Decimal("0.01"), 10))
        facts[key] = Decimal(chance.choice((around, around, around, chance.randint(0, 100))))
    # 其中: the parts stay within their whole; half of the enterprises is the edge.
    facts["main_news"] = min(facts["articles"], chance.choice((4, 5, 5, 6, 20)))
    firms = chance.randint(1, 40) if attributes["high_tech"] == "present" else 0
    half = chance.choice((firms // 2 - 1, firms // 2, firms // 2 + 1, firms))
    facts |= {"high_tech_enterprises": firms, "high_tech_associations": min(firms, max(0, half))}
    judges = {panel: chance.choice((*[1, 2, 3, 4, 5] * 5, 0)) for panel in WEIGHTS}
    sheets = [sheet(chance, panel, index) for panel in judges for index in range(judges[panel])]
    given = {"facts": facts, "marks": {}, "sheets": sheets}
    return {"class": "county", "attributes": attributes} | given
