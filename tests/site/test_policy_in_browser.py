"""The policy pages in a real browser: examples tried with other numbers, rows, articles, calendar.

Expected scores are worked out by hand from the policies' texts.
"""

from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.conftest import Watched
from toolkit.numbers import exact, printed, rounded
from toolkit.schemes.examples import Example
from toolkit.submissions.repository import Repository

POLICY = "policies/keqiao-contact-point/2018/"
SCORES = """async ([address, ids]) => {
  const { score } = await import("/assets/form/score.js");
  const model = await (await fetch(address)).json();
  return ids.map((id) => score(model, { facts: model.examples[id] }, id));
}"""
KEPT = "JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])"
MET = {"met": True, "not-met": False, "warning": False}


def opened(page: Page, id: str) -> Locator:
    """Open an example to be tried, by the keyboard alone."""
    example = page.locator(f"#example-{id}")
    example.locator("> summary").press("Enter")
    example.get_by_role("button", name="改数字试一试").press("Enter")
    trial = example.locator(".k-worked")
    expect(trial).to_be_visible()
    return trial


def scores(trial: Locator, *codes: str) -> list[str]:
    shown = [trial.locator(f"[data-code={code}] .k-worked__score strong") for code in codes]
    return [trial.locator("output").inner_text(), *(each.inner_text() for each in shown)]


def test_the_numbers_of_an_example_can_be_changed(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + POLICY)
    kept = page.evaluate(KEPT)
    trial = opened(page, "class-1-below")
    assert scores(trial, "C1", "C7") == ["67.45", "20.00", "9.95"]
    points = trial.get_by_role("textbox", name="学会服务联系点")
    expect(points).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("5")  # the target of class 1: full points
    assert scores(trial, "C1", "C7") == ["72.45", "25.00", "9.95"]
    members = trial.locator("[data-code=C7] input").first
    members.fill("100")  # 10 × 100 ÷ 200 = 5
    assert scores(trial, "C1", "C7") == ["67.50", "25.00", "5.00"]
    expect(trial.locator("[data-code=C7]")).to_contain_text("原例 9.95")
    original = page.locator("#example-class-1-below > .k-worked__original")
    expect(original).to_have_text("原例：没有改过数字时的结果")
    members.fill("一百")
    assert scores(trial, "C1", "C7") == ["–", "25.00", "–"]
    expect(members).to_have_attribute("aria-invalid", "true")
    expect(trial.locator("[data-code=C7] .k-worked__said")).to_be_visible()
    trial.get_by_role("button", name="恢复原例").press("Enter")
    assert scores(trial, "C1", "C7") == ["67.45", "20.00", "9.95"]
    trial.get_by_role("button", name="收起").press("Enter")
    expect(trial).to_have_count(0)
    expect(original).to_have_count(0)
    assert page.evaluate(KEPT) == kept
    assert watched.foreign(address) == []


def test_on_a_phone_nothing_hides_what_is_scored(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 500}, locale="zh-CN")
    page.goto(address + POLICY)
    trial = opened(page, "class-1-below")
    field = trial.locator("[data-code=C7] input").first
    field.focus()
    field.evaluate("each => each.scrollIntoView()")
    bar, typed = trial.locator(".k-worked__bar").bounding_box(), field.bounding_box()
    score = trial.locator("[data-code=C7] .k-worked__score strong").bounding_box()
    assert bar is not None
    assert typed is not None
    assert score is not None
    assert bar["height"] < 40
    assert bar["y"] + bar["height"] <= typed["y"] < score["y"] < 500
    page.close()


def test_records_of_an_example_can_come_and_go(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + POLICY)
    trial = opened(page, "which-records-count")
    item = trial.locator("[data-code=C1]")
    assert scores(trial, "C1") == ["39.15", "10.00"]
    item.get_by_role("button", name="删去").first.click()  # one counts: 25 × 1 ÷ 5 = 5
    assert scores(trial, "C1") == ["34.15", "5.00"]
    add = item.get_by_role("button", name="再加一条")
    expect(add).to_be_focused()
    add.press("Enter")  # a copy of the last, which has no agreement and does not count
    assert scores(trial, "C1") == ["34.15", "5.00"]
    row = item.locator(".k-worked__row").last
    row.locator("input[type=date]").fill("2018-03-05")
    assert scores(trial, "C1") == ["39.15", "10.00"]


