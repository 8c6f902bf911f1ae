"""Words of the public notices: what is recorded of them, and what a script says by the reader's day."""

from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "notice_given": both("已发公示，结果未定", "Public notice given, results not final"),
    "notices_dates": both(
        "还能不能提异议，看起止日期。结果确定以后，才移到“以前的公示”。",
        "The dates tell whether objections are still open. A notice moves to “Past notices” once the results are final.",
    ),
    "notice_best_alone": both(
        "按办法只公示最高等次的单位，不包括本单位",
        "Under the policy only units of the best grade are put up for notice; this one is not among them",
    ),
    "notices_past": both("以前的公示", "Past notices"),
    "notice_days": both("公示期", "Notice period"),
    "object_naming": both(
        "写明是哪个单位、哪一项指标（写编号），理由是什么，有什么依据。",
        "Name the unit and the indicator (by its code), and give the reason and the evidence.",
    ),
    "object_until": both("提异议的时间", "Time to object"),
    "object_over": both(
        "这个时间已过，不能再提。", "That time is over; objections are no longer taken."
    ),
    "object_ended": both("已过，到 {day} 为止", "over; objections were taken until {day}"),
    "objections_below": both("收到 {n} 件，见下", "{n} received, see below"),
    "objections_none": both("没有收到异议", "none received"),
    "objections_none_yet": both("还没有收到异议", "none received so far"),
    "object_last": both("{day} 为止，当天也算", "{day}, that day included"),
    "answer_within": both("异议答复期限", "Objections are answered within"),
    "days_before": both("{n} 天后开始", "begins in {n} days"),
    "days_tomorrow": both("明天开始", "begins tomorrow"),
    "days_left": both("连今天还有 {n} 天", "{n} days left, today included"),
    "days_last": both("今天是最后一天", "today is the last day"),
    "notice_over": both("公示期已过", "the notice period is over"),
    "answer_overdue": both("答复期限已过，没有答复的记录", "overdue: no answer is recorded"),
    "step_over": both(
        "日期已过，还没有办理的记录", "that day has passed; nothing is recorded as done"
    ),
    "objections_and_answers": both("异议和答复", "Objections and answers"),
    "claims_over": both("截止日期已过", "the last day has passed"),
}
