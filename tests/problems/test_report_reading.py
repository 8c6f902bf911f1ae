"""A report from a job that nobody trusts: taken as it is, or refused without a word of it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.problems.hostile_words import WORDS
from tests.problems.reported import everything
from toolkit.language import Text
from toolkit.problems.reports.reading import read_report
from toolkit.problems.reports.report import LARGEST, Report, as_json

SOUND: dict[str, Any] = json.loads(as_json(everything("示例")))
Change = Callable[[Any], object]


def test_what_is_written_is_read() -> None:
    for word in ("示例", *WORDS):
        report = everything(word)
        assert read_report(as_json(report).encode()) == report


def changed(*path: str | int, to: object) -> bytes:
    body = json.loads(json.dumps(SOUND))
    at = body
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = to
    return json.dumps(body).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    ("path", "to"),
    [
        (("command",), "forged"),
        (("html",), "<b>"),
        (("format",), 2),
        (("format",), "1"),
        (("format",), True),
        (("head",), "main"),
        (("head",), "B" * 40),
        (("data_date",), "today"),
        (("version",), "0.1 <b>"),
        (("ok",), True),
        (("ok",), 0),
        (("errors",), -1),
        (("errors",), None),
        (("unfinished",), 10**9 + 1),
        (("codes", "x"), {"zh": "", "en": ""}),
        (("problems", 0, "code"), "::x"),
        (("problems", 0, "line"), 0),
        (("problems", 0, "line"), "3"),
        (("problems", 0, "severity"), "fatal"),
        (("problems", 0, "secret"), "x"),
        (("problems", 0, "file"), "a\nb"),
        (("problems", 0, "file"), "x" * 301),
        (("problems", 0, "read"), "\x1b[31m"),
        (("problems", 0, "message", "zh"), "\u202e"),
        (("problems", 0, "message", "zh"), "\u200b"),
        (("problems", 0, "message", "zh"), "\ud800"),
        (("problems", 0, "message", "zh"), "x" * 2001),
        (("problems", 0, "message", "fr"), "x"),
        (("problems", 0, "message"), "x"),
        (("problems",), [SOUND["problems"][1]] * 1001),
        (("owners", "answer"), "allowed!"),
        (("owners", "actor"), "me"),
        (("owners", "missing", 0, "accounts"), ["1"] * 21),
        (("impact", "moved", 0, "claimed", "after"), 3),
        (("impact", "next", 0, "until"), "2018-11-30\n"),
        (("impact", "moved"), {}),
    ],
)
def test_what_is_not_as_it_should_be_is_refused(path: tuple[str | int, ...], to: object) -> None:
    assert isinstance(read_report(changed(*path, to=to)), Text)


def test_the_place_is_named_but_nothing_of_the_report_is_repeated() -> None:
    refused = read_report(changed("problems", 0, "@all <b>", to="@everybody"))
    assert refused == Text(
        "有 1 处不合格式，第一处在 problems.0.…",
        "1 part is not as a report has them, the first at problems.0.…",
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"\xef\xbb\xbf" + as_json(everything("x")).encode(),
        b"[" * 900_000,
        b'{"a":' * 150_000,
        b'{"format": 1, "format": 1}',
        b'{"format": 1e999}',
        b'{"format": NaN}',
        b'{"format": -Infinity}',
        b'{"format": ' + b"9" * 5000 + b"}",
        b" " * (LARGEST + 1),
    ],
)
def test_bytes_that_are_no_report_are_refused(data: bytes) -> None:
    assert isinstance(read_report(data), Text)


def test_a_key_that_stands_twice_is_refused() -> None:
    data = as_json(everything("x")).encode()
    assert isinstance(read_report(data), Report)
    assert isinstance(read_report(data.replace(b'"ok":', b'"ok": false, "ok":', 1)), Text)


@pytest.mark.parametrize(("size", "is_taken"), [(LARGEST, True), (LARGEST + 1, False)])
def test_the_size_is_looked_at_first(size: int, is_taken: bool) -> None:
    data = as_json(everything("x")).encode()
    assert isinstance(read_report(data.ljust(size)), Report) is is_taken


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=200), st.integers(0, 5000), st.integers(0, 20))
def test_damaged_reports_never_crash(junk: bytes, at: int, removed: int) -> None:
    data = as_json(everything("示例")).encode()
    assert isinstance(read_report(data[:at] + junk + data[at + removed :]), Report | Text)
