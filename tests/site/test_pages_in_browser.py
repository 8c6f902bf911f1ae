"""The site in a real browser: what a reader sees, clicks and follows."""

import json
import re
import shutil
from pathlib import Path

import yaml
from playwright.sync_api import Browser, expect

from tests.reopened import reopened
from tests.site.conftest import DATA, Watched, served
from tests.site.kinds import CARD
from toolkit.commands import site
from toolkit.commands.check import all_problems
from toolkit.problems.problem import has_errors
from toolkit.submissions.walk import open_repository


def test_every_number_on_a_scorecard_is_the_published_one(
    watched: Watched, address: str, built: Path
) -> None:
    published = json.loads((built / "api/v1/results/keqiao-contact-point/2018.json").read_text())
    for card in published["scorecards"]:
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
                assert (shown == number) if number is not None else shown in ("未核定", "未申报")
        total = watched.page.locator(".k-verdict__total").inner_text()
        assert total == (
            card["total"] or {"unreviewed": "未核定", "not-submitted": "未申报"}[card["status"]]
        )


def test_a_score_leads_to_the_line_of_the_fact_and_to_the_clause(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(f"{address}{CARD}#indicator-c2")
    item = page.locator("#indicator-c2")
    expect(item).to_contain_text("15 × 9 ÷ 10 = 13.50")
    item.get_by_role("link", name=re.compile("keqiao-contact-point.yml:13")).click()
    line = page.locator("li:target")
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
    expect(event).to_contain_text("不符：30 人以上")


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


HOSTILE = '示例"></title><img src=x onerror=alert(1)>{{ 7*7 }}'
HOSTILE_TITLE = "<script>alert(4)</script> [a](javascript:alert(3))"


def test_hostile_names_are_inert(browser: Browser, tmp_path: Path) -> None:
    repository = open_repository(_hostile_data(tmp_path / "data"), "data")
    assert not has_errors(all_problems(repository))
    tree = site.build(repository, tmp_path)
    assert tree is not None
    paths = (
        "units/",
        "units/keqiao-demo-loom/",
        CARD,
        f"{CARD}claim/",
        f"en/{CARD}",
        "results/keqiao-contact-point/2018/",
    )
    for base in served(tree):
        page = browser.new_page()
        watched = Watched(page)
        for path in paths:
            response = page.goto(base + path)
            assert response is not None
            assert response.ok
            assert page.locator("img[src='x']").count() == 0
            assert page.locator("script", has_text="alert(").count() == 0
            assert page.locator("a[href^='javascript']").count() == 0
            assert "{{ 7*7 }}" in page.content()
        page.goto(base + CARD)
        assert HOSTILE in page.title()
        expect(page.locator("#indicator-c3")).to_contain_text(HOSTILE_TITLE)
        page.goto(base)
        page.get_by_role("combobox").fill("onerror")
        expect(page.get_by_role("option")).to_contain_text(HOSTILE)
        page.locator(".md-search__input").fill("onerror")
        page.locator(".md-search__input").press("End")
        expect(page.locator(".md-search-result__item h1").first).to_have_text(HOSTILE)
        assert page.locator("img[src='x']").count() == 0
        assert watched.trouble == []
        assert watched.foreign(base) == []
        page.close()


def _hostile_data(target: Path) -> Path:
    """Copy one scheme with its units, and make one of them hostile."""
    for folder in ("schemes/keqiao-contact-point", *_units_of("keqiao-contact-point")):
        shutil.copytree(DATA / folder, target / folder)
    reopened(target)
    round_ = target / "schemes/keqiao-contact-point/rounds/2018/round.yml"
    # in public notice results are out, with what is hostile in them
    notice = (
        "notice: {from: 2019-01-07, working_days: 5, objections: {zh: 书面。, en: In writing.}}"
    )
    text = round_.read_text("utf-8").replace("\nstate: reviewed", f"\nstate: notice\n{notice}")
    round_.write_text(text, "utf-8")
    unit = target / "units/keqiao-demo-loom/unit.yml"
    lines = unit.read_text().splitlines()
    quoted = json.dumps(HOSTILE, ensure_ascii=False)
    unit.write_text(
        "\n".join(
            f"  zh: {quoted}"
            if line.startswith("  zh:")
            else f"  en: {quoted}"
            if line.startswith("  en:")
            else line
            for line in lines
        )
        + "\n"
    )
    claim = target / "units/keqiao-demo-loom/2018/keqiao-contact-point.yml"
    claim.write_text(
        claim.read_text().replace("title: 织疵在线视觉检测", f"title: '{HOSTILE_TITLE}'")
    )
    review = target / "units/keqiao-demo-loom/2018/keqiao-contact-point.review.yml"
    review.unlink()
    return target


def _units_of(scheme: str) -> list[str]:
    register = DATA / f"schemes/{scheme}/rounds/2018/register.yml"
    return [f"units/{unit}" for unit in yaml.safe_load(register.read_text("utf-8"))["units"]]


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
