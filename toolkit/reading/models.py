"""What a model says of a place in a file: its keys, their labels, and how each is filled in."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from toolkit.language import Text, both
from toolkit.reading.document import Path

_TEXT = TypeAdapter(Text)
_LANGUAGES = {"zh": both("中文", "Chinese"), "en": both("英文", "English")}
_ONE_OF = both("写 {words} 其中之一", "one of {words}")
_BY_NAME = both("分开写 {keys}，每项写成 “名称: 内容”", "give {keys}, each as “name: value”")
#: A word of the file with what people call it.
LABELLED = both("{word}（{label}）", "{word} ({label})")
_LIST = both("逐条列出，一条都没有就写 []", "list each; where there is none, write []")


def described(
    label: Text | None = None, fill: Text | None = None, options: Mapping[str, Text] | None = None
) -> dict[str, Any]:
    """Return what a field's ``json_schema_extra`` says of it for messages.

    ``label`` names it, ``fill`` is how it is filled in, ``options`` are the labels of its words.
    """
    texts = {"label": label, "fill": fill}
    found: dict[str, Any] = {name: asdict(each) for name, each in texts.items() if each is not None}
    if options:
        found["options"] = {word: asdict(each) for word, each in options.items()}
    return found


def keys_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a model by the keys they are written with."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def keys_at(model: type[BaseModel], path: Path, kind: str | None = None) -> set[str]:
    """Return the keys of the models that stand at a path: those of a kind, where there are any."""
    models = models_at(model, path)
    of_kind = [each for each in models if kind in _kinds(each)]
    return {key for each in of_kind or models for key in keys_of(each)}


def _kinds(model: type[BaseModel]) -> tuple[Any, ...]:
    """Return the words that a model takes for its kind; none where it has no kind."""
    field = model.model_fields.get("kind")
    return () if field is None else get_args(field.annotation)


def required_at(model: type[BaseModel], path: Path) -> dict[str, Text | None]:
    """Return the keys that the models at a path ask for, in their order, with their labels."""
    return {
        key: label_of(model, (*path, key))
        for each in models_at(model, path)
        for key, field in keys_of(each).items()
        if field.is_required()
    }


def label_of(model: type[BaseModel], path: Path) -> Text | None:
    """Return the label of the entry at a path; None where it has none."""
    return _label_of(model, _any_entry(path))


@lru_cache(maxsize=512)
def _label_of(model: type[BaseModel], path: Path) -> Text | None:
    found = (_text(each, "label") for each in _fields(model, path))
    language = _LANGUAGES.get(str(path[-1])) if len(path) > 1 else None
    return next((text for text in found if text is not None), language)


def fill_of(model: type[BaseModel], path: Path) -> Text | None:
    """Return how the entry at a path is filled in; None where nothing more can be said."""
    return _fill_of(model, _any_entry(path))


@lru_cache(maxsize=512)
def _fill_of(model: type[BaseModel], path: Path) -> Text | None:
    fields = _fields(model, path)
    found = next((text for each in fields if (text := _text(each, "fill")) is not None), None)
    if found is not None:
        return found
    parts = [part for each in fields for part in _parts(each.annotation, lambda whole: whole)]
    words = [str(word) for part in parts if get_origin(part) is Literal for word in get_args(part)]
    if words:
        words = list(dict.fromkeys(words))
        return _ONE_OF.filled(words=with_labels(words, options_of(model, path), "、"))
    return _LIST if any(get_origin(each) is tuple for each in parts) else by_name(model, path)


def by_name(model: type[BaseModel], path: Path) -> Text | None:
    """Return how something is written entry by entry; None where no keys are asked for."""
    needed = required_at(model, path)
    return _BY_NAME.filled(keys=with_labels(needed, needed, "、")) if needed else None


def options_of(model: type[BaseModel], path: Path) -> dict[str, Text]:
    """Return the labels of the words that the entry at a path may have."""
    return {
        word: _TEXT.validate_python(text)
        for field in _fields(model, path)
        for word, text in _extra(field).get("options", {}).items()
    }


def with_labels(words: Iterable[str], labels: Mapping[str, Text | None], comma: str = "，") -> Text:
    """Return words as a list for a sentence, each with its label where it has one."""
    zh, en = [], []
    for word in words:
        label = labels.get(word)
        shown = both(word, word) if label is None else LABELLED.filled(word=word, label=label)
        zh.append(shown.zh)
        en.append(shown.en)
    return Text(zh=comma.join(zh), en=", ".join(en))


def models_at(annotation: Any, path: Path) -> list[type[BaseModel]]:
    """Return the models that may stand at a path below an annotation."""
    models = list(_parts(annotation, _as_model))
    if not path:
        return models
    key = str(path[0])
    below = [keys_of(model)[key].annotation for model in models if key in keys_of(model)]
    inside = below or list(_parts(annotation, _as_content))
    return [model for each in inside for model in models_at(each, path[1:])]


def _fields(model: type[BaseModel], path: Path) -> list[FieldInfo]:
    """Return the fields that may hold the entry at a path; none for an entry of a list."""
    if not path or isinstance(path[-1], int):
        return []
    found = (keys_of(each).get(path[-1]) for each in models_at(model, path[:-1]))
    return [field for field in found if field is not None]


def _any_entry(path: Path) -> Path:
    """Return the path with every entry of a list as its first: they are all of one kind."""
    return tuple(0 if isinstance(step, int) else step for step in path)


def _extra(field: FieldInfo) -> Mapping[str, Any]:
    extra = field.json_schema_extra
    return extra if isinstance(extra, Mapping) else {}


def _text(field: FieldInfo, name: str) -> Text | None:
    extra = _extra(field)
    return _TEXT.validate_python(extra[name]) if name in extra else None


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
