"""Who may change a file: each kind of file has a rule, and the base alone says who may what.

A rule returns the problems that refuse a change, and the approvals that it still needs. Those who
write a file and those who approve it are counted as people, by account, each once.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from toolkit.language import Text, both
from toolkit.problems.problem import Code, Place, Problem
from toolkit.review import refusals
from toolkit.review.base import Base
from toolkit.review.roles import Kind, Role
from toolkit.review.signed import Signing, signing_problems
from toolkit.submissions.owners import AppointedReviewer, Owners
from toolkit.submissions.round import STATES, Round

#: Units file their claims while the round is a draft, and judges mark until it is verified.
FILING, MARKING = ("draft",), ("submitted", "checked")
#: The stages whose consent a review needs, by the state of the round; in others it rests.
STAGES_ASKED: Mapping[str, tuple[str, ...]] = {
    "submitted": ("county",),
    "checked": ("county", "city"),
    "notice": ("county", "city"),
}
#: Where results are recorded: a review is then corrected together with them, by who keeps them.
RECORDED = ("final", "corrected")

ADMINISTRATOR = both("管理员", "an administrator")
SECOND_ADMINISTRATOR = both("另一位管理员", "another administrator")
OF_STAGE: Mapping[str, Text] = {
    "county": both("{unit} 的县级核定人员", "a reviewer of {unit} at county stage"),
    "city": both("{unit} 的市级核定人员", "a reviewer of {unit} at city stage"),
}
NO_ROUND = both("没有这一轮", "there is no such round")


@dataclass(frozen=True, slots=True)
class Need:
    """An approval that is missing: whose it is in words, and the accounts that can give it."""

    who: Text
    accounts: frozenset[int]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What stands against a change of one file, and which approvals it waits for."""

    problems: tuple[Problem, ...] = ()
    needs: tuple[Need, ...] = ()


ALLOWED = Ruling()


@dataclass(frozen=True)
class Asked:
    """One path that somebody wants to change, under the owners of the base."""

    base: Base
    owners: Owners
    path: bytes
    role: Role
    place: Place
    actor: int
    approved_by: frozenset[int]
    #: Something stands there after the change.
    is_put: bool
    #: What is signed in a review before and after the change.
    signing: Callable[[], Signing]

    @property
    def owning(self) -> frozenset[int]:
        """The accounts that own the unit the file is about."""
        return self.owners.owning(self.role.unit)

    @property
    def is_administrator(self) -> bool:
        """True if the actor administers."""
        return self.actor in self.owners.administering

    def refused(self, code: Code, **values: Text | str | int) -> Ruling:
        """Return the ruling that refuses the change."""
        return Ruling((Problem(code, self.place, values),))

    def once_approved(self, who: Text, accounts: Iterable[int]) -> Ruling:
        """Return the ruling that asks for the approval of one more person of these."""
        able = frozenset(accounts) - {self.actor}
        return ALLOWED if able & self.approved_by else Ruling(needs=(Need(who, able),))


def ruling(asked: Asked) -> Ruling:
    """Return whether the change of one path is allowed, refused, or waits for approvals."""
    return _RULES[asked.role.kind](asked)


def _shared(asked: Asked) -> Ruling:
    """Only administrators change what everybody relies on; what a unit's folder cannot hold is none."""
    if asked.is_administrator:
        return ALLOWED
    if asked.is_put and asked.actor in asked.owning:
        return asked.refused(refusals.NO_PLACE, unit=asked.role.unit)
    return asked.refused(refusals.NOT_ADMINISTRATOR)


def _unit(asked: Asked) -> Ruling:
    """A unit proposes its own names, and an administrator approves."""
    if asked.is_administrator:
        return ALLOWED
    if asked.actor in asked.owning:
        return asked.once_approved(ADMINISTRATOR, asked.owners.administering)
    return _not_own(asked)


def _claim(asked: Asked) -> Ruling:
    """A unit changes its own claim while the round is open."""
    if asked.actor not in asked.owning:
        return _of_a_unit(asked)
    role = asked.role
    found = _filing(asked, asked.base.round(role.scheme, role.round))
    if found == ALLOWED and asked.base.registered(role.scheme, role.round, role.unit) is None:
        return _not_registered(asked)
    return found


def _evidence(asked: Asked) -> Ruling:
    """A unit adds evidence while one of the year's rounds is open, and changes it while all are.

    The claims of several schemes share the evidence of a year; what one that is closed may rest
    on stays.
    """
    if asked.actor not in asked.owning:
        return _of_a_unit(asked)
    rounds = asked.base.rounds_of(asked.role.unit, asked.role.round)
    if not asked.base.has(asked.path):
        rounds = [each for each in rounds if each.state in FILING] or rounds
    if not rounds:
        return _not_registered(asked)
    return next((r for r in (_filing(asked, each) for each in rounds) if r != ALLOWED), ALLOWED)


def _filing(asked: Asked, round_: Round | None) -> Ruling:
    """Rule on what a unit files for a round, which must be open."""
    if round_ is None or round_.state not in FILING:
        state = NO_ROUND if round_ is None else STATES[round_.state]
        return asked.refused(refusals.FILING_CLOSED, round=asked.role.round, state=state)
    return ALLOWED


def _not_registered(asked: Asked) -> Ruling:
    role = asked.role
    return asked.refused(refusals.NOT_REGISTERED, unit=role.unit, round=role.round)


