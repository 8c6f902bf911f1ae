"""What an edition of a policy changed from the one before, in sentences that lead to both."""

from typing import Any

from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.policy_editions import in_force
from toolkit.pages.policy_outcomes import outcome_rows
from toolkit.pages.renderer import Renderer
from toolkit.schemes.differences.scheme_differences import Difference, scheme_differences
from toolkit.schemes.edition import Edition

#: What differences are about, in the order of the page, with where such a thing stands on a policy page.
KINDS = {
    "scheme": "top",
    "class": "basics",
    "indicator": "indicator-{code}",
    "target": "condition-{code}",
    "condition": "condition-{code}",
    "fact": "key-{code}",
    "outcome": "outcome-{code}",
    "reading": "reading-{code}",
    "clause": "clause-{code}",
}


def changes_page(renderer: Renderer, old: Edition, new: Edition) -> Page:
    """Return the page of what an edition changed from the one before."""
    scheme, language = new.scheme, renderer.language
    found = scheme_differences(old, new)
    groups = [
        (kind, renderer.word(f"changed_{kind}"), [_row(renderer, each, old, new) for each in rows])
        for kind in KINDS
        if (rows := [each for each in found if each.kind == kind])
    ]
    names = {"old": old.scheme.edition, "new": scheme.edition}
    title = renderer.word("changes_title", title=scheme.title, **names)
    return renderer.page(
        addresses.changes(scheme.id, scheme.edition),
        title,
        title,
        [(f"changed-{kind}", name) for kind, name, _ in groups],
        "changes.html",
        groups=groups,
        many=len(found),
        names=names,
        editions=[
            {
                "name": each.scheme.edition,
                "address": addresses.policy(each.scheme.id, each.scheme.edition),
                "document": each.scheme.policy.title.said(language),
                "number": each.scheme.policy.number or "",
                "in_force": in_force(renderer, each.scheme.policy),
            }
            for each in (old, new)
        ],
    )


def _row(renderer: Renderer, each: Difference, old: Edition, new: Edition) -> dict[str, Any]:
    """Return a difference with its places: in the older edition, and in the newer."""
    sides = {"added": (new,), "removed": (old,)}.get(each.change, (old, new))
    return {
        "sentence": each.sentence.said(renderer.language),
        "places": [
            (edition.scheme.edition, _place(renderer, edition, each.kind, each.code))
            for edition in sides
        ],
    }


def _place(renderer: Renderer, edition: Edition, kind: str, code: str) -> str:
    """Return where a part of an edition stands on its page."""
    scheme = edition.scheme
    page = addresses.policy(scheme.id, scheme.edition)
    if kind == "outcome" and code not in [row["id"] for row in outcome_rows(renderer, scheme)]:
        return f"{page}#outcome-grades"  # a grade is told with the others
    if kind == "target" and code in scheme.attachments:
        return f"{page}#expectations"
    shown = code.lower() if kind in ("indicator", "reading") else code
    return f"{page}#{KINDS[kind].format(code=shown)}"
