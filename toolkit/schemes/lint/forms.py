"""The policy's own form fits its indicators and classes."""

from collections import Counter
from collections.abc import Iterator

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem
from toolkit.schemes.edition import Edition
from toolkit.schemes.lint.words import CLASS, unknown
from toolkit.schemes.official_form import FormColumn

WRONG_COLUMNS = declare(
    "S127",
    "error",
    title=both("考核表的栏目与办法不合", "Columns of the form"),
    message=both("form 的 columns：{what}。", "Columns of the form: {what}."),
    remedy=both(
        "照原文的表改正 columns；不写 columns，就按指标自动排栏目。",
        "Correct the columns as the policy’s form has them; without columns they follow from the indicators.",
    ),
)
NOT_SCORED = both(
    "不计分的办法不写 columns，申请书的各栏由事实和条件排成",
    "a scheme without scores has none; its form is made of facts and conditions",
)
LEVELS = both(
    "指标有 {depth} 级，indicator 栏要写 {depth} 个，写了 {n} 个",
    "the indicators have {depth} {depth:level|levels} and need as many indicator columns; there are {n}",
)
NO_SCORE = both("要有一栏 verified（考核得分）", "there has to be a column verified, for the score")
TWICE = both("{shows} 写了不止一次", "{shows} is there more than once")
OF_NOTHING = both("只有 asked 可以写 of", "of goes with asked only")


def check_form(edition: Edition) -> Iterator[Problem]:
    """The columns of the form show the scores and every level of the tree, each column once."""
    scheme = edition.scheme
    if scheme.form is None or not scheme.form.columns:
        return
    columns, at = scheme.form.columns, ("form", "columns")
    for what in _faults(columns, scheme.depth) if scheme.scored else (NOT_SCORED,):
        yield Problem(WRONG_COLUMNS, edition.document.place(at), {"what": what})
    for index, column in enumerate(columns):
        if column.of is not None and column.of not in scheme.classes:
            yield unknown(edition, (*at, index, "of"), CLASS, column.of, scheme.classes)


def _faults(columns: tuple[FormColumn, ...], depth: int) -> Iterator[Text]:
    """Yield what is wrong with columns under a tree of that many levels."""
    shown = Counter(each.shows for each in columns)
    if shown["indicator"] != depth:
        yield LEVELS.filled(depth=depth, n=shown["indicator"])
    if not shown["verified"]:
        yield NO_SCORE
    if any(each.of is not None and each.shows != "asked" for each in columns):
        yield OF_NOTHING
    for (shows, _), times in Counter((each.shows, each.of) for each in columns).items():
        if times > 1 and shows != "indicator":
            yield TWICE.filled(shows=shows)
