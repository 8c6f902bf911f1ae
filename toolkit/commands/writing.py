"""How a task writes a new file: never over one that is there, and it says what it wrote."""

import os
from pathlib import Path

from toolkit.commands.refusals import WrongUse
from toolkit.language import both
from toolkit.submissions.repository import SubmissionId

WRITTEN = both("已写好：{path}", "Written: {path}")


def claim_path(data: Path, id: SubmissionId) -> Path:
    """Return where a claim lies; WrongUse where a link would lead the file elsewhere."""
    scheme, round_, unit = id
    folder = data / "units" / unit / round_
    for each in (folder, folder.parent, folder.parent.parent):
        if each.is_symlink():
            raise WrongUse(
                f"{each} 是符号链接，不往里写",
                f"{each} is a symbolic link; nothing is written into it",
            )
    return folder / f"{scheme}.yml"


def write_new(path: Path, content: bytes) -> int:
    """Write a new file and say so; WrongUse where one is there already, which stays as it is."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise WrongUse(
            f"{path} 已经有了，不覆盖；要重做，先移走它",
            f"{path} is there already and is never written over; to start anew, move it away",
        ) from None
    say_written(path)
    return 0


def write_over(path: Path, content: bytes) -> None:
    """Write a file in the place of what is there, at once or not at all, and say so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    os.replace(beside, path)
    say_written(path)


def say_written(path: Path) -> None:
    """Say on standard output what was written."""
    words = WRITTEN.filled(path=str(path))
    print(f"{words.zh} / {words.en}")
