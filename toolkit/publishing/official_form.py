"""The official form of one unit: its scorecard in the shape of the policy's own form, to be signed.

Made from the scorecard and the scheme and from nothing else; whoever prints it (a page, a Word
file) adds no word and no number.
"""

from collections.abc import Iterator

from toolkit.language import Language, Text, both
from toolkit.publishing.form_parts import Cell, FilledForm, Signing, Table, two_rows
from toolkit.publishing.form_rows import EMPTY, ScoreTable
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.official_form import Signature
from toolkit.schemes.showing import for_readers, with_unit
from toolkit.scoring.scorecard import (
    OUTCOMES,
    Condition,
    FactUse,
    LedgerTotals,
    Scorecard,
    quantity,
)
from toolkit.submissions.round import STATES

FORM_OF = both("{title}考核表", "{title}: form")
APPLICATION = both("{title}申请表", "{title}: application")
SOURCE = both("表式依据：{policy}{number}，{cite}", "Laid out as in: {policy}{number}, {cite}")
POLICY, QUOTED = both("依据：{policy}", "From: {policy}"), both("《{title}》", "{title}")
NUMBER = both("（{number}）", " ({number})")
NO_FORM = both(
    "办法没有自己的表，这张表按它的指标和条件排成。",
    "The policy has no form of its own; this one is laid out from its indicators and conditions.",
)
MARKED = both(
    "带 * 的是本站加的，办法原表没有。",
    "What is marked with * was added here; it is not in the policy’s own form.",
)
UNIT, CLASS, ROUND = both("单位", "Unit"), both("类别", "Class"), both("考核", "Assessment")
STATE = both("状态", "State")
SEAL, DATE = both("（盖章）", "(seal)"), both("    年    月    日", "Date:                    ")
OWN = Signature.model_construct(
    label=both("单位", "Unit"), lines=(both("负责人签字", "Signed by the head"),)
)
REVIEWERS = Signature.model_construct(label=both("考核单位意见", "Opinion of the assessing body"))

ITEM, CONTENT = both("栏目", "Field"), both("内容", "Content")
CLAIMED, VERIFIED = both("自报", "As claimed"), both("核定", "As verified")
CONDITION, ASKED = both("条件", "Condition"), both("要求", "Asked")
CONDITIONS, REPORTED = both("申报条件", "Conditions"), both("其他情况（不计分）", "Also reported")
STATED = both("申报内容", "What is stated")

NUMBER_HEAD, SOURCE_HEAD = both("序号", "No."), both("项目资金来源", "Source of funds")
LEDGER = both("{year} 年{label}", "{label}, {year}")
LEDGER_NOTE = both(
    "金额单位：{unit}。各资金来源的明细不公布，这里只填合计行；各行由单位手填。",
    "Amounts in {unit}. The rows by source are not published: the total row alone is filled in, the others are left to the unit.",
)
LEDGER_BLANK = both("金额单位：{unit}。", "Amounts in {unit}.")
OF_UNIT = both("{unit}（盖章）", "{unit} (seal)")

#: Outcomes of conditions that are left empty: somebody still has to decide them.
_OPEN = frozenset({"not-reviewed", "not-submitted", "incomplete"})


def official_form(card: Scorecard, language: Language, is_blank: bool = False) -> FilledForm:
    """Return the form of a scorecard, with its scores, or blank to be filled in by hand."""
    return _Work(card, language, is_blank).form()


