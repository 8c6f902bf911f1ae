"""What changed in a claim, fact by fact and record by record, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from toolkit.language import Text, both, joined
from toolkit.schemes.facts import Records
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.showing import NOT_GIVEN, shown
from toolkit.schemes.stated import Record, Stated
from toolkit.submissions.claim import Claim
from toolkit.submissions.review import Review

CHANGED = both("{what}：{old} → {new}", "{what}: {old} → {new}")
ADDED = both("新增{item} {id}（{fields}）", "{item} {id} added ({fields})")
REMOVED = both("删去{item} {id}（{fields}）", "{item} {id} removed ({fields})")
OF_BASE = both("{words}（行号是改动前的）", "{words} (the line is that before the change)")
OF_RECORD = both("{item} {id}", "{item} {id}")
FIELD = both("{label} {old} → {new}", "{label} {old} → {new}")
GIVEN = both("{label} {value}", "{label} {value}")
EVIDENCE = both("所附证据有变", "other evidence")
LISTED = both("逐条填写 {n} 条", "{n} listed")
ANEW = both("{what}重新填写", "{what} filled in anew")


@dataclass(frozen=True)
class Edit:
    """One change to a claim or its review. ``line`` is that of the state it stands in, the newer first.

    ``what`` names what changed and ``words`` say how; ``claim`` and ``review`` are those of the base
    with this one change made.
    """

    file: str
    line: int
    what: Text
    words: Text
    claim: Claim
    review: Review | None


def edits_of_claim(scheme: Scheme, old: Claim, new: Claim, review: Review | None) -> Iterator[Edit]:
    """Yield what changed in a claim. ``review`` is what decides in both states."""
    for name, declared in scheme.facts.items():
        was, now = old.facts.get(name), new.facts.get(name)
        if _content(was) == _content(now):
            continue
        is_listed = all(each is not None and each.is_listed for each in (was, now))
        if isinstance(declared, Records) and is_listed:
            yield from _records(name, declared, old, new, review)
        else:
            words = _fact(declared, was, now)
            edited = _with_fact(old, name, now)
            yield _edit((old, new), (was, now), declared.label, words, edited, review)


def _records(
    name: str, declared: Records, old: Claim, new: Claim, review: Review | None
) -> Iterator[Edit]:
    """Yield what changed in the records of a fact: a record is one change, whatever changed in it."""
    was = {each.id: each for each in old.facts[name].records or ()}
    now = {each.id: each for each in new.facts[name].records or ()}
    for id in {**now, **was}:
        before, after = was.get(id), now.get(id)
        if before is not None and after is not None and _of_record(before) == _of_record(after):
            continue
        one = {**was, id: after} if after is not None else {k: v for k, v in was.items() if k != id}
        fact = replace(old.facts[name], records=tuple(one.values()))
        words = _record(declared, before, after)
        edited = _with_fact(old, name, fact)
        yield _edit((old, new), (before, after), declared.label, words, edited, review)


def _edit(
    states: tuple[Claim, Claim],
    places: tuple[Stated | Record | None, Stated | Record | None],
    what: Text,
    words: Text,
    claim: Claim,
    review: Review | None,
) -> Edit:
    stands, is_new = places[1] or places[0], places[1] is not None
    assert stands is not None
    document = states[is_new].document
    if not is_new:
        words = OF_BASE.filled(words=words)
    return Edit(document.file, document.line(stands.path), what, words, claim, review)


def _with_fact(claim: Claim, name: str, stated: Stated | None) -> Claim:
    facts = {key: each for key, each in claim.facts.items() if key != name}
    return replace(claim, facts=facts if stated is None else {**facts, name: stated})


def _content(stated: Stated | None) -> Any:
    """Return what is stated, wherever it stands in its file."""
    if stated is None or stated.records is None:
        return None if stated is None else (stated.value,)
    return [_of_record(each) for each in stated.records]


def _of_record(record: Record) -> Any:
    return record.id, dict(record.values), record.evidence


def _fact(declared: Any, was: Stated | None, now: Stated | None) -> Text:
    if isinstance(declared, Ledger):
        return ANEW.filled(what=declared.label)
    old, new = _stated(declared, was), _stated(declared, now)
    return CHANGED.filled(what=declared.label, old=old, new=new)


def _stated(declared: Any, stated: Stated | None) -> Text:
    if stated is None:
        return NOT_GIVEN
    if stated.records is not None:
        return LISTED.filled(n=len(stated.records))
    return shown(declared, stated.value)


def _record(declared: Records, was: Record | None, now: Record | None) -> Text:
    item, fields = declared.item, declared.fields
    if was is None or now is None:
        record = now or was
        assert record is not None
        given = [
            GIVEN.filled(label=each.label, value=shown(each, record.values.get(name)))
            for name, each in fields.items()
            if record.values.get(name) is not None
        ]
        form = ADDED if was is None else REMOVED
        return form.filled(item=item, id=record.id, fields=joined(given, "，", ", "))
    parts = [
        FIELD.filled(
            label=each.label,
            old=shown(each, was.values.get(name)),
            new=shown(each, now.values.get(name)),
        )
        for name, each in fields.items()
        if was.values.get(name) != now.values.get(name)
    ]
    parts += [EVIDENCE] if was.evidence != now.evidence else []
    what = OF_RECORD.filled(item=item, id=was.id)
    return both("{what}：{parts}", "{what}: {parts}").filled(
        what=what, parts=joined(parts, "，", ", ")
    )
