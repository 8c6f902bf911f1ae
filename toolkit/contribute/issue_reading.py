"""An issue of a claim form read back: one issue, one claim file, judged by itself.

What is typed is kept as it is, and ``check`` judges the file that it makes; its problems are told
at the lines of the issue.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pydantic import TypeAdapter, ValidationError

from toolkit.checking.one_claim import check_one_claim
from toolkit.contribute.entries import ClaimEntries, claim_text
from toolkit.contribute.issue_answers import HEADING, Answers, Values
from toolkit.contribute.issue_cells import headed
from toolkit.contribute.issue_form import ROUND, is_open, issue_form
from toolkit.contribute.issue_lines import Line, not_blank
from toolkit.contribute.issue_problems import NO_FORM
from toolkit.contribute.places import Places
from toolkit.language import both
from toolkit.problems.problem import Place, Problem, has_errors, in_order
from toolkit.reading.files import LARGEST_FILE, TOO_LARGE
from toolkit.reading.personal import personal_in_text
from toolkit.schemes.ids import UnitId
from toolkit.submissions.opening import MISSING_FILE
from toolkit.submissions.repository import FiledRound, Repository, SubmissionId
from toolkit.submissions.round import STATES

NO_ROUND = both("没有写明是哪一轮考核", "it does not say which round it is for")
CLOSED = both(
    "{round}现在是“{state}”，不在填报阶段", "{round} is not being filled in; its state is “{state}”"
)
#: A place that no unit has, for the evidence of a claim whose unit is none.
NOBODY = "-"


@dataclass(frozen=True)
class IssueRead:
    """What an issue says: whose claim it is, its entries, its file, and every problem.

    ``id``, ``entries`` and ``text`` are None where the issue cannot be read as a claim. ``place``
    is where the unit is named.
    """

    id: SubmissionId | None
    entries: ClaimEntries | None
    text: str | None
    problems: list[Problem]
    place: Place = field(default=Place(""))

    @property
    def is_sound(self) -> bool:
        """True if a file may be written of it."""
        return self.text is not None and not has_errors(self.problems)


def read_issue(repository: Repository, body: str, shown: str) -> IssueRead:
    """Read the text of an issue; ``shown`` is what its file is called in problems."""
    lines = [Line(number, text) for number, text in enumerate(_split(body), 1)]
    filed, refusal = _round_of(repository, lines, shown)
    if filed is None:
        return IssueRead(None, None, None, in_order([*refusal, *personal_in_text(body, shown)]))
    reading = Answers(issue_form(repository, filed), lines, shown)
    entries = reading.entries()
    if entries is None or reading.problems:  # what is no claim yet is searched as it is written
        problems = [*reading.problems, *personal_in_text(body, shown)]
        return IssueRead(None, entries, None, in_order(problems))
    id = (entries.scheme, entries.round, entries.unit if _is_id(entries.unit) else NOBODY)
    text = claim_text(reading.form.scheme, entries)
    if len(text.encode()) > LARGEST_FILE:
        known: Values = {"size": f"{len(text.encode()):,}", "limit": f"{LARGEST_FILE:,}"}
        problems = [Problem(TOO_LARGE, Place(shown), known), *personal_in_text(body, shown)]
        return IssueRead(id, entries, None, in_order(problems))
    problems = list(_without_unit(repository, id, reading.place(("unit",))))
    document, judged = check_one_claim(repository, id, text)
    places = None if document is None else Places(document)
    for problem in judged:
        path = () if places is None else places.path(problem.place)
        problems.append(replace(problem, place=reading.place(path)))
    return IssueRead(id, entries, text, in_order(problems), reading.place(("unit",)))


def _split(body: str) -> list[str]:
    return [line.removesuffix("\r") for line in body.split("\n")]


def _round_of(
    repository: Repository, lines: list[Line], shown: str
) -> tuple[FiledRound | None, list[Problem]]:
    """Return the open round an issue says it is of; None and why where there is none."""
    heading = HEADING + headed(ROUND)
    at = [index for index, line in enumerate(lines) if line.text.rstrip() == heading]
    answers = list(not_blank(lines[at[0] + 1 :]))[:1] if len(at) == 1 else []
    answer = answers[0] if answers else Line(1, "")
    scheme, _, name = answer.text.strip().partition(" ")
    filed = repository.rounds.get((scheme, name))
    if filed is not None and is_open(filed):
        return filed, []
    why = NO_ROUND
    if filed is not None:
        why = CLOSED.filled(round=filed.round.title, state=STATES[filed.round.state])
    return None, [Problem(NO_FORM, Place(shown, answer.number), {"why": why})]


def _is_id(unit: str) -> bool:
    try:
        TypeAdapter(UnitId).validate_python(unit)
    except ValidationError:
        return False
    return True


def _without_unit(repository: Repository, id: SubmissionId, place: Place) -> Iterator[Problem]:
    """Yield the problem of a unit that has no file of its own yet."""
    unit = id[2]
    if unit != NOBODY and unit not in repository.units:
        yield Problem(MISSING_FILE, place, {"name": f"units/{unit}/unit.yml"})
