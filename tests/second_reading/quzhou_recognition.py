"""Second reading of the recognition of society service stations, Quzhou: conditions, no points.

Written from the policy text alone (衢州市全国（省级）学会服务站建设管理办法（试行）, 衢市科协〔2021〕24号):
"Art. n" is 第n条, "form" the application form 申请书 behind it. Where the text leaves a choice, the
default reading of the domain reference is taken and named.
"""

import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

Facts = dict[str, Any]

CLASSES = ("national", "provincial")  # form 申报级别: 全国学会服务站 or 省级学会服务站
# Art. 3: 科研院所、高校等事业单位; 学会、行业协会等科技社团; 园区、孵化器…等科技服务型主体单位; 规上企业或高新技术企业.
LISTED_HOSTS = (
    "public-institution",
    "science-society",
    "service-body",
    "large-enterprise",
    "high-tech-enterprise",
)
# Not met, these two only warn: 主要为 leaves the list of hosts open (QZ-HOSTS), and 原则上 with
# 特殊情况可另议 the term (QZ-COOP). Art. 3(6) also says 原则上, but names no exception (QZ-ONE).
WARNINGS = ("host-kind", "term")


def yes(facts: Facts, *keys: str) -> bool:
    """Every demand of a condition is needed (G-ALLORNOTHING); untold: KeyError (G-MISSING)."""
    return sum(facts[key] is True for key in keys) == len(keys)


def conditions(submission: dict[str, Any]) -> dict[str, str]:
    """Art. 3: who may be host, and the six conditions of a station."""
    facts = submission["facts"]
    fulfilled = {
        "host-kind": facts["host_category"] in LISTED_HOSTS,
        # Every kind is named with 在衢州的 or 在衢的.
        "host-place": yes(facts, "host_in_quzhou"),
        # (一) 独立的法人资格，产业集聚特色明显，具有一定辐射能力且在当地及本行业有较大影响.
        "legal-person": yes(facts, "legal_person", "cluster", "reach", "standing"),
        # (二) 有明确的…合作内容，并签订共建学会服务站协议.
        "cooperation": yes(facts, "cooperation_content", "agreement_signed"),
        # (二) 合作期原则上为 3 年; a longer term is no ground for a warning (QZ-COOP).
        "term": Fraction(facts["cooperation_years"]) >= 3,
        # (三) 与全国学会、省级学会签署协议; a branch may do the work.
        "society": yes(facts, "with_society_itself"),
        # (四) 落实进站专家团队，明确服务站具体工作负责人员.
        "people": yes(facts, "expert_team", "person_in_charge"),
        # (五) 具体办公场所，稳定的经费支持，较完善的管理制度和服务规范.
        "means": yes(facts, "office", "stable_funds", "management_rules", "service_standards"),
        # (六) 同一学会在本市…原则上只认定一家.
        "one-station": yes(facts, "only_station"),
    }
    found = {name: "met" if held else "not-met" for name, held in fulfilled.items()}
    # (六) again, by the registers of all units: nothing that one application can show.
    return {**found, "one-station-registered": "judged"}


def eligible(submission: dict[str, Any]) -> bool:
    """Whether nothing but a warning stands against the application."""
    found = conditions(submission)
    return all(found[name] in ("met", "judged") or name in WARNINGS for name in found)


def score(submission: dict[str, Any]) -> dict[str, str | None]:
    """Art. 5 has a review group decide, without points (G-NOGRADE): nothing is a number."""
    return {"R1": None, "R2": None, "total": None}


# ---------------------------------------------------------------- random submissions
YES_NO = """host_in_quzhou legal_person cluster reach standing cooperation_content
agreement_signed with_society_itself expert_team person_in_charge office stable_funds
management_rules service_standards only_station"""
NATURES = ("park", "platform", "institute", "enterprise", "incubator", "society", "other")
FIELDS = """fluorosilicon equipment digital chemistry energy electronic-chemicals electronics paper
health other"""
TEXTS = "station_name host_profile industry_profile society_name society_profile purpose_and_plan"
YEARS = ("0.5", "1", "2", "2.9", "3", "3", "3", "3.0", "3.1", "4", "5", "10")


def random_submission(chance: random.Random) -> dict[str, Any]:
    """One application: often one demand of many is missing, and the term lies around 3 years."""
    kind, good = chance.choice(CLASSES), chance.choice((0.5, 0.9, 1.0))
    facts: Facts = {name: chance.random() < good for name in YES_NO.split()}
    if chance.random() < 1 / 3:  # all but one
        facts |= dict.fromkeys(YES_NO.split(), True) | {chance.choice(YES_NO.split()): False}
    facts |= {name: f"{name} 说明" for name in TEXTS.split()}
    facts |= {
        "applied_on": f"2022-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
        "host_nature": chance.choice(NATURES),
        "host_category": chance.choice((*LISTED_HOSTS, "other", "other")),
        "level": kind,
        "cooperation_years": Decimal(chance.choice(YEARS)),
        "branch": chance.choice(("专业委员会", "分会")),
        "fields_of_work": [
            {"name": name, "other_name": "环保" if name == "other" else None}
            for name in chance.sample(FIELDS.split(), chance.randint(1, 4))
        ],
    }
    return {"class": kind, "attributes": {}, "facts": facts, "marks": {}, "sheets": []}
