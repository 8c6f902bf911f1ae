"""``review``: whether a change may be made, its problems and what it does, as one report."""

import os
import sys
from dataclasses import replace
from pathlib import Path

from toolkit.commands.fetch import PROPOSAL
from toolkit.commands.impact import Found, findings_of, found_in
from toolkit.commands.options import language_of, printer_of
from toolkit.commands.owners import findings_of as owners_findings
from toolkit.commands.refusals import WrongUse
from toolkit.language import Language
from toolkit.problems.problem import has_errors, in_order
from toolkit.problems.reports.making import Findings, Origin, report_of
from toolkit.problems.reports.markdown import as_markdown
from toolkit.problems.reports.report import Report, as_json
from toolkit.review.git import Git, GitFailed
from toolkit.review.impact.sides import sides
from toolkit.review.ownership import Verdict, judge
from toolkit.review.platforms.proposal import Proposal, read_proposal


def run(data: Path, base: str, proposal: str, report: str, format: str, lang: str) -> int:
    """Print what was found of a proposal and write the report; 0 only where it may be merged now."""
    language, printer = language_of(lang), printer_of(format)
    asked = _asked(Path(proposal) if proposal else PROPOSAL)
    try:
        verdict = judge(Git(data), base, asked.head, asked.person)
        if not verdict.paths and has_errors(list(verdict.problems)):
            # So large, or of another history, that nobody looks into it.
            findings = _joined(verdict, None)
            sys.stdout.write(printer(findings, language, lambda _: ()))
        else:
            with sides(data, verdict.base, verdict.head) as change:
                found = found_in(change, data.as_posix())
                findings = _joined(verdict, found)
                sys.stdout.write(printer(findings, language, found.source))
    except GitFailed as failed:
        raise WrongUse(failed.why.zh, failed.why.en) from None
    made = report_of(findings)
    if report:
        path = Path(report)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_json(made), encoding="utf-8")
    _summarised(made, format, language)
    return 0 if made.ok else 1


def _asked(path: Path) -> Proposal:
    found = read_proposal(path)
    if found is None:
        raise WrongUse(
            f"没有可用的 {path.as_posix()}：先运行 python tasks.py fetch",
            f"there is no proper {path.as_posix()}: run python tasks.py fetch first",
        )
    return found


def _joined(verdict: Verdict, found: Found | None) -> Findings:
    """Return what owners and impact found together, so that neither hides the other."""
    owners = owners_findings(verdict)
    origin = Origin("review", verdict.base, verdict.head)
    if found is None:
        return replace(owners, origin=origin)
    impact = findings_of(found, origin)
    return replace(
        impact,
        problems=in_order([*owners.problems, *impact.problems]),
        owners=owners.owners,
    )


def _summarised(report: Report, format: str, language: Language) -> None:
    page_path = os.environ.get("GITHUB_STEP_SUMMARY")
    if format == "github" and page_path:
        with open(page_path, "a", encoding="utf-8", errors="backslashreplace") as page:
            page.write(as_markdown(report, language))
