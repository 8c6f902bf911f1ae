"""What a page is made of, before any markup: sentences, lists and tables of inert texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Exact:
    """A text that is shown letter by letter: a path, a code, what is to be written."""

    text: str


Part: TypeAlias = str | Exact
Row: TypeAlias = tuple[Part, ...]


@dataclass(frozen=True)
class Rows:
    """A list; with a ``heading``, ``folded`` where pages can fold, which says how many rows.

    A heading is our own words; ``about`` is what is under it, such as a round, letter by letter.
    """

    rows: Sequence[Row]
    heading: str = ""
    about: str = ""
    folded: bool = False


@dataclass(frozen=True)
class Table:
    """A table under the names of its columns; heading and folding as of a list."""

    head: Sequence[str]
    rows: Sequence[Row]
    heading: str = ""
    about: str = ""
    folded: bool = False


Block: TypeAlias = str | Rows | Table
