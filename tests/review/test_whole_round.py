"""A whole round of a new unit: at each step the report, whose change it may be, and what is out.

Worked out by hand from the scheme of fairs, for a host in town. A1: desk 5, plan and report 5, the
mean of the marks for care, 4 helpers at 1 for 2 of them; A2: 40 days 10, 39 days 3; A3: 5 for each
fair of 100 people, 15 at most; A4: one prize of the city 5; A5: known in the county 3; A6: a deal of
500 million 5 and hosts 2; H: 24 × 60 % + 21 × 40 % = 22.80; X1: 6 visits, 5 at most; X2: 3 × 0.5.
"""

import hashlib
from typing import Any

import pytest

from tests.review.new_unit import (
    ACCOUNTS,
    ANSWER,
    CARD,
    CLAIMED,
    CORRECTIONS,
    DRAFT,
    NEW_UNIT,
    NOTICE,
    OBJECTED,
    OBJECTION,
    PAPER,
    PAPERS,
    REGISTER,
    RESULTS,
    SHEETS,
    SIGNED,
    sheet,
)
from tests.review.whole_round import (
    BOARD,
    CITY,
    CLAIM,
    COUNTY,
    DELTA,
    OFFICE,
    OWNERS,
    PEER,
    REVIEW,
    ROUND,
    SECOND,
    UNIT,
    State,
    Walk,
    begun,
)
from toolkit.commands import freeze, new_review
from toolkit.review.ownership import Verdict


def into(walk: Walk, state: str, more: str = "") -> dict[str, str]:
    """The round in another state."""
    path = f"{ROUND}/round.yml"
    lines = walk.text(path).splitlines(keepends=True)
    moved = [f"state: {state}\n" if line.startswith("state:") else line for line in lines]
    return {path: "".join(moved) + more}


def refused(verdict: Verdict) -> set[tuple[str, str]]:
    """What refuses a change: codes with paths."""
    assert verdict.answer == "refused"
    return {(each.code.id, each.place.file) for each in verdict.problems}


def waits_for(verdict: Verdict) -> set[str]:
    """The people a change waits for, in words."""
    assert verdict.answer == "pending"
    return {need.who.en for need in verdict.missing}


def moved(impact: dict[str, Any], side: str) -> dict[str, tuple[str | None, str | None]]:
    """What moves on a side, by label."""
    return {
        each["label"].en.split(" ")[0]: (each[side]["before"], each[side]["after"])
        for each in impact["moved"]
        if each[side] is not None
    }


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """The round at its beginning. The tests below take it through, one step each, in their order."""
    return begun(tmp_path_factory.mktemp("round"), ACCOUNTS, REGISTER, DRAFT)


def withheld(state: State) -> bool:
    """Whether nothing of a result is out: neither in JSON nor on a page."""
    assert not any(path.startswith(CARD) for path in state.pages)
    return state.published["withheld"] is not None and state.published["scorecards"] == []


def test_a_new_unit_comes_by_an_administrator(walk: Walk) -> None:
    _, verdict = walk.proposed(NEW_UNIT, DELTA)
    paths = {OWNERS: "O302", f"{ROUND}/register.yml": "O302", UNIT: "O304"}
    assert refused(verdict) == {(code, path) for path, code in paths.items()}
    walk.merged(NEW_UNIT, OFFICE)
    state = walk.state()
    assert (state.told, state.totals) == ([], (None, None))
    assert state.known["status"] == "not-submitted"
    assert withheld(state)


def test_a_claim_with_a_slip_is_told_its_line(walk: Walk) -> None:
    files = {CLAIM: CLAIMED.replace("helpers: 4", "helpers: four"), PAPER: PAPERS}
    before = walk.tip
    head, verdict = walk.proposed(files, DELTA)
    assert verdict.answer == "allowed"  # it may, and it must be mended
    walk.checkout(head)
    state = walk.state()
    assert (state.report.ok, state.told) == (False, [("F201", CLAIM, 9)])
    walk.checkout(before)


