"""What a policy itself leaves open, noticed in its scheme; a reading has to settle each.

A sum that does not add up, a target stated as a range, a class that is named but not defined,
papers asked for without points.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from toolkit.language import Text, both
from toolkit.numbers import exact, plain
from toolkit.reading.document import Path
from toolkit.schemes.edition import Edition
from toolkit.schemes.lowering import setting
from toolkit.schemes.rules.combined import NO_CAP, SUM_DIFFERS
from toolkit.schemes.rules.setting import Finding
from toolkit.schemes.scheme import Indicator

TOTAL, BONUS = both("总分", "the total"), both("加分", "the bonus")
UNPRICED = both(
    "标题里有{what}，规则没有给分", "the title names {what}, no rule gives points for it"
)
MIXED = both(
    "目标和评分写的量词不同，评分写的是“{unit}”",
    "target and rule name different units; the rule says “{unit}”",
)
UNREACHABLE = both("最高只能得到 {n} 分", "no more than {n} points can be reached")
NO_JUDGE = both("由人评定，没有写由谁评", "judged, without saying by whom")
UNCAPPED = both(
    "本项不封顶，上级和总分却写明了分值", "uncapped inside a group and a total with stated points"
)


@dataclass(frozen=True)
class PolicyFinding:
    """What the lint noticed in the policy's own text: where, what, and the reading that settles it."""

    finding: str
    at: str
    where: Text
    text: Text
    path: Path
    reading: str | None = None


def policy_findings(edition: Edition) -> list[PolicyFinding]:
    """Return what the policy leaves open, each with the reading that accepts it, if one does."""
    accepted = {(each.finding, each.at): each.reading for each in edition.scheme.accepted}
    return [
        PolicyFinding(
            found.finding,
            found.at,
            found.where,
            found.text,
            found.path,
            accepted.get((found.finding, found.at)),
        )
        for detect in (_sums, _rules, _unsaid, _undefined_classes, _unscored_papers)
        for found in detect(edition)
    ]


def _sums(edition: Edition) -> Iterator[PolicyFinding]:
    scheme = edition.scheme
    groups: list[tuple[str, Text, Decimal | None, tuple[Indicator, ...], Path]] = [
        ("total", TOTAL, scheme.points, scheme.indicators, ("points",)),
        ("bonus", BONUS, scheme.bonus_points, scheme.bonus, ("bonus_points",)),
    ]
    groups += [
        (node.code, node.label, node.points, node.parts, (*edition.paths[node.code], "points"))
        for node in scheme.nodes()
        if node.parts
    ]
    for at, label, stated, parts, path in groups:
        points = [part.points for part in parts if part.points is not None]
        if stated is None or len(points) < len(parts):
            continue
        computed = sum(points, start=Decimal(0))
        if computed != stated:
            text = SUM_DIFFERS.filled(stated=plain(exact(stated)), computed=plain(exact(computed)))
            yield PolicyFinding("sum", at, label, text, path)


def _rules(edition: Edition) -> Iterator[PolicyFinding]:
    """What the rules themselves find; ``about`` is a class or an item."""
    scheme = edition.scheme
    anyone = next(iter(scheme.classes))
    for leaf in scheme.leaves():
        assert leaf.rule is not None
        found: Iterable[Finding] = leaf.rule.lint(setting(scheme, leaf, anyone))
        for finding in found:
            label = scheme.classes.get(finding.about)
            where = both("{code} {label} {about}", "{code} {label} {about}").filled(
                code=leaf.code, label=leaf.label, about=label.label if label else finding.about
            )
            at = f"{leaf.code}/{finding.about}" if finding.about else leaf.code
            path = (*edition.paths[leaf.code], "rule")
            yield PolicyFinding(finding.id, at, where, finding.text, path)


def _unsaid(edition: Edition) -> Iterator[PolicyFinding]:
    """What the scheme file marks as unsaid in the policy, and what is uncapped in a capped group."""
    for leaf in edition.scheme.leaves():
        found: list[tuple[str, str, Text]] = []
        if not leaf.cap_stated:
            found.append(("no-cap", "cap_stated", NO_CAP))
        if leaf.unpriced is not None:
            found.append(("unpriced", "unpriced", UNPRICED.filled(what=leaf.unpriced)))
        if leaf.other_unit is not None:
            found.append(("mixed-units", "other_unit", MIXED.filled(unit=leaf.other_unit)))
        if not leaf.judge_named:
            found.append(("unnamed-judge", "judge_named", NO_JUDGE))
        reach = _reach_of(edition, leaf)
        if reach is not None and leaf.points is not None and reach < leaf.points:
            found.append(("unreachable", "points", UNREACHABLE.filled(n=plain(reach))))
        if leaf.uncapped and leaf not in edition.scheme.bonus:
            found.append(("uncapped-inside", "uncapped", UNCAPPED))
        where = both("{code} {label}", "{code} {label}").filled(code=leaf.code, label=leaf.label)
        for finding, key, text in found:
            yield PolicyFinding(finding, leaf.code, where, text, (*edition.paths[leaf.code], key))


def _reach_of(edition: Edition, leaf: Indicator) -> Fraction | None:
    """Return the highest score of bands or of the best of several; None for any other rule."""
    if leaf.rule is None or leaf.rule.kind not in ("bands", "best"):
        return None
    anyone = next(iter(edition.scheme.classes))
    return leaf.rule.reach(setting(edition.scheme, leaf, anyone))


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


def _undefined_classes(edition: Edition) -> Iterator[PolicyFinding]:
    for name, each in edition.scheme.classes.items():
        if not each.defined:
            text = both(
                "办法用了这个分类，但没有说明什么单位属于它",
                "the policy uses this class without defining it",
            )
            yield PolicyFinding("undefined-class", name, each.label, text, ("classes", name))


def _unscored_papers(edition: Edition) -> Iterator[PolicyFinding]:
    for name, each in edition.scheme.attachments.items():
        text = both(
            "要求提供，但不计分，也没有说明缺少时怎么办",
            "asked for, but without points or a stated consequence",
        )
        yield PolicyFinding("no-points", name, each.label, text, ("attachments", name))
