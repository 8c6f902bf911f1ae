"""Everything in one SQLite file: the tables of the CSV with their keys, and what their codes mean.

Numbers are text, digit for digit as published; beside each stands the same number counted in whole
millionths, which is reckoned when it is read and takes no room. No column is a floating-point number.
The same tables give the same bytes, whatever release of SQLite wrote them.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType

from toolkit.outcomes.source import Source
from toolkit.publishing import places
from toolkit.publishing.database_tables import ABOUT, NUMBERS, OPTIONS, counted
from toolkit.publishing.dictionary import DICTIONARY, described, dictionary_rows
from toolkit.publishing.fields import Cell, Field, Kind, Table, yes_no
from toolkit.publishing.rows import Row
from toolkit.publishing.settings import Settings

TYPES: dict[Kind, str] = {"count": "INTEGER", "yes-no": "INTEGER"}
_DECIMALS = "(length({0}) - instr({0}, '.'))"
#: Whole millionths of a decimal in text, by text alone; nothing where that cannot be exact.
_COUNTED = (
    "CASE WHEN {0} GLOB '*[^-0-9.]*' OR instr({0} || '.', '.') > 13 THEN NULL "
    "WHEN instr({0}, '.') = 0 THEN CAST({0} || '000000' AS INTEGER) "
    f"WHEN {_DECIMALS} <= 6 THEN CAST(replace({{0}}, '.', '') || "
    f"substr('000000', 1, 6 - {_DECIMALS}) AS INTEGER) END"
)
#: The file says that it is one of ours, and which interface it keeps.
APPLICATION, VERSION = 0x4B616F48, int(places.API[1:])
#: Where a file says which release of SQLite wrote it last, and the release that all of ours name.
WRITER_AT, WRITER = 96, 3_040_000
#: Rows that are inserted in one go.
_PIECE = 2_000


class Database:
    """A database in the making, in a temporary file of SQLite's own until it is written."""

    def __init__(self) -> None:
        self._open = sqlite3.connect("", isolation_level=None)
        self._open.execute(f"PRAGMA application_id = {APPLICATION}")
        self._open.execute(f"PRAGMA user_version = {VERSION}")
        self._open.execute("PRAGMA journal_mode = OFF")
        for table in (*described(), OPTIONS, ABOUT):
            self._open.execute(_declared(table))
        self._open.execute("BEGIN")

    def __enter__(self) -> "Database":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    def keeping(self, table: Table, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows as they are, and keep them."""
        names = ", ".join(_quoted(field.name) for field in table.fields)
        marks = ", ".join("?" for _ in table.fields)
        insert = f"INSERT INTO {_quoted(table.name)} ({names}) VALUES ({marks})"
        whole = [(at, field) for at, field in enumerate(table.fields) if field.kind in TYPES]
        waiting = iter(rows)
        while piece := list(islice(waiting, _PIECE)):
            self._open.executemany(insert, [_stored(row, whole) for row in piece])
            yield from piece

    def keep(self, table: Table, rows: Iterable[Row]) -> None:
        """Keep the rows of a table that is nowhere else."""
        for _ in self.keeping(table, rows):
            pass

    def tell(self, source: Source, settings: Settings) -> None:
        """Keep what the tables and codes mean, and where the data come from."""
        tables = [*described(), OPTIONS, ABOUT]
        self.keep(OPTIONS, _options(tables))
        self.keep(ABOUT, _about(source, settings))
        self.keep(DICTIONARY, dictionary_rows([*tables, *map(counted, tables)]))

    def write(self, path: Path) -> None:
        """Write the file, packed, without the mark of the SQLite that wrote it."""
        path.unlink(missing_ok=True)
        self._open.execute("COMMIT")
        self._open.execute("VACUUM INTO ?", (str(path),))
        with path.open("r+b") as file:
            file.seek(WRITER_AT)
            file.write(WRITER.to_bytes(4, "big"))


def _declared(table: Table) -> str:
    """Return the statement that makes a table."""
    columns = [_column(field) for field in table.fields]
    counted = [_counted_column(field) for field in table.fields if field.kind in NUMBERS]
    keys = [f"PRIMARY KEY ({_names(table.key)})"]
    keys += [
        f"FOREIGN KEY ({_names(each.fields)}) REFERENCES {_quoted(each.table)} ({_names(each.there)})"
        for each in table.references
    ]
    inside = ",\n  ".join([*columns, *counted, *keys])
    return f"CREATE TABLE {_quoted(table.name)} (\n  {inside}\n) WITHOUT ROWID"


def _column(field: Field) -> str:
    name = _quoted(field.name)
    needed = "" if field.empty is not None else " NOT NULL"
    checked = f" CHECK ({name} IN (0, 1))" if field.kind == "yes-no" else ""
    return f"{name} {TYPES.get(field.kind, 'TEXT')}{needed}{checked}"


def _counted_column(field: Field) -> str:
    reckoned = _COUNTED.format(_quoted(field.name))
    return f"{_quoted(f'{field.name}_millionths')} INTEGER GENERATED ALWAYS AS ({reckoned}) VIRTUAL"


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _stored(row: Row, whole: Iterable[tuple[int, Field]]) -> Sequence[Cell | int]:
    """Return a row with whole numbers, and 1 or 0 for true or false, in those places."""
    stored: list[Cell | int] = [*row]
    for at, field in whole:
        cell = row[at]
        if cell is not None:
            stored[at] = int(cell == "true") if field.kind == "yes-no" else int(cell)
    return stored


def _options(tables: Iterable[Table]) -> Iterator[Row]:
    for table in tables:
        for field in table.fields:
            for value, text in field.options.items():
                yield table.name, field.name, value, text.zh, text.en


def _about(source: Source, settings: Settings) -> Iterator[Row]:
    licence = settings.licence
    yield "api", places.API
    yield "commit", source.commit
    yield "date", source.day
    yield "changed_since", yes_no(source.is_changed)
    yield "licence", licence.name
    yield "licence_address", licence.address
    yield "site", settings.address or None
