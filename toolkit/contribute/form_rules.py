"""The rules of checking as plain data for the form, one set for all schemes.

Every sentence, fragment and pattern comes from the module that declares it for ``check``: the
form's script has no words of its own.
"""

import re
from typing import Any

from toolkit.checking import evidence_files, facts, ledgers, references, registers, validation
from toolkit.checking.evidence_kinds.kinds import KINDS
from toolkit.language import Text, both
from toolkit.problems.problem import Code
from toolkit.publishing.outcomes import languages
from toolkit.reading import characters, models, personal, reader, slips
from toolkit.schemes import filling, ids, ledger, numerals, scheme, stated, values
from toolkit.submissions import evidence

#: Every code that a form's entries can earn.
CODES: tuple[Code, ...] = (
    personal.PERSONAL_DATA,
    reader.KEY_NOT_TEXT,
    slips.MISSING_KEY,
    slips.NOT_FILLED,
    values.NOT_A_COUNT,
    values.NOT_A_NUMBER,
    values.TOO_PRECISE,
    values.TOO_LARGE,
    values.NOT_A_DATE,
    values.NO_SUCH_DAY,
    values.TOO_LONG,
    characters.BAD_CHARACTER,
    values.NOT_A_CHOICE,
    values.NOT_YES_NO,
    values.NOT_A_LINK,
    ids.NOT_A_NAME,
    evidence.BAD_FILE_NAME,
    evidence.BAD_HASH,
    evidence.NOWHERE,
    stated.NOT_LISTED,
    validation.TOO_SMALL,
    validation.TOO_LARGE,
    validation.TOO_EARLY,
    validation.TOO_LATE,
    validation.DUPLICATE_ID,
    references.NO_TARGET,
    validation.SAME_EVENT,
    validation.SAME_EVIDENCE,
    registers.NOT_REGISTERED,
    facts.NOT_COUNTED,
    facts.PAPER_MISSING,
    facts.NO_EVIDENCE,
    facts.EXPECTED,
    ledgers.DOES_NOT_FOLLOW,
    ledgers.TOTAL_DIFFERS,
    ledgers.OVERSPENT,
    ledgers.WRONG_YEAR,
)

#: What the form tells of files that are chosen on the computer, before they are handed in.
FILE_CODES: tuple[Code, ...] = (evidence_files.FILE_TOO_LARGE, evidence_files.OTHER_KIND)

#: What sentences are made of, by the name the script knows it by.
WORDS: dict[str, Text] = {
    "in_brackets": slips.IN_BRACKETS,
    "no_label": slips.NO_LABEL,
    "how": slips.HOW,
    "labelled": models.LABELLED,
    "and_personal": both(*personal.BETWEEN),
    "hyphen": ids.HYPHEN,
    "how_if_plain": filling.HOW_IF_PLAIN,
    "or_remove": filling.OR_REMOVE,
    "write_zero": numerals.WRITE_ZERO,
    "multiplied": numerals.MULTIPLIED,
    "day_missing": values.DAY_MISSING,
    "small_letters": evidence.SMALL_LETTERS,
    "counted": evidence.COUNTED,
    "cell": ledger.CELL,
    "look_first": ledgers.LOOK_FIRST,
    "here": validation.HERE,
    "for_another": references.FOR_ANOTHER,
    "one_more": references.ONE_MORE,
    "add_first": references.ADD_FIRST,
    "none_yet": references.NONE_YET,
    **{f"missing_{kind}": references.WHAT[kind] for kind in ("evidence", "for", "kind")},
    **{f"called_{key}": text for key, text in evidence.CALLED.items()},
    "called_date": scheme.DAY,
}

#: How entries that every claim has are called where they are blank, and how they are filled in.
ENTRIES: dict[str, dict[str, Any]] = {
    "id": filling.ID,
    "year": models.described(ledger.OF_YEAR, filling.YEAR),
    "for": models.described(*evidence.FOR),
    "kind": models.described(evidence.KIND, evidence.KIND_FILL),
    "title": models.described(*evidence.TITLE),
    "date": models.described(*evidence.DATE),
}

#: What ids are of, by the name the script knows it by.
IDS: dict[str, ids.Use] = {
    "anything": ids.OF_ANYTHING,
    "own": ids.OF_ITS_OWN,
    "scheme": ids.OF_A_SCHEME,
    "unit": ids.OF_A_UNIT,
    "round": ids.OF_A_ROUND,
    "kind": ids.OF_A_KIND,
    "evidence": ids.OF_EVIDENCE,
}


def rules_object() -> dict[str, Any]:
    """Return the texts of all codes, their fragments, words with a meaning, and personal data."""
    return {
        "format": 1,
        "codes": {code.id: _code(code) for code in (*CODES, *FILE_CODES)},
        "words": {name: languages(text) for name, text in WORDS.items()},
        "filling": {kind: languages(text) for kind, text in filling.HOW_BY_KIND.items()},
        "entries": ENTRIES,
        "ids": {
            name: {"what": languages(use.what), "how": languages(use.how)}
            for name, use in IDS.items()
        },
        "longest": {key: str(longest) for key, longest in evidence.LONGEST.items()},
        "files": {"largest": str(evidence.LARGEST_EVIDENCE), "endings": list(KINDS)},
        "most_shown": str(references.MOST_SHOWN),
        "truths": values.TRUTHS,
        "none": sorted(numerals.NONE),
        "times": {word: str(times) for word, times in numerals.TIMES.items()},
        "unsure": "".join(numerals.UNSURE),
        "personal": _personal(),
    }


def _code(code: Code) -> dict[str, Any]:
    return {
        "severity": code.severity,
        "message": languages(code.message),
        "remedy": languages(code.remedy),
    }


def _personal() -> dict[str, Any]:
    """Return the patterns of personal data; ``is_real`` names the test that a match has to pass."""
    tests = {personal.is_citizen_id: "citizen", personal.is_bank_card: "card"}
    return {
        "wide": _in_javascript(personal.WIDE),
        "long": _in_javascript(personal.LONG_NUMBER),
        "provinces": sorted(personal.PROVINCES),
        "kinds": [
            {
                "name": languages(kind.name),
                "pattern": _in_javascript(kind.pattern),
                **({"is_real": tests[kind.is_real]} if kind.is_real in tests else {}),
                **({} if kind.hints else {"is_long": True}),
            }
            for kind in personal.KINDS
        ],
    }


def _in_javascript(pattern: re.Pattern[str]) -> str:
    """Return a pattern as JavaScript writes it, for the flag ``u``: there ``\\d`` is ASCII alone."""
    written = pattern.pattern.replace("(?P<", "(?<")
    return written if pattern.flags & re.ASCII else written.replace(r"\d", r"\p{Nd}")
