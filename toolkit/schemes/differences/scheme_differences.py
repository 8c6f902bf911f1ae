"""How an edition of a scheme differs from the one before, difference by difference, in words.

Values are compared as they are used, readings put in. A part that only one of them has is told
once, whatever it is made of.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from toolkit.language import Text, both, joined
from toolkit.schemes.differences.laid_out import SENTENCES, Leaf, Path, behind, laid_out
from toolkit.schemes.differences.parts import KINDS, NOTHING, Kind, part_of
from toolkit.schemes.differences.words import AMOUNT, KEYS, VALUE_BEHIND, WITHIN
from toolkit.schemes.edition import Edition

LINE = {
    "changed": both("{where}{what}：{old} → {new}", "{where}, {what}: {old} → {new}"),
    "added": both("{where}{what}：新增 {new}", "{where}, {what}: {new} added"),
    "removed": both("{where}{what}：删去 {old}", "{where}, {what}: {old} removed"),
}
WHOLE_LINE = {
    "added": both("{where}：新增 {new}", "{where}: added, {new}"),
    "removed": both("{where}：删去 {old}", "{where}: removed, {old}"),
}
SENTENCE = {
    "changed": both(
        "{where}的{what}由{old}改为{new}。", "{where}: {what} changed from {old} to {new}."
    ),
    "added": both("{where}新增{what}：{new}。", "{where}: {what} added: {new}."),
    "removed": both("{where}删去{what}：{old}。", "{where}: {what} removed; it was {old}."),
}
WHOLE_SENTENCE = {
    "added": both("新增{where}：{new}。", "New: {where}: {new}."),
    "removed": both("删去{where}，原为：{old}。", "Removed: {where}; it was: {old}."),
}
BARE_SENTENCE = {
    "added": both("新增{where}。", "New: {where}."),
    "removed": both("删去{where}。", "Removed: {where}."),
}
#: What a whole part is told by, after its label.
TOLD_BY = ("points", "rule", "asked", "from", "at_most", "question", "chosen", "text")
POINTS = both("{n} 分", "{n} {n:point|points}")
QUOTED = both("“{text}”", "“{text}”")
SCHEME = both("办法", "the scheme")
BRIEF_SCHEME = both("办法 ", "the scheme")
_ENDS = "。.；;"


@dataclass(frozen=True)
class Difference:
    """One difference of two editions: in which part, what of it, what was said and what is said.

    ``kind`` and ``code`` are those of the part, "scheme" and "" for the scheme itself; ``what`` is
    None where the whole part was added or removed. ``line`` is for reports, ``sentence`` for pages.
    """

    kind: str
    code: str
    change: Literal["changed", "added", "removed"]
    line: Text
    sentence: Text


def scheme_differences(old: Edition, new: Edition) -> list[Difference]:
    """Return how an edition differs from the one before, by part and in the order of the newer."""
    was, now = laid_out(old), laid_out(new)
    paths = sorted({**now, **was}, key=_place)
    found, told = list[Difference](), set[tuple[Kind, str]]()
    changed = {path for path in paths if was.get(path) != now.get(path)}
    for path in paths:
        part = part_of(path)
        if path not in changed or behind(path) in changed:
            continue
        if part is not None and (whole := _whole(part, was, now)) is not None:
            if (part[0], part[1]) not in told:
                told.add((part[0], part[1]))
                edition, values = (new, now) if whole == "added" else (old, was)
                found.append(_of_whole(part[0], part[1], whole, edition, values))
            continue
        found.append(_of_value(path, was.get(path), now.get(path), old, new))
    return found


def _place(path: Path) -> int:
    """Return the place of a path's part among all; the scheme itself comes first."""
    part = part_of(path)
    return -1 if part is None else KINDS.index(part[0])


def _whole(
    part: tuple[Kind, str, Path], was: dict[Path, Leaf], now: dict[Path, Leaf]
) -> Literal["added", "removed"] | None:
    """Return whether a part as a whole is new, or is no more."""
    root = (*part[0].at, part[1])
    if not any(path[: len(root)] == root for path in was):
        return "added"
    if not any(path[: len(root)] == root for path in now):
        return "removed"
    return None


