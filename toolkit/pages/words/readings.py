"""Words of what other readings would change, of sums and of what people marked, on scorecards."""

from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "fragile_result": both(
        "这个结果取决于有争议的读法", "This result depends on disputed readings"
    ),
    "fragile_words": both(
        "办法里有几处读法有争议。换一种读法，本单位会这样变：",
        "Some passages of the policy are read in disputed ways. Under another reading this unit would change:",
    ),
    "subtotal": both("小计", "Subtotal"),
    "parts_added": both("各部分相加。", "The parts below, added up."),
    "marks_given": both("评定的人打分", "Marks given"),
    "panels_key": both(
        "由评委打分的项只公布各组的平均分，单个评委的评分表和扣分的理由不公布",
        "Of what panels mark only their means are published, not the sheets of single judges or why they took points off",
    ),
    "marked_by": both("供评定参考", "Stated for the marks"),
    "readings_hold": both(
        "有争议的地方换一种读法，不会改变本单位的{what}。",
        "Other readings of what is disputed would not change its {what}.",
    ),
    "readings_alone": both("会改变总分的：", "They would move its total: "),
    "readings_alone_only": both(
        "有争议的地方换一种读法，会改变总分的：",
        "Other readings of what is disputed that would move its total: ",
    ),
    "readings_alone_too": both("只会改变总分的：", "The total alone would move: "),
    "readings_lesser": both("争议小、但也会改变的：", "Hardly disputed, yet they would: "),
    "readings_lesser_too": both(
        "争议小、但也会改变结果的：", "Hardly disputed, yet they would change it too: "
    ),
    "all_readings": both("全部读法见结果页", "All readings are on the results page"),
}
