"""What moves between two states as toolkits publish them: for a change of the toolkit itself.

What the toolkit of the base says is known only by the JSON that it prints. Of both states the same
is read from that JSON, and nothing is computed anew.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from toolkit.language import Text
from toolkit.numbers import exact, plain
from toolkit.review.impact.distribution import MIDDLES, NO_GRADE, OF_GRADE
from toolkit.review.impact.impact import Moved, Share, Value, What
from toolkit.review.impact.moves import (
    GRADE,
    LEAF,
    MONEY,
    MONEY_IN,
    RANK,
    TOTAL,
    moved,
    moved_money,
)
from toolkit.review.impact.quotas import Held, quota_said
from toolkit.submissions.repository import RoundId

#: The members that are read; the others of a large publication are let go while it is read.
_READ = frozenset({
    "scheme", "year", "title", "scorecards", "quota", "allowed", "given", "open", "unit", "name",
    "indicators", "code", "label", "claimed_score", "verified_score", "claimed_total", "total",
    "rank", "grade", "grade_label", "consequences", "id", "kind", "state", "amount", "money_unit",
    "zh", "en",
})  # fmt: skip
#: Money due, and money to be returned.
_SIGNS = {"payment": 1, "claw-back": -1}
_Object: TypeAlias = Mapping[str, Any]
#: What a unit has, by kind and name: its words, then the claimed and the verified side.
_Told: TypeAlias = dict[tuple[What, str], tuple[Text, "_Side", "_Side"]]
_Side: TypeAlias = str | Text | None


class NotAsPublished(Exception):
    """The text is not that of rounds as they are published."""


@dataclass(frozen=True)
class Published:
    """The rounds that a toolkit published, and within each its scorecards by unit."""

    rounds: Mapping[RoundId, _Object]
    cards: Mapping[RoundId, Mapping[str, _Object]]


def published(text: str) -> Published:
    """Read the JSON that ``score`` prints. NotAsPublished where it is no such JSON."""
    try:
        found = json.loads(text, object_pairs_hook=_trimmed)
        rounds = {(each["scheme"], each["year"]): each for each in found}
        cards = {
            id: {card["unit"]: card for card in each["scorecards"]} for id, each in rounds.items()
        }
        for id, each in rounds.items():
            for card in cards[id].values():
                _told(card)
            dict(_rows(cards[id].values()))
            _quota(each, {})
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotAsPublished from error
    return Published(rounds, cards)


def moves_between(before: Published, after: Published) -> Iterator[Moved]:
    """Yield all that moves, unit by unit."""
    for id in sorted({*before.cards, *after.cards}):
        old, new = before.cards.get(id, {}), after.cards.get(id, {})
        for unit in {**new, **old}:
            cards = [each[unit] for each in (new, old) if unit in each]
            yield from _of_unit(id, unit, _text(cards[0]["name"]), old.get(unit), new.get(unit))


def spread_between(before: Published, after: Published, ids: Iterable[RoundId]) -> Iterator[Share]:
    """Yield how the grades and totals of these rounds are spread in both states."""
    for id in ids:
        rows = [dict(_rows(each.cards.get(id, {}).values())) for each in (before, after)]
        for label in {**rows[1], **rows[0]}:
            yield Share(*id, label, Value(rows[0].get(label), rows[1].get(label)))


def quotas_between(before: Published, after: Published, ids: Iterable[RoundId]) -> Iterator[Text]:
    """Yield how the places of these rounds' quotas are given in both states."""
    for id in ids:
        grades = {
            card["grade"]: _text(card["grade_label"])
            for each in (before, after)
            for card in each.cards.get(id, {}).values()
            if card["grade_label"] is not None
        }
        held = [_quota(each.rounds.get(id, {}), grades) for each in (before, after)]
        title = (after.rounds.get(id) or before.rounds[id])["title"]
        names = {
            unit: _text(card["name"])
            for each in (before, after)
            for unit, card in each.cards.get(id, {}).items()
        }
        yield from quota_said(_text(title), held[0], held[1], names)


def _trimmed(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {key: value for key, value in pairs if key in _READ}


def _of_unit(
    id: RoundId, unit: str, name: Text, old: _Object | None, new: _Object | None
) -> Iterator[Moved]:
    was, now = (_told(each) if each is not None else {} for each in (old, new))
    for key in {**now, **was}:
        label, *_ = now.get(key) or was[key]
        before, after = (each.get(key, (label, None, None)) for each in (was, now))
        claimed = moved(before[1], after[1])
        told = moved_money if key[0] == "money" else moved
        verified = told(before[2], after[2])
        if claimed is not None or verified is not None:
            yield Moved(*id, unit, name, key[0], label, claimed, verified)


def _told(card: _Object) -> _Told:
    """Return what can move of a scorecard."""
    found: _Told = {}
    for each in card["indicators"]:
        label = LEAF.filled(code=each["code"], label=_text(each["label"]))
        scores = each["claimed_score"], each["verified_score"]
        found["indicator", each["code"]] = (label, *scores)
    grade = card["grade_label"]
    found["total", ""] = TOTAL, card["claimed_total"], card["total"]
    found["rank", ""] = RANK, None, card["rank"]
    found["grade", ""] = GRADE, None, None if grade is None else _text(grade)
    money, label = Fraction(0), MONEY
    for each in card["consequences"]:
        if each["kind"] not in _SIGNS:
            found["consequence", each["id"]] = _text(each["label"]), None, _text(each["state"])
        elif each["amount"] is not None:
            money += _SIGNS[each["kind"]] * exact(each["amount"])
            label = MONEY_IN.filled(unit=_text(each["money_unit"]))
    is_open = grade is None and card["total"] is None
    found["money", ""] = label, None, None if is_open else plain(money)
    return found


def _rows(cards: Iterable[_Object]) -> Iterator[tuple[Text, str]]:
    cards = list(cards)
    labels = [None if each["grade_label"] is None else _text(each["grade_label"]) for each in cards]
    if any(labels):
        for label, count in Counter(labels).items():
            yield NO_GRADE if label is None else OF_GRADE.filled(grade=label), str(count)
    totals = [exact(each["total"]) for each in cards if each["total"] is not None]
    for label, middle in MIDDLES if totals else ():
        yield label, plain(middle(totals))


def _quota(round_: _Object, grades: Mapping[str, Text]) -> Held | None:
    quota = round_.get("quota")
    if quota is None:
        return None
    grade = quota["grade"]
    label = grades.get(grade, Text(grade, grade))
    return Held(label, quota["allowed"], tuple(quota["given"]), bool(quota["open"]))


def _text(words: _Object) -> Text:
    return Text(words["zh"], words["en"])
