"""Codes and ids are used once."""

from collections import Counter
from collections.abc import Iterator

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem
from toolkit.reading.document import Path
from toolkit.schemes.edition import Edition
from toolkit.schemes.facts import Records

DUPLICATE = declare(
    "S203",
    "error",
    title=both("编号重复", "Id used twice"),
    message=both("{what} “{word}” 用了不止一次。", "The {what} “{word}” is used more than once."),
    remedy=both("每个编号只用一次。", "Use every id once."),
)


def check_ids(edition: Edition) -> Iterator[Problem]:
    """Codes and ids are used once; a condition is not called like a general reason to strike."""
    scheme = edition.scheme
    listed: list[tuple[Text, list[tuple[str, Path]]]] = [
        (
            both("指标编号", "indicator code"),
            [(node.code, (*edition.paths[node.code], "code")) for node in scheme.nodes()],
        ),
        (
            both("条款编号", "clause id"),
            [(each.id, ("clauses", i, "id")) for i, each in enumerate(scheme.clauses)],
        ),
        (
            both("期望编号", "expectation id"),
            [
                *(
                    (each.id, ("expectations", i, "id"))
                    for i, each in enumerate(scheme.expectations)
                ),
                *((each.id, ("eligibility", i, "id")) for i, each in enumerate(scheme.eligibility)),
                *(
                    (each.id, ("outcomes", *path, "id"))
                    for path, each in scheme.outcomes.said()
                    if hasattr(each, "id")
                ),
            ],
        ),
    ]
    reasons: list[tuple[str, Path]] = [(id, ("strike_reasons", id)) for id in scheme.strike_reasons]
    for name, fact in scheme.facts.items():
        path: Path = ("facts", name, "counts_if")
        conditions = fact.counts_if if isinstance(fact, Records) else ()
        entries = [(each.id, (*path, i, "id")) for i, each in enumerate(conditions)]
        listed.append((both("条件编号", "condition id"), [*reasons, *entries]))
    for what, entries in listed:
        counts = Counter(word for word, _ in entries)
        for word, at in dict(entries).items():
            if counts[word] > 1:
                place = edition.document.place(at)
                yield Problem(DUPLICATE, place, {"what": what, "word": word}, word)
