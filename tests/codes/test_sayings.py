"""What is said of slips that people make, in their own words: the sentence, the mend, what to write."""

import pytest

from tests.codes.cases import ALPHA, BETA, GAMMA_UNIT, REGISTER
from tests.codes.tree import SHOWN, Tree
from toolkit.commands.check import all_problems
from toolkit.problems.printing import as_text
from toolkit.problems.problem import Problem
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository


def found(tree: Tree, file: str, passage: str | None, bad: str) -> tuple[Repository, list[Problem]]:
    tree.change(file, passage, bad)
    repository = open_repository(tree.root, SHOWN)
    return repository, all_problems(repository)


# the slip, then what is said of it: the sentence, how to mend it, what to write instead
SLIPS = [
    (ALPHA, "  members: 120\n", "",
     "缺少 members（会员）。", "补上，不能省略：写阿拉伯数字，一个都没有就写 0。", None),
    (ALPHA, "title: 小数据, held_on: 2020-01-01", "title: 小数据",
     "缺少 held_on（举办日期）。", "补上，不能省略：写日期，例如 2018-03-05。", None),
    (ALPHA, "rent: 60, spent: 60, balance: 40", "rent: 60",
     "缺少 spent（支出）、balance（结余）。", "补上，不能省略：写数字（单位：元），没有就写 0。", None),
    (ALPHA, "members: 120", "members:",
     "members（会员）是空的，还没有填。", "在它后面填上内容：写阿拉伯数字，一个都没有就写 0。", None),
    (ALPHA, "motto: 求真务实", "motto: ''",
     "motto（宗旨）是空的，还没有填。", "在它后面填上内容：写上实际的文字；没有就把这一项整个删去。", None),
    (ALPHA, "evidence: [sheets, books]", "evidence: sheets、books",
     "evidence 应是列表，即使只有一个。", "改写这一项：放进方括号里，几个之间用英文逗号隔开。", "[sheets, books]"),
    (REGISTER, "tiny-gamma: {class: small", "tiny-gamma: small #{",
     "tiny-gamma 应是几项 “名称: 内容”。", "改写这一项：分开写 class，每项写成 “名称: 内容”。", "{class: small}"),
    (GAMMA_UNIT, "kind: society", "kind: 学会",
     "kind 没有 “学会” 这个选项。", "可选：society（学会），", "society"),
    (ALPHA, "members: 120", "members: 没有",
     "会员应是整数，读到的是 “没有”。", "没有就写 0；只写阿拉伯数字，", "0"),
    (ALPHA, "own: {received: 100,", "own: {received: 0.01万,",
     "自筹第 1 栏（到位）应是数，读到的是 “0.01万”。", "按元写，把“万”乘出来；", "100"),
    (ALPHA, "id: t1,", "id: 报告,",
     "编号只能用小写英文字母、数字和连字符 -，读到的是 “报告”。", "改成本文件里没有用过的编号，例如 e01，", "t01"),
    (BETA, "round: 2020", "round: 2020年",
     "考核轮次只能用小写英文字母、数字和连字符 -，读到的是 “2020年”。", "改成和年份文件夹相同的名称，", "2020"),
    (BETA, "kind: paper", "kind: 总结",
     "证据种类只能用小写英文字母、数字和连字符 -，读到的是 “总结”。", "改成考核办法里的种类编号（sheet（签到单）、", "paper"),
    (BETA, "talks: []", "talks: 无",
     "学术报告要逐条填写，不能只写个数。", "每条以 “- id: …” 开头", "[]"),
    (ALPHA, "sha256: " + "1" * 64, "sha256: " + "B" * 64,
     "sha256 应是 64 个字符，只有数字和小写字母 a 到 f。", "大写改成小写、去掉空格即可，", "b" * 64),
    (ALPHA, "evidence: [sheets, books]", "evidence: [sheets, ledger]",
     "这项事实的证据 “ledger” 不存在：evidence 里有这一条，但它写的是 for: income（收入）。",
     "要用它证明活动，在 evidence 里另写一条（换一个 id），for 写 events；", None),
    (BETA, "for: members", "for: 会员",
     "事实或材料 “会员” 不存在。", "检查拼写；可用：accounts（经费表）、", "members"),
    (BETA, "id: roll", "id: sheets",
     "“sheets” 在本文件第 12 行已经用过。", "换一个没有用过的编号或名称。", None),
    ("units/tiny-beta/2020/summary.docx", None, "x",
     "这里不应有 “summary.docx”：程序不读文字处理和表格文件。", "作证据的，放进这一年的 evidence 文件夹", None),
    ("units/tiny-gamma/2020/tiny-society.yaml", None, "x",
     "这里不应有 “tiny-society.yaml”。", "把文件名的结尾改成 .yml；", "tiny-society.yml"),
    ("units/tiny-beta/2020/~$x.docx", None, "x",
     "这里不应有 “~$x.docx”。", "这是电脑或办公软件自己生成的，删去即可；", None),
    ("units/tiny-beta/2020/tiny-society - 副本.yml", None, "x: 1",
     "这里不应有 “tiny-society - 副本.yml”。", "像是另存的副本：", "tiny-society.yml"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "passage", "bad", "said", "mend", "suggestion"), SLIPS)
def test_a_slip_is_told_so_that_it_can_be_mended(
    file: str,
    passage: str | None,
    bad: str,
    said: str,
    mend: str,
    suggestion: str | None,
    tree: Tree,
) -> None:
    _, problems = found(tree, file, passage, bad)
    [problem] = [each for each in problems if each.message.zh == said]
    assert problem.remedy.zh.startswith(mend)
    assert problem.suggestion == suggestion


def test_an_impossible_number_is_told_once(tree: Tree) -> None:
    _, problems = found(tree, ALPHA, "people: 20", "people: -3")
    assert [each.code.id for each in problems] == ["C101"]


@pytest.mark.parametrize(
    ("bad", "unfinished"),
    [("members: -1", 0), ("members: 无", 1), ("members: '1", 1)],
)
def test_a_file_that_no_value_is_made_of_was_not_checked_to_the_end(
    bad: str, unfinished: int, tree: Tree
) -> None:
    repository, problems = found(tree, BETA, "members: 280", bad)
    assert len(repository.unfinished) == unfinished
    text = as_text(problems, "zh", repository.lines, unfinished)
    assert ("有 1 个文件还没有查完" in text.splitlines()[-1]) is bool(unfinished)
