"""What the unit finder looks in: every unit by its names, id, attributes, and how characters sound.

One small file for both languages, fetched when the field is first used. Sounds are kept once for each
character and with all its readings, so that no reading in a name can be guessed wrongly.
"""

import json
from collections.abc import Iterator
from typing import Any

from pypinyin import Style, pinyin

from toolkit.language import Text
from toolkit.schemes.edition import Edition
from toolkit.submissions.repository import FiledRound, Repository
from toolkit.submissions.round import RELEASED, STATES, Registered
from toolkit.submissions.unit import KINDS, Unit

#: Where it stands in the Chinese tree. No unit has such an id: ids have no dots.
FINDER = "units/finder.json"
#: Readings of one character: rarer ones nobody types.
MOST_READINGS = 4


def finder_json(repository: Repository) -> bytes:
    """Return the file: lists said once, then a row of each unit that points into them.

    A row is id, Chinese and English name, kind, the latest round whose result is out, else the latest
    (null where there is none), aliases, attributes; empty lists at its end are left out. A round is its
    title and state in both languages, and “out” where its result is.
    """
    kinds, rounds, attributes = _Said(), _Said(), _Said()
    latest = latest_rounds(repository)
    labels = _attributes(repository)
    rows: list[list[Any]] = []
    for id, filed in repository.units.items():
        unit = filed.unit
        last = latest.get(id)
        row: list[Any] = [id, unit.name.zh, unit.name.en, kinds.at(*_both(KINDS[unit.kind]))]
        row.append(None if last is None else rounds.at(*_round(last)))
        row.append(list(unit.aliases))
        row.append([attributes.at(*each) for each in labels.get(id, {})])
        while not row[-1] and isinstance(row[-1], list):
            row.pop()
        rows.append(row)
    body = {
        "kinds": list(kinds.known),
        "rounds": list(rounds.known),
        "attributes": list(attributes.known),
        "sounds": dict(_sounds(repository)),
        "units": rows,
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def latest_rounds(repository: Repository) -> dict[str, FiledRound]:
    """Return the latest round of each unit whose result is out; of those without one, the latest."""
    found: dict[str, FiledRound] = {}
    for filed in sorted(
        repository.rounds.values(), key=lambda each: (_is_out(each), each.round.window.to)
    ):
        found |= dict.fromkeys(filed.units, filed)
    return found


class _Said:
    """A list of what is said, each entry once."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, ...], int] = {}

    def at(self, *words: str) -> int:
        """Return the position of an entry, which is added where it is new."""
        return self.known.setdefault(words, len(self.known))


def _both(text: Text) -> tuple[str, str]:
    return text.zh, text.en


def _round(filed: FiledRound) -> tuple[str, ...]:
    out = "out" if _is_out(filed) else ""
    return *_both(filed.round.title), *_both(STATES[filed.round.state]), out


def _is_out(filed: FiledRound) -> bool:
    return filed.round.state in RELEASED


def _attributes(repository: Repository) -> dict[str, dict[tuple[str, str], None]]:
    """Return what the registers say of each unit, in both languages and without repetition."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for filed in repository.rounds.values():
        if filed.edition is not None:
            for unit, registered in filed.units.items():
                said = dict.fromkeys(_labels(filed.edition, registered))
                found[unit] = found.get(unit, {}) | said
    return found


def _labels(edition: Edition, registered: Registered) -> Iterator[tuple[str, str]]:
    """Yield class and attributes of a unit in words, days left out: nobody looks for them."""
    scheme = edition.scheme
    if registered.class_ in scheme.classes:
        yield _both(scheme.classes[registered.class_].label)
    for name, value in registered.attributes.items():
        declared = scheme.attributes.get(name)
        if declared is not None and value in declared.options:
            yield _both(declared.options[value])
        elif declared is not None and declared.kind == "id":
            yield str(value), str(value)


def _sounds(repository: Repository) -> Iterator[tuple[str, str]]:
    """Yield every Chinese character of the names and its readings, without tones."""
    used = {char for filed in repository.units.values() for char in _names(filed.unit)}
    for char in sorted(used):
        if "\u4e00" <= char <= "\u9fff":
            readings = pinyin(char, style=Style.NORMAL, heteronym=True)[0][:MOST_READINGS]
            typed = [each.replace("ü", "v") for each in readings]
            # lü is typed as lv, and by many as lu
            yield (
                char,
                " ".join(dict.fromkeys([*typed, *(each.replace("v", "u") for each in typed)])),
            )


def _names(unit: Unit) -> str:
    return "".join((unit.name.zh, *unit.aliases))
