"""What a link to a page shows in other programs: its title and description, in its language."""

import re
from html import unescape
from pathlib import Path

import pytest


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
