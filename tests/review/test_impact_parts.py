"""The parts of an impact by themselves: quotas, what toolkits publish, problems told apart."""

import json

import pytest

from toolkit.language import Text
from toolkit.problems.problem import Code, Place, Problem
from toolkit.review.impact.impact import Value
from toolkit.review.impact.problems import Compared, compare, of_files, unjudged
from toolkit.review.impact.published import (
    NotAsPublished,
    moves_between,
    published,
    quotas_between,
    spread_between,
)
from toolkit.review.impact.quotas import Held, quota_said


def _pair(value: Value | None) -> str:
    if value is None:
        return ""
    return " > ".join(
        each.en if isinstance(each, Text) else each or "-" for each in (value.before, value.after)
    )


def held(allowed: str, *given: str, is_open: bool = False) -> Held:
    return Held(Text("优", "best"), allowed, given, is_open)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, None, []),
        (held("2", "a", "b"), held("2", "b", "a"), []),
        (held("2", "a"), held("2", "b"), ["T: 2 places for best; now in: b; now out: A."]),
        (None, held("1"), ["T: — → 1 place for best."]),
        (
            held("1", "a"),
            held("1", is_open=True),
            [
                "T: 1 place for best; now out: A; units are still to be verified, so who is within the places is open."
            ],
        ),
        (
            held("12"),
            held("12", *"cdefghijklm"),
            [
                "T: 12 places for best; now in: c, d, e, f, g, h, i, j, k, l, and others, 11 units in all."
            ],
        ),
    ],
)
def test_a_quota_is_said_where_it_flips(
    before: Held | None, after: Held | None, said: list[str]
) -> None:
    found = quota_said(Text("题", "T"), before, after, {"a": Text("甲", "A")})
    assert [each.en for each in found] == said


def test_what_toolkits_publish_is_compared_unit_by_unit() -> None:
    """One toolkit rounds up, sees a poor unit where the other sees a good one, and pays less."""

    def round_of(score: str, total: str, grade: str, amount: str, given: list[str]) -> str:
        text = {"zh": grade, "en": grade}
        money = {"id": "p", "kind": "payment", "amount": amount, "money_unit": text}
        back = {**money, "id": "c", "kind": "claw-back", "amount": "1"}
        notice = {**money, "id": "n", "kind": "notice", "amount": None, "label": text}
        card = {
            "unit": "u",
            "name": {"zh": "甲", "en": "A"},
            "indicators": [
                {"code": "K", "label": text, "claimed_score": "1.00", "verified_score": score}
            ],
            "claimed_total": "1.00",
            "total": total,
            "rank": "1",
            "grade": {"good": "g"}.get(grade),
            "grade_label": text,
            "consequences": [money, back, {**notice, "state": text}],
        }
        quota = {"grade": "g", "allowed": "1", "given": given, "open": False}
        body = {"scheme": "s", "year": "2020", "title": {"zh": "题", "en": "T"}, "more": [1]}
        return json.dumps([{**body, "quota": quota, "scorecards": [card]}])

    one = published(round_of("1.00", "1.00", "good", "5", ["u"]))
    other = published(round_of("1.01", "1.01", "poor", "4", []))
    assert list(moves_between(one, one)) == []
    assert [(e.what, _pair(e.claimed), _pair(e.verified)) for e in moves_between(one, other)] == [
        ("indicator", "", "1.00 > 1.01"),
        ("total", "", "1.00 > 1.01"),
        ("grade", "", "good > poor"),
        ("consequence", "", "good > poor"),
        ("money", "", "4 > 3"),
    ]
    ids = [("s", "2020")]
    assert [each.en for each in quotas_between(one, other, ids)] == [
        "T: 1 place for good; now out: A."
    ]
    spread = {each.label.en: _pair(each.value) for each in spread_between(one, other, ids)}
    assert spread["good (units)"] == "1 > -"
    assert spread["median total"] == "1 > 1.01"
    gone = published("[]")
    assert [e.what for e in moves_between(one, gone)][:2] == ["indicator", "total"]


@pytest.mark.parametrize("text", ["", "{", '[{"scheme": "s"}]', "[1]"])
def test_what_no_toolkit_publishes_is_refused(text: str) -> None:
    with pytest.raises(NotAsPublished):
        published(text)


CODE = Code("T001", "error", Text("题", "T"), Text("{w}", "{w}"), Text("改", "mend"))


def _problem(line: int, word: str, file: str = "data/x.yml") -> Problem:
    return Problem(CODE, Place(file, line), {"w": word})


def test_problems_are_the_same_by_their_sentence_or_their_line() -> None:
    was, now = ["a: 1", "b: 2", "c: 3"], ["# new", "a: 1", "b: 2", "d: 4"]
    before = [_problem(1, "x"), _problem(2, "on line 2"), _problem(3, "gone")]
    after = [_problem(2, "x"), _problem(3, "on line 3"), _problem(4, "fresh"), _problem(4, "x")]
    found = compare(before, after, lambda _: was, lambda _: now)
    assert [each.message.en for each in found.new] == ["fresh", "x"]
    assert [each.message.en for each in found.remaining] == ["x", "on line 3"]
    assert [each.message.en for each in found.solved] == ["gone"]


def test_what_nobody_looked_for_is_not_solved() -> None:
    """A file that cannot be read, and a claim under a scheme with an error, were not judged."""
    old = [_problem(1, "x", f"data/{name}") for name in ("a.yml", "b.yml", "u/1/s.review.yml")]
    now = [_problem(1, "e", "data/schemes/s/1/scheme.yml"), _problem(1, "r", "data/o.yml")]
    compared = Compared(now, [_problem(1, "r", "data/t.yml"), _problem(1, "r", "data/o.yml")], old)
    found = of_files(compared, {"data/t.yml"}, unjudged({"data/b.yml"}, now))
    assert list(found.new) == now
    assert [each.place.file for each in found.remaining] == ["data/t.yml"]
    assert [each.place.file for each in found.solved] == ["data/a.yml"]
