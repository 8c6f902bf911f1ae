"""The verdict: what happened to this unit, in one or two sentences."""

from collections.abc import Sequence
from fractions import Fraction

from toolkit.language import Text, both, joined
from toolkit.numbers import exact
from toolkit.scoring.evaluation import Absent, Value
from toolkit.scoring.scorecard import Condition, NodeScore, Status
from toolkit.scoring.uncounted import has_corrections, has_dropped_records, uncounted

NOTHING = both("没有申报，没有得分。", "Nothing was submitted; there is no score.")
WAITING = both(
    "已申报，{n} 项指标还有未核定的内容，总分待核定之后才有。",
    "Submitted; {n} {n:indicator still has|indicators still have} something to verify, so there is no total yet.",
)
UNSCORED = both("已核定。本办法不计分。", "Verified. This scheme gives no points.")
UNSCORED_WAITING = both(
    "已申报，尚未核定。本办法不计分。", "Submitted, not yet verified. This scheme gives no points."
)
ELIGIBLE = both("申报条件全部达到。", "All conditions of eligibility are met.")
NOT_ELIGIBLE = both("申报条件未达到的有：{items}。", "Conditions of eligibility not met: {items}.")
JUDGED = both(
    "能核对的申报条件都已达到；另有 {n} 项由人认定，数据里没有认定结果：{items}。",
    "All conditions of eligibility that can be checked are met; {n} more {n:was|were} left to reviewers’ judgement, which is not recorded: {items}.",
)
JUDGED_ALONE = both(
    "申报条件 {n} 项，由人认定，数据里没有认定结果：{items}。",
    "{n} {n:condition|conditions} of eligibility, left to reviewers’ judgement, which is not recorded: {items}.",
)
IN_PRINCIPLE = both("原则上要求而未达到的有：{items}。", "Asked in principle and not met: {items}.")
MARKED = both(
    "评委已打分；申报的事实还没有核定。",
    "The judges have marked; the facts of the claim are not yet verified.",
)
ALL_FULL = both("{n} 项指标全部满分。", "All {n} indicators have full points.")
SOME_FULL = both(
    "{n} 项指标中 {full} 项得满分。", "{full} of {n} indicators {full:has|have} full points."
)
AS_CLAIMED = both("核定与自评一致。", "The verified scores equal the claim.")
LOWER = both("核定比自评低的有：{items}。", "Verified below the claim: {items}.")
HIGHER = both("核定比自评高的有：{items}。", "Verified above the claim: {items}.")
DROPPED = both("有记录不计入的：{items}。", "Records that do not count: {items}.")
CORRECTED = both("有更正而得分不变的：{items}。", "Corrected without a change of score: {items}.")
WHY = both("{item}（{why}）", "{item} ({why})")


def verdict(
    status: Status,
    leaves: Sequence[NodeScore],
    scored: bool = True,
    eligibility: Sequence[Condition] = (),
) -> Text:
    """Return the verdict on one scorecard: its leaves, and whether the unit may be admitted."""
    sentences = [_on_leaves(status, leaves, scored)]
    if eligibility and status == "reviewed":
        sentences.append(_on_eligibility(eligibility))
    return joined(sentences, "", " ")


def _on_eligibility(eligibility: Sequence[Condition]) -> Text:
    missed = [each.label for each in eligibility if each.verified == "not-met"]
    warned = [each.label for each in eligibility if each.verified == "warning"]
    judged = [each.label for each in eligibility if each.verified == "judged"]
    if missed:
        return NOT_ELIGIBLE.filled(items=joined(missed, "、", "; "))
    words = ELIGIBLE if not judged else JUDGED_ALONE if len(judged) == len(eligibility) else JUDGED
    first = words.filled(n=len(judged), items=joined(judged, "、", "; "))
    rest = [IN_PRINCIPLE.filled(items=joined(warned, "、", "; "))] if warned else []
    return joined([first, *rest], "", " ")


def _on_leaves(status: Status, leaves: Sequence[NodeScore], scored: bool) -> Text:
    if status == "not-submitted":
        return NOTHING
    if status == "unreviewed" and not scored:
        return UNSCORED_WAITING
    if status == "unreviewed":
        waiting = sum(isinstance(leaf.verified.score, Absent) for leaf in leaves)
        return WAITING.filled(n=waiting) if waiting else MARKED
    if not scored:
        return UNSCORED
    priced = [leaf for leaf in leaves if leaf.points is not None and not leaf.is_bonus]
    full = sum(
        not isinstance(leaf.verified.score, Absent) and leaf.verified.score >= exact(leaf.points)
        for leaf in priced
        if leaf.points is not None
    )
    first = ALL_FULL if full == len(priced) else SOME_FULL
    sentences = [first.filled(n=len(priced), full=full)]
    told = []
    for template, wanted in ((LOWER, -1), (HIGHER, 1)):
        moved = [leaf for leaf in leaves if leaf.direction == wanted]
        if moved:
            sentences.append(template.filled(items=joined([*map(_named, moved)], "、", "; ")))
            told += moved
    rest = [leaf for leaf in has_dropped_records(leaves) if leaf not in told]
    corrected = [leaf for leaf in has_corrections(leaves) if leaf not in (*told, *rest)]
    if len(sentences) == 1 and not any(isinstance(each.claimed.score, Absent) for each in leaves):
        sentences.append(AS_CLAIMED)
    if rest:
        sentences.append(DROPPED.filled(items=joined([*map(_named, rest)], "、", "; ")))
    if corrected:
        sentences.append(CORRECTED.filled(items=joined([*map(_named, corrected)], "、", "; ")))
    return joined(sentences, "", " ")


def _named(leaf: NodeScore) -> Text:
    """Return an indicator by code and label, with what of it does not count."""
    item = both("{code} {label}", "{code} {label}").filled(code=leaf.code, label=leaf.label)
    why = uncounted(leaf)
    return item if why is None else WHY.filled(item=item, why=why)


def deduction(claimed: Value, verified: Value) -> Value:
    """Return by how much verification lowered the total; absent where either is."""
    for value in (verified, claimed):
        if isinstance(value, Absent):
            return value
    assert isinstance(claimed, Fraction)
    assert isinstance(verified, Fraction)
    return claimed - verified
