"""What people sign in a review, their entry and their marks: nobody else writes or removes either."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from toolkit.language import Text
from toolkit.problems.problem import Place, Problem
from toolkit.reading.document import Document
from toolkit.review import refusals
from toolkit.submissions.owners import AppointedReviewer
from toolkit.submissions.review import STAGES, ReviewerShape

_REVIEWERS = TypeAdapter(tuple[ReviewerShape, ...])


@dataclass(frozen=True, slots=True)
class Signed:
    """Who is named in a review, and the marks of each person as they are written."""

    reviewers: tuple[ReviewerShape, ...] = ()
    marks: Mapping[str, Any] = field(default_factory=dict)

    def of(self, id: str) -> tuple[Counter[str], Any]:
        """Return the stages at which a person is named, and the person's marks."""
        return Counter(each.stage for each in self.reviewers if each.id == id), self.marks.get(id)


@dataclass(frozen=True, slots=True)
class Signing:
    """What is signed in a review before a change and after it."""

    before: Signed
    after: Signed


def signed(document: Document | None) -> Signed:
    """Return what is signed in a review; of what cannot be read, nothing."""
    data = document.data if document is not None else None
    if not isinstance(data, dict):
        return Signed()
    try:
        named = _REVIEWERS.validate_python(data.get("reviewers"))
    except ValidationError:
        named = ()
    marks = data.get("marks")
    return Signed(named, marks if isinstance(marks, dict) else {})


def signing_problems(
    signing: Signing, agreeing: Collection[AppointedReviewer], place: Place
) -> Iterator[Problem]:
    """Yield a problem for everybody whose entry or marks change though they do not agree.

    Who agrees is named only at the stage for which owners.yml has them.
    """
    before, after = signing.before, signing.after
    stages = {each.id: each.stage for each in agreeing}
    people = {each.id for each in (*before.reviewers, *after.reviewers)}
    for id in sorted(people | before.marks.keys() | after.marks.keys()):
        (was, _), (now, _) = before.of(id), after.of(id)
        if id not in stages:
            if before.of(id) != after.of(id):
                yield Problem(refusals.NOT_SIGNER, place, {"reviewer": id})
        elif any(stage != stages[id] for stage in now - was):
            said: dict[str, Text | str | int] = {"reviewer": id, "stage": STAGES[stages[id]]}
            yield Problem(refusals.OTHER_STAGE, place, said)
