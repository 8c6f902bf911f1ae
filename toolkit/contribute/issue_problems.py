"""What can be wrong with an issue of a claim form: the codes, each at its line of the issue."""

from toolkit.language import both
from toolkit.problems.catalogue import declare

NO_FORM = declare(
    "C650",
    "error",
    title=both("不是填报议题", "Not an issue of the claim form"),
    message=both(
        "这个议题不能当作填报来读：{why}。", "The issue cannot be read as a claim: {why}."
    ),
    remedy=both(
        "用正在填报的那一轮的填报模板，新建一个议题。",
        "Open a new issue with the form of a round that is being filled in.",
    ),
)
HEADING_MISSING = declare(
    "C651",
    "error",
    title=both("少了一个标题", "Heading missing"),
    message=both("没有标题 “{heading}”。", "There is no heading “{heading}”."),
    remedy=both(
        "恢复被删改的标题；填报模板改过的，用现在的模板重新建一个议题。",
        "Restore the heading; if the form has changed since, open a new issue with the present one.",
    ),
)
HEADING_TWICE = declare(
    "C652",
    "error",
    title=both("标题重复", "Heading twice"),
    message=both(
        "标题 “{heading}” 不止一处，分不清哪一处是答案。",
        "The heading “{heading}” stands more than once; it is not clear which answer is meant.",
    ),
    remedy=both(
        "删去多出来的标题；答案里不要有和标题一样的行。",
        "Remove the extra heading; no line of an answer may be the same as a heading.",
    ),
)
STRAY_TEXT = declare(
    "C653",
    "error",
    title=both("多出来的文字", "Stray text"),
    message=both("这里不该有文字：{where}。", "No text is expected here: {where}."),
    remedy=both("删去它，或移到对应的标题下面。", "Remove it, or move it below its heading."),
)
TOO_MANY_CELLS = declare(
    "C654",
    "error",
    title=both("这一行栏数太多", "Too many cells in a line"),
    message=both(
        "这一行有 {found} 栏，最多 {most} 栏：{cells}。",
        "The line has {found} {found:cell|cells}; at most {most} belong here: {cells}.",
    ),
    remedy=both(
        "各栏之间用一个竖线 | 隔开；文字里的竖线写成 \\|。",
        "Put one bar | between the cells; write a bar within a text as \\|.",
    ),
)
WRONG_ROW = declare(
    "C655",
    "error",
    title=both("行首的编号不对", "Row of a ledger unknown"),
    message=both(
        "行首的 “{read}” 不是{label}的行，或者这一行写了两次。",
        "“{read}” is not a row of {label}, or the row is there twice.",
    ),
    remedy=both(
        "行首的编号照原样保留，每个一行：{allowed}。",
        "Keep the ids in front of the lines as they were, a line for each: {allowed}.",
    ),
)
CLAIM_THERE = declare(
    "C656",
    "error",
    title=both("已经有申报", "There is a claim already"),
    message=both(
        "{file} 已经有了，没有改写。", "{file} is there already and was not written over."
    ),
    remedy=both(
        "确实要换成这一份，加上 --replace；同一次给出的几个议题不能是同一单位的。",
        "To put this one in its place, add --replace; issues given together must be of different units.",
    ),
)
