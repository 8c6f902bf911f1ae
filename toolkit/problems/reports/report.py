"""The shape of a report: strict and bounded, for it also travels from a job that nobody trusts.

Every text is one line of visible characters within its length; nothing has unknown keys. Numbers
that come out of scoring are strings, as everywhere.
"""

import json
from collections import Counter
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, model_validator
from pydantic import Field as Limited

from toolkit.language import Language
from toolkit.problems.printing import visible
from toolkit.problems.problem import Severity

FORMAT = 1
#: A report never has more bytes.
LARGEST = 1_000_000
MOST_PROBLEMS, MOST_ENTRIES, MOST_PATHS = 1000, 300, 20
LONGEST_SENTENCE, LONGEST_LABEL = 2000, 300

Command: TypeAlias = Literal["check", "owners", "impact", "review"]
#: Compared with the base: only a new problem stands in the way of a change.
Standing: TypeAlias = Literal["new", "remaining", "solved"]
Answer: TypeAlias = Literal["allowed", "pending", "refused"]


def _is_visible(text: str) -> str:
    if visible(text) != text:
        raise ValueError("has characters that are not visible")
    return text


_PLAIN = r"^[^\u0000-\u001f\u007f-\u009f]*$"
Sentence: TypeAlias = Annotated[
    str,
    StringConstraints(max_length=LONGEST_SENTENCE, pattern=_PLAIN),
    AfterValidator(_is_visible),
]
Label: TypeAlias = Annotated[
    str, StringConstraints(max_length=LONGEST_LABEL, pattern=_PLAIN), AfterValidator(_is_visible)
]
CodeId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{3}$")]
Account: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,20}$")]
Revision: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}([0-9a-f]{24})?$")]
Day: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Count: TypeAlias = Annotated[int, Limited(ge=0, le=1_000_000_000)]
Position: TypeAlias = Annotated[int, Limited(ge=1, le=1_000_000_000)]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Sentences(_Shape):
    """A statement in both languages."""

    zh: Sentence
    en: Sentence

    def said(self, language: Language) -> str:
        """Return the words in that language."""
        return self.zh if language == "zh" else self.en


class Labels(_Shape):
    """A name in both languages."""

    zh: Label
    en: Label

    def said(self, language: Language) -> str:
        """Return the words in that language."""
        return self.zh if language == "zh" else self.en


class Finding(_Shape):
    """One problem. ``read`` is what stood there, never of personal data."""

    code: CodeId
    severity: Severity
    file: Label
    line: Position
    column: Position
    read: Label | None
    message: Sentences
    remedy: Sentences
    suggestion: Sentence | None
    standing: Standing | None

    @property
    def blocks(self) -> bool:
        """True if a change may not be made while this stands."""
        return self.severity == "error" and self.standing in (None, "new")


class Touched(_Shape):
    """A path of a change, and whether it may be changed so."""

    path: Label
    change: Literal["added", "deleted", "modified"]
    answer: Answer
    codes: Annotated[list[CodeId], Limited(max_length=40)]


class Missing(_Shape):
    """An approval that is missing: whose, and for which paths; ``files`` counts all of them."""

    who: Labels
    accounts: Annotated[list[Account], Limited(max_length=MOST_PATHS)]
    paths: Annotated[list[Label], Limited(max_length=MOST_PATHS)]
    files: Count


class Ownership(_Shape):
    """Whether a change may be made by the account that makes it; ``start`` is where it left the base."""

    actor: Account
    start: Revision | None
    answer: Answer
    files: Count
    paths: Annotated[list[Touched], Limited(max_length=MOST_ENTRIES)]
    missing: Annotated[list[Missing], Limited(max_length=MOST_PATHS)]


class Value(_Shape):
    """A number, or words such as a grade, before and after; null where there was none."""

    before: Label | Labels | None
    after: Label | Labels | None


class Moved(_Shape):
    """Something of a unit that a change moves: an indicator, the total, its rank, grade or money.

    ``without_marks``: the claimed total leaves out the marks of people, which nobody can claim.
    """

    scheme: Label
    round: Label
    unit: Label
    name: Labels
    what: Literal["indicator", "total", "rank", "grade", "money", "consequence"]
    label: Labels
    claimed: Value | None
    verified: Value | None
    without_marks: bool = False


class Cause(_Shape):
    """A changed line and what it alone does to the total of a unit; without file, the remainder."""

    scheme: Label
    round: Label
    unit: Label
    file: Label | None
    line: Position | None
    change: Sentences
    claimed: Value | None
    verified: Value | None
    without_marks: bool = False


class Share(_Shape):
    """One row of a distribution over a round: units of a grade, or the middle of the totals."""

    scheme: Label
    round: Label
    label: Labels
    value: Value


class Step(_Shape):
    """Who acts next, doing what, until which day."""

    who: Labels
    what: Sentences
    until: Day | None


class Impact(_Shape):
    """What a change does to scores, grades and money."""

    moved: Annotated[list[Moved], Limited(max_length=MOST_ENTRIES)]
    causes: Annotated[list[Cause], Limited(max_length=MOST_ENTRIES)]
    distribution: Annotated[list[Share], Limited(max_length=MOST_ENTRIES)]
    differences: Annotated[list[Sentences], Limited(max_length=MOST_ENTRIES)]
    remarks: Annotated[list[Sentences], Limited(max_length=MOST_PATHS)]
    next: Annotated[list[Step], Limited(max_length=MOST_PATHS)]


class Cut(_Shape):
    """What a report leaves out to keep its bounds: problems, other entries, and ends of texts."""

    problems: Count
    entries: Count
    texts: Count


class Report(_Shape):
    """What a command found. ``errors``, ``warnings`` and ``notes`` count what is there, cut or not.

    ``ok``: no error that blocks, and where it was asked, the change may be made now. ``codes``
    names every code told. A problem that is solved is not counted.
    """

    format: Annotated[int, Limited(ge=FORMAT, le=FORMAT)]  # a Literal takes true for 1
    tool: Literal["kaohe"]
    version: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z.+-]{1,40}$")]
    command: Command
    base: Revision | None
    head: Revision | None
    data_date: Day | None
    ok: bool
    errors: Count
    warnings: Count
    notes: Count
    unfinished: Count
    codes: dict[CodeId, Labels]
    problems: Annotated[list[Finding], Limited(max_length=MOST_PROBLEMS)]
    cut: Cut
    owners: Ownership | None
    impact: Impact | None

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> "Report":
        """Refuse a report whose summary says other than its entries."""
        may = self.owners is None or self.owners.answer == "allowed"
        if self.ok != (may and not any(each.blocks for each in self.problems)):
            raise ValueError("ok does not follow from the problems and the owners' answer")
        told = Counter(each.severity for each in self.problems if each.standing != "solved")
        if (
            told["error"] > self.errors
            or told["warning"] > self.warnings
            or told["note"] > self.notes
        ):
            raise ValueError("fewer problems are counted than told")
        if {each.code for each in self.problems} != self.codes.keys():
            raise ValueError("codes are not those of the problems")
        return self


def as_json(report: Report) -> str:
    """Return a report as JSON: what is private was left out when it was made."""
    return json.dumps(report.model_dump(), ensure_ascii=False, indent=2) + "\n"


def schema_text() -> str:
    """Return the JSON Schema of reports, as it is committed."""
    schema = Report.model_json_schema(mode="validation")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Kaohe report, format {FORMAT}",
    }
    return json.dumps(head | {k: v for k, v in schema.items() if k != "title"}, indent=1) + "\n"
