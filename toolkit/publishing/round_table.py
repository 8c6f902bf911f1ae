"""The results of a round as one wide table: a row for each unit, a pair of columns for each indicator."""

from collections.abc import Iterator

from toolkit.language import both
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.publishing import tables
from toolkit.publishing.fields import (
    CHINESE,
    ENGLISH,
    Cell,
    Field,
    Reference,
    Table,
    in_both,
    yes_no,
)
from toolkit.publishing.rows import graded
from toolkit.schemes.edition import Edition
from toolkit.scoring.scorecard import STATUSES, Scorecard

CLAIMED = both("{label}：自评得分", "{label}: score as claimed")
VERIFIED = both("{label}：考核得分", "{label}: score")
CLASS, STATUS = both("类别", "Class"), both("核定情况", "Verification")
NAME = "results-{scheme}-{year}"


def round_table(outcome: RoundOutcome) -> Table:
    """Return the columns of the results of a round."""
    scheme, year = outcome.scored.id
    return Table(
        NAME.format(scheme=scheme, year=year),
        outcome.scored.round.title,
        both("每个单位一行，每个指标两列", "one row for each unit, two columns for each indicator"),
        (*_of_unit(), *_of_indicators(outcome.scored.edition), *_of_total()),
        ("unit",),
        (Reference(("unit",), "units", ("unit",)),),
    )


def _of_unit() -> Iterator[Field]:
    words = "、".join(each.zh for each in STATUSES.values())
    yield tables.UNIT
    yield from in_both("name", both("名称", "Name"))
    yield Field("class", "text", CHINESE.filled(title=CLASS))
    yield Field("class_en", "text", ENGLISH.filled(title=CLASS))
    yield Field(
        *("status", "text", CHINESE.filled(title=STATUS)),
        both(f"{words}等", f"{words} and others"),
    )
    yield Field("status_en", "text", ENGLISH.filled(title=STATUS))
    yield tables.DEMO


def _of_indicators(edition: Edition) -> Iterator[Field]:
    for node in edition.scheme.nodes():
        for side, title in (("claimed", CLAIMED), ("verified", VERIFIED)):
            yield Field(
                *(f"{node.code}_{side}", "number", title.filled(label=node.label)),
                empty=tables.NO_SCORE,
                unit=both("分", "points"),
                article=node.article,
            )


def _of_total() -> Iterator[Field]:
    wanted = ("claimed_total", "total", "rank", "grade", "grade_zh", "grade_en")
    return (field for field in tables.SCORECARDS.fields if field.name in wanted)


def round_rows(outcome: RoundOutcome) -> Iterator[list[Cell]]:
    """Yield the rows of the results of a round; none where they are withheld."""
    for card in outcome.scored.scorecards:
        year = outcome.year_of(card)
        rank = None if year.rank is None else str(year.rank)
        yield [*_row(card), rank, *graded(outcome, year)]


def _row(card: Scorecard) -> Iterator[Cell]:
    unit, status = card.unit, card.status_in_words
    class_ = card.edition.scheme.classes[card.class_of_unit].label
    yield from (unit.id, unit.name.zh, unit.name.en, class_.zh, class_.en)
    yield from (status.zh, status.en, yes_no(unit.demo))
    for node in card.nodes():
        yield from (card.printed(node.claimed.score), card.printed(node.verified.score))
    yield from (card.printed(card.claimed_total), card.printed(card.total))
