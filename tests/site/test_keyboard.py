"""The site by the keys alone: skip, find, open, follow, come back, sort, filter, switch the language."""

from playwright.sync_api import Locator, Page, expect

from tests.site.conftest import Watched
from tests.site.kinds import CARD

UNIT, RESULTS = "units/keqiao-demo-loom/", "results/keqiao-contact-point/2018/"
#: Where the focus is, and whether a reader sees it there: a ring or frame, within the window.
FOCUS = """wanted => {
    const focused = document.activeElement;
    // The theme draws the choice of light and dark by the label beside a hidden button.
    const each = focused.matches(".md-option") ? focused.nextElementSibling : focused;
    const style = getComputedStyle(each);
    const box = each.getBoundingClientRect();
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {
        it: each.outerHTML.slice(0, 160),
        there: focused === wanted,
        seen: (ring || style.boxShadow !== "none") && inside && box.width > 2 && box.height > 2,
    };
}"""


def tab_to(page: Page, wanted: Locator, most: int = 60, key: str = "Tab") -> None:
    """Press Tab until the element has the focus; everything on the way must show that it has it."""
    for _ in range(most):
        page.keyboard.press(key)
        focus = wanted.evaluate(FOCUS)
        assert focus["seen"], focus["it"]
        if focus["there"]:
            return
    raise AssertionError(f"{most} times {key} do not lead to {wanted}, but to {focus['it']}")


def enter(page: Page, address: str) -> None:
    """Press Enter, which leads to that address."""
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def test_everything_is_reached_and_done_by_the_keys(watched: Watched, address: str) -> None:
    page, keys = watched.page, watched.page.keyboard
    page.goto(address)
    tab_to(page, page.locator(".md-skip"), 1)
    enter(page, f"{address}#top")

    tab_to(page, page.get_by_role("combobox"), 8)
    keys.type("znzj")
    expect(page.get_by_role("option")).to_have_count(1)
    keys.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_attribute("aria-selected", "true")
    enter(page, address + UNIT)

    tab_to(page, page.locator(f".md-content a[href$='2018/{CARD.split('/')[3]}/']").first)
    enter(page, address + CARD)

    details = page.locator("#indicator-c2 .k-how details")
    tab_to(page, details.locator("> summary"))
    keys.press("Enter")
    expect(details).to_have_attribute("open", "")
    line = details.locator("a[href$='claim/#L13']").first
    tab_to(page, line, 8)
    enter(page, f"{address}{CARD}claim/#L13")
    expect(page.locator("li:target")).to_be_in_viewport()
    tab_to(page, page.locator("li:target a[href='../#indicator-c2']"), 8)
    enter(page, f"{address}{CARD}#indicator-c2")
    page.goto(address + CARD)

    tab_to(page, page.locator(f".md-content a[href$='{RESULTS}']").first)
    enter(page, address + RESULTS)
    head = page.locator("th[data-key=total]")
    tab_to(page, head.get_by_role("button"))
    keys.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    tab_to(page, page.locator("#k-filter-unit"), 20, "Shift+Tab")
    keys.type("织机")
    expect(page.locator(".k-table--results tbody tr:visible")).to_have_count(1)

    tab_to(page, page.locator("a[hreflang=en]"), 60, "Shift+Tab")
    keys.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.startswith(f"{address}en/{RESULTS}")
    assert watched.trouble == []
