"""The two trees say the same in two languages: nothing untranslated, nothing missing, nothing raw."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from tests.site.kinds import KINDS

#: Pages with what a kind has only here and there: ledgers, panels, quotas, objections, long guides.
MORE = (
    "results/quzhou-service-station/2023/",
    "results/lianyungang-county/2018/",
    "results/quzhou-recognition/2022/",
    "policies/quzhou-service-station/2021/",
    "policies/hefei-alliance/2018/",
    "units/keqiao-demo-station-pattern/2018/keqiao-service-station/",
    "help/units/",
)
HAN = re.compile(r"[\u3400-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z][a-z’]*(?:,? [A-Za-z][a-z’]*){3,}")
PLACEHOLDER = re.compile(r"\{\w*\}|\{\{|\}\}")
#: A value that nobody put into words. “None” is a word in English, so Chinese pages tell of it.
NOTHING = {
    "zh": re.compile(r"(?<![\w.-])(?:None|(?<!JSON 里是 )null|undefined)(?![\w.-])"),
    "en": re.compile(r"(?<![\w.-])(?:null(?! in JSON)|undefined)(?![\w.-])"),
}
#: Words of code and files, which are of no language.
CODE = ("code", "pre", "script", "style", "template")
SPOKEN = ("title", "aria-label", "alt", "placeholder", "content", "data-label")
#: An attribute cannot say its language. This picture shows a Chinese form to an English reader.
MAY_BE_CHINESE = (
    "“13次” was typed; the message under it asks for a whole number and offers “Change to 13”",
)


@lru_cache(maxsize=1)
def _parsed(file: Path) -> html.HtmlElement:
    return html.fromstring(file.read_bytes())


def _said(part: html.HtmlElement, language: str) -> Iterator[str]:
    """Yield the words of a part that are its page's language: not code, not marked as another."""
    if not isinstance(part.tag, str) or part.tag in CODE:
        return
    if part.tag != "html" and not (part.get("lang") or language).startswith(language):
        return
    yield from (part.get(name) or "" for name in SPOKEN)
    yield part.text or ""
    for child in part:
        yield from _said(child, language)
        yield child.tail or ""


@pytest.mark.parametrize("path", [*KINDS, *MORE])
@pytest.mark.parametrize(("tree", "language"), [("", "zh"), ("en/", "en")])
def test_a_page_speaks_its_language(built: Path, tree: str, language: str, path: str) -> None:
    page = _parsed(built / tree / path / "index.html")
    assert page.get("lang") == language
    said = [" ".join(words.split()) for words in _said(page, language)]
    foreign = HAN if language == "en" else ENGLISH
    left = [each for each in said if foreign.search(each) and each not in MAY_BE_CHINESE]
    assert left == []
    assert [
        each for each in said if PLACEHOLDER.search(each) or NOTHING[language].search(each)
    ] == []
    headings = page.xpath("//h1|//h2|//h3|//h4|//caption|//summary")
    assert [html.tostring(each)[:120] for each in headings if not each.text_content().strip()] == []
    assert len("".join(said)) > 300
    switches = page.xpath("//a[@hreflang]")
    other = "en" if language == "zh" else "zh"
    assert [each.get("hreflang") for each in switches] == [other]
    here, there = f"/{tree}{path}", f"/{'' if tree else 'en/'}{path}"
    assert urljoin(here, switches[0].get("href")) == there


def test_both_trees_have_the_same_pages_with_the_same_places(built: Path) -> None:
    """A link into a page holds in both languages, and nothing is there in one alone."""
    english = {each.relative_to(built / "en") for each in (built / "en").rglob("index.html")}
    chinese = {each.relative_to(built) for each in built.rglob("index.html")}
    assert {each for each in chinese if each.parts[0] != "en"} == english
    assert len(english) > 250
    differ = [
        (str(each), sorted(of[0] ^ of[1]))
        for each in english
        if (of := (_ids(built / each), _ids(built / "en" / each)))[0] != of[1]
    ]
    assert differ == []


def _ids(file: Path) -> set[bytes]:
    return set(re.findall(rb' id="([^"]*)"', file.read_bytes()))
