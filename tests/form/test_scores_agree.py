"""The form's scorer and the toolkit's say the same: every example, every claim, formulas by chance."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from random import Random
from typing import Any

from playwright.sync_api import Page

from tests.form import random_formulas as chance
from tests.form.parts import part_of
from toolkit.contribute.entries import ClaimEntries, RecordEntry, as_object, entries_of
from toolkit.contribute.form_facts import facts_object
from toolkit.contribute.form_scoring import Pool, scoring_object
from toolkit.language import Text
from toolkit.numbers import Rounding, about, exact, plain, printed, rounded
from toolkit.outcomes.cutoffs import next_above, rungs, sentence
from toolkit.schemes.edition import Edition
from toolkit.schemes.marks import UNIT
from toolkit.scoring import verification
from toolkit.scoring.evaluation import Absent, Facts, Value, evaluate
from toolkit.scoring.gaining import gain_in_words
from toolkit.scoring.score import score
from toolkit.scoring.scorecard import NodeScore, Scorecard, quantity
from toolkit.submissions.claim import Claim
from toolkit.submissions.repository import Repository
from toolkit.submissions.round import Registered, Round

SCORE = """async (jobs) => {
  const { score } = await import("./form/score.js");
  return jobs.map(({ model, claims }) => claims.map((entries) => score(model, entries)));
}"""
VALUES = """async ([facts, attributes, nodes, formulas, claims]) => {
  const { evaluator } = await import("./form/evaluate.js");
  const { statedQuantities } = await import("./form/score.js");
  const { aboutNumber, plainNumber, printedNumber, roundedNumber } = await import("./form/rational.js");
  const shown = (value) => typeof value === "string" ? value : [
    plainNumber(value), aboutNumber(value), printedNumber(roundedNumber(value, "half-even", 1), 1),
  ];
  return claims.map((entries) => {
    const valueOf = evaluator(nodes, statedQuantities(facts, entries.facts), attributes);
    return formulas.map((number) => shown(valueOf(number)));
  });
}"""


def model_of(edition: Edition, registered: Mapping[str, Registered]) -> dict[str, Any]:
    """Return as much of a form's data as scoring needs."""
    return {
        "facts": facts_object(edition.scheme),
        "units": {
            unit: {"class": each.class_, "attributes": dict(each.attributes)}
            for unit, each in registered.items()
        },
        "scoring": scoring_object(edition, registered),
    }


def told_by_toolkit(card: Scorecard, claim: Claim) -> dict[str, Any]:
    """Return what the toolkit says of a claim, as the form says it."""
    lowered = card.edition.lowered(card.class_of_unit, card.attributes)
    stated = verification.claimed(card.edition.scheme, claim.facts)
    facts = Facts(stated, {**card.attributes, UNIT: card.unit.id})
    parts = {
        node.code: None
        if isinstance(node.claimed.score, Fraction)
        else part_of(card, claim, node.code)
        for node in card.nodes()
    }
    gains = {
        node.code: said(gain_in_words(lowered.gains[node.code], facts))
        for node in card.nodes()
        if node.code in lowered.gains
        and (isinstance(node.claimed.score, Fraction) or parts[node.code] is not None)
    }
    open_ends = {"met": True, "not-met": False, "warning": False}
    return {
        "total": card.printed(card.claimed_total),
        "base": card.printed(card.claimed_base),
        "bonus": card.printed(card.claimed_bonus),
        "unmarked": card.printed(card.claimed_unmarked),
        "indicators": {
            node.code: {
                "value": quantity(node.claimed.value),
                "score": card.printed(node.claimed.score),
                "part": card.printed(parts[node.code]),
                "absent": node.claimed.score.reason
                if isinstance(node.claimed.score, Absent)
                else None,
                "left": left(card, node),
                "gain": gains.get(node.code),
            }
            for node in card.nodes()
        },
        "cutoff": cutoff(card),
        "conditions": {
            each.id: open_ends.get(each.claimed) for each in (*card.targets, *card.eligibility)
        },
    }


def left(card: Scorecard, node: NodeScore) -> str | None:
    shown = card.printed(node.claimed.score)
    if shown is None or node.points is None or not node.is_capped:
        return None
    most = exact(node.points) if node.reach is None else min(exact(node.points), node.reach)
    return card.printed(most - exact(shown))