def _of_a_unit(asked: Asked) -> Ruling:
    """Rule on what a unit writes when somebody else does: two administrators may, or one if new."""
    if not asked.is_administrator:
        return _not_own(asked)
    if not asked.owning:
        return ALLOWED
    return asked.once_approved(SECOND_ADMINISTRATOR, asked.owners.administering)


def _not_own(asked: Asked) -> Ruling:
    code = refusals.NOT_OWNER if asked.owning else refusals.NOBODY_OWNS
    return asked.refused(code, unit=asked.role.unit)


def _review(asked: Asked) -> Ruling:
    """Reviewers of the unit review it, a different one for each stage, never its owners.

    Everybody's entry and marks are their own: they make the change or approve it. What was recorded
    as final is corrected by an administrator, and the reviewers approve.
    """
    role = asked.role
    if asked.actor in asked.owning:
        return asked.refused(refusals.OWN_UNIT, unit=role.unit)
    registered = asked.base.registered(role.scheme, role.round, role.unit)
    able = [
        each
        for each in asked.owners.reviewers
        if each.covers(role.scheme, role.unit, registered) and each.account not in asked.owning
    ]
    round_ = asked.base.round(role.scheme, role.round)
    if asked.is_administrator and round_ is not None and round_.state in RECORDED:
        return Ruling(needs=_missing_stages(asked, _asked_for(asked, "notice"), able))
    if asked.actor not in {each.account for each in able}:
        return asked.refused(refusals.NOT_REVIEWER, unit=role.unit, scheme=role.scheme)
    if round_ is None or round_.state not in STAGES_ASKED:
        state = NO_ROUND if round_ is None else STATES[round_.state]
        return asked.refused(refusals.REVIEW_CLOSED, round=role.round, state=state)
    agreeing = [each for each in able if each.account in {asked.actor, *asked.approved_by}]
    return Ruling(
        tuple(signing_problems(asked.signing(), agreeing, asked.place)),
        _missing_stages(asked, _asked_for(asked, round_.state), able),
    )


def _asked_for(asked: Asked, state: str) -> dict[str, frozenset[int]]:
    """Return the stages that have to agree, each with the accounts that do not count for it.

    A scheme has the stages for which it has reviewers. A county check that the base records is
    done, and whoever did it does not verify.
    """
    role = asked.role
    there = {each.stage for each in asked.owners.reviewers if role.scheme in each.schemes}
    stages = [stage for stage in STAGES_ASKED[state] if stage in there] or sorted(there)
    named = asked.base.reviewers(role.scheme, role.round, role.unit)
    checked = {each.id for each in named if each.stage == "county"}
    if "city" not in stages or not checked:
        return {stage: frozenset() for stage in stages}
    checkers = frozenset(each.account for each in asked.owners.reviewers if each.id in checked)
    return {"city": checkers}


def _missing_stages(
    asked: Asked, stages: Mapping[str, frozenset[int]], able: Iterable[AppointedReviewer]
) -> tuple[Need, ...]:
    """Return the stages without consent where everybody who agrees speaks for one stage at most."""
    of = {
        stage: {each.account for each in able if each.stage == stage} - barred
        for stage, barred in stages.items()
    }
    agree = {asked.actor, *asked.approved_by}
    choices = [(*sorted(of[stage] & agree), None) for stage in stages]
    spoken = max(product(*choices), key=_distinct)
    return tuple(
        Need(OF_STAGE[stage].filled(unit=asked.role.unit), frozenset(of[stage] - set(spoken)))
        for stage, account in zip(stages, spoken, strict=True)
        if account is None
    )


def _distinct(spoken: tuple[int | None, ...]) -> int:
    """Return how many stages an assignment fills; less than none if one person speaks for two."""
    people = [each for each in spoken if each is not None]
    return len(people) if len(set(people)) == len(people) else -1


def _sheet(asked: Asked) -> Ruling:
    """A judge fills in the own sheet while marking is open; two administrators may for a judge."""
    role = asked.role
    id = (role.scheme, role.round, role.judge)
    judge = next((j for j in asked.owners.judges if (j.scheme, j.round, j.judge) == id), None)
    is_own = judge is not None and judge.account == asked.actor
    if not is_own and not asked.is_administrator:
        return asked.refused(refusals.NOT_JUDGE, judge=role.judge)
    round_ = asked.base.round(role.scheme, role.round)
    if round_ is None or round_.state not in MARKING:
        state = NO_ROUND if round_ is None else STATES[round_.state]
        return asked.refused(refusals.MARKING_CLOSED, round=role.round, state=state)
    if judge is None or not is_own:
        return asked.once_approved(SECOND_ADMINISTRATOR, asked.owners.administering)
    register = asked.base.register(role.scheme, role.round)
    judged = set() if register is None else register.units.keys()
    own = sorted((asked.owners.owned_by(asked.actor) & judged) - {judge.unit})
    return asked.refused(refusals.JUDGES_OWN_UNIT, unit=own[0]) if own else ALLOWED


def _objection(asked: Asked) -> Ruling:
    """The policy office records objections and answers; so may a reviewer of the scheme, approved by it."""
    if asked.is_administrator:
        return ALLOWED
    able = {each.account for each in asked.owners.reviewers if asked.role.scheme in each.schemes}
    if asked.actor not in able:
        return asked.refused(refusals.NOT_ADMINISTRATOR)
    return asked.once_approved(ADMINISTRATOR, asked.owners.administering)


_RULES: Mapping[Kind, Callable[[Asked], Ruling]] = {
    "shared": _shared,
    "unit": _unit,
    "claim": _claim,
    "evidence": _evidence,
    "review": _review,
    "sheet": _sheet,
    "objection": _objection,
}
