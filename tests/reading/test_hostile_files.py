"""Files that try to break the reader: deep nesting, other encodings, things that are no files."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.problems.problem import Problem
from toolkit.reading.document import Document
from toolkit.reading.files import LARGEST_FILE
from toolkit.reading.reader import read

ROOT = Path(__file__).resolve().parents[2]
needs_posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files and limits")


def read_bytes(folder: Path, raw: bytes) -> tuple[Document | None, list[Problem]]:
    path = folder / "x.yml"
    path.write_bytes(raw)
    return read(path, "data/x.yml")


def found(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(each.code.id, each.place.line, each.place.column) for each in problems]


# Nesting. PyYAML's own composer recurses on the C stack and takes the process with it.

DEEP: dict[str, tuple[str, list[object]]] = {
    "brackets": ("[" * 30_000, ["Y201", 1, 25]),
    "brackets in a value": ("a: " + "[" * 30_000, ["Y201", 1, 27]),
    "brackets that are closed": ("a: " + "[" * 30_000 + "]" * 30_000, ["Y201", 1, 27]),
    "braces": ("a: " + "{x: " * 30_000, ["Y201", 1, 96]),
    "dashes": ("- " * 30_000, ["Y201", 1, 49]),
    "dashes in a value": ("a:\n" + "- " * 30_000 + "1", ["Y201", 2, 47]),
    "lines, one deeper each": ("".join(" " * n + "k:\n" for n in range(700)), ["Y201", 25, 25]),
    "lists, one deeper each": ("".join(" " * n + "-\n" for n in range(700)), ["Y201", 25, 25]),
    "keys of keys": ("? " * 30_000, ["Y207", 1, 3]),
    "braces as keys": ("a: " + "{" * 30_000, ["Y207", 1, 5]),
    "dashes after brackets": ("a: [" + "- [" * 30_000, ["Y308"]),
    "anchors": ("a: " + "&x [" * 30_000, ["Y202", 1, 4]),
    "tags": ("a: " + "!x [" * 30_000, ["Y203", 1, 4]),
}

READ_EVERYTHING = """
import json, sys
from toolkit.reading.reader import parse
for name, text in json.load(sys.stdin).items():
    document, problems = parse(text, "x.yml")
    assert document is None
    last, first = problems[-1], problems[0]
    print(json.dumps([name, first.code.id, first.place.line, first.place.column, last.code.id]))
