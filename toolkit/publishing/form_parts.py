"""What an official form is made of, in one language: lines, tables of cells, blocks to sign."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeAlias

CellKind: TypeAlias = Literal["text", "number", "centre"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over that many rows and columns. A head cell says what stands in its column."""

    text: str
    rows: int = 1
    columns: int = 1
    kind: CellKind = "text"
    is_head: bool = False


Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what its columns show (which gives their width), head rows, rows, the rows of totals.

    Every row of the head and of the body lists the cells that begin in it.
    """

    id: str
    caption: str
    columns: tuple[str, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    foot: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    #: A table on a sheet of its own, lying, with its own line for the seal.
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Signing:
    """A block to sign and seal: whose, what is certified, lines and date left empty."""

    label: str
    says: str
    lines: tuple[str, ...]
    seal: str
    date: str


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The form of one unit: heading, the lines about it, tables, notes, blocks to sign, annexes."""

    title: str
    source: str
    lines: tuple[tuple[str, str], ...]
    blanks: tuple[str, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    signatures: tuple[Signing, ...]
    annexes: tuple[Table, ...]
    is_demo: bool


def two_rows(heads: Sequence[tuple[str, str]]) -> tuple[Row, ...]:
    """Return the head of a table from (head above, own head): neighbours share the head above.

    One row where no column has a head above its own.
    """
    if not any(above for above, _ in heads):
        return (tuple(Cell(own, is_head=True) for _, own in heads),)
    return tuple(_upper(heads)), tuple(_head(own) for above, own in heads if above)


def _upper(heads: Iterable[tuple[str, str]]) -> Iterator[Cell]:
    for above, found in groupby(heads, key=lambda each: each[0]):
        below = [own for _, own in found]
        if above:
            yield Cell(above, columns=len(below), is_head=True)
        else:
            yield from (Cell(own, rows=2, is_head=True) for own in below)


def _head(text: str) -> Cell:
    return Cell(text, is_head=True)
