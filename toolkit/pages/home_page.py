"""The home page: find a unit, where to go, what is in notice or open, the latest rounds, how to read.

The build has no clock: days are stated; how many are left a script says by the reader's own date.
"""

from collections.abc import Sequence
from typing import Any

from toolkit.language import both
from toolkit.pages import addresses
from toolkit.pages.lists import in_brief, latest_first
from toolkit.pages.notices_page import ADDRESS as NOTICES
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.scoring.rounds import ScoredRound
from toolkit.submissions.repository import Repository
from toolkit.submissions.round import STATES

LEAD = both(
    "学会、服务站、联盟等单位的年度考核：每个分数都能追到一条事实、一条规则和办法的一个条款。",
    "Yearly assessments of learned societies, stations and alliances: every score leads to a fact, a rule and an article.",
)
#: As many rounds as one reads; all of them are on the page of results.
MOST_ROUNDS = 6

DOORS = (
    ("results", both("各轮考核谁得了多少分", "What every unit got in each round")),
    (
        "submit",
        both("填写申报，边填边算分", "Fill in your claim and see its score as you type"),
    ),
    (
        "policies",
        both("考什么、值几分、写在哪一条", "What is asked, what it is worth, where it is written"),
    ),
    ("help", both("怎样看、怎样填、怎样核定", "How to read, submit and review")),
)

READING = (
    both(
        "最大的数是核定之后的总分，旁边写着满分。",
        "The large number is the verified total, with what it is out of.",
    ),
    both(
        "“自评”是单位自己报的，“核定”是核定人员认可的。",
        "“Claimed” is what the unit stated, “verified” what reviewers accepted.",
    ),
    both(
        "每一项都写着怎么算的；点开可以看到条款、事实和证据。",
        "Every item says how it was worked out; open it for the article, the facts and the evidence.",
    ),
    both(
        "“未核定”“未申报”不是 0 分，是还没有分。",
        "“Not verified” and “not submitted” are not zero; there is no score.",
    ),
)

SUBMITTING = (
    both(
        "打开本轮考核的表单，选好单位，逐项填写。自评得分边填边算。",
        "Open the form of the round, choose your unit, fill in item by item; your score shows as you type.",
    ),
    both(
        "按提示改好，下载申报文件。在这之前，填的内容不离开您的电脑。",
        "Correct what the form flags, then download the file; until then nothing leaves your computer.",
    ),
    both(
        "把文件和证据上传到主办方的仓库，几分钟后看检查结果。",
        "Upload the file and the evidence to the repository; the answer of the check comes within minutes.",
    ),
)


def home_page(renderer: Renderer, repository: Repository, rounds: Sequence[ScoredRound]) -> Page:
    """Return the home page; of a round whose results are not out, what its own page says of it."""
    language, word = renderer.language, renderer.word
    units = [filed.unit for filed in repository.units.values()]
    latest = latest_first(rounds)
    filed = [each for each in latest if each.round.state != "draft"]
    sections = ("notice_given", "home_open", "home_latest", "read_card", "home_submit")
    return renderer.page(
        "",
        word("site"),
        LEAD.said(language),
        [(_id(name), word(name)) for name in sections],
        "home.html",
        is_wide=True,
        lead=LEAD.said(language),
        is_demo=any(unit.demo for unit in units),
        doors=[(f"{name}/", word(name), words.said(language)) for name, words in DOORS],
        notices=[_notice(renderer, each) for each in latest if each.round.state == "notice"],
        open_rounds=[_open(renderer, each) for each in latest if each.round.state == "draft"],
        rounds=[_round(renderer, each) for each in filed[:MOST_ROUNDS]],
        n_rounds=len(rounds),
        n_units=len(units),
        reading=[line.said(language) for line in READING],
        submitting=[line.said(language) for line in SUBMITTING],
        ids={name: _id(name) for name in sections},
    )


def _id(name: str) -> str:
    return {"notice_given": "notice", "read_card": "reading"}.get(name, name.removeprefix("home_"))


def _round(renderer: Renderer, scored: ScoredRound) -> dict[str, Any]:
    language = renderer.language
    return {
        "title": scored.round.title.said(language),
        "address": addresses.results(scored),
        "summary": in_brief(renderer, scored),
        "state": STATES[scored.round.state].said(language),
    }


def _notice(renderer: Renderer, scored: ScoredRound) -> dict[str, Any]:
    notice = scored.round.notice
    days = (
        ""
        if notice is None
        else renderer.word("home_notice_days", first=str(notice.from_), last=str(notice.last))
    )
    objecting = f"{NOTICES}#{scored.round.scheme}-{scored.round.round}"
    return _round(renderer, scored) | {"days": days, "objecting": objecting, "notice": notice}


def _open(renderer: Renderer, scored: ScoredRound) -> dict[str, Any]:
    until = renderer.word("home_open_until", day=scored.round.deadline.isoformat())
    form = addresses.form_of_round(scored)
    return _round(renderer, scored) | {"form": form, "until": until, "day": scored.round.deadline}
