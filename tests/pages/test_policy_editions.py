"""Two editions of one scheme: listed together, and what changed told on a page of its own."""

import re

import pytest

from tests.codes.tree import TINY
from toolkit.language import Language
from toolkit.pages.calendar_view import calendar
from toolkit.pages.policy_changes import changes_page
from toolkit.pages.policy_editions import earlier, policies_page
from toolkit.pages.policy_page import policy_page
from toolkit.pages.renderer import Renderer
from toolkit.reading.reader import parse
from toolkit.schemes.edition import Edition, load
from toolkit.submissions.repository import Repository
from toolkit.submissions.round import Notice, Step
from toolkit.submissions.walk import open_repository

NEWER = (
    ("edition: 2019", "edition: 2022"),
    ("in_force_until: 2021-12-31", "in_force_from: 2022-01-01"),
    ("at_most: 3", "at_most: 5"),
    ("  - {code: K, label: {zh: 活动", "  - {code: K, label: {zh: 会议"),
)


@pytest.fixture(scope="module")
def tiny() -> Repository:
    return open_repository(TINY, "data")


@pytest.fixture(scope="module")
def old(tiny: Repository) -> Edition:
    return tiny.editions["tiny-prize", "2019"]


@pytest.fixture(scope="module")
def new() -> Edition:
    text = (TINY / "schemes/tiny-prize/2019/scheme.yml").read_text("utf-8")
    for was, now in NEWER:
        assert text.count(was) == 1
        text = text.replace(was, now)
    document, _ = parse(text, "scheme.yml")
    assert document is not None
    edition, problems = load(document)
    assert edition is not None, problems
    return edition


def rows(body: str) -> list[str]:
    """Return the sentences of a page of changes, each with where its links lead."""
    found = re.findall(r"<li>(.*?) <span class=\"k-changes__places\">(.*?)</span></li>", body)
    return [" ".join([said, *re.findall(r'href="([^"]*)', links)]) for said, links in found]


def test_changes_are_sentences_that_lead_to_both_editions(old: Edition, new: Edition) -> None:
    page = changes_page(Renderer("zh"), old, new)
    assert page.path == "policies/tiny-prize/2022/changes/"
    assert page.title == "示例社团评优：2022 与 2019 的不同"
    was, now = "../../2019/", "../"
    assert rows(str(page.body)) == [
        f"办法新增施行日期：2022-01-01。 {now}#top",
        f"办法删去有效期：2021-12-31。 {was}#top",
        f"指标 K 会议的名称由“活动”改为“会议”。 {was}#indicator-k {now}#indicator-k",
        f"处理“奖金”的最高数额由 3 改为 5。 {was}#outcome-cup {now}#outcome-cup",
    ]
    english = rows(str(changes_page(Renderer("en"), old, new).body))
    assert english[1] == f"The scheme: last day in force removed; it was 2021-12-31. {was}#top"
    assert english[3].startswith("Consequence “Cup”: highest amount changed from 3 to 5. ")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_link_of_the_changes_has_its_place(
    old: Edition, new: Edition, language: Language
) -> None:
    renderer = Renderer(language)
    bodies = {
        f"../{prefix}": str(policy_page(renderer, each, [], [], (), [old, new]).body)
        for prefix, each in (("../2019/", old), ("", new))
    }
    links = re.findall(
        r'href="((?:\.\./)+(?:2019/)?)#([^"]+)"', str(changes_page(renderer, old, new).body)
    )
    assert len(links) == 6
    for page, anchor in links:
        assert f'id="{anchor}"' in bodies[page]


def test_an_edition_names_the_others_and_what_it_changed(old: Edition, new: Edition) -> None:
    renderer, both = Renderer("zh"), [old, new]
    assert (earlier(new, both), earlier(old, both)) == (old, None)
    page = policy_page(renderer, new, [], [], (), both)
    assert page.title == "示例社团评优（2022 版本）"
    newer = str(page.body)
    assert '<a href="changes/">与 2019 版本的不同</a>' in newer
    assert '<a href="../2019/">2019</a> <span class="k-quiet">施行到 2021-12-31</span>' in newer
    older = str(policy_page(renderer, old, [], [], (), both).body)
    assert "的不同" not in older
    assert "<li>这份文本施行到 2021-12-31 为止。</li>" in older
    alone = str(policy_page(renderer, old, [], [], (), [old]).body)
    assert "共 " not in alone


def test_every_carrier_of_a_clause_that_has_a_place_is_a_link(old: Edition) -> None:
    body = str(policy_page(Renderer("en"), old, [], []).body)
    contents = body[body.index("k-articles") : body.index('id="indicators"')]
    third = contents[contents.index("clause-e3") : contents.index("clause-e4")]
    assert '<a href="#outcome-subsidy">Subsidy</a>' in third
    assert '<a href="#basics">Founded on</a>' in third
    assert '<a href="#indicator-k">K</a>, <a href="#key-meetings">Meetings</a>' in contents
    for anchor in re.findall(r'href="#([^"]+)"', contents):
        assert f'id="{anchor}"' in body


def test_the_list_has_the_editions_of_a_scheme_together(
    tiny: Repository, old: Edition, new: Edition
) -> None:
    fair = tiny.editions["tiny-fair", "2020"]
    listed = str(policies_page(Renderer("zh"), [old, fair, new], []).body)
    assert listed.count("<li>") == 2
    first, second = listed.split("<li>")[1:]
    assert first.index("2022 版本") < first.index("2019 版本")
    assert "2022-01-01 起施行" in first
    assert "2 个版本" in first
    assert "版本" not in second


def test_the_calendar_says_where_a_round_stands(tiny: Repository) -> None:
    by = {"zh": "市科协", "en": "city"}
    days = {"checked": "2021-01-20", "notice": "2021-02-05", "final": "2021-02-20"}
    steps = [Step.model_validate({"state": each, "until": days[each], "by": by}) for each in days]
    notice = Notice.model_validate(
        {"from": "2021-01-25", "to": "2021-02-01", "objections": {"zh": "写信。", "en": "Write."}}
    )
    told = {}
    for state in ("draft", "notice", "final"):
        changed = {"state": state, "steps": tuple(steps), "notice": notice}
        round_ = tiny.rounds["tiny-prize", "2020"].round.model_copy(update=changed)
        told[state] = calendar(Renderer("zh"), round_)
    assert [(row["what"], row["state"]) for row in told["draft"]] == [
        ("单位填报", "next"),
        ("初审", "later"),
        ("公示", "later"),
        ("公布最终结果", "later"),
    ]
    assert [row["state"] for row in told["notice"]] == ["done", "done", "now", "next"]
    assert {row["state"] for row in told["final"]} == {"done"}
    shown = told["notice"][2]
    assert (shown["from"], shown["until"], shown["by"]) == ("2021-01-25", "2021-02-01", "市科协")
    assert shown["note"] == "写信。"
