"""Words of the head of a scorecard: places, ties, vetoes, and what can still change."""

from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "rank_all_classes": both("各类一起排", "all classes together"),
    "rank_left_out": both("另有 {n} 个不排：{why}", "{n} more not ranked: {why}"),
    "rank_left_out_part": both("{why} {n} 个", "{why} {n}"),
    "tie_rank": both("并列第 {rank}，", "Shared rank {rank}. "),
    "tie_two": both(
        "两家同为 {total} 分（另一家：{others}），争最后 1 个{grade}名额；办法没有写怎么取舍，组织考核的单位记录决定之前，都不列入{grade}。",
        "Tied on {total} with {others} for the last place for “{grade}”. The policy does not say who goes first, so neither is “{grade}” until the body that runs the assessment records a decision.",
    ),
    "tie_open": both(
        "{n} 家同为 {total} 分（另有{others}），争最后 {left} 个{grade}名额；办法没有写怎么取舍，组织考核的单位记录决定之前，都不列入{grade}。",
        "Tied on {total} with {others}; places for “{grade}” left: {left}. The policy does not say who goes first, so none of the {n} is “{grade}” until the body that runs the assessment records a decision.",
    ),
    "place_full": both(
        "“{grade}”还差名次：名额 {allowed} 个已满，最后列入的是{last}（{total} 分）",
        "“{grade}” goes by rank: all its places ({allowed}) are taken, the last by {last} ({total})",
    ),
    "place_tied": both(
        "“{grade}”还差名次：名额 {allowed} 个，{given}{tied}（同为 {total} 分）争最后 {left} 个",
        "“{grade}” goes by rank; it has {allowed} places: {given}{tied}, tied on {total}, come first for what is left ({left})",
    ),
    "reading_id": both("口径 {id}", "reading {id}"),
    "unit_total": both("{unit}（{total} 分）", "{unit} ({total})"),
    "holders": both("已列入{grade}：{units}。", "“{grade}” so far: {units}."),
    "holders_besides": both("同列{grade}：{units}。", "Also “{grade}”: {units}."),
    "honour_given": both(
        "{label}（{where}）：{units}。{more}", "{label} ({where}): given to {units}. {more}"
    ),
    "honour_open": both(
        "{label}（{where}）：还没有评定的记录。{more}",
        "{label} ({where}): none on record. {more}",
    ),
    "places_by": both("名额怎么算、同分怎么办：", "How places are counted and ties broken: "),
    "own_unit": both("本单位", "this unit"),
    "place_undecided": both(
        "还剩 {left} 个名额：{tied}同为 {total} 分，还没有决定给谁。",
        "Places left: {left}; {tied} are tied on {total}, and nobody has decided.",
    ),
    "and_more_units": both("等，另有 {n} 个", " and {n} more"),
    "honour_over": both(
        "名次在前而没有列入：{units}。", "Ahead in rank but not included: {units}."
    ),
    "honour_reading": both("口径 {id}：{reason}", "Reading {id}: {reason}"),
    "place_given": both("已列入{given}；", "{given} within; "),
    "veto_no-rank": both(
        "{label}：{ground}。总分照列，但不排名次，也不能评先进、受表彰",
        "{label}: {ground}. The total stands, but the unit has no rank and cannot be honoured",
    ),
    "veto_zero": both(
        "{label}：{ground}。总分按 0 分算，不排名次，也不能评先进、受表彰",
        "{label}: {ground}. The total counts as zero; the unit has no rank and cannot be honoured",
    ),
    "passed_over": both("没有列入“{label}”：{ground}", "Not among “{label}”: {ground}"),
    "passed_over_note": both(
        "名次在前，没有列入“{label}”：{ground}", "Ahead in rank, but not among “{label}”: {ground}"
    ),
    "no_objections": both("没有收到异议的记录", "none on record"),
    "objections_open": both(
        "本轮还有 {n} 件没有答复：{told}", "{n} of this round not answered yet: {told}"
    ),
    "objection_here": both(
        "对{unit}的；如果成立，本单位{what}", "about {unit}; if sustained, this unit’s {what}"
    ),
    "objection_of_score": both(
        "对{unit}的；如果成立，本单位{what}，其余不变",
        "about {unit}; if sustained, this unit’s {what} and nothing else",
    ),
    "objection_elsewhere": both(
        "对{unit}的；即使成立，本单位的结果也不变",
        "about {unit}; even if sustained, it changes nothing for this unit",
    ),
    "objections_answered": both("本轮 {n} 件，都已答复", "{n} in this round, all answered"),
}
