"""What of an indicator's facts does not count after verification, and why, in a few words."""

from collections.abc import Iterable

from toolkit.language import Text, both, joined
from toolkit.scoring.scorecard import FactUse, NodeScore, missing_value, quantity

RECORDS = both("{n} 条不计，{reasons}", "{n} not counted, {reasons}")
REASON_OF_SOME = both("{reason} {n} 条", "{reason} ({n})")
CORRECTED = both("由 {was} 改为 {now}", "{was} corrected to {now}")
CORRECTED_FOR = both("由 {was} 改为 {now}，{reason}", "{was} corrected to {now}, {reason}")
PUT_RIGHT = both("更正，{reason}", "corrected, {reason}")
STRUCK_FOR = both("剔除，{reason}", "struck, {reason}")


def uncounted(node: NodeScore) -> Text | None:
    """Return what was struck, corrected or does not meet its conditions; None where all counts."""
    said = [words for use in node.facts if (words := _of_fact(use)) is not None]
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


def _dropped(use: FactUse) -> list[Text]:
    """Return why each record that does not count does not."""
    return [
        joined(record.reasons, "、", ", ")
        for record in use.records
        if record.counts_as_verified is False
    ]


def _of_fact(use: FactUse) -> Text | None:
    dropped = _dropped(use)
    if dropped:
        counts = {reason.zh: (reason, 0) for reason in dropped}
        for reason in dropped:
            counts[reason.zh] = (reason, counts[reason.zh][1] + 1)
        reasons = [
            reason if len(counts) == 1 else REASON_OF_SOME.filled(reason=reason, n=n)
            for reason, n in counts.values()
        ]
        return RECORDS.filled(n=len(dropped), reasons=joined(reasons, "、", ", "))
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
