"""What holds for every claim and every review, and the scores against a plain calculation."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.scoring.scorecard import Scorecard, quantity

QUICK = settings(deadline=None, max_examples=30)

FACTS = {
    "C1": "contact_points",
    "C2": "experts",
    "C3": "results",
    "C4": "needs",
    "C5": "exchanges",
    "C6": "matchmaking",
    "C7": "members",
}
#: Points and the targets of class 1 and class 2, from the form of the policy.
POINTS = {"C1": 25, "C2": 15, "C3": 15, "C4": 15, "C5": 10, "C6": 10, "C7": 10}
TARGETS = {
    "C1": (5, 10),
    "C2": (10, 20),
    "C3": (5, 10),
    "C4": (5, 10),
    "C5": (1, 2),
    "C6": (1, 2),
    "C7": (200, 400),
}
CLASSES = st.sampled_from(["class-1", "class-2"])

ACCEPTED = "{decision: accepted}"
STRUCK = "{decision: struck, reason: no-evidence}"


@dataclass(frozen=True)
class Entry:
    """A record as written, whether it meets the conditions, and what was decided on it."""

    words: str
    is_valid: bool
    decision: str | None = ACCEPTED

    @property
    def is_verified(self) -> bool:
        return self.is_valid and self.decision == ACCEPTED


def contact_point(signed: bool, services: int, projects: int) -> Entry:
    date = "agreement_signed_on: 2018-03-01, " if signed else ""
    words = f"enterprise: 甲, {date}services: {services}, projects: {projects}"
    return Entry(words, signed and (services >= 1 or projects >= 1))


def expert(title: str) -> Entry:
    return Entry(f"title: {title}, specialty: 纺织", title in ("full-senior", "associate-senior"))


def exchange(here: bool, experts: int) -> Entry:
    words = f"title: 甲, form: forum, held_on: 2018-06-01, in_keqiao: {str(here).lower()}"
    return Entry(f"{words}, superior_experts: {experts}", here and experts >= 1)


def matchmaking(role: str, people: int) -> Entry:
    words = f"title: 甲, form: release, held_on: 2018-07-01, role: {role}, people: {people}"
    return Entry(words, role in ("organiser", "undertaker") and people >= 30)


RESULT = Entry("title: 甲, moved_on: 2018-05-05", True)
NEED = Entry("enterprise: 甲, need: 乙, surveyed_on: 2018-05-06", True)
MEMBER = Entry("activity: survey, took_part_on: 2018-06-01", True)

ENTRIES: dict[str, st.SearchStrategy[Entry]] = {
    "C1": st.builds(contact_point, st.booleans(), st.integers(0, 2), st.integers(0, 1)),
    "C2": st.builds(
        expert, st.sampled_from(["full-senior", "associate-senior", "intermediate", "other"])
    ),
    "C3": st.just(RESULT),
    "C4": st.just(NEED),
    "C5": st.builds(exchange, st.booleans(), st.integers(0, 2)),
    "C6": st.builds(
        matchmaking,
        st.sampled_from(["organiser", "undertaker", "participant"]),
        st.integers(28, 32),
    ),
    "C7": st.just(MEMBER),
}
VALID = {
    "C1": contact_point(True, 1, 0),
    "C2": expert("associate-senior"),
    "C3": RESULT,
    "C4": NEED,
    "C5": exchange(True, 1),
    "C6": matchmaking("undertaker", 30),
    "C7": MEMBER,
}
#: A fact is either a number with what a reviewer made of it, or records.
Given = tuple[int, int] | list[Entry]


def given_facts() -> st.SearchStrategy[dict[str, Given]]:
    """Draw what is stated and decided of every fact; everything is decided."""
    decisions = st.sampled_from([ACCEPTED, ACCEPTED, STRUCK])

    def of(code: str) -> st.SearchStrategy[Given]:
        most = 2 * TARGETS[code][1]
        decided = st.builds(lambda e, d: replace(e, decision=d), ENTRIES[code], decisions)
        return st.tuples(st.integers(0, most), st.integers(0, most)) | st.lists(decided, max_size=4)

    return st.fixed_dictionaries({code: of(code) for code in FACTS})


def score(desk: Any, class_of_unit: str, given: dict[str, Given]) -> Scorecard:
    facts: dict[str, Any] = {}
    decisions: dict[str, Any] = {}
    for code, each in given.items():
        if isinstance(each, tuple):
            stated, found = each
            facts[FACTS[code]] = str(stated)
            decisions[FACTS[code]] = (
                ACCEPTED
                if stated == found
                else f"{{decision: corrected, value: {found}, reason: not-as-stated}}"
            )
        else:
            facts[FACTS[code]] = [f"{{id: x{n}, {entry.words}}}" for n, entry in enumerate(each)]
            decisions[FACTS[code]] = {
                f"x{n}": entry.decision for n, entry in enumerate(each) if entry.decision
            }
    return desk.score(class_of_unit, facts, decisions)


def printed(card: Scorecard) -> dict[str, str | None]:
    """Return every number of a card as published."""
    numbers = {"claimed": card.printed(card.claimed_total), "total": card.printed(card.total)}
    for node in card.nodes():
        numbers[f"{node.code} claimed"] = card.printed(node.claimed.score)
        numbers[f"{node.code} verified"] = card.printed(node.verified.score)
        numbers[f"{node.code} of"] = quantity(node.verified.value)
    return numbers


def by_hand(code: str, class_of_unit: str, number: int) -> str:
    """Points × number ÷ target, full points at most, two places half-up."""
    target = TARGETS[code][class_of_unit == "class-2"]
    share = Decimal(POINTS[code]) * min(number, target) / target
    return str(share.quantize(Decimal("0.01"), ROUND_HALF_UP))


@QUICK
@given(CLASSES, given_facts())
def test_every_score_is_what_a_plain_calculation_gives(
    desk: Any, class_of_unit: str, given: dict[str, Given]
) -> None:
    found = printed(score(desk, class_of_unit, given))
    for code, each in given.items():
        claimed, verified = (
            each
            if isinstance(each, tuple)
            else (sum(e.is_valid for e in each), sum(e.is_verified for e in each))
        )
        assert found[f"{code} claimed"] == by_hand(code, class_of_unit, claimed)
        assert found[f"{code} verified"] == by_hand(code, class_of_unit, verified)
        assert found[f"{code} of"] == str(verified)


@QUICK
@given(CLASSES, given_facts())
def test_the_published_parts_add_up_and_stay_within_their_points(
    desk: Any, class_of_unit: str, given: dict[str, Given]
) -> None:
    found = printed(score(desk, class_of_unit, given))
    for side, total in (("claimed", "claimed"), ("verified", "total")):
        scores = {code: Decimal(found[f"{code} {side}"] or "?") for code in FACTS}
        assert sum(scores.values()) == Decimal(found[total] or "?")
        assert all(0 <= scores[code] <= POINTS[code] for code in FACTS)


@QUICK
@given(CLASSES, given_facts(), st.sampled_from(sorted(FACTS)), st.integers(0, 3))
def test_one_more_valid_record_never_lowers_anything(
    desk: Any, class_of_unit: str, given: dict[str, Given], code: str, at: int
) -> None:
    before = given[code] if isinstance(given[code], list) else []
    assert isinstance(before, list)
    more = [*before[:at], VALID[code], *before[at:]]
    less_card = printed(score(desk, class_of_unit, {**given, code: before}))
    more_card = printed(score(desk, class_of_unit, {**given, code: more}))
    assert Decimal(more_card[f"{code} of"] or "?") == Decimal(less_card[f"{code} of"] or "?") + 1
    for name, number in less_card.items():
        assert Decimal(more_card[name] or "?") >= Decimal(number or "?"), name


@QUICK
@given(CLASSES, given_facts(), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(
    desk: Any, class_of_unit: str, given: dict[str, Given], random: Random
) -> None:
    shuffled = {
        code: random.sample(each, len(each)) if isinstance(each, list) else each
        for code, each in given.items()
    }
    one, other = score(desk, class_of_unit, given), score(desk, class_of_unit, shuffled)
    assert printed(one) == printed(other)


@QUICK
@given(CLASSES, given_facts(), st.data())
def test_one_decision_less_takes_one_indicator_and_the_total(
    desk: Any, class_of_unit: str, given: dict[str, Given], data: st.DataObject
) -> None:
    given = {**given, "C2": [VALID["C2"], *(given["C2"] if isinstance(given["C2"], list) else [])]}
    listed = [code for code, each in given.items() if isinstance(each, list) and each]
    code = data.draw(st.sampled_from(listed))
    entries = given[code]
    assert isinstance(entries, list)
    at = data.draw(st.integers(0, len(entries) - 1))
    undecided = [replace(e, decision=None) if n == at else e for n, e in enumerate(entries)]
    whole = printed(score(desk, class_of_unit, given))
    found = printed(score(desk, class_of_unit, {**given, code: undecided}))
    gone = {name for name, number in found.items() if number != whole[name]}
    assert gone == {"total", f"{code} verified", f"{code} of"}
    assert {found[name] for name in gone} == {None}
