"""Words of the targets on scorecards, of evidence and of what is reported beside the score."""

from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "standard": both("评分标准", "Scoring rule"),
    "range_of_units": both("各单位", "All units"),
    "score_alone": both("得分", "Score"),
    "target_met": both("达到目标", "target met"),
    "target_not_met": both("没有达到目标", "target not met"),
    "targets_met": both("目标 {n} 项，达到 {met} 项", "{met} of {n} targets met"),
    "targets_met_of": both(
        "目标 {all} 项，适用 {n} 项，达到 {met} 项",
        "{met} of the {n} targets that apply met ({all} in all)",
    ),
    "turned_out": both("结果", "Result"),
    "unsupported": both("没有证据", "no evidence"),
    "evidence_not_needed": both("申报为零，不需要证据", "nothing is claimed, so none is needed"),
    "evidence_missing": both("没有提供", "not provided"),
    "evidence_no_points": both(
        "缺证据本身不扣分，计多少由核定人员决定",
        "this alone costs no points, the reviewers decide what counts",
    ),
    "reported": both("其他填报内容（不计分）", "Also reported (no points)"),
    "reported_for_marks": both(
        "其他填报内容（不按规则计分，供评分的人参考）",
        "Also reported (no points by rule; for those who mark)",
    ),
}
