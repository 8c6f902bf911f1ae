"""Words of the home page, the unit finder and the list of units."""

from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "finder": both("找单位", "Find a unit"),
    "finder_go": both("查找", "Find"),
    "finder_example": both("名称、简称或拼音首字母", "Name, id or pinyin"),
    "finder_how": both(
        "名称的一部分、简称、曾用名、编号、所在县区、拼音或拼音首字母都可以。",
        "Part of a name, a short or former name, an id, a county, pinyin in full or its initials.",
    ),
    "finder_none": both(
        "没有单位符合“{query}”。少输几个字试试，或在全部单位里找。",
        "No unit fits “{query}”. Try fewer letters, or look in the list of all units.",
    ),
    "finder_count": both("{n} 个单位", "{n} found"),
    "finder_more": both(
        "{n} 个单位，列出前 {shown} 个；多输几个字就少一些。",
        "{n} found, the first {shown} are listed; type more to narrow it down.",
    ),
    "finder_broken": both(
        "没能读到单位名录。请再试一次，或看全部单位。",
        "The list of units could not be fetched. Try again, or see the list of all units.",
    ),
    "units_all_n": both("全部单位（{n} 个）", "All units ({n})"),
    "units_of_society": both("学会（{n} 个）", "Learned societies ({n})"),
    "units_of_station": both("服务站（{n} 个）", "Service stations ({n})"),
    "units_of_alliance": both("联盟（{n} 个）", "Alliances ({n})"),
    "units_of_county": both("县（区）科协（{n} 个）", "County associations ({n})"),
    "units_of_enterprise": both("企业（{n} 个）", "Enterprises ({n})"),
    "units_of_university": both("高校（{n} 个）", "Universities ({n})"),
    "units_of_other": both("其他（{n} 个）", "Others ({n})"),
    "aliases": both("又名", "Also known as"),
    "home_notice_days": both("公示期 {first} 至 {last}", "notice from {first} to {last}"),
    "home_notice_none": both("没有公示中的考核。", "No round is in public notice."),
    "home_notice_more": both(
        "怎样提异议，已有的异议和答复", "How to object; objections and answers"
    ),
    "home_open": both("填报中的考核", "Open for claims"),
    "home_open_until": both("{day} 截止", "claims are due by {day}"),
    "home_open_none": both("没有填报中的考核。", "No round is open for claims."),
    "home_open_form": both("打开表单", "Open the form"),
    "home_latest": both("最近的考核", "Latest rounds"),
    "home_all_rounds": both("全部 {n} 轮考核", "All {n} {n:round|rounds}"),
    "home_submit": both("填报三步", "Submitting in three steps"),
    "home_submit_more": both("填报指南，一步一步，配有图", "The guide for units, step by step"),
    "home_reading_more": both("怎样看结果，详细说明", "More on reading results"),
    "picture_title": both("一张成绩单的样子", "What a scorecard looks like"),
    "picture_about": both(
        "①最大的数 38.50 是核定之后的总分，满分 40。②旁边是自评 40.00。③高级专家一项自评 15.00，核定 13.50，下面写着算法。④另一个单位写的是“未核定”，不是 0 分。",
        "1: the large number, 38.50, is the verified total out of 40. 2: beside it the claimed 40.00. 3: for senior experts 15.00 was claimed and 13.50 verified, with the working below. 4: another unit says “not verified”, which is not zero.",
    ),
    "picture_unit": both("示例·甲学会", "Demo Society A"),
    "picture_other": both("示例·乙学会", "Demo Society B"),
    "picture_first": both("服务联系点", "Contact points"),
    "picture_second": both("高级专家", "Senior experts"),
    "picture_open": both("未核定", "not verified"),
}
