"""What a claim states truly and yet does not count, and what it leaves out: notes and warnings."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem
from toolkit.schemes.facts import NUMERIC, Fact, Records, Simple
from toolkit.schemes.predicates import fields_of
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.stated import Stated
from toolkit.submissions.claim import Claim
from toolkit.submissions.repository import Repository
from toolkit.submissions.round import Registered

NOT_COUNTED = declare(
    "C201",
    "note",
    title=both("记录不计入", "Record does not count"),
    message=both(
        "{id} 不计入{label}：不符合“{condition}”。",
        "{id} does not count for {label}: “{condition}” is not met.",
    ),
    remedy=both(
        "内容属实就不用改，成绩单上会说明；写错了请改正。",
        "If it is true, leave it: the scorecard will say so. If it is a slip, correct it.",
    ),
)
PAPER_MISSING = declare(
    "C202",
    "warning",
    title=both("缺少材料", "Paper not handed in"),
    message=both("没有附{label}。", "Not handed in: {label}."),
    remedy=both(
        "在 evidence 里补一条，for 写 {id}。",
        "Add an entry under evidence and write for: {id} in it.",
    ),
)
NO_EVIDENCE = declare(
    "C203",
    "warning",
    title=both("没有证据", "No evidence"),
    message=both(
        "{label}填了内容，却没有一条证据。", "No evidence supports what is claimed: {label}."
    ),
    remedy=both(
        "在 evidence 里补上（{kinds}），for 写 {id}。",
        "Add under evidence ({kinds}), with for: {id}.",
    ),
)


EXPECTED = declare(
    "C204",
    "warning",
    title=both("没有达到要求", "Expectation not met"),
    message=both(
        "{label}：现在是 {value}。",
        "{label}: it is {value} now.",
    ),
    remedy=both(
        "这一项不计分；内容属实就不用改，成绩单上会注明。",
        "It carries no points; if it is true, leave it: the scorecard will say so.",
    ),
)


def note_facts(repository: Repository) -> Iterator[Problem]:
    """Yield notes and warnings on every claim of a registered unit."""
    for (scheme, name, unit), claim in repository.claims.items():
        filed = repository.rounds[scheme, name]
        registered = filed.units.get(unit)
        if filed.edition is not None and registered is not None:
            yield from _records(filed.edition.scheme, claim, registered)
            yield from _expectations(filed.edition.scheme, claim, registered)
            yield from _papers(filed.edition.scheme, claim)
            yield from _evidence(filed.edition.scheme, claim)


def _records(scheme: Scheme, claim: Claim, registered: Registered) -> Iterator[Problem]:
    for stated in claim.facts.values():
        declared = scheme.facts[stated.fact]
        if not isinstance(declared, Records):
            continue
        for record in stated.records or ():
            for condition in declared.conditions:
                if condition.when is not None and not condition.when.holds(
                    record.values, registered.read_by_rules
                ):
                    field = next(fields_of(condition.when))
                    if not _is_possible(declared.fields[field], record.values[field]):
                        continue  # an impossible number is told as such
                    yield Problem(
                        NOT_COUNTED,
                        claim.document.place((*record.path, field)),
                        {"id": record.id, "label": declared.label, "condition": condition.label},
                    )


def _is_possible(declared: Simple, value: Any) -> bool:
    """True unless the value is a number beyond the bounds of its field."""
    if value is None or not isinstance(declared, NUMERIC):
        return True
    return (declared.least is None or value >= declared.least) and (
        declared.most is None or value <= declared.most
    )


def _expectations(scheme: Scheme, claim: Claim, registered: Registered) -> Iterator[Problem]:
    """Warn of what is missed; a target beside a mark is for the judges, the scorecard shows it."""
    for expectation in scheme.expectations_of(registered.class_):
        for part in expectation.all_parts if expectation.indicator is None else ():
            bound = part.number(registered.read_by_rules)
            stated = claim.facts.get(part.quantity) if isinstance(part.quantity, str) else None
            if stated is None or bound is None:
                continue
            value = _quantity(scheme.facts[stated.fact], stated, registered)
            if value > bound if part.at_least is None else value < bound:
                yield Problem(
                    EXPECTED,
                    claim.document.key_place(stated.path),
                    {"label": expectation.label, "value": str(value)},
                    stated.fact,
                )


def _quantity(declared: Fact, stated: Stated, registered: Registered) -> int | Decimal:
    """Return what was claimed: the number, or how many records meet the computed conditions."""
    if stated.records is None or not isinstance(declared, Records):
        value: int | Decimal = stated.value
        return value
    return sum(
        all(
            condition.when is None or condition.when.holds(record.values, registered.read_by_rules)
            for condition in declared.conditions
        )
        for record in stated.records
    )


def _papers(scheme: Scheme, claim: Claim) -> Iterator[Problem]:
    handed_in = {each.for_ for each in claim.evidence}
    for name, attachment in scheme.attachments.items():
        if name not in handed_in:
            place = claim.document.key_place(("evidence",))
            yield Problem(PAPER_MISSING, place, {"label": attachment.label, "id": name})


def _evidence(scheme: Scheme, claim: Claim) -> Iterator[Problem]:
    handed_in = {each.for_ for each in claim.evidence}
    for stated in claim.facts.values():
        declared = scheme.facts[stated.fact]
        is_claimed = bool(stated.records) if stated.is_listed else bool(stated.value)
        if declared.evidence and is_claimed and stated.fact not in handed_in:
            kinds = [scheme.evidence_kinds[kind] for kind in declared.evidence]
            words = both("、".join(each.zh for each in kinds), ", ".join(each.en for each in kinds))
            yield Problem(
                NO_EVIDENCE,
                claim.document.key_place(stated.path),
                {"label": declared.label, "kinds": words, "id": stated.fact},
            )
