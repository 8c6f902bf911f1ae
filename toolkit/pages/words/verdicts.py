"""Words of the head of a scorecard: why this grade, what is lost and what can still be got."""

from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "no_rank_by": both("不排名次（{label}）", "not ranked ({label})"),
    "claimed_part": both("{n}＋评定", "{n} + judged part"),
    "claimed_part_key": both(
        "评定的部分没有自评，“＋评定”前面是其余部分的自评。",
        "Judged parts have no self-score; the number before “+ judged part” is what is claimed of the rest.",
    ),
    "most_here": both(
        "按采用的口径，这一项最多得 {n} 分", "Under the chosen reading, {n} is the most"
    ),
    "lost_of_most": both(
        "失 {n} 分，按采用的口径最多得 {points}",
        "{n} of the {points} that can be reached under the chosen reading",
    ),
    "lost_alike": both("各失 {n} 分的还有：", "{n} each was also lost on: "),
    "above_points": both(
        "不封顶、得分超过分值的：", "Above their points, as they have no ceiling: "
    ),
    "above_by": both("超出 {n} 分", "by {n}"),
}
