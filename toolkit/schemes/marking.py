"""What a person who marks writes: every mark of a scheme, each from 0 to its maximum."""

from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field, create_model

from toolkit.language import Text, both
from toolkit.numbers import exact, plain
from toolkit.problems.catalogue import declare
from toolkit.reading.shape import Shape, refusal
from toolkit.schemes import values
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.stated import SchemeKey

#: Marks have at most so many decimal places.
PLACES = 2

ABOVE_MAXIMUM = declare(
    "F340",
    "error",
    title=both("评分超出范围", "Mark out of range"),
    message=both(
        "{label}的评分应在 0 到 {most} 之间，读到的是 {read}。",
        "The mark for {label} lies between 0 and {most}; {read} was read.",
    ),
    remedy=both("改正这个评分。", "Correct the mark."),
)


@lru_cache(maxsize=128)
def marks_model(key: SchemeKey, by: Literal["reviewers", "judges"]) -> type[BaseModel]:
    """Build the model of one person's marks: all of those that ``by`` gives, none left out."""
    scheme = key.scheme
    fields: dict[str, Any] = {
        id: (Annotated[Decimal, BeforeValidator(_mark(_label(scheme, id), most))], Field(alias=id))
        for id, most in scheme.marks(by).items()
    }
    renamed = {f"m{index}": field for index, field in enumerate(fields.values())}
    return create_model("Marks", __base__=Shape, **renamed)


def marks_given(model: BaseModel) -> dict[str, Decimal]:
    """Return the marks a model holds, by id."""
    given: dict[str, Decimal] = model.model_dump(by_alias=True)
    return given


def _label(scheme: Scheme, id: str) -> Text:
    code, _, item = id.partition("-")
    node = next(node for node in scheme.nodes() if node.code == code)
    items = {each.id: each.label for each in getattr(node.rule, "items", ())}
    return both("{code} {label}", "{code} {label}").filled(
        code=code, label=items.get(item, node.label)
    )


def _mark(label: Text, most: Decimal) -> values.Check:
    number = values.number(label, PLACES)

    def check(value: Any) -> Any:
        mark: Decimal = number(value)
        if not 0 <= mark <= most:
            limit = plain(exact(most))
            raise refusal(ABOVE_MAXIMUM, label=label, most=limit, read=plain(exact(mark)))
        return mark

    return check
