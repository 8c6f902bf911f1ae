"""Conditions, events and rules read the fields of records in a way that suits them; ledgers derive."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem
from toolkit.reading.document import Path
from toolkit.schemes.comparing import key_of, suits, unknown_options, ways_of
from toolkit.schemes.edition import Edition
from toolkit.schemes.expectations import OneOf
from toolkit.schemes.facts import NUMERIC, Choice, Records
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.lint.references import WANTED, WRONG_KIND
from toolkit.schemes.lint.words import FIELD, OPTION, unknown
from toolkit.schemes.predicates import Comparison, In, comparisons
from toolkit.schemes.rules.combined import Combined
from toolkit.schemes.rules.each import Each
from toolkit.schemes.rules.each_band import EachBand
from toolkit.schemes.rules.first_and_extra import FirstAndExtra
from toolkit.schemes.rules.kind import Want

WRONG_COMPARISON = declare(
    "S208",
    "error",
    title=both("条件与栏目不配", "Condition does not suit the field"),
    message=both(
        "栏目 “{field}”（{label}）不能这样比较。",
        "The field “{field}” ({label}) cannot be compared this way.",
    ),
    remedy=both("这类栏目可写：{allowed}。", "For a field of this kind write: {allowed}."),
)


def check_records(edition: Edition) -> Iterator[Problem]:
    """Every condition and event reads fields that the records have, in a way that suits them."""
    for name, fact in edition.scheme.facts.items():
        if not isinstance(fact, Records):
            continue
        for index, field in enumerate(fact.event):
            if field not in fact.fields:
                yield unknown(edition, ("facts", name, "event", index), FIELD, field, fact.fields)
        for index, condition in enumerate(fact.counts_if):
            path: Path = ("facts", name, "counts_if", index, "when")
            for each, at in comparisons(condition.when, path) if condition.when else ():
                if each.field not in fact.fields:
                    yield unknown(edition, (*at, "field"), FIELD, each.field, fact.fields)
                else:
                    yield from _comparison(edition, each, at, fact.fields[each.field])


def _comparison(edition: Edition, each: Comparison, path: Path, declared: Any) -> Iterator[Problem]:
    key = key_of(each)
    if not suits(each, declared):
        yield Problem(
            WRONG_COMPARISON,
            edition.place((*path, key)),
            {"field": each.field, "label": declared.label, "allowed": ways_of(declared)},
            key,
        )
        return
    for position, option in unknown_options(each, declared):
        at = (*path, key, position) if isinstance(each, In) else (*path, key)
        yield unknown(edition, at, OPTION, option, declared.options)


def check_ledgers(edition: Edition) -> Iterator[Problem]:
    """Derived columns of a ledger are made of columns before them, so that none goes in a circle."""
    for name, declared in edition.scheme.facts.items():
        if not isinstance(declared, Ledger):
            continue
        before: list[str] = []
        for key, column in declared.columns.items():
            for way in ("plus", "minus"):
                for position, part in enumerate(getattr(column, way)):
                    if part not in before:
                        path = ("facts", name, "columns", key, way, position)
                        yield unknown(
                            edition, path, both("前面的栏", "earlier column"), part, before
                        )
            before.append(key)


def check_narrowings(edition: Edition) -> Iterator[Problem]:
    """What narrows the records of a rule suits their fields; levels are options of theirs."""
    facts = edition.scheme.facts
    for path, rule in _plain_rules(edition):
        declared: Any = facts.get(getattr(rule, "quantity", ""))
        if not isinstance(declared, Records):
            continue
        if isinstance(rule, Each) and rule.where is not None:
            for each, at in comparisons(rule.where, (*path, "where")):
                if each.field in declared.fields:
                    yield from _comparison(edition, each, at, declared.fields[each.field])
        elif isinstance(rule, EachBand) and rule.field in declared.fields:
            if not isinstance(declared.fields[rule.field], NUMERIC):
                yield _wrong_field(edition, path, rule.field, "quantity")
        elif isinstance(rule, FirstAndExtra) and rule.field in declared.fields:
            if not isinstance(declared.fields[rule.field], Choice):
                yield _wrong_field(edition, path, rule.field, "choice")
                continue
            options = getattr(declared.fields[rule.field], "options", {})
            for level in rule.extra:
                if level not in options:
                    problem = unknown(edition, (*path, "extra"), OPTION, level, options)
                    yield replace(problem, place=edition.place((*path, "extra", level)))


def _wrong_field(edition: Edition, path: Path, field: str, want: Want) -> Problem:
    place = edition.document.place((*path, "field"))
    return Problem(WRONG_KIND, place, {"word": field, "wanted": WANTED[want]}, field)


def check_choices(edition: Edition) -> Iterator[Problem]:
    """A condition of eligibility asks for options that the choice has."""
    for index, each in enumerate(edition.scheme.eligibility):
        declared: Any = edition.scheme.facts.get(getattr(each.met_if, "fact", ""))
        if isinstance(each.met_if, OneOf) and isinstance(declared, Choice):
            for position, option in enumerate(each.met_if.in_):
                if option not in declared.options:
                    path: Path = ("eligibility", index, "met_if", "in", position)
                    yield unknown(edition, path, OPTION, option, declared.options)


def _plain_rules(edition: Edition) -> Iterator[tuple[Path, Any]]:
    """Yield every rule that is not made of others, with its path."""
    for leaf in edition.scheme.leaves():
        path: Path = (*edition.paths[leaf.code], "rule")
        if isinstance(leaf.rule, Combined):
            for index, item in enumerate(leaf.rule.items):
                yield (*path, "items", index, "rule"), item.rule
        else:
            yield path, leaf.rule
