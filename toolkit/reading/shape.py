"""A document to a typed value, by pydantic; every failure becomes a Problem at its place.

Models say what one file may hold (keys, types, closed lists). What needs another row, file or
unit is not decided here.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from toolkit.language import Text, both
from toolkit.problems.problem import Code, Problem
from toolkit.reading.characters import BAD_CHARACTER, invisible_in
from toolkit.reading.document import Document, Path, Value
from toolkit.reading.doubtful import mended_by_kind
from toolkit.reading.slips import NOT_FILLED, blank, told

WORDS = both("这段文字", "the text")

ModelT = TypeVar("ModelT", bound=BaseModel)


class Shape(BaseModel):
    """The base of every file's model: strict types, unknown keys refused, frozen."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def refusal(code: Code, *at: str | int, **values: Text | str | int) -> PydanticCustomError:
    """Return what a validator raises: one of our codes with the values of its sentence.

    ``at`` leads from the value the validator looked at to the entry that is to blame.
    """
    return PydanticCustomError("refused", "{code}", {"code": code, "values": values, "at": at})


def shaped(model: type[ModelT], document: Document) -> tuple[ModelT | None, list[Problem]]:
    """Return the document as the model's value, or None and every problem of its shape.

    Values that the reader refused are told again with their mend, whether there is a value or not.
    """
    problems = [
        problem
        for path, text in _texts(document.data, ())
        for problem in _bad(document, path, text, model)
    ]
    try:
        value = model.model_validate(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        problems += [*told(details, model, document), *mended_by_kind(details, document)]
        return None, problems
    mended = list(mended_by_kind((), document))
    return (None, [*problems, *mended]) if problems else (value, mended)


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


def _bad(document: Document, path: Path, text: str, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield the problems of a text: it is blank, or has invisible characters."""
    if not text.strip():
        yield Problem(NOT_FILLED, document.place(path), blank(path, model))
    elif (found := invisible_in(text)) is not None:
        values: dict[str, Text | str | int] = {
            "label": WORDS,
            "position": found[0],
            "character": found[1],
        }
        yield Problem(BAD_CHARACTER, document.place(path), values)