def _of_whole(
    kind: Kind,
    code: str,
    change: Literal["added", "removed"],
    edition: Edition,
    values: dict[Path, Leaf],
) -> Difference:
    label = kind.labels(edition).get(code, NOTHING)
    told = list(_told(kind, code, values))
    words = joined(told, "；", "; ") if told else NOTHING
    brief = kind.brief.filled(code=code, label=label)
    line = WHOLE_LINE[change].filled(where=_trimmed(brief), old=words, new=words)
    said = (WHOLE_SENTENCE if told else BARE_SENTENCE)[change]
    where = _trimmed(kind.called.filled(code=code, label=label))
    return Difference(kind.id, code, change, line, said.filled(where=where, old=words, new=words))


def _told(kind: Kind, code: str, values: dict[Path, Leaf]) -> Iterator[Text]:
    """Yield what a whole part is told by: its points, its rule, what it asks or says."""
    for key in TOLD_BY:
        value = values.get((*kind.at, code, key))
        if value is not None:
            text = _ended(value)
            yield POINTS.filled(n=text) if key in ("points", "from") else text


def _of_value(
    path: Path, was: Leaf | None, now: Leaf | None, old: Edition, new: Edition
) -> Difference:
    part = part_of(path)
    kind, code, rest = (None, "", path) if part is None else part
    edition = old if now is None else new
    change: Literal["changed", "added", "removed"] = (
        "added" if was is None else "removed" if now is None else "changed"
    )
    brief, where = BRIEF_SCHEME, SCHEME
    if kind is not None:
        label = kind.labels(new).get(code) or kind.labels(old).get(code) or NOTHING
        brief = kind.brief.filled(code=code, label=label)
        where = kind.called.filled(code=code, label=label)
    what = _what(rest or path[-1:], edition)
    line = LINE[change].filled(where=brief, what=what, old=was or "", new=now or "")
    values = {"old": _quoted(was), "new": _quoted(now)}
    if change == "changed":
        values = {side: _spaced(text) for side, text in values.items()}
    sentence = SENTENCE[change].filled(where=where, what=what, **values)
    sentence = both(sentence.zh.replace(" 。", "。"), sentence.en)
    return Difference("scheme" if kind is None else kind.id, code, change, line, _begun(sentence))


def _what(rest: Path, edition: Edition) -> Text:
    """Return what a value is called within its part."""
    if rest[0] == "amounts" and len(rest) == 3:
        known = edition.scheme.classes.get(rest[2])
        of = both(rest[2], rest[2]) if known is None else known.label
        return AMOUNT.filled(year=int(rest[1]) + 1, of=of)
    sentence = rest[0].removesuffix(":")
    if rest[0].endswith(":") and sentence in SENTENCES:
        return VALUE_BEHIND.filled(sentence=KEYS[sentence], key=".".join(rest[1:]) or sentence)
    if rest[0] in WITHIN and len(rest) > 1:
        within = WITHIN[rest[0]].filled(key=rest[1])
        return (
            within
            if len(rest) == 2
            else VALUE_BEHIND.filled(sentence=within, key=_what(rest[2:], edition))
        )
    key = ".".join(rest)
    if key not in KEYS and rest[-1] in KEYS:
        return VALUE_BEHIND.filled(sentence=KEYS[rest[-1]], key=".".join(rest[:-1]))
    return KEYS.get(key, both(key, key))


def _quoted(value: Leaf | None) -> Text:
    """Return a value as it stands in a sentence: a number or a day bare, all else in quotes."""
    text = _ended(value or "")
    is_number = text.zh.replace(".", "").replace("-", "").isdecimal()
    return text if is_number else QUOTED.filled(text=text)


def _spaced(text: Text) -> Text:
    """Return words with the blanks that Chinese puts around a number."""
    return both(f" {text.zh} " if text.zh[:1].isdecimal() else text.zh, text.en)


def _ended(value: Leaf) -> Text:
    """Return a value without the stop at its end, for it stands inside a sentence."""
    text = both(value, value) if isinstance(value, str) else value
    return both(text.zh.rstrip(_ENDS), text.en.rstrip(_ENDS))


def _trimmed(text: Text) -> Text:
    return both(text.zh.strip(), text.en.strip())


def _begun(text: Text) -> Text:
    """Return a sentence with a capital at its beginning."""
    return both(text.zh, text.en[:1].upper() + text.en[1:])
