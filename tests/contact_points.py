"""The contact-point scheme and its demonstration units, alone, as a data folder to work on."""

import shutil
from pathlib import Path

from tests.reopened import reopened

DATA = Path(__file__).resolve().parents[1] / "data"
SCHEME = "keqiao-contact-point"
#: In the order of the register.
UNITS = [f"keqiao-demo-{name}" for name in ("loom", "dyeing", "garden", "digital", "food", "craft")]


def copy_to(folder: Path) -> Path:
    """Copy the scheme, its rounds, its units and their claims into an empty folder; return it."""
    shutil.copytree(DATA / "schemes" / SCHEME, folder / "schemes" / SCHEME)
    for unit in UNITS:
        (folder / "units" / unit).mkdir(parents=True)
        shutil.copy(DATA / "units" / unit / "unit.yml", folder / "units" / unit)
        for file in (DATA / "units" / unit).glob(f"*/{SCHEME}*.yml"):
            year = folder / "units" / unit / file.parent.name
            year.mkdir(exist_ok=True)
            shutil.copy(file, year)
            if (file.parent / "evidence").is_dir():
                shutil.copytree(file.parent / "evidence", year / "evidence", dirs_exist_ok=True)
    return reopened(folder)
