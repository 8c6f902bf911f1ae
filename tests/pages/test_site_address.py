"""What search engines are told: every page in both languages, once the site has an address."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from toolkit.pages import site_address as module
from toolkit.pages.site_address import WrongAddress, site_address, tell_search_engines

ADDRESS = "https://example.org/kaohe/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
PAGES = ("", "units/", "units/a/", "units/a/2020/fair/")
PARTS = ("units/a/2020/fair/claim/", "units/a/2020/fair/form/")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A finished site, with what the engine left in it."""
    for path in (*PAGES, *PARTS):
        for language in ("", "en/"):
            folder = tmp_path / language / path
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "index.html").write_text("x")
    (tmp_path / "only-chinese").mkdir()
    (tmp_path / "only-chinese/index.html").write_text("x")
    for name in ("sitemap.xml", "sitemap.xml.gz", "en/sitemap.xml"):
        (tmp_path / name).write_text("x")
    return tmp_path


def addresses(file: Path) -> dict[str, dict[str, str]]:
    """Every address listed, with the addresses of the page by language."""
    return {
        str(url.findtext(f"{SITEMAP}loc")): {
            each.attrib["hreflang"]: each.attrib["href"] for each in url.iter(LINK)
        }
        for url in ElementTree.fromstring(file.read_bytes())
    }


def test_every_page_is_listed_in_both_languages(tree: Path) -> None:
    tell_search_engines(tree, ADDRESS)
    listed = addresses(tree / "sitemap.xml")
    assert listed.keys() == {f"{ADDRESS}{lang}{page}" for lang in ("", "en/") for page in PAGES}
    both = {"zh-CN": f"{ADDRESS}units/a/", "en": f"{ADDRESS}en/units/a/"}
    assert listed[both["zh-CN"]] == listed[both["en"]] == both
    assert (tree / "robots.txt").read_text().splitlines()[-1] == f"Sitemap: {ADDRESS}sitemap.xml"
    assert [file.name for file in tree.rglob("sitemap*")] == ["sitemap.xml"]


def test_without_an_address_there_is_no_sitemap(tree: Path) -> None:
    tell_search_engines(tree, "")
    assert list(tree.rglob("sitemap*")) == []
    assert "Sitemap" not in (tree / "robots.txt").read_text()


def test_more_pages_than_a_sitemap_may_list_are_in_several(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_LISTED", 3)
    tell_search_engines(tree, ADDRESS)
    index = ElementTree.fromstring((tree / "sitemap.xml").read_bytes())
    names = [str(each.text).removeprefix(ADDRESS) for each in index.iter(f"{SITEMAP}loc")]
    assert names == ["sitemap-1.xml", "sitemap-2.xml"]
    assert [len(addresses(tree / name)) for name in names] == [6, 2]


@pytest.mark.parametrize(
    ("written", "address"),
    [("", ""), ("site_url:", ""), ('site_url: ""', ""), (f"site_url: {ADDRESS}", ADDRESS)],
)
def test_the_address_is_read(written: str, address: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"docs_dir: !ENV [A, b]\n{written}\n")
    assert site_address(tmp_path / "mkdocs.yml") == address


@pytest.mark.parametrize(
    "written",
    ["https://example.org", "example.org/", "javascript:x/", '"https://a.b/\\"><script>/"', "5"],
)
def test_what_is_no_address_is_refused(written: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_url: {written}\n")
    with pytest.raises(WrongAddress, match="site_url"):
        site_address(tmp_path / "mkdocs.yml")
