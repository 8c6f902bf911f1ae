"""What the keys of rules mean, on the page on the format."""

from collections.abc import Mapping

from toolkit.language import Text, both

KEYS: Mapping[str, Text] = {
    "quantity": both(
        "用哪项事实：填的数，或计入的记录条数",
        "the fact that is measured: its number, or how many of its records count",
    ),
    "EachBand.quantity": both("用哪项逐条填写的事实", "the fact whose records are taken"),
    "FirstAndExtra.quantity": both("用哪项逐条填写的事实", "the fact whose records are taken"),
    "target": both(
        "各类相同的目标；与 targets 二者取一",
        "the target, the same for all classes; this or targets",
    ),
    "targets": both("按类别写的目标，每一类都要写", "the targets by class, every class named"),
    "Range.from": both("目标范围的下限", "the lower end of the range"),
    "Range.to": both("目标范围的上限", "the upper end of the range"),
    "Range.at": both(
        "达到哪里算达到：lower-end（下限）、middle（中间值）、upper-end（上限），一般由口径决定",
        "which number has to be reached: lower-end, middle or upper-end, as a rule by a reading",
    ),
    "parts": both("两个以上的部分，各有自己的目标", "two or more parts, each with its target"),
    "Part.applies": both(
        "这一部分算不算；原文没有说定的，由口径决定",
        "whether the part counts; where the text leaves it open, by a reading",
    ),
    "at_least": both("达到这个数，含本数", "this number or more"),
    "edge": both(
        "两档共用的界限归高的一档（higher）还是低的一档（lower）",
        "whether an edge that two bands share belongs to the higher or the lower of them",
    ),
    "bands": both("各档，从低到高，不能重叠", "the bands from low to high, without overlap"),
    "Band.from": both(
        "这一档从哪个数起；不写就是没有下限", "where the band begins; open where it is left out"
    ),
    "Band.to": both(
        "这一档到哪个数止；不写就是没有上限", "where the band ends; open where it is left out"
    ),
    "Band.points": both("落在这一档得几分", "the points of the band"),
    "facts": both("是否类的事实，一项或几项", "facts that are true or false, one or more"),
    "Each.points": both(
        "每一个（写了 per 的，每 per 个）几分", "the points for one, or for every per"
    ),
    "where": both(
        "只计符合这个条件的记录；写法见“条件”",
        "takes only the records that meet it; see conditions",
    ),
    "what": both(
        "用文字说明 where 取的是哪些记录，显示时代替条件",
        "which records where takes, in words that are shown in its place",
    ),
    "per": both("每几个计一次，零头不计", "how many make one; a remainder brings nothing"),
    "EachBand.field": both("看记录的哪一栏，须是数", "the field that is looked at, a number"),
    "FirstAndExtra.field": both(
        "级别写在记录的哪一栏，须是选项", "the field that holds the level, a choice"
    ),
    "first": both("首个几分", "the points for the first"),
    "extra": both(
        "其余每个按级别加几分，从最低的级别写到最高的级别",
        "what each of the others adds by its level, from the lowest level to the highest",
    ),
    "order": both(
        "级别最低的（lowest）还是最高的（highest）算首个",
        "whether the one of the lowest or of the highest level is the first",
    ),
    "only_with": both("这项事实为 0 时，这一项得 0 分", "the fact without which the score is 0"),
    "items": both("小项，一个以上", "the items, one or more"),
    "Item.id": both("小项的编号，在这个指标里不重复", "the id of the item, once in the indicator"),
    "Item.label": both("小项的名称", "the name of the item"),
    "Item.points": both(
        "小项的分值，也是它的上限；each、each-band、first-and-extra 可以不写，不写就没有自己的上限",
        "what the item is worth and its cap; each, each-band and first-and-extra may go without, and then have no cap of their own",
    ),
    "rule": both(
        "小项的规则，除 sum、best、panels、reported 外都可以",
        "the rule of the item: any but sum, best, panels and reported",
    ),
    "Item.classes": both("只有这些类别能得这一项", "the only classes that can earn it"),
    "uncapped": both(
        "true 表示超过分值的部分也算", "true where what exceeds the points counts too"
    ),
    "cap_stated": both(
        "false 表示原文只写了单价，没有写最高分",
        "false where the text states a price and no highest score",
    ),
}
