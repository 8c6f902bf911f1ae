"""The answers of an issue of a claim form as entries, with the line and column of each.

Headings are matched whole against those of the form, wherever they stand, and each stands once:
text in an answer can therefore not pass for another answer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from toolkit.contribute.entries import (
    REMARKS,
    ClaimEntries,
    FactEntry,
    LedgerEntry,
    RecordEntry,
)
from toolkit.contribute.issue_cells import (
    COLUMNS,
    columns_of,
    evidence_choices,
    shown_choices,
)
from toolkit.contribute.issue_form import FormField, IssueForm
from toolkit.contribute.issue_lines import Line, cells_of, has_bar, not_blank, within_fence
from toolkit.contribute.issue_problems import (
    HEADING_MISSING,
    HEADING_TWICE,
    STRAY_TEXT,
    TOO_MANY_CELLS,
    WRONG_ROW,
)
from toolkit.language import Text, both, joined
from toolkit.problems.problem import Code, Place, Problem, has_errors
from toolkit.reading.document import Path, Spot
from toolkit.schemes.facts import Records
from toolkit.schemes.ledger import Ledger

Values: TypeAlias = dict[str, Text | str | int]

#: What the platforms write where nothing was filled in.
UNANSWERED = "_No response_"
NOT_CHOSEN = ("None", UNANSWERED)
HEADING = "### "
BEFORE = both("第一个标题之前", "before the first heading")
ONE_LINE = both("“{heading}”的答案只有一行", "the answer to “{heading}” is one line")


@dataclass
class Answers:
    """One issue against its form: the answers, where each of them stands, and the problems."""

    form: IssueForm
    lines: list[Line]
    shown: str
    problems: list[Problem] = field(default_factory=list)
    spots: dict[Path, Spot] = field(default_factory=dict)

    def entries(self) -> ClaimEntries | None:
        """Return what was typed; None where the headings are not those of the form."""
        answers = self._answers()
        if has_errors(self.problems):
            return None
        by_id = {each.id: (each, answers[each.heading]) for each in self.form.fields}
        facts: dict[str, FactEntry] = {}
        for each, answer in by_id.values():
            if each.fact:
                facts[each.fact] = self._fact(each, answer, ("facts", each.fact))
        return ClaimEntries(
            self.form.scheme.id,
            self._one(*by_id["unit"], ("unit",)),
            self._one(*by_id["round"], ("round",)),
            facts,
            tuple(self._evidence(by_id["evidence"][1])),
        )

    def place(self, path: Path) -> Place:
        """Return where in the issue the entry at a path of the claim stands."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.spots:
                return Place(self.shown, *self.spots[path[:end]])
        return Place(self.shown)

    # ------------------------------------------------------------------ headings

    def _answers(self) -> dict[str, list[Line]]:
        """Return the lines below every heading of the form."""
        found: dict[str, list[Line]] = {}
        below: list[Line] | None = None
        for line in self.lines:
            heading = line.text.rstrip().removeprefix(HEADING)
            if line.text.startswith(HEADING) and heading in self.form.by_heading:
                if heading in found:
                    self._complain(HEADING_TWICE, line, {"heading": heading})
                below = found.setdefault(heading, [])
                self.spots.setdefault(_path(self.form.by_heading[heading]), (line.number, 1))
            elif below is not None:
                below.append(line)
            elif line.text.strip():
                self._complain(STRAY_TEXT, line, {"where": BEFORE})
        for heading in self.form.by_heading:
            if heading not in found:
                self._complain(HEADING_MISSING, self.lines[0], {"heading": heading})
        return found

    def _complain(self, code: Code, line: Line, values: Values, column: int = 1) -> None:
        self.problems.append(Problem(code, Place(self.shown, line.number, column), values))

    # ------------------------------------------------------------------ answers

    def _fact(self, each: FormField, answer: list[Line], path: Path) -> FactEntry:
        declared: Any = self.form.scheme.facts[each.fact]
        if isinstance(declared, Ledger):
            return self._ledger(declared, answer, path)
        if isinstance(declared, Records):
            return self._records(declared, answer, path)
        return (
            self._many(answer, path) if each.kind == "textarea" else self._one(each, answer, path)
        )

    def _one(self, each: FormField, answer: list[Line], path: Path) -> str:
        """Return an answer of one line; what an option stands for, where it is one."""
        said = list(not_blank(answer))
        for line in said[1:]:
            self._complain(STRAY_TEXT, line, {"where": ONE_LINE.filled(heading=each.heading)})
        text = said[0].text.strip() if said else ""
        if said:
            self.spots[path] = (said[0].number, 1)
        if text in (NOT_CHOSEN if each.kind == "dropdown" else (UNANSWERED,)):
            return ""
        return each.options.get(text, text)

    def _many(self, answer: list[Line], path: Path) -> str:
        return "\n".join(each.text for each in self._said(answer, path))

    def _said(self, answer: list[Line], path: Path) -> list[Line]:
        """Return the lines of an answer of several; none where nothing was filled in."""
        said = within_fence(answer)
        if [each.text.strip() for each in said] == [UNANSWERED]:
            return []
        if said:
            self.spots[path] = (said[0].number, 1)
        return said

    def _records(self, declared: Records, answer: list[Line], path: Path) -> FactEntry:
        said = list(not_blank(self._said(answer, path)))
        if not said:
            return ""
        if len(said) == 1 and not has_bar(said[0].text):
            text = said[0].text.strip()
            return () if text == "[]" else text
        columns = dict(columns_of(declared))
        choices = {name: shown_choices(each) for name, each in declared.fields.items()}
        records = []
        for index, line in enumerate(said):
            row = self._row(line, columns, (*path, index), choices)
            id, evidence = row.pop("id", ""), row.pop("evidence", "")
            records.append(RecordEntry(id, row, tuple(evidence.split())))
        return tuple(records)

    def _evidence(self, answer: list[Line]) -> Iterator[Mapping[str, str]]:
        choices = evidence_choices(self.form.scheme)
        for index, line in enumerate(not_blank(self._said(answer, ("evidence",)))):
            yield self._row(line, COLUMNS, ("evidence", index), choices)

    def _row(
        self,
        line: Line,
        columns: Mapping[str, Text],
        path: Path,
        choices: Mapping[str, Mapping[str, str]],
    ) -> dict[str, str]:
        """Return the cells of a line by column; labels of a closed list stand for its ids."""
        cells = cells_of(line.text)
        self.spots[path] = (line.number, cells[0].column)
        if len(cells) > len(columns):
            words = joined(list(columns.values()), " | ", " | ")
            known: Values = {"found": len(cells), "most": len(columns), "cells": words}
            self._complain(TOO_MANY_CELLS, line, known, cells[len(columns)].column)
        row = {}
        for name, cell in zip(columns, cells, strict=False):
            self.spots[(*path, name)] = (line.number, cell.column)
            row[name] = choices.get(name, {}).get(cell.text, cell.text)
        return row

    def _ledger(self, ledger: Ledger, answer: list[Line], path: Path) -> FactEntry:
        year, rows = "", dict[str, dict[str, str]]()
        columns = {name: each.label for name, each in ledger.columns.items()}
        columns = {"row": both("行", "row"), **columns, REMARKS: ledger.remarks.label}
        seen: set[str] = set()
        for line in not_blank(self._said(answer, path)):
            name = cells_of(line.text)[0].text
            if name in seen or name not in ("year", *ledger.all_rows):
                allowed = "、".join(("year", *ledger.all_rows))
                known: Values = {"read": name[:80], "label": ledger.label, "allowed": allowed}
                self._complain(WRONG_ROW, line, known)
                continue
            seen.add(name)
            wanted = dict(list(columns.items())[:2]) if name == "year" else columns
            row = self._row(line, wanted, (*path, name), {})
            row.pop("row", None)
            if name == "year":
                year = next(iter(row.values()), "")
            else:
                rows[name] = row
        if not year and not any(cell for row in rows.values() for cell in row.values()):
            return ""
        return LedgerEntry(year, rows)


def _path(each: FormField) -> Path:
    return ("facts", each.fact) if each.fact else (each.id,)
