"""Synthetic units: the demonstrations multiplied, each with numbers, dates and ids of its own."""

import random
import re
import shutil
from pathlib import Path

#: The schemes whose demonstrations are multiplied: measurements stay comparable as others come.
SCHEMES = ("keqiao-contact-point", "keqiao-service-station")

_HASH = re.compile(r"(?<=sha256: )[0-9a-f]{64}")
_NUMBER = re.compile(r"(?<=members: )\d+")


def make(target: Path, data: Path, size: int) -> Path:
    """Write a data folder with ``size`` registered units and return it.

    Schemes and rounds are copied; every unit is a copy of a demonstration with a claim, under an
    id of its own. Reviews are left out for one in ten. The same size gives the same bytes.
    """
    chance = random.Random(size)
    for scheme in SCHEMES:
        shutil.copytree(data / "schemes" / scheme, target / "schemes" / scheme)
    _reopen(target)
    patterns = [folder for folder in sorted((data / "units").iterdir()) if _claims(folder)]
    registers = {
        path: path.read_text(encoding="utf-8")
        for path in target.glob("schemes/*/rounds/*/register.yml")
    }
    rows: dict[Path, list[str]] = {path: [] for path in registers}
    for number in range(size):
        pattern = patterns[number % len(patterns)]
        unit = f"bench-{number:05d}"
        _unit(target / "units" / unit, pattern, unit, number, chance)
        for path, text in registers.items():
            row = re.search(rf"^  {re.escape(pattern.name)}: (.*)$", text, re.MULTILINE)
            if row is not None:
                rows[path].append(f"  {unit}: {row.group(1)}\n")
    for path, text in registers.items():
        head = text[: text.index("units:\n") + len("units:\n")]
        path.write_text(head + "".join(rows[path]), encoding="utf-8")
    return target


#: In public notice results are out, and nothing is recorded yet.
NOTICE = (
    "notice: {from: 2030-01-07, to: 2030-01-11, objections: {zh: 书面提出。, en: In writing.}}\n"
)


def _reopen(target: Path) -> None:
    """Take the rounds back to the public notice: what was decided is about the units left behind."""
    for folder in target.glob("schemes/*/rounds/*"):
        for name in ("decisions.yml", "results.yml", "corrections.yml"):
            (folder / name).unlink(missing_ok=True)
        file = folder / "round.yml"
        text = file.read_text(encoding="utf-8")
        open_again = re.sub(r"^state: .*$", "state: notice", text, flags=re.MULTILINE)
        if "\nnotice:" not in open_again:
            open_again += NOTICE
        file.write_text(open_again, encoding="utf-8")


def _claims(folder: Path) -> list[Path]:
    return [path for scheme in SCHEMES for path in folder.glob(f"*/{scheme}.yml")]


def _unit(folder: Path, pattern: Path, unit: str, number: int, chance: random.Random) -> None:
    import hashlib

    shutil.copytree(pattern, folder)
    for path in sorted(folder.rglob("*.yml")):
        text = path.read_text(encoding="utf-8").replace(pattern.name, unit)
        text = (
            re.sub(r"(示例·[^\n]+)", rf"\g<1>{number:05d}", text, count=1)
            if path.name == "unit.yml"
            else text
        )
        path.write_text(text, encoding="utf-8")
    for path in sorted(_claims(folder)):
        text = path.read_text(encoding="utf-8")
        text = _NUMBER.sub(lambda _: str(chance.randrange(500)), text)
        if "file: " not in text:
            text = _HASH.sub(lambda _: f"{chance.getrandbits(256):064x}", text)
        path.write_text(text, encoding="utf-8")
        review = path.with_name(path.name.replace(".yml", ".review.yml"))
        if review.exists():
            now = hashlib.sha256(text.encode()).hexdigest()
            judged = review.read_text(encoding="utf-8")
            review.write_text(
                re.sub(r"(?<=claim_sha256: )[0-9a-f]{64}", now, judged), encoding="utf-8"
            )
            if number % 10 == 9:
                review.unlink()
