"""A scheme laid out as values by path, in words where the policy page has words for them.

A rule, a bound and a condition of a record stand as the sentence the policy page says; the values
behind it stand beside it, to be told where the sentence stays the same.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

from toolkit.language import Text, both, joined
from toolkit.schemes.differences.words import VALUES
from toolkit.schemes.edition import Edition
from toolkit.schemes.expectations import Eligibility, Expectation, Part
from toolkit.schemes.facts import Records
from toolkit.schemes.predicates import explained
from toolkit.schemes.stating import bounds_in_words

Path: TypeAlias = tuple[str, ...]
Leaf: TypeAlias = str | Text

#: Sentences of the policy page; what ends in a colon holds the values behind one.
SENTENCES = ("rule", "asked", "counts_if")
_NAMES = ("id", "code")
#: What tells editions apart, or how a file is read and printed; no difference of what they say.
_ASIDE = ("format", "id", "edition", "accepted", "form")


def laid_out(edition: Edition) -> dict[Path, Leaf]:
    """Return the values of a scheme by path; entries of a list go by their id, where they have one."""
    return dict(_leaves(_data(edition), ()))


def behind(path: Path) -> Path | None:
    """Return the path of the sentence that a value stands behind; None where it stands by itself."""
    for index, key in enumerate(path):
        if key.endswith(":"):
            return (*path[:index], key.removesuffix(":"))
    return None


def _data(edition: Edition) -> dict[str, Any]:
    scheme = edition.scheme
    found: dict[str, Any] = scheme.model_dump(mode="json", by_alias=True, exclude_none=True)
    found = {key: value for key, value in found.items() if key not in _ASIDE}
    for top in ("indicators", "bonus"):
        found[top] = _flat(found.get(top, ()), edition)
    for top, stated in (("expectations", scheme.expectations), ("eligibility", scheme.eligibility)):
        found[top] = [_condition(edition, each) for each in stated]
    for name, declared in scheme.facts.items():
        if isinstance(declared, Records):
            found["facts"][name] = _listed(declared, found["facts"][name])
        if declared.evidence:
            kinds = tuple(scheme.evidence_kinds[kind] for kind in declared.evidence)
            found["facts"][name]["evidence"] = joined(kinds, "、", ", ")
    for name, reading in scheme.readings.items():
        found["readings"][name]["chosen"] = reading.options[reading.chosen].label
    return found


def _flat(indicators: Any, edition: Edition) -> list[dict[str, Any]]:
    """Return the indicators of a tree one after the other, rules in words."""
    rows = []
    for each in indicators:
        row = {key: value for key, value in each.items() if key not in ("parts", "rule")}
        sentence = edition.rules_in_words.get(each["code"])
        if sentence is not None:
            row |= {"rule": sentence, "rule:": each["rule"]}
        rows += [row, *_flat(each.get("parts", ()), edition)]
    return rows


def _condition(edition: Edition, each: Expectation | Eligibility) -> dict[str, Any]:
    """Return a target or a condition of eligibility, its bounds in words."""
    told = {"id", "label", "article", "indicator", "classes", "readings", "in_principle"}
    stated = each.model_dump(mode="json", by_alias=True, exclude_none=True)
    parts = each.all_parts if isinstance(each, Expectation) else _met_if(each)
    return {
        **{key: value for key, value in stated.items() if key in told},
        **({"asked": bounds_in_words(parts, edition.scheme)} if parts else {}),
        "asked:": {key: value for key, value in stated.items() if key not in told},
    }


def _met_if(each: Eligibility) -> tuple[Part, ...]:
    return (each.met_if,) if isinstance(each.met_if, Part) else ()


def _listed(declared: Records, row: dict[str, Any]) -> dict[str, Any]:
    """Return a list of records with the conditions on which one counts, in words, by their id."""
    conditions = {}
    for each in declared.conditions:
        words = each.label
        if each.when is not None:
            how = explained(each.when, declared.fields)
            words = both(f"{words.zh}（{how.zh}）", f"{words.en} ({how.en})")
        conditions[each.id] = words
    rest = {key: value for key, value in row.items() if key not in ("conditions", "counts_if")}
    return {**rest, "counts_if": conditions}


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Leaf]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, dict):
        if value.keys() == {"zh", "en"}:
            yield path, both(value["zh"], value["en"])
            return
        for key, each in value.items():
            yield from _leaves(each, (*path, str(key)))
    elif isinstance(value, list):
        yield from _of_list(value, path)
    else:
        said = str(value).lower() if isinstance(value, bool) else str(value)
        yield path, VALUES.get(said, said)


def _of_list(value: list[Any], path: Path) -> Iterator[tuple[Path, Leaf]]:
    """Yield the entries of a list; plain words together, as one value."""
    if value and all(isinstance(each, str) for each in value):
        yield path, both("、".join(value), ", ".join(value))
        return
    for number, each in enumerate(value):
        names = [str(each[key]) for key in _NAMES if isinstance(each, dict) and key in each]
        yield from _leaves(each, (*path, names[0] if names else str(number)))
