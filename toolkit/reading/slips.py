"""The slips of a file's shape in plain words: keys missing or unknown, blanks, wrong types."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from string import ascii_lowercase
from typing import Any, TypeAlias

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import nearest
from toolkit.problems.problem import Problem
from toolkit.reading.document import Document, Path
from toolkit.reading.models import (
    fill_of,
    keys_at,
    label_of,
    options_of,
    with_labels,
)
from toolkit.reading.rewriting import rewriting

UNKNOWN_KEY = declare(
    "F101",
    "error",
    title=both("不认识的键", "Unknown key"),
    message=both("这里没有 “{key}” 这个键。", "There is no key “{key}” here."),
    remedy=both(
        "检查拼写；此处可用的键：{allowed}。", "Check the spelling; keys allowed here: {allowed}."
    ),
)
MISSING_KEY = declare(
    "F102",
    "error",
    title=both("缺少一项", "Missing entry"),
    message=both("缺少 {what}。", "Missing: {what}."),
    remedy=both("补上，不能省略{hint}。", "It has to be given{hint}."),
)
NOT_FILLED = declare(
    "F103",
    "error",
    title=both("还没有填", "Not filled in"),
    message=both("{key}{label}是空的，还没有填。", "{key}{label} is empty."),
    remedy=both("在它后面填上内容{hint}。", "Fill it in{hint}."),
)
WRONG_SHAPE = declare(
    "F104",
    "error",
    title=both("类型不对", "Wrong type"),
    message=both("{key}{label}应是{expected}。", "{key}{label} should be {expected}."),
    remedy=both("改写这一项{hint}。", "Rewrite it{hint}."),
)
NOT_ALLOWED = declare(
    "F105",
    "error",
    title=both("不在可选范围", "Not one of the allowed values"),
    message=both(
        "{key}{label}没有 “{value}” 这个选项。", "“{value}” is not a choice of {key}{label}."
    ),
    remedy=both("可选：{allowed}。", "Choices: {allowed}."),
)

LINES = both("几项 “名称: 内容”", "entries of the form “name: value”")
_KINDS: Mapping[str, Text] = {
    "int_type": both("整数", "a whole number"),
    "int_from_float": both("整数", "a whole number"),
    "string_type": both("文字", "text"),
    "string_too_short": both("不为空的文字", "text that is not empty"),
    "bool_type": both(" true（是）或 false（否）", "true or false"),
    "decimal_type": both("数", "a number"),
    "is_instance_of": both("数", "a number"),
    "tuple_type": both("列表，即使只有一个", "a list, even of one"),
    "dict_type": LINES,
    "mapping_type": LINES,
    "model_type": LINES,
    "model_attributes_type": LINES,
    "too_short": both("至少有一项的列表", "a list with at least one entry"),
    "too_long": both("至多 {max_length} 项的列表", "a list of at most {max_length} entries"),
    "greater_than": both("大于 {gt} 的数", "a number above {gt}"),
    "greater_than_equal": both("不小于 {ge} 的数", "a number not below {ge}"),
    "less_than_equal": both("不大于 {le} 的数", "a number not above {le}"),
}
_OTHER_KIND = both("规定的写法", "written in the required form")
#: What stands behind the key of an entry in a sentence: its label, or nothing but a blank.
IN_BRACKETS, NO_LABEL = both("（{label}）", " ({label})"), both(" ", "")
HOW = both("：{how}", ": {how}")
_ENTRY = both(" 的第 {n} 条", ", entry {n},")

#: In a longer list no free id is looked for.
_MOST_COMPARED = 200

_Values: TypeAlias = dict[str, Text | str | int]
Model: TypeAlias = type[BaseModel]


def told(details: Iterable[ErrorDetails], model: Model, document: Document) -> Iterator[Problem]:
    """Yield the problems that pydantic's refusals are, those of one kind and place as one."""
    missing: dict[tuple[Path, Text | None], list[str]] = {}
    for detail in details:
        path = path_of(detail["loc"], document)
        if document.is_unsound(path):
            continue
        key = _missing_key(detail)
        if key is not None:
            missing.setdefault((path, fill_of(model, (*path, key))), []).append(key)
        else:
            yield from _slip(detail, path, model, document)
    for (path, fill), keys in missing.items():
        yield _missing(path, keys, fill, model, document)


