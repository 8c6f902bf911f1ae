"""Facts as rules used them: each with its place in the file and the fate of every record."""

from collections.abc import Callable
from typing import Any

from toolkit.language import Text, both, joined
from toolkit.schemes.edition import Edition
from toolkit.schemes.facts import Records
from toolkit.schemes.rules.setting import Setting
from toolkit.schemes.showing import shown
from toolkit.schemes.stated import Record, Stated
from toolkit.scoring import verification
from toolkit.scoring.evaluation import Facts, evaluate
from toolkit.scoring.scorecard import FactUse, RecordUse
from toolkit.submissions.claim import Claim
from toolkit.submissions.evidence import Evidence
from toolkit.submissions.review import Decision, Review, reasons_for
from toolkit.submissions.round import Registered

COUNTED = both(
    "{all} 条记录，计 {kept} 条；{dropped}",
    "{all} {all:record|records}, {kept} {kept:counts|count}; {dropped}",
)
NOT_MET = both("不符合“{label}”", "“{label}” not met")
DROPPED = both("不计 {n} 条（{reason}）", "{n} not counted ({reason})")


class FactUses:
    """The facts of one submission, each worked out once."""

    def __init__(
        self,
        edition: Edition,
        registered: Registered,
        claim: Claim | None,
        review: Review | None,
        claimed_facts: Facts,
        verified_facts: Facts,
        canonical: Callable[[str], str],
    ) -> None:
        self.scheme, self.registered = edition.scheme, registered
        self.claim, self.review, self.canonical = claim, review, canonical
        self.claimed_facts, self.verified_facts = claimed_facts, verified_facts
        self.attributes = claimed_facts.attributes
        self.uses: dict[str, FactUse] = {}

    def use(self, name: str) -> FactUse:
        """Return a fact as used, with every record's fate."""
        if name not in self.uses:
            self.uses[name] = self._fact(name)
        return self.uses[name]

    def _fact(self, name: str) -> FactUse:
        declared: Any = self.scheme.facts[name]
        stated = self.claim.facts.get(name) if self.claim is not None else None
        decision = verification.decision_on(self.review, name)
        evidence = self.evidence_for(name)
        asked = {kind: self.scheme.evidence_kinds[kind] for kind in declared.evidence}
        node = self._quantity_node(name)
        records = stated.records if stated is not None else None
        return FactUse(
            name,
            declared.label,
            file=self.canonical(self.claim.document.file) if self.claim else "",
            line=self.line(stated),
            is_listed=records is not None,
            claimed=evaluate(node, self.claimed_facts).value,
            verified=evaluate(node, self.verified_facts).value,
            stated=None if stated is None or records is not None else shown(declared, stated.value),
            records=tuple(self._record(name, declared, record) for record in records or ()),
            decision=decision.decision if decision else None,
            reason=self._reason(declared, decision),
            note=decision.note if decision else None,
            evidence=evidence,
            evidence_missing=tuple(
                text for kind, text in asked.items() if kind not in {each.kind for each in evidence}
            )
            if self.claim is not None
            else (),
        )

    def _quantity_node(self, name: str) -> Any:
        anyone = Setting(self.scheme.facts, self.registered.class_, {})
        return anyone.quantity(name)

    def line(self, stated: Stated | None) -> int:
        """Return the line on which a fact is stated; 0 where it is not."""
        return self.claim.document.line(stated.path) if self.claim and stated else 0

    def _record(self, fact: str, declared: Records, record: Record) -> RecordUse:
        assert self.claim is not None
        failed = self._failed(declared, record.values)
        decision = verification.decision_on(self.review, fact, record.id)
        counts: bool | None = None
        reasons = failed
        if decision is not None:
            struck = self._reason(declared, decision) if decision.decision == "struck" else None
            if struck is not None:
                counts, reasons = False, (struck,)
            else:
                reasons = self._failed(declared, verification.values_as_decided(record, decision))
                counts = not reasons
        return RecordUse(
            record.id,
            self.claim.document.line(record.path),
            fields=self._fields(declared, record, decision),
            evidence=record.evidence,
            counts_as_claimed=not failed,
            counts_as_verified=counts,
            decision=decision.decision if decision else None,
            reasons=reasons,
            corrected_for=self._corrected_for(declared, decision),
            note=decision.note if decision else None,
        )

    def _fields(
        self, declared: Records, record: Record, decision: Any
    ) -> tuple[tuple[Text, Text], ...]:
        corrected = decision.corrections if decision is not None else {}
        rows = []
        for name, field in declared.fields.items():
            words = shown(field, record.values[name], has_unit=False)
            if name in corrected:
                words = both("{old} → {new}", "{old} → {new}").filled(
                    old=words, new=shown(field, corrected[name], has_unit=False)
                )
            rows.append((field.label, words))
        return tuple(rows)

    def _reason(self, declared: Any, decision: Decision | None) -> Text | None:
        """Return a reviewer's reason in words; a condition as a reason is one that is not met."""
        if decision is None or decision.reason is None:
            return None
        label = reasons_for(self.scheme, declared)[decision.reason]
        conditions = declared.conditions if isinstance(declared, Records) else ()
        is_condition = any(each.id == decision.reason for each in conditions)
        return NOT_MET.filled(label=label) if is_condition else label

    def _corrected_for(self, declared: Records, decision: Decision | None) -> Text | None:
        """Return why a record was corrected: a condition says what it is about, not that it fails."""
        if decision is None or decision.decision != "corrected" or decision.reason is None:
            return None
        return reasons_for(self.scheme, declared)[decision.reason]

    def _failed(self, declared: Records, values: Any) -> tuple[Text, ...]:
        return tuple(
            NOT_MET.filled(label=condition.label)
            for condition in declared.conditions
            if condition.when is not None and not condition.when.holds(values, self.attributes)
        )

    def evidence_for(self, name: str) -> tuple[Evidence, ...]:
        """Return the evidence filed for a fact or attachment."""
        return tuple(
            each for each in (self.claim.evidence if self.claim else ()) if each.for_ == name
        )


def fate_of(use: FactUse) -> Text | None:
    """Return how many records of a fact count and why the others do not; None without records."""
    if not use.records:
        return None
    dropped: dict[str, tuple[Text, int]] = {}
    for record in use.records:
        is_out = record.counts_as_verified is False or (
            record.counts_as_verified is None and not record.counts_as_claimed
        )
        if is_out:
            reason = joined(record.reasons, "、", ", ")
            dropped[reason.zh] = (reason, dropped.get(reason.zh, (reason, 0))[1] + 1)
    kept = len(use.records) - sum(n for _, n in dropped.values())
    if not dropped:
        return both(
            "{all} 条记录，全部计入", "{all} {all:record, which counts|records, all count}"
        ).filled(all=len(use.records))
    words = joined([DROPPED.filled(n=n, reason=reason) for reason, n in dropped.values()])
    return COUNTED.filled(all=len(use.records), kept=kept, dropped=words)
