"""What a fact asks for, on a policy page: which records count, the hint, the evidence."""

import re
from collections.abc import Iterable
from typing import Any

from toolkit.language import Language, joined
from toolkit.numbers import exact, plain
from toolkit.pages.words import WORDS
from toolkit.schemes.facts import Condition, Records
from toolkit.schemes.predicates import AtLeast, Below, explained
from toolkit.schemes.scheme import Scheme


def asked_facts(scheme: Scheme, names: Iterable[str], language: Language) -> list[dict[str, Any]]:
    """Return the facts of which there is something to say, each once."""
    facts = [_fact(scheme, name, language) for name in dict.fromkeys(names)]
    return [each for each in facts if each["is_listed"] or each["help"] or each["evidence"]]


def stands_in(number: str, label: str) -> bool:
    """True if a label says the number itself."""
    return re.search(rf"(?<![\d.]){re.escape(number)}(?!\.?\d)", label) is not None


def _fact(scheme: Scheme, name: str, language: Language) -> dict[str, Any]:
    declared = scheme.facts[name]
    kinds = tuple(scheme.evidence_kinds[kind] for kind in declared.evidence)
    conditions = declared.conditions if isinstance(declared, Records) else ()
    fields = declared.fields if isinstance(declared, Records) else {}
    return {
        "label": declared.label.said(language),
        "is_listed": isinstance(declared, Records),
        "plain": isinstance(declared, Records) and declared.plain,
        "conditions": [_condition(each, fields, language) for each in conditions],
        "help": declared.help.said(language) if declared.help else "",
        "evidence": joined(kinds, "、", ", ").said(language) if kinds else "",
    }


def _condition(condition: Condition, fields: Any, language: Language) -> dict[str, str]:
    """Return a condition; how it is computed is left out where its label says that already."""
    label, when = condition.label.said(language), condition.when
    if when is None:
        how = WORDS["judged"].said(language)
    elif isinstance(when, AtLeast | Below) and stands_in(_bound(when), label):
        how = ""
    else:
        how = explained(when, fields).said(language)
    return {"label": label, "how": how}


def _bound(when: AtLeast | Below) -> str:
    return plain(exact(when.at_least if isinstance(when, AtLeast) else when.below))
