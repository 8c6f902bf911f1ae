"""The table of what a unit writes: every key, what it means, how its value is written."""

from typing import Any

from markupsafe import Markup

from toolkit.language import said
from toolkit.pages.renderer import Renderer
from toolkit.pages.words import WORDS
from toolkit.schemes.facts import Records
from toolkit.schemes.ledger import PLACES, Ledger
from toolkit.schemes.scheme import Scheme

Row = dict[str, Any]


def keys(renderer: Renderer, scheme: Scheme) -> list[Row]:
    """Return a row for every fact, each followed by the fields of its records."""
    rows = []
    for name, declared in scheme.facts.items():
        rows.append(_key(renderer, name, declared, is_fact=True))
        if isinstance(declared, Records):
            rows += [_key(renderer, f"· {key}", each) for key, each in declared.fields.items()]
        elif isinstance(declared, Ledger):
            rows += _ledger_keys(renderer, declared)
    for name, paper in scheme.attachments.items():
        written = _written(renderer, "kind_attachment", key=_code(name))
        rows.append(_row(name, paper.label.said(renderer.language), written, is_fact=True))
    return rows


def _ledger_keys(renderer: Renderer, ledger: Ledger) -> list[Row]:
    written = _amount(renderer, PLACES, ledger.unit)
    return [
        _row(f"· {key}", column.label.said(renderer.language), written)
        for key, column in ledger.columns.items()
    ]


def _key(renderer: Renderer, name: str, declared: Any, is_fact: bool = False) -> Row:
    language = renderer.language
    written = _how(renderer, declared)
    if not declared.required:
        written += renderer.inside(renderer.word("optional"))
    hint = declared.help.said(language) if declared.help else ""
    return _row(name, declared.label.said(language), written, hint, is_fact)


def _row(key: str, label: str, written: Markup, hint: str = "", is_fact: bool = False) -> Row:
    return {"key": key, "label": label, "written": written, "help": hint, "is_fact": is_fact}


def _how(renderer: Renderer, declared: Any) -> Markup:
    """Return how a value of its kind is written."""
    kind = f"kind_{declared.kind}" + ("_plain" if getattr(declared, "plain", False) else "")
    if kind == "kind_amount":
        return _amount(renderer, declared.places, declared.unit)
    return _written(
        renderer,
        kind,
        unit=getattr(declared, "unit", ""),
        longest=getattr(declared, "longest", 0),
        options=_options(renderer, getattr(declared, "options", {})),
        rows=", ".join(getattr(declared, "all_rows", ())),
        columns=len(getattr(declared, "columns", ())),
    )


def _amount(renderer: Renderer, places: int, unit: Any) -> Markup:
    decimals = renderer.word("decimal" if places == 1 else "decimals")
    return _written(renderer, "kind_amount", places=places, decimals=decimals, unit=unit)


def _options(renderer: Renderer, options: Any) -> Markup:
    """Return the options of a choice: what is written, and its name in brackets."""
    listed = [
        _code(id) + renderer.inside(label.said(renderer.language)) for id, label in options.items()
    ]
    return Markup(renderer.word("semicolon")).join(listed)


def _code(word: str) -> Markup:
    return Markup("<code>{}</code>").format(word)


def _written(renderer: Renderer, name: str, **values: Any) -> Markup:
    """Return a word of the pages with values filled in; what is not markup yet is escaped."""
    words = Markup(WORDS[name].said(renderer.language))
    spoken = {
        key: value if isinstance(value, Markup) else said(value, renderer.language)
        for key, value in values.items()
    }
    return words.format(**spoken)
