"""Words of the policy pages: their first screen, articles, rows, calendar, examples to try."""

from toolkit.language import Text, both
from toolkit.scoring.scorecard import OUTCOMES

WORDS: dict[str, Text] = {
    "text_state": both("这份文本", "This text "),
    "text_trial": both("是试行文本。", "is on trial."),
    "text_until": both("施行到 {day} 为止。", "is in force until {day}."),
    "text_undated": both("没有写明何时施行。", "does not say when it comes into force."),
    "text_open": both(
        "文本有 {n} 处没有写清或前后不一，各按口径处理：",
        "The text leaves {n} {n:point|points} open or contradicts itself; a reading settles each: ",
    ),
    "basics": both("总分怎么算、分哪些类", "How the total is made, and the classes"),
    "articles": both("按条款查", "Contents by article"),
    "original_text": both(
        "这一页是本站的转述，不是原文。本站没有原文，也没有原文的链接；要看原文，请按上面的文件名称向{issuer}查找。",
        "This page restates the policy in its own words. The site has neither the original nor a link to it: ask {issuer} for the document named above.",
    ),
    "contents": both("本页内容", "On this page"),
    "keys_open": both("{n} 个数据项", "{n} keys"),
    "reading_more": both("理由、其他读法和影响", "Reason, other readings, effect"),
    "articles_lead": both(
        "每一条落实在哪里；点条款看它说了什么，点编号看指标。",
        "Where each article is put into effect: follow the article to what it says, the code to the indicator.",
    ),
    "articles_n": both("按条款查（{n} 条）", "Contents by article ({n})"),
    "row_more": both("什么样的才计入、要什么证据、怎么理解", "What counts, evidence, readings"),
    "calendar_window": both("考核期", "Period assessed"),
    "calendar_claims": both("单位填报", "Units fill in their claims"),
    "calendar_units": both("参评单位", "the units assessed"),
    "step_checked": both("初审", "First check"),
    "step_reviewed": both("核定", "Verification"),
    "step_notice": both("公示", "Public notice"),
    "step_final": both("公布最终结果", "Final results"),
    "step_now": both("已发出，结果未定", "given, results not final"),
    "step_done": both("已完成", "done"),
    "step_next": both("下一步", "next"),
    "step_later": both("还没到", "later"),
    "calendar_none": both(
        "这个版本还没有开展考核，没有日程。",
        "No round has been held under this edition, so there is no calendar.",
    ),
    "editions_n": both("共 {n} 个版本", "{n} {n:edition|editions}"),
    "newest": both("最新", "newest"),
    "force_from": both("{day} 起施行", "in force from {day}"),
    "force_span": both("{day} 至 {last} 施行", "in force from {day} to {last}"),
    "force_until": both("施行到 {last}", "in force until {last}"),
    "force_unknown": both("没有写明施行日期", "no date of coming into force"),
    "rounds_held": both("各轮考核", "Rounds"),
    "changes_short": both("与 {edition} 版本的不同", "changes from the {edition} edition"),
    "changes_title": both(
        "{title}：{new} 与 {old} 的不同", "{title}: what changed from {old} to {new}"
    ),
    "changes_lead": both(
        "由两个版本的办法文件比对得出，共 {n} 处。只改了说法、意思没变的，也列在内。",
        "Made by comparing the files of the two editions: {n} {n:difference|differences}. A change of wording alone is listed too.",
    ),
    "changes_none": both(
        "两个版本的内容相同，只有版本号不同。",
        "The two editions say the same; only the name of the edition differs.",
    ),
    "changes_in_old": both("{edition} 版本", "{edition} edition"),
    "changed_scheme": both("总的规定", "The scheme as a whole"),
    "changed_class": both("类别和登记的属性", "Classes and attributes"),
    "changed_indicator": both("指标、分值和规则", "Indicators, points and rules"),
    "changed_target": both("不计分的目标和附件", "Targets and papers without points"),
    "changed_condition": both("参评条件", "Conditions of taking part"),
    "changed_fact": both("填报内容", "What is reported"),
    "changed_outcome": both("等次、资金和处理", "Grades, money, consequences"),
    "changed_reading": both("口径", "Readings"),
    "changed_clause": both("条款", "Clauses"),
    "try": both("改数字试一试", "Try other numbers"),
}

#: What the script of the worked examples says; the page hands it over.
WORKED: dict[str, Text] = {
    "try": WORDS["try"],
    "not_loaded": both(
        "没能读到例子的数据，请刷新页面再试。",
        "The data could not be read; reload the page to try again.",
    ),
    "only_here": both(
        "只在本页试算，不保存，也不影响任何填报。计算用的就是填报表单的程序。",
        "For trying only: nothing is saved, and no claim is touched. The sums are done by the program of the form.",
    ),
    "total": both("合计", "Total"),
    "was": both("原例 {n}", "example: {n}"),
    "original": both("原例：没有改过数字时的结果", "The example as it stands, no number changed"),
    "again": both("恢复原例", "Back to the example"),
    "close": both("收起", "Close"),
    "above": both("还要看上面的：{labels}", "Also looks at, above: {labels}"),
    "comma": both("、", ", "),
    "colon": both("：", ": "),
    "eligibility": both("条件所看的内容", "What the conditions look at"),
    "other": both("其他内容", "Other facts"),
    "unread": both(
        "没有填，或者写法不对，算不出得分", "blank or not readable: no score can be worked out"
    ),
    "add": both("再加一条：{item}", "Add: {item}"),
    "remove": both("删去", "Remove"),
    "conditions": both("目标和条件（不计分）", "Targets and conditions (no points)"),
    "open": both("不适用，或由人认定", "not applicable, or for people to decide"),
    "met": OUTCOMES["met"],
    "not_met": OUTCOMES["not-met"],
    "warning": OUTCOMES["warning"],
    "yes": both("是", "yes"),
    "no": both("否", "no"),
}
