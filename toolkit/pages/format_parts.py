"""What the page on the format says of outcomes and of the files of a round, with an example of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.language import Text, both
from toolkit.reading.shape import Shape
from toolkit.schemes.outcomes import (
    Award,
    Commendation,
    Consequence,
    Ending,
    Grades,
    OrderedNotice,
    Payment,
    Ranking,
    Veto,
)
from toolkit.submissions.decisions import (
    AwardGiven,
    Commended,
    DeadlineSet,
    Decisions,
    Excepted,
    GradeGiven,
    GroundFound,
    MoneyReturned,
    SetAside,
    StatusEnded,
    Vetoed,
)
from toolkit.submissions.objection import Objection
from toolkit.submissions.results import Corrections
from toolkit.submissions.round import Register, Round


@dataclass(frozen=True)
class Described:
    """What a part is, and an example as it stands in a file."""

    about: Text
    written: str


#: Rules, facts and conditions say this of themselves; each has a module of its own.
PARTS: Mapping[type[Shape], Described] = {
    Ranking: Described(
        both(
            "名次：按公布的总分从高到低排。没有总分的、被一票否决的，没有名次。",
            "Ranks, by the published total. A unit without a total or under a veto has none.",
        ),
        """\
article: art-8
pool: class
ties: dense
""",
    ),
    Grades: Described(
        both(
            "等次：从高到低写，每一等从多少分起；最高的一等可以有名额。",
            "Grades, best first, each from a total on; the best may have a quota.",
        ),
        """\
article: art-8
absent: fail
of:
  excellent:
    label: {zh: 优秀, en: excellent}
    from: 60
    quota: {percent: 20, of: participants, rounding: floor, ties: none-of-group}
  pass: {label: {zh: 合格, en: passed}, from: 60}
  fail: {label: {zh: 不合格, en: failed}}
""",
    ),
    Consequence: Described(
        both(
            "因为等次要做的事：通报之类，或者要由人定下期限的。",
            "What a grade asks: a circular and the like, or something for which people set a day.",
        ),
        """\
id: mending
label: {zh: 限期整改, en: To put things right within a set time}
article: art-8
kind: deadline
grades: [fail]
""",
    ),
    Payment: Described(
        both(
            "认定以后若干年里，按等次应付的钱，由程序算。",
            "Money due for a grade in the years after recognition, worked out by the program.",
        ),
        """\
id: support
label: {zh: 补助, en: Support}
article: art-9
unit: {zh: 元, en: yuan}
grades: [excellent, pass]
since: recognised
first_year: of-recognition
missed: lost
amounts: [{town: 20000, village: 10000}, {town: 20000, village: 10000}]
""",
    ),
    Award: Described(
        both(
            "给不给、给多少由人决定的奖励；办法只说给谁、每家最多多少。",
            "Money that people may give; the policy says to whom, and how much at most.",
        ),
        """\
id: prize
label: {zh: 奖励, en: Prize}
article: art-9
unit: {zh: 元, en: yuan}
grades: [excellent]
at_most: 5000
""",
    ),
    Ending: Described(
        both(
            "撤销、取消资格：有一种情形就应当办，办没办看决定。",
            "The end of a status: due on any of its grounds, done by a recorded decision.",
        ),
        """\
id: closure
label: {zh: 撤销, en: Closure}
article: art-10
claw_back: last
grounds:
  - {id: falsehood, label: {zh: 弄虚作假, en: False statements}, article: art-10, found_by: {zh: 县科协, en: the county association}}
  - {id: two-fails, label: {zh: 连续两年不合格, en: Failed two years in a row}, article: art-10, in_a_row: {grade: fail, times: 2}}
""",
    ),
    Veto: Described(
        both(
            "一票否决：有人认定了其中一种情形的单位，没有名次和荣誉。",
            "A veto: a unit of which one of the grounds was found has no rank and no honour.",
        ),
        """\
label: {zh: 一票否决, en: Veto}
article: art-11
effect: no-rank
grounds: {accident: {zh: 安全事故, en: An accident}}
""",
    ),
    Commendation: Described(
        both(
            "评先、表彰：由人按名次给，跳过名次在前的要写理由。",
            "An honour that people give by rank; whoever is passed over is named, with the reason.",
        ),
        """\
id: honour
label: {zh: 评先, en: Honour}
article: art-11
""",
    ),
    OrderedNotice: Described(
        both(
            "办法要求的公示：公示全部结果，还是只公示最高等次的单位。没有要求的不写。",
            "The public notice a policy orders: of all results, or of the units of the best grade alone. Left out where none is ordered.",
        ),
        """\
list: best
article: art-9
""",
    ),
    Round: Described(
        both(
            "一轮考核：用哪一版办法，考核期，期限，走到哪一步，由谁接着办。",
            "A round: the edition, the window, the dates, how far it has got, who acts next.",
        ),
        """\
scheme: demo-posts
round: 2025
edition: 2025
title: {zh: 2025 年示例县科普站考核, en: Demo County science posts 2025}
window: {from: 2025-01-01, to: 2025-11-30}
deadline: 2025-12-10
state: notice
in_force: {from: 2025-01-01, why: {zh: 办法没有写从哪天施行。, en: The policy states no day.}}
steps:
  - {state: reviewed, until: 2025-12-31, by: {zh: 县科协, en: the county association}}
