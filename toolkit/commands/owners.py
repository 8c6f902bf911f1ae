"""``owners``: whether a change may be made by the person who makes it."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.commands.options import language_of, printer_of
from toolkit.commands.refusals import WrongUse
from toolkit.language import Language, both
from toolkit.problems.nearest import listed
from toolkit.problems.printing import as_text, visible
from toolkit.problems.reports.making import Findings, Origin
from toolkit.review.git import Git, GitFailed
from toolkit.review.ownership import Person, Verdict, as_data, judge

ALLOWED = both(
    "可以合并：{files} 个文件，都是账号 {actor} 能改的。",
    "Allowed: account {actor} may change {files:the one file|all files} of the change ({files}).",
)
PENDING = both("还不能合并，还要这些人同意：", "Not allowed yet. These still have to approve:")
REFUSED = both("不能合并，原因见上面的错误。", "Refused, for the errors above.")
WAITS = both("  {who}（账号 {accounts}）：{paths}", "  {who} (account {accounts}): {paths}")
NOBODY = both(
    "还没有，请管理员写进 owners.yml", "none yet, an administrator adds one to owners.yml"
)
MOST_LISTED = 12


def run(
    data: Path, base: str, head: str, actor: str, approved_by: str, format: str, lang: str
) -> int:
    """Print the verdict on the change from a base to a head; 0 only where it may be made now."""
    language = language_of(lang)
    printer = printer_of(format)
    if not base or not head:
        raise WrongUse("要写 --base 和 --head", "give --base and --head")
    person = Person(
        _account("--actor", actor),
        frozenset(_account("--approved-by", each) for each in approved_by.split(",") if each),
    )
    try:
        verdict = judge(Git(data), base, head, person)
    except GitFailed as failed:
        raise WrongUse(failed.why.zh, failed.why.en) from None
    if format == "text":
        sys.stdout.write(told(verdict, language))
    else:
        sys.stdout.write(printer(findings_of(verdict), language, lambda _: ()))
    return 0 if verdict.answer == "allowed" else 1


def findings_of(verdict: Verdict) -> Findings:
    """Return a verdict as what a report is made of."""
    origin = Origin("owners", verdict.base, verdict.head)
    return Findings(verdict.problems, origin=origin, owners=as_data(verdict))


def _account(flag: str, word: str) -> int:
    if not (word.isascii() and word.isdigit() and len(word) < 20):
        raise WrongUse(
            f"{flag} 要账号的数字编号，写的是“{word}”",
            f'{flag} needs the number of an account, not "{word}"',
        )
    return int(word)


def told(verdict: Verdict, language: Language) -> str:
    """Return a verdict for people: each problem, then what it comes to and who has to act."""
    parts = []
    if verdict.problems:
        parts.append(as_text(verdict.problems, language, lambda _: ()))
    words = {"allowed": ALLOWED, "pending": PENDING, "refused": REFUSED}[verdict.answer]
    count = len(verdict.paths)
    parts.append(words.filled(actor=verdict.actor, files=count).said(language) + "\n")
    if verdict.answer == "pending":
        parts += _waiting(verdict, language)
    return "".join(parts)


def _waiting(verdict: Verdict, language: Language) -> Iterator[str]:
    for need, paths in verdict.missing.items():
        accounts = listed(map(str, sorted(need.accounts)), MOST_LISTED) if need.accounts else NOBODY
        said = WAITS.filled(who=need.who, accounts=accounts, paths=_shown(paths))
        yield said.said(language) + "\n"


def _shown(paths: Iterable[str]) -> str:
    return listed(map(visible, paths), MOST_LISTED).en
