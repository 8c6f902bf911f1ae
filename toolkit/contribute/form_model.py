"""The form of one round as plain data: units, facts, sections in the order of the official form.

The script of the form holds no scheme of its own: it draws, checks and scores from this object and
from the rules that all schemes share.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toolkit.contribute.form_facts import facts_object
from toolkit.contribute.form_scoring import scoring_object
from toolkit.language import Text
from toolkit.publishing.outcomes import languages
from toolkit.schemes.edition import Edition
from toolkit.schemes.expectations import Eligibility, Expectation
from toolkit.schemes.scheme import Indicator, Scheme
from toolkit.schemes.stating import asked_of
from toolkit.submissions.repository import FiledRound, Repository
from toolkit.submissions.round import Register, Registered

FORMAT = 1


def form_object(repository: Repository, filed: FiledRound) -> dict[str, Any]:
    """Return everything the form of a round needs; the round has an edition and a register."""
    edition, register, round_ = filed.edition, filed.register, filed.round
    assert edition is not None
    assert register is not None
    scheme = edition.scheme
    profiles = _profiles(scheme, register)
    return {
        "format": FORMAT,
        "scheme": scheme.id,
        "edition": scheme.edition,
        "round": round_.round,
        "title": languages(round_.title),
        "scheme_title": languages(scheme.title),
        "state": round_.state,
        "is_open": is_open(filed),
        "is_demo": is_demo(repository, filed),
        "window": [round_.window.from_.isoformat(), round_.window.to.isoformat()],
        "deadline": round_.deadline.isoformat(),
        "points": None if scheme.points is None else str(scheme.points),
        "classes": {name: languages(each.label) for name, each in scheme.classes.items()},
        "attributes": {
            name: {"label": languages(each.label), "options": _labels(each.options)}
            for name, each in scheme.choices.items()
        },
        "units": {
            id: _unit(repository, filed, id, registered, profiles)
            for id, registered in register.units.items()
        },
        "facts": facts_object(scheme),
        "evidence_kinds": _labels(scheme.evidence_kinds),
        "attachments": {
            id: {"label": languages(each.label)} for id, each in scheme.attachments.items()
        },
        "sections": list(sections(edition, list(profiles.values()))),
        "scoring": scoring_object(edition, register.units),
    }


def is_open(filed: FiledRound) -> bool:
    """True while units fill in their claims."""
    return filed.round.state == "draft"


def is_demo(repository: Repository, filed: FiledRound) -> bool:
    """True if any unit of the round is a demonstration."""
    return any(repository.units[unit].unit.demo for unit in filed.units if unit in repository.units)


def _labels(texts: Mapping[str, Text]) -> dict[str, Any]:
    return {name: languages(text) for name, text in texts.items()}


#: What tells units apart in what is asked of them.
_Profile = tuple[tuple[str, str], ...]


def _profile(scheme: Scheme, registered: Registered) -> _Profile:
    known = ("class", *scheme.choices)
    said = registered.read_by_rules
    return tuple((name, said[name]) for name in known if name in said)


def _profiles(scheme: Scheme, register: Register) -> dict[_Profile, Registered]:
    """Return a unit of each profile, in the order of the register."""
    found: dict[_Profile, Registered] = {}
    for registered in register.units.values():
        found.setdefault(_profile(scheme, registered), registered)
    return found


def _unit(
    repository: Repository,
    filed: FiledRound,
    id: str,
    registered: Registered,
    profiles: Mapping[_Profile, Registered],
) -> dict[str, Any]:
    assert filed.edition is not None
    scheme = filed.edition.scheme
    filed_unit = repository.units.get(id)
    name = {"zh": id, "en": id} if filed_unit is None else languages(filed_unit.unit.name)
    return {
        "name": name,
        "class": registered.class_,
        "attributes": dict(registered.attributes),
        "profile": list(profiles).index(_profile(scheme, registered)),
        "has_claim": filed.claims_are_out
        and (scheme.id, filed.round.round, id) in repository.claims,
    }


# ---------------------------------------------------------------------- sections


def sections(edition: Edition, profiles: Sequence[Registered]) -> Iterator[dict[str, Any]]:
    """Yield the sections: the tree of indicators, conditions of taking part, the rest, the papers.

    Each fact is entered once, where it is asked for first; later indicators link to it.
    """
    scheme = edition.scheme
    placed: set[str] = set()
    tree = [
        _indicator(edition, node, depth, profiles, placed) for node, depth in _with_depth(scheme)
    ]
    order = list(scheme.facts)
    beside = [
        section
        for section in (_eligibility(scheme, placed), _rest(scheme, profiles, placed))
        if section["facts"] or section.get("expects")
    ]
    first = min((order.index(name) for each in tree for name in each.get("facts", ())), default=0)
    yield from (each for each in beside if _begins(each, order) < first)
    yield from tree
    yield from (each for each in beside if _begins(each, order) >= first)
    if scheme.attachments:
        yield {"kind": "papers"}


def _begins(section: Mapping[str, Any], order: Sequence[str]) -> int:
    """Return the place of a section's first fact in the scheme file; the end where it has none."""
    return min((order.index(name) for name in section["facts"]), default=len(order))


