"""Writes the published data: results and schemes as JSON, results as CSV, the JSON Schemas."""

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from toolkit.outcomes.laboratory import Laboratory
from toolkit.outcomes.results import Results
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.publishing.objects import API, round_head, scheme_object, scorecard_object
from toolkit.publishing.outcomes import languages, unit_object
from toolkit.publishing.release import released, withheld_rounds
from toolkit.publishing.table import round_csv
from toolkit.submissions.repository import Repository

SCHEMAS = Path(__file__).parent / "schema"


def publish(target: Path, results: Results, repository: Repository) -> None:
    """Write everything that is out below ``target``/api/v1; of other results, that they are withheld."""
    results = released(results)
    api = target / "api" / API
    for outcome in results.outcomes.values():
        scheme, name = outcome.scored.id
        laboratory = results.laboratories[outcome.scored.id]
        _write(api / "results" / scheme / f"{name}.json", round_json(outcome, laboratory))
        _write(api / "results" / scheme / f"{name}.csv", round_csv(outcome))
    for id, filed in repository.units.items():
        unit = filed.unit
        years = results.history.get(id, ())
        body = unit_object(id, unit.name, unit.kind, unit.demo, years, withheld_rounds(results, id))
        _write(api / "units" / f"{id}.json", as_json(body))
    for edition in repository.editions.values():
        path = api / "schemes" / edition.scheme.id / f"{edition.scheme.edition}.json"
        _write(path, as_json(scheme_object(edition)))
    _write(api / "index.json", as_json(_index(results)))
    shutil.copytree(SCHEMAS, api / "schema")


def as_json(body: Any) -> bytes:
    """Return the body as JSON bytes: UTF-8, readable, ending in a line break."""
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def round_json(outcome: RoundOutcome, laboratory: Laboratory, wanted: str = "") -> Iterator[bytes]:
    """Yield a round as JSON, one line for each scorecard: a large round never stands whole in memory.

    With ``wanted`` only the scorecard of that unit.
    """
    head = _line(round_head(outcome, laboratory))
    yield f'{head[:-1]}, "scorecards": ['.encode()
    cards = [card for card in outcome.scored.scorecards if wanted in ("", card.unit.id)]
    for position, card in enumerate(cards):
        yield f"{',' if position else ''}\n{_line(scorecard_object(outcome, card))}".encode()
    yield b"\n]}\n"


def _line(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False)


def _index(results: Results) -> dict[str, Any]:
    return {
        "api": API,
        "rounds": [
            {
                "scheme": scored.id[0],
                "year": scored.id[1],
                "title": languages(scored.round.title),
                "state": scored.round.state,
                "demo": scored.is_demo,
                "withheld": is_withheld,
                "json": f"results/{scored.id[0]}/{scored.id[1]}.json",
                "csv": f"results/{scored.id[0]}/{scored.id[1]}.csv",
            }
            for scored, is_withheld in (
                (outcome.scored, outcome.withheld is not None)
                for outcome in results.outcomes.values()
            )
        ],
    }


def _write(path: Path, body: bytes | Iterable[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.writelines([body] if isinstance(body, bytes) else body)
