"""Tables of results in a real browser: sorted, filtered, shared by their address, whole without scripts."""

from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.conftest import Watched

ROUND = "results/quzhou-service-station/2022/"
#: Totals of the round, highest first; the unit that did not submit has none.
TOTALS = ["149.00", "109.50", "109.50", "84.75", "77.75", "68.00", "65.25", "60.00", "59.75"]
TOTALS += ["41.75", "16.00"]
NONE = "未申报"
TABLE = ".k-table--results"


def shown(page: Page, label: str) -> list[str]:
    """The cells of a column in the rows that are seen, from above."""
    cells = page.locator(f"{TABLE} tbody tr:not([hidden]) [data-label='{label}']")
    return [text.strip() for text in cells.all_inner_texts()]


def head(page: Page, name: str) -> Locator:
    return page.locator(f"{TABLE} thead th").filter(has=page.get_by_role("button", name=name))


def test_sorting_by_numbers_names_and_ranks_both_ways(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + ROUND)
    names = [text.split()[0] for text in page.locator(f"{TABLE} tbody th").all_inner_texts()]
    total = head(page, "合计")
    total.get_by_role("button").click()
    assert shown(page, "合计") == [*TOTALS, NONE]
    expect(total).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_text("表中按名次排列。")).to_be_hidden()
    total.get_by_role("button").click()
    # what has no value comes last, whichever way
    assert shown(page, "合计") == [*reversed(TOTALS), NONE]
    expect(page.locator("[aria-sort]")).to_have_count(1)
    expect(total).to_have_attribute("aria-sort", "ascending")
    head(page, "名次").get_by_role("button").press("Enter")
    assert shown(page, "名次") == ["1", "2", "2", *map(str, range(4, 12)), "–"]
    head(page, "名次").get_by_role("button").press("Space")
    assert shown(page, "名次") == [*map(str, range(11, 3, -1)), "2", "2", "1", "–"]
    # in Chinese names go by their sound: 柑 gān before 计 jì before 装 zhuāng
    head(page, "单位").get_by_role("button").click()
    sounds = [text.split()[0] for text in page.locator(f"{TABLE} tbody th").all_inner_texts()]
    assert sorted(sounds) == sorted(names)
    places = [next(n for n, name in enumerate(sounds) if part in name) for part in "柑计装"]
    assert places == sorted(places)
    head(page, "Q02").get_by_role("button").click()
    assert shown(page, "Q02")[:3] == ["9.75", "9.50", "9.25"]
    assert watched.trouble == []


def test_a_filter_stands_in_the_address_and_comes_back(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + ROUND)
    count = page.get_by_role("status")
    expect(count).to_have_text("显示 12 行，共 12 行")
    page.get_by_label("等次", exact=True).select_option("合格")
    expect(count).to_have_text("显示 6 行，共 12 行")
    page.get_by_label("单位", exact=True).press_sequentially("化学")
    expect(count).to_have_text("显示 1 行，共 12 行")
    assert shown(page, "合计") == ["68.00"]
    head(page, "合计").get_by_role("button").click()
    shared = page.url
    page.reload()
    expect(count).to_have_text("显示 1 行，共 12 行")
    expect(page.get_by_label("单位", exact=True)).to_have_value("化学")
    expect(head(page, "合计")).to_have_attribute("aria-sort", "descending")
    page.go_back()
    expect(page.locator("[aria-sort]")).to_have_count(0)
    expect(page.get_by_text("表中按名次排列。")).to_be_visible()
    page.go_back()  # a word is one step, not each of its letters
    expect(count).to_have_text("显示 6 行，共 12 行")
    page.go_back()
    expect(count).to_have_text("显示 12 行，共 12 行")
    page.goto(shared)
    page.get_by_role("button", name="清除筛选").click()
    expect(count).to_have_text("显示 12 行，共 12 行")
    page.goto(f"{address}{ROUND}?sort=nothing&grade=%3Cb%3E&order=up&unit=%27%22%3E%3Cimg%3E")
    expect(count).to_have_text("显示 0 行，共 12 行")
    assert page.locator("img[src]:not([src$='/mark.svg'])").count() == 0  # the mark is ours
    assert watched.trouble == []
    assert watched.foreign(address) == []


