"""The files behind a scorecard as they were submitted, line by line, with what their keys mean."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from toolkit.language import Language
from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.pages.source_uses import NOTHING, Uses, uses_of
from toolkit.schemes.facts import Records
from toolkit.schemes.scheme import Scheme
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.repository import Repository

#: Parts of the files whose keys are facts of the scheme, and a line that begins one.
_OF_FACTS = frozenset({"facts", "records"})
_KEY = re.compile(r"( *)([a-z0-9_-]+):")
#: The keys of what people mark begin with the code of an indicator.
_MARKED = re.compile(r"[{,] *([A-Z][A-Z0-9]*)[-:]")


class _Line(NamedTuple):
    """A line as it stands: what its key is called, the fields of its records, the lines of its evidence.

    ``uses`` are the indicators or sections of the scorecard that it was used for: name and anchor.
    """

    text: str
    label: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    evidence: tuple[int, ...] = ()
    uses: Uses = ()
    is_record: bool = False


def source_pages(renderer: Renderer, repository: Repository, card: Scorecard) -> list[Page]:
    """Return the pages of the claim and of the review, where there are any."""
    pages = []
    files = {"claim": card.claim_file, "review": card.review_file}
    for kind, file in files.items():
        if file is not None:
            others = [name for name, other in files.items() if other and name != kind]
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
                    beside=[(renderer.word(each), f"../{each}/") for each in others],
                    intro=renderer.word(f"source_of_{kind}"),
                    lines=[
                        (_number(renderer.language, n, line.is_record), line)
                        for n, line in enumerate(
                            _shown_lines(renderer, repository, card, file), start=1
                        )
                    ],
                )
            )
    return pages


@cache
def _number(language: Language, n: int, is_record: bool) -> Markup:
    """Return how a line begins, up to its text; its number is a link. Made once for all files."""
    told = Renderer(language).word("line", line=n)
    style = ' class="k-source__record"' if is_record else ""
    link = '<a href="#L{n}" tabindex="-1" aria-label="{told}">{n}</a>'
    return Markup(f'<li id="L{{n}}"{style}>{link}<code>').format(n=n, told=told)


def _shown_lines(
    renderer: Renderer, repository: Repository, card: Scorecard, file: str
) -> Iterator[_Line]:
    """Yield the lines of a file; what is withheld says so in its place."""
    is_claim = file == card.claim_file
    withheld = card.withheld if is_claim else frozenset()
    evidence = _evidence_of(repository, card) if is_claim else {}
    used = uses_of(renderer, card)
    titles = {line: fact for fact, lines in evidence.items() for line in lines}
    part = ""
    for number, line in enumerate(repository.lines_of(file), start=1):
        key = _KEY.match(line)
        name = key[2] if key is not None and len(key[1]) == 2 else ""
        if number in withheld:
            yield _Line(renderer.word("withheld"))
        elif key is not None and not key[1]:
            part = key[2]
            yield _Line(line)
        elif name and part in _OF_FACTS:
            has_fields = part == "facts" and line.rstrip().endswith(":")
            yield _fact(renderer, card.edition.scheme, line, name, has_fields, evidence, used.facts)
        elif name and part == "marks":
            codes = dict.fromkeys(_MARKED.findall(line))
            uses = tuple((code, used.codes[code]) for code in codes if code in used.codes)
            yield _Line(line, renderer.word("source_marks"), uses=uses)
        elif is_claim and number in used.records:
            about, uses = used.records[number]
            yield _Line(line, about, uses=uses, is_record=True)
        elif number in titles:
            fact = titles[number]
            about = renderer.word("source_evidence", fact=_called(renderer, card, fact))
            yield _Line(line, about, uses=used.facts.get(fact, NOTHING))
        else:
            yield _Line(line)


def _evidence_of(repository: Repository, card: Scorecard) -> dict[str, tuple[int, ...]]:
    """Return the lines of the claim on which the evidence of each fact begins."""
    claim = repository.claims[card.edition.scheme.id, card.round.round, card.unit.id]
    lines: dict[str, tuple[int, ...]] = {}
    for index, each in enumerate(claim.evidence):
        lines[each.for_] = (*lines.get(each.for_, ()), claim.document.line(("evidence", index)))
    return lines


def _called(renderer: Renderer, card: Scorecard, name: str) -> str:
    """Return what the policy calls a fact or a paper that evidence is for; else the name itself."""
    scheme = card.edition.scheme
    known = scheme.facts.get(name) or scheme.attachments.get(name)
    return known.label.said(renderer.language) if known is not None else name


def _fact(
    renderer: Renderer,
    scheme: Scheme,
    line: str,
    key: str,
    has_fields: bool,
    evidence: dict[str, tuple[int, ...]],
    used: dict[str, Uses],
) -> _Line:
    """Return a line that begins a fact, with the names that the scheme has for it."""
    fact = scheme.facts.get(key)
    if fact is None:
        return _Line(line)
    fields = fact.fields if has_fields and isinstance(fact, Records) else {}
    return _Line(
        line,
        fact.label.said(renderer.language),
        tuple((name, each.label.said(renderer.language)) for name, each in fields.items()),
        evidence.get(key, ()),
        used.get(key, NOTHING),
    )
