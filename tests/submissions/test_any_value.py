"""Whatever stands where in a file, it is answered with a value or with problems, never raised."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.problems.printing import as_text
from toolkit.problems.problem import Problem
from toolkit.problems.reports.making import Findings, report_of
from toolkit.problems.reports.report import as_json
from toolkit.reading.document import Document
from toolkit.reading.reader import parse
from toolkit.reading.shape import shaped
from toolkit.schemes.edition import load
from toolkit.schemes.examples import shaped_examples
from toolkit.schemes.lint import lint
from toolkit.schemes.scheme import Scheme
from toolkit.scoring.examples import check_examples
from toolkit.submissions.claim import shaped_claim
from toolkit.submissions.review import shaped_review
from toolkit.submissions.round import Register, Round
from toolkit.submissions.unit import Unit

DATA = Path(__file__).resolve().parents[2] / "data"
K = "keqiao-contact-point"
FILES = {
    "claim": f"units/keqiao-demo-loom/2018/{K}.yml",
    "review": f"units/keqiao-demo-loom/2018/{K}.review.yml",
    "unit": "units/keqiao-demo-loom/unit.yml",
    "round": f"schemes/{K}/rounds/2018/round.yml",
    "register": f"schemes/{K}/rounds/2018/register.yml",
    "examples": f"schemes/{K}/2018/examples/validity.yml",
    "scheme": f"schemes/{K}/2018/scheme.yml",
}
Steps = tuple[str | int, ...]

SCALARS = st.sampled_from(
    [None, True, 0, -1, 2**70, Decimal("0.5"), Decimal("-0.0"), "", "x", "２", "2018-02-30", "=1"]
)
ODD = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=2).map(tuple)
        | st.dictionaries(
            st.sampled_from(["a", "reading", "part", "attribute", "field", "is", "zh", "en", "id"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=3,
)


def document_of(kind: str) -> Document:
    document, problems = parse((DATA / FILES[kind]).read_text("utf-8"), f"{kind}.yml")
    assert problems == []
    assert document is not None
    return document


def paths(value: Any, path: Steps = ()) -> Iterator[Steps]:
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in entries:
        yield (*path, step)
        if isinstance(inner, dict | tuple):
            yield from paths(inner, (*path, step))


def put(value: Any, path: Steps, new: Any, how: str) -> Any:
    """Return the value with something else at the path, nothing there, or one entry more."""
    step, rest = path[0], path[1:]
    if rest:
        new, how = put(value[step], rest, new, how), "instead"
    if isinstance(value, dict):
        if how == "nothing":
            return {key: each for key, each in value.items() if key != step}
        return {**value, ("extra" if how == "more" else step): new}
    assert isinstance(step, int)
    kept = value[step:][:1] if how == "more" else ()
    between = () if how == "nothing" else (new,)
    return (*value[:step], *kept, *between, *value[step + 1 :])


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    edition, _ = load(document_of("scheme"))
    assert edition is not None
    return edition.scheme


def judged(document: Document, scheme: Scheme) -> dict[str, Callable[[], tuple[Any, Any]]]:
    """Return how each kind of file is read."""
    return {
        "claim": lambda: shaped_claim(document, scheme),
        "review": lambda: shaped_review(document, scheme),
        "unit": lambda: shaped(Unit, document),
        "round": lambda: shaped(Round, document),
        "register": lambda: shaped(Register, document),
        "examples": lambda: shaped_examples(document, scheme),
    }


def assert_told(problems: list[Problem], document: Document) -> None:
    """Every problem can be told in both languages and stands in the file."""
    lines = document.text.splitlines()
    assert as_text(problems, "zh", lambda file: lines)
    assert as_text(problems, "en", lambda file: lines)
    assert as_json(report_of(Findings(problems)))
    assert all(1 <= problem.place.line <= len(lines) for problem in problems)


HOW = st.sampled_from(["instead", "instead", "nothing", "more"])


@pytest.mark.parametrize("kind", [kind for kind in FILES if kind != "scheme"])
@settings(deadline=None, max_examples=40)
@given(data=st.data(), odd=ODD, how=HOW)
def test_any_value_anywhere_in_a_file_is_answered(
    scheme: Scheme, kind: str, data: st.DataObject, odd: Any, how: str
) -> None:
    document = document_of(kind)
    path = data.draw(st.sampled_from(list(paths(document.data))))
    changed = replace(document, data=put(document.data, path, odd, how))
    value, problems = judged(changed, scheme)[kind]()
    assert value or problems
    assert_told(problems, changed)


@settings(deadline=None, max_examples=25)
@given(data=st.data(), odd=ODD, how=HOW)
def test_any_value_anywhere_in_a_scheme_is_answered(
    data: st.DataObject, odd: Any, how: str
) -> None:
    document = document_of("scheme")
    path = data.draw(st.sampled_from(list(paths(document.data))))
    changed = replace(document, data=put(document.data, path, odd, how))
    edition, problems = load(changed)
    assert edition or problems
    if edition is not None:
        examples, further = shaped_examples(document_of("examples"), edition.scheme)
        problems = [*problems, *further, *lint(edition), *check_examples(edition, examples)]
    assert_told([each for each in problems if each.place.file == "scheme.yml"], changed)
