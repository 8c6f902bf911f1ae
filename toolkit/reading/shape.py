"""A document to a typed value, by pydantic; every failure becomes a Problem at its place.

Models say what one file may hold (keys, types, closed lists). What needs another row, file or
unit is not decided here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, TypeAlias, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import nearest
from toolkit.problems.problem import Code, Problem
from toolkit.reading.characters import BAD_CHARACTER, invisible_in
from toolkit.reading.document import Document, Path, Value

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
    message=both("缺少 {key}{label}。", "{key}{label} is missing."),
    remedy=both(
        "补上这一项；没有的数量要写 0，不能省略。",
        "Add it; a quantity of none is written 0, not left out.",
    ),
)
NOT_FILLED = declare(
    "F103",
    "error",
    title=both("还没有填", "Not filled in"),
    message=both("这一项是空的。", "This entry is empty."),
    remedy=both(
        "填上内容；没有的数量要写 0，空着不等于 0。",
        "Fill it in; a quantity of none is written 0, empty is not zero.",
    ),
)
WRONG_SHAPE = declare(
    "F104",
    "error",
    title=both("类型不对", "Wrong type"),
    message=both("这里应是{expected}。", "This should be {expected}."),
    remedy=both("对照样例改写这一项。", "Rewrite it as in the example."),
)
NOT_ALLOWED = declare(
    "F105",
    "error",
    title=both("不在可选范围", "Not one of the allowed values"),
    message=both("“{value}” 不在可选范围内。", "“{value}” is not one of the allowed values."),
    remedy=both("可选：{allowed}。", "Allowed: {allowed}."),
)

_KINDS: Mapping[str, Text] = {
    "int_type": both("整数", "a whole number"),
    "int_from_float": both("整数", "a whole number"),
    "string_type": both("文字（纯数字或日期样的文字请加引号）", "text (put digits in quotes)"),
    "string_too_short": both("不为空的文字", "text that is not empty"),
    "bool_type": both("true 或 false", "true or false"),
    "decimal_type": both("数", "a number"),
    "is_instance_of": both("数", "a number"),
    "tuple_type": both("列表（每行以 “- ” 开头）", "a list (each line begins with “- ”)"),
    "dict_type": both("若干行 “键: 值”", "lines of “key: value”"),
    "mapping_type": both("若干行 “键: 值”", "lines of “key: value”"),
    "model_type": both("若干行 “键: 值”", "lines of “key: value”"),
    "model_attributes_type": both("若干行 “键: 值”", "lines of “key: value”"),
    "too_short": both("更长的列表（至少一项）", "a longer list (at least one entry)"),
    "greater_than": both("大于 {gt} 的数", "a number above {gt}"),
    "greater_than_equal": both("不小于 {ge} 的数", "a number not below {ge}"),
    "less_than_equal": both("不大于 {le} 的数", "a number not above {le}"),
}

WORDS = both("这段文字", "the text")

Steps: TypeAlias = tuple[int | str, ...]
ModelT = TypeVar("ModelT", bound=BaseModel)


class Shape(BaseModel):
    """The base of every file's model: strict types, unknown keys refused, frozen."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def refusal(code: Code, *at: str, **values: Text | str | int) -> PydanticCustomError:
    """Return what a validator raises: one of our codes with the values of its sentence.

    ``at`` leads from the value the validator looked at to the entry that is to blame.
    """
    return PydanticCustomError("refused", "{code}", {"code": code, "values": values, "at": at})


def shaped(model: type[ModelT], document: Document) -> tuple[ModelT | None, list[Problem]]:
    """Return the document as the model's value, or None and every problem of its shape."""
    problems = [
        problem
        for path, text in _texts(document.data, ())
        for problem in _bad(document, path, text)
    ]
    try:
        value = model.model_validate(document.data)
        return (None, problems) if problems else (value, [])
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            problems += _problems(detail, model, document)
        return None, problems


