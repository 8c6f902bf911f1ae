"""The parts of a scheme that editions are compared by: what they are called, where they lie."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from toolkit.language import Text, both
from toolkit.schemes.differences.laid_out import Path
from toolkit.schemes.edition import Edition

Labels: TypeAlias = Callable[[Edition], Mapping[str, Text]]
NOTHING = both("", "")


@dataclass(frozen=True)
class Kind:
    """A kind of part: its id, where such parts lie, what one is called, where their labels are.

    ``brief`` calls a part by its code in one line of a report, ``called`` in a sentence.
    """

    id: str
    at: tuple[str, ...]
    brief: Text
    called: Text
    labels: Labels


def _indicators(edition: Edition) -> Mapping[str, Text]:
    return {each.code: each.label for each in edition.scheme.nodes()}


def _facts(edition: Edition) -> Mapping[str, Text]:
    return {name: each.label for name, each in edition.scheme.facts.items()}


def _grades(edition: Edition) -> Mapping[str, Text]:
    grades = edition.scheme.outcomes.grades
    return {} if grades is None else {name: each.label for name, each in grades.of.items()}


def _outcomes(kind: str) -> Labels:
    """Return what finds the labels of a kind of what follows."""
    return lambda edition: {each.id: each.label for each in getattr(edition.scheme.outcomes, kind)}


def _beside(kind: str) -> Labels:
    """Return what finds the labels of targets, or of conditions of eligibility."""
    return lambda edition: {each.id: each.label for each in getattr(edition.scheme, kind)}


def _named(kind: str) -> Labels:
    """Return what finds the labels of what stands by its name: classes, attributes, papers."""
    return lambda edition: {
        name: each.label for name, each in getattr(edition.scheme, kind).items()
    }


def _panels(edition: Edition) -> Mapping[str, Text]:
    panels = edition.scheme.panels
    return {} if panels is None else {name: each.label for name, each in panels.of.items()}


def _clauses(edition: Edition) -> Mapping[str, Text]:
    return {each.id: each.cite for each in edition.scheme.clauses}


def _readings(edition: Edition) -> Mapping[str, Text]:
    return dict.fromkeys(edition.scheme.readings, NOTHING)


def _labelled(zh: str, en: str) -> tuple[Text, Text]:
    """Return what a part with a label is called, in a line and in a sentence."""
    brief = both(f"{zh} {{code}} {{label}} ", f"{en} {{code}} {{label}}")
    return brief, both(f"{zh}“{{label}}”", f"{en} “{{label}}”")


_INDICATOR = (
    both("指标 {code} {label} ", "indicator {code} {label}"),
    both("指标 {code} {label}", "indicator {code} {label}"),
)
_FOLLOWS = _labelled("处理", "consequence")
_KINDS = ("consequences", "payments", "awards", "endings", "commendations")

#: In the order in which a reader meets them: what is asked, of whom, what follows, what is read how.
KINDS: tuple[Kind, ...] = (
    Kind("class", ("classes",), *_labelled("类别", "class"), _named("classes")),
    Kind("class", ("attributes",), *_labelled("属性", "attribute"), _named("attributes")),
    Kind("class", ("panels", "of"), *_labelled("评审组", "panel"), _panels),
    Kind("indicator", ("indicators",), *_INDICATOR, _indicators),
    Kind("indicator", ("bonus",), *_INDICATOR, _indicators),
    Kind("target", ("expectations",), *_labelled("目标", "target"), _beside("expectations")),
    Kind("target", ("attachments",), *_labelled("附件", "paper"), _named("attachments")),
    Kind("condition", ("eligibility",), *_labelled("条件", "condition"), _beside("eligibility")),
    Kind("fact", ("facts",), *_labelled("事实", "fact"), _facts),
    Kind("outcome", ("outcomes", "grades", "of"), *_labelled("等次", "grade"), _grades),
    *(Kind("outcome", ("outcomes", kind), *_FOLLOWS, _outcomes(kind)) for kind in _KINDS),
    Kind(
        "reading",
        ("readings",),
        both("口径 {code} ", "reading {code}"),
        both("口径 {code} ", "reading {code}"),
        _readings,
    ),
    Kind(
        "clause",
        ("clauses",),
        both("条款 {code} {label} ", "clause {code} {label}"),
        both("条款“{label}”", "clause “{label}”"),
        _clauses,
    ),
)


def part_of(path: Path) -> tuple[Kind, str, Path] | None:
    """Return the part that a path lies in, its code, and what is left; None for the scheme itself."""
    for kind in KINDS:
        if path[: len(kind.at)] == kind.at and len(path) > len(kind.at):
            return kind, path[len(kind.at)], path[len(kind.at) + 1 :]
    return None
