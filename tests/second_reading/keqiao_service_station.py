"""Second reading of scheme KQS: regional public society service stations, Keqiao.

Written from the policy text alone (绍兴市柯桥区科协, 关于对学会服务站等开展绩效考核的通知, annex 2);
"KQ:n" is line n of that text. Where the text leaves a choice, the default reading of the domain
reference is taken and named. Exact fractions throughout.
"""

from fractions import Fraction

# KQ:203-204 and KQ:410-411: 国家级 and 省级.
LEVELS = ("national", "provincial")

TITLES = ("full-senior", "associate-senior", "intermediate", "other")

# S1. KQ:212 asks for a pool shared with the matching society and a cooperation agreement. It does
# not repeat the sentence of KQ:47 (annex 1) 需为高级职称级以上有效专家, although annex 2 does repeat
# annex 1 word for word for results (KQ:218) and needs (KQ:230). So no title is demanded. The word
# 高级 in the indicator's name (KQ:208) is the only ground for the other reading: set True to try it.
S1_SENIOR_TITLE_DEMANDED = False


def two_places(points: Fraction) -> Fraction:
    """Round half-up to two decimals (reading G-ROUND; the text itself is silent on rounding)."""
    hundredths = points * 100 + Fraction(1, 2)
    return Fraction(hundredths.numerator // hundredths.denominator, 100)


def written(points: Fraction) -> str:
    """Write a number that has at most two decimals."""
    hundredths = points * 100
    assert hundredths.denominator == 1
    assert hundredths >= 0
    return f"{hundredths.numerator // 100}.{hundredths.numerator % 100:02d}"


def share(count: int, target: int) -> Fraction:
    """The part of the target that was reached, one at most."""
    return min(Fraction(1), Fraction(count, target))


def proportional(full_marks: int, count: int, target: int) -> Fraction:
    """达到得N分，不足按比例赋分: full marks from the target on, below it a straight line from zero."""
    return two_places(full_marks * share(count, target))


def once(full_marks: int, count: int) -> Fraction:
    """1次以上得N分: full marks from the first one on (G-UPPER: 以上 includes it), else nothing."""
    return Fraction(full_marks) if count >= 1 else Fraction(0)


def number(facts: dict, key: str, counts) -> int:
    """The number stated, or the number of records that count. Not told is an error (G-MISSING)."""
    value = facts.get(key)
    if value is None:
        raise ValueError(f"{key}: not reported; zero has to be written as 0")
    if isinstance(value, list):
        return sum(1 for record in value if counts(record))
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"{key}: neither a whole number nor a list of records: {value!r}")
    return value


def every_record(record: dict) -> bool:
    """No condition that can be computed; a reviewer has struck the invalid records already."""
    return True


def expert_counts(record: dict) -> bool:
    # KQ:212: no title is named; see S1_SENIOR_TITLE_DEMANDED.
    title = record.get("title")
    if title is not None and title not in TITLES:
        raise ValueError(f"unknown title {title!r}")
    return not S1_SENIOR_TITLE_DEMANDED or title in ("full-senior", "associate-senior")


def large_event_counts(record: dict) -> bool:
    # KQ:236: 50人以上规模 - fifty people or more (G-UPPER). A number not given has not been shown.
    people = record.get("people")
    return people is not None and people >= 50


def project_counts(record: dict) -> bool:
    # KQ:260: 以双方合作合同为准 - the contract of both sides decides.
    return record.get("contract") is True


def score(level: str, facts: dict) -> dict[str, str]:
    """The nine marks and their sum for one station."""
    if level not in LEVELS:
        raise ValueError(f"unknown level {level!r}")
    national = level == "national"

    # KQ:212: 每年至少接待专家20人次 is not a mark (reading KQS-2), so it is not asked for here.
    experts = number(facts, "experts", expert_counts)
    # KQ:218: effective results only; a reviewer's answer (KQC-9).
    results = number(facts, "results", every_record)
    enterprises = number(facts, "enterprises", every_record)
    services = number(facts, "services", every_record)
    # KQ:230: effective needs only; a reviewer's answer (KQC-9).
    needs = number(facts, "needs", every_record)
    large_events = number(facts, "large_events", large_event_counts)
    # KQ:242, 248, 254: 提供相关报告 - evidence only.
    diagnoses = number(facts, "diagnoses", every_record)
    reports = number(facts, "reports", every_record)
    problems = number(facts, "problems", every_record)
    projects = number(facts, "projects", project_counts)

    # KQ:436-441: 50个 / 20个, 10分, 达到得10分，不足按比例赋分; and KQ:224: 服务企业次数累计10次为满分,
    # ten services over all enterprises. Full marks need both; the weaker one decides (reading KQS-1).
    reached = min(share(enterprises, 50 if national else 20), share(services, 10))

    marks = {
        # KQ:418-423: 50名 / 20名, 10分, 达到得10分，不足按比例赋分.
        "S1": proportional(10, experts, 50 if national else 20),
        # KQ:427-432: 20项 / 10项, 10分, 达到得10分，不足按比例赋分.
        "S2": proportional(10, results, 20 if national else 10),
        "S3": two_places(10 * reached),
        # KQ:445-450: 50项 / 20项, 10分, 达到得10分，不足按比例赋分.
        "S4": proportional(10, needs, 50 if national else 20),
        # KQ:454-459: 1次 / 1次, 15分, 1次以上得15分.
        "S5": once(15, large_events),
        # KQ:463-468: 1次 / 1次, 10分, 1次以上得10分.
        "S6": once(10, diagnoses),
        # KQ:472-477: 1份 / 1份, 10分, 1次以上得10分; reports are counted (reading KQS-3).
        "S7": once(10, reports),
        # KQ:481-486: 2-3项 / 1-2项, 10分, 达到得10分，不足按比例赋分. A range is reached at its
        # lower end (reading G-RANGE).
        "S8": proportional(10, problems, 2 if national else 1),
        # KQ:490-495: 10项 / 5项, 15分, 达到得15分，不足按比例赋分.
        "S9": proportional(15, projects, 10 if national else 5),
    }
    # KQ:499: 合计 - the sum of the marks as written in the cells (G-ROUND).
    total = sum(marks.values(), Fraction(0))
    return {code: written(mark) for code, mark in marks.items()} | {"total": written(total)}
