"""Words of the pages of official forms."""

from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "official_form": both("正式表格（打印）", "Official form (to print)"),
    "official_form_how": both(
        "用浏览器打印即可：A4 纸，页眉页脚的网址不必选。签字、盖章、日期和手填的格是空的。",
        "Print it with the browser, on A4, without the browser’s own header and footer. Signatures, seals, dates and what is filled in by hand are left empty.",
    ),
    "official_form_wide": both(
        "表比屏幕宽，可以左右滑动。", "The tables are wider than the screen: slide them sideways."
    ),
    "official_form_staff": both("给经办人员：生成 Word 文件", "For staff: make a Word file"),
    "official_form_word": both(
        "Word 文件由主办方用这条命令生成：", "The office makes a Word file of it with:"
    ),
    "official_form_description": both(
        "{title}：{unit}，照办法的表排好，供打印、签字、盖章。",
        "{title}: {unit}, laid out as the policy’s form, to be printed, signed and sealed.",
    ),
}
