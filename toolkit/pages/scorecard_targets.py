"""The targets and conditions of eligibility of a scorecard in one language."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.language import Language
from toolkit.pages.renderer import Renderer
from toolkit.schemes.scheme import Indicator, Scheme
from toolkit.schemes.showing import for_readers
from toolkit.scoring.fact_uses import fate_of
from toolkit.scoring.scorecard import OUTCOMES, Condition, FactUse, Reported, Scorecard
from toolkit.submissions.review import DECISIONS

#: Kinds of rules that ask for a number, and those by which people give the points.
TARGETS = frozenset({"proportional", "threshold", "least-ratio"})
BY_PEOPLE = frozenset({"panels", "judged"})


@dataclass(frozen=True)
class _Value:
    """What there is, with the lines of the claim that state it, and why it is not what they state."""

    shown: str
    lines: tuple[int, ...]
    is_unsupported: bool
    decided: str


@dataclass(frozen=True)
class Asked:
    """One target or condition; its article is empty where its indicator has the same."""

    id: str
    label: str
    article: str
    article_id: str
    asked: str
    values: tuple[_Value, ...]
    claimed: tuple[str, str]
    verified: tuple[str, str]
    in_principle: bool


@dataclass(frozen=True)
class Targets:
    """The targets beside an indicator, and how many of them are met as verified."""

    rows: tuple[Asked, ...]
    met: str


def targets_of(renderer: Renderer, card: Scorecard) -> dict[str, Targets]:
    """Return the targets of a scorecard by the indicator they stand beside; ``""`` for the others."""
    of: dict[str, list[Condition]] = {}
    for each in card.targets:
        of.setdefault(each.indicator or "", []).append(each)
    own = {node.code: node.article_id for node in card.nodes()}
    return {
        code: Targets(
            tuple(_asked(each, own.get(code), renderer.language) for each in targets),
            _met(renderer, targets),
        )
        for code, targets in of.items()
    }


def _met(renderer: Renderer, targets: list[Condition]) -> str:
    met = sum(each.verified == "met" for each in targets)
    n = sum(each.verified != "not-applicable" for each in targets)
    if n < len(targets):
        return renderer.word("targets_met_of", all=len(targets), n=n, met=met)
    if n > 1:
        return renderer.word("targets_met", n=n, met=met)
    return renderer.word("target_met" if met else "target_not_met")


def conditions_of(card: Scorecard, language: Language) -> list[Asked]:
    """Return the conditions of eligibility of a scorecard."""
    return [_asked(each, None, language) for each in card.eligibility]


def asks_for_targets(scheme: Scheme) -> bool:
    """True if every indicator asks for a number, so that the column says what it is."""
    return all(leaf.rule.kind in TARGETS for leaf in scheme.leaves() if leaf.rule is not None)


def for_marks(scheme: Scheme) -> dict[str, str]:
    """Return, by fact reported, the indicator of the same article that people mark."""
    marked = {leaf.article: leaf.code for leaf in scheme.leaves() if _is_marked(leaf)}
    articles = {name: scheme.facts[name].article for name in scheme.reported}
    return {name: marked[of] for name, of in articles.items() if of in marked}


def _is_marked(leaf: Indicator) -> bool:
    """True if people give the points of an indicator, or of a part of it."""
    rules = [leaf.rule, *(item.rule for item in getattr(leaf.rule, "items", ()))]
    return any(rule is not None and rule.kind in BY_PEOPLE for rule in rules)


def reported_for(card: Scorecard) -> dict[str, list[Reported]]:
    """Return, by indicator that people mark, what is reported on it."""
    of = for_marks(card.edition.scheme)
    found: dict[str, list[Reported]] = {}
    for each in card.reported:
        if each.id in of:
            found.setdefault(of[each.id], []).append(each)
    return found


def _asked(each: Condition, own_article: str | None, language: Language) -> Asked:
    return Asked(
        each.id,
        each.label.said(language),
        "" if each.article_id == own_article else each.article.said(language),
        each.article_id,
        each.asked.said(language) if each.asked else "",
        tuple(_values(each, language)),
        (each.claimed, OUTCOMES[each.claimed].said(language)),
        (each.verified, OUTCOMES[each.verified].said(language)),
        each.in_principle,
    )


def _values(each: Condition, language: Language) -> Iterator[_Value]:
    """Yield what there is; a sum leaves its lines to its parts where they stand beside it."""
    alone = {value.facts[0].id for value in each.values if len(value.facts) == 1}
    for value in each.values:
        uses = [use for use in value.facts if len(value.facts) == 1 or use.id not in alone]
        yield _Value(
            for_readers(value.shown).said(language),
            tuple(use.line for use in uses if use.line),
            any(use.has_anything and use.evidence_missing and not use.evidence for use in uses),
            " ".join(
                _decided(use, language) for use in uses if use.claimed != use.verified
            ).strip(),
        )


def _decided(use: FactUse, language: Language) -> str:
    """Return why what counts of a fact is not what was claimed; nothing before it is decided."""
    if use.decision is None:
        fate = fate_of(use) if use.records else None
        return fate.said(language) if fate is not None else ""
    words = DECISIONS[use.decision].said(language)
    reason = use.reason.said(language) if use.reason else ""
    return " ".join(each for each in (words, reason, use.note) if each)
