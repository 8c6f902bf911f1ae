"""The words of the web form that no scheme and no code supplies, in both languages."""

from toolkit.language import Language, Text, both
from toolkit.scoring.scorecard import UNMARKED

WORDS: dict[str, Text] = {
    # signs
    "comma": both("，", ", "),
    "semicolon": both("；", "; "),
    "list_comma": both("、", ", "),
    "colon": both("：", ": "),
    # choosing the unit, the draft
    "unit": both("填报单位", "Your unit"),
    "choose_unit": both("请选择单位", "Choose your unit"),
    "choose_unit_first": both("请先选单位。", "Choose your unit first."),
    "has_claim": both("本轮已有公开的申报", "a claim for this round has been published already"),
    "continue": both("接着已公开的申报填", "Continue from the published claim"),
    "load": both("载入已公开的申报", "Load the published claim"),
    "continued": both(
        "已载入公开的申报，可以接着改。", "The published claim is loaded; you can go on from there."
    ),
    "loaded": both(
        "已载入公开的申报，只能看，不能改。", "The published claim is loaded; it can only be read."
    ),
    "ledger_withheld": both(
        "明细表只公开合计行，其他各行不公开。",
        " Of the ledger only the total row is public; the other rows are not.",
    ),
    "no_claim": both(
        "没有取到已公开的申报。请检查网络，稍后再试。",
        "The published claim could not be fetched. Check the connection and try again.",
    ),
    "restored": both("已恢复 {when} 保存的草稿。", "Your draft of {when} is restored."),
    "some_time": both("上次", "last time"),
    "clear_draft": both("清除草稿", "Clear the draft"),
    "cleared": both("草稿已清除。", "The draft is cleared."),
    "undo": both("撤销", "Undo"),
    "open_draft": both("打开草稿文件", "Open a draft file"),
    "draft_file": both("以前保存的草稿文件（.json）", "A draft file that you saved before (.json)"),
    "opened": both("已打开 {when} 保存的草稿。", "The draft of {when} is open."),
    "not_a_draft": both(
        "这个文件不是本表单的草稿，没有打开。草稿文件以 .json 结尾，办法和年度要与本页相同。",
        "This file is not a draft of this form and was not opened. A draft file ends in .json and is for the same policy and year.",
    ),
    "not_kept": both(
        "浏览器没有存下草稿（空间已满，或不允许保存）。离开前请点“保存草稿到文件”。",
        "The browser did not keep the draft (no room, or not allowed). Save the draft to a file before you leave.",
    ),
    "personal_not_kept": both(
        "像是个人信息的那几处没有存入草稿。",
        "What looks like personal data is not kept in the draft.",
    ),
    # fields
    "optional": both("选填", "optional"),
    "choose": both("请选择", "Choose"),
    "yes": both("是", "Yes"),
    "no": both("否", "No"),
    "unanswer": both("不填", "Leave blank"),
    "date_example": both("例如 {year}-03-05", "such as {year}-03-05"),
    "calendar": both("从日历里选", "Pick from the calendar"),
    "mend": both("改成 {text}", "Change to {text}"),
    "go_there": both("看相同的那一处", "Go to the other one"),
    "error": both("要改", "To mend"),
    "warning": both("提醒", "Warning"),
    "note": both("说明", "Note"),
    "more": both("更多", "More"),
    # lists
    "way": both("{label}：怎么填", "{label}: how to fill it in"),
    "way_list": both("逐条填写", "One by one"),
    "way_number": both("只写个数", "Only the number"),
    "way_none": both("一条都没有", "There were none"),
    "how_many": both("个数", "How many"),
    "counts_if": both("这样的才计入：{conditions}", "What counts: {conditions}"),
    "row": both("{item} {n}", "{item} {n}"),
    "row_id": both("编号（自动给出，一般不用改）", "Id (given automatically; best left as it is)"),
    "add_row": both("再加一条：{item}", "Add: {item}"),
    "copy_row": both("复制", "Copy"),
    "delete_row": both("删除", "Delete"),
    "row_gone": both("第 {n} 条已删除。", "Entry {n} is deleted."),
    "rows_gone": both("原来的 {n} 条已收起。", "Earlier entries put aside: {n}."),
    # ledger
    "year": both("年度", "Year"),
    "ledger_unit": both(
        "金额单位：{unit}。没有就写 0，不要空着。",
        "In {unit}. Where there is none, write 0; leave no cell blank.",
    ),
    "follows": both("按其他格算是 {n}", "The other cells give {n}"),
    "fill_in": both("填入", "Fill in"),
    # evidence
    "evidence": both("证据", "Evidence"),
    "evidence_asked": both("，可以是{kinds}", ", such as {kinds}"),
    "add_evidence": both("添一件证据", "Add a piece of evidence"),
    "evidence_row": both("证据 {n}", "Evidence {n}"),
    "evidence_name": both("证据 {id}", "Evidence {id}"),
    "evidence_gone": both("证据 {id} 已删除。", "Evidence {id} is deleted."),
    "evidence_id": both("编号", "Id"),
    "evidence_kind": both("种类", "Kind"),
    "evidence_title": both("标题", "Title"),
    "evidence_date": both("日期", "Date"),
    "evidence_issuer": both("出具单位", "Issued by"),
    "evidence_file": both("文件名", "File name"),
    "evidence_link": both("网址", "Web address"),
    "evidence_place": both(
        "存放处（部门、档案编号，不写人名和电话）",
        "Where it is kept (office, file number; no names or telephone numbers)",
    ),
    "evidence_sha256": both(
        "sha256（选了文件就自动填好）", "sha256 (filled in when you choose the file)"
    ),
    "kept": both("放在哪里", "Where it is"),
    "kept_file": both("随申报上传文件", "A file uploaded with the claim"),
    "kept_link": both("网上公开的网页", "A public web page"),
    "kept_place": both("留在本单位或主管部门", "Kept at an office"),
    "choose_file": both("选择文件", "Choose the file"),
    "file_how": both(
        "这个文件请和申报一起上传到平台（evidence 文件夹）。这里不上传，只算出 sha256，写进申报。",
        "Upload this file to the platform together with the claim (in the evidence folder). Nothing is uploaded here: only the sha256 is worked out and written into the claim.",
    ),
    "paper_how": both(
        "纸质材料先扫描或拍照，再选择这个文件。不会上传，只算出 sha256，写进申报。",
        "Scan or photograph a paper first and choose that file. Nothing is uploaded: only the sha256 is worked out and written into the claim.",
    ),
    "file_read": both("正在计算……", "Working it out …"),
    "file_known": both("已选 {name}，sha256 是 {sha256}。", "Chosen: {name}, sha256 {sha256}."),
    "file_renamed": both(
        "文件名只能用英文字母、数字、点和连字符：上传前请改名为 {name}。",
        "File names have plain letters, digits, dots and hyphens only: rename it to {name} before you upload it.",
    ),
    "file_too_large": both(
        "文件超过 200 MB，这里不算。Windows 打开“命令提示符”，输入 certutil -hashfile 文件名 SHA256（macOS：shasum -a 256 文件名；Linux：sha256sum 文件名），把结果粘贴过来。",
        "The file is larger than 200 MB and is not read here. On Windows open the Command Prompt and type certutil -hashfile FILE SHA256 (macOS: shasum -a 256 FILE; Linux: sha256sum FILE), and paste the result.",
    ),
    "no_sha256": both(
        "浏览器在这个网址上不能计算。Windows 打开“命令提示符”，输入 certutil -hashfile 文件名 SHA256（macOS：shasum -a 256 文件名；Linux：sha256sum 文件名），把结果粘贴过来。",
        "The browser cannot compute the sha256 at this address. On Windows open the Command Prompt and type certutil -hashfile FILE SHA256 (macOS: shasum -a 256 FILE; Linux: sha256sum FILE), and paste the result.",
    ),
    "row_evidence": both("这一条的证据：", "Evidence for this entry:"),
    "row_evidence_new": both("添一件", "Add one"),
    # sections
    "section_eligibility": both("申报条件", "Conditions of eligibility"),
    "section_other": both("其他要填的内容", "Also asked for"),
    "section_papers": both("要交的材料", "Papers to hand in"),
    "points": both("{n} 分", "{n} {n:point|points}"),
    "asked": both("要求：{asked}", "Asked for: {asked}"),
    "source": both("（{cite}）", "({cite})"),
    "filled_elsewhere": both("这几项在别处填：", "Filled in elsewhere: "),
    "papers_how": both(
        "每份材料添一件证据，就算交了。", "A paper is handed in by adding it as evidence."
    ),
    "paper_there": both("✓ 已交", "✓ attached"),
    "paper_missing": both("○ 还没交", "○ not yet"),
    "target": both("{label}：{asked}", "{label}: {asked}"),
    "target_met": both("✓ 达到", "✓ met"),
    "target_missed": both("✗ 没有达到", "✗ not met"),
    "target_open": both("… 还不能判断", "… not known yet"),
    # score
    "side": both("自评和检查", "Self-score and check"),
    "self_score": both("自评", "Self-score"),
    "out_of": both("/ {n} 分", "/ {n} points"),
    "gain_dash": both("；", "; "),
    "details": both("详情", "Details"),
    "absent_not_applicable": both("不适用", "not applicable"),
    "absent_not_reviewed": both("由人评定", "marked by reviewers"),
    "absent_judged": both("由人评定", "marked by reviewers"),
    "with_marks": UNMARKED,
    "absent_not_submitted": both("未申报", "not submitted"),
    "before_marks": both("（不含评定分）", " (before reviewers’ marks)"),
    "absent_incomplete": both("还没填全", "incomplete"),
    "absent_not_scored": both("不计分", "not scored"),
    "to_mend": both("还要改 {n} 处", "{n} to mend"),
    "to_fill": both("{n} 项没填", "{n} blank"),
    "all_right": both("填全了，没有错误。", "Complete, without errors."),
    "next_blank": both("跳到下一项没填的", "Go to the next blank"),
    "show_all": both("标出没填的", "Mark what is blank"),
    "and_more": both("还有 {n} 处", "and {n} more"),
    # ways out
    "ways": both("下载，交到平台上", "Hand it in"),
    "download": both("下载申报文件", "Download the file"),
    "download_draft": both(
        "仍要下载（还有 {n} 处没填好）", "Download anyway ({n} to fill in or mend)"
    ),
    "download_shut": both("有个人信息，不能下载", "Personal data: no download"),
    "downloaded": both(
        "已下载。接下来把下面列出的文件上传到仓库，步骤见下面。",
        "Downloaded. Now upload the files listed below; the steps follow them.",
    ),
    "copy_text": both("复制文件内容", "Copy the text"),
    "copied": both("已复制。", "Copied."),
    "copy_by_hand": both(
        "浏览器不允许自动复制。内容已选中，请按 Ctrl+C。",
        "The browser does not let this page copy. The text is selected: press Ctrl+C.",
    ),
    "save_draft": both("保存草稿到文件", "Save the draft to a file"),
    "open_filled": both("在 {platform} 上打开，内容已填好", "Open on {platform}, filled in"),
    "open_empty": both(
        "打开 {platform}，再粘贴复制的内容", "Open {platform}, then paste the copied text"
    ),
    "personal_first": both(
        "填的内容里像是有个人信息。申报会公开，删去以后才能下载、复制和上传。",
        "Something you typed looks like personal data. Remove it before you download, copy or upload: claims are public.",
    ),
    "goes_to": both(
        "要上传的文件，和各自放进仓库的哪个文件夹：",
        "Files to upload, each with its folder in the repository:",
    ),
    "file_from": both(
        "（电脑上的 {name}，上传前改名）", " ({name} on your computer; rename it first)"
    ),
    "file_text": both("看文件内容", "See the text of the file"),
    "steps_for": both("{platform}：怎样上传", "{platform}: how to upload"),
    "name_github": both("GitHub", "GitHub"),
    "name_gitlab": both("GitLab", "GitLab"),
    "name_gitee": both("Gitee", "Gitee"),
    "name_gitea": both("Gitea", "Gitea"),
    "steps_github": both(
        "登录 GitHub，打开考核仓库，点右上角 Fork，再点 Create fork，建一份自己的副本。\n"
        "在副本里进入申报文件的文件夹，点 Add file → Upload files，把下载的文件（和 evidence 文件夹）拖进去，点 Commit changes。还没有年度文件夹的，在电脑上建一个，装好文件，整个拖进单位的文件夹。\n"
        "回到副本首页，点 Contribute → Open pull request，再点 Create pull request。\n"
        "一分钟左右会有检查结果，写在同一页上。",
        "Sign in to GitHub, open the repository, choose Fork at the top right and Create fork: that is your copy.\n"
        "In your copy go to the claim’s folder, choose Add file → Upload files, drop the downloaded file (and the evidence folder) there, and choose Commit changes. If there is no folder for the year yet, make one on your computer, put the files in, and drop it into the unit’s folder.\n"
        "Back on the front page of your copy choose Contribute → Open pull request, then Create pull request.\n"
        "The result of the check appears on that page within about a minute.",
    ),
    "steps_gitlab": both(
        "登录 GitLab，打开考核项目，点“派生”（Fork），建一份自己的副本。\n"
        "在副本里进入申报文件的文件夹；没有年度文件夹的，点“＋”→ 新建目录，写年度。点“＋”→ 上传文件，选下载的文件，提交。再建 evidence 文件夹，证据文件传到里面。\n"
        "左边选“合并请求”，新建一个，从副本合并到考核项目，点“创建合并请求”。\n"
        "检查结果写在这个合并请求里。",
        "Sign in to GitLab, open the project and choose Fork: that is your copy.\n"
        "In your copy go to the claim’s folder; if there is no folder for the year yet, make it with “+” → New directory. Choose “+” → Upload file, take the downloaded file and commit. Make the evidence folder in it the same way and upload the files of evidence there.\n"
        "Choose Merge requests on the left, make a new one from your copy to the project, and choose Create merge request.\n"
        "The result of the check appears in that merge request.",
    ),
    "steps_gitee": both(
        "登录 Gitee，打开考核仓库，点右上角 Fork，建一份自己的副本。\n"
        "在副本里进入申报文件的文件夹；没有年度文件夹的，先新建一个，写年度。点“文件 → 上传文件”，选下载的文件，点提交。再建 evidence 文件夹，证据文件传到里面。\n"
        "回到副本首页，点“＋ Pull Request”，目标选考核仓库，点创建。\n"
        "检查结果写在这个 Pull Request 里。",
        "Sign in to Gitee, open the repository and choose Fork at the top right: that is your copy.\n"
        "In your copy go to the claim’s folder; if there is no folder for the year yet, make it first. Choose Files → Upload file, take the downloaded file and commit. Make the evidence folder in it the same way and upload the files of evidence there.\n"
        "Back on the front page choose “+ Pull Request” with the original repository as target, and create it.\n"
        "The result of the check appears in that pull request.",
    ),
    "steps_gitea": both(
        "登录 Gitea，打开考核仓库，点右上角“派生”，建一份自己的副本。\n"
        "在副本里进入申报文件的文件夹，点“添加文件 → 上传文件”，选下载的文件，点“提交变更”。还没有年度文件夹的，在单位的文件夹里上传，文件夹一栏写年度和一个斜杠。证据文件再上传一次，文件夹一栏接着写 evidence 和一个斜杠。\n"
        "回到副本首页，点“合并请求 → 创建合并请求”，再确认一次。\n"
        "检查结果写在这个合并请求里。",
        "Sign in to Gitea, open the repository and choose Fork at the top right: that is your copy.\n"
        "In your copy go to the claim’s folder, choose Add File → Upload File, take the downloaded file and choose Commit Changes. If there is no folder for the year yet, upload in the unit’s folder and type the year and a slash as the directory. Upload the files of evidence the same way, with evidence and a slash added to the directory.\n"
        "Back on the front page of your copy choose Pull Requests → New Pull Request, and confirm once more.\n"
        "The result of the check appears in that pull request.",
    ),
    "broken": both(
        "表单没有打开。请刷新页面；仍不行，就用工作簿填报。",
        "The form could not be opened. Reload the page; if that does not help, use the workbook.",
    ),
}


def words_in(language: Language, year: str) -> dict[str, str]:
    """Return the words in one language; the example of a date is of the year of the round."""
    said = {name: text.said(language) for name, text in WORDS.items()}
    return said | {"date_example": WORDS["date_example"].filled(year=year).said(language)}
