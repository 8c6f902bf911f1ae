"""What happened to the results that are out: a round in notice, final, corrected; objections answered.

Days come from the data, never from the clock.
"""

import datetime
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.language import Text, both
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.submissions.objection import ANSWERS
from toolkit.submissions.round import Round

#: Everything that is named for feeds and calendars gets its id from here, wherever the site stands.
NAMESPACE = uuid.UUID("6f0e1c54-9a3d-5d0e-8b7a-2f4c6d8e0a12")

IN_NOTICE = both("{title}：结果公示", "{title}: in public notice")
NOTICE_DAYS = both("公示期 {first} 至 {last}。", "Public notice from {first} to {last}.")
FINAL = both("{title}：最终结果", "{title}: final results")
FINAL_DAY = both("日期是这一轮日程上的日期。", "The day is that of the round's schedule.")
CORRECTED = both("{title}：更正 {id}", "{title}: correction {id}")
CORRECTION = both(
    "{by}更正了{what}：原为 {was}，现为 {now}。{why}",
    "{by} corrected {what}: was {was}, is now {now}. {why}",
)
NEW_FILE = both("{by}更换了文件 {file}。{why}", "{by} replaced the file {file}. {why}")
OF_UNIT = both("{unit} 的 {what}", "{what} of {unit}")
ANSWERED = both("{title}：异议 {id} 已答复", "{title}: objection {id} answered")
ANSWER = both("{decision}。{why}", "It is {decision}. {why}")


@dataclass(frozen=True)
class Change:
    """One thing that happened to a round. ``name`` tells it from every other, for good."""

    name: str
    scheme: str
    year: str
    day: datetime.date
    title: Text
    told: Text


def lasting_id(name: str) -> uuid.UUID:
    """Return the id of a thing with that name: the same for ever, on every site."""
    return uuid.uuid5(NAMESPACE, name)


def changes(outcomes: Iterable[RoundOutcome]) -> list[Change]:
    """Return what happened to these rounds, the latest first. Withheld results are not told."""
    found = [change for outcome in outcomes for change in _of_round(outcome)]
    return sorted(found, key=lambda each: (each.day, each.name), reverse=True)


def _of_round(outcome: RoundOutcome) -> Iterator[Change]:
    told = outcome.scored.round
    scheme, year = outcome.scored.id
    start = f"{scheme}/{year}"
    if told.notice is not None and told.state in ("notice", "final", "corrected"):
        first, last = told.notice.from_, told.notice.last
        days = NOTICE_DAYS.filled(first=str(first), last=str(last))
        title = IN_NOTICE.filled(title=told.title)
        yield Change(f"{start}/notice", scheme, year, first, title, days)
    if told.state in ("final", "corrected"):
        title = FINAL.filled(title=told.title)
        yield Change(f"{start}/final", scheme, year, final_day(told), title, FINAL_DAY)
    yield from _corrections(outcome, start)
    for each in outcome.disputed:
        answer, id = each.objection.answer, each.objection.id
        if answer is not None:
            title = ANSWERED.filled(title=told.title, id=id)
            said = ANSWER.filled(decision=ANSWERS[answer.decision], why=answer.why)
            yield Change(f"{start}/objections/{id}", scheme, year, answer.on, title, said)


def _corrections(outcome: RoundOutcome, start: str) -> Iterator[Change]:
    scheme, year = outcome.scored.id
    filed = outcome.filed.corrections
    for each in () if filed is None else filed.corrections:
        if each.file is not None:
            said = NEW_FILE.filled(by=each.by, file=each.file, why=each.why)
        else:
            what = OF_UNIT.filled(unit=each.unit or "", what=each.what or "")
            values = {"was": each.was, "now": each.now}
            said = CORRECTION.filled(by=each.by, what=what, why=each.why, **values)
        title = CORRECTED.filled(title=outcome.scored.round.title, id=each.id)
        yield Change(f"{start}/corrections/{each.id}", scheme, year, each.on, title, said)


def final_day(told: Round) -> datetime.date:
    """Return the day a round became final, as its schedule has it: the last that it states."""
    last = [step.until for step in told.steps if step.state == "final"]
    if last:
        return last[-1]
    return told.deadline if told.notice is None else told.notice.last


def without_controls(text: str) -> str:
    """Return a text without the characters that neither XML nor a calendar can hold."""
    return text if text.isprintable() else "".join(filter(_is_allowed, text))


def _is_allowed(char: str) -> bool:
    return char in "\t\n\r" or (
        char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\x7f\ufffe\uffff"
    )
