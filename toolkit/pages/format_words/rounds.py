"""What the keys of rounds, objections and decisions mean, on the page on the format."""

from collections.abc import Mapping

from toolkit.language import Text, both

KEYS: Mapping[str, Text] = {
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
}
