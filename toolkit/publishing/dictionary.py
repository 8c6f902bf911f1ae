"""The data dictionary: what every column of every table means, as data and as a table of its own."""

from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.language import Text, both
from toolkit.publishing.database_tables import ABOUT, MILLIONTHS, OPTIONS
from toolkit.publishing.fields import KINDS, Field, Table, in_both
from toolkit.publishing.round_table import CLAIMED, VERIFIED
from toolkit.publishing.rows import TABLES, Row
from toolkit.publishing.tables import ARTICLE, NO_SCORE

_LABEL = both("指标", "the indicator")
_NOT_SAID = both("没有说明", "nothing to say")
_NEVER = both("不会是空的", "never empty")
DICTIONARY = Table(
    "dictionary",
    both("数据字典", "Data dictionary"),
    both("每张表的每一列一行", "one row for each column of each table"),
    (
        Field("table", "code", both("表", "Table")),
        Field("field", "code", both("列", "Column")),
        *in_both("title", both("名称", "Title")),
        Field("type", "code", both("类型", "Type"), options=dict(KINDS.items())),
        *in_both("about", both("说明", "About"), _NOT_SAID),
        *in_both("unit", both("计量单位", "Unit of measurement"), both("没有", "none")),
        *in_both("empty", both("空着表示什么", "What an empty cell means"), _NEVER),
        *in_both("options", both("可能的值", "Values"), both("不限", "any")),
        Field("article", "code", ARTICLE.title, ARTICLE.about, both("没有", "none")),
    ),
    ("table", "field"),
)
#: The columns of results that differ from round to round, by how their names are made.
OF_INDICATORS = tuple(
    Field(f"<indicator>_{side}", "number", title.filled(label=_LABEL), empty=NO_SCORE)
    for side, title in (("claimed", CLAIMED), ("verified", VERIFIED))
)


def described() -> Iterator[Table]:
    """Yield every table of everything together, and the dictionary itself."""
    yield from (table for table, _ in TABLES.values())
    yield DICTIONARY


def dictionary_rows(tables: Iterable[Table]) -> Iterator[Row]:
    """Yield the dictionary of these tables as rows."""
    for table in tables:
        for field in table.fields:
            told = (field.about, field.unit, field.empty, _listed(field))
            both_languages = [(text.zh, text.en) if text else (None, None) for text in told]
            yield [
                *(table.name, field.name, field.title.zh, field.title.en, field.kind),
                *(cell for pair in both_languages for cell in pair),
                field.article,
            ]


def _listed(field: Field) -> Text | None:
    """Return the values a column can have, in words."""
    options = field.options.items()
    zh = "；".join(f"{value} {text.zh}" for value, text in options)
    return both(zh, "; ".join(f"{value}: {text.en}" for value, text in options)) if zh else None


def dictionary_object(api: str, tables: Iterable[Table]) -> dict[str, Any]:
    """Return the dictionary as data."""
    return {
        "api": api,
        "tables": [_table(table) for table in tables],
        "results": [_field(field) for field in OF_INDICATORS],
        "database": {
            "tables": [_table(table) for table in (OPTIONS, ABOUT)],
            "fields": [_field(MILLIONTHS)],
        },
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": _text(table.title),
        "about": _text(table.about),
        "key": list(table.key),
        "fields": [_field(field) for field in table.fields],
    }


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "title": _text(field.title),
        "type": field.kind,
        "about": _text(field.about),
        "unit": _text(field.unit),
        "empty": _text(field.empty),
        "options": {value: _text(text) for value, text in field.options.items()},
        "article": field.article,
    }


def _text(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"zh": text.zh, "en": text.en}
