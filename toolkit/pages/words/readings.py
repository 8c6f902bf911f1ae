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
    "marked_by": both("供评定参考", "Stated for the marks"),
    "other_readings": both("其他读法", "Other readings"),
    "lesser_readings": both(
        "争议小的读法没有列在这里，", "Readings that are hardly disputed are left out here; "
    ),
    "all_readings": both("结果页上有全部", "the results page has them all"),
}
