"""Stamping: pages that are many and alike are printed into frames that the engine built once.

The engine takes milliseconds for the surroundings of a page, which differ between pages of one
kind in nothing but title, description and address. So it builds one page of each kind, with marks
in those places, as deep in the tree as the pages it stands for: relative links hold as they are.
"""

import html
import json
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from markupsafe import Markup

from toolkit.pages.page import Heading, Page

TITLE, DESCRIPTION, BODY = "kaohe-mark-title", "kaohe-mark-description", "kaohe-mark-body"
#: No unit has such an address: ids have no underscores.
FRAME = "_frame"

#: What pages of one kind share: how deep they stand, whether they are wide, their headings.
Kind: TypeAlias = tuple[int, bool, tuple[Heading, ...]]


def kind_of(page: Page) -> Kind:
    """Return the kind of a page."""
    return page.path.count("/"), page.is_wide, page.headings


def frame_pages(kinds: Sequence[Kind]) -> list[Page]:
    """Return the page of marks that the engine builds for each kind; they all stand below units/."""
    return [
        Page(_address(number, kind), TITLE, DESCRIPTION, kind[2], Markup(BODY), kind[1])
        for number, kind in enumerate(kinds)
    ]


def _address(number: int, kind: Kind) -> str:
    """Return the address of a frame: as deep as the pages of its kind."""
    return f"units/{FRAME}{number}/" + "_/" * (kind[0] - 2)


@dataclass(frozen=True)
class Frame:
    """A built frame, cut at its marks: every second piece is a mark."""

    address: str
    pieces: tuple[str, ...]

    def around(self, page: Page) -> str:
        """Return the finished page. What a page says is never searched for marks."""
        values = {
            TITLE: html.escape(page.title),
            DESCRIPTION: html.escape(page.description),
            BODY: str(page.body),
            self.address: page.path,
        }
        return "".join(
            values[piece] if number % 2 else piece for number, piece in enumerate(self.pieces)
        )


class Frames:
    """The frames of a tree that the engine built, taken out of it with what knows of them."""

    def __init__(self, built: Path, kinds: Sequence[Kind]) -> None:
        self._built = built
        self._frames = {
            kind: _cut(built, page.path)
            for kind, page in zip(kinds, frame_pages(kinds), strict=True)
        }
        for folder in built.glob(f"units/{FRAME}*"):
            shutil.rmtree(folder)
        _take_from_search(built / "search/search_index.json")

    def stamp(self, pages: Iterable[Page]) -> None:
        """Write pages into the tree."""
        for page in pages:
            file = self._built / page.path / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self._frames[kind_of(page)].around(page), encoding="utf-8")


def _cut(built: Path, address: str) -> Frame:
    marks = "|".join(map(re.escape, (TITLE, DESCRIPTION, BODY, address)))
    text = _without_indent((built / address / "index.html").read_text(encoding="utf-8"))
    return Frame(address, tuple(re.split(f"({marks})", text)))


def _without_indent(text: str) -> str:
    """Return HTML without the spaces that indent its lines: a tenth of a frame, sent with every page.

    Scripts, code and what is typed in stay to the byte: spaces mean something there.
    """
    parts = re.split(r"(<(script|pre|textarea)\b.*?</\2>)", text, flags=re.DOTALL)
    return "".join(
        re.sub(r"\s*\n\s*", "\n", part) if number % 3 == 0 else part if number % 3 == 1 else ""
        for number, part in enumerate(parts)
    )


def _take_from_search(index: Path) -> None:
    body = json.loads(index.read_text(encoding="utf-8"))
    body["docs"] = [
        each for each in body["docs"] if not each["location"].startswith(f"units/{FRAME}")
    ]
    index.write_text(json.dumps(body, separators=(",", ":")), encoding="utf-8")
