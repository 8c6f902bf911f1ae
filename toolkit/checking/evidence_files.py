"""Evidence kept in the repository: the file is there, is a regular file, and is the one named."""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem
from toolkit.reading.personal import personal_in_text
from toolkit.submissions.claim import Claim
from toolkit.submissions.repository import Repository

LARGEST_EVIDENCE = 5 * 1024 * 1024

FILE_MISSING = declare(
    "C401",
    "error",
    title=both("找不到证据文件", "Evidence file not found"),
    message=both(
        "evidence 文件夹里没有文件 “{name}”（文件夹和链接不算）。",
        "There is no file “{name}” in the evidence folder (folders and links do not count).",
    ),
    remedy=both(
        "把文件放进同一年份的 evidence 文件夹，或改正文件名。",
        "Put the file into the year’s evidence folder, or correct the name.",
    ),
)
WRONG_HASH = declare(
    "C402",
    "error",
    title=both("证据文件与 sha256 不符", "Evidence file and sha256 differ"),
    message=both(
        "文件 {name} 与这里写的 sha256 不符，它的 sha256 是 {now}。",
        "{name} does not have this sha256; its own is {now}.",
    ),
    remedy=both(
        "确认文件没有放错，再改正 sha256。",
        "Make sure it is the right file, then correct the sha256.",
    ),
)
FILE_TOO_LARGE = declare(
    "C403",
    "error",
    title=both("证据文件过大", "Evidence file too large"),
    message=both(
        "文件 {name} 有 {size} 字节，上限是 {limit} 字节。",
        "{name} has {size} bytes, the limit is {limit}.",
    ),
    remedy=both(
        "大文件另行存放，这里写 place 和 sha256。",
        "Keep large files elsewhere and give place and sha256.",
    ),
)


def check_evidence_files(repository: Repository) -> Iterator[Problem]:
    """Yield a problem for every evidence file that is missing, too large or not the one named."""
    for (_, name, unit), claim in repository.claims.items():
        folder = repository.root / "units" / unit / name / "evidence"
        for index, evidence in enumerate(claim.evidence):
            if evidence.file is not None:
                yield from _file(claim, index, folder / evidence.file, evidence.sha256)


def _file(claim: Claim, index: int, path: Path, sha256: str | None) -> Iterator[Problem]:
    place = claim.document.place(("evidence", index, "file"))
    try:
        status = os.lstat(path)
    except OSError:
        status = None
    if status is None or not stat.S_ISREG(status.st_mode) or path.parent.is_symlink():
        yield Problem(FILE_MISSING, place, {"name": path.name}, path.name)
        return
    if status.st_size > LARGEST_EVIDENCE:
        sizes = {"size": f"{status.st_size:,}", "limit": f"{LARGEST_EVIDENCE:,}"}
        yield Problem(FILE_TOO_LARGE, place, {"name": path.name, **sizes}, path.name)
        return
    raw = path.read_bytes()
    yield from _personal(raw, claim.document.file.rpartition("/")[0] + f"/evidence/{path.name}")
    now = hashlib.sha256(raw).hexdigest()
    if sha256 is not None and sha256 != now:
        place = claim.document.place(("evidence", index, "sha256"))
        yield Problem(WRONG_HASH, place, {"name": path.name, "now": now}, sha256, now)


def _personal(raw: bytes, shown: str) -> Iterator[Problem]:
    """Yield personal data in evidence that is text; other files are for the reviewers' eyes."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    yield from personal_in_text(text, shown)
