"""``impact``: what a change does, and the problems it brings."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.commands.check import Checked, check_alone, check_everything
from toolkit.commands.options import language_of, printer_of
from toolkit.commands.refusals import WrongUse
from toolkit.commands.settling import outcome_problems
from toolkit.language import Language, Text, both
from toolkit.problems.github import as_summary
from toolkit.problems.printing import Source, text_blocks, visible
from toolkit.problems.printing import summary as problem_summary
from toolkit.problems.problem import has_errors, in_order
from toolkit.problems.reports.making import Findings, Origin
from toolkit.review.git import GitFailed
from toolkit.review.impact.comparing import Scope, impact_of
from toolkit.review.impact.impact import Impact, Value, as_data
from toolkit.review.impact.problems import Compared, compare
from toolkit.review.impact.reading import Bearing, bearing, reviews_of, whole_schemes, with_base
from toolkit.review.impact.sides import Sides, sides
from toolkit.submissions.repository import Repository

MUST = both("一、必须改", "1. To be mended")
EFFECT = both("二、对得分的影响", "2. What it does to scores")
NEXT = both("三、下一步谁、到何时", "3. Who acts next, and until when")
NOTHING_NEW = both("没有新的问题。", "No new problem.")
OTHERS = both(
    "原来就有的问题 {remaining} 个，不拦这次改动；这次改好了 {solved} 个。",
    "{remaining} problem(s) were there before and block nothing; {solved} are solved.",
)
NO_EFFECT = both("没有得分、名次、等次或资金因此变化。", "No score, rank, grade or money moves.")
CLAIMED, VERIFIED = both("自报", "claimed"), both("核定", "verified")
LINES = both("哪一行改动了什么：", "Which changed line moves what:")
DIFFERENCES = both("办法改了什么：", "How the scheme differs:")
SPREAD = both("前后分布：", "Before and after:")
NOBODY = both("没有写明下一步。", "No next step is stated.")
STEP = both("{who}：{what}", "{who}: {what}")
UNTIL = both("（{day} 前）", " (until {day})")
NONE = "—"


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
                sys.stdout.write(told(found, language))
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
    """Compare both sides: only what changed is read of the base where that is enough."""
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
            after = whole_schemes(change.after, shown, bears_on.schemes)
            base = with_base(after, before, shown, bears_on)
            now, was = _with_outcomes(now, after), _with_outcomes(was, base)
        else:
            before = stack.enter_context(change.before())
            now, was = check_everything(change.after, shown), check_everything(before, shown)
            after, base = now.repository, was.repository
        return _compared(change, (was, now), (base, after), bears_on)


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
) -> Found:
    was, now = checked
    lines = was.repository.lines, now.repository.lines
    private = {e.place.file for each in checked for e in each.problems if e.code.private}
    impact = impact_of(*read, Scope(bears_on.schemes, bears_on.edited, private))
    return Found(
        compare(was.problems, now.problems, *lines),
        now.unfinished,
        replace(impact, remarks=[*change.remarks, *impact.remarks]),
        lines[1],
    )


def told(found: Found, language: Language) -> str:
    """Return what a change does for people at a terminal, in three parts."""
    compared, impact = found.compared, found.impact
    new = list(compared.new)
    rows = [MUST.said(language), ""]
    for block in text_blocks(new, language, found.source):
        rows += [block, ""]
    rows.append(
        problem_summary(new, language, found.unfinished) if new else NOTHING_NEW.said(language)
    )
    if compared.remaining or compared.solved:
        counts = {"remaining": len(compared.remaining), "solved": len(compared.solved)}
        rows.append(OTHERS.filled(**counts).said(language))
    rows += ["", EFFECT.said(language), ""]
    rows += [visible(each.said(language)) for each in impact.remarks]
    rows += _effects(impact, language)
    rows += ["", NEXT.said(language), ""]
    rows += [visible(each) for each in _steps(impact, language)] or [NOBODY.said(language)]
    return "\n".join(rows) + "\n"


def _effects(impact: Impact, language: Language) -> Iterator[str]:
    if impact.differences:
        yield DIFFERENCES.said(language)
        yield from (f"  {visible(each.said(language))}" for each in impact.differences)
    last = None
    for each in impact.moved:
        head = f"{each.name.said(language)} · {each.scheme} {each.round}"
        if head != last:
            yield visible(head)
            last = head
        values = _values(each.claimed, each.verified, language)
        yield visible(f"  {each.label.said(language)}: {values}")
    if not impact.moved:
        yield NO_EFFECT.said(language)
    if impact.causes:
        yield LINES.said(language)
    for cause in impact.causes:
        place = NONE if cause.file is None else f"{cause.file}:{cause.line}"
        values = _values(cause.claimed, cause.verified, language)
        yield visible(f"  {place} {cause.change.said(language)} {values}".rstrip())
    if impact.distribution:
        yield SPREAD.said(language)
    for share in impact.distribution:
        words = f"{share.scheme} {share.round} {share.label.said(language)}"
        yield visible(f"  {words}: {_difference(share.value, language)}")


def _steps(impact: Impact, language: Language) -> Iterator[str]:
    for step in impact.next:
        said = STEP.filled(who=step.who, what=step.what).said(language)
        day = UNTIL.filled(day=step.until.isoformat()).said(language) if step.until else ""
        yield f"{said}{day}"


def _values(claimed: Value | None, verified: Value | None, language: Language) -> str:
    parts = [
        f"{name.said(language)} {_difference(value, language)}"
        for name, value in ((CLAIMED, claimed), (VERIFIED, verified))
        if value is not None
    ]
    return ", ".join(parts)


def _difference(value: Value, language: Language) -> str:
    before, after = (_word(each, language) for each in (value.before, value.after))
    return f"{before} → {after}"


def _word(word: str | Text | None, language: Language) -> str:
    return (word.said(language) if isinstance(word, Text) else word) or NONE