def test_the_claim_mended_is_scored_as_claimed(walk: Walk) -> None:
    before = walk.tip
    walk.merged({CLAIM: CLAIMED, PAPER: PAPERS}, DELTA)
    impact, state = walk.impact(before), walk.state()
    own = {"A2": "10.00", "A3": "15.00", "A4": "5.00", "A5": "3.00", "A6": "7.00"}
    own |= {"X1": "5.00", "X2": "1.50"}
    # What people judge cannot be claimed: the total of the rest, 12 of A1 among it.
    assert moved(impact, "claimed") == {
        **{code: (None, score) for code, score in own.items()},
        "total": (None, "58.50"),
    }
    assert (moved(impact, "verified"), impact["new"]) == ({}, [])
    assert (state.told, state.totals) == ([], (None, None))
    assert state.scores("claimed").items() >= own.items()
    assert withheld(state)


def test_the_county_checks_what_the_unit_cannot_change_any_more(walk: Walk) -> None:
    walk.merged(into(walk, "submitted"), OFFICE)
    _, verdict = walk.proposed({CLAIM: walk.text(CLAIM) + "\n"}, DELTA)
    assert refused(verdict) == {("O305", CLAIM)}
    assert new_review.run(walk.data, "tiny-delta", "tiny-fair", "2020", False, False) == 0
    blank = {code for code, _, _ in walk.state().told}
    assert blank == {"F103"}  # day and signature are asked for; a blank decision is none
    filled = walk.text(REVIEW).replace("{decision: }", "{decision: accepted}")
    for blank, written in (
        ("reviewed_on:\n", "reviewed_on: 2021-01-20\n"),
        ("reviewers:\n", f"reviewers:{SIGNED}"),
        ("marks: {}", "marks:\n  county-1: {A1-care: 3}"),
        ("seen_on: }", "seen_on: 2021-01-19}"),
    ):
        filled = filled.replace(blank, written)
    assert refused(walk.proposed({REVIEW: filled}, DELTA)[1]) == {("O312", REVIEW)}
    assert refused(walk.proposed({REVIEW: filled}, CITY)[1]) == {("O314", REVIEW), ("O330", REVIEW)}
    walk.merged({REVIEW: filled}, COUNTY)
    state = walk.state()
    scores = state.scores("verified")
    assert (state.told, scores["A1"], scores["A3"]) == ([], "15.00", "15.00")
    assert (state.totals, withheld(state)) == ((None, None), True)


def test_the_city_strikes_a_record(walk: Walk) -> None:
    walk.merged(into(walk, "checked"), OFFICE)
    before = walk.tip
    struck = walk.changed(
        REVIEW,
        ("f3: {decision: accepted}", "f3: {decision: struck, reason: no-evidence}"),
        (f"reviewers:{SIGNED}", f"reviewers:{SIGNED}  - {{id: city-1, stage: city}}\n"),
        ("  county-1: {A1-care: 3}", "  county-1: {A1-care: 3}\n  city-1: {A1-care: 4}"),
    )
    assert refused(walk.proposed(struck, COUNTY)[1]) == {("O314", REVIEW), ("O330", REVIEW)}
    own = walk.changed(REVIEW, ("county-1: {A1-care: 3}", "county-1: {A1-care: 4}"))
    [who] = waits_for(walk.proposed(own, COUNTY)[1])
    assert who == "a reviewer of tiny-delta at city stage"
    walk.merged(struck, CITY)
    impact = walk.impact(before)
    assert moved(impact, "verified") == {"A1": ("15.00", "15.50"), "A3": ("15.00", "10.00")}
    assert moved(impact, "claimed") == {}
    causes = [each["change"].en for each in impact["causes"]]
    assert "decision on Fairs, record f3: accepted → struck (no evidence)" in causes[0]
    assert [each["file"] for each in impact["causes"]] == [REVIEW, REVIEW]


def test_a_claim_changed_after_its_review_is_not_verified(walk: Walk) -> None:
    late, before = walk.changed(CLAIM, ("stay: 40", "stay: 39")), walk.tip
    assert refused(walk.proposed(late, DELTA)[1]) == {("O305", CLAIM)}
    assert waits_for(walk.proposed(late, OFFICE)[1]) == {"another administrator"}
    walk.merged(late, OFFICE, SECOND)
    state, impact = walk.state(), walk.impact(before)
    [(code, file, _)] = state.told
    assert (code, file, state.report.ok, impact["new"]) == ("C302", REVIEW, True, ["C302"])
    assert set(state.scores("verified").values()) == {None}
    assert [flag["id"] for flag in state.known["flags"]] == ["stale-review"]
    assert moved(impact, "verified")["A3"] == ("10.00", None)
    assert moved(impact, "claimed") == {"A2": ("10.00", "3.00"), "total": ("58.50", "51.50")}


