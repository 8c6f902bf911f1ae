"""Words of the reference of all that a scheme can say."""

from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "format": both("办法文件的写法", "Format of schemes"),
    "format_intro": both(
        "办法文件里每一种规则、事实、条件、名次等次的写法，和一轮考核的几个文件：是什么，有哪些键，怎么写。本页由程序自己的定义生成。",
        "Every kind of rule, fact and condition of a scheme file, the parts of its outcomes, and the files of a round: what each is, its keys, an example. The page is made from the definitions of the program itself.",
    ),
    "format_guide": both("从头写一个办法，见", "For writing a scheme from the beginning see the "),
    "format_end": both("。", "."),
    "format_guide_name": both("写办法指南", "guide for policy offices"),
    "format_rules": both("规则", "Rules"),
    "format_rules_intro": both(
        "写在指标的 rule 下面；kind 说明是哪一种。",
        "They stand under rule of an indicator; kind says which it is.",
    ),
    "format_facts": both("事实", "Facts"),
    "format_facts_intro": both(
        "写在 facts 下面，每项以自己的键开头；kind 说明是哪一种。",
        "They stand under facts, each under a key of its own; kind says which it is.",
    ),
    "format_predicates": both("条件", "Conditions"),
    "format_predicates_intro": both(
        "写在 counts_if 的 when 和规则 each 的 where 下面。没有填的栏目，除 present 外，比较都不成立。",
        "They stand under when of counts_if and under where of the rule each. A field that was not given satisfies no comparison but present.",
    ),
    "format_outcomes": both("名次、等次和结果的使用", "Outcomes"),
    "format_outcomes_intro": both(
        "写在办法的 outcomes 下面，各有自己的键；consequences、payments、awards、endings、commendations 是列表，例子是其中一项。",
        "They stand under outcomes of a scheme, each under its key; consequences, payments, awards, endings and commendations are lists, and the example is one entry.",
    ),
    "format_forms": both("考核表和申请书", "Official forms"),
    "format_forms_intro": both(
        "写在办法的 form 下面。网站上每个单位的正式表格、`word` 任务写的 Word 文件都照它排。",
        "They stand under form of a scheme. The official form of every unit on the site, and the Word file of the task word, are laid out by it.",
    ),
    "format_rounds": both("一轮考核的文件", "The files of a round"),
    "format_rounds_intro": both(
        "放在 data/schemes/办法/rounds/年度/ 里，由主办方写。results.yml 由 freeze 写，不在这里。",
        "They lie in data/schemes/SCHEME/rounds/YEAR/ and are written by the policy office. results.yml is written by freeze and not described here.",
    ),
    "format_decisions": both("决定", "Decisions"),
    "format_decisions_intro": both(
        "写在 decisions.yml 的 decisions 下面；kind 说明是哪一种。",
        "They stand under decisions of decisions.yml; kind says which it is.",
    ),
    "format_word": both("写法", "Written"),
    "format_about": both("是什么", "What it is"),
    "key_needed_or_not": both("要不要写", "Needed"),
    "key_needed": both("必须", "yes"),
    "key_optional": both("可不写", "no"),
    "key_default": both("不写就是 {value}", "no; {value} by default"),
}
