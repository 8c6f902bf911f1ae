"""The demonstration rounds of Quzhou and Hefei, followed over the years by hand."""

from fractions import Fraction

import pytest

from tests.demonstrations import demonstrations, their_results
from tests.long import cases
from toolkit.outcomes.laboratory import ROUNDING, others_of
from toolkit.outcomes.results import Results
from toolkit.outcomes.settling import settle
from toolkit.outcomes.standing import standing_of
from toolkit.schemes.edition import load
from toolkit.scoring.score import score
from toolkit.submissions.repository import Repository

QUZHOU = "quzhou-service-station"
EVERY = cases(usually=3, long=1)


@pytest.fixture(scope="module")
def repository() -> Repository:
    return demonstrations()


@pytest.fixture(scope="module")
def results() -> Results:
    return their_results()


def story(results: Results, unit: str) -> list[tuple[str, str | None, int | None, str | None]]:
    return [
        (year.round, year.standing.printed(year.standing.total), year.rank, year.grade)
        for year in results.history[unit]
    ]


def follows(results: Results, unit: str, round_: str) -> list[tuple[str, str]]:
    [year] = [each for each in results.history[unit] if each.round == round_]
    return [(each.id, each.state.en) for each in year.follows]


def test_passed_failed_twice_revoked_and_money_due_for_return(results: Results) -> None:
    fishery = "quzhou-demo-station-fishery"
    assert story(results, fishery) == [
        ("2021", "61.25", 9, "pass"),
        ("2022", "16.00", 11, "fail"),
        ("2023", "32.25", 11, "fail"),
    ]
    assert follows(results, fishery, "2021") == [("support", "year 1: 250,000 yuan due")]
    assert follows(results, fishery, "2022") == [
        ("criticism", "due; no record that it was done"),
        ("rectification", "by 2023-09-30"),
    ]
    assert [id for id, _ in follows(results, fishery, "2023")] == [
        *["criticism", "rectification", "two-fails", "revocation", "revocation-claw-back"],
    ]
    assert follows(results, fishery, "2023")[-1][1] == (
        "250,000 yuan due for return, 100,000 yuan returned"
    )


def test_absent_in_its_first_year_the_first_instalment_is_lost(results: Results) -> None:
    metrology = "quzhou-demo-station-metrology"
    assert story(results, metrology) == [
        ("2022", None, None, "fail"),
        ("2023", "63.75", 10, "pass"),
        ("2026", None, None, None),
    ]
    assert follows(results, metrology, "2022")[1] == ("rectification", "no deadline set yet")
    assert follows(results, metrology, "2023") == [("support", "year 2: 250,000 yuan due")]


def test_a_tie_across_the_cut_decided_in_one_year_and_open_in_another(results: Results) -> None:
    decided = results.outcomes[QUZHOU, "2022"].places
    assert decided is not None
    assert (decided.base, decided.allowed, decided.exactly) == (11, 2, Fraction(11, 5))
    assert decided.given == ("quzhou-demo-station-fluorine", "quzhou-demo-station-paper")
    assert decided.tied == ("quzhou-demo-station-machinery", "quzhou-demo-station-paper")
    flagged = results.outcomes[QUZHOU, "2023"].places
    assert flagged is not None
    assert flagged.given == ("quzhou-demo-station-machinery",)
    assert flagged.tied == ("quzhou-demo-station-citrus", "quzhou-demo-station-digital")


def test_money_adds_up_over_the_years(results: Results) -> None:
    """2021: 4 national and 5 provincial pass; 2022: 5 and 3; 2023: 1 and 1 in their second year.

    In 2026 units are still filling in.
    """
    by_year = {
        round_: sum(year.paid(["support"]) for year in outcome.years.values())
        for (scheme, round_), outcome in results.outcomes.items()
        if scheme == QUZHOU
    }
    assert by_year == {"2021": 4 * 50 + 5 * 25, "2022": 5 * 50 + 3 * 25, "2023": 50 + 25, "2026": 0}
    over_the_years = sum(
        year.paid(["support"])
        for years in results.history.values()
        for year in years
        if year.scheme == QUZHOU
    )
    assert over_the_years == sum(by_year.values())


def test_while_units_fill_in_nothing_is_settled(results: Results) -> None:
    outcome = results.outcomes[QUZHOU, "2026"]
    assert outcome.scored.round.state == "draft"
    assert {year.grade for year in outcome.years.values()} == {None}
    assert {year.how.en for year in outcome.years.values()} == {
        "units are still filling in; nothing is settled"
    }
    assert not any(year.follows for year in outcome.years.values())
    assert outcome.places is None


def test_an_alliance_loses_its_status_after_two_fails(results: Results) -> None:
    puppet = "hefei-demo-puppet"
    assert [(year, grade) for year, _, _, grade in story(results, puppet)] == [
        ("2018", "fail"),
        ("2019", "fail"),
    ]
    assert [id for id, _ in follows(results, puppet, "2019")] == [
        *["rectification", "two-fails", "loss-of-status"],
    ]


