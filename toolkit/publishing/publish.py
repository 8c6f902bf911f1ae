"""Writes the published data: JSON, tables as CSV, XLSX and SQLite, the data package, feeds, calendars."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from toolkit.language import LANGUAGES
from toolkit.outcomes.comparison import comparisons
from toolkit.outcomes.laboratory import Laboratory
from toolkit.outcomes.results import Results
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.source import UNKNOWN, Source
from toolkit.publishing import calendars, places
from toolkit.publishing.badge import Badges
from toolkit.publishing.changes import changes
from toolkit.publishing.comparisons import comparison_object
from toolkit.publishing.database import Database
from toolkit.publishing.dictionary import (
    DICTIONARY,
    described,
    dictionary_object,
    dictionary_rows,
)
from toolkit.publishing.feed import feed
from toolkit.publishing.fields import Table
from toolkit.publishing.files import Folder
from toolkit.publishing.index import index_object
from toolkit.publishing.objects import (
    round_head,
    round_in_short,
    scheme_object,
    scorecard_object,
)
from toolkit.publishing.openapi import openapi_object
from toolkit.publishing.outcomes import unit_object
from toolkit.publishing.package import package_object
from toolkit.publishing.release import released, withheld_rounds
from toolkit.publishing.round_table import round_rows, round_table
from toolkit.publishing.rows import LONG, TABLES, Row, consequences_of, scores_of
from toolkit.publishing.settings import Settings
from toolkit.publishing.table import as_csv
from toolkit.publishing.tables import CONSEQUENCES, SCORES
from toolkit.publishing.workbook import write_workbook
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.repository import Repository

SCHEMAS = Path(__file__).parent / "schema"


def publish(
    target: Path, results: Results, repository: Repository, settings: Settings | None = None
) -> None:
    """Write everything that is out below ``target``; of other results, that they are withheld."""
    results, settings = released(results), settings or Settings()
    source = next((each.source for each in results.outcomes.values()), UNKNOWN)
    api = Folder(target / places.API_ROOT)
    _write_objects(api, results, repository)
    _write_rounds(api, results)
    _write_badges(api, results)
    with Database() as database:
        _write_tables(api, results, repository, database)
        database.tell(source, settings)
        api.let_write(places.DATABASE, database.write)
    schemas = sorted(SCHEMAS.glob("*.json"))
    for schema in schemas:
        api.write(f"schema/{schema.name}", schema.read_bytes())
    tables, names = list(described()), [schema.name for schema in schemas]
    api.write_json(places.OPENAPI, openapi_object(tables, settings))
    api.write_json(places.DICTIONARY, dictionary_object(places.API, tables))
    found = [(table, places.table_data(table.name, "csv")) for table in tables]
    found += [
        (round_table(outcome), places.results_data(*id, "csv"))
        for id, outcome in results.outcomes.items()
    ]
    api.write_json(places.PACKAGE, package_object(found, api.written, source, settings))
    index = index_object(results, repository, tables, names, source, settings)
    api.write_json(places.INDEX, index)
    api.write(places.SUMS, list(api.sums()))
    _write_news(Folder(target), results, source, settings)


def _write_objects(api: Folder, results: Results, repository: Repository) -> None:
    """Write rounds, units, editions and comparisons as JSON."""
    for id, outcome in results.outcomes.items():
        laboratory = results.laboratories[id]
        _write_round(api, id, outcome, laboratory)
    for unit_id, filed in repository.units.items():
        unit, years = filed.unit, results.history.get(unit_id, ())
        withheld = withheld_rounds(results, unit_id)
        body = unit_object(unit_id, unit.name, unit.kind, unit.demo, years, withheld)
        api.write_json(places.unit_data(unit_id), body)
    for edition in repository.editions.values():
        path = places.scheme_data(edition.scheme.id, edition.scheme.edition)
        api.write_json(path, scheme_object(edition))
    for each in comparisons(results.outcomes.values()):
        earlier = each.before.scored.id[1]
        path = places.comparison_data(*each.after.scored.id, earlier)
        api.write_json(path, comparison_object(each))


def _write_round(
    api: Folder, id: tuple[str, str], outcome: RoundOutcome, laboratory: Laboratory
) -> None:
    """Write a round as JSON and, from the same lines, every scorecard alone; those as CSV too."""
    head = _line(round_in_short(outcome))

    def alone(card: Scorecard, line: str) -> None:
        body = f'{head[:-1]}, "scorecard": {line}}}\n'.encode()
        api.write(places.card_data(*id, card.unit.id, "json"), body)
        rows = as_csv(SCORES.fields, scores_of(card))
        api.write(places.card_data(*id, card.unit.id, "csv"), rows)

    api.write(places.results_data(*id, "json"), round_json(outcome, laboratory, beside=alone))


def _write_rounds(api: Folder, results: Results) -> None:
    """Write the results of every round as CSV and as a workbook."""
    for id, outcome in results.outcomes.items():
        table, rows = round_table(outcome), list(round_rows(outcome))
        api.write(places.results_data(*id, "csv"), as_csv(table.fields, rows))
        sheets = [(table, rows), (CONSEQUENCES, consequences_of(outcome))]
        title = outcome.scored.round.title.zh
        api.let_write(
            places.results_data(*id, "xlsx"),
            partial(write_workbook, title=title, tables=sheets),
        )


def _write_badges(api: Folder, results: Results) -> None:
    """Write the latest result that is out of every unit under every scheme as a picture."""
    latest = {
        (outcome.scored.id[0], card.unit.id): outcome.scored.id
        for outcome in results.outcomes.values()
        for card in outcome.scored.scorecards
    }
    for id, outcome in results.outcomes.items():
        for language in LANGUAGES if outcome.withheld is None else ():
            badges = Badges(outcome, language)
            for card in outcome.scored.scorecards:
                if latest[id[0], card.unit.id] == id:
                    api.write(places.badge(id[0], card.unit.id, language), badges.of(card))


def _write_tables(
    api: Folder, results: Results, repository: Repository, database: Database
) -> None:
    """Write the tables of everything together; the long ones as CSV alone. The dictionary is one."""
    for table, rows in TABLES.values():
        _write_table(api, table, database.keeping(table, rows(results, repository)))
    _write_table(api, DICTIONARY, dictionary_rows(described()))


def _write_table(api: Folder, table: Table, rows: Iterable[Row]) -> None:
    """Write a table; a long one is never whole in memory."""
    if table.name in LONG:
        api.write(places.table_data(table.name, "csv"), as_csv(table.fields, rows))
        return
    rows = list(rows)
    api.write(places.table_data(table.name, "csv"), as_csv(table.fields, rows))
    api.let_write(
        places.table_data(table.name, "xlsx"),
        partial(write_workbook, title=table.title.zh, tables=[(table, rows)]),
    )


def round_json(
    outcome: RoundOutcome,
    laboratory: Laboratory,
    wanted: str = "",
    beside: Callable[[Scorecard, str], None] | None = None,
) -> Iterator[bytes]:
    """Yield a round as JSON, one line for each scorecard: a large round never stands whole in memory.

    With ``wanted`` only the scorecard of that unit; ``beside`` is given each card and its line.
    """
    head = _line(round_head(outcome, laboratory))
    yield f'{head[:-1]}, "scorecards": ['.encode()
    cards = [card for card in outcome.scored.scorecards if wanted in ("", card.unit.id)]
    for position, card in enumerate(cards):
        line = _line(scorecard_object(outcome, card))
        if beside is not None:
            beside(card, line)
        yield f"{',' if position else ''}\n{line}".encode()
    yield b"\n]}\n"


def _line(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False)


def _write_news(root: Folder, results: Results, source: Source, settings: Settings) -> None:
    """Write the feeds of changes and the calendars, in each language's tree."""
    happened = changes(results.outcomes.values())
    days = {id: list(calendars.planned(each)) for id, each in results.outcomes.items()}
    for language in LANGUAGES:
        root.write(places.feed(language), feed(happened, language, settings))
        calendar = partial(
            calendars.calendar, language=language, settings=settings, made=source.day
        )
        everything = [day for of_round in days.values() for day in of_round]
        root.write(places.calendar_of_all(language), calendar(everything, calendars.NAME))
        for id, of_round in days.items():
            title = results.outcomes[id].scored.round.title
            root.write(places.calendar(language, *id), calendar(of_round, title))
