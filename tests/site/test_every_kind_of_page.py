"""What holds of every page, seen on one of each kind, in both languages, themes and widths."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser
from tinyhtml5.parser import HTMLParser

from tests.site.conftest import Watched
from tests.site.kinds import KINDS

#: Colours do not depend on the language: contrast is measured in both themes, on the Chinese pages.
EVERYTHING: dict[str, Any] = {"resultTypes": ["violations"]}
COLOURLESS: dict[str, Any] = EVERYTHING | {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    "rules": {name: {"enabled": False} for name in ("color-contrast", "link-in-text-block")},
}
CONTRAST: dict[str, Any] = EVERYTHING | {"runOnly": ["color-contrast"]}
INLINE = re.compile(r"<script>")
INERT = re.compile(r"<(script) [^>]*application/json.*?</script>|<(pre|code)\b.*?</\2>", re.DOTALL)
#: What would let text become script or style, or ask another host, were it in a page.
FORBIDDEN = tuple(
    map(
        re.compile,
        (
            r"<(?:style|iframe|object|embed|base\b)",
            r"\sstyle=",
            r"\son[a-z]+=",
            r"javascript:",
            r"""<(?:script|img|link|source|video|audio|use)[^>]+(?:src|href|srcset)=["']?(?:https?:)?//""",
        ),
    )
)


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Watched]:
    page = browser.new_page(
        viewport={"width": 1440, "height": 844}, locale="zh-CN", reduced_motion="reduce"
    )
    yield Watched(page)
    page.close()


def found(page: Any, options: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What axe, which is in the page already, finds: rule, element and its markup."""
    violations = page.evaluate(
        "options => axe.run(options).then(found => found.violations)", options
    )
    return [
        (each["id"], str(each["nodes"][0]["target"]), each["nodes"][0]["html"][:200])
        for each in violations
    ]


#: Tables, rows and sections of one page are alike: some show what the rules of axe look for.
SHORTEN = """
[...document.querySelectorAll("main table")].slice(8).forEach((table) => table.remove());
for (const body of document.querySelectorAll("tbody")) [...body.rows].slice(12).forEach((row) => row.remove());
for (const first of document.querySelectorAll("main section:first-of-type"))
  [...first.parentElement.querySelectorAll(":scope > section")].slice(12).forEach((each) => each.remove());
"""


#: Contrast depends on what is painted: of texts that look alike, with alike behind them, it is
#: measured on the first three that are seen. Attributes of data style nothing.
MARK_LOOKS = """
() => {
  const behind = new Map([[null, ""]]);
  const look = (element) => {
    if (!behind.has(element)) {
      const style = getComputedStyle(element);
      const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.position,
        style.filter, style.mixBlendMode, style.clipPath, style.float, style.zIndex].join(" ");
      const above = look(element.parentElement);
      behind.set(element, above.endsWith(own) ? above : `${above}; ${own}`);
    }
    return behind.get(element);
  };
  const counts = new Map();
  for (const element of document.querySelectorAll("*")) {
    delete element.dataset.look;
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const length = texts.map((node) => node.data).join("").trim().length;
    if (element.checkVisibility({ visibilityProperty: true }) && (length || "value" in element)) {
      const style = getComputedStyle(element);
      const key = [look(element), style.color, style.fontSize, style.fontWeight, style.textShadow,
        style.webkitTextFillColor, style.fill, length < 2 || element.matches("[disabled], [aria-disabled]"),
      ].join("; ");
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (counts.get(key) <= 3) element.dataset.look = "";
    }
  }
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-look]" }] });
}
"""


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("tree", ["", "en/"], ids=["zh", "en"])
def test_a_page_is_sound(opened: Watched, address: str, built: Path, tree: str, path: str) -> None:
    page = opened.page
    opened.requests.clear()
    opened.trouble.clear()
    page.emulate_media(color_scheme="light")
    page.goto(address + tree + path)
    for width in (1440, 390, 1440) if tree else (1440, 768, 390, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(SHORTEN)
    page.evaluate(AXE_SCRIPT)
    if tree:
        assert found(page, COLOURLESS) == []
    else:
        page.evaluate(MARK_LOOKS)
        assert found(page, EVERYTHING) == []
        page.emulate_media(color_scheme="dark")
        page.evaluate(MARK_LOOKS)
        assert found(page, CONTRAST) == []
    assert opened.foreign(address) == []
    assert opened.trouble == []
    if not tree:  # the English pages have the same marks
        parser = HTMLParser()
        parser.parse((built / path / "index.html").read_text(encoding="utf-8"))
        assert parser.errors == []


def is_forbidden(text: str) -> bool:
    written = text.lower()  # five patterns on small letters take half as long as one on both
    return any(pattern.search(written) for pattern in FORBIDDEN)


def test_no_page_can_run_what_is_not_ours(built: Path) -> None:
    """Every page that the site shows has the policy, and no script stands in a page."""
    pages = [each for each in built.rglob("*.html") if each.name in ("index.html", "404.html")]
    for file in pages:
        text = file.read_text(encoding="utf-8")
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert policy is not None, file
        assert "unsafe" not in policy[1]
        assert not re.search(r"https?:", policy[1])
        assert "script-src 'self';" in policy[1], file
        assert not INLINE.search(text), file
        if is_forbidden(text):  # in code and data it is shown, and does nothing
            assert not is_forbidden(INERT.sub("", text)), file
    assert len(pages) > 500


def test_a_script_that_got_into_a_page_does_not_run(opened: Watched, address: str) -> None:
    page = opened.page
    page.goto(address + KINDS[0])
    opened.trouble.clear()
    page.evaluate(
        """() => {
            const own = document.createElement("script"); own.textContent = "window.ran = 1";
            document.body.append(own);
            const image = new Image(); image.src = "https://elsewhere.invalid/x.png";
            document.body.append(image);
        }"""
    )
    page.wait_for_function("performance.now() > 0")
    assert page.evaluate("window.ran") is None
    assert len([each for each in opened.trouble if "Content Security Policy" in each]) >= 2
    opened.trouble.clear()
