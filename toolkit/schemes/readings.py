"""Readings as parameters: ``{reading: ID}`` stands for the value of the option chosen.

Where a reading steers several numbers, its values are mappings and ``{reading: ID, part: KEY}``
takes one of them. The scheme file keeps every option's value, so a scheme can be loaded under any
other choice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import nearest
from toolkit.problems.problem import Problem
from toolkit.reading.document import Document, Overlaid, Path, Spot, Step

UNKNOWN_READING = declare(
    "S130",
    "error",
    title=both("没有这个口径", "No such reading"),
    message=both("readings 里没有口径 “{id}”。", "There is no reading “{id}” under readings."),
    remedy=both(
        "检查拼写，或在 readings 里写明这个口径。", "Check the spelling, or add it under readings."
    ),
)
UNKNOWN_OPTION = declare(
    "S131",
    "error",
    title=both("口径没有这个选项", "The reading has no such option"),
    message=both("口径 {id} 没有选项 “{option}”。", "The reading {id} has no option “{option}”."),
    remedy=both("可选：{allowed}。", "Options: {allowed}."),
)
NO_VALUE = declare(
    "S132",
    "error",
    title=both("口径的选项没有值", "The option has no value"),
    message=both(
        "口径 {id} 的选项 “{option}” 没有写 {what}，不能用在这里。",
        "The option “{option}” of the reading {id} has no {what} and cannot be used here.",
    ),
    remedy=both("给它的每个选项都写上 {what}。", "Give each of its options a {what}."),
)


@dataclass(frozen=True)
class Resolved:
    """A scheme document with its readings put in, and which reading stands at which path."""

    document: Document
    used: Mapping[Path, str]


def resolve(
    document: Document, choices: Mapping[str, str] | None = None
) -> tuple[Resolved, list[Problem]]:
    """Return the document with every ``{reading: ID}`` replaced; ``choices`` override the file's."""
    assert isinstance(document.data, Mapping)
    work = _Resolution(document, choices or {})
    work.check_choices()
    data = {
        key: value if key == "readings" else work.put_in(value, (key,))
        for key, value in document.data.items()
    }
    changed = replace(
        document,
        data=data,
        values_at=Overlaid(work.values_at, document.values_at),
        keys_at=Overlaid(work.keys_at, document.keys_at),
        unsound=document.unsound | work.unsound,
    )
    return Resolved(changed, work.used), work.problems


class _Resolution:
    def __init__(self, document: Document, choices: Mapping[str, str]) -> None:
        data: Any = document.data
        self.document = document
        self.choices = choices
        self.readings = data.get("readings") if isinstance(data.get("readings"), Mapping) else {}
        self.used: dict[Path, str] = {}
        self.problems: list[Problem] = []
        #: Where nothing could be put in: reported here, so nobody should complain about it again.
        self.unsound: set[Path] = set()
        #: Where what was put in stands: at the reading's option, for there it is mended.
        self.values_at: dict[Path, Spot] = {}
        self.keys_at: dict[Path, Spot] = {}

    def check_choices(self) -> None:
        """Complain of every reading whose chosen option does not exist."""
        for id, reading in self.readings.items():
            if not isinstance(reading, Mapping):
                continue
            options, chosen = reading.get("options"), self._choice(id, reading)
            if isinstance(options, Mapping) and isinstance(chosen, str) and chosen not in options:
                self.problems.append(
                    Problem(
                        UNKNOWN_OPTION,
                        self.document.place(("readings", id, "chosen")),
                        {"id": id, "option": chosen, "allowed": ", ".join(options)},
                        chosen,
                        nearest(chosen, options),
                    )
                )

    def _choice(self, id: str, reading: Mapping[str, Any]) -> Any:
        return self.choices.get(id, reading.get("chosen"))

    def put_in(self, value: Any, path: Path) -> Any:
        """Return the value with readings replaced at and below the path."""
        if isinstance(value, Mapping):
            if "reading" in value and value.keys() <= {"reading", "part"}:
                return self._chosen(value["reading"], value.get("part"), path)
            return {key: self.put_in(inner, (*path, key)) for key, inner in value.items()}
        if isinstance(value, tuple):
            return tuple(self.put_in(inner, (*path, index)) for index, inner in enumerate(value))
        return value

    def _chosen(self, id: Any, part: Any, path: Path) -> Any:
        place = self.document.place((*path, "reading"))
        reading = self.readings.get(id) if isinstance(id, str) else None
        if not isinstance(reading, Mapping):
            near = nearest(str(id), self.readings)
            self.problems.append(Problem(UNKNOWN_READING, place, {"id": str(id)}, str(id), near))
            self.unsound.add(path)
            return None
        self.used[path] = id
        chosen = self._choice(id, reading)
        option = _entry(reading.get("options"), chosen)
        if not isinstance(option, Mapping):
            self.unsound.add(path)  # reported once, at the reading itself
            return None
        value = option.get("value")
        source: Path = ("readings", id, "options", chosen, "value")
        if part is not None:
            value, source = _entry(value, part), (*source, part)
        if value is None:
            what = "value" if part is None else f"value.{part}"
            values: dict[str, Text | str | int] = {"id": id, "option": chosen, "what": what}
            self.problems.append(Problem(NO_VALUE, place, values))
            self.unsound.add(path)
        else:
            self._stands(value, source, path)
        return value

    def _stands(self, value: Any, source: Path, path: Path) -> None:
        if source in self.document.values_at:
            self.values_at[path] = self.document.values_at[source]
        for step, inner in _entries(value):
            if (*source, step) in self.document.keys_at:
                self.keys_at[(*path, step)] = self.document.keys_at[(*source, step)]
            self._stands(inner, (*source, step), (*path, step))


def _entries(value: Any) -> Iterable[tuple[Step, Any]]:
    if isinstance(value, Mapping):
        return value.items()
    return enumerate(value) if isinstance(value, tuple) else ()


def _entry(mapping: Any, key: Any) -> Any:
    """Return the entry of a mapping, or None where there is no mapping or no such key."""
    return mapping.get(key) if isinstance(mapping, Mapping) and isinstance(key, str) else None
