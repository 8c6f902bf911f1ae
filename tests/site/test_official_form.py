"""The official form of every scheme, printed by the browser and read back: shape, scores, sheets."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.site.conftest import Watched
from tests.site.test_card import A4, flat, text_of
from toolkit.language import Language
from toolkit.pages.official_form_page import official_form_page
from toolkit.pages.renderer import Renderer
from toolkit.publishing.form_parts import FilledForm, Table
from toolkit.publishing.official_form import official_form
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.repository import Repository

Key = tuple[str, str, str]
#: The heads of each policy's own form, as they stand in its text, from the left.
OWN_HEADS = {
    "keqiao-contact-point": "考核项目 考核标准 数值 分值 评分标准 自评得分 考核得分",
    "keqiao-service-station": "考核项目 考核标准 数值 分值 评分标准 自评得分 考核得分",
    "quzhou-service-station": "一级指标 二级指标 三级指标 考核说明 考核分",
    "hefei-alliance": "考核内容 考核指标 分值 评分标准 得分",
    "lianyungang-county": "项目 序号 考核内容及标准 分值",
}
#: Who signs and seals, where the policy's form says it.
SEALS = {
    "keqiao-contact-point": ["单位", "学会意见及印章"],
    "keqiao-service-station": ["单位（盖章）", "建站单位意见及印章"],
    "quzhou-recognition": [
        "申报单位意见",
        "县（市、区）科协意见",
        "县（市、区）委（智造新城、智慧新城）人才办意见",
        "市科协意见",
        "市委人才办意见",
    ],
}
STATION: Key = ("keqiao-demo-station-fabric", "2018", "keqiao-service-station")
PRINTED: list[Key] = [
    ("keqiao-demo-loom", "2018", "keqiao-contact-point"),
    STATION,
    ("quzhou-demo-station-tea", "2022", "quzhou-service-station"),
    ("hefei-demo-kiln", "2018", "hefei-alliance"),
    ("lianyungang-demo-jia", "2018", "lianyungang-county"),
    ("xiangyang-demo-optics", "2019", "xiangyang-activity-project"),
    ("xiangyang-demo-optics", "2019", "xiangyang-excellent-society"),
    ("xiangyang-demo-optics", "2019", "xiangyang-function-transfer"),
    ("xiangyang-demo-engine", "2019", "xiangyang-haizhi-excellent"),
    ("xiangyang-demo-bearing", "2019", "xiangyang-haizhi-new"),
]
#: The one scheme whose only round is not out: no page has its form.
APPLICATION: Key = ("quzhou-demo-bearing-institute", "2022", "quzhou-recognition")


def heads(table: Table) -> list[str]:
    return [cell.text for cell in table.head[0]]


def every_form(cards: dict[Key, Scorecard]) -> list[FilledForm]:
    languages: tuple[Language, ...] = ("zh", "en")
    return [
        official_form(card, language, blank)
        for card in cards.values()
        for language in languages
        for blank in (False, True)
    ]


# The shape


def test_every_scheme_is_printed_here(repository: Repository) -> None:
    assert {key[2] for key in (*PRINTED, APPLICATION)} == {id for id, _ in repository.editions}


@pytest.mark.parametrize("scheme", OWN_HEADS)
def test_the_heads_are_those_of_the_policy(cards: dict[Key, Scorecard], scheme: str) -> None:
    [key] = [key for key in PRINTED if key[2] == scheme]
    [table] = official_form(cards[key], "zh").tables
    assert [head for head in heads(table) if "*" not in head] == OWN_HEADS[scheme].split()
    classes = {"keqiao-contact-point": ["1类", "2类"], "keqiao-service-station": ["国家级", "省级"]}
    assert [[cell.text for cell in row] for row in table.head[1:]] == [
        classes[scheme] for _ in (1,) if scheme in classes
    ]
    assert table.foot[-1][0].text == "合计"


def test_the_explanations_are_those_of_the_policy(cards: dict[Key, Scorecard]) -> None:
    key = ("quzhou-demo-station-tea", "2022", "quzhou-service-station")
    wanted: dict[Language, str] = {
        "zh": "全省 6 分，全市 4 分，全县 2 分，取最高的。",
        "en": "Province 6, city 4, county 2; the highest counts.",
    }
    for language, said in wanted.items():
        [table] = official_form(cards[key], language).tables
        [row] = [row for row in table.body if row[0].text.startswith(("辐射效应", "Influence"))]
        assert row[1].text == said
    [keqiao] = official_form(cards[PRINTED[0]], "zh").tables  # beside its targets stands the rule
    assert "不足的从零起按比例得分" in keqiao.body[1][5].text


@pytest.mark.parametrize("scheme", SEALS)
def test_the_blocks_for_seals_are_those_of_the_policy(
    cards: dict[Key, Scorecard], scheme: str
) -> None:
    [key] = [key for key in (*PRINTED, APPLICATION) if key[2] == scheme]
    blocks = official_form(cards[key], "zh").signatures
    assert [each.label for each in blocks] == SEALS[scheme]
    assert all(each.date.split() == ["年", "月", "日"] for each in blocks)


def test_the_ledger_has_its_sixteen_columns_and_the_total_row_alone(
    cards: dict[Key, Scorecard],
) -> None:
    [ledger] = [each for each in official_form(cards[STATION], "zh").annexes if each.is_wide]
    assert heads(ledger) == (
        [
            "序号",
            "项目资金来源",
            "资金到位金额",
            "基本经费",
            "活动经费",
            "其他支出",
            "支出合计",
            "结余资金",
            "备注",
        ]
    )
    assert [cell.text for cell in ledger.head[1]] == (
        [
            "仪器设备费",
            "能源材料消耗",
            "其他",
            "小计",
            "科研业务费",
            "交流研讨费",
            "劳务费",
            "专家咨询费",
            "会务费",
            "其他",
            "小计",
        ]
    )
    assert [cell.text for cell in ledger.head[2]] == [
        *("", "", "1", "2", "3", "4", "5=2+3+4", "6", "7", "8", "9", "10", "11"),
        *("12=6+7+8+9+10+11", "13", "14=5+12+13", "15=1-14", "16"),
    ]
    assert [[cell.text for cell in row if cell.text] for row in ledger.body] == [
        ["1", "补助资金"],
        ["2", "自筹资金"],
    ]
    assert [cell.text for cell in ledger.foot[0]][:3] == ["合计", "700000.00", "112000.00"]


def test_cells_cover_every_place_of_every_table_once(cards: dict[Key, Scorecard]) -> None:
    tables = [table for form in every_form(cards) for table in (*form.tables, *form.annexes)]
    assert len(tables) > 900
    for table in tables:
        for rows in (table.head, table.body, table.foot):
            taken: Counter[tuple[int, int]] = Counter()
            for y, row in enumerate(rows):
                for cell in row:
                    x = next(i for i in range(len(table.columns) + 1) if not taken[y, i])
                    taken.update(
                        (y + down, x + right)
                        for down in range(cell.rows)
                        for right in range(cell.columns)
                    )
            assert taken == {(y, x): 1 for y in range(len(rows)) for x in range(len(table.columns))}


def test_a_blank_form_tells_nothing_of_the_unit_but_its_name(cards: dict[Key, Scorecard]) -> None:
    for card in cards.values():
        for table in official_form(card, "zh", is_blank=True).tables:
            for show, column in enumerate(table.columns):
                if column in ("claimed", "verified", "value", "content") and table.id == "scores":
                    cells = {row[show - len(table.columns)].text for row in table.body}
                    assert cells <= {"", "评定，无自评"}
    blank = official_form(cards[APPLICATION], "zh", is_blank=True)
    assert {row[1].text for row in blank.tables[0].body} == {""}
    assert [note for note in blank.notes if "空着" in note] == []


def test_before_the_review_scores_are_left_empty_and_the_reason_is_said(
    cards: dict[Key, Scorecard],
) -> None:
    form = official_form(cards["keqiao-demo-garden", "2018", "keqiao-contact-point"], "zh")
    [table] = form.tables
    assert {row[-1].text for row in (*table.body, *table.foot)} == {""}
    assert all(row[-2].text for row in (*table.body, *table.foot))
    assert "“考核得分”空着的：未核定。" in form.notes


# The page and its print


@pytest.mark.parametrize("key", PRINTED, ids=[key[2] for key in PRINTED])
def test_the_form_prints_on_a4_with_every_score(
    watched: Watched, built: Path, address: str, repository: Repository, key: Key, tmp_path: Path
) -> None:
    unit, year, scheme = key
    watched.page.goto(f"{address}units/{unit}/{year}/{scheme}/form/")
    watched.page.pdf(path=tmp_path / "form.pdf", prefer_css_page_size=True)
    text = text_of(tmp_path / "form.pdf")
    results = json.loads((built / f"api/v1/results/{scheme}/{year}.json").read_text("utf-8"))
    [card] = [each for each in results["scorecards"] if each["unit"] == unit]
    [edition] = [
        each.scheme
        for (id, name), each in repository.editions.items()
        if (id, name) == (scheme, str(results["edition"]))
    ]
    leaves = {leaf.code for leaf in edition.leaves()}
    shown = [each for each in card["indicators"] if each["code"] in leaves]
    sides = ["verified"] if scheme == "lianyungang-county" else ["claimed", "verified"]
    asked = [each[f"{side}_score"] for each in shown for side in sides] + [card["total"]]
    scores = Counter(score for score in asked if score is not None)
    assert scores or not edition.scored
    assert scores - Counter(re.findall(r"(?<![\d.])\d+\.\d\d(?!\d)", text)) == Counter()
    assert [
        each["label"]["zh"] for each in shown if flat(each["label"]["zh"]) not in flat(text)
    ] == []
    assert set(sizes(tmp_path / "form.pdf")) <= {A4, A4[::-1]}
    assert sizes(tmp_path / "form.pdf")[0] == A4
    assert (A4[::-1] in sizes(tmp_path / "form.pdf")) == (key == STATION)
    # none of the site's surroundings, nothing that is for the screen only
    for word in ("python3", "首页", "›"):
        assert word not in text
    assert re.search(r"年\s*月\s*日", text)
    # what is sealed stands on the sheet that has the sum
    for sheet in (flat(each) for each in text.split("\f")):
        if edition.scored and re.search("年月日", sheet):
            assert "合计" in sheet


def sizes(pdf: Path) -> list[tuple[int, ...]]:
    found = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf.read_bytes())
    return [tuple(round(float(side)) for side in size) for size in found]


def test_a_long_form_repeats_its_head_and_splits_no_row(
    watched: Watched, address: str, cards: dict[Key, Scorecard], tmp_path: Path
) -> None:
    unit, year, scheme = key = ("quzhou-demo-station-tea", "2022", "quzhou-service-station")
    watched.page.goto(f"{address}en/units/{unit}/{year}/{scheme}/form/")
    watched.page.pdf(path=tmp_path / "form.pdf", prefer_css_page_size=True)
    pages = [flat(each) for each in text_of(tmp_path / "form.pdf").split("\f") if each.strip()]
    [table] = official_form(cards[key], "en").tables
    rules = [flat(row[-3].text) for row in table.body]
    on = [[number for number, page in enumerate(pages) if rule in page] for rule in rules]
    assert all(len(found) == 1 for found in on), "the rule of each row stands on one sheet"
    of_rows = {found[0] for found in on}
    assert len(of_rows) >= 2
    for number in of_rows:
        assert flat("Level 1 Level 2 Level 3 How it is scored") in pages[number]
        assert f"{number + 1}/{len(pages)}" in pages[number]


def test_an_application_prints_though_no_page_has_it_yet(
    watched: Watched, built: Path, address: str, cards: dict[Key, Scorecard], tmp_path: Path
) -> None:
    unit, year, scheme = APPLICATION
    assert not (built / f"units/{unit}/{year}/{scheme}").exists()
    page = official_form_page(Renderer("zh"), cards[APPLICATION])
    other = "/".join(PRINTED[0])
    frame = (built / f"units/{other}/form/index.html").read_text("utf-8")
    start, end = frame.index('<div class="k-official">'), frame.index("</article>")
    body = frame[:start] + str(page.body) + frame[end:]
    watched.page.route("**/form/", lambda route: route.fulfill(body=body, content_type="text/html"))
    watched.page.goto(f"{address}units/{other}/form/")
    watched.page.pdf(path=tmp_path / "form.pdf", prefer_css_page_size=True)
    text = flat(text_of(tmp_path / "form.pdf"))
    for words in (
        "衢州市全国（省级）学会服务站申请书",
        "示例·轴承技术学会服务站",
        "联系人、职务",
        "申报条件",
    ):
        assert words in text
    assert [label for label in SEALS["quzhou-recognition"] if label not in text] == []


def test_the_scorecard_leads_to_its_form(watched: Watched, address: str) -> None:
    card = "/".join(PRINTED[0])
    watched.page.goto(f"{address}units/{card}/")
    watched.page.locator("a[href='form/']").first.click()
    assert watched.page.url == f"{address}units/{card}/form/"
    assert watched.page.locator("h1").inner_text() == "市、区级学会建立学会服务联系点考核表"
    # what staff types is there for staff, and not in the way of others
    command = watched.page.get_by_text("python3 tasks.py word keqiao-demo-loom")
    assert not command.is_visible()
    watched.page.get_by_text("给经办人员").click()
    assert command.inner_text() == (
        "python3 tasks.py word keqiao-demo-loom keqiao-contact-point 2018"
    )
    watched.page.set_viewport_size({"width": 390, "height": 844})
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 390
    box = watched.page.locator(".k-official__box").first
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert box.evaluate("box => parseFloat(getComputedStyle(box).borderRightWidth)") > 1
    assert watched.page.get_by_text("可以左右滑动").is_visible()
    assert watched.trouble == []
    assert watched.foreign(address) == []


def test_a_round_that_is_not_out_has_no_form(built: Path, repository: Repository) -> None:
    for (scheme, year), filed in repository.rounds.items():
        has_pages = any(built.glob(f"units/*/{year}/{scheme}/form/index.html"))
        assert not has_pages or filed.results_are_out, (scheme, year)
