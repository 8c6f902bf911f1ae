"""The home page: where to go, the rounds, the units, how to read a scorecard."""

from collections.abc import Sequence

from toolkit.language import both
from toolkit.pages import addresses
from toolkit.pages.lists import round_rows
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.scoring.rounds import ScoredRound
from toolkit.submissions.repository import Repository

LEAD = both(
    "科协、科技局对学会、服务站、联盟等单位的年度绩效考核：每个分数都能追到一条事实、一条规则和办法的一个条款。",
    "Yearly assessments of learned societies, stations and alliances: every score leads to a fact, a rule and an article.",
)


READING = (
    both(
        "最大的数是核定之后的总分，旁边写着满分。",
        "The large number is the verified total, with what it is out of.",
    ),
    both(
        "“自评”是单位自己报的，“核定”是核定人员认可的；两者不同之处逐项说明。",
        "“Claimed” is what the unit stated, “verified” what reviewers accepted; every difference is explained.",
    ),
    both(
        "点任何一项，可以看到怎么算的、依据哪一条、事实写在哪个文件的哪一行。",
        "Open any item to see how it came about, the article, and the file and line of the fact.",
    ),
    both(
        "“未核定”“未申报”不是 0 分，是还没有分。",
        "“Not verified” and “not submitted” are not zero; there is no score.",
    ),
)


DOORS = (
    (
        "submit",
        both(
            "填写本单位的申报，边填边算分",
            "Fill in your unit’s claim and see its score as you type",
        ),
    ),
    ("results", both("这一轮各单位得了多少分", "What every unit got in a round")),
    (
        "policies",
        both("考什么、值几分、写在哪一条", "What is asked, what it is worth, where it is written"),
    ),
    ("help", both("怎样填报、核定、写办法", "How to submit, review and write a scheme")),
)


def home_page(renderer: Renderer, repository: Repository, rounds: Sequence[ScoredRound]) -> Page:
    """Return the home page."""
    language = renderer.language
    units = [filed.unit for filed in repository.units.values()]
    headings = [
        ("rounds", renderer.word("rounds")),
        ("units", renderer.word("all_units")),
        ("reading", renderer.word("read_card")),
    ]
    return renderer.page(
        "",
        renderer.word("site"),
        LEAD.said(language),
        headings,
        "home.html",
        is_wide=True,
        lead=LEAD.said(language),
        is_demo=any(unit.demo for unit in units),
        doors=[(f"{name}/", renderer.word(name), words.said(language)) for name, words in DOORS],
        rounds=round_rows(renderer, rounds),
        units=[(addresses.unit(unit.id), unit.name.said(language)) for unit in units],
        reading=[line.said(language) for line in READING],
    )
