"""What stands at the paths of a change: plain files of bounded size, and not pointers to files."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Place, Problem
from toolkit.reading.files import LARGEST_FILE
from toolkit.review.changes import Change, shown
from toolkit.review.objects import EXECUTABLE, LINK, REGULAR, SUBMODULE, Entry, Objects, TooMuch
from toolkit.submissions.evidence import LARGEST_EVIDENCE

NOT_PLAIN = declare(
    "O204",
    "error",
    title=both("不是普通文件", "Not a plain file"),
    message=both("这里应是普通文件，改成了{what}。", "This should be a plain file but is {what}."),
    remedy=both(
        "放文件本身，不用链接和子模块；data 里的文件不设可执行权限（644）。",
        "Put the file itself here, no link or submodule; files of the data are not executable (mode 644).",
    ),
)
POINTER = declare(
    "O209",
    "error",
    title=both("是 Git LFS 的指针", "Git LFS pointer"),
    message=both(
        "这里只有 Git LFS 的指针，文件本身不在仓库里。",
        "There is a Git LFS pointer only; the file itself is not in the repository.",
    ),
    remedy=both(
        "不用 Git LFS；大文件另行存放，申报里写 place 和 sha256。",
        "Do without Git LFS; keep large files elsewhere and give place and sha256 in the claim.",
    ),
)
FILE_TOO_LARGE = declare(
    "O210",
    "error",
    title=both("文件过大", "File too large"),
    message=both(
        "文件有 {size} 字节，上限是 {limit} 字节。",
        "The file has {size} bytes; the limit is {limit}.",
    ),
    remedy=both(
        "大文件另行存放，申报里写 place 和 sha256。",
        "Keep large files elsewhere and give place and sha256 in the claim.",
    ),
)
UNIT_TOO_LARGE = declare(
    "O211",
    "error",
    title=both("单位的文件太多", "Too much in a unit's folder"),
    message=both(
        "改过之后，这个单位的文件夹有 {what}，上限是 {limit}。",
        "With this change the folder of the unit holds {what}; the limit is {limit}.",
    ),
    remedy=both(
        "材料另行存放，申报里写 place 和 sha256；不再用的证据文件删去。",
        "Keep material elsewhere and give place and sha256 in the claim; remove evidence no longer used.",
    ),
)
CHANGE_TOO_LARGE = declare(
    "O212",
    "error",
    title=both("一次改动太大", "Change too large"),
    message=both(
        "这次改动新增和修改的文件共 {size} 字节，上限是 {limit} 字节。",
        "The files added and changed have {size} bytes together; the limit is {limit}.",
    ),
    remedy=both(
        "分成几次提交，或者把材料另行存放。",
        "Submit it in several parts, or keep material elsewhere.",
    ),
)

LARGEST_UNIT = 50 * 1024 * 1024
MOST_IN_UNIT = 1000
LARGEST_CHANGE = 25 * 1024 * 1024
#: Where a problem of the change as a whole stands.
WHOLE = Place(".")

BYTES, FILES = (
    both("{n} 字节", "{n} {n:byte|bytes}"),
    both("{n} 个文件和文件夹", "{n} {n:file|files} and folders"),
)
MORE = both("更多文件和文件夹", "more files and folders than that")
WHAT: Mapping[bytes, Text] = {
    LINK: both("符号链接", "a symbolic link"),
    SUBMODULE: both("子模块", "a submodule"),
    EXECUTABLE: both("可执行文件", "an executable file"),
}
OTHER = both("git 的特殊项（{mode}）", "something special to git ({mode})")

#: A pointer is never longer; its first line is one of these.
_LONGEST_POINTER = 1024
_POINTERS = (
    b"version https://git-lfs.github.com/spec/",
    b"version https://hawser.github.com/spec/",
)


def content_problems(
    objects: Objects, tree: str, changes: Collection[Change], data: bytes
) -> Iterator[Problem]:
    """Yield what is wrong with what a change puts in its places; ``tree`` is the tree after it.

    Contents are read only of files small enough to be pointers; the rest is judged by mode and size.
    """
    put = [(change, change.new) for change in changes if change.new is not None]
    plain = []
    for change, entry in put:
        inside = change.path.startswith(data)
        if entry.mode == REGULAR or (entry.mode == EXECUTABLE and not inside):
            plain.append((change, entry))
        else:
            what = WHAT.get(entry.mode, OTHER.filled(mode=entry.mode.decode("ascii", "replace")))
            yield Problem(NOT_PLAIN, Place(change.shown), {"what": what})
    sizes = objects.sizes(entry.object for _, entry in plain)
    for change, entry in plain:
        size, limit = sizes[entry.object], _limit(change.path, data)
        if size > limit:
            values = {"size": f"{size:,}", "limit": f"{limit:,}"}
            yield Problem(FILE_TOO_LARGE, Place(change.shown), values)
        if change.path.startswith(data) and _is_pointer(objects, entry, size):
            yield Problem(POINTER, Place(change.shown))
    yield from _whole(sum(sizes[entry.object] for _, entry in plain))
    yield from _units(objects, tree, _folders((change.path for change, _ in put), data))


def _limit(path: bytes, data: bytes) -> int:
    """Return how large a file may be: what is read as YAML less than anything else."""
    is_data = path.startswith(data) and path.endswith(b".yml") and b"/evidence/" not in path
    return LARGEST_FILE if is_data else LARGEST_EVIDENCE


def _is_pointer(objects: Objects, entry: Entry, size: int) -> bool:
    return size <= _LONGEST_POINTER and objects.content(entry.object, size).startswith(_POINTERS)


def _whole(size: int) -> Iterator[Problem]:
    if size > LARGEST_CHANGE:
        values = {"size": f"{size:,}", "limit": f"{LARGEST_CHANGE:,}"}
        yield Problem(CHANGE_TOO_LARGE, WHOLE, values)


def _folders(paths: Iterable[bytes], data: bytes) -> list[bytes]:
    """Return the folders of the units in which these paths lie."""
    above = data + b"units/"
    inside = (path.removeprefix(above).split(b"/") for path in paths if path.startswith(above))
    return sorted({above + parts[0] for parts in inside if len(parts) > 1})


def _units(objects: Objects, tree: str, folders: Iterable[bytes]) -> Iterator[Problem]:
    """Yield a problem for every unit whose folder holds too much, however small each change was."""
    held: dict[bytes, list[str]] = {}
    for folder in folders:
        entry = objects.at(tree, folder)
        if entry is None or not entry.is_folder:
            continue
        try:
            found = objects.files(entry.object, b"", MOST_IN_UNIT)
        except TooMuch:
            values = {"what": MORE, "limit": FILES.filled(n=f"{MOST_IN_UNIT:,}")}
            yield Problem(UNIT_TOO_LARGE, Place(shown(folder)), values)
        else:
            plain = (REGULAR, EXECUTABLE)
            held[folder] = [each.entry.object for each in found if each.entry.mode in plain]
    sizes = objects.sizes(id for ids in held.values() for id in ids)
    for folder, ids in held.items():
        size = sum(sizes[id] for id in ids)
        if size > LARGEST_UNIT:
            limit = BYTES.filled(n=f"{LARGEST_UNIT:,}")
            values = {"what": BYTES.filled(n=f"{size:,}"), "limit": limit}
            yield Problem(UNIT_TOO_LARGE, Place(shown(folder)), values)
