"""What a report says to people, before any markup: what must be mended, what moves, who acts next.

A printer for a kind of page escapes every text here, ours as well as those of others.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.language import Language, Text, both
from toolkit.problems.printing import CLEAN, COUNTS, MEND, UNFINISHED, WRITE
from toolkit.problems.problem import SEVERITY_NAMES
from toolkit.problems.reports.blocks import Block, Exact, Part, Row, Rows
from toolkit.problems.reports.effects import effects
from toolkit.problems.reports.report import (
    Finding,
    Missing,
    Ownership,
    Report,
    Step,
)

TITLE = both("考核数据检查", "Check of the assessment data")
MAY = both("可以合并。", "This change may be merged.")
MAY_NOT = both("还不能合并。", "This change may not be merged yet.")
PASSED, FAILED = (
    both("检查通过。", "The check passed."),
    both("检查没有通过。", "The check failed."),
)
OF = both("改动 {head}，合并到 {base}。", "The change {head}, to be merged into {base}.")
OF_HEAD = both("版本 {head}。", "Revision {head}.")
OF_DAY = both("数据截至 {day}。", "Data as of {day}.")
MUST, EFFECT, NEXT = (
    both("必须改", "To be mended"),
    both("对得分的影响", "What it does to scores"),
    both("下一步由谁做、到何时", "Who acts next, and until when"),
)
NOTHING = both("没有必须改的。", "Nothing has to be mended.")
NEW_COUNTS = both(
    "这次改动带来 {errors} 个错误、{warnings} 个提醒、{notes} 条说明。只有新的错误会挡住这次改动。",
    "This change brings {errors} {errors:error|errors}, {warnings} {warnings:warning|warnings}, {notes} {notes:note|notes}. Only new errors stand in its way.",
)
ADVICE = both("提醒和说明", "Warnings and notes")
REMAINING = both(
    "原来就有的问题，不会挡住这次改动", "Problems that were there before; they block nothing"
)
SOLVED = both("这次改好的问题", "Problems that this change solves")
CUT = both(
    "报告放不下的没有列出：{problems} 个问题，{entries} 项其他内容；{texts} 段文字截短了。",
    "Left out for want of room: {problems} {problems:problem|problems}, {entries} other {entries:entry|entries}; {texts} {texts:text is|texts are} shortened.",
)
MEND_FIRST = both(
    "提交的人：改好上面必须改的地方，再提交一次。",
    "Who submitted it: mend what has to be mended and submit again.",
)
READY = both("有权合并的人：看过之后合并。", "Who may merge: look at it and merge.")
CAN_GIVE = both(
    "{who}：批准这 {files} 个文件", "{who}: approve {files:this|these} {files} {files:file|files}"
)
ACCOUNTS = both("账号", "accounts")
UNTIL = both("{day} 之前", "until {day}")
SAYS = both("{who}：{what}", "{who}: {what}")


@dataclass(frozen=True)
class Box:
    """One part of a page under its title."""

    title: str
    blocks: Sequence[Block]


def opening(report: Report, language: Language) -> list[str]:
    """Return the first sentences: whether it passes, and what was looked at."""
    is_change = report.command != "check"
    yes, no = (MAY, MAY_NOT) if is_change else (PASSED, FAILED)
    said = [yes if report.ok else no]
    if report.head is not None and report.base is not None:
        said.append(OF.filled(head=report.head, base=report.base))
    elif report.head is not None:
        said.append(OF_HEAD.filled(head=report.head))
    if report.data_date is not None:
        said.append(OF_DAY.filled(day=report.data_date))
    return [each.said(language) for each in said]


def boxes(report: Report, language: Language) -> list[Box]:
    """Return the parts of a page; what a change moves and who is next only where that was asked."""
    found = [Box(MUST.said(language), list(_problems(report, language)))]
    if report.impact is not None:
        found.append(Box(EFFECT.said(language), list(effects(report.impact, language))))
    if report.impact is not None or report.owners is not None:
        found.append(Box(NEXT.said(language), [Rows(list(_steps(report, language)))]))
    return found


def _problems(report: Report, language: Language) -> Iterable[Block]:
    blocking = [each for each in report.problems if each.blocks]
    advice = [e for e in report.problems if e.severity != "error" and e.standing in (None, "new")]
    yield _counts(report).said(language)
    if report.unfinished:
        yield UNFINISHED.filled(n=report.unfinished).said(language)
    if blocking:
        yield Rows(_told(blocking, language))
    elif report.problems:
        yield NOTHING.said(language)
    for heading, some in (
        (ADVICE, advice),
        (REMAINING, [each for each in report.problems if each.standing == "remaining"]),
        (SOLVED, [each for each in report.problems if each.standing == "solved"]),
    ):
        if some:
            yield Rows(_told(some, language), heading.said(language), folded=True)
    if report.cut.problems or report.cut.entries or report.cut.texts:
        yield CUT.filled(**report.cut.model_dump()).said(language)


def _counts(report: Report) -> Text:
    if any(each.standing is not None for each in report.problems):
        new = Counter(each.severity for each in report.problems if each.standing == "new")
        return NEW_COUNTS.filled(errors=new["error"], warnings=new["warning"], notes=new["note"])
    if not (report.errors or report.warnings or report.notes):
        return CLEAN
    return COUNTS.filled(errors=report.errors, warnings=report.warnings, notes=report.notes)


def _told(findings: Sequence[Finding], language: Language) -> list[Row]:
    return [tuple(_finding(each, language)) for each in findings]


def _finding(each: Finding, language: Language) -> Iterable[Part]:
    yield Exact(f"{each.file}:{each.line}:{each.column}")
    yield SEVERITY_NAMES[each.severity].said(language)
    yield Exact(each.code)
    yield each.message.said(language)
    yield SAYS.filled(who=MEND, what=each.remedy.said(language)).said(language)
    if each.suggestion is not None:
        yield SAYS.filled(who=WRITE, what="").said(language).rstrip()
        yield Exact(each.suggestion)


def _steps(report: Report, language: Language) -> Iterable[Row]:
    if any(each.blocks for each in report.problems):
        yield (MEND_FIRST.said(language),)
    for missing in _missing(report.owners):
        yield tuple(_approval(missing, language))
    for step in report.impact.next if report.impact else ():
        yield tuple(_step(step, language))
    if report.ok:
        yield (READY.said(language),)


def _missing(owners: Ownership | None) -> Sequence[Missing]:
    return owners.missing if owners is not None and owners.answer == "pending" else ()


def _approval(missing: Missing, language: Language) -> Iterable[Part]:
    yield CAN_GIVE.filled(who=missing.who.said(language), files=missing.files).said(language)
    yield from (Exact(path) for path in missing.paths)
    if missing.accounts:
        yield ACCOUNTS.said(language)
        yield ", ".join(missing.accounts)


def _step(step: Step, language: Language) -> Iterable[Part]:
    who, what = step.who.said(language), step.what.said(language)
    yield SAYS.filled(who=who, what=what).said(language)
    if step.until is not None:
        yield UNTIL.filled(day=step.until).said(language)
