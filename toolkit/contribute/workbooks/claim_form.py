"""What the workbook of a claim asks for, in the order of the official form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, Literal

from toolkit.contribute.asking import limits
from toolkit.contribute.entries import ClaimEntries, FactEntry, entries_of
from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain
from toolkit.schemes.edition import Edition
from toolkit.schemes.facts import Records
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.lowering import Lowered
from toolkit.schemes.scheme import Indicator, Scheme
from toolkit.schemes.stating import asked_of
from toolkit.submissions.repository import FiledRound, Repository
from toolkit.submissions.round import Registered, Round

BONUS = both("加分", "Bonus")
BEFORE = both("基本情况", "About the unit")
UNSCORED = both("其他要填的内容", "Also asked for")
PAPERS = both(
    "要交的材料（在“证据材料”表里登记）", "Papers to hand in (enter them on the sheet “证据材料”)"
)
MARKED = both("由人评定，这里不用填", "marked by reviewers; nothing to fill in here")
FILLED_ABOVE = both("用上面填的：{facts}", "filled in above: {facts}")
COUNTS_IF = both("这样的才计入：{conditions}", "What counts: {conditions}")
EVIDENCE = both("证据：{kinds}", "Evidence: {kinds}")
MAY_BE_BLANK = both("可以不填", "may be left blank")

Kind = Literal["heading", "group", "indicator", "fact", "paper"]


@dataclass(frozen=True)
class Row:
    """A row of the form: an indicator, a fact to fill in, a paper, or the heading above some."""

    kind: Kind
    id: str
    label: Text
    points: str = ""
    asked: Text | None = None
    note: Text | None = None


@dataclass(frozen=True)
class ClaimForm:
    """The claim of one unit in one round before or after it is filled in."""

    edition: Edition
    round: Round
    unit: str
    name: Text
    registered: Registered
    entries: ClaimEntries = field(default_factory=lambda: ClaimEntries("", "", ""))

    @property
    def scheme(self) -> Scheme:
        """The scheme of its edition."""
        return self.edition.scheme

    def entry(self, fact: str) -> FactEntry:
        """Return what was typed for a fact; "" where nothing was."""
        return self.entries.facts.get(fact, "")

    @property
    def lists(self) -> dict[str, Records]:
        """The facts that are listed one by one."""
        facts = self.scheme.facts
        return {name: each for name, each in facts.items() if isinstance(each, Records)}

    @property
    def ledgers(self) -> dict[str, Ledger]:
        """The facts that are tables of amounts."""
        facts = self.scheme.facts
        return {name: each for name, each in facts.items() if isinstance(each, Ledger)}

    def rows(self) -> tuple[Row, ...]:
        """Return the rows of the form: indicators with their facts, other facts, papers."""
        return tuple(_Rows(self).all())


def form_of(repository: Repository, filed: FiledRound, unit: str) -> ClaimForm:
    """Return the form of a registered unit, filled in with the claim it has."""
    assert filed.edition is not None
    scheme, name = filed.edition.scheme, both(unit, unit)
    if unit in repository.units:
        name = repository.units[unit].unit.name
    claim = repository.claims.get((scheme.id, filed.round.round, unit))
    entries = (
        ClaimEntries(scheme.id, unit, filed.round.round)
        if claim is None
        else entries_of(claim, scheme)
    )
    return ClaimForm(filed.edition, filed.round, unit, name, filed.units[unit], entries)


class _Rows:
    """The rows of one form; every fact stands once, below the first indicator that reads it."""

    def __init__(self, form: ClaimForm) -> None:
        self.form, self.scheme = form, form.scheme
        registered = form.registered
        self.lowered: Lowered = form.edition.lowered(registered.class_, registered.attributes)
        self.targets = _targets(form)
        self.placed: set[str] = set()

    def all(self) -> Iterator[Row]:
        before = self._before()
        if before:
            yield Row("heading", "before", BEFORE)
            yield from self._facts(before)
        for node in self.scheme.nodes():
            if self.scheme.bonus and node is self.scheme.bonus[0]:
                yield Row("heading", "bonus", BONUS, _points(self.scheme.bonus_points))
            yield from self._indicator(node)
        rest = [name for name in self.scheme.facts if name not in self.placed]
        if rest:
            yield Row("heading", "rest", UNSCORED)
            yield from self._facts(rest)
        if self.scheme.attachments:
            yield Row("heading", "papers", PAPERS)
        for id, paper in self.scheme.attachments.items():
            cite = self.scheme.clause(paper.article).cite
            yield Row("paper", id, paper.label, note=cite)

    def _before(self) -> list[str]:
        """Return the facts that the scheme declares before any that an indicator asks for."""
        of_indicators = {name for node in self.scheme.leaves() for name in self._asked_at(node)}
        return list(takewhile(lambda name: name not in of_indicators, self.scheme.facts))

    def _asked_at(self, node: Indicator) -> list[str]:
        """Return the facts that an indicator and its targets read, and those of its article."""
        assert node.rule is not None
        facts, reported = self.scheme.facts, self.scheme.reported
        beside = [name for name in reported if facts[name].article == node.article]
        targets = [each for each in self.scheme.expectations if each.indicator == node.code]
        read = [each.fact for target in targets for each in target.reads]
        return list(dict.fromkeys((*node.rule.facts, *beside, *read)))

    def _indicator(self, node: Indicator) -> Iterator[Row]:
        points = _points(node.points)
        if node.rule is None:
            yield Row("group", node.code, node.label, points)
            return
        asked = self.lowered.asked[node.code]
        above = [self.scheme.facts[name].label for name in node.rule.facts if name in self.placed]
        note = FILLED_ABOVE.filled(facts=joined(above, "、", ", ")) if above else None
        if not node.rule.facts:
            note = MARKED
        yield Row("indicator", node.code, node.label, points, asked, note)
        yield from self._facts([name for name in self._asked_at(node) if name not in self.placed])

    def _facts(self, names: Iterable[str]) -> Iterator[Row]:
        for name in names:
            self.placed.add(name)
            declared = self.scheme.facts[name]
            said = list(about(self.scheme, declared))
            note = joined(said) if said else None
            yield Row("fact", name, declared.label, "", self.targets.get(name), note)


def about(scheme: Scheme, declared: Any) -> Iterator[Text]:
    """Yield what a cell says of itself: limits, what counts, the evidence asked for."""
    if not declared.required:
        yield MAY_BE_BLANK
    if not isinstance(declared, Ledger):
        yield from limits(declared)
    conditions = declared.conditions if isinstance(declared, Records) else ()
    if conditions:
        yield COUNTS_IF.filled(conditions=joined([each.label for each in conditions], "、", ", "))
    if declared.evidence:
        kinds = [scheme.evidence_kinds[kind] for kind in declared.evidence]
        yield EVIDENCE.filled(kinds=joined(kinds, "、", ", "))


def _targets(form: ClaimForm) -> dict[str, Text]:
    """Return the targets without points that a unit has, by the facts they are about."""
    found: dict[str, list[Text]] = {}
    for each in form.scheme.expectations_of(form.registered.class_):
        target = asked_of(each.all_parts, form.scheme, form.registered.read_by_rules)
        if target is not None:
            for fact in dict.fromkeys(read.fact for read in each.reads):
                found.setdefault(fact, []).append(target)
    return {fact: joined(list(dict.fromkeys(targets))) for fact, targets in found.items()}


def _points(points: Any) -> str:
    return "" if points is None else plain(exact(points))
