"""Each printer and each hostile word: the structure of what is printed is that of a harmless word."""

import base64
import hashlib
import html
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from itertools import product
from typing import Any

import jsonschema
import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.problems.hostile_words import WORDS
from tests.problems.reported import everything, problem
from toolkit.language import LANGUAGES, Language
from toolkit.problems.github import as_annotations, as_summary
from toolkit.problems.markdown import inert_code, inert_markdown
from toolkit.problems.problem import Severity
from toolkit.problems.reports.gitlab import as_gitlab
from toolkit.problems.reports.making import Findings, report_of
from toolkit.problems.reports.markdown import LARGEST_COMMENT, as_gitee, as_markdown
from toolkit.problems.reports.page import STYLE, as_html
from toolkit.problems.reports.report import Report
from toolkit.problems.reports.sarif import as_sarif

COMMENTS: dict[str, Callable[[Report, Language], str]] = {
    "markdown": as_markdown,
    "gitee": as_gitee,
}
HARMLESS = "示例"
LONG = 300
#: As platforms read: HTML, tables, struck text; links are found by the patterns below.
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

#: What platforms look for in texts that are not code.
REFERENCES = [
    r"@", r"[#!~%&$^]", r"://", r"www\.\w", r"\w\.\w*[a-z]", r":\w+:", r"\b[0-9a-fA-F]{7,}\b", r"\b[A-Za-z]+-\d",
    r"\w/\w", r"[<>\[\]{}|\\`*_=]", r"\bGH-", r"mailto:", r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]",
]  # fmt: skip
every_word = pytest.mark.parametrize("word", WORDS)


def like(word: str) -> str:
    """Return a harmless word, as long as one that is cut where that one is."""
    return HARMLESS if len(word) <= LONG else "示" * len(word)


def flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type != "inline":
            yield token
        yield from flat(token.children or [])


def structure(text: str) -> list[tuple[str, str]]:
    """Return the kinds of what Markdown makes of a text, without the texts and code in lines."""
    return [
        (token.type, token.content if token.type.startswith("html") else token.markup)
        for token in flat(READER.parse(text))
        if token.type not in ("text", "code_inline")
    ]


def plain_texts(text: str) -> list[str]:
    """Return what stands on the page outside of code; inline code separates two texts."""
    return [token.content for token in flat(READER.parse(text)) if token.type == "text"]


def assert_inert(text: str) -> None:
    for said in plain_texts(text):
        for pattern in REFERENCES:
            assert not re.search(pattern, said), (pattern, said)


# Comments


@cache
def structure_of(name: str, language: Language, word: str) -> list[tuple[str, str]]:
    return structure(COMMENTS[name](everything(word), language))


@every_word
def test_a_comment_has_no_structure_but_ours(word: str) -> None:
    for name, language in product(COMMENTS, LANGUAGES):
        text = COMMENTS[name](everything(word), language)
        assert structure(text) == structure_of(name, language, like(word))
        assert_inert(text)
        assert not any(re.match(r"\s*(/|>|::|##\[)", line) for line in text.splitlines())
        assert len(text.encode()) <= LARGEST_COMMENT


