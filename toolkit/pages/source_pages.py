"""The files behind a scorecard as they were submitted, line by line, with what their keys mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.schemes.facts import Records
from toolkit.schemes.scheme import Scheme
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.repository import Repository

#: Parts of the files whose keys are facts of the scheme, and a line that begins one.
_OF_FACTS = frozenset({"facts", "records"})
_KEY = re.compile(r"( *)([a-z0-9_]+):")


@dataclass(frozen=True)
class _Line:
    """A line as it stands: what its key is called, the fields of its records, the lines of its evidence."""

    text: str
    label: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    evidence: tuple[int, ...] = ()


def source_pages(renderer: Renderer, repository: Repository, card: Scorecard) -> list[Page]:
    """Return the pages of the claim and of the review, where there are any."""
    pages = []
    for kind, file in (("claim", card.claim_file), ("review", card.review_file)):
        if file is not None:
            pages.append(
                renderer.page(
                    addresses.source(card, kind),
                    f"{card.unit.name.said(renderer.language)} · {renderer.word(kind)}",
                    renderer.word("source_page", file=file),
                    [],
                    "source.html",
                    is_wide=True,
                    card=card,
                    card_address=addresses.scorecard(card),
                    lines=list(_shown_lines(renderer, repository, card, file)),
                )
            )
    return pages


def _shown_lines(
    renderer: Renderer, repository: Repository, card: Scorecard, file: str
) -> Iterator[_Line]:
    """Yield the lines of a file; what is withheld says so in its place."""
    withheld = card.withheld if file == card.claim_file else frozenset()
    evidence = _evidence_of(repository, card) if file == card.claim_file else {}
    part = ""
    for number, line in enumerate(repository.lines_of(file), start=1):
        key = _KEY.match(line)
        if number in withheld:
            yield _Line(renderer.word("withheld"))
        elif key is not None and not key[1]:
            part = key[2]
            yield _Line(line)
        elif key is not None and len(key[1]) == 2 and part in _OF_FACTS:
            lists_records = part == "facts" and line.rstrip().endswith(":")
            named = _named(renderer, card.edition.scheme, line, key[2], lists_records)
            yield replace(named, evidence=evidence.get(key[2], ())) if part == "facts" else named
        else:
            yield _Line(line)


def _evidence_of(repository: Repository, card: Scorecard) -> dict[str, tuple[int, ...]]:
    """Return the lines of the claim on which the evidence of each fact begins."""
    claim = repository.claims[card.edition.scheme.id, card.round.round, card.unit.id]
    lines: dict[str, tuple[int, ...]] = {}
    for index, each in enumerate(claim.evidence):
        lines[each.for_] = (*lines.get(each.for_, ()), claim.document.line(("evidence", index)))
    return lines


def _named(renderer: Renderer, scheme: Scheme, line: str, key: str, has_fields: bool) -> _Line:
    """Return a line that begins a fact, with the names that the scheme has for it."""
    fact = scheme.facts.get(key)
    if fact is None:
        return _Line(line)
    fields = fact.fields if has_fields and isinstance(fact, Records) else {}
    return _Line(
        line,
        fact.label.said(renderer.language),
        tuple((name, each.label.said(renderer.language)) for name, each in fields.items()),
    )
