"""Evidence files by their bytes: a kind is what it says, nothing in it runs, no picture tells of people."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.codes.evidence_files import EXIF, IPTC, XMP, jpeg, office, pdf, png, webp
from toolkit.checking.evidence_kinds import pictures
from toolkit.checking.evidence_kinds.kinds import KINDS, ending_of, text_of
from toolkit.submissions.evidence import LARGEST_EVIDENCE

SOUND = {
    "pdf": pdf(b"/OpenAction [3 0 R /Fit]"),
    "png": png((b"tEXt", b"Software\0drawn")),
    "jpg": jpeg(),
    "webp": webp((b"VP8 ", b"123")),
    "docx": office("docx", "word/media/image1.png", "docProps/app.xml"),
    "xlsx": office("xlsx", "xl/worksheets/sheet1.xml"),
    "pptx": office("pptx"),
    "txt": "签到 42 人\r\n\t无".encode(),
}
#: What somebody renames, and what is no evidence at all.
ALIEN = {
    "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "zip": b"PK\x03\x04" + bytes(100),
    "nothing": b"\0",
    "utf16": "签到".encode("utf-16"),
    "exe": b"MZ\x90\0",
}


def named(value: object) -> str:
    """Bytes name no test."""
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize("ending", SOUND)
def test_each_kind_is_known_and_no_other_is_taken_for_it(ending: str) -> None:
    kind = KINDS[ending]
    assert kind.fits(SOUND[ending])
    assert kind.active(SOUND[ending]) is None
    assert list(kind.told(SOUND[ending])) == []
    others = {**{name: raw for name, raw in SOUND.items() if name != ending}, **ALIEN}
    if ending == "txt":  # a document of plain signs is a text as well
        others = {name: raw for name, raw in others.items() if name != "pdf"}
    assert [name for name, raw in others.items() if kind.fits(raw)] == []


@pytest.mark.parametrize(
    "name",
    [
        "a.svg",
        "a.html",
        "a.zip",
        "a.doc",
        "a.xls",
        "a.docm",
        "a.xlsm",
        "a.js",
        "a.pdf.exe",
        "a",
        "a.heic",
    ],
)
def test_whatever_is_not_on_the_list_is_not_accepted(name: str) -> None:
    assert ending_of(name) not in KINDS


def test_an_ending_may_be_written_in_capitals() -> None:
    assert KINDS[ending_of("IMG_0001.JPG")] is KINDS["jpeg"]


@pytest.mark.parametrize(
    ("ending", "raw", "found"),
    [
        ("jpg", jpeg(EXIF), [pictures.EXIF]),
        ("jpg", jpeg(XMP, IPTC), [pictures.XMP, pictures.IPTC]),
        # A second picture behind the first, as telephones write it.
        ("jpg", jpeg(after=b"\xff\xd9" + jpeg(EXIF)), [pictures.EXIF]),
        ("png", png((b"eXIf", b"II*\0")), [pictures.EXIF]),
        ("png", png((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>")), [pictures.XMP]),
        ("png", png((b"zTXt", b"Raw profile type exif\0\0x")), [pictures.EXIF]),
        ("webp", webp((b"VP8 ", b"123"), (b"EXIF", b"II*\0")), [pictures.EXIF]),
        ("webp", webp((b"XMP ", b"<x:xmpmeta/>")), [pictures.XMP]),
    ],
    ids=named,
)
def test_what_is_written_into_a_picture_is_found(
    ending: str, raw: bytes, found: list[object]
) -> None:
    assert KINDS[ending].fits(raw)
    assert list(KINDS[ending].told(raw)) == found


@pytest.mark.parametrize(
    ("ending", "raw", "found"),
    [
        ("docx", office("docx", "word/vbaProject.bin"), "word/vbaProject.bin"),
        ("xlsx", office("xlsx", "XL\\VBAPROJECT.BIN"), "XL/VBAPROJECT.BIN"),
        ("xlsx", office("xlsx", "xl/macrosheets/sheet1.xml"), "xl/macrosheets/sheet1.xml"),
        ("pptx", office("pptx", "ppt/embeddings/oleObject1.bin"), "ppt/embeddings/oleObject1.bin"),
        ("docx", office("docx", "word/activeX/activeX1.xml"), "word/activeX/activeX1.xml"),
        ("pdf", pdf(b"/OpenAction << /S /JavaScript /JS (x) >>"), "JavaScript"),
        ("pdf", pdf(b"/AA << /O << /S /J#61vaScript >> >>"), "JavaScript"),
        ("pdf", pdf(b"/A << /S /Launch /F (x) >>"), "Launch"),
        ("pdf", pdf(b"/Names << /EmbeddedFiles 2 0 R >>"), "EmbeddedFiles"),
        ("pdf", pdf(packed=b"4 0 << /S /JavaScript /JS (x) >>"), "JavaScript"),
        # In a picture or a text the same signs mean nothing.
        ("pdf", pdf(stream=b"/JavaScript"), None),
        ("pdf", pdf(b"/JavaScriptless true /JSON 1"), None),
    ],
    ids=named,
)
def test_what_runs_is_found(ending: str, raw: bytes, found: str | None) -> None:
    assert KINDS[ending].fits(raw)
    active = KINDS[ending].active(raw)
    assert active is None if found is None else (active or "").replace("\\", "/") == found


def test_a_text_may_be_in_the_encoding_of_spreadsheets() -> None:
    assert text_of("签到 42 人".encode("gb18030")) == "签到 42 人"
    assert text_of("\ufeff签到".encode()) == "签到"


HOSTILE = st.one_of(
    st.binary(max_size=300),
    st.tuples(st.sampled_from([*SOUND.values(), *ALIEN.values()]), st.binary(max_size=80)).map(
        lambda parts: parts[0][: len(parts[1]) * 7] + parts[1]
    ),
    st.tuples(
        st.sampled_from(list(SOUND.values())), st.integers(0, 200), st.binary(max_size=6)
    ).map(lambda parts: parts[0][: parts[1]] + parts[2] + parts[0][parts[1] + len(parts[2]) :]),
)


@settings(max_examples=150, deadline=None)
@given(HOSTILE)
def test_no_bytes_are_too_strange(raw: bytes) -> None:
    for kind in KINDS.values():
        kind.fits(raw)
        kind.active(raw)
        list(kind.told(raw))


@pytest.mark.parametrize(
    ("ending", "unit"),
    [
        ("jpg", b"\xff"),
        ("jpg", b"\xff\xe1\0\2"),
        ("png", bytes(12)),
        ("webp", bytes(8)),
        ("pdf", b"stream\n"),
        ("pdf", b"/ObjStm stream\nx endstream "),
        ("pdf", b"#41"),
        ("docx", b"PK\x01\x02"),
        ("txt", b"\xe4\xb8"),
    ],
)
def test_the_largest_hostile_file_is_soon_done(ending: str, unit: bytes) -> None:
    kind = KINDS[ending]
    raw = SOUND[ending] + unit * ((LARGEST_EVIDENCE - len(SOUND[ending])) // len(unit))
    started = time.process_time()
    kind.fits(raw)
    kind.active(raw)
    list(kind.told(raw))
    assert time.process_time() - started < 5


def test_a_packed_list_is_unpacked_only_so_far() -> None:
    bomb = pdf(packed=bytes(40 * 1024 * 1024) + b"/JavaScript ")
    assert len(bomb) < LARGEST_EVIDENCE
    assert KINDS["pdf"].active(bomb) is None
