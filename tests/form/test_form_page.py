"""The form in a real browser: filled in, broken, mended, downloaded, and judged by the toolkit."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.form.filling import fill_in, keystroke, shown
from tests.form.parts import part_of
from tests.site.conftest import Watched, page_in
from toolkit.checking.one_claim import check_one_claim
from toolkit.contribute.entries import as_object, claim_text, entries_of
from toolkit.contribute.form_files import saved_form
from toolkit.contribute.form_model import form_object
from toolkit.contribute.form_offline import bundled_script
from toolkit.contribute.form_rules import rules_object
from toolkit.contribute.form_settings import NOWHERE, Submit
from toolkit.contribute.form_words import WORDS
from toolkit.problems.problem import has_errors
from toolkit.scoring.evaluation import Absent
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.claim import shaped_claim
from toolkit.submissions.repository import FiledRound, Repository, SubmissionId

#: A demonstration unit of every scheme, and what is broken in its form: field, what is typed, code.
UNITS: dict[SubmissionId, tuple[str, str, str]] = {
    ("hefei-alliance", "2018", "hefei-demo-kiln"): ("foreign_activities/held_on", "昨天", "F205"),
    ("keqiao-contact-point", "2018", "keqiao-demo-loom"): ("output_growth", "一成多", "F202"),
    ("keqiao-service-station", "2018", "keqiao-demo-station-fabric"): (
        "fund_ledger/own/balance",
        "1",
        "C501",
    ),
    ("lianyungang-county", "2018", "lianyungang-demo-ji"): ("pool_needs", "12个", "F201"),
    ("quzhou-recognition", "2022", "quzhou-demo-brook-park"): ("applied_on", "2022-02-30", "F206"),
    ("quzhou-service-station", "2022", "quzhou-demo-station-citrus"): ("team_days", "-1", "C101"),
    ("xiangyang-activity-project", "2019", "xiangyang-demo-optics"): (
        "exchange_events/held_on",
        "2020-01-01",
        "C104",
    ),
    ("xiangyang-excellent-society", "2019", "xiangyang-demo-optics"): (
        "academic_events/held_on",
        "去年",
        "F205",
    ),
    ("xiangyang-function-transfer", "2019", "xiangyang-demo-optics"): (
        "meetings/held_on",
        "2018.9.31",
        "F205",
    ),
    ("xiangyang-haizhi-excellent", "2019", "xiangyang-demo-medicine"): (
        "station_since",
        "很久",
        "F205",
    ),
    ("xiangyang-haizhi-new", "2019", "xiangyang-demo-cell"): ("economic_benefit", "3.5万", "F202"),
}
LARGEST = ("lianyungang-county", "2018", "lianyungang-demo-ji")
#: Form script, rules and the largest model together, compressed.
MOST_BYTES = 60_000


def opened(filed: FiledRound) -> FiledRound:
    """Return a round as it was while units filled in."""
    return replace(filed, round=filed.round.model_copy(update={"state": "draft"}))


class Forms:
    """The saved forms of all schemes, open, as files of a folder."""

    def __init__(self, repository: Repository, folder: Path) -> None:
        self.repository, self.folder, self.rules = repository, folder, rules_object()

    def model(self, scheme: str, year: str, is_open: bool = True) -> dict[str, Any]:
        filed = self.repository.rounds[scheme, year]
        return form_object(self.repository, opened(filed) if is_open else filed)

    def address(
        self, scheme: str, year: str, submit: Submit = NOWHERE, language: Any = "zh"
    ) -> str:
        filed = opened(self.repository.rounds[scheme, year])
        page = saved_form(filed, language, submit, self.model(scheme, year), self.rules)
        file = self.folder / f"{scheme}-{language}.html"
        file.write_text(page, encoding="utf-8")
        return file.as_uri()


@pytest.fixture(scope="module")
def forms(repositories: dict[str, Repository], tmp_path_factory: pytest.TempPathFactory) -> Forms:
    return Forms(repositories["data"], tmp_path_factory.mktemp("forms"))


@pytest.fixture
def watched(window: BrowserContext) -> Iterator[Watched]:
    for each in page_in(window):
        each.page.set_default_timeout(5000)
        yield each


def open_form(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("#k-form[data-ready]")


def claim_entries(repository: Repository, id: SubmissionId) -> dict[str, Any]:
    edition = repository.rounds[id[:2]].edition
    assert edition is not None
    return as_object(entries_of(repository.claims[id], edition.scheme))


def value_in(entries: dict[str, Any], key: str) -> str:
    """Return what stands in the first field of a key."""
    fact, *rest = key.split("/")
    entry = entries["facts"][fact]
    if isinstance(entry, list):
        value: str = entry[0]["fields"][rest[0]]
    elif isinstance(entry, dict):
        value = entry["rows"][rest[0]][rest[1]]
    else:
        value = entry
    return value


@pytest.mark.parametrize("id", UNITS, ids="/".join)
def test_a_form_filled_in_by_hand_is_the_unit_s_claim_to_the_last_digit(
    forms: Forms, watched: Watched, id: SubmissionId
) -> None:
    scheme, year, unit = id
    repository, page = forms.repository, watched.page
    entries = claim_entries(repository, id)
    open_form(page, forms.address(scheme, year))
    fill_in(page, unit, entries)

    key, wrong, code = UNITS[id]
    keystroke(page, key, wrong)
    broken = shown(page)
    _, problems = check_one_claim(repository, id, broken["text"])
    errors = [each for each in problems if each.severity == "error"]
    assert errors[0].code.id == code
    assert (broken["wrong"], broken["blank"]) == (str(len(errors)), "0")
    for each in errors:
        said = f"{each.message.zh} {each.remedy.zh}"
        shown_so = [message for message in broken["messages"] if said in message]
        assert any(message.endswith(each.code.id) for message in shown_so)

    keystroke(page, key, value_in(entries, key))
    with page.expect_download() as download:
        page.click("[data-download=main]")
    assert download.value.suggested_filename == f"{scheme}.yml"
    text = Path(download.value.path()).read_text(encoding="utf-8")

    edition = repository.rounds[scheme, year].edition
    assert edition is not None
    assert text == claim_text(edition.scheme, entries_of(repository.claims[id], edition.scheme))
    document, problems = check_one_claim(repository, id, text)
    assert document is not None
    assert not has_errors(problems)
    claim, _ = shaped_claim(document, edition.scheme)
    assert claim is not None
    assert as_object(entries_of(claim, edition.scheme)) == entries
    assert_scored_alike(replace(repository, claims={id: claim}, reviews={}), id, shown(page))
    assert watched.trouble == []
    assert [url for url in watched.requests if not url.startswith(("file:", "blob:"))] == []


def assert_scored_alike(repository: Repository, id: SubmissionId, said: dict[str, Any]) -> None:
    (scored,) = [
        each for each in score_rounds(repository, lambda *found: found == id) if each.id == id[:2]
    ]
    (card,) = scored.scorecards
    expected = {}
    for leaf in card.leaves():
        score = leaf.claimed.score
        reason = score.reason.replace("-", "_") if isinstance(score, Absent) else ""
        part = card.printed(part_of(card, repository.claims[id], leaf.code))
        said_of_none = (
            f"{part}（不含评定部分）" if part else WORDS[f"absent_{reason or 'judged'}"].zh
        )
        expected[leaf.code] = card.printed(score) or said_of_none
    assert said["scores"] == expected
    if card.edition.scheme.points is not None:
        total = card.printed(card.claimed_total) or card.printed(card.claimed_unmarked)
        assert said["total"] == (total or "–")


def test_an_answer_is_painted_while_one_types(
    forms: Forms, watched: Watched, record_property: Any
) -> None:
    scheme, year, unit = LARGEST
    page = watched.page
    open_form(page, forms.address(scheme, year))
    fill_in(page, unit, claim_entries(forms.repository, LARGEST))
    took = sorted(keystroke(page, "pool_needs", str(number)) for number in range(20))
    print(f"keystroke to message: median {took[10]:.1f} ms, longest {took[-1]:.1f} ms")
    record_property("keystroke_median_ms", f"{took[10]:.1f}")


def test_script_rules_and_the_largest_model_are_small(forms: Forms) -> None:
    model, rules = (
        json.dumps(each, ensure_ascii=False, separators=(",", ":"))
        for each in (forms.model(*LARGEST[:2]), forms.rules)
    )
    size = len(gzip.compress(f"{bundled_script()}{rules}{model}".encode(), 9))
    print(f"script, rules and the largest model: {size} bytes compressed")
    assert size <= MOST_BYTES


SMALL = ("xiangyang-activity-project", "2019", "xiangyang-demo-optics")


def test_what_is_blank_is_counted_and_nothing_is_no_answer(forms: Forms, watched: Watched) -> None:
    page = watched.page
    open_form(page, forms.address(*SMALL[:2]))
    assert page.evaluate("document.querySelector('.k-form__sections').disabled")
    page.select_option("[data-unit]", SMALL[2])
    state = expect(page.locator("[data-state]"))
    blank = int(shown(page)["blank"])
    state.to_have_text(f"{blank} 项没填")
    assert shown(page)["messages"] == []  # nothing is wrong before anything was typed
    page.click("[data-fact=exchange_events] input[value=none]")
    state.to_have_text(f"{blank - 1} 项没填")
    assert "exchange_events: []" in shown(page)["text"]
    page.click("[data-fact=exchange_events] input[value=list]")
    page.click("[data-fact=exchange_events] .k-row__head button >> nth=1")
    state.to_have_text(f"{blank} 项没填")  # a list without rows is not the answer “none”
    page.click("[data-fact=exchange_events] .k-undo button")
    expect(page.locator("[data-fact=exchange_events] .k-rows > .k-row")).to_have_count(1)
    page.click("text=标出没填的")
    expect(page.locator(".k-message__code >> text=F10")).not_to_have_count(0)


def test_a_typed_date_is_mended_by_one_click_and_a_file_gives_its_hash(
    forms: Forms, watched: Watched
) -> None:
    page = watched.page
    open_form(page, forms.address(*SMALL[:2]))
    fill_in(page, SMALL[2], claim_entries(forms.repository, SMALL))
    keystroke(page, "exchange_events/held_on", "2018.10.9")
    page.click("[data-mend]")
    field = page.locator("[data-key='exchange_events/held_on'] .k-input").first
    assert field.input_value() == "2018-10-09"
    expect(page.locator("[data-state]")).to_have_text("填全了，没有错误。")

    box = page.locator("[data-evidence=exchange_events]")
    box.evaluate("(details) => { details.open = true; }")
    box.locator("[data-add-evidence]").click()
    card = box.locator(":scope > .k-rows > .k-row").last
    card.locator("input[type=file]").set_input_files(
        files=[{"name": "签到表.JPG", "mimeType": "image/jpeg", "buffer": b"abc"}]
    )
    expect(page.locator(".k-yaml")).to_have_value(re.compile("ba7816bf"))
    text = shown(page)["text"]
    # sha256 of "abc" as FIPS 180-2 gives it; a Chinese name cannot be the name of the file
    assert "sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" in text
    assert re.search(r"file: e\d\d\.jpg", text)
    assert watched.trouble == []


def test_the_draft_survives_and_personal_data_goes_nowhere(forms: Forms, watched: Watched) -> None:
    page = watched.page
    address = forms.address(*SMALL[:2])
    open_form(page, address)
    page.select_option("[data-unit]", SMALL[2])
    keystroke(page, "economic_benefit", "12.5")
    page.reload()
    page.wait_for_selector("#k-form[data-ready]")
    assert "草稿" in page.locator("[data-notice]").inner_text()
    assert page.locator("[data-key=economic_benefit] input").input_value() == "12.5"

    number = "138" + "00138000"  # spelt apart: the repository's own check reads this file too
    keystroke(page, "social_benefit", f"电话 {number}")
    for button in (
        "[data-download=main]",
        "[data-download=side]",
        "[data-copy]",
        "[data-save-draft]",
    ):
        assert page.locator(button).is_disabled()
    assert "个人信息" in page.locator("[data-ways-said]").inner_text()
    kept = page.evaluate("JSON.stringify({...localStorage})")
    assert "12.5" in kept
    assert number not in kept
    keystroke(page, "social_benefit", "一百户受益")
    assert page.locator("[data-download=main]").is_enabled()

    page.click("[data-clear]")
    assert page.locator("[data-key=economic_benefit] input").input_value() == ""
    page.reload()
    page.wait_for_selector("#k-form[data-ready]")
    assert page.locator("[data-key=economic_benefit] input").input_value() == ""


def test_a_browser_that_keeps_nothing_says_so(forms: Forms, watched: Watched) -> None:
    page = watched.page
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    open_form(page, forms.address(*SMALL[:2]))
    page.select_option("[data-unit]", SMALL[2])
    keystroke(page, "economic_benefit", "1")
    assert "没有存下草稿" in page.locator("[data-not-kept]").inner_text()


def test_a_draft_file_is_read_with_care(forms: Forms, watched: Watched) -> None:
    page = watched.page
    open_form(page, forms.address(*SMALL[:2]))
    entries = claim_entries(forms.repository, SMALL)
    hostile = {
        **entries,
        "facts": {
            **entries["facts"],
            "economic_benefit": "<img src=x onerror=alert(1)>",
            "no_such_fact": "1",
            "social_benefit": {"__proto__": {"polluted": True}},
        },
    }
    page.evaluate("document.querySelector('.k-form__head details').open = true")
    opened_file = page.locator("input[accept]")

    def give(body: Any) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        opened_file.set_input_files(
            files=[{"name": "d.json", "mimeType": "application/json", "buffer": content}]
        )
        page.wait_for_timeout(50)

    for no_draft in (b"{", b"[]", {"format": 1, "entries": {**entries, "scheme": "other"}}):
        give(no_draft)
        assert "不是本表单的草稿" in page.locator("[data-notice]").inner_text()
    give({"format": 1, "kept": "x", "entries": hostile})
    assert page.locator("[data-unit]").input_value() == SMALL[2]
    assert page.locator("#k-form img").count() == 0
    assert "no_such_fact" not in shown(page)["text"]
    assert "<img" in page.locator("[data-key=economic_benefit] input").input_value()
    assert watched.trouble == []


@pytest.mark.parametrize(
    ("submit", "begins", "carries"),
    [
        (
            Submit("github", "https://example.org/o/r", "main", 60000),
            "https://example.org/o/r/new/main?filename=data%2Funits%2F",
            True,
        ),
        (
            Submit("gitea", "https://example.org/o/r/", "main", 60000),
            "https://example.org/o/r/_new/main?filename=data%2Funits%2F",
            True,
        ),
        (
            Submit("github", "https://example.org/o/r", "main", 100),
            "https://example.org/o/r/new/main?filename=data%2Funits%2F",
            False,
        ),
        (
            Submit("gitlab", "https://example.org/o/r", "main", 60000),
            "https://example.org/o/r/-/new/main?file_name=data%2Funits%2F",
            False,
        ),
        (
            Submit("gitee", "https://example.org/o/r", "main", 60000),
            "https://example.org/o/r/new/main/data/units/",
            False,
        ),
    ],
)
def test_a_short_claim_opens_the_platform_s_page(
    forms: Forms, watched: Watched, submit: Submit, begins: str, carries: bool
) -> None:
    page = watched.page
    model = forms.model(*SMALL[:2])
    for each in model["units"].values():
        each["has_claim"] = False
    filed = opened(forms.repository.rounds[SMALL[:2]])
    file = forms.folder / f"{submit.platform}-{submit.prefill_limit}.html"
    file.write_text(saved_form(filed, "zh", submit, model, forms.rules), encoding="utf-8")
    open_form(page, file.as_uri())
    fill_in(page, SMALL[2], claim_entries(forms.repository, SMALL))
    href = page.get_attribute("[data-open]", "href") or ""
    assert href.startswith(begins)
    assert ("value=" in href) == carries
