"""The pages for submitting on the built site: the list, an open round, a closed one, the saved form."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.form.filling import keystroke
from tests.site.conftest import Watched
from toolkit.contribute.entries import claim_text, entries_of
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.repository import Repository

ROUND = ("quzhou-service-station", "2026")
UNIT = "quzhou-demo-station-citrus"
OPEN, CLOSED = "submit/quzhou-service-station/2026/", "submit/hefei-alliance/2019/"
FINAL = "submit/hefei-alliance/2018/"
ALLIANCE = "hefei-demo-kiln"


def test_open_rounds_come_first_and_are_found_from_everywhere(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(f"{address}submit/")
    said = page.locator(".md-content li").all_inner_texts()
    is_open = ["正在填报" in each for each in said]
    assert is_open == sorted(is_open, reverse=True)
    assert is_open.count(True) == 2
    page.goto(address)
    assert page.locator(".k-doors a[href='submit/']").count() == 1
    assert page.locator(".md-tabs a", has_text="填报").count() == 1
    page.goto(f"{address}results/{'/'.join(ROUND)}/")
    page.click("text=填报这一轮")
    assert page.url == f"{address}{OPEN}"


@pytest.mark.parametrize("tree", ["", "en/"])
def test_a_unit_goes_on_from_its_published_claim(
    watched: Watched, address: str, built: Path, repository: Repository, tree: str
) -> None:
    page = watched.page
    page.goto(f"{address}{tree}{OPEN}")
    page.select_option("[data-unit]", UNIT)
    page.click("[data-continue]")
    edition = repository.rounds[ROUND].edition
    assert edition is not None
    claim = repository.claims[(*ROUND, UNIT)]
    text = claim_text(edition.scheme, entries_of(claim, edition.scheme))
    expect(page.locator(".k-yaml")).to_have_value(text)
    assert not (built / f"units/{UNIT}/{ROUND[1]}/{ROUND[0]}").exists()  # no result is out yet
    ((card,),) = (
        each.scorecards
        for each in score_rounds(repository, lambda *id: id == (*ROUND, UNIT))
        if each.id == ROUND
    )
    rows = page.locator(".k-side__scores li")
    said = dict(
        zip(
            rows.locator(".k-code").all_inner_texts(),
            rows.locator(".k-side__one").all_inner_texts(),
            strict=True,
        )
    )
    claimed = {node.code: card.printed(node.claimed.score) for node in card.nodes()}
    numbers = {code: score for code, score in said.items() if re.fullmatch(r"[0-9.]+", score)}
    assert len(numbers) == 12
    assert numbers == {code: claimed[code] for code in numbers}

    keystroke(page, "team_days", "42天")
    link = page.locator("[data-fact=team_days] .k-message__code").get_attribute("href") or ""
    assert (built / urljoin(f"{tree}{OPEN}", link) / "index.html").is_file()
    page.reload()
    page.wait_for_selector("#k-form[data-ready]")
    assert page.locator("[data-key=team_days] input").input_value() == "42天"
    assert watched.foreign(address) == []
    assert watched.trouble == []


def test_a_closed_round_says_so_and_can_be_read(
    watched: Watched, address: str, built: Path, repository: Repository
) -> None:
    page = watched.page
    page.goto(f"{address}{CLOSED}")
    page.wait_for_selector("#k-form[data-ready]")
    notice = page.locator("[data-closed]").inner_text()
    for words in ("2020-01-31", "已初审，核定中", "专家组（评审会）"):
        assert words in notice
    assert not (built / CLOSED / "claims").exists()  # claims are not out before the results
    page.goto(f"{address}{FINAL}")
    page.wait_for_selector("#k-form[data-ready]")
    page.select_option("[data-unit]", ALLIANCE)
    page.click("[data-continue]")
    declared = repository.rounds["hefei-alliance", "2018"]
    assert declared.edition is not None
    claim = repository.claims["hefei-alliance", "2018", ALLIANCE]
    typed = entries_of(claim, declared.edition.scheme).facts["tech_contracts"]
    rows = page.locator("[data-fact=tech_contracts] .k-list__body > .k-rows > .k-row")
    if isinstance(typed, tuple):
        expect(rows).to_have_count(len(typed))
    fields = page.locator(".k-form__sections :is(input, select, textarea, button)")
    assert fields.count() > 100
    assert (
        page.locator(".k-form__sections :is(input, select, textarea, button):enabled").count() == 0
    )
    assert page.locator("[data-download=main]").is_disabled()
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('kaohe/'))")
    assert kept == []
    assert watched.trouble == []


def test_the_saved_form_works_without_the_site(watched: Watched, address: str, built: Path) -> None:
    page = watched.page
    page.goto(f"{address}{OPEN}")
    link = page.locator("a[download]").get_attribute("href") or ""
    file = built / urljoin(OPEN, link)
    watched.requests.clear()
    page.goto(file.as_uri())
    page.wait_for_selector("#k-form[data-ready]")
    page.select_option("[data-unit]", UNIT)
    keystroke(page, "team_days", "42")
    expect(page.locator(".k-yaml")).to_have_value(re.compile("team_days: 42\n"))
    late = [url for url in watched.requests if url.startswith(address)]  # of the page before
    assert [url for url in watched.requests if url not in late] == [file.as_uri()]
    assert watched.trouble == []


def test_the_form_s_page_is_ready_for_a_strict_policy(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}{OPEN}")
    page.wait_for_selector("#k-form[data-ready]")
    page.select_option("[data-unit]", UNIT)
    ours = page.locator(".md-content")
    assert ours.locator("script:not([src]):not([type='application/json'])").count() == 0
    assert ours.locator("[style]").count() == 0
    handlers = (
        "nodes => nodes.flatMap((n) => n.getAttributeNames()).filter((n) => n.startsWith('on'))"
    )
    assert ours.locator("*").evaluate_all(handlers) == []


def test_a_keyboard_is_enough(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}{OPEN}")
    page.wait_for_selector("#k-form[data-ready]")
    page.locator("[data-unit]").focus()
    page.select_option("[data-unit]", UNIT)
    page.locator("[data-fact=office] input").first.focus()
    page.keyboard.press("Space")
    expect(page.locator(".k-yaml")).to_have_value(re.compile("office: true"))
    page.locator("[data-fact=reports] .k-choices--bar input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.type("报告")  # the new row has the focus
    expect(page.locator(".k-yaml")).to_have_value(re.compile("title: 报告"))
    focused = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(focused) == "solid"
    named = """nodes => nodes.filter((n) => n.type !== "hidden" && !n.labels?.length
        && !n.getAttribute("aria-label") && !n.textContent.trim()).length"""
    assert page.locator("#k-form :is(input, select, textarea, button)").evaluate_all(named) == 0
