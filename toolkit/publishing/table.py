"""Tables as CSV: UTF-8 with BOM and CRLF, so that spreadsheet programs read them.

Text that a spreadsheet would take for a formula is neutralised with an apostrophe.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from toolkit.publishing.fields import Cell, Field

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?", re.ASCII)
_RISKY = re.compile(r"\s*[-=+@|%＝＋－＠]|[\t\r\n]")
#: Rows that are written in one piece.
_PIECE = 2_000


def neutralised(cell: str) -> str:
    """Return the cell with an apostrophe before anything a spreadsheet might run."""
    if _RISKY.match(cell) is None or _NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}"


def as_csv(fields: Sequence[Field], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Yield a table as CSV, in pieces; what does not exist is an empty cell."""
    yield "\ufeff".encode()
    yield _piece([[field.name for field in fields]])
    waiting = iter(rows)
    while piece := list(islice(waiting, _PIECE)):
        yield _piece(piece)


def _piece(rows: Iterable[Sequence[Cell]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([neutralised(cell) if cell else "" for cell in row] for row in rows)
    return out.getvalue().encode()
