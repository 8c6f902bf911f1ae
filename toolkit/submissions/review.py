"""The review: what reviewers decided on each fact and record of one claim."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field, create_model, model_validator

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem
from toolkit.reading.document import Document, Path
from toolkit.reading.models import described, with_labels
from toolkit.reading.shape import Shape, refusal, shaped
from toolkit.schemes import values
from toolkit.schemes.facts import Records, annotation
from toolkit.schemes.ids import OwnId, RoundId, SchemeId, UnitId
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.marking import marks_given, marks_model
from toolkit.schemes.scheme import Day, Scheme
from toolkit.schemes.stated import SchemeKey
from toolkit.schemes.values import Name
from toolkit.submissions.evidence import Sha256
from toolkit.submissions.seen import Seen, SeenShape

NO_REASON = declare(
    "F330",
    "error",
    title=both("没有写理由", "Decision without a reason"),
    message=both("更正或剔除要写理由。", "Correcting or striking needs a reason."),
    remedy=both("补上 reason，可选：{allowed}。", "Add a reason; there are: {allowed}."),
)
NO_CORRECTION = declare(
    "F331",
    "error",
    title=both("没有写更正后的值", "Correction without a value"),
    message=both(
        "decision 是 corrected，却没有写更正后的值。",
        "The decision is corrected, but no corrected value is given.",
    ),
    remedy=both(
        "补上 value（数）或 values（记录的栏目）。",
        "Add value (a number) or values (fields of a record).",
    ),
)
SUPERFLUOUS = declare(
    "F332",
    "error",
    title=both("决定与内容不符", "Decision and content differ"),
    message=both(
        "decision 是 {decision}，不应再写 {key}。",
        "The decision is {decision}; {key} does not belong here.",
    ),
    remedy=both("删去多余的一项，或改正 decision。", "Remove it, or correct the decision."),
)
WRONG_FORM = declare(
    "F333",
    "error",
    title=both("更正写错了地方", "Correction in the wrong form"),
    message=both("{label}的更正不能写 {key}。", "A correction of {label} is not written {key}."),
    remedy=both("改写成 {instead}。", "Write it as {instead}."),
)

BLANK = both("空着", "blank")

Note = Annotated[str, BeforeValidator(values.text(both("备注", "the note"), 200))]

_NONE: Mapping[str, Any] = MappingProxyType({})

STAGES: dict[str, Text] = {"county": both("县级", "county"), "city": both("市级", "city")}
DECISIONS: dict[str, Text] = {
    "accepted": both("认可", "accepted"),
    "corrected": both("更正", "corrected"),
    "struck": both("剔除", "struck"),
}


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who reviewed, under a pseudonymous id, and at which stage."""

    id: str
    stage: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewer's decision on a fact or record, with its reason where it changes anything.

    ``value`` is the corrected number of a fact, ``corrections`` the corrected fields of a record.
    """

    decision: str
    reason: str | None
    note: str | None
    value: Any
    corrections: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Review:
    """The review of one claim. What is not listed, or left blank, has not been decided."""

    scheme: str
    unit: str
    round: str
    claim_sha256: str
    reviewed_on: datetime.date
    reviewers: tuple[Reviewer, ...]
    facts: Mapping[str, Decision]
    records: Mapping[str, Mapping[str, Decision]]
    #: The marks of each person who marked, by mark id.
    marks: Mapping[str, Mapping[str, Decimal]]
    #: What reviewers have seen, by the id of the evidence.
    evidence: Mapping[str, Seen] = field(default_factory=dict)
    #: Where in the file a decision is still blank.
    undecided: tuple[Path, ...] = ()

    def without(self, facts: Collection[str], records: Collection[tuple[str, str]]) -> "Review":
        """Return the review as if these facts, and these records of facts, were not decided."""
        kept = {
            fact: {id: each for id, each in decisions.items() if (fact, id) not in records}
            for fact, decisions in self.records.items()
        }
        left = {fact: each for fact, each in self.facts.items() if fact not in facts}
        return replace(self, facts=left, records=kept)


class ReviewerShape(Shape):
    """What a file says of a reviewer."""

    id: Name
    stage: Literal["county", "city"] = Field(json_schema_extra=described(options=STAGES))


class DecisionShape(Shape):
    """What a file says of a decision. A blank one is none yet: work may be kept half-done."""

    decision: Literal["accepted", "corrected", "struck"] | None = Field(
        json_schema_extra=described(options=DECISIONS)
    )
    reason: str | None = None
    note: Note | None = None
    #: The corrected number of a fact stated as a number.
    value: Any = None
    #: The corrected fields of a record.
    values: Any = None

    @property
    def corrections(self) -> Mapping[str, Any]:
        """The fields a correction of a record changes."""
        if self.values is None:
            return _NONE
        given: Mapping[str, Any] = self.values.model_dump(exclude_none=True)
        return given

    def lasting(self) -> Decision | None:
        """Return the decision as the small value that is kept for every unit; None while blank."""
        if self.decision is None:
            return None
        return Decision(self.decision, self.reason, self.note, self.value, self.corrections)


def shaped_review(document: Document, scheme: Scheme) -> tuple[Review | None, list[Problem]]:
    """Return the review a document holds under a scheme, or None and the problems of its shape."""
    value, problems = shaped(_model(SchemeKey(scheme)), document)
    if value is None:
        return None, problems
    read: Any = value
    facts = {name: each.lasting() for name, each in _given(read.facts).items()}
    records = {
        name: {record: each.lasting() for record, each in decisions.items()}
        for name, decisions in _given(read.records).items()
    }
    review = Review(
        scheme=read.scheme,
        unit=read.unit,
        round=read.round,
        claim_sha256=read.claim_sha256,
        reviewed_on=read.reviewed_on,
        reviewers=tuple(Reviewer(each.id, each.stage) for each in read.reviewers),
        facts=_decided(facts),
        records={name: _decided(decisions) for name, decisions in records.items()},
        marks={by: marks_given(given) for by, given in read.marks.items()},
        evidence={id: Seen(each.sha256, each.seen_on) for id, each in read.evidence.items()},
        undecided=(
            *(("facts", name) for name, each in facts.items() if each is None),
            *(
                ("records", name, record)
                for name, decisions in records.items()
                for record, each in decisions.items()
                if each is None
            ),
        ),
    )
    return review, problems


def _decided(decisions: Mapping[str, Decision | None]) -> dict[str, Decision]:
    return {name: each for name, each in decisions.items() if each is not None}


def _given(model: BaseModel) -> dict[str, Any]:
    return {
        name: value
        for name in type(model).model_fields
        if (value := getattr(model, name)) is not None
    }


@lru_cache(maxsize=64)
def _model(key: SchemeKey) -> type[BaseModel]:
    """Build the model of a review under a scheme."""
    scheme = key.scheme
    facts: dict[str, Any] = {}
    records: dict[str, Any] = {}
    for name, declared in scheme.facts.items():
        facts[name] = (_decision(scheme, declared), None)
        if isinstance(declared, Records):
            records[name] = (_by_record(_record_decision(scheme, declared)), None)
    by_fact = create_model("FactDecisions", __base__=Shape, **facts)
    by_record = create_model("RecordDecisions", __base__=Shape, **records)
    return create_model(
        "ReviewFile",
        __base__=Shape,
        scheme=(SchemeId, ...),
        unit=(UnitId, ...),
        round=(RoundId, ...),
        claim_sha256=(Sha256, ...),
        reviewed_on=(Day, ...),
        reviewers=(tuple[ReviewerShape, ...], Field(min_length=1)),
        facts=(by_fact, Field(default_factory=by_fact)),
        records=(by_record, Field(default_factory=by_record)),
        marks=(_by_person(marks_model(key, "reviewers")), Field(default_factory=dict)),
        evidence=(Mapping[OwnId, SeenShape], Field(default_factory=dict)),
    )


def _by_record(decision: Any) -> Any:
    return Mapping[Name, decision]


def _by_person(marks: Any) -> Any:
    return Mapping[Name, marks]


def reasons_for(scheme: Scheme, declared: Any) -> dict[str, Text]:
    """Return the reasons a reviewer may give: the fact's own conditions, then the general ones."""
    conditions = declared.conditions if isinstance(declared, Records) else ()
    return {each.id: each.label for each in conditions} | dict(scheme.strike_reasons)


