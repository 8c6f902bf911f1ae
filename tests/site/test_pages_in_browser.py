"""The site in a real browser: what a reader sees, clicks and follows."""

import json
import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.site.conftest import DATA, Watched
from tests.site.kinds import CARD


def test_every_number_on_a_scorecard_is_the_published_one(
    watched: Watched, address: str, built: Path
) -> None:
    published = json.loads((built / "api/v1/results/keqiao-contact-point/2018.json").read_text())
    for card in published["scorecards"]:
        if card["status"] == "not-submitted":
            continue  # it has none, see below
        watched.page.goto(f"{address}units/{card['unit']}/2018/keqiao-contact-point/")
        rows = watched.page.locator(".k-table--card .k-row")
        assert rows.count() == len(card["indicators"]) == 7
        for row, indicator in zip(rows.all(), card["indicators"], strict=True):
            cells = [cell.inner_text().replace("▾", "").strip() for cell in row.locator("td").all()]
            wanted = [
                indicator[key]
                for key in ("claimed_value", "verified_value", "claimed_score", "verified_score")
            ]
            for shown, number in zip(cells[1:5], wanted, strict=True):
                assert shown == (number if number is not None else "未核定")
        total = watched.page.locator(".k-verdict__total").inner_text()
        assert total == (card["total"] or "未核定")


def test_a_unit_that_took_no_part_is_told_in_one_sentence(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}units/quzhou-demo-station-metrology/2022/quzhou-service-station/")
    verdict = page.locator(".k-verdict")
    expect(verdict).to_contain_text("没有申报，没有参加这一轮考核，所以没有得分。")
    expect(verdict).to_contain_text("没有参加考核的单位定为“不合格”（第十三条）。")
    follows = page.locator(".k-follows li")
    expect(follows.nth(0)).to_contain_text("通报批评：应办；没有办结的记录")
    expect(follows.nth(0)).to_contain_text("由组织考核的单位做")
    expect(follows.nth(1)).to_contain_text("期限由组织考核的单位定")
    assert page.locator("article").inner_text().count("未申报") == 2  # above, and among its years
    assert page.locator("article table").count() == 1
    page.locator("#indicator-q12").click()  # links to an indicator lead to what it would have been
    expect(page).to_have_url(re.compile("/policies/quzhou-service-station/2021/#indicator-q12$"))
    page.goto(f"{address}units/hefei-demo-kite/2018/hefei-alliance/")
    expect(page.locator(".k-verdict")).to_contain_text(
        "没有参加考核的单位没有等次（口径 HF-ABSENT）。"
    )


def test_a_score_leads_to_the_line_of_the_fact_and_to_the_clause(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(f"{address}{CARD}#indicator-c2")
    item = page.locator("#indicator-c2")
    expect(item).to_contain_text("15 × 9 ÷ 10 = 13.50")
    item.get_by_role("link", name="第 13 行").click()
    line = page.locator("li:target code")
    lines = (DATA / "units/keqiao-demo-loom/2018/keqiao-contact-point.yml").read_text().splitlines()
    assert line.inner_text().strip() == lines[12].strip() == "experts:"
    page.go_back()
    item.get_by_role("link", name="附件1 考核表 第2行").click()
    expect(page.locator("tr:target")).to_contain_text("1类 10 名，2类 20 名；15 分")


def test_a_struck_record_says_so_and_why(watched: Watched, address: str) -> None:
    watched.page.goto(address + CARD)
    record = watched.page.locator("#indicator-c3 .k-table--records tr", has_text="r5")
    expect(record).to_contain_text("不计")
    expect(record).to_contain_text("没有证据或证据不足")
    event = watched.page.locator("#indicator-c6 .k-table--records tr", has_text="m1")
    expect(event).to_contain_text("不符合“30 人以上”")


def test_unreviewed_is_not_zero(watched: Watched, address: str) -> None:
    watched.page.goto(address + "units/keqiao-demo-garden/2018/keqiao-contact-point/")
    expect(watched.page.locator(".k-verdict__total")).to_have_text("未核定")
    expect(watched.page.locator(".k-verdict__facts")).to_contain_text("58.00")


def test_demonstration_pages_say_so(watched: Watched, address: str) -> None:
    for path in (CARD, f"{CARD}claim/", "results/keqiao-contact-point/2018/", "units/", ""):
        watched.page.goto(address + path)
        expect(watched.page.locator(".k-demo")).to_contain_text("示例数据")


def test_the_language_switch_stays_on_the_page(watched: Watched, address: str) -> None:
    watched.page.goto(address + CARD)
    watched.page.get_by_role("link", name="English").click()
    expect(watched.page).to_have_url(f"{address}en/{CARD}")
    expect(watched.page.locator("h1")).to_contain_text("Demo Society for Smart Looms")
    watched.page.get_by_role("link", name="中文").click()
    expect(watched.page).to_have_url(address + CARD)


def test_the_scorecard_is_complete_without_scripts(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address + CARD)
    assert page.locator(".k-table--card .k-row").count() == 7
    expect(page.locator("#indicator-c7")).to_contain_text("10 × 195 ÷ 200 = 9.75")
    page.close()


def test_print_shows_closed_records_and_no_navigation(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + CARD)
    closed = page.locator("#indicator-c5 details")
    assert closed.get_attribute("open") is None
    row = closed.locator("tbody tr").first
    assert row.evaluate("e => e.checkVisibility({contentVisibilityAuto: true})") is False
    page.emulate_media(media="print")
    assert row.evaluate("e => e.checkVisibility({contentVisibilityAuto: true})") is True
    expect(page.locator(".md-header")).to_be_hidden()
    assert len(page.pdf(format="A4")) > 20_000


def test_the_blank_sheet_prints_across_a4(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + "results/lianyungang-county/2018/")
    page.get_by_role("link", name="评分表（空白，供打印）").click()
    table = page.locator(".k-sheet__table")
    assert table.locator("tbody tr").count() == 26 + 6 + 1
    page.emulate_media(media="print")
    assert table.locator("thead").evaluate("e => getComputedStyle(e).display") == (
        "table-header-group"
    )
    expect(page.locator(".k-crumbs")).to_be_hidden()
    sizes = re.findall(
        rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", page.pdf(prefer_css_page_size=True)
    )
    assert len(sizes) == 2
    assert all(float(width) > float(height) for width, height in sizes)


STATION = "units/keqiao-demo-station-pattern/2018/keqiao-service-station/"


def test_a_ledger_is_published_by_its_total_row_alone(
    watched: Watched, address: str, built: Path
) -> None:
    page = watched.page
    page.goto(address + STATION)
    assert page.locator("h2#ledger-fund_ledger ~ .k-scroll tbody tr").count() == 15
    expect(page.locator("h2#ledger-fund_ledger ~ .k-scroll").first).to_contain_text("-21000.00")
    claim = (DATA / "units/keqiao-demo-station-pattern/2018/keqiao-service-station.yml").read_text()
    activity = re.search(r"subsidy:\n(?:      .*\n)*?      activity: ([0-9.]+)\n", claim)
    assert activity is not None
    assert claim.count(activity.group(1)) == 1
    for path in built.rglob("*"):
        if path.is_file() and path.suffix in (".html", ".json", ".csv"):
            assert activity.group(1) not in path.read_text(encoding="utf-8"), path
    page.goto(f"{address}{STATION}claim/")
    expect(page.locator("li", has_text="（此行不公布）").first).to_be_visible()
