"""The search finds what is inside Chinese sentences, and is small enough to be fetched."""

import json
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.site.conftest import Watched

#: What one types, and where the first result leads.
QUERIES = (
    ("合肥市产业技术创新战略联盟考核", "policies/hefei-alliance/2018/"),  # a policy’s title
    ("产业技术创新战略", "policies/hefei-alliance/2018/"),  # a part of it
    ("不在满分之内", "help/public/"),  # words inside a sentence of a guide
    ("共建共享高级专家库", "policies/keqiao-contact-point/2018/"),  # an indicator
    ("考核表 第2行", "policies/keqiao-contact-point/2018/"),  # a clause
    ("副高 正高级", "policies/keqiao-contact-point/2018/"),  # two words
    ("C201", "help/problems/c201/"),
    ("示例·智能织机学会", "units/keqiao-demo-loom/"),
    ("织机", "units/keqiao-demo-loom/"),
)
#: More that people try.
FURTHER = (
    ("纺机研究会", "units/keqiao-demo-loom/"),  # an alias
    ("高级专家库共建", "policies/keqiao-contact-point/2018/"),  # words in another order
    ("第十二条 第1句", "policies/quzhou-recognition/2021/"),
)


def test_chinese_is_found_wherever_it_stands(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    field = page.locator(".md-search__input")
    first = page.locator(".md-search-result__item").first.locator("a").first
    for query, where in (*QUERIES, *FURTHER):
        field.fill(query)
        field.press("End")
        expect(first).to_have_attribute("href", re.compile(f"^{re.escape(address + where)}[?#]"))
    field.fill("没有任何一页写过的话")
    field.press("End")
    expect(page.locator(".md-search-result__meta")).to_contain_text("没有找到")
    field.fill("<img src=x onerror=alert(1)>")
    field.press("End")
    assert page.locator(".md-search-result img").count() == 0
    assert watched.trouble == []
    assert len([each for each in watched.requests if each.endswith("pages.json")]) == 1


def test_with_four_thousand_units_the_index_stays_below_a_megabyte(built: Path) -> None:
    for tree in (built, built / "en"):
        assert (tree / "search/search_index.json").stat().st_size < 1_000  # fetched on every page
        rows = json.loads((tree / "search/pages.json").read_text("utf-8"))
        sizes = {True: 0, False: 0}
        units = 0
        for row in rows:
            is_unit = row[0].startswith("units/") and row[0] != "units/"
            assert (
                row[0].count("/") == 2 if is_unit else True
            )  # no scorecards, no headings of units
            units += is_unit
            sizes[is_unit] += len(json.dumps(row, ensure_ascii=False).encode()) + 1
        assert units == len(json.loads((built / "units/finder.json").read_text())["units"])
        assert sizes[False] + 4_000 * sizes[True] // units < 1_000_000
    finder = (built / "units/finder.json").stat().st_size
    assert finder / units < 250  # bytes a unit, lists and sounds included
