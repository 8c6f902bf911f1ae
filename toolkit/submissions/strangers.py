"""Files that do not belong where they lie: what they seem to be, and where each should go."""

from collections.abc import Sequence
from pathlib import PurePath

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed, nearest
from toolkit.problems.problem import Place, Problem

UNKNOWN_FILE = declare(
    "F401",
    "error",
    title=both("不认识的文件", "Unexpected file"),
    message=both("这里不应有 “{name}”{note}。", "“{name}” does not belong here{note}."),
    remedy=both(
        "{hint}此处应有：{allowed}。",
        "Expected here: {allowed}{hint}.",
    ),
)

_OFFICE = (".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ppt", ".pptx", ".rtf")
_PAPERS = (*_OFFICE, ".pdf", ".jpg", ".jpeg", ".png", ".zip", ".rar", ".7z", ".txt", ".ofd")
_BY_ITSELF = ("thumbs.db", "desktop.ini", "ehthumbs.db")
_COPY = (" - ", "副本", "(1)", "（1）", "copy")

CHECK_NAME = both("检查文件名和所在文件夹；", "; check its name and folder")
OFFICE = both("：程序不读文字处理和表格文件", ": word-processor and spreadsheet files are not read")
TO_EVIDENCE = both(
    "作证据的，放进这一年的 evidence 文件夹，文件名用英文字母和数字；要申报的内容写进 .yml 文件；",
    "; a file that is evidence goes into the year’s evidence folder, named in letters and digits; "
    "what is claimed goes into the .yml file",
)
YAML_ENDING = both("把文件名的结尾改成 .yml；", "; let the name end in .yml")
MADE_BY_PROGRAM = both(
    "这是电脑或办公软件自己生成的，删去即可；", "; a program made it by itself, delete it"
)
A_COPY = both(
    "像是另存的副本：留下要交的一份，其余删去；",
    "; it looks like a copy: keep one and delete the rest",
)


def stranger(
    place: Place, name: str, shown: str, allowed: Sequence[str], is_of_unit: bool
) -> Problem:
    """Return the problem of a file or folder that is not expected, with what to do about it."""
    values: dict[str, Text | str | int] = {"name": shown, "allowed": listed(allowed)}
    values["hint"] = CHECK_NAME
    ending = PurePath(name).suffix.lower()
    near = nearest(name, allowed)
    if name.startswith("~$") or name.lower() in _BY_ITSELF or ending in (".tmp", ".bak"):
        return Problem(UNKNOWN_FILE, place, {**values, "hint": MADE_BY_PROGRAM})
    if ending == ".yaml":
        values["hint"] = YAML_ENDING
        near = name[: -len(ending)] + ".yml"
    elif ending == ".yml" and any(sign in name.lower() for sign in _COPY):
        values["hint"] = A_COPY
    elif ending in _PAPERS and is_of_unit:
        values["hint"] = TO_EVIDENCE
        values["note"] = OFFICE if ending in _OFFICE else ""
    return Problem(UNKNOWN_FILE, place, values, suggestion=near)
