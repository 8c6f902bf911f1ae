"""The issue form of an open round, for those who will not open a pull request.

A form of GitHub, which Gitea reads as well: one field for every fact, records and evidence as
lines. What comes out of it is read back by ``issue_reading``, by the headings made here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeAlias

import yaml

from toolkit.contribute.asking import told
from toolkit.contribute.issue_cells import (
    COLUMN,
    COLUMNS,
    ID,
    columns_of,
    headed,
    ledger_lines,
    options_of,
    sample_record,
)
from toolkit.language import Text, both, joined
from toolkit.schemes.facts import Choice, Records, Words, YesNo
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.scheme import Scheme
from toolkit.submissions.repository import FiledRound, Repository

Kind: TypeAlias = Literal["input", "dropdown", "textarea"]

#: Where the forms lie, from the root of the repository.
FOLDER = ".github/ISSUE_TEMPLATE"
GENERATED = "# 由办法生成，不要手改：python tasks.py generate / Generated from the scheme, not to be edited\n"
NAME = both("{title}：填报", "{title}: claim")
ABOUT = both("不用 YAML，填表申报。", "Hand in a claim by filling in a form, without YAML.")
WELCOME = both(
    "填完提交即可，由主办方转成申报文件并检查。内容会公开：不写个人的姓名、电话和证件号码。",
    "Fill it in and submit; the policy office turns it into the claim file and checks it. It is public: no person’s name, telephone number or identity number.",
)
AS_LINES = both(
    "要逐条列的，每条一行，各栏之间用竖线 | 隔开，末尾的空栏可以不写；文字里的竖线写成 \\|。",
    "What is listed one by one has a line for each entry, with a bar | between its cells; blank cells at the end may be left out; a bar within a text is written \\|.",
)
ROUND = both("考核轮次", "Round")
UNIT = both("单位", "Unit")
EVIDENCE = both("证据", "Evidence")
OF_FACT = both("{label}", "{label} ({id})")
LINE = both("每条一行：{cells}", "A line for each: {cells}")
NONE = both("一条都没有就写 []", "Where there is none, write []")
ROW = both(
    "第一行写年度；以下每个来源一行，行首的编号不要改：{cells}",
    "The first line has the year; below, a line for each source, whose id in front stays: {cells}",
)
WHERE = both(
    "link（网址）、file（文件名）、place（存放处）连同 sha256，三者至少写一项",
    "one of link (web address), file (its name), or place (where it is kept) with its sha256",
)
#: Units in a list to choose from; where there are more, the id is typed.
MOST_LISTED = 100
_LONGEST_LINE = 100
_LONGEST_ABOUT = 200


@dataclass(frozen=True)
class FormField:
    """A field of the form: its heading in the issue, and what an option that is chosen stands for.

    ``fact`` is the fact it is about, "" for the others; ``value`` is what stands in it at first.
    """

    id: str
    kind: Kind
    heading: str
    fact: str = ""
    about: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    required: bool = True
    sample: str = ""
    value: str = ""


@dataclass(frozen=True)
class IssueForm:
    """The form of one round: the scheme, the round's name and the fields in their order."""

    scheme: Scheme
    round: str
    title: Text
    fields: tuple[FormField, ...]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"claim-{self.scheme.id}-{self.round}.yml"

    @cached_property
    def by_heading(self) -> Mapping[str, FormField]:
        """The fields by heading."""
        return {each.heading: each for each in self.fields}


def is_open(filed: FiledRound) -> bool:
    """True while units may submit: the round is a draft and all that a form needs is there."""
    return filed.round.state == "draft" and filed.edition is not None and bool(filed.units)


def issue_forms(repository: Repository) -> list[IssueForm]:
    """Return the form of every open round."""
    return [
        issue_form(repository, filed)
        for _, filed in sorted(repository.rounds.items())
        if is_open(filed)
    ]


def issue_form(repository: Repository, filed: FiledRound) -> IssueForm:
    """Return the form of a round that has an edition."""
    assert filed.edition is not None
    scheme, round_ = filed.edition.scheme, filed.round
    day = round_.window.from_.isoformat()
    rounds = {f"{scheme.id} {round_.round}": round_.round}
    fields = (
        FormField("round", "dropdown", headed(ROUND), options=rounds),
        _unit(repository, filed),
        *(_fact(scheme, name, declared, day) for name, declared in scheme.facts.items()),
        _evidence(scheme, day),
    )
    return IssueForm(scheme, round_.round, round_.title, fields)


# ---------------------------------------------------------------------- fields


