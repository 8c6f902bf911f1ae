"""What a unit is told of each fact before it fills it in: limits, points, targets, evidence.

Scaffold, editor schema and issue form say the same, for all of it is read from the scheme.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain
from toolkit.reading.models import with_labels
from toolkit.schemes.edition import Edition
from toolkit.schemes.facts import NUMERIC, Amount, Date, Records, Words
from toolkit.schemes.filling import how_to_fill
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.stating import asked_of
from toolkit.submissions.round import Registered

_UNIT = both("单位：{unit}", "unit: {unit}")
_BETWEEN = both("{least} 到 {most}", "from {least} to {most}")
_LEAST = both("不小于 {least}", "{least} or more")
_MOST = both("不大于 {most}", "at most {most}")
_PLACES = both("小数最多 {n} 位", "decimal places: {n} at most")
_LONGEST = both("不超过 {n} 个字", "at most {n} characters")
_WINDOWS: Mapping[str, Text] = {
    "within": both("在考核期内", "within the window"),
    "until": both("不晚于考核期的最后一天", "not after the last day of the window"),
}
_HOW = both("填法：{how}", "How to fill in: {how}")
_COUNTS_IF = both("这样的才计入：{conditions}", "What counts: {conditions}")
_ARTICLE = both("依据：{cite}", "Source: {cite}")
_EVIDENCE = both("证据：{kinds}", "Evidence: {kinds}")
_INDICATOR = both("对应指标 {code} {label}：{asked}", "Indicator {code} {label}: {asked}")
_WORTH = both(
    "对应指标 {code} {label}（{points} 分）：{asked}",
    "Indicator {code} {label} ({points} {points:point|points}): {asked}",
)
_TARGET = both("要求：{label}，{asked}", "Asked for: {label}, {asked}")


def unit(declared: Any) -> list[Text]:
    """Return the measure word of a fact or field; nothing where it has none."""
    is_measured = isinstance(declared, (*NUMERIC, Records))
    return [_UNIT.filled(unit=declared.unit)] if is_measured else []


def limits(declared: Any) -> list[Text]:
    """Return the bounds of a fact or field; nothing where it has none."""
    if isinstance(declared, NUMERIC):
        return list(_bounds(declared))
    if isinstance(declared, Words):
        return [_LONGEST.filled(n=declared.longest)]
    if isinstance(declared, Date) and declared.window in _WINDOWS:
        return [_WINDOWS[declared.window]]
    return []


def _bounds(declared: Any) -> Iterator[Text]:
    least, most = declared.least, declared.most
    if least is not None and most is not None:
        yield _BETWEEN.filled(least=least, most=most)
    elif most is not None:
        yield _MOST.filled(most=most)
    elif least not in (None, 0):
        yield _LEAST.filled(least=least)
    if declared.places:
        yield _PLACES.filled(n=declared.places)


def told(scheme: Scheme, declared: Any, is_chosen: bool = False) -> Iterator[Text]:
    """Yield what is said of a fact to units of every class: help, how to fill in, evidence.

    How is left out where it ``is_chosen`` from a list.
    """
    if declared.help is not None:
        yield declared.help
    measured = () if isinstance(declared, Amount) else unit(declared)  # how_to_fill names it
    if not is_chosen:
        yield _HOW.filled(how=joined([how_to_fill(declared), *measured, *limits(declared)]))
    conditions = declared.conditions if isinstance(declared, Records) else ()
    if conditions:
        yield _COUNTS_IF.filled(conditions=joined([each.label for each in conditions]))
    if declared.article is not None:
        yield _ARTICLE.filled(cite=scheme.clause(declared.article).cite)
    if declared.evidence:
        kinds = with_labels(declared.evidence, scheme.evidence_kinds, "、")
        yield _EVIDENCE.filled(kinds=kinds)


def asked(edition: Edition, registered: Registered) -> Mapping[str, list[Text]]:
    """Return by fact what is asked of a unit: the indicators that read it, and the targets."""
    scheme, attributes = edition.scheme, registered.read_by_rules
    lowered = edition.lowered(registered.class_, registered.attributes)
    found: dict[str, list[Text]] = {name: [] for name in scheme.facts}
    for leaf in scheme.leaves():
        assert leaf.rule is not None
        words = _INDICATOR if leaf.points is None else _WORTH
        points = "" if leaf.points is None else plain(exact(leaf.points))
        said = words.filled(
            code=leaf.code, label=leaf.label, points=points, asked=lowered.asked[leaf.code]
        )
        for fact in leaf.rule.facts:
            found[fact].append(said)
    for expectation in scheme.expectations_of(registered.class_):
        target = asked_of(expectation.all_parts, scheme, attributes)
        if target is not None:
            said = _TARGET.filled(label=expectation.label, asked=target)
            for fact in dict.fromkeys(read.fact for read in expectation.reads):
                found[fact].append(said)
    return found
