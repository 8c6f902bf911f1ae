"""The tables that are published of everything together, and the columns of each."""

from toolkit.language import Text, both
from toolkit.publishing.fields import Field, Reference, Table, in_both
from toolkit.scoring.scorecard import ABSENT, STATUSES
from toolkit.submissions.objection import ANSWERS, ASKED, BY
from toolkit.submissions.review import DECISIONS
from toolkit.submissions.round import STATES
from toolkit.submissions.unit import KINDS

#: What follows for a unit, by kind.
FOLLOWS: dict[str, Text] = {
    "notice": both("通报", "notice"),
    "deadline": both("限期整改", "deadline"),
    "payment": both("经费", "payment"),
    "award": both("奖励", "award"),
    "ground": both("取消资格的情形", "ground for an ending"),
    "ending": both("取消资格", "ending"),
    "claw-back": both("追回", "claw-back"),
    "veto": both("一票否决", "veto"),
    "commendation": both("表彰", "commendation"),
}
SCHEME = Field("scheme", "code", both("办法", "Policy"), both("办法编号", "id of the policy"))
EDITION = Field("edition", "code", both("版本", "Edition"), both("办法的版本", "of the policy"))
YEAR = Field(
    "year",
    "code",
    both("年度", "Year"),
    both("这一轮的名称，按文字读", "name of the round; read it as text"),
)
UNIT = Field(
    "unit", "code", both("单位", "Unit"), both("单位编号，永久不变", "permanent id of the unit")
)
INDICATOR = Field("indicator", "code", both("指标", "Indicator"), both("指标编号", "its code"))
DEMO = Field(
    "demo",
    "yes-no",
    both("示例", "Demonstration"),
    both("true：虚构的示例单位", "true: an invented unit"),
)
ARTICLE = Field(
    "article",
    "code",
    both("依据", "Article"),
    both("办法页上的条款编号", "id of a clause on the policy page"),
)
NO_POINTS = both("办法没有规定分值", "the policy states none")
NO_SCORE = both(
    "没有得分，不等于 0；原因见成绩单", "no score, which is not 0; the scorecard says why"
)
NO_RANK = both(
    "没有名次：办法不排名，或没有总分", "no rank: the policy has none, or there is no total"
)
NO_GRADE = both(
    "没有等次：办法不评等次，或尚未评定", "no grade: the policy has none, or it is open"
)
NOT_OF_IT = both("没有这一项", "there is none")
OF_ROUND = Reference(("scheme", "year"), "rounds", ("scheme", "year"))
OF_CARD = Reference(("scheme", "year", "unit"), "scorecards", ("scheme", "year", "unit"))

