"""One claim judged alone: a claim that is no file yet, from a form, a workbook or an issue.

It is held against its scheme, round, register and evidence, exactly as ``check`` would once it
lies in its place; only what needs other units' files is left to ``check``.
"""

import hashlib
from dataclasses import replace

from toolkit.checking.evidence_files import check_evidence_files
from toolkit.checking.facts import note_facts
from toolkit.checking.ledgers import check_ledgers
from toolkit.checking.registers import check_claimants
from toolkit.checking.tables import build
from toolkit.checking.validation import validate
from toolkit.problems.problem import Problem, in_order
from toolkit.reading.document import Document
from toolkit.reading.personal import personal_data, personal_in_text
from toolkit.reading.reader import parse
from toolkit.submissions.claim import shaped_claim
from toolkit.submissions.repository import Repository, SubmissionId


def check_one_claim(
    repository: Repository, id: SubmissionId, text: str
) -> tuple[Document | None, list[Problem]]:
    """Return the document of a claim's text (None where it cannot be read) and its problems in order.

    ``id`` is the scheme, round and unit; the round must have a readable edition.
    """
    scheme, round_, unit = id
    filed = repository.rounds[scheme, round_]
    assert filed.edition is not None
    shown = f"{repository.shown}/units/{unit}/{round_}/{scheme}.yml"
    document, problems = parse(text, shown, hashlib.sha256(text.encode()).hexdigest())
    if document is None:
        return None, in_order([*problems, *personal_in_text(text, shown)])
    problems += personal_data(document)
    claim, shape = shaped_claim(document, filed.edition.scheme)
    problems += shape
    if claim is not None:
        alone = replace(
            Repository(repository.root, repository.shown),
            rounds={(scheme, round_): replace(filed, sheets=())},
            claims={id: claim},
            units=repository.units,
            unreadable_units=repository.unreadable_units,
        )
        for tables in build(alone):
            problems += [each for each in validate(tables) if each.place.file == shown]
        for found in (note_facts, check_claimants, check_ledgers, check_evidence_files):
            problems += found(alone)
    return document, in_order(problems)
