"""A problem is a value: what is wrong, where, what was read, what was expected, how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

from toolkit.language import UNSAID, Text

Severity: TypeAlias = Literal["error", "warning", "note"]

SEVERITY_NAMES: Mapping[Severity, Text] = MappingProxyType(
    {
        "error": Text(zh="错误", en="error"),
        "warning": Text(zh="提醒", en="warning"),
        "note": Text(zh="说明", en="note"),
    }
)


@dataclass(frozen=True)
class Code:
    """A kind of problem.

    ``title`` names it; ``message`` is the sentence, with ``{fields}`` filled from the problem's
    values, ``{note}`` and ``{hint}`` with what only some cases say; ``remedy`` says how to mend it. Only errors
    make a check fail. A ``private`` code is about personal data: neither what was read nor its
    line is ever printed.
    """

    id: str
    severity: Severity
    title: Text
    message: Text
    remedy: Text
    private: bool = False


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file: path as shown to people, line and column counted from 1 in characters.

    In a workbook they are row and column, and ``cell`` says it as people do: 专家库!C7.
    """

    file: str
    line: int = 1
    column: int = 1
    cell: str = ""

    @property
    def shown(self) -> str:
        """The spot as it is printed."""
        return f"{self.file} {self.cell}" if self.cell else f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One finding at one place. ``suggestion`` is the text to write instead, where one is known."""

    code: Code
    place: Place
    values: Mapping[str, Text | str | int] = field(default_factory=dict)
    read: str | None = None
    suggestion: str | None = None

    @property
    def severity(self) -> Severity:
        """The severity of its code."""
        return self.code.severity

    @property
    def message(self) -> Text:
        """The sentence for this case."""
        return self.code.message.filled(**{**UNSAID, **self.values})

    @property
    def remedy(self) -> Text:
        """How to mend this case."""
        return self.code.remedy.filled(**{**UNSAID, **self.values})


def in_order(problems: "list[Problem]") -> "list[Problem]":
    """Return the problems by place then code, each said once: the last time with a suggestion."""
    seen: dict[tuple[Place, str, str], Problem] = {}
    for problem in problems:
        key = (problem.place, problem.code.id, problem.message.zh)
        if key not in seen or problem.suggestion is not None:
            seen[key] = problem
    return [seen[key] for key in sorted(seen)]


def has_errors(problems: "list[Problem]") -> bool:
    """True if any problem is an error."""
    return any(problem.severity == "error" for problem in problems)
