"""What a change does to the tiny organisation; every number is worked out by hand from its policies."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.codes.tree import Tree
from tests.review.conftest import tiny
from toolkit.language import Text
from toolkit.outcomes.rounds import settle_rounds
from toolkit.review.impact.comparing import Scope, impact_of
from toolkit.review.impact.impact import Impact, Value, as_data
from toolkit.review.impact.reading import bearing
from toolkit.review.impact.settled import settled
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

Edit = tuple[str, str]
ALPHA = "units/tiny-alpha/2020/tiny-society.yml"
ALPHA_REVIEW = "units/tiny-alpha/2020/tiny-society.review.yml"
BETA_PRIZE = "units/tiny-beta/2020/tiny-prize.yml"
PRIZE_SCHEME = "schemes/tiny-prize/2019/scheme.yml"
E1 = "- {id: e1, title: 春季报告会, held_on: 2020-03-05, people: 35, cost: 800.00, form: talk, meant_for: small, open: true, evidence: [sheets]}"


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return open_repository(Tree(tmp_path_factory.mktemp("before")).root, "data")


@pytest.fixture
def effect(before: Repository, tmp_path: Path) -> Callable[[Mapping[str, Edit]], Impact]:
    """The impact of replacing a passage in each of some files."""

    def of(edits: Mapping[str, Edit]) -> Impact:
        root = Tree(tmp_path).root
        for path, (old, new) in edits.items():
            text = (root / path).read_text("utf-8")
            assert old in text
            (root / path).write_text(text.replace(old, new, 1), "utf-8")
        for path in edits:
            _review_again(root, path)
        bears_on = bearing(edits, (before.root, root))
        after = open_repository(root, "data")
        return impact_of(before, after, Scope(bears_on.schemes, bears_on.edited))

    return of


def _review_again(root: Path, path: str) -> None:
    """Let a review of a changed claim stand, where the edit asks for it by the word below."""
    claim = root / path
    text = claim.read_text("utf-8")
    if "# reviewed again\n" not in text:
        return
    review = claim.with_name(claim.name.replace(".yml", ".review.yml"))
    lines = review.read_text("utf-8").splitlines(keepends=True)
    sha = hashlib.sha256(claim.read_bytes()).hexdigest()
    lines = [f"claim_sha256: {sha}\n" if line.startswith("claim_sha") else line for line in lines]
    review.write_text("".join(lines), "utf-8")


def rows(impact: Impact) -> list[tuple[str, ...]]:
    """Unit, what moves, then both sides as text."""
    return [
        (each.unit, each.label.en, _pair(each.claimed), _pair(each.verified))
        for each in impact.moved
    ]


def _pair(value: Value | None) -> str:
    if value is None:
        return ""
    return " > ".join(
        each.en if isinstance(each, Text) else each or "-" for each in (value.before, value.after)
    )


def causes(impact: Impact) -> list[tuple[int | None, str, str, str]]:
    return [(e.line, e.change.en, _pair(e.claimed), _pair(e.verified)) for e in impact.causes]


def test_what_is_told_without_a_trace_is_what_the_scorecards_say(before: Repository) -> None:
    schemes = {scheme for scheme, _ in before.rounds}
    state = settled(before, schemes)
    outcomes = settle_rounds(before, score_rounds(before))
    assert state.rounds.keys() == outcomes.keys()
    for id, outcome in outcomes.items():
        assert state.rounds[id].years == outcome.years
        assert state.rounds[id].places == outcome.places
        for card in outcome.scored.scorecards:
            told = state.rounds[id].scores[card.unit.id]
            claimed = card.claimed_unmarked or card.claimed_total
            assert told.claimed.total == card.printed(claimed)
            assert told.verified.total == card.printed(card.total)
            for node in card.nodes():
                assert told.claimed.of[node.code] == card.printed(node.claimed.score)
                assert told.verified.of[node.code] == card.printed(node.verified.score)


def test_nothing_moves_where_only_a_comment_is_added_to_a_scheme(
    effect: Callable[[Mapping[str, Edit]], Impact],
) -> None:
    impact = effect({PRIZE_SCHEME: ("format: 1\n", "# 说明\nformat: 1\n")})
    assert (impact.moved, impact.causes, impact.differences) == ([], [], [])


def test_each_line_of_a_claim_is_tried_alone(
    effect: Callable[[Mapping[str, Edit]], Impact],
) -> None:
    """30 points for 100 members, 40 for two events: 80 members are 24, one event is 20."""
    impact = effect(
        {
            ALPHA: (
                f"members: 120\n  income: 36000.50\n  events:\n    {E1}",
                f"members: 80\n  income: 36000.50\n  events:\n    {E1.replace('people: 35', 'people: 19')}",
            )
        }
    )
    assert rows(impact) == [
        ("tiny-alpha", "A1 Events", "40.00 > 20.00", "20.00 > -"),
        ("tiny-alpha", "A2 Members", "30.00 > 24.00", "30.00 > -"),
        ("tiny-alpha", "B Income", "", "21.60 > -"),
        ("tiny-alpha", "total", "91.60 > 65.60", "71.60 > -"),
    ]
    assert causes(impact) == [
        (6, "Members: 120 members → 80 members (A2 30.00 → 24.00)", "91.60 > 85.60", ""),
        (9, "event e1: People 35 people → 19 people (A1 40.00 → 20.00)", "91.60 > 71.60", ""),
    ]
    assert [each.what.en for each in impact.next] == [
        "verify the claim of Demo Society Alpha again"
    ]
    assert any("the review no longer holds" in each.en for each in impact.remarks)


def test_what_only_comes_together_is_the_remainder(
    effect: Callable[[Mapping[str, Edit]], Impact],
) -> None:
    """A third event is beyond the 40 points, a removed one costs 20: both together cost nothing."""
    third = E1.replace("id: e1", "id: e3").replace("春季报告会", "秋季报告会")
    impact = effect({ALPHA: (E1, third)})
    assert [each for each in rows(impact) if each[2]] == []
    added = "event e3 added (Title 秋季报告会, Held on 2020-03-05, People 35 people, Cost 800 yuan, Form talk, Meant for small societies, Open to all yes)"
    removed = added.replace("e3 added", "e1 removed").replace("秋", "春")
    removed += " (the line is that before the change)"
    assert causes(impact) == [
        (9, f"{added} (no effect on scores)", "", ""),
        (9, f"{removed} (A1 40.00 → 20.00)", "91.60 > 71.60", ""),
        (None, "the changes together differ from their sum one by one", "71.60 > 91.60", ""),
    ]


def test_a_decision_of_the_review_moves_what_is_verified(
    effect: Callable[[Mapping[str, Edit]], Impact],
) -> None:
    """The second event is accepted: 40 points for two."""
    old = "e2: {decision: struck, reason: useful, note: 没有成效}"
    impact = effect({ALPHA_REVIEW: (old, "e2: {decision: accepted}")})
    assert rows(impact) == [
        ("tiny-alpha", "A1 Events", "", "20.00 > 40.00"),
        ("tiny-alpha", "total", "", "71.60 > 91.60"),
    ]
    line = tiny(ALPHA_REVIEW).split("e2:")[0].count("\n") + 1
    words = "decision on Events, record e2: struck (useful) → accepted (A1 20.00 → 40.00)"
    assert causes(impact) == [(line, words, "", "71.60 > 91.60")]


def test_ranks_places_and_money_of_others_move_too(
    effect: Callable[[Mapping[str, Edit]], Impact],
) -> None:
    """Beta falls from 90 to 55 points: poor, and those behind it each rise by one."""
    impact = effect({BETA_PRIZE: ("{meetings: 90}", "{meetings: 55} # reviewed again\n")})
    assert rows(impact) == [
        ("tiny-beta", "K Meetings", "90.00 > 55.00", "90.00 > 55.00"),
        ("tiny-beta", "total", "90.00 > 55.00", "90.00 > 55.00"),
        ("tiny-beta", "rank", "", "1 > 4"),
        ("tiny-beta", "grade", "", "fair > poor"),
        ("tiny-beta", "money (× 1,000 yuan)", "", "2.5 > 0"),
        ("tiny-beta", "Notice", "", "- > due; no record that it was done"),
        ("tiny-beta", "Mending", "", "- > no deadline set yet"),
        ("tiny-zeta", "rank", "", "3 > 2"),
        ("tiny-theta", "rank", "", "4 > 3"),
    ]
    assert causes(impact) == [
        (
            4,
            "Meetings: 90 meetings → 55 meetings (K 90.00 → 55.00)",
            "90.00 > 55.00",
            "90.00 > 55.00",
        )
    ]
    assert [(each.who.en, str(each.until)) for each in impact.next] == [("city", "2021-02-20")]
    spread = {each.label.en: _pair(each.value) for each in impact.distribution}
    assert spread["fair (units)"] == "3 > 2"
    assert spread["poor (units)"] == "1 > 2"
    assert spread["median total"] == "80.00 > 75.00"
    assert spread["lowest total"] == "30.00 > 30.00"


def test_a_scheme_moves_every_unit_and_says_how_it_differs(
    effect: Callable[[Mapping[str, Edit]], Impact],
) -> None:
    """A full score takes 90 meetings: 80 of them are 88.89 points, 75 are 83.33, 30 are 33.33."""
    impact = effect({PRIZE_SCHEME: ("target: 100", "target: 90")})
    totals = {each[0]: each[3] for each in rows(impact) if each[1] == "total"}
    prize = [each for each in impact.moved if each.round == "2020" and each.what == "total"]
    assert {each.unit: _pair(each.verified) for each in prize} == {
        "tiny-alpha": "90.00 > 100.00",
        "tiny-beta": "90.00 > 100.00",
        "tiny-gamma": "30.00 > 33.33",
        "tiny-theta": "75.00 > 83.33",
        "tiny-zeta": "80.00 > 88.89",
    }
    assert totals.keys() == {each.unit for each in prize}
    indicator = next(each for each in impact.moved if each.what == "indicator")
    assert indicator.label.en == "K Meetings (reads: Meetings 90 meetings)"
    assert len(impact.differences) == 1
    assert impact.differences[0].en.startswith("indicator K Meetings, rule: ")
    assert "100" in impact.differences[0].en.split(" → ")[0]
    assert "90" in impact.differences[0].en.split(" → ")[1]
    assert any("are final and frozen" in each.en for each in impact.remarks)


def test_a_quota_flips(effect: Callable[[Mapping[str, Edit]], Impact]) -> None:
    """Of one place in four, five units have one, which people gave alpha; 40 percent are two."""
    impact = effect({PRIZE_SCHEME: ("percent: 25", "percent: 40")})
    places = [each.en for each in impact.remarks if " for good" in each.en]
    assert places == [
        "Demo prize for clubs 2020: 1 → 2 places for good; now in: Demo Society Beta."
    ]
    spread = {each.label.en: _pair(each.value) for each in impact.distribution}
    assert spread["good (units)"] == "1 > 2"


def test_under_another_cut_off_the_total_decides(
    effect: Callable[[Mapping[str, Edit]], Impact],
) -> None:
    old = "fair: {label: {zh: 一般, en: fair}, from: 60}"
    impact = effect({PRIZE_SCHEME: (old, old.replace("60", "76"))})
    theta = [each for each in rows(impact) if each[0] == "tiny-theta"]
    assert theta[:2] == [
        ("tiny-theta", "total", "", "75.00 > 75.00"),
        ("tiny-theta", "grade", "", "fair (from 60) > poor"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            *("chosen: none", "chosen: all"),
            "reading T-TIE, chosen option: none of them → all of them",
        ),
        (
            "fair: {label: {zh: 一般, en: fair}, from: 60}",
            "fair: {label: {zh: 一般, en: fair}, from: 55}",
            "grade fair fair, cut-off: 60 → 55",
        ),
        (
            "{big: 4, little: 2.5}",
            "{big: 4, little: 3}",
            "consequence subsidy Subsidy, amount of year 2, Little club: 2.5 → 3",
        ),
    ],
)
def test_a_difference_is_said_in_words(
    effect: Callable[[Mapping[str, Edit]], Impact], old: str, new: str, said: str
) -> None:
    assert said in [each.en for each in effect({PRIZE_SCHEME: (old, new)}).differences]


def test_what_cannot_be_read_counts_as_it_was(
    effect: Callable[[Mapping[str, Edit]], Impact],
) -> None:
    impact = effect({BETA_PRIZE: ("{meetings: 90}", "{meetings: many}")})
    assert impact.moved == []
    said = f"data/{BETA_PRIZE} (Demo Society Beta, Demo prize for clubs 2020) cannot be read"
    assert said in impact.remarks[0].en


@pytest.mark.parametrize(
    ("path", "edit"),
    [
        ("units/tiny-beta/unit.yml", ("kind:", "kin:")),
        ("schemes/tiny-prize/rounds/2020/register.yml", ("tiny-beta:", "tiny-beta")),
        ("schemes/tiny-prize/rounds/2020/round.yml", ("state:", "stat:")),
        ("schemes/tiny-prize/rounds/2020/decisions.yml", ("decisions:", "decision:")),
        (PRIZE_SCHEME, ("format: 1", "format: x")),
    ],
)
def test_beside_a_file_that_cannot_be_read_only_the_claim_moves(
    effect: Callable[[Mapping[str, Edit]], Impact], path: str, edit: Edit
) -> None:
    """The file counts as it was and is named once; the claim of theta stands and is told."""
    theta = "units/tiny-theta/2020/tiny-prize.yml"
    claim = ("{meetings: 75}", "{meetings: 74} # reviewed again\n")
    impact = effect({theta: claim, path: edit})
    moves = [] if path.endswith(("round.yml", "scheme.yml")) else ["indicator", "total"]
    assert [(each.unit, each.what) for each in impact.moved] == [("tiny-theta", e) for e in moves]
    assert len([each for each in impact.remarks if path in each.en]) == 1
    assert len([each for each in impact.remarks if "cannot be read" in each.en]) == 1


def test_an_impact_is_plain_data() -> None:
    assert as_data(Impact()) == {
        "moved": [],
        "causes": [],
        "distribution": [],
        "differences": [],
        "remarks": [],
        "next": [],
    }
