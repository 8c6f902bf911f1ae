"""The words of a refused change: what is not allowed, who may do it, and what to do instead."""

from toolkit.language import both
from toolkit.problems.catalogue import declare

TOO_MANY = declare(
    "O201",
    "error",
    title=both("一次改动的文件太多", "Too many files in a change"),
    message=both(
        "这次改动超过 {limit} 个文件，没有逐个检查。",
        "The change touches more than {limit} files; they were not looked at one by one.",
    ),
    remedy=both(
        "分成几次提交；只交自己的申报，一般不过十几个文件。",
        "Submit it in several parts; one’s own claim rarely takes more than a dozen files.",
    ),
)
NO_START = declare(
    "O202",
    "error",
    title=both("找不到改动的起点", "No start of the change"),
    message=both(
        "这次改动和主分支没有唯一的共同起点（{count} 个）。",
        "The change and the main branch have no single common start ({count}).",
    ),
    remedy=both(
        "从最新的主分支重新开一个分支，把改动放上去。",
        "Start a new branch from the latest main branch and put the changes on it.",
    ),
)
NO_OWNERS = declare(
    "O301",
    "error",
    title=both("没有权限文件", "No owners’ file"),
    message=both(
        "主分支上没有 data/units/owners.yml，或者这个文件读不懂，所以谁都不能改。",
        "The main branch has no data/units/owners.yml that can be read, so nobody may change anything.",
    ),
    remedy=both(
        "请管理员在主分支上写好这个文件。",
        "An administrator has to put a sound file on the main branch first.",
    ),
)
NOT_ADMINISTRATOR = declare(
    "O302",
    "error",
    title=both("只有管理员能改", "For administrators only"),
    message=both(
        "这个文件关系到所有单位，只有管理员能改。",
        "Everybody relies on this file; only administrators may change it.",
    ),
    remedy=both(
        "从这次改动里撤回这个文件；认为应当改的，告诉管理员。",
        "Take this file out of the change; if it should change, say so to an administrator.",
    ),
)
NOT_OWNER = declare(
    "O303",
    "error",
    title=both("别的单位的文件", "A file of another unit"),
    message=both(
        "这是单位 {unit} 的文件，只有它自己的账号能改。",
        "This file belongs to the unit {unit}; only its own accounts may change it.",
    ),
    remedy=both(
        "撤回这个文件；你是这个单位的，请管理员把账号写进 owners.yml。",
        "Take this file out of the change; if you belong to the unit, ask an administrator to add your account to owners.yml.",
    ),
)
NOBODY_OWNS = declare(
    "O304",
    "error",
    title=both("单位还没有账号", "Unit without an account"),
    message=both(
        "还没有账号可以填报单位 {unit}；新单位的文件夹由管理员合并。",
        "No account may submit for the unit {unit} yet; administrators merge the folder of a new unit.",
    ),
    remedy=both(
        "请管理员建好文件夹，并在 owners.yml 里写上账号。",
        "Ask an administrator to make the folder and to add your account to owners.yml.",
    ),
)
FILING_CLOSED = declare(
    "O305",
    "error",
    title=both("不在填报阶段", "Not open for claims"),
    message=both(
        "{round} 这一轮现在不能申报：{state}。",
        "No claim can be handed in for the round {round} now: {state}.",
    ),
    remedy=both(
        "申报只在填报阶段（状态为 draft）能改；确实要改的，告诉主办方。",
        "Claims and evidence change only while the state is draft; if a change is necessary, tell the policy office.",
    ),
)
NOT_REGISTERED = declare(
    "O306",
    "error",
    title=both("单位没有参加这一轮", "Unit not in this round"),
    message=both(
        "{unit} 没有登记参加 {round} 这一轮考核。",
        "{unit} is not registered for the round {round}.",
    ),
    remedy=both(
        "检查年份和办法；确要参加的，请主办方登记。",
        "Check the year and the scheme; to take part, ask the policy office to register the unit.",
    ),
)
NO_PLACE = declare(
    "O307",
    "error",
    title=both("单位的文件夹不收这个文件", "No place for this file"),
    message=both(
        "单位 {unit} 的文件夹里没有放这个文件的地方。",
        "The folder of the unit {unit} has no place for this file.",
    ),
    remedy=both(
        "删去它，或者改正文件名和位置：单位资料写在 unit.yml，申报写在“年份/办法.yml”，证据直接放进“年份/evidence”，下面不再分文件夹。",
        "Remove it, or correct its name and place: the unit is described in unit.yml, a claim is YEAR/SCHEME.yml, evidence lies directly in YEAR/evidence, without folders in it.",
    ),
)
NOT_REVIEWER = declare(
    "O311",
    "error",
    title=both("不是这个单位的核定人员", "Not a reviewer of this unit"),
    message=both(
        "单位 {unit} 按办法 {scheme} 的核定，只有负责它的核定人员能写。",
        "Only its own reviewers may write the review of {unit} under the scheme {scheme}.",
    ),
    remedy=both(
        "撤回这个文件；确实由你核定的，请管理员写进 owners.yml。",
        "Take this file out of the change; if the unit is yours to review, ask an administrator to say so in owners.yml.",
    ),
)
OWN_UNIT = declare(
    "O312",
    "error",
    title=both("核定自己的单位", "Reviewing one's own unit"),
    message=both(
        "{unit} 是你填报的单位，不能由你核定。",
        "You submit for the unit {unit} and may not review it.",
    ),
    remedy=both("回避，由别的核定人员来写。", "Leave it to another reviewer."),
)
REVIEW_CLOSED = declare(
    "O313",
    "error",
    title=both("不在核定期间", "Reviewing is closed"),
    message=both(
        "{round} 这一轮现在不能核定：{state}。",
        "Nothing can be reviewed in the round {round} now: {state}.",
    ),
    remedy=both(
        "核定在状态为 submitted、checked 或 notice 时才能改；最终结果有错的，由管理员连同 corrections.yml 一起更正，核定人员批准。",
        "Reviews change only while the state is submitted, checked or notice; an error in a final result is corrected by an administrator together with corrections.yml, and the reviewers approve.",
    ),
)
NOT_SIGNER = declare(
    "O314",
    "error",
    title=both("替别的核定人员署名或打分", "Signing or marking for another reviewer"),
    message=both(
        "reviewers 里 {reviewer} 的那一行和 marks 里 {reviewer} 的分，只有本人能写、能改、能删。",
        "The entry of {reviewer} under reviewers, and the marks of {reviewer}, are written, changed and removed by that reviewer alone.",
    ),
    remedy=both(
        "恢复这一处，由本人来写；或者请本人在平台上批准这次改动。",
        "Put it back and leave it to that reviewer, or ask that reviewer to approve the change on the platform.",
    ),
)
OTHER_STAGE = declare(
    "O315",
    "error",
    title=both("署名的级别不对", "Signed at another stage"),
    message=both(
        "{reviewer} 是{stage}核定人员，这里写成了另一级。",
        "{reviewer} reviews at the stage {stage} and is entered here at another.",
    ),
    remedy=both(
        "stage 照 owners.yml 写；owners.yml 有错的，请管理员改正。",
        "Write the stage as owners.yml has it; if that is wrong, an administrator corrects it.",
    ),
)
NOT_JUDGE = declare(
    "O321",
    "error",
    title=both("别人的评分表", "The sheet of another judge"),
    message=both(
        "这是评委 {judge} 的评分表，只有评委本人能改。",
        "This is the sheet of judge {judge}, who alone may change it.",
    ),
    remedy=both(
        "撤回这个文件；你就是这位评委的，请管理员写进 owners.yml。",
        "Take this file out of the change; if you are this judge, ask an administrator to say so in owners.yml.",
    ),
)
MARKING_CLOSED = declare(
    "O322",
    "error",
    title=both("不在评分期间", "Marking is closed"),
    message=both(
        "{round} 这一轮现在不能评分：{state}。",
        "Nothing can be marked in the round {round} now: {state}.",
    ),
    remedy=both(
        "评分表在状态为 submitted 或 checked 时才能改。",
        "Sheets change only while the state is submitted or checked.",
    ),
)
JUDGES_OWN_UNIT = declare(
    "O323",
    "error",
    title=both("评委又替参评单位填报", "Judge who submits for an assessed unit"),
    message=both(
        "你填报的单位 {unit} 也参加这一轮，评委名单里没有写明，所以不收这份评分表。",
        "You submit for {unit}, which is assessed in this round; the list of judges does not say so.",
    ),
    remedy=both(
        "请管理员在 owners.yml 里给这位评委写上 unit，或者另请评委。",
        "An administrator states unit for this judge in owners.yml, or appoints another.",
    ),
)
AWAITS = declare(
    "O330",
    "warning",
    title=both("还要别人同意", "Another’s approval is missing"),
    message=both("这个文件还要 {who} 同意。", "This file still needs the approval of {who}."),
    remedy=both(
        "请对方在平台上查看并批准；自己批准自己的不算。",
        "Ask them to look at it and approve on the platform; approving one’s own change does not count.",
    ),
)
