"""``links``: whether the links of claims still answer; advice, and no part of a build."""

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from toolkit.commands.options import chosen, language_of
from toolkit.language import Language, both
from toolkit.problems.printing import visible
from toolkit.problems.problem import Place
from toolkit.review.links import answers
from toolkit.schemes.facts import Link, Records
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.stated import Stated
from toolkit.submissions.claim import Claim
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

ASKED = both(
    "共 {count} 个网址，{fine} 个能打开，{others} 个要看一看。仅供参考，不影响检查。",
    "{count} {count:link|links}: {fine} {fine:answers|answer}, {others} to be looked at. Advice only; no check depends on it.",
)
LEFT = both(
    "网址太多，还有 {count} 个没有访问；请用 --scheme、--year 分开看。",
    "Too many links: {count} more were not asked; take them apart by --scheme and --year.",
)
UNREAD = both(
    "有 {count} 份申报读不出来，没有看；先改正（check）。",
    "{count} {count:claim could not be read and was left out; mend it|claims could not be read and were left out; mend them} first (check).",
)
MORE_PLACES = both("，另有 {count} 处", ", and {count} more {count:place|places}")
MOST_LINKS = 1000


def run(data: Path, scheme: str, year: str, lang: str) -> int:
    """Print the links that do not simply answer; 0 whatever they answer."""
    language = language_of(lang)
    repository = open_repository(data)
    _known(repository, scheme, year)
    links: dict[str, list[Place]] = {}
    for id, claim in repository.claims.items():
        if scheme in ("", id[0]) and year in ("", id[1]):
            edition = repository.rounds[id[:2]].edition
            if edition is not None:
                for link, place in links_of(claim, edition.scheme):
                    links.setdefault(link, []).append(place)
    found = answers(islice(links, MOST_LINKS))
    others = {link: each.said for link, each in found.items() if each.state != "there"}
    for link, said in others.items():
        sys.stdout.write(f"{_shown(links[link], language)}\n  {visible(link)}\n")
        sys.stdout.write(f"  {visible(said.said(language))}\n")
    counts = {"count": len(found), "fine": len(found) - len(others), "others": len(others)}
    print(ASKED.filled(**counts).said(language))
    unread = sum(
        scheme in ("", id[0]) and year in ("", id[1]) for id in repository.unreadable_claims
    )
    for count, words in ((len(links) - len(found), LEFT), (unread, UNREAD)):
        if count:
            print(words.filled(count=count).said(language))
    return 0


def links_of(claim: Claim, scheme: Scheme) -> Iterator[tuple[str, Place]]:
    """Yield the links a claim states, in its facts and in its evidence, and where."""
    for stated in claim.facts.values():
        for link, path in _stated_links(stated, scheme):
            yield link, claim.document.place(path)
    for index, evidence in enumerate(claim.evidence):
        if evidence.link is not None:
            yield evidence.link, claim.document.place(("evidence", index, "link"))


def _stated_links(stated: Stated, scheme: Scheme) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    declared = scheme.facts[stated.fact]
    if isinstance(declared, Link) and stated.value is not None:
        yield stated.value, stated.path
    if isinstance(declared, Records):
        fields = [name for name, field in declared.fields.items() if isinstance(field, Link)]
        for record in stated.records or ():
            for name in fields:
                if record.values[name] is not None:
                    yield record.values[name], (*record.path, name)


def _known(repository: Repository, scheme: str, year: str) -> None:
    """Refuse a scheme or a year without a round as wrong use."""
    for flag, word, place in (("--scheme", scheme, 0), ("--year", year, 1)):
        if word:
            chosen(flag, word, {id[place]: 0 for id in repository.rounds})


def _shown(places: list[Place], language: Language) -> str:
    more = MORE_PLACES.filled(count=len(places) - 1).said(language) if len(places) > 1 else ""
    return visible(places[0].shown) + more
