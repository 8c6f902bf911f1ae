"""Chinese words on English pages are marked as Chinese; nothing else of the page changes."""

import pytest
from markupsafe import Markup

from toolkit.pages.chinese import marked

CASES = {
    "<td>plain</td>": "<td>plain</td>",
    "<p>struck; 两次邀请均未应邀，没有回信。</p>": (
        '<p>struck; <span lang="zh">两次邀请均未应邀，没有回信。</span></p>'
    ),
    "in force · 连科协〔2018〕32号": 'in force · <span lang="zh">连科协〔2018〕32号</span>',
    "示例·织机学会, 示例·纺机研究会": (
        '<span lang="zh">示例·织机学会</span>, <span lang="zh">示例·纺机研究会</span>'
    ),
    "(2018-04-15, 学会部（示例存放处）)": '(2018-04-15, <span lang="zh">学会部（示例存放处）</span>)',
    "甲 A4 乙 &lt;b&gt; 丙": '<span lang="zh">甲 A4 乙</span> &lt;b&gt; <span lang="zh">丙</span>',
}
#: What may hold no mark: attributes, code, pictures, choices, and what says its language itself.
KEPT = (
    '<a title="中文">x</a>',
    "<ol><li><code>name: 示例</code></li></ol>",
    "<svg><title>甲</title><text>乙</text></svg>",
    "<select><option>甲</option></select>",
    '<span lang="zh">中 <b>文</b></span>',
    '<a href="../" hreflang="zh" lang="zh">中文</a>',
)


@pytest.mark.parametrize("body", CASES)
def test_chinese_words_are_marked(body: str) -> None:
    assert marked(Markup(body)) == CASES[body]


@pytest.mark.parametrize("body", KEPT)
def test_what_can_hold_no_mark_stays(body: str) -> None:
    assert marked(Markup(body)) == body
