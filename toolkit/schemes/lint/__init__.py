"""The lint of a scheme: what does not hold together, and what the policy itself leaves open.

A finding about the *policy* (a sum that does not add up, a target stated as a range, a class that
is named but not defined, papers asked for without points) has to be accepted by a reading that
settles it; any other finding is an error of the file.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem
from toolkit.schemes.edition import Edition
from toolkit.schemes.findings import policy_findings
from toolkit.schemes.lint.forms import check_form
from toolkit.schemes.lint.ids import check_ids
from toolkit.schemes.lint.outcomes import check_outcomes
from toolkit.schemes.lint.records import (
    check_choices,
    check_ledgers,
    check_narrowings,
    check_records,
)
from toolkit.schemes.lint.references import check_references, check_usage
from toolkit.schemes.lint.units import check_attributes, check_panels, check_targets
from toolkit.schemes.policy_finding import PolicyFinding
from toolkit.schemes.reaching import TOLD_IF_SOUND

POLICY_FINDING = declare(
    "S206",
    "error",
    title=both("办法本身有未定之处", "The policy leaves something open"),
    message=both("{where}：{text}；没有口径认定它。", "{where}: {text}; no reading settles it."),
    remedy=both(
        "先对照原文，看是不是写错了；原文就是这样的，在 accepted 里写明由哪个口径认定：{{finding: {finding}, at: {at}, reading: …}}。",
        "Compare with the policy first; if it says just this, state under accepted which reading settles it: {{finding: {finding}, at: {at}, reading: …}}.",
    ),
)
STALE_ACCEPTANCE = declare(
    "S207",
    "error",
    title=both("认定的问题并不存在", "Nothing to accept"),
    message=both(
        "accepted 里的 “{finding}”（{at}）并没有被发现。",
        "The finding “{finding}” at {at} under accepted does not occur.",
    ),
    remedy=both("删去这一条。", "Remove this entry."),
)


def lint(edition: Edition) -> list[Problem]:
    """Return every problem of a scheme that has the right shape."""
    return list(_lint(edition))


@lru_cache(maxsize=128)
def _lint(edition: Edition) -> tuple[Problem, ...]:
    """An edition never changes: whoever asks again gets what was found."""
    problems = [problem for check in _CHECKS for problem in check(edition)]
    is_sound = not problems
    found = policy_findings(edition, is_sound)
    problems += _acceptances(edition, found, () if is_sound else TOLD_IF_SOUND)
    for finding in found:
        if finding.reading is None:
            values: dict[str, Text | str] = {
                "where": finding.where,
                "text": finding.text,
                "finding": finding.finding,
                "at": finding.at,
            }
            problems.append(Problem(POLICY_FINDING, edition.place(finding.path), values))
    return tuple(problems)


def _acceptances(
    edition: Edition, found: Iterable[PolicyFinding], unsure: Collection[str]
) -> Iterator[Problem]:
    """Every accepted finding occurs, those that are unsure apart."""
    known = {(each.finding, each.at) for each in found}
    for index, each in enumerate(edition.scheme.accepted):
        if each.finding not in unsure and (each.finding, each.at) not in known:
            yield Problem(
                STALE_ACCEPTANCE,
                edition.document.place(("accepted", index)),
                {"finding": each.finding, "at": each.at},
            )


_CHECKS: tuple[Callable[[Edition], Iterator[Problem]], ...] = (
    check_references,
    check_usage,
    check_records,
    check_ledgers,
    check_ids,
    check_attributes,
    check_panels,
    check_narrowings,
    check_choices,
    check_targets,
    check_outcomes,
    check_form,
)
