"""Scorecards and schemes as plain data for JSON. Numbers are strings; what does not exist is null."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from toolkit import VERSION
from toolkit.numbers import plain
from toolkit.outcomes.laboratory import Laboratory
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.publishing import places
from toolkit.publishing.outcomes import (
    languages,
    outcome_object,
    round_outcome_object,
    rules_object,
)
from toolkit.schemes.edition import Edition
from toolkit.schemes.formula import as_object, facts_of
from toolkit.schemes.marks import code_of
from toolkit.scoring.evaluation import Quantity
from toolkit.scoring.scorecard import (
    Condition,
    FactUse,
    LedgerTotals,
    NodeScore,
    RecordUse,
    Scorecard,
    quantity,
)
from toolkit.submissions.evidence import Evidence

API = places.API


def round_in_short(outcome: RoundOutcome) -> dict[str, Any]:
    """Return what names a round: it stands before its scorecards, and before each alone."""
    scored = outcome.scored
    scheme, name = scored.id
    return {
        "api": API,
        "toolkit": VERSION,
        "scheme": scheme,
        "edition": scored.edition.scheme.edition,
        "year": name,
        "title": languages(scored.round.title),
        "state": scored.round.state,
        "window": [scored.round.window.from_.isoformat(), scored.round.window.to.isoformat()],
        "deadline": scored.round.deadline.isoformat(),
        "points": _points(scored.edition.scheme.points),
        "demo": scored.is_demo,
    }


def round_head(outcome: RoundOutcome, laboratory: Laboratory) -> dict[str, Any]:
    """Return what is said of a round before its scorecards."""
    return {
        **round_in_short(outcome),
        "withheld": _withheld(outcome),
        **round_outcome_object(outcome, laboratory),
    }


def _withheld(outcome: RoundOutcome) -> dict[str, Any] | None:
    """Return why a round has no results here, with the units that its notice names."""
    if outcome.withheld is None:
        return None
    listed = [
        {"unit": each.unit.id, "name": languages(each.unit.name), "grade": languages(each.grade)}
        for each in outcome.withheld.listed
    ]
    return {"why": languages(outcome.withheld.why), "listed": listed}


def scorecard_object(outcome: RoundOutcome, scorecard: Scorecard) -> dict[str, Any]:
    """Return one scorecard. Rank and grade are null where the policy has none."""
    return {
        "unit": scorecard.unit.id,
        "name": languages(scorecard.unit.name),
        "scheme": scorecard.edition.scheme.id,
        "edition": scorecard.edition.scheme.edition,
        "year": scorecard.round.round,
        "class": scorecard.class_of_unit,
        "state": scorecard.round.state,
        "status": scorecard.status,
        "indicators": [_indicator(scorecard, node) for node in scorecard.nodes()],
        "claimed_total": scorecard.printed(scorecard.claimed_total),
        "claimed_unmarked": scorecard.printed(scorecard.claimed_unmarked),
        "base": scorecard.printed(scorecard.base),
        "bonus": scorecard.printed(scorecard.bonus),
        "total": scorecard.printed(scorecard.total),
        "deduction": scorecard.printed(scorecard.deduction),
        "verdict": languages(scorecard.verdict),
        **outcome_object(outcome, scorecard),
        "flags": [{"id": flag.id, "text": languages(flag.text)} for flag in scorecard.flags],
        "targets": [_condition(each) for each in scorecard.targets],
        "eligibility": [_condition(each) for each in scorecard.eligibility],
        "reported": [
            {"fact": each.id, "label": languages(each.label), "shown": languages(each.shown)}
            for each in scorecard.reported
        ],
        "ledgers": [_ledger(ledger) for ledger in scorecard.ledgers],
        "papers": [
            {"id": paper.id, "label": languages(paper.label), "handed_in": bool(paper.evidence)}
            for paper in scorecard.papers
        ],
        "claim": _file(scorecard.claim_file, scorecard.claim_sha256),
        "review": _file(scorecard.review_file, None, scorecard.reviewed_on),
        "attributes": dict(scorecard.attributes),
        "inputs": _inputs(scorecard),
        "means": {
            code: {name: plain(value) for name, value in means.items()}
            for code, means in scorecard.means.items()
        },
        "demo": scorecard.unit.demo,
        "audit": {
            "commit": outcome.source.commit,
            "changed_since": outcome.source.is_changed,
            "data_date": outcome.source.day,
            "edition": scorecard.edition.scheme.edition,
            "toolkit": VERSION,
            "reviewers": [{"id": each.id, "stage": each.stage} for each in scorecard.reviewers],
        },
    }


def _inputs(scorecard: Scorecard) -> dict[str, Any]:
    """Return what the verified scores were computed from; single marks are withheld."""
    lowered = scorecard.edition.lowered(scorecard.class_of_unit)
    return {
        fact: "withheld" if code_of(fact) is not None else _quantity(scorecard.quantities[fact])
        for fact in facts_of(lowered.total)
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    if quantity.absent is not None:
        return {"absent": quantity.absent.reason}
    if quantity.records is not None:
        return {"records": [_raw(record) for record in quantity.records]}
    return {"number": None if quantity.number is None else plain(quantity.number)}


def _raw(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a record as they are compared: text, true or false, numbers as strings."""
    return {
        name: value if isinstance(value, bool | str) or value is None else str(value)
        for name, value in record.items()
    }


