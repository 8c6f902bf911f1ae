"""Where each page stands. Addresses are part of the contract: they do not change."""

from toolkit.scoring.rounds import ScoredRound
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.repository import FiledRound


def scorecard(card: Scorecard) -> str:
    """The scorecard of a unit in one round."""
    return f"units/{card.unit.id}/{card.round.round}/{card.edition.scheme.id}/"


def source(card: Scorecard, kind: str) -> str:
    """The file behind a scorecard as submitted: ``claim`` or ``review``."""
    return f"{scorecard(card)}{kind}/"


def unit(id: str) -> str:
    """A unit over all its rounds."""
    return f"units/{id}/"


def results(scored: ScoredRound) -> str:
    """The results of one round."""
    return f"results/{scored.id[0]}/{scored.id[1]}/"


def form(filed: FiledRound) -> str:
    """The form of one round."""
    return f"submit/{filed.round.scheme}/{filed.round.round}/"


def form_of_round(scored: ScoredRound) -> str:
    """The form of a round that has been scored."""
    return f"submit/{scored.id[0]}/{scored.id[1]}/"


def results_of_form(filed: FiledRound) -> str:
    """The results of the round of a form."""
    return f"results/{filed.round.scheme}/{filed.round.round}/"


def eligibility(scored: ScoredRound) -> str:
    """The conditions of eligibility of all units of one round."""
    return f"{results(scored)}eligibility/"


def sheet(scored: ScoredRound) -> str:
    """The blank sheet of the judges of one round, to print."""
    return f"{results(scored)}sheet/"


def unit_data(id: str) -> str:
    """The published data of one unit over its years."""
    return f"api/v1/units/{id}.json"


def policy(scheme: str, edition: str) -> str:
    """One edition of a policy."""
    return f"policies/{scheme}/{edition}/"


def problem(code: str) -> str:
    """The page of one problem code."""
    return f"help/problems/{code.lower()}/"


def results_data(scored: ScoredRound, suffix: str) -> str:
    """The published data of one round."""
    return f"api/v1/results/{scored.id[0]}/{scored.id[1]}.{suffix}"


def scheme_data(scheme: str, edition: str) -> str:
    """The published data of one edition."""
    return f"api/v1/schemes/{scheme}/{edition}.json"