def test_every_example_scores_as_worked_out_by_hand(
    watched: Watched, address: str, repository: Repository
) -> None:
    watched.page.goto(address + "404.html")
    for (scheme, edition), examples in repository.examples.items():
        rule = repository.editions[scheme, edition].scheme.printing
        told = watched.page.evaluate(
            SCORES,
            [f"{address}submit/{scheme}/examples/{edition}.json", [each.id for each in examples]],
        )
        for example, found in zip(examples, told, strict=True):
            shown = {code: each["score"] for code, each in found["indicators"].items()}
            shown |= {name: found[name] for name in ("total", "base", "bonus")}
            assert {code: shown[code] for code in example.expect} == {
                code: None if score is None else printed(rounded(exact(score), rule), rule.places)
                for code, score in example.expect.items()
            }, (scheme, example.id)
            assert conditions(found, example) == {
                id: MET.get(outcome) for id, outcome in example.conditions.items()
            }, (scheme, example.id)


def conditions(
    found: dict[str, dict[str, bool | None]], example: Example
) -> dict[str, bool | None]:
    return {id: found["conditions"].get(id) for id in example.conditions}


def test_without_script_the_examples_are_complete(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + POLICY)
    page.locator("#example-class-1-below > summary").click()
    rows = page.locator("#example-class-1-below tbody tr")
    assert rows.first.locator("td").all_inner_texts() == ["4", "20.00", "20.00"]
    assert rows.last.locator("td").all_inner_texts()[1:] == ["67.45", "67.45"]
    expect(page.get_by_role("button", name="改数字")).to_have_count(0)
    context.close()


def test_articles_lead_to_indicators_and_back(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}{POLICY}#indicator-c6")
    rule = page.locator("tr#indicator-c6 + tr")
    expect(rule.locator("details")).to_have_attribute("open", "")  # opened by the link
    expect(rule).to_contain_text("30")
    expect(page.locator("#articles")).not_to_have_attribute("open", "")
    page.locator("#articles > summary").click()
    lines = page.locator(".k-articles li")
    assert lines.count() == page.locator("#clauses + div tbody tr").count()
    line = lines.filter(has=page.get_by_role("link", name="C6", exact=True)).first
    line.get_by_role("link", name="C6", exact=True).click()
    assert page.url.endswith("#indicator-c6")
    page.locator("tr#indicator-c6 > td a").click()
    article = page.url.rpartition("#")[2]
    expect(page.locator(f"[id='{article}'] a", has_text="C6")).to_be_visible()
    expect(page.locator(".k-restated")).to_contain_text("不是原文")
    # the longest parts are closed until a link leads into them
    key, reading = page.locator("#key-contact_points"), page.locator("#reading-g-round")
    expect(key).not_to_be_visible()
    expect(reading.get_by_text("其他读法", exact=False).first).to_be_visible()
    expect(reading.locator("details")).not_to_have_attribute("open", "")
    for place, inside in ((key, key), (reading, reading.locator("details dd").first)):
        page.evaluate("id => location.hash = id", place.get_attribute("id"))
        expect(inside).to_be_visible()
        expect(place).to_be_in_viewport()


def test_the_calendar_stands_on_policy_and_results(watched: Watched, address: str) -> None:
    for path in (
        "policies/quzhou-service-station/2021/",
        "en/results/quzhou-service-station/2023/",
    ):
        watched.page.goto(address + path)
        step = watched.page.locator(".k-calendar__step--now")
        expect(step).to_have_count(1)
        expect(step).to_contain_text("2024-03")
    expect(step).to_contain_text("given, results not final")