def scheme_object(edition: Edition) -> dict[str, Any]:
    """Return an edition: its tree and, for each class, the formulas as plain data."""
    scheme = edition.scheme
    return {
        "api": API,
        "scheme": scheme.id,
        "edition": scheme.edition,
        "title": languages(scheme.title),
        "points": _points(scheme.points),
        "classes": {name: languages(each.label) for name, each in scheme.classes.items()},
        "readings": {name: each.chosen for name, each in scheme.readings.items()},
        "indicators": [
            {
                "code": node.code,
                "label": languages(node.label),
                "points": _points(node.points),
                "bonus": scheme.is_bonus(node.code),
                "uncapped": node.uncapped,
                "article": node.article,
                "parts": [part.code for part in node.parts],
            }
            for node in scheme.nodes()
        ],
        "facts": {name: _declared(fact) for name, fact in scheme.facts.items()},
        "outcomes": rules_object(scheme.outcomes),
        "formulas": {name: as_object(edition.lowered(name).total) for name in scheme.classes},
    }


def _declared(fact: Any) -> dict[str, Any]:
    """Return what kind of fact or field it is, with its fields where it has records."""
    fields = getattr(fact, "fields", {})
    return {
        "kind": fact.kind,
        "label": languages(fact.label),
        "unit": languages(fact.unit) if hasattr(fact, "unit") else None,
        "fields": {name: _declared(each) for name, each in fields.items()},
    }


def _points(points: Decimal | None) -> str | None:
    return None if points is None else str(points)


def _indicator(scorecard: Scorecard, node: NodeScore) -> dict[str, Any]:
    return {
        "code": node.code,
        "label": languages(node.label),
        "points": node.points,
        "bonus": node.is_bonus,
        "uncapped": node.uncapped,
        "asked": languages(node.asked) if node.asked else None,
        "claimed_value": quantity(node.claimed.value),
        "claimed_score": scorecard.printed(node.claimed.score),
        "claimed_part": scorecard.printed(node.claimed.part),
        "verified_value": quantity(node.verified.value),
        "verified_score": scorecard.printed(node.verified.score),
        "left": scorecard.left(node),
        "reach": None if node.reach is None or node.points is None else plain(node.reach),
        "gain": languages(node.gain) if node.gain else None,
        "how": languages(node.verified.how),
        "how_claimed": languages(node.claimed.how),
        "article": node.article_id,
        "readings": list(node.readings),
        "parts": [part.code for part in node.parts],
        "facts": [_fact(fact) for fact in node.facts],
    }


def _condition(each: Condition) -> dict[str, Any]:
    return {
        "id": each.id,
        "label": languages(each.label),
        "indicator": each.indicator,
        "asked": languages(each.asked) if each.asked else None,
        "value": languages(each.value) if each.value else None,
        "values": [
            {
                "shown": languages(value.shown),
                "facts": [{"fact": use.id, "line": use.line or None} for use in value.facts],
            }
            for value in each.values
        ],
        "claimed": each.claimed,
        "verified": each.verified,
        "in_principle": each.in_principle,
        "article": each.article_id,
        "readings": list(each.readings),
    }


def _fact(fact: FactUse) -> dict[str, Any]:
    return {
        "fact": fact.id,
        "file": fact.file or None,
        "line": fact.line or None,
        "claimed": quantity(fact.claimed),
        "verified": quantity(fact.verified),
        "stated": languages(fact.stated) if fact.stated else None,
        "decision": fact.decision,
        "reason": languages(fact.reason) if fact.reason else None,
        "note": fact.note,
        "records": [_record(record) for record in fact.records] if fact.is_listed else None,
        "evidence": [_evidence(each) for each in fact.evidence],
        "evidence_missing": [languages(each) for each in fact.evidence_missing],
    }


def _record(record: RecordUse) -> dict[str, Any]:
    return {
        "id": record.id,
        "line": record.line,
        "counts_as_claimed": record.counts_as_claimed,
        "counts_as_verified": record.counts_as_verified,
        "decision": record.decision,
        "reasons": [languages(reason) for reason in record.reasons],
        "note": record.note,
        "fields": [
            {"label": languages(label), "shown": languages(shown)} for label, shown in record.fields
        ],
        "evidence": list(record.evidence),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "id": evidence.id,
        "kind": evidence.kind,
        "title": evidence.title,
        "date": evidence.date.isoformat(),
        "issuer": evidence.issuer,
        "link": evidence.link,
        "file": evidence.file,
        "place": evidence.place,
        "sha256": evidence.sha256,
    }


def _ledger(ledger: LedgerTotals) -> dict[str, Any]:
    """Return the total row of a ledger; the rows by source are withheld."""
    return {
        "fact": ledger.id,
        "label": languages(ledger.label),
        "unit": languages(ledger.unit),
        "year": ledger.year,
        "withheld": "rows",
        "totals": [
            {"column": number, "label": languages(label), "amount": amount}
            for number, label, amount in ledger.cells
        ],
    }


def _file(file: str | None, sha256: str | None, date: str | None = None) -> dict[str, Any] | None:
    if file is None:
        return None
    return {"file": file, "sha256": sha256, "date": date}
