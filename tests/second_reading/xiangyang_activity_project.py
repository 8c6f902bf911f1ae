"""Second reading of scheme XYA: activity projects of societies and associations, Xiangyang 2019.

Written from the policy text alone (襄阳《2019年学会服务能力提升行动计划项目内容及考核指标》, annex 1); "XY:n"
is line n of that text. The text gives this project no points, so every score is None, never 0.
"""

import random
from typing import Any

Facts = dict[str, Any]
Record = dict[str, Any]

# XY:11: 学会、企事业科协、高校科协.
CLASSES = ("society", "enterprise-association", "university-association")
# XY:11: 2018年8月-2019年3月, both months whole (XY-WINDOW); ISO dates compare as text.
FIRST, LAST = "2018-08-01", "2019-03-31"
# XY:15: 主题突出; 学会联合体或学会联合举办的交叉类; 集会、展、赛于一体的综合类.
EXCHANGES = ("topical", "joint", "comprehensive")
# XY:17: 产学研合作; 创新创业服务基地; 创新创业服务; 组织专家帮助; 研发平台或协作机制.
INNOVATIONS = ("cooperation", "base", "startup-service", "expert-help", "platform")


def in_window(record: Record) -> bool:
    # XY:11: 2018年8月-2019年3月开展重点活动.
    return FIRST <= str(record["held_on"]) <= LAST


def exchange_counts(record: Record) -> bool:
    # XY:15: of one of the three kinds; each event with its own number of people (每次).
    assert record["form"] in EXCHANGES
    # XY:15: 30人以上 - thirty itself included (G-UPPER); people present, not attendances (G-PERSON).
    return in_window(record) and int(record["people"]) >= 30


def innovation_counts(record: Record) -> bool:
    # XY:17: no number of people is asked for; that stands under 学术交流活动 alone.
    assert record["form"] in INNOVATIONS
    return in_window(record)


def score(submission: dict[str, Any]) -> dict[str, str | None]:
    """No points in the text (XY:13-17): no score of an indicator and no total."""
    assert submission["class"] in CLASSES
    return {"A1": None, "A2": None, "total": None}


def conditions(submission: dict[str, Any]) -> dict[str, str]:
    facts: Facts = submission["facts"]
    exchanges = sum(exchange_counts(one) for one in facts["exchange_events"])
    innovations = sum(innovation_counts(one) for one in facts["innovation_activities"])
    # XY:11 with XY:15 and XY:17: one counting activity of either kind is enough (XY-EITHER).
    return {"key-activity": "met" if exchanges + innovations >= 1 else "not-met"}


# ---------------------------------------------------------------- random submissions
def some_day(chance: random.Random) -> str:
    """A day in the window, its first and last day often among them."""
    month = chance.choice(("2018-08", "2018-09", "2018-11", "2018-12", "2019-01", "2019-03"))
    return chance.choice((FIRST, LAST, f"{month}-{chance.randint(1, 28):02d}"))


def some_exchange(chance: random.Random, index: int) -> Record:
    people = chance.choice((0, 28, 29, 29, 30, 31, chance.randint(0, 60)))
    return {
        "title": f"exchange {index}",
        "form": chance.choice(EXCHANGES),
        "held_on": some_day(chance),
        "people": people,
    }


def some_innovation(chance: random.Random, index: int) -> Record:
    return {
        "title": f"innovation {index}",
        "form": chance.choice(INNOVATIONS),
        "held_on": some_day(chance),
    }


def some_result(chance: random.Random, index: int) -> Record:
    return {"title": f"result {index}", "achieved_on": some_day(chance)}


def random_submission(chance: random.Random) -> dict[str, Any]:
    """Few activities, so that a unit without any that counts comes up often."""
    innovations = chance.choice((0, 0, 0, 1, 2))
    results = chance.randint(0, 3)
    facts: Facts = {
        "exchange_events": [
            some_exchange(chance, n) for n in range(chance.choice((0, 1, 1, 2, 3)))
        ],
        "innovation_activities": [some_innovation(chance, n) for n in range(innovations)],
        # XY:17: 取得的创新成果 - stated for information, either one by one or as a number.
        "innovation_results": chance.choice(
            (results, [some_result(chance, n) for n in range(results)])
        ),
    }
    return {
        "class": chance.choice(CLASSES),
        "attributes": {},
        "facts": facts,
        "marks": {},
        "sheets": [],
    }
