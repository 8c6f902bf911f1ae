"""The data package (Frictionless, Table Schema): every CSV with its columns, keys and digests."""

from collections.abc import Iterable, Mapping
from typing import Any

from toolkit.outcomes.source import Source
from toolkit.publishing.fields import Field, Kind, Reference, Table
from toolkit.publishing.files import Written
from toolkit.publishing.settings import Settings

TYPES: dict[Kind, str] = {
    "text": "string",
    "code": "string",
    "number": "number",
    "quantity": "string",
    "count": "integer",
    "yes-no": "boolean",
    "day": "date",
}
QUANTITY = r"-?[0-9]+(\.[0-9]+|/[0-9]+)?"
TITLE = "考核公开数据 / Kaohe assessments, open data"
DESCRIPTION = (
    "Results of assessments of public bodies, computed from facts and rules that are published with "
    "them. An empty cell is a value that does not exist, never 0. A cell that a spreadsheet would take "
    "for a formula begins with an apostrophe. The licence is for the data; it claims nothing for the "
    "texts of the policies."
)
NO_VERSION = "0"


def package_object(
    tables: Iterable[tuple[Table, str]],
    written: Mapping[str, Written],
    source: Source,
    settings: Settings,
) -> dict[str, Any]:
    """Return the package of these tables, each with the path of its CSV."""
    licence = settings.licence
    commit = "" if source.commit is None else f"+{source.commit[:12]}"
    found = {
        "profile": "tabular-data-package",
        "name": "kaohe",
        "title": TITLE,
        "description": DESCRIPTION,
        "version": f"{source.day or NO_VERSION}{commit}",
        "licenses": [
            {"name": licence.name, "title": licence.title.en, "path": licence.address},
        ],
        "sources": [{"title": _source(source)}],
        "resources": [_resource(table, path, written[path]) for table, path in tables],
    }
    if settings.address:
        found["homepage"] = settings.address
    return found


def _source(source: Source) -> str:
    """Return the state of the data that the package was made from, in words."""
    told = ["Claims, reviews, decisions and schemes in the data folder of the repository"]
    if source.commit is not None:
        told += [f"commit {source.commit}"]
    if source.is_changed:
        told += ["with changes not committed"]
    return ", ".join(told)


def _resource(table: Table, path: str, file: Written) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": f"{table.title.zh} / {table.title.en}",
        "description": f"{table.about.zh} / {table.about.en}",
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": {
            "fields": [_field(field) for field in table.fields],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign(each) for each in table.references],
        },
    }


def _field(field: Field) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if field.empty is not None else {"required": True}
    if field.kind == "quantity":
        constraints["pattern"] = QUANTITY
    if field.options:
        constraints["enum"] = list(field.options)
    about = [text for text in (field.about, field.unit) if text is not None]
    said = [f"{text.zh} / {text.en}" for text in about]
    if field.empty is not None:
        said.append(f"空：{field.empty.zh} / Empty: {field.empty.en}")
    return {
        "name": field.name,
        "title": f"{field.title.zh} / {field.title.en}",
        "type": TYPES[field.kind],
        **({"description": "; ".join(said)} if said else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign(each: Reference) -> dict[str, Any]:
    return {
        "fields": list(each.fields),
        "reference": {"resource": each.table, "fields": list(each.there)},
    }
