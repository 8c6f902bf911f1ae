"""Evidence kept in the repository: the file named is there, is of an accepted kind, and no other lies there."""

import hashlib
import os
import stat
from collections.abc import Iterator, Set
from pathlib import Path

from toolkit.checking.evidence_kinds.kinds import KINDS, Kind, ending_of, text_of
from toolkit.language import both, joined
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed
from toolkit.problems.printing import visible
from toolkit.problems.problem import Place, Problem
from toolkit.reading.personal import personal_in_text
from toolkit.submissions.claim import Claim
from toolkit.submissions.evidence import LARGEST_EVIDENCE
from toolkit.submissions.opening import readable
from toolkit.submissions.repository import Repository

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


OTHER_KIND = declare(
    "C404",
    "error",
    title=both("不收这种文件", "Kind of file not accepted"),
    message=both(
        "不收证据文件 {name} 这一种类。", "The evidence file {name} is not of an accepted kind."
    ),
    remedy=both(
        "另存为可收的种类再放进来：{allowed}；压缩包拆开，网页打印成 PDF。",
        "Save it as one of these and put that in: {allowed}; unpack archives, print web pages to PDF.",
    ),
)
NOT_ITS_ENDING = declare(
    "C405",
    "error",
    title=both("内容与扩展名不符", "Content and ending differ"),
    message=both(
        "文件 {name} 的内容不是 {ending}，或者已经损坏。",
        "The content of {name} is not {ending}, or the file is damaged.",
    ),
    remedy=both(
        "用原来的软件打开，另存为 {ending}；不要只改扩展名。",
        "Open it in the program that made it and save it as {ending}; renaming alone does not change it.",
    ),
)
RUNS = declare(
    "C406",
    "error",
    title=both("文件里有会运行的内容", "Something in the file can run"),
    message=both(
        "文件 {name} 里有宏、脚本或嵌入的文件（{found}）。",
        "{name} holds a macro, a script or an embedded file ({found}).",
    ),
    remedy=both(
        "另存为不带宏的文档，或打印成 PDF 再放进来；嵌入的文件单独作一项证据。",
        "Save it without macros, or print it to PDF; file what is embedded as evidence of its own.",
    ),
)
TELLS_UNSEEN = declare(
    "C407",
    "error",
    title=both("图片里有看不见的信息", "Hidden data in a picture"),
    message=both(
        "图片 {name} 里带有看不见的信息：{found}。",
        "The picture {name} carries hidden data: {found}.",
    ),
    remedy=both(
        "去掉再放进来：Windows 里右键点图片，依次选“属性”“详细信息”“删除属性和个人信息”；手机上打开图片截屏，改用截图。"
        "改过以后重新计算 sha256。",
        "Remove it first: in Windows right-click the picture, Properties, Details, Remove Properties and Personal "
        "Information; on a telephone take a screenshot and use that. Then compute the sha256 again.",
    ),
)
UNNAMED = declare(
    "C408",
    "warning",
    title=both("申报里没有提到的文件", "File that no claim names"),
    message=both(
        "证据文件夹里的 {name}，申报里没有提到。", "No claim names {name} in the evidence folder."
    ),
    remedy=both(
        "在 evidence 里写上它（file: {name}），或把它删去。",
        "Name it under evidence (file: {name}), or remove it.",
    ),
)
TOO_MUCH = declare(
    "C409",
    "error",
    title=both("一年的证据太多", "Too much evidence in a year"),
    message=both(
        "这个证据文件夹共有 {size} 字节，上限是 {limit} 字节。",
        "This evidence folder has {size} bytes; the limit is {limit}.",
    ),
    remedy=both(
        "大文件另行存放，申报里写 place 和 sha256。",
        "Keep large files elsewhere and give place and sha256 in the claim.",
    ),
)

#: All files of one unit in one year together.
LARGEST_YEAR = 25 * 1024 * 1024


def check_evidence_files(repository: Repository) -> Iterator[Problem]:
    """Yield what stands against the evidence files that claims name."""
    for id, claim in repository.claims.items():
        folder = repository.evidence_folder(id)
        for index, evidence in enumerate(claim.evidence):
            if evidence.file is not None:
                yield from _file(claim, index, folder / evidence.file, evidence.sha256)


def check_evidence_folders(repository: Repository) -> Iterator[Problem]:
    """Yield what no claim of the unit and year names, and where there is too much of it all.

    Of a year with a claim that could not be read nothing is said: it may name anything.
    """
    named: dict[tuple[str, str], set[str]] = {}
    for (_, year, unit), claim in repository.claims.items():
        files = {each.file for each in claim.evidence if each.file is not None}
        named.setdefault((unit, year), set()).update(files)
    unread = {(unit, year) for _, year, unit in repository.unreadable_claims}
    for (unit, year), names in named.items():
        if (unit, year) not in unread:
            folder = repository.root / "units" / unit / year / "evidence"
            shown = f"{repository.shown}/units/{unit}/{year}/evidence"
            yield from _folder(folder, shown, names)


def _folder(folder: Path, shown: str, names: Set[str]) -> Iterator[Problem]:
    """Yield the files that nobody names, and that there is too much altogether."""
    if folder.is_symlink() or not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        sizes = {
            each.name: each.stat(follow_symlinks=False).st_size
            for each in entries
            if not each.name.startswith(".") and not each.is_dir(follow_symlinks=False)
        }
    for name in sorted(sizes.keys() - names):
        words = readable(name)
        yield Problem(UNNAMED, Place(f"{shown}/{words}"), {"name": words}, words)
    total = sum(sizes.values())
    if total > LARGEST_YEAR:
        values = {"size": f"{total:,}", "limit": f"{LARGEST_YEAR:,}"}
        yield Problem(TOO_MUCH, Place(shown), values)


def _file(claim: Claim, index: int, path: Path, sha256: str | None) -> Iterator[Problem]:
    place = claim.document.place(("evidence", index, "file"))
    kind = KINDS.get(ending_of(path.name))
    if kind is None:
        yield Problem(OTHER_KIND, place, {"name": path.name, "allowed": listed(KINDS)}, path.name)
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
    if kind is not None:
        yield from _content(kind, raw, path.name, place)
    now = hashlib.sha256(raw).hexdigest()
    if sha256 is not None and sha256 != now:
        place = claim.document.place(("evidence", index, "sha256"))
        yield Problem(WRONG_HASH, place, {"name": path.name, "now": now}, sha256, now)


def _content(kind: Kind, raw: bytes, name: str, place: Place) -> Iterator[Problem]:
    """Yield what the bytes of a file show: another kind, something that runs, something unseen."""
    if not kind.fits(raw):
        yield Problem(NOT_ITS_ENDING, place, {"name": name, "ending": ending_of(name)}, name)
        return
    active = kind.active(raw)
    if active is not None:
        yield Problem(RUNS, place, {"name": name, "found": visible(active)[:80]}, name)
    told = list(dict.fromkeys(kind.told(raw)))
    if told:
        yield Problem(TELLS_UNSEEN, place, {"name": name, "found": joined(told, "、", ", ")}, name)


def _personal(raw: bytes, shown: str) -> Iterator[Problem]:
    """Yield personal data in evidence that is text; other files are for the reviewers' eyes."""
    try:
        text: str | None = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = text_of(raw)
    if text is not None:
        yield from personal_in_text(text, shown)
