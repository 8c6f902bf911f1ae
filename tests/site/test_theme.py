"""The button of the theme goes round: as the system has it, light, dark, and back to the system."""

from playwright.sync_api import Browser, expect

from tests.site.conftest import Watched


def test_the_theme_comes_back_to_that_of_the_system(browser: Browser, address: str) -> None:
    page = browser.new_page(color_scheme="dark", viewport={"width": 1280, "height": 800})
    watched = Watched(page)
    page.goto(address + "404.html")
    body, dark, light = page.locator("body"), "slate", "default"
    button = page.locator("form[data-md-component=palette] label:not([hidden])")

    def has(scheme: str, next_: str) -> None:
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
        expect(button).to_have_attribute("title", next_)

    has(dark, "换成浅色")
    button.click()
    has(light, "换成深色")
    button.click()
    has(dark, "深浅跟随系统")
    page.emulate_media(color_scheme="light")
    has(dark, "深浅跟随系统")  # chosen, whatever the system
    button.click()
    has(light, "换成浅色")
    page.emulate_media(color_scheme="dark")
    has(dark, "换成浅色")
    page.reload()
    has(dark, "换成浅色")
    assert watched.trouble == []
    page.close()
