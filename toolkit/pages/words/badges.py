"""Words of the badges of a unit."""

from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "badges": both("在别的网站上显示考核结果", "Show the result on another website"),
    "badges_note": both(
        "徽章是一张小图，总是这个办法最近一轮已公开的结果，点开就到本页。把下面的代码放进网页即可，结果有变不用再改。",
        "A badge is a small picture of the latest result that is out under a policy, and leads to this page. Copy the code into a web page; when the result changes, it need not be touched.",
    ),
    "badges_no_address": both(
        "本站还没有写自己的网址，请把 example.org 换成实际的网址。",
        "This site does not state its address yet: put it in the place of example.org.",
    ),
}
