"""What depends on the unit: targets by class, bounds by attribute, panels that judge."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from toolkit.language import both
from toolkit.numbers import exact, plain
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed
from toolkit.problems.problem import Problem
from toolkit.reading.document import Path
from toolkit.schemes.comparing import key_of
from toolkit.schemes.edition import Edition
from toolkit.schemes.expectations import ByAttribute, Eligibility, Expectation
from toolkit.schemes.facts import Records
from toolkit.schemes.lint.words import ATTRIBUTE, CLASS, OPTION, unknown
from toolkit.schemes.predicates import AttributeOf, comparisons, operands_of
from toolkit.schemes.scheme import Scheme

NO_TARGET = declare(
    "S204",
    "error",
    title=both("有的类没有目标", "A class has no target"),
    message=both("{code} 没有写 {classes} 的目标。", "{code} states no target for {classes}."),
    remedy=both(
        "给每一类写上目标；按属性写的，每个选项都写，没有目标的写 none。",
        "State a target for every class; by an attribute, for every option, none where there is none.",
    ),
)
PANELS = declare(
    "S209",
    "error",
    title=both("评委组没有写清", "Panels not stated"),
    message=both(
        "有 panels 规则就要写 panels（评委组和权重）；没有就不写。",
        "Where an indicator is marked by panels, panels states them with their weights; otherwise not.",
    ),
    remedy=both("补上 panels，或改正规则。", "Add panels, or correct the rule."),
)
WEIGHTS = declare(
    "S210",
    "error",
    title=both("权重合计不是 100", "Weights do not add up"),
    message=both("评委组的权重合计是 {sum}%。", "The weights of the panels add up to {sum}%."),
    remedy=both("改正权重，使合计为 100。", "Correct the weights to add up to 100."),
)


def check_targets(edition: Edition) -> Iterator[Problem]:
    """Rules that state targets by class name every class and no other; expectations know theirs."""
    classes = edition.scheme.classes
    for path, name in _mentioned_classes(edition):
        if name not in classes:
            yield unknown(edition, path, CLASS, name, classes)
    for leaf in edition.scheme.leaves():
        assert leaf.rule is not None
        for below, named in leaf.rule.names_classes:
            path = (*edition.paths[leaf.code], "rule", *below)
            for name in named:
                if name not in classes:
                    problem = unknown(edition, path, CLASS, name, classes)
                    yield replace(problem, place=edition.place((*path, name)))
            missing = [name for name in classes if name not in named]
            if missing:
                yield Problem(
                    NO_TARGET, edition.place(path), {"code": leaf.code, "classes": listed(missing)}
                )


def beside_the_score(
    scheme: Scheme,
) -> tuple[tuple[str, tuple[Expectation | Eligibility, ...]], ...]:
    """Return what stands beside the score, by the key of the file."""
    return ("expectations", scheme.expectations), ("eligibility", scheme.eligibility)


def _mentioned_classes(edition: Edition) -> Iterator[tuple[Path, str]]:
    scheme = edition.scheme
    for key, entries in beside_the_score(scheme):
        for index, each in enumerate(entries):
            for position, name in enumerate(each.classes):
                yield (key, index, "classes", position), name
    for leaf in scheme.leaves():
        assert leaf.rule is not None
        for below, name in leaf.rule.mentions_classes:
            yield (*edition.paths[leaf.code], "rule", *below), name


def bounds(edition: Edition) -> Iterator[tuple[Path, ByAttribute]]:
    """Yield the bounds stated by an attribute of the unit."""
    for key, entries in beside_the_score(edition.scheme):
        for index, each in enumerate(entries):
            for path, bound in each.bounds_at:
                if isinstance(bound, ByAttribute):
                    yield (key, index, *path), bound


def in_conditions(scheme: Scheme) -> Iterator[str]:
    """Yield the attributes of the unit that conditions of records read."""
    return (attribute for _, attribute in _in_conditions(scheme))


def _in_conditions(scheme: Scheme) -> Iterator[tuple[Path, str]]:
    for name, fact in scheme.facts.items():
        for index, condition in enumerate(fact.counts_if if isinstance(fact, Records) else ()):
            path: Path = ("facts", name, "counts_if", index, "when")
            for each, at in comparisons(condition.when, path) if condition.when else ():
                for operand in operands_of(each):
                    if isinstance(operand, AttributeOf):
                        yield (*at, key_of(each)), operand.attribute


def check_attributes(edition: Edition) -> Iterator[Problem]:
    """An attribute that is read is declared; a bound by one names every option of it."""
    scheme = edition.scheme
    for path, attribute in _in_conditions(scheme):
        if attribute != "class" and attribute not in scheme.choices:
            known = ["class", *scheme.choices]
            yield unknown(edition, path, ATTRIBUTE, attribute, known)
    for path, bound in bounds(edition):
        declared: Any = scheme.classes if bound.by == "class" else scheme.choices.get(bound.by)
        if declared is None:
            known = ["class", *scheme.choices]
            yield unknown(edition, (*path, "by"), ATTRIBUTE, bound.by, known)
            continue
        options = declared if bound.by == "class" else declared.options
        for name in bound.options:
            if name not in options:
                problem = unknown(edition, path, OPTION, name, options)
                yield replace(problem, place=edition.place((*path, name)))
        missing = [name for name in options if name not in bound.options]
        if missing:
            place = edition.place(path)
            yield Problem(NO_TARGET, place, {"code": bound.by, "classes": listed(missing)})


def check_panels(edition: Edition) -> Iterator[Problem]:
    """Panels are stated where judges mark, and their weights add up to the whole."""
    scheme = edition.scheme
    leaf = next(
        (leaf for leaf in scheme.leaves() if getattr(leaf.rule, "kind", "") == "panels"), None
    )
    if (leaf is None) != (scheme.panels is None):
        path = edition.paths[leaf.code] if leaf is not None else ("panels",)
        yield Problem(PANELS, edition.place(path))
    elif scheme.panels is not None:
        weight = sum((exact(each.weight) for each in scheme.panels.of.values()), Fraction(0))
        if weight != 100:
            place = edition.place(("panels", "of"))
            yield Problem(WEIGHTS, place, {"sum": plain(weight)})
