"""``impact``: what a change does, and the problems it brings."""

import os
import sys
from collections.abc import Collection
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.commands.check import Checked, check_alone, check_everything
from toolkit.commands.options import language_of, printer_of
from toolkit.commands.refusals import WrongUse
from toolkit.commands.settling import outcome_problems
from toolkit.commands.toolkits import COMPARED, BothToolkits, both_toolkits
from toolkit.language import Language, Text
from toolkit.problems.github import as_summary
from toolkit.problems.printing import Source
from toolkit.problems.problem import has_errors, in_order
from toolkit.problems.reports.making import Findings, Origin
from toolkit.problems.reports.plain import as_plain
from toolkit.review.git import GitFailed
from toolkit.review.impact.comparing import Scope, impact_of
from toolkit.review.impact.impact import Impact, as_data
from toolkit.review.impact.problems import Compared, compare, of_files, unjudged
from toolkit.review.impact.published import moves_between, quotas_between, spread_between
from toolkit.review.impact.reading import Bearing, bearing, reviews_of, whole_schemes, with_base
from toolkit.review.impact.sides import Sides, sides
from toolkit.submissions.repository import Repository


@dataclass(frozen=True)
class Found:
    """The problems of a change told apart, what it does, and how to show lines of its files."""

    compared: Compared
    unfinished: int
    impact: Impact
    source: Source


def run(data: Path, base: str, head: str, format: str, lang: str) -> int:
    """Print what a change does; 1 where it brings an error that the base has not, else 0."""
    language, printer = language_of(lang), printer_of(format)
    if not base:
        raise WrongUse("要写 --base", "give --base")
    try:
        with sides(data, base, head) as change:
            found = found_in(change, data.as_posix())
            origin = Origin("impact", change.base, change.head)
            if format == "text":
                sys.stdout.write(as_plain(findings_of(found, origin), language, found.source))
            else:
                sys.stdout.write(printer(findings_of(found, origin), language, found.source))
            _summarised(format, found, language)
    except GitFailed as failed:
        raise WrongUse(failed.why.zh, failed.why.en) from None
    return 1 if has_errors(list(found.compared.new)) else 0


def findings_of(found: Found, origin: Origin) -> Findings:
    """Return what was found as what a report is made of."""
    compared = found.compared
    return Findings(
        compared.new,
        found.unfinished,
        origin,
        remaining=compared.remaining,
        solved=compared.solved,
        impact=as_data(found.impact),
    )


def _summarised(format: str, found: Found, language: Language) -> None:
    page_path = os.environ.get("GITHUB_STEP_SUMMARY")
    if format == "github" and page_path:
        new = list(found.compared.new)
        with open(page_path, "a", encoding="utf-8", errors="backslashreplace") as page:
            page.write(as_summary(new, language, found.source, found.unfinished))


def found_in(change: Sides, shown: str) -> Found:
    """Compare both sides, and where the toolkit changes, what both toolkits make of everything."""
    found = _of_data(change, shown)
    if not change.code:
        return found
    toolkits = both_toolkits(change, shown)
    if isinstance(toolkits, Text):
        remarks = [toolkits, *found.impact.remarks]
        return replace(found, impact=replace(found.impact, remarks=remarks))
    return _with_toolkits(found, toolkits, len(change.code))


def _with_toolkits(found: Found, toolkits: BothToolkits, files: int) -> Found:
    """Return what was found with what moves by toolkit and data together."""
    before, after, checked = toolkits.before, toolkits.after, toolkits.checked
    moved = list(moves_between(before, after))
    ids = sorted({(each.scheme, each.round) for each in moved})
    said = [COMPARED.filled(n=files), *quotas_between(before, after, ids), *found.impact.remarks]
    spread = list(spread_between(before, after, ids))
    lines = checked.repository.lines
    # Of what the base's toolkit says only sentences are known; its lines are those of now.
    compared = compare(toolkits.problems, checked.problems, lines, lines)
    return Found(
        replace(compared, remaining=found.compared.remaining),
        checked.unfinished,
        replace(found.impact, moved=moved, distribution=spread, remarks=said),
        lines,
    )


def _of_data(change: Sides, shown: str) -> Found:
    """Compare the data of both sides: only what changed is read of the base where that is enough."""
    if not change.paths:
        return Found(Compared(), 0, Impact(remarks=change.remarks), lambda _: ())
    with ExitStack() as stack:
        before = stack.enter_context(change.before_part())
        roots = (before, change.after)
        bears_on = bearing(change.paths, roots)
        paths = sorted({*change.paths, *reviews_of(bears_on, roots)})
        now = check_alone(change.after, shown, paths)
        was = check_alone(before, shown, paths) if isinstance(now, Checked) else now
        if isinstance(now, Checked) and isinstance(was, Checked):
            after = whole_schemes(change.after, shown, bears_on)
            base = with_base(after, before, shown, bears_on)
            now, was = _with_outcomes(now, after), _with_outcomes(was, base)
        else:
            before = stack.enter_context(change.before())
            now, was = check_everything(change.after, shown), check_everything(before, shown)
            after, base = now.repository, was.repository
        touched = {f"{shown}/{path}" for path in paths}
        return _compared(change, (was, now), (base, after), bears_on, touched)


def _with_outcomes(checked: Checked, whole: Repository) -> Checked:
    """Return what was checked with the problems that only outcomes show, as of decisions."""
    return replace(
        checked,
        problems=in_order([*checked.problems, *outcome_problems(whole, checked.problems)]),
    )


def _compared(
    change: Sides,
    checked: tuple[Checked, Checked],
    read: tuple[Repository, Repository],
    bears_on: Bearing,
    touched: Collection[str],
) -> Found:
    was, now = checked
    lines = was.repository.lines, now.repository.lines
    private = {e.place.file for each in checked for e in each.problems if e.code.private}
    impact = impact_of(*read, Scope(bears_on.schemes, bears_on.edited, private))
    is_unjudged = unjudged(now.repository.unfinished, now.problems)
    return Found(
        of_files(compare(was.problems, now.problems, *lines), touched, is_unjudged),
        now.unfinished,
        replace(impact, remarks=[*change.remarks, *impact.remarks]),
        lines[1],
    )
