"""The rows of a scored form: one for each indicator with a rule, groups over the rows below them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from toolkit.language import Language, Text, both
from toolkit.publishing.form_parts import Cell, Row, Table, two_rows
from toolkit.schemes.edition import Edition
from toolkit.schemes.lowering import setting
from toolkit.schemes.official_form import FormColumn
from toolkit.scoring.evaluation import Absent, Value
from toolkit.scoring.scorecard import ABSENT, UNMARKED, NodeScore, Scorecard, quantity

POINTS = both("{label}（{points} 分）", "{label} ({points} {points:point|points})")
BONUS = both("加分项", "Bonus")
BASE, EXTRA, TOTAL = both("基础分", "Base"), both("加分", "Bonus"), both("合计", "Total")
CHANGED = both("报\u00a0{claimed}，核\u00a0{verified}", "claimed {claimed}, verified {verified}")
EMPTY = both("“{head}”空着的：{reason}。", "Left empty under “{head}”: {reason}.")
#: Nobody will write anything here; every other empty cell may still be filled in by hand.
SETTLED = frozenset({"judged", "not-scored", "not-applicable"})

LEVELS = both("考核内容", "Content"), both("考核指标", "Indicator")
LEVEL = both("第 {n} 级指标", "Level {n}")
#: Without a form of the policy: the tree, then these.
HEADS: Mapping[Literal["points", "rule", "claimed", "verified"], Text] = {
    "points": both("分值", "Points"),
    "rule": both("评分标准", "Scoring rule"),
    "claimed": both("自评得分", "Self-score"),
    "verified": both("考核得分", "Score"),
}


def columns_of(edition: Edition) -> tuple[FormColumn, ...]:
    """Return the columns of the policy's form, or those that suit its indicators."""
    scheme = edition.scheme
    if scheme.form is not None and scheme.form.columns:
        return scheme.form.columns
    return (
        *(
            FormColumn.model_construct(shows="indicator", head=each)
            for each in _levels(scheme.depth)
        ),
        *(FormColumn.model_construct(shows=each, head=head) for each, head in HEADS.items()),
    )


def _levels(depth: int) -> list[Text]:
    """Return the heads of the levels of a tree."""
    if depth <= len(LEVELS):
        return list(LEVELS[:depth])
    return [LEVEL.filled(n=n) for n in range(1, depth + 1)]


