"""The site as plain MkDocs pages: what the same content costs when the engine does everything.

Run as a process of its own: stages every page of both languages as Markdown, out of the
navigation, with the theme and the search of the site and none of its own parts.
"""

import json
import sys
from html.parser import HTMLParser
from pathlib import Path

from toolkit.language import LANGUAGES
from toolkit.outcomes.results import results_of
from toolkit.pages.many_pages import Many
from toolkit.pages.page import Page, inert
from toolkit.pages.site_pages import site_pages
from toolkit.problems.catalogue import all_codes
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.walk import open_repository


def main() -> None:
    """Stage the pages of the data folder named into the folder named; print how many there are."""
    data, target = map(Path, sys.argv[1:3])
    repository = open_repository(data, "data")
    results = results_of(repository, score_rounds(repository))
    codes = list(all_codes().values())
    count = 0
    for language in LANGUAGES:
        for pages in (
            site_pages(language, repository, results, codes),
            Many(repository, results, codes).all(language),
        ):
            for page in pages:
                file = target / "docs" / language / page.path / "index.md"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(markdown(page), encoding="utf-8")
                count += 1
    (target / "docs/index.md").write_text("# Plain\n", encoding="utf-8")
    configuration = {
        "site_name": "Plain",
        "theme": {"name": "material", "font": False},
        "markdown_extensions": ["tables"],
        "plugins": [{"search": {"lang": ["zh", "en"]}}],
        "nav": [{"Plain": "index.md"}],
        "validation": {"nav": {"omitted_files": "ignore"}},
    }
    (target / "mkdocs.yml").write_text(json.dumps(configuration), encoding="utf-8")
    print(count)


def markdown(page: Page) -> str:
    """Return the visible content of a page as Markdown: headings, paragraphs, lists and tables."""
    reader = _Markdown()
    reader.feed(str(page.body))
    reader.close()
    return "\n".join(reader.lines) + "\n"


class _Markdown(HTMLParser):
    """Turns our own bodies into Markdown; marks that carry no words are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.words: list[str] = []
        self.row: list[str] | None = None
        self.rows = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.row = []
        elif tag == "table":
            self.rows = 0
        if tag in ("p", "h1", "h2", "h3", "li", "dt", "dd", "table", "div", "section", "summary"):
            self._line("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self.row is not None:
            self.row.append(self._said())
        elif tag == "tr" and self.row is not None:
            row, self.row = self.row, None
            self.lines += [] if self.rows else [""]
            self.lines.append(f"| {' | '.join(row)} |")
            self.lines += [] if self.rows else ["|" + " --- |" * len(row)]
            self.rows += 1
        elif tag in ("h1", "h2", "h3"):
            self._line("#" * int(tag[1]) + " ")
        elif tag in ("li", "dt", "dd"):
            self._line("- ")
        elif tag in ("p", "summary", "div", "section", "table"):
            self._line("")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def _said(self) -> str:
        said = inert(" ".join("".join(self.words).split()))
        self.words = []
        return said

    def _line(self, mark: str) -> None:
        if self.row is None and (said := self._said()):
            self.lines += [f"{mark}{said}"] if mark == "- " else ["", f"{mark}{said}", ""]


if __name__ == "__main__":
    main()
