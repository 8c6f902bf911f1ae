"""The English of the whole site: nouns agree with their numbers, nothing is said twice."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit.commands.environment import ROOT
from toolkit.language import Measure
from toolkit.schemes.facts import Records
from toolkit.submissions.repository import Repository

FORMS = re.compile(r"\{\w+:([^|{}]+)\|([^{}]+)\}")
CODE = re.compile(r"<code\b.*?</code>", re.DOTALL)
UNSEEN = re.compile(r"<!--.*?-->|<(script|style|template|pre|svg)\b.*?</\1>", re.DOTALL)
INLINE = re.compile(r"</?(?:abbr|b|bdi|em|i|q|small|span|strong|sup|time)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
#: Said twice, or two texts put together that do not fit.
GLUED = {
    "(s)": re.compile(r"\w\(s\)"),
    "a word twice": re.compile(r"\b(the|a|an|of|to|is|was|are|were|not|and|for|in|with) \1\b"),
    "signs that clash": re.compile(r"[:;,.] ?[:;,](?!\w)|;\.|::|\.\. |, and and"),
    "not twice": re.compile(r"\bnot counted: not\b|\bnot met: not\b|\bwas (\w+ )?was\b"),
    "three colons": re.compile(r": (?:[^.;:?!()\n“”{}]{3,60}: ){2}"),
    "a blank left open": re.compile(r"\{\w+(?::[^{}]*\|[^{}]*)?\}"),
    "nothing said": re.compile(r"\bNone\b(?! \()(?=[.;:])|\bundefined\b"),
}

#: Remedies show lines of YAML.
OF_YAML = {"three colons"}


def many_forms(repository: Repository) -> set[str]:
    """Every plural that a sentence or a scheme has beside a number."""
    sources = (path.read_text("utf-8") for path in (ROOT / "toolkit").rglob("*.py"))
    pairs = {pair for source in sources for pair in FORMS.findall(source)}
    for edition in repository.editions.values():
        for fact in edition.scheme.facts.values():
            inside = fact.fields.values() if isinstance(fact, Records) else ()
            if isinstance(fact, Records):
                pairs.add((fact.item.en, fact.unit.en))
            measured = (getattr(each, "unit", None) for each in (fact, *inside))
            pairs |= {(each.one, each.en) for each in measured if isinstance(each, Measure)}
    return {many for one, many in pairs if one and many != one} - {one for one, _ in pairs}


@pytest.fixture(scope="module")
def said(built: Path) -> dict[str, str]:
    """What can be read of every English page, blocks on lines of their own, by the page."""

    def lines(page: str) -> Iterator[str]:
        body = page[page.find("<main") : page.rfind("</main>")]
        seen = TAG.sub("\n", INLINE.sub("", CODE.sub("code", UNSEEN.sub("", body))))
        for line in html.unescape(seen).splitlines():
            if line := line.strip():
                yield re.sub(r"\s+", " ", line)

    pages = (built / "en").rglob("*.html")
    found = {str(each.relative_to(built)): each.read_text("utf-8") for each in pages}
    return {page: "\n".join(lines(text)) for page, text in found.items()}


def test_a_single_one_has_no_plural(said: dict[str, str], repository: Repository) -> None:
    nouns = many_forms(repository)
    assert {"points", "people", "units", "entries", "diagnoses"} <= nouns
    either = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
    wrong = re.compile(rf"(?<![\w.,×÷=≈–/-])(?<![×÷=≈–] )1 (?:more |working )?(?:{either})\b")
    assert {page: wrong.findall(text) for page, text in said.items() if wrong.search(text)} == {}


@pytest.mark.parametrize("what", GLUED)
def test_no_sentence_says_a_thing_twice(said: dict[str, str], what: str) -> None:
    found = {
        page: text[max(0, hit.start() - 40) : hit.end() + 20]
        for page, text in said.items()
        if (hit := GLUED[what].search(text)) and not (what in OF_YAML and "/problems/" in page)
    }
    assert found == {}
