"""From a path to text: regular files only, bounded, UTF-8."""

import hashlib
import os
import stat
from pathlib import Path

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Place, Problem
from toolkit.reading.lines import lines_of

LARGEST_FILE = 256 * 1024

NOT_REGULAR = declare(
    "Y101",
    "error",
    title=both("不是普通文件", "Not a regular file"),
    message=both(
        "这里应是一个普通文件，读到的是{what}。", "A regular file is expected here, found {what}."
    ),
    remedy=both(
        "删去它，把文件本身放在这个位置，不要用链接或文件夹代替。",
        "Remove it and put the file itself here, not a link or a folder.",
    ),
)
TOO_LARGE = declare(
    "Y102",
    "error",
    title=both("文件过大", "File too large"),
    message=both(
        "文件有 {size} 字节，上限是 {limit} 字节。",
        "The file has {size} bytes, the limit is {limit}.",
    ),
    remedy=both(
        "把材料放到证据文件夹或另行存放，申报文件里只写事实。",
        "Keep material in the evidence folder or elsewhere; the file holds facts only.",
    ),
)
NOT_UTF8 = declare(
    "Y103",
    "error",
    title=both("不是 UTF-8 编码", "Not UTF-8"),
    message=both(
        "这一行有不是 UTF-8 的字节（可能是 GBK 或 UTF-16）。",
        "This line has bytes that are not UTF-8 (perhaps GBK or UTF-16).",
    ),
    remedy=both("用编辑器“另存为”，编码选 UTF-8。", "Save the file again with the encoding UTF-8."),
)


def read_text(path: Path, shown: str) -> tuple[str, str] | Problem:
    """Return the text of a file and the sha256 of its bytes, or the problem that stands against it."""
    raw = _bytes(path, shown)
    if isinstance(raw, Problem):
        return raw
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # error.object is what was decoded, without the byte order mark; all before start is sound.
        before = error.object[: error.start].decode("utf-8")
        lines = lines_of(f"{before}|")
        return Problem(NOT_UTF8, Place(shown, len(lines), len(lines[-1])))
    return text, hashlib.sha256(raw).hexdigest()


def is_regular(path: Path) -> bool:
    """True for a file that is there itself: no link, no folder, nothing special."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def _bytes(path: Path, shown: str) -> bytes | Problem:
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return _not_regular(shown, "空缺", "nothing")
    if stat.S_ISLNK(status.st_mode):
        return _not_regular(shown, "符号链接", "a symbolic link")
    if stat.S_ISDIR(status.st_mode):
        return _not_regular(shown, "文件夹", "a folder")
    if not stat.S_ISREG(status.st_mode):
        return _not_regular(shown, "特殊文件", "a special file")
    if status.st_size > LARGEST_FILE:
        return Problem(
            TOO_LARGE, Place(shown), {"size": f"{status.st_size:,}", "limit": f"{LARGEST_FILE:,}"}
        )
    return path.read_bytes()


def _not_regular(shown: str, zh: str, en: str) -> Problem:
    return Problem(NOT_REGULAR, Place(shown), {"what": both(zh, en)})
