"""The feed of changes (Atom, RFC 4287). Without the site's address its links are relative."""

import xml.etree.ElementTree as xml
from collections.abc import Sequence

from toolkit.language import Language, both
from toolkit.publishing import places
from toolkit.publishing.changes import Change, lasting_id, without_controls
from toolkit.publishing.settings import Settings

ATOM = "http://www.w3.org/2005/Atom"
SITE = both("考核公开", "Kaohe assessments")
TITLE = both("考核公开：变动", "Kaohe assessments: changes")
#: The day of a feed in which nothing happened yet.
NO_DAY = "2018-01-01"


def feed(changes: Sequence[Change], language: Language, settings: Settings) -> bytes:
    """Return the feed of these changes, the latest first."""
    root = xml.Element("feed", {"xmlns": ATOM, "xml:lang": {"zh": "zh-Hans"}.get(language, "en")})
    _add(root, "id", lasting_id(f"{language}/feed").urn)
    _add(root, "title", TITLE.said(language))
    _add(root, "updated", _moment(str(changes[0].day) if changes else NO_DAY))
    _add(xml.SubElement(root, "author"), "name", SITE.said(language))
    for relation, path in (("self", "feeds/changes.atom"), ("alternate", "notices/")):
        kind = "application/atom+xml" if relation == "self" else "text/html"
        address = _address(path, language, settings)
        xml.SubElement(root, "link", {"rel": relation, "type": kind, "href": address})
    for change in changes:
        root.append(_entry(change, language, settings))
    xml.indent(root, " ")
    body: str = xml.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()


def _entry(change: Change, language: Language, settings: Settings) -> xml.Element:
    entry = xml.Element("entry")
    _add(entry, "id", lasting_id(f"{language}/changes/{change.name}").urn)
    _add(entry, "title", change.title.said(language))
    _add(entry, "updated", _moment(str(change.day)))
    page = _address(places.results_page(change.scheme, change.year), language, settings)
    xml.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _add(entry, "summary", change.told.said(language))
    return entry


def _address(path: str, language: Language, settings: Settings) -> str:
    """Return the address of a page of a language's tree, as seen from the feed."""
    if settings.address:
        return f"{settings.address}{places.TREES[language]}{path}"
    return f"../{path}"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: xml.Element, name: str, text: str) -> None:
    xml.SubElement(parent, name).text = without_controls(text)
