"""Pictures: where they were taken, by whom and with what is written into them unseen."""

import struct
from collections.abc import Iterator

from toolkit.language import Text, both

EXIF = both("EXIF（可能有拍摄地点和时间）", "EXIF (perhaps place and time of the picture)")
XMP = both("XMP", "XMP")
IPTC = both("IPTC", "IPTC")

#: So many segments or chunks are looked at: more than a sound picture of that size has.
_MOST_PARTS = 200_000
#: Markers without content: restarts, and where a picture begins and ends; another may follow.
_JPEG_ALONE = frozenset((0x01, *range(0xD0, 0xDA)))
_PNG_TEXTS = (b"tEXt", b"zTXt", b"iTXt")


def is_jpeg(raw: bytes) -> bool:
    """True for the bytes of a JPEG picture."""
    return raw.startswith(b"\xff\xd8\xff")


def is_png(raw: bytes) -> bool:
    """True for the bytes of a PNG picture."""
    return raw.startswith(b"\x89PNG\r\n\x1a\n")


def is_webp(raw: bytes) -> bool:
    """True for the bytes of a WebP picture."""
    return raw[:4] == b"RIFF" and raw[8:12] == b"WEBP"


def in_jpeg(raw: bytes) -> Iterator[Text]:
    """Yield what is written into a JPEG beside the picture, wherever between its scans."""
    at = 2
    for _ in range(_MOST_PARTS):
        at = raw.find(b"\xff", at)
        if at < 0 or at + 4 > len(raw):
            return
        marker = raw[at + 1]
        if marker == 0xFF:  # filling before a marker
            at += 1
        elif marker == 0 or marker in _JPEG_ALONE:  # a byte of the picture, or a marker alone
            at += 2
        else:
            (length,) = struct.unpack_from(">H", raw, at + 2)
            found = _of_segment(marker, raw[at + 4 : at + 64])
            if found is not None:
                yield found
            at += 2 + max(length, 2)


def _of_segment(marker: int, start: bytes) -> Text | None:
    if marker == 0xE1 and start.startswith(b"Exif\0"):
        return EXIF
    if marker == 0xE1 and start.startswith(b"http://ns.adobe.com/x"):
        return XMP
    return IPTC if marker == 0xED and start.startswith(b"Photoshop") else None


def in_png(raw: bytes) -> Iterator[Text]:
    """Yield what is written into a PNG beside the picture."""
    at = 8
    for _ in range(_MOST_PARTS):
        if at + 8 > len(raw):
            return
        (length,) = struct.unpack_from(">I", raw, at)
        kind, start = raw[at + 4 : at + 8], raw[at + 8 : at + 88].lower()
        if kind == b"eXIf" or (kind in _PNG_TEXTS and start.startswith(b"raw profile type exif")):
            yield EXIF
        elif kind in _PNG_TEXTS and b"xmp\0" in start:
            yield XMP
        elif kind in _PNG_TEXTS and start.startswith(b"raw profile type iptc"):
            yield IPTC
        at += 12 + length


def in_webp(raw: bytes) -> Iterator[Text]:
    """Yield what is written into a WebP beside the picture."""
    at = 12
    for _ in range(_MOST_PARTS):
        if at + 8 > len(raw):
            return
        kind = raw[at : at + 4]
        (length,) = struct.unpack_from("<I", raw, at + 4)
        if kind in (b"EXIF", b"XMP "):
            yield EXIF if kind == b"EXIF" else XMP
        at += 8 + length + length % 2