def path_of(loc: tuple[int | str, ...], document: Document) -> Path:
    """Walk the location, skipping the steps pydantic adds for tagged unions and wrappers.

    A kind may be called like one of its own keys: the first such step is the kind's.
    """
    path: Path = ()
    value: Any = document.data
    is_told = False
    for step in loc:
        if not is_told and isinstance(value, Mapping) and value.get("kind") == step:
            is_told = True
        elif (*path, step) in document.values_at:
            path, value, is_told = (*path, step), _below(value, step), False
    return path


def _below(value: Any, step: int | str) -> Any:
    """Return what stands under a key or at a place of a list; None where nothing does."""
    if isinstance(value, Mapping):
        return value.get(step)
    return value[step] if isinstance(value, tuple) and isinstance(step, int) else None


def blank(path: Path, model: Model) -> _Values:
    """Return the values of the sentence that an entry is empty."""
    return {**_named(path, model), **_hint(fill_of(model, path))}


def missing_keys(problem: Problem) -> list[str]:
    """Return the keys that a problem says are missing; none of any other problem."""
    return str(problem.values["keys"]).split() if problem.code is MISSING_KEY else []


def as_written(value: object) -> str:
    """Return a value as its author wrote it, cut where it is long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{…}" if value else "{}"
    if isinstance(value, tuple):
        plain = all(isinstance(each, str | int | Decimal) for each in value)
        return _cut(f"[{', '.join(map(as_written, value[:9]))}]") if plain else "[…]"
    return _cut(str(value))


def _cut(word: str) -> str:
    return word if len(word) <= 60 else word[:57] + "…"


def _slip(detail: ErrorDetails, path: Path, model: Model, document: Document) -> Iterator[Problem]:
    kind, read, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "too_short" and len(read) >= context["min_length"]:
        return  # it is long enough; its entries were refused, and each is told in its place
    if "code" in context:
        if not document.is_unsound((*path, *context["at"])):
            yield _refused(detail, path, model, document)
    elif kind == "extra_forbidden":
        yield _unknown(detail, path, model, document)
    elif read is None:
        yield Problem(NOT_FILLED, document.key_place(path), blank(path, model))
    elif kind in ("literal_error", "enum", "union_tag_invalid"):
        yield _not_allowed(detail, path, model, document)
    else:
        limits = {key: str(limit) for key, limit in context.items()}
        expected = _KINDS.get(kind, _OTHER_KIND).filled(**limits)
        yield _wrong_shape(kind, read, expected, path, model, document)


def _refused(detail: ErrorDetails, path: Path, model: Model, document: Document) -> Problem:
    """Return the problem that a validator of ours raised."""
    context, read = detail.get("ctx", {}), detail["input"]
    code, values, at = context["code"], context["values"], context["at"]
    is_key = read is None or detail["loc"][-1:] == ("[key]",)
    if code is NOT_FILLED:
        values = {**blank((*path, *at), model), **values}
    elif code is WRONG_SHAPE:
        values = {**_named((*path, *at), model), **values}
    suggestion = values.get("suggestion")
    if suggestion is None and values.get("is_own"):
        suggestion = _free_id(path, document)
    place = document.key_place(path) if is_key else document.place((*path, *at))
    return Problem(code, place, values, _shown(read), suggestion)


def _free_id(path: Path, document: Document) -> str | None:
    """Return an id for an entry of a list that no other entry has: e01 in a list of events."""
    if len(path) < 3 or not isinstance(path[-2], int):
        return None
    entries: Any = document.data
    for step in path[:-2]:
        entries = entries[step]
    if len(entries) > _MOST_COMPARED:
        return None
    taken = {str(each.get(path[-1])) for each in entries if isinstance(each, Mapping)}
    letter = next((sign for sign in str(path[-3]) if sign in ascii_lowercase), "e")
    numbers = range(path[-2] + 1, path[-2] + len(entries) + 2)
    return next((id for n in numbers if (id := f"{letter}{n:02}") not in taken), None)


def _unknown(detail: ErrorDetails, path: Path, model: Model, document: Document) -> Problem:
    key = str(detail["loc"][-1])
    above = path[:-1] if path[-1:] == (key,) else path
    allowed = sorted(keys_at(model, above, _kind_at(document, above)))
    place = document.key_place((*above, key))
    values: _Values = {"key": key, "allowed": ", ".join(allowed)}
    return Problem(UNKNOWN_KEY, place, values, key, nearest(key, allowed))


def _kind_at(document: Document, path: Path) -> str | None:
    """Return what the entry at a path says is its kind, if it says so."""
    entry: Any = document.data
    for step in path:
        entry = _below(entry, step)
    kind = entry.get("kind") if isinstance(entry, Mapping) else None
    return kind if isinstance(kind, str) else None


def _missing_key(detail: ErrorDetails) -> str | None:
    """Return the key that is not there; None where the refusal is of another kind."""
    if detail["type"] == "missing":
        return str(detail["loc"][-1])
    if detail["type"] == "union_tag_not_found":
        return str(detail["ctx"]["discriminator"]).strip("'")
    return None


def _missing(
    path: Path, keys: list[str], fill: Text | None, model: Model, document: Document
) -> Problem:
    """Return the problem of keys that are missing in one place and are filled in alike."""
    labels = {key: label_of(model, (*path, key)) for key in keys}
    what = with_labels(keys, labels, "、")
    values: _Values = {"what": what, "keys": " ".join(keys), **_hint(fill)}
    return Problem(MISSING_KEY, document.key_place(path), values)


def _not_allowed(detail: ErrorDetails, path: Path, model: Model, document: Document) -> Problem:
    context = detail.get("ctx", {})
    word = as_written(context.get("tag", detail["input"]))
    tag = str(context.get("discriminator", "")).strip("'")
    at = (*path, tag) if (*path, tag) in document.values_at else path
    allowed, labels = _words(context), options_of(model, path)
    by_label = {label.zh: each for each, label in labels.items()}
    near = (
        by_label.get(word) or nearest(word, allowed) or by_label.get(nearest(word, by_label) or "")
    )
    values = {**_named(at, model), "value": word, "allowed": with_labels(allowed, labels)}
    return Problem(NOT_ALLOWED, document.place(at), values, word, near)


def _wrong_shape(
    kind: str, read: object, expected: Text, path: Path, model: Model, document: Document
) -> Problem:
    how, suggestion = rewriting(kind, read, path, model)
    values = {**_named(path, model), "expected": expected, **_hint(how)}
    return Problem(WRONG_SHAPE, document.place(path), values, _shown(read), suggestion)


def _words(context: Mapping[str, Any]) -> list[str]:
    listed = str(context.get("expected_tags") or context.get("expected") or "")
    return [word.strip().strip("'") for word in listed.replace(" or ", ", ").split(",")]


def _named(path: Path, model: Model) -> _Values:
    """Return what an entry is called in a sentence: its key and label, or which of a list it is."""
    names = [step for step in path if isinstance(step, str)]
    key = names[-1] if names else ""
    if path and isinstance(path[-1], int):
        return {"key": key, "label": _ENTRY.filled(n=path[-1] + 1)}
    label = label_of(model, path)
    return {"key": key, "label": NO_LABEL if label is None else IN_BRACKETS.filled(label=label)}


def _hint(how: Text | None) -> _Values:
    return {} if how is None else {"hint": HOW.filled(how=how)}


def _shown(read: object) -> str | None:
    """Return a scalar as it was written, for the caret below it."""
    if isinstance(read, Decimal):
        return f"{read:f}"
    if isinstance(read, bool):
        return "true" if read else "false"
    return str(read) if isinstance(read, str | int) else None