def _unit(repository: Repository, filed: FiledRound) -> FormField:
    known = {unit: repository.units.get(unit) for unit in sorted(filed.units)}
    options = {
        unit if named is None else f"{unit}（{named.unit.name.zh} / {named.unit.name.en}）": unit
        for unit, named in known.items()
    }
    if len(options) > MOST_LISTED:
        return FormField("unit", "input", headed(UNIT))
    return FormField("unit", "dropdown", headed(UNIT), options=options)


def _fact(scheme: Scheme, name: str, declared: Any, day: str) -> FormField:
    heading = headed(OF_FACT.filled(label=declared.label, id=name))
    said = list(told(scheme, declared, is_chosen=isinstance(declared, Choice | YesNo)))
    kind: Kind = "input"
    options, sample, value = options_of(declared), "", ""
    if options:
        kind = "dropdown"
    elif isinstance(declared, Ledger):
        kind, value = "textarea", ledger_lines(declared)
        cells = [
            COLUMN.filled(n=each.number, label=each.label) for each in declared.columns.values()
        ]
        said.append(ROW.filled(cells=_cells([ID, *cells, declared.remarks.label])))
    elif isinstance(declared, Records):
        kind, sample = "textarea", sample_record(declared, day)
        said += [LINE.filled(cells=_cells([words for _, words in columns_of(declared)])), NONE]
    elif isinstance(declared, Words) and declared.longest > _LONGEST_LINE:
        kind = "textarea"
    return FormField(
        f"fact-{name}",
        kind,
        heading,
        name,
        _paragraphs(said),
        options,
        declared.required,
        sample,
        value,
    )


def _evidence(scheme: Scheme, day: str) -> FormField:
    papers = [
        both("{label}写 {id}", "{label}: {id}").filled(label=each.label, id=name)
        for name, each in scheme.attachments.items()
    ]
    kinds = [
        both("{label}写 {id}", "{label}: {id}").filled(label=label, id=name)
        for name, label in scheme.evidence_kinds.items()
    ]
    said = [
        LINE.filled(cells=_cells(list(COLUMNS.values()))),
        WHERE,
        both(
            "“证明什么”写那一项标题末尾括号里的英文编号",
            "what it supports is the id in brackets above the field",
        ),
        both("种类：{kinds}", "kinds: {kinds}").filled(kinds=joined(kinds, "，", ", ")),
    ]
    if papers:
        words = both("要交的材料：{papers}", "papers to hand in: {papers}")
        said.append(words.filled(papers=joined(papers, "，", ", ")))
    first = next(iter(scheme.attachments), next(iter(scheme.facts)))
    sample = (
        f"p01 | {first} | {next(iter(scheme.evidence_kinds))} | 示例 | {day} | https://example.org/"
    )
    return FormField(
        "evidence",
        "textarea",
        headed(EVIDENCE),
        about=_paragraphs(said),
        required=False,
        sample=sample,
    )


# ---------------------------------------------------------------------- the file


def form_text(form: IssueForm) -> str:
    """Return the form as the file that the platform reads."""
    about = joined([form.title, ABOUT], "。", ". ")
    described = f"{about.zh} / {about.en}"
    content = {
        "name": headed(NAME.filled(title=form.title)),
        "description": described if len(described) <= _LONGEST_ABOUT else headed(ABOUT),
        "title": f"填报 / Claim {form.scheme.id} {form.round}: ",
        "body": [
            {"type": "markdown", "attributes": {"value": _paragraphs([WELCOME, AS_LINES])}},
            *map(_element, form.fields),
        ],
    }
    return GENERATED + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10**6)


def _element(each: FormField) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": each.heading}
    if each.about:
        attributes["description"] = each.about
    if each.sample:
        attributes["placeholder"] = each.sample
    if each.value:
        attributes["value"] = each.value
    if each.options:
        attributes["options"] = list(each.options)
    if each.kind == "textarea":
        attributes["render"] = "text"  # nothing in it is read as Markdown or as a mention
    return {
        "type": each.kind,
        "id": each.id,
        "attributes": attributes,
        "validations": {"required": each.required},
    }


def _cells(words: Sequence[Text]) -> Text:
    return joined(list(words), " | ", " | ")


def _paragraphs(texts: Sequence[Text]) -> str:
    """Return a paragraph in Chinese and one in English."""
    return "\n\n".join(_paragraph(texts))


def _paragraph(texts: Sequence[Text]) -> Iterator[str]:
    if texts:
        yield "。".join(each.zh.rstrip("。") for each in texts) + "。"
        yield ". ".join(each.en.rstrip(".") for each in texts) + "."