MANY = ["0.30", "0.3", "10", "9.99999999999999999999", "9.99999999999999999998", "-2", "-10", "1/3"]


def test_numbers_are_compared_to_their_last_digit(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + ROUND)
    order: Any = page.evaluate(
        """async ([values, script]) => {
            const words = [...document.querySelector("table[data-table]").attributes]
                .filter((each) => each.name.startsWith("data-word"))
                .map((each) => `${each.name}="${each.value}"`).join(" ");
            document.body.innerHTML = `<table data-table="own" ${words}><thead><tr>
                <th data-key="n" data-sort="number">N</th></tr></thead><tbody></tbody></table>`;
            for (const value of ["none", ...values]) {
                const cell = document.querySelector("tbody").insertRow().insertCell();
                cell.innerHTML = value === "none" ? `<span class="k-null">none</span>` : value;
            }
            await import(script);
            document.querySelector("th button").click();
            return [location.search, ...[...document.querySelectorAll("td")].map((td) => td.innerText)];
        }""",
        [MANY, f"{address}assets/site/table.js?again"],
    )
    assert order[0] == "?own.sort=n&own.order=ascending"
    assert order[1:] == [
        *["-10", "-2", "0.30", "0.3", "1/3"],
        *["9.99999999999999999998", "9.99999999999999999999", "10", "none"],
    ]


def test_without_scripts_the_tables_are_whole(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 390, "height": 844})
    for path, count in (("", 12), ("indicators/q02/", 12), ("compare/2021/", 10)):
        page.goto(address + ROUND + path)
        rows = page.locator(".k-table--held tbody tr")
        assert rows.count() == page.locator(".k-table--held tbody tr:visible").count() == count
        assert page.locator(".k-controls, thead button").count() == 0
        if count == 12:
            page.locator(".k-menu summary").click()
            expect(page.locator(".k-menu a", has_text="2021")).to_be_visible()
    page.close()


def test_on_a_phone_there_is_a_list_to_sort_by(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, locale="zh-CN")
    page.goto(address + ROUND)
    order = page.get_by_label("排序", exact=True)
    order.select_option("合计 · 从低到高")
    assert shown(page, "合计") == [*reversed(TOTALS), NONE]
    # an indicator goes by its name, and is seen while it decides the order
    offered = order.locator("option").all_inner_texts()
    assert offered[:4] == ["原来的顺序", "单位 · 按名称", "合计 · 从高到低", "合计 · 从低到高"]
    assert len(offered) == 6 + 14
    assert page.locator("td[data-label=Q02]:visible").count() == 0
    order.select_option("Q02 经费保障及制度建设")
    assert shown(page, "Q02")[:3] == ["9.75", "9.50", "9.25"]
    assert page.locator("td[data-label=Q02]:visible").count() == 12
    page.goto(f"{address}{ROUND}?sort=class&order=descending")
    assert order.locator("option:checked").inner_text() == "类别 · 从高到低"
    page.get_by_label("单位", exact=True).fill("没有这个单位")
    assert page.locator(f"{TABLE} tbody tr:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()


def test_from_a_column_to_all_units_on_it_to_the_scorecard(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + ROUND)
    page.locator(f"{TABLE} thead").get_by_role("link", name="Q02").click()
    expect(page.locator("h1")).to_contain_text("经费保障及制度建设")
    expect(page.locator(".k-lead")).to_have_text(
        "这一项满分 10。11 个单位有考核得分，从 2.50 到 9.75。"
    )
    assert page.locator(".k-plot circle").count() == 11
    page.locator(".k-menu summary").click()
    page.locator(".k-menu a", has_text="2021").click()
    expect(page).to_have_url(f"{address}results/quzhou-service-station/2021/indicators/q02/")
    page.go_back()
    page.get_by_role("link", name="示例·柑橘产业学会服务站").click()
    expect(page).to_have_url(
        f"{address}units/quzhou-demo-station-citrus/2022/quzhou-service-station/#indicator-q02"
    )
    expect(page.locator("#indicator-q02")).to_have_count(1)
    assert watched.trouble == []
