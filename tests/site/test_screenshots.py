"""The pictures in the guides: pages of the built site, taken anew by one command.

    KAOHE_BLESS=1 python3 tasks.py test --args tests/site/test_screenshots.py

Otherwise each picture is gone through step by step, and what it shows has to be on the page;
pixels are not compared, for they depend on the machine's fonts. What the guides print in bold has
to stand on the site's pages in the same words.
"""

import html
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import Watched
from tests.site.small_png import small_png
from toolkit.commands.environment import ROOT
from toolkit.language import LANGUAGES, Language
from toolkit.pages.stage import TREES

TAKING = bool(os.environ.get("KAOHE_BLESS"))
HELP = {language: ROOT / "docs" / language / "help" for language in LANGUAGES}
MOST_BYTES = 600_000
FORM = "submit/quzhou-service-station/2026/"
NEW, WITH_CLAIM = "quzhou-demo-station-tea", "quzhou-demo-station-citrus"
_PICTURE = re.compile(r"!\[([^\]]*)\]\(images/([\w-]+)\.png\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True)
class Picture:
    """A picture: its page, what is done there, what has to be seen, and what is kept of it.

    ``framed`` is the element that is kept, "" for the whole window.
    """

    path: str
    shows: tuple[str, ...]
    does: Callable[[Page], None] = lambda page: None
    framed: str = ""
    window: tuple[int, int] = (1280, 720)


def choose(unit: str) -> Callable[[Page], None]:
    """Choose a unit; the form follows."""

    def chosen(page: Page) -> None:
        page.locator("#k-form[data-ready]").wait_for()
        page.locator("select[data-unit]").select_option(unit)

    return chosen


def slip(page: Page) -> None:
    """Type a number with its measure word, which has to be mended."""
    choose(NEW)(page)
    field = page.locator("[data-key=team_visits]")
    field.locator("input").fill("13次")
    field.locator("input").blur()
    field.locator(".k-message").wait_for()
    field.evaluate("e => e.scrollIntoView({block: 'center'})")


def continued(page: Page) -> None:
    """Take up the published claim of a unit."""
    choose(WITH_CLAIM)(page)
    page.locator("[data-continue]").click()
    expect(page.locator("[data-key=team_visits] input")).to_have_value("13")


def scored(page: Page) -> None:
    """Report a little less, and bring what would bring the next points into sight."""
    continued(page)
    page.locator("[data-key=team_days] input").fill("35")
    page.locator("[data-key=team_days] input").blur()
    standing = page.locator(".k-section:has([data-key=team_visits]) > .k-standing")
    standing.evaluate("e => e.scrollIntoView({block: 'center'})")


def proved(page: Page) -> None:
    """Add a piece of evidence and choose its file."""
    choose(NEW)(page)
    evidence = page.locator("[data-evidence=lectures]")
    evidence.locator("summary").first.click()
    evidence.locator("[data-add-evidence]").click()
    evidence.locator("input[type=file]").set_input_files(
        {"name": "lectures-2026.pdf", "mimeType": "application/pdf", "buffer": b"demonstration"}
    )
    expect(evidence.locator("[data-key='evidence/sha256'] input")).not_to_have_value("")
    title = {"zh": "讲座通知和总结", "en": "Lecture notices, 2026"}
    language = page.locator("#k-form").get_attribute("lang") or ""
    evidence.locator("[data-key='evidence/title'] input").fill(title[language])
    evidence.locator("[data-key='evidence/date'] input").first.fill("2026-11-20")
    evidence.locator("[data-key='evidence/date'] input").first.blur()
    expect(evidence.locator(".k-message--error")).to_have_count(0)


def finished(page: Page) -> None:
    """Show the ways out of a claim that is complete, with the steps of one platform."""
    continued(page)
    page.locator(".k-ways details").first.evaluate("e => { e.open = true; }")


PICTURES = {
    "home": Picture("", (".k-doors a[href$='submit/']", ".md-tabs"), window=(1280, 560)),
    "form-empty": Picture(FORM, ("select[data-unit]", ".k-section"), choose(NEW)),
    "form-message": Picture(FORM, ("[data-key=team_visits] .k-message",), slip),
    "form-score": Picture(FORM, ("[data-total]", ".k-standing", ".k-side__scores"), scored),
    "form-phone": Picture(FORM, ("[data-total]", ".k-side__bar"), scored, window=(390, 720)),
    "form-evidence": Picture(
        FORM, ("[data-evidence-item]",), proved, framed="[data-evidence=lectures]"
    ),
    "form-ways": Picture(FORM, ("[data-download=main]", "[data-copy]"), finished, framed=".k-ways"),
    "scorecard": Picture(
        "units/keqiao-demo-loom/2018/keqiao-contact-point/",
        (".k-verdict__total", ".k-table--card"),
        window=(1280, 800),
    ),
}


def opened(browser: Browser, picture: Picture, language: Language) -> Page:
    """Return a window of its own, light and without a draft, for a picture."""
    width, height = picture.window
    return browser.new_page(
        viewport={"width": width, "height": height},
        locale={"zh": "zh-CN", "en": "en-GB"}[language],
        color_scheme="light",
        reduced_motion="reduce",
    )


def named_in(language: Language) -> dict[str, str]:
    """Return the alternative text of every picture that the guides of a language show."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(HELP[language].glob("*.md"))]
    return {name: alt for text in texts for alt, name in _PICTURE.findall(text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guides_show_these_pictures_and_say_what_is_on_them(language: Language) -> None:
    named = named_in(language)
    assert set(named) == set(PICTURES)
    assert all(len(alt) > 10 for alt in named.values())
    files = {path.name for path in (HELP[language] / "images").iterdir()}
    assert files == {f"{name}.png" for name in PICTURES}


# The pages are the same in both languages: without a picture to take one is enough.
@pytest.mark.parametrize("language", LANGUAGES if TAKING else LANGUAGES[:1])
@pytest.mark.parametrize("name", PICTURES)
def test_what_a_picture_shows_is_on_the_page(
    browser: Browser, address: str, name: str, language: Language
) -> None:
    picture = PICTURES[name]
    page = opened(browser, picture, language)
    watched = Watched(page)
    page.goto(address + TREES[language] + picture.path)
    picture.does(page)
    for selector in picture.shows:
        expect(page.locator(selector).first).to_be_visible()
    if TAKING:
        taken = page.locator(picture.framed).screenshot() if picture.framed else page.screenshot()
        target = HELP[language] / "images" / f"{name}.png"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(small_png(taken, page))
    assert watched.trouble == []
    page.close()


def test_the_pictures_are_small() -> None:
    files = [path for folder in HELP.values() for path in (folder / "images").iterdir()]
    assert all(path.read_bytes().startswith(b"\x89PNG\r\n\x1a\n") for path in files)
    assert sum(path.stat().st_size for path in files) < MOST_BYTES


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_guides_print_in_bold_stands_on_the_site(built: Path, language: Language) -> None:
    tree = built / TREES[language]
    pages = [tree / "index.html", tree / FORM / "index.html"]
    site = "".join(html.unescape(page.read_text(encoding="utf-8")) for page in pages)
    guides = [HELP[language] / name for name in ("units.md", "card.md")]
    bold = {word for guide in guides for word in _BOLD.findall(guide.read_text(encoding="utf-8"))}
    assert len(bold) > 10
    assert {word for word in bold if word not in site} == set()
