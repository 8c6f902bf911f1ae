"""The calendar of a round as its pages show it: each step, its days, who acts, where it stands."""

from typing import Any

from toolkit.language import both
from toolkit.pages.renderer import Renderer
from toolkit.submissions.round import STATES, Round

NEXT = both("下一步：{state}，{by}，{day} 前", "next: {state}, by {by}, due {day}")


def calendar(renderer: Renderer, round_: Round) -> list[dict[str, Any]]:
    """Return the steps of a round in order.

    ``state`` is done, now, next or later by what the round has reached; the page knows no today.
    A notice that is given is not done before the results are final, whatever the day; until then
    it says how to object.
    """
    language = renderer.language
    rows = [_row(renderer.word("calendar_claims"), round_.deadline, "submitted")]
    rows[0]["by"] = renderer.word("calendar_units")
    for step in round_.steps:
        row = _row(renderer.word(f"step_{step.state}"), step.until, step.state)
        notice = round_.notice
        if step.state == "notice" and notice is not None:
            row["from"], row["until"] = notice.from_.isoformat(), notice.last.isoformat()
            is_over = round_.state in ("final", "corrected")
            row["note"] = "" if is_over else notice.objections.said(language)
        rows.append({**row, "by": step.by.said(language)})
    order = list(STATES)
    reached = order.index(round_.state)
    coming = [row for row in rows if order.index(row["ends_in"]) > reached]
    for row in rows:
        is_up = row["ends_in"] == round_.state == "notice"
        row["state"] = "now" if is_up else "done"
    for row in coming:
        row["state"] = "next" if row is coming[0] else "later"
    return rows


def _row(what: str, until: Any, ends_in: str) -> dict[str, Any]:
    return {
        **{"what": what, "from": "", "until": until.isoformat(), "by": "", "note": ""},
        "ends_in": ends_in,
    }


def next_in_words(renderer: Renderer, round_: Round) -> str:
    """Return what comes next and who acts; empty where nothing is stated or left."""
    if round_.state != "draft":
        return step_in_words(renderer, round_)
    claims, units = renderer.word("calendar_claims"), renderer.word("calendar_units")
    state = claims[:1].lower() + claims[1:]  # in the middle of a sentence
    words = NEXT.filled(state=state, by=units, day=round_.deadline.isoformat())
    return words.said(renderer.language)


def step_in_words(renderer: Renderer, round_: Round) -> str:
    """Return the next step after the claims and who acts; empty where none is stated or left."""
    step = round_.next_step
    if step is None:
        return ""
    words = NEXT.filled(state=STATES[step.state], by=step.by, day=step.until.isoformat())
    return words.said(renderer.language)


def next_day(round_: Round) -> str:
    """Return the day by which what comes next is due; empty where nothing is stated or left."""
    if round_.state == "draft":
        return round_.deadline.isoformat()
    return "" if round_.next_step is None else round_.next_step.until.isoformat()
