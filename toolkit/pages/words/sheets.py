"""Words of the judges’ sheets."""

from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "judging": both("评委打分", "Judging"),
    "blank_sheet": both("评分表（空白，供打印）", "Blank sheet for judges (to print)"),
    "sheet_intro": both(
        "每格填 0 到满分之间的数，最多两位小数；每格都要填，打 0 分也要填 0。{own}。",
        "Fill in every cell: a number from 0 to the maximum, two decimals at most, a 0 as well; {own}.",
    ),
    "sheet_judge": both("评委代号", "Judge (id)"),
    "sheet_panel": both("评委组", "Panel"),
    "sheet_unit": both("所在单位（参评的才写）", "Own unit (if it is assessed)"),
    "sheet_signature": both("评委签名", "Signature"),
    "sheet_date": both("日期", "Date"),
    "sheet_most": both("满分", "Maximum"),
    "sheet_how": both("怎么填、怎么交，见", "How to fill it in and hand it in: see the "),
    "sheet_guide": both("核定指南", "guide for reviewers"),
}
