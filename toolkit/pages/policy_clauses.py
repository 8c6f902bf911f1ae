"""The clauses of a policy: what each says, and the places of its page where it is put into effect."""

from typing import Any

from toolkit.language import Text
from toolkit.pages.renderer import Renderer
from toolkit.schemes.reaching import asked_beside
from toolkit.schemes.scheme import Clause, Scheme


def clause_row(renderer: Renderer, scheme: Scheme, clause: Clause) -> dict[str, Any]:
    """Return a clause with what carries it; of an indicator the code, of all else the label."""
    language = renderer.language
    said = ""
    if clause.not_carried is not None:
        said = renderer.word("not_carried") + renderer.word("colon")
        said += clause.not_carried.said(language)
    elif clause.prose:
        said = renderer.word("prose")
    return {
        "id": clause.id,
        "cite": clause.cite.said(language),
        "text": clause.text.said(language),
        "said": said,
        "carriers": _carriers(renderer, scheme, clause),
        "readings": clause.readings,
    }


def _carriers(renderer: Renderer, scheme: Scheme, clause: Clause) -> list[tuple[str, str]]:
    """Return what carries a clause, by name and address; what has the same name stands once."""
    found: dict[str, str] = {}
    for carrier in clause.carries:
        name = _carrier(scheme, carrier, renderer)
        found[name] = found.get(name) or _anchor(scheme, carrier)
    return list(found.items())


def _anchor(scheme: Scheme, name: str) -> str:
    """Return the address of a carrier on this page; empty where it has no place of its own."""
    if any(node.code == name for node in scheme.nodes()):
        return f"#indicator-{name.lower()}"
    beside = [each.id for each in scheme.expectations] + [each.id for each in scheme.eligibility]
    if name in scheme.outcomes.ids():
        return f"#outcome-{_row_of(scheme, name)}"
    if name in beside:
        return f"#condition-{name}"
    return f"#key-{name}" if name in scheme.facts else _told_together(scheme).get(name, "")


def _told_together(scheme: Scheme) -> dict[str, str]:
    """Return the section in which a carrier is told that has no row of its own."""
    basics = (*scheme.attributes, *scheme.classes, "classes", "panels", "rounding")
    return {
        **dict.fromkeys(basics, "#basics"),
        **dict.fromkeys(scheme.attachments, "#expectations"),
        **{"points": "#indicators", "round": "#calendar"},
    }


def _row_of(scheme: Scheme, name: str) -> str:
    """Return the id of the row that tells of an outcome: grounds are told with their ending."""
    for ending in scheme.outcomes.endings:
        if name in [ground.id for ground in ending.grounds]:
            return ending.id
    return name


def _carrier(scheme: Scheme, name: str, renderer: Renderer) -> str:
    """Return a carrier's name for people: its label, an indicator's code, or a part of the round."""
    label = _labels(scheme).get(name)
    if label is not None:
        return label.said(renderer.language)
    return renderer.word(f"carrier_{name}") if name.islower() else name


def _labels(scheme: Scheme) -> dict[str, Text]:
    """Return what is called by a label of its own, by id."""
    named = {**scheme.attributes, **scheme.attachments, **scheme.facts}
    beside = {each.id: each.label for _, each in asked_beside(scheme)}
    outcomes = {
        id: each.label
        for id, (_, each) in zip(scheme.outcomes.ids(), scheme.outcomes.said(), strict=True)
        if hasattr(each, "label")
    }
    return {name: each.label for name, each in named.items()} | beside | outcomes