def _with_depth(scheme: Scheme) -> Iterator[tuple[Indicator, int]]:
    waiting = [(node, 0) for node in reversed((*scheme.indicators, *scheme.bonus))]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting.extend((part, depth + 1) for part in reversed(node.parts))


def _indicator(
    edition: Edition,
    node: Indicator,
    depth: int,
    profiles: Sequence[Registered],
    placed: set[str],
) -> dict[str, Any]:
    scheme = edition.scheme
    found: dict[str, Any] = {"kind": "indicator", "code": node.code, "label": languages(node.label)}
    if depth:
        found["depth"] = depth
    if node.points is not None:
        found["points"] = str(node.points)
    targets = [each for each in scheme.expectations if each.indicator == node.code]
    if node.rule is not None:
        read = dict.fromkeys([*node.rule.facts, *_reported_for(scheme, node), *_read_by(targets)])
        found["facts"] = [name for name in scheme.facts if name in read and name not in placed]
        found |= _if_any("also", [name for name in read if name in placed])
        placed.update(read)
        asked = [
            edition.lowered(each.class_, each.attributes).asked[node.code] for each in profiles
        ]
        found["asked"] = _by_profile(asked)
        found["article"] = languages(scheme.clause(node.article).cite)
    return found | _if_any("expects", [_target(scheme, each, profiles) for each in targets])


def _reported_for(scheme: Scheme, node: Indicator) -> list[str]:
    """Return what is reported for those who mark an indicator: what the same article asks for."""
    return [name for name in scheme.reported if scheme.facts[name].article == node.article]


def _read_by(conditions: Sequence[Expectation | Eligibility]) -> list[str]:
    return list(dict.fromkeys(read.fact for each in conditions for read in each.reads))


def _eligibility(scheme: Scheme, placed: set[str]) -> dict[str, Any]:
    """Return the section of the conditions of taking part, with the facts that they read."""
    read = [name for name in _read_by(scheme.eligibility) if name not in placed]
    placed.update(read)
    conditions = [
        {"id": each.id, "label": languages(each.label), "always": True}
        for each in scheme.eligibility
    ]
    return {
        "kind": "eligibility",
        "facts": [name for name in scheme.facts if name in read],
        **_if_any("expects", conditions),
    }


def _rest(scheme: Scheme, profiles: Sequence[Registered], placed: set[str]) -> dict[str, Any]:
    """Return the section of the facts that no indicator and no condition reads."""
    targets = [each for each in scheme.expectations if each.indicator is None]
    return {
        "kind": "other",
        "facts": [name for name in scheme.facts if name not in placed],
        **_if_any("expects", [_target(scheme, each, profiles) for each in targets]),
    }


def _target(scheme: Scheme, each: Expectation, profiles: Sequence[Registered]) -> dict[str, Any]:
    """Return a target; one about a single fact is shown beside it, and may share its label."""
    asked = [
        asked_of(each.all_parts, scheme, unit.read_by_rules) if each.concerns(unit.class_) else None
        for unit in profiles
    ]
    found: dict[str, Any] = {"id": each.id, "asked": _by_profile(asked)}
    fact = each.quantity if isinstance(each.quantity, str) else None
    if fact is not None:
        found["fact"] = fact
    if fact is None or scheme.facts[fact].label != each.label:
        found["label"] = languages(each.label)
    return found


def _by_profile(texts: Sequence[Text | None]) -> Any:
    """Return one text where it is the same for all profiles, else one for each, null for none."""
    said = [None if text is None else languages(text) for text in texts]
    return said[0] if said and all(each == said[0] for each in said) else said


def _if_any(name: str, values: Sequence[Any]) -> dict[str, Any]:
    return {name: list(values)} if values else {}
