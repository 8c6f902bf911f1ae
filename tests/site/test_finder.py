"""The unit finder: a unit is found by whatever one knows of it, and what it is called stays text."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import Watched

LOOM, LOOMS = "示例·智能织机学会", "Demo Society for Smart Looms"
#: By its name, parts of it, blanks and widths aside, pinyin, aliases, id, its name in English.
OF_THE_LOOMS = (
    "示例·智能织机学会",
    "智能织机",
    "示例 智能织机学会",
    "学会 织机",
    "znzjxh",
    "ZNZJ",
    "zhinengzhiji",
    "zhinengzj",
    "zhi neng",
    "智能zj",
    "纺机研究会",
    "fangjiyanjiu",
    "fjyjh",
    "keqiao-demo-loom",
    "demo loom",
    "smart looms",
    "ＳＭＡＲＴ　ＬＯＯＭＳ",
)


def _typed(page: Page, query: str) -> list[str]:
    """Type into the finder and return the names that are listed, once it has answered."""
    field = page.get_by_role("combobox")
    field.fill("")
    expect(page.locator(".k-finder__said")).to_have_text("")
    field.fill(query)
    expect(page.locator(".k-finder__said")).not_to_have_text("")
    return page.locator("#k-find-list strong").all_inner_texts()


def test_a_unit_is_found_by_whatever_one_knows_of_it(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    assert not [each for each in watched.requests if each.endswith("finder.json")]
    found = {query: _typed(page, query) for query in OF_THE_LOOMS}
    assert {query for query, names in found.items() if names[:1] != [LOOM]} == set()
    assert _typed(page, "东海县") == ["示例县甲科协"]  # the county in the register
    # initials at the start of a word of the name come before those inside one
    orange, kite = "示例·柑橘产业学会服务站", "示例·风筝轻质骨架技术创新战略联盟"
    listed = _typed(page, "gj")
    assert listed.index(orange) < listed.index(kite)
    expect(page.get_by_role("option").filter(has_text=orange)).to_contain_text("2023 年度")
    assert len([each for each in watched.requests if each.endswith("finder.json")]) == 1
    assert _typed(page, "纺机") == [LOOM]
    assert page.locator("#k-find-list mark").all_inner_texts() == ["纺机"]
    option = page.get_by_role("option")
    expect(option).to_contain_text("学会 · 2018 年柯桥区学会服务联系点绩效考核：最终结果")
    opened = Axe().run(page, context=".k-finder", options={"resultTypes": ["violations"]})
    assert opened.response["violations"] == []
    assert _typed(page, "没有这个单位") == []
    expect(page.get_by_role("status")).to_contain_text("没有单位符合“没有这个单位”")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")
    assert watched.trouble == []


def test_the_keyboard_is_enough_in_english_too(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}en/units/?find=society")
    field, options = page.get_by_role("combobox"), page.get_by_role("option")
    expect(options).to_have_count(12)  # the list is cut and says so
    expect(page.get_by_role("status")).to_contain_text("the first 12 are listed")
    assert _typed(page, "zhinengzhiji")[:1] == [LOOMS]
    expect(options.first).to_contain_text(LOOM)  # what sounds like it, beside the name in English
    assert _typed(page, "smart loom") == [LOOMS]
    assert len(_typed(page, "demo loom")) >= 1
    assert len(_typed(page, "bridge") + _typed(page, "alliance")) > 2
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert page.locator("[role=option][aria-selected=true]").count() == 0
    before = page.url
    field.press("Enter")  # of several, none is opened unasked
    expect(options.first).to_be_visible()
    assert page.url == before
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    chosen = options.nth(1)
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    name = chosen.locator("strong").inner_text()
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    assert "/en/units/" in page.url
    assert watched.trouble == []


def test_without_javascript_it_leads_to_the_list_of_all_units(
    browser: Browser, address: str, built: Path
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    page.get_by_label("找单位").fill("织机")
    page.get_by_role("button", name="查找").click()
    assert "/units/?find=" in page.url
    links = page.locator(".k-units a")
    assert links.count() == len(json.loads((built / "units/finder.json").read_text())["units"])
    expect(page.get_by_role("heading", name="学会（12 个）")).to_be_visible()
    links.filter(has_text="智能织机").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(LOOM)
    page.close()


HOSTILE = '示例"><img src=x onerror=alert(1)>{{ 7*7 }}'
RARE = "示例·𠮷重庆长乐行会"


@pytest.fixture
def made_up() -> str:
    """A file of the finder with hostile names, and with characters of several readings."""
    sounds = {
        "重": "zhong chong",
        "庆": "qing",
        "长": "zhang chang",
        "乐": "le yue",
        "行": "xing hang",
    }
    units = [
        [
            "a-hostile",
            HOSTILE,
            '"><svg onload=alert(2)>',
            0,
            None,
            ["</li><script>alert(3)</script>"],
        ],
        ["b-rare", RARE, "Rare", 0, None],
    ]
    lists = {"kinds": [["<b>学会", "<b>society"]], "rounds": [], "attributes": []}
    return json.dumps({**lists, "sounds": sounds, "units": units})


def test_hostile_names_are_inert_and_every_reading_counts(
    watched: Watched, address: str, made_up: str
) -> None:
    page = watched.page
    page.route("**/units/finder.json", lambda route: route.fulfill(body=made_up))
    page.goto(address)
    for query in ("onerror", "<img", "svg", "script", "{{ 7*7 }}", "ahostile"):
        assert _typed(page, query) == [HOSTILE], query
        assert page.locator("#k-find-list :is(img, svg, script, b)").count() == 0
    for query in ("cqcl", "chongqingchangle", "zqzyh", "zhongqingzhangyuexing"):
        assert _typed(page, query) == [RARE], query
    assert page.locator("#k-find-list mark").all_inner_texts() == ["重庆长乐行"]
    assert _typed(page, "<i>xx</i>") == []
    assert page.locator(".k-finder__said i").count() == 0
    page.unroute_all()
    page.route("**/units/finder.json", lambda route: route.fulfill(status=500))
    page.goto(address)
    page.get_by_role("combobox").fill("a")
    expect(page.get_by_role("status")).to_contain_text("没能读到单位名录")
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url("**/units/?find=a")  # where all units are listed
    assert [each for each in watched.trouble if "500" not in each] == []
