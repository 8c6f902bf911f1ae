"""Writes the published data: results and schemes as JSON, results as CSV, the JSON Schemas."""

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from toolkit.publishing.objects import (
    API,
    languages,
    round_head,
    scheme_object,
    scorecard_object,
)
from toolkit.publishing.table import round_csv
from toolkit.schemes.edition import Edition
from toolkit.scoring.rounds import ScoredRound

SCHEMAS = Path(__file__).parent / "schema"


def publish(target: Path, rounds: Sequence[ScoredRound], editions: Iterable[Edition]) -> None:
    """Write everything below ``target``/api/v1."""
    api = target / "api" / API
    for scored in rounds:
        scheme, name = scored.id
        _write(api / "results" / scheme / f"{name}.json", round_json(scored))
        _write(api / "results" / scheme / f"{name}.csv", round_csv(scored))
    for edition in editions:
        path = api / "schemes" / edition.scheme.id / f"{edition.scheme.edition}.json"
        _write(path, as_json(scheme_object(edition)))
    _write(api / "index.json", as_json(_index(rounds)))
    shutil.copytree(SCHEMAS, api / "schema")


def as_json(body: Any) -> bytes:
    """Return the body as JSON bytes: UTF-8, readable, ending in a line break."""
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def round_json(scored: ScoredRound) -> Iterator[bytes]:
    """Yield a round as JSON, one line for each scorecard: a large round never stands whole in memory."""
    head = _line(round_head(scored))
    yield f'{head[:-1]}, "scorecards": ['.encode()
    for position, scorecard in enumerate(scored.scorecards):
        yield f"{',' if position else ''}\n{_line(scorecard_object(scorecard))}".encode()
    yield b"\n]}\n"


def _line(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False)


def _index(rounds: Sequence[ScoredRound]) -> dict[str, Any]:
    return {
        "api": API,
        "rounds": [
            {
                "scheme": scored.id[0],
                "year": scored.id[1],
                "title": languages(scored.round.title),
                "state": scored.round.state,
                "demo": scored.is_demo,
                "json": f"results/{scored.id[0]}/{scored.id[1]}.json",
                "csv": f"results/{scored.id[0]}/{scored.id[1]}.csv",
            }
            for scored in rounds
        ],
    }


def _write(path: Path, body: bytes | Iterable[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.writelines([body] if isinstance(body, bytes) else body)
