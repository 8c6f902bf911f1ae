"""Every scorecard alone, as JSON and as CSV: the same as in its round."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry, Resource

from tests.codes.tree import TINY
from tests.publishing.conftest import in_notice, results_in
from toolkit.publishing.publish import SCHEMAS, publish
from toolkit.submissions.walk import open_repository


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("alone")
    tiny = open_repository(TINY, "data")
    publish(target, results_in(in_notice(tiny)), tiny)
    return target / "api/v1"


NAMES = ("scorecard", "round")


def validator() -> jsonschema.Draft202012Validator:
    schemas = [json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")) for name in NAMES]
    known = Registry().with_resources(
        [(each["$id"], Resource.from_contents(each)) for each in schemas]
    )
    return jsonschema.Draft202012Validator(schemas[0], registry=known)


def test_it_is_the_scorecard_of_its_round(api: Path) -> None:
    keeps = validator()
    files = 0
    for file in sorted(api.glob("results/*/*.json")):
        round_ = json.loads(file.read_text("utf-8"))
        for card in round_["scorecards"]:
            stem = f"scorecards/{round_['scheme']}/{round_['year']}/{card['unit']}"
            body = json.loads((api / f"{stem}.json").read_text("utf-8"))
            assert body.pop("scorecard") == card
            assert body == {key: round_[key] for key in body}
            keeps.validate({**body, "scorecard": card})
            raw = (api / f"{stem}.csv").read_bytes()
            rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
            said = [(row["indicator"], row["verified_score"] or None) for row in rows]
            assert said == [(each["code"], each["verified_score"]) for each in card["indicators"]]
            assert {row["unit"] for row in rows} <= {card["unit"]}
            files += 2
    assert files > 20
    assert len(list(api.glob("scorecards/*/*/*"))) == files
