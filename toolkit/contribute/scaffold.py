"""The claim file of one unit before anything is filled in: every fact, with what is asked of it.

Whatever has to be filled in is left blank, and ``check`` says of every blank that it is one.
Examples of entries are comments; without their ``# `` they are entries.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.contribute.asking import asked, limits, told, unit
from toolkit.contribute.comments import WIDEST, comment, one_line
from toolkit.contribute.entries import EVIDENCE, REMARKS, modeline, words
from toolkit.language import Text, both, joined
from toolkit.reading.models import with_labels
from toolkit.schemes.edition import Edition
from toolkit.schemes.facts import NUMERIC, Choice, Count, Date, Link, Records, YesNo
from toolkit.schemes.filling import ID
from toolkit.schemes.ledger import Ledger
from toolkit.submissions.evidence import DATE, FOR, KIND, TITLE
from toolkit.submissions.round import Registered, Round

TO_DO = both(
    "在每个冒号后面填写，冒号和内容之间空一格。“#”后面是说明，不用填，留着也不要紧。",
    "Fill in after every colon, with a space between. What follows “#” is an explanation and may stay.",
)
NO_NAMES = both(
    "不写个人的姓名、电话和证件号码：这份文件会公开。",
    "No person’s name, telephone number or identity number: this file is published.",
)
FOR_WHOM = both("{name}，类别：{label}", "{name}, class: {label}")
OF_ROUND = both(
    "{title}：考核期 {first} 至 {last}，申报截止 {deadline}",
    "{title}: window {first} to {last}, claims due by {deadline}",
)
EXAMPLE = both(
    "示例，去掉行首的“# ”就是一条：",
    "An example; take away the “# ” in front of its lines and it is an entry:",
)
NO_PROOF = both("一条都没有就写 []", "Where there is none, write []")
EACH_CELL = both("金额单位：{unit}，没有的写 0", "Amounts in {unit}; where there is none, write 0")
DERIVED = both("第 {n} 栏 {label} = {formula}", "column {n} {label} = {formula}")
COLUMN = both("第 {n} 栏 {label}", "column {n} {label}")
MAY_BE_BLANK = both("可以不填", "may be left blank")
PAPERS = both(
    "要交的材料（for 写它的编号）：{papers}",
    "Papers to hand in (write their id after for): {papers}",
)
KINDS = both(
    "证据种类（kind 写它的编号）：{kinds}", "Kinds of evidence (write the id after kind): {kinds}"
)
ABOUT_EVIDENCE = both(
    "证据：每条写清放在哪里，file（文件名）、link（网址）、place（存放处）连同 sha256，三者至少写一项",
    "Evidence: each entry says where it is by one of these: file (its name), link (web address), place (where it is kept) with its sha256",
)
CITED = both("用到的证据的编号", "ids of the evidence for it")
#: What stands in the example of a piece of evidence; the rest is what the scheme has.
_SAMPLES: Mapping[str, str] = {
    "id": "e01",
    "title": "示例",
    "link": "https://example.org/",
}
_EVIDENCE_WORDS: Mapping[str, Text] = {
    "for": FOR[0],
    "kind": KIND,
    "title": TITLE[0],
    "date": DATE[0],
    "link": both("网址", "web address"),
}


@dataclass(frozen=True)
class Blank:
    """What a scaffold is made for: a unit in a round, with its name and what is registered of it."""

    edition: Edition
    round: Round
    unit: str
    name: Text
    registered: Registered


def scaffold(blank: Blank) -> str:
    """Return the claim file with a blank for everything that has to be filled in."""
    return "\n".join(_lines(blank)) + "\n"


def _lines(blank: Blank) -> Iterator[str]:
    scheme, round_ = blank.edition.scheme, blank.round
    label = scheme.classes[blank.registered.class_].label
    yield modeline(scheme)
    yield from comment("", scheme.title)
    yield from comment(
        "",
        OF_ROUND.filled(
            title=round_.title,
            first=str(round_.window.from_),
            last=str(round_.window.to),
            deadline=str(round_.deadline),
        ),
    )
    yield from comment("", FOR_WHOM.filled(name=blank.name, label=label))
    yield from comment("", TO_DO)
    yield from comment("", NO_NAMES)
    yield f"scheme: {words(scheme.id)}"
    yield f"unit: {words(blank.unit)}"
    yield f"round: {words(round_.round)}"
    yield ""
    yield "facts:"
    asked_for = asked(blank.edition, blank.registered)
    for name, declared in scheme.facts.items():
        yield from comment("  ", declared.label)
        for text in (*told(scheme, declared), *asked_for[name]):
            yield from comment("  ", text)
        yield from _fact(name, declared, round_)
        yield ""
    yield from _evidence(blank)


def _fact(name: str, declared: Any, round_: Round) -> Iterator[str]:
    if isinstance(declared, Ledger):
        yield f"  {name}:"
        yield from _ledger(declared)
        return
    if isinstance(declared, Records):
        yield from comment("  ", EXAMPLE)
        yield from _example("  ", "    ", _record(declared, round_))
    yield f"  {name}:"


def _record(declared: Records, round_: Round) -> Iterator[tuple[str, Text | None]]:
    """Yield the lines of a record of every field, each with what it is."""
    yield "id: e01", _of(ID["label"])
    for name, each in declared.fields.items():
        said = [each.label, *unit(each), *limits(each)]
        if isinstance(each, Choice):
            said.append(with_labels(each.options, each.options, "、"))
        if not each.required:
            said.append(MAY_BE_BLANK)
        yield f"{name}: {_sample(each, round_)}", joined(said, "，", ", ")
    if declared.evidence:
        yield "evidence: []", CITED


def _sample(declared: Any, round_: Round) -> str:
    """Return a value that the field would take."""
    if isinstance(declared, NUMERIC):
        number = 1 if isinstance(declared, Count) else 10
        number = max(number, declared.least or 0)
        return str(number if declared.most is None else min(number, declared.most))
    if isinstance(declared, Choice):
        return words(next(iter(declared.options)))
    if isinstance(declared, Date):
        return round_.window.from_.isoformat()
    if isinstance(declared, YesNo):
        return "true"
    return _SAMPLES["link"] if isinstance(declared, Link) else _SAMPLES["title"]


def _ledger(ledger: Ledger) -> Iterator[str]:
    yield from comment("    ", EACH_CELL.filled(unit=ledger.unit))
    for row, label in {"year": None, **ledger.all_rows}.items():
        if label is None:
            yield "    year:"
            continue
        yield from comment("    ", label)
        yield f"    {row}:"
        for name, column in ledger.columns.items():
            said = (DERIVED if column.is_derived else COLUMN).filled(
                n=column.number, label=column.label, formula=ledger.formula_words(name)
            )
            yield f"      {name}:  # {one_line(said)}"
        said = COLUMN.filled(n=ledger.remarks.number, label=ledger.remarks.label)
        yield f"      {REMARKS}:  # {one_line(joined([said, MAY_BE_BLANK], '，', ', '))}"


def _evidence(blank: Blank) -> Iterator[str]:
    scheme = blank.edition.scheme
    yield from comment("", ABOUT_EVIDENCE)
    kinds = scheme.evidence_kinds
    yield from comment("", KINDS.filled(kinds=with_labels(kinds, kinds, "、")))
    papers = {name: each.label for name, each in scheme.attachments.items()}
    if papers:
        yield from comment("", PAPERS.filled(papers=with_labels(papers, papers, "、")))
    yield from comment("", joined([NO_PROOF, EXAMPLE], "。", ". "))
    first = next(iter(papers), next(iter(scheme.facts)))
    samples = {
        **_SAMPLES,
        "for": first,
        "kind": next(iter(kinds)),
        "date": blank.round.window.from_.isoformat(),
    }
    rows = (
        (f"{key}: {words(samples[key])}", _EVIDENCE_WORDS.get(key, _of(ID["label"])))
        for key in EVIDENCE
        if key in samples
    )
    yield from _example("", "  ", rows)
    yield "evidence:"


def _example(indent: str, inner: str, rows: Iterable[tuple[str, Text | None]]) -> Iterator[str]:
    """Yield an entry of a list as comments: without their “# ” the lines are the entry.

    What a line means stands behind it, or above it where that is long.
    """
    for position, (line, said) in enumerate(rows):
        start = f"{indent}# {inner[len(indent) :]}{'  ' if position else '- '}"
        whole = f"{start}{line}" if said is None else f"{start}{line}  # {one_line(said)}"
        if said is None or len(whole) <= WIDEST:
            yield whole
        else:
            yield from (f"{start}# {' '.join(each.split())}" for each in (said.zh, said.en))
            yield f"{start}{line}"


def _of(label: Mapping[str, str]) -> Text:
    return both(label["zh"], label["en"])
