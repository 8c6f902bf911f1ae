"""Ownership: may this change be made by this person? The base says who may do what."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Literal, TypeAlias

from toolkit.problems.problem import Place, Problem, has_errors, in_order
from toolkit.review.base import Base, document_of
from toolkit.review.changes import Change, Kind, changes_between
from toolkit.review.contents import WHOLE, content_problems
from toolkit.review.git import Git
from toolkit.review.names import by_fold, name_problems, twin_problems
from toolkit.review.objects import Objects, TooMuch, opened
from toolkit.review.refusals import AWAITS, NO_OWNERS, NO_START, TOO_MANY
from toolkit.review.rights import Asked, Need, ruling
from toolkit.review.roles import role_of
from toolkit.review.signed import Signing, signed

#: A change of more files is not looked at, whoever makes it.
MOST_FILES = 1000

Answer: TypeAlias = Literal["allowed", "pending", "refused"]


@dataclass(frozen=True, slots=True)
class Person:
    """Who makes a change, and who has approved it, as numbers of accounts."""

    actor: int
    approved_by: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Judged:
    """One path of a change: what happened to it, and which approvals it waits for."""

    path: str
    kind: Kind
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a change may be made: by path, and as a whole.

    ``start`` is where the change left the base, empty where there is no such commit. Problems
    have the paths of files from the top of the repository, "." for the change as a whole.
    """

    base: str
    start: str
    head: str
    actor: int
    paths: tuple[Judged, ...]
    problems: tuple[Problem, ...]

    @property
    def answer(self) -> Answer:
        """``allowed`` now, ``pending`` until others approve, or ``refused``."""
        if has_errors(list(self.problems)):
            return "refused"
        return "pending" if self.missing else "allowed"

    @property
    def missing(self) -> dict[Need, list[str]]:
        """The approvals still missing, each with the paths that wait for it."""
        found: dict[Need, list[str]] = {}
        for each in self.paths:
            for need in each.needs:
                found.setdefault(need, []).append(each.path)
        return found


def judge(git: Git, base: str, head: str, person: Person) -> Verdict:
    """Return whether a person may make the change that leads to a revision.

    Rights are those at the tip of the base, as it is now: who has lost them there has lost them,
    however old the branch. The change itself is what the branch did since it left the base;
    compared with the tip, every later change of others would look like one of this person.
    """
    tip, change = git.commit(base), git.commit(head)
    starts = git.starts(tip, change)
    if len(starts) != 1:
        none = Problem(NO_START, WHOLE, {"count": len(starts)})
        return Verdict(tip, "", change, person.actor, (), (none,))
    with opened(git) as objects:
        trees = Trees(*map(objects.top, (tip, starts[0], change)))
        paths, problems = _judged(objects, trees, git.prefix, person)
    return Verdict(tip, starts[0], change, person.actor, tuple(paths), tuple(in_order(problems)))


@dataclass(frozen=True, slots=True)
class Trees:
    """The trees of the base as it is, of where the change began, and of the change."""

    tip: str
    start: str
    head: str


def _judged(
    objects: Objects, trees: Trees, data: bytes, person: Person
) -> tuple[list[Judged], list[Problem]]:
    try:
        changes = changes_between(objects, trees.start, trees.head, MOST_FILES)
    except TooMuch:  # one folder with more names than anybody needs
        changes = None
    if changes is None:
        return [], [Problem(TOO_MANY, WHOLE, {"limit": f"{MOST_FILES:,}"})]
    problems = [*_formal(objects, trees, data, changes)]
    base = Base(objects, trees.tip, data)
    if base.owners is None:
        problems.append(Problem(NO_OWNERS, WHOLE))
        return [Judged(each.shown, each.kind) for each in changes], problems
    paths = []
    for change in changes:
        role, place = role_of(change.path, data), Place(change.shown)
        asked = Asked(
            base=base,
            owners=base.owners,
            path=change.path,
            role=role,
            place=place,
            actor=person.actor,
            approved_by=person.approved_by,
            is_put=change.new is not None,
            signing=partial(_signing, objects, change),
        )
        found = ruling(asked)
        problems += found.problems
        problems += [Problem(AWAITS, place, {"who": need.who}) for need in found.needs]
        paths.append(Judged(change.shown, change.kind, found.needs))
    return paths, problems


def _signing(objects: Objects, change: Change) -> Signing:
    """Return what is signed in a review before and after its change."""
    before, after = (document_of(objects, each, change.shown) for each in (change.old, change.new))
    return Signing(signed(before), signed(after))


def _formal(
    objects: Objects, trees: Trees, data: bytes, changes: Sequence[Change]
) -> Iterable[Problem]:
    """Yield what nobody may do: names, modes and sizes; what is deleted is beyond them."""
    folder = _folders(objects, trees)
    put = [change for change in changes if change.new is not None]
    for change in put:
        yield from name_problems(change, data)
        parts = change.path.split(b"/")
        above = [b"/".join(parts[:depth]) for depth in range(len(parts))]
        yield from twin_problems(change, map(folder, above))
    yield from content_problems(objects, trees.head, put, data)


def _folders(objects: Objects, trees: Trees) -> Callable[[bytes], Mapping[str, Sequence[bytes]]]:
    """Return how to look up the names of a folder once the change is merged, by fold."""

    @cache
    def names(folder: bytes) -> Mapping[str, Sequence[bytes]]:
        head = objects.names(trees.head, folder)
        # What others have added to the base since will be there too.
        later = {*objects.names(trees.tip, folder)} - {*objects.names(trees.start, folder), *head}
        return by_fold([*head, *sorted(later)])

    return names


def as_data(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as the part of a report; its problems are told there for themselves."""
    of_path: dict[str, list[Problem]] = {}
    for problem in verdict.problems:
        of_path.setdefault(problem.place.file, []).append(problem)
    return {
        "actor": str(verdict.actor),
        "start": verdict.start or None,
        "answer": verdict.answer,
        "files": len(verdict.paths),
        "paths": [
            {
                "path": each.path,
                "change": each.kind,
                "answer": _answer(each, of_path.get(each.path, [])),
                "codes": sorted({problem.code.id for problem in of_path.get(each.path, [])}),
            }
            for each in verdict.paths
        ],
        "missing": [
            {
                "who": need.who,
                "accounts": sorted(map(str, need.accounts)),
                "paths": paths,
                "files": len(paths),
            }
            for need, paths in verdict.missing.items()
        ],
    }


def _answer(judged: Judged, problems: list[Problem]) -> Answer:
    if has_errors(problems):
        return "refused"
    return "pending" if judged.needs else "allowed"
