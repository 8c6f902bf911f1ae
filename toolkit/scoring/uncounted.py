"""What of an indicator's facts does not count after verification, and why, in a few words."""

from collections import Counter
from collections.abc import Iterable

from toolkit.language import Text, both, joined
from toolkit.scoring.scorecard import FactUse, NodeScore, missing_value, quantity

RECORDS = both("{n} 条不计，{reasons}", "{n} not counted, {reasons}")
RECORDS_CORRECTED = both("{n} 条更正", "{n} corrected")
UNCLAIMED = both("其中 {n} 条自评时也没有计入", "{n} of them not counted in the self-score either")
REASON_OF_SOME = both("{reason} {n} 条", "{reason} ({n})")
CORRECTED = both("由 {was} 改为 {now}", "{was} corrected to {now}")
CORRECTED_FOR = both("由 {was} 改为 {now}，{reason}", "{was} corrected to {now}, {reason}")
PUT_RIGHT = both("更正，{reason}", "corrected, {reason}")
STRUCK_FOR = both("剔除，{reason}", "struck, {reason}")


def uncounted(node: NodeScore) -> Text | None:
    """Return what was struck, corrected or does not meet its conditions; None where all counts."""
    said = [
        words for use in node.facts if (words := _of_fact(use, node.direction != 0)) is not None
    ]
    return joined(said) if said else None


def has_dropped_records(nodes: Iterable[NodeScore]) -> list[NodeScore]:
    """Return the indicators some of whose records do not count; a fact of several, the first."""
    found, seen = [], set[str]()
    for node in nodes:
        dropping = {use.id for use in node.facts if _dropped(use)}
        if dropping - seen:
            found.append(node)
        seen |= dropping
    return found


def has_corrections(nodes: Iterable[NodeScore]) -> list[NodeScore]:
    """Return the indicators of which something was corrected; a fact of several, the first."""
    found, seen = [], set[str]()
    for node in nodes:
        corrected = {use.id for use in node.facts if _is_corrected(use)}
        if corrected - seen and uncounted(node) is not None:
            found.append(node)
        seen |= corrected
    return found


def _is_corrected(use: FactUse) -> bool:
    return use.decision == "corrected" or any(
        record.decision == "corrected" for record in use.records
    )


def _dropped(use: FactUse) -> list[Text]:
    """Return why each record that does not count does not."""
    return [
        joined(record.reasons, "、", ", ")
        for record in use.records
        if record.counts_as_verified is False
    ]


def _of_records(use: FactUse, has_moved: bool) -> list[Text]:
    """Return what became of the records that do not count, or were corrected and do.

    Where the score moved, those that the claim did not count either are told apart.
    """
    dropped = _dropped(use)
    said = []
    if dropped:
        counts = Counter(reason.zh for reason in dropped)
        of = {reason.zh: reason for reason in dropped}
        reasons = [
            of[zh] if len(counts) == 1 else REASON_OF_SOME.filled(reason=of[zh], n=n)
            for zh, n in counts.items()
        ]
        said.append(RECORDS.filled(n=len(dropped), reasons=joined(reasons, "、", ", ")))
    unclaimed = sum(
        record.counts_as_verified is False and not record.counts_as_claimed
        for record in use.records
    )
    if unclaimed and has_moved:
        said.append(UNCLAIMED.filled(n=unclaimed))
    corrected = sum(
        record.decision == "corrected" and bool(record.counts_as_verified) for record in use.records
    )
    if corrected:
        said.append(RECORDS_CORRECTED.filled(n=corrected))
    return said


def _of_fact(use: FactUse, has_moved: bool) -> Text | None:
    of_records = _of_records(use, has_moved)
    if of_records:
        return joined(of_records)
    if use.decision == "struck" and use.reason is not None:
        return STRUCK_FOR.filled(reason=use.reason)
    if use.decision == "corrected" and missing_value(use.verified) is None:
        was, now = quantity(use.claimed), quantity(use.verified)
        is_number = use.stated is not None and was is not None and use.stated.zh.startswith(was)
        if was == now or was is None or now is None:
            return None
        if not is_number:  # yes or no, a choice: nobody wrote 1 or 0
            return PUT_RIGHT.filled(reason=use.reason) if use.reason is not None else None
        words = CORRECTED if use.reason is None else CORRECTED_FOR
        return words.filled(was=was, now=now, reason=use.reason or "")
    return None
