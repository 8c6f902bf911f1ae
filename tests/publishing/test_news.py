"""The feed of changes and the calendars: days from the data, ids that last, nothing withheld."""

import datetime
import xml.etree.ElementTree as xml
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.codes.tree import TINY
from tests.publishing.open_data import data_in_notice, publish_to
from tests.publishing.test_objections import ABOUT_BETA
from toolkit.language import both
from toolkit.publishing.calendars import Planned, calendar
from toolkit.publishing.changes import Change
from toolkit.publishing.feed import feed
from toolkit.publishing.settings import CC_BY, Licence, Settings, WrongLicence, licence_setting

ATOM = "{http://www.w3.org/2005/Atom}"
HERE = Settings("https://example.org/kaohe/")
HOSTILE = '<b>"甲"</b>; a,b\\n\n]]>&amp;{{ x }}\u202e\x07'


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    return publish_to(folder / "site", data_in_notice(folder))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same under an address, with the objection not answered yet."""
    folder = tmp_path_factory.mktemp("elsewhere")
    return publish_to(folder / "site", data_in_notice(folder, ABOUT_BETA), HERE)


def entries(root: Path, path: str) -> list[xml.Element]:
    return xml.fromstring((root / path).read_bytes()).findall(f"{ATOM}entry")


def said(entry: xml.Element, name: str) -> str:
    return entry.findtext(f"{ATOM}{name}") or ""


def test_what_happened_is_told_the_latest_first(root: Path) -> None:
    told = [
        (said(each, "updated")[:10], said(each, "title"))
        for each in entries(root, "en/feeds/changes.atom")
    ]
    prize = "Demo prize for clubs"
    assert told == [
        ("2021-03-12", f"{prize} 2020: objection o1 answered"),
        ("2021-03-05", f"{prize} 2020: in public notice"),
        *(("2020-05-01", f"{prize} 2019: correction k{number}") for number in (5, 4, 3, 2, 1)),
        ("2020-02-20", f"{prize} 2019: final results"),
    ]
    assert "结果公示" in said(entries(root, "feeds/changes.atom")[1], "title")


def test_the_feed_has_what_the_standard_asks_for(root: Path, elsewhere: Path) -> None:
    for path in ("feeds/changes.atom", "en/feeds/changes.atom"):
        body = xml.fromstring((root / path).read_bytes())
        assert said(body, "id").startswith("urn:uuid:")
        assert said(body, "updated") == "2021-03-12T00:00:00Z"
        assert body.findtext(f"{ATOM}author/{ATOM}name")
        for each in entries(root, path):
            assert said(each, "id").startswith("urn:uuid:")
            assert said(each, "title")
            assert said(each, "summary")
    ids = {
        said(each, "id")
        for path in ("", "en/")
        for each in entries(root, f"{path}feeds/changes.atom")
    }
    assert len(ids) == 16
    other = {said(each, "id") for each in entries(elsewhere, "feeds/changes.atom")}
    assert other < ids  # the same wherever the site stands; the answer is not there yet
    links = [each.find(f"{ATOM}link") for each in entries(elsewhere, "en/feeds/changes.atom")]
    assert next(link.get("href") for link in links if link is not None) == (
        "https://example.org/kaohe/en/results/tiny-prize/2020/"
    )
    here = entries(root, "feeds/changes.atom")[0].find(f"{ATOM}link")
    assert here is not None
    assert here.get("href") == "../results/tiny-prize/2020/"


def test_a_round_that_is_not_out_is_in_the_calendar_alone(tmp_path: Path) -> None:
    root = publish_to(tmp_path / "site", TINY)
    told = (root / "feeds/changes.atom").read_text("utf-8")
    assert "2019" in told
    assert "2020 年示例" not in told
    days = (root / "calendars/tiny-society-2020.ics").read_bytes()
    assert b"20210115" in days


def events(root: Path, path: str) -> dict[str, tuple[datetime.date, datetime.date]]:
    found = Calendar.from_ical((root / path).read_bytes())
    return {
        str(each["summary"]): (each["dtstart"].dt, each["dtend"].dt)
        for each in found.walk("VEVENT")
    }


def test_the_days_of_a_round(elsewhere: Path) -> None:
    def day(text: str) -> datetime.date:
        return datetime.date.fromisoformat(text)

    prize = "Demo prize for clubs 2020"
    assert events(elsewhere, "en/calendars/tiny-prize-2020.ics") == {
        f"{prize}: last day to submit": (day("2021-01-15"), day("2021-01-16")),
        f"{prize}: last day of the first check": (day("2021-01-20"), day("2021-01-21")),
        f"{prize}: last day of settling the results": (day("2021-02-20"), day("2021-02-21")),
        f"{prize}: public notice": (day("2021-03-05"), day("2021-03-12")),
        f"{prize}: answer to objection o1 due": (day("2021-03-12"), day("2021-03-13")),
    }
    every = events(elsewhere, "calendars/all.ics")
    of_rounds = [
        events(elsewhere, path.relative_to(elsewhere).as_posix())
        for path in (elsewhere / "calendars").glob("*-*.ics")
    ]
    assert len(of_rounds) == 4
    assert every == {name: days for each in of_rounds for name, days in each.items()}


def test_calendars_are_written_as_the_standard_says(root: Path, elsewhere: Path) -> None:
    files = [*root.rglob("*.ics"), *elsewhere.rglob("*.ics")]
    for file in files:
        body = file.read_bytes()
        assert body.endswith(b"END:VCALENDAR\r\n")
        assert body.count(b"\n") == body.count(b"\r\n") == body.count(b"\r")
        assert max(len(line) for line in body.split(b"\r\n")) <= 75
        for event in Calendar.from_ical(body).walk("VEVENT"):
            assert event["dtstamp"].dt == datetime.datetime(2021, 3, 13, tzinfo=datetime.UTC)
            assert event["dtstart"].params["VALUE"] == "DATE"
    ids = [
        str(event["uid"])
        for language in ("", "en/")
        for event in Calendar.from_ical((root / f"{language}calendars/all.ics").read_bytes()).walk(
            "VEVENT"
        )
    ]
    assert len(ids) == len(set(ids)) == 2 * 10


def test_hostile_words_stay_words() -> None:
    text = both(HOSTILE, HOSTILE)
    day = datetime.date(2021, 3, 5)
    entry = xml.fromstring(feed([Change("n", "s", "2020", day, text, text)], "zh", HERE))[-1]
    assert said(entry, "title") == HOSTILE.replace("\x07", "")
    body = calendar([Planned("n", "s", "2020", day, day, text, text)], text, "zh", HERE, None)
    [event] = Calendar.from_ical(body).walk("VEVENT")
    assert str(event["summary"]) == HOSTILE.replace("\x07", "")
    assert body.count(b"BEGIN:VEVENT") == 1


# The licence


def test_the_licence_comes_from_the_configuration(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\n", "utf-8")
    assert licence_setting(config) == CC_BY
    config.write_text(
        "extra: {licence: {name: CC0-1.0, title: {zh: 零, en: Zero}, address: 'https://x.org/z'}}\n",
        "utf-8",
    )
    assert licence_setting(config) == Licence("CC0-1.0", both("零", "Zero"), "https://x.org/z")


@pytest.mark.parametrize(
    "given",
    [
        "CC0",
        "{name: x}",
        "{name: 'a b', title: {zh: a, en: b}, address: 'https://x.org'}",
        "{name: x, title: a, address: 'https://x.org'}",
        "{name: x, title: {zh: a, en: ''}, address: 'https://x.org'}",
        "{name: x, title: {zh: a, en: b}, address: 'javascript:alert(1)'}",
    ],
)
def test_a_licence_that_is_none_is_refused(tmp_path: Path, given: str) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"extra: {{licence: {given}}}\n", "utf-8")
    with pytest.raises(WrongLicence, match=r"extra\.licence"):
        licence_setting(config)
