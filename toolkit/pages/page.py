"""A page: title, description, headings and a ready HTML body; and how it is staged for MkDocs.

The body travels in the front matter and is printed by ``site_overrides/main.html``, so it never
passes through Python-Markdown and submitted text cannot become markup. The Markdown part holds
only headings, from which the engine makes the contents list and the search index.
"""

import html
import json
import re
from dataclasses import dataclass

from markupsafe import Markup

_MARKDOWN_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")


@dataclass(frozen=True)
class Heading:
    """A heading of the body, by its ASCII id."""

    id: str
    title: str
    level: int = 2


@dataclass(frozen=True)
class Page:
    """One page. ``path`` is its address within a language's tree: ``units/x/`` or "" for home."""

    path: str
    title: str
    description: str
    headings: tuple[Heading, ...]
    body: Markup
    is_wide: bool = False

    @property
    def file(self) -> str:
        """The Markdown file that stands for the page."""
        return f"{self.path}index.md"

    def staged(self) -> str:
        """Return the Markdown file: front matter on single JSON lines, then bare headings."""
        meta = {
            "title": html.escape(self.title),
            "description": html.escape(self.description),
            "body": str(self.body),
            "hide": ["navigation", "toc"] if self.is_wide else [],
        }
        front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in meta.items())
        rows = [
            _line(Heading("top", self.title, 1)),
            *(_line(heading) for heading in self.headings),
        ]
        return f"---\n{front}---\n" + "\n\n".join(rows) + "\n"


def _line(heading: Heading) -> str:
    return f"{'#' * heading.level} {inert(heading.title)} {{: #{heading.id} }}"


def inert(text: str) -> str:
    """Return text that Python-Markdown takes for nothing but text."""
    flat = " ".join(text.split())
    return _MARKDOWN_SIGNS.sub(lambda found: f"&#{ord(found.group())};", flat)
