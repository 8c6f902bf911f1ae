"""What a scorecard says of targets, of evidence that is missing and of what is reported beside the score."""

import re
from pathlib import Path
from urllib.parse import unquote


def test_targets_stand_in_their_indicator_and_lead_to_the_lines_they_were_read_from(
    built: Path,
) -> None:
    """Judged indicators have no fact of their own: their targets say what there is, and where it is stated."""
    card = "lianyungang-demo-yi/2018/lianyungang-county"
    text = (built / "units" / card / "index.html").read_text("utf-8")
    claim = (Path("data") / "units" / f"{card}.yml").read_text("utf-8").splitlines()
    items = dict(
        re.findall(
            r'<tbody class="k-node" id="indicator-(\w+)">(.*?)</div></details>', text, re.DOTALL
        )
    )
    seen = 0
    for code, own in items.items():
        rows = re.findall(r'<tr><th scope="row">.*?</tr>', own, re.DOTALL)
        met = sum("k-fate--yes" in row for row in rows)
        n = sum("不适用</span>" not in row for row in rows)
        many = f"目标 {len(rows)} 项，" + (f"适用 {n} 项，" if n < len(rows) else "")
        alone = "达到目标。" if met else "没有达到目标。"
        told = alone if len(rows) == 1 else f"{many}达到 {met} 项。"
        assert (f" {told}" in own) == bool(rows), code
        of_rows = re.findall(r'<a href="claim/#L(\d+)">([^<]*)</a>(（更正)?', "".join(rows))
        for line, said, corrected in of_rows:
            stated = claim[int(line) - 1].strip().partition(": ")[2]
            if corrected:
                assert said != {"true": "是", "false": "否"}.get(stated, f"{stated} 人"), line
            elif stated in ("true", "false"):
                assert said.rpartition("：")[2] == {"true": "是", "false": "否"}[stated], line
                seen += 1
            elif stated and re.fullmatch(r"[\d.]+", stated) and not said.startswith("第"):
                assert re.search(rf"(?<![\d.]){re.escape(stated)}(?![\d.])", said), line
                seen += 1
    assert seen > 70
    [held] = [n for n, line in enumerate(claim, 1) if "commendation_held" in line]
    corrected = f'<a href="claim/#L{held}">否</a>（更正 '
    assert corrected in items["l02"]
    assert "未达到</span> （按自报：达到）" in items["l02"].partition(corrected)[2][:300]
    facts = ("high_tech_associations: 15", "high_tech_enterprises: 31")
    lines = [claim.index(f"  {fact}") + 1 for fact in facts]
    of_share = "".join(f' <a href="claim/#L{n}">第 {n} 行</a>' for n in lines)
    assert f">15 ÷ 31 ≈ 48.39%{of_share}</td>" in items["l20"]
    assert "指数：89.5%</a>" in items["l13"]


def test_what_was_not_claimed_needs_no_evidence_and_what_is_missing_says_what_follows(
    built: Path,
) -> None:
    text = (built / "units/hefei-demo-abacus/2018/hefei-alliance/index.html").read_text("utf-8")
    said = re.findall(r"申报：([^<]*?) · 决定：[^<]*</dd><dt>证据</dt><dd>(.*?)</dd>", text)
    assert "否" not in [stated for stated, _ in said]
    health = built / "units/quzhou-demo-station-health/2023/quzhou-service-station/index.html"
    assert "<br>没有申报</dd>" in health.read_text("utf-8")
    assert "<br>没有申报</dd><dt>证据" not in health.read_text("utf-8")
    nothing = [evidence for stated, evidence in said if stated in ("0 项", "0 次", "0 个")]
    assert nothing
    for evidence in nothing:
        assert "申报为零，不需要证据" in evidence
        assert "没有提供" not in evidence
    missing = [evidence for _, evidence in said if "没有提供" in evidence]
    assert all("缺证据本身不扣分，计多少由核定人员决定" in evidence for evidence in missing)


