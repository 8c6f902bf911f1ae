"""References to nothing: what was meant, and what there is instead."""

from collections.abc import Mapping

from toolkit.checking.tables import Tables
from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import nearest
from toolkit.problems.problem import Place, Problem
from toolkit.reading.models import with_labels
from toolkit.reading.slips import IN_BRACKETS

NO_TARGET = declare(
    "C106",
    "error",
    title=both("引用不存在", "Reference to nothing"),
    message=both("{what} “{id}” 不存在{note}。", "There is no {what} called “{id}”{note}."),
    remedy=both(
        "{hint}检查拼写；可用：{allowed}。", "Check the spelling; there are: {allowed}{hint}."
    ),
)
WHAT: Mapping[str, Text] = {
    "unit": both("单位", "unit"),
    "class": both("类别", "class"),
    "evidence": both("这项事实的证据", "evidence for this fact"),
    "for": both("事实或材料", "fact or attachment"),
    "kind": both("证据种类", "kind of evidence"),
    "record": both("申报中的记录", "record of the claim"),
    "plain": both("申报中的事实", "fact of the claim"),
}
FOR_ANOTHER = both(
    "：evidence 里有这一条，但它写的是 for: {other}{label}",
    ": it is there, but with for: {other}{label}",
)
ONE_MORE = both(
    "要用它证明{fact}，在 evidence 里另写一条（换一个 id），for 写 {name}；",
    "; to support {fact} with it, add another entry with an id of its own and for: {name}",
)
ADD_FIRST = both(
    "evidence 里还没有 for: {name} 的证据，先补一条；",
    "; no evidence has for: {name} yet, add an entry first",
)
NONE_YET = both("还没有", "none yet")
MOST_SHOWN = 12


def reference_problem(tables: Tables, place: Place, scope: str, word: str) -> Problem:
    """Return the problem of a reference to nothing, with what there is and what was meant."""
    kind, _, key = scope.partition(" ")
    there = sorted(tables.targets.get(scope, ()))
    labels = _labels(tables, kind, key)
    by_label = {label.zh: name for name, label in labels.items()}
    near = by_label.get(word) or nearest(word, there) or by_label.get(nearest(word, by_label) or "")
    values: dict[str, Text | str | int] = {
        "what": WHAT[kind],
        "id": word,
        "allowed": _allowed(there, labels),
    }
    further = _of_evidence(tables, key, word, bool(there)) if kind == "evidence" else {}
    return Problem(NO_TARGET, place, {**values, **further}, word, near if near in there else None)


def _allowed(there: list[str], labels: Mapping[str, Text]) -> Text:
    if not there:
        return NONE_YET
    words = with_labels(there[:MOST_SHOWN], labels, "、")
    return words if len(there) <= MOST_SHOWN else Text(zh=f"{words.zh}…", en=f"{words.en}…")


def _labels(tables: Tables, kind: str, key: str) -> dict[str, Text]:
    """Return what the words of a scope are called."""
    scheme = tables.schemes.get(key)
    if scheme is None:
        return {}
    if kind == "kind":
        return dict(scheme.evidence_kinds)
    declared = {**scheme.facts, **scheme.attachments} if kind == "for" else scheme.classes
    return {name: each.label for name, each in declared.items()}


def _of_evidence(tables: Tables, key: str, word: str, is_any: bool) -> dict[str, Text]:
    """Say that the evidence is there for something else, or that there is none for the fact yet."""
    file, _, fact = key.rpartition(" ")
    other = tables.purposes.get((file, word))
    if other is None:
        return {} if is_any else {"hint": ADD_FIRST.filled(name=fact)}
    labels = _labels(tables, "for", file)
    label = IN_BRACKETS.filled(label=labels[other]) if other in labels else ""
    return {
        "note": FOR_ANOTHER.filled(other=other, label=label),
        "hint": ONE_MORE.filled(fact=labels.get(fact, fact), name=fact),
    }
