"""What a report says to people, before any markup: what must be mended, what moves, who acts next.

A printer for a kind of page escapes every text here, ours as well as those of others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from toolkit.language import Language, Text, both
from toolkit.problems.printing import CLEAN, COUNTS, MEND, UNFINISHED, WRITE
from toolkit.problems.problem import SEVERITY_NAMES
from toolkit.problems.reports.report import (
    Cause,
    Finding,
    Impact,
    Labels,
    Missing,
    Moved,
    Ownership,
    Report,
    Step,
    Value,
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
    both("下一步谁、到何时", "Who acts next, and until when"),
)
NOTHING = both("没有必须改的。", "Nothing has to be mended.")
NO_EFFECT = both("没有得分、名次、等次或经费因此变化。", "No score, rank, grade or money moves.")
ADVICE = both("提醒和说明", "Warnings and notes")
REMAINING = both(
    "原来就有的问题，不拦这次改动", "Problems that were there before; they block nothing"
)
SOLVED = both("这次改好的问题", "Problems that this change solves")
DIFFERENCES = both("办法改了什么", "How the scheme differs")
CAUSES = both("哪一行改动了什么", "Which changed line moves what")
REMAINDER = both("几处合在一起才有的", "only together")
DISTRIBUTION = both("前后分布", "The distribution before and after")
CUT = both(
    "报告放不下的没有列出：{problems} 个问题，{entries} 项其他内容；{texts} 段文字截短了。",
    "Left out for want of room: {problems} problem(s), {entries} other entries; {texts} text(s) are shortened.",
)
MEND_FIRST = both(
    "提交的人：改好上面必须改的地方，再提交一次。",
    "Who submitted it: mend what has to be mended and submit again.",
)
READY = both("有权合并的人：看过之后合并。", "Who may merge: look at it and merge.")
CAN_GIVE = both("{who}：批准这 {files} 个文件", "{who}: approve these {files} file(s)")
ACCOUNTS = both("账号", "accounts")
UNTIL = both("{day} 之前", "until {day}")
COLUMNS = tuple(
    both(*each)
    for each in (
        ("单位", "Unit"),
        ("项目", "What"),
        ("自报：前 → 后", "Claimed: before → after"),
        ("核定：前 → 后", "Verified: before → after"),
    )
)
SAYS = both("{who}：{what}", "{who}: {what}")
DIFFERENCE = "{before} → {after}"
NONE = "—"


@dataclass(frozen=True)
class Exact:
    """A text that is shown letter by letter: a path, a code, what is to be written."""

    text: str


Part: TypeAlias = str | Exact
Row: TypeAlias = tuple[Part, ...]


@dataclass(frozen=True)
class Rows:
    """A list; with a ``heading`` that has its number of rows, ``folded`` where pages can fold."""

    rows: Sequence[Row]
    heading: str = ""
    folded: bool = False


@dataclass(frozen=True)
class Table:
    """A table whose first row is its head."""

    head: Sequence[str]
    rows: Sequence[Row]


Block: TypeAlias = str | Rows | Table


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
        found.append(Box(EFFECT.said(language), list(_effects(report.impact, language))))
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


def _effects(impact: Impact, language: Language) -> Iterable[Block]:
    for remark in impact.remarks:
        yield remark.said(language)
    if impact.differences:
        yield Rows(
            [(each.said(language),) for each in impact.differences], DIFFERENCES.said(language)
        )
    head = [each.said(language) for each in COLUMNS]
    if impact.moved:
        yield Table(head, [_moved(each, language) for each in impact.moved])
    else:
        yield NO_EFFECT.said(language)
    if impact.causes:
        rows = [tuple(_cause(each, language)) for each in impact.causes]
        yield Rows(rows, CAUSES.said(language), folded=True)
    if impact.distribution:
        shares = [
            (
                f"{each.scheme} {each.round} {each.label.said(language)}",
                _difference(each.value, language),
            )
            for each in impact.distribution
        ]
        yield Rows(shares, DISTRIBUTION.said(language), folded=True)


def _moved(each: Moved, language: Language) -> Row:
    return (
        f"{each.name.said(language)} {each.scheme} {each.round}",
        each.label.said(language),
        _difference(each.claimed, language),
        _difference(each.verified, language),
    )


def _cause(each: Cause, language: Language) -> Iterable[Part]:
    yield f"{each.unit} {each.scheme} {each.round}"
    if each.file is None:
        yield REMAINDER.said(language)
    else:
        yield Exact(each.file if each.line is None else f"{each.file}:{each.line}")
        yield each.change.said(language)
    for title, value in zip(COLUMNS[2:], (each.claimed, each.verified), strict=True):
        if value is not None:
            yield f"{title.said(language)} {_difference(value, language)}"


def _difference(value: Value | None, language: Language) -> str:
    if value is None:
        return NONE
    before, after = _words(value.before, language), _words(value.after, language)
    return DIFFERENCE.format(before=before, after=after)


def _words(value: str | Labels | None, language: Language) -> str:
    return (value.said(language) if isinstance(value, Labels) else value) or NONE


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
