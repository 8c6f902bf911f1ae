"""The description of the interface in OpenAPI 3.1: every published file, by the pattern of its address.

Addresses are those of ``places``, what is inside is said by the JSON Schemas beside it: nothing of
either is repeated here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.language import LANGUAGES, Text, both
from toolkit.publishing import places
from toolkit.publishing.fields import Table
from toolkit.publishing.rows import LONG
from toolkit.publishing.settings import Settings

TITLE = "考核公开数据 / Kaohe assessments, open data"
ABOUT = both(
    "全部文件都是静态的，只读，不用登记，也不用密钥。数是字符串；没有的值是 null，绝不写成 0。v1 的地址和字段名不变，今后还会增加；不兼容的改动放在 v2。",
    "All files are static and read-only; no registration, no key. Numbers are strings; what does not exist is null, never 0. Addresses and names of fields in v1 stay, and there will be more; a change that breaks them goes into v2.",
)
JSON, CSV, SVG = "application/json", "text/csv", "image/svg+xml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SQLITE, SUMS = "application/vnd.sqlite3", "text/plain"
#: What stands in the address of a file, and what its values look like.
PARAMETERS: dict[str, tuple[Text, str]] = {
    "scheme": (both("办法编号", "id of the policy"), "[a-z][a-z0-9-]*"),
    "edition": (both("办法的版本", "edition of the policy"), "[A-Za-z0-9][A-Za-z0-9-]*"),
    "year": (both("这一轮的名称", "name of the round"), "[A-Za-z0-9][A-Za-z0-9-]*"),
    "earlier": (
        both("同一办法较早一轮的名称", "name of an earlier round of the same policy"),
        "[A-Za-z0-9][A-Za-z0-9-]*",
    ),
    "unit": (both("单位编号", "id of the unit"), "[a-z][a-z0-9-]*"),
    "kind": (both("哪一种文件", "kind of file"), "[a-z]+"),
}
_NAMED = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Resource:
    """Files of one kind: the pattern of their addresses, what they are, the schema of JSON."""

    path: str
    media: str
    told: Text
    schema: str | None = None
    named: tuple[str, ...] = ()


def _resources(tables: Iterable[Table]) -> Iterator[Resource]:
    """Yield what is published below the API. ``named`` are the tables that come in that form."""
    names = tuple(table.name for table in tables)
    short = tuple(name for name in names if name not in LONG)
    for name, kind, told in (
        (places.INDEX, "index", both("全部文件的地址", "The address of every file")),
        (places.DICTIONARY, "dictionary", both("数据字典", "The data dictionary")),
        (places.PACKAGE, "datapackage", both("数据包（Frictionless）", "The data package")),
    ):
        yield Resource(name, JSON, told, kind)
    yield Resource(places.OPENAPI, JSON, both("这份说明", "This description"))
    yield Resource("schema/{kind}.schema.json", JSON, both("JSON Schema", "A JSON Schema"))
    yield Resource(places.SUMS, SUMS, both("校验值", "Checksums, for sha256sum -c"))
    yield Resource(places.DATABASE, SQLITE, both("全部的表", "All tables in one SQLite file"))
    round_ = "{scheme}", "{year}"
    whole = both("一轮的全部成绩单", "All scorecards of a round")
    yield Resource(places.results_data(*round_, "json"), JSON, whole, "round")
    wide = both("一轮的得分，每个单位一行", "The scores of a round, a row for each unit")
    yield Resource(places.results_data(*round_, "csv"), CSV, wide)
    yield Resource(places.results_data(*round_, "xlsx"), XLSX, wide)
    card = both("一张成绩单", "One scorecard")
    yield Resource(places.card_data(*round_, "{unit}", "json"), JSON, card, "scorecard")
    scores = both("一张成绩单的各指标得分", "The scores of one scorecard")
    yield Resource(places.card_data(*round_, "{unit}", "csv"), CSV, scores)
    compared = both("一轮与较早的一轮对比", "A round compared with an earlier one")
    yield Resource(places.comparison_data(*round_, "{earlier}"), JSON, compared, "comparison")
    policy = both("办法的指标、口径和公式", "Indicators, readings and formulas of a policy")
    yield Resource(places.scheme_data("{scheme}", "{edition}"), JSON, policy, "scheme")
    unit = both("一个单位历年的结果", "One unit over its years")
    yield Resource(places.unit_data("{unit}"), JSON, unit, "unit")
    badge = both("单位最近一次结果的徽章", "The latest result of a unit as a badge")
    for language in LANGUAGES:
        yield Resource(places.badge("{scheme}", "{unit}", language), SVG, badge)
    table = both("各轮合在一起的一张表", "One table of all rounds together")
    yield Resource(places.table_data("{table}", "csv"), CSV, table, named=names)
    yield Resource(places.table_data("{table}", "xlsx"), XLSX, table, named=short)


def openapi_object(tables: Iterable[Table], settings: Settings) -> dict[str, Any]:
    """Return the description."""
    licence, address = settings.licence, settings.address
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE,
            "version": places.API,
            "description": _said(ABOUT),
            "license": {"name": licence.name, "url": licence.address},
        },
        "servers": [{"url": f"{address}{places.API_ROOT}".rstrip("/") if address else "."}],
        "paths": {f"/{each.path}": {"get": _operation(each)} for each in _resources(tables)},
        "components": {
            "parameters": {name: _parameter(name) for name in PARAMETERS},
            "responses": {"absent": {"description": "没有这个文件 / There is no such file"}},
        },
    }


def _operation(each: Resource) -> dict[str, Any]:
    content = (
        {} if each.schema is None else {"schema": {"$ref": f"schema/{each.schema}.schema.json"}}
    )
    return {
        "operationId": _id(each.path),
        "summary": _said(each.told),
        "parameters": [_named(name, each.named) for name in _NAMED.findall(each.path)],
        "responses": {
            "200": {"description": _said(each.told), "content": {each.media: content}},
            "404": {"$ref": "#/components/responses/absent"},
        },
    }


def _id(path: str) -> str:
    """Return the name of an operation: its path in letters, digits and underscores."""
    return re.sub(r"\W+", "_", path).strip("_")


def _named(name: str, values: tuple[str, ...]) -> dict[str, Any]:
    if name in PARAMETERS:
        return {"$ref": f"#/components/parameters/{name}"}
    return {
        "name": name,
        "in": "path",
        "required": True,
        "schema": {"type": "string", "enum": list(values)},
    }


def _parameter(name: str) -> dict[str, Any]:
    told, pattern = PARAMETERS[name]
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": _said(told),
        "schema": {"type": "string", "pattern": f"^{pattern}$"},
    }


def _said(text: Text) -> str:
    return f"{text.zh} / {text.en}"
