"""What changed in a review, decision by decision and mark by mark, in words."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeAlias

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain
from toolkit.reading.document import Path
from toolkit.review.impact.edits import Edit
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.showing import shown
from toolkit.submissions.claim import Claim
from toolkit.submissions.repository import FiledReview
from toolkit.submissions.review import DECISIONS, Decision, Review, reasons_for

DECIDED = both("核定{what}：{old} → {new}", "decision on {what}: {old} → {new}")
MARKED = both("评分 {what}：{old} → {new}", "mark for {what}: {old} → {new}")
RECORD = both("{label}第 {id} 条", "{label}, record {id}")
UNDECIDED = both("未核定", "undecided")
NO_MARK = both("没有评分", "no mark")
WITH_VALUES = both("{decision}为 {values}", "{decision} to {values}")
FIELD = both("{label} {value}", "{label} {value}")
BECAUSE = both("{decision}（{reason}）", "{decision} ({reason})")

#: Where a decision stands, what it is about, the decision before and after, the review with it alone.
_Step: TypeAlias = tuple[Path, Text, Text, Review]


def edits_of_review(
    scheme: Scheme, claim: Claim, old: FiledReview, new: FiledReview
) -> Iterator[Edit]:
    """Yield what changed in the decisions and marks of a review; ``claim`` is that of the base."""
    for path, what, words, review in (
        *_facts(scheme, old.review, new.review),
        *_records(scheme, old.review, new.review),
        *_marks(old.review, new.review),
    ):
        is_new = path in new.document.values_at
        document = (new if is_new else old).document
        yield Edit(document.file, document.line(path), what, words, claim, review)


def _facts(scheme: Scheme, old: Review, new: Review) -> Iterator[_Step]:
    for name in {**old.facts, **new.facts}:
        was, now = old.facts.get(name), new.facts.get(name)
        if was != now:
            declared = scheme.facts[name]
            one = replace(old, facts=_with(old.facts, name, now))
            words = _words(scheme, declared, declared.label, was, now)
            yield ("facts", name), declared.label, words, one


def _records(scheme: Scheme, old: Review, new: Review) -> Iterator[_Step]:
    for name in {**old.records, **new.records}:
        before, after = old.records.get(name, {}), new.records.get(name, {})
        declared = scheme.facts[name]
        for id in {**before, **after}:
            was, now = before.get(id), after.get(id)
            if was != now:
                records = {**old.records, name: _with(before, id, now)}
                what = RECORD.filled(label=declared.label, id=id)
                words = _words(scheme, declared, what, was, now)
                one = replace(old, records=records)
                yield ("records", name, id), declared.label, words, one


def _marks(old: Review, new: Review) -> Iterator[_Step]:
    for by in {**old.marks, **new.marks}:
        before, after = old.marks.get(by, {}), new.marks.get(by, {})
        for code in {**before, **after}:
            was, now = before.get(code), after.get(code)
            if was != now:
                what = both(code, code)
                old_mark, new_mark = (
                    NO_MARK if each is None else plain(exact(each)) for each in (was, now)
                )
                words = MARKED.filled(what=what, old=old_mark, new=new_mark)
                one = replace(old, marks={**old.marks, by: _with(before, code, now)})
                yield ("marks", by, code), what, words, one


def _with(known: Any, key: str, value: Any) -> Any:
    left = {name: each for name, each in known.items() if name != key}
    return left if value is None else {**left, key: value}


def _words(
    scheme: Scheme, declared: Any, what: Text, was: Decision | None, now: Decision | None
) -> Text:
    old, new = (_decision(scheme, declared, each) for each in (was, now))
    return DECIDED.filled(what=what, old=old, new=new)


def _decision(scheme: Scheme, declared: Any, decision: Decision | None) -> Text:
    if decision is None:
        return UNDECIDED
    said = DECISIONS[decision.decision]
    values = []
    if decision.value is not None and not isinstance(declared, Ledger):
        values.append(shown(declared, decision.value))
    values += [
        FIELD.filled(label=declared.fields[name].label, value=shown(declared.fields[name], each))
        for name, each in decision.corrections.items()
    ]
    if values:
        said = WITH_VALUES.filled(decision=said, values=joined(values, "，", ", "))
    reason = reasons_for(scheme, declared).get(decision.reason or "")
    return said if reason is None else BECAUSE.filled(decision=said, reason=reason)
