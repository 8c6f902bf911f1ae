"""Two states of the data compared: what moves, which line moves it, how it is spread, who is next.

Both are whole in the schemes compared, for ranks and quotas look at everyone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from toolkit.language import Text, both, joined
from toolkit.outcomes.frozen import FINAL
from toolkit.review.impact.attribution import causes_of, submission
from toolkit.review.impact.distribution import distribution, held
from toolkit.review.impact.impact import Cause, Impact, Moved, Next
from toolkit.review.impact.moves import moves_of_round
from toolkit.review.impact.quotas import quota_said
from toolkit.review.impact.readable import readable
from toolkit.review.impact.settled import State, settled
from toolkit.review.impact.unit_differences import unit_differences
from toolkit.schemes.differences.scheme_differences import scheme_differences
from toolkit.scoring.verification import standing
from toolkit.submissions.repository import Repository, RoundId, SubmissionId
from toolkit.submissions.round import STATES

#: So many submissions have their edits tried one by one.
MOST_SUBMISSIONS = 100

FROZEN = both(
    "{titles}结果已定，并已固定。这里写的是重新计算会怎样；要改结果，须作更正。",
    "The results of {titles} are final and frozen. What is told here is what computing them anew would give; changing them takes a correction.",
)
STALE = both(
    "{name}的申报在核定之后改了，原来的核定不再有效，要重新核定。",
    "The claim of {name} changes after its review: the review no longer holds, and has to be done again.",
)
VERIFY_AGAIN = both("重新核定{name}的申报", "verify the claim of {name} again")
REVIEWERS = both("核定人员", "the reviewers")
WHO_DECIDED = both("作出决定的机关", "who decided")
CORRECT = both(
    "{title}结果已定：同意改就作更正，写明日期和理由；不同意就不合并",
    "the results of {title} are final: to agree, make a correction with its day and reason; or else do not merge",
)
TO_STATE = both("{title}：{state}", "{title}: {state}")
UNTRIED = both(
    "改动的申报超过 {n} 份，其余的没有逐行试算。",
    "More than {n} submissions change; the lines of the others were not tried.",
)
MANY_MOVE = both("有变化的单位：{rounds}。", "Units that move: {rounds}.")
OF_THEM = both("{title} {n} 个", "{title}, {n}")


@dataclass(frozen=True)
class Scope:
    """What a change bears on: whole schemes, the submissions it edits, files with personal data."""

    schemes: Collection[str]
    edited: Collection[SubmissionId]
    private: Collection[str] = ()


def impact_of(before: Repository, after: Repository, scope: Scope) -> Impact:
    """Return what the change from one state of the data to another does."""
    after, unread = readable(before, after, scope.schemes)
    now = settled(after, scope.schemes)
    was = settled(before, scope.schemes, now)
    moved = [each for id in _rounds(was, now) for each in _moves(id, was, now, scope)]
    causes, remarks = _causes(was, now, scope)
    in_motion = sorted({(each.scheme, each.round) for each in moved})
    spread = (distribution(id, was.rounds.get(id), now.rounds.get(id)) for id in in_motion)
    return Impact(
        moved,
        causes,
        [share for shares in spread for share in shares],
        [*unit_differences(before, after), *_differences(was, now)],
        [
            *unread,
            *_counted(now, moved),
            *_quotas(was, now, in_motion),
            *_frozen(now, in_motion),
            *_stale(was, now, scope),
            *remarks,
        ],
        list(_next(was, now, scope, in_motion)),
    )


def _rounds(was: State, now: State) -> list[RoundId]:
    return sorted({*was.rounds, *now.rounds})


def _moves(id: RoundId, was: State, now: State, scope: Scope) -> Iterator[Moved]:
    edited = {unit for *of, unit in scope.edited if tuple(of) == id}
    return moves_of_round(id, was, now, edited, scope.private)


def _edited_rounds(scope: Scope, now: State) -> set[RoundId]:
    found = {(scheme, round_) for scheme, round_, _ in scope.edited}
    return found & now.rounds.keys()


def _causes(was: State, now: State, scope: Scope) -> tuple[list[Cause], list[Text]]:
    causes: list[Cause] = []
    remarks: list[Text] = []
    edited = sorted(scope.edited)
    for scheme, round_, unit in edited[:MOST_SUBMISSIONS]:
        each = submission((scheme, round_), unit, was, now)
        if each is not None:
            found, said = causes_of(each, scope.private)
            causes += found
            remarks += said
    if len(edited) > MOST_SUBMISSIONS:
        remarks.append(UNTRIED.filled(n=MOST_SUBMISSIONS))
    return causes, remarks


def _differences(was: State, now: State) -> list[Text]:
    """Return how the editions of the rounds differ, each pair said once."""
    pairs = {}
    for id in was.rounds.keys() & now.rounds.keys():
        old, new = was.rounds[id].edition, now.rounds[id].edition
        if old.document.sha256 != new.document.sha256:
            pairs[old.document.sha256, new.document.sha256] = old, new
    return [each.line for _, pair in sorted(pairs.items()) for each in scheme_differences(*pair)]


def _counted(now: State, moved: Sequence[Moved]) -> Iterator[Text]:
    units: dict[RoundId, set[str]] = defaultdict(set)
    for each in moved:
        units[each.scheme, each.round].add(each.unit)
    counts = [
        OF_THEM.filled(title=_title(id, now), n=len(units[id])) for id in now.rounds if id in units
    ]
    if counts:
        yield MANY_MOVE.filled(rounds=joined(counts))


def _frozen(now: State, in_motion: Sequence[RoundId]) -> Iterator[Text]:
    final = [
        _title(id, now)
        for id in in_motion
        if id in now.rounds and now.rounds[id].filed.round.state in FINAL
    ]
    if final:
        yield FROZEN.filled(titles=joined(final, "、", ", "))


def _title(id: RoundId, state: State) -> Text:
    return state.rounds[id].filed.round.title


def _outdated(was: State, now: State, scope: Scope) -> Iterator[Text]:
    """Yield the names of the units whose review held and holds no more."""
    for scheme, round_, unit in sorted(scope.edited):
        id = (scheme, round_)
        held, holds = (_holds(state, id, unit) for state in (was, now))
        if held and not holds and unit in now.repository.units:
            yield now.repository.units[unit].unit.name


def _holds(state: State, id: RoundId, unit: str) -> bool:
    review = state.review(id, unit)
    return review is not None and standing(state.claim(id, unit), review.review) is not None


def _stale(was: State, now: State, scope: Scope) -> Iterator[Text]:
    return (STALE.filled(name=name) for name in _outdated(was, now, scope))


def _quotas(was: State, now: State, in_motion: Sequence[RoundId]) -> Iterator[Text]:
    for id in in_motion:
        old, new = was.rounds.get(id), now.rounds.get(id)
        if new is not None:
            names = {unit: now.repository.units[unit].unit.name for unit in new.scores}
            yield from quota_said(new.filed.round.title, held(old), held(new), names)


def _next(was: State, now: State, scope: Scope, in_motion: Sequence[RoundId]) -> Iterator[Next]:
    """Yield the steps of the rounds that are touched; a final one where something moves."""
    for name in _outdated(was, now, scope):
        yield Next(REVIEWERS, VERIFY_AGAIN.filled(name=name), None)
    for id in sorted({*in_motion} | _edited_rounds(scope, now)):
        if id not in now.rounds:
            continue
        round_ = now.rounds[id].filed.round
        step = round_.next_step
        if step is not None:
            what = TO_STATE.filled(title=round_.title, state=STATES[step.state])
            yield Next(step.by, what, step.until)
        elif round_.state in FINAL and id in in_motion:
            by = round_.steps[-1].by if round_.steps else WHO_DECIDED
            yield Next(by, CORRECT.filled(title=round_.title), None)
