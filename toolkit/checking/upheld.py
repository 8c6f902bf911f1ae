"""A sustained objection and the review: what was asked for, and granted, has to be decided there.

Of an objection sustained in part nobody can compute what was granted, so nothing is said of it.
"""

from collections.abc import Iterator

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem
from toolkit.reading.document import Document
from toolkit.schemes.stated import Stated
from toolkit.submissions.objection import ASKED, Objection
from toolkit.submissions.repository import FiledRound, Repository
from toolkit.submissions.review import DECISIONS, Decision

_TITLE = both("异议成立，核定没有改", "Sustained, and the review is not changed")
_MESSAGE = both(
    "异议 {id} 成立：{what}，{asked}；核定文件里却是：{found}。",
    "Objection {id} is sustained ({what} {asked}), but the review says: {found}.",
)
_REMEDY = both(
    "请核定人员在 {unit} 的核定文件里照异议改；其实没有全部同意的，把 answer.decision 改为 partly。",
    "A reviewer changes the review of {unit} as asked; if not all of it was granted, set answer.decision to partly.",
)
NOT_YET = declare("C746", "warning", title=_TITLE, message=_MESSAGE, remedy=_REMEDY)
NEVER = declare(
    "C747",
    "error",
    title=both(
        "结果已定，异议成立而核定没有改", "Final, with a sustained objection not carried out"
    ),
    message=_MESSAGE,
    remedy=_REMEDY,
)
SEVERAL = both("没有逐条照办", "not so for every record")
UNDECIDED = both("没有决定", "no decision")
RECORD = both("{label} {record}", "{label} {record}")
AS_VALUE = both("{words}（{value}）", "{words} ({value})")


def check_upheld(repository: Repository, filed: FiledRound) -> Iterator[Problem]:
    """Yield a problem for every sustained objection that the review does not follow.

    Of several answered about the same thing, only the last has to be followed.
    """
    state = filed.round.state
    if state not in ("notice", "final", "corrected"):
        return
    for objection, document in _last(filed):
        answer = objection.answer
        if answer is None or answer.decision != "sustained" or objection.asks is None:
            continue
        found = _otherwise(repository, filed, objection)
        if found is None or _corrected_since(repository, filed, objection):
            continue
        assert filed.edition is not None
        assert objection.fact is not None
        label = filed.edition.scheme.facts[objection.fact].label
        asked = ASKED[objection.asks]
        values: dict[str, Text | str] = {
            "id": objection.id,
            "unit": objection.unit,
            "what": label
            if objection.record is None
            else RECORD.filled(label=label, record=objection.record),
            "asked": asked if objection.value is None else _with(asked, objection.value),
            "found": found,
        }
        code = NOT_YET if state == "notice" else NEVER
        yield Problem(code, document.place(("answer", "decision")), values, answer.decision)


def _last(filed: FiledRound) -> Iterator[tuple[Objection, Document]]:
    """Yield of the objections granted about one thing that which was answered last."""
    found: dict[tuple[str | None, ...], tuple[Objection, Document]] = {}
    for objection, document in filed.objections:
        answer = objection.answer
        if answer is None or answer.decision == "rejected":
            continue
        about = (objection.unit, objection.fact, objection.record)
        other = found[about][0].answer if about in found else None
        if other is None or answer.on >= other.on:
            found[about] = (objection, document)
    yield from found.values()


def _otherwise(repository: Repository, filed: FiledRound, objection: Objection) -> Text | None:
    """Return what is decided instead of what was asked for; None where it is that, or unknown."""
    key = (filed.round.scheme, filed.round.round, objection.unit)
    claim, fact = repository.claims.get(key), objection.fact
    if filed.edition is None or claim is None or fact is None:
        return None
    if fact not in filed.edition.scheme.facts:
        return None
    stated = claim.facts.get(fact)
    if stated is None or key in repository.unreadable_reviews:
        return None
    review = repository.reviews[key].review if key in repository.reviews else None
    facts = review.facts if review is not None else {}
    records = review.records.get(fact, {}) if review is not None else {}
    listed = {each.id for each in stated.records or ()}
    if objection.record is not None:
        given = records.get(objection.record)
        is_done = objection.record not in listed or _is_as_asked(given, objection)
        return None if is_done else _said(given)
    if stated.records is None:
        given = facts.get(fact)
        return None if _is_as_asked(given, objection, stated) else _said(given)
    if objection.asks == "corrected":
        return None  # a number instead of records, which no review can decide
    is_done = all(_is_as_asked(records.get(id), objection) for id in listed)
    return None if is_done else SEVERAL


def _is_as_asked(
    given: Decision | None, objection: Objection, stated: Stated | None = None
) -> bool:
    """True if a decision grants what is asked; a value claimed as asked may as well be accepted."""
    if given is None:
        return False
    if objection.asks != "corrected":
        return given.decision == objection.asks
    value = stated.value if given.decision == "accepted" and stated is not None else given.value
    return bool(value == objection.value)


def _said(given: Decision | None) -> Text:
    if given is None:
        return UNDECIDED
    words = DECISIONS[given.decision]
    return words if given.value is None else _with(words, given.value)


def _with(words: Text, value: object) -> Text:
    return AS_VALUE.filled(words=words, value=str(value))


def _corrected_since(repository: Repository, filed: FiledRound, objection: Objection) -> bool:
    """True if the review was changed on record, for another reason, after the objection's answer."""
    key = (filed.round.scheme, filed.round.round, objection.unit)
    if filed.corrections is None or key not in repository.reviews or objection.answer is None:
        return False
    file = repository.canonical(repository.reviews[key].document.file)
    return any(
        each.file == file
        and each.on > objection.answer.on
        and each.id != objection.answer.correction
        for each in filed.corrections.corrections
    )
