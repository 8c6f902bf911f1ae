"""The JSON Schema of a claim under one edition, for editors: made from the scheme, Chinese first.

Draft 07, which every editor's YAML support reads; what only some of them know (texts of choices,
of patterns, ready-made entries) is ignored by the others. Wherever JSON Schema can express a rule
of ``check``, the verdict is the same; lengths are counted before blanks at either end are dropped.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from toolkit.contribute.asking import limits, told, unit
from toolkit.contribute.entries import REMARKS
from toolkit.contribute.schema_patterns import SHARED, Schema
from toolkit.language import Text, both
from toolkit.numbers import LARGEST
from toolkit.reading.models import fill_of, label_of
from toolkit.schemes.facts import (
    Amount,
    Choice,
    Count,
    Date,
    Days,
    Link,
    Percent,
    Records,
    Words,
    YesNo,
)
from toolkit.schemes.filling import ROW, YEAR, amount_in
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.scheme import Scheme
from toolkit.submissions.evidence import LONGEST, NOWHERE, evidence_model

FILE = "claim.schema.json"
DRAFT = "http://json-schema.org/draft-07/schema#"
GENERATED = (
    "由办法生成，不要手改：python tasks.py generate / Generated from the scheme, not to be edited"
)
TITLE = both("{title}：申报", "{title}: claim")
FACTS = both("事实", "Facts")
EVIDENCE = both("证据", "Evidence")
ID = both("编号", "Id")
CITED = both("用到的证据的编号", "Ids of the evidence for it")
ENTRY = both("一条{item}", "One {item}")
COLUMN = both("第 {n} 栏 {label}", "Column {n} {label}")
HEAD: Mapping[str, Text] = {
    "scheme": both("办法", "Scheme"),
    "unit": both("单位的编号", "Id of the unit"),
    "round": both("考核轮次（年度）", "Round (year)"),
}
_YES_NO = (both("是", "yes"), both("否", "no"))


def schema_text(scheme: Scheme) -> str:
    """Return the schema as the file that is committed."""
    return json.dumps(claim_schema(scheme), ensure_ascii=False, indent=1) + "\n"


def claim_schema(scheme: Scheme) -> Schema:
    """Return the schema of a claim under the scheme."""
    facts = {name: _fact(scheme, declared) for name, declared in scheme.facts.items()}
    return {
        "$schema": DRAFT,
        "$comment": GENERATED,
        **_said(TITLE.filled(title=scheme.title)),
        **_object(
            {
                "scheme": {**_said(HEAD["scheme"]), "const": scheme.id},
                "unit": {**_said(HEAD["unit"]), **_id()},
                "round": {**_said(HEAD["round"]), **_id()},
                "facts": {
                    **_said(FACTS),
                    **_object(
                        facts, [name for name, each in scheme.facts.items() if each.required]
                    ),
                },
                "evidence": _evidence(scheme),
            },
            ["scheme", "unit", "round", "facts"],
        ),
        "definitions": dict(SHARED),
    }


# ---------------------------------------------------------------------- facts


def _fact(scheme: Scheme, declared: Any) -> Schema:
    said = _said(declared.label, told(scheme, declared))
    if isinstance(declared, Ledger):
        return {**said, **_ledger(declared)}
    if not isinstance(declared, Records):
        return {**said, **_value(declared)}
    listed = {"type": "array", "items": _record(declared)}
    if not declared.plain:
        return {**said, **listed}
    return {**said, "anyOf": [listed, {"type": "integer", "minimum": 0, "maximum": LARGEST}]}


def _record(declared: Records) -> Schema:
    entries = {
        "id": {**_said(ID), **_id()},
        **{
            name: {**_said(each.label, [*unit(each), *limits(each)]), **_value(each)}
            for name, each in declared.fields.items()
        },
        "evidence": {**_said(CITED), "type": "array", "items": _id()},
    }
    needed = ["id", *(name for name, each in declared.fields.items() if each.required)]
    title = ENTRY.filled(item=declared.item)
    return {**_object(entries, needed), "defaultSnippets": [_snippet(title, entries, needed)]}


def _value(declared: Any) -> Schema:
    """Return the schema of the value of a simple fact or field; blank where none is required."""
    schema = _KINDS[type(declared)](declared)
    if not declared.required:
        if "type" in schema:
            schema["type"] = [schema["type"], "null"]
        else:
            schema["enum"] = [*schema["enum"], None]
    return schema


def _number(declared: Any) -> Schema:
    least = -LARGEST if declared.least is None else declared.least
    most = LARGEST if declared.most is None else declared.most
    return {
        "type": "integer" if isinstance(declared, Count) else "number",
        "minimum": max(least, -LARGEST),
        "maximum": min(most, LARGEST),
    }


def _words(declared: Words) -> Schema:
    return _text(declared.longest)


def _choice(declared: Choice) -> Schema:
    return _one_of(declared.options)


def _yes_no(_: YesNo) -> Schema:
    return {"type": "boolean", "enumDescriptions": [_line(each) for each in _YES_NO]}


def _date(_: Date) -> Schema:
    return _shared("day")


def _link(_: Link) -> Schema:
    return _shared("link")


#: How the value of each kind is written.
_KINDS: Mapping[type, Callable[[Any], Schema]] = {
    Count: _number,
    Amount: _number,
    Percent: _number,
    Days: _number,
    Date: _date,
    Words: _words,
    Choice: _choice,
    YesNo: _yes_no,
    Link: _link,
}


def _ledger(ledger: Ledger) -> Schema:
    cells = {
        name: {
            **_said(
                COLUMN.filled(n=column.number, label=column.label),
                [both("= {f}", "= {f}").filled(f=ledger.formula_words(name))]
                if column.is_derived
                else [amount_in(ledger.unit)],
            ),
            "type": "number",
            "minimum": -LARGEST if column.may_be_negative else 0,
            "maximum": LARGEST,
        }
        for name, column in ledger.columns.items()
    }
    remarks = COLUMN.filled(n=ledger.remarks.number, label=ledger.remarks.label)
    row = _object(
        {**cells, REMARKS: {**_said(remarks), **_text(200), "type": ["string", "null"]}},
        list(cells),
    )
    rows = {name: {**_said(label, [ROW]), **row} for name, label in ledger.all_rows.items()}
    year = {**_said(both("年度", "Year"), [YEAR]), **_id()}
    return _object({"year": year, **rows}, ["year", *rows])


# ---------------------------------------------------------------------- evidence


def _evidence(scheme: Scheme) -> Schema:
    """Return the schema of the evidence, described by the very model that ``check`` uses."""
    model = evidence_model(scheme)
    purposes = {
        name: each.label for name, each in (*scheme.facts.items(), *scheme.attachments.items())
    }
    shapes: Mapping[str, Schema] = {
        "id": _id(),
        "for": _one_of(purposes),
        "kind": _one_of(scheme.evidence_kinds),
        "title": _text(LONGEST["title"]),
        "date": _shared("day"),
        "issuer": {**_text(LONGEST["issuer"]), "type": ["string", "null"]},
        "file": {**_shared("file"), "type": ["string", "null"]},
        "link": {**_shared("link"), "type": ["string", "null"]},
        "place": {**_text(LONGEST["place"]), "type": ["string", "null"]},
        "sha256": {**_shared("sha256"), "type": ["string", "null"]},
    }
    entries = {}
    for key, shape in shapes.items():
        label, fill = label_of(model, (key,)), fill_of(model, (key,))
        entries[key] = {**_said(label or _PLACES[key], [fill] if fill else []), **shape}
    needed = ["id", "for", "kind", "title", "date"]
    item = {
        **_object(entries, needed),
        "anyOf": [_given("file"), _given("link"), _given("place", "sha256")],
        "defaultSnippets": [_snippet(EVIDENCE, entries, [*needed, "link"])],
    }
    return {**_said(EVIDENCE, [NOWHERE.remedy]), "type": "array", "items": item}


_PLACES: Mapping[str, Text] = {
    "issuer": both("出具单位", "Issuer"),
    "file": both("文件名（放在 evidence 文件夹里）", "Name of the file in the evidence folder"),
    "link": both("网址", "Web address"),
    "place": both("存放处", "Where it is kept"),
    "sha256": both("文件的 sha256", "Sha256 of the file"),
}


def _given(*keys: str) -> Schema:
    """Return the schema of an entry that has these keys, none of them blank."""
    return {"required": list(keys), "properties": {key: {"type": "string"} for key in keys}}


# ---------------------------------------------------------------------- parts


def _object(properties: Mapping[str, Schema], required: list[str]) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": dict(properties),
    }


def _shared(name: str) -> Schema:
    return {"type": "string", "allOf": [{"$ref": f"#/definitions/{name}"}]}


def _id() -> Schema:
    """Return the schema of an id: a name such as 2018 may stand without quotes."""
    return {**_shared("id"), "type": ["string", "integer"]}


def _text(longest: int) -> Schema:
    return {"type": "string", "maxLength": longest, "pattern": r"\S"}


def _one_of(options: Mapping[str, Text]) -> Schema:
    return {"enum": list(options), "enumDescriptions": [_line(each) for each in options.values()]}


def _said(label: Text, more: Iterable[Text] = ()) -> Schema:
    """Return title and description: Chinese, a blank line, English."""
    texts = list(more)
    zh, en = "\n".join(each.zh for each in texts), "\n".join(each.en for each in [label, *texts])
    return {"title": label.zh, "description": f"{zh}\n\n{en}" if zh else en}


def _line(text: Text) -> str:
    return f"{text.zh} / {text.en}"


def _snippet(title: Text, entries: Mapping[str, Schema], keys: list[str]) -> Schema:
    """Return a ready-made entry with a place to type for every key that is needed."""
    body = {key: f"${position}" for position, key in enumerate(keys, 1)}
    assert set(keys) <= set(entries)
    return {"label": _line(title), "body": body}
