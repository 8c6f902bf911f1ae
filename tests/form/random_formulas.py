"""Formulas and facts by chance, from a seed: every operation, every predicate, every kind of fact."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from pydantic import TypeAdapter

from toolkit.numbers import Rounding
from toolkit.reading.document import Document
from toolkit.schemes import formula as f
from toolkit.schemes.facts import Fact
from toolkit.schemes.predicates import Predicate
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.stated import Record, Stated
from toolkit.submissions.claim import Claim

WORDS = {"zh": "某", "en": "some"}
NUMBER = {"label": WORDS, "unit": WORDS}
LEVELS = ("city", "province", "nation")
FIELDS = {
    "people": {"kind": "count", **NUMBER, "required": False},
    "cost": {"kind": "amount", "places": 4, **NUMBER, "required": False},
    "share": {"kind": "percent", "places": 4, "least": -100, **NUMBER, "required": False},
    "held_on": {"kind": "date", "label": WORDS, "required": False},
    "level": {"kind": "choice", "label": WORDS, "options": dict.fromkeys(LEVELS, WORDS)},
    "is_open": {"kind": "yes-no", "label": WORDS, "required": False},
    "title": {"kind": "text", "label": WORDS, "required": False},
}
LIST = {"kind": "records", "label": WORDS, "item": WORDS, "unit": WORDS, "fields": FIELDS}
FACTS: Mapping[str, Any] = {
    name: TypeAdapter(Fact).validate_python(declared)
    for name, declared in {
        "number": {"kind": "count", **NUMBER, "least": None},
        "amount": {"kind": "amount", "places": 4, **NUMBER, "least": None},
        "stay": {"kind": "days", **NUMBER},
        "desk": {"kind": "yes-no", "label": WORDS},
        "trade": {"kind": "choice", "label": WORDS, "options": dict.fromkeys(LEVELS, WORDS)},
        "motto": {"kind": "text", "label": WORDS},
        "since": {"kind": "date", "label": WORDS},
        "events": LIST,
        "plain": {**LIST, "plain": True},
        "left_out": {"kind": "count", **NUMBER, "required": False},
    }.items()
}
EMPTY = Document("", "", "", {}, {}, {}, frozenset())
#: As much of a scheme as facts and claims need.
SCHEME = Scheme.model_construct(facts=FACTS, expectations=(), indicators=(), bonus=())
ATTRIBUTES = {"class": "host", "level": "city"}
LISTED = ("events", "plain")
NUMERIC = ("number", "amount", "stay", "desk", "plain")
PREDICATE: TypeAdapter[Predicate] = TypeAdapter(Predicate)
NUMERALS = (
    "0",
    "1",
    "2",
    "3",
    "-1",
    "1/3",
    "-2/7",
    "0.5",
    "1.005",
    "-1.005",
    "2.675",
    "0.125",
    "10",
)


def claim_of(random: Random) -> Claim:
    """Return a claim that states every fact, or nearly."""
    stated = {}
    for name, declared in FACTS.items():
        if name == "left_out" or random.random() < 0.03:
            continue
        if name in LISTED and (name == "events" or random.random() < 0.5):
            numbers = range(random.choice((0, 1, 3, 9)))
            records = tuple(_record(random, name, number) for number in numbers)
            stated[name] = Stated(name, (name,), records=records)
        else:
            stated[name] = Stated(name, (name,), value=_value(random, declared))
    return Claim("made-up", "one", "2020", stated, (), EMPTY)


def _record(random: Random, fact: str, number: int) -> Record:
    values = {
        name: _value(random, declared) if declared.required or random.random() < 0.7 else None
        for name, declared in FACTS[fact].fields.items()
    }
    return Record(f"r{number}", values, (), (fact, number))


def _value(random: Random, declared: Any) -> Any:
    match declared.kind:
        case "count" | "records":
            return random.choice((0, 1, 2, 3, 7, 30, 1000))
        case "amount" | "percent":
            return random.choice(
                [Decimal(each) for each in ("0", "-1.0050", "1.5", "0.3333", "99")]
            )
        case "days":
            return Decimal(random.choice(("0", "1", "2.5", "40")))
        case "yes-no":
            return random.random() < 0.5
        case "choice":
            return random.choice(LEVELS)
        case "date":
            return datetime.date(2020, random.randint(1, 12), random.choice((1, 29)))
    return random.choice(("一场", "café", "true", "12"))


def predicate_of(random: Random, depth: int = 2) -> Predicate:
    """Return a predicate on the records, as a scheme's lint lets it through."""
    return PREDICATE.validate_python(_predicate(random, depth))


def _predicate(random: Random, depth: int) -> Any:
    way = random.choice(("all", "any", "not", *["one"] * 4) if depth else ("one",))
    if way == "not":
        return {"not": _predicate(random, depth - 1)}
    if way != "one":
        return {way: tuple(_predicate(random, depth - 1) for _ in range(random.randint(1, 3)))}
    field = random.choice(list(FIELDS))
    kind = FIELDS[field]["kind"]
    ways: Any = {
        "date": ("within", "present"),
        "yes-no": ("is", "present"),
        "text": ("is", "in", "present"),
        "choice": ("is", "in", "present"),
    }.get(str(kind), ("is", "in", "at_least", "below", "present"))
    key = random.choice(ways)
    declared = FACTS["events"].fields[field]

    def operand() -> Any:
        is_own = kind != "yes-no" and random.random() < 0.2
        own = {"attribute": random.choice(("level", "nowhere"))}
        return own if is_own else _value(random, declared)

    asked: Any = {
        "present": random.random() < 0.5,
        "in": (operand(), operand()),
        "within": sorted(_value(random, FACTS["since"]).isoformat() for _ in range(2)),
        "is": operand(),
    }.get(key)
    if key in ("at_least", "below"):
        asked = _value(random, declared)
    return {"field": field, key: tuple(asked) if key == "within" else asked}


def formula_of(random: Random, depth: int = 4) -> f.Node:
    """Return a formula over the facts."""
    if depth == 0 or random.random() < 0.15:
        return _leaf(random)
    kinds: Any = (f.Add, f.Multiply, f.Divide, f.Min, f.Max, f.Floor, f.Round, f.AtLeast, f.If)
    kind = random.choice(kinds)
    size = {f.Floor: 1, f.Round: 1, f.Divide: 2, f.AtLeast: 2, f.If: 3}.get(
        kind, random.randint(1, 3)
    )
    parts: Any = tuple(formula_of(random, depth - 1) for _ in range(size))
    if kind is f.Round:
        mode = random.choice(("half-up", "half-even"))
        return f.Round(parts, Rounding(mode, random.choice((0, 1, 2, 6))))
    node: f.Node = kind(parts)
    return node


def _leaf(random: Random) -> f.Node:
    where = predicate_of(random) if random.random() < 0.8 else None
    fact = random.choice(list(FACTS) if random.random() < 0.1 else NUMERIC)
    amount = random.choice(("people", "cost", "share"))
    leaves = {
        f.Constant(Fraction(random.choice(NUMERALS))): 3,
        f.Constant(Fraction(random.randint(-50, 50), random.choice((1, 2, 8, 9, 1000)))): 2,
        f.FactValue(fact): 4,
        f.CountWhere(random.choice(LISTED), where): 4,
        f.SumWhere("events", amount, where): 4,
        f.SumWhere("plain", amount, where): 1,
        f.NoValue("not-applicable"): 1,
    }
    return random.choices(list(leaves), list(leaves.values()))[0]
