"""What the keys of facts and conditions mean, on the page on the format."""

from collections.abc import Mapping

from toolkit.language import Text, both

KEYS: Mapping[str, Text] = {
    # Facts
    "label": both("名称", "the name"),
    "help": both("填报提示", "a hint for those who fill in"),
    "article": both("依据哪一条（条款的编号）", "the clause that asks for it"),
    "evidence": both("要求的证据种类", "the kinds of evidence asked for"),
    "required": both("是否必填", "whether it has to be filled in"),
    "unit": both(
        "量词或单位；英文在 1 后面用另一个词的，写在 one",
        "the measure word; what English says beside 1, where that differs, under one",
    ),
    "least": both(
        "最小值，含本数；可以为负的要写明", "the smallest value; negative where that is possible"
    ),
    "most": both("最大值，含本数；不写就不限", "the largest value; unlimited where it is left out"),
    "places": both("最多几位小数", "how many decimal places at most"),
    "window": both(
        "日期与考核期的关系：within（之内）、until（不晚于最后一天）、any（不限）",
        "how the day stands to the round: within it, until its last day, or any",
    ),
    "longest": both("最多几个字", "how many characters at most"),
    "options": both("各个选项：编号和名称", "the options: id and name"),
    "item": both("一条记录叫什么", "what one record is called"),
    "plain": both("true 表示也可以只写个数", "true where the number alone may be written"),
    "fields": both(
        "每条记录的栏目，类型同上，不能再套 records 和 ledger",
        "the fields of a record, of the kinds above except records and ledger",
    ),
    "counts_if": both(
        "计入的条件，全部符合才计入", "the conditions, all of which have to be met to count"
    ),
    "Condition.id": both(
        "条件的编号，核定时可以用作理由",
        "the id of the condition, which reviewers give as a reason",
    ),
    "Condition.label": both("条件的名称", "the name of the condition"),
    "when": both(
        "怎么判断，写法见“条件”；不写就由核定人员认定",
        "how it is computed, see conditions; reviewers decide where it is left out",
    ),
    "Condition.applies": both(
        "这个条件用不用；原文没有说定的，由口径决定",
        "whether it is in force; where the text leaves it open, by a reading",
    ),
    "event": both(
        "哪些栏目相同就像是同一件事，检查会提醒",
        "the fields by which two records look like one event",
    ),
    "rows": both("各行：编号和名称", "the rows: key and name"),
    "total": both("合计行叫什么", "what the total row is called"),
    "columns": both("各栏", "the columns"),
    "number": both("栏目的编号", "the number of the column"),
    "Column.label": both("栏目的名称", "the name of the column"),
    "Column.under": both(
        "上一层的栏名，相邻几栏写一样的就合在一起", "the head above, shared by neighbours"
    ),
    "plus": both("由哪些栏相加得出，只能是前面的栏", "the earlier columns that are added"),
    "minus": both("再减去哪些栏", "the earlier columns that are taken off"),
    "may_be_negative": both(
        "true 表示可以为负，负数只提醒", "true where a negative amount is only a warning"
    ),
    "remarks": both("备注栏", "the column of remarks"),
    # Conditions
    "field": both("记录的哪一栏", "the field of the record"),
    "is": both(
        "等于这个值；也可以写 {attribute: 属性}，与单位在名册里的属性比较",
        "the value; or {attribute: name} for an attribute of the unit",
    ),
    "attribute": both(
        "与单位在名册里的这个属性比较", "an attribute of the unit, as the register states it"
    ),
    "in": both("这些值之一", "the values, one of which it has to be"),
    "below": both("少于这个数，不含本数", "less than this number"),
    "within": both("起日和止日，含首尾", "the first and the last day, both included"),
    "present": both("true：填了；false：没有填", "true: given; false: left out"),
    "all": both("全部成立的条件", "the conditions that all have to hold"),
    "any": both("至少一个成立的条件", "the conditions of which one has to hold"),
    "not": both("不得成立的条件", "the condition that must not hold"),
}
