"""The review of one claim before anything is decided: all that was claimed, a blank for each decision.

The reviewer writes decisions, days and ids; what was claimed, what the computed conditions say of
it and which evidence there is stand beside them as comments. A blank decision is none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.contribute.asking import asked
from toolkit.contribute.comments import comment
from toolkit.contribute.entries import scalar, typed_as, words
from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain
from toolkit.reading.files import LARGEST_FILE
from toolkit.reading.models import with_labels
from toolkit.schemes.edition import Edition
from toolkit.schemes.facts import Records
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.showing import shown
from toolkit.schemes.stated import Record, Stated
from toolkit.submissions.claim import Claim
from toolkit.submissions.evidence import Evidence
from toolkit.submissions.review import DECISIONS, STAGES, Decision, Review, reasons_for
from toolkit.submissions.round import Registered, Round
from toolkit.submissions.seen import evidence_sha256

FOR_WHOM = both("核定：{name}，{title}", "Review: {name}, {title}")
TO_DECIDE = both(
    "在每个 decision: 后面写一个：{decisions}。还没有看的空着，按未核定处理。",
    "After every decision: write one of {decisions}. What you have not looked at stays blank and counts as not verified.",
)
EXAMPLES = both(
    "剔除和更正要写理由，例如 {{decision: struck, reason: …}}；更正还要写 value（数）或 values（记录的栏目），"
    "例如 {{decision: corrected, value: 118, reason: …, note: 说明}}。",
    "Striking and correcting need a reason, as in {{decision: struck, reason: …}}; a correction also has value "
    "(a number) or values (fields of a record), as in {{decision: corrected, value: 118, reason: …, note: …}}.",
)
TO_SEE = both(
    "看过的证据，在 seen_on: 后面写日期；没有看的空着。sha256 是生成这份文件时的，不用改。",
    "After seen_on: write the day on which you saw the evidence, else leave it blank. The sha256 is that of "
    "the day this file was made; leave it as it is.",
)
TO_SIGN = both(
    "reviewed_on 写核定日期；reviewers 写谁核定的：id 用代号，不写姓名，stage 写 {stages}。例如",
    "reviewed_on is the day of the review; reviewers says who reviewed: id is a code, not a name; stage is {stages}. For example",
)
CLAIMED = both("自报：{value}（申报第 {line} 行）", "Claimed: {value} (line {line} of the claim)")
LISTED = both(
    "自报：{all} 条（申报第 {line} 行起），按自动判断的条件计入 {kept} 条",
    "Claimed: {all} (from line {line} of the claim); {kept} meet the conditions that are checked automatically",
)
IN_THE_CLAIM = both("逐栏见申报文件", "cell by cell in the claim")
FAILS = both("不计入，不符合：{conditions}", "Does not count, not met: {conditions}")
GENERAL = both("通用的理由（写编号）：{reasons}", "Reasons for anything (write the id): {reasons}")
REASONS = both(
    "这里还可用的理由，即不符合的条件（写编号）：{reasons}",
    "More reasons here, the condition that is not met (write the id): {reasons}",
)
SAID_OF = both("{label}：{value}", "{label}: {value}")
FILED = both("证据：{ids}", "Evidence: {ids}")
NONE_FILED = both("没有附证据", "No evidence is filed")
MISSING = both("没有附的证据种类：{kinds}", "Kinds of evidence not filed: {kinds}")
SUPPORTS = both(
    "{title}（{kind}，{date}），证明 {of}，{where}", "{title} ({kind}, {date}), for {of}, {where}"
)
UNREADABLE = both("文件读不到", "the file cannot be read")
MARKS = both(
    "核定人员的评分，每人一行，例如 county-1: {{{ids}: 0}}。最高分：{most}",
    "Marks of the reviewers, a line for each person, such as county-1: {{{ids}: 0}}. At most: {most}",
)


@dataclass(frozen=True)
class Judged:
    """What a review is made for: a claim in its round, and where its evidence is kept."""

    edition: Edition
    round: Round
    registered: Registered
    name: Text
    claim: Claim
    evidence: Path


def review_scaffold(judged: Judged, kept: Review | None = None) -> str:
    """Return the review file: blank, or with what is ``kept`` of an earlier review.

    It is never larger than a file may be: of a very long claim the records are not told again.
    """
    text = _text(judged, kept, is_detailed=True)
    return text if len(text.encode()) <= LARGEST_FILE // 2 else _text(judged, kept, False)


def _text(judged: Judged, kept: Review | None, is_detailed: bool) -> str:
    return "\n".join(_lines(judged, kept, is_detailed)) + "\n"


def _lines(judged: Judged, kept: Review | None, is_detailed: bool) -> Iterator[str]:
    claim = judged.claim
    yield from _head(judged)
    yield f"scheme: {words(claim.scheme)}"
    yield f"unit: {words(claim.unit)}"
    yield f"round: {words(claim.round)}"
    yield f"claim_sha256: {claim.document.sha256}"
    yield from comment("", TO_SIGN.filled(stages=with_labels(STAGES, STAGES, "、")))
    yield f"#   - {{id: county-1, stage: {next(iter(STAGES))}}}"
    yield "reviewed_on:"
    yield "reviewers:"
    for each in kept.reviewers if kept is not None else ():
        yield f"  - {{id: {words(each.id)}, stage: {each.stage}}}"
    plain_facts = [each for each in claim.facts.values() if each.records is None]
    if plain_facts:
        yield from ("", "facts:")
    told = asked(judged.edition, judged.registered)
    for stated in plain_facts:
        yield from _fact(judged, stated, told)
        given = _decision(judged, stated.fact, kept.facts.get(stated.fact) if kept else None)
        yield f"  {stated.fact}: {given}"
    listed = [each for each in claim.facts.values() if each.records]
    if listed:
        yield from ("", "records:")
    for stated in listed:
        yield from _fact(judged, stated, told)
        yield f"  {stated.fact}:"
        for record in {each.id: each for each in stated.records or ()}.values():
            if is_detailed:
                yield from _record(judged, stated.fact, record)
            earlier = kept.records.get(stated.fact, {}).get(record.id) if kept else None
            yield f"    {words(record.id)}: {_decision(judged, stated.fact, earlier)}"
    yield from _marks(judged.edition.scheme, kept)
    yield from _evidence(judged, kept)


def _head(judged: Judged) -> Iterator[str]:
    yield from comment("", FOR_WHOM.filled(name=judged.name, title=judged.round.title))
    yield from comment("", TO_DECIDE.filled(decisions=with_labels(DECISIONS, DECISIONS, "、")))
    yield from comment("", EXAMPLES.filled())
    yield from comment("", TO_SEE)
    general = judged.edition.scheme.strike_reasons
    yield from comment("", GENERAL.filled(reasons=with_labels(general, general, "、")))


# ---------------------------------------------------------------------- what was claimed


def _fact(judged: Judged, stated: Stated, told: Mapping[str, list[Text]]) -> Iterator[str]:
    """Yield what the reviewer has to know of a fact, as comments."""
    scheme, claim = judged.edition.scheme, judged.claim
    declared: Any = scheme.facts[stated.fact]
    filed = [each for each in claim.evidence if each.for_ == stated.fact]
    kinds = {each.kind for each in filed}
    missing = [kind for kind in declared.evidence if kind not in kinds]
    reasons = reasons_for(scheme, declared)
    own = [id for id in reasons if id not in scheme.strike_reasons]
    yield ""
    yield from comment("  ", declared.label)
    for text in (
        *told[stated.fact],
        _claimed(judged, declared, stated),
        *([REASONS.filled(reasons=with_labels(own, reasons, "、"))] if own else []),
        *([FILED.filled(ids=", ".join(each.id for each in filed))] if filed else []),
        *([NONE_FILED] if declared.evidence and not filed else []),
        *(
            [MISSING.filled(kinds=with_labels(missing, scheme.evidence_kinds, "、"))]
            if missing
            else []
        ),
    ):
        yield from comment("  ", text)


def _claimed(judged: Judged, declared: Any, stated: Stated) -> Text:
    line = judged.claim.document.line(stated.path)
    if stated.records is not None:
        kept = sum(not _failed(judged, declared, record) for record in stated.records)
        return LISTED.filled(all=len(stated.records), line=line, kept=kept)
    # Of a ledger only the total is published, and comments are published too.
    value = IN_THE_CLAIM if isinstance(declared, Ledger) else shown(declared, stated.value)
    return CLAIMED.filled(value=value, line=line)


def _record(judged: Judged, fact: str, record: Record) -> Iterator[str]:
    """Yield what was claimed in a record, what it names as evidence, and why it does not count."""
    declared: Any = judged.edition.scheme.facts[fact]
    values = [
        _said(field, record.values[name])
        for name, field in declared.fields.items()
        if record.values[name] is not None
    ]
    yield from comment("    ", joined(values, "，", ", "))
    if record.evidence:
        yield from comment("    ", FILED.filled(ids=", ".join(record.evidence)))
    failed = _failed(judged, declared, record)
    if failed:
        yield from comment("    ", FAILS.filled(conditions=joined(failed, "、", ", ")))


def _said(field: Any, value: Any) -> Text:
    """Return a value in words, with what it is of where yes or no alone would not say."""
    words_of = shown(field, value)
    return (
        SAID_OF.filled(label=field.label, value=words_of) if isinstance(value, bool) else words_of
    )


def _failed(judged: Judged, declared: Records, record: Record) -> list[Text]:
    """Return the conditions a record does not meet, of those that are computed."""
    attributes = judged.registered.read_by_rules
    return [
        each.label
        for each in declared.conditions
        if each.when is not None and not each.when.holds(record.values, attributes)
    ]


# ---------------------------------------------------------------------- what is decided


def _decision(judged: Judged, fact: str, given: Decision | None) -> str:
    """Return a decision as it stands in the file; blank where there is none."""
    if given is None:
        return "{decision: }"
    declared: Any = judged.edition.scheme.facts[fact]
    said = [f"decision: {given.decision}"]
    if given.value is not None:
        said.append(f"value: {scalar(declared, typed_as(given.value))}")
    if given.corrections:
        fields = (
            f"{name}: {scalar(declared.fields[name], typed_as(value))}"
            for name, value in given.corrections.items()
        )
        said.append(f"values: {{{', '.join(fields)}}}")
    said += [f"reason: {words(given.reason)}"] if given.reason else []
    said += [f"note: {words(given.note)}"] if given.note else []
    return f"{{{', '.join(said)}}}"


def _marks(scheme: Scheme, kept: Review | None) -> Iterator[str]:
    most = scheme.marks("reviewers")
    if not most:
        return
    yield ""
    limits = ", ".join(f"{id} {plain(exact(each))}" for id, each in most.items())
    yield from comment("", MARKS.filled(ids=": 0, ".join(most), most=limits))
    marks = kept.marks if kept is not None else {}
    yield "marks:" if marks else "marks: {}"
    for by, given in marks.items():
        row = ", ".join(f"{id}: {plain(exact(mark))}" for id, mark in given.items())
        yield f"  {words(by)}: {{{row}}}"


def _evidence(judged: Judged, kept: Review | None) -> Iterator[str]:
    """Yield the evidence in the order of what it supports, with its sha256 as found now."""
    scheme = judged.edition.scheme
    order = {name: at for at, name in enumerate((*scheme.facts, *scheme.attachments))}
    filed = {each.id: each for each in judged.claim.evidence}
    if not filed:
        return
    yield from ("", "evidence:")
    for each in sorted(filed.values(), key=lambda each: order.get(each.for_, len(order))):
        sha256 = evidence_sha256(each, judged.evidence)
        is_gone = each.file is not None and sha256 is None
        yield from comment("  ", _supports(scheme, each))
        if is_gone:
            yield from comment("  ", UNREADABLE)
        seen = kept.evidence.get(each.id) if kept is not None else None
        day = seen.seen_on.isoformat() if seen is not None and seen.seen_on else ""
        hashed = f"sha256: {sha256}, " if sha256 is not None else ""
        yield f"  {words(each.id)}: {{{hashed}seen_on: {day}}}"


def _supports(scheme: Scheme, each: Evidence) -> Text:
    declared: Mapping[str, Any] = {**scheme.facts, **scheme.attachments}
    where = each.file or each.link or each.place or ""
    return SUPPORTS.filled(
        title=each.title,
        kind=scheme.evidence_kinds.get(each.kind, each.kind),
        date=each.date.isoformat(),
        of=declared[each.for_].label if each.for_ in declared else each.for_,
        where=where,
    )
