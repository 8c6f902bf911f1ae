"""What the form needs to score a claim: formulas, gains and cut-offs as lean data.

Formulas stand in one table of nodes: a constant as text, an operation as a list of its name, what
it needs to know and the numbers of its parts. What two formulas have in common stands there once.
Names, labels and articles are left out: the form has them from the indicators.
"""

import json
from collections.abc import Mapping
from typing import Any

from toolkit.language import Text
from toolkit.numbers import plain
from toolkit.outcomes.cutoffs import rungs, sentence
from toolkit.publishing.outcomes import languages
from toolkit.schemes import formula as f
from toolkit.schemes.edition import Edition
from toolkit.schemes.gain import Figure, Gain, Several, Value, Word
from toolkit.schemes.lowering import Lowered
from toolkit.schemes.marks import code_of
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.unmarked import reads_marks, unmarked
from toolkit.scoring.verification import JUDGED
from toolkit.submissions.round import Registered


def scoring_object(
    edition: Edition, units: Mapping[str, Registered], has_marks: bool = False
) -> dict[str, Any]:
    """Return what scores a claim of any of the units, and its marks where it ``has_marks``.

    ``units`` has the number of each unit's profile in ``profiles``; formulas, texts and gains are
    numbers in ``nodes``, ``texts`` and ``gains``.
    """
    pool, scheme = Pool(has_marks), edition.scheme
    numbers: dict[str, int] = {}
    profiles: list[Any] = []
    profiles_of = {}
    for unit, registered in units.items():
        profile = _profile(pool, scheme, edition.lowered(*_read(registered)))
        key = json.dumps(profile)
        if key not in numbers:
            numbers[key] = len(profiles)
            profiles.append(profile)
        profiles_of[unit] = numbers[key]
    return {
        "mode": scheme.printing.mode,
        "places": str(scheme.printing.places),
        "units": profiles_of,
        "profiles": profiles,
        "nodes": pool.nodes.of,
        "texts": pool.texts.of,
        "gains": pool.gains.of,
        "cutoffs": None if scheme.outcomes.grades is None else _cutoffs(scheme),
    }


def _read(registered: Registered) -> tuple[str, Mapping[str, str]]:
    return registered.class_, registered.attributes


def _profile(pool: "Pool", scheme: Scheme, lowered: Lowered) -> dict[str, Any]:
    """Return the formulas of units with the same attributes, as numbers."""
    return {
        "total": pool.node(lowered.total),
        "base": pool.node(lowered.base),
        "bonus": None if lowered.bonus is None else pool.node(lowered.bonus),
        "unmarked": None if lowered.unmarked is None else pool.node(lowered.unmarked),
        "indicators": {node.code: _indicator(pool, lowered, node.code) for node in scheme.nodes()},
        "conditions": {
            id: None if node is None else pool.node(node)
            for id, node in {**lowered.expectations, **lowered.eligibility}.items()
        },
    }


def _indicator(pool: "Pool", lowered: Lowered, code: str) -> list[Any]:
    """Return the numbers of score, quantity and gain, and the points that end the score.

    Points that nobody can get under the readings are left out of them.
    Where people mark a part of it, the number of what its facts bring stands at the end.
    """
    score, setting = lowered.scores[code], lowered.settings[code]
    quantity = next((node for node in f.nodes_of(score) if node.name == "value"), None)
    gain = lowered.gains.get(code)
    part = unmarked(score) if reads_marks(score) else None
    most, reach = setting.worth, lowered.reaches[code]
    if most is not None and reach is not None:
        most = min(most, reach)
    return [
        pool.node(score),
        None if quantity is None or code not in lowered.rules else pool.node(quantity),
        None if most is None or not setting.is_capped else plain(most),
        None if gain is None else pool.gains.number(pool.gain(gain)),
        *([] if part is None else [pool.node(part)]),
    ]


