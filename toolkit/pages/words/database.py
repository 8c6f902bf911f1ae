"""Words of the SQLite file, on the page of downloads and in the data dictionary."""

from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "data_sqlite": both("一个文件，全部数据", "Everything in one file"),
    "data_sqlite_note": both(
        "上面合在一起的各表，连同主键、外键、代号的意思和数据字典，都在里面，可以用 SQL 查询。数存为文字，与公布的一位不差；排序、比较、求和请用名称以 _millionths 结尾的列，那是原数乘以一百万的整数。",
        "All the tables above with their keys, what codes mean and the data dictionary, to be queried in SQL. Numbers are text, exact to the digit; to sort, compare and add, use the columns that end in _millionths, which are the same numbers as integers, times one million.",
    ),
    "data_sqlite_more": both("这个文件里还有什么", "What else is in it"),
    "data_query_ranked": both(
        "一轮里各单位的总分，从高到低", "The totals of a round, the highest first"
    ),
    "data_query_corrected": both(
        "哪些指标核定后低于自评，各有多少个单位",
        "On which indicators the verified score is below the one claimed, and for how many units",
    ),
    "data_of_database": both("SQLite 文件另有", "The SQLite file also has"),
    "data_of_database_note": both(
        "各表各列同上。是否存为 1 和 0，名次和序号存为整数，其余都是文字；没有一列是浮点数。空单元格是 NULL，文字前不加撇号。同样的数据，文件每个字节都相同。",
        "Tables and columns are those above. True and false are 1 and 0, ranks and counts are integers, everything else is text; no column is a floating-point number. An empty cell is NULL, and no text has an apostrophe before it. The same data give the same file, byte for byte.",
    ),
}
