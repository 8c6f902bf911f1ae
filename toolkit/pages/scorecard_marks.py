"""What people marked on a scorecard: who gave how much, and the line of the review that says it."""

from dataclasses import dataclass

from toolkit.numbers import exact, plain
from toolkit.pages.renderer import Renderer
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.repository import Repository


@dataclass(frozen=True)
class Marked:
    """One mark of a reviewer, under a pseudonymous id: the part it is for, if not the whole, and its line."""

    by: str
    mark: str
    part: str
    line: int


def marks_given(
    renderer: Renderer, repository: Repository, card: Scorecard
) -> dict[str, list[Marked]]:
    """Return the marks of the reviewers by indicator; nothing where a review no longer holds.

    Sheets of judges are not published, and no marks of theirs are here.
    """
    unit, round_, scheme = card.address
    filed = repository.reviews.get((scheme, round_, unit))
    if filed is None or not card.reviewers or not card.review_file:
        return {}
    rules = {leaf.code: leaf.rule for leaf in card.edition.scheme.leaves()}
    given = filed.review.marks
    lines = {by: filed.document.line(("marks", by)) for by in given}
    found: dict[str, list[Marked]] = {}
    for id in dict.fromkeys(id for marks in given.values() for id in marks):
        code, _, item = id.partition("-")
        labels = {each.id: each.label for each in getattr(rules[code], "items", ())}
        part = labels[item].said(renderer.language) if item in labels else ""
        found.setdefault(code, []).extend(
            Marked(by, plain(exact(marks[id])), part, lines[by])
            for by, marks in given.items()
            if id in marks
        )
    return found