SCHEMES = Table(
    "schemes",
    both("办法", "Policies"),
    both("每个版本一行", "one row for each edition"),
    (
        *(SCHEME, EDITION),
        *in_both("title", both("名称", "Title")),
        Field("points", "number", both("满分", "Points"), empty=NO_POINTS),
    ),
    ("scheme", "edition"),
)
INDICATORS = Table(
    "indicators",
    both("指标", "Indicators"),
    both(
        "每个版本的每个指标一行，先组后项",
        "one row for each indicator of each edition, groups first",
    ),
    (
        *(SCHEME, EDITION, INDICATOR),
        Field("group", "code", both("所属组", "Group"), empty=both("不在组里", "in no group")),
        *in_both("label", both("名称", "Label")),
        Field("points", "number", both("分值", "Points"), empty=NO_POINTS),
        Field("bonus", "yes-no", both("加分项", "Bonus")),
        Field("uncapped", "yes-no", both("不封顶", "Uncapped")),
        ARTICLE,
    ),
    ("scheme", "edition", "indicator"),
    (Reference(("scheme", "edition"), "schemes", ("scheme", "edition")),),
)
ROUNDS = Table(
    "rounds",
    both("考核", "Rounds"),
    both("每个办法每个年度一行", "one row for each policy and year"),
    (
        *(SCHEME, YEAR, EDITION),
        *in_both("title", both("名称", "Title")),
        Field("state", "code", both("状态", "State"), options=STATES),
        Field("window_from", "day", both("考核期首日", "First day that counts")),
        Field("window_to", "day", both("考核期末日", "Last day that counts")),
        Field("deadline", "day", both("申报截止日", "Deadline")),
        Field("notice_from", "day", both("公示首日", "First day of the notice"), empty=NOT_OF_IT),
        Field("notice_to", "day", both("公示末日", "Last day of the notice"), empty=NOT_OF_IT),
        Field(
            *("withheld", "yes-no", both("结果未公开", "Withheld")),
            both(
                "true：结果还没有公开，其他表里没有这一轮",
                "true: results are not out; no other table has them",
            ),
        ),
        DEMO,
    ),
    ("scheme", "year"),
    (Reference(("scheme", "edition"), "schemes", ("scheme", "edition")),),
)
UNITS = Table(
    "units",
    both("单位", "Units"),
    both("每个单位一行", "one row for each unit"),
    (
        UNIT,
        *in_both("name", both("名称", "Name")),
        Field("kind", "code", both("种类", "Kind"), options=KINDS),
        DEMO,
    ),
    ("unit",),
)
SCORECARDS = Table(
    "scorecards",
    both("总分", "Totals"),
    both("每个单位每轮一行；只有已公开的轮次", "one row for each unit of each round that is out"),
    (
        *(SCHEME, YEAR, UNIT, EDITION),
        Field("class", "code", both("类别代号", "Class (id)")),
        *in_both("class", both("类别", "Class")),
        Field(
            *("status", "code", both("核定情况代号", "Verification (id)")),
            options=dict(STATUSES.items()),
        ),
        *in_both("status", both("核定情况", "Verification")),
        Field("claimed_total", "number", both("自评合计", "Total as claimed"), empty=NO_SCORE),
        Field("base", "number", both("基础分", "Base"), empty=NO_SCORE),
        Field(
            *("bonus", "number", both("加分", "Bonus")),
            empty=both("办法没有加分，或没有得分", "the policy has none, or there is no score"),
        ),
        Field("total", "number", both("考核合计", "Total"), empty=NO_SCORE),
        Field(
            *("deduction", "number", both("核减", "Taken off")),
            both("自评合计减考核合计", "total as claimed less total"),
            NO_SCORE,
        ),
        Field("rank", "count", both("名次", "Rank"), empty=NO_RANK),
        Field("grade", "code", both("等次代号", "Grade (id)"), empty=NO_GRADE),
        *in_both("grade", both("等次", "Grade"), NO_GRADE),
        DEMO,
    ),
    ("scheme", "year", "unit"),
    (OF_ROUND, Reference(("unit",), "units", ("unit",))),
)
_MISSING = both("有得分", "there is a score")
SCORES = Table(
    "scores",
    both("各指标得分", "Scores"),
    both(
        "每个单位每轮每个指标一行，自评与核定并列", "one row for each indicator of each scorecard"
    ),
    (
        *(SCHEME, YEAR, UNIT, EDITION, INDICATOR),
        Field("points", "number", both("分值", "Points"), empty=NO_POINTS),
        Field(
            *("claimed_value", "quantity", both("自报的数", "Value as claimed")),
            empty=both("没有数", "there is none"),
        ),
        Field("claimed_score", "number", both("自评得分", "Score as claimed"), empty=NO_SCORE),
        Field(
            *(
                "claimed_missing",
                "code",
                both("为什么没有自评得分", "Why there is none as claimed"),
            ),
            empty=_MISSING,
            options=ABSENT,
        ),
        Field(
            *("verified_value", "quantity", both("核定的数", "Value as verified")),
            empty=both("没有数", "there is none"),
        ),
        Field("verified_score", "number", both("考核得分", "Score"), empty=NO_SCORE),
        Field(
            *("verified_missing", "code", both("为什么没有考核得分", "Why there is no score")),
            empty=_MISSING,
            options=ABSENT,
        ),
    ),
    ("scheme", "year", "unit", "indicator"),
    (
        OF_CARD,
        Reference(
            ("scheme", "edition", "indicator"), "indicators", ("scheme", "edition", "indicator")
        ),
    ),
)
RECORDS = Table(
    "records",
    both("逐条记录", "Records"),
    both(
        "成绩单上每条记录一行：计不计入，为什么",
        "one row for each record of a scorecard: whether it counts, and why not",
    ),
    (
        *(SCHEME, YEAR, UNIT, INDICATOR),
        Field("fact", "code", both("填报内容", "Fact")),
        Field("record", "code", both("记录编号", "Id of the record")),
        Field("counts_as_claimed", "yes-no", both("自评时计入", "Counts as claimed")),
        Field(
            *("counts_as_verified", "yes-no", both("核定时计入", "Counts as verified")),
            empty=both("尚未核定", "not verified"),
        ),
        Field(
            *("decision", "code", both("核定意见", "Decision")),
            empty=both("尚未核定", "not verified"),
            options=DECISIONS,
        ),
        *in_both("reasons", both("不计入的原因", "Why it does not count"), NOT_OF_IT),
    ),
    ("scheme", "year", "unit", "indicator", "fact", "record"),
    (OF_CARD,),
)
CONSEQUENCES = Table(
    "consequences",
    both("结果运用", "Consequences"),
    both(
        "每个单位每轮的每项结果一行：经费、奖励、整改、取消",
        "one row for each thing that follows: money, awards, deadlines, endings",
    ),
    (
        *(SCHEME, YEAR, UNIT),
        Field(
            "number",
            "count",
            both("序号", "Number"),
            both("在这个单位这一轮里", "within the scorecard"),
        ),
        Field("consequence", "code", both("事项", "Consequence")),
        Field("kind", "code", both("种类", "Kind"), options=FOLLOWS),
        *in_both("label", both("名称", "Label")),
        *in_both("state", both("情况", "How it stands")),
        Field(
            *("open", "yes-no", both("待办", "Open")),
            both("true：还要有人办理", "true: people still have to act"),
        ),
        Field(
            *("amount", "quantity", both("金额", "Amount")),
            both("单位见 money_unit", "in the unit named by money_unit"),
            both("没有金额，不等于 0", "there is no amount, which is not 0"),
        ),
        *in_both("money_unit", both("金额的单位", "Unit of the amount"), NOT_OF_IT),
        Field("until", "day", both("期限", "Until"), empty=NOT_OF_IT),
        Field(*("decision", "code", both("所依据的决定", "Decision it rests on")), empty=NOT_OF_IT),
        ARTICLE,
    ),
    ("scheme", "year", "unit", "number"),
    (OF_CARD,),
)
OBJECTIONS = Table(
    "objections",
    both("异议", "Objections"),
    both("公示期内的每份异议一行，附答复", "one row for each objection, with its answer"),
    (
        *(SCHEME, YEAR),
        Field("objection", "code", both("异议编号", "Id of the objection")),
        UNIT,
        Field("raised_by", "code", both("谁提出", "Raised by"), options=BY),
        INDICATOR,
        Field("fact", "code", both("填报内容", "Fact"), empty=NOT_OF_IT),
        Field("record", "code", both("记录编号", "Id of the record"), empty=NOT_OF_IT),
        Field("asks", "code", both("请求", "What is asked"), empty=NOT_OF_IT, options=ASKED),
        Field("value", "quantity", both("请求的数", "Value asked for"), empty=NOT_OF_IT),
        *in_both("ground", both("理由", "Ground")),
        Field("received_on", "day", both("收到日期", "Received on")),
        Field("answer_until", "day", both("答复期限", "Answer due by"), empty=NOT_OF_IT),
        Field(
            "answered_on",
            "day",
            both("答复日期", "Answered on"),
            empty=both("尚未答复", "not answered"),
        ),
        Field(
            *("decision", "code", both("答复", "Answer")),
            empty=both("尚未答复", "not answered"),
            options=ANSWERS,
        ),
        *in_both("why", both("答复的理由", "Why"), both("尚未答复", "not answered")),
        Field(
            "correction", "code", both("随后的更正", "Correction that followed"), empty=NOT_OF_IT
        ),
        Field("before", "number", both("指标现在的得分", "The score as it stands"), empty=NO_SCORE),
        Field(
            *("after", "number", both("若成立的得分", "The score if sustained")),
            empty=both("算不出或不请求改数", "nothing that can be computed is asked"),
        ),
    ),
    ("scheme", "year", "objection"),
    (OF_CARD,),
)
CORRECTIONS = Table(
    "corrections",
    both("更正", "Corrections"),
    both(
        "最终结果公布后的每次更正一行，旧值保留",
        "one row for each correction after a round was final; the old value is kept",
    ),
    (
        *(SCHEME, YEAR),
        Field("correction", "code", both("更正编号", "Id of the correction")),
        Field("on", "day", both("日期", "Day")),
        *in_both("by", both("由谁更正", "By whom")),
        *in_both("why", both("原因", "Why")),
        Field(
            "unit", "code", both("单位", "Unit"), empty=both("改的是文件", "a file was corrected")
        ),
        Field(
            "what",
            "text",
            both("更正的内容", "What"),
            empty=both("改的是文件", "a file was corrected"),
        ),
        Field(
            "file",
            "text",
            both("更正的文件", "File"),
            empty=both("改的是数", "a value was corrected"),
        ),
        Field("was", "text", both("原为", "Was")),
        Field("now", "text", both("现为", "Now")),
    ),
    ("scheme", "year", "correction"),
    (OF_ROUND,),
)
