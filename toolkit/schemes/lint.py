"""The lint of a scheme: what does not hold together, and what the policy itself leaves open.

A finding about the *policy* (a sum that does not add up, a target stated as a range, a class that
is named but not defined, papers asked for without points) has to be accepted by a reading that
settles it; any other finding is an error of the file.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from toolkit.language import Text, both
from toolkit.numbers import exact, plain
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed, nearest
from toolkit.problems.problem import Problem
from toolkit.reading.document import Path
from toolkit.schemes.comparing import key_of, suits, unknown_options, ways_of
from toolkit.schemes.edition import Edition
from toolkit.schemes.expectations import ByAttribute, Eligibility, Expectation, Part
from toolkit.schemes.facts import NUMERIC, Choice, Records, YesNo
from toolkit.schemes.findings import policy_findings
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.predicates import Comparison, In, attributes_of, comparisons
from toolkit.schemes.rules.combined import Combined
from toolkit.schemes.rules.each import Each
from toolkit.schemes.rules.first_and_extra import FirstAndExtra
from toolkit.schemes.rules.kind import Read, Want
from toolkit.schemes.scheme import Scheme

UNKNOWN_WORD = declare(
    "S201",
    "error",
    title=both("引用了不存在的名称", "Reference to nothing"),
    message=both(
        "这里引用的{what} “{word}” 不存在。", "The {what} “{word}” referred to here does not exist."
    ),
    remedy=both("检查拼写；可用：{allowed}。", "Check the spelling; there are: {allowed}."),
)
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
DUPLICATE = declare(
    "S203",
    "error",
    title=both("编号重复", "Id used twice"),
    message=both("{what} “{word}” 用了不止一次。", "The {what} “{word}” is used more than once."),
    remedy=both("每个编号只用一次。", "Use every id once."),
)
NO_TARGET = declare(
    "S204",
    "error",
    title=both("有的类没有目标", "A class has no target"),
    message=both(
        "指标 {code} 没有写 {classes} 的目标。", "Indicator {code} states no target for {classes}."
    ),
    remedy=both("给每一类写上目标。", "State a target for every class."),
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
POLICY_FINDING = declare(
    "S206",
    "error",
    title=both("办法本身有未定之处", "The policy leaves something open"),
    message=both("{where}：{text}；没有口径认定它。", "{where}: {text}; no reading settles it."),
    remedy=both(
        "在 accepted 里写明由哪个口径认定：{{finding: {finding}, at: {at}, reading: …}}。",
        "State under accepted which reading settles it: {{finding: {finding}, at: {at}, reading: …}}.",
    ),
)
STALE_ACCEPTANCE = declare(
    "S207",
    "error",
    title=both("认定的问题并不存在", "Nothing to accept"),
    message=both(
        "accepted 里的 “{finding}”（{at}）并没有被发现。",
        "The finding “{finding}” at {at} under accepted does not occur.",
    ),
    remedy=both("删去这一条。", "Remove this entry."),
)

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

FIELD, OPTION, CLASS = both("栏目", "field"), both("选项", "option"), both("类别", "class")
ATTRIBUTE = both("属性", "attribute")


def lint(edition: Edition) -> list[Problem]:
    """Return every problem of a scheme that has the right shape."""
    problems = [problem for check in _CHECKS for problem in check(edition)]
    for finding in policy_findings(edition):
        if finding.reading is None:
            values: dict[str, Text | str] = {
                "where": finding.where,
                "text": finding.text,
                "finding": finding.finding,
                "at": finding.at,
            }
            problems.append(Problem(POLICY_FINDING, edition.place(finding.path), values))
    return problems


def _unknown(
    edition: Edition, path: Path, what: Text, word: str, allowed: Iterable[str]
) -> Problem:
    words = list(allowed)
    return Problem(
        UNKNOWN_WORD,
        edition.document.place(path),
        {"what": what, "word": word, "allowed": listed(words)},
        word,
        nearest(word, words),
    )


def _references(edition: Edition) -> Iterator[Problem]:
    """Every article, reading, fact and evidence kind referred to exists."""
    scheme = edition.scheme
    clauses = [clause.id for clause in scheme.clauses]
    for path, article in _articles(edition):
        if article not in clauses:
            yield _unknown(edition, path, both("条款", "clause"), article, clauses)
    for path, reading in _cited_readings(edition):
        if reading not in scheme.readings:
            yield _unknown(edition, path, both("口径", "reading"), reading, scheme.readings)
    for read in _read_facts(edition):
        declared: Any = scheme.facts.get(read.fact)
        suits = declared is not None and isinstance(declared, _SUITS[read.want])
        if declared is None:
            yield _unknown(edition, read.path, both("事实", "fact"), read.fact, scheme.facts)
        elif not suits:
            values: dict[str, Text | str] = {"word": read.fact, "wanted": _WANTED[read.want]}
            yield Problem(WRONG_KIND, edition.document.place(read.path), values, read.fact)
        elif read.field is not None and read.field[1] not in declared.fields:
            path, field = read.field
            yield _unknown(edition, path, FIELD, field, declared.fields)
    for index, clause in enumerate(scheme.clauses):
        for position, name in enumerate(clause.carries):
            if name not in _carriers(scheme):
                path = ("clauses", index, "carries", position)
                yield _unknown(edition, path, both("承接者", "carrier"), name, _carriers(scheme))
    for name, declared in scheme.facts.items():
        for position, kind in enumerate(declared.evidence):
            if kind not in scheme.evidence_kinds:
                path = ("facts", name, "evidence", position)
                yield _unknown(
                    edition, path, both("证据种类", "kind of evidence"), kind, scheme.evidence_kinds
                )


def _articles(edition: Edition) -> Iterator[tuple[Path, str]]:
    scheme = edition.scheme
    for node in scheme.nodes():
        yield (*edition.paths[node.code], "article"), node.article
    for name, attachment in scheme.attachments.items():
        yield ("attachments", name, "article"), attachment.article
    for key, entries in _beside_the_score(scheme):
        for index, each in enumerate(entries):
            yield (key, index, "article"), each.article
    for name, fact in scheme.facts.items():
        if fact.article is not None:
            yield ("facts", name, "article"), fact.article
        if isinstance(fact, Records):
            for index, condition in enumerate(fact.counts_if):
                yield ("facts", name, "counts_if", index, "article"), condition.article


def _beside_the_score(
    scheme: Scheme,
) -> tuple[tuple[str, tuple[Expectation | Eligibility, ...]], ...]:
    return ("expectations", scheme.expectations), ("eligibility", scheme.eligibility)


def _cited_readings(edition: Edition) -> Iterator[tuple[Path, str]]:
    scheme = edition.scheme
    holders: list[tuple[Path, tuple[str, ...]]] = [
        *((edition.paths[node.code], node.readings) for node in scheme.nodes()),
        *((("clauses", i), clause.readings) for i, clause in enumerate(scheme.clauses)),
        *((("expectations", i), each.readings) for i, each in enumerate(scheme.expectations)),
        *((("eligibility", i), each.readings) for i, each in enumerate(scheme.eligibility)),
    ]
    for path, readings in holders:
        for position, reading in enumerate(readings):
            yield (*path, "readings", position), reading
    for index, each in enumerate(scheme.accepted):
        yield ("accepted", index, "reading"), each.reading


def _read_facts(edition: Edition) -> Iterator[Read]:
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
_WANTED: Mapping[Want, Text] = {
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
        "round",
        "register",
        "review",
        "rounding",
        "panels",
        "outcome",
    ]


def _usage(edition: Edition) -> Iterator[Problem]:
    """Everything declared is used: facts, readings, fields of conditions."""
    scheme = edition.scheme
    used_facts = {read.fact for read in _read_facts(edition)}
    for name in scheme.facts:
        if name not in used_facts:
            yield Problem(
                UNUSED,
                edition.place(("facts", name)),
                {"what": both("事实", "fact"), "word": name},
                name,
            )
    used_attributes = {bound.by for _, bound in _bounds(edition)} | set(_in_conditions(scheme))
    for name in scheme.attributes:
        if name not in used_attributes:
            yield Problem(
                UNUSED,
                edition.place(("attributes", name)),
                {"what": ATTRIBUTE, "word": name},
                name,
            )
    used_readings = {id for _, id in _cited_readings(edition)} | set(edition.readings_at.values())
    for name in scheme.readings:
        if name not in used_readings:
            yield Problem(
                UNUSED,
                edition.place(("readings", name)),
                {"what": both("口径", "reading"), "word": name},
                name,
            )


def _records(edition: Edition) -> Iterator[Problem]:
    """Every condition and event reads fields that the records have, in a way that suits them."""
    for name, fact in edition.scheme.facts.items():
        if not isinstance(fact, Records):
            continue
        for index, field in enumerate(fact.event):
            if field not in fact.fields:
                yield _unknown(edition, ("facts", name, "event", index), FIELD, field, fact.fields)
        for index, condition in enumerate(fact.counts_if):
            path: Path = ("facts", name, "counts_if", index, "when")
            for each, at in comparisons(condition.when, path) if condition.when else ():
                if each.field not in fact.fields:
                    yield _unknown(edition, (*at, "field"), FIELD, each.field, fact.fields)
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
        yield _unknown(edition, at, OPTION, option, declared.options)


def _ledgers(edition: Edition) -> Iterator[Problem]:
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
                        yield _unknown(
                            edition, path, both("前面的栏", "earlier column"), part, before
                        )
            before.append(key)


def _duplicates(edition: Edition) -> Iterator[Problem]:
    """Codes and ids are used once; a condition is not called like a general reason to strike."""
    scheme = edition.scheme
    listed: list[tuple[Text, list[tuple[str, Path]]]] = [
        (
            both("指标编号", "indicator code"),
            [(node.code, (*edition.paths[node.code], "code")) for node in scheme.nodes()],
        ),
        (
            both("条款编号", "clause id"),
            [(each.id, ("clauses", i, "id")) for i, each in enumerate(scheme.clauses)],
        ),
        (
            both("期望编号", "expectation id"),
            [
                *(
                    (each.id, ("expectations", i, "id"))
                    for i, each in enumerate(scheme.expectations)
                ),
                *((each.id, ("eligibility", i, "id")) for i, each in enumerate(scheme.eligibility)),
            ],
        ),
    ]
    reasons: list[tuple[str, Path]] = [(id, ("strike_reasons", id)) for id in scheme.strike_reasons]
    for name, fact in scheme.facts.items():
        path: Path = ("facts", name, "counts_if")
        conditions = fact.counts_if if isinstance(fact, Records) else ()
        entries = [(each.id, (*path, i, "id")) for i, each in enumerate(conditions)]
        listed.append((both("条件编号", "condition id"), [*reasons, *entries]))
    for what, entries in listed:
        counts = Counter(word for word, _ in entries)
        for word, at in dict(entries).items():
            if counts[word] > 1:
                place = edition.document.place(at)
                yield Problem(DUPLICATE, place, {"what": what, "word": word}, word)


def _targets(edition: Edition) -> Iterator[Problem]:
    """Rules that state targets by class name every class and no other; expectations know theirs."""
    classes = edition.scheme.classes
    for path, name in _mentioned_classes(edition):
        if name not in classes:
            yield _unknown(edition, path, CLASS, name, classes)
    for leaf in edition.scheme.leaves():
        assert leaf.rule is not None
        for below, named in leaf.rule.names_classes:
            path = (*edition.paths[leaf.code], "rule", *below)
            for name in named:
                if name not in classes:
                    problem = _unknown(edition, path, CLASS, name, classes)
                    yield replace(problem, place=edition.place((*path, name)))
            missing = [name for name in classes if name not in named]
            if missing:
                yield Problem(
                    NO_TARGET, edition.place(path), {"code": leaf.code, "classes": listed(missing)}
                )


def _mentioned_classes(edition: Edition) -> Iterator[tuple[Path, str]]:
    scheme = edition.scheme
    for key, entries in _beside_the_score(scheme):
        for index, each in enumerate(entries):
            for position, name in enumerate(each.classes):
                yield (key, index, "classes", position), name
    for leaf in scheme.leaves():
        assert leaf.rule is not None
        for below, name in leaf.rule.mentions_classes:
            yield (*edition.paths[leaf.code], "rule", *below), name


def _bounds(edition: Edition) -> Iterator[tuple[Path, ByAttribute]]:
    """Yield the bounds stated by an attribute of the unit."""
    for index, each in enumerate(edition.scheme.expectations):
        for path, bound in each.attributes_read:
            yield ("expectations", index, *path), bound
    for index, condition in enumerate(edition.scheme.eligibility):
        part = condition.met_if
        if isinstance(part, Part) and isinstance(part.bound, ByAttribute):
            key = "at_most" if part.at_least is None else "at_least"
            yield ("eligibility", index, "met_if", key), part.bound


def _in_conditions(scheme: Scheme) -> Iterator[str]:
    """Yield the attributes of the unit that conditions of records read."""
    for fact in scheme.facts.values():
        for condition in fact.conditions if isinstance(fact, Records) else ():
            if condition.when is not None:
                yield from attributes_of(condition.when)


def _attributes(edition: Edition) -> Iterator[Problem]:
    """A bound by an attribute names one that is declared, and every option of it."""
    scheme = edition.scheme
    for path, bound in _bounds(edition):
        declared: Any = scheme.classes if bound.by == "class" else scheme.attributes.get(bound.by)
        if declared is None:
            known = ["class", *scheme.attributes]
            yield _unknown(edition, (*path, "by"), ATTRIBUTE, bound.by, known)
            continue
        options = declared if bound.by == "class" else declared.options
        for name in bound.options:
            if name not in options:
                problem = _unknown(edition, path, OPTION, name, options)
                yield replace(problem, place=edition.place((*path, name)))
        missing = [name for name in options if name not in bound.options]
        if missing:
            place = edition.place(path)
            yield Problem(NO_TARGET, place, {"code": bound.by, "classes": listed(missing)})


def _panels(edition: Edition) -> Iterator[Problem]:
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


def _narrowings(edition: Edition) -> Iterator[Problem]:
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
        elif isinstance(rule, FirstAndExtra) and rule.field in declared.fields:
            options = getattr(declared.fields[rule.field], "options", {})
            for level in rule.extra:
                if level not in options:
                    problem = _unknown(edition, (*path, "extra"), OPTION, level, options)
                    yield replace(problem, place=edition.place((*path, "extra", level)))


def _plain_rules(edition: Edition) -> Iterator[tuple[Path, Any]]:
    """Yield every rule that is not made of others, with its path."""
    for leaf in edition.scheme.leaves():
        path: Path = (*edition.paths[leaf.code], "rule")
        if isinstance(leaf.rule, Combined):
            for index, item in enumerate(leaf.rule.items):
                yield (*path, "items", index, "rule"), item.rule
        else:
            yield path, leaf.rule


def _acceptances(edition: Edition) -> Iterator[Problem]:
    """Every accepted finding occurs."""
    found = {(each.finding, each.at) for each in policy_findings(edition)}
    for index, each in enumerate(edition.scheme.accepted):
        if (each.finding, each.at) not in found:
            yield Problem(
                STALE_ACCEPTANCE,
                edition.document.place(("accepted", index)),
                {"finding": each.finding, "at": each.at},
            )


_CHECKS: tuple[Callable[[Edition], Iterator[Problem]], ...] = (
    _references,
    _usage,
    _records,
    _ledgers,
    _duplicates,
    _attributes,
    _panels,
    _narrowings,
    _targets,
    _acceptances,
)