class Tags(HTMLParser):
    """The tags of a page with their attributes, and its texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}", ()))

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment", ()))

    def handle_decl(self, decl: str) -> None:
        self.tags.append((decl, ()))

    def handle_pi(self, data: str) -> None:
        self.tags.append(("pi", ()))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@every_word
def test_a_second_reader_of_markdown_finds_the_same(word: str) -> None:
    tags = [
        Tags(markdown.markdown(as_gitee(everything(each), "zh"), extensions=["tables"])).tags
        for each in (like(word), word)
    ]
    code = {"code", "/code"}
    bare = [[tag for tag in some if tag[0] not in code] for some in tags]
    assert bare[0] == bare[1]


@settings(deadline=None, max_examples=200)
@given(st.text() | st.text("@#!~%&$:/.w-`|<>[]()*_ a1f\n\\", max_size=30))
def test_any_text_is_one_line_without_structure(text: str) -> None:
    for line in (inert_markdown(text), f"- {inert_markdown(text)} {inert_code(text)}"):
        assert "\n" not in line
        assert "|" not in line
        kinds = {kind for kind, _ in structure(line)}
        assert kinds <= {
            "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close",
            "list_item_open", "list_item_close",
        }  # fmt: skip
        assert_inert(line)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("人数应是整数，读到 “29.5”。", "人数应是整数，读到 “29.5”。"),
        ("People should be whole, (see below).", "People should be whole, (see below)."),
        ("Write a well-known word, don't guess: 12, 3.5; 2018-11-05", None),
        ("读到 “@all”。", "读到 “`@all`”。"),
        ("python tasks.py check", "python `tasks.py` check"),
        ("mend: 2 errors, 1 note.", None),
        ("1. first", "`1.` first"),
        ("the year 2018.", "the year 2018."),
        ("www.例子.中国", "`www.`例子`.`中国"),
        ("a|b`c", "`a<U+007C>b<U+0060>c`"),
        ("defaced", "`defaced`"),
        ("a \t\n b", "a `<U+0009><U+000A>` b"),
        ("", "—"),
    ],
)
def test_plain_words_stay_as_they_are(text: str, shown: str | None) -> None:
    assert inert_markdown(text) == (text if shown is None else shown)


def test_a_comment_says_what_to_mend_what_moves_and_who_is_next() -> None:
    text = as_markdown(everything(HARMLESS), "zh")
    assert re.findall("^#+ (.*)", text, re.MULTILINE) == [
        "考核数据检查",
        "必须改",
        "对得分的影响",
        "下一步由谁做、到何时",
    ]
    assert text.startswith("## 考核数据检查\n\n还不能合并。")
    assert (
        "- `示例:3:7` 错误 `T001` 人数应是整数，读到 “示例”。 怎么改：写整数。 可写成： `示例`\n"
    ) in text
    assert "| 单位 | 自评总分 | 核定总分 | 示例 | 其他影响 |\n" in text
    assert (
        "| 示例 | 示例 → 2 | 示例 → 2 | 示例 → 2；示例 → 2；示例 → 2 | 示例：示例 → 2 |\n" in text
    )
    assert (
        "<details><summary>各指标的得分 (13)</summary>\n\n| 单位 | 指标 | 自报 | 核定 |\n" in text
    )
    assert "| `示例:3` | 示例 | 示例 → 2 | 示例 → 2 |\n| 示例 几处合在一起 | 示例 |" in text
    assert "- 示例 示例： 示例 示例 → 2\n" in text
    assert "示例：示例 2018-11-30 之前" in text
    assert text.count("<details>") == text.count("</details>") == 4
    assert "<" not in as_gitee(everything(HARMLESS), "zh")


def test_a_comment_of_a_check_alone_has_one_part() -> None:
    text = as_markdown(report_of(Findings([problem("x")])), "en")
    assert re.findall("^#+ (.*)", text, re.MULTILINE) == [
        "Check of the assessment data",
        "To be mended",
    ]
    assert as_markdown(report_of(Findings([])), "en").endswith("\n\nNo problems found.\n")


def test_a_comment_too_large_for_a_platform_says_what_is_left_out() -> None:
    word = "`|<@" * 100
    problems = [problem(word, line) for line in range(1, 300)]
    severities: tuple[Severity, ...] = ("warning", "note")
    more = [problem(word, 1, "T002", severity) for severity in severities * 100]
    found = Findings([*problems, *more], remaining=problems, solved=problems)
    for printer in COMMENTS.values():
        text = printer(report_of(found), "en")
        assert len(text.encode()) <= LARGEST_COMMENT
        listed = text.count("<U+0060><U+007C><") > 0
        assert listed
        assert re.search(r"\d+ more are not listed here\.", text)
        assert_inert(text)


# One HTML page


@every_word
def test_a_page_has_no_tag_but_ours(word: str) -> None:
    page, harmless = (Tags(as_html(everything(each), "zh")) for each in (word, like(word)))
    assert page.tags == harmless.tags
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e\u2028\u2029]", "".join(page.texts)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_loads_nothing_and_runs_nothing(language: Language) -> None:
    page = Tags(as_html(everything(HARMLESS), language))
    names = {name for name, _ in page.tags}
    assert not names & {"script", "a", "img", "link", "iframe", "form", "object", "base", "svg"}
    policy = next(dict(attrs)["content"] for name, attrs in page.tags if ("content" in dict(attrs)))
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{digest}'"
    )
    assert f"<style>{STYLE}</style>" in as_html(everything(HARMLESS), language)
    assert page.tags[0] == ("doctype html", ())
    assert page.tags[1] == ("html", (("lang", {"zh": "zh-CN", "en": "en"}[language]),))
    assert "color-scheme: light dark" in STYLE


def test_a_page_shows_every_letter_of_what_was_written() -> None:
    page = as_html(everything("<b>&amp;"), "zh")
    assert html.escape("<b>&amp;") in page


# Code scanning and code quality


def results(report: Report, language: Language = "en") -> list[Any]:
    [run] = json.loads(as_sarif(report, language))["runs"]
    found: list[Any] = run["results"]
    return found


@every_word
def test_a_sarif_message_has_no_link_and_no_field(word: str) -> None:
    for result in results(everything(word)):
        text = result["message"]["text"]
        assert not re.search(r"(?<!\\)(?:\\\\)*[\[\]]", text)
        assert not re.search(r"(?<!\{)(?:\{\{)*\{\d+\}", text)
        assert "@" not in text
        assert len(text.split("\n")) == 3
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"(?!/)[A-Za-z0-9._~%/-]+", uri)
        assert ".." not in uri.split("/")


PART = {"type": "object", "additionalProperties": False}
WORDS_OF = {**PART, "required": ["text"], "properties": {"text": {"type": "string"}}}
#: The part of SARIF 2.1.0 that is used, said again by hand.
SARIF = {
    **PART,
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "items": {
                **PART,
                "required": ["tool"],
                "properties": {
                    "tool": {
                        **PART,
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                **PART,
                                "required": ["name"],
                                "properties": {
                                    "name": {"const": "Kaohe"},
                                    "version": {"type": "string"},
                                    "rules": {
                                        "items": {
                                            **PART,
                                            "required": ["id"],
                                            "properties": {
                                                "id": {"type": "string"},
                                                "shortDescription": WORDS_OF,
                                            },
                                        }
                                    },
                                },
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "invocations": {
                        "items": {
                            **PART,
                            "required": ["executionSuccessful"],
                            "properties": {"executionSuccessful": {"type": "boolean"}},
                        }
                    },
                    "results": {
                        "items": {
                            **PART,
                            "required": ["message"],
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": WORDS_OF,
                                "locations": {"type": "array"},
                                "partialFingerprints": {"additionalProperties": {"type": "string"}},
                                "baselineState": {
                                    "enum": ["new", "unchanged", "updated", "absent"]
                                },
                            },
                        }
                    },
                },
            }
        },
    },
}


def test_sarif_has_the_shape_of_its_standard() -> None:
    for word in (HARMLESS, *WORDS):
        body = json.loads(as_sarif(everything(word), "zh"))
        jsonschema.Draft202012Validator(SARIF).validate(body)
        rules = [each["id"] for each in body["runs"][0]["tool"]["driver"]["rules"]]
        for result in body["runs"][0]["results"]:
            assert rules[result["ruleIndex"]] == result["ruleId"]


def test_sarif_tells_what_is_there_and_since_when() -> None:
    told = results(everything(HARMLESS))
    assert [(each["ruleId"], each["level"], each["baselineState"]) for each in told] == [
        ("T001", "error", "new"),
        ("T002", "warning", "new"),
        ("T001", "error", "unchanged"),
    ]
    assert told[0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "%E7%A4%BA%E4%BE%8B", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 7},
    }
    [alone] = results(report_of(Findings([problem("a\\b[c](d){0}@e")])), "zh")
    assert "baselineState" not in alone
    assert alone["message"]["text"] == (
        "人数应是整数，读到 “a\\\\b\\[c\\](d){{0}}<U+0040>e”。\n怎么改: 写整数。\n"
        "可写成: a\\\\b\\[c\\](d){{0}}<U+0040>e"
    )


def quality(*lines: int, word: str = "x", id: str = "T001") -> list[dict[str, Any]]:
    report = report_of(Findings([problem(word, line, id) for line in lines]))
    body: list[dict[str, Any]] = json.loads(as_gitlab(report, "zh"))
    return body


def test_code_quality_has_what_gitlab_reads() -> None:
    [entry] = quality(3)
    assert entry.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
    assert entry["description"] == "人数应是整数，读到 “x”。 怎么改: 写整数。"
    assert (entry["check_name"], entry["severity"]) == ("T001", "major")
    assert entry["location"] == {"path": "x", "lines": {"begin": 3}}


def test_a_fingerprint_stays_when_lines_move_and_values_change() -> None:
    before, after = (
        [each["fingerprint"] for each in quality(*lines)] for lines in ((3, 9), (5, 11))
    )
    assert before == after
    assert len(set(before)) == 2
    [same_file] = results(report_of(Findings([problem("x", 70)])))
    assert same_file["partialFingerprints"] == {"kaohe/v1": before[0]}
    assert quality(3, id="T002")[0]["fingerprint"] not in before
    assert quality(3, word="y")[0]["fingerprint"] not in before
    assert re.fullmatch("[0-9a-f]{64}", before[0])


@every_word
def test_code_quality_mentions_nobody_and_hides_nothing(word: str) -> None:
    for entry in json.loads(as_gitlab(everything(word), "zh")):
        said = entry["description"] + entry["location"]["path"]
        assert "@" not in entry["description"]
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b\u202e\u2028\u2029]", said)


# The printers for GitHub


@every_word
def test_github_s_log_and_page_have_no_structure_but_ours(word: str) -> None:
    found = [problem(word), problem(word, 4, "T002", "warning")]
    lines = as_annotations(found, "zh", lambda _: [word] * 9).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "共"]
    page = as_summary(found, "zh", lambda _: [word] * 9)
    harmless = as_summary([problem(HARMLESS), problem(HARMLESS, 4)], "zh", lambda _: [HARMLESS] * 9)
    kinds = [[kind for kind, _ in structure(each)] for each in (page, harmless)]
    assert kinds[0] == kinds[1]
    assert kinds[0].count("fence") == 1
    assert "@" not in page
