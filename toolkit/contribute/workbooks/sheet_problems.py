"""What can be wrong with a workbook that comes back: the codes, each naming sheet and cell."""

from toolkit.language import both
from toolkit.problems.catalogue import declare

UNREADABLE = declare(
    "C610",
    "error",
    title=both("读不出评分表", "Not a workbook of a sheet"),
    message=both("读不出评分表：{why}。", "No judge’s sheet can be read: {why}."),
    remedy=both(
        "用 tasks.py new 生成的工作簿填写，另存为 .xlsx（不是 .xls、.et、.csv）。",
        "Fill in the workbook made by tasks.py new and save it as .xlsx (not .xls, .et or .csv).",
    ),
)
OF_ANOTHER = declare(
    "C611",
    "error",
    title=both("是另一张评分表", "Workbook of another sheet"),
    message=both(
        "工作簿的 {key} 是 “{read}”，这里要的是 “{wanted}”。",
        "The {key} of the workbook is “{read}”; “{wanted}” is asked for.",
    ),
    remedy=both(
        "选对工作簿，或改正命令里的选项。", "Take the right workbook, or correct the command."
    ),
)
OTHER_LIST = declare(
    "C612",
    "error",
    title=both("名单与现在的不同", "Units or marks have changed"),
    message=both(
        "工作簿里的单位或评分项与现在的不同：缺少 {missing}，多出 {extra}。",
        "The workbook has other units or marks than there are now: {missing} missing, {extra} too many.",
    ),
    remedy=both(
        "工作簿生成以后，名单或办法改过：重新生成一份，把分数抄过去。",
        "The register or the scheme changed since: make a new workbook and copy the marks.",
    ),
)
MOVED = declare(
    "C613",
    "error",
    title=both("行或列被移动", "Rows or columns moved"),
    message=both("{cell}：这里应是 “{wanted}”。", "{cell}: “{wanted}” should stand here."),
    remedy=both(
        "撤销插入、删除、排序或改名，或重新生成一份，把分数抄过去。",
        "Undo what was inserted, deleted, sorted or renamed, or make a new workbook and copy the marks.",
    ),
)
BLANK = declare(
    "C614",
    "error",
    title=both("没有打分", "Blank cell"),
    message=both(
        "{cell}：没有给 {unit} 的 {mark} 打分。", "{cell}: there is no mark for {mark} of {unit}."
    ),
    remedy=both(
        "填上 0 到 {most} 之间的数；打 0 分也要填 0。",
        "Fill in a number from 0 to {most}, a 0 as well.",
    ),
)
NOT_A_MARK = declare(
    "C615",
    "error",
    title=both("填的不是数", "Not a number"),
    message=both("{cell}：应是数，读到的是 “{read}”。", "{cell}: “{read}” is not a number."),
    remedy=both(
        "只填 0 到 {most} 之间的数，不写“分”字，不写说明。",
        "Fill in a number from 0 to {most} only, without any words.",
    ),
)
OUT_OF_RANGE = declare(
    "C616",
    "error",
    title=both("填的分数超出范围", "Mark out of range in a workbook"),
    message=both(
        "{cell}：{mark} 的分数应在 0 到 {most} 之间，读到的是 {read}。",
        "{cell}: the mark for {mark} lies between 0 and {most}; {read} was read.",
    ),
    remedy=both("改正这一格。", "Correct the cell."),
)
TOO_FINE = declare(
    "C617",
    "error",
    title=both("分数的小数位太多", "Mark with too many decimals"),
    message=both(
        "{cell}：最多两位小数，读到的是 {read}。", "{cell}: two decimals at most; {read} was read."
    ),
    remedy=both("改成两位小数以内的数。", "Give it two decimals at most."),
)
NOT_CALCULATED = declare(
    "C618",
    "error",
    title=both("公式没有结果", "Formula without a value"),
    message=both(
        "{cell}：填的是公式，文件里没有它的结果。",
        "{cell}: there is a formula, and the file does not hold its value.",
    ),
    remedy=both(
        "直接填数；或用 Excel、WPS 打开，重新计算并保存。",
        "Fill in the number, or open the file in a spreadsheet program, recalculate and save it.",
    ),
)