def test_what_people_mark_on_is_not_said_to_bring_no_points(built: Path) -> None:
    """Facts reported for judged indicators name them; a list says how many it has."""
    card = "lianyungang-demo-yi/2018/lianyungang-county"
    text = (built / "units" / card / "index.html").read_text("utf-8")
    reported = text.partition('<h2 id="reported">')[2].partition("</dl>")[0]
    assert reported.startswith("其他填报内容（不按规则计分，供评分的人参考）")
    assert '<a href="#indicator-x1">X1</a> 获得的表彰</dt><dd>1 ' in reported
    assert '<a href="#indicator-x2">X2</a> 树品牌的单项工作</dt><dd>0 ' in reported
    own = text.partition('id="indicator-x1"')[2].partition("</tbody>")[0]
    assert '供评定参考</dt><dd>获得的表彰：<a href="claim/#L190">1 项</a>；' in own


def test_the_place_among_peers_leads_to_the_class_on_the_page_of_the_indicator(
    built: Path,
) -> None:
    card = "units/quzhou-demo-station-paper/2022/quzhou-service-station/index.html"
    [named] = re.findall(r'/indicators/q03/\?class=([^"]+)"', (built / card).read_text("utf-8"))
    page = built / "results/quzhou-service-station/2022/indicators/q03/index.html"
    text = page.read_text("utf-8")
    units = text.count(f'<td data-label="类别">{unquote(named)}</td>')
    assert units > 3
    assert re.search(rf"<dt>{unquote(named)}</dt><dd>\d+ 个单位有得分：最低 .*，中位数 ", text)
    ranges = re.findall(
        r'<th scope="row">([\d.]+)</th><td class="k-num" data-label="单位数">(\d+)', text
    )
    assert [score for score, _ in ranges] == sorted({score for score, _ in ranges})
    assert len(ranges) <= 4  # the rule gives 0, 1, 3 or 5 points: a row for each, no ranges


def test_a_group_is_a_subtotal_that_does_not_say_its_number_again(built: Path) -> None:
    """Quzhou's G1 holds G2; Lianyungang's G1 says how it was added, for its parts make 11.44."""
    card = "units/quzhou-demo-station-fluorine/2023/quzhou-service-station/index.html"
    text = (built / card).read_text("utf-8")
    for code, css in (("g1", "k-node k-node--group"), ("g2", "k-node k-node--group k-node--inner")):
        own = text.partition(f'<tbody class="{css}" id="indicator-{code}">')[2]
        own = own.partition("</tbody>")[0]
        assert '<td class="k-asked">小计</td>' in own
        assert "<summary>各部分相加。" in own
    county = "units/lianyungang-demo-jia/2018/lianyungang-county/index.html"
    own = (built / county).read_text("utf-8").partition('id="indicator-g1"')[2]
    assert "怎么算的：各部分合计 11.43 分。各部分按未取整的数相加" in own.partition("</summary>")[0]


def test_what_people_marked_names_who_and_the_lines_of_review_and_claim(built: Path) -> None:
    """Two reviewers gave the host's funds 2.5 of 3; the claim states both funds in lines 12 and 13."""
    card = "quzhou-demo-station-fluorine/2023/quzhou-service-station"
    text = (built / "units" / card / "index.html").read_text("utf-8")
    own = text.partition('id="indicator-q02"')[2].partition("</tbody>")[0]
    given = own.partition("<dt>评定的人打分</dt><dd>建站单位配套经费投入情况：")[2]
    for line, by in ((59, "qz-city-1"), (60, "qz-city-2")):
        assert f'<a href="review/#L{line}">{by}</a> 2.5' in given
    stated = given.partition("<dt>供评定参考</dt>")[2].partition("</dd>")[0]
    assert re.findall(r'href="claim/(#L\d+)"', stated) == ["#L12", "#L13"]
    marks = (built / "units" / card / "review/index.html").read_text("utf-8")
    assert 'id="L59"' in marks
