"""The page of downloads, and the data dictionary."""

from collections.abc import Iterable
from typing import Any

from toolkit.outcomes.results import Results
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.source import UNKNOWN, Source
from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.publishing import places
from toolkit.publishing.database_tables import ABOUT, MILLIONTHS, OPTIONS
from toolkit.publishing.dictionary import OF_INDICATORS, described
from toolkit.publishing.fields import KINDS, Field
from toolkit.publishing.publish import SCHEMAS
from toolkit.publishing.rows import LONG
from toolkit.publishing.settings import Settings
from toolkit.schemes.edition import Edition

DICTIONARY = "data/dictionary/"
#: Characters of a commit that are shown.
SHORT = 12


def data_page(
    renderer: Renderer, results: Results, editions: Iterable[Edition], settings: Settings
) -> Page:
    """Return the page of downloads."""
    w, outcomes = renderer.word, list(results.outcomes.values())
    source = next((each.source for each in outcomes), UNKNOWN)
    return renderer.page(
        "data/",
        w("data"),
        w("data_lead"),
        [(id, w(name)) for id, name in _SECTIONS],
        "data.html",
        is_demo=any(each.scored.is_demo for each in outcomes),
        source=source,
        commit=_commit(renderer, source),
        dictionary=DICTIONARY,
        rounds=[
            {
                "name": each.scored.round.title,
                "page": addresses.results(each.scored),
                "is_withheld": each.withheld is not None,
                "calendar": addresses.calendar(each.scored),
                "files": [
                    (kind.upper(), addresses.results_data(each.scored, kind))
                    for kind in ("csv", "xlsx", "json")
                ],
            }
            for each in outcomes
        ],
        tables=[
            {
                "table": table,
                "files": [
                    (kind.upper(), addresses.table_data(table.name, kind))
                    for kind in ("csv", "xlsx")
                    if kind == "csv" or table.name not in LONG
                ],
            }
            for table in described()
        ],
        database=addresses.published(places.DATABASE),
        queries=[
            (w(f"data_query_{name}"), query.format(language=renderer.language, **_latest(outcomes)))
            for name, query in _QUERIES
        ],
        files_of_programs=_files(renderer),
        feed=addresses.feed(),
        all_days=addresses.calendar_of_all(),
        schemes=[
            (each.scheme.title, addresses.scheme_data(each.scheme.id, each.scheme.edition))
            for each in editions
        ],
        promises=_PROMISES,
        licence=settings.licence,
        cited=w(
            "data_cited",
            site=w("site"),
            round=outcomes[-1].scored.round.title if outcomes else w("data_the_round"),
            day=source.day or w("data_unknown"),
            commit=_commit(renderer, source),
            licence=settings.licence.title,
        ),
    )


_SECTIONS = (
    ("rounds", "data_rounds"),
    ("tables", "data_tables"),
    ("sqlite", "data_sqlite"),
    ("use", "data_use"),
    ("programs", "data_formats"),
    ("policies", "data_policies"),
    ("promise", "data_promise"),
)

_PROMISES = (
    "data_promise_addresses",
    "data_promise_more",
    "data_promise_next",
    "data_promise_numbers",
    "data_promise_formulas",
)


#: Queries to begin with, by the name of their words. Ids hold no quotes.
_QUERIES = (
    (
        "ranked",
        """SELECT units.name_{language}, total, grade_{language}
FROM scorecards JOIN units USING (unit)
WHERE scheme = '{scheme}' AND year = '{year}'
ORDER BY total_millionths DESC""",
    ),
    (
        "corrected",
        """SELECT scheme, year, label_{language}, count(*) AS units
FROM scores JOIN indicators USING (scheme, edition, indicator)
WHERE verified_score_millionths < claimed_score_millionths
GROUP BY scheme, year, indicator, label_{language}
ORDER BY count(*) DESC""",
    ),
)


def _latest(outcomes: Iterable[RoundOutcome]) -> dict[str, str]:
    """Return what names the last round that is out."""
    out = [each.scored.id for each in outcomes if each.withheld is None]
    scheme, year = out[-1] if out else ("", "")
    return {"scheme": scheme, "year": year}


def _commit(renderer: Renderer, source: Source) -> str:
    return source.commit[:SHORT] if source.commit else renderer.word("data_unknown")


def _files(renderer: Renderer) -> list[tuple[str, str]]:
    """Return what programs read besides the tables, with what it is."""
    schemas = sorted(schema.name for schema in SCHEMAS.glob("*.json"))
    return [
        (places.API_ROOT + places.INDEX, renderer.word("data_index")),
        (places.API_ROOT + places.PACKAGE, renderer.word("data_package")),
        (places.API_ROOT + places.DICTIONARY, renderer.word("data_dictionary")),
        (places.API_ROOT + places.OPENAPI, renderer.word("data_openapi")),
        (places.API_ROOT + places.SUMS, renderer.word("data_sums")),
        *(
            (
                f"{places.API_ROOT}schema/{name}",
                renderer.word("data_schema_of", kind=name.partition(".")[0]),
            )
            for name in schemas
        ),
    ]


def dictionary_page(renderer: Renderer) -> Page:
    """Return the data dictionary as a page."""
    w, tables = renderer.word, list(described())
    return renderer.page(
        DICTIONARY,
        w("data_dictionary"),
        w("data_dictionary_lead"),
        [
            *((table.name, table.title.said(renderer.language)) for table in tables),
            ("results", w("data_of_round")),
            ("sqlite", w("data_of_database")),
        ],
        "dictionary.html",
        data="data/",
        json=places.API_ROOT + places.DICTIONARY,
        tables=[
            {"table": table, "fields": [_field(field) for field in table.fields]}
            for table in tables
        ],
        of_indicators=[_field(field) for field in OF_INDICATORS],
        of_database=[
            {"table": table, "fields": [_field(field) for field in table.fields]}
            for table in (OPTIONS, ABOUT)
        ],
        millionths=[_field(MILLIONTHS)],
    )


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "title": field.title,
        "kind": KINDS[field.kind],
        "about": field.about,
        "empty": field.empty,
        "options": list(field.options.items()),
    }
