"""Documents of office programs, which are packed folders: only their list of parts is read."""

import io
import struct
import zipfile

#: The part that makes each of them what its ending says.
_MAIN = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
}
#: Beginnings and endings of parts that run, or hide, something.
_ACTIVE_FOLDERS = ("activex/", "macrosheets/", "dialogsheets/")
_ACTIVE_ENDINGS = ("vbaproject.bin", "vbadata.xml", ".exe", ".dll", ".js", ".vbs")
_ALIEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    struct.error,
    ValueError,
    OverflowError,
    NotImplementedError,
    OSError,
)


def parts_of(raw: bytes) -> list[str]:
    """Return the names of the parts of a packed document; none where it cannot be opened."""
    if not raw.startswith(b"PK\x03\x04"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            return packed.namelist()
    except _ALIEN:
        return []


def is_office(raw: bytes, ending: str) -> bool:
    """True for the bytes of a document of that ending."""
    return _MAIN[ending] in parts_of(raw)


def active_part(raw: bytes) -> str | None:
    """Return a part that is a macro or a program; None where there is none."""
    for name in parts_of(raw):
        folded = name.lower().replace("\\", "/")
        inner = "oleobject" in folded and folded.endswith(".bin")
        if (
            inner
            or folded.endswith(_ACTIVE_ENDINGS)
            or any(f"/{each}" in f"/{folded}" for each in _ACTIVE_FOLDERS)
        ):
            return name
    return None
