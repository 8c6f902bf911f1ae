"""What a link to a page shows in other programs: its title and description, in its language."""

import re
import struct
from html import unescape
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from toolkit.commands.environment import ROOT


def shared(file: Path) -> dict[str, str]:
    text = file.read_text(encoding="utf-8")
    return {
        name: unescape(words)
        for name, words in re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', text)
    }


@pytest.mark.parametrize(
    ("page", "title", "told"),
    [
        ("", "考核公开", "每个分数都能追到一条事实"),
        ("en/", "Kaohe assessments", "every score"),
        ("units/keqiao-demo-loom/", "示例·智能织机学会", "示例·智能织机学会 · 学会"),
        ("en/units/keqiao-demo-loom/", "Demo Society for Smart Looms", "learned society"),
        ("en/help/public/", "How to read results", "scorecard"),
    ],
)
def test_a_shared_link_says_what_the_page_is(built: Path, page: str, title: str, told: str) -> None:
    words = shared(built / page / "index.html")
    is_english = page.startswith("en/")
    assert words["title"] == title
    assert told.lower() in words["description"].lower()
    assert words["locale"] == ("en_GB" if is_english else "zh_CN")
    assert words["site_name"] == ("Kaohe assessments" if is_english else "考核公开")
    assert "url" not in words  # the site does not know where it stands


def test_a_scorecard_is_shared_under_its_own_name(built: Path) -> None:
    words = shared(built / "units/keqiao-demo-loom/2018/keqiao-contact-point/index.html")
    assert "示例·智能织机学会" in words["title"]
    assert words["description"]
    assert "kaohe-mark" not in "".join(words.values())


def test_a_site_with_an_address_shows_its_picture_beside_the_words(tmp_path: Path) -> None:
    """Programs follow no relative address: without the site's there is no picture either."""
    address = "https://example.org/kaohe/en/"
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# One\n", encoding="utf-8")
    settings = {"docs_dir": str(docs), "site_dir": str(tmp_path / "out"), "site_url": address}
    extra = {"homepage": "./", "alternate": [], "generator": False}
    build(load_config(str(ROOT / "mkdocs.yml"), **settings, extra=extra))
    words = shared(tmp_path / "out/index.html")
    assert words["url"] == address
    assert words["image"] == f"{address}assets/site/share.png"
    picture = (tmp_path / "out" / words["image"].removeprefix(address)).read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert len(picture) < 20_000
