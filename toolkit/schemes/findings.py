"""What a policy itself leaves open, noticed in its scheme; a reading has to settle each.

A sum that does not add up, a target stated as a range, a class that is named but not defined,
papers asked for without points.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from toolkit.language import Text, both
from toolkit.numbers import exact, plain
from toolkit.reading.document import Path
from toolkit.schemes.edition import Edition
from toolkit.schemes.lowering import setting
from toolkit.schemes.policy_finding import PolicyFinding
from toolkit.schemes.reaching import LABELLED, asked_beside, out_of_reach
from toolkit.schemes.rules.combined import NO_CAP, SUM_DIFFERS
from toolkit.schemes.rules.setting import Finding
from toolkit.schemes.rules.target import Range
from toolkit.schemes.scheme import Indicator

PART = both("{where}（{about}）", "{where} ({about})")
TOTAL, BONUS = both("总分", "the total"), both("加分", "the bonus")
UNPRICED = both("文中写到{what}，没有写分值", "the text names {what} without stating points")
MIXED = both(
    "办法在别处把量词写成“{unit}”",
    "elsewhere the policy names the unit “{unit}”",
)
NO_JUDGE = both("由人评定，文中没有写由谁评", "marked by people; the text does not say by whom")
UNCAPPED = both(
    "本项不封顶，上级和总分却写明了分值", "uncapped inside a group and a total with stated points"
)


def policy_findings(edition: Edition, is_sound: bool = True) -> list[PolicyFinding]:
    """Return what the policy leaves open, each with the reading that accepts it, if one does.

    What is out of reach can be told only of a scheme whose references are sound.
    """
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
        for detect in (*_DETECTORS, *((out_of_reach,) if is_sound else ()))
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
            where = LABELLED.filled(code=leaf.code, label=leaf.label)
            if finding.about:
                known = {item.id: item.label for item in getattr(leaf.rule, "items", ())}
                known |= {name: each.label for name, each in scheme.classes.items()}
                about = known.get(finding.about, finding.about)
                where = PART.filled(where=where, about=about)
            at = f"{leaf.code}/{finding.about}" if finding.about else leaf.code
            path = (*edition.paths[leaf.code], "rule")
            yield PolicyFinding(finding.id, at, where, finding.text, path)


def _targets(edition: Edition) -> Iterator[PolicyFinding]:
    """Targets and conditions stated as a range."""
    for path, each in asked_beside(edition.scheme):
        for below, bound in each.bounds_at:
            if isinstance(bound, Range):
                at = (*path, *below)
                yield PolicyFinding("range", each.id, each.label, bound.finding, at)


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
        if leaf.uncapped and leaf not in edition.scheme.bonus:
            found.append(("uncapped-inside", "uncapped", UNCAPPED))
        where = LABELLED.filled(code=leaf.code, label=leaf.label)
        for finding, key, text in found:
            yield PolicyFinding(finding, leaf.code, where, text, (*edition.paths[leaf.code], key))


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


_DETECTORS = (_sums, _rules, _targets, _unsaid, _undefined_classes, _unscored_papers)
