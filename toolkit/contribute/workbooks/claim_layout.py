"""Where everything stands in the workbook of a claim, by ids that lie hidden in its sheets.

Every sheet has its id in A1, the ids of its rows below in the hidden column A and those of its
columns beside it in the hidden row 1: whatever is moved takes its id along. Captions find
nothing; they only show that an id still stands beside what it was written for.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from toolkit.contribute.entries import EVIDENCE, REMARKS
from toolkit.contribute.workbooks.cells import WORDS, Asked, asked_of, choice_of
from toolkit.contribute.workbooks.claim_form import ClaimForm, Row
from toolkit.contribute.workbooks.looks import lines
from toolkit.language import Text, both
from toolkit.reading.models import label_of
from toolkit.schemes.facts import Records
from toolkit.schemes.filling import ID
from toolkit.schemes.ledger import PLACES, TOTAL, Ledger
from toolkit.submissions.evidence import evidence_model

#: Raised whenever a workbook made before could be misread.
FORMAT = 1
TABLE, CHOICES = "kaohe", "选项"
#: The sheets that every claim has, by id.
FORM, PROOF = "form", "evidence"
FORM_TITLE, PROOF_TITLE = "申报表", "证据材料"
#: How the id of a sheet begins in its cell A1.
MARK = "kaohe:"
#: Rows and columns, from 0: the ids, the title, what to do, the headings, and what follows.
IDS, TITLE, TO_DO, HEAD = 0, 1, 2, 3
FIRST_ROW, FIRST_COLUMN = HEAD + 1, 1
#: The id of the row of headings, of the column that is filled in, and of that of labels: no key has
#: such a sign in it.
HEADINGS, VALUE, LABEL = "#head", "#value", "#label"
YEAR, ITEM_ID, CITED = "year", "id", "evidence"

#: What may not stand in the name of a sheet, and how long a name may be.
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
_ID_LABEL = both(ID["label"]["zh"], ID["label"]["en"])
_CITED_LABEL = both("证据编号", "evidence")
_FORM_COLUMNS: Mapping[str, Text] = {
    "code": both("编号", "Code"),
    LABEL: both("指标和填报内容", "Indicator, and what to fill in"),
    "points": both("分值", "Points"),
    "asked": both("要求", "Asked for"),
    VALUE: both("填写", "Fill in"),
    "unit": both("单位", "Unit"),
    "note": both("说明", "Notes"),
}


class Column(NamedTuple):
    """A column of a list: its caption, what its cells hold, whether each has to be filled in."""

    label: Text
    asked: Asked
    is_required: bool = True


@dataclass(frozen=True)
class Plan:
    """The plan of one sheet: ids of its rows and columns where they are written, what they hold.

    A list has no ids for its entries: they stand in whatever rows follow the headings.
    """

    id: str
    title: str
    label: Text
    kind: Literal["form", "list", "ledger"]
    rows: Mapping[str, int]
    columns: Mapping[str, Column]
    lines: tuple[Row, ...] = ()

    @cached_property
    def at(self) -> Mapping[str, int]:
        """The column, from 0, of each id."""
        return {id: number for number, id in enumerate(self.columns, FIRST_COLUMN)}

    @property
    def captions(self) -> "Iterable[Told]":
        """What stands beside the ids: labels of rows, headings of columns."""
        if self.kind != "list":
            labels = {row.id: row.label for row in self.lines}
            for id in self.rows:
                if id in labels:
                    yield Told(self.id, id, LABEL, lines(labels[id]))
        for id, column in self.columns.items():
            yield Told(self.id, HEADINGS, id, lines(column.label))


class Told(NamedTuple):
    """A caption as the table of ids has it: of which sheet, row and column, and its words."""

    sheet: str
    row: str
    column: str
    words: str


def plans_of(form: ClaimForm) -> tuple[Plan, ...]:
    """Return the sheets of a claim in their order: the form, lists, ledgers, evidence."""
    names = _Names((FORM_TITLE, PROOF_TITLE, CHOICES, TABLE))
    rows = form.rows()
    plans = [
        Plan(
            FORM,
            FORM_TITLE,
            form.scheme.title,
            "form",
            {HEADINGS: HEAD, **{_row_id(row): at for at, row in enumerate(rows, FIRST_ROW)}},
            {id: Column(label, WORDS) for id, label in _FORM_COLUMNS.items()},
            tuple(rows),
        )
    ]
    plans += [_list(name, each, names.of(each.label)) for name, each in form.lists.items()]
    plans += [_ledger(name, each, names.of(each.label)) for name, each in form.ledgers.items()]
    return (*plans, _proof(form))


def _row_id(row: Row) -> str:
    """Return the id of a row; facts go by their own, which have no colon."""
    return row.id if row.kind == "fact" else f"{row.kind}:{row.id}"


def _list(name: str, declared: Records, title: str) -> Plan:
    columns = {
        ITEM_ID: Column(_ID_LABEL, WORDS, False),
        **{
            id: Column(each.label, asked_of(each), each.required)
            for id, each in declared.fields.items()
        },
        CITED: Column(_CITED_LABEL, WORDS, False),
    }
    return Plan(f"list:{name}", title, declared.label, "list", {HEADINGS: HEAD}, columns)


def _ledger(name: str, ledger: Ledger, title: str) -> Plan:
    amount = Asked("number", PLACES)
    columns = {
        LABEL: Column(ledger.label, WORDS),
        **{
            id: Column(
                both("{n} {label}", "{n} {label}").filled(n=each.number, label=each.label), amount
            )
            for id, each in ledger.columns.items()
        },
        REMARKS: Column(ledger.remarks.label, WORDS, False),
    }
    labels = {YEAR: both("年度", "Year"), **ledger.all_rows}
    rows = {HEADINGS: HEAD, **{id: at for at, id in enumerate(labels, FIRST_ROW)}}
    shown = tuple(Row("fact", id, label) for id, label in labels.items())
    return Plan(f"ledger:{name}", title, ledger.label, "ledger", rows, columns, shown)


def _proof(form: ClaimForm) -> Plan:
    scheme, model = form.scheme, evidence_model(form.scheme)
    about = {name: each.label for name, each in scheme.facts.items()}
    about |= {id: each.label for id, each in scheme.attachments.items()}
    asked = {
        "for": choice_of(about),
        "kind": choice_of(scheme.evidence_kinds),
        "date": Asked("day"),
    }
    columns = {
        key: Column(
            label_of(model, (key,)) or _PROOF_LABELS[key],
            asked.get(key, WORDS),
            key in ("for", "kind", "title", "date"),
        )
        for key in EVIDENCE
    }
    return Plan(PROOF, PROOF_TITLE, both("证据材料", "Evidence"), "list", {HEADINGS: HEAD}, columns)


_PROOF_LABELS: Mapping[str, Text] = {
    "issuer": both("出具单位", "issuer"),
    "file": both("文件名", "file name"),
    "link": both("网址", "web address"),
    "place": both("存放处", "where it is kept"),
    "sha256": both("sha256", "sha256"),
}


class _Names:
    """Names of sheets by the rules of spreadsheet programs, each once."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {each.lower() for each in taken}

    def of(self, label: Text) -> str:
        """Return a name for a sheet like its Chinese label."""
        plain = _FORBIDDEN.sub("，", label.zh).strip("' ")[:_LONGEST_NAME] or "表"
        name, number = plain, 1
        while name.lower() in self._taken or name.lower() == "history":
            number += 1
            name = f"{plain[: _LONGEST_NAME - 4]}（{number}）"
        self._taken.add(name.lower())
        return name


