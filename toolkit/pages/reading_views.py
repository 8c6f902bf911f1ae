"""What other readings of a policy would change, in one language: in a round, and in all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.language import Language, Text, both, joined, one_of
from toolkit.outcomes.changes import changed
from toolkit.outcomes.laboratory import OF_ROUNDING, ROUNDING, UNSCORED, Alternative, Laboratory
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages.renderer import Renderer
from toolkit.schemes.scheme import Scheme

EFFECTS = both("取“{option}”：{effects}", "“{option}”: {effects}")
IN_YEAR = both("{year} 年度{effect}", "in {year} {effect}")
NO_EFFECT = both("不变", "nothing changes")
NOWHERE = both("各单位的结果都不变", "no result changes")
OF_TOTALS = both("有 {n} 个单位的总分会变", "the total of {units} changes")
OF_RESULTS = both("有 {n} 个单位的{what}会变", "the {what} of {units} changes")
OF_SOME = both(
    "有 {n} 个单位的结果会变，其中 {telling} 个的{what}会变",
    "the result of {units} changes, for {telling} of them the {what}",
)


def readings_of_round(
    renderer: Renderer, outcome: RoundOutcome, laboratory: Laboratory
) -> list[dict[str, Any]]:
    """Return what other options would change in a round, or that it cannot be computed; no others."""
    language, scheme = renderer.language, outcome.scored.edition.scheme
    name_of = outcome.scored.name_of
    return [
        {
            "id": "" if each.reading == ROUNDING else each.reading,
            "name": OF_ROUNDING.said(language) if each.reading == ROUNDING else each.reading,
            "label": each.label.said(language),
            "contest": renderer.word(f"contest_{each.contest}"),
            "is_contested": each.contest != "low",
            "telling": [
                (name_of(change.unit).said(language), changed(scheme, change).said(language))
                for change in each.changes
                if not change.is_of_score_alone
            ],
            "alone": sum(change.is_of_score_alone for change in each.changes),
            "unscored": UNSCORED.said(language) if each.is_unscored else "",
        }
        for each in laboratory.alternatives
        if each.changes or each.is_unscored
    ]


@dataclass(frozen=True)
class CardReadings:
    """What other readings would change of a unit.

    ``disputed`` has by contested reading its question, and what each other option changes; where
    there is none, ``holds`` says what none of them changes. ``lesser`` are readings hardly disputed
    that would change it too, ``alone`` contested ones that move its total and nothing else.
    """

    disputed: list[tuple[str, str, list[tuple[str, str]]]]
    holds: str
    lesser: list[tuple[str, str]]
    alone: list[tuple[str, str]]


def readings_of_unit(
    renderer: Renderer, scheme: Scheme, laboratory: Laboratory, unit: str
) -> CardReadings:
    """Return what other readings would change of a unit, for its scorecard."""
    language = renderer.language
    found: dict[str, list[tuple[str, str]]] = {}
    lesser: dict[str, None] = {}
    for each, change in laboratory.telling.get(unit, []):
        if each.contest == "low":
            lesser[each.reading] = None
        else:
            words = changed(scheme, change).said(language)
            found.setdefault(each.reading, []).append((each.label.said(language), words))
    totals: dict[tuple[str, str], list[str]] = {}
    for each, change in laboratory.alone.get(unit, []):
        if each.reading not in found:
            after = change.after.total or ""
            totals.setdefault((each.reading, change.before.total or ""), []).append(after)
    what = _what_follows(scheme)
    return CardReadings(
        [(id, scheme.readings[id].question.said(language), told) for id, told in found.items()],
        renderer.word("readings_hold", what=what) if what is not None and not found else "",
        [(id, "") for id in lesser if id != ROUNDING],
        [
            (id, f"{before} → {' / '.join(dict.fromkeys(after))}")
            for (id, before), after in totals.items()
        ],
    )


def reading_effects(
    language: Language, tried: Sequence[tuple[RoundOutcome, Alternative]]
) -> dict[str, list[str]]:
    """Return by reading what each other option would change, a sentence each for all rounds."""
    rounds: dict[tuple[str, str], list[tuple[RoundOutcome, Alternative]]] = {}
    for outcome, each in tried:
        rounds.setdefault((each.reading, each.option), []).append((outcome, each))
    found: dict[str, list[str]] = {}
    for (reading, _), of_rounds in rounds.items():
        effects = [
            IN_YEAR.filled(year=outcome.scored.round.round, effect=_effect(outcome, each))
            for outcome, each in of_rounds
        ]
        label = _within_quotes(of_rounds[0][1].label)
        if not any(each.changes or each.is_unscored for _, each in of_rounds):
            effects = [NOWHERE]
        elif all(each.is_unscored for _, each in of_rounds):
            effects = [UNSCORED]
        words = EFFECTS.filled(option=label, effects=joined(effects))
        found.setdefault(reading, []).append(words.said(language))
    return found


def _effect(outcome: RoundOutcome, tried: Alternative) -> Text:
    """Return what another option would change in a round."""
    n = len(tried.changes)
    telling = sum(not change.is_of_score_alone for change in tried.changes)
    units = both("", "{n} {n:unit|units}").filled(n=n)
    if tried.is_unscored:
        return UNSCORED
    if not n:
        return NO_EFFECT
    if not telling:
        return OF_TOTALS.filled(n=n, units=units)
    sentence = OF_RESULTS if telling == n else OF_SOME
    what = _what_follows(outcome.scored.edition.scheme)
    assert what is not None, "nothing follows, so nothing but totals can change"
    return sentence.filled(n=n, units=units, telling=telling, what=what)


def _what_follows(scheme: Scheme) -> Text | None:
    """Return what besides the total a reading may change under a scheme; None where nothing does."""
    said = scheme.outcomes
    known = [
        (said.ranking, both("名次", "rank")),
        (said.grades, both("等次", "grade")),
        (said.payments, both("资金", "money")),
        (said.endings, both("资格", "status")),
    ]
    there = [words for part, words in known if part]
    return one_of(there) if there else None


def _within_quotes(text: Text) -> Text:
    """Return a text as it stands within quotes: its own become single ones."""
    single = str.maketrans("“”", "‘’")
    return both(text.zh.translate(single), text.en.translate(single))