def test_the_review_is_renewed_where_the_claim_changed(
    walk: Walk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_review.run(walk.data, "tiny-delta", "tiny-fair", "2020", True, False, "en") == 0
    listed = capsys.readouterr().out.splitlines()[2:]
    assert listed == ["  stay", "  marks county-1", "  marks city-1"]
    blank = walk.text(REVIEW)
    assert "  stay: {decision: }\n" in blank
    assert blank.count("{decision: }") == 1
    renewed = blank.replace("{decision: }", "{decision: accepted}")
    renewed = renewed.replace("reviewed_on:\n", "reviewed_on: 2021-02-10\n")
    again = "marks:\n  county-1: {A1-care: 3}\n  city-1: {A1-care: 4}"
    renewed = renewed.replace("marks: {}", again)
    walk.merged({REVIEW: renewed}, CITY, COUNTY)
    state = walk.state()
    assert (state.told, state.known["flags"]) == ([], [])
    scores = state.scores("verified")
    assert (scores["A2"], scores["A3"], scores["H"]) == ("3.00", "10.00", None)


def test_judges_mark_on_their_own_sheets(walk: Walk) -> None:
    assert refused(walk.proposed(sheet("b1", "board", 30), DELTA)[1]) == {("O321", SHEETS["b1"])}
    assert refused(walk.proposed(sheet("b1", "board", 30), PEER)[1]) == {("O321", SHEETS["b1"])}
    walk.merged(sheet("b1", "board", 24), BOARD)
    assert walk.state().totals == (None, None)  # a panel is empty
    walk.merged(sheet("p2", "peers", 21), PEER)
    state = walk.state()
    # 43.50 + 22.80 + 6.50
    assert (state.scores("verified")["H"], state.totals) == ("22.80", (None, "72.80"))
    assert withheld(state)
    walk.merged(into(walk, "reviewed"), OFFICE)
    assert refused(walk.proposed(sheet("p2", "peers", 30), PEER)[1]) == {("O322", SHEETS["p2"])}
    assert withheld(walk.state())


def test_the_notice_shows_the_result(walk: Walk) -> None:
    walk.merged(into(walk, "notice", NOTICE), OFFICE)
    state = walk.state()
    [card] = [each for each in state.published["scorecards"] if each["unit"] == "tiny-delta"]
    assert (state.told, state.published["withheld"], card["total"]) == ([], None, "72.80")
    assert "72.80" in state.pages[CARD]
    assert "no evidence" in state.pages[CARD]  # why claimed and verified differ


def test_an_objection_says_what_it_would_change(walk: Walk) -> None:
    objected = {OBJECTION: OBJECTED}
    assert refused(walk.proposed(objected, DELTA)[1]) == {("O302", OBJECTION)}
    assert waits_for(walk.proposed(objected, COUNTY)[1]) == {"an administrator"}
    walk.merged(objected, OFFICE)
    state = walk.state()
    [told] = state.published["objections"]
    assert (state.told, state.totals[1]) == ([], "72.80")  # nothing moves before the answer
    # Received on Wednesday; five working days later it is Wednesday.
    assert (told["answer_until"], told["answer"]) == ("2021-03-10", None)
    assert (told["before"], told["after"]) == ("10.00", "15.00")
    assert "page 3 of the paper" in state.pages["results/tiny-fair/2020/"]
    [change] = [each for each in told["changes"] if each["unit"] == "tiny-delta"]
    assert (change["before"]["total"], change["after"]["total"]) == ("72.80", "77.80")
    head, _ = walk.proposed(into(walk, "final"), OFFICE)
    before = walk.tip
    walk.checkout(head)
    assert {code for code, _, _ in walk.state().told} == {"C741"}  # not unanswered
    walk.checkout(before)


def test_an_objection_sustained_moves_the_result(walk: Walk) -> None:
    before = walk.tip
    taken_back = walk.changed(
        REVIEW,
        ("f3: {decision: struck, reason: no-evidence}", "f3: {decision: accepted}"),
        ("reviewed_on: 2021-02-10", "reviewed_on: 2021-03-08"),
    )
    assert refused(walk.proposed(taken_back, DELTA)[1]) == {("O312", REVIEW)}
    walk.merged(taken_back, CITY)
    assert moved(walk.impact(before), "verified") == {
        "A3": ("10.00", "15.00"),
        "total": ("72.80", "77.80"),
    }
    walk.merged({OBJECTION: OBJECTED + ANSWER}, OFFICE)
    state = walk.state()
    [told] = state.published["objections"]
    assert (state.told, told["answer"]["decision"]) == ([], "sustained")
    assert "77.80" in state.pages[CARD]


def test_a_final_result_is_recorded_and_stays(walk: Walk) -> None:
    head, verdict = walk.proposed(into(walk, "final"), OFFICE)
    assert verdict.answer == "allowed"
    before = walk.tip
    walk.checkout(head)
    assert [code for code, _, _ in walk.state().told] == ["C730"]  # not without its record
    assert freeze.run(walk.data, "tiny-fair", "2020") == 0
    recorded = walk.text(RESULTS)
    walk.checkout(before)
    walk.merged({**into(walk, "final"), RESULTS: recorded}, OFFICE)
    state = walk.state()
    assert (state.told, state.totals) == ([], (None, "77.80"))
    assert 'base: "71.30"\n    bonus: "6.50"\n    total: "77.80"' in recorded
    changed = {REVIEW: walk.text(REVIEW) + "#\n"}
    assert refused(walk.proposed(changed, CITY, COUNTY)[1]) == {("O313", REVIEW)}
    assert refused(walk.proposed({RESULTS: recorded + "#\n"}, DELTA)[1]) == {("O302", RESULTS)}


def test_a_correction_next_month_keeps_what_was(walk: Walk) -> None:
    was = {path: hashlib.sha256(walk.text(path).encode()).hexdigest() for path in (CLAIM, REVIEW)}
    claim = walk.changed(CLAIM, ("mentions: 3", "mentions: 4"))
    now = {CLAIM: hashlib.sha256(claim[CLAIM].encode()).hexdigest()}
    review = walk.changed(REVIEW, (was[CLAIM], now[CLAIM]))
    now[REVIEW] = hashlib.sha256(review[REVIEW].encode()).hexdigest()
    silent, verdict = walk.proposed({**claim, **review}, OFFICE, SECOND, CITY)
    assert verdict.answer == "allowed"
    before = walk.tip
    walk.checkout(silent)
    assert {code for code, _, _ in walk.state().told} == {"C732", "C733"}
    walk.checkout(before)
    told = [f"file: {path}, was: {was[path]}, now: {now[path]}" for path in (CLAIM, REVIEW)]
    told += [
        f'unit: tiny-delta, what: {what}, was: "{old}", now: "{new}"'
        for what, old, new in (
            ("scores/X2", "1.50", "2.00"),
            ("bonus", "6.50", "7.00"),
            ("total", "77.80", "78.30"),
        )
    ]
    why = "on: 2021-05-01, by: {zh: 示例科协, en: the office}, why: {zh: 少计一次。, en: One was left out.}"
    entries = "".join(f"  - {{id: k{n}, {each}, {why}}}\n" for n, each in enumerate(told, 1))
    corrected = {
        **claim,
        **review,
        **into(walk, "corrected"),
        CORRECTIONS: f"scheme: tiny-fair\nround: 2020\ncorrections:\n{entries}",
    }
    assert refused(walk.proposed(corrected, DELTA)[1]) >= {("O305", CLAIM), ("O312", REVIEW)}
    assert waits_for(walk.proposed(corrected, OFFICE, SECOND)[1]) == {
        "a reviewer of tiny-delta at city stage"
    }
    walk.merged(corrected, OFFICE, SECOND, CITY)
    state = walk.state()
    assert (state.told, state.totals) == ([], (None, "78.30"))
    assert "78.30" in state.pages[CARD]
    kept = state.published["corrections"][-1]
    assert (kept["was"], kept["now"], kept["on"]) == ("77.80", "78.30", "2021-05-01")
    page = state.pages["results/tiny-fair/2020/"]
    expected = ("77.80", "78.30", "2021-05-01", "One was left out.")
    assert [each for each in expected if each not in page] == []
