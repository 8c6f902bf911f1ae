"""Two states of the data compared: what moves, which line moves it, how it is spread, who is next.

Both are whole in the schemes compared, for ranks and quotas look at everyone.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from toolkit.language import Text, both
from toolkit.outcomes.frozen import FINAL
from toolkit.review.impact.attribution import causes_of, submission
from toolkit.review.impact.distribution import distribution
from toolkit.review.impact.impact import Cause, Impact, Moved, Next
from toolkit.review.impact.moves import moves_of_round
from toolkit.review.impact.scheme_differences import scheme_differences
from toolkit.review.impact.settled import State, settled
from toolkit.scoring.verification import standing
from toolkit.submissions.repository import Repository, RoundId, SubmissionId
from toolkit.submissions.round import STATES

#: So many submissions have their edits tried one by one.
MOST_SUBMISSIONS = 100

FROZEN = both(
    "{title}结果已定，并已固定。这里写的是重新计算会怎样；要改结果，须作更正。",
    "The results of {title} are final and frozen. What is told here is what computing them anew would give; changing them takes a correction.",
)
UNREAD = both(
    "{what}有读不出来的文件，改好错误之后才能算出影响，这里按原来的算。",
    "{what} has a file that cannot be read; its effect can be told once its errors are mended, and here it counts as it was.",
)
STALE = both(
    "{name}的申报在核定之后改了，原来的核定不再有效，要重新核定。",
    "The claim of {name} changes after its review: the review no longer holds, and has to be done again.",
)
VERIFY_AGAIN = both("重新核定{name}的申报", "verify the claim of {name} again")
REVIEWERS = both("核定人", "the reviewers")
TO_STATE = both("{title}：{state}", "{title}: {state}")
UNTRIED = both(
    "改动的申报超过 {n} 份，其余的没有逐行试算。",
    "More than {n} submissions change; the lines of the others were not tried.",
)
MANY_MOVE = both("{title}：{n} 个单位有变化。", "{title}: {n} unit(s) move.")


@dataclass(frozen=True)
class Scope:
    """What a change bears on: whole schemes, the submissions it edits, files with personal data."""

    schemes: Collection[str]
    edited: Collection[SubmissionId]
    private: Collection[str] = ()


def impact_of(before: Repository, after: Repository, scope: Scope) -> Impact:
    """Return what the change from one state of the data to another does."""
    after, unread = _readable(before, after, scope)
    now = settled(after, scope.schemes)
    was = settled(before, scope.schemes, now)
    moved = [each for id in _rounds(was, now) for each in _moves(id, was, now, scope)]
    causes, remarks = _causes(was, now, scope)
    touched = sorted({(each.scheme, each.round) for each in moved} | _edited_rounds(scope, now))
    spread = (distribution(id, was.rounds.get(id), now.rounds.get(id)) for id in touched)
    return Impact(
        moved,
        causes,
        [share for shares in spread for share in shares],
        _differences(was, now),
        [
            *unread,
            *_counted(now, moved),
            *_frozen(now, touched),
            *_stale(was, now, scope),
            *remarks,
        ],
        list(_next(was, now, scope, touched)),
    )


def _readable(before: Repository, after: Repository, scope: Scope) -> tuple[Repository, list[Text]]:
    """Return the head with what cannot be read of it left as it was, and what is left so.

    A slip of the pen is not a withdrawal: nothing is told to move by what nobody can read.
    """
    unread: dict[Text, None] = {}
    claims, reviews, rounds = dict(after.claims), dict(after.reviews), dict(after.rounds)
    for claim_id in after.unreadable_claims & before.claims.keys():
        claims[claim_id] = before.claims[claim_id]
        unread[UNREAD.filled(what=_submission(claim_id))] = None
    for review_id in after.unreadable_reviews & before.reviews.keys():
        reviews[review_id] = before.reviews[review_id]
        unread[UNREAD.filled(what=_submission(review_id))] = None
    for id, filed in before.rounds.items():
        is_gone = id in after.unreadable_rounds or (id in rounds and rounds[id].edition is None)
        is_unread = is_gone or (id in rounds and bool(rounds[id].unread))
        if id[0] in scope.schemes and is_unread:
            rounds[id] = filed
            unread[UNREAD.filled(what=filed.round.title)] = None
    return replace(after, claims=claims, reviews=reviews, rounds=rounds), list(unread)


def _submission(id: SubmissionId) -> str:
    scheme, round_, unit = id
    return f"{unit} {round_} {scheme}"


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
    return [said for _, pair in sorted(pairs.items()) for said in scheme_differences(*pair)]


def _counted(now: State, moved: list[Moved]) -> Iterator[Text]:
    for id, settled_round in now.rounds.items():
        units = {each.unit for each in moved if (each.scheme, each.round) == id}
        if units:
            yield MANY_MOVE.filled(title=settled_round.filed.round.title, n=len(units))


def _frozen(now: State, touched: Collection[RoundId]) -> Iterator[Text]:
    for id in touched:
        settled_round = now.rounds.get(id)
        if settled_round is not None and settled_round.filed.round.state in FINAL:
            yield FROZEN.filled(title=settled_round.filed.round.title)


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


def _next(was: State, now: State, scope: Scope, touched: Collection[RoundId]) -> Iterator[Next]:
    for name in _outdated(was, now, scope):
        yield Next(REVIEWERS, VERIFY_AGAIN.filled(name=name), None)
    for id in touched:
        settled_round = now.rounds.get(id)
        round_ = settled_round.filed.round if settled_round is not None else None
        step = round_.next_step if round_ is not None else None
        if round_ is not None and step is not None:
            what = TO_STATE.filled(title=round_.title, state=STATES[step.state])
            yield Next(step.by, what, step.until)