def test_awards_at_the_cap_and_a_bonus_above_one_hundred(results: Results) -> None:
    kiln = "hefei-demo-kiln"
    assert story(results, kiln)[0] == ("2018", "109.08", None, "excellent")
    assert follows(results, kiln, "2018") == [("prize", "200,000 yuan")]
    given = [
        follow.amount
        for year in results.outcomes["hefei-alliance", "2018"].years.values()
        for follow in year.follows
        if follow.kind == "award"
    ]
    assert (max(given), sum(given)) == (20, 50)


def test_a_veto_keeps_the_score_and_takes_the_rank(results: Results) -> None:
    assert story(results, "lianyungang-demo-wu") == [("2018", "84.72", None, None)]
    ranks = {
        unit.removeprefix("lianyungang-demo-"): year.rank
        for unit, year in results.outcomes["lianyungang-county", "2018"].years.items()
    }
    assert ranks == {"ding": 1, "jia": 2, "yi": 3, "ji": 4, "wu": None, "bing": None}


# The laboratory


@pytest.mark.parametrize(
    ("scheme", "round_"),
    [(QUZHOU, "2022"), ("hefei-alliance", "2018"), ("lianyungang-county", "2018")],
)
def test_the_laboratory_agrees_with_scoring_the_round_anew(
    repository: Repository, results: Results, scheme: str, round_: str
) -> None:
    """Scorecards made in full under each option give the totals that the laboratory found.

    Under each option all units that move are looked at, and a third of those that do not.
    """
    outcome, laboratory = results.outcomes[scheme, round_], results.laboratories[scheme, round_]
    filed, edition = outcome.filed, outcome.scored.edition
    readings = [each for each in laboratory.alternatives if each.reading != ROUNDING]
    assert {(each.reading, each.option) for each in readings} <= set(others_of(edition))
    for number, each in enumerate(readings):
        other, _ = load(edition.document, {each.reading: each.option})
        assert other is not None
        found = {change.unit: change.after.total for change in each.changes}
        for place, (unit, year) in enumerate(outcome.years.items()):
            if each.is_unscored:
                continue
            if unit not in found and place % EVERY != number % EVERY:
                continue
            key = (scheme, round_, unit)
            review = repository.reviews.get(key)
            card = score(
                repository.units[unit].unit,
                filed.round,
                other,
                filed.units[unit],
                repository.claims.get(key),
                review.review if review else None,
                sheets=filed.sheets,
            )
            told = found.get(unit, year.standing.printed(year.standing.total))
            if each.reading != "LYG-VETO":  # it takes the score of a county, not of a scorecard
                assert card.printed(card.total) == told, (each.reading, each.option, unit)


def test_a_contested_reading_that_flips_a_grade_makes_it_fragile(results: Results) -> None:
    """Battery: 59.75 under the chosen reading, 60.08 where 协同机制 is scaled to its 4 points."""
    laboratory = results.laboratories[QUZHOU, "2022"]
    assert "QZ-SYNERGY" in laboratory.fragile["quzhou-demo-station-battery"]
    [scaled] = [each for each in laboratory.alternatives if each.option == "scale"]
    [battery] = [each for each in scaled.changes if each.unit == "quzhou-demo-station-battery"]
    assert (battery.before.total, battery.before.grade) == ("59.75", "fail")
    assert (battery.after.total, battery.after.grade) == ("60.08", "pass")


def test_a_reading_nobody_marked_for_is_no_change_of_a_result(results: Results) -> None:
    """协同机制's last point left to judges: nobody marked it, so no total can be computed."""
    for round_ in ("2021", "2022", "2023"):
        laboratory = results.laboratories[QUZHOU, round_]
        unscored = [each.option for each in laboratory.alternatives if each.is_unscored]
        assert unscored == ["extra-judged"]
        changes = [change for each in laboratory.alternatives for change in each.changes]
        assert all(each.after.total or not each.before.total for each in changes)
    fluorine = results.laboratories[QUZHOU, "2023"].fragile["quzhou-demo-station-fluorine"]
    assert "QZ-SYNERGY" not in fluorine


def test_what_comes_from_an_earlier_year_says_so(results: Results) -> None:
    """Tea claimed nothing in 2023; under 只有报告 it fails in 2022 already, twice in a row."""
    tea = results.laboratories[QUZHOU, "2023"].telling["quzhou-demo-station-tea"]
    assert {each.reading: change.earlier for each, change in tea} == {
        "QZ-REPORT": "2022",
        "QZ-IMPACT": "2022",
    }
    fluorine = results.laboratories[QUZHOU, "2023"].telling["quzhou-demo-station-fluorine"]
    assert {change.earlier for _, change in fluorine} == {""}


def test_readings_of_low_contest_make_nothing_fragile(results: Results) -> None:
    for laboratory in results.laboratories.values():
        contests = {each.reading: each.contest for each in laboratory.alternatives}
        for readings in laboratory.fragile.values():
            assert readings
            assert all(contests[reading] != "low" for reading in readings)


def test_settling_again_gives_the_same(results: Results) -> None:
    for outcome in results.outcomes.values():
        cards = reversed(outcome.scored.scorecards)
        standings = [
            standing_of(card, outcome.filed.units[card.unit.id].read_by_rules) for card in cards
        ]
        again = settle(outcome.filed, outcome.scored.edition.scheme, standings, outcome.past)
        assert again.years == dict(outcome.years)
