"""Where each page stands. Addresses are part of the contract: they do not change."""

from toolkit.publishing import places
from toolkit.scoring.rounds import ScoredRound
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.repository import FiledRound


def scorecard(card: Scorecard) -> str:
    """The scorecard of a unit in one round."""
    return scorecard_of(card.unit.id, card.round.round, card.edition.scheme.id)


def scorecard_of(unit: str, round: str, scheme: str) -> str:
    """The scorecard of a unit, by what names it."""
    return f"units/{unit}/{round}/{scheme}/"


def card_data(card: Scorecard, suffix: str) -> str:
    """The published data of one scorecard."""
    unit, year, scheme = card.address
    return places.API_ROOT + places.card_data(scheme, year, unit, suffix)


def notice(scored: ScoredRound) -> str:
    """The public notice of one round, among all of them."""
    return f"notices/#{scored.id[0]}-{scored.id[1]}"


def source(card: Scorecard, kind: str) -> str:
    """The file behind a scorecard as submitted: ``claim`` or ``review``."""
    return f"{scorecard(card)}{kind}/"


def official_form(card: Scorecard) -> str:
    """The official form of a scorecard, to be printed and signed."""
    return f"{scorecard(card)}form/"


def unit(id: str) -> str:
    """A unit over all its rounds."""
    return f"units/{id}/"


def results(scored: ScoredRound) -> str:
    """The results of one round."""
    return places.results_page(*scored.id)


def indicator(scored: ScoredRound, code: str) -> str:
    """How all units of one round did on one indicator."""
    return f"{results(scored)}indicators/{code.lower()}/"


def comparison(scored: ScoredRound, earlier: ScoredRound) -> str:
    """One round compared with an earlier one of the same scheme."""
    return f"{results(scored)}compare/{earlier.id[1]}/"


def comparison_data(scored: ScoredRound, earlier: ScoredRound) -> str:
    """The published data of one round compared with an earlier one."""
    return places.API_ROOT + places.comparison_data(*scored.id, earlier.id[1])


def form(filed: FiledRound) -> str:
    """The form of one round."""
    return _form(filed.round.scheme, filed.round.round)


def form_of_round(scored: ScoredRound) -> str:
    """The form of a round that has been scored."""
    return _form(*scored.id)


def _form(scheme: str, year: str) -> str:
    return f"submit/{scheme}/{year}/"


def results_of_form(filed: FiledRound) -> str:
    """The results of the round of a form."""
    return places.results_page(filed.round.scheme, filed.round.round)


def eligibility(scored: ScoredRound) -> str:
    """The conditions of eligibility of all units of one round."""
    return f"{results(scored)}eligibility/"


def sheet(scored: ScoredRound) -> str:
    """The blank sheet of the judges of one round, to print."""
    return f"{results(scored)}sheet/"


def unit_data(id: str) -> str:
    """The published data of one unit over its years."""
    return places.API_ROOT + places.unit_data(id)


def policy(scheme: str, edition: str) -> str:
    """One edition of a policy."""
    return f"policies/{scheme}/{edition}/"


def changes(scheme: str, edition: str) -> str:
    """What an edition of a policy changed from the one before."""
    return f"{policy(scheme, edition)}changes/"


def problem(code: str) -> str:
    """The page of one problem code."""
    return f"help/problems/{code.lower()}/"


def results_data(scored: ScoredRound, suffix: str) -> str:
    """The published data of one round."""
    return places.API_ROOT + places.results_data(*scored.id, suffix)


def scheme_data(scheme: str, edition: str) -> str:
    """The published data of one edition."""
    return places.API_ROOT + places.scheme_data(scheme, edition)


def published(name: str) -> str:
    """A published file, by its path below the API: ``index.json``."""
    return places.API_ROOT + name


def table_data(table: str, suffix: str) -> str:
    """One published table of everything together."""
    return places.API_ROOT + places.table_data(table, suffix)


def feed() -> str:
    """The feed of changes, in the tree of a language."""
    return places.feed("zh")


def calendar(scored: ScoredRound) -> str:
    """The calendar of one round, in the tree of a language."""
    return places.calendar("zh", *scored.id)


def calendar_of_all() -> str:
    """The calendar of all rounds, in the tree of a language."""
    return places.calendar_of_all("zh")
