"""Names of files that mean the same on every machine, to people and to programs."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Place, Problem
from toolkit.review.changes import Change
from toolkit.review.objects import DEEPEST

UNSAFE_NAME = declare(
    "O205",
    "error",
    title=both("路径有危险", "Dangerous path"),
    message=both("这个路径不能用：{why}。", "This path cannot be used: {why}."),
    remedy=both(
        "换一个文件名，只用英文字母、数字、点和连字符。",
        "Choose another name with letters, digits, dots and hyphens only.",
    ),
)
LOOK_ALIKE = declare(
    "O206",
    "error",
    title=both("路径有容易混淆的字符", "Look-alike characters in a path"),
    message=both(
        "路径里有 {characters}，这里不能用。",
        "The path contains {characters}, which may not be used here.",
    ),
    remedy=both(
        "文件名只用英文字母、数字、点、连字符和下划线。",
        "Use ASCII letters, digits, dots, hyphens and underscores only.",
    ),
)
TWIN = declare(
    "O207",
    "error",
    title=both("和别的文件名分不清", "Name that cannot be told from another"),
    message=both(
        "这个名称和同一文件夹里的 “{other}” 在有的电脑上是同一个。",
        "On some computers this name is the same as “{other}” in the same folder.",
    ),
    remedy=both(
        "换一个名称，不要只是大小写或写法不同。",
        "Choose a name that differs in more than capitals or form of writing.",
    ),
)
HIDDEN_FILE = declare(
    "O208",
    "error",
    title=both("隐藏文件", "Hidden file"),
    message=both(
        "这里不能有名称以点开头的文件或文件夹（“{name}”）。",
        "Files and folders whose names begin with a dot (“{name}”) may not be here.",
    ),
    remedy=both("从这次改动里删去它。", "Remove it from this change."),
)

NOT_UTF8 = both("不是 UTF-8", "it is not UTF-8")
CONTROL = both("有看不见的字符", "it has invisible characters")
UPWARDS = both("有空的一段、“.” 或 “..”", "a part of it is empty, “.” or “..”")
FOREIGN = both('含有 \\ : * ? " < > | 之一', 'it has one of \\ : * ? " < > |')
DEVICE = both("“{name}” 是 Windows 的设备名", "“{name}” is a device on Windows")
ENDING = both(
    "有一段以点或空格开头或结尾", "a part of it begins with a blank or ends with a blank or dot"
)
GITS_OWN = both("“{name}” 是 git 自己用的", "“{name}” is git’s own")
TOO_DEEP = both("文件夹套得太深", "the folders are nested too deep")
TOO_LONG = both("有一段太长", "a part of it is too long")

#: In bytes; file systems stop at 255, and Windows at 260 characters for a whole path.
LONGEST_PART = 120
_SEPARATE = re.compile(r"[\\:*?\"<>|]")
_DEVICES = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.I
)
_GIT = re.compile(r"\.git(?:modules)?|git~[0-9]+", re.IGNORECASE | re.ASCII)
_PLAIN = re.compile(r"[A-Za-z0-9._-]*", re.ASCII)
#: Chinese characters in everyday use, and the signs that stand between them.
_CHINESE = re.compile(
    r"[ ()+,=@A-Za-z0-9._\u4e00-\u9fff\u3400-\u4dbf\u3001\u3002\u300a\u300b\u3010\u3011\u00b7\u2014\u201c\u201d（）-]*"
)
#: Signs of code that stand in paths outside the data.
_CODE = re.compile(r"[A-Za-z0-9._+@=,()\[\] -]*", re.ASCII)


def name_problems(change: Change, data: bytes) -> Iterator[Problem]:
    """Yield what is wrong with the path of a file that is added or changed.

    ``data`` is how paths of the data folder begin.
    """
    place, inside = Place(change.shown), change.path.startswith(data)
    parts = change.path.split(b"/")
    yield from (Problem(UNSAFE_NAME, place, {"why": why}) for why in _dangers(parts))
    characters = _look_alikes(change.path, data)
    if characters:
        yield Problem(LOOK_ALIKE, place, {"characters": characters})
    for part in parts:
        if inside and part.startswith(b".") and part not in (b".", b".."):
            yield Problem(HIDDEN_FILE, place, {"name": _text(part)})


def _dangers(parts: Sequence[bytes]) -> Iterator[Text]:
    texts = [_text(part) for part in parts]
    try:
        b"/".join(parts).decode("utf-8")
    except UnicodeDecodeError:
        yield NOT_UTF8
    if any(unicodedata.category(char)[0] == "C" for text in texts for char in text):
        yield CONTROL
    if any(text in ("", ".", "..") for text in texts):
        yield UPWARDS
    if any(_SEPARATE.search(text) for text in texts):
        yield FOREIGN
    # Some file systems drop what Unicode calls ignorable before they compare names.
    bare = ["".join(c for c in text if unicodedata.category(c) != "Cf") for text in texts]
    for text in bare:
        if _DEVICES.fullmatch(text.rstrip(" .")):
            yield DEVICE.filled(name=text)
        if _GIT.fullmatch(unicodedata.normalize("NFKC", text).rstrip(" .")):
            yield GITS_OWN.filled(name=text)
    if any(text != text.strip(" ") or (text.endswith(".") and text.strip(".")) for text in texts):
        yield ENDING
    if len(parts) > DEEPEST:
        yield TOO_DEEP
    if any(len(part) > LONGEST_PART for part in parts):
        yield TOO_LONG


def _look_alikes(path: bytes, data: bytes) -> str:
    """Return the characters of a path that could pass for others where it lies."""
    if not path.startswith(data):
        allowed, text = _CODE, _text(path.replace(b"/", b""))
        return _named(text, allowed)
    *folders, last = path[len(data) :].split(b"/")
    is_evidence = folders[:1] == [b"units"] and folders[3:] == [b"evidence"]
    found = [
        _named("".join(map(_text, folders)), _PLAIN),
        _named(_text(last), _CHINESE if is_evidence else _PLAIN),
    ]
    return ", ".join(filter(None, found))


def _named(text: str, allowed: re.Pattern[str]) -> str:
    odd = dict.fromkeys(char for char in text if not allowed.fullmatch(char))
    # Those that no path may have are told as dangerous.
    named = [c for c in odd if c.isprintable() and c != "\ufffd" and not _SEPARATE.match(c)]
    return ", ".join(f"“{char}” (U+{ord(char):04X})" for char in named[:8])


def folded(name: bytes) -> str:
    """Return what a name becomes where case, width and composition do not count."""
    return unicodedata.normalize("NFKC", _text(name)).casefold()


def by_fold(names: Iterable[bytes]) -> Mapping[str, Sequence[bytes]]:
    """Return the names of a folder by what they fold into."""
    found: dict[str, list[bytes]] = {}
    for name in names:
        found.setdefault(folded(name), []).append(name)
    return found


def twin_problems(
    change: Change, folders: Iterable[Mapping[str, Sequence[bytes]]]
) -> Iterator[Problem]:
    """Yield a problem for every part of a path that folds into another name of its folder.

    ``folders`` has, for each part of the path in turn, the names of its folder by fold.
    """
    for part, names in zip(change.path.split(b"/"), folders, strict=True):
        alike = names.get(folded(part), ())
        other = next((each for each in alike if each != part), None)
        if other is None and alike.count(part) > 1:  # a damaged folder may hold a name twice
            other = part
        if other is not None:
            yield Problem(TWIN, Place(change.shown), {"other": _text(other)})


def _text(name: bytes) -> str:
    return name.decode("utf-8", "replace")
