"""Second reading of scheme KQC: district societies with service contact points, Keqiao.

Written from the policy text alone (绍兴市柯桥区科协, 关于对学会服务站等开展绩效考核的通知, annex 1);
"KQ:n" is line n of that text. Where the text leaves a choice, the default reading of the domain
reference is taken and named. Exact fractions throughout.
"""

from fractions import Fraction

# KQ:28-29 and KQ:107-108: two classes, 1类 and 2类. The class is declared (reading KQC-1), not
# worked out from the number of contact points.
CLASSES = ("class-1", "class-2")

TITLES = ("full-senior", "associate-senior", "intermediate", "other")
ROLES = ("organiser", "undertaker", "participant")


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


def proportional(full_marks: int, count: int, target: int) -> Fraction:
    """达到得N分，不足按比例赋分: full marks from the target on, below it a straight line from zero."""
    if count >= target:
        return Fraction(full_marks)
    return two_places(Fraction(full_marks * count, target))


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


def at_least(value, least: int) -> bool:
    """以上 includes the number itself (G-UPPER). What is not given has not been shown."""
    return value is not None and value >= least


def every_record(record: dict) -> bool:
    """No condition that can be computed; a reviewer has struck the invalid records already."""
    return True


def contact_point_counts(record: dict) -> bool:
    # KQ:37: 学会与企业签订科技服务协议 - an agreement has been signed.
    signed = record.get("agreement_signed_on") not in (None, "")
    # KQ:39: 每年对各联系点企业开展1次以上技术咨询、指导、调研活动或开展1项项目合作
    # - in the year one consultation, guidance or survey, OR one project.
    served = at_least(record.get("services"), 1) or at_least(record.get("projects"), 1)
    # The two are numbered demands 1 and 2: both are needed (reading KQC-6).
    return signed and served


def expert_counts(record: dict) -> bool:
    # KQ:47: 需为高级职称级以上有效专家. 高级职称 is 副高 and 正高 (reading KQC-4).
    # 有效 (请得动、叫得来、帮得上) is a reviewer's answer (KQC-9).
    title = record.get("title")
    if title is not None and title not in TITLES:
        raise ValueError(f"unknown title {title!r}")
    return title in ("full-senior", "associate-senior")


def exchange_counts(record: dict) -> bool:
    # KQ:66: 邀请同业上级学会专家来柯开展科技服务 - experts of a superior society, and in Keqiao
    # (reading KQC-5). No number of people is demanded.
    return record.get("in_keqiao") is True and at_least(record.get("superior_experts"), 1)


def matchmaking_counts(record: dict) -> bool:
    # KQ:72: 承办或自主开展科技对接活动 - as undertaker or by itself; taking part is not enough.
    role = record.get("role")
    if role is not None and role not in ROLES:
        raise ValueError(f"unknown role {role!r}")
    # KQ:72: 举办30人以上的科技对接活动 - thirty people or more.
    return role in ("organiser", "undertaker") and at_least(record.get("people"), 30)


def score(class_of_unit: str, facts: dict) -> dict[str, str]:
    """The seven marks and their sum for one society."""
    if class_of_unit not in CLASSES:
        raise ValueError(f"unknown class {class_of_unit!r}")
    first = class_of_unit == "class-1"

    contact_points = number(facts, "contact_points", contact_point_counts)
    experts = number(facts, "experts", expert_counts)
    # KQ:53: effective results only (近期转让推广); a reviewer's answer (KQC-9).
    results = number(facts, "results", every_record)
    # KQ:60: effective needs only (不需要、已解决、乱填 are invalid); a reviewer's answer (KQC-9).
    needs = number(facts, "needs", every_record)
    exchanges = number(facts, "exchanges", exchange_counts)
    matchmaking = number(facts, "matchmaking", matchmaking_counts)
    # KQ:78: members on the sign-in sheets; 人数, so one record is one person (G-PERSON).
    members = number(facts, "members", every_record)

    marks = {
        # KQ:115-120: 5-9个 / 10个及以上, 25分, 达到得25分，不足按比例赋分.
        # 5-9 is reached at 5 (reading G-RANGE); ten and more in 1类 stay at 25 (KQC-1).
        "C1": proportional(25, contact_points, 5 if first else 10),
        # KQ:124-129: 10名 / 20名, 15分, 达到得15分，不足按比例赋分.
        "C2": proportional(15, experts, 10 if first else 20),
        # KQ:133-138: 5项 / 10项, 15分, 达到得15分，不足按比例赋分.
        "C3": proportional(15, results, 5 if first else 10),
        # KQ:142-147: 5项 / 10项, 15分, 达到得15分，不足按比例赋分.
        "C4": proportional(15, needs, 5 if first else 10),
        # KQ:151-156: 1次 / 2次, 10分, 达到得10分，不足按比例赋分.
        "C5": proportional(10, exchanges, 1 if first else 2),
        # KQ:160-165: 1次 / 2次, 10分, 达到得10分，不足按比例赋分.
        "C6": proportional(10, matchmaking, 1 if first else 2),
        # KQ:169-174: 200人 / 400人, 10分, 达到得10分，不足按比例赋分.
        "C7": proportional(10, members, 200 if first else 400),
    }
    # KQ:178: 合计 - the sum of the marks as written in the cells (G-ROUND).
    total = sum(marks.values(), Fraction(0))
    return {code: written(mark) for code, mark in marks.items()} | {"total": written(total)}
