"""The page of public notices: what is in notice, from when to when, how to object, what was objected."""

import datetime
from collections.abc import Iterable
from typing import Any

from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages import addresses
from toolkit.pages import dispute_views as disputes
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.submissions.round import Notice
from toolkit.submissions.working_days import Length

ADDRESS = "notices/"
PAST = ("final", "corrected")


def notices_page(renderer: Renderer, outcomes: Iterable[RoundOutcome]) -> Page:
    """Return the rounds whose notice is given and whose results are not final, and those before, the latest first.

    The page is not dated; how many days are left a script says.
    """
    known = sorted(outcomes, key=_first_day, reverse=True)
    title = renderer.word("notices")
    return renderer.page(
        ADDRESS,
        title,
        title,
        [("given", renderer.word("notice_given")), ("past", renderer.word("notices_past"))],
        "notices.html",
        has_waiting=any(
            one.until is not None and one.objection.answer is None
            for each in known
            for one in each.disputed
        ),
        is_demo=any(each.scored.is_demo for each in known),
        now=[_notice(renderer, each) for each in known if each.scored.round.state == "notice"],
        past=[
            _notice(renderer, each)
            for each in known
            if each.scored.round.state in PAST and each.scored.round.notice is not None
        ],
    )


def _first_day(outcome: RoundOutcome) -> datetime.date:
    round_ = outcome.scored.round
    return round_.deadline if round_.notice is None else round_.notice.from_


def _notice(renderer: Renderer, outcome: RoundOutcome) -> dict[str, Any]:
    language, round_ = renderer.language, outcome.scored.round
    notice = round_.notice
    found: dict[str, Any] = {
        "id": f"{round_.scheme}-{round_.round}",
        "title": round_.title.said(language),
        "address": addresses.results(outcome.scored),
        "summary": outcome.scored.summary.said(language),
        "objections": disputes.objections(renderer, outcome),
        "days": "",
    }
    if notice is None:
        return found
    return found | notice_in_words(renderer, notice)


def notice_in_words(renderer: Renderer, notice: Notice) -> dict[str, str]:
    """Return first day, last day and length of a notice, how to object, how soon it is answered."""
    within = notice.answer_within
    return {
        "days": f"{notice.from_} {renderer.word('to')} {notice.last}",
        "first": notice.from_.isoformat(),
        "last": notice.last.isoformat(),
        "length": length_in_words(renderer, notice),
        "how": notice.objections.said(renderer.language),
        "within": "" if within is None else length_in_words(renderer, within),
    }


def length_in_words(renderer: Renderer, length: Length) -> str:
    """Return a length in words, empty where a stated day ends it."""
    if length.working_days is not None:
        return renderer.word("working_days", n=length.working_days)
    if length.calendar_days is not None:
        return renderer.word("calendar_days", n=length.calendar_days)
    return ""
