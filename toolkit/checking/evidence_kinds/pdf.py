"""PDF documents: what in them runs when they are opened."""

import re
import zlib
from collections.abc import Iterator

#: What is unpacked of a document, all its packed parts together.
MOST_UNPACKED = 16 * 1024 * 1024
#: What comes before a packed part and says what it is.
_DICTIONARY = 512
_END = b"endstream"
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|RichMedia|EmbeddedFiles?)(?![A-Za-z0-9])")


def is_pdf(raw: bytes) -> bool:
    """True for the bytes of a PDF document."""
    return raw.startswith(b"%PDF-")


def active_in(raw: bytes) -> str | None:
    """Return the name of what runs, or is hidden, in a document; None where nothing is found.

    Names stand in the document itself and in packed lists of objects; what is packed otherwise is
    pictures and text. A document whose packed lists are beyond the bound is read up to it.
    """
    for part in _parts(raw):
        found = _ACTIVE.search(_HEX.sub(lambda each: bytes((int(each[1], 16),)), part))
        if found is not None:
            return found[1].decode()
    return None


def _parts(raw: bytes) -> Iterator[bytes]:
    """Yield the document without its streams, and every packed list of objects."""
    between, left, done = [], MOST_UNPACKED, 0
    while (start := raw.find(b"stream", done)) >= 0:
        end = raw.find(_END, start)
        if end < 0:
            break
        between.append(raw[done:start])
        if b"ObjStm" in raw[max(done, start - _DICTIONARY) : start] and left > 0:
            unpacked = _unpacked(raw[start + len(b"stream") : end].lstrip(b"\r\n"), left)
            left -= len(unpacked)
            yield unpacked
        done = end + len(_END)
    yield b"\n".join([*between, raw[done:]])


def _unpacked(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""
