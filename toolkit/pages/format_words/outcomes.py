"""What the keys of outcomes and of the official form mean, on the page on the format."""

from collections.abc import Mapping

from toolkit.language import Text, both

KEYS: Mapping[str, Text] = {
    # Outcomes
    "readings": both("用到的口径", "the readings it needs"),
    "Ranking.pool": both(
        "all：全部单位一起排；class：各类分开排", "all units together, or each class by itself"
    ),
    "Ranking.ties": both(
        "同分的名次相同；shared：后面空出来（1、2、2、4），dense：接着排（1、2、2、3）",
        "ties have one rank; shared leaves out the next (1, 2, 2, 4), dense goes on (1, 2, 2, 3)",
    ),
    "Grades.basis": both(
        "按什么评：total（总分）、capped-total（总分，不超过满分）、base（不含加分）",
        "what is graded: total, capped-total (no more than the full points) or base (without bonus)",
    ),
    "Grades.of": both("各等次，从高到低：编号和内容", "the grades, best first: id and content"),
    "Grades.absent": both(
        "名册上有、没有参加考核的归哪一等；none 是不评",
        "the grade of a registered unit that took no part; none where it has no grade",
    ),
    "Grade.from": both(
        "多少分以上，含本数；最后一等不写",
        "from which number on, itself included; the last grade has none",
    ),
    "quota": both("名额，只有最高的一等可以写", "the quota; only the best grade may have one"),
    "percent": both("百分之几", "how many in a hundred"),
    "Quota.of": both(
        "participants：按参加考核的单位算；register：按名册上的单位算",
        "of those that took part, or of those in the register",
    ),
    "Quota.rounding": both(
        "名额有零头时：floor（舍去）、nearest（四舍五入）、ceiling（进一）",
        "a fraction of a place: floor drops it, nearest rounds it, ceiling makes it a place",
    ),
    "Quota.ties": both(
        "同分的一组装不下时：none-of-group（都不列，由人决定）、all-of-group（都列）",
        "ties that do not all fit: none of them until people decide, or all of them",
    ),
    "_Said.id": both(
        "编号，条款和决定里用它", "the id, by which clauses and decisions refer to it"
    ),
    "Consequence.kind": both(
        "notice：通报之类；deadline：要由人定期限",
        "notice, such as a circular; deadline, for which people set a day",
    ),
    "grades": both("哪些等次", "the grades it is for"),
    "Payment.unit": both("金额的单位", "the unit of the amounts"),
    "Award.unit": both("金额的单位", "the unit of the amount"),
    "since": both(
        "名册里的哪个日期属性是认定日期", "the attribute, a day, that is the day of recognition"
    ),
    "first_year": both(
        "第一年是认定那一年（of-recognition），还是下一年（after-recognition）",
        "whether year one is that of recognition or the one after it",
    ),
    "missed": both(
        "有一年等次不够：lost（这一年没有了）、deferred（推到下一个够的年份）",
        "a year without the grade is lost, or deferred to the next one with it",
    ),
    "amounts": both(
        "每年一项，各写每一类的金额", "one entry for every year, with the amount of every class"
    ),
    "at_most": both("每个单位一轮最多多少", "how much one unit may have in a round"),
    "claw_back": both(
        "收回以前的补助：all（全部）、last（最近一次）、none（不收）",
        "which earlier payments are due for return: all, the last, or none",
    ),
    "Ending.grounds": both("各种情形，有一种就应当办", "the grounds; one is enough"),
    "in_a_row": both(
        "连续几轮同一等次；与 found_by 二者取一",
        "the same grade in rounds on end; this or found_by",
    ),
    "InARow.grade": both("哪一等", "which grade"),
    "times": both("连续几次，两次以上", "how many times, two or more"),
    "absence_counts": both(
        "没有参加考核得的等次算不算一次", "whether a grade for taking no part is one of them"
    ),
    "gap_breaks": both(
        "中间有一年没有评等次，算不算断开", "whether a year without a grade starts the count anew"
    ),
    "found_by": both("由谁认定；与 in_a_row 二者取一", "who has to find it; this or in_a_row"),
    "effect": both(
        "no-rank：没有名次；zero：总分也按 0 分", "no-rank, or zero, which makes the total 0 too"
    ),
    "list": both(
        "公示哪些：all 全部，best 只公示最高等次的",
        "what is put up: all, or the units of the best grade alone",
    ),
    "Veto.grounds": both("各种情形：编号和名称", "the grounds: id and name"),
    # The policy's own form
    "OfficialForm.title": both("考核表或申请书的标题", "the title of the form"),
    "OfficialForm.article": both(
        "表在办法的哪一条（条款的编号）", "the clause that holds the form"
    ),
    "OfficialForm.columns": both(
        "考核表的栏目，从左到右；不计分的办法不写",
        "the columns, from the left; none without scores",
    ),
    "shows": both(
        "这一栏写什么：number（序号）、indicator（指标，有几级写几栏）、asked（目标）、value（数值）、points（分值）、rule（评分标准）、claimed（自评得分）、verified（考核得分）",
        "what stands in the column: number, indicator (one column for each level), asked, value, points, rule, claimed (the self-score) or verified (the score)",
    ),
    "head": both("栏名", "the head of the column"),
    "FormColumn.under": both(
        "上一层的栏名，相邻几栏写一样的就合在一起", "the head above, shared by neighbours"
    ),
    "FormColumn.of": both(
        "写哪一类单位的目标，只用于 asked", "the class whose target it is; asked only"
    ),
    "added": both(
        "原文的表没有，是这里加的；表上用 * 标出",
        "not part of the policy’s form; marked with * on it",
    ),
    "blanks": both(
        "留给人手填的格，例如联系人；不进数据",
        "what is filled in by hand, such as a contact person; never part of the data",
    ),
    "signatures": both("签字盖章的栏，从上到下", "the blocks for seal and signature, from the top"),
    "Signature.label": both("谁的意见、谁盖章", "whose opinion or seal it is"),
    "says": both("签字的人保证什么", "what is certified"),
    "lines": both("栏里留给人手填的几行", "lines of the block that are filled in by hand"),
}
