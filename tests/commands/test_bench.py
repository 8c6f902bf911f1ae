"""The benchmark runs and says what it measured; how fast it is, no test decides."""

import pytest

from toolkit.commands.bench import run
from toolkit.commands.benchmark.report import Goal, Measured, goals, table
from toolkit.commands.refusals import WrongUse
from toolkit.language import both


def test_ten_units_without_a_site_give_a_table_and_the_goals(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("10", no_site=True) == 0
    said = capsys.readouterr().out
    assert "10 个单位 / units" in said
    for word in (
        "read",
        "check",
        "score",
        "publish",
        "total",
        "CSafeLoader",
        "check of one file",
        "impact",
    ):
        assert word in said
    assert said.count("≤") == 15
    assert said.count("未测 / not measured") == 14


@pytest.mark.parametrize("sizes", ["", "0", "-1", "ten", "10,", "１０"])
def test_a_size_that_is_no_number_is_wrong_use(sizes: str) -> None:
    with pytest.raises(WrongUse):
        run(sizes, no_site=True)


@pytest.mark.parametrize(
    ("measured", "verdict"),
    [(1.14, "达到"), (1.15, "达到"), (1.16, "未达到"), (None, "未测")],
)
def test_a_goal_is_met_up_to_its_limit(measured: float | None, verdict: str) -> None:
    assert f" {verdict} / " in Goal(both("某事", "something"), measured, 1.15).line


def test_ratios_compare_what_was_measured_in_the_same_run() -> None:
    readers = {"CSafeLoader": 4.0, "strict reader": 2.0, "ratio": 0.5}
    memory = {"imports": 90, "read": 100, "check": 512, "score": 512}
    seconds = {"imports": 1.0, "read": 2.0, "check": 1.0, "score": 5.0, "pages": 6.0}
    sited = memory | {"pages": 812}
    small = Measured(1000, 10, seconds, sited, readers, 60.0, 4.0)
    seconds = {"imports": 1.0, "read": 25.0, "check": 11.0, "score": 63.0}
    large = Measured(
        10_000, 90, seconds, memory, readers, changed=3.7, claim_impact=25.0, scheme_impact=150.0
    )
    found = {goal.what.en: goal.measured for goal in goals([small, large])}
    assert found == {
        "reading with positions over CSafeLoader": 0.5,
        "1,000 units, everything over plain mkdocs": pytest.approx(0.25),
        "1,000 units, pages over plain mkdocs": pytest.approx(0.1),
        "1,000 units, pages over Hugo": pytest.approx(1.5),
        "1,000 units, memory above the scoring, MB": 300,
        "4,000 units, everything over plain mkdocs": None,
        "4,000 units, pages over plain mkdocs": None,
        "4,000 units, pages over Hugo": None,
        "4,000 units, memory above the scoring, MB": None,
        "cost of a unit, 10,000 over 1,000": None,  # the one has a site, the other none
        "peak memory of 10,000 units, GB": 0.5,
        "check of 10,000 over CSafeLoader and imports": 37 / 5,
        "check of one file of 10,000 over everything": pytest.approx(0.1),
        "impact of one claim of 10,000 over check and score": pytest.approx(0.25),
        "impact of a scheme of 10,000 units over check and score": pytest.approx(1.5),
    }
    assert [goal.most for goal in goals([small])][1:5] == [1 / 3, 0.2, 2.0, 300]
    assert "60.00  plain mkdocs build" in table(small)
    assert "4.00  hugo" in table(small)
    assert "plain" not in table(large)
    assert "3.70  检查一个文件" in table(large)
    assert "25.00  一份申报的影响" in table(large)
    assert "150.00  办法改动的影响" in table(large)
