"""A scorecard in a real browser: opened in place, linked, copied, printed, without scripts, small."""

import gzip
import json
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import Watched
from tests.site.test_card import text_of

CARD = "units/keqiao-demo-loom/2018/keqiao-contact-point/"
#: What a scorecard may take to fetch, of the 15 KB that it may have: the next line of the data fits in.
MOST_BYTES = 15 * 1024 - 500
MANY_TABLES = "units/hefei-demo-firefly/2018/hefei-alliance/"
OVER_YEARS = "units/quzhou-demo-station-paper/2022/quzhou-service-station/"


def shows(page: Page, selector: str) -> bool:
    """Whether the first such element is seen, whatever it is folded into."""
    return bool(
        page.locator(selector).first.evaluate(
            "e => e.checkVisibility({contentVisibilityAuto: true})"
        )
    )


def test_an_indicator_opens_in_place_by_keyboard_and_by_its_link(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(address + CARD)
    records = "#indicator-c3 .k-table--records tr"
    assert not shows(page, records)
    page.locator("#indicator-c3 summary").focus()
    page.keyboard.press("Enter")
    assert shows(page, records)
    page.keyboard.press("Enter")
    assert not shows(page, records)
    page.locator("#indicator-c6").get_by_role("link", name="C6").click()
    expect(page).to_have_url(f"{address}{CARD}#indicator-c6")
    assert shows(page, "#indicator-c6 .k-table--records tr")
    assert not shows(page, records)
    page.get_by_role("button", name="全部展开").click()
    assert page.locator(".k-how details:not([open])").count() == 0
    page.get_by_role("button", name="全部收起").click()
    assert page.locator(".k-how details[open]").count() == 0
    page.goto(address)
    page.goto(f"{address}{CARD}#indicator-c2")
    assert shows(page, "#indicator-c2 .k-table--records tr")
    assert watched.trouble == []


def test_what_to_cite_is_copied_with_its_address(
    browser: Browser, address: str, built: Path
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}{CARD}#cite")
    page.get_by_role("button", name="复制").click()
    expect(page.get_by_role("status").filter(has_text="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "不详" not in page.locator("article").inner_text()  # built without a commit, and silent
    context.close()
    published = json.loads(
        (built / "api/v1/scorecards/keqiao-contact-point/2018/keqiao-demo-loom.json").read_text()
    )
    card = published["scorecard"]
    wanted = (card["name"]["zh"], card["total"], published["points"], card["edition"])
    assert [each for each in wanted if each not in copied] == []
    assert copied.endswith(address + CARD)


def test_without_scripts_everything_is_open(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address + CARD)
    expect(page.locator("#indicator-c6 .k-table--records tbody tr").first).to_be_visible()
    expect(page.locator(".k-cite__text")).to_be_visible()
    assert page.locator("button.k-button").count() == 0
    page.close()


def test_on_paper_everything_is_open(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + OVER_YEARS)
    page.emulate_media(media="print")
    for selector in (".k-table--records tr", ".k-cite__text", ".k-behind"):
        assert shows(page, selector), selector
    expect(page.locator(".k-tools")).to_be_hidden()
    wide = "[...document.querySelectorAll('article table')].filter(e => e.scrollWidth > 800).length"
    page.set_viewport_size({"width": 680, "height": 960})
    assert page.evaluate(wide) == 0


def test_no_sheet_ends_with_the_head_of_a_table(
    watched: Watched, address: str, tmp_path: Path
) -> None:
    watched.page.goto(address + MANY_TABLES)
    watched.page.pdf(path=tmp_path / "card.pdf", prefer_css_page_size=True)
    sheets = [each.strip() for each in text_of(tmp_path / "card.pdf").split("\f") if each.strip()]
    assert 3 <= len(sheets) <= 8  # dense, yet all is there
    last = [each.splitlines()[-1] for each in sheets]
    heads = ("说明", "在同类中的位置", "条记录")
    assert [line for line in last if line.endswith(heads)] == []


def test_a_file_as_submitted_names_its_keys_and_links_its_lines(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}{CARD}claim/")
    line = page.locator("#L13")
    expect(line).to_contain_text("高级专家库")
    expect(line).to_contain_text("specialty ")
    line.get_by_role("link", name="第 13 行").click()
    expect(page).to_have_url(f"{address}{CARD}claim/#L13")
    wide = "[...document.querySelectorAll('.k-source *')].filter(e => e.scrollWidth > 390).length"
    assert page.evaluate(wide) == 0
    page.close()


def test_on_a_phone_an_indicator_is_two_lines_and_what_follows(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(address + CARD)
    cells = page.locator("#indicator-c2 .k-row > td:visible").all()
    tops = [round(box["y"]) for each in cells if (box := each.bounding_box()) is not None]
    assert len(tops) == 6
    assert len(set(tops[1:])) == 1  # four numbers and the points side by side, below the target
    assert tops[0] < tops[1]
    chart = page.locator("#indicator-c2 .k-row > .k-chart")
    expect(chart).to_be_hidden()
    page.locator("#indicator-c2 summary").click()
    expect(chart).to_be_visible()
    page.close()


@pytest.mark.parametrize("tree", ["", "en/"])
def test_every_scorecard_takes_little_to_fetch(built: Path, tree: str) -> None:
    published = list((built / "api/v1/scorecards").glob("*/*/*.json"))
    cards = [(built / tree).joinpath(*_address(each), "index.html") for each in published]
    bodies = {card: card.read_bytes() for card in cards}
    assert max(body.count(b'id="indicator-') for body in bodies.values()) >= 30
    assert {
        card: size
        for card, body in bodies.items()
        if (size := len(gzip.compress(body, 6))) > MOST_BYTES  # as servers do it
    } == {}


def _address(published: Path) -> tuple[str, ...]:
    """Return where the scorecard of a published file stands: unit, year, scheme."""
    *_, scheme, year, file = published.parts
    return "units", file.removesuffix(".json"), year, scheme


def test_the_verdict_names_where_most_was_lost_by_the_published_scores(built: Path) -> None:
    text = (built / "api/v1/results/quzhou-service-station/2022.json").read_text()
    told = many = 0
    most = {"Q04": "3"}  # of 4: the parts as written are 1 and 2
    for card in json.loads(text)["scorecards"]:
        lost = {
            each["code"]: Decimal(most.get(each["code"], each["points"]))
            - Decimal(each["verified_score"])
            for each in card["indicators"]
            if not each["parts"] and each["verified_score"] is not None
        }
        largest = sorted((code for code in lost if lost[code] > 0), key=lambda code: -lost[code])
        page = (built / f"units/{card['unit']}/2022/quzhou-service-station/index.html").read_text()
        said = re.findall(r'<a href="#indicator-\w+">(\w+) [^<]+</a>（失 ([\d.]+) 分，', page)
        # a single one more is named too, unless it lost as much as the last
        shown = 4 if len(largest) == 4 and lost[largest[3]] != lost[largest[2]] else 3
        assert said == [(code, f"{lost[code]:.2f}") for code in largest[:shown]], card["unit"]
        told += len(said)
        if card["total"] is not None:  # points less all that the page names as lost are the total
            assert 100 - _lost_in_words(page) == Decimal(card["total"]), card["unit"]
        # those without a ceiling that have more than their points
        said = re.findall(r'<a href="#indicator-\w+">(\w+) [^<]+</a>（超出 ([\d.]+) 分）', page)
        assert said == [(code, f"{-lost[code]:.2f}") for code in lost if lost[code] < 0]
        many += len(said)
    assert (told > 20, many > 5) == (True, True)
    first = json.loads(text)["scorecards"][0]["unit"]
    english = (built / f"en/units/{first}/2022/quzhou-service-station/index.html").read_text()
    assert "oints were lost on: " in english


def _lost_in_words(page: str) -> Decimal:
    """Add up what a scorecard's head says was lost or is out of reach, less what is above."""
    one, rest = r"（失 ([\d.]+) 分，", r"另有 \d+ 项共失 ([\d.]+) 分"
    lost = sum(map(Decimal, re.findall(one, page) + re.findall(rest, page)), Decimal(0))
    for points, names in re.findall(r"同样失 ([\d.]+) 分的：(.*?)。", page, re.DOTALL):
        lost += Decimal(points) * names.count("<a ")
    for names in re.findall(r"谁也拿不到的分：(.*?)。", page, re.DOTALL):
        lost += sum(map(Decimal, re.findall(r"（([\d.]+) 分）", names)), Decimal(0))
    return lost - sum(map(Decimal, re.findall(r"（超出 ([\d.]+) 分）", page)), Decimal(0))


def of_class(cards: list[dict[str, Any]], wanted: str) -> Iterator[tuple[str, list[Decimal]]]:
    """Yield the published scores of a class by indicator."""
    peers = [card for card in cards if card["class"] == wanted]
    for position, indicator in enumerate(peers[0]["indicators"]):
        scores = [card["indicators"][position]["verified_score"] for card in peers]
        yield indicator["code"], sorted(Decimal(each) for each in scores if each is not None)


def test_the_place_among_peers_is_that_of_the_published_scores(built: Path) -> None:
    text = (built / "api/v1/results/quzhou-service-station/2022.json").read_text()
    cards = json.loads(text)["scorecards"]
    [card] = [each for each in cards if each["unit"] == "quzhou-demo-station-paper"]
    page = (built / OVER_YEARS / "index.html").read_text()
    for code, scores in of_class(cards, card["class"]):
        [item] = re.findall(rf'<tbody[^>]* id="indicator-{code.lower()}">.*?</dl>', page, re.DOTALL)
        middle = median(scores).quantize(Decimal("0.01"), ROUND_HALF_UP)
        said = f"{len(scores)} 个单位有得分：最低 {scores[0]}，中位数 {middle}，最高 {scores[-1]}"
        assert item.count(said) == 2, code  # told with the picture, and in words
    alone = (built / CARD / "index.html").read_text()
    assert "k-pos" not in alone  # two others of its class are too few


def test_the_years_stand_beside_their_line(built: Path) -> None:
    page = (built / OVER_YEARS / "index.html").read_text()
    wanted = {}
    for year in ("2021", "2022", "2023"):
        file = built / f"api/v1/results/quzhou-service-station/{year}.json"
        found = [
            each["total"]
            for each in json.loads(file.read_text())["scorecards"]
            if each["unit"] == "quzhou-demo-station-paper"
        ]
        wanted[year] = found[0]
    drawn = re.findall(r"<desc>((?:\d{4}：[^；<]+；?)+)</desc>", page)
    assert drawn == ["；".join(f"{year}：{total}" for year, total in wanted.items())]
    [table] = re.findall(r'<table class="k-table k-table--past">.*?</table>', page, re.DOTALL)
    assert [total for total in wanted.values() if f">{total}<" not in table] == []


def test_a_scorecard_has_files_of_its_own(built: Path) -> None:
    page = (built / OVER_YEARS / "index.html").read_text()
    folder = "api/v1/scorecards/quzhou-service-station/2022/quzhou-demo-station-paper"
    for suffix in ("json", "csv"):
        assert f'href="../../../../{folder}.{suffix}"' in page
        assert (built / f"{folder}.{suffix}").is_file()


def test_decisions_stand_on_the_cards_of_those_they_concern(built: Path) -> None:
    """A veto on its unit's card; a commendation also on that of the unit it passes over, by name."""

    def decided(unit: str) -> str:
        file = built / f"units/lianyungang-demo-{unit}/2018/lianyungang-county/index.html"
        _, _, rest = file.read_text("utf-8").partition('aria-label="记录的决定">')
        return re.sub(r"<[^>]+>", "", rest.partition("</section>")[0])

    assert "一票否决：重大安全事故（考核领导小组（示例），2019-01-24）" in decided("wu")
    assert "示例县乙科协：表彰：先进单位" in decided("jia")
    assert "甲科协来函提出今年不参评先进单位" in decided("jia")
    assert "示例县乙科协" not in decided("yi").partition("越过")[0]  # its own card does not name it
    assert "得分最高" in decided("ding")
    assert decided("bing") == ""