"""


@needs_posix
def test_deep_nesting_is_refused_on_a_small_stack() -> None:
    texts = {name: text for name, (text, _) in DEEP.items()}
    result = subprocess.run(
        ["bash", "-c", 'ulimit -s 512 && exec "$@"', "-", sys.executable, "-c", READ_EVERYTHING],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [name for name, *_ in answers] == list(DEEP)
    for name, *place, last in answers:
        expected = DEEP[name][1]
        assert place[: len(expected)] == expected, name
        if name in ("anchors", "tags"):
            assert last == "Y201", name  # each is refused, until the nesting is


# Encodings


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("名称: 示例\n".encode("gbk"), ("Y103", 1, 1)),
        (b"a: 1\n" + "名称: 示例\n".encode("gbk"), ("Y103", 2, 1)),
        (b"a: 1\n" + "说明: 示例\n".encode("gbk"), ("Y103", 2, 2)),  # 说 is valid UTF-8 by chance
        ("甲: 1\n".encode() + b"b: x\xd6\xd0\n", ("Y103", 2, 5)),
        ("甲乙: ".encode() + b"\xff\n", ("Y103", 1, 5)),
        (b"\xef\xbb\xbfab\xff\n", ("Y103", 1, 3)),
        (b"\xef\xbb\xbfa: 1\nb: \xff\n", ("Y103", 2, 4)),
        (b"a: 1\r\nb: \xff\r\n", ("Y103", 2, 4)),
        ("a: 1\n".encode("utf-16"), ("Y103", 1, 1)),
        (b"\xfe\xff" + "名称: 1\n".encode("utf-16-be"), ("Y103", 1, 1)),
        ("a: 1\n".encode("utf-16-le"), ("Y307", 1, 2)),  # without a mark it is UTF-8 with NULs
        ("a: 1\n".encode("utf-16-be"), ("Y307", 1, 1)),
        ("a: 1\n".encode("utf-32"), ("Y103", 1, 1)),
        (b"a: \xed\xa0\x80\n", ("Y103", 1, 4)),  # a surrogate
        (b"a: \xc0\x80\n", ("Y103", 1, 4)),  # NUL written too long
        (b"a: 1\nb: \xe7\xa4", ("Y103", 2, 4)),  # cut off inside a character
    ],
)
def test_other_encodings_are_refused_at_the_first_wrong_byte(
    tmp_path: Path, raw: bytes, place: tuple[str, int, int]
) -> None:
    document, problems = read_bytes(tmp_path, raw)
    assert document is None
    assert found(problems) == [place]


def test_a_byte_order_mark_is_accepted_and_moves_nothing(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + "名称: 示例\r\n人数: 29\r\n".encode()
    document, problems = read_bytes(tmp_path, raw)
    assert problems == []
    assert document is not None
    assert document.data == {"名称": "示例", "人数": 29}
    assert dict(document.values_at) == {(): (1, 1), ("名称",): (1, 5), ("人数",): (2, 5)}
    assert not document.text.startswith("\ufeff")


def test_the_hash_is_that_of_the_bytes_on_disk(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbfa: 1\r\n"
    document, _ = read_bytes(tmp_path, raw)
    assert document is not None
    assert document.sha256 == hashlib.sha256(raw).hexdigest()
    assert document.file == "data/x.yml"


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=60) | st.text(max_size=20).map(lambda text: text.encode("utf-16")))
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb\xbf\xff")
def test_any_bytes_are_answered(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        document, problems = read_bytes(Path(folder), raw)
    assert document is not None or problems
    assert all(each.place.file == "data/x.yml" for each in problems)
    assert all(each.place.line >= 1 and each.place.column >= 1 for each in problems)


# Size


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    assert LARGEST_FILE == 262_144
    raw = b"a: 1\n#" + b"x" * (LARGEST_FILE - 6)
    assert len(raw) == LARGEST_FILE
    document, problems = read_bytes(tmp_path, raw)
    assert problems == []
    assert document is not None
    assert document.data == {"a": 1}


def test_one_byte_more_is_refused(tmp_path: Path) -> None:
    document, [problem] = read_bytes(tmp_path, b"a: 1\n#" + b"x" * (LARGEST_FILE - 5))
    assert document is None
    assert found([problem]) == [("Y102", 1, 1)]
    assert problem.message.en == "The file has 262,145 bytes, the limit is 262,144."


# Things that are no files


@needs_posix
@pytest.mark.parametrize(
    ("make", "zh", "en"),
    [
        (lambda path: None, "空缺", "nothing"),
        (Path.mkdir, "文件夹", "a folder"),
        (os.mkfifo if os.name == "posix" else None, "特殊文件", "a special file"),
        (lambda path: path.symlink_to("real.yml"), "符号链接", "a symbolic link"),
        (lambda path: path.symlink_to("/dev/zero"), "符号链接", "a symbolic link"),
        (lambda path: path.symlink_to("nowhere"), "符号链接", "a symbolic link"),
        (lambda path: path.symlink_to(path.name), "符号链接", "a symbolic link"),
    ],
)
def test_only_a_regular_file_is_read(tmp_path: Path, make: object, zh: str, en: str) -> None:
    (tmp_path / "real.yml").write_text("a: 1\n")
    path = tmp_path / "x.yml"
    make(path)  # type: ignore[operator]
    document, problems = read(path, "data/x.yml")
    assert document is None
    assert found(problems) == [("Y101", 1, 1)]
    assert zh in problems[0].message.zh
    assert problems[0].message.en == f"A regular file is expected here, found {en}."
