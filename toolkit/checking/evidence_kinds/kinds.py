"""The kinds of evidence files that are accepted, each known by its ending and by its bytes."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from toolkit.checking.evidence_kinds import office, pdf, pictures
from toolkit.language import Text


def _nothing(_: bytes) -> Iterator[Text]:
    return iter(())


def _never(_: bytes) -> str | None:
    return None


@dataclass(frozen=True)
class Kind:
    """How a kind of file is known, what in it tells of people, and what in it runs."""

    fits: Callable[[bytes], bool]
    told: Callable[[bytes], Iterator[Text]] = _nothing
    active: Callable[[bytes], str | None] = _never


_UNPRINTED = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")


def text_of(raw: bytes) -> str | None:
    """Return the bytes as text: UTF-8, or GB 18030 as spreadsheets save it; None where they are none."""
    if _UNPRINTED.search(raw):
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


_JPEG = Kind(pictures.is_jpeg, told=pictures.in_jpeg)
_TEXT = Kind(lambda raw: text_of(raw) is not None)

#: By ending. Whatever else there is can be saved as one of these; zip, doc, html and svg can not be
#: looked into, or run something where they are opened.
KINDS: Mapping[str, Kind] = {
    "pdf": Kind(pdf.is_pdf, active=pdf.active_in),
    "png": Kind(pictures.is_png, told=pictures.in_png),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "webp": Kind(pictures.is_webp, told=pictures.in_webp),
    **{
        ending: Kind(partial(office.is_office, ending=ending), active=office.active_part)
        for ending in ("docx", "xlsx", "pptx")
    },
    "txt": _TEXT,
    "csv": _TEXT,
}


def ending_of(name: str) -> str:
    """Return the ending of a file's name in small letters, without its dot; "" where it has none."""
    return name.rpartition(".")[2].lower() if "." in name else ""
