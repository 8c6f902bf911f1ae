"""Targets and conditions of eligibility on a policy page, and what the readings of it affect."""

from collections.abc import Iterable
from typing import Any

from toolkit.language import Language
from toolkit.numbers import exact, plain
from toolkit.pages.policy_facts import asked_facts, stands_in
from toolkit.pages.renderer import Renderer
from toolkit.reading.document import Path
from toolkit.schemes.edition import Edition
from toolkit.schemes.expectations import ByAttribute, Eligibility, Expectation, Part
from toolkit.schemes.rules.target import Range
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.stating import bounds_in_words, is_yes_or_no

#: What a reading may bear on besides the score.
BESIDE = ("expectations", "eligibility", "outcomes")


def expectations(renderer: Renderer, edition: Edition) -> list[dict[str, Any]]:
    """Return the targets: what each asks, of whom, by which fact."""
    return [
        {
            **_condition(renderer, edition, each, ("expectations", index)),
            "indicator": each.indicator or "",
            **_asked(edition.scheme, each, each.all_parts, renderer.language),
            "notes": _classes(edition.scheme, each, renderer.language),
        }
        for index, each in enumerate(edition.scheme.expectations)
    ]


def eligibility(renderer: Renderer, edition: Edition) -> list[dict[str, Any]]:
    """Return the conditions of eligibility: what each asks, of whom, by which fact or by people."""
    found = []
    for index, each in enumerate(edition.scheme.eligibility):
        parts = (each.met_if,) if isinstance(each.met_if, Part) else ()
        notes = _classes(edition.scheme, each, renderer.language)
        notes += [renderer.word("in_principle")] if each.in_principle else []
        notes += [renderer.word("by_people")] if each.met_if is None else []
        found.append(
            {
                **_condition(renderer, edition, each, ("eligibility", index)),
                "indicator": "",
                **_asked(edition.scheme, each, parts, renderer.language),
                "notes": notes,
            }
        )
    return found


def _condition(
    renderer: Renderer, edition: Edition, each: Expectation | Eligibility, path: Path
) -> dict[str, Any]:
    language = renderer.language
    facts = tuple(dict.fromkeys(read.fact for read in each.reads))
    roots = [path, *(("facts", fact) for fact in facts)]
    return {
        "id": each.id,
        "label": each.label.said(language),
        "article": edition.scheme.clause(each.article).cite.said(language),
        "article_id": each.article,
        "readings": tuple(dict.fromkeys((*each.readings, *_put_in(edition, roots)))),
        "facts": asked_facts(edition.scheme, facts, language),
    }


def _classes(scheme: Scheme, each: Expectation | Eligibility, language: Language) -> list[str]:
    return [scheme.classes[name].label.said(language) for name in each.classes]


def _put_in(edition: Edition, roots: Iterable[Path]) -> list[str]:
    """Return the readings whose values stand at or below any of the paths."""
    return [
        id
        for path, id in edition.readings_at.items()
        if any(path[: len(root)] == root for root in roots)
    ]


def _asked(
    scheme: Scheme,
    each: Expectation | Eligibility,
    parts: tuple[Part, ...],
    language: Language,
) -> dict[str, Any]:
    """Return the bounds in words; nothing where the label says all there is to say.

    Bounds of several parts, or of several kinds of units, stand in brackets.
    """
    label = each.label.said(language)
    is_one = len(parts) == 1 and _is_number(parts[0])
    if (is_one and is_yes_or_no(parts[0], scheme)) or all(
        _is_said(part, scheme, label) for part in parts
    ):
        return {"asked": "", "is_one": True}
    return {"asked": bounds_in_words(parts, scheme).said(language), "is_one": is_one}


def _is_number(part: Part) -> bool:
    """True if the bound is one number, the same for all."""
    return not isinstance(part.bound, ByAttribute | Range)


def _is_said(part: Part, scheme: Scheme, label: str) -> bool:
    """True if the label has the number; the number for everybody where they differ."""
    bound = part.bound
    if is_yes_or_no(part, scheme) or isinstance(bound, Range):
        return False
    numbers = bound.options.values() if isinstance(bound, ByAttribute) else [bound]
    return all(each != "none" and stands_in(plain(exact(each)), label) for each in numbers)


def affected(renderer: Renderer, edition: Edition, id: str) -> str:
    """Return in words what the choice of a reading changes; nothing where it changes nothing."""
    touched = {
        effect
        for path, reading in edition.readings_at.items()
        if reading == id
        for effect in _effects(edition, path)
    }
    if "score" in touched and edition.scheme.scored:
        return renderer.word("affects_score")
    beside: list[str] = [each for each in BESIDE if each in touched]
    if touched and not beside:
        beside = ["records"]
    return renderer.word("semicolon").join(renderer.word(f"affects_{each}") for each in beside)


def is_recomputed(edition: Edition, id: str) -> bool:
    """True if a reading bears on what is recomputed: totals, ranks, grades, money, status."""
    touched = {
        effect
        for path, reading in edition.readings_at.items()
        if reading == id
        for effect in _effects(edition, path)
    }
    return "outcomes" in touched or ("score" in touched and edition.scheme.scored)


def _effects(edition: Edition, path: Path) -> set[str]:
    """Return what a value at a path of the scheme file bears on."""
    first = str(path[0])
    if first in BESIDE:
        return {first}
    if first != "facts":
        return {"score"}
    scheme, fact = edition.scheme, path[1]
    read_by = {
        "score": any(leaf.rule is not None and fact in leaf.rule.facts for leaf in scheme.leaves()),
        "expectations": _reads(scheme.expectations, fact),
        "eligibility": _reads(scheme.eligibility, fact),
    }
    return {effect for effect, is_read in read_by.items() if is_read} or {"records"}


def _reads(conditions: Iterable[Expectation | Eligibility], fact: str | int) -> bool:
    return any(read.fact == fact for each in conditions for read in each.reads)
