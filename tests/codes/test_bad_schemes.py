"""Slips in a scheme file: what a policy office reads, in both languages, at which character."""

import shutil
from pathlib import Path

import pytest

from tests.codes.tree import TINY
from toolkit.commands.check import all_problems
from toolkit.problems.problem import Problem
from toolkit.submissions.walk import open_repository

FAIR = "schemes/tiny-fair/2020/scheme.yml"
SOCIETY = "schemes/tiny-society/2020/scheme.yml"
KINDS = "proportional，least-ratio，threshold，bands，all-of，each，each-band，first-and-extra，judged，panels，reported，sum，best"
EACH = "rule: {kind: each, quantity: helpers, points: 1, "

SLIPS: dict[str, tuple[str, str, str, str, str, str]] = {
    # what: (file, passage, what is written instead, what is said, how to mend it, in English)
    "an unknown kind of rule": (
        FAIR,
        "rule: {kind: panels}",
        "rule: {kind: ‸pannels}",
        "F105 kind 没有 “pannels” 这个选项。",
        f"可选：{KINDS}。",
        "“pannels” is not a choice of kind.",
    ),
    "a rule without a kind": (
        FAIR,
        "rule: {kind: panels}",
        "‸rule: {}",
        "F102 缺少 kind。",
        f"补上，不能省略：写 {KINDS.replace('，', '、')} 其中之一。",
        "Missing: kind.",
    ),
    "a key of another kind of rule": (
        FAIR,
        f"{EACH}per: 2",
        f"{EACH}‸target: 2",
        "F101 这里没有 “target” 这个键。",
        "检查拼写；此处可用的键：kind, per, points, quantity, what, where。",
        "There is no key “target” here.",
    ),
    "a target for a class that is not there": (
        SOCIETY,
        "targets: {small: {from: 2",
        "targets: {‸tiny: 1, small: {from: 2",
        "S201 这里引用的类别 “tiny” 不存在。",
        "检查拼写；可用：small、large。",
        "The class “tiny” referred to here does not exist.",
    ),
    "bands out of order": (
        FAIR,
        "bands: [{from: 30, to: 40, points: 3}, {from: 40, points: 10}]",
        "bands: ‸[{from: 40, to: 50, points: 10}, {from: 30, to: 40, points: 3}]",
        "S114 分档应从低到高、互不重叠：“40–50”后面不能是“30–40”。",
        "对照原文检查每一档的 from 和 to，数小的一档写在前面；相邻两档可以共用一个界限，由 edge 说明归哪一档。",
        "Bands run from low to high without overlap: “30 to 40” cannot follow “40 to 50”.",
    ),
    "an edge that is no side": (
        FAIR,
        "quantity: stay, edge: {reading: R-EDGE}",
        "quantity: stay, edge: ‸upper",
        "F105 edge 没有 “upper” 这个选项。",
        "可选：higher，lower。",
        "“upper” is not a choice of edge.",
    ),
    "a target of nothing, by which a score would be divided": (
        SOCIETY,
        "rule: {kind: proportional, quantity: income, target: 50000}",
        "rule: ‸{kind: proportional, quantity: income, target: 0}",
        "S111 目标应大于 0，读到的是 0。",
        "按办法原文改正目标。",
        "A target must be above 0, 0 was read.",
    ),
    "every none of them": (
        FAIR,
        f"{EACH}per: 2",
        f"{EACH}per: ‸0",
        "F104 per 应是大于 0 的数。",
        "改写这一项：改正这个数。",
        "per should be a number above 0.",
    ),
    "a reading that is not there": (
        FAIR,
        "order: {reading: R-FIRST}",
        "order: {reading: ‸R-FIRTS}",
        "S130 readings 里没有口径 “R-FIRTS”。",
        "检查拼写，或在 readings 里写明这个口径。",
        "There is no reading “R-FIRTS” under readings.",
    ),
    "points that do not add up": (
        FAIR,
        "points: 100\nrounding",
        "‸points: 99\nrounding",
        "S206 总分：写明 99 分，各部分合计 100 分；没有口径认定它。",
        "先对照原文，看是不是写错了；原文就是这样的，在 accepted 里写明由哪个口径认定：{finding: sum, at: total, reading: …}。",
        "the total: 99 points stated, the parts add up to 100; no reading settles it.",
    ),
    "a rule whose records can never count": (
        FAIR,
        "rule: {kind: each, quantity: fairs, points: 5, where: {field: people, at_least: 100}",
        "‸rule: {kind: each, quantity: fairs, points: 5, where: {all: [{field: people, at_least: 100}, {field: people, below: 100}]}",
        "S206 A3 大型展会：无论怎么填都得不到分；没有口径认定它。",
        "先对照原文，看是不是写错了；原文就是这样的，在 accepted 里写明由哪个口径认定：{finding: dead-rule, at: A3, reading: …}。",
        "A3 Large fairs: no points, whatever a unit states; no reading settles it.",
    ),
    "an item that no class can earn": (
        FAIR,
        "points: 2, classes: [host], rule: {kind: threshold, quantity: deals, at_least: 1}",
        "points: 2, classes: [host], ‸rule: {kind: each, quantity: fairs, points: 1, where: {not: {field: people, at_least: 0}}}",
        "S206 A6 主办另计：无论怎么填都得不到分；没有口径认定它。",
        "先对照原文，看是不是写错了；原文就是这样的，在 accepted 里写明由哪个口径认定：{finding: dead-rule, at: A6/host, reading: …}。",
        "A6 Hosts: no points, whatever a unit states; no reading settles it.",
    ),
    "a condition that nobody can miss": (
        FAIR,
        "{id: enough-stay, label: {zh: 驻会 10 天以上, en: ten days on site}, article: b9, met_if: {quantity: stay, at_least: 10}}",
        "‸{id: enough-stay, label: {zh: 驻会 10 天以上, en: ten days on site}, article: b9, met_if: {quantity: stay, at_least: 0}}",
        "S206 驻会 10 天以上：没有单位会达不到；没有口径认定它。",
        "先对照原文，看是不是写错了；原文就是这样的，在 accepted 里写明由哪个口径认定：{finding: dead-rule, at: enough-stay, reading: …}。",
        "ten days on site: no unit can miss it; no reading settles it.",
    ),
    "a target that nobody can meet": (
        FAIR,
        "{id: few-mentions, label: {zh: 报道不宜过多, en: Not too many mentions}, article: b7, classes: [guest], quantity: mentions, at_most: 9}",
        "‸{id: few-mentions, label: {zh: 报道不宜过多, en: Not too many mentions}, article: b7, classes: [guest], quantity: mentions, at_most: -1}",
        "S206 报道不宜过多：没有单位能达到；没有口径认定它。",
        "先对照原文，看是不是写错了；原文就是这样的，在 accepted 里写明由哪个口径认定：{finding: dead-rule, at: few-mentions, reading: …}。",
        "Not too many mentions: no unit can meet it; no reading settles it.",
    ),
    "a target stated as a range": (
        FAIR,
        "{quantity: visits, at_least: 2}",
        "{quantity: visits, ‸at_least: {from: 2, to: 3, at: upper-end}}",
        "S206 志愿者和接待：目标写成范围 2–3，按“上限”取 3；没有口径认定它。",
        "先对照原文，看是不是写错了；原文就是这样的，在 accepted 里写明由哪个口径认定：{finding: range, at: crowd, reading: …}。",
        "Helpers and visits: the target is a range, 2–3; “upper end” takes 3; no reading settles it.",
    ),
    "a label without English": (
        FAIR,
        "host: {label: {zh: 主办, en: Host}}",
        "host: {‸label: {zh: 主办}}",
        "F102 缺少 en（英文）。",
        "补上，不能省略。",
        "Missing: en (English).",
    ),
    "a float": (
        FAIR,
        "quantity: mentions, points: 0.5",
        "quantity: mentions, points: ‸5e-1",
        "Y206 points 写的是 “5e-1”，不同的软件读出的意思不同（可能是文字、数、时间或真假）。",
        "若是文字，加英文引号；若是数，写成普通的十进制数；若是真假，写 true 或 false。",
        "points is “5e-1”, which means different things to different tools (text, number, time, truth value).",
    ),
    "a decimal where whole numbers are counted": (
        FAIR,
        "quantity: deals, at_least: 1}",
        "quantity: deals, at_least: ‸1.5}",
        "F104 at_least 应是整数。",
        "改写这一项：只写整数，不带小数、引号和单位。",
        "at_least should be a whole number.",
    ),
    "a target that leaves out an option": (
        FAIR,
        "quantity: helpers, at_least: {by: place, town: 4, village: none}",
        "quantity: helpers, ‸at_least: {by: place, town: 4}",
        "S204 place 没有写 village 的目标。",
        "给每一类写上目标；按属性写的，每个选项都写，没有目标的写 none。",
        "place states no target for village.",
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_a_policy_office_can_mend_it(
    slip: tuple[str, str, str, str, str, str], tmp_path: Path
) -> None:
    file, passage, instead, said, mend, english = slip
    data = Path(shutil.copytree(TINY, tmp_path / "data"))
    text = (data / file).read_text("utf-8")
    assert text.count(passage) == 1
    before = text[: text.index(passage)] + instead.partition("‸")[0]
    (data / file).write_text(text.replace(passage, instead.replace("‸", "")), "utf-8")
    told = [each for each in all_problems(open_repository(data, "data")) if _is_there(each, file)]
    [first] = [each for each in told if f"{each.code.id} {each.message.zh}" == said]
    assert (first.place.line, first.place.column) == (
        before.count("\n") + 1,
        len(before) - before.rfind("\n"),
    )
    assert first.remedy.zh == mend
    assert first.message.en == english


def _is_there(problem: Problem, file: str) -> bool:
    return problem.place.file == f"data/{file}" and problem.severity == "error"
