"""The rows of the tables that are published of everything together. Only of what is out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from toolkit.numbers import plain
from toolkit.outcomes.results import Results
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.years import UnitYear
from toolkit.publishing.fields import Cell, Table, yes_no
from toolkit.publishing.tables import (
    CONSEQUENCES,
    CORRECTIONS,
    INDICATORS,
    OBJECTIONS,
    RECORDS,
    ROUNDS,
    SCHEMES,
    SCORECARDS,
    SCORES,
    UNITS,
)
from toolkit.schemes.edition import Edition
from toolkit.scoring.evaluation import Absent, Value
from toolkit.scoring.scorecard import NodeScore, Scorecard, quantity
from toolkit.submissions.repository import Repository

Row: TypeAlias = Sequence[Cell]
Rows: TypeAlias = Callable[[Results, Repository], Iterator[Row]]


def _schemes(results: Results, repository: Repository) -> Iterator[Row]:
    for edition in repository.editions.values():
        scheme = edition.scheme
        points = None if scheme.points is None else str(scheme.points)
        yield scheme.id, scheme.edition, scheme.title.zh, scheme.title.en, points


def _indicators(results: Results, repository: Repository) -> Iterator[Row]:
    for edition in repository.editions.values():
        yield from _indicators_of(edition)


def _indicators_of(edition: Edition) -> Iterator[Row]:
    scheme = edition.scheme
    group = {part.code: node.code for node in scheme.nodes() for part in node.parts}
    for node in scheme.nodes():
        yield (
            *(scheme.id, scheme.edition, node.code, group.get(node.code)),
            *(node.label.zh, node.label.en, None if node.points is None else str(node.points)),
            *(yes_no(scheme.is_bonus(node.code)), yes_no(node.uncapped), node.article),
        )


def _rounds(results: Results, repository: Repository) -> Iterator[Row]:
    for outcome in results.outcomes.values():
        told, notice = outcome.scored.round, outcome.scored.round.notice
        days = (None, None) if notice is None else (str(notice.from_), str(notice.last))
        yield (
            *outcome.scored.id,
            *(outcome.scored.edition.scheme.edition, told.title.zh, told.title.en, told.state),
            *(str(told.window.from_), str(told.window.to), str(told.deadline), *days),
            *(yes_no(outcome.withheld is not None), yes_no(outcome.scored.is_demo)),
        )


def _units(results: Results, repository: Repository) -> Iterator[Row]:
    for filed in repository.units.values():
        unit = filed.unit
        yield unit.id, unit.name.zh, unit.name.en, unit.kind, yes_no(unit.demo)


def _cards(results: Results) -> Iterator[tuple[RoundOutcome, Scorecard, tuple[str, str, str]]]:
    """Yield every scorecard that is out, with what names its row."""
    for outcome in results.outcomes.values():
        for card in outcome.scored.scorecards:
            yield outcome, card, (*outcome.scored.id, card.unit.id)


def _scorecards(results: Results, repository: Repository) -> Iterator[Row]:
    for outcome, card, key in _cards(results):
        year, status = outcome.year_of(card), card.status_in_words
        class_ = card.edition.scheme.classes[card.class_of_unit].label
        scores = (card.claimed_total, card.base, card.bonus, card.total, card.deduction)
        yield (
            *(*key, card.edition.scheme.edition, card.class_of_unit, class_.zh, class_.en),
            *(card.status, status.zh, status.en),
            *(card.printed(score) for score in scores),
            *(None if year.rank is None else str(year.rank), *graded(outcome, year)),
            yes_no(card.unit.demo),
        )


def graded(outcome: RoundOutcome, year: UnitYear) -> Sequence[Cell]:
    """Return the grade of a unit: its id, and its name in both languages."""
    grades = outcome.scored.edition.scheme.outcomes.grades
    if grades is None or year.grade is None:
        return None, None, None
    label = grades.of[year.grade].label
    return year.grade, label.zh, label.en


def _scores(results: Results, repository: Repository) -> Iterator[Row]:
    for _, card, _ in _cards(results):
        yield from scores_of(card)


def scores_of(card: Scorecard) -> Iterator[Row]:
    """Yield the scores of one scorecard, a row for each indicator."""
    unit, year, scheme = card.address
    for node in card.nodes():
        yield scheme, year, unit, card.edition.scheme.edition, *_score(card, node)


def _score(card: Scorecard, node: NodeScore) -> Iterator[Cell]:
    yield from (node.code, node.points)
    for side in (node.claimed, node.verified):
        yield from (quantity(side.value), card.printed(side.score), _missing(side.score))


def _missing(score: Value) -> Cell:
    return score.reason if isinstance(score, Absent) else None


def _records(results: Results, repository: Repository) -> Iterator[Row]:
    for _, card, key in _cards(results):
        for node in card.nodes():
            for fact in node.facts:
                for record in fact.records if fact.is_listed else ():
                    yield (
                        *(*key, node.code, fact.id, record.id),
                        yes_no(record.counts_as_claimed),
                        yes_no(record.counts_as_verified),
                        record.decision,
                        "；".join(reason.zh for reason in record.reasons) or None,
                        "; ".join(reason.en for reason in record.reasons) or None,
                    )


def _consequences(results: Results, repository: Repository) -> Iterator[Row]:
    for outcome in results.outcomes.values():
        yield from consequences_of(outcome)


def consequences_of(outcome: RoundOutcome) -> Iterator[Row]:
    """Yield what follows for the units of a round."""
    for card in outcome.scored.scorecards:
        for number, each in enumerate(outcome.year_of(card).follows, 1):
            unit = each.money_unit
            yield (
                *(*outcome.scored.id, card.unit.id, str(number)),
                *(each.id, each.kind, each.label.zh, each.label.en),
                *(each.state.zh, each.state.en, yes_no(each.is_open)),
                None if each.amount is None else plain(each.amount),
                *((None, None) if unit is None else (unit.zh, unit.en)),
                None if each.until is None else str(each.until),
                None if each.decision is None else each.decision.id,
                each.article,
            )


def _objections(results: Results, repository: Repository) -> Iterator[Row]:
    for outcome in results.outcomes.values():
        for each in outcome.disputed:
            told, answer = each.objection, each.objection.answer
            yield (
                *(*outcome.scored.id, told.id, told.unit, told.raised_by, told.indicator),
                *(told.fact, told.record, told.asks),
                None if told.value is None else str(told.value),
                *(told.ground.zh, told.ground.en, str(told.received_on)),
                None if each.until is None else str(each.until),
                *(
                    (None,) * 5
                    if answer is None
                    else (
                        *(str(answer.on), answer.decision, answer.why.zh, answer.why.en),
                        answer.correction,
                    )
                ),
                *(each.before, each.after),
            )


def _corrections(results: Results, repository: Repository) -> Iterator[Row]:
    for outcome in results.outcomes.values():
        filed = outcome.filed.corrections
        for each in () if filed is None else filed.corrections:
            yield (
                *(*outcome.scored.id, each.id, str(each.on), each.by.zh, each.by.en),
                *(each.why.zh, each.why.en, each.unit, each.what, each.file, each.was, each.now),
            )


#: Every table of everything together, what others refer to first, with where its rows come from.
TABLES: Mapping[str, tuple[Table, Rows]] = {
    table.name: (table, rows)
    for table, rows in (
        (SCHEMES, _schemes),
        (INDICATORS, _indicators),
        (UNITS, _units),
        (ROUNDS, _rounds),
        (SCORECARDS, _scorecards),
        (SCORES, _scores),
        (RECORDS, _records),
        (CONSEQUENCES, _consequences),
        (OBJECTIONS, _objections),
        (CORRECTIONS, _corrections),
    )
}
#: Tables with a row for every indicator or record of a scorecard are published as CSV alone.
LONG = ("scores", "records")
