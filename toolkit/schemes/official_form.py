"""The policy's own form: its title and columns, what is filled in by hand, who signs and seals."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.reading.shape import Shape
from toolkit.schemes.values import Name

WRONG_COLUMNS = declare(
    "S127",
    "error",
    title=both("考核表的栏目与办法不合", "Columns of the form"),
    message=both("form 的 columns：{what}。", "Columns of the form: {what}."),
    remedy=both(
        "照原文的表改正 columns；不写 columns，就按指标自动排栏目。",
        "Correct the columns as the policy’s form has them; without columns they follow from the indicators.",
    ),
)
NOT_SCORED = both(
    "不计分的办法不写 columns，申请书的各栏由事实和条件排成",
    "a scheme without scores has none; its form is made of facts and conditions",
)
LEVELS = both(
    "指标有 {depth} 级，indicator 栏要写 {depth} 个，写了 {n} 个",
    "the indicators have {depth} levels and need as many indicator columns; there are {n}",
)
NO_SCORE = both("要有一栏 verified（考核得分）", "there has to be a column verified, for the score")
TWICE = both("{shows} 写了不止一次", "{shows} is there more than once")
OF_NOTHING = both("只有 asked 可以写 of", "of goes with asked only")


class FormColumn(Shape):
    """A column: what it shows and its head.

    The nth ``indicator`` column shows the nth level of the tree. ``asked`` with ``of`` shows what
    is asked of one class. Neighbours with the same ``under`` share a head above their own.
    ``added`` marks a column that the policy's form does not have.
    """

    shows: Literal["number", "indicator", "asked", "value", "points", "rule", "claimed", "verified"]
    head: Text
    under: Text | None = None
    of: Name | None = None
    added: bool = False


class Signature(Shape):
    """A block left for seal, signature and date: whose it is, what is certified, lines to fill in.

    ``added`` marks a block that the policy's form does not have.
    """

    label: Text
    says: Text | None = None
    lines: tuple[Text, ...] = ()
    added: bool = False


class OfficialForm(Shape):
    """The form of a policy; the rows come from the indicators, or from facts and conditions."""

    about: ClassVar[Text] = both(
        "办法自己的考核表或申请书：标题、栏目、手填的格、签字盖章的栏。各行由指标和事实排成，不写在这里；整个不写 form，就按指标排一张。",
        "The policy’s own form: title, columns, what is filled in by hand, blocks for seal and signature. The rows follow from indicators and facts and are not written here; without form, one is laid out from the indicators.",
    )
    written: ClassVar[str] = """\
title: {zh: 科普站考核表, en: Form of the assessment of science posts}
article: art-1
columns:
  - {shows: indicator, head: {zh: 考核项目, en: Item}}
  - {shows: asked, of: town, under: {zh: 考核标准, en: Asked}, head: {zh: 甲类, en: Class A}}
  - {shows: asked, of: village, under: {zh: 考核标准, en: Asked}, head: {zh: 乙类, en: Class B}}
  - {shows: points, head: {zh: 分值, en: Points}}
  - {shows: claimed, head: {zh: 自评得分, en: Self-score}, added: true}
  - {shows: verified, head: {zh: 考核得分, en: Score}}
blanks: [{zh: 联系电话, en: Telephone}]
signatures:
  - label: {zh: 单位（盖章）, en: Unit (seal)}
    says: {zh: 所填内容属实。, en: What is stated is true.}
    lines: [{zh: 负责人签字, en: Signed by the person in charge}]
"""

    title: Text
    article: Name
    columns: tuple[FormColumn, ...] = ()
    blanks: tuple[Text, ...] = ()
    signatures: Annotated[tuple[Signature, ...], Field(min_length=1)]

    def faults(self, depth: int, is_scored: bool) -> Iterator[Text]:
        """Yield what is wrong with the columns of a scheme whose tree has that many levels."""
        if not self.columns:
            return
        if not is_scored:
            yield NOT_SCORED
            return
        shown = Counter(each.shows for each in self.columns)
        if shown["indicator"] != depth:
            yield LEVELS.filled(depth=depth, n=shown["indicator"])
        if not shown["verified"]:
            yield NO_SCORE
        if any(each.of is not None and each.shows != "asked" for each in self.columns):
            yield OF_NOTHING
        places = Counter((each.shows, each.of) for each in self.columns)
        for (shows, _), times in places.items():
            if times > 1 and shows != "indicator":
                yield TWICE.filled(shows=shows)
