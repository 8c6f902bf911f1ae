"""How all units of a round did on one indicator."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.language import Language, Text, said
from toolkit.outcomes.positions import Peers
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.pages.results_charts import Spread, range_of, spread
from toolkit.pages.round_menu import Year, year_menu
from toolkit.pages.scorecard_rows import peers_in_words
from toolkit.schemes.scheme import Indicator, Scheme
from toolkit.scoring.scorecard import NodeScore, Scorecard, Side, missing_value, quantity


@dataclass(frozen=True)
class _Row:
    """One unit; values and scores as printed, None with the reason beside. ``card`` is its address."""

    name: str
    card: str
    class_label: str
    claimed_value: str | None
    verified_value: str | None
    claimed_score: str | None
    verified_score: str | None
    claimed_reason: str
    verified_reason: str


def has_indicator_pages(outcome: RoundOutcome) -> bool:
    """True if the indicators of a round have pages: its results are out, and it has scores."""
    return outcome.withheld is None and outcome.scored.edition.scheme.scored


def indicator_pages(
    renderer: Renderer, outcome: RoundOutcome, rounds: Sequence[RoundOutcome], peers: Peers
) -> Iterator[Page]:
    """Yield a page for each indicator of a round; ``rounds`` are those that may be gone to."""
    cards = outcome.in_order()
    leaves = list(outcome.scored.edition.scheme.leaves())
    columns = zip(*(card.leaves() for card in cards), strict=True)
    alike = [each for each in rounds if _has_same(outcome, each)]
    for position, column in enumerate(columns):
        beside = leaves[max(position - 1, 0) : position], leaves[position + 1 : position + 2]
        yield _page(renderer, outcome, list(zip(cards, column, strict=True)), beside, alike, peers)


def _has_same(outcome: RoundOutcome, other: RoundOutcome) -> bool:
    """True if another round has the same indicators, with pages."""
    mine, its = outcome.scored.edition.scheme, other.scored.edition.scheme
    return has_indicator_pages(other) and (mine.id, mine.edition) == (its.id, its.edition)


def _page(
    renderer: Renderer,
    outcome: RoundOutcome,
    column: Sequence[tuple[Scorecard, NodeScore]],
    beside: tuple[Sequence[Indicator], Sequence[Indicator]],
    alike: Sequence[RoundOutcome],
    peers: Peers,
) -> Page:
    language, scored = renderer.language, outcome.scored
    scheme, node = scored.edition.scheme, column[0][1]
    rows = [_row(card, of_unit, language) for card, of_unit in column]
    label, round_title = node.label.said(language), scored.round.title.said(language)
    title = renderer.word("indicator_title", code=node.code, label=label, round=round_title)
    lead = _lead(renderer, node, [row.verified_score for row in rows])
    years: list[Year] = year_menu(
        renderer, outcome, alike, lambda each: addresses.indicator(each.scored, node.code)
    )
    return renderer.page(
        addresses.indicator(scored, node.code),
        title,
        lead,
        [],
        "indicator.html",
        is_wide=True,
        scored=scored,
        node=node,
        lead=lead,
        rules=_by_class(renderer, column),
        spreads=_spreads(renderer, column, rows),
        ranges=_ranges(renderer, scheme, node, peers),
        rows=rows,
        has_classes=len(scheme.classes) > 1,
        has_claims=any(row.claimed_score is not None for row in rows),
        has_values=any(row.claimed_value or row.verified_value for row in rows),
        fragment=f"#indicator-{node.code.lower()}",
        years=years,
        before=[_step(outcome, each, language) for each in beside[0]],
        after=[_step(outcome, each, language) for each in beside[1]],
        addresses={
            "results": addresses.results(scored),
            "policy": addresses.policy(scheme.id, scheme.edition),
            "csv": addresses.results_data(scored, "csv"),
            "json": addresses.results_data(scored, "json"),
        },
    )


def _ranges(
    renderer: Renderer, scheme: Scheme, node: NodeScore, peers: Peers
) -> list[tuple[str, str]]:
    """Return class and range in words, for the classes with enough units; one class has no name."""
    found = []
    for name, each in scheme.classes.items():
        of_class = peers.of_class(name, node.code)
        if of_class is not None:
            label = each.label.said(renderer.language) if len(scheme.classes) > 1 else ""
            found.append((label, peers_in_words(renderer, of_class)))
    return found


def _spreads(
    renderer: Renderer, column: Sequence[tuple[Scorecard, NodeScore]], rows: Sequence[_Row]
) -> list[Spread]:
    """Return how scores are spread: one chart, or one for each class where their targets differ."""
    points = column[0][1].points
    classes = column[0][0].edition.scheme.classes
    of_classes: dict[str, list[tuple[str, str | None]]] = {name: [] for name in classes}
    asked: dict[str, Text | str | None] = {}
    for (card, node), row in zip(column, rows, strict=True):
        of_classes[card.class_of_unit].append((row.name, row.verified_score))
        asked[card.class_of_unit] = node.asked
    if len(set(asked.values())) < 2:
        scores = [(row.name, row.verified_score) for row in rows]
        found = [spread(renderer, scores, points, [], "spread_title_item")]
    else:
        found = [
            spread(
                renderer,
                of_classes[name],
                points,
                [],
                "spread_title_class",
                label=classes[name].label.said(renderer.language),
                target=_target(renderer, target, points),
            )
            for name, target in sorted(asked.items(), key=lambda each: list(classes).index(each[0]))
        ]
    return [each for each in found if each is not None]


def _target(renderer: Renderer, target: Text | str | None, points: str | None) -> str:
    asked = [renderer.word("target_is", target=target)] if target else []
    full = [renderer.word("out_of", points=points)] if points else []
    return renderer.word("comma").join([*asked, *full])


def _step(outcome: RoundOutcome, leaf: Indicator, language: Language) -> dict[str, Any]:
    return {
        "address": addresses.indicator(outcome.scored, leaf.code),
        "code": leaf.code,
        "label": leaf.label.said(language),
    }


def _lead(renderer: Renderer, node: NodeScore, scores: Sequence[str | None]) -> str:
    given = [score for score in scores if score is not None]
    if not given:
        return renderer.word("indicator_lead_none")
    lowest, highest = range_of(given)
    if node.points is None or not node.is_capped:
        return renderer.word("indicator_lead_open", n=len(given), low=lowest, high=highest)
    return renderer.word(
        "indicator_lead", points=node.points, n=len(given), low=lowest, high=highest
    )


def _by_class(
    renderer: Renderer, column: Sequence[tuple[Scorecard, NodeScore]]
) -> list[tuple[str, str, str]]:
    """Return class, target and rule in a sentence; the class is empty where all have the same."""
    language = renderer.language
    found: dict[str, tuple[Text | str, Text | str]] = {}
    for card, node in column:
        found.setdefault(card.class_of_unit, (node.asked or "", node.rule or ""))
    classes = column[0][0].edition.scheme.classes
    if len({rule or asked for asked, rule in found.values()}) == 1:  # the rule says every target
        asked, rule = next(iter(found.values()))
        return [("", said(asked, language), said(rule, language))]
    return [
        (classes[name].label.said(language), said(asked, language), said(rule, language))
        for name, (asked, rule) in sorted(
            found.items(), key=lambda each: list(classes).index(each[0])
        )
    ]


def _row(card: Scorecard, node: NodeScore, language: Language) -> _Row:
    return _Row(
        name=card.unit.name.said(language),
        card=addresses.scorecard(card),
        class_label=card.edition.scheme.classes[card.class_of_unit].label.said(language),
        claimed_value=quantity(node.claimed.value),
        verified_value=quantity(node.verified.value),
        claimed_score=card.printed(node.claimed.score),
        verified_score=card.printed(node.verified.score),
        claimed_reason=_reason(node.claimed, language),
        verified_reason=_reason(node.verified, language),
    )


def _reason(side: Side, language: Language) -> str:
    """Return why there is no score or value, or a dash where the rule looks at no single quantity."""
    reason = missing_value(side.score) or missing_value(side.value)
    return reason.said(language) if reason else "–"
