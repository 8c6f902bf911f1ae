"""Lines of a claim that are not published: the rows of its ledgers, all but the total."""

from toolkit.reading.document import Path
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.scheme import Scheme
from toolkit.submissions.claim import Claim


def withheld_lines(claim: Claim, scheme: Scheme) -> frozenset[int]:
    """Return the numbers of the lines that hold amounts by source.

    A row's lines run from its first amount to the last line before anything else is stated, so
    that a comment beside the amounts is withheld with them.
    """
    found: set[int] = set()
    for stated in claim.facts.values():
        declared = scheme.facts[stated.fact]
        if isinstance(declared, Ledger):
            for row in declared.rows:
                found |= _lines(claim, (*stated.path, row))
    return frozenset(found)


def _lines(claim: Claim, row: Path) -> set[int]:
    document = claim.document
    inside = [spot[0] for path, spot in document.values_at.items() if _is_below(path, row)]
    outside = [spot[0] for path, spot in document.keys_at.items() if path[: len(row)] != row]
    first = min(inside, default=document.line(row))
    last = min((line for line in outside if line > max(inside, default=first)), default=None)
    end = last - 1 if last is not None else len(document.text.splitlines())
    return set(range(first, end + 1))


def _is_below(path: Path, row: Path) -> bool:
    return len(path) > len(row) and path[: len(row)] == row
