"""The tiny organisation with its society's round open: units may submit."""

import shutil
from pathlib import Path

from tests.codes.tree import TINY

SOCIETY = "schemes/tiny-society/rounds/2020/round.yml"
#: What unit gamma, which has submitted nothing, is registered for.
GAMMA = ("tiny-society", "2020", "tiny-gamma")


def opened(folder: Path) -> Path:
    """Copy the tiny data folder, set the society's round back to draft, and take reviews away."""
    data = folder / "data"
    shutil.copytree(TINY, data)
    file = data / SOCIETY
    file.write_text(file.read_text("utf-8").replace("state: checked", "state: draft"), "utf-8")
    for review in data.glob("units/*/2020/tiny-society.review.yml"):
        review.unlink()
    return data