def cutoff(card: Scorecard) -> dict[str, Any] | None:
    scheme = card.edition.scheme
    grades = scheme.outcomes.grades
    if grades is None:
        return None
    whole = card.claimed_base if grades.basis == "base" else card.claimed_total
    side: Any = "claimed" if isinstance(whole, Fraction) else "unmarked"
    shown = card.printed(whole) or card.printed(card.claimed_unmarked)
    if shown is None:
        return None
    value = exact(shown)
    if grades.basis == "capped-total":
        value = min(value, exact(scheme.points or 0))
    found = next_above(value, rungs(grades))
    if found is None:
        return None
    rung, missing = found
    n = printed(missing, scheme.printing.places)
    words = sentence(scheme, rung, side, missing == 0).filled(
        grade=rung.label, from_=plain(rung.from_), n=n, most=str(scheme.points)
    )
    head = {"grade": rung.grade, "from": plain(rung.from_), "missing": n, "quota": rung.has_quota}
    return {**head, "side": side, "zh": words.zh, "en": words.en}


def said(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"zh": text.zh, "en": text.en}


def scored(
    repository: Repository, edition: Edition, round_: Round, claims: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Return what the toolkit says of claims; each comes with what the register says of its unit."""
    some = next(iter(repository.units.values())).unit
    return [
        told_by_toolkit(score(some, round_, edition, registered, claim, None), claim)
        for registered, claim in claims.values()
    ]


def of_rounds(repository: Repository) -> Iterator[tuple[str, Edition, Round, dict[str, Any]]]:
    """Yield every round with the claims of its units."""
    for (scheme, name), filed in repository.rounds.items():
        assert filed.edition is not None
        claims = {
            unit: (registered, repository.claims[scheme, name, unit])
            for unit, registered in filed.units.items()
            if (scheme, name, unit) in repository.claims
        }
        yield f"{scheme}/{name}", filed.edition, filed.round, claims


def of_examples(repository: Repository) -> Iterator[tuple[str, Edition, Round, dict[str, Any]]]:
    """Yield every edition with its worked examples as claims of units that are called after them."""
    for (scheme, name), examples in repository.examples.items():
        edition = repository.editions[scheme, name]
        round_ = next(each.round for key, each in repository.rounds.items() if key[0] == scheme)
        claims = {}
        for number, example in enumerate(examples):
            attributes = {"class": example.class_of_unit, "attributes": dict(example.attributes)}
            unit = f"example-{number}"
            claim = Claim(scheme, unit, "2020", example.facts, (), example.document)
            claims[unit] = (Registered.model_validate(attributes), claim)
        yield f"{scheme} examples", edition, round_, claims


def test_every_example_and_every_claim_scores_the_same(
    form_page: Page, repositories: dict[str, Repository]
) -> None:
    jobs, expected = [], {}
    for repository in repositories.values():
        for name, edition, round_, claims in (*of_rounds(repository), *of_examples(repository)):
            model = model_of(edition, {unit: each for unit, (each, _) in claims.items()})
            scheme = edition.scheme
            entries = [as_object(entries_of(claim, scheme)) for _, claim in claims.values()]
            of_units = [{**each, "unit": unit} for each, unit in zip(entries, claims, strict=True)]
            jobs.append({"model": model, "claims": of_units})
            expected[name] = scored(repository, edition, round_, claims)
    assert sum(map(len, expected.values())) > 320
    found = form_page.evaluate(SCORE, jobs)
    for (name, by_toolkit), by_form in zip(expected.items(), found, strict=True):
        for one, other in zip(by_form, by_toolkit, strict=True):
            assert one == other, name
    told = [each for cards in expected.values() for card in cards for each in [card["cutoff"]]]
    assert {each["side"] for each in told if each} == {"claimed", "unmarked"}
    gains = [
        row["gain"]
        for cards in expected.values()
        for card in cards
        for row in card["indicators"].values()
    ]
    assert sum(gain is not None for gain in gains) > 500
    rows = [
        row for cards in expected.values() for card in cards for row in card["indicators"].values()
    ]
    assert any(row["part"] is not None and row["gain"] is not None for row in rows)


def test_formulas_by_chance_have_the_same_value(form_page: Page) -> None:
    random = Random(20260111)
    formulas = [chance.formula_of(random) for _ in range(400)]
    claims = [chance.claim_of(random) for _ in range(12)]
    pool = Pool()
    numbers = [pool.node(formula) for formula in formulas]
    entries = [as_object(entries_of(claim, chance.SCHEME)) for claim in claims]
    job = [facts_object(chance.SCHEME), chance.ATTRIBUTES, pool.nodes.of, numbers, entries]
    found = form_page.evaluate(VALUES, job)
    values: list[Value] = []
    for claim, by_form in zip(claims, found, strict=True):
        stated = verification.claimed(chance.SCHEME, claim.facts)
        facts = Facts(stated, chance.ATTRIBUTES)
        for formula, shown in zip(formulas, by_form, strict=True):
            value = evaluate(formula, facts).value
            assert shown == as_shown(value), formula
            values.append(value)
    numeric = {value for value in values if isinstance(value, Fraction)}
    assert len(numeric) > 200
    assert {value.reason for value in values if isinstance(value, Absent)} == {
        "incomplete",
        "not-applicable",
    }


def as_shown(value: Value) -> str | list[str]:
    if isinstance(value, Absent):
        return value.reason
    return [plain(value), about(value), printed(rounded(value, Rounding("half-even", 1)), 1)]


TYPED = [
    # a count: X1 gives a point for every visit, 5 at most
    ("visits", "0", "X1", "0.00"),
    ("visits", " 3\u3000", "X1", "3.00"),
    ("visits", "+3", "X1", "3.00"),
    ("visits", "5", "X1", "5.00"),
    ("visits", "6", "X1", "5.00"),
    ("visits", "1000000000000", "X1", "5.00"),
    ("visits", "1000000000001", "X1", None),
    ("visits", "", "X1", None),
    ("visits", "3.0", "X1", None),
    ("visits", "03", "X1", None),
    ("visits", "３", "X1", None),
    ("visits", "三", "X1", None),
    ("visits", "3 场", "X1", None),
    # days, with halves: 3 points from 30 on, 10 from 40 on
    ("stay", "29.9", "A2", "0.00"),
    ("stay", "30", "A2", "3.00"),
    ("stay", "30.50", "A2", "3.00"),
    ("stay", "40.1", "A2", "10.00"),
    ("stay", "30.25", "A2", None),
    # a list: 5 points for every fair of 100 people or more
    ("fairs", [], "A3", "0.00"),
    ("fairs", [{"people": "99"}], "A3", "0.00"),
    ("fairs", [{"people": "100"}, {"people": "99"}, {"people": "101"}], "A3", "10.00"),
    ("fairs", [{"people": "100"}, {"people": ""}], "A3", None),
    ("fairs", [{"people": "100"}, {"people": "many"}], "A3", None),
    ("fairs", "", "A3", None),
    ("fairs", "2", "A3", None),
    # a choice within a list: 5 for the first; true and false: the highest of two
    ("prizes", [{"level": "city"}], "A4", "5.00"),
    ("prizes", [{"level": "市级"}], "A4", None),
    ("far", "true", "A5", "5.00"),
    ("far", "false", "A5", "0.00"),
    ("far", "是", "A5", None),
    # conditions of eligibility: the trade is one of two, ten days on site
    ("trade", "food", "trade-listed", True),
    ("trade", "other", "trade-listed", False),
    ("trade", "", "trade-listed", None),
    ("stay", "10", "enough-stay", True),
    ("stay", "9.5", "enough-stay", False),
    ("motto", "", "good-name", None),
]


def test_what_is_typed_counts_or_is_absent(
    form_page: Page, repositories: dict[str, Repository]
) -> None:
    edition = repositories["tiny"].editions["tiny-fair", "2020"]
    host = Registered.model_validate({"class": "host", "attributes": {"place": "town"}})
    claims = []
    for fact, typed, code, _ in TYPED:
        entry: Any = typed
        if isinstance(typed, list):
            entry = tuple(RecordEntry(f"r{n}", fields) for n, fields in enumerate(typed))
        facts = {"near": "false", fact: entry} if code == "A5" else {fact: entry}
        claims.append(as_object(ClaimEntries("tiny-fair", "one", "2020", facts)))
    claims.append(as_object(ClaimEntries("tiny-fair", "stranger", "2020")))
    job = {"model": model_of(edition, {"one": host}), "claims": claims}
    *found, of_stranger = form_page.evaluate(SCORE, [job])[0]
    assert of_stranger is None
    for (fact, typed, code, score_), card in zip(TYPED, found, strict=True):
        if code in card["conditions"]:
            assert card["conditions"][code] is score_, (fact, typed)
            continue
        row = card["indicators"][code]
        assert (row["score"], row["absent"]) == (
            score_,
            "incomplete" if score_ is None else None,
        ), (fact, typed)
        assert card["total"] is None
    # of 5 points 5, 2 and none are left; prizes have no end, nor has the group that holds them
    lefts = [card["indicators"]["X1"]["left"] for card in found]
    assert lefts[:5] == ["5.00", "2.00", "2.00", "0.00", "0.00"]
    assert {card["indicators"][code]["left"] for card in found for code in ("A4", "G")} == {None}