def _cutoffs(scheme: Scheme) -> dict[str, Any]:
    """Return the grades that have a cut-off, lowest first, with what is said below and above it."""
    grades = scheme.outcomes.grades
    assert grades is not None
    is_capped = grades.basis == "capped-total" and scheme.points is not None
    return {
        "basis": grades.basis,
        "most": str(scheme.points) if is_capped else None,
        "grades": [
            {
                "grade": rung.grade,
                "label": languages(rung.label),
                "from": plain(rung.from_),
                "quota": rung.has_quota,
                "said": {
                    side: [
                        languages(sentence(scheme, rung, side, is_reached))
                        for is_reached in (False, True)[: 1 + rung.has_quota]
                    ]
                    for side in ("claimed", "unmarked")
                },
            }
            for rung in rungs(grades)
        ],
    }


class _Table:
    """Plain data by number, equal data once."""

    def __init__(self) -> None:
        self.of: list[Any] = []
        self._numbers: dict[str, int] = {}

    def number(self, entry: Any) -> int:
        """Return the number of an entry."""
        key = json.dumps(entry, ensure_ascii=False)
        if key not in self._numbers:
            self._numbers[key] = len(self.of)
            self.of.append(entry)
        return self._numbers[key]


class Pool:
    """The nodes, texts and gains of one form; a claim has no marks, a worked example may have."""

    def __init__(self, has_marks: bool = False) -> None:
        self._has_marks = has_marks
        self.nodes, self.texts, self.gains = _Table(), _Table(), _Table()
        #: Nodes by identity: the same one stands in the total, its group and its indicator.
        self._known: dict[int, tuple[f.Node, int]] = {}

    def node(self, node: f.Node) -> int:
        """Return the number of a formula; its parts stand before it."""
        if id(node) not in self._known:
            self._known[id(node)] = node, self.nodes.number(self._entry(node))
        return self._known[id(node)][1]

    def _entry(self, node: f.Node) -> Any:
        parts = [self.node(part) for part in f.parts_of(node)]
        operation = f.operation_of(node)
        match node:
            case f.Constant():
                return plain(node.value)
            case f.NoValue():
                return [operation, node.reason]
            case f.Round():
                return [operation, node.rounding.mode, str(node.rounding.places), *parts]
            case f.FactValue() | f.CountWhere() | f.SumWhere() if self._is_open(node.fact):
                return ["absent", JUDGED.reason]
            case f.FactValue():
                return [operation, node.fact]
            case f.CountWhere():
                return [operation, node.fact, *_where(node)]
            case f.SumWhere():
                return [operation, node.fact, node.field, *_where(node)]
        return [operation, *parts]

    def _is_open(self, fact: str) -> bool:
        return not self._has_marks and code_of(fact) is not None

    def text(self, text: Text) -> int:
        """Return the number of a text."""
        return self.texts.number(languages(text))

    def gain(self, gain: Gain) -> dict[str, Any]:
        """Return a gain with its texts and formulas as numbers."""
        found: dict[str, Any] = {"text": self.text(gain.text)}
        if gain.values:
            found["values"] = {name: self._value(value) for name, value in gain.values.items()}
        if gain.unless is not None:
            found["unless"] = self.node(gain.unless)
        return found

    def _value(self, value: Value) -> Any:
        match value:
            case Text():
                return self.text(value)
            case Gain():
                return self.gain(value)
            case Several():
                gains = [self.gain(each) for each in value.gains]
                return {"several": gains, "between": self.text(value.between)}
            case Figure():
                rough = {"rough": True} if value.is_rough else {}
                places = {} if value.places is None else {"places": value.places}
                return {"of": self.node(value.number), **rough, **places}
            case Word():
                words = {"one": self.text(value.one), "other": self.text(value.other)}
                return {"of": self.node(value.number), **words}


def _where(node: f.CountWhere | f.SumWhere) -> list[Any]:
    """Return the predicate of a node as plain data, if it has one."""
    if node.where is None:
        return []
    return [f.numbers_as_text(node.where.model_dump(mode="json", by_alias=True))]
