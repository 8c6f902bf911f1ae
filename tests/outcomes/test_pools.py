"""Who is ranked together, and who of them is not ranked and why."""

from tests.demonstrations import their_results
from toolkit.outcomes.pools import pools_of

STATIONS = ("quzhou-service-station", "2023")


def test_all_classes_are_one_pool_where_they_are_ranked_together() -> None:
    outcome = their_results().outcomes[STATIONS]
    provincial, national = outcome.pools["provincial"], outcome.pools["national"]
    assert provincial is national
    assert (provincial.ranked, provincial.classes) == (11, 2)
    assert [(why.en, n) for why, n in provincial.left_out.items()] == [("not submitted", 1)]


def test_classes_ranked_apart_are_pools_of_their_own() -> None:
    outcome = their_results().outcomes[STATIONS]
    together = outcome.scored.edition.scheme.outcomes.ranking
    assert together is not None
    apart = together.model_copy(update={"pool": "class"})
    pools = pools_of(apart, outcome.scored.by_unit, outcome.years)
    for name, pool in pools.items():
        of_class = [year for year in outcome.years.values() if year.standing.class_of_unit == name]
        assert pool.classes == 1
        assert pool.ranked + sum(pool.left_out.values()) == len(of_class)
    assert sum(pool.ranked for pool in pools.values()) == 11


def test_a_veto_is_said_before_anything_else_and_no_ranks_make_no_pools() -> None:
    outcomes = their_results().outcomes
    (counties,) = outcomes["lianyungang-county", "2018"].pools.values()
    told = {why.en: n for why, n in counties.left_out.items()}
    assert (counties.ranked, told) == (4, {"veto": 1, "not submitted": 1})
    assert outcomes["keqiao-contact-point", "2018"].pools == {}