def _decision(scheme: Scheme, declared: Any) -> type[DecisionShape]:
    if isinstance(declared, Ledger):
        value = _not_here(declared, "value", both("decision: struck", "decision: struck"))
    else:
        is_listed = isinstance(declared, Records)
        number = values.count(declared.label, declared.unit) if is_listed else declared.check()
        value = Annotated[Any, BeforeValidator(number)], None
    return _with_rules(
        scheme,
        declared,
        {
            "value": value,
            "values": _not_here(declared, "values", both("value: 数", "value: number")),
        },
    )


def _record_decision(scheme: Scheme, declared: Records) -> type[DecisionShape]:
    fields: dict[str, Any] = {
        field: (annotation(each) | None, None) for field, each in declared.fields.items()
    }
    partial = create_model("Corrections", __base__=Shape, **fields)
    instead = both("values: {栏目: 值}", "values: {field: value}")
    return _with_rules(
        scheme,
        declared,
        {"value": _not_here(declared, "value", instead), "values": (partial, None)},
    )


def _not_here(declared: Any, key: str, instead: Text) -> tuple[Any, None]:
    """Return a field that nobody may fill: the correction belongs under another key."""

    def check(value: Any) -> Any:
        raise refusal(WRONG_FORM, label=declared.label, key=key, instead=instead)

    return Annotated[Any, BeforeValidator(check)], None


def _with_rules(scheme: Scheme, declared: Any, fields: dict[str, Any]) -> type[DecisionShape]:
    reasons = reasons_for(scheme, declared)
    reason = values.choice(both("理由", "the reason"), reasons)
    allowed = with_labels(reasons, reasons)

    def consistent(self: Any) -> Any:
        given = {key for key in ("value", "values", "reason") if getattr(self, key) is not None}
        if self.decision in ("corrected", "struck") and "reason" not in given:
            raise refusal(NO_REASON, allowed=allowed)
        if self.decision == "corrected" and self.value is None and not self.corrections:
            raise refusal(NO_CORRECTION)
        fitting = {"struck": {"reason"}, "corrected": given}.get(self.decision, set())
        if extra := given - fitting:
            key = sorted(extra)[0]
            raise refusal(SUPERFLUOUS, key, decision=self.decision or BLANK, key=key)
        return self

    fields["reason"] = (Annotated[str, BeforeValidator(reason)] | None, None)
    validators: Any = {"consistent": model_validator(mode="after")(consistent)}
    return create_model("Decision", __base__=DecisionShape, __validators__=validators, **fields)
