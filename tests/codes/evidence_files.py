"""Evidence files made by hand: the smallest bytes that are of a kind, with something in them or not."""

import io
import struct
import zipfile
import zlib

EXIF = (0xE1, b"Exif\0\0II*\0GPS")
XMP = (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>")
IPTC = (0xED, b"Photoshop 3.0\x008BIM")
JFIF = (0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
#: The part that makes a packed folder a document of that ending.
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}


def jpeg(*segments: tuple[int, bytes], after: bytes = b"") -> bytes:
    """A JPEG of these segments, then a scan with bytes that look like a marker and are none."""
    parts = [
        b"\xff" + bytes((marker,)) + struct.pack(">H", len(content) + 2) + content
        for marker, content in (JFIF, *segments)
    ]
    scan = b"\xff\xda\x00\x08\1\1\0\0\x3f\0" + b"\x12\xff\x00\xff\xd0\x34"
    return b"\xff\xd8" + b"".join(parts) + scan + after + b"\xff\xd9"


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG of these chunks, without a picture."""
    rows = [(b"IHDR", bytes(13)), *chunks, (b"IEND", b"")]
    parts = [
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in rows
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP of these chunks, each filled up to an even length."""
    parts = [
        kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
        for kind, content in ((b"VP8X", bytes(10)), *chunks)
    ]
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def pdf(catalogue: bytes = b"", *, packed: bytes | None = None, stream: bytes = b"") -> bytes:
    """A PDF with an entry in its catalogue, with a list of packed objects, or with a stream."""
    parts = [b"%PDF-1.7\n1 0 obj << /Type /Catalog " + catalogue + b" >> endobj\n"]
    if packed is not None:
        parts.append(b"2 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\r\n")
        parts.append(zlib.compress(packed) + b"\nendstream endobj\n")
    if stream:
        parts.append(b"3 0 obj << /Length 9 >>\nstream\n" + stream + b"\nendstream endobj\n")
    return b"".join([*parts, b"%%EOF\n"])


def office(ending: str, *more: str) -> bytes:
    """A document of an office program with further parts, all of them empty."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name in ("[Content_Types].xml", MAIN[ending], *more):
            packed.writestr(name, "")
    return file.getvalue()
