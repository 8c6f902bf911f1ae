"""Frozen results: what a final round recorded, held against what is computed from its inputs now."""

import hashlib
from collections.abc import Iterator, Mapping

from toolkit import VERSION
from toolkit.language import Text, both
from toolkit.numbers import plain
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Place, Problem
from toolkit.reading.document import Path
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.repository import FiledRound, Repository
from toolkit.submissions.results import Correction, Frozen
from toolkit.submissions.round import Window

NOT_FROZEN = declare(
    "C730",
    "error",
    title=both("结果没有固定", "Results not recorded"),
    message=both(
        "这一轮的结果已定（state: {state}），却没有 results.yml。",
        "The round is {state}, but there is no results.yml.",
    ),
    remedy=both(
        "运行 python3 tasks.py freeze --scheme {scheme} --year {year}。",
        "Run python3 tasks.py freeze --scheme {scheme} --year {year}.",
    ),
)
TOO_SOON = declare(
    "C731",
    "error",
    title=both("结果固定得太早", "Results recorded too soon"),
    message=both(
        "有 results.yml，这一轮却还是 {state}。",
        "There is a results.yml, but the round is {state}.",
    ),
    remedy=both(
        "结果已定的，把 state 改为 final；还没有定的，删去 results.yml。",
        "If it is final, set state to final; if not, remove results.yml.",
    ),
)
INPUT_CHANGED = declare(
    "C732",
    "error",
    title=both("结果已定，依据的文件却变了", "Input changed after the round became final"),
    message=both(
        "{file} 和结果固定时不同（现在是 {now}）。",
        "{file} differs from what the results were made from (now {now}).",
    ),
    remedy=both(
        "恢复原来的文件；确需改动的，在 corrections.yml 里记一条：file、was、now、on、by、why。",
        "Restore the file; if it has to change, record it in corrections.yml: file, was, now, on, by, why.",
    ),
)
DIFFERS = declare(
    "C733",
    "error",
    title=both("算出的和固定的结果不同", "Recomputation differs from the recorded result"),
    message=both(
        "{unit} 的 {what}：固定的是 {was}，现在算出的是 {now}。",
        "{what} of {unit}: {was} is recorded, {now} is computed.",
    ),
    remedy=both(
        "查明原因；结果确需更正的，在 corrections.yml 里记一条：unit、what、was、now、on、by、why。",
        "Find out why; if the result has to be corrected, record it in corrections.yml: unit, what, was, now, on, by, why.",
    ),
)
WAS_OTHER = declare(
    "C734",
    "error",
    title=both("更正的旧值不对", "Correction of another value"),
    message=both(
        "更正写的旧值是 {read}，此前的是 {was}。",
        "The correction says it was {read}; it was {was}.",
    ),
    remedy=both("改正 was。", "Correct was."),
)
NOT_CORRECTED = declare(
    "C735",
    "error",
    title=both("有更正，状态却不是“已更正”", "Corrections, but the state is not corrected"),
    message=both(
        "有 corrections.yml，这一轮的 state 却是 {state}。",
        "There is a corrections.yml, but the state of the round is {state}.",
    ),
    remedy=both("把 state 改为 corrected。", "Set state to corrected."),
)
#: How the absence of a value is recorded.
NONE = "none"
FINAL = ("final", "corrected")


def frozen_of(outcome: RoundOutcome, card: Scorecard) -> Frozen:
    """Return what is recorded of one unit: numbers as printed, ids of what follows, money."""
    year = outcome.years[card.unit.id]
    return Frozen(
        scores={node.code: card.printed(node.verified.score) or NONE for node in card.nodes()},
        base=card.printed(card.base) or NONE,
        bonus=card.printed(card.bonus) or NONE,
        total=card.printed(card.total) or NONE,
        rank=NONE if year.rank is None else str(year.rank),
        grade=year.grade or NONE,
        follows=tuple(sorted({follow.id for follow in year.follows if follow.amount is None})),
        money={follow.id: plain(follow.amount) for follow in year.follows if follow.amount},
    )


