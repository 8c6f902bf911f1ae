"""Calendars (iCalendar, RFC 5545): deadlines, steps, notices, and when answers are due. All-day events."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from icalendar import Calendar, Event, vText

from toolkit.language import Language, Text, both
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.publishing import places
from toolkit.publishing.changes import lasting_id, without_controls
from toolkit.publishing.settings import Settings

NAME = both("考核日程", "Assessments")
DEADLINE = both("{title}：申报截止", "{title}: last day to submit")
STEP = both("{title}：{step}的最后一天", "{title}: last day of {step}")
STEPS = {
    "checked": both("初审", "the first check"),
    "reviewed": both("核定", "verification"),
    "notice": both("公示", "the public notice"),
    "final": both("确定结果", "settling the results"),
}
STEP_BY = both("由{by}办理。", "Done by {by}.")
NOTICE = both("{title}：公示", "{title}: public notice")
ANSWER = both("{title}：异议 {id} 最迟答复", "{title}: answer to objection {id} due")
ONE_DAY = datetime.timedelta(days=1)
#: The day on which calendars say they were made where the state of the data is not known.
NO_DAY = "2018-01-01"


@dataclass(frozen=True)
class Planned:
    """Days of a round, first and last included. ``name`` tells them from all others, for good."""

    name: str
    scheme: str
    year: str
    first: datetime.date
    last: datetime.date
    title: Text
    told: Text | None = None


def planned(outcome: RoundOutcome) -> Iterator[Planned]:
    """Yield the days of a round. Its schedule is public before its results are."""
    told, id = outcome.scored.round, outcome.scored.id
    start = "/".join(id)
    title = DEADLINE.filled(title=told.title)
    yield Planned(f"{start}/deadline", *id, told.deadline, told.deadline, title)
    known: Counter[str] = Counter()
    for step in told.steps:
        known[step.state] += 1
        title = STEP.filled(title=told.title, step=STEPS[step.state])
        name = f"{start}/steps/{step.state}/{known[step.state]}"
        by = STEP_BY.filled(by=step.by)
        yield Planned(name, *id, step.until, step.until, title, by)
    if told.notice is not None:
        first, last = told.notice.from_, told.notice.last
        title = NOTICE.filled(title=told.title)
        yield Planned(f"{start}/notice", *id, first, last, title, told.notice.objections)
    for each in outcome.disputed:
        if each.until is not None:
            title = ANSWER.filled(title=told.title, id=each.objection.id)
            name = f"{start}/objections/{each.objection.id}"
            yield Planned(name, *id, each.until, each.until, title)


def calendar(
    days: Iterable[Planned], title: Text, language: Language, settings: Settings, made: str | None
) -> bytes:
    """Return a calendar of these days; ``made`` is the day of the data."""
    found = Calendar()
    found.add("prodid", "-//kaohe//assessments//EN")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", _words(title, language))
    stamp = datetime.datetime.fromisoformat(f"{made or NO_DAY}T00:00:00+00:00")
    for each in days:
        found.add_component(_event(each, language, settings, stamp))
    return bytes(found.to_ical())


def _words(text: Text, language: Language) -> vText:
    return vText(without_controls(text.said(language)))


def _event(
    each: Planned, language: Language, settings: Settings, stamp: datetime.datetime
) -> Event:
    event = Event()
    event.add("uid", str(lasting_id(f"{language}/calendar/{each.name}")))
    event.add("dtstamp", stamp)
    event.add("dtstart", each.first)
    event.add("dtend", each.last + ONE_DAY)
    event.add("summary", _words(each.title, language))
    event.add("transp", "TRANSPARENT")
    if each.told is not None:
        event.add("description", _words(each.told, language))
    if settings.address:
        page = places.results_page(each.scheme, each.year)
        event.add("url", f"{settings.address}{places.TREES[language]}{page}")
    return event
