"""How each kind of fact is filled in, in the words of a remedy."""

from typing import Any

from toolkit.language import Text, both, joined
from toolkit.reading.models import described, with_labels

HOW_BY_KIND: dict[str, Text] = {
    "count": both(
        "写阿拉伯数字，一个都没有就写 0", "write it in digits; where there were none, write 0"
    ),
    "amount": both(
        "写数字（单位：{unit}），没有就写 0",
        "write a number (in {unit}); where there was none, write 0",
    ),
    "percent": both(
        "写数字，12.5 表示 12.5%；没有变化就写 0",
        "write a number, 12.5 means 12.5%; where there was none, write 0",
    ),
    "days": both("写天数，没有就写 0", "write the number of days; where there were none, write 0"),
    "date": both("写日期，例如 2018-03-05", "write the day, for example 2018-03-05"),
    "text": both("写上实际的文字", "write the words"),
    "choice": both("写 {options}其中之一，用英文编号", "choose one of {options}"),
    "yes-no": both("写 true（是）或 false（否）", "write true or false"),
    "link": both("写以 https:// 开头的网址", "write the web address, beginning with https://"),
    "records": both(
        "逐条列出，一条都没有就写 []", "list them one by one; where there is none, write []"
    ),
    "ledger": both(
        "写上年度（year）、每一行和合计行，没有的金额写 0",
        "give the year, every row and the total; an amount of none is written 0",
    ),
}
HOW_IF_PLAIN = both(
    "逐条列出，或者只写个数，没有就写 0",
    "list them one by one or give their number; where there is none, write 0",
)
OR_REMOVE = both("没有就把这一项整个删去", "if there is nothing to say, remove the entry")
ID = described(
    both("编号", "id"),
    both("写一个没有用过的编号，例如 e01", "write an id not yet taken, such as e01"),
)
ROW = both(
    "写上这一行各栏的金额，没有就写 0",
    "give every amount of the row; where there was none, write 0",
)
YEAR = both("写考核年度，例如 2018", "write the year that is assessed, for example 2018")


def how_to_fill(declared: Any) -> Text:
    """Return how a fact or field is filled in."""
    if declared.kind == "records" and declared.plain:
        return HOW_IF_PLAIN
    options = getattr(declared, "options", {})
    how = HOW_BY_KIND[declared.kind].filled(
        unit=getattr(declared, "unit", ""), options=with_labels(options, options, "、")
    )
    return how if declared.required else joined([how, OR_REMOVE])


def amount_in(unit: Text) -> Text:
    """Return how an amount of a ledger is filled in."""
    return HOW_BY_KIND["amount"].filled(unit=unit)


def extra(declared: Any) -> dict[str, Any]:
    """Return what the field of a fact or of a record says of itself for messages."""
    return described(declared.label, how_to_fill(declared), getattr(declared, "options", None))
