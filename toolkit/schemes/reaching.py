"""What no unit can reach: rules without points, targets nobody can meet or miss, the highest total."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product

from toolkit.language import both
from toolkit.numbers import exact, plain
from toolkit.reading.document import Path
from toolkit.schemes.edition import Edition
from toolkit.schemes.expectations import ByAttribute, Eligibility, Expectation
from toolkit.schemes.lowering import setting
from toolkit.schemes.policy_finding import PolicyFinding
from toolkit.schemes.rules.combined import Sum, within
from toolkit.schemes.rules.kind import RuleKind
from toolkit.schemes.rules.setting import Setting
from toolkit.schemes.scheme import Indicator, Scheme
from toolkit.schemes.spans import Span, span_of

#: What is found here alone, and only in a scheme whose references are sound.
TOLD_IF_SOUND = ("dead-rule", "unreachable")

LABELLED = both("{code} {label}", "{code} {label}")
DEAD = both("无论怎么填都得不到分", "no points, whatever a unit states")
NEVER_MET = both("没有单位能达到", "no unit can meet it")
NEVER_MISSED = both("没有单位会达不到", "no unit can miss it")
UNREACHABLE = both("最高只能得到 {n} 分", "no more than {n} {n:point|points} can be reached")


def out_of_reach(edition: Edition) -> Iterator[PolicyFinding]:
    """Yield the rules, targets and conditions whose outcome no unit can change."""
    yield from _rules(edition)
    for path, each in asked_beside(edition.scheme):
        spans = list(_spans(edition.scheme, each))
        if spans and all(span.high == 0 for span in spans):
            yield PolicyFinding("dead-rule", each.id, each.label, NEVER_MET, path)
        elif spans and all(span.low == 1 for span in spans):
            yield PolicyFinding("dead-rule", each.id, each.label, NEVER_MISSED, path)


def asked_beside(scheme: Scheme) -> Iterator[tuple[Path, Expectation | Eligibility]]:
    """Yield the targets and conditions without points, each with its path in the file."""
    for index, expectation in enumerate(scheme.expectations):
        yield ("expectations", index), expectation
    for index, condition in enumerate(scheme.eligibility):
        yield ("eligibility", index), condition


def _rules(edition: Edition) -> Iterator[PolicyFinding]:
    """Rules and items that can never give points, and rules that never give all of theirs."""
    scheme = edition.scheme
    for leaf in scheme.leaves():
        if leaf.rule is None or leaf.rule.kind == "reported":
            continue
        settings = [setting(scheme, leaf, each) for each in scheme.classes]
        path = (*edition.paths[leaf.code], "rule")
        where = LABELLED.filled(code=leaf.code, label=leaf.label)
        highest = _highest(leaf.rule, settings, scheme)
        if highest == 0:
            yield PolicyFinding("dead-rule", leaf.code, where, DEAD, path)
            continue
        is_sum = isinstance(leaf.rule, Sum)  # parts that do not add up are a finding of their own
        if not is_sum and highest is not None and highest < (leaf.points or 0):
            text = UNREACHABLE.filled(n=plain(highest))
            at = (*edition.paths[leaf.code], "points")
            yield PolicyFinding("unreachable", leaf.code, where, text, at)
        for index, item in enumerate(getattr(leaf.rule, "items", ())):
            open_to = [each for each in settings if item.concerns(each.class_of_unit)]
            inner = [within(each, item) for each in open_to]
            if not inner or _highest(item.rule, inner, scheme) == 0:
                where = LABELLED.filled(code=leaf.code, label=item.label)
                at = (*path, "items", index, "rule")
                yield PolicyFinding("dead-rule", f"{leaf.code}/{item.id}", where, DEAD, at)


def _spans(scheme: Scheme, each: Expectation | Eligibility) -> Iterator[Span]:
    """Yield what the outcome can be, 0 or 1, for every kind of unit that it tells apart."""
    labels = {name: one.label for name, one in scheme.classes.items()}
    attributed = [bound for _, bound in each.bounds_at if isinstance(bound, ByAttribute)]
    by = list(dict.fromkeys(bound.by for bound in attributed if bound.by != "class"))
    for name in scheme.classes:
        for options in product(*(scheme.attributes[one].options for one in by)):
            attributes = {"class": name, **dict(zip(by, options, strict=True))}
            node = each.formula(Setting(scheme.facts, name, labels), attributes)
            span = None if node is None else span_of(node, scheme.facts)
            if span is not None and each.concerns(name):
                yield span


def _highest(rule: RuleKind, settings: Iterable[Setting], scheme: Scheme) -> Fraction | None:
    """Return the highest score of a rule in any surroundings; None where there is no end.

    What the rule says of itself and what its formula can give both bound it.
    """
    highest = Fraction(0)
    for each in settings:
        span = span_of(rule.formula(each), scheme.facts)
        bounds = [rule.reach(each), None if span is None else span.high]
        known = [bound for bound in bounds if bound is not None]
        if not known:
            return None
        highest = max(highest, min(known))
    return highest


def reachable(edition: Edition) -> Fraction | None:
    """Return the highest total without bonus, uncapped indicators taken at their points.

    None where nothing is scored.
    """
    scheme = edition.scheme
    if not scheme.scored:
        return None
    anyone = next(iter(scheme.classes))

    def reach(node: Indicator) -> Fraction:
        worth = exact(node.points or Decimal(0))
        if node.rule is None:
            return min(worth, sum(map(reach, node.parts), Fraction(0)))
        found = node.rule.reach(setting(scheme, node, anyone))
        return worth if found is None else min(worth, found)

    return min(exact(scheme.points or Decimal(0)), sum(map(reach, scheme.indicators), Fraction(0)))
