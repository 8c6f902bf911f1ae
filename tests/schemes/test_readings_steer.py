"""A scheme under other readings: each option changes what it should, and nothing else."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import pytest

from toolkit.numbers import Rounding, printed, rounded
from toolkit.schemes.edition import Edition
from toolkit.scoring.evaluation import Absent, Facts, Quantity, evaluate

Under = Callable[..., Edition]

CODES = {
    "contact_points": "C1",
    "experts": "C2",
    "results": "C3",
    "needs": "C4",
    "exchanges": "C5",
    "matchmaking": "C6",
    "members": "C7",
}
TO_A_CENT = Rounding("half-up", 2)


def exact_scores(
    edition: Edition, class_of_unit: str, **stated: int | list[Mapping[str, Any]]
) -> dict[str, Fraction]:
    """Return the scores that are not 0, by code; facts are numbers or records."""
    quantities = {fact: Quantity(number=Fraction(0)) for fact in CODES}
    for fact, each in stated.items():
        quantities[fact] = (
            Quantity(number=Fraction(each))
            if isinstance(each, int)
            else Quantity(records=tuple(each))
        )
    facts = Facts(quantities, {"class": class_of_unit})
    named = evaluate(edition.lowered(class_of_unit).total, facts).named()
    values = {code: named[code].value for code in (*CODES.values(), "total")}
    assert not [value for value in values.values() if isinstance(value, Absent)]
    return {code: value for code, value in values.items() if value != 0}  # type: ignore[misc]


def score(edition: Edition, class_of_unit: str, **stated: Any) -> str:
    """Return the total, for facts of which one alone brings points."""
    found = exact_scores(edition, class_of_unit, **stated)
    return printed(rounded(found.get("total", Fraction(0)), TO_A_CENT), 2)


def test_these_are_all_the_readings_that_steer_a_computation(edition: Edition) -> None:
    steering = {
        id: set(reading.options)
        for id, reading in edition.scheme.readings.items()
        if reading.is_steering
    }
    assert steering == {  # a new option needs a case below
        "G-ROUND": {"leaf-half-up", "leaf-half-even", "total-half-up"},
        "G-RANGE": {"lower-end", "middle", "upper-end"},
        "G-UPPER": {"inclusive", "exclusive"},
        "KQC-SENIOR": {"both-senior", "full-only"},
        "KQC-SUPERIOR": {"required", "not-required"},
        "KQC-CONTACT": {"both-demands", "agreement-only"},
    }


@pytest.mark.parametrize(
    ("option", "number", "expected"),
    [
        # 25 × n ÷ 5, 25 × n ÷ 7, 25 × n ÷ 9
        ("lower-end", 4, "20.00"),
        ("lower-end", 5, "25.00"),
        ("middle", 4, "14.29"),
        ("middle", 5, "17.86"),
        ("middle", 6, "21.43"),
        ("middle", 7, "25.00"),
        ("middle", 8, "25.00"),
        ("upper-end", 5, "13.89"),
        ("upper-end", 8, "22.22"),
        ("upper-end", 9, "25.00"),
        ("upper-end", 10, "25.00"),
    ],
)
def test_which_end_of_the_range_has_to_be_reached(
    under: Under, option: str, number: int, expected: str
) -> None:
    edition = under(G_RANGE=option)
    assert score(edition, "class-1", contact_points=number) == expected
    # class 2 has no range
    assert score(edition, "class-2", contact_points=9) == "22.50"


@pytest.mark.parametrize(("option", "needed"), [("inclusive", 30), ("exclusive", 31)])
def test_whether_thirty_or_more_includes_thirty(under: Under, option: str, needed: int) -> None:
    edition = under(G_UPPER=option)
    for people, expected in (
        (needed - 1, "0.00"),
        (needed, "10.00"),
        (needed + 1, "10.00"),
    ):
        event = {"role": "organiser", "people": people}
        assert score(edition, "class-1", matchmaking=[event]) == expected, people


@pytest.mark.parametrize(("option", "needed"), [("inclusive", 1), ("exclusive", 2)])
def test_whether_once_or_more_includes_once(under: Under, option: str, needed: int) -> None:
    edition = under(G_UPPER=option)
    for services, projects, expected in (
        (needed - 1, 0, "0.00"),
        (needed, 0, "5.00"),
        (needed + 1, 0, "5.00"),
        (0, 1, "5.00"),  # one joint project is “one”, not “one or more”
    ):
        point = {"agreement_signed_on": "given", "services": services, "projects": projects}
        assert score(edition, "class-1", contact_points=[point]) == expected, point


@pytest.mark.parametrize(
    ("option", "counting"),
    [("both-senior", {"full-senior", "associate-senior"}), ("full-only", {"full-senior"})],
)
def test_which_titles_are_senior(under: Under, option: str, counting: set[str]) -> None:
    edition = under(KQC_SENIOR=option)
    for title in ("full-senior", "associate-senior", "intermediate", "other"):
        expected = "1.50" if title in counting else "0.00"
        assert score(edition, "class-1", experts=[{"title": title}]) == expected, title


@pytest.mark.parametrize("in_keqiao", [True, False])
@pytest.mark.parametrize("experts", [0, 1])
def test_whether_experts_of_the_superior_society_have_to_come(
    under: Under, in_keqiao: bool, experts: int
) -> None:
    event = {"in_keqiao": in_keqiao, "superior_experts": experts}
    came = in_keqiao and experts >= 1
    for option, counts in (("required", came), ("not-required", True)):
        found = score(under(KQC_SUPERIOR=option), "class-1", exchanges=[event])
        assert found == ("10.00" if counts else "0.00"), option


@pytest.mark.parametrize("signed", ["given", None])
@pytest.mark.parametrize("services", [0, 1])
def test_whether_an_agreement_alone_is_enough(
    under: Under, signed: str | None, services: int
) -> None:
    point = {"agreement_signed_on": signed, "services": services, "projects": 0}
    for option, counts in (
        ("both-demands", signed is not None and services >= 1),
        ("agreement-only", signed is not None),
    ):
        found = score(under(KQC_CONTACT=option), "class-1", contact_points=[point])
        assert found == ("5.00" if counts else "0.00"), option


@pytest.mark.parametrize(
    ("option", "members", "indicator", "total"),
    [
        # 10 × 43 ÷ 400 = 1.075, 10 × 205 ÷ 400 = 5.125, 10 × 206 ÷ 400 = 5.15
        ("leaf-half-up", 43, "1.08", "1.08"),
        ("leaf-half-up", 205, "5.13", "5.13"),
        ("leaf-half-up", 206, "5.15", "5.15"),
        ("leaf-half-even", 43, "1.08", "1.08"),
        ("leaf-half-even", 205, "5.12", "5.12"),
        ("leaf-half-even", 206, "5.15", "5.15"),
        ("total-half-up", 43, "1.075", "1.08"),
        ("total-half-up", 205, "5.125", "5.13"),
        ("total-half-up", 206, "5.15", "5.15"),
    ],
)
def test_where_and_how_scores_are_rounded(
    under: Under, option: str, members: int, indicator: str, total: str
) -> None:
    found = exact_scores(under(G_ROUND=option), "class-2", members=members)
    assert found == {"C7": Fraction(indicator), "total": Fraction(total)}


def test_rounding_the_total_once_is_not_rounding_every_part(under: Under) -> None:
    """C1 = 25 × 1 ÷ 9 = 2.777…; with C2 = 1.5 the total is 4.2777…, either way 4.28."""
    stated = {"contact_points": 1, "experts": 1}
    parts = exact_scores(under(G_RANGE="upper-end"), "class-1", **stated)
    assert parts == {"C1": Fraction("2.78"), "C2": Fraction("1.5"), "total": Fraction("4.28")}
    once = under(G_RANGE="upper-end", G_ROUND="total-half-up")
    whole = exact_scores(once, "class-1", **stated)
    assert whole == {"C1": Fraction(25, 9), "C2": Fraction("1.5"), "total": Fraction("4.28")}


# What the edition knows of its readings


def test_an_indicator_names_the_readings_that_bear_on_it(edition: Edition) -> None:
    # those it cites, then those put into its rule, its facts and the rounding
    assert set(edition.readings_of("C1")) == {
        "G-PROP",
        "KQC-CLASS-DECLARED",
        "G-ROUND",
        "G-RANGE",
        "KQC-CONTACT",
        "G-UPPER",
    }
    assert edition.readings_of("C1")[:2] == ("G-PROP", "KQC-CLASS-DECLARED")
    assert set(edition.readings_of("C6")) == {"G-PROP", "G-DOUBLE", "G-ROUND", "G-UPPER"}
    assert set(edition.readings_of("C3")) == {"G-PROP", "G-RECENT", "KQC-9", "G-ROUND"}
    assert edition.readings_of("C9") == ()


def test_the_file_keeps_its_own_choice_under_any_other(under: Under, edition: Edition) -> None:
    other = under(G_RANGE="upper-end")
    assert other.scheme.readings == edition.scheme.readings
    assert other.document.data == edition.document.data


def test_a_choice_that_does_not_exist_is_refused(keqiao: Any) -> None:
    loaded, [problem] = keqiao.load({"G-RANGE": "somewhere"})
    assert loaded is None
    assert problem.code.id == "S131"
    assert (problem.place.line, problem.place.column) == keqiao.spot(
        "chosen: lower-end", "lower-end"
    )
    assert problem.message.en == "The reading G-RANGE has no option “somewhere”."
    assert problem.remedy.en == "Options: lower-end, middle, upper-end."
