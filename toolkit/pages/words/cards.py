"""Words of scorecards and of the pages of units."""

from toolkit.language import Text, both
from toolkit.outcomes.pools import NO_TOTAL

WORDS: dict[str, Text] = {
    "position": both("在同类中的位置", "Place in its class"),
    "score_drawn": both("得分占分值", "Score of points"),
    "position_key": both(
        "在同类中的位置：横条是同类单位从最低到最高，竖线是中位数，圆点是本单位；刻度从 0 到分值。同类有得分的其他单位不到三个时不画。",
        "Place in its class: the bar runs from the lowest to the highest of the class, the upright mark is the median, the dot this unit; the scale runs from 0 to the points. It is not drawn with fewer than three others that have a score.",
    ),
    "bar_key": both(
        "横条：考核得分占分值；竖线：自评得分。",
        "Bar: score out of the points; upright mark: self-score.",
    ),
    "among": both("同类", "Its class"),
    "peers": both(
        "{n} 个单位有得分：最低 {low}，中位数 {middle}，最高 {high}",
        "{n} {n:unit|units} with a score: lowest {low}, median {middle}, highest {high}",
    ),
    "open_all": both("全部展开", "Open all"),
    "close_all": both("全部收起", "Close all"),
    "trend_title": both("历年总分（满分 {points}）", "Totals over the years (out of {points})"),
    "no_total": NO_TOTAL,
    "this_one": both("本页", "this page"),
    "notice_and_objections": both("公示和异议", "Public notice and objections"),
    "how_to_object": both("怎样提出异议", "How to object"),
    "object_names": both(
        "提出时写明：单位“{unit}”（{id}），考核“{round}”（{scheme}/{year}），以及对哪一项有异议（写指标编号，如 {code}）、理由和依据。",
        "State the unit “{unit}” ({id}), the assessment “{round}” ({scheme}/{year}), which indicator it is about (by its code, such as {code}), and your reasons and evidence.",
    ),
    "see_notices": both("这一轮的公示", "The public notice of this round"),
    "no_notice": both(
        "这一轮没有公示期，也没有写明怎样提出异议。",
        "This round has no public notice, and no way to object is stated.",
    ),
    "cite": both("怎样引用", "Cite this scorecard"),
    "cite_text": both(
        "{unit}，“{round}”（{scheme}，{year} 年度）成绩单：{total}。状态：{state}，{status}。办法版本 {edition}。",
        "{unit}, scorecard of “{round}” ({scheme}, {year}): {total}. State: {state}, {status}. Edition {edition} of the policy.",
    ),
    "cite_data": both("数据：{day}，版本 {commit}。", " Data of {day}, version {commit}."),
    "total_of": both("{total} 分（满分 {points}）", "{total} points (out of {points})"),
    "total_none": both("没有总分（{reason}）", "no total ({reason})"),
    "gives_no_points": both("本办法不计分", "this policy gives no points"),
    "card_in_short": both("{total}，{status}；{state}。", "{total}, {status}; {state}."),
    "deciders": both("作出决定的单位", "Decided by"),
    "copy": both("复制", "Copy"),
    "copied": both("已复制", "Copied"),
    "round_data": both("整轮", "The whole round"),
    "lost_most": both("失分最多的：", "Most points were lost on: "),
    "lost_of": both("失 {n} 分，分值 {points}", "{n} of {points}"),
    "took_no_part": both(
        "这个单位没有申报，没有参加这一轮考核，所以没有得分。",
        "This unit submitted nothing and took no part in this assessment, so it has no score.",
    ),
    "absent_with_grade": both(
        "没有参加考核的单位定为“{grade}”", "A unit that takes no part is graded “{grade}”"
    ),
    "absent_without_grade": both(
        "没有参加考核的单位没有等次", "A unit that takes no part gets no grade"
    ),
    "assessed_on": both("这一轮考核的指标", "What this assessment looks at"),
    "no_score": both("没有得分", "no score"),
    "not_graded": both("没有等次", "no grade"),
    "not_ranked": both("没有名次", "no rank"),
    "follow_notice": both(
        "由组织考核的单位做。数据里没有办理的期限，也没有已经办了的记录，从这里看不出办了没有。",
        "For the body that runs the assessment to do. The data holds no date for it and no record of it, so whether it was done cannot be seen here.",
    ),
    "follow_deadline": both(
        "由本单位在期限以前整改；是否做到，数据里没有记录。",
        "The unit has to put things right by then; the data does not record whether it did.",
    ),
    "follow_deadline_open": both(
        "由本单位整改，期限由组织考核的单位定。期限还没有记录，是否做到也没有记录。",
        "The unit has to put things right; the body that runs the assessment sets the date. No date is recorded yet, nor whether it was done.",
    ),
    "follow_payment": both(
        "按办法应付给本单位；是否已经拨付，数据里没有记录。",
        "Due to the unit under the policy; the data does not record whether it was paid.",
    ),
    "follow_ending_open": both(
        "由组织考核的单位决定；数据里还没有这个决定。",
        "For the body that runs the assessment to decide; no decision is recorded yet.",
    ),
}