def inputs_of(repository: Repository, filed: FiledRound) -> dict[str, str]:
    """Return the sha256 of every file the scores of a round are made from, by published path."""
    documents = [sheet.document for sheet in filed.sheets]
    if filed.register_document is not None:
        documents.append(filed.register_document)
    for unit in filed.units:
        key = (filed.round.scheme, filed.round.round, unit)
        if key in repository.claims:
            documents.append(repository.claims[key].document)
        if key in repository.reviews:
            documents.append(repository.reviews[key].document)
    found = {repository.canonical(each.file): each.sha256 for each in documents}
    if filed.edition is not None:
        scheme = f"data/schemes/{filed.round.scheme}/{filed.round.edition}/scheme.yml"
        found[scheme] = filed.edition.document.sha256
    return found


def decisions_of(filed: FiledRound) -> dict[str, str]:
    """Return the sha256 of every decision of a round by its id: of what it says, not how it is written."""
    decisions = filed.decisions.decisions if filed.decisions is not None else ()
    return {
        each.id: hashlib.sha256(each.model_dump_json().encode()).hexdigest() for each in decisions
    }


def results_text(repository: Repository, outcome: RoundOutcome) -> str:
    """Return the results file of a round."""
    round_ = outcome.scored.round
    lines = [
        "# 由 toolkit 生成，结果定了以后不再改动；更正写在 corrections.yml。",
        "# Generated; never changed once the round is final. Corrections stand in corrections.yml.",
        f"scheme: {round_.scheme}",
        f"round: {round_.round}",
        f"edition: {round_.edition}",
        f"window: {{from: {round_.window.from_}, to: {round_.window.to}}}",
        f'toolkit: "{VERSION}"',
        "inputs:",
    ]
    inputs = inputs_of(repository, outcome.filed)
    lines += [f"  {file}: {inputs[file]}" for file in sorted(inputs)]
    if outcome.decisions:
        lines.append("decisions:")
        lines += [f"  {id}: {digest}" for id, digest in decisions_of(outcome.filed).items()]
    lines.append("units:")
    for card in outcome.scored.scorecards:
        frozen = frozen_of(outcome, card)
        scores = ", ".join(f'{code}: "{score}"' for code, score in frozen.scores.items())
        whole = ", ".join(
            f'{key}: "{getattr(frozen, key)}"' for key in ("base", "bonus", "total", "rank")
        )
        lines += [f"  {card.unit.id}:", f"    scores: {{{scores}}}"]
        lines += [f"    {pair}" for pair in whole.split(", ")]
        lines.append(f"    grade: {frozen.grade}")
        if frozen.follows:
            lines.append(f"    follows: [{', '.join(frozen.follows)}]")
        if frozen.money:
            money = ", ".join(f'{id}: "{amount}"' for id, amount in frozen.money.items())
            lines.append(f"    money: {{{money}}}")
    return "\n".join(lines) + "\n"


def check_frozen(repository: Repository, outcome: RoundOutcome) -> Iterator[Problem]:
    """Yield a problem for whatever a final round no longer agrees with."""
    filed, state = outcome.filed, outcome.scored.round.state
    if state in FINAL and filed.results is None and filed.results_document is None:
        values: dict[str, Text | str] = {
            "state": state,
            "scheme": filed.round.scheme,
            "year": filed.round.round,
        }
        yield Problem(NOT_FROZEN, filed.document.place(("state",)), values, state)
    if filed.results is None or filed.results_document is None:
        return
    if state not in FINAL:
        place = Place(filed.results_document.file)
        yield Problem(TOO_SOON, place, {"state": state})
        return
    if filed.corrections is not None and state != "corrected":
        yield Problem(NOT_CORRECTED, filed.document.place(("state",)), {"state": state}, state)
    yield from _inputs(repository, filed)
    yield from _round(filed)
    yield from _values(outcome)


def _corrections(filed: FiledRound) -> tuple[Correction, ...]:
    return filed.corrections.corrections if filed.corrections is not None else ()


