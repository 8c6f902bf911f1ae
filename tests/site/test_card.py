"""The card for the keyboard's side: it repeats the guides word for word and prints on one sheet."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.site.conftest import Watched
from toolkit.commands.environment import ROOT
from toolkit.language import LANGUAGES, Language
from toolkit.publishing.places import TREES

A4 = (595, 842)


def section(language: Language, guide: str, heading: str) -> list[str]:
    """Return the lines below a heading of a guide, down to the next."""
    text = (ROOT / "docs" / language / "help" / f"{guide}.md").read_text(encoding="utf-8")
    [found] = re.findall(rf"^#+ .*\{{: #{heading} \}}\n((?:(?!#).*\n)*)", text, re.MULTILINE)
    return [line for line in found.splitlines() if line]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_repeats_the_guides(language: Language) -> None:
    assert section(language, "card", "rules") == section(language, "units", "five-rules")
    never = [line for line in section(language, "units", "never-write") if line.startswith("- ")]
    assert section(language, "card", "never") == never
    written = section(language, "claim-file", "numbers-dates-zero")
    rows = section(language, "card", "writing")
    assert len(rows) == 2 + 7
    assert [row for row in rows if row not in written] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_prints_on_one_sheet_of_a4(
    watched: Watched, address: str, language: Language, tmp_path: Path
) -> None:
    page = watched.page
    page.goto(f"{address}{TREES[language]}help/card/")
    # What is for the screen only is not printed.
    lines = page.locator("article :is(h1, h2, li, td, p:not(.k-card__how))").all_inner_texts()
    printed = page.pdf(path=tmp_path / "card.pdf", prefer_css_page_size=True)
    [size] = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", printed)
    assert tuple(round(float(side)) for side in size) == A4
    text = flat(text_of(tmp_path / "card.pdf"))
    assert len(lines) > 40
    assert [line for line in lines if flat(line) not in text] == []


def text_of(pdf: Path) -> str:
    """Return the text of a PDF."""
    if shutil.which("pdftotext") is None:
        if os.environ.get("CI"):
            pytest.fail("no pdftotext: what is printed cannot be read back")
        pytest.skip("no pdftotext on this machine: install Debian's package poppler-utils")
    read = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True)
    return read.stdout.decode("utf-8")


def flat(text: str) -> str:
    """Return a text without its spaces and line breaks."""
    return "".join(text.split())