class _Work:
    def __init__(self, card: Scorecard, language: Language, is_blank: bool) -> None:
        self.card, self.language, self.is_blank = card, language, is_blank
        self.scheme = card.edition.scheme

    def say(self, text: Text | None) -> str:
        return "" if text is None else text.said(self.language)

    def form(self) -> FilledForm:
        scored = self.scheme.scored
        tables = [ScoreTable(self.card, self.language, self.is_blank).table()] if scored else []
        stated = list(self.stated())
        tables += [] if scored else [*stated, *self.listed(), *self.conditions()]
        return FilledForm(
            self.title(),
            self.source(),
            tuple(self.lines()),
            tuple(self.say(each) for each in (self.scheme.form.blanks if self.scheme.form else ())),
            tuple(tables),
            tuple(self.notes(tables)),
            tuple(self.signatures()),
            (*(stated if scored else []), *self.ledgers()),
            self.card.unit.demo,
        )

    def title(self) -> str:
        if self.scheme.form is not None:
            return self.say(self.scheme.form.title)
        words = FORM_OF if self.scheme.scored else APPLICATION
        return self.say(words.filled(title=self.scheme.title))

    def source(self) -> str:
        policy, form = self.scheme.policy, self.scheme.form
        title = policy.title if "《" in policy.title.zh else QUOTED.filled(title=policy.title)
        if form is None:
            return self.say(POLICY.filled(policy=title))
        number = NUMBER.filled(number=policy.number) if policy.number else both("", "")
        cite = self.scheme.clause(form.article).cite
        return self.say(SOURCE.filled(policy=title, number=number, cite=cite))

    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield what stands above the table: unit, class where there are several, round, state."""
        card = self.card
        yield self.say(UNIT), card.unit.name.said(self.language)
        if len(self.scheme.classes) > 1:
            yield self.say(CLASS), self.say(self.scheme.classes[card.class_of_unit].label)
        yield self.say(ROUND), self.say(card.round.title)
        if not self.is_blank:
            yield self.say(STATE), self.say(STATES[card.round.state])

    def notes(self, tables: list[Table]) -> Iterator[str]:
        form = self.scheme.form
        if form is None:
            yield self.say(NO_FORM)
        elif any(c.added for c in form.columns) or any(s.added for s in form.signatures):
            yield self.say(MARKED)
        for table in tables:
            yield from table.notes

    def signatures(self) -> Iterator[Signing]:
        form = self.scheme.form
        for each in form.signatures if form is not None else (OWN, REVIEWERS):
            label = self.say(each.label)
            seal = "" if self.say(SEAL).strip() in label else self.say(SEAL)
            yield Signing(
                label + ("*" if each.added else ""),
                self.say(each.says),
                tuple(self.say(line) for line in each.lines),
                seal,
                self.say(DATE),
            )

    # ------------------------------------------------------------------ without points

    def stated(self) -> Iterator[Table]:
        """Yield the table of what is stated without points."""
        if self.card.reported:
            heads = [("", self.say(ITEM)), ("", self.say(CONTENT))]
            rows = tuple(
                (Cell(self.say(each.label), is_head=True), Cell(self.shown(each.shown)))
                for each in self.card.reported
            )
            caption = REPORTED if self.scheme.scored else STATED
            yield Table("stated", self.say(caption), ("label", "content"), two_rows(heads), rows)

    def shown(self, text: Text) -> str:
        return "" if self.is_blank else self.say(for_readers(text))

    def listed(self) -> Iterator[Table]:
        """Yield what the indicators of a scheme without scores list: how many, and which."""
        heads = [("", self.say(each)) for each in (ITEM, CONTENT, CLAIMED, VERIFIED)]
        rows = []
        for leaf in self.card.leaves():
            unit = both("", "") if leaf.unit is None else leaf.unit
            numbers = [quantity(side.value) for side in (leaf.claimed, leaf.verified)]
            cells = [self.say(with_unit(each, unit)) if each else "" for each in numbers]
            names = [self.say(name) for name in _names(leaf.facts)]
            named = ("；" if self.language == "zh" else "; ").join(names)
            shown = [named, *cells] if not self.is_blank else ["", "", ""]
            label = Cell(self.say(leaf.label), is_head=True)
            first, *others = shown
            rows.append((label, Cell(first), *(Cell(each, kind="centre") for each in others)))
        columns = ("label", "content", "claimed", "verified")
        yield Table("listed", "", columns, two_rows(heads), tuple(rows))

    def conditions(self) -> Iterator[Table]:
        """Yield the conditions; what nobody has verified yet is left empty, with the reason."""
        if not self.card.eligibility:
            return
        heads = [("", self.say(each)) for each in (CONDITION, ASKED, CLAIMED, VERIFIED)]
        rows = tuple(tuple(self.condition(each)) for each in self.card.eligibility)
        open_ = {
            self.say(OUTCOMES[each.verified])
            for each in self.card.eligibility
            if each.verified in _OPEN
        }
        note = EMPTY.filled(head=VERIFIED, reason="、".join(sorted(open_)))
        notes = (self.say(note),) if open_ and not self.is_blank else ()
        columns = ("content", "asked", "claimed", "verified")
        caption = self.say(CONDITIONS)
        yield Table("conditions", caption, columns, two_rows(heads), rows, notes=notes)

    def condition(self, each: Condition) -> Iterator[Cell]:
        yield Cell(self.say(each.label))
        yield Cell(self.say(each.asked), kind="centre")
        for outcome in (each.claimed, each.verified):
            is_open = self.is_blank or outcome in _OPEN
            yield Cell("" if is_open else self.say(OUTCOMES[outcome]), kind="centre")

    # ------------------------------------------------------------------ ledgers

    def ledgers(self) -> Iterator[Table]:
        """Yield every ledger of the scheme with the published total row, on a sheet of its own."""
        published = {each.id: each for each in self.card.ledgers}
        for name, fact in self.scheme.facts.items():
            if isinstance(fact, Ledger):
                yield self.ledger(name, fact, published.get(name))

    def ledger(self, name: str, ledger: Ledger, totals: LedgerTotals | None) -> Table:
        if self.is_blank:
            totals = None
        columns = list(ledger.columns.items())
        heads = [("", self.say(NUMBER_HEAD)), ("", self.say(SOURCE_HEAD))]
        heads += [(self.say(each.under), self.say(each.head)) for _, each in columns]
        heads.append(("", self.say(ledger.remarks.label)))
        numbers = ["", ""]
        for key, each in columns:
            formula = self.say(ledger.formula_words(key)) if each.is_derived else ""
            numbers.append(f"{each.number}={formula}" if formula else str(each.number))
        numbers.append(str(ledger.remarks.number))
        empty = (Cell("", kind="number"),) * (len(columns) + 1)
        body = tuple(
            (Cell(str(number), kind="centre"), Cell(self.say(label), is_head=True), *empty)
            for number, label in enumerate(ledger.rows.values(), start=1)
        )
        amounts = {number: amount for number, _, amount in totals.cells} if totals else {}
        total = Cell(self.say(ledger.total), columns=2, kind="centre", is_head=True)
        filled = [Cell(amounts.get(each.number, ""), kind="number") for _, each in columns]
        caption = (
            ledger.label if totals is None else LEDGER.filled(year=totals.year, label=ledger.label)
        )
        note = LEDGER_BLANK if totals is None else LEDGER_NOTE
        unit = OF_UNIT.filled(unit=self.card.unit.name.said(self.language))
        return Table(
            name,
            self.say(caption),
            ("number", "source", *["amount"] * len(columns), "remarks"),
            (
                *two_rows(heads),
                tuple(Cell(each, kind="centre", is_head=True) for each in numbers),
            ),
            body,
            ((total, *filled, Cell("")),),
            (self.say(unit), self.say(note.filled(unit=ledger.unit))),
            is_wide=True,
        )


def _names(facts: tuple[FactUse, ...]) -> Iterator[Text]:
    """Yield what the records of facts are called: what stands first in each."""
    for fact in facts:
        for record in fact.records:
            yield record.fields[0][1]
