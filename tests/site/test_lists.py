"""Lists of rounds and policies, and the charts of an indicator, as the built pages have them."""

from pathlib import Path

from lxml import html


def read(built: Path, path: str) -> html.HtmlElement:
    return html.fromstring((built / path / "index.html").read_text("utf-8"))


def words(each: html.HtmlElement) -> str:
    return " ".join(each.text_content().split())


def test_rounds_stand_below_their_scheme_those_that_are_out_first(built: Path) -> None:
    found = {
        words(section.find("h2")): [words(link)[:4] for link in section.findall(".//a")]
        for section in read(built, "results").findall(".//section[@class='k-rounds']")
    }
    assert found["衢州市全国（省级）学会服务站绩效考核"] == ["2023", "2022", "2021", "2026"]
    assert found["合肥市产业技术创新战略联盟考核"] == ["2018", "2026", "2019"]
    # the scheme whose results are newest is first; one with no results yet is last
    assert next(iter(found)) == "衢州市全国（省级）学会服务站绩效考核"
    assert [*found][-1] == "衢州市全国（省级）学会服务站申报认定"


def test_the_list_of_policies_links_the_years_of_rounds(built: Path) -> None:
    lines = [
        words(line)
        for line in read(built, "policies").findall(".//p[@class='k-edition']")
        if "衢市科协〔2021〕24号" in line.text_content()
    ]
    assert [line.rpartition(" · ")[2] for line in lines] == [
        "各轮考核：2022",
        "各轮考核：2026、2023、2022、2021",
    ]


def test_classes_with_targets_of_their_own_have_charts_of_their_own(built: Path) -> None:
    """Keqiao asks 10 experts of class 1 and 20 of class 2; all alliances of Hefei are asked the same."""
    page = read(built, "results/keqiao-contact-point/2018/indicators/c2")
    titles = [words(each) for each in page.findall(".//figcaption")]
    assert titles == [
        "1类（目标 10 名，满分 15）：2 个单位有得分，从 13.50 到 15.00",
        "2类（目标 20 名，满分 15）：2 个单位有得分，从 9.75 到 11.25",
    ]
    dots = [len(each.findall(".//circle")) for each in page.findall(".//figure")]
    assert dots == [2, 2]
    page = read(built, "results/hefei-alliance/2018/indicators/h05")
    assert len(page.findall(".//figure")) == 1
