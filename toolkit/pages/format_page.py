"""The page on the format: rules, facts, conditions, outcomes and rounds, from the code itself."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal, TypeAlias, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from toolkit.language import Text
from toolkit.pages.format_parts import DECISIONS, PARTS, Described
from toolkit.pages.format_words import KEYS
from toolkit.pages.page import Heading, Page
from toolkit.pages.renderer import Renderer
from toolkit.reading.shape import Shape
from toolkit.schemes.facts import Fact
from toolkit.schemes.official_form import OfficialForm
from toolkit.schemes.outcomes import Outcomes
from toolkit.schemes.predicates import Predicate
from toolkit.schemes.rules import Rule
from toolkit.submissions.decisions import Decision, Decisions
from toolkit.submissions.objection import Objection
from toolkit.submissions.results import Corrections
from toolkit.submissions.round import Register, Round

ADDRESS = "help/format/"

Group: TypeAlias = Literal["rule", "fact", "predicate", "outcome", "form", "round", "decision"]


def kinds(union: Any) -> Iterator[type[Shape]]:
    """Yield the classes of a union, however they are annotated, each once, in order."""
    seen: set[type] = set()
    for found in _classes(union):
        if found not in seen:
            seen.add(found)
            yield found


def _classes(annotation: Any) -> Iterator[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
        return
    inner = get_args(annotation)
    for each in () if get_origin(annotation) is Literal else inner:
        yield from _classes(each)


#: What has no ``kind``: the parts of outcomes by the key they stand under, files by their names.
_NAMES: Mapping[type[BaseModel], str] = {
    **{next(kinds(field.annotation)): key for key, field in Outcomes.model_fields.items()},
    OfficialForm: "form",
    Round: "round.yml",
    Register: "register.yml",
    Decisions: "decisions.yml",
    Objection: "objections/<id>.yml",
    Corrections: "corrections.yml",
}
#: The kinds of a scheme and of a round by what they are kinds of.
GROUPS: Mapping[Group, tuple[type[Shape], ...]] = {
    "rule": tuple(kinds(Rule)),
    "fact": tuple(kinds(Fact)),
    "predicate": tuple(kinds(Predicate)),
    "outcome": tuple(next(kinds(field.annotation)) for field in Outcomes.model_fields.values()),
    "form": (OfficialForm,),
    "round": (Round, Register, Decisions, Objection, Corrections),
    "decision": tuple(kinds(Decision)),
}
_ALL = frozenset(each for group in GROUPS.values() for each in group)


def name_of(kind: type[BaseModel]) -> str:
    """Return the word that tells a kind: its ``kind``, the key of a condition or part, the file."""
    if kind in _NAMES:
        return _NAMES[kind]
    fields = kind.model_fields
    if "kind" in fields:
        [word] = get_args(fields["kind"].annotation)
        return str(word)
    return next(_key(name, field) for name, field in fields.items() if name != "field")


def anchor(group: Group, kind: type[BaseModel]) -> str:
    """Return the id of a kind on the page."""
    return f"{group}-{name_of(kind).removesuffix('.yml').removesuffix('/<id>').replace('_', '-')}"


def described(kind: Any) -> Described:
    """Return what a kind is and an example of it."""
    found = {**PARTS, **DECISIONS}.get(kind)
    return Described(kind.about, kind.written) if found is None else found


def keys_of(kind: type[BaseModel]) -> Iterator[tuple[tuple[str, ...], type[BaseModel], FieldInfo]]:
    """Yield the keys of a kind by the way to them, the owner and the field.

    A ``kind`` that can be one word only tells the kind itself and is not one of them.
    """
    for name, field in kind.model_fields.items():
        if name == "kind" and len(get_args(field.annotation)) == 1:
            continue
        key = _key(name, field)
        yield (key,), kind, field
        for inner in kinds(field.annotation):
            if inner not in _ALL:
                for way, owner, below in keys_of(inner):
                    yield (key, *way), owner, below


def word_of(owner: type[BaseModel], key: str) -> str:
    """Return under what the meaning of a key stands in KEYS: its own, that of a base, the key."""
    own = (f"{each.__name__}.{key}" for each in owner.__mro__)
    return next((name for name in own if name in KEYS), key)


def meaning(owner: type[BaseModel], key: str) -> Text:
    """Return what a key means; some mean something else in one place."""
    return KEYS[word_of(owner, key)]


def format_page(renderer: Renderer) -> Page:
    """Return the page on the format of schemes."""
    title = renderer.word("format")
    groups = [
        {
            "id": f"{group}s",
            "title": renderer.word(f"format_{group}s"),
            "intro": renderer.word(f"format_{group}s_intro"),
            "kinds": [_kind(renderer, group, kind) for kind in GROUPS[group]],
        }
        for group in GROUPS
    ]
    description = renderer.word("format_intro")
    page = renderer.page(ADDRESS, title, description, [], "format.html", groups=groups)
    return replace(page, headings=tuple(_headings(groups)))


def _headings(groups: list[dict[str, Any]]) -> Iterator[Heading]:
    for group in groups:
        yield Heading(group["id"], group["title"])
        for kind in group["kinds"]:
            yield Heading(kind["id"], kind["name"], 3)


def _kind(renderer: Renderer, group: Group, kind: Any) -> dict[str, Any]:
    return {
        "id": anchor(group, kind),
        "name": name_of(kind),
        "about": described(kind).about.said(renderer.language),
        "written": described(kind).written.strip(),
        "keys": [
            {
                "key": " › ".join(way),
                "meaning": meaning(owner, way[-1]).said(renderer.language),
                "needed": _needed(renderer, field),
            }
            for way, owner, field in keys_of(kind)
        ],
    }


def _needed(renderer: Renderer, field: FieldInfo) -> str:
    """Return whether a key has to be written, and what holds where it is not."""
    if field.is_required():
        return renderer.word("key_needed")
    value = field.default
    if type(value) is bool:
        return renderer.word("key_default", value=str(value).lower())
    if type(value) in (int, str):
        return renderer.word("key_default", value=str(value))
    return renderer.word("key_optional")


def _key(name: str, field: FieldInfo) -> str:
    return field.alias or name
