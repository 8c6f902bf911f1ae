"""The index: the address of everything that is published, so that nobody has to guess one."""

from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.language import LANGUAGES
from toolkit.outcomes.comparison import comparisons
from toolkit.outcomes.results import Results
from toolkit.outcomes.source import Source
from toolkit.publishing import places
from toolkit.publishing.fields import Table
from toolkit.publishing.outcomes import languages
from toolkit.publishing.rows import LONG
from toolkit.publishing.settings import Settings
from toolkit.submissions.repository import Repository

#: From the API to the root of the site.
_ROOT = "../../"


def index_object(
    results: Results,
    repository: Repository,
    tables: Iterable[Table],
    schemas: Iterable[str],
    source: Source,
    settings: Settings,
) -> dict[str, Any]:
    """Return the index. Addresses are relative to where it stands."""
    licence = settings.licence
    return {
        "api": places.API,
        "data": {"commit": source.commit, "date": source.day, "changed_since": source.is_changed},
        "licence": {
            "name": licence.name,
            "title": languages(licence.title),
            "address": licence.address,
        },
        "rounds": list(_rounds(results)),
        "units": [
            {
                "unit": id,
                "name": languages(filed.unit.name),
                "demo": filed.unit.demo,
                "json": places.unit_data(id),
            }
            for id, filed in repository.units.items()
        ],
        "schemes": [
            {
                "scheme": edition.scheme.id,
                "edition": edition.scheme.edition,
                "title": languages(edition.scheme.title),
                "json": places.scheme_data(edition.scheme.id, edition.scheme.edition),
            }
            for edition in repository.editions.values()
        ],
        "tables": [
            {
                "table": table.name,
                "title": languages(table.title),
                "csv": places.table_data(table.name, "csv"),
                "xlsx": None if table.name in LONG else places.table_data(table.name, "xlsx"),
            }
            for table in tables
        ],
        "package": places.PACKAGE,
        "database": places.DATABASE,
        "dictionary": places.DICTIONARY,
        "openapi": places.OPENAPI,
        "checksums": places.SUMS,
        "schemas": {name.partition(".")[0]: f"schema/{name}" for name in schemas},
        "badges": {each: places.badge("{scheme}", "{unit}", each) for each in LANGUAGES},
        "feeds": {each: _ROOT + places.feed(each) for each in LANGUAGES},
        "calendars": {each: _ROOT + places.calendar_of_all(each) for each in LANGUAGES},
    }


def _rounds(results: Results) -> Iterator[dict[str, Any]]:
    compared = {each.after.scored.id: each for each in comparisons(results.outcomes.values())}
    for (scheme, year), outcome in results.outcomes.items():
        before = compared[scheme, year].before.scored.id[1] if (scheme, year) in compared else None
        yield {
            "scheme": scheme,
            "year": year,
            "title": languages(outcome.scored.round.title),
            "state": outcome.scored.round.state,
            "demo": outcome.scored.is_demo,
            "withheld": outcome.withheld is not None,
            "json": places.results_data(scheme, year, "json"),
            "csv": places.results_data(scheme, year, "csv"),
            "xlsx": places.results_data(scheme, year, "xlsx"),
            "scorecards": {
                kind: places.card_data(scheme, year, "{unit}", kind) for kind in ("json", "csv")
            },
            "compared": None if before is None else places.comparison_data(scheme, year, before),
            "calendars": {each: _ROOT + places.calendar(each, scheme, year) for each in LANGUAGES},
        }