#: A cell of a ledger by the ids of its row and column.
Amount: TypeAlias = tuple[str, str]


def made_of(ledger: Ledger, row: str, column: str) -> tuple[list[Amount], list[Amount]]:
    """Return the amounts that one adds up and those it takes off; none where it is typed."""
    each = ledger.columns[column]
    if each.is_derived:
        return [(row, name) for name in each.plus], [(row, name) for name in each.minus]
    if row == TOTAL:
        return [(name, column) for name in ledger.rows], []
    return [], []


# ---------------------------------------------------------------------- the table of ids


def identity(form: ClaimForm) -> dict[str, str]:
    """Return what the workbook is of."""
    return {
        "scheme": form.scheme.id,
        "edition": form.scheme.edition,
        "round": form.round.round,
        "unit": form.unit,
    }


def table(form: ClaimForm, plans: Iterable[Plan]) -> list[tuple[str, ...]]:
    """Return the rows of the table of ids: what the workbook is of, its sheets, its captions."""
    rows: list[tuple[str, ...]] = [("is", key, value) for key, value in identity(form).items()]
    for plan in plans:
        rows.append(("sheet", plan.id, plan.title))
        rows += [("row", plan.id, id) for id in plan.rows]
        rows += [("caption", *told) for told in plan.captions]
    return rows


def checksum(rows: Iterable[tuple[str, ...]]) -> str:
    """Return the checksum of a table of ids."""
    return hashlib.sha256(json.dumps(list(rows), ensure_ascii=False).encode()).hexdigest()


def ids_of(rows: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Return the ids that a table speaks of, whatever they are called."""
    found: set[tuple[str, ...]] = set()
    for kind, *rest in rows:
        if kind != "is":
            found.add((kind, *rest[: {"sheet": 1, "row": 2, "caption": 3}[kind]]))
    return found
