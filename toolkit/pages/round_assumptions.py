"""What a round assumes where its policy is silent, in one language, with links to the readings named."""

import re

from markupsafe import Markup, escape

from toolkit.pages import addresses
from toolkit.pages.renderer import Renderer, relative
from toolkit.schemes.scheme import Scheme
from toolkit.scoring.rounds import ScoredRound


def assumptions_of(renderer: Renderer, scored: ScoredRound) -> list[Markup]:
    """Return the assumptions of a round, a sentence each; first from when on the policy is in force."""
    round_, language = scored.round, renderer.language
    told = [each.said(language) for each in round_.assumptions]
    if round_.in_force is not None:
        words = renderer.word("in_force_assumed", first=round_.in_force.from_.isoformat())
        if round_.in_force.until:
            words += renderer.word("in_force_until", last=round_.in_force.until.isoformat())
        told.insert(0, words + renderer.word("colon") + round_.in_force.why.said(language))
    here, scheme = addresses.results(scored), scored.edition.scheme
    policy = relative(here, addresses.policy(scheme.id, scheme.edition))
    return [_linked(scheme, policy, each) for each in told]


def _linked(scheme: Scheme, policy: str, words: str) -> Markup:
    """Return words in which the readings of the scheme are links to the page of the policy."""
    names = "|".join(map(re.escape, sorted(scheme.readings, key=len, reverse=True)))
    if not names:
        return escape(words)
    link = Markup('<a href="{}#reading-{}">{}</a>')
    return Markup("").join(
        link.format(policy, each.lower(), each) if n % 2 else escape(each)
        for n, each in enumerate(re.split(f"({names})", words))
    )
