"""Every name that a scheme refers to exists and is of the kind that is wanted; every name is used."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem
from toolkit.reading.document import Path
from toolkit.schemes.edition import Edition
from toolkit.schemes.expectations import Unique
from toolkit.schemes.facts import NUMERIC, Choice, Records, YesNo
from toolkit.schemes.lint.units import beside_the_score, bounds, in_conditions
from toolkit.schemes.lint.words import ATTRIBUTE, FIELD, INDICATOR, unknown
from toolkit.schemes.rules.kind import Read, Want
from toolkit.schemes.scheme import Scheme

UNUSED = declare(
    "S202",
    "error",
    title=both("写了却没有用到", "Declared but not used"),
    message=both("{what} “{word}” 没有任何地方用到。", "The {what} “{word}” is used nowhere."),
    remedy=both(
        "用上它，或删去它；只报告不计分的事实列入 reported。",
        "Use it or remove it; facts that are reported without points belong in reported.",
    ),
)
WRONG_KIND = declare(
    "S205",
    "error",
    title=both("事实的类型不合规则", "The fact does not suit the rule"),
    message=both(
        "“{word}” 的类型在这里不能用，这里要的是：{wanted}。",
        "“{word}” has a kind that cannot be used here; wanted: {wanted}.",
    ),
    remedy=both(
        "换一个类型相符的事实，或改正它的 kind。", "Use a fact of that kind, or correct its kind."
    ),
)


def check_references(edition: Edition) -> Iterator[Problem]:
    """Every article, reading, fact and evidence kind referred to exists."""
    scheme = edition.scheme
    clauses = [clause.id for clause in scheme.clauses]
    for path, article in _articles(edition):
        if article not in clauses:
            yield unknown(edition, path, both("条款", "clause"), article, clauses)
    for path, reading in cited_readings(edition):
        if reading not in scheme.readings:
            yield unknown(edition, path, both("口径", "reading"), reading, scheme.readings)
    for read in read_facts(edition):
        declared: Any = scheme.facts.get(read.fact)
        suits = declared is not None and isinstance(declared, _SUITS[read.want])
        if declared is None:
            yield unknown(edition, read.path, both("事实", "fact"), read.fact, scheme.facts)
        elif not suits:
            values: dict[str, Text | str] = {"word": read.fact, "wanted": WANTED[read.want]}
            yield Problem(WRONG_KIND, edition.document.place(read.path), values, read.fact)
        elif read.field is not None and read.field[1] not in declared.fields:
            path, field = read.field
            yield unknown(edition, path, FIELD, field, declared.fields)
    codes = [node.code for node in scheme.nodes()]
    for index, each in enumerate(scheme.expectations):
        if each.indicator is not None and each.indicator not in codes:
            path = ("expectations", index, "indicator")
            yield unknown(edition, path, INDICATOR, each.indicator, codes)
    for index, clause in enumerate(scheme.clauses):
        for position, name in enumerate(clause.carries):
            if name not in _carriers(scheme):
                path = ("clauses", index, "carries", position)
                yield unknown(edition, path, both("承接者", "carrier"), name, _carriers(scheme))
    for name, declared in scheme.facts.items():
        for position, kind in enumerate(declared.evidence):
            if kind not in scheme.evidence_kinds:
                path = ("facts", name, "evidence", position)
                yield unknown(
                    edition, path, both("证据种类", "kind of evidence"), kind, scheme.evidence_kinds
                )


def _articles(edition: Edition) -> Iterator[tuple[Path, str]]:
    scheme = edition.scheme
    for node in scheme.nodes():
        yield (*edition.paths[node.code], "article"), node.article
    for name, attachment in scheme.attachments.items():
        yield ("attachments", name, "article"), attachment.article
    for key, entries in beside_the_score(scheme):
        for index, each in enumerate(entries):
            yield (key, index, "article"), each.article
    for name, fact in scheme.facts.items():
        if fact.article is not None:
            yield ("facts", name, "article"), fact.article
        if isinstance(fact, Records):
            for index, condition in enumerate(fact.counts_if):
                yield ("facts", name, "counts_if", index, "article"), condition.article
    for name, attribute in scheme.attributes.items():
        if attribute.article is not None:
            yield ("attributes", name, "article"), attribute.article
    if scheme.form is not None:
        yield ("form", "article"), scheme.form.article
    for path, said in scheme.outcomes.said():
        yield ("outcomes", *path, "article"), said.article


def cited_readings(edition: Edition) -> Iterator[tuple[Path, str]]:
    """Yield every reading that is cited, with its path in the file."""
    scheme = edition.scheme
    holders: list[tuple[Path, tuple[str, ...]]] = [
        *((edition.paths[node.code], node.readings) for node in scheme.nodes()),
        *((("clauses", i), clause.readings) for i, clause in enumerate(scheme.clauses)),
        *((("expectations", i), each.readings) for i, each in enumerate(scheme.expectations)),
        *((("eligibility", i), each.readings) for i, each in enumerate(scheme.eligibility)),
        *((("attributes", name), each.readings) for name, each in scheme.attributes.items()),
        *((("outcomes", *path), said.readings) for path, said in scheme.outcomes.said()),
    ]
    for path, readings in holders:
        for position, reading in enumerate(readings):
            yield (*path, "readings", position), reading
    for index, each in enumerate(scheme.accepted):
        yield ("accepted", index, "reading"), each.reading


def read_facts(edition: Edition) -> Iterator[Read]:
    """Yield every fact that is read, with its path in the file."""
    scheme = edition.scheme
    for leaf in scheme.leaves():
        assert leaf.rule is not None
        for read in leaf.rule.reads:
            yield _below(read, (*edition.paths[leaf.code], "rule"))
    for index, each in enumerate(scheme.expectations):
        for read in each.reads:
            yield _below(read, ("expectations", index))
    for index, condition in enumerate(scheme.eligibility):
        for read in condition.reads:
            yield _below(read, ("eligibility", index))
    for index, name in enumerate(scheme.reported):
        yield Read(("reported", index), name, "anything")


def _below(read: Read, path: Path) -> Read:
    field = None if read.field is None else ((*path, *read.field[0]), read.field[1])
    return replace(read, path=(*path, *read.path), field=field)


_SUITS: Mapping[Want, tuple[type, ...]] = {
    "quantity": (*NUMERIC, Records),
    "number": (*NUMERIC, Records, YesNo),
    "yes-no": (YesNo,),
    "records": (Records,),
    "choice": (Choice,),
    "anything": (BaseModel,),
}
WANTED: Mapping[Want, Text] = {
    "quantity": both(
        "数量（count、amount、percent、days 或 records）",
        "a quantity (count, amount, percent, days or records)",
    ),
    "number": both("数量或 yes-no", "a quantity or yes-no"),
    "yes-no": both("yes-no", "yes-no"),
    "records": both("records", "records"),
    "choice": both("choice", "choice"),
    "anything": both("事实", "a fact"),
}


def _carriers(scheme: Scheme) -> list[str]:
    """What may carry a clause: indicators, facts, attachments, expectations, and the round."""
    return [
        *(node.code for node in scheme.nodes()),
        *scheme.facts,
        *scheme.attachments,
        *(each.id for each in scheme.expectations),
        *(each.id for each in scheme.eligibility),
        *(name for name, each in scheme.attributes.items() if each.kind != "choice"),
        *scheme.outcomes.ids(),
        "round",
        "register",
        "points",
        "review",
        "rounding",
        "panels",
        "decisions",
    ]


def check_usage(edition: Edition) -> Iterator[Problem]:
    """Everything declared is used: facts, readings, fields of conditions."""
    scheme = edition.scheme
    used_facts = {read.fact for read in read_facts(edition)}
    for name in scheme.facts:
        if name not in used_facts:
            yield Problem(
                UNUSED,
                edition.place(("facts", name)),
                {"what": both("事实", "fact"), "word": name},
                name,
            )
    used_attributes = {bound.by for _, bound in bounds(edition)} | set(in_conditions(scheme))
    used_attributes |= {name for name, each in scheme.attributes.items() if each.unique}
    used_attributes |= {payment.since for payment in scheme.outcomes.payments}
    used_attributes |= {
        each.met_if.unique for each in scheme.eligibility if isinstance(each.met_if, Unique)
    }
    for name in scheme.attributes:
        if name not in used_attributes:
            yield Problem(
                UNUSED,
                edition.place(("attributes", name)),
                {"what": ATTRIBUTE, "word": name},
                name,
            )
    used_readings = {id for _, id in cited_readings(edition)} | set(edition.readings_at.values())
    for name in scheme.readings:
        if name not in used_readings:
            yield Problem(
                UNUSED,
                edition.place(("readings", name)),
                {"what": both("口径", "reading"), "word": name},
                name,
            )
