"""Words of the results of a round: the table, its charts, one indicator, two rounds compared."""

from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "spread_title": both(
        "{n} 个单位的得分分布，从 {low} 到 {high}",
        "Totals of {n} {n:unit|units}, from {low} to {high}",
    ),
    "spread_title_base": both(
        "{n} 个单位的基础分分布，从 {low} 到 {high}",
        "Base scores, without bonus, of {n} {n:unit|units}, from {low} to {high}",
    ),
    "spread_title_item": both(
        "{n} 个单位在这一项的考核得分分布，从 {low} 到 {high}",
        "Verified scores of {n} {n:unit|units} on this indicator, from {low} to {high}",
    ),
    "spread_title_class": both(
        "{label}（{target}）：{n} 个单位有得分，从 {low} 到 {high}",
        "{label} ({target}): {n} scored, from {low} to {high}",
    ),
    "target_is": both("目标 {target}", "target {target}"),
    "spread_dots": both(
        "横轴是分数，一个圆点是一个单位。", "The scale is the score, each dot a unit."
    ),
    "spread_bars": both(
        "横轴是分数，柱高是这一段里的单位数。",
        "The scale is the score, each bar as high as there are units in that range.",
    ),
    "spread_cuts": both("竖线是等次的分数线。", "Upright lines show where grades begin."),
    "spread_left_out": both(
        "没有得分的单位（{n} 个）不在图中。", "Units without a score ({n}) are not drawn."
    ),
    "cut": both("{grade} {points} 分起", "{grade} from {points}"),
    "cut_places": both("{grade} {points} 分起，限名额", "{grade} from {points}, places limited"),
    "range": both("分数段", "Scores"),
    "range_below": both("{low} 到不足 {high}", "{low} to under {high}"),
    "range_last": both("{low} 至 {high}", "{low} to {high}"),
    "units_n": both("单位数", "Units"),
    "as_table": both("图中数据", "The chart as a table"),
    "grades_shown": both("等次和名额", "Grades and places"),
    "grades_title": both("{n} 个单位的等次", "Grades of {n} {n:unit|units}"),
    "grades_desc": both(
        "每段的长度是该等次占全部单位的比例。", "The length of each part is its share of all units."
    ),
    "no_grade_yet": both("无等次", "no grade"),
    "places_n": both("{grade}名额 {n} 个", "places for {grade}: {n}"),
    "items_elsewhere": both(
        "屏幕窄，表中不列各项得分：按某一项排序，就列出这一项；也可以点单位看成绩单，或在页末点指标看各单位的得分。",
        "The screen is narrow: the scores of single indicators are left out here. Sorted by one of them, the table shows it. They are also on the scorecards, and on the pages of the indicators listed at the end.",
    ),
    "notes": both("注", "Notes"),
    "note_n": both("注 {n}", "note {n}"),
    "same_rank": both("总分相同，名次并列。", "The totals are equal, and so the rank is shared."),
    "by_class": both(
        "表中各类分开，每类按得分从高到低排列。",
        "The table goes class by class, the highest score first.",
    ),
    "other_years": both("其他年度", "Other years"),
    "this_year": both("本页", "this page"),
    "compare": both("与上一轮比", "Against the round before"),
    "compare_with": both("与 {before} 年度比较", "Compared with {before}"),
    "filter_all": both("全部", "All"),
    "filter_shown": both("显示 {shown} 行，共 {all} 行", "Rows shown: {shown} of {all}"),
    "filter_clear": both("清除筛选", "Clear filters"),
    "sort_by": both("按“{column}”排序", "Sort by {column}"),
    "sort_order": both("排序", "Sort by"),
    "sort_named": both("按名称", "by name"),
    "sort_group": both("各项得分，从高到低", "Scores of indicators, highest first"),
    "sort_given": both("原来的顺序", "Order as given"),
    "sort_ascending": both("从低到高", "ascending"),
    "sort_descending": both("从高到低", "descending"),
    "indicator_of_all": both("各单位在这一项的得分", "All units on this indicator"),
    "indicator_title": both("{code} {label} · {round}", "{code} {label} · {round}"),
    "indicator_lead": both(
        "这一项满分 {points}。{n} 个单位有考核得分，从 {low} 到 {high}。",
        "Worth {points} {points:point|points}. {n} {n:unit has|units have} a verified score, from {low} to {high}.",
    ),
    "indicator_lead_open": both(
        "这一项不封顶。{n} 个单位有考核得分，从 {low} 到 {high}。",
        "No ceiling. {n} {n:unit has|units have} a verified score, from {low} to {high}.",
    ),
    "indicator_lead_none": both(
        "还没有单位有这一项的考核得分。", "No unit has a verified score on this indicator yet."
    ),
    "previous_indicator": both("上一项", "Previous"),
    "next_indicator": both("下一项", "Next"),
    "compared_title": both(
        "{title}：{before} 与 {after} 年度比较", "{title}: {before} and {after}"
    ),
    "compared_lead": both(
        "两轮都参评的单位 {n} 个：总分上升 {up} 个，下降 {down} 个，不变 {same} 个{rest}。",
        "{n} {n:unit is|units are} in both rounds: {up} went up, {down} down, {same} stayed{rest}.",
    ),
    "compared_rest": both("，无法相比 {n} 个", ", {n} cannot be compared"),
    "compared_other_edition": both(
        "两轮用的是办法的不同版本（{before} 版和 {after} 版），要求不同，得分不能直接比较，所以不列差额。",
        "The rounds were held under different editions of the policy ({before} and {after}). Different things were asked: scores do not compare, and no differences are given.",
    ),
    "compared_how": both("新版本改了什么", "What the later edition changed"),
    "compared_editions": both("两个版本的办法", "Both editions of the policy"),
    "compared_same": both(
        "两轮用的是办法的同一版本（{edition} 版）。差额是两个公布得分之差。",
        "Both rounds were held under the same edition of the policy ({edition}). A difference is that of the two published scores.",
    ),
    "compared_class": both(
        "类别由{before}变为{after}，要求不同，得分不能相比",
        "from {before} to {after}: other things were asked, so scores do not compare",
    ),
    "compared_units": both("两轮都有的单位", "Units in both rounds"),
    "total_in": both("{year} 合计", "Total {year}"),
    "rank_in": both("{year} 名次", "Rank {year}"),
    "grade_in": both("{year} 等次", "Grade {year}"),
    "difference": both("差额", "Difference"),
    "what_moved": both("变动的指标", "Indicators that moved"),
    "moved_none": both("各项都没有变动", "none"),
    "new_units": both("新参评的单位", "New in the later round"),
    "gone_units": both("这一轮没有的单位", "In the earlier round alone"),
}