def _texts(value: Value, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield what is said in two languages, each with its path."""
    if isinstance(value, dict):
        if value.keys() == {"zh", "en"}:
            yield from (((*path, key), each) for key, each in value.items() if type(each) is str)
        steps: Iterable[tuple[str | int, Value]] = value.items()
    else:
        steps = enumerate(value) if isinstance(value, tuple) else ()
    for step, entry in steps:
        if type(entry) is dict or type(entry) is tuple:
            yield from _texts(entry, (*path, step))


def _bad(document: Document, path: Path, text: str) -> Iterator[Problem]:
    """Yield the problems of a text: it is blank, or has invisible characters."""
    place, found = document.place(path), invisible_in(text)
    if not text.strip():
        yield Problem(NOT_FILLED, place)
    elif found is not None:
        values: dict[str, Text | str | int] = {"label": WORDS}
        yield Problem(BAD_CHARACTER, place, {**values, "position": found[0], "character": found[1]})


def _problems(
    detail: ErrorDetails, model: type[BaseModel], document: Document
) -> Iterator[Problem]:
    path = _path(detail["loc"], document)
    if document.is_unsound(path):
        return
    kind, read = detail["type"], detail["input"]
    context = detail.get("ctx", {})
    shown = _shown(read)
    if kind == "too_short" and len(read) >= context["min_length"]:
        return  # it is long enough; its entries were refused, and each is told in its place
    if "code" in context:
        code, values = context["code"], context["values"]
        is_key = read is None or detail["loc"][-1:] == ("[key]",)
        place = document.key_place(path) if is_key else document.place((*path, *context["at"]))
        yield Problem(code, place, values, shown, values.get("suggestion"))
    elif kind == "extra_forbidden":
        key = str(detail["loc"][-1])
        allowed = sorted(_allowed_keys(model, detail["loc"][:-1]))
        yield Problem(
            UNKNOWN_KEY,
            document.key_place((*path, key) if path[-1:] != (key,) else path),
            {"key": key, "allowed": ", ".join(allowed)},
            key,
            nearest(key, allowed),
        )
    elif kind == "missing":
        key = str(detail["loc"][-1])
        label = _label(model, detail["loc"][:-1], key)
        yield Problem(MISSING_KEY, document.key_place(path), {"key": key, "label": label})
    elif read is None:
        yield Problem(NOT_FILLED, document.key_place(path))
    elif kind in ("literal_error", "enum", "union_tag_invalid"):
        allowed, tag = _words(context), _tag(detail)
        yield Problem(
            NOT_ALLOWED,
            document.place(_tagged(path, context, document)),
            {"value": tag, "allowed": ", ".join(allowed)},
            tag,
            nearest(tag, allowed),
        )
    elif kind == "union_tag_not_found":
        key = str(context["discriminator"]).strip("'")
        yield Problem(MISSING_KEY, document.key_place(path), {"key": key, "label": ""})
    else:
        expected = _KINDS.get(kind, both("规定的写法", "the required form"))
        limits = {key: str(limit) for key, limit in context.items()}
        yield Problem(
            WRONG_SHAPE, document.place(path), {"expected": expected.filled(**limits)}, shown
        )


def _path(loc: Steps, document: Document) -> Path:
    """Walk the location, skipping the steps pydantic adds for tagged unions and wrappers."""
    path: Path = ()
    for step in loc:
        if (*path, step) in document.values_at:
            path = (*path, step)
    return path


def _shown(read: object) -> str | None:
    return str(read) if isinstance(read, str | int) and not isinstance(read, bool) else None


def as_written(value: object) -> str:
    """Return a value as its author wrote it, cut where it is long; a list or mapping as dots."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | Mapping):
        return "…"
    return str(value) if len(str(value)) <= 60 else str(value)[:57] + "…"


def _tag(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    return as_written(context.get("tag", detail["input"]))


def _tagged(path: Path, context: Mapping[str, Any], document: Document) -> Path:
    key = str(context.get("discriminator", "")).strip("'")
    return (*path, key) if (*path, key) in document.values_at else path


def _words(context: Mapping[str, Any]) -> list[str]:
    listed = str(context.get("expected_tags") or context.get("expected") or "")
    return [word.strip().strip("'") for word in listed.replace(" or ", ", ").split(",")]


def _allowed_keys(model: type[BaseModel], loc: Steps) -> set[str]:
    """Return the keys of the models that stand at a location."""
    return {key for each in _models_at(model, loc) for key in _keys(each)}


def _label(model: type[BaseModel], loc: Steps, key: str) -> Text | str:
    """Return the label of a key at a location, in brackets; nothing where it has none."""
    for each in _models_at(model, loc):
        field = _keys(each).get(key)
        extra = field.json_schema_extra if field is not None else None
        if isinstance(extra, Mapping) and "label" in extra:
            return both("（{label}）", " ({label})").filled(
                label=TypeAdapter(Text).validate_python(extra["label"])
            )
    return ""


def _keys(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _models_at(annotation: Any, loc: Steps) -> list[type[BaseModel]]:
    """Return the models that may stand at a location below an annotation.

    Steps that pydantic adds for tagged unions match no key and are passed over.
    """
    models = list(_parts(annotation, _as_model))
    if not loc:
        return models
    below = [
        _keys(model)[str(loc[0])].annotation for model in models if str(loc[0]) in _keys(model)
    ] or list(_parts(annotation, _as_content))
    found = [model for each in below for model in _models_at(each, loc[1:])]
    return found or _models_at(annotation, loc[1:])


def _parts(annotation: Any, part: Callable[[Any], Any]) -> Iterator[Any]:
    """Yield what ``part`` finds in an annotation or in the alternatives of a union."""
    if get_origin(annotation) in (Annotated, Union, UnionType):
        for inner in get_args(annotation):
            yield from _parts(inner, part)
    elif (found := part(annotation)) is not None:
        yield found


def _as_model(annotation: Any) -> Any:
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return annotation if is_model else getattr(annotation, "written_as", None)


def _as_content(annotation: Any) -> Any:
    """What a tuple or mapping annotation holds."""
    origin = get_origin(annotation)
    if isinstance(origin, type) and issubclass(origin, tuple | Mapping):
        return get_args(annotation)[0 if issubclass(origin, tuple) else 1]
    return None
