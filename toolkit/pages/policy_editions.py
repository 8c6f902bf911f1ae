"""The editions of a policy: which is in force when, the list of all, and the state of a text."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from toolkit.language import Text, both, joined
from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.schemes.edition import Edition
from toolkit.schemes.scheme import Policy
from toolkit.scoring.rounds import ScoredRound
from toolkit.submissions.round import Round

OF_ROUNDS = both("{rounds}：{why}", "{rounds}: {why}")


def policies_page(
    renderer: Renderer, editions: Sequence[Edition], rounds: Sequence[ScoredRound]
) -> Page:
    """Return the list of all schemes, the editions of each together, the newest first."""
    by_scheme = groupby(_newest_first(editions), key=lambda each: each.scheme.id)
    rows = [_scheme(renderer, list(each), rounds) for _, each in by_scheme]
    title = renderer.word("policies")
    return renderer.page("policies/", title, title, [], "policies.html", rows=rows)


def earlier(edition: Edition, editions: Sequence[Edition]) -> Edition | None:
    """Return the edition of the same scheme before this one; None where it is the first."""
    before = [each for each in _of_scheme(edition, editions) if _age(each) < _age(edition)]
    return max(before, key=_age, default=None)


def editions_beside(
    renderer: Renderer, edition: Edition, editions: Sequence[Edition]
) -> list[dict[str, Any]]:
    """Return all editions of a scheme, the newest first; none where there is only one."""
    all_of_it = _newest_first(_of_scheme(edition, editions))
    rows = [_edition(renderer, each, all_of_it, ()) for each in all_of_it]
    return rows if len(rows) > 1 else []


def in_force(renderer: Renderer, policy: Policy) -> str:
    """Return since when, and until when, an edition says it is in force."""
    first, last = policy.in_force_from, policy.in_force_until
    if first is None:
        return renderer.word("force_until", last=str(last)) if last else _unknown(renderer)
    if last is None:
        return renderer.word("force_from", day=str(first))
    return renderer.word("force_span", day=str(first), last=str(last))


def text_state(renderer: Renderer, edition: Edition, rounds: Sequence[Round]) -> list[str]:
    """Return what a reader has to know of the text: trial, end, what rounds take it to be."""
    assumed = list(_assumed(renderer, rounds))
    policy = edition.scheme.policy
    is_silent = policy.in_force_from is None and not assumed
    undated = [_of_it(renderer, "text_undated")] if is_silent else []
    return [*_of_text(renderer, policy), *undated, *assumed]


def _of_text(renderer: Renderer, policy: Policy) -> Iterator[str]:
    if policy.is_trial:
        yield _of_it(renderer, "text_trial")
    if policy.in_force_until is not None:
        yield _of_it(renderer, "text_until", day=str(policy.in_force_until))


def _of_it(renderer: Renderer, name: str, **values: str) -> str:
    return renderer.word("text_state") + renderer.word(name, **values)


def _assumed(renderer: Renderer, rounds: Sequence[Round]) -> Iterator[str]:
    """Yield what rounds take the text to be, each assumption once with the rounds that make it."""
    made: dict[Text, list[Text]] = {}
    for each in rounds:
        if each.in_force is not None:
            made.setdefault(each.in_force.why, []).append(each.title)
    for why, titles in made.items():
        named = joined(titles, "、", ", ")
        is_said_of_all = len(made) == 1
        words = why if is_said_of_all else OF_ROUNDS.filled(rounds=named, why=why)
        yield words.said(renderer.language)


def _unknown(renderer: Renderer) -> str:
    return renderer.word("force_unknown")


def _scheme(
    renderer: Renderer, editions: list[Edition], rounds: Sequence[ScoredRound]
) -> dict[str, Any]:
    newest, language = editions[0], renderer.language
    return {
        "title": newest.scheme.title.said(language),
        "issuer": newest.scheme.policy.issuer.said(language),
        "assessed": newest.scheme.assessed.said(language),
        "editions": [_edition(renderer, each, editions, rounds) for each in editions],
    }


def _edition(
    renderer: Renderer,
    edition: Edition,
    editions: Sequence[Edition],
    rounds: Sequence[ScoredRound],
) -> dict[str, Any]:
    scheme, before = edition.scheme, earlier(edition, editions)
    return {
        "name": scheme.edition,
        "address": addresses.policy(scheme.id, scheme.edition),
        "number": scheme.policy.number or "",
        "in_force": in_force(renderer, scheme.policy),
        "is_newest": edition is editions[0],
        "is_trial": scheme.policy.is_trial,
        "changes": addresses.changes(scheme.id, scheme.edition) if before else "",
        "before": before.scheme.edition if before else "",
        "rounds": [
            (addresses.results(each), each.round.round, each.round.title.said(renderer.language))
            for each in sorted(rounds, key=lambda each: each.round.deadline, reverse=True)
            if each.edition is edition
        ],
    }


def _of_scheme(edition: Edition, editions: Sequence[Edition]) -> list[Edition]:
    return [each for each in editions if each.scheme.id == edition.scheme.id]


def _newest_first(editions: Sequence[Edition]) -> list[Edition]:
    """Return the editions in the order of their schemes, the newest of each first."""
    order = list(dict.fromkeys(each.scheme.id for each in editions))
    newest = sorted(editions, key=_age, reverse=True)
    return sorted(newest, key=lambda each: order.index(each.scheme.id))


def _age(edition: Edition) -> tuple[str, str]:
    """Return what puts editions in order: the day they come into force or were issued, the name."""
    policy = edition.scheme.policy
    day = policy.in_force_from or policy.issued
    return edition.scheme.edition if day is None else day.isoformat(), edition.scheme.edition
