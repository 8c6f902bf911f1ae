"""What the search of a language's tree looks in, written beside the theme's own index.

The theme fetches its index on every page, so that one is emptied; ours is fetched by our own worker
(``assets/site/search.js``) with the first query. An entry is the address, the title and, where there is one, the text.
Of problem codes the titles are in it; of units only their own pages, by their names: thousands of
scorecards would bury the rest.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias

from toolkit.language import Language
from toolkit.pages import addresses
from toolkit.problems.problem import Code
from toolkit.submissions.unit import Unit

THEMES, OURS = "search/search_index.json", "search/pages.json"
Entry: TypeAlias = tuple[str, str, str]

#: Of these pages the headings alone say nothing that one would look for.
_TITLE_ALONE = ("results/", "submit/", "units/", "data/")
#: Rows and sections of a policy that are found by themselves, by the beginnings of their ids.
_TOP = "top"
_PARTS = (_TOP, "indicator-", "clause-", "reading-", "condition-")
_HEADS = frozenset({"h1", "h2", "h3", "h4", "th", "td", "summary"})
_MUTE = frozenset({"script", "style", "svg"})
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_TAGS = re.compile(r"<[^>]+>")


def write_search(
    built: Path, language: Language, codes: Iterable[Code], units: Iterable[Unit]
) -> None:
    """Write what is looked in: the engine's pages, policies by their parts, codes and units by name."""
    index = built / THEMES
    body = json.loads(index.read_text(encoding="utf-8"))
    entries = [*_engines(body["docs"]), *_policies(built)]
    entries += [
        (addresses.problem(code.id), f"{code.id} {code.title.said(language)}", "") for code in codes
    ]
    entries += [
        (addresses.unit(unit.id), unit.name.said(language), " ".join(unit.aliases))
        for unit in units
    ]
    rows = [[at, title, text] if text else [at, title] for at, title, text in entries]
    (built / OURS).write_text(
        json.dumps(rows, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    body["docs"] = []
    index.write_text(json.dumps(body, separators=(",", ":")), encoding="utf-8")


def _engines(docs: Iterable[dict[str, str]]) -> Iterator[Entry]:
    """Yield what the engine found in guides and lists, as plain text."""
    for doc in docs:
        at = doc["location"]
        page, hash_, _ = at.partition("#")
        if page.startswith("policies/") and page != "policies/":
            continue
        if hash_ and (page == "" or page.startswith(_TITLE_ALONE)):
            continue
        yield at, _plain(doc["title"]), _plain(doc["text"])


def _plain(markup: str) -> str:
    """Return the text of a piece of the engine's markup."""
    return " ".join(html.unescape(_TAGS.sub(" ", markup)).split())


def _policies(built: Path) -> Iterator[Entry]:
    """Yield each policy and its indicators, clauses, readings and conditions."""
    for file in sorted(built.glob("policies/*/*/index.html")):
        at = file.parent.relative_to(built).as_posix() + "/"
        _, _, rest = file.read_text(encoding="utf-8").partition("<article")
        parser = _Parts()
        parser.feed(rest.partition("</article>")[0])
        parser.close()
        yield from parser.entries(at)


class _Parts(HTMLParser):
    """The words of the elements whose ids begin in given ways.

    Behind the first cell or heading of a part stands a line break: what is before it is the title.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {"": []}
        self._open: list[tuple[str, str]] = [("", "")]  # each element and the part its words go to

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element, and with it a part if its id is of those."""
        self.found[self._open[-1][1]].append(" ")
        if tag in _VOID:
            return
        id = dict(attrs).get("id") or ""
        part = id if id.startswith(_PARTS) else "" if tag in _MUTE else self._open[-1][1]
        self.found.setdefault(part, [])
        self._open.append((tag, part))

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        while len(self._open) > 1 and tag not in _VOID:
            ended, part = self._open.pop()
            if ended in _HEADS and "\n" not in self.found[part]:
                self.found[part].append("\n")
            if ended == tag:
                return

    def handle_data(self, data: str) -> None:
        """Add words to the part they are in."""
        self.found[self._open[-1][1]].append(data.replace("\n", " "))

    def entries(self, at: str) -> Iterator[Entry]:
        """Yield the page at an address by its title, then its parts."""
        for id, said in self.found.items():
            title, _, text = ("".join(said)).partition("\n")
            if id and title.strip():
                where, rest = (at, "") if id == _TOP else (f"{at}#{id}", text)
                yield where, " ".join(title.split()), " ".join(rest.split())