notice: {from: 2026-01-08, working_days: 5, answer_within: {working_days: 10}, objections: {zh: 书面提出。, en: In writing.}}
awards: {prize: 8000}
""",
    ),
    Register: Described(
        both(
            "名册：谁参评，属于哪一类，登记的属性。由主办方写。",
            "The register: who is assessed, the class, the attributes. The policy office writes it.",
        ),
        """\
scheme: demo-posts
round: 2025
units:
  demo-north: {class: village, attributes: {recognised: 2024-09-10, host: beihe-school}}
""",
    ),
    Decisions: Described(
        both(
            "人在这一轮里作的决定，按先后写；每一种见“决定”。",
            "What people decided in the round, in order; for each kind see decisions.",
        ),
        """\
scheme: demo-posts
round: 2025
decisions:
  - id: d1
    kind: award
    unit: demo-north
    award: prize
    amount: 3000
    on: 2026-01-05
    by: {zh: 县科协主席会议, en: the board}
    why: {zh: 优秀。, en: Excellent.}
""",
    ),
    Objection: Described(
        both(
            "一条异议和答复，文件名是它的编号。提出的人不写，只写由谁在仓库之外核实了身份。",
            "One objection and its answer; the file is called by its id. Who objects is never named, only who verified the identity outside of the repository.",
        ),
        """\
scheme: demo-posts
round: 2025
id: o1
unit: demo-north
raised_by: unit
indicator: B
fact: team_days
asks: corrected
value: 42
ground: {zh: 有两天的签到没有算进去。, en: Two days of the attendance list were left out.}
received_on: 2026-01-09
identity: {verified_by: {zh: 县科协, en: the county association}, on: 2026-01-09}
answer: {on: 2026-01-16, by: {zh: 县科协, en: the county association}, decision: sustained, why: {zh: 清点属实。, en: It was counted again.}, correction: k1}
""",
    ),
    Corrections: Described(
        both(
            "结果定了以后的更正：一个文件，或者一个单位的一个数，从什么改为什么。results.yml 不动。",
            "What was corrected once the round was final: a file, or a value of a unit, what it was and what it is. results.yml is left alone.",
        ),
        """\
scheme: demo-posts
round: 2025
corrections:
  - id: k1
    unit: demo-north
    what: total
    was: "67.33"
    now: "68.00"
    on: 2026-03-02
    by: {zh: 县科协, en: the county association}
    why: {zh: 登记表重新清点。, en: The list was counted again.}
""",
    ),
}

_COMMON = """\
id: d1
kind: {kind}
unit: demo-north
on: 2026-01-05
by: {{zh: 县科协, en: the county association}}
why: {{zh: 经会议研究。, en: After discussion.}}
"""


def _decision(zh: str, en: str, kind: str, *own: str) -> Described:
    return Described(both(zh, en), _COMMON.format(kind=kind) + "".join(f"{line}\n" for line in own))


DECISIONS: Mapping[type[Shape], Described] = {
    GradeGiven: _decision(
        "名额末位同分，给了这个单位。只能给同分的单位，不能超过名额。",
        "Units tie for the last place, and this one gets it; tied units only, within the places.",
        "grade",
        "grade: excellent",
    ),
    DeadlineSet: _decision(
        "给要定期限的处理定下最后一天。单位的等次要对得上。",
        "The last day of a consequence that has a deadline; the unit has to have that grade.",
        "deadline",
        "consequence: mending",
        "until: 2026-06-30",
    ),
    AwardGiven: _decision(
        "发奖励。等次要够，不超过每家的上限和这一轮的总额。",
        "An award is given: the grade allows it, within the cap of a unit and the sum of the round.",
        "award",
        "award: prize",
        "amount: 3000",
    ),
    GroundFound: _decision(
        "有人认定了撤销的一种情形；by 写由谁认定。",
        "A ground for ending a status was found; by says who found it.",
        "ground",
        "ground: falsehood",
    ),
    StatusEnded: _decision(
        "决定撤销、取消资格。要有办法规定的情形。",
        "The act that ends a status; there has to be a ground of the policy.",
        "ending",
        "ending: closure",
    ),
    MoneyReturned: _decision(
        "收回了以前的补助，不能多于应收回的。",
        "Earlier payments came back, no more than was due for return.",
        "returned",
        "ending: closure",
        "amount: 10000",
    ),
    Vetoed: _decision(
        "一票否决的一种情形成立。", "A ground of the veto was found.", "veto", "ground: accident"
    ),
    Commended: _decision(
        "评先、表彰。要有名次；名次在前又没有表彰的，写在 passed_over 里。",
        "A unit is honoured: it has a rank, and those above it are honoured too or named under passed_over.",
        "commendation",
        "commendation: honour",
        "passed_over: [{unit: demo-south, ground: {zh: 本单位不申请。, en: It did not apply.}}]",
    ),
    SetAside: _decision(
        "申报不予受理：没有得分和等次，也不要求核定。",
        "A claim is not accepted: no score and no grade, and no review is asked for.",
        "set-aside",
    ),
    Excepted: _decision(
        "只能有一家的，同意这个单位例外。",
        "What may be there once is allowed again for this unit.",
        "exception",
        "attribute: host",
    ),
}
