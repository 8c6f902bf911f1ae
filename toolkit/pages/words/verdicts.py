"""Words of the head of a scorecard: why this grade, what is lost and what can still be got."""

from toolkit.language import Text, both
from toolkit.scoring.scorecard import UNMARKED

WORDS: dict[str, Text] = {
    "no_rank_by": both("不排名次（{label}）", "not ranked ({label})"),
    "claimed_part": UNMARKED,
    "claimed_part_key": both(
        "由人评定的部分没有自评。",
        "What reviewers mark has no self-score.",
    ),
    "most_here": both(
        "照这里的读法，最多得 {n} 分", "As the rule is read here, the maximum is {n}"
    ),
    "lost_of_most": both(
        "失 {n} 分，照这里的读法最多得 {points}",
        "{n} of a maximum of {points} as the rule is read here",
    ),
    "lost_here": both("失分的：", "Points were lost on: "),
    "lost_alike": both("同样失 {n} 分的：", "{n} also lost on: "),
    "lost_others": both("另有 {k} 项共失 {n} 分。", "{k} more lost {n} in all."),
    "lost_in_all": both(
        "照印出来的数，失分合计 {told}；基础分 {base} 比 {points} 少 {lost}，因为各项得分先相加、后取整。",
        "As printed these losses make {told}; the base of {base} is {lost} below {points}, because scores are added before they are rounded.",
    ),
    "unreachable": both(
        "按本站采用的解读，谁也拿不到的分：", "Out of everyone’s reach as the rules are read here: "
    ),
    "unreachable_of": both("{n} 分", "{n}"),
    "above_points": both(
        "不封顶、得分超过分值的：", "Above their points, as they have no ceiling: "
    ),
    "above_by": both("超出 {n} 分", "by {n}"),
}
