"""From a scheme file to an edition: the scheme, its formulas, where each part stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from toolkit.language import Text
from toolkit.problems.problem import Place, Problem, has_errors
from toolkit.reading.document import Document, Path
from toolkit.reading.shape import shaped
from toolkit.schemes.lowering import Lowered, Lowerings, setting
from toolkit.schemes.predicates import Attributes
from toolkit.schemes.readings import Resolved, resolve
from toolkit.schemes.scheme import Indicator, Scheme


class HasFormulas:
    """What has a scheme has its formulas, made when they are asked for."""

    scheme: Scheme

    @cached_property
    def _lowerings(self) -> Lowerings:
        return Lowerings(self.scheme)

    def lowered(self, class_of_unit: str, attributes: Attributes | None = None) -> Lowered:
        """Return the formulas for a class of units, and those of its attributes that matter."""
        return self._lowerings.of_units({**(attributes or {}), "class": class_of_unit})


@dataclass(frozen=True, eq=False)
class Edition(HasFormulas):
    """One edition of a scheme as loaded under a choice of readings.

    ``readings_at`` tells which reading was put in at which path of the file; ``others`` are the
    schemes under every other option of one reading.
    """

    scheme: Scheme
    document: Document
    readings_at: Mapping[Path, str]
    others: tuple["Other", ...] = ()

    @cached_property
    def paths(self) -> Mapping[str, Path]:
        """The path of every indicator in the file, by code."""
        found: dict[str, Path] = {}

        def walk(indicators: tuple[Indicator, ...], path: Path) -> None:
            for index, indicator in enumerate(indicators):
                found[indicator.code] = (*path, index)
                walk(indicator.parts, (*path, index, "parts"))

        walk(self.scheme.indicators, ("indicators",))
        walk(self.scheme.bonus, ("bonus",))
        return found

    def place(self, path: Path) -> Place:
        """Return the place of a part of the scheme file."""
        return self.document.key_place(path)

    @cached_property
    def rules_in_words(self) -> Mapping[str, Text]:
        """The sentence of the policy page for every rule, by indicator code."""
        return {
            leaf.code: leaf.rule.explain(
                {name: setting(self.scheme, leaf, name) for name in self.scheme.classes}
            )
            for leaf in self.scheme.leaves()
            if leaf.rule is not None
        }

    @cached_property
    def _readings_of(self) -> Mapping[str, tuple[str, ...]]:
        result: dict[str, tuple[str, ...]] = {}
        for leaf in self.scheme.leaves():
            assert leaf.rule is not None
            roots: list[Path] = [self.paths[leaf.code], ("rounding",)]
            roots += [("uncapped_lifts",)] if leaf.uncapped else []
            roots += [("panels",)] if leaf.rule.kind == "panels" else []
            roots += [("facts", fact) for fact in leaf.rule.facts]
            put_in = [
                id
                for path, id in self.readings_at.items()
                if any(path[: len(root)] == root for root in roots)
            ]
            result[leaf.code] = tuple(dict.fromkeys([*leaf.readings, *put_in]))
        return result

    @property
    def reading_of_rounding(self) -> str:
        """The reading by which scores are rounded; empty where the policy says it itself."""
        return next((id for path, id in self.readings_at.items() if path[0] == "rounding"), "")

    def readings_of(self, code: str) -> tuple[str, ...]:
        """Return the readings that bear on an indicator: those it cites, then those put in."""
        return self._readings_of.get(code, ())


@dataclass(frozen=True)
class Other(HasFormulas):
    """The scheme as it is under another option of one reading."""

    reading: str
    option: str
    scheme: Scheme


def load(
    document: Document, choices: Mapping[str, str] | None = None
) -> tuple[Edition | None, list[Problem]]:
    """Return the edition a document describes, or None and the problems of its shape.

    Without ``choices`` every option that was not chosen is tried as well: a reading may change.
    A file that is read again as it was is not made into an edition again.
    """
    chosen = None if choices is None else tuple(sorted(choices.items()))
    edition, problems = _load(_Written(document), chosen)
    return edition, list(problems)


@dataclass(frozen=True, eq=False)
class _Written:
    """A document as a cache key: the file and its text, whatever else is held."""

    document: Document

    def __hash__(self) -> int:
        return hash((self.document.file, self.document.content))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Written)
            and other.document.file == self.document.file
            and other.document.content == self.document.content
        )


@lru_cache(maxsize=128)
def _load(
    written: _Written, chosen: tuple[tuple[str, str], ...] | None
) -> tuple[Edition | None, tuple[Problem, ...]]:
    document, choices = written.document, None if chosen is None else dict(chosen)
    scheme, resolved, problems = _under(document, choices)
    if scheme is None or has_errors(problems):
        return None, tuple(problems)
    others = []
    for id, option in _others(scheme) if choices is None else ():
        other, _, found = _under(document, {id: option})
        problems += found
        others += [] if other is None else [Other(id, option, other)]
    if has_errors(problems):
        return None, tuple(problems)
    return Edition(scheme, document, resolved.used, tuple(others)), tuple(problems)


def _under(
    document: Document, choices: Mapping[str, str] | None
) -> tuple[Scheme | None, Resolved, list[Problem]]:
    resolved, problems = resolve(document, choices)
    scheme, shape_problems = shaped(Scheme, resolved.document)
    return scheme, resolved, problems + shape_problems


def _others(scheme: Scheme) -> Iterator[tuple[str, str]]:
    """Yield every reading that steers a computation with each option that is not the file's."""
    for id, reading in scheme.readings.items():
        for option in reading.options if reading.is_steering else ():
            if option != reading.chosen:
                yield id, option
