"""No number of a scheme can be shifted by a step without anybody noticing.

What cannot be seen from outside stands in ``unobservable.yml`` with its proof; an entry that is
noticed after all, or that names nothing, is stale and fails.
"""

from pathlib import Path

import pytest
import yaml

from tests.demonstrations import EDITIONS, demonstrations
from tests.schemes.mutants import Bench, mutants
from toolkit.commands.settling import Outcomes, settled

UNOBSERVABLE = yaml.safe_load((Path(__file__).parent / "unobservable.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def rounds_settled() -> Outcomes:
    return settled(demonstrations())


@pytest.mark.parametrize("key", EDITIONS, ids="/".join)
def test_every_shift_is_noticed_or_proven_unobservable(
    key: tuple[str, str], rounds_settled: Outcomes
) -> None:
    edition, examples = demonstrations().editions[key], demonstrations().examples[key]
    listed = UNOBSERVABLE.get(key[0], {})
    rounds = [each for each in rounds_settled.values() if each.scored.edition is edition]
    bench = Bench(edition, examples, rounds)
    survivors = {each.name: each for each in mutants(edition) if not bench.notices(each)}
    untold = [each for name, each in survivors.items() if name not in listed]
    assert not untold, "\n".join(f"{each.words}\n    {each.name}" for each in untold)
    assert not [name for name in listed if name not in survivors], "no longer unobservable"
    assert all(isinstance(proof, str) and proof for proof in listed.values())
