"""Every clause, table row and form field of every policy has a clause in its scheme.

The lists under ``clauses/`` were made from the policy texts, not from the schemes: a line is the
scheme, the clause id, the line or lines of the text, and the cite.
"""

from pathlib import Path

import pytest

from tests.demonstrations import EDITIONS, demonstrations
from toolkit.schemes.scheme import Clause

LISTS = sorted((Path(__file__).parent / "clauses").glob("*.txt"))
LISTED = [
    line.split(maxsplit=3)
    for path in LISTS
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
SCHEMES = sorted({scheme for scheme, _ in EDITIONS})


def clauses_of(scheme: str) -> tuple[Clause, ...]:
    editions = demonstrations().editions.items()
    return next(each.scheme.clauses for (id, _), each in editions if id == scheme)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_clause_of_the_text_is_in_the_scheme_and_no_other(scheme: str) -> None:
    listed = [id for owner, id, *_ in LISTED if owner == scheme]
    clauses = clauses_of(scheme)
    assert [each.id for each in clauses] == listed


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_clause_goes_somewhere(scheme: str) -> None:
    """The shape of a clause allows one destination; here none is empty talk."""
    clauses = clauses_of(scheme)
    assert [each.id for each in clauses if not _says_enough(each)] == []


def _says_enough(clause: Clause) -> bool:
    has_reason = clause.not_carried is None or len(clause.not_carried.zh) >= 4
    return has_reason and len(clause.text.zh) >= 4 and len(clause.text.en) >= 8
