"""What can be wrong with a claim's workbook that comes back, beside what ``check`` says of the claim."""

from toolkit.language import both
from toolkit.problems.catalogue import declare

UNREADABLE = declare(
    "C620",
    "error",
    title=both("读不出申报工作簿", "Not a claim workbook"),
    message=both("读不出申报工作簿：{why}。", "No claim can be read from the workbook: {why}."),
    remedy=both(
        "用 tasks.py excel 生成的工作簿填写，另存为 .xlsx（不是 .xls、.xlsm、.et、.csv），不加密码。",
        "Fill in the workbook made by tasks.py excel and save it as .xlsx (not .xls, .xlsm, .et or .csv), without a password.",
    ),
)
OF_ANOTHER = declare(
    "C621",
    "error",
    title=both("是另一份申报的工作簿", "Workbook of another claim"),
    message=both(
        "这份工作簿的{what}是 “{read}”，这里要的是 “{wanted}”。",
        "The {what} of this workbook is “{read}”; “{wanted}” is asked for.",
    ),
    remedy=both(
        "选对工作簿，或改正命令里的选项；办法换了版本的，重新生成一份，把内容抄过去。",
        "Take the right workbook, or correct the command; where the edition changed, make a new workbook and copy the entries.",
    ),
)
CHANGED_SINCE = declare(
    "C622",
    "error",
    title=both("办法在工作簿生成以后改过", "The scheme changed since"),
    message=both(
        "工作簿的栏目与现在的办法不同：缺少 {missing}，多出 {extra}。",
        "The workbook asks for other things than the scheme does now; missing: {missing}; no longer asked for: {extra}.",
    ),
    remedy=both(
        "重新生成一份，把内容抄过去。",
        "Make a new workbook and copy the entries.",
    ),
)
SHEET_GONE = declare(
    "C623",
    "error",
    title=both("少了一张工作表", "A sheet is missing"),
    message=both(
        "找不到工作表 “{sheet}”，或者它隐藏的第一行、第一列被删去了。",
        "The sheet “{sheet}” is not there, or its hidden first row or column was deleted.",
    ),
    remedy=both(
        "撤销删除；不行就重新生成一份，把内容抄过去。没有内容的工作表也要留着；改名不要紧。",
        "Undo the deletion, or make a new workbook and copy the entries. A sheet without entries has to stay as well; renaming it does no harm.",
    ),
)
LINE_GONE = declare(
    "C624",
    "error",
    title=both("少了一行或一列", "A row or column is missing"),
    message=both(
        "工作表 “{sheet}” 里找不到 “{what}” 这一行或这一列，或者它隐藏的编号被删去了。",
        "The sheet “{sheet}” has no row or column “{what}” any more, or its hidden id was deleted.",
    ),
    remedy=both(
        "撤销删除；不行就重新生成一份，把内容抄过去。",
        "Undo the deletion, or make a new workbook and copy the entries.",
    ),
)
TWICE = declare(
    "C625",
    "error",
    title=both("同一项出现了两次", "The same thing twice"),
    message=both(
        "“{what}” 在这里又出现了一次：工作表、行或列被复制了。",
        "“{what}” is here once more: a sheet, row or column was copied.",
    ),
    remedy=both(
        "删去复制出来的；要多填几条，直接填在表格下面的空行里。",
        "Delete the copy; further entries go into the blank rows below.",
    ),
)
MOVED = declare(
    "C626",
    "error",
    title=both("行或列错了位", "Rows or columns shifted"),
    message=both("这里应是 “{wanted}”。", "“{wanted}” should stand here."),
    remedy=both(
        "撤销排序、移动或改写；不行就重新生成一份，把内容抄过去。",
        "Undo what was sorted, moved or rewritten, or make a new workbook and copy the entries.",
    ),
)
RUINED = declare(
    "C627",
    "error",
    title=both("数字太长，已经失真", "Number cut off by the program"),
    message=both(
        "表格程序只保留 {digits} 位数字，这一格的数更长，后面的已经丢失。",
        "A spreadsheet program keeps {digits} digits; the number in this cell was longer, and the rest of it is lost.",
    ),
    remedy=both("对照原始材料重新填写这一格。", "Fill in the cell again from the source."),
)
MADE_INTO = declare(
    "C628",
    "error",
    title=both("内容被表格程序改成了别的", "Changed by the program"),
    message=both(
        "这一格要填{wanted}，表格程序存成了{what}，原来填的已经看不出来。",
        "The cell is for {wanted}; the program made {what} of it, and what was typed can no longer be told.",
    ),
    remedy=both(
        "把单元格格式改回原样（编号和文字用“文本”），再重新填写；粘贴时选“只粘贴文本”。",
        "Give the cell its format back (“Text” for codes and words) and fill it in again; paste as text only.",
    ),
)
ERROR_VALUE = declare(
    "C629",
    "error",
    title=both("公式出错", "Formula with an error"),
    message=both(
        "这一格的公式出错（显示 #REF!、#VALUE! 之类）。",
        "The formula of this cell is in error (it shows #REF!, #VALUE! or the like).",
    ),
    remedy=both(
        "直接填数或文字，不用公式。", "Fill in the number or the words, without a formula."
    ),
)
NOT_CALCULATED = declare(
    "C630",
    "error",
    title=both("申报表里的公式没有结果", "Formula of a claim without a value"),
    message=both(
        "这一格是公式，文件里没有它的结果。",
        "There is a formula in the cell, and the file does not hold its value.",
    ),
    remedy=both(
        "用 Excel、WPS 或 LibreOffice 打开，重新计算并保存；或者直接填数。",
        "Open the file in a spreadsheet program, recalculate and save it, or fill in the number.",
    ),
)
FORMULA_TEXT = declare(
    "C631",
    "error",
    title=both("公式的结果是文字", "Formula that gives text"),
    message=both(
        "这一格是公式，结果是文字，不是填写的内容。",
        "There is a formula in the cell that gives text instead of an entry.",
    ),
    remedy=both(
        "直接填写；要保留公式的结果，复制后“选择性粘贴—数值”。",
        "Fill the cell in; to keep what the formula gives, copy it and paste values only.",
    ),
)
MERGED = declare(
    "C632",
    "error",
    title=both("合并了单元格", "Merged cells"),
    message=both(
        "要填的单元格被合并了，被盖住的那些格读不出来。",
        "Cells to fill in were merged; those that are covered cannot be read.",
    ),
    remedy=both(
        "取消合并，每格各填各的，内容相同也要重复填。",
        "Split them and fill in each, even where they say the same.",
    ),
)
TOO_MANY = declare(
    "C633",
    "error",
    title=both("行数太多", "Too many rows"),
    message=both(
        "一张工作表最多 {most} 行，从这里起没有读入。",
        "A sheet has at most {most} rows; nothing from here on was read.",
    ),
    remedy=both(
        "删去多余的行；确实有这么多条的，请联系主办方。",
        "Delete the rows that are not needed; if there really are so many, ask the policy office.",
    ),
)
LISTED_AND_STATED = declare(
    "C634",
    "error",
    title=both("既逐条填了，又填了个数或“没有”", "Listed, and stated as a number or none too"),
    message=both(
        "工作表 “{sheet}” 里已经逐条填写，这一格就不能再填。",
        "The sheet “{sheet}” lists them one by one, so this cell has to stay blank.",
    ),
    remedy=both(
        "二者留一：清空这一格，或者删去逐条填写的行。",
        "Keep one of them: clear this cell, or delete the rows.",
    ),
)
DAY_READ = declare(
    "C635",
    "note",
    title=both("日期改成了规定的写法", "Date rewritten"),
    message=both("“{read}” 写成了 {day}。", "“{read}” was written as {day}."),
    remedy=both("不用改；请核对是不是这一天。", "Nothing to mend; just see that the day is right."),
)
ID_GIVEN = declare(
    "C636",
    "note",
    title=both("补上了编号", "Id given"),
    message=both("这一行没有编号，写成了 {id}。", "The row has no id; {id} was written."),
    remedy=both(
        "不用改；以后修改这一条，编号保持不变。",
        "Nothing to mend; keep the id when you change the entry later.",
    ),
)
OUTSIDE = declare(
    "C637",
    "warning",
    title=both("填在了表格外面", "Outside the table"),
    message=both("这一格在表格外面，没有读入。", "The cell is outside the table and was not read."),
    remedy=both(
        "要申报的内容填进表格的栏目里；只是草稿就不用管。",
        "Put what is part of the claim into the columns of the table; leave a mere draft where it is.",
    ),
)
CLOSED = declare(
    "C638",
    "warning",
    title=both("这一轮不在填报阶段", "The round is not being filled in"),
    message=both(
        "{round}现在是“{state}”，已不在填报阶段。",
        "{round} is no longer being filled in; its state is “{state}”.",
    ),
    remedy=both(
        "改动前先问主办方；只想看看就不用管。",
        "Ask the policy office before you change anything; if you only want to look, nothing needs doing.",
    ),
)