def _was_other(filed: FiledRound, index: int, was: str) -> Problem:
    assert filed.corrections_document is not None
    read = _corrections(filed)[index].was
    place = filed.corrections_document.place(("corrections", index, "was"))
    return Problem(WAS_OTHER, place, {"read": read, "was": was}, read, was)


def _inputs(repository: Repository, filed: FiledRound) -> Iterator[Problem]:
    """Every input and every recorded decision is as recorded, or as a correction says since."""
    results, document = filed.results, filed.results_document
    assert results is not None
    assert document is not None
    paths: dict[str, Path] = {file: ("inputs", file) for file in results.inputs}
    paths |= {_name(id): ("decisions", id) for id in results.decisions}
    recorded = {**results.inputs, **{_name(id): was for id, was in results.decisions.items()}}
    for index, each in enumerate(_corrections(filed)):
        if each.file is not None:
            if recorded.get(each.file, NONE) != each.was:
                yield _was_other(filed, index, recorded.get(each.file, NONE))
            recorded[each.file] = each.now
    now = inputs_of(repository, filed)
    decided = {_name(id): is_now for id, is_now in decisions_of(filed).items()}
    now |= {name: decided[name] for name in recorded if name in decided}
    for file in sorted({*recorded, *now}):
        if recorded.get(file, NONE) != now.get(file, NONE):
            place = document.place(paths.get(file, ("inputs",)))
            yield Problem(INPUT_CHANGED, place, {"file": file, "now": now.get(file, NONE)})


def _name(decision: str) -> str:
    """How a decision is called among the inputs."""
    return f"decisions.yml {decision}"


def _round(filed: FiledRound) -> Iterator[Problem]:
    """The round has the edition and the window that it had."""
    results, document = filed.results, filed.results_document
    assert results is not None
    assert document is not None
    for key, was, is_now in (
        ("edition", results.edition, filed.round.edition),
        ("window", results.window, filed.round.window),
    ):
        if was != is_now:
            values = {"file": f"round.yml {key}", "now": _shown(is_now)}
            yield Problem(INPUT_CHANGED, document.place((key,)), values)


def _shown(value: Window | str) -> str:
    return value if isinstance(value, str) else f"{value.from_} – {value.to}"


def flat(frozen: Frozen) -> dict[str, str]:
    """Return a record as one mapping, keyed as corrections name a value: ``total``, ``scores/C1``."""
    found = {f"scores/{code}": score for code, score in frozen.scores.items()}
    found |= {key: getattr(frozen, key) for key in ("base", "bonus", "total", "rank", "grade")}
    found["follows"] = ", ".join(frozen.follows) or NONE
    return found | {f"money/{id}": amount for id, amount in frozen.money.items()}


def _values(outcome: RoundOutcome) -> Iterator[Problem]:
    """Every value is as recorded, or as a correction says it is since."""
    filed = outcome.filed
    assert filed.results is not None
    assert filed.results_document is not None
    expected: dict[str, dict[str, str]] = {
        unit: flat(frozen) for unit, frozen in filed.results.units.items()
    }
    for index, each in enumerate(_corrections(filed)):
        if each.unit is not None and each.what is not None:
            values = expected.setdefault(each.unit, {})
            if values.get(each.what, NONE) != each.was:
                yield _was_other(filed, index, values.get(each.what, NONE))
            values[each.what] = each.now
    computed: Mapping[str, Mapping[str, str]] = {
        unit: flat(frozen_of(outcome, card)) for unit, card in outcome.scored.by_unit.items()
    }
    for unit in sorted({*expected, *computed}):
        was, now = expected.get(unit, {}), computed.get(unit, {})
        for what in sorted({*was, *now}):
            before, after = was.get(what, NONE), now.get(what, NONE)
            if before != after:
                place = filed.results_document.key_place(("units", unit, *what.split("/")))
                told = {"unit": unit, "what": what, "was": before, "now": after}
                yield Problem(DIFFERS, place, told)
