"""What a policy itself leaves open, noticed in its scheme; a reading has to settle each.

A sum that does not add up, a target stated as a range, a class that is named but not defined,
papers asked for without points.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from toolkit.language import Text, both
from toolkit.reading.document import Path
from toolkit.schemes.edition import Edition
from toolkit.schemes.rules.setting import Finding
from toolkit.schemes.scheme import Indicator

TOTAL = both("总分", "the total")


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
        for detect in (_sums, _ranges, _undefined_classes, _unscored_papers)
        for found in detect(edition)
    ]


def _sums(edition: Edition) -> Iterator[PolicyFinding]:
    scheme = edition.scheme
    groups: list[tuple[str, Text, Decimal, tuple[Indicator, ...], Path]] = [
        ("total", TOTAL, scheme.points, scheme.indicators, ("points",))
    ]
    groups += [
        (node.code, node.label, node.points, node.parts, (*edition.paths[node.code], "points"))
        for node in scheme.nodes()
        if node.parts
    ]
    for at, label, stated, parts, path in groups:
        computed = sum((part.points for part in parts), start=stated * 0)
        if computed != stated:
            text = both(
                "写明 {stated} 分，各部分合计 {computed} 分",
                "{stated} points stated, the parts add up to {computed}",
            ).filled(stated=str(stated), computed=str(computed))
            yield PolicyFinding("sum", at, label, text, path)


def _ranges(edition: Edition) -> Iterator[PolicyFinding]:
    for leaf in edition.scheme.leaves():
        assert leaf.rule is not None
        found: Iterable[Finding] = leaf.rule.lint()
        for finding in found:
            label = edition.scheme.classes.get(finding.about)
            where = both("{code} {label} {about}", "{code} {label} {about}").filled(
                code=leaf.code, label=leaf.label, about=label.label if label else ""
            )
            at = f"{leaf.code}/{finding.about}" if finding.about else leaf.code
            path = (*edition.paths[leaf.code], "rule")
            yield PolicyFinding(finding.id, at, where, finding.text, path)


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
