"""What every key on the page on the format means: of rules, facts, conditions, outcomes, rounds."""

from collections.abc import Mapping

from toolkit.language import Text, both

#: By key; where a key means something else in one place, by the class and the key.
KEYS: Mapping[str, Text] = {
    # Rules
    "quantity": both(
        "用哪项事实：填的数，或计入的记录条数",
        "the fact that is measured: its number, or how many of its records count",
    ),
    "EachBand.quantity": both("用哪项逐条填写的事实", "the fact whose records are taken"),
    "FirstAndExtra.quantity": both("用哪项逐条填写的事实", "the fact whose records are taken"),
    "target": both(
        "各类相同的目标；与 targets 二者取一",
        "the target, the same for all classes; this or targets",
    ),
    "targets": both("按类别写的目标，每一类都要写", "the targets by class, every class named"),
    "Range.from": both("目标范围的下限", "the lower end of the range"),
    "Range.to": both("目标范围的上限", "the upper end of the range"),
    "Range.at": both(
        "达到哪里算达到：lower-end（下限）、middle（中间值）、upper-end（上限），一般由口径决定",
        "which number has to be reached: lower-end, middle or upper-end, as a rule by a reading",
    ),
    "parts": both("两个以上的部分，各有自己的目标", "two or more parts, each with its target"),
    "Part.applies": both(
        "这一部分算不算；原文没有说定的，由口径决定",
        "whether the part counts; where the text leaves it open, by a reading",
    ),
    "at_least": both("达到这个数，含本数", "this number or more"),
    "edge": both(
        "两档共用的界限归高的一档（higher）还是低的一档（lower）",
        "whether an edge that two bands share belongs to the higher or the lower of them",
    ),
    "bands": both("各档，从低到高，不能重叠", "the bands from low to high, without overlap"),
    "Band.from": both(
        "这一档从哪个数起；不写就是没有下限", "where the band begins; open where it is left out"
    ),
    "Band.to": both(
        "这一档到哪个数止；不写就是没有上限", "where the band ends; open where it is left out"
    ),
    "Band.points": both("落在这一档得几分", "the points of the band"),
    "facts": both("是否类的事实，一项或几项", "facts that are true or false, one or more"),
    "Each.points": both(
        "每一个（写了 per 的，每 per 个）几分", "the points for one, or for every per"
    ),
    "where": both(
        "只计符合这个条件的记录；写法见“条件”",
        "takes only the records that meet it; see conditions",
    ),
    "what": both(
        "用文字说明 where 取的是哪些记录，显示时代替条件",
        "which records where takes, in words that are shown in its place",
    ),
    "per": both("每几个计一次，零头不计", "how many make one; a remainder brings nothing"),
    "EachBand.field": both("看记录的哪一栏，须是数", "the field that is looked at, a number"),
    "FirstAndExtra.field": both(
        "级别写在记录的哪一栏，须是选项", "the field that holds the level, a choice"
    ),
    "first": both("首个几分", "the points for the first"),
    "extra": both(
        "其余每个按级别加几分，从最低的级别写到最高的级别",
        "what each of the others adds by its level, from the lowest level to the highest",
    ),
    "order": both(
        "级别最低的（lowest）还是最高的（highest）算首个",
        "whether the one of the lowest or of the highest level is the first",
    ),
    "only_with": both("这项事实为 0 时，这一项得 0 分", "the fact without which the score is 0"),
    "items": both("小项，一个以上", "the items, one or more"),
    "Item.id": both("小项的编号，在这个指标里不重复", "the id of the item, once in the indicator"),
    "Item.label": both("小项的名称", "the name of the item"),
    "Item.points": both(
        "小项的分值，也是它的上限；each、each-band、first-and-extra 可以不写，不写就没有自己的上限",
        "what the item is worth and its cap; each, each-band and first-and-extra may go without, and then have no cap of their own",
    ),
    "rule": both(
        "小项的规则，除 sum、best、panels、reported 外都可以",
        "the rule of the item: any but sum, best, panels and reported",
    ),
    "Item.classes": both("只有这些类别能得这一项", "the only classes that can earn it"),
    "uncapped": both(
        "true 表示超过分值的部分也算", "true where what exceeds the points counts too"
    ),
    "cap_stated": both(
        "false 表示原文只写了单价，没有写最高分",
        "false where the text states a price and no highest score",
    ),
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
    # Outcomes
    "readings": both("用到的口径", "the readings it needs"),
    "Ranking.pool": both(
        "all：全部单位一起排；class：各类分开排", "all units together, or each class by itself"
    ),
    "Ranking.ties": both(
        "同分的名次相同；shared：后面空出来（1、2、2、4），dense：接着排（1、2、2、3）",
        "ties have one rank; shared leaves out the next (1, 2, 2, 4), dense goes on (1, 2, 2, 3)",
    ),
    "Grades.basis": both(
        "按什么评：total（总分）、capped-total（总分，不超过满分）、base（不含加分）",
        "what is graded: total, capped-total (no more than the full points) or base (without bonus)",
    ),
    "Grades.of": both("各等次，从高到低：编号和内容", "the grades, best first: id and content"),
    "Grades.absent": both(
        "名册上有、没有参加考核的归哪一等；none 是不评",
        "the grade of a registered unit that took no part; none where it has no grade",
    ),
    "Grade.from": both(
        "多少分以上，含本数；最后一等不写",
        "from which number on, itself included; the last grade has none",
    ),
    "quota": both("名额，只有最高的一等可以写", "the quota; only the best grade may have one"),
    "percent": both("百分之几", "how many in a hundred"),
    "Quota.of": both(
        "participants：按参加考核的单位算；register：按名册上的单位算",
        "of those that took part, or of those in the register",
    ),
    "Quota.rounding": both(
        "名额有零头时：floor（舍去）、nearest（四舍五入）、ceiling（进一）",
        "a fraction of a place: floor drops it, nearest rounds it, ceiling makes it a place",
    ),
    "Quota.ties": both(
        "同分的一组装不下时：none-of-group（都不列，由人决定）、all-of-group（都列）",
        "ties that do not all fit: none of them until people decide, or all of them",
    ),
    "_Said.id": both(
        "编号，条款和决定里用它", "the id, by which clauses and decisions refer to it"
    ),
    "Consequence.kind": both(
        "notice：通报之类；deadline：要由人定期限",
        "notice, such as a circular; deadline, for which people set a day",
    ),
    "grades": both("哪些等次", "the grades it is for"),
    "Payment.unit": both("金额的单位", "the unit of the amounts"),
    "Award.unit": both("金额的单位", "the unit of the amount"),
    "since": both(
        "名册里的哪个日期属性是认定日期", "the attribute, a day, that is the day of recognition"
    ),
    "first_year": both(
        "第一年是认定那一年（of-recognition），还是下一年（after-recognition）",
        "whether year one is that of recognition or the one after it",
    ),
    "missed": both(
        "有一年等次不够：lost（这一年没有了）、deferred（推到下一个够的年份）",
        "a year without the grade is lost, or deferred to the next one with it",
    ),
    "amounts": both(
        "每年一项，各写每一类的金额", "one entry for every year, with the amount of every class"
    ),
    "at_most": both("每个单位一轮最多多少", "how much one unit may have in a round"),
    "claw_back": both(
        "收回以前的补助：all（全部）、last（最近一次）、none（不收）",
        "which earlier payments are due for return: all, the last, or none",
    ),
    "Ending.grounds": both("各种情形，有一种就应当办", "the grounds; one is enough"),
    "in_a_row": both(
        "连续几轮同一等次；与 found_by 二者取一",
        "the same grade in rounds on end; this or found_by",
    ),
    "InARow.grade": both("哪一等", "which grade"),
    "times": both("连续几次，两次以上", "how many times, two or more"),
    "absence_counts": both(
        "没有参加考核得的等次算不算一次", "whether a grade for taking no part is one of them"
    ),
    "gap_breaks": both(
        "中间有一年没有评等次，算不算断开", "whether a year without a grade starts the count anew"
    ),
    "found_by": both("由谁认定；与 in_a_row 二者取一", "who has to find it; this or in_a_row"),
    "effect": both(
        "no-rank：没有名次；zero：总分也按 0 分", "no-rank, or zero, which makes the total 0 too"
    ),
    "list": both(
        "公示哪些：all 全部，best 只公示最高等次的",
        "what is put up: all, or the units of the best grade alone",
    ),
    "Veto.grounds": both("各种情形：编号和名称", "the grounds: id and name"),
    # Rounds
    "scheme": both("哪个办法", "which scheme"),
    "round": both("哪一轮，与文件夹名相同", "which round, the name of its folder"),
    "edition": both("用哪一版办法", "which edition of the scheme"),
    "title": both("这一轮叫什么", "what the round is called"),
    "Round.window": both("考核期", "the window: the days whose facts count"),
    "Window.from": both("第一天", "its first day"),
    "Window.to": both("最后一天，也算在内", "its last day, included"),
    "deadline": both("申报截止的日期", "the last day for claims"),
    "state": both(
        "走到哪一步：draft、submitted、checked、reviewed、notice、final、corrected",
        "how far it has got: draft, submitted, checked, reviewed, notice, final or corrected",
    ),
    "in_force": both(
        "办法没有写从哪天施行的，假定的施行期",
        "since when the edition is taken to be in force, where the policy bears no date",
    ),
    "InForce.from": both("从哪天起", "since which day"),
    "InForce.until": both("到哪天止；不写就没有止日", "until which day; open where it is left out"),
    "InForce.why": both("为什么这样假定", "why this is assumed"),
    "steps": both("申报截止以后的各步，按先后写", "the steps after the deadline, in order"),
    "Step.state": both(
        "这一步走到的状态：checked、reviewed、notice 或 final",
        "the state it ends in: checked, reviewed, notice or final",
    ),
    "Step.until": both("最迟哪天", "its last day"),
    "Step.by": both("由谁办", "who acts"),
    "publish_claims": both(
        "结果公示以前，申报内容是否就公开（填报页可以接着填）",
        "whether claims may be read, and gone on from in the form, before the results are out",
    ),
    "Round.notice": both("公示", "the public notice"),
    "working_days": both(
        "几个工作日：法定节假日和周末不算，调休上班的算；公示从第一天起算，答复从收到的次日起算",
        "how many working days: holidays and weekends left out, make-up working days counted; a notice counts its first day, an answer begins the day after",
    ),
    "calendar_days": both("几天，按日历算", "how many days of the calendar"),
    "answer_within": both("异议几天内答复", "how soon an objection is answered"),
    "Notice.from": both("公示的第一天", "its first day"),
    "Notice.to": both(
        "公示的最后一天；写了天数的可以不写，写了以它为准",
        "its last day; not needed beside a length, and it stands where both are stated",
    ),
    "objections": both("怎样提异议", "how to object"),
    "awards": both(
        "每项奖励这一轮的总额，键是奖励的编号", "the sum of each award in the round, by its id"
    ),
    "assumptions": both(
        "原文没有说定、由主办方定下的事，会公开",
        "what the text leaves open and the office decided; it is published",
    ),
    "units": both("参评单位，键是单位的编号", "the units assessed, by id"),
    "class": both("哪一类", "the class"),
    "attributes": both(
        "办法声明的每个属性：选项、日期或编号",
        "every attribute the scheme declares: an option, a day or an id",
    ),
    "decisions": both("各个决定", "the decisions"),
    "corrections": both("各条更正", "the corrections"),
    "Correction.id": both("更正的编号", "the id of the correction"),
    "on": both("哪一天决定", "the day of the decision"),
    "by": both("由谁决定：单位或会议，不写姓名", "who decided: a body or a meeting, never a name"),
    "why": both("理由，会公开", "the reason, which is published"),
    "Correction.unit": both(
        "哪个单位，与 what 一起写；更正文件的不写", "the unit, with what; not for a file"
    ),
    "Correction.what": both(
        "哪个数：total、base、bonus、rank、grade、follows、scores/指标、money/编号",
        "which value: total, base, bonus, rank, grade, follows, scores/INDICATOR or money/ID",
    ),
    "Correction.file": both(
        "哪个文件，以 data/ 开头；与 unit、what 二者取一",
        "the file, beginning with data/; this, or unit and what",
    ),
    "was": both(
        "以前公布的值，或文件以前的 sha256；没有的写 none",
        "the value as published, or the sha256 of the file, before; none where there was none",
    ),
    "now": both(
        "现在的值，或文件现在的 sha256；没有的写 none", "the value or the sha256 now, or none"
    ),
    # Objections
    "Objection.id": both("异议的编号，也是文件名", "the id of the objection, and of its file"),
    "Objection.unit": both("关于哪个单位的结果", "the unit whose result is disputed"),
    "raised_by": both(
        "unit 是本单位提出的，other 是其他单位或个人提出的；不写姓名",
        "unit where the unit itself objects, other for somebody else; never a name",
    ),
    "indicator": both("哪个指标", "which indicator"),
    "Objection.fact": both("哪个事实", "which fact"),
    "Objection.record": both("哪条记录的编号", "the id of a record"),
    "asks": both(
        "请求怎么改：accepted 认可，struck 剔除，corrected 更正；页面据此算出会有什么变化",
        "what it should be: accepted, struck or corrected; pages reckon what that would change",
    ),
    "Objection.value": both("请求更正为多少", "the number asked for"),
    "Objection.ground": both("理由和事实，会公开", "the ground, which is published"),
    "received_on": both("收到的日期，须在公示期内", "the day it came, within the public notice"),
    "identity": both("身份已经核实", "that the identity was verified"),
    "Identity.verified_by": both("由哪个部门核实", "which body verified it"),
    "Identity.on": both("哪一天核实", "the day of it"),
    "answer": both("答复；没有答复的不写", "the answer; left out while there is none"),
    "Answer.decision": both(
        "sustained 成立，partly 部分成立，rejected 不成立", "sustained, partly or rejected"
    ),
    "Answer.correction": both(
        "结果定了以后才答复的，由 corrections.yml 的哪一条更正",
        "which entry of corrections.yml followed, where the round was final",
    ),
    # Decisions
    "_Decided.id": both("决定的编号，不重复", "the id of the decision, used once"),
    "_Decided.unit": both("关于哪个单位，须在名册上", "the unit, one of the register"),
    "GradeGiven.grade": both("给哪一等", "the grade that is given"),
    "consequence": both("办法里要定期限的处理", "a consequence of the scheme that has a deadline"),
    "DeadlineSet.until": both(
        "期限，不早于决定的那天", "the last day, not before the day of the decision"
    ),
    "award": both("办法里的哪项奖励", "which award of the scheme"),
    "AwardGiven.amount": both("金额", "the amount"),
    "MoneyReturned.amount": both("收回的金额", "the amount that came back"),
    "GroundFound.ground": both(
        "办法里由人认定的哪种情形", "which ground of the scheme that people find"
    ),
    "Vetoed.ground": both("一票否决的哪种情形", "which ground of the veto"),
    "ending": both("办法里的哪项撤销、取消资格", "which ending of the scheme"),
    "commendation": both("办法里的哪项荣誉", "which commendation of the scheme"),
    "passed_over": both(
        "名次在前、没有表彰的单位", "the units with a higher rank that are not honoured"
    ),
    "PassedOver.unit": both("跳过了哪个单位", "the unit that is passed over"),
    "PassedOver.ground": both("为什么", "why"),
    "Excepted.attribute": both("哪个只能有一家的属性", "which attribute that may be there once"),
    # The policy's own form
    "OfficialForm.title": both("考核表或申请书的标题", "the title of the form"),
    "OfficialForm.article": both(
        "表在办法的哪一条（条款的编号）", "the clause that holds the form"
    ),
    "OfficialForm.columns": both(
        "考核表的栏目，从左到右；不计分的办法不写",
        "the columns, from the left; none without scores",
    ),
    "shows": both(
        "这一栏写什么：number（序号）、indicator（指标，有几级写几栏）、asked（目标）、value（数值）、points（分值）、rule（评分标准）、claimed（自评得分）、verified（考核得分）",
        "what stands in the column: number, indicator (one column for each level), asked, value, points, rule, claimed (the self-score) or verified (the score)",
    ),
    "head": both("栏名", "the head of the column"),
    "FormColumn.under": both(
        "上一层的栏名，相邻几栏写一样的就合在一起", "the head above, shared by neighbours"
    ),
    "FormColumn.of": both(
        "写哪一类单位的目标，只用于 asked", "the class whose target it is; asked only"
    ),
    "added": both(
        "原文的表没有，是这里加的；表上用 * 标出",
        "not part of the policy’s form; marked with * on it",
    ),
    "blanks": both(
        "留给人手填的格，例如联系人；不进数据",
        "what is filled in by hand, such as a contact person; never part of the data",
    ),
    "signatures": both("签字盖章的栏，从上到下", "the blocks for seal and signature, from the top"),
    "Signature.label": both("谁的意见、谁盖章", "whose opinion or seal it is"),
    "says": both("签字的人保证什么", "what is certified"),
    "lines": both("栏里留给人手填的几行", "lines of the block that are filled in by hand"),
}
