"""Objections, corrections and the origin of results, in one language: for rounds and scorecards."""

from typing import Any

from toolkit import VERSION
from toolkit.language import both
from toolkit.outcomes.changes import changed
from toolkit.outcomes.rounds import Disputed, RoundOutcome
from toolkit.pages import addresses
from toolkit.pages.renderer import Renderer
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.objection import ANSWERS, ASKED, BY
from toolkit.submissions.review import STAGES

OPEN = both("尚未答复", "not answered yet")
OPEN_UNTIL = both("尚未答复，最迟 {day} 答复", "not answered yet, due by {day}")
IF_SUSTAINED = both(
    "如果成立，{code} {before} → {after}", "if sustained, {code} {before} → {after}"
)
NO_EFFECT = both("按请求改，结果也不变。", "Changed as it asks, no result would move.")
NOT_COMPUTED = both(
    "没有写明请求怎么改，算不出影响。", "It asks for no change that can be computed."
)
TO_VALUE = both("{asked}为 {value}", "{asked} to {value}")
OF_UNIT = both("{unit}：{what}", "{unit}: {what}")
CHANGED = both("{commit}，另有未提交的改动", "{commit}, with changes not committed")


def objections(renderer: Renderer, outcome: RoundOutcome, unit: str = "") -> list[dict[str, Any]]:
    """Return the objections of a round, or about one unit: ground, state, answer, effect."""
    return [
        _objection(renderer, outcome, each)
        for each in outcome.disputed
        if unit in ("", each.objection.unit)
    ]


def _objection(renderer: Renderer, outcome: RoundOutcome, each: Disputed) -> dict[str, Any]:
    language, said = renderer.language, each.objection
    card, answer = outcome.scored.by_unit.get(said.unit), said.answer
    scheme = outcome.scored.edition.scheme
    about = [said.indicator]
    if said.fact is not None and said.fact in scheme.facts:
        about.append(scheme.facts[said.fact].label.said(language))
    about += [said.record] if said.record else []
    if said.asks and said.value is not None:
        about.append(TO_VALUE.filled(asked=ASKED[said.asks], value=str(said.value)).said(language))
    elif said.asks:
        about.append(ASKED[said.asks].said(language))
    waiting = OPEN if each.until is None else OPEN_UNTIL.filled(day=each.until.isoformat())
    return {
        "id": said.id,
        "unit": outcome.scored.name_of(said.unit).said(language),
        "address": addresses.scorecard(card) if card else "",
        "about": " · ".join(about),
        "raised_by": BY[said.raised_by].said(language),
        "ground": said.ground.said(language),
        "received_on": said.received_on.isoformat(),
        "verified_by": said.identity.verified_by.said(language),
        "is_open": answer is None,
        "until": "" if each.until is None or answer is not None else each.until.isoformat(),
        "state": (ANSWERS[answer.decision] if answer else waiting).said(language),
        "answer": None
        if answer is None
        else {
            "on": answer.on.isoformat(),
            "by": answer.by.said(language),
            "why": answer.why.said(language),
            "correction": answer.correction or "",
        },
        "effects": _effects(renderer, outcome, each),
    }


def _effects(renderer: Renderer, outcome: RoundOutcome, each: Disputed) -> list[str]:
    language, scheme = renderer.language, outcome.scored.edition.scheme
    if each.changes is None:
        return [NOT_COMPUTED.said(language)]
    if not each.changes and each.before == each.after:
        return [NO_EFFECT.said(language)]
    sums = IF_SUSTAINED.filled(
        code=each.objection.indicator, before=each.before or "–", after=each.after or "–"
    )
    return [
        sums.said(language),
        *(
            OF_UNIT.filled(
                unit=outcome.scored.name_of(change.unit), what=changed(scheme, change)
            ).said(language)
            for change in each.changes
        ),
    ]


def corrections(renderer: Renderer, outcome: RoundOutcome, unit: str = "") -> list[dict[str, str]]:
    """Return what was corrected since the round was final, old value and new; files only for a round."""
    language, filed = renderer.language, outcome.filed
    if filed.corrections is None:
        return []
    return [
        {
            "id": each.id,
            "about": f"{outcome.scored.name_of(each.unit).said(language)} · {each.what}"
            if each.unit
            else each.file or "",
            "was": each.was[:12] if each.file else each.was,
            "now": each.now[:12] if each.file else each.now,
            "on": each.on.isoformat(),
            "by": each.by.said(language),
            "why": each.why.said(language),
        }
        for each in filed.corrections.corrections
        if unit in ("", each.unit)
    ]


def audit(renderer: Renderer, outcome: RoundOutcome, card: Scorecard) -> list[tuple[str, str]]:
    """Return from what a scorecard was made, and who decided, under pseudonymous ids."""
    language, source = renderer.language, outcome.source
    rows = [(renderer.word("toolkit"), VERSION)]
    if source.commit:
        commit = both(source.commit[:12], source.commit[:12])
        said = CHANGED.filled(commit=commit) if source.is_changed else commit
        rows.insert(0, (renderer.word("commit"), said.said(language)))
        rows.insert(1, (renderer.word("data_date"), source.day or ""))
    for stage, label in STAGES.items():
        ids = [each.id for each in card.reviewers if each.stage == stage]
        if ids:
            rows.append((f"{renderer.word('review')} · {label.said(language)}", ", ".join(ids)))
    bodies = {
        each.by.said(language): None for each in outcome.decisions if each.unit == card.unit.id
    }
    if bodies:
        rows.append((renderer.word("deciders"), renderer.listed(list(bodies))))
    return rows
