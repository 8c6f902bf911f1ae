"""The pages that list: results of a round, a unit over its rounds, all units, home, data."""

from collections.abc import Sequence
from typing import Any

from toolkit.language import Language, both
from toolkit.outcomes.laboratory import Laboratory
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages import addresses
from toolkit.pages import dispute_views as disputes
from toolkit.pages import outcome_views as views
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.scoring.rounds import ScoredRound
from toolkit.scoring.scorecard import OUTCOMES, Scorecard, missing_value
from toolkit.submissions.repository import Repository
from toolkit.submissions.round import STATES
from toolkit.submissions.unit import KINDS, Unit

LEAD = both(
    "科协、科技局对学会、服务站、联盟等单位的年度绩效考核：每个分数都能追到一条事实、一条规则和办法的一个条款。",
    "Yearly assessments of learned societies, stations and alliances: every score leads to a fact, a rule and an article.",
)
DATA_LEAD = both(
    "全部结果都可下载。数是字符串，没有的是 null，绝不写成 0。CSV 可直接用表格软件打开。",
    "All results can be downloaded. Numbers are strings; what does not exist is null, never 0. The CSV opens in spreadsheet programs.",
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


def results_page(renderer: Renderer, outcome: RoundOutcome, laboratory: Laboratory) -> Page:
    """Return the results of one round."""
    scored = outcome.scored
    language, scheme = renderer.language, scored.edition.scheme
    means = views.panel_means(renderer, outcome)
    sections = (
        "follows",
        *(["panel_means"] if means else []),
        *(["decisions"] if outcome.decisions else []),
        *(["objections"] if outcome.disputed else []),
        *(["corrections"] if outcome.filed.corrections is not None else []),
        *(["calendar"] if scored.round.steps else []),
        "laboratory",
        "indicators",
    )
    rows = [
        _row(renderer, outcome, card, card.unit.name.said(language)) for card in outcome.in_order()
    ]
    return renderer.page(
        addresses.results(scored),
        scored.round.title.said(language),
        scored.summary.said(language),
        [(name, renderer.word(name)) for name in sections],
        "results.html",
        is_wide=True,
        scored=scored,
        sections=sections,
        has_ranks=scheme.outcomes.ranking is not None,
        has_grades=scheme.outcomes.grades is not None,
        grades=views.grades_in_words(renderer, outcome),
        means=means,
        money=views.money(renderer, outcome),
        decisions=views.decisions(renderer, outcome),
        objections=disputes.objections(renderer, outcome),
        corrections=disputes.corrections(renderer, outcome),
        steps=views.steps(renderer, outcome),
        next_step=next_in_words(renderer, scored),
        readings=views.readings_of_round(renderer, outcome, laboratory),
        tried=len(laboratory.alternatives),
        fragile=[
            (row["name"], row["address"], laboratory.fragile[row["unit"]])
            for row in rows
            if row["unit"] in laboratory.fragile
        ],
        state=STATES[scored.round.state].said(language),
        codes=[(leaf.code, leaf.label.said(language)) for leaf in scheme.leaves()],
        rows=rows,
        addresses={
            "form": addresses.form_of_round(scored) if scored.round.state == "draft" else None,
            "eligibility": addresses.eligibility(scored) if scheme.eligibility else None,
            "sheet": addresses.sheet(scored) if scheme.panels is not None else None,
            "policy": addresses.policy(scheme.id, scheme.edition),
            "csv": addresses.results_data(scored, "csv"),
            "json": addresses.results_data(scored, "json"),
        },
    )


def next_in_words(renderer: Renderer, scored: ScoredRound) -> str:
    """Return the next step and who acts; empty where none is stated or left."""
    step = scored.round.next_step
    if step is None:
        return ""
    words = views.NEXT.filled(state=STATES[step.state], by=step.by, day=step.until.isoformat())
    return words.said(renderer.language)


def _row(renderer: Renderer, outcome: RoundOutcome, card: Scorecard, name: str) -> dict[str, Any]:
    language = renderer.language
    year = outcome.year_of(card)
    return {
        **views.unit_outcome(renderer, card.edition.scheme, year),
        "unit": card.unit.id,
        "round": outcome.scored.round.round,
        "address": addresses.scorecard(card),
        "policy": addresses.policy(card.edition.scheme.id, card.edition.scheme.edition),
        "name": name,
        "class_label": card.edition.scheme.classes[card.class_of_unit].label.said(language),
        "status_id": card.status,
        "status": card.status_in_words.said(language),
        "scores": [(leaf.code, card.printed(leaf.verified.score)) for leaf in card.leaves()],
        "claimed_total": card.printed(card.claimed_total),
        "total": card.printed(card.total),
        "total_reason": _why_none(card, language),
    }


def _why_none(card: Scorecard, language: Language) -> str:
    """Return why there is no total: the status where that says it, else the reason."""
    if card.status == "reviewed":
        reason = missing_value(card.total)
        return reason.said(language) if reason else ""
    return card.status_in_words.said(language)


def unit_page(
    renderer: Renderer,
    unit: Unit,
    cards: Sequence[tuple[RoundOutcome, Scorecard]],
    withheld: Sequence[RoundOutcome] = (),
) -> Page:
    """Return one unit over all its rounds, the latest first, and those whose results are not out."""
    language = renderer.language
    name = unit.name.said(language)
    rows = [
        _row(renderer, outcome, card, card.round.title.said(language))
        for outcome, card in reversed(cards)
    ]
    kind = KINDS[unit.kind].said(language)
    return renderer.page(
        addresses.unit(unit.id),
        name,
        f"{name} · {kind}",
        [],
        "unit.html",
        is_wide=True,
        unit=unit,
        kind=kind,
        rows=rows,
        in_a_row=[
            (outcome.scored.round.title.said(language), words)
            for outcome, card in _latest(cards)
            for words in views.rows_in_words(renderer, card.edition.scheme, outcome.year_of(card))
        ],
        open_matters=[
            (row["name"], each) for row in rows for each in row["follows"] if each["is_open"]
        ],
        json=addresses.unit_data(unit.id),
        withheld=[
            (
                addresses.results(outcome.scored),
                outcome.scored.round.title.said(language),
                outcome.scored.summary.said(language),
            )
            for outcome in withheld
        ],
    )


def _latest(
    cards: Sequence[tuple[RoundOutcome, Scorecard]],
) -> list[tuple[RoundOutcome, Scorecard]]:
    """Return the latest round of each scheme."""
    return list({card.edition.scheme.id: (outcome, card) for outcome, card in cards}.values())


def eligibility_page(renderer: Renderer, outcome: RoundOutcome) -> Page:
    """Return how the conditions of eligibility turned out for every unit of a round."""
    scored = outcome.scored
    language, scheme = renderer.language, scored.edition.scheme
    title = f"{renderer.word('eligibility')} · {scored.round.title.said(language)}"
    return renderer.page(
        addresses.eligibility(scored),
        title,
        title,
        [],
        "eligibility.html",
        scored=scored,
        rows=[_eligible(card, language) for card in scored.scorecards],
        addresses={
            "policy": addresses.policy(scheme.id, scheme.edition),
            "results": addresses.results(scored),
        },
    )


def _eligible(card: Scorecard, language: Language) -> dict[str, Any]:
    return {
        "unit": card.unit.id,
        "name": card.unit.name.said(language),
        "address": addresses.scorecard(card),
        "verdict": card.verdict.said(language),
        "conditions": [
            {
                "label": each.label.said(language),
                "outcome": each.verified,
                "words": OUTCOMES[each.verified].said(language),
                "value": each.value.said(language) if each.value else "",
                "article": each.article.said(language),
                "article_id": each.article_id,
            }
            for each in card.eligibility
        ],
    }


def units_page(renderer: Renderer, units: Sequence[Unit]) -> Page:
    """Return the list of all units."""
    language = renderer.language
    rows = [
        (addresses.unit(unit.id), unit.name.said(language), KINDS[unit.kind].said(language))
        for unit in units
    ]
    title = renderer.word("all_units")
    is_demo = any(unit.demo for unit in units)
    return renderer.page("units/", title, title, [], "units.html", rows=rows, is_demo=is_demo)


def results_index(renderer: Renderer, rounds: Sequence[ScoredRound]) -> Page:
    """Return the list of all rounds."""
    title = renderer.word("results")
    rows = _rounds(renderer, rounds)
    kindless = [(address, name, words) for address, name, words in rows]
    return renderer.page(
        "results/",
        title,
        title,
        [],
        "units.html",
        rows=kindless,
        is_demo=any(scored.is_demo for scored in rounds),
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
        rounds=_rounds(renderer, rounds),
        units=[(addresses.unit(unit.id), unit.name.said(language)) for unit in units],
        reading=[line.said(language) for line in READING],
    )


def _rounds(renderer: Renderer, rounds: Sequence[ScoredRound]) -> list[tuple[str, str, str]]:
    language = renderer.language
    return [
        (
            addresses.results(scored),
            scored.round.title.said(language),
            scored.summary.said(language),
        )
        for scored in rounds
    ]


def data_page(
    renderer: Renderer, rounds: Sequence[ScoredRound], schemes: Sequence[tuple[str, str, str]]
) -> Page:
    """Return the page of downloads; ``schemes`` are (name, scheme, edition)."""
    language = renderer.language
    title = renderer.word("data")
    return renderer.page(
        "data/",
        title,
        DATA_LEAD.said(language),
        [],
        "data.html",
        lead=DATA_LEAD.said(language),
        is_demo=any(scored.is_demo for scored in rounds),
        rounds=[
            {
                "name": scored.round.title.said(language),
                "csv": addresses.results_data(scored, "csv"),
                "json": addresses.results_data(scored, "json"),
            }
            for scored in rounds
        ],
        schemes=[
            (name, addresses.scheme_data(scheme, edition)) for name, scheme, edition in schemes
        ],
    )
