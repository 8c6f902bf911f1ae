"""Words of the forms."""

from toolkit.contribute import form_offline as offline
from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "submit": both("填报", "Submit"),
    "submit_this": both("填报这一轮", "Submit for this round"),
    "form_window": offline.WINDOW,
    "form_deadline": offline.DEADLINE,
    "form_policy": both("办法", "The policy"),
    "form_guide": both("填报指南", "The guide"),
    "form_excel": offline.EXCEL,
    "form_offline": both("没有网络", "Without a network"),
    "form_offline_link": both(
        "把这张表单存成一个文件，离线也能填", "save this form as one file that works offline"
    ),
    "form_lead": both(
        "选好单位，逐项填写。边填边检查、边算自评得分，草稿留在这台电脑的浏览器里。填好以后下载文件，上传到主办方的仓库；在这之前，填的内容不会离开这台电脑。",
        "Choose your unit and fill in item by item. Everything is checked and scored as you type, and the draft stays in the browser of this computer. When you are done, download the file and upload it to the repository; until then nothing you type leaves this computer.",
    ),
    "form_noscript": both(
        "表单要用到 JavaScript，这个浏览器没有启用它。请换一个浏览器，或者用工作簿填报。",
        "The form needs JavaScript, which is off in this browser. Use another browser, or the workbook.",
    ),
    "form_closed": both(
        "这一轮已停止填报（{day} 截止）。", "This round is closed (claims were due by {day})."
    ),
    "form_closed_read": both(
        "下面的表单只能看，不能改；可以载入各单位已公开的申报。",
        " The form below can only be read; the published claim of each unit can be loaded.",
    ),
}
