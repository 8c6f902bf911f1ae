"""Words of the page of downloads and of the data dictionary."""

from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "data_lead": both(
        "全部公开的结果都可以下载、转用、核对。没有的值在 JSON 里是 null，在表里留空，绝不写成 0。",
        "Everything that is out can be downloaded, reused and verified. A value that does not exist is null in JSON and an empty cell in tables, never 0.",
    ),
    "data_state": both("数据截至 {day}，提交 {commit}。", "Data as of {day}, commit {commit}."),
    "data_changed": both("另有未提交的改动。", "With changes that are not committed."),
    "data_rounds": both("每轮的结果", "Results of each round"),
    "data_rounds_note": both(
        "每个单位一行，每个指标的自评得分和考核得分各一列。XLSX 的列名用中英文写明，另有结果运用和列的说明。JSON 是全部成绩单，写明每个数是怎么来的。",
        "A row for each unit, for each indicator a column as claimed and one as verified. The XLSX has heads in words of both languages, consequences and what the columns mean. The JSON has all scorecards, with how every number was worked out.",
    ),
    "data_calendar": both("日程", "Calendar"),
    "data_withheld": both(
        "结果尚未公开，只有日程和列名", "not out: schedule and column names only"
    ),
    "data_tables": both("合在一起的表", "Tables of everything together"),
    "data_tables_note": both(
        "所有已公开的轮次合在一起，各表可按编号互相关联。XLSX 第一行是中英文列名，第二行是与 CSV 相同的代号。各指标得分和逐条记录两张表太长，只有 CSV。",
        "All rounds that are out together; ids join the tables. In XLSX the first row has heads in both languages, the second the same names as in CSV. Scores and records are long and come as CSV only.",
    ),
    "data_table": both("表", "Table"),
    "data_rows": both("内容", "Rows"),
    "data_dictionary": both("数据字典", "Data dictionary"),
    "data_dictionary_lead": both(
        "每张表的每一列：名称、类型、空着表示什么、可能的值。这一页和 CSV、XLSX、数据包出自同一处。",
        "Every column of every table: title, type, what an empty cell means, the values it can have. This page, CSV, XLSX and the data package come from one source.",
    ),
    "data_formats": both("给程序用", "For programs"),
    "data_index": both("全部文件的地址", "The address of every file"),
    "data_package": both(
        "数据包（Frictionless）：各列类型、主键、外键、校验值",
        "Data package (Frictionless): types, primary and foreign keys, digests",
    ),
    "data_openapi": both(
        "接口说明（OpenAPI 3.1）：各种文件的地址、参数和格式",
        "Description of the interface (OpenAPI 3.1): addresses, parameters and formats",
    ),
    "data_sums": both(
        "校验值，在该目录里运行 sha256sum -c SHA256SUMS 核对",
        "Checksums; in that folder run sha256sum -c SHA256SUMS",
    ),
    "data_schema_of": both("JSON Schema：{kind}", "JSON Schema: {kind}"),
    "data_feed": both(
        "变动订阅（Atom）：公示、最终结果、更正、异议答复",
        "Feed of changes (Atom): notices, final results, corrections, answers to objections",
    ),
    "data_all_days": both(
        "全部日程（iCalendar，可在日历软件里订阅）",
        "All days (iCalendar, for calendar programs to subscribe to)",
    ),
    "data_policies": both("办法", "Policies as data"),
    "data_formula_note": both(
        "指标、口径和计算公式，可据此重算每个得分。",
        "Indicators, readings and formulas, from which every score can be recomputed.",
    ),
    "data_use": both("许可与引用", "Licence and citation"),
    "data_licence": both("数据的许可：", "Licence of the data: "),
    "data_licence_not": both(
        "注明出处即可自由使用数据。办法原文不在许可之内。",
        "Use the data freely, naming the source. The texts of the policies are not covered.",
    ),
    "data_cite": both("引用格式，例如：", "Cite it, for example, as: "),
    "data_cited": both(
        "{site}：《{round}》考核结果数据，数据截至 {day}（{commit}），{licence}。",
        "{site}: {round}, results as data, as of {day} ({commit}), {licence}.",
    ),
    "data_unknown": both("不详", "unknown"),
    "data_the_round": both("考核名称", "title of the round"),
    "data_promise": both("承诺", "What stays"),
    "data_promise_addresses": both(
        "api/v1 的地址、列名和字段名不变，含义不变。",
        "Under api/v1 addresses, names of columns and fields, and what they mean stay.",
    ),
    "data_promise_more": both(
        "今后还会增加文件、列和字段；请按名称读取，不认识的略过。",
        "There will be more files, columns and fields: read by name and skip what you do not know.",
    ),
    "data_promise_next": both(
        "与 v1 不兼容的改动，放在 api/v2。",
        "A change that would break v1 goes into api/v2.",
    ),
    "data_promise_numbers": both(
        "数字照公布的位数原样写出，XLSX 里也是；其中超过 15 位的数、分数、代号和日期存为文本。",
        "Numbers are written digit for digit as published, in XLSX too; there, numbers of more than 15 digits, fractions, codes and dates are text.",
    ),
    "data_promise_formulas": both(
        "会被表格软件当作公式的文字，CSV 里在前面加了一个撇号；JSON 和 XLSX 里没有加。",
        "In CSV, text that a spreadsheet would take for a formula has an apostrophe before it; JSON and XLSX do not.",
    ),
    "data_column": both("列", "Column"),
    "data_type": both("类型", "Type"),
    "data_about": both("说明", "About"),
    "data_empty": both("空着：", "Empty: "),
    "data_values": both("可能的值：", "Values: "),
    "data_between": both("；", "; "),
    "data_key": both("主键：", "Key: "),
    "data_of_round": both("每轮的结果表另有", "Results of a round also have"),
    "data_of_round_note": both(
        "其余各列同“单位”和“总分”。class 和 status 两列写中文，class_en 和 status_en 写英文。",
        "The other columns are those of units and totals. The columns class and status are in Chinese, class_en and status_en in English.",
    ),
}
