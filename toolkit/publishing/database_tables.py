"""What is in the SQLite file besides the tables of the CSV: the meaning of codes, numbers counted whole."""

from toolkit.language import both
from toolkit.publishing.fields import Field, Kind, Table, in_both

NUMBERS: tuple[Kind, ...] = ("number", "quantity")
MILLIONTHS = Field(
    "<column>_millionths",
    "count",
    both("以百万分之一计的数", "The number in millionths"),
    both(
        "只在 SQLite 里，每个数列一个：原数乘一百万，是整数，用来排序、比较和求和；原数是文字，一位不差",
        "in SQLite only, one for each column of numbers: the number times one million, an integer, to sort, compare and add by; the number itself is text, exact to the digit",
    ),
    both(
        "没有数，或超过六位小数、十二位整数，或是分数",
        "there is no number, it has more than six places or twelve digits before them, or it is a fraction",
    ),
)
OPTIONS = Table(
    "options",
    both("代号的意思", "What codes mean"),
    both("每列每个可能的值一行", "one row for each value that a column can have"),
    (
        Field("table", "code", both("表", "Table")),
        Field("field", "code", both("列", "Column")),
        Field("value", "code", both("值", "Value")),
        *in_both("label", both("意思", "Meaning")),
    ),
    ("table", "field", "value"),
)
ABOUT = Table(
    "about",
    both("这份数据", "These data"),
    both(
        "数据的日期、提交、许可等，每样一行", "date, commit, licence and the like, a row for each"
    ),
    (
        Field("name", "code", both("名目", "Name")),
        Field("value", "text", both("内容", "Value"), empty=both("不详", "unknown")),
    ),
    ("name",),
)


def counted(table: Table) -> Table:
    """Return the columns of a table that are reckoned from its numbers, as the dictionary lists them."""
    fields = tuple(
        Field(
            f"{field.name}_millionths",
            "count",
            MILLIONTHS.title,
            MILLIONTHS.about,
            MILLIONTHS.empty,
        )
        for field in table.fields
        if field.kind in NUMBERS
    )
    return Table(table.name, table.title, table.about, fields, ())