@dataclass
class ScoreTable:
    """Lays out the table of one scorecard; ``is_blank`` leaves out what was filled in."""

    card: Scorecard
    language: Language
    is_blank: bool = False
    #: Why cells are empty, by the head of their column.
    reasons: dict[str, dict[str, None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.columns = columns_of(self.card.edition)
        self.levels = [i for i, each in enumerate(self.columns) if each.shows == "indicator"]
        self.has_points = any(each.shows == "points" for each in self.columns)

    def table(self) -> Table:
        """Return the table."""
        base = [each for each in self.card.indicators if not each.is_bonus]
        bonus = [each for each in self.card.indicators if each.is_bonus]
        body = (*self._part(base, None), *self._part(bonus, self._bonus_label()))
        foot = tuple(self._totals())
        return Table(
            "scores",
            "",
            tuple(self._width(i) for i in range(len(self.columns))),
            two_rows([self._head(each) for each in self.columns]),
            body,
            foot,
            tuple(self._notes()),
        )

    def _width(self, position: int) -> str:
        """Return what a column shows; a level above the last shows groups and is narrower."""
        shows = self.columns[position].shows
        return "group" if shows == "indicator" and position != self.levels[-1] else shows

    def _head(self, column: FormColumn) -> tuple[str, str]:
        above = column.under.said(self.language) if column.under else ""
        return above, column.head.said(self.language) + ("*" if column.added else "")

    def _bonus_label(self) -> str:
        worth = self.card.edition.scheme.bonus_points
        return self._worth(BONUS, None if worth is None else str(worth))

    def _worth(self, label: Text, points: str | None) -> str:
        text = label if points is None else POINTS.filled(label=label, points=points)
        return text.said(self.language)

    # ------------------------------------------------------------------ rows

    def _part(self, nodes: list[NodeScore], above: str | None) -> Iterator[Row]:
        """Yield the rows of the base or of the bonus; items of a bonus stand under one head."""
        leaves = [leaf for node in nodes for leaf in node.nodes() if not leaf.parts]
        is_grouped = above is not None and len(self.levels) > 1 and len(leaves) == len(nodes)
        first: dict[str, list[Cell]] = {}
        if is_grouped and leaves and above is not None:
            first[leaves[0].code] = [Cell(above, rows=len(leaves))]
        for node in nodes:
            self._spans(node, first)
        depths = {leaf.code: depth + is_grouped for node in nodes for leaf, depth in _deep(node, 0)}
        for number, leaf in enumerate(leaves, start=1):
            yield self._row(leaf, number, first.get(leaf.code, []), depths[leaf.code])

    def _spans(self, node: NodeScore, first: dict[str, list[Cell]]) -> None:
        """Put every group before its first leaf, over the rows of all its leaves."""
        if not node.parts:
            return
        leaves = [leaf for leaf in node.nodes() if not leaf.parts]
        cell = Cell(self._worth(node.label, node.points), rows=len(leaves))
        first.setdefault(leaves[0].code, []).append(cell)
        for part in node.parts:
            self._spans(part, first)

    def _row(self, leaf: NodeScore, number: int, groups: list[Cell], depth: int) -> Row:
        """Return the cells that begin in the row of a leaf at that level of the tree."""
        cells: list[Cell] = []
        waiting, level = list(groups), 0
        skipped = depth - len(groups)  # groups that began in an earlier row
        for position, column in enumerate(self.columns):
            if column.shows != "indicator":
                cells.append(self._cell(column, leaf, number))
                continue
            if level < skipped:
                pass
            elif waiting:
                cells.append(waiting.pop(0))
            elif level == depth:
                cells.append(Cell(self._item(leaf), columns=self._wide(position)))
            elif level > depth and position - 1 not in self.levels:
                cells.append(Cell("", columns=self._wide(position)))
            level += 1
        return tuple(cells)

    def _item(self, leaf: NodeScore) -> str:
        """Return what an item is called; its points too where they have no column."""
        return self._worth(leaf.label, None if self.has_points else leaf.points)

    def _wide(self, position: int) -> int:
        """Return how many columns a leaf takes that stands above the last level."""
        width = 1
        while position + width in self.levels:
            width += 1
        return width

    def _cell(self, column: FormColumn, leaf: NodeScore, number: int) -> Cell:
        match column.shows:
            case "number":
                return Cell(str(number), kind="centre")
            case "asked":
                return Cell(self._asked(leaf, column.of), kind="centre")
            case "points":
                return Cell(leaf.points or "", kind="centre")
            case "rule":
                return Cell(self._rule(leaf))
            case "value":
                return Cell(self._value(leaf), kind="centre")
            case "claimed":
                part = self.card.printed(leaf.claimed.part)
                return self._unmarked(part) or self._score(column, leaf.claimed.score)
            case _:
                return self._score(column, leaf.verified.score)

    def _rule(self, leaf: NodeScore) -> str:
        """Return what the policy's form says of an item; the rule where its targets stand beside it.

        A form made from the indicators alone has the rule as well.
        """
        scheme = self.card.edition.scheme
        if scheme.form is None or any(each.shows == "asked" for each in self.columns):
            return leaf.rule.said(self.language) if leaf.rule else ""
        return scheme.clause(leaf.article_id).text.said(self.language)

    def _asked(self, leaf: NodeScore, of: str | None) -> str:
        """Return what is asked of the unit, or of the units of a class."""
        if of is None:
            return leaf.asked.said(self.language) if leaf.asked else ""
        return asked_of(self.card.edition, leaf.code, of).said(self.language)

    def _value(self, leaf: NodeScore) -> str:
        claimed, verified = quantity(leaf.claimed.value), quantity(leaf.verified.value)
        if self.is_blank:
            return ""
        if claimed is not None and verified is not None and claimed != verified:
            return CHANGED.filled(claimed=claimed, verified=verified).said(self.language)
        return verified or claimed or ""

    # ------------------------------------------------------------------ scores

    def _score(self, column: FormColumn, score: Value | None) -> Cell:
        """Return a score as published; where there is none, the cell waits and a note says why."""
        if isinstance(score, Absent) and score.reason in SETTLED:
            return Cell(ABSENT[score.reason].said(self.language), kind="centre")
        if self.is_blank:
            return Cell("", kind="number")
        if isinstance(score, Absent):
            found = self.reasons.setdefault(column.head.said(self.language), {})
            found[ABSENT[score.reason].said(self.language)] = None
        return Cell(self.card.printed(score) or "", kind="number")

    def _unmarked(self, part: str | None) -> Cell | None:
        """Return what is claimed beside what people mark; None where there is no such part."""
        if part is None or self.is_blank:
            return None
        return Cell(UNMARKED.filled(n=part).said(self.language), kind="centre")

    def _totals(self) -> Iterator[Row]:
        card = self.card
        if self.card.edition.scheme.bonus:
            yield self._total(BASE, card.claimed_base, card.base)
            yield self._total(EXTRA, card.claimed_bonus, card.bonus)
        part = card.printed(card.claimed_unmarked)
        yield self._total(TOTAL, card.claimed_total, card.total, part)

    def _total(
        self, label: Text, claimed: Value | None, verified: Value | None, part: str | None = None
    ) -> Row:
        """Return a row of totals: its label over all columns that have no total."""
        worth = self.card.edition.scheme.points if label is TOTAL else None
        cells: list[Cell] = []
        width = 0
        for column in self.columns:
            if column.shows == "points" and worth is not None:
                own = Cell(str(worth), kind="centre")
            elif column.shows == "claimed":
                own = self._unmarked(part) or self._score(column, claimed)
            elif column.shows == "verified":
                own = self._score(column, verified)
            else:
                width += 1
                continue
            if width:
                words = "" if cells else label.said(self.language)
                cells.append(Cell(words, columns=width, kind="centre", is_head=not cells))
                width = 0
            cells.append(own)
        return tuple(cells)

    def _notes(self) -> Iterator[str]:
        for head, reasons in self.reasons.items():
            said = ("、" if self.language == "zh" else ", ").join(reasons)
            yield EMPTY.filled(head=head, reason=said).said(self.language)


@lru_cache(maxsize=4096)
def asked_of(edition: Edition, code: str, class_of_unit: str) -> Text:
    """Return what an indicator asks of a class; the same on the forms of all units."""
    node = next(each for each in edition.scheme.leaves() if each.code == code)
    assert node.rule is not None
    return node.rule.asked(setting(edition.scheme, node, class_of_unit))


def _deep(node: NodeScore, depth: int) -> Iterator[tuple[NodeScore, int]]:
    """Yield the leaves with their level."""
    if not node.parts:
        yield node, depth
    for part in node.parts:
        yield from _deep(part, depth + 1)
