"""How two editions of a scheme differ, in words: what each part said, and what it says now.

Values are compared as they are used, readings put in. A rule is said as the policy page says it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from toolkit.language import Text, both
from toolkit.schemes.edition import Edition

CHANGED = both("{where}{what}：{old} → {new}", "{where}, {what}: {old} → {new}")
ADDED = both("{where}{what}：新增 {new}", "{where}, {what}: {new} added")
REMOVED = both("{where}{what}：删去 {old}", "{where}, {what}: {old} removed")
INDICATOR = both("指标 {code} {label} ", "indicator {code} {label}")
READING = both("口径 {code} ", "reading {code}")
FACT = both("事实 {code} {label} ", "fact {code} {label}")
GRADE = both("等次 {code} {label} ", "grade {code} {label}")
FOLLOWS = both("处理 {code} {label} ", "consequence {code} {label}")
ELSEWHERE = both("办法 ", "the scheme")
#: What the keys are called that change most; any other stands as it is written.
KEYS: Mapping[str, Text] = {
    "points": both("分值", "points"),
    "label": both("名称", "name"),
    "title": both("标题", "title"),
    "rule": both("规则", "rule"),
    "article": both("依据的条款", "article"),
    "chosen": both("采用的读法", "chosen option"),
    "from": both("起点分", "from"),
    "quota.percent": both("名额的百分比", "share of places in percent"),
    "quota.ties": both("名额界限上同分的取舍", "ties across the cut"),
    "rounding.at": both("在哪一步取整", "where it is rounded"),
    "rounding.mode": both("取整方式", "how it is rounded"),
    "rounding.places": both("保留几位小数", "places kept"),
}
AMOUNT = both("第 {year} 年的数额，{of}", "amount of year {year}, {of}")
_NAMES = ("id", "code")
#: A rule in words, and its values, which are said where the words are the same.
_SENTENCE, _VALUES = "rule", "rule:"
_Path: TypeAlias = tuple[str, ...]
_Leaf: TypeAlias = str | Text


def scheme_differences(old: Edition, new: Edition) -> list[Text]:
    """Return how an edition differs from the one before, in the order of the newer."""
    was, now = dict(_leaves(_data(old), ())), dict(_leaves(_data(new), ()))
    changed = [path for path in {**now, **was} if was.get(path) != now.get(path)]
    reworded = {path[:-1] for path in changed if path[-1] == _SENTENCE}
    found = []
    for path in changed:
        if _VALUES in path and path[: path.index(_VALUES)] in reworded:
            continue
        where, rest = _where(path, old, new)
        what = _what(rest, new if path in now else old)
        found.append(_said(was.get(path), now.get(path), where, what))
    return found


def _data(edition: Edition) -> dict[str, Any]:
    """Return a scheme as plain data, each rule as the sentence of the policy page."""
    found: dict[str, Any] = edition.scheme.model_dump(mode="json", by_alias=True, exclude_none=True)
    for top in ("indicators", "bonus"):
        found[top] = _flat(found.get(top, ()), edition)
    return found


def _flat(indicators: Any, edition: Edition) -> list[dict[str, Any]]:
    """Return the indicators of a tree one after the other, rules in words."""
    rows = []
    for each in indicators:
        row = {key: value for key, value in each.items() if key not in ("parts", "rule")}
        sentence = edition.rules_in_words.get(each["code"])
        if sentence is not None:
            row[_SENTENCE] = {"zh": sentence.zh, "en": sentence.en}
            row[_VALUES] = each["rule"]
        rows += [row, *_flat(each.get("parts", ()), edition)]
    return rows


def _leaves(value: Any, path: _Path) -> Iterator[tuple[_Path, _Leaf]]:
    """Yield the values of plain data by path; entries of a list go by their id, where they have one."""
    if isinstance(value, dict):
        if value.keys() == {"zh", "en"}:
            yield path, both(value["zh"], value["en"])
            return
        for key, each in value.items():
            yield from _leaves(each, (*path, str(key)))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            names = [str(each[key]) for key in _NAMES if isinstance(each, dict) and key in each]
            yield from _leaves(each, (*path, names[0] if names else str(number)))
    else:
        yield path, str(value)


def _where(path: _Path, old: Edition, new: Edition) -> tuple[Text, _Path]:
    """Return the part of a scheme that a path lies in, in words, and what is left of the path."""
    for start, form, label in _PARTS:
        if path[: len(start)] == start and len(path) > len(start) + 1:
            code = path[len(start)]
            known = label(new).get(code) or label(old).get(code) or both("", "")
            return form.filled(code=code, label=known), path[len(start) + 1 :]
    return ELSEWHERE, path


def _of_indicators(edition: Edition) -> Mapping[str, Text]:
    return {each.code: each.label for each in edition.scheme.nodes()}


def _of_facts(edition: Edition) -> Mapping[str, Text]:
    return {name: each.label for name, each in edition.scheme.facts.items()}


def _of_grades(edition: Edition) -> Mapping[str, Text]:
    grades = edition.scheme.outcomes.grades
    return {} if grades is None else {name: each.label for name, each in grades.of.items()}


def _of_outcomes(kind: str) -> Callable[[Edition], Mapping[str, Text]]:
    """Return what finds the labels of a kind of what follows."""
    return lambda edition: {
        each.id: each.label for each in getattr(edition.scheme.outcomes, kind) if each.label
    }


_KINDS = ("consequences", "payments", "awards", "endings", "commendations")
_PARTS: tuple[tuple[_Path, Text, Callable[[Edition], Mapping[str, Text]]], ...] = (
    (("indicators",), INDICATOR, _of_indicators),
    (("bonus",), INDICATOR, _of_indicators),
    (("readings",), READING, lambda edition: {}),
    (("facts",), FACT, _of_facts),
    (("outcomes", "grades", "of"), GRADE, _of_grades),
    *((("outcomes", kind), FOLLOWS, _of_outcomes(kind)) for kind in _KINDS),
)


def _what(rest: _Path, edition: Edition) -> Text:
    """Return what a value is called within its part."""
    if rest[0] == "amounts" and len(rest) == 3:
        known = edition.scheme.classes.get(rest[2])
        of = both(rest[2], rest[2]) if known is None else known.label
        return AMOUNT.filled(year=int(rest[1]) + 1, of=of)
    key = ".".join(rest)
    return KEYS.get(key, both(key, key))


def _said(was: _Leaf | None, now: _Leaf | None, where: Text, what: Text) -> Text:
    if was is None:
        return ADDED.filled(where=where, what=what, new=now or "")
    if now is None:
        return REMOVED.filled(where=where, what=what, old=was)
    return CHANGED.filled(where=where, what=what, old=was, new=now)
